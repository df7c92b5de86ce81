//! Who attends a training session, in the order of the units, and which units sent nobody.
use crate::{
    domain::{
        ids::{Kind, TrainingSessionId, UnitId},
        person::Gender,
        training::{Attended, Attendee, TrainingSession},
        vietnamese::{fold, same_name_key, sort_key},
    },
    store::{Reader, StoreError, UnitRow},
    text::reports::WOMANS_MIDDLE_NAME,
};
use std::collections::{HashMap, HashSet};

/// Somebody on the list of a session, as it names him.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionAttendee {
    /// The uid of the row.
    pub uid: String,
    /// What was entered.
    pub attendee: Attendee,
    /// Họ và tên.
    pub name: String,
    /// Name of the unit.
    pub unit: String,
    /// As entered, else as the book knows the person, else as the middle name tells.
    pub gender: Gender,
    /// Năm sinh, of people of the book.
    pub born: Option<i16>,
    /// The TCCSĐ that it counts for.
    base: Option<UnitId>,
}

/// A session with its list.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionList {
    /// The session.
    pub session: TrainingSession,
    /// How many came.
    pub attended: Attended,
    /// In the order of the units; within one as they were entered. Units that the book does not have come last.
    pub attendees: Vec<SessionAttendee>,
    /// TCCSĐ of the session's year, with their names.
    bases: Vec<(UnitId, String)>,
}

impl SessionList {
    /// Reads it; `None`: the session is gone.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read(read: Reader<'_>, id: TrainingSessionId) -> Result<Option<Self>, StoreError> {
        let Some(mut session) = read.training_session(id)? else { return Ok(None) };
        let units = Units::read(read, session.year.get().map_or(0, |year| year.0))?;
        let uids = read.uids(Kind::Attendee)?;
        let attended = session.attended();
        let mut placed = Vec::new();
        for attendee in std::mem::take(&mut session.attendees) {
            let person = attendee.person.map(|id| read.person(id)).transpose()?.flatten();
            let of = units.of(read, &attendee)?;
            let person = person.unwrap_or_default();
            let name =
                if attendee.name.is_empty() { person.full_name } else { attendee.name.clone() };
            let gender = [attendee.gender, person.gender, gender_told_by(&name)];
            let gender = gender.into_iter().find(|gender| *gender != Gender::Unknown);
            let uid = attendee.id.and_then(|id| uids.get(&id.0)).cloned();
            let of_list = SessionAttendee {
                uid: uid.unwrap_or_default(),
                name,
                unit: of.name,
                gender: gender.unwrap_or_default(),
                born: person.birth.get().map(|birth| birth.year),
                base: of.base,
                attendee,
            };
            placed.push((of.place, of_list));
        }
        placed.sort_by_cached_key(|(place, of)| {
            (*place, if *place == usize::MAX { sort_key(&of.unit) } else { Vec::new() })
        });
        let attendees = placed.into_iter().map(|(_, of)| of).collect();
        Ok(Some(Self { session, attended, attendees, bases: units.bases }))
    }

    /// Is anybody marked in it: there, absent, or represented?
    pub fn is_marked(&self) -> bool {
        self.attendees.iter().any(|of| of.attendee.is_marked())
    }

    /// How many half-days it has: as entered, else as many as are marked, and at least one.
    pub fn half_days(&self) -> usize {
        let typed = self.session.half_days.get().and_then(|n| usize::try_from(n.0).ok());
        let marked = self.attendees.iter().map(|of| of.attendee.marks().count()).max();
        typed.or(marked).unwrap_or_default().clamp(1, MOST_HALF_DAYS)
    }

    /// The TCCSĐ of which nobody is among these, by name.
    pub fn bases_without<'a>(&self, among: impl Iterator<Item = &'a SessionAttendee>) -> Vec<&str> {
        let sent: HashSet<UnitId> = among.filter_map(|of| of.base).collect();
        let without = self.bases.iter().filter(|(id, _)| !sent.contains(id));
        without.map(|(_, name)| name.as_str()).collect()
    }

    /// The TCCSĐ that have people on the list, none of whom came. None before anybody is marked.
    pub fn bases_that_stayed_away(&self) -> Vec<&str> {
        if !self.is_marked() {
            return Vec::new();
        }
        let listed: HashSet<UnitId> = self.attendees.iter().filter_map(|of| of.base).collect();
        let came: HashSet<UnitId> = self
            .attendees
            .iter()
            .filter(|of| of.attendee.was_there())
            .filter_map(|of| of.base)
            .collect();
        let stayed = |(id, _): &&(UnitId, String)| listed.contains(id) && !came.contains(id);
        self.bases.iter().filter(stayed).map(|(_, name)| name.as_str()).collect()
    }
}

/// A session is a matter of days: more half-days are a slip of the pen, and no paper has room for them.
const MOST_HALF_DAYS: usize = 60;

/// The middle name Thị tells a woman; else nothing is told.
pub fn gender_told_by(name: &str) -> Gender {
    let is_thi = name.split(' ').skip(1).any(|word| fold(word) == fold(WOMANS_MIDDLE_NAME));
    if is_thi { Gender::Female } else { Gender::Unknown }
}

/// Where an attendee comes from.
struct Of {
    name: String,
    place: usize,
    base: Option<UnitId>,
}

/// The units of the book in their order, and those of them that are TCCSĐ of a year.
struct Units {
    rows: Vec<UnitRow>,
    places: HashMap<UnitId, usize>,
    by_name: HashMap<String, usize>,
    bases: Vec<(UnitId, String)>,
}

impl Units {
    fn read(read: Reader<'_>, year: i64) -> Result<Self, StoreError> {
        let rows = read.unit_rows()?;
        let places = rows.iter().enumerate().map(|(at, unit)| (unit.id, at)).collect();
        let by_name = rows.iter().enumerate().map(|(at, unit)| (same_name_key(&unit.name), at));
        let by_name = by_name.collect();
        let bases = rows.iter().filter(|unit| unit.is_base_of(year));
        let bases = bases.map(|unit| (unit.id, unit.name.clone())).collect();
        Ok(Self { rows, places, by_name, bases })
    }

    /// The unit of an attendee, chosen or only typed.
    fn of(&self, read: Reader<'_>, attendee: &Attendee) -> Result<Of, StoreError> {
        let chosen = attendee.unit.and_then(|id| self.places.get(&id));
        let place = chosen.or_else(|| self.by_name.get(&same_name_key(&attendee.unit_name)));
        let unit = place.and_then(|at| self.rows.get(*at));
        Ok(Of {
            name: unit.map_or_else(|| attendee.unit_name.clone(), |unit| unit.name.clone()),
            place: place.copied().unwrap_or(usize::MAX),
            base: match unit {
                Some(unit) => self.base_above(read, unit.id)?,
                None => None,
            },
        })
    }

    /// The TCCSĐ that a unit is, or stands below.
    fn base_above(&self, read: Reader<'_>, unit: UnitId) -> Result<Option<UnitId>, StoreError> {
        /// No office has more levels; a ring of units ends here too.
        const LEVELS: usize = 8;
        let mut above = Some(unit);
        for _ in 0..LEVELS {
            let Some(id) = above else { break };
            if self.bases.iter().any(|(base, _)| *base == id) {
                return Ok(Some(id));
            }
            above = read.parent_of_unit(id)?;
        }
        Ok(None)
    }
}
