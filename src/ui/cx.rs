//! What every screen may read, and the names to choose from, read once for each revision of the book.
use super::{
    action::{Action, Actions},
    drafts::{Drafts, typed},
    widgets::form::choices::{Called, Choices},
};
use crate::{
    domain::{
        award::{Round, RoundFacts, RoundState},
        committee::CommitteeMember,
        decision::{Decision, PaperState},
        document::Document,
        edit::Edit,
        entered::Entered,
        ids::{
            BodyId, CollectiveId, DecisionId, Kind, MovementModelId, PersonId, RoundId,
            SignatoryId, StepId, UnitId, UnitKindId,
        },
        list_item::{ListItem, ListKind},
        office::{Body, Signatory, Term},
        problem::Findings,
        reward::{BaseSalary, RewardRule},
        unit::UnitKind,
        working_year::{Target, WorkingYear},
    },
    text::labels,
    workspace::{
        DemocracyRecordRow, MovementModelRow, PersonRow, Reader, RegistrationRow, StoreError,
        Touched, TrainingSessionRow, UnitRow, check_edit,
    },
};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
};

/// Names to choose from.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) units: Vec<UnitRow>,
    pub(super) unit_choices: Choices<UnitId>,
    pub(super) collectives: Vec<(CollectiveId, UnitId, String)>,
    pub(super) bodies: Vec<Body>,
    pub(super) body_choices: Choices<BodyId>,
    pub(super) terms: Vec<Term>,
    pub(super) signatories: Vec<Signatory>,
    pub(super) signatory_choices: Choices<SignatoryId>,
    pub(super) kinds: Vec<UnitKind>,
    pub(super) kind_choices: Choices<UnitKindId>,
    pub(super) rounds: Vec<Round>,
    pub(super) round_choices: Choices<RoundId>,
    pub(super) decisions: Vec<Decision>,
    pub(super) decision_choices: Choices<DecisionId>,
    pub(super) bases: Vec<crate::domain::legal_basis::LegalBasis>,
    pub(super) models: Vec<MovementModelRow>,
    pub(super) model_choices: Choices<MovementModelId>,
    pub(super) registrations: Vec<RegistrationRow>,
    pub(super) sessions: Vec<TrainingSessionRow>,
    pub(super) democracy: Vec<DemocracyRecordRow>,
    pub(super) members: Vec<CommitteeMember>,
    pub(super) documents: Vec<Document>,
    pub(super) working_years: Vec<WorkingYear>,
    pub(super) targets: Vec<Target>,
    pub(super) salaries: Vec<BaseSalary>,
    pub(super) reward_rules: Vec<RewardRule>,
    pub(super) list_items: Vec<ListItem>,
    pub(super) collective_choices: Choices<CollectiveId>,
    /// Read when a screen first asks for them: an office may have tens of thousands.
    people: OnceCell<Vec<PersonRow>>,
    person_choices: OnceCell<Choices<PersonId>>,
    /// How far each round has come, looked up when a screen first asks.
    round_facts: OnceCell<HashMap<RoundId, RoundFacts>>,
    /// Of the year asked for last.
    counts: RefCell<Option<(i64, Counts)>>,
    /// Words in use, list by list.
    words: HashMap<ListKind, Vec<String>>,
    unit_names: HashMap<UnitId, String>,
    /// The same in their order, to be offered.
    pub(super) unit_name_list: Vec<String>,
    pub(super) forms: Vec<String>,
    pub(super) contents: Vec<String>,
    pub(super) years: Vec<i64>,
    pub(super) last_year: Option<i64>,
    /// What Ctrl+Z and Ctrl+Y would do.
    pub(super) undo: Option<String>,
    pub(super) redo: Option<String>,
}

impl Lists {
    /// The words of an editable list.
    pub(super) fn items(&self, list: ListKind) -> &[String] {
        self.words.get(&list).map_or(&[], Vec::as_slice)
    }

