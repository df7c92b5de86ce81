//! Everything about one person, unit or model over the years: “đồng chí này được khen những gì?”.
use crate::{
    domain::{
        award::Recipient,
        ids::{AwardId, MovementModelId, PersonId, Record, UnitId},
    },
    store::{Reader, RegistrationRow, StoreError},
    text::{labels, profile as words, scoring},
};

/// One line, and where it stands in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileLine {
    /// As people read it.
    pub text: String,
    /// What it is about.
    pub record: Option<Record>,
}

/// One page about a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub title: String,
    /// What tells it from others of the name.
    pub subtitle: String,
    /// Headings with their lines; those without lines are left out.
    pub sections: Vec<(&'static str, Vec<ProfileLine>)>,
}

fn line(text: String, record: Option<Record>) -> ProfileLine {
    ProfileLine { text, record }
}

/// The page about a person, unit or model; `None` for other records and those that are gone.
///
/// # Errors
/// [`StoreError`].
pub fn profile(read: Reader<'_>, record: Record) -> Result<Option<Profile>, StoreError> {
    let mut page = match record {
        Record::Person(id) => of_person(read, id)?,
        Record::Unit(id) => of_unit(read, id)?,
        Record::MovementModel(id) => of_model(read, id)?,
        _ => return Ok(None),
    };
    if let Some(page) = &mut page {
        page.sections.retain(|(_, lines)| !lines.is_empty());
    }
    Ok(page)
}

fn awards(
    read: Reader<'_>,
    of: &Recipient,
    unit: Option<UnitId>,
) -> Result<Vec<ProfileLine>, StoreError> {
    Ok(read
        .prior_awards(of, unit, None)?
        .into_iter()
        .rev()
        .map(|a| {
            line(words::award(a.year, &a.form, &a.body, &a.content), Some(Record::Award(a.id)))
        })
        .collect())
}

/// An award with the name it was given to.
fn award_of((award, name, form, year): (AwardId, String, String, i64)) -> ProfileLine {
    line(words::award_of(year, &name, &form), Some(Record::Award(award)))
}

/// Registrations that fit, newest first, with the names of their models.
fn registrations(
    read: Reader<'_>,
    fits: impl Fn(&RegistrationRow) -> bool,
) -> Result<Vec<ProfileLine>, StoreError> {
    let as_line = |r: &RegistrationRow| {
        let state = labels::registration_state(r.state);
        let text =
            words::registration(&r.year.to_string(), &r.name, state, labels::effect(r.effect));
        line(text, Some(Record::Registration(r.id)))
    };
    Ok(read.registration_rows(None)?.iter().filter(|r| fits(r)).map(as_line).collect())
}

fn of_person(read: Reader<'_>, id: PersonId) -> Result<Option<Profile>, StoreError> {
    let Some(person) = read.person(id)? else { return Ok(None) };
    let mut posts = Vec::new();
    for post in &person.posts {
        let unit = post.unit.map(|u| read.unit(u)).transpose()?.flatten();
        let name = unit.map(|u| u.name).unwrap_or_default();
        let text = words::post(&post.title, &name, &post.from.text, &post.to.text);
        posts.push(line(text, post.unit.map(Record::Unit)));
    }
    let models = read.movement_model_rows()?;
    let mine: Vec<_> = models.iter().filter(|m| m.person == Some(id)).map(|m| m.id).collect();
    let training = read.sessions_of(id)?.into_iter().rev().map(|(session, year, name, letters)| {
        line(words::training(year, &name, &letters), Some(Record::TrainingSession(session)))
    });
    let committee =
        read.committee_members()?.into_iter().filter(|m| m.person == Some(id)).map(|m| {
            line(words::dated(&m.role, &m.from.text, &m.to.text), m.id.map(Record::CommitteeMember))
        });
    let households = read.awards_of_households(id)?.into_iter().rev().map(award_of);
    Ok(Some(Profile {
        title: person.full_name,
        subtitle: person.birth.text,
        sections: vec![
            (words::AWARDS, awards(read, &Recipient::Person(id), None)?),
            (words::HOUSEHOLDS, households.collect()),
            (words::POSTS, posts),
            (
                words::REGISTRATIONS,
                registrations(read, |r| r.in_charge == Some(id) || mine.contains(&r.model))?,
            ),
            (words::TRAINING, training.collect()),
            (words::COMMITTEE, committee.collect()),
        ],
    }))
}

