//! The small tables of a book and the names to choose from, read once for each revision of it.
use super::{
    choices::{Called, Choices},
    failures::Failures,
};
use crate::{
    domain::{
        award::{Round, RoundFacts},
        committee::CommitteeMember,
        decision::{Decision, PaperState},
        failure::Failure,
        ids::{
            BodyId, CollectiveId, DecisionId, Kind, MovementModelId, PersonId, RoundId,
            SignatoryId, StepId, UnitId, UnitKindId,
        },
        legal_basis::LegalBasis,
        list_item::{ListItem, ListKind},
        office::{Body, Signatory},
        unit::UnitKind,
        working_year::WorkingYear,
    },
    text::{labels, screens, sentence},
    workspace::{
        DemocracyRecordRow, MovementModelRow, PersonRow, Reader, RegistrationRow, StoreError,
        Touched, UnitRow, says_its_year,
    },
};
use std::{
    any::Any,
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
    ops::Deref,
    rc::Rc,
};

/// The rows of one table as they were last read: none, and why, when they could not be.
#[derive(Debug)]
pub struct Rows<T> {
    rows: Vec<T>,
    failure: Option<Failure>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), failure: None }
    }
}

impl<T> Deref for Rows<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.rows
    }
}

impl<T> Rows<T> {
    pub(super) fn of(read: Result<Vec<T>, StoreError>, failures: &Failures) -> Self {
        match read {
            Ok(rows) => Self { rows, failure: None },
            Err(error) => {
                let failure = failures.add(&error);
                Self { rows: Vec::new(), failure: Some(failure) }
            }
        }
    }

    /// How many there are of a sort; `None` where they could not be read.
    pub fn count(&self, sort: impl Fn(&T) -> bool) -> Option<usize> {
        self.failure.is_none().then(|| self.rows.iter().filter(|row| sort(row)).count())
    }

    /// All of them.
    ///
    /// # Errors
    /// Why they could not be read.
    pub fn all(&self) -> Result<&[T], Failure> {
        self.failure.clone().map_or(Ok(&self.rows), Err)
    }
}

/// The small tables of a book, and names to choose from.
#[derive(Debug, Default)]
pub struct Lists {
    /// Đơn vị, in the order of the office.
    pub units: Rows<UnitRow>,
    /// The same to choose from.
    pub unit_choices: Choices<UnitId>,
    /// Tập thể: key, its unit, name.
    pub collectives: Rows<(CollectiveId, UnitId, String)>,
    /// Cơ quan.
    pub bodies: Rows<Body>,
    /// The same to choose from.
    pub body_choices: Choices<BodyId>,
    /// Người ký.
    pub signatories: Rows<Signatory>,
    /// The same to choose from.
    pub signatory_choices: Choices<SignatoryId>,
    /// Loại đơn vị.
    pub kinds: Rows<UnitKind>,
    /// The same to choose from.
    pub kind_choices: Choices<UnitKindId>,
    /// Đợt khen thưởng.
    pub rounds: Rows<Round>,
    /// The same to choose from.
    pub round_choices: Choices<RoundId>,
    /// Quyết định.
    pub decisions: Rows<Decision>,
    /// The same to choose from.
    pub decision_choices: Choices<DecisionId>,
    /// Căn cứ pháp lý.
    pub bases: Rows<LegalBasis>,
    /// Mô hình “Dân vận khéo”.
    pub models: Rows<MovementModelRow>,
    /// The same to choose from.
    pub model_choices: Choices<MovementModelId>,
    /// Đăng ký năm, of all years.
    pub registrations: Rows<RegistrationRow>,
    /// Quy chế dân chủ, of all years.
    pub democracy: Rows<DemocracyRecordRow>,
    /// Thành viên Ban Chỉ đạo.
    pub members: Rows<CommitteeMember>,
    /// Năm công tác.
    pub working_years: Rows<WorkingYear>,
    /// Danh mục.
    pub list_items: Rows<ListItem>,
    /// The same to choose from.
    pub collective_choices: Choices<CollectiveId>,
    /// Read when a screen first asks for them: an office may have tens of thousands.
    pub(super) people: OnceCell<Result<Vec<PersonRow>, Failure>>,
    pub(super) person_choices: OnceCell<Choices<PersonId>>,
    /// How far each round has come, looked up when a screen first asks.
    pub(super) round_facts: OnceCell<HashMap<RoundId, RoundFacts>>,
    /// Of the year asked for last.
    pub(super) counts: RefCell<Option<(i64, Counts)>>,
    /// People whose name is like the one being typed, of what was asked for last.
    pub(super) alike: RefCell<Option<(LookedFor, Vec<PersonId>)>>,
    /// The rows of kinds that only few screens show, read when one first asks; see [`super::Known::kept`].
    pub(super) kept: RefCell<HashMap<Kind, Rc<dyn Any>>>,
    /// Words in use, list by list.
    words: HashMap<ListKind, Vec<String>>,
    unit_names: HashMap<UnitId, String>,
    /// The same in their order, to be offered.
    pub unit_name_list: Vec<String>,
    /// Hình thức khen in use, the usual ones first.
    pub forms: Vec<String>,
    /// Nội dung khen in use, the usual ones first.
    pub contents: Vec<String>,
    /// Years that anything was entered of, the last first.
    pub years: Vec<i64>,
    /// The year awards were last entered of.
    pub last_year: Option<i64>,
    /// What Ctrl+Z would do.
    pub undo: Option<String>,
    /// What Ctrl+Y would do.
    pub redo: Option<String>,
}