    /// The words of an editable list; where the office has none, the usual ones.
    fn usual<'a>(&'a self, list: ListKind, usual: &[&'a str]) -> Vec<&'a str> {
        let items: Vec<&str> = self.items(list).iter().map(String::as_str).collect();
        if items.is_empty() { usual.to_vec() } else { items }
    }

    /// The name of a unit; blank for none.
    pub(super) fn unit_name(&self, id: Option<UnitId>) -> &str {
        id.and_then(|id| self.unit_names.get(&id)).map_or("", String::as_str)
    }

    /// The decision of a round and its body that is not issued yet.
    pub(super) fn open_decision(&self, round: RoundId, body: Option<BodyId>) -> Option<DecisionId> {
        let open = |d: &&Decision| {
            d.round == Some(round) && d.body == body && d.state != PaperState::Issued
        };
        self.decisions.iter().find(open).and_then(|d| d.id)
    }

    /// Is a year locked?
    pub(super) fn is_locked(&self, year: Option<i64>) -> bool {
        let of_year = |y: &&WorkingYear| y.year.get().map(|y| y.0) == year;
        year.is_some() && self.working_years.iter().find(of_year).is_some_and(|y| y.is_locked)
    }

    /// What changed is read anew; `touched`: what changed since, `None` when anything may have.
    pub(super) fn read(
        self,
        read: Reader<'_>,
        touched: Option<&Touched>,
    ) -> Result<Self, StoreError> {
        let stale =
            |kinds: &[Kind]| touched.is_none_or(|t| kinds.iter().any(|k| t.kinds.contains(k)));
        let mut l = self;
        if stale(&[Kind::Unit, Kind::UnitKind]) {
            l.units = read.unit_rows()?;
            l.kinds = read.unit_kinds()?;
            l.unit_names = l.units.iter().map(|u| (u.id, u.name.clone())).collect();
            l.unit_name_list = l.units.iter().map(|u| u.name.clone()).collect();
            l.unit_choices = l.units.iter().map(|u| (u.id, u.name.clone())).collect();
            l.kind_choices = l.kinds.iter().filter_map(|k| Some((k.id?, k.name.clone()))).collect();
        }
        if stale(&[Kind::Unit, Kind::Collective]) {
            l.collectives = read.collectives()?;
            l.collective_choices = l.collectives.iter().map(|c| (c.0, c.2.clone())).collect();
        }
        if stale(&[Kind::Unit, Kind::Person]) {
            l.person_choices = OnceCell::new();
            let people = l.people.take();
            // A few people changed: only they are read again.
            let steps = touched.filter(|_| !stale(&[Kind::Unit])).map(|t| t.steps.as_slice());
            if let (Some(mut people), Some(steps)) = (people, steps)
                && mend_people(&mut people, read, steps)?
            {
                l.people = OnceCell::from(people);
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
                && mend_facts(&mut facts, read, steps)?
            {
                l.round_facts = OnceCell::from(facts);
            }
        }
        if stale(&[Kind::Body, Kind::Term, Kind::Signatory]) {
            l.bodies = read.bodies()?;
            l.terms = read.terms()?;
            l.signatories = read.signatories()?;
            let called = |b: &Body| {
                let name = b.short().to_owned();
                let also = vec![b.full_name.clone(), b.in_text().to_owned()];
                Some(Called { key: b.id?, shown: name.clone(), name, also })
            };
            l.body_choices = l.bodies.iter().filter_map(called).collect();
            l.signatory_choices = l
                .signatories
                .iter()
                .filter_map(|s| Some((s.id?, s.name.clone(), s.position.clone())))
                .collect();
        }
        if stale(&[Kind::Round]) {
            l.rounds = read.rounds()?;
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
            l.decisions = read.decisions()?;
            let called = |d: &Decision| {
                let body = l.bodies.iter().find(|b| b.id == d.body);
                let mut name = labels::decision_number(&d.number, body);
                if name.is_empty() {
                    crate::text::screens::NO_NUMBER.clone_into(&mut name);
                }
                let name = format!("{name} {}", d.date.text).trim().to_owned();
                let mut also = labels::also_called_decision(&d.number, body, &d.date.text);
                also.push(labels::one_line(&d.summary));
                let shown = format!("{name} – {}", labels::one_line(&d.summary));
                Some(Called { key: d.id?, shown, name, also })
            };
            l.decision_choices = l.decisions.iter().filter_map(called).collect();
        }
        if stale(&[Kind::LegalBasis]) {
            l.bases = read.legal_bases()?;
        }
        if stale(&[Kind::MovementModel, Kind::Unit]) {
            l.models = read.movement_model_rows()?;
            l.model_choices = l
                .models
                .iter()
                .map(|m| (m.id, m.name.clone(), l.unit_name(Some(m.unit)).to_owned()))
                .collect();
        }
        if stale(&[Kind::Registration, Kind::MovementModel]) {
            l.registrations = read.registration_rows(None)?;
        }
        if stale(&[Kind::TrainingSession]) {
            l.sessions = read.training_session_rows(None)?;
        }
        if stale(&[Kind::DemocracyRecord]) {
            l.democracy = read.democracy_record_rows(None)?;
        }
        if stale(&[Kind::CommitteeMember]) {
            l.members = read.committee_members()?;
        }
        if stale(&[Kind::Document]) {
            l.documents = read.documents(None)?;
        }
        if stale(&[Kind::WorkingYear, Kind::Target]) {
            l.working_years = read.working_years()?;
            l.targets = read.targets(None)?;
        }
        if stale(&[Kind::BaseSalary, Kind::RewardRule]) {
            l.salaries = read.base_salaries()?;
            l.reward_rules = read.reward_rules()?;
        }
        if stale(&[Kind::ListItem]) {
            l.list_items = read.list_items()?;
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
            let (forms, contents) = (read.award_forms()?, read.award_contents()?);
            l.forms = distinct(
                &mut l.rounds.iter().map(|r| &r.form).chain(&forms),
                &l.usual(ListKind::AwardForm, crate::text::screens::USUAL_FORMS),
            );
            l.contents = distinct(
                &mut l.rounds.iter().map(|r| &r.content).chain(&contents),
                &l.usual(ListKind::AwardContent, crate::text::screens::USUAL_CONTENTS),
            );
        }
        // The year last worked on, for a window that has just opened.
        let mut award_years = read.award_years()?;
        l.last_year = award_years.pop();
        l.years = award_years;
        l.years.extend(l.rounds.iter().filter_map(|r| r.years.year.get().map(|y| y.0)));
        l.years.extend(l.registrations.iter().map(|r| r.year));
        l.years.extend(l.sessions.iter().map(|s| s.year));
        l.years.extend(l.democracy.iter().map(|r| r.year));
        let entered = (l.documents.iter().map(|d| &d.year))
            .chain(l.targets.iter().map(|t| &t.year))
            .chain(l.working_years.iter().map(|y| &y.year));
        l.years.extend(entered.filter_map(Entered::get).map(|y| y.0));
        l.years.sort_unstable_by(|a, b| b.cmp(a));
        l.years.dedup();
        l.undo = read.undoable()?.map(|s| s.label);
        l.redo = read.redoable()?.map(|s| s.label);
        Ok(l)
    }
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

/// How many records of the large lists there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) people: usize,
    pub(super) proposals: usize,
    pub(super) awards: usize,
    /// People, and awards of the year, marked for review.
    pub(super) review: usize,
}

/// Read-only things every screen gets.
pub(super) struct Cx<'a> {
    pub(super) read: Reader<'a>,
    pub(super) revision: u64,
    pub(super) today: Date,
    /// Năm công tác at the top of the window.
    pub(super) year: i64,
    pub(super) lists: &'a Lists,
    pub(super) read_only: bool,
    /// What is half typed of this book.
    pub(super) drafts: &'a Drafts,
    pub(super) actions: &'a Actions,
}

impl Cx<'_> {
    /// What was half typed in a form, and how it is kept. What cannot be read is set aside.
    pub(super) fn draft<T: DeserializeOwned>(&self, form: &str) -> Option<(T, String)> {
        let kept = self.drafts.open.get(form)?;
        if let Ok(read) = serde_json::from_str(kept) {
            return Some((read, kept.to_owned()));
        }
        self.actions.push(Action::SetDraftAside(form.to_owned(), typed(kept)));
        None
    }

