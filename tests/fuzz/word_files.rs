//! A Word file that comes back, whatever it holds: its words or why not, never a panic, never more than it may unpack to.
#![no_main]
use dan_van::docx::words;
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

#[derive(Arbitrary, Debug)]
enum Input<'a> {
    /// Any bytes.
    Bytes(&'a [u8]),
    /// A whole file whose words are any bytes.
    Words(&'a [u8]),
}

fuzz_target!(|input: Input<'_>| {
    match input {
        Input::Bytes(bytes) => _ = words(bytes),
        Input::Words(xml) => {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a name");
            zip.write_all(xml).expect("memory");
            let file = zip.finish().expect("memory").into_inner();
            if let Ok(said) = words(&file) {
                assert!(said.len() <= xml.len() * 3 + 1);
            }
        }
    }
});
