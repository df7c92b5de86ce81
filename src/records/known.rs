//! What a description of records may know of the book: its reads, the day, the year at work, and the lists.
use super::{
    choices::Choices,
    failures::Failures,
    lists::{Counts, Lists, LookedFor, Rows},
};
use crate::{
    domain::{
        award::{Round, RoundFacts, RoundState},
        duplicates::{Known as Candidate, like},
        edit::Edit,
        entered::{Entered, Whole},
        failure::Failure,
        ids::{Kind, MovementModelId, PersonId, RoundId, UnitId},
        person::Person,
        problem::Findings,
    },
    text::labels,
    workspace::{PersonRow, Reader, StoreError, check_edit},
};
use jiff::civil::Date;
use std::rc::Rc;

/// What tells someone of the list apart.
pub fn candidate(person: &PersonRow) -> Candidate<'_> {
    Candidate {
        id: person.id,
        name: &person.full_name,
        name_fold: &person.name_fold,
        birth_year: person.birth.as_deref().and_then(|b| b.get(..4)).and_then(|y| y.parse().ok()),
        unit: person.unit_id,
    }
}

/// What is known while records are described.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Reads of the book.
    pub read: Reader<'a>,
    /// Grows with every change of the book.
    pub revision: u64,
    /// The present day.
    pub today: Date,
    /// Năm công tác.
    pub year: i64,
    /// The small tables and the names to choose from.
    pub lists: &'a Lists,
    /// Where reads that fail are noted.
    pub failures: &'a Failures,
}

impl<'a> Known<'a> {
    /// What is read, or nothing; a read that fails is noted and told once. Not for what a list shows: that
    /// must say itself that it could not be read.
    pub fn get<T: Default>(&self, read: impl FnOnce(Reader<'a>) -> Result<T, StoreError>) -> T {
        self.failures.get(read(self.read))
    }

    /// What is read, for a place that says itself that it could not be read.
    ///
    /// # Errors
    /// Why it could not be read, which is noted and told once.
    pub fn try_get<T>(
        &self,
        read: impl FnOnce(Reader<'a>) -> Result<T, StoreError>,
    ) -> Result<T, Failure> {
        read(self.read).map_err(|error| self.failures.add(&error))
    }

    /// What was read; `None` where it could not be, which is noted and told once.
    pub fn noted<T>(&self, read: Result<T, Failure>) -> Option<T> {
        read.inspect_err(|failure| self.failures.note(failure)).ok()
    }

    /// The rows of a kind that only few screens show: read when one first asks, and kept until one of the kind
    /// changes. What cannot be read is told, and known to be missing. A kind is always read in one way.
    pub fn kept<T: 'static>(
        &self,
        kind: Kind,
        read: impl FnOnce(Reader<'a>) -> Result<Vec<T>, StoreError>,
    ) -> Rc<Rows<T>> {
        let kept = self.lists.kept.borrow().get(&kind).cloned();
        if let Some(rows) = kept.and_then(|kept| kept.downcast::<Rows<T>>().ok()) {
            return rows;
        }
        let rows = Rc::new(Rows::of(read(self.read), self.failures));
        self.lists.kept.borrow_mut().insert(kind, Rc::<Rows<T>>::clone(&rows));
        rows
    }

    /// Is it the year at work?
    pub fn is_of_year(&self, year: &Entered<Whole>) -> bool {
        year.get().is_some_and(|y| y.0 == self.year)
    }

    /// Everybody, by given name.
    ///
    /// # Errors
    /// Why they could not be read.
    pub fn all_people(&self) -> Result<&'a [PersonRow], Failure> {
        let people = self
            .lists
            .people
            .get_or_init(|| self.read.person_rows().map_err(|error| self.failures.add(&error)));
        people.as_deref().map_err(Clone::clone)
    }

    /// Everybody, by given name; nobody, which is told, where they cannot be read.
    pub fn people(&self) -> &'a [PersonRow] {
        self.all_people().unwrap_or_default()
    }

    /// Everybody, to choose from.
    pub fn person_choices(&self) -> &'a Choices<PersonId> {
        self.lists.person_choices.get_or_init(|| {
            let choice = |p: &PersonRow| {
                let what = labels::joined(&[&p.title, &p.unit]);
                (p.id, p.full_name.clone(), what)
            };
            self.people().iter().map(choice).collect()
        })
    }

    /// People who may be the one whose name is being typed, at most three; looked for again when what they
    /// are looked for by changed.
    pub fn people_like(&self, person: &Person) -> Vec<PersonId> {
        const MOST: usize = 3;
        // Nobody is like a name that is not there; what was found last stays kept for the form that asks again.
        if person.full_name.trim().is_empty() {
            return Vec::new();
        }
        let wanted = LookedFor {
            revision: self.revision,
            name: person.full_name.clone(),
            birth: person.birth.text.clone(),
            unit: person.posts.iter().find_map(|p| p.unit),
        };
        let mut kept = self.lists.alike.borrow_mut();
        if let Some((_, found)) = kept.as_ref().filter(|(of, _)| *of == wanted) {
            return found.clone();
        }
        let year = person.birth.get().map(|b| b.year);
        let all = self.people().iter().map(candidate);
        let alike = like(all, &wanted.name, wanted.unit, year, person.id);
        let apart = self.get(|read| read.told_apart(Kind::Person));
        let told_apart = |other: &PersonId| {
            let pair = |own: PersonId| (own.0.min(other.0), own.0.max(other.0));
            person.id.is_some_and(|own| apart.contains(&pair(own)))
        };
        let alike = alike.into_iter().filter(|other| !told_apart(other));
        let found: Vec<PersonId> = alike.take(MOST).collect();
        *kept = Some((wanted, found.clone()));
        found
    }

    /// How far a round has come.
    pub fn round_state(&self, round: &Round) -> RoundState {
        round.state.by_facts(self.round_facts(round.id))
    }

    /// What a round's awards and decisions say of how far it has come.
    pub fn round_facts(&self, round: Option<RoundId>) -> RoundFacts {
        let facts = self
            .lists
            .round_facts
            .get_or_init(|| self.get(|read| read.round_facts()).into_iter().collect());
        round.and_then(|id| facts.get(&id)).copied().unwrap_or_default()
    }

    /// The present unit of a person.
    pub fn unit_of(&self, person: PersonId) -> Option<UnitId> {
        self.get(|read| read.present_post(person)).and_then(|(_, unit)| unit)
    }

    /// The unit of a model.
    pub fn unit_of_model(&self, model: MovementModelId) -> Option<UnitId> {
        self.lists.models.iter().find(|m| m.id == model).map(|m| m.unit)
    }

    /// How many records the large lists hold in the year at work; `None` when they cannot be counted.
    pub fn counts(&self) -> Option<Counts> {
        let kept = *self.lists.counts.borrow();
        if let Some((_, counts)) = kept.filter(|(year, _)| *year == self.year) {
            return Some(counts);
        }
        let counts = self.get(|read| {
            let size = |n: i64| usize::try_from(n).unwrap_or(0);
            let (people, review) = read.person_count()?;
            let (awards, awards_review) = read.award_count(self.year)?;
            Ok(Some(Counts {
                people: size(people),
                proposals: size(read.proposal_count(self.year)?),
                awards: size(awards),
                review: size(review + awards_review),
            }))
        });
        *self.lists.counts.borrow_mut() = counts.map(|counts| (self.year, counts));
        counts
    }

    /// What is wrong with a change, and what to look at twice.
    pub fn check(&self, edit: &Edit) -> Findings {
        self.get(|read| check_edit(read, edit, self.today))
    }
}
