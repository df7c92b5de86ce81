//! Bytes kept once by their hash, outside the history: attached files, and what is kept of issued papers.
use super::{Reader, Result, Writer};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use rusqlite::{Connection, functions::FunctionFlags};
use sha2::{Digest as _, Sha256};
use std::io::{Read as _, Write as _};

/// Bytes in hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// SHA-256 in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Text in less room (zlib). Writing into memory does not fail.
pub(super) fn packed(text: &str) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let _ = packer.write_all(text.as_bytes());
    packer.finish().unwrap_or_default()
}

/// The text again; `None` when it is none, or longer than any that is packed.
pub(super) fn unpacked(bytes: &[u8]) -> Option<String> {
    /// Bytes of the longest paper: some hundred thousand rows with their pages.
    const MOST: u64 = 1 << 30;
    let mut text = String::new();
    let mut packed = ZlibDecoder::new(bytes).take(MOST + 1);
    packed.read_to_string(&mut text).ok()?;
    (text.len() as u64 <= MOST).then_some(text)
}

/// Adds `packed` and `sha256`, by which a migration keeps what stood in rows.
pub(super) fn install_functions(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("packed", 1, flags, |c| {
        Ok(c.get::<Option<String>>(0)?.map(|text| packed(&text)))
    })?;
    db.create_scalar_function("sha256", 1, flags, |c| {
        Ok(c.get::<Option<Vec<u8>>>(0)?.map(|bytes| hash(&bytes)))
    })?;
    Ok(())
}

impl Reader<'_> {
    /// The bytes of a hash; `None` when they are not there, or are no longer those that were kept.
    pub(super) fn content(&self, kept: &str) -> Result<Option<Vec<u8>>> {
        let bytes = self.first(include_str!("of_hash.sql"), [kept], |r| r.get::<_, Vec<u8>>(0))?;
        Ok(bytes.filter(|bytes| hash(bytes) == kept))
    }
}

impl Writer<'_> {
    /// Keeps bytes; gives their hash.
    pub(super) fn keep_content(&self, bytes: &[u8]) -> Result<String> {
        let hash = hash(bytes);
        self.run(include_str!("keep.sql"), (&hash, bytes))?;
        Ok(hash)
    }

    /// Lets bytes go that nothing names any more.
    pub(super) fn forget_unused_content(&self) -> Result<()> {
        self.run(include_str!("forget_unused.sql"), ())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_out_as_it_went_in() {
        for text in ["", "{}", "Quyết định khen thưởng. ".repeat(1000).as_str()] {
            assert_eq!(unpacked(&packed(text)).as_deref(), Some(text));
        }
        assert!(packed(&"Danh sách ".repeat(1000)).len() < 200);
        let mut cut = packed("Danh sách");
        cut.truncate(cut.len() / 2);
        for bytes in [&cut[..], b"", b"Danh sach"] {
            assert_eq!(unpacked(bytes), None);
        }
    }
}
