//! Rule sets of paper form (bộ thể thức): HD 36-HD/VPTW 2018, HD 05-HD/VPTW 2026, NĐ 30/2020/NĐ-CP.
//! The figures are data, in `assets/rule-sets.json`.
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::LazyLock;

/// Party papers or state papers: they have different letterheads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// ĐẢNG CỘNG SẢN VIỆT NAM, star, no Quốc hiệu.
    Party,
    /// Quốc hiệu, Tiêu ngữ.
    State,
}

/// Margins in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Margins {
    pub top: f32,
    pub bottom: f32,
    pub left: f32,
    pub right: f32,
}

/// Where page numbers stand: centred, from page 2.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct PageNumber {
    /// Points.
    pub size: f32,
    /// Millimetres from the top edge to the baseline's line.
    pub from_top_mm: f32,
}

/// Sizes of the parts of a paper, in points (HD 36 Phụ lục 3; NĐ 30 Phụ lục I).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Sizes {
    pub motto: f32,
    pub parent: f32,
    pub issuer: f32,
    pub number: f32,
    pub date: f32,
    pub title: f32,
    pub summary: f32,
    pub body: f32,
    pub authority: f32,
    pub position: f32,
    pub signer: f32,
    pub recipients_heading: f32,
    pub recipients: f32,
    pub annex_note: f32,
    pub table: f32,
}

/// How “Nơi nhận” is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecipientsHeading {
    /// Party papers.
    Underlined,
    /// State papers.
    BoldItalic,
}

/// Bộ thể thức.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RuleSet {
    /// Key, as bodies name it.
    pub id: String,
    /// As people name it.
    pub name: String,
    /// In force from.
    pub from: Date,
    /// In force to; `None` while it is.
    pub to: Option<Date>,
    /// Party or state.
    pub family: Family,
    /// Margins of a right-hand page; left and right change places on the back when two-sided.
    pub margins_mm: Margins,
    /// Page numbers.
    pub page_number: PageNumber,
    /// Does each annex count its own pages (NĐ 30)?
    pub annex_numbers_own_pages: bool,
    /// Sizes.
    pub sizes: Sizes,
    /// Exact line height of running text, points.
    pub line_pt: f32,
    /// First-line indent.
    pub indent_mm: f32,
    /// Space before a paragraph, points.
    pub paragraph_gap_pt: f32,
    /// Line height in tables, points.
    pub table_line_pt: f32,
    /// `Số {number}-QĐ/{symbol}`
    pub number_pattern: String,
    /// `T/M` or `TM.`
    pub on_behalf: String,
    /// `K/T` or `KT.`
    pub for_head: String,
    /// Is the post of the signatory bold?
    pub position_bold: bool,
    /// What the last article ends with.
    pub end_mark: String,
    /// How “Nơi nhận” is set.
    pub recipients_heading_style: RecipientsHeading,
}

static RULE_SETS: LazyLock<Vec<RuleSet>> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one leaves no rule set.
    serde_json::from_str(include_str!("../../assets/rule-sets.json")).unwrap_or_default()
});

/// All rule sets, oldest first.
pub fn all() -> &'static [RuleSet] {
    &RULE_SETS
}

/// The rule set of this key, or else the first.
pub fn by_id(id: &str) -> Option<&'static RuleSet> {
    RULE_SETS.iter().find(|r| r.id == id).or_else(|| RULE_SETS.first())
}

impl RuleSet {
    /// In force on that day?
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_rule_sets_are_there() {
        let ids: Vec<&str> = all().iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["HD36-2018", "HD05-2026", "ND30-2020"]);
        let party = by_id("HD36-2018").unwrap();
        assert!(
            party.in_force(Date::constant(2020, 1, 1))
                && !party.in_force(Date::constant(2016, 12, 5))
        );
        assert_eq!(by_id("HD05-2026").unwrap().end_mark, ".");
    }
}
