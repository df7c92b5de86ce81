//! People and their posts in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    calendar::PartialDate,
    ids::{Kind, PersonId, StepId, UnitId},
    person::{Duty, Person, Post},
    problem::Findings,
    title,
};
use jiff::civil::Date;
use rusqlite::{Row, named_params};
use std::collections::HashMap;

words! {
    Duty { Unknown = "unknown", Leading = "leading", Direct = "direct" }
}

/// One line of the list of people, with the present post.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// Key.
    pub id: PersonId,
    /// Họ và tên.
    pub full_name: String,
    /// For search.
    pub name_fold: String,
    /// yyyy, yyyy-mm or yyyy-mm-dd.
    pub birth: Option<String>,
    /// Chức vụ.
    pub title: String,
    /// Đơn vị.
    pub unit: String,
    /// Its key.
    pub unit_id: Option<UnitId>,
    /// Cần rà soát.
    pub needs_review: bool,
    /// For the order by given name.
    pub name_key: Vec<u8>,
}

/// Someone of the same name.
#[derive(Clone, Debug, PartialEq)]
pub struct Namesake {
    /// Key.
    pub id: PersonId,
    /// Họ và tên.
    pub full_name: String,
    /// As stored.
    pub birth: Option<String>,
    /// Present unit.
    pub unit: String,
    /// Its key.
    pub unit_id: Option<UnitId>,
}

/// Without the post.
fn row_to_row(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: row.get(0)?,
        full_name: row.get(1)?,
        name_fold: row.get(2)?,
        birth: row.get(3)?,
        needs_review: row.get(4)?,
        name_key: row.get::<_, Option<Vec<u8>>>(5)?.unwrap_or_default(),
        title: String::new(),
        unit: String::new(),
        unit_id: None,
    })
}

fn row_to_person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        full_name: row.get("full_name")?,
        given_name: row.get("given_name")?,
        certificate_name: row.get("certificate_name")?,
        salutation: row.get("salutation")?,
        gender: row.get("gender")?,
        birth: row.get("birth")?,
        ethnicity: row.get("ethnicity")?,
        religion: row.get("religion")?,
        hometown: row.get("hometown")?,
        is_party_member: row.get("is_party_member")?,
        party_joined: row.get("party_joined")?,
        education: row.get("education")?,
        account_number: row.get("account_number")?,
        note: row.get("note")?,
        needs_review: row.get("needs_review")?,
        posts: Vec::new(),
    })
}

fn row_to_post(row: &Row<'_>) -> rusqlite::Result<Post> {
    Ok(Post {
        id: row.get("id")?,
        unit: row.get("unit_id")?,
        title: row.get("title")?,
        duty: row.get("duty")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
    })
}

impl Reader<'_> {
    /// How many people there are, and how many of them are marked for review.
    pub fn person_count(&self) -> Result<(i64, i64)> {
        let found = self.first(include_str!("count.sql"), (), |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(found.unwrap_or_default())
    }

    /// The present post of a person: title and unit.
    pub fn present_post(&self, id: PersonId) -> Result<Option<(String, Option<UnitId>)>> {
        self.first(include_str!("present_post.sql"), [id], |r| Ok((r.get(0)?, r.get(1)?)))
    }

    /// The list of people by given name.
    pub fn person_rows(&self) -> Result<Vec<PersonRow>> {
        // One walk through people and one through posts: a look-up for each person takes three times as
        // long where there are tens of thousands.
        let mut rows: Vec<PersonRow> =
            self.rows(include_str!("person_rows.sql"), (), row_to_row)?;
        rows.sort_by(|a, b| (&a.name_key, a.id).cmp(&(&b.name_key, b.id)));
        let mut places: Vec<(PersonId, usize)> = rows.iter().map(|r| r.id).zip(0..).collect();
        places.sort_unstable_by_key(|(id, _)| *id);
        let units: HashMap<UnitId, String> = self
            .rows(include_str!("unit_names.sql"), (), |r| Ok((r.get(0)?, r.get(1)?)))?
            .into_iter()
            .collect();
        // Posts come with the present one last.
        let posts: Vec<(PersonId, String, Option<UnitId>)> =
            self.rows(include_str!("present_posts.sql"), (), |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })?;
        for (person, title, unit) in posts {
            let at = places.binary_search_by_key(&person, |(id, _)| *id);
            let place = at.ok().and_then(|at| places.get(at)).map(|(_, place)| *place);
            if let Some(row) = place.and_then(|place| rows.get_mut(place)) {
                row.title = title;
                row.unit = unit.and_then(|u| units.get(&u)).cloned().unwrap_or_default();
                row.unit_id = unit;
            }
        }
        Ok(rows)
    }

    /// One line of that list; `None` when the person is not in it.
    pub fn person_row(&self, id: PersonId) -> Result<Option<PersonRow>> {
        let found = self.first(include_str!("person_row.sql"), [id], row_to_row)?;
        let Some(mut row) = found else { return Ok(None) };
        if let Some((title, unit)) = self.present_post(id)? {
            row.unit = unit
                .map(|u| self.unit(u))
                .transpose()?
                .flatten()
                .map_or_else(String::new, |u| u.name);
            (row.title, row.unit_id) = (title, unit);
        }
        Ok(Some(row))
    }

    /// People whom a step touched, themselves or their posts.
    pub fn people_of_step(&self, step: StepId) -> Result<Vec<PersonId>> {
        self.rows(include_str!("people_of_step.sql"), [step], |r| r.get(0))
    }

    /// One person with posts.
    pub fn person(&self, id: PersonId) -> Result<Option<Person>> {
        let Some(mut person) = self.row(id, row_to_person)? else {
            return Ok(None);
        };
        person.posts = self.rows(include_str!("posts.sql"), [id], row_to_post)?;
        Ok(Some(person))
    }

    /// People of this name whatever its tones and case.
    pub fn people_named(&self, name: &str) -> Result<Vec<Namesake>> {
        self.rows(include_str!("people_by_fold.sql"), [name], |row| {
            Ok(Namesake {
                id: row.get("id")?,
                full_name: row.get("full_name")?,
                birth: row.get("birth")?,
                unit: row.get::<_, Option<String>>("unit")?.unwrap_or_default(),
                unit_id: row.get("unit_id")?,
            })
        })
    }
}

