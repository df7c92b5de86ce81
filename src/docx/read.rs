//! The words of a Word file that somebody finished elsewhere. Whatever the file holds: its words, or why not.
use quick_xml::{Reader, events::Event};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Why a file gives no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no .docx, is locked by a password, or is damaged.
    #[error("no Word file")]
    NotWord,
    /// It would unpack to more than a paper can be.
    #[error("too large")]
    TooLarge,
}

/// Bytes of the unpacked words: a paper of thousands of rows is a tenth of it.
const MOST: u64 = 64 << 20;

/// The words of a file, a line for each paragraph and each line of it, in their order; those of cells as well.
///
/// # Errors
/// [`ReadError`].
pub fn words(file: &[u8]) -> Result<String, ReadError> {
    let mut zip = ZipArchive::new(Cursor::new(file)).map_err(|_| ReadError::NotWord)?;
    let part = zip.by_name("word/document.xml").map_err(|_| ReadError::NotWord)?;
    let mut xml = Vec::new();
    // What the file says of its size may be untrue.
    part.take(MOST + 1).read_to_end(&mut xml).map_err(|_| ReadError::NotWord)?;
    if xml.len() as u64 > MOST {
        return Err(ReadError::TooLarge);
    }
    said(&xml).ok_or(ReadError::NotWord)
}

fn said(xml: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut out, mut in_words) = (String::new(), false);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(e) => in_words = e.local_name().as_ref() == b"t",
            Event::Empty(e) if matches!(e.local_name().as_ref(), b"br" | b"cr" | b"tab") => {
                out.push(if e.local_name().as_ref() == b"tab" { ' ' } else { '\n' });
            }
            Event::Text(text) if in_words => out.push_str(&text.decode().ok()?),
            Event::GeneralRef(name) if in_words => {
                let name = name.decode().ok()?;
                let number = name.strip_prefix('#').map(|number| {
                    let hex = number.strip_prefix(['x', 'X']);
                    hex.map_or(number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()
                });
                match number {
                    Some(number) => out.push(char::from_u32(number?)?),
                    None => out.push_str(quick_xml::escape::resolve_predefined_entity(&name)?),
                }
            }
            Event::End(e) => {
                in_words = false;
                if e.local_name().as_ref() == b"p" {
                    out.push('\n');
                }
            }
            Event::Eof => return Some(out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        docx,
        layout::block::{Align, Block, Document, Paragraph, Section, Style},
    };
    use std::io::Write as _;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_was_written_is_read() {
        let text = "Hộ ông Trần Văn Mẫu & “bà” <Út>\nẤp Chợ";
        let p = Paragraph::new(text, Style::regular(14.0), Align::Left, 18.0);
        let section = Section { blocks: vec![Block::Paragraph(p)], ..Section::default() };
        let document = Document { sections: vec![section], ..Document::default() };
        let file = docx::write(&document).unwrap();
        assert_eq!(words(&file).unwrap().trim(), text);
        // Cut off anywhere it is refused, and nothing else happens.
        for length in [0, 1, 20, file.len() / 2, file.len() - 1] {
            assert_eq!(words(&file[..length]), Err(ReadError::NotWord), "{length}");
        }
    }

    #[test]
    fn what_is_no_paper_is_refused() {
        let part = "word/document.xml";
        for file in [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked by a password".to_vec(),
            zipped("other.xml", b"<a/>"),
            zipped(part, b"<w:p><w:t>\xff\xfe</w:t></w:p>"),
            zipped(part, b"<w:p><w:t>a</w:r></w:p>"),
            zipped(part, b"<w:t>&unknown;</w:t>"),
            zipped(part, b"<w:t>&#xd800;</w:t>"),
        ] {
            assert_eq!(words(&file), Err(ReadError::NotWord));
        }
        assert_eq!(words(&zipped(part, b"<w:p/>")).unwrap(), "");
        assert_eq!(words(&zipped(part, b"<w:t>&#72;&#x1ED9; &amp;</w:t>")).unwrap(), "Hộ &");
        let bomb = zipped(part, &vec![b' '; (MOST + 1) as usize]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(words(&bomb), Err(ReadError::TooLarge));
    }
}
