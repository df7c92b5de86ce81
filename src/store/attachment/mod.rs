//! Files attached to records: kept once by the hash of their bytes, verified whenever they are used.
use super::{Reader, Result, StoreError, Writer, kinds::place, new_uid};
use crate::domain::ids::{AttachmentId, Kind, Record};
use rusqlite::named_params;

/// One attached file, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Key.
    pub id: AttachmentId,
    /// Name of the file.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    /// Ghi chú.
    pub note: String,
    /// Local date and time it was attached.
    pub added_at: String,
    /// Bản chính: the signed scan or the final Word file of what it is attached to.
    pub is_original: bool,
}

impl Reader<'_> {
    /// Files attached to a record, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn attachments(&self, of: Record) -> Result<Vec<Attachment>> {
        self.rows(include_str!("of_record.sql"), place(of), |row| {
            Ok(Attachment {
                id: row.get("id")?,
                name: row.get("name")?,
                size: row.get("size")?,
                hash: row.get("hash")?,
                note: row.get("note")?,
                added_at: row.get("added_at")?,
                is_original: row.get("is_original")?,
            })
        })
    }

    /// How many files are attached to anything, and how many of them are bản chính.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn attachment_counts(&self) -> Result<(i64, i64)> {
        let found =
            self.first(include_str!("counts.sql"), (), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.unwrap_or_default())
    }

    /// Name and bytes of an attached file.
    ///
    /// # Errors
    /// [`StoreError::BadAttachment`] when the bytes are not those that were attached.
    pub fn attachment_content(&self, id: AttachmentId) -> Result<Option<(String, Vec<u8>)>> {
        let found = self.first(include_str!("name_and_hash.sql"), [id], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let Some((name, kept)) = found else { return Ok(None) };
        match self.content(&kept)? {
            Some(content) => Ok(Some((name, content))),
            None => Err(StoreError::BadAttachment(name)),
        }
    }
}

impl Writer<'_> {
    /// Attaches a file to a record, as its bản chính where that is said.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn attach(
        &self,
        to: Record,
        (name, is_original): (&str, bool),
        content: &[u8],
        at: &str,
    ) -> Result<AttachmentId> {
        let (table, id) = place(to);
        let hash = self.keep_content(content)?;
        let size = content.len() as i64;
        let new: Option<AttachmentId> = None;
        let columns = named_params! {
            ":id": new, ":uid": new_uid(), ":owner_table": table, ":owner_id": id, ":name": name,
            ":hash": hash, ":size": size, ":note": "", ":added_at": at, ":is_original": is_original,
        };
        Ok(AttachmentId(self.save(Kind::Attachment, columns)?))
    }

    /// Puts an attached file into the trash; its bytes stay until the trash is emptied.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn detach(&self, id: AttachmentId) -> Result<()> {
        self.run(include_str!("remove.sql"), (self.step, id))?;
        Ok(())
    }
}
