//! A set of criteria as a form holds it: every number and every band as typed, until it is read.
use crate::{
    domain::{
        entered::{Entered, Hundredths, Whole},
        evaluation::{
            Cap, CapRounding, Class, CriteriaSet, Criterion, CriterionKind, Downgrade, Floor,
            NotApplicableRule, Quota, Rules, SetList, Wrong, letter_below, stored_code,
        },
        field::Field,
        problem::{Findings, Parts, Problem},
        vietnamese::{clean, clean_lines},
    },
    text::{bands, evaluation},
};
use serde::{Deserialize, Serialize};

/// A criterion as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCriterion {
    /// Mã.
    pub code: String,
    /// Nội dung.
    pub text: String,
    /// Điểm tối đa.
    pub most: Entered<Hundredths>,
    /// Cách chấm.
    pub kind: CriterionKind,
    /// Bước điểm.
    pub step: Entered<Hundredths>,
    /// Các khoảng: `≥ 90 %: 10; ≥ 80 %: 8`.
    pub bands: String,
}

/// A class as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedClass {
    /// Its name.
    pub name: String,
    /// Từ điểm.
    pub least: Entered<Hundredths>,
    /// A base criterion at 0 bars it.
    pub no_zero: bool,
}

/// A floor as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedFloor {
    /// Code of the group or criterion.
    pub group: String,
    /// The points it needs.
    pub least: Entered<Hundredths>,
    /// The best class below that.
    pub best: String,
}

/// A cap as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCap {
    /// The class that is held.
    pub class: String,
    /// Tỷ lệ, %.
    pub percent: Entered<Hundredths>,
    /// Tỷ lệ khi có lý do, %; blank: nobody stays over it.
    pub with_reason: Entered<Hundredths>,
    /// Of how many: those of this class or better.
    pub base: String,
    /// Làm tròn.
    pub rounding: CapRounding,
    /// Over all groups of subjects together.
    pub is_over_all: bool,
}

/// A quota as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedQuota {
    /// Nhóm đối tượng.
    pub group: String,
    /// Loại đối tượng.
    pub kind: String,
    /// How many; blank: all that have the class.
    pub number: Entered<Whole>,
    /// The class they need at least.
    pub least: String,
}

/// A set as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSet {
    /// All of it but what it says, which is blank there.
    pub set: CriteriaSet,
    /// Tiêu chí.
    pub criteria: Vec<TypedCriterion>,
    /// Mức xếp loại.
    pub classes: Vec<TypedClass>,
    /// Điểm thưởng tối đa.
    pub most_bonus: Entered<Hundredths>,
    /// Bonus is for recognised models alone.
    pub bonus_of_models: bool,
    /// Điểm trừ tối đa.
    pub most_penalty: Entered<Hundredths>,
    /// Điểm sàn.
    pub floors: Vec<TypedFloor>,
    /// Hạ bậc.
    pub downgrades: Vec<Downgrade>,
    /// Loại trừ, a line each.
    pub exclusions: String,
    /// Trần tỷ lệ.
    pub caps: Vec<TypedCap>,
    /// Chỉ tiêu.
    pub quotas: Vec<TypedQuota>,
    /// Không áp dụng.
    pub not_applicable: NotApplicableRule,
    /// Vòng chấm, a line each.
    pub rounds: String,
    /// What was said when it was read from a table; never stored.
    pub remarks: Vec<String>,
}

impl TypedSet {
    /// A set as it would be typed.
    pub fn of(set: CriteriaSet) -> Self {
        let points = |points: i64| Entered::of(Some(Hundredths(points)));
        let Rules {
            criteria,
            classes,
            most_bonus,
            bonus_of_models,
            most_penalty,
            floors,
            downgrades,
            exclusions,
            caps,
            quotas,
            not_applicable,
            rounds,
        } = set.rules;
        let criterion = |of: Criterion| TypedCriterion {
            bands: evaluation::bands(&of.bands),
            code: of.code,
            text: of.text,
            most: Entered::of(of.most.map(Hundredths)),
            kind: of.kind,
            step: Entered::of(of.step.map(Hundredths)),
        };
        let class =
            |of: Class| TypedClass { name: of.name, least: points(of.least), no_zero: of.no_zero };
        let floor =
            |of: Floor| TypedFloor { group: of.group, least: points(of.least), best: of.best };
        let cap = |of: Cap| TypedCap {
            class: of.class,
            percent: points(of.percent),
            with_reason: Entered::of(of.with_reason.map(Hundredths)),
            base: of.base,
            rounding: of.rounding,
            is_over_all: of.is_over_all,
        };
        let quota = |of: Quota| TypedQuota {
            group: of.group,
            kind: of.kind,
            number: Entered::of(of.number.map(Whole)),
            least: of.least,
        };
        Self {
            criteria: criteria.into_iter().map(criterion).collect(),
            classes: classes.into_iter().map(class).collect(),
            most_bonus: Entered::of(most_bonus.map(Hundredths)),
            bonus_of_models,
            most_penalty: Entered::of(most_penalty.map(Hundredths)),
            floors: floors.into_iter().map(floor).collect(),
            downgrades,
            exclusions: exclusions.join("\n"),
            caps: caps.into_iter().map(cap).collect(),
            quotas: quotas.into_iter().map(quota).collect(),
            not_applicable,
            rounds: rounds.join("\n"),
            remarks: Vec::new(),
            set: CriteriaSet { rules: Rules::default(), ..set },
        }
    }

