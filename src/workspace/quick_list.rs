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
        ids::{BodyId, PersonId, Record, RoundId, UnitId},
        office::{Body, body_named},
        person::{Person, Post},
        quick_list::{QuickBody, QuickList, QuickRow},
        recipient::RecipientKind,
        round_way::{Mark, Marks, Step},
        title,
        unit::{Collective, Unit},
        vietnamese::{clean, fold, same_name_key, word_key},
    },
    store::{AwardFilter, Namesake, Reader, StoreError, Writer},
    text::{decision_words, print, template::Template},
};
use std::collections::{HashMap, HashSet};

/// Writes it all; gives the decision.
pub(super) fn write(
    writer: &Writer<'_>,
    list: &QuickList,
) -> Result<Option<Record>, WorkspaceError> {
    let body = body(writer, &list.body)?;
    let year = list.year.get().map_or(0, |y| y.0);
    let years = AwardYears::of(year);
    let named = match list.rows.first().filter(|_| list.is_at_once) {
        Some(first) => print::at_once_round(&first.name),
        None => print::round_name(&list.form, &list.content, year),
    };
    let name = free_round_name(writer, &named, year)?;
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
        needs_review: !list.is_at_once,
        marks: if list.is_at_once { before_signature() } else { Marks::new() },
        ..Round::default()
    })?;
    let decision = writer.save_decision(&Decision {
        body: Some(body),
        summary: decision_words::summary(
            &Template::of_decision(&writer.reader().office()?.wordings),
            &list.form,
            list.counts(),
            &citation,
        ),
        round: Some(round),
        needs_review: !list.is_at_once,
        ..Decision::default()
    })?;
    let mut names = Names::new(writer);
    for (row, position) in list.rows.iter().zip(1..) {
        let (recipient, unit) = names.recipient(row)?;
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
            printed_unit: row.printed_unit().to_owned(),
            position,
            needs_review: !list.is_at_once,
            ..Award::default()
        };
        // What is stored as printed is what the paper shows, nothing taken over from elsewhere.
        writer.save_award(&award)?;
    }
    Ok(Some(Record::Decision(decision)))
}

/// No step before the signature is needed.
fn before_signature() -> Marks {
    let before = Step::ALL.into_iter().filter(|step| *step < Step::ToSign);
    before.map(|step| (step, Mark::NotNeeded)).collect()
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
            let bodies = writer.reader().bodies()?;
            match body_named(&bodies, name).and_then(|b| b.id) {
                Some(id) => Ok(id),
                None => Ok(writer.save_body(&Body::from_name(name))?),
            }
        }
    }
}

/// The round in which a list of the same recipients, of this body and year, was recorded already.
pub(super) fn recorded_already(
    read: Reader<'_>,
    list: &QuickList,
) -> Result<Option<String>, StoreError> {
    let body = match &list.body {
        QuickBody::Existing(id) => Some(*id),
        QuickBody::New(name) => body_named(&read.bodies()?, name).and_then(|b| b.id),
    };
    let (Some(body), Some(year)) = (body, list.year.get().map(|y| y.0)) else { return Ok(None) };
    let key = |kind: RecipientKind, name: &str, unit: &str| {
        let unit = if kind == RecipientKind::Collective { "" } else { unit };
        (kind, word_key(&clean(name)), word_key(&clean(unit)))
    };
    let mut wanted: Vec<_> = list.rows.iter().map(|r| key(r.kind, &r.name, &r.unit)).collect();
    wanted.sort();
    let filter = AwardFilter { year: Some(year), body: Some(body), ..AwardFilter::default() };
    let mut by_round: HashMap<RoundId, Vec<_>> = HashMap::new();
    for award in read.award_rows(filter)?.into_iter().filter(|a| fold(&a.form) == fold(&list.form))
    {
        if let Some(round) = award.round {
            let of = by_round.entry(round).or_default();
            of.push(key(award.recipient.kind(), &award.name, &award.unit));
        }
    }
    for (round, mut there) in by_round {
        there.sort();
        if there == wanted {
            return Ok(read.round(round)?.map(|r| r.name));
        }
    }
    Ok(None)
}

/// Units and people by name, each name asked of the book once: a list may name thousands, and thousands
/// alike.
struct Names<'w> {
    writer: &'w Writer<'w>,
    units: HashMap<String, Option<UnitId>>,
    next_position: Option<i64>,
    /// People the book has by this name, without title, less those that stand for a row already.
    people: HashMap<String, Vec<Namesake>>,
    /// What the book was asked for: the name with its title as the row has it, and the name alone.
    asked: HashSet<(String, String)>,
    /// Heads of households that stand for a row already.
    heads: HashSet<PersonId>,
}

impl<'w> Names<'w> {
    fn new(writer: &'w Writer<'w>) -> Self {
        Self {
            writer,
            units: HashMap::new(),
            next_position: None,
            people: HashMap::new(),
            asked: HashSet::new(),
            heads: HashSet::new(),
        }
    }