/// What the book says for the rules of people.
impl Reader<'_> {
    /// What is wrong with a person, beside others of the name.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_person(&self, person: &Person, today: Date) -> Result<Findings> {
        Ok(person.check(self.perhaps_twice(person)?, today))
    }

    /// Someone of the same name who may be the same person: nothing known of both differs.
    fn perhaps_twice(&self, person: &Person) -> Result<Option<String>> {
        let unit = person.posts.iter().find_map(|p| p.unit);
        let year = person.birth.get().map(|b| b.year);
        let mut named = self.people_named(&person.full_name)?;
        let name = title::bare(&person.full_name);
        if name != person.full_name {
            named.extend(self.people_named(name)?);
        }
        named.retain(|other| Some(other.id) != person.id);
        if named.is_empty() {
            return Ok(None);
        }
        let apart = self.told_apart(Kind::Person)?;
        let told = |other: PersonId| {
            person.id.is_some_and(|own| apart.contains(&(own.0.min(other.0), own.0.max(other.0))))
        };
        Ok(named.into_iter().find_map(|other| {
            let other_year = other.birth.as_deref().and_then(PartialDate::from_iso).map(|b| b.year);
            let differs = |a: Option<i64>, b: Option<i64>| a.is_some() && b.is_some() && a != b;
            let is_other = told(other.id)
                || differs(year.map(i64::from), other_year.map(i64::from))
                || differs(unit.map(|u| u.0), other.unit_id.map(|u| u.0))
                    && !(year.is_some() && year == other_year);
            (!is_other).then(|| {
                if other.unit.is_empty() {
                    other.full_name
                } else {
                    format!("{} ({})", other.full_name, other.unit)
                }
            })
        }))
    }
}

impl Writer<'_> {
    /// Stores a person with posts, blank ones left out; posts no longer named go to the trash.
    pub fn save_person(&self, person: &Person) -> Result<PersonId> {
        let id = PersonId(self.save(
            Kind::Person,
            named_params! {
                ":id": person.id, ":uid": new_uid(), ":full_name": person.full_name,
                ":given_name": person.given_name, ":certificate_name": person.certificate_name,
                ":salutation": person.salutation, ":gender": person.gender, ":birth": person.birth,
                ":ethnicity": person.ethnicity, ":religion": person.religion,
                ":hometown": person.hometown,
                ":is_party_member": person.is_party_member, ":party_joined": person.party_joined,
                ":education": person.education, ":account_number": person.account_number,
                ":note": person.note, ":needs_review": person.needs_review,
            },
        )?);
        let posts = person.posts.iter().filter(|post| !post.is_blank());
        self.save_parts(Kind::Post, id.0, posts, |post| {
            self.save(
                Kind::Post,
                named_params! {
                    ":id": post.id, ":uid": new_uid(), ":person_id": id, ":unit_id": post.unit,
                    ":title": post.title, ":duty": post.duty,
                    ":from_date": post.from, ":to_date": post.to,
                },
            )
        })?;
        Ok(id)
    }
}