fn of_unit(read: Reader<'_>, id: UnitId) -> Result<Option<Profile>, StoreError> {
    let Some(unit) = read.unit(id)? else { return Ok(None) };
    let mut family = Vec::new();
    for part in &unit.predecessors {
        let before = part.predecessor.map(|u| read.unit(u)).transpose()?.flatten();
        let name = before.map(|u| u.name).unwrap_or_default();
        family.push(line(
            words::predecessor(&name, &part.date.text),
            part.predecessor.map(Record::Unit),
        ));
    }
    let given = read.awards_of_unit(id)?.into_iter().rev().map(award_of);
    let democracy =
        read.democracy_record_rows(None)?.into_iter().filter(|r| r.unit == id).map(|r| {
            line(
                words::democracy(&r.year.to_string(), &r.class, &r.unit_class),
                Some(Record::DemocracyRecord(r.id)),
            )
        });
    let people = read
        .person_rows()?
        .into_iter()
        .filter(|p| p.unit_id == Some(id))
        .map(|p| line(words::person(&p.full_name, &p.title), Some(Record::Person(p.id))));
    Ok(Some(Profile {
        title: unit.name,
        subtitle: words::dated("", &unit.from.text, &unit.to.text),
        sections: vec![
            (words::AWARDS, given.collect()),
            (words::REGISTRATIONS, registrations(read, |r| r.unit == id)?),
            (words::DEMOCRACY, democracy.collect()),
            (words::PEOPLE, people.collect()),
            (words::PREDECESSORS, family),
        ],
    }))
}

fn of_model(read: Reader<'_>, id: MovementModelId) -> Result<Option<Profile>, StoreError> {
    let Some(model) = read.movement_model(id)? else { return Ok(None) };
    let unit = model.unit.map(|u| read.unit(u)).transpose()?.flatten();
    let mut follow_ups = Vec::new();
    for registration in read.registration_rows(None)?.iter().filter(|r| r.model == id) {
        let whole = read.registration(registration.id)?;
        for part in whole.iter().flat_map(|r| &r.follow_ups) {
            let period = labels::follow_up_period(part.period);
            follow_ups.push(line(
                words::follow_up(&part.date.text, period, &part.result),
                Some(Record::Registration(registration.id)),
            ));
        }
    }
    let of_model = read.recognition_rows(None)?.into_iter().filter(|row| row.model == id);
    let recognitions = of_model.map(|row| {
        let by = scoring::recognised_by(&row.level, &row.body, &row.number, row.date.get());
        line(
            words::recognised(row.year, &by, row.stands),
            Some(Record::Registration(row.registration)),
        )
    });
    let mut places = Vec::new();
    for part in &model.replications {
        let unit = part.unit.map(|u| read.unit(u)).transpose()?.flatten();
        let name = unit.map_or_else(|| part.place.clone(), |u| u.name);
        places.push(line(words::replication(&name, &part.from.text, &part.result), None));
    }
    Ok(Some(Profile {
        title: model.name,
        subtitle: words::model_of(
            &unit.map(|u| u.name).unwrap_or_default(),
            &model.launched_on.text,
        ),
        sections: vec![
            (words::REGISTRATIONS, registrations(read, |r| r.model == id)?),
            (words::RECOGNITIONS, recognitions.collect()),
            (words::FOLLOW_UPS, follow_ups),
            (words::REPLICATIONS, places),
        ],
    }))
}
