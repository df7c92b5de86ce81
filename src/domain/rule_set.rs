//! Rule sets of paper form (bộ thể thức): HD 36-HD/VPTW 2018, HD 05-HD/VPTW 2026, NĐ 30/2020/NĐ-CP.
//! Figures and the forms that differ between them are data, in `assets/rule-sets.json`: whoever composes a
//! paper asks for the form, never which family it is of.
use super::{meeting::VotingRule, office::Body, paper_kind::PaperKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::LazyLock};

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

/// How far running text may be tightened to save a page (“Ép vừa trang”), points.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Squeeze {
    /// From baseline to baseline.
    pub line_pt: f32,
    /// Above a paragraph: NĐ 30/2020/NĐ-CP, Phụ lục I, wants 6 points at least; the Party's guides name no least.
    pub gap_pt: f32,
    /// Size of letters: 13–14 in the guides.
    pub size: f32,
    /// From baseline to baseline in tables.
    pub table_line_pt: f32,
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
    /// Trích yếu of a công văn.
    pub letter_subject: f32,
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

/// What closes the head of a paper, below its subject or the note of its annex.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleEnd {
    /// A line of its own: `-----`.
    Dashes(String),
    /// A rule as long as this share of the line above, 0–1 (NĐ 30: 1/3 to 1/2).
    Rule(f32),
}

/// Trích yếu of a công văn, below its number.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LetterSubject {
    /// `V/v {subject}`
    pub text: String,
    /// In italics (HD 36 Phụ lục 3) or upright (NĐ 30 Phụ lục I).
    pub italic: bool,
}

/// How a day is written where another paper is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CitedDay {
    /// `ngày 05/12/2016`
    Short,
    /// `ngày 05 tháng 12 năm 2016`
    Long,
}

/// Where the name of who decides stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecidesLine {
    /// On the line above `QUYẾT ĐỊNH` (HD 36, HD 05).
    TwoLines,
    /// On one line with it: `BAN THƯỜNG VỤ QUYẾT ĐỊNH`.
    OneLine,
    /// Above the căn cứ, and `QUYẾT ĐỊNH` alone below them (NĐ 30).
    AboveBases,
}

/// What stands before a person's name in running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Address {
    /// `đồng chí`.
    Comrade,
    /// `ông (bà)`, whoever it is.
    Either,
    /// `ông` or `bà`; `ông (bà)` where that is not known.
    ByGender,
    /// `đồng chí` of a Party member, else by gender.
    MembersAsComrades,
}

/// How a tờ trình speaks to whom it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Greeting {
    /// `Kính trình`.
    Present,
    /// `Kính gửi` between the ban of one cấp ủy, else `Kính trình`.
    SendBesides,
    /// `Kính gửi`.
    Send,
}

/// How recipients stand in Điều 1 that names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamesInArticle {
    /// In its sentence.
    Sentence,
    /// Below it, numbered, a line each.
    Numbered,
}

/// Into how many articles the content of a decision on awards goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Articles {
    /// The reward is one of its own: two without it, three with it.
    AsNeeded,
    /// Two: the reward stands in Điều 1.
    Two,
    /// Three: without a reward Điều 2 says from when the decision holds.
    Three,
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
    /// By what its bodies usually decide.
    pub voting: VotingRule,
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
    /// How far that may be tightened.
    pub squeeze: Squeeze,
    /// The whole number of a paper: `{number}-{kind}/{symbol}` (HD 36-HD/VPTW, mục II, điểm 1.3; papers under
    /// HD 05-HD/VPTW are seen with the same), `{number}/{kind}-{symbol}` (NĐ 30/2020/NĐ-CP, Phụ lục I, phần I,
    /// mục II, khoản 3).
    pub number: String,
    /// The same of kinds that are numbered otherwise: under NĐ 30 a công văn has no kind in its number.
    #[serde(default)]
    pub number_of_kind: BTreeMap<PaperKind, String>,
    /// Its line in the letterhead: `Số {number}`.
    pub number_line: String,
    /// Between number and day where a paper is named: `, ` (HD 36) or a space (NĐ 30).
    pub cited_between: String,
    /// The day there.
    pub cited_day: CitedDay,
    /// Below the title of an annex: `(kèm theo {paper} {cited} của {body})`.
    pub annex_note: String,
    /// Trích yếu of a công văn.
    pub letter_subject: LetterSubject,
    /// What closes the head.
    pub title_end: TitleEnd,
    /// Does the subject begin with a capital: `Về việc …`?
    pub subject_capital: bool,
    /// Where the name of who decides stands.
    pub decides_line: DecidesLine,
    /// Behind `QUYẾT ĐỊNH`: a colon, or nothing.
    pub decides_end: String,
    /// How Điều 1 names recipients.
    pub names_in_article: NamesInArticle,
    /// How many articles there are.
    pub articles: Articles,
    /// Before each căn cứ: `- `, or nothing.
    pub basis_mark: String,
    /// Are căn cứ in italics?
    pub basis_italic: bool,
    /// Each căn cứ ends so.
    pub basis_end: String,
    /// The last of them, which is usually the proposal, ends so.
    pub last_basis_end: String,
    /// `Xét đề nghị của {whose}`
    pub proposal: String,
    /// Before the name of a person in running text.
    pub address: Address,
    /// How a tờ trình speaks to whom it goes.
    pub greeting: Greeting,
    /// Each line of Nơi nhận ends so.
    pub recipients_end: String,
    /// The last of them ends so.
    pub last_recipients_end: String,
    /// `T/M` or `TM.`
    pub on_behalf: String,
    /// `K/T` or `KT.`
    pub for_head: String,
    /// `T/L` or `TL.`
    pub by_order: String,
    /// Does the post of who signs for a collective stand below `T/M …`?
    pub post_line: bool,
    /// Does a deputy who signs for a collective sign for its head too: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`,
    /// `PHÓ CHỦ TỊCH` (NĐ 30)? Inside a cấp ủy nobody does.
    pub deputy_on_behalf_for_head: bool,
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

/// The form of a body's papers: its rule set, with what it does otherwise.
pub fn of(body: &Body) -> Option<RuleSet> {
    let mut rules = by_id(&body.rule_set)?.clone();
    body.variants.apply(body.signing, &mut rules);
    Some(rules)
}

/// The form of Party papers that is in force and has no end: what a new body begins with.
pub fn of_party_now() -> Option<&'static RuleSet> {
    RULE_SETS.iter().rfind(|r| r.family == Family::Party && r.to.is_none())
}

impl RuleSet {
    /// How papers of this kind are numbered, with `{number}`, `{kind}` and `{symbol}`.
    pub fn number_of(&self, kind: PaperKind) -> &str {
        self.number_of_kind.get(&kind).unwrap_or(&self.number)
    }

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
        assert_eq!(of_party_now().unwrap().id, "HD05-2026");
    }
}
