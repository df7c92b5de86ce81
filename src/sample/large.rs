//! A book of twenty years: thousands of people and awards, always the same for a seed. For trying out and
//! measuring large books.
use super::Dice;
use crate::{
    domain::{
        award::{Award, AwardYears, Recipient, Round, RoundState},
        calendar::Moment,
        decision::Decision,
        edit::{Actor, Edit, Purpose},
        entered::Entered,
        ids::Record,
        office::Body,
        person::{Person, Post},
        unit::{Unit, UnitKind},
    },
    text::sample as words,
    workspace::{Workspace, WorkspaceError},
};

/// The last working year.
const LAST_YEAR: i64 = 2025;

/// How large.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Khen thưởng.
    pub awards: usize,
    /// Cá nhân.
    pub people: usize,
    /// Đơn vị.
    pub units: usize,
    /// Working years; the last one is 2025.
    pub years: i64,
}

impl Size {
    /// An office of that many awards: four a person, twenty years.
    pub fn of(awards: usize) -> Self {
        Self { awards, people: (awards / 4).max(1), units: 300, years: 20 }
    }
}

/// Fills an empty book.
///
/// # Errors
/// [`WorkspaceError`].
pub fn fill(
    book: &mut Workspace,
    size: Size,
    seed: u64,
    by: &Actor,
    at: Moment,
) -> Result<(), WorkspaceError> {
    /// Changes a step: a few megabytes of history each.
    const A_STEP: usize = 2000;
    let mut dice = Dice::new(seed);
    let kind = UnitKind {
        name: words::LARGE_UNIT_KIND.to_owned(),
        is_party_base: true,
        ..UnitKind::default()
    };
    let kind = match book.apply(Edit::save(kind), by, at)?.record {
        Some(Record::UnitKind(id)) => Some(id),
        _ => None,
    };
    let mut first = vec![Edit::save(Body { is_ours: true, ..Body::from_name(words::BODY) })];
    for i in 0..size.units {
        first.push(Edit::save(Unit {
            name: format!(
                "{} {} {}",
                dice.of(words::UNIT_STARTS),
                dice.of(words::UNIT_ENDS),
                i + 1
            ),
            kind,
            ..Unit::default()
        }));
    }
    let together = |book: &mut Workspace, edits: Vec<Edit>| {
        let purpose = Purpose::Rows(edits.len());
        book.apply(Edit::Several { purpose, edits }, by, at)
    };
    together(book, first)?;
    let units: Vec<_> = book.read().unit_rows()?.iter().map(|u| u.id).collect();
    let body = book.read().bodies()?.first().and_then(|b| b.id);
    let mut edits = Vec::new();
    for i in 0..size.people {
        let unit = units.get(dice.below(units.len())).copied();
        edits.push(Edit::save(Person {
            full_name: format!(
                "{} {} {}",
                dice.of(words::FAMILY),
                dice.of(words::MIDDLE),
                dice.of(words::GIVEN)
            ),
            birth: Entered::from((1950 + dice.below(50)).to_string().as_str()),
            posts: vec![Post { unit, title: dice.of(words::POSTS).to_owned(), ..Post::default() }],
            ..Person::default()
        }));
        if edits.len() == A_STEP || i + 1 == size.people {
            together(book, std::mem::take(&mut edits))?;
        }
    }
    let people: Vec<_> = book.read().person_rows()?.iter().map(|p| p.id).collect();
    let mut made = 0;
    for n in 0..size.years {
        let year = LAST_YEAR - size.years + 1 + n;
        let until = size.awards * (n as usize + 1) / size.years as usize;
        let round = Round {
            name: format!("{} {year}", words::CONTENT),
            years: AwardYears::of(year),
            content: words::CONTENT.to_owned(),
            form: super::FORM.to_owned(),
            body,
            state: RoundState::Decided,
            ..Round::default()
        };
        let Some(Record::Round(round)) = book.apply(Edit::save(round), by, at)?.record else {
            continue;
        };
        let decision = Decision {
            body,
            round: Some(round),
            summary: format!("{} {year}", words::CONTENT),
            ..Decision::default()
        };
        let decision = match book.apply(Edit::save(decision), by, at)?.record {
            Some(Record::Decision(id)) => Some(id),
            _ => None,
        };
        while made < until {
            let upto = until.min(made + A_STEP);
            let edits: Vec<Edit> = (made..upto)
                .map(|i| {
                    // Nobody twice a year: as many awards a year as there are people at most.
                    let person = people.get(i % people.len().max(1)).copied();
                    Edit::save(Award {
                        recipient: person.map(Recipient::Person),
                        body,
                        round: Some(round),
                        decision,
                        form: super::FORM.to_owned(),
                        years: AwardYears::of(year),
                        content: words::CONTENT.to_owned(),
                        citation: dice.of(words::ACHIEVEMENTS).to_owned(),
                        position: i as i64 + 1,
                        ..Award::default()
                    })
                })
                .collect();
            together(book, edits)?;
            made = upto;
        }
    }
    Ok(())
}