    /// What was typed, read; what cannot be read is noted in it at its place.
    pub fn read(&self) -> CriteriaSet {
        let mut unread = Findings::default();
        let mut above = String::new();
        let criteria = each(&mut unread, SetList::Criteria, &self.criteria, |found, typed| {
            let code = letter_below(stored_code(&typed.code), &mut above);
            typed.read(found, code)
        });
        let classes = each(&mut unread, SetList::Classes, &self.classes, |found, typed| Class {
            name: needed(found, Field::ClassName, &typed.name),
            least: needed_points(found, Field::ClassFrom, &typed.least),
            no_zero: typed.no_zero,
        });
        let floors = each(&mut unread, SetList::Floors, &self.floors, |found, typed| Floor {
            group: stored_code(&needed(found, Field::FloorGroup, &typed.group)),
            least: needed_points(found, Field::FloorPoints, &typed.least),
            best: needed(found, Field::BestClass, &typed.best),
        });
        let downgrades =
            each(&mut unread, SetList::Downgrades, &self.downgrades, |found, typed| Downgrade {
                reason: needed(found, Field::DowngradeReason, &typed.reason),
                best: needed(found, Field::BestClass, &typed.best),
            });
        let caps = each(&mut unread, SetList::Caps, &self.caps, |found, typed| Cap {
            class: needed(found, Field::CapClass, &typed.class),
            percent: needed_points(found, Field::CapShare, &typed.percent),
            with_reason: points(found, Field::CapWithReason, &typed.with_reason),
            base: needed(found, Field::CapBase, &typed.base),
            rounding: typed.rounding,
            is_over_all: typed.is_over_all,
        });
        let quotas = each(&mut unread, SetList::Quotas, &self.quotas, |found, typed| Quota {
            group: clean(&typed.group),
            kind: clean(&typed.kind),
            number: found.read(Field::QuotaNumber, &typed.number).map(|number| number.0),
            least: needed(found, Field::QuotaLeast, &typed.least),
        });
        let rules = Rules {
            criteria,
            classes,
            most_bonus: points(&mut unread, Field::MostBonus, &self.most_bonus),
            bonus_of_models: self.bonus_of_models,
            most_penalty: points(&mut unread, Field::MostPenalty, &self.most_penalty),
            floors,
            downgrades,
            exclusions: lines(&self.exclusions),
            caps,
            quotas,
            not_applicable: self.not_applicable,
            rounds: lines(&self.rounds),
        };
        CriteriaSet { rules, unread, ..self.set.clone() }
    }
}

impl TypedCriterion {
    fn read(&self, found: &mut Findings, code: String) -> Criterion {
        let is_of_bands = self.kind == CriterionKind::Bands;
        let bands = match bands::bands(&self.bands) {
            _ if self.bands.trim().is_empty() => Vec::new(),
            Some(bands) if is_of_bands => bands,
            read => {
                let wrong = match read {
                    Some(_) => Wrong::BandsOfOther,
                    None => Wrong::NotBands { text: self.bands.clone() },
                };
                found.add(Field::CriterionBands, Problem::CriteriaWrong { wrong });
                Vec::new()
            }
        };
        Criterion {
            code,
            text: clean_lines(&self.text),
            most: points(found, Field::CriterionMost, &self.most),
            kind: self.kind,
            step: points(found, Field::CriterionStep, &self.step),
            bands,
        }
    }
}

/// Reads each line of a list; what is wrong in one is noted at its place.
fn each<T, R>(
    unread: &mut Findings,
    list: SetList,
    typed: &[T],
    mut read: impl FnMut(&mut Findings, &T) -> R,
) -> Vec<R> {
    let read = |(row, typed): (usize, &T)| {
        let mut found = Findings::default();
        let line = read(&mut found, typed);
        unread.add_part(Parts::InSet(list), row, found);
        line
    };
    typed.iter().enumerate().map(read).collect()
}

/// A number of points; none where it is blank or cannot be read, which is noted.
fn points(found: &mut Findings, field: Field, typed: &Entered<Hundredths>) -> Option<i64> {
    if let Ok(points) = typed.read() {
        return points.map(|points| points.0);
    }
    let wrong = Wrong::NotPoints { text: typed.text.clone() };
    found.add(field, Problem::CriteriaWrong { wrong });
    None
}

/// The same where it must be said.
fn needed_points(found: &mut Findings, field: Field, typed: &Entered<Hundredths>) -> i64 {
    found.require(field, &typed.text);
    points(found, field, typed).unwrap_or_default()
}

/// A text that must be said.
fn needed(found: &mut Findings, field: Field, typed: &str) -> String {
    found.require(field, typed);
    clean(typed)
}

fn lines(typed: &str) -> Vec<String> {
    clean_lines(typed).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
