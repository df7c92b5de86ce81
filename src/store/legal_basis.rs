//! Legal bases in the file.
use super::{Reader, Result, Writer, new_uid};
use crate::domain::{
    ids::{Kind, LegalBasisId},
    legal_basis::LegalBasis,
};
use rusqlite::{Row, named_params};

fn row_to_legal_basis(row: &Row<'_>) -> rusqlite::Result<LegalBasis> {
    Ok(LegalBasis {
        id: row.get("id")?,
        number_symbol: row.get("number_symbol")?,
        summary: row.get("summary")?,
        issuer: row.get("issuer")?,
        issued_on: row.get("issued_on")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
        replaced_by: row.get("replaced_by_id")?,
    })
}

impl Reader<'_> {
    /// Legal bases, oldest first.
    pub fn legal_bases(&self) -> Result<Vec<LegalBasis>> {
        self.all(Kind::LegalBasis, None, row_to_legal_basis)
    }

    /// One legal basis.
    pub fn legal_basis(&self, id: LegalBasisId) -> Result<Option<LegalBasis>> {
        self.row(id, row_to_legal_basis)
    }
}

impl Writer<'_> {
    /// Stores a legal basis.
    pub fn save_legal_basis(&self, basis: &LegalBasis) -> Result<LegalBasisId> {
        let id = self.save(
            Kind::LegalBasis,
            named_params! {
                ":id": basis.id, ":uid": new_uid(), ":number_symbol": basis.number_symbol,
                ":summary": basis.summary, ":issuer": basis.issuer, ":issued_on": basis.issued_on,
                ":from_date": basis.from, ":to_date": basis.to, ":replaced_by_id": basis.replaced_by,
            },
        )?;
        Ok(LegalBasisId(id))
    }
}