    fn recipient(&mut self, row: &QuickRow) -> Result<(Recipient, Option<UnitId>), WorkspaceError> {
        match row.kind {
            RecipientKind::Household => self.household(row),
            RecipientKind::Person => {
                let unit = if row.unit.is_empty() { None } else { Some(self.unit(&row.unit)?) };
                Ok((Recipient::Person(self.person(row, unit)?), unit))
            }
            // A collective inside another unit, or a unit itself.
            RecipientKind::Collective if !row.printed_unit().is_empty() => {
                let inside = self.unit(&row.unit)?;
                let known = self.writer.reader().collective_named(inside, &row.name)?;
                let new = Collective { name: row.name.clone(), ..Collective::default() };
                let id = match known {
                    Some(known) => known,
                    None => self.writer.save_collective(inside, &new)?,
                };
                Ok((Recipient::Collective(id), Some(inside)))
            }
            RecipientKind::Collective => {
                let id = self.unit(&row.name)?;
                Ok((Recipient::Unit(id), Some(id)))
            }
        }
    }

    /// A household by its name and place. Its head is a person only where the book has exactly one of
    /// that name, and nobody and nothing is made for it.
    fn household(&mut self, row: &QuickRow) -> Result<(Recipient, Option<UnitId>), WorkspaceError> {
        let mut head = None;
        for name in head_names(&row.name) {
            let wanted = same_name_key(name);
            let named = self.writer.reader().people_named(name)?;
            let mut known = named.iter().filter(|p| same_name_key(&p.full_name) == wanted);
            let Some(first) = known.next() else { continue };
            head = Some(first.id).filter(|id| known.next().is_none() && !self.heads.contains(id));
            break;
        }
        self.heads.extend(head);
        let unit = self.known_unit(&row.unit)?;
        let household = Household { name: row.name.clone(), place: row.unit.clone(), head };
        Ok((Recipient::Household(household), unit))
    }

    /// The unit of this name that the book has.
    fn known_unit(&mut self, name: &str) -> Result<Option<UnitId>, WorkspaceError> {
        let wanted = same_name_key(name);
        if let Some(known) = self.units.get(&wanted) {
            return Ok(*known);
        }
        let read = self.writer.reader();
        let mut found = None;
        for id in read.units_named(name)? {
            if read.unit(id)?.is_some_and(|u| same_name_key(&u.name) == wanted) {
                found = Some(id);
                break;
            }
        }
        self.units.insert(wanted, found);
        Ok(found)
    }

    fn unit(&mut self, name: &str) -> Result<UnitId, WorkspaceError> {
        if let Some(known) = self.known_unit(name)? {
            return Ok(known);
        }
        let position = match self.next_position {
            Some(next) => next,
            None => 1 + self.writer.reader().last_unit_position()?,
        };
        self.next_position = Some(position + 1);
        let id = self.writer.save_unit(&Unit {
            name: name.into(),
            position,
            needs_review: true,
            ..Unit::default()
        })?;
        self.units.insert(same_name_key(name), Some(id));
        Ok(id)
    }

    /// The person of this name in this unit, unless a birth says otherwise; else a new one. Two of one
    /// name in one list are two people. Ranks and titles are no part of a name.
    fn person(&mut self, row: &QuickRow, unit: Option<UnitId>) -> Result<PersonId, WorkspaceError> {
        let name = title::bare(&row.name);
        let birth = Entered::<PartialDate>::from(row.birth.as_str());
        let year = birth.get().map(|b| b.year);
        let key = same_name_key(name);
        let namesakes = self.people.entry(key.clone()).or_default();
        // Books made earlier hold names with their titles.
        for wanted in [name, row.name.as_str()] {
            if self.asked.insert((fold(wanted), key.clone())) {
                let mut named = self.writer.reader().people_named(wanted)?;
                named.retain(|p| same_name_key(title::bare(&p.full_name)) == key);
                namesakes.extend(named);
            }
        }
        let fits = |p: &Namesake| {
            let their_year = p.birth.as_deref().and_then(PartialDate::from_iso).map(|b| b.year);
            let same_year = year.is_none() || their_year.is_none() || year == their_year;
            same_year && (unit.is_none() || p.unit_id.is_none() || p.unit_id == unit)
        };
        // Of several who fit, none is taken: a new one is made, to be looked at.
        let mut known = namesakes.iter().enumerate().filter(|(_, p)| fits(p));
        if let (Some((at, _)), None) = (known.next(), known.next()) {
            return Ok(namesakes.swap_remove(at).id);
        }
        Ok(self.writer.save_person(&Person {
            full_name: name.to_owned(),
            certificate_name: if name == row.name { String::new() } else { row.name.clone() },
            gender: row.gender,
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
}
