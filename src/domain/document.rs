//! Documents the office issued in a year (văn bản): plans, guidance, reports.
use super::{
    entered::{Entered, Whole},
    field::Field,
    ids::{BodyId, DocumentId, KeyVisitor, visit_key},
    problem::Findings,
    stored_form::{lines, one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Văn bản đã ban hành: kế hoạch, hướng dẫn, báo cáo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// `None` while not yet stored.
    pub id: Option<DocumentId>,
    /// Loại văn bản.
    pub kind: String,
    /// Cơ quan ban hành văn bản.
    pub body: Option<BodyId>,
    /// Số, ký hiệu.
    pub number: String,
    /// Ngày văn bản.
    pub date: Entered<Date>,
    /// Trích yếu văn bản.
    pub summary: String,
    /// Người ký văn bản.
    pub signer: String,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Ghi chú.
    pub note: String,
}

impl Document {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.summary
    }

    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::DocumentKind, &self.kind);
        found.read(Field::DocumentDate, &self.date);
        found.require(Field::DocumentSummary, &self.summary);
        found.require(Field::Year, &self.year.text);
        found.read_year(Field::Year, &self.year);
        found
    }
}

impl Document {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.kind, &mut self.number, &mut self.signer]);
        lines(&mut [&mut self.summary, &mut self.note]);
        typed(today, &mut [&mut self.date]);
        typed(today, &mut [&mut self.year]);
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.body, visit);
    }
}