/// The kinds of which rows of a kind show something.
fn shown_in(kind: &Kind) -> &[Kind] {
    match kind {
        // By name, unit and round.
        Kind::Proposal => {
            &[Kind::Proposal, Kind::Person, Kind::Unit, Kind::Collective, Kind::Round]
        }
        // A part of a proposal.
        Kind::Consultation => &[Kind::Proposal],
        kind => std::slice::from_ref(kind),
    }
}

impl Lists {
    /// The words of an editable list.
    pub fn items(&self, list: ListKind) -> &[String] {
        self.words.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The words of an editable list that hold in a year; in every year where none is said.
    pub fn items_of(&self, list: ListKind, year: Option<i64>) -> Vec<String> {
        let Some(year) = year else { return self.items(list).to_vec() };
        let of_year = |item: &&ListItem| item.list == list && item.is_of_year(year);
        self.list_items.iter().filter(of_year).map(|item| item.name.clone()).collect()
    }

    /// The short name of a body; blank for none.
    pub fn body_name(&self, id: Option<BodyId>) -> &str {
        let is_it = |body: &&Body| id.is_some() && body.id == id;
        self.bodies.iter().find(is_it).map_or("", Body::short)
    }

    /// The words of an editable list; where the office has none, the usual ones.
    fn usual<'a>(&'a self, list: ListKind, usual: &[&'a str]) -> Vec<&'a str> {
        let items: Vec<&str> = self.items(list).iter().map(String::as_str).collect();
        if items.is_empty() { usual.to_vec() } else { items }
    }

    /// The name of a unit; blank for none.
    pub fn unit_name(&self, id: Option<UnitId>) -> &str {
        id.and_then(|id| self.unit_names.get(&id)).map_or("", String::as_str)
    }

    /// The decision of a round and its body that is not issued yet.
    pub fn open_decision(&self, round: RoundId, body: Option<BodyId>) -> Option<DecisionId> {
        let open = |d: &&Decision| {
            let is_open = d.state != PaperState::Issued && d.awards();
            d.round == Some(round) && d.body == body && is_open
        };
        self.decisions.iter().find(open).and_then(|d| d.id)
    }

    /// Is a year locked?
    pub fn is_locked(&self, year: Option<i64>) -> bool {
        let of_year = |y: &&WorkingYear| y.year.get().map(|y| y.0) == year;
        year.is_some() && self.working_years.iter().find(of_year).is_some_and(|y| y.is_locked)
    }

    /// What changed is read anew; `touched`: what changed since, `None` when anything may have.
    /// What cannot be read is told to `failures` and known to be missing.
    #[must_use]
    pub fn read(self, read: Reader<'_>, touched: Option<&Touched>, failures: &Failures) -> Self {
        let stale =
            |kinds: &[Kind]| touched.is_none_or(|t| kinds.iter().any(|k| t.kinds.contains(k)));
        let mut l = self;
        l.kept.get_mut().retain(|kind, _| !stale(shown_in(kind)));
        if stale(&[Kind::Unit, Kind::UnitKind]) {
            l.units = Rows::of(read.unit_rows(), failures);
            l.kinds = Rows::of(read.unit_kinds(), failures);
            l.unit_names = l.units.iter().map(|u| (u.id, u.name.clone())).collect();
            l.unit_name_list = l.units.iter().map(|u| u.name.clone()).collect();
            l.unit_choices = l.units.iter().map(|u| (u.id, u.name.clone())).collect();
            l.kind_choices = l.kinds.iter().filter_map(|k| Some((k.id?, k.name.clone()))).collect();
        }
        if stale(&[Kind::Unit, Kind::Collective]) {
            l.collectives = Rows::of(read.collectives(), failures);
            l.collective_choices = l.collectives.iter().map(|c| (c.0, c.2.clone())).collect();
        }
        if stale(&[Kind::Unit, Kind::Person]) {
            l.person_choices = OnceCell::new();
            let people = l.people.take();
            // A few people changed: only they are read again.
            let steps = touched.filter(|_| !stale(&[Kind::Unit])).map(|t| t.steps.as_slice());
            if let (Some(Ok(mut people)), Some(steps)) = (people, steps)
                && mend_people(&mut people, read, steps).is_ok_and(|all| all)
            {
                l.people = OnceCell::from(Ok(people));
            }
        }
        if stale(&[Kind::Award, Kind::Proposal, Kind::Person, Kind::Round]) {
            l.counts = RefCell::new(None);
        }
        if stale(&[Kind::Award, Kind::Round, Kind::Decision, Kind::Body]) {
            let facts = l.round_facts.take();
            // A few rounds changed: only they are looked at again.
            let steps = touched.filter(|_| !stale(&[Kind::Body])).map(|t| t.steps.as_slice());
            if let (Some(mut facts), Some(steps)) = (facts, steps)
                && mend_facts(&mut facts, read, steps).is_ok_and(|all| all)
            {
                l.round_facts = OnceCell::from(facts);
            }
        }
        if stale(&[Kind::Body, Kind::Signatory]) {
            l.bodies = Rows::of(read.bodies(), failures);
            l.signatories = Rows::of(read.signatories(), failures);
            let called = |b: &Body| {
                let name = b.short().to_owned();
                let also = vec![b.full_name.clone(), b.in_text().to_owned()];
                Some(Called { key: b.id?, shown: name.clone(), name, also })
            };
            l.body_choices = l.bodies.iter().filter_map(called).collect();
            l.signatory_choices = l
                .signatories
                .iter()
                .filter_map(|s| Some((s.id?, s.name.clone(), s.post())))
                .collect();
        }
        if stale(&[Kind::Round]) {
            l.rounds = Rows::of(read.rounds(), failures);
            let called = |r: &Round| {
                let year = &r.years.year.text;
                Some(Called {
                    key: r.id?,
                    shown: format!("{} ({year})", r.name),
                    name: r.name.clone(),
                    also: labels::also_called_round(&r.name, year),
                })
            };
            l.round_choices = l.rounds.iter().filter_map(called).collect();
        }
        if stale(&[Kind::Decision, Kind::Body]) {
            l.decisions = Rows::of(read.decisions(), failures);
            let called = |d: &Decision| {
                let body = l.bodies.iter().find(|b| b.id == d.body);
                let mut name = labels::decision_number(&d.number, body);
                if name.is_empty() {
                    screens::NO_NUMBER.clone_into(&mut name);
                }
                let name = format!("{name} {}", d.date.text).trim().to_owned();
                let mut also = labels::also_called_decision(&d.number, body, &d.date.text);
                also.push(sentence::one_line(&d.summary));
                let shown = format!("{name} – {}", sentence::one_line(&d.summary));
                Some(Called { key: d.id?, shown, name, also })
            };
            l.decision_choices = l.decisions.iter().filter_map(called).collect();
        }
        if stale(&[Kind::LegalBasis]) {
            l.bases = Rows::of(read.legal_bases(), failures);
        }
        if stale(&[Kind::MovementModel, Kind::Unit]) {
            l.models = Rows::of(read.movement_model_rows(), failures);
            l.model_choices = l
                .models
                .iter()
                .map(|m| (m.id, m.name.clone(), l.unit_name(Some(m.unit)).to_owned()))
                .collect();
        }
        if stale(&[Kind::Registration, Kind::MovementModel]) {
            l.registrations = Rows::of(read.registration_rows(None), failures);
        }
        if stale(&[Kind::DemocracyRecord]) {
            l.democracy = Rows::of(read.democracy_record_rows(None), failures);
        }
        if stale(&[Kind::CommitteeMember]) {
            l.members = Rows::of(read.committee_members(), failures);
        }
        if stale(&[Kind::WorkingYear]) {
            l.working_years = Rows::of(read.working_years(), failures);
        }
        if stale(&[Kind::ListItem]) {
            l.list_items = Rows::of(read.list_items(), failures);
            l.words.clear();
            for item in l.list_items.iter().filter(|i| i.is_in_use) {
                l.words.entry(item.list).or_default().push(item.name.clone());
            }
        }
        if stale(&[Kind::Award, Kind::Round, Kind::ListItem]) {
            let distinct = |texts: &mut dyn Iterator<Item = &String>, usual: &[&str]| {
                let mut out: Vec<String> = usual.iter().map(|t| (*t).to_owned()).collect();
                for text in texts {
                    if !text.is_empty() && !out.contains(text) {
                        out.push(text.clone());
                    }
                }
                out
            };
            let forms = failures.get(read.award_forms());
            let contents = failures.get(read.award_contents());
            l.forms = distinct(
                &mut l.rounds.iter().map(|r| &r.form).chain(&forms),
                &l.usual(ListKind::AwardForm, screens::USUAL_FORMS),
            );
            l.contents = distinct(
                &mut l.rounds.iter().map(|r| &r.content).chain(&contents),
                &l.usual(ListKind::AwardContent, screens::USUAL_CONTENTS),
            );
        }
        // The year last worked on, for a window that has just opened.
        let mut award_years = failures.get(read.award_years());
        l.last_year = award_years.pop();
        if touched.is_none_or(|t| t.kinds.iter().any(|kind| says_its_year(*kind))) {
            l.years = failures.get(read.years());
        }
        l.undo = failures.get(read.undoable()).map(|s| s.label);
        l.redo = failures.get(read.redoable()).map(|s| s.label);
        l
    }
}

/// How many records of the large lists there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cá nhân.
    pub people: usize,
    /// Đề nghị of the year.
    pub proposals: usize,
    /// Khen thưởng of the year.
    pub awards: usize,
    /// People, and awards of the year, marked for review.
    pub review: usize,
}

/// What people alike are looked for by.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LookedFor {
    pub(super) revision: u64,
    pub(super) name: String,
    pub(super) birth: String,
    pub(super) unit: Option<UnitId>,
}

