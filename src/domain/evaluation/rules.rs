//! What a set of criteria says: its criteria in up to four levels, its classes, and the rules beside them.
use crate::domain::vietnamese::{clean, same_name_key};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How a criterion is scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionKind {
    /// Nhóm: the sum of what stands below it.
    Group,
    /// Điểm, from 0 to the maximum in steps.
    #[default]
    Points,
    /// Đạt, không đạt: all or nothing.
    PassFail,
    /// Điểm thưởng: outside the base.
    Bonus,
    /// Điểm trừ: outside the base, written as a number above 0.
    Penalty,
    /// Khoảng: points by the band that what was measured lies in.
    Bands,
}

impl CriterionKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Group, Self::Points, Self::PassFail, Self::Bonus, Self::Penalty, Self::Bands];

    /// Is it part of the base, which every subject must be scored in?
    pub fn is_base(self) -> bool {
        matches!(self, Self::Points | Self::PassFail | Self::Bands)
    }
}

/// On which side of its bound a band lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
}

/// One band of a criterion: what was measured, and the points for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Band {
    /// On which side of the bound.
    pub side: Side,
    /// The bound, in hundredths of whatever is measured.
    pub bound: i64,
    /// Is it a percentage?
    pub is_percent: bool,
    /// The points of the band.
    pub points: i64,
}

impl Band {
    fn holds(&self, measured: i64) -> bool {
        match self.side {
            Side::AtLeast => measured >= self.bound,
            Side::MoreThan => measured > self.bound,
            Side::AtMost => measured <= self.bound,
            Side::LessThan => measured < self.bound,
        }
    }
}

/// A code as it is kept: `1.2`, without what people write around it.
pub fn stored_code(text: &str) -> String {
    let text: String = clean(text).chars().filter(|c| !c.is_whitespace()).collect();
    text.trim_matches(['.', ')', '(', ':', '-']).to_owned()
}

/// The whole of a code: `a` below 1.1 is 1.1.a. `above`: the last code that is no letter.
pub fn letter_below(code: String, above: &mut String) -> String {
    let is_letter = code.chars().count() == 1 && code.chars().all(char::is_lowercase);
    if is_letter && !above.is_empty() {
        return format!("{above}.{code}");
    }
    if !is_letter {
        above.clone_from(&code);
    }
    code
}

/// Một tiêu chí, or a group of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Criterion {
    /// Mã: `1.2`, `I`; tells which group it stands in.
    pub code: String,
    /// Nội dung.
    pub text: String,
    /// Điểm tối đa; `None` where none is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// Cách chấm.
    pub kind: CriterionKind,
    /// Bước điểm; `None`: any hundredth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<i64>,
    /// Of [`CriterionKind::Bands`]: its bands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
}

impl Criterion {
    /// The most it can bring; 0 where nothing says it.
    pub fn most_points(&self) -> i64 {
        self.most.or_else(|| self.bands.iter().map(|band| band.points).max()).unwrap_or_default()
    }

    /// The points for what was measured: those of the narrowest band it lies in, 0 outside of all.
    pub fn points_for(&self, measured: i64) -> i64 {
        let held = || self.bands.iter().filter(|band| band.holds(measured));
        let is_from = |band: &&Band| matches!(band.side, Side::AtLeast | Side::MoreThan);
        let highest = held().filter(is_from).max_by_key(|band| band.bound);
        let lowest = held().filter(|band| !is_from(band)).min_by_key(|band| band.bound);
        // Where bands of both sides hold, the one that begins below what was measured says more.
        highest.or(lowest).map_or(0, |band| band.points)
    }
}

/// Một mức xếp loại.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Từ điểm.
    pub least: i64,
    /// Không tiêu chí nào bị điểm 0: a base criterion at 0 bars it.
    pub no_zero: bool,
}

/// Điểm sàn của một nhóm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Floor {
    /// Code of the group or criterion.
    pub group: String,
    /// The points it needs.
    pub least: i64,
    /// The best class below that.
    pub best: String,
}

/// Lý do hạ bậc.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Downgrade {
    /// The reason.
    pub reason: String,
    /// The best class with it.
    pub best: String,
}

