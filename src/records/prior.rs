//! Whom a form is about, and what they were given before.
use super::Known;
use crate::{
    domain::{
        award::Recipient,
        edit::Edit,
        entry::Entry,
        failure::Failure,
        ids::{AwardId, UnitId},
    },
    workspace::{Prior, Reader, StoreError},
};

/// Whom the form of a record is about, as awards know them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Honoured {
    /// Each with the unit it belongs to, and its name where there are several.
    whom: Vec<(Recipient, Option<UnitId>, String)>,
    /// The award that the form itself is of.
    except: Option<AwardId>,
}

impl Honoured {
    /// Is the form about nobody?
    pub fn is_nobody(&self) -> bool {
        self.whom.is_empty()
    }
}

/// Whom the form of what this change would store is about: a person, a unit with its collectives, whoever is
/// proposed or awarded.
pub fn honoured(edit: &Edit) -> Honoured {
    let one = |recipient: Option<Recipient>, unit, except| Honoured {
        whom: recipient
            .filter(Recipient::is_complete)
            .map(|r| (r, unit, String::new()))
            .into_iter()
            .collect(),
        except,
    };
    match edit {
        Edit::Save(Entry::Person(person)) => one(person.id.map(Recipient::Person), None, None),
        Edit::Save(Entry::Unit(unit)) => {
            let mut all = one(unit.id.map(Recipient::Unit), None, None);
            let inside = unit
                .collectives
                .iter()
                .filter_map(|c| Some((Recipient::Collective(c.id?), unit.id, c.name.clone())));
            all.whom.extend(inside);
            all
        }
        Edit::Save(Entry::Proposal(p)) => one(p.recipient.clone(), p.unit, None),
        Edit::Save(Entry::Award(a)) => one(a.recipient.clone(), a.unit, a.id),
        _ => Honoured::default(),
    }
}

/// What speaks for or against a name of a round, beside its dossier. No lower form must be held first since
/// 01/7/2025 (Nghị định 152/2025/NĐ-CP, Điều 4): that is never asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Awards of the year of the round and the two before it, in other rounds, the newest first.
    pub lately: Vec<Prior>,
    /// It was awarded in both years before.
    pub is_consecutive: bool,
    /// Of a unit: how many models it has registered for the year.
    pub registered: Option<usize>,
}

/// What the book knows of a name of a round of a year; `except`: its award of the round itself.
///
/// # Errors
/// Why the book could not be read.
pub fn hints(
    known: &Known<'_>,
    recipient: &Recipient,
    year: i64,
    except: Option<AwardId>,
) -> Result<Hints, Failure> {
    let mut lately = known.try_get(|read| {
        let unit = match recipient {
            Recipient::Collective(id) => read.collective(*id)?.map(|(unit, _)| unit),
            _ => None,
        };
        read.prior_awards(recipient, unit, except)
    })?;
    lately.retain(|award| (year - 2..=year).contains(&award.year));
    lately.reverse();
    let in_year = |wanted: i64| lately.iter().any(|award| award.year == wanted);
    let is_consecutive = in_year(year - 1) && in_year(year - 2);
    let registered = match recipient {
        Recipient::Unit(unit) => {
            let all = known.lists.registrations.all()?;
            Some(all.iter().filter(|r| r.unit == *unit && r.year == year).count())
        }
        _ => None,
    };
    Ok(Hints { lately, is_consecutive, registered })
}

/// Their awards, the newest first, each with the name it was given to where there are several.
///
/// # Errors
/// [`StoreError`].
pub fn prior_awards(read: Reader<'_>, of: &Honoured) -> Result<Vec<(String, Prior)>, StoreError> {
    let mut found = Vec::new();
    for (recipient, unit, name) in &of.whom {
        let unit = match recipient {
            Recipient::Collective(id) => read.collective(*id)?.map(|(unit, _)| unit),
            _ => *unit,
        };
        let awards = read.prior_awards(recipient, unit, of.except)?;
        found.extend(awards.into_iter().map(|award| (name.clone(), award)));
    }
    found.sort_by_key(|(_, award)| std::cmp::Reverse((award.year, award.id)));
    Ok(found)
}