    /// Everybody, by given name.
    pub(super) fn people(&self) -> &[PersonRow] {
        self.lists.people.get_or_init(|| {
            self.read.person_rows().unwrap_or_else(|e| {
                log::error!("people not read: {e}");
                Vec::new()
            })
        })
    }

    /// Everybody, to choose from.
    pub(super) fn person_choices(&self) -> &Choices<PersonId> {
        self.lists.person_choices.get_or_init(|| {
            let choice = |p: &PersonRow| {
                let what = [p.title.as_str(), p.unit.as_str()];
                let what =
                    what.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
                (p.id, p.full_name.clone(), what)
            };
            self.people().iter().map(choice).collect()
        })
    }

    /// How far a round has come.
    pub(super) fn round_state(&self, round: &Round) -> RoundState {
        round.state.by_facts(self.round_facts(round.id))
    }

    /// What a round's awards and decisions say of how far it has come.
    pub(super) fn round_facts(&self, round: Option<RoundId>) -> RoundFacts {
        let facts = self.lists.round_facts.get_or_init(|| {
            let read = self.read.round_facts().unwrap_or_else(|e| {
                log::error!("rounds not looked at: {e}");
                Vec::new()
            });
            read.into_iter().collect()
        });
        round.and_then(|id| facts.get(&id)).copied().unwrap_or_default()
    }

    /// The present unit of a person.
    pub(super) fn unit_of(&self, person: PersonId) -> Option<UnitId> {
        self.read.present_post(person).ok().flatten().and_then(|(_, unit)| unit)
    }

    /// The unit of a model.
    pub(super) fn unit_of_model(&self, model: MovementModelId) -> Option<UnitId> {
        self.lists.models.iter().find(|m| m.id == model).map(|m| m.unit)
    }

    /// How many records the large lists hold in the year at the top.
    pub(super) fn counts(&self) -> Counts {
        let kept = *self.lists.counts.borrow();
        if let Some((_, counts)) = kept.filter(|(year, _)| *year == self.year) {
            return counts;
        }
        let size = |n: i64| usize::try_from(n).unwrap_or(0);
        let (people, review) = self.read.person_count().unwrap_or_default();
        let (awards, awards_review) = self.read.award_count(self.year).unwrap_or_default();
        let counts = Counts {
            people: size(people),
            proposals: size(self.read.proposal_count(self.year).unwrap_or(0)),
            awards: size(awards),
            review: size(review + awards_review),
        };
        *self.lists.counts.borrow_mut() = Some((self.year, counts));
        counts
    }

    /// What is wrong with a change, and what to look at twice.
    pub(super) fn check(&self, edit: &Edit) -> Findings {
        check_edit(self.read, edit, self.today).unwrap_or_default()
    }
}
