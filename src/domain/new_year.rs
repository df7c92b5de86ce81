//! “Chuyển sang năm mới”: what of a working year is carried into the next one. Units, kept-up models and
//! targets go over; scores, classes, meetings, results and awards never do.
use super::{
    blanks::{BlankEntry, BlankMovement, blanks_left},
    democracy::DemocracyRecord,
    edit::Edit,
    entered::{Entered, Whole},
    ids::UnitId,
    movement::{Registration, RegistrationKind},
    working_year::{Target, WorkingYear},
};
use jiff::{Span, civil::Date};

/// What kind of thing is carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The year itself: its dates and settings.
    Year,
    /// Chỉ tiêu.
    Target,
    /// Đăng ký “duy trì” of a model that was kept up.
    Model,
    /// Phôi giấy khen left over, one entry a kind.
    Blanks,
    /// A unit's standing facts of grassroots democracy.
    Unit,
}

/// One thing that can be carried over.
#[derive(Clone, Debug, PartialEq)]
pub struct CarryOver {
    /// Of which kind.
    pub kind: Carried,
    /// Which record of the old year.
    pub from: i64,
    /// The record of the new year.
    pub edit: Edit,
    /// The new year has it already.
    pub is_there: bool,
    /// Usually taken: what was kept up, and everything that is not there yet.
    pub usual: bool,
}

/// What the book holds of both years.
#[derive(Clone, Copy, Debug)]
pub struct Years<'y> {
    /// The year to carry over from; the next one is carried into.
    pub from: i64,
    /// Năm công tác.
    pub working_years: &'y [WorkingYear],
    /// Chỉ tiêu.
    pub targets: &'y [Target],
    /// Sổ phôi giấy khen, by day.
    pub blanks: &'y [BlankEntry],
    /// Đăng ký.
    pub registrations: &'y [Registration],
    /// Quy chế dân chủ, with the parts that matter here.
    pub democracy: &'y [DemocracyRecord],
    /// Units of the list, and the day they ended.
    pub units: &'y [(UnitId, Option<Date>)],
}

fn is_of(year: &Entered<Whole>, wanted: i64) -> bool {
    year.get().is_some_and(|y| y.0 == wanted)
}

/// The same day a year later; what cannot be read stays blank.
fn a_year_later(day: &Entered<Date>) -> Entered<Date> {
    Entered::of(day.get().and_then(|d| d.checked_add(Span::new().years(1)).ok()))
}

