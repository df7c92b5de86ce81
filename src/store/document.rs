//! Documents the office issued in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    document::Document,
    ids::{DocumentId, Kind},
};
use rusqlite::{Row, named_params};

fn row_to_document(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        id: row.get("id")?,
        kind: row.get("kind")?,
        body: row.get("body_id")?,
        number: row.get("number")?,
        date: row.get("date")?,
        summary: row.get("summary")?,
        signer: row.get("signer")?,
        year: row.get("year")?,
        note: row.get("note")?,
    })
}

impl Reader<'_> {
    /// Documents; of one year when given.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn documents(&self, year: Option<i64>) -> Result<Vec<Document>> {
        self.all(Kind::Document, year, row_to_document)
    }

    /// One document.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn document(&self, id: DocumentId) -> Result<Option<Document>> {
        self.row(id, row_to_document)
    }
}

impl Writer<'_> {
    /// Stores a document.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn save_document(&self, whole: &Document) -> Result<DocumentId> {
        let id = DocumentId(self.save(
            Kind::Document,
            named_params! {
                ":id": whole.id, ":uid": new_uid(), ":kind": whole.kind, ":body_id": whole.body,
                ":number": whole.number, ":date": whole.date, ":summary": whole.summary,
                ":signer": whole.signer, ":year": whole.year, ":note": whole.note,
            },
        )?);
        Ok(id)
    }
}