/// How the share of a cap becomes a number of subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapRounding {
    /// Làm tròn xuống.
    #[default]
    Down,
    /// Làm tròn, từ nửa trở lên.
    Nearest,
    /// Làm tròn lên.
    Up,
}

/// Trần tỷ lệ của một mức.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cap {
    /// The class that is held.
    pub class: String,
    /// Hundredths of a percent.
    pub percent: i64,
    /// Hundredths of a percent that who stays for a reason may bring it to; `None`: nobody stays over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_reason: Option<i64>,
    /// Of how many: those of this class or better.
    pub base: String,
    /// Làm tròn.
    pub rounding: CapRounding,
    /// Over all groups of subjects together, not in each.
    pub is_over_all: bool,
}

/// Chỉ tiêu số lượng: how many of a group and kind are proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quota {
    /// Nhóm đối tượng; blank: each group, by itself.
    pub group: String,
    /// Loại đối tượng; blank: each kind, by itself.
    pub kind: String,
    /// How many; `None`: all that have the class.
    pub number: Option<i64>,
    /// The class they need at least.
    pub least: String,
}

/// What becomes of the points of a criterion that does not apply to a subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicableRule {
    /// The others count for more: the sum is brought to the whole scale.
    #[default]
    Rescaled,
    /// It counts as full.
    FullPoints,
}

/// Everything a set says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// In the order of the set.
    pub criteria: Vec<Criterion>,
    /// The best first.
    pub classes: Vec<Class>,
    /// Điểm thưởng tối đa.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_bonus: Option<i64>,
    /// Điểm thưởng chỉ của mô hình đã được công nhận: bonus is for recognised models alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bonus_of_models: bool,
    /// Điểm trừ tối đa.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_penalty: Option<i64>,
    /// Điểm sàn.
    pub floors: Vec<Floor>,
    /// Hạ bậc.
    pub downgrades: Vec<Downgrade>,
    /// Loại trừ.
    pub exclusions: Vec<String>,
    /// Trần tỷ lệ.
    pub caps: Vec<Cap>,
    /// Chỉ tiêu.
    pub quotas: Vec<Quota>,
    /// Không áp dụng.
    pub not_applicable: NotApplicableRule,
    /// Vòng chấm, the deciding one last; empty: the usual ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<String>,
}

impl Rules {
    /// The place of a class, by its name; 0 is the best.
    pub fn class_named(&self, name: &str) -> Option<usize> {
        let key = same_name_key(name);
        self.classes.iter().position(|class| same_name_key(&class.name) == key)
    }

    /// The criterion of a code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.code == code)
    }

    /// Its reason to downgrade that is meant by these words.
    pub fn downgrade(&self, reason: &str) -> Option<&Downgrade> {
        let key = same_name_key(reason);
        self.downgrades.iter().find(|known| same_name_key(&known.reason) == key)
    }

    /// Its reason to exclude that is meant by these words.
    pub fn exclusion(&self, reason: &str) -> Option<&str> {
        let key = same_name_key(reason);
        self.exclusions.iter().map(String::as_str).find(|known| same_name_key(known) == key)
    }

    /// Of each criterion the place of the group it stands in. By its code: `1.2.3` in `1.2`; a plain number
    /// below a group of a Roman numeral or a capital letter in that group.
    pub fn parents(&self) -> Vec<Option<usize>> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut lettered: Option<usize> = None;
        let mut parents = Vec::with_capacity(self.criteria.len());
        for (at, criterion) in self.criteria.iter().enumerate() {
            let code = criterion.code.as_str();
            let dotted = code.rsplit_once('.').and_then(|(above, _)| places.get(above)).copied();
            let is_plain = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
            let is_lettered = !code.is_empty() && code.chars().all(char::is_uppercase);
            parents.push(dotted.or(if is_plain { lettered } else { None }));
            if is_lettered {
                lettered = Some(at).filter(|_| criterion.kind == CriterionKind::Group);
            }
            places.entry(code).or_insert(at);
        }
        parents
    }

    /// The most the base can come to.
    pub fn base_most(&self) -> i64 {
        let base = self.criteria.iter().filter(|criterion| criterion.kind.is_base());
        base.map(Criterion::most_points).fold(0, i64::saturating_add)
    }
}