/// Puts the people whom some steps touched into the list as they are now; false when they are too many.
fn mend_people(
    people: &mut Vec<PersonRow>,
    read: Reader<'_>,
    steps: &[StepId],
) -> Result<bool, StoreError> {
    const MOST: usize = 200;
    let mut touched = Vec::new();
    for step in steps {
        touched.extend(read.people_of_step(*step)?);
    }
    if touched.len() > MOST {
        return Ok(false);
    }
    for id in touched {
        people.retain(|p| p.id != id);
        if let Some(row) = read.person_row(id)? {
            let before = |p: &PersonRow| (&p.name_key, p.id) < (&row.name_key, row.id);
            let at = people.partition_point(before);
            people.insert(at, row);
        }
    }
    Ok(true)
}

/// The same for what is known of rounds.
fn mend_facts(
    facts: &mut HashMap<RoundId, RoundFacts>,
    read: Reader<'_>,
    steps: &[StepId],
) -> Result<bool, StoreError> {
    const MOST: usize = 20;
    let mut touched = HashSet::new();
    for step in steps {
        touched.extend(read.rounds_of_step(*step)?);
    }
    if touched.len() > MOST {
        return Ok(false);
    }
    for id in touched {
        match read.facts_of_round(id)? {
            Some(of_round) => facts.insert(id, of_round),
            None => facts.remove(&id),
        };
    }
    Ok(true)
}
