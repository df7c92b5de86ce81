//! What can be chosen of a paper beside what it is about. Each paper names its options once; the window, the
//! command line and `reports --json` follow from that.
use crate::{
    domain::{
        ids::{BodyId, UnitId},
        paper_number::typed_number,
    },
    text::{reports::option, template::structures},
};
use jiff::civil::Date;

/// One thing that can be chosen of a paper.
#[derive(Debug)]
pub struct OptionSpec {
    /// Its key on the command line: `--set ky=co`.
    pub key: &'static str,
    /// Its label in the window.
    pub label: &'static str,
    /// What it takes.
    pub kind: OptionKind,
    /// What holds when nothing is chosen; `None`: nothing, or what the content needs.
    pub usual: Option<OptionValue>,
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// `co` or `khong`.
    YesNo,
    /// `doc` or `ngang`.
    Orientation,
    /// The name or symbol of a body.
    Body,
    /// The name of a unit.
    Unit,
    /// The number of a paper, without its symbol.
    Number,
    /// A day.
    Day,
    /// A whole number from the first to the last.
    Count(u32, u32),
    /// The order of the parts of this form of paper: one of those its wording has.
    Structure(&'static str),
}

impl OptionKind {
    /// As programs read it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::YesNo => "yes-no",
            Self::Orientation => "orientation",
            Self::Body => "body",
            Self::Unit => "unit",
            Self::Number => "number",
            Self::Day => "day",
            Self::Count(..) => "count",
            Self::Structure(_) => "choice",
        }
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    /// Yes or no.
    YesNo(bool),
    /// Landscape (ngang) rather than portrait (dọc).
    Landscape(bool),
    /// A body.
    Body(BodyId),
    /// A unit.
    Unit(UnitId),
    /// A number such as `05`.
    Number(String),
    /// A day.
    Day(Date),
    /// A whole number.
    Count(u32),
    /// The word of an order of parts.
    Structure(&'static str),
}

/// Words that mean yes and no, the first of each the usual one.
const YES_NO: [(&str, bool); 4] = [("co", true), ("khong", false), ("1", true), ("0", false)];
/// Words for landscape and portrait.
const LANDSCAPE: [(&str, bool); 2] = [("ngang", true), ("doc", false)];

impl OptionValue {
    /// As it is stored with a paper, and but for a body or unit, which is named there, as the command line takes it.
    pub fn word(&self) -> String {
        let of = |words: &[(&str, bool)], wanted: bool| {
            let word = words.iter().find(|(_, value)| *value == wanted);
            word.map_or_else(String::new, |(word, _)| (*word).to_owned())
        };
        match self {
            Self::YesNo(yes) => of(&YES_NO, *yes),
            Self::Landscape(landscape) => of(&LANDSCAPE, *landscape),
            Self::Body(body) => body.0.to_string(),
            Self::Unit(unit) => unit.0.to_string(),
            Self::Number(number) => number.clone(),
            Self::Day(day) => day.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Structure(word) => (*word).to_owned(),
        }
    }

    /// What a word means to an option of this kind; `None` when it means nothing.
    pub fn of_word(kind: OptionKind, word: &str) -> Option<Self> {
        let of = |words: &[(&str, bool)]| {
            words.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
        };
        match kind {
            OptionKind::YesNo => of(&YES_NO).map(Self::YesNo),
            OptionKind::Orientation => of(&LANDSCAPE).map(Self::Landscape),
            OptionKind::Body => word.parse().ok().map(|id| Self::Body(BodyId(id))),
            OptionKind::Unit => word.parse().ok().map(|id| Self::Unit(UnitId(id))),
            OptionKind::Number => typed_number(word).map(Self::Number),
            OptionKind::Day => word.parse().ok().map(Self::Day),
            OptionKind::Count(least, most) => {
                let count = word.trim().parse().ok();
                count.filter(|n| (least..=most).contains(n)).map(Self::Count)
            }
            OptionKind::Structure(form) => {
                let mut all = structures(form).into_iter();
                all.find(|(known, _)| *known == word).map(|(known, _)| Self::Structure(known))
            }
        }
    }
}

/// Cơ quan tặng: awards of this body alone.
pub const BODY: OptionSpec =
    OptionSpec { key: "co-quan", label: option::BODY, kind: OptionKind::Body, usual: None };
/// Cơ quan ban hành: which body of ours issues it; the first where none is chosen.
pub const ISSUED_BY: OptionSpec =
    OptionSpec { key: "co-quan", label: option::ISSUED_BY, kind: OptionKind::Body, usual: None };
/// The names of this unit alone.
pub const UNIT: OptionSpec =
    OptionSpec { key: "don-vi", label: option::UNIT, kind: OptionKind::Unit, usual: None };
/// Until which day an answer is asked for.
pub const ANSWER_BY: OptionSpec =
    OptionSpec { key: "han", label: option::ANSWER_BY, kind: OptionKind::Day, usual: None };
/// A column of reward money.
pub const REWARD: OptionSpec = yes_no("tien", option::REWARD, false);
/// The sum on a label.
pub const SUM_ON_LABEL: OptionSpec = yes_no("tien", option::SUM_ON_LABEL, false);
/// A column of achievements.
pub const CITATION: OptionSpec = yes_no("thanh-tich", option::CITATION, false);
/// Landscape or portrait; usually as the table needs.
pub const ORIENTATION: OptionSpec = OptionSpec {
    key: "kho",
    label: option::ORIENTATION,
    kind: OptionKind::Orientation,
    usual: None,
};
/// Cơ quan công nhận.
pub const RECOGNISED_BY: OptionSpec = OptionSpec {
    key: "co-quan",
    label: option::RECOGNISED_BY,
    kind: OptionKind::Body,
    usual: None,
};
/// A signature, on a list that usually has one.
pub const SIGNED: OptionSpec = yes_no("ky", option::SIGNED, true);
/// A list that goes with a tờ trình: it cites that, and has neither letterhead nor signature.
pub const WITH_SUBMISSION: OptionSpec = yes_no("kem-to-trinh", option::WITH_SUBMISSION, false);
/// A signature, on an annex: the decision above it is signed.
pub const ANNEX_SIGNED: OptionSpec = yes_no("ky", option::SIGNED, false);
/// The number to print on a paper that is not issued yet; usually room for the pen.
pub const DRAFT_NUMBER: OptionSpec =
    OptionSpec { key: "so", label: option::DRAFT_NUMBER, kind: OptionKind::Number, usual: None };
/// The day to print on a paper that is not issued yet; usually room for the pen.
pub const DRAFT_DAY: OptionSpec =
    OptionSpec { key: "ngay", label: option::DRAFT_DAY, kind: OptionKind::Day, usual: None };

/// The first year of a register of several years.
pub const FROM_YEAR: OptionSpec = OptionSpec {
    key: "tu-nam",
    label: option::FROM_YEAR,
    kind: OptionKind::Count(1900, 2200),
    usual: None,
};
/// How many more recipients an estimate reckons with, in percent.
pub const MORE_RECIPIENTS: OptionSpec = OptionSpec {
    key: "tang",
    label: option::MORE_RECIPIENTS,
    kind: OptionKind::Count(0, 100),
    usual: None,
};

/// An option that is yes or no.
pub const fn yes_no(key: &'static str, label: &'static str, usual: bool) -> OptionSpec {
    OptionSpec { key, label, kind: OptionKind::YesNo, usual: Some(OptionValue::YesNo(usual)) }
}
