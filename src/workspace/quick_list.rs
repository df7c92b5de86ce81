//! “Ghi vào sổ” of a quickly made list: people, units, round, decision and awards behind the paper.
//! What had to be made new is marked “cần rà soát”.
use super::WorkspaceError;
use crate::{
    domain::{
        award::{Award, AwardYears, Recipient, Round, RoundState},
        calendar::PartialDate,
        decision::Decision,
        entered::Entered,
        household::{Household, head_names},
        ids::{BodyId, PersonId, Record, UnitId},
        office::Body,
        person::{Person, Post},
        quick_list::{QuickBody, QuickList, QuickRow},
        recipient::RecipientKind,
        unit::{Collective, Unit},
        vietnamese::{fold, same_name_key},
    },
    store::Writer,
    text::print,
};

/// Writes it all; gives the decision.
pub(super) fn write(
    writer: &Writer<'_>,
    list: &QuickList,
) -> Result<Option<Record>, WorkspaceError> {
    let body = body(writer, &list.body)?;
    let year = list.year.get().map_or(0, |y| y.0);
    let years = AwardYears::of(year);
    let name = free_round_name(writer, &print::round_name(&list.form, &list.content, year), year)?;
    let citation = if list.citation.is_empty() {
        print::citation(&list.form, &list.content, (year, None))
    } else {
        list.citation.clone()
    };
    let round = writer.save_round(&Round {
        name,
        years: years.clone(),
        content: list.content.clone(),
        form: list.form.clone(),
        body: Some(body),
        citation: list.citation.clone(),
        state: RoundState::Reviewed,
        order: crate::domain::award::AwardOrder::ByHand,
        needs_review: true,
        ..Round::default()
    })?;
    let decision = writer.save_decision(&Decision {
        body: Some(body),
        summary: print::decision_summary(&list.form, list.counts(), &citation),
        round: Some(round),
        needs_review: true,
        ..Decision::default()
    })?;
    // Two of one name in one list are two people, and two households have two heads.
    let (mut taken, mut heads) = (Vec::new(), Vec::new());
    for (row, position) in list.rows.iter().zip(1..) {
        let (recipient, unit) = match row.kind {
            RecipientKind::Household => household(writer, row, &mut heads)?,
            RecipientKind::Collective | RecipientKind::Person => {
                recipient(writer, row, &mut taken)?
            }
        };
        let award = Award {
            recipient: Some(recipient),
            unit,
            body: Some(body),
            round: Some(round),
            decision: Some(decision),
            form: list.form.clone(),
            years: years.clone(),
            content: list.content.clone(),
            citation: row.achievement.clone(),
            printed_name: row.name.clone(),
            printed_position: row.post.clone(),
            printed_unit: if row.kind == RecipientKind::Collective {
                String::new()
            } else {
                row.unit.clone()
            },
            position,
            needs_review: true,
            ..Award::default()
        };
        // What is stored as printed is what the paper shows, nothing taken over from elsewhere.
        writer.save_award(&award)?;
    }
    Ok(Some(Record::Decision(decision)))
}

/// A round of this name and year may be there already: the new one gets a number behind it.
fn free_round_name(writer: &Writer<'_>, name: &str, year: i64) -> Result<String, WorkspaceError> {
    let rounds = writer.reader().rounds()?;
    let taken = |name: &str| {
        rounds
            .iter()
            .any(|r| fold(&r.name) == fold(name) && r.years.year.get().is_some_and(|y| y.0 == year))
    };
    let mut free = name.to_owned();
    let mut number = 2;
    while taken(&free) {
        free = format!("{name} ({number})");
        number += 1;
    }
    Ok(free)
}

fn body(writer: &Writer<'_>, body: &QuickBody) -> Result<BodyId, WorkspaceError> {
    match body {
        QuickBody::Existing(id) => {
            writer.reader().body(*id)?.map(|_| *id).ok_or(WorkspaceError::Gone)
        }
        QuickBody::New(name) => {
            let folded = fold(name);
            let known = writer
                .reader()
                .bodies()?
                .into_iter()
                .find(|b| fold(&b.full_name) == folded || fold(&b.short_name) == folded);
            match known.and_then(|b| b.id) {
                Some(id) => Ok(id),
                None => Ok(writer.save_body(&Body::from_name(name))?),
            }
        }
    }
}