/// Everything that can be carried over, in the order it is shown.
pub fn carry_over(years: &Years<'_>) -> Vec<CarryOver> {
    let (from, to) = (years.from, years.from + 1);
    let next = || Entered::of(Some(Whole(to)));
    let mut all = Vec::new();
    let is_there = years.working_years.iter().any(|y| is_of(&y.year, to));
    for year in years.working_years.iter().filter(|y| is_of(&y.year, from)) {
        let edit = Edit::save(WorkingYear {
            id: None,
            year: next(),
            registration_due: a_year_later(&year.registration_due),
            report_due: a_year_later(&year.report_due),
            is_locked: false,
            lock_reason: String::new(),
            ..year.clone()
        });
        let id = year.id.map_or(0, |id| id.0);
        all.push(CarryOver { kind: Carried::Year, from: id, edit, is_there, usual: !is_there });
    }
    for target in years.targets.iter().filter(|t| is_of(&t.year, from)) {
        let same = |t: &Target| is_of(&t.year, to) && t.name == target.name;
        let is_there = years.targets.iter().any(same);
        let edit = Edit::save(Target {
            id: None,
            year: next(),
            actual: Entered::default(),
            ..target.clone()
        });
        let id = target.id.map_or(0, |id| id.0);
        all.push(CarryOver { kind: Carried::Target, from: id, edit, is_there, usual: !is_there });
    }
    let begins = Date::new(i16::try_from(to).unwrap_or(1), 1, 1).ok();
    for (at, entry) in years.blanks.iter().enumerate().filter(|(_, e)| is_of(&e.year, from)) {
        let left = blanks_left(years.blanks, from, &entry.kind);
        let mut earlier = years.blanks.iter().take(at);
        if left < 1 || earlier.any(|e| e.is_of(from, &entry.kind)) {
            continue;
        }
        let carried =
            |e: &BlankEntry| e.movement == BlankMovement::CarriedOver && e.is_of(to, &entry.kind);
        let is_there = years.blanks.iter().any(carried);
        let edit = Edit::save(BlankEntry {
            year: next(),
            kind: entry.kind.clone(),
            movement: BlankMovement::CarriedOver,
            date: Entered::of(begins),
            count: Entered::of(Some(Whole(left))),
            ..BlankEntry::default()
        });
        let id = entry.id.map_or(0, |id| id.0);
        all.push(CarryOver { kind: Carried::Blanks, from: id, edit, is_there, usual: !is_there });
    }
    for old in years.registrations.iter().filter(|r| is_of(&r.year, from) && r.stands()) {
        let same = |r: &Registration| is_of(&r.year, to) && r.model == old.model;
        let is_there = years.registrations.iter().any(same);
        let edit = Edit::save(Registration {
            model: old.model,
            year: next(),
            kind: RegistrationKind::Maintained,
            reason: old.reason.clone(),
            goal: old.goal.clone(),
            content: old.content.clone(),
            where_and_whom: old.where_and_whom.clone(),
            forces: old.forces.clone(),
            resources: old.resources.clone(),
            in_charge: old.in_charge,
            contact: old.contact.clone(),
            ..Registration::default()
        });
        let id = old.id.map_or(0, |id| id.0);
        let usual = !is_there && old.is_kept_up();
        all.push(CarryOver { kind: Carried::Model, from: id, edit, is_there, usual });
    }
    for (unit, ended) in years.units {
        if ended.is_some_and(|day| begins.is_some_and(|b| day < b)) {
            continue;
        }
        let of_year = |year: i64| {
            years.democracy.iter().find(move |r| r.unit == Some(*unit) && is_of(&r.year, year))
        };
        let is_there = of_year(to).is_some();
        let record = standing_facts(of_year(from), *unit, to);
        let edit = Edit::save(record);
        all.push(CarryOver { kind: Carried::Unit, from: unit.0, edit, is_there, usual: !is_there });
    }
    all
}

