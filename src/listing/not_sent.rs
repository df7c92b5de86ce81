//! Who has not sent yet what a year asks of the units: registrations, data of grassroots democracy, score sheets and the
//! reports on models.
use super::{figures::YearData, scoring::sets_of};
use crate::{
    domain::{
        evaluation::{ScoreSubject, ScoredKind},
        ids::{Kind, UnitId},
        movement::{FollowUpPeriod, Registration, RegistrationState},
    },
    store::{Reader, StoreError},
    text::{letters::quoted, reminders as words},
};
use jiff::civil::Date;
use std::collections::HashSet;

/// What a year asks of every unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Work {
    /// Đăng ký mô hình.
    Registration,
    /// Số liệu quy chế dân chủ of the year.
    Democracy,
    /// Phiếu chấm, where a set of criteria of the year is about the unit, its models or its data.
    Scores,
    /// Báo cáo năm of each model that stands.
    YearReport,
}

impl Work {
    /// Every one, in the order of the year.
    pub const ALL: [Self; 4] =
        [Self::Registration, Self::Democracy, Self::Scores, Self::YearReport];
}

/// Something a unit has not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What.
    pub work: Work,
    /// Of what, where the work is of one model or another: in words; none: of the unit.
    pub of: Vec<String>,
    /// The last day for it; `None`: the year says none.
    pub due: Option<Date>,
}

impl Owed {
    /// How many days it is late on a day; `None` while it is not, and where no day is set.
    pub fn days_late(&self, on: Date) -> Option<i64> {
        let days = self.due?.until(on).ok()?.get_days();
        (days > 0).then_some(i64::from(days))
    }
}

/// A unit that owes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwingUnit {
    /// Its uid.
    pub uid: String,
    /// Its name.
    pub name: String,
    /// Người liên hệ.
    pub contact: String,
    /// Điện thoại.
    pub phone: String,
    /// What it owes, in the order of the year.
    pub owed: Vec<Owed>,
}

/// Who has not sent what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotSent {
    /// How many units are asked: the active TCCSĐ.
    pub asked: usize,
    /// Those that owe something, in the order of the units.
    pub owing: Vec<OwingUnit>,
}

impl NotSent {
    /// Leaves out what is due after a day; what has no day stays.
    pub fn keep_due_by(&mut self, last: Date) {
        for unit in &mut self.owing {
            unit.owed.retain(|owed| owed.due.is_none_or(|due| due <= last));
        }
        self.owing.retain(|unit| !unit.owed.is_empty());
    }

    /// How many units have sent everything.
    pub fn sent(&self) -> usize {
        self.asked - self.owing.len()
    }

    /// What is owed, by whom it may be.
    pub fn owed(&self) -> impl Iterator<Item = &Owed> {
        self.owing.iter().flat_map(|unit| &unit.owed)
    }

    /// The works that somebody owes, in the order of the year.
    pub fn works(&self) -> Vec<Work> {
        let is_owed = |work: &Work| self.owed().any(|owed| owed.work == *work);
        Work::ALL.into_iter().filter(is_owed).collect()
    }
}

/// Who has not sent these works of a year.
///
/// # Errors
/// [`StoreError`].
pub fn not_sent(read: Reader<'_>, year: i64, works: &[Work]) -> Result<NotSent, StoreError> {
    let data = YearData::read(read, year)?;
    let scored = Scored::read(read, year)?;
    let uids = read.uids(Kind::Unit)?;
    let mut owing = Vec::new();
    for base in &data.bases {
        let owed = works.iter().filter_map(|work| owed(&data, &scored, base.id, *work));
        let owed: Vec<Owed> = owed.collect();
        if owed.is_empty() {
            continue;
        }
        let unit = read.unit(base.id)?.unwrap_or_default();
        owing.push(OwingUnit {
            uid: uids.get(&base.id.0).cloned().unwrap_or_default(),
            name: base.name.clone(),
            contact: unit.contact,
            phone: unit.phone,
            owed,
        });
    }
    Ok(NotSent { asked: data.bases.len(), owing })
}

/// What a unit owes of one work.
fn owed(data: &YearData, scored: &Scored, unit: UnitId, work: Work) -> Option<Owed> {
    let (of, due) = match work {
        Work::Registration => {
            let has_one = data.standing(unit).next().is_some();
            (!has_one).then(|| (Vec::new(), data.settings.registration_due.get()))?
        }
        Work::Democracy => {
            let has_one = data.record(unit).is_some();
            (!has_one).then(|| (Vec::new(), data.settings.report_due.get()))?
        }
        Work::Scores => {
            let of = scored.missing(data, unit);
            (!of.is_empty()).then(|| (of, data.settings.report_due.get()))?
        }
        Work::YearReport => {
            let silent = data.standing(unit).filter(|r| !is_reported(r));
            let of: Vec<String> = silent.map(|r| model_name(data, r)).collect();
            (!of.is_empty()).then(|| (of, data.settings.report_due.get()))?
        }
    };
    Some(Owed { work, of, due })
}

/// Was the year of a model reported: by an entry of Theo dõi, or as the clerk says how far it has come?
fn is_reported(registration: &Registration) -> bool {
    use RegistrationState::{Ended, NotRecognised, Recognised, Reported, Scored};
    let says_so =
        matches!(registration.state, Reported | Scored | Recognised | NotRecognised | Ended);
    says_so || registration.follow_ups.iter().any(|of| of.period == FollowUpPeriod::Year)
}

fn model_name(data: &YearData, registration: &Registration) -> String {
    quoted(data.model(registration.model).map_or("", |model| model.name.as_str()))
}

/// What is scored in a year, and what was.
struct Scored {
    kinds: HashSet<ScoredKind>,
    /// Whoever has a sheet that says something.
    subjects: HashSet<ScoreSubject>,
}

impl Scored {
    fn read(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        let sheets = read.score_sheets(year)?.into_iter().map(|named| named.sheet);
        let filled = sheets.filter(|sheet| !sheet.is_blank()).map(|sheet| sheet.subject);
        Ok(Self {
            kinds: sets_of(read, year)?.into_iter().map(|set| set.about).collect(),
            subjects: filled.collect(),
        })
    }

    /// What of a unit has no sheet yet, in words.
    fn missing(&self, data: &YearData, unit: UnitId) -> Vec<String> {
        let lacks = |subject: Option<ScoreSubject>| {
            subject.is_none_or(|subject| !self.subjects.contains(&subject))
        };
        let mut of = Vec::new();
        if self.kinds.contains(&ScoredKind::Unit) && lacks(Some(ScoreSubject::Unit(unit))) {
            of.push(words::SCORES_OF_UNIT.to_owned());
        }
        // Where it does not apply there is nothing to score; what was not sent at all was not scored, either.
        let record = data.record(unit);
        let applies = record.is_none_or(|record| !record.is_exempt);
        let record = record.and_then(|record| record.id).map(ScoreSubject::Democracy);
        if self.kinds.contains(&ScoredKind::Democracy) && applies && lacks(record) {
            of.push(words::SCORES_OF_DEMOCRACY.to_owned());
        }
        if self.kinds.contains(&ScoredKind::Registration) {
            let without = data
                .standing(unit)
                .filter(|registration| lacks(registration.id.map(ScoreSubject::Registration)));
            of.extend(without.map(|r| words::scores_of_model(&model_name(data, r))));
        }
        of
    }
}