fn recipient(
    writer: &Writer<'_>,
    row: &QuickRow,
    taken: &mut Vec<PersonId>,
) -> Result<(Recipient, Option<UnitId>), WorkspaceError> {
    if row.kind == RecipientKind::Person {
        let unit = if row.unit.is_empty() { None } else { Some(unit(writer, &row.unit)?) };
        let person = person(writer, row, unit, taken)?;
        taken.push(person);
        return Ok((Recipient::Person(person), unit));
    }
    // A collective inside another unit, or a unit itself.
    if !row.unit.is_empty() && fold(&row.unit) != fold(&row.name) {
        let inside = unit(writer, &row.unit)?;
        let known = writer.reader().collective_named(inside, &row.name)?;
        let id = match known {
            Some(known) => known,
            None => writer.save_collective(
                inside,
                &Collective { name: row.name.clone(), ..Collective::default() },
            )?,
        };
        return Ok((Recipient::Collective(id), Some(inside)));
    }
    let id = unit(writer, &row.name)?;
    Ok((Recipient::Unit(id), Some(id)))
}

/// A household by its name and place. Its head is a person only where the book has exactly one of that
/// name, and nobody and nothing is made for it.
fn household(
    writer: &Writer<'_>,
    row: &QuickRow,
    taken: &mut Vec<PersonId>,
) -> Result<(Recipient, Option<UnitId>), WorkspaceError> {
    let mut head = None;
    for name in head_names(&row.name) {
        let wanted = same_name_key(name);
        let named = writer.reader().people_named(name)?;
        let mut known = named.iter().filter(|p| same_name_key(&p.full_name) == wanted);
        let Some(first) = known.next() else { continue };
        head = Some(first.id).filter(|id| known.next().is_none() && !taken.contains(id));
        break;
    }
    taken.extend(head);
    let unit = known_unit(writer, &row.unit)?;
    let household = Household { name: row.name.clone(), place: row.unit.clone(), head };
    Ok((Recipient::Household(household), unit))
}

/// The unit of this name that the book has.
fn known_unit(writer: &Writer<'_>, name: &str) -> Result<Option<UnitId>, WorkspaceError> {
    let wanted = same_name_key(name);
    for id in writer.reader().units_named(name)? {
        if writer.reader().unit(id)?.is_some_and(|u| same_name_key(&u.name) == wanted) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn unit(writer: &Writer<'_>, name: &str) -> Result<UnitId, WorkspaceError> {
    if let Some(known) = known_unit(writer, name)? {
        return Ok(known);
    }
    let position = 1 + writer.reader().last_unit_position()?;
    Ok(writer.save_unit(&Unit {
        name: name.into(),
        position,
        needs_review: true,
        ..Unit::default()
    })?)
}

/// The person of this name in this unit, unless a birth says otherwise; else a new one.
fn person(
    writer: &Writer<'_>,
    row: &QuickRow,
    unit: Option<UnitId>,
    taken: &[PersonId],
) -> Result<PersonId, WorkspaceError> {
    let birth = Entered::<PartialDate>::from(row.birth.as_str());
    let year = birth.get().map(|b| b.year);
    let wanted = same_name_key(&row.name);
    let mut known = writer.reader().people_named(&row.name)?.into_iter().filter(|p| {
        let their_year = p.birth.as_deref().and_then(PartialDate::from_iso).map(|b| b.year);
        let same_year = year.is_none() || their_year.is_none() || year == their_year;
        let same_unit = unit.is_none() || p.unit_id.is_none() || p.unit_id == unit;
        same_name_key(&p.full_name) == wanted && same_year && same_unit && !taken.contains(&p.id)
    });
    // Of several who fit, none is taken: a new one is made, to be looked at.
    let known = match (known.next(), known.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    };
    if let Some(known) = known {
        return Ok(known.id);
    }
    Ok(writer.save_person(&Person {
        full_name: row.name.clone(),
        // A birth that cannot be read is left for the review rather than guessed.
        birth: if birth.get().is_some() { birth } else { Entered::default() },
        posts: if unit.is_some() || !row.post.is_empty() {
            vec![Post { unit, title: row.post.clone(), ..Post::default() }]
        } else {
            Vec::new()
        },
        needs_review: true,
        ..Person::default()
    })?)
}
