//! What every screen may read, and the names to choose from, read once for each revision of the book.
use super::{action::Actions, widgets::form::choices::Choices};
use crate::{
    domain::{
        award::Round,
        committee::CommitteeMember,
        decision::Decision,
        democracy::DemocracyRecord,
        document::Document,
        edit::Edit,
        entered::Entered,
        ids::{
            BodyId, CollectiveId, DecisionId, MovementModelId, PersonId, RoundId, SignatoryId,
            UnitId, UnitKindId,
        },
        list_item::{ListItem, ListKind},
        movement::{MovementModel, Registration},
        office::{Body, Signatory, Term},
        problem::Findings,
        reward::{BaseSalary, RewardRule},
        training::TrainingSession,
        unit::UnitKind,
        working_year::{Target, WorkingYear},
    },
    text::labels,
    workspace::{
        AwardFilter, AwardRow, PersonRow, ProposalRow, Reader, StoreError, UnitRow, check_edit,
    },
};
use jiff::civil::Date;
use std::collections::HashMap;

/// Names to choose from.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) units: Vec<UnitRow>,
    pub(super) unit_choices: Choices<UnitId>,
    pub(super) collectives: Vec<(CollectiveId, UnitId, String)>,
    pub(super) people: Vec<PersonRow>,
    pub(super) person_choices: Choices<PersonId>,
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
    pub(super) proposals: Vec<ProposalRow>,
    pub(super) awards: Vec<AwardRow>,
    pub(super) models: Vec<MovementModel>,
    pub(super) model_choices: Choices<MovementModelId>,
    pub(super) registrations: Vec<Registration>,
    pub(super) sessions: Vec<TrainingSession>,
    pub(super) democracy: Vec<DemocracyRecord>,
    pub(super) members: Vec<CommitteeMember>,
    pub(super) documents: Vec<Document>,
    pub(super) working_years: Vec<WorkingYear>,
    pub(super) targets: Vec<Target>,
    pub(super) salaries: Vec<BaseSalary>,
    pub(super) reward_rules: Vec<RewardRule>,
    pub(super) list_items: Vec<ListItem>,
    pub(super) collective_choices: Choices<CollectiveId>,
    /// Words in use, list by list.
    words: HashMap<ListKind, Vec<String>>,
    unit_names: HashMap<UnitId, String>,
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

    /// The present unit of a person.
    pub(super) fn unit_of(&self, person: PersonId) -> Option<UnitId> {
        self.people.iter().find(|p| p.id == person).and_then(|p| p.unit_id)
    }

    /// The names of all units.
    pub(super) fn unit_names(&self) -> Vec<String> {
        self.units.iter().map(|u| u.name.clone()).collect()
    }

    /// The unit of a model.
    pub(super) fn unit_of_model(&self, model: MovementModelId) -> Option<UnitId> {
        self.models.iter().find(|m| m.id == Some(model)).and_then(|m| m.unit)
    }

    /// The name of a unit; blank for none.
    pub(super) fn unit_name(&self, id: Option<UnitId>) -> &str {
        id.and_then(|id| self.unit_names.get(&id)).map_or("", String::as_str)
    }

    /// Reads them all.
    pub(super) fn read(read: Reader<'_>) -> Result<Self, StoreError> {
        let mut l = Self {
            units: read.unit_rows()?,
            collectives: read.collectives()?,
            people: read.person_rows()?,
            bodies: read.bodies()?,
            terms: read.terms()?,
            signatories: read.signatories()?,
            kinds: read.unit_kinds()?,
            rounds: read.rounds()?,
            decisions: read.decisions()?,
            bases: read.legal_bases()?,
            proposals: read.proposal_rows(None, None)?,
            awards: read.award_rows(AwardFilter::default())?,
            models: read.movement_models()?,
            registrations: read.registrations(None)?,
            sessions: read.training_sessions(None)?,
            democracy: read.democracy_records(None)?,
            members: read.committee_members()?,
            documents: read.documents(None)?,
            working_years: read.working_years()?,
            targets: read.targets(None)?,
            salaries: read.base_salaries()?,
            reward_rules: read.reward_rules()?,
            list_items: read.list_items()?,
            undo: read.undoable()?.map(|s| s.label),
            redo: read.redoable()?.map(|s| s.label),
            ..Self::default()
        };
        for item in l.list_items.iter().filter(|i| i.is_in_use) {
            l.words.entry(item.list).or_default().push(item.name.clone());
        }
        l.unit_names = l.units.iter().map(|u| (u.id, u.name.clone())).collect();
        l.collective_choices = l.collectives.iter().map(|c| (c.0, c.2.clone())).collect();
        l.model_choices = l
            .models
            .iter()
            .filter_map(|m| Some((m.id?, m.name.clone(), l.unit_name(m.unit).to_owned())))
            .collect();
        l.unit_choices = l.units.iter().map(|u| (u.id, u.name.clone())).collect();
        l.person_choices = l
            .people
            .iter()
            .map(|p| {
                let what = [p.title.as_str(), p.unit.as_str()];
                let what =
                    what.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
                (p.id, p.full_name.clone(), what)
            })
            .collect();
        l.body_choices =
            l.bodies.iter().filter_map(|b| Some((b.id?, b.short().to_owned()))).collect();
        l.signatory_choices = l
            .signatories
            .iter()
            .filter_map(|s| Some((s.id?, s.name.clone(), s.position.clone())))
            .collect();
        l.kind_choices = l.kinds.iter().filter_map(|k| Some((k.id?, k.name.clone()))).collect();
        l.round_choices = l
            .rounds
            .iter()
            .filter_map(|r| Some((r.id?, format!("{} ({})", r.name, r.years.year.text))))
            .collect();
        l.decision_choices = l
            .decisions
            .iter()
            .filter_map(|d| {
                let symbol =
                    l.bodies.iter().find(|b| b.id == d.body).map_or("", |b| b.symbol.as_str());
                let mut number = labels::decision_number(&d.number, symbol);
                if number.is_empty() {
                    crate::text::screens::NO_NUMBER.clone_into(&mut number);
                }
                Some((
                    d.id?,
                    format!("{number} {}", d.date.text).trim().to_owned(),
                    labels::one_line(&d.summary),
                ))
            })
            .collect();
        let distinct = |texts: &mut dyn Iterator<Item = &str>, usual: &[&str]| {
            let mut out: Vec<String> = usual.iter().map(|t| (*t).to_owned()).collect();
            for text in texts {
                if !text.is_empty() && !out.iter().any(|t| t == text) {
                    out.push(text.to_owned());
                }
            }
            out
        };
        l.forms = distinct(
            &mut l
                .rounds
                .iter()
                .map(|r| r.form.as_str())
                .chain(l.awards.iter().map(|a| a.form.as_str())),
            &l.usual(ListKind::AwardForm, crate::text::screens::USUAL_FORMS),
        );
        l.contents = distinct(
            &mut l
                .rounds
                .iter()
                .map(|r| r.content.as_str())
                .chain(l.awards.iter().map(|a| a.content.as_str())),
            &l.usual(ListKind::AwardContent, crate::text::screens::USUAL_CONTENTS),
        );
        // The year last worked on, for a window that has just opened.
        l.last_year = l.awards.iter().max_by_key(|a| a.id).map(|a| a.year);
        l.years = l.awards.iter().map(|a| a.year).collect();
        l.years.extend(l.rounds.iter().filter_map(|r| r.years.year.get().map(|y| y.0)));
        let entered = (l.registrations.iter().map(|r| &r.year))
            .chain(l.sessions.iter().map(|s| &s.year))
            .chain(l.democracy.iter().map(|r| &r.year))
            .chain(l.documents.iter().map(|d| &d.year))
            .chain(l.targets.iter().map(|t| &t.year))
            .chain(l.working_years.iter().map(|y| &y.year));
        l.years.extend(entered.filter_map(Entered::get).map(|y| y.0));
        l.years.sort_unstable_by(|a, b| b.cmp(a));
        l.years.dedup();
        Ok(l)
    }
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
    pub(super) actions: &'a Actions,
}

impl Cx<'_> {
    /// What is wrong with a change, and what to look at twice.
    pub(super) fn check(&self, edit: &Edit) -> Findings {
        check_edit(self.read, edit, self.today).unwrap_or_default()
    }
}