/// What of a unit's record holds until it is changed: committee, rules, agreement, inspection board, union.
fn standing_facts(old: Option<&DemocracyRecord>, unit: UnitId, year: i64) -> DemocracyRecord {
    let blank = DemocracyRecord {
        unit: Some(unit),
        year: Entered::of(Some(Whole(year))),
        ..DemocracyRecord::default()
    };
    let Some(old) = old else { return blank };
    DemocracyRecord {
        is_exempt: old.is_exempt,
        committee: old.committee,
        committee_number: old.committee_number.clone(),
        committee_date: old.committee_date.clone(),
        committee_renewed: old.committee_renewed.clone(),
        committee_head: old.committee_head.clone(),
        committee_members: old.committee_members.clone(),
        rules: old.rules,
        rules_number: old.rules_number.clone(),
        rules_date: old.rules_date.clone(),
        dialogues_na: old.dialogues_na,
        agreement: old.agreement,
        agreement_signed: old.agreement_signed.clone(),
        agreement_expires: old.agreement_expires.clone(),
        better_terms: old.better_terms.clone(),
        internal_rules_na: old.internal_rules_na,
        board: old.board,
        union: old.union,
        union_members: old.union_members.clone(),
        petitions_na: old.petitions_na,
        ..blank
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        answer::Answer,
        entry::Entry,
        ids::MovementModelId,
        movement::{Effect, RegistrationState},
    };

    #[test]
    fn units_kept_up_models_and_targets_go_over_and_nothing_that_was_judged() {
        let registration = |model, state| Registration {
            model: Some(MovementModelId(model)),
            year: "2016".into(),
            state,
            effect: Effect::Effective,
            goal: "mục tiêu".into(),
            registered_on: "05/01/2016".into(),
            ..Registration::default()
        };
        let registrations = [
            registration(1, RegistrationState::Recognised),
            registration(2, RegistrationState::Withdrawn),
            registration(3, RegistrationState::Underway),
            Registration { year: "2017".into(), ..registration(3, RegistrationState::Registered) },
        ];
        let targets = [Target {
            year: "2016".into(),
            name: "Tỷ lệ".into(),
            planned: "80".into(),
            actual: "70".into(),
            ..Target::default()
        }];
        let blanks = |kind: &str, year: &str, movement, count: &str| BlankEntry {
            year: year.into(),
            kind: kind.into(),
            movement,
            count: count.into(),
            ..BlankEntry::default()
        };
        let blanks = [
            blanks("Khổ A4", "2016", BlankMovement::CarriedOver, "10"),
            blanks("khổ a4", "2016", BlankMovement::Received, "100"),
            blanks("Khổ A4", "2016", BlankMovement::Spoiled, "3"),
            blanks("Khổ A3", "2016", BlankMovement::Received, "5"),
            blanks("Khổ A3", "2016", BlankMovement::Used, "5"),
            blanks("Khổ A5", "2016", BlankMovement::Received, "1"),
            blanks("Khổ A5", "2017", BlankMovement::CarriedOver, "1"),
        ];
        let democracy = [DemocracyRecord {
            unit: Some(UnitId(1)),
            year: "2016".into(),
            committee: Answer::Yes,
            conference: Answer::Yes,
            class: "Tốt".into(),
            unit_class: "Tốt".into(),
            ..DemocracyRecord::default()
        }];
        let ended = Some(Date::constant(2016, 6, 1));
        let all = carry_over(&Years {
            from: 2016,
            working_years: &[],
            targets: &targets,
            blanks: &blanks,
            registrations: &registrations,
            democracy: &democracy,
            units: &[(UnitId(1), None), (UnitId(2), None), (UnitId(3), ended)],
        });
        let of = |kind| all.iter().filter(move |c| c.kind == kind).collect::<Vec<_>>();
        assert_eq!(
            (of(Carried::Target).len(), of(Carried::Unit).len()),
            (1, 2),
            "not the ended unit"
        );
        let left: Vec<_> = of(Carried::Blanks)
            .into_iter()
            .map(|c| match &c.edit {
                Edit::Save(Entry::BlankEntry(e)) => {
                    (e.kind.as_str(), e.count.text.as_str(), c.usual)
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(left, [("Khổ A4", "107", true), ("Khổ A5", "1", false)], "one entry a kind");
        let models = of(Carried::Model);
        assert_eq!(models.len(), 2, "not the withdrawn one");
        assert!(models.iter().any(|m| m.is_there && !m.usual), "the new year has model 3 already");
        for carried in &all {
            match &carried.edit {
                Edit::Save(Entry::Registration(r)) => {
                    assert_eq!((r.kind, r.effect), (RegistrationKind::Maintained, Effect::Unknown));
                    assert_eq!((r.goal.as_str(), r.registered_on.text.as_str()), ("mục tiêu", ""));
                }
                Edit::Save(Entry::Target(t)) => {
                    assert_eq!((t.planned.text.as_str(), t.actual.text.as_str()), ("80", ""));
                }
                Edit::Save(Entry::DemocracyRecord(r)) => {
                    assert_eq!((r.class.as_str(), r.conference), ("", Answer::Unknown));
                    assert_eq!(r.committee == Answer::Yes, r.unit == Some(UnitId(1)));
                }
                Edit::Save(Entry::BlankEntry(e)) => {
                    assert_eq!(e.movement, BlankMovement::CarriedOver);
                    assert_eq!(e.date.text, "01/01/2017");
                }
                other => assert!(matches!(other, Edit::Save(Entry::WorkingYear(_)))),
            }
        }
    }
}
