//! Gathers what the rest of the book says about an edit and lets the rules judge it.
use crate::{
    domain::{
        award::Recipient,
        calendar::PartialDate,
        decision::{Decision, DecisionFacts, PaperState},
        edit::Edit,
        field::Field,
        ids::{Kind, PersonId, Record, UnitId},
        movement::{Registration, RegistrationFacts, nearly_the_same},
        office::{Numbering, Term},
        person::Person,
        problem::{Findings, Problem},
        rule_set, title,
        vietnamese::fold,
    },
    store::{Reader, StoreError},
    text::labels,
};
use jiff::civil::Date;

/// Everything found in an edit that is in its stored form (see `domain/tidy.rs`).
pub(super) fn check(read: Reader<'_>, edit: &Edit, today: Date) -> Result<Findings, StoreError> {
    Ok(match edit {
        Edit::SaveOffice(office) => office.check(),
        Edit::SaveBody(body) => {
            let name = fold(&body.full_name);
            let taken =
                read.bodies()?.iter().any(|b| b.id != body.id && fold(&b.full_name) == name);
            body.check(taken)
        }
        Edit::SaveTerm(term) => term.check(read.terms()?.iter()),
        Edit::SaveSignatory(signatory) => signatory.check(),
        Edit::SaveUnitKind(kind) => {
            let name = fold(&kind.name);
            let taken = read.unit_kinds()?.iter().any(|k| k.id != kind.id && fold(&k.name) == name);
            kind.check(taken)
        }
        Edit::SaveUnit(unit) => {
            let mut taken = false;
            for id in read.units_named(&unit.name)? {
                let other = read.unit(id)?;
                taken |= Some(id) != unit.id
                    && unit.to.text.is_empty()
                    && other.is_some_and(|o| o.to.text.is_empty());
            }
            unit.check(taken, &units_above(read, unit.parent)?)
        }
        Edit::SavePerson(person) => person.check(perhaps_twice(read, person)?, today),
        Edit::SaveLegalBasis(basis) => basis.check(),
        Edit::SaveRound(round) => {
            let name = fold(&round.name);
            let taken = read.rounds()?.iter().any(|r| {
                r.id != round.id && fold(&r.name) == name && r.years.year == round.years.year
            });
            round.check(taken)
        }
        Edit::SaveProposal(proposal) => {
            let round = proposal.round.map(|id| read.round(id)).transpose()?.flatten();
            let awarded = match (&proposal.recipient, &round) {
                (Some(recipient), Some(round)) => awarded(
                    read,
                    recipient,
                    proposal.unit,
                    None,
                    round.years.year.get().map(|y| y.0),
                    &round.content,
                )?,
                _ => None,
            };
            proposal.check(read.proposed_twice(proposal)?, awarded)
        }
        Edit::SaveDecision(decision) | Edit::IssueDecision(decision) => {
            decision.check(&decision_facts(read, decision)?, today)
        }
        Edit::SaveAward(award) => {
            let awarded = match &award.recipient {
                Some(recipient) => awarded(
                    read,
                    recipient,
                    award.unit,
                    award.id,
                    award.years.year.get().map(|y| y.0),
                    &award.content,
                )?,
                None => None,
            };
            let number_used = if award.register_number.is_empty() {
                None
            } else {
                read.register_number_used(award)?
            };
            let filled = super::write::with_printed_texts(read, award.clone(), today)?;
            filled.check(read.awarded_twice(award)?, number_used, awarded)
        }
        Edit::RecordQuickList(list) => {
            let mut found = Findings::default();
            if let crate::domain::quick_list::QuickBody::New(name) = &list.body {
                found.require(Field::Body, name);
            }
            found.require(Field::AwardForm, &list.form);
            found.require(Field::Content, &list.content);
            found.require(Field::Year, &list.year.text);
            if found.read(Field::Year, &list.year).is_some_and(|y| !(2000..=2100).contains(&y.0)) {
                found.add(Field::Year, Problem::NotAYear);
            }
            if list.rows.is_empty() || list.rows.iter().any(|r| r.name.is_empty()) {
                found.add(Field::Recipient, Problem::Required);
            }
            if let Some(round) = super::quick_list::recorded_already(read, list)? {
                found.add(Field::Recipient, Problem::ListRecordedAlready { round });
            }
            found
        }
        Edit::SaveMovementModel(model) => {
            let twice = read.movement_models()?.into_iter().find(|m| {
                m.unit == model.unit && m.id != model.id && nearly_the_same(&m.name, &model.name)
            });
            model.check(twice.map(|m| m.name))
        }
        Edit::SaveRegistration(registration) => {
            registration.check(&registration_facts(read, registration)?)
        }
        Edit::SaveTrainingSession(session) => session.check(),
        Edit::SaveDemocracyRecord(record) => {
            let year = record.year.get().map(|y| y.0);
            let twice = read
                .democracy_records(year)?
                .iter()
                .any(|r| r.id != record.id && r.unit == record.unit && year.is_some());
            record.check(twice)
        }
        Edit::SaveCommitteeMember(member) => member.check(&read.committee_members()?),
        Edit::SaveDocument(document) => document.check(),
        Edit::SaveBaseSalary(salary) => {
            let from = salary.from.get();
            let taken = read
                .base_salaries()?
                .iter()
                .any(|s| s.id != salary.id && from.is_some() && s.from.get() == from);
            salary.check(taken)
        }
        Edit::SaveRewardRule(rule) => rule.check(),
        Edit::SaveWorkingYear(year) => {
            let all = read.working_years()?;
            let taken = all.iter().any(|y| y.id != year.id && y.year == year.year);
            let was_locked = all.iter().any(|y| y.id.is_some() && y.id == year.id && y.is_locked);
            year.check(taken, was_locked)
        }
        Edit::SaveTarget(target) => target.check(),
        Edit::SaveListItem(item) => {
            let name = fold(&item.name);
            let taken = read
                .list_items()?
                .iter()
                .any(|i| i.id != item.id && i.list == item.list && fold(&i.name) == name);
            item.check(taken)
        }
        Edit::AddCollective { unit, collective } => {
            let mut found = Findings::default();
            found.require(Field::CollectiveName, &collective.name);
            let name = fold(&collective.name);
            let of_unit = read.unit(*unit)?.map(|u| u.collectives).unwrap_or_default();
            if of_unit.iter().any(|c| fold(&c.name) == name) {
                found.add(Field::CollectiveName, Problem::AlreadyInList);
            }
            found
        }
        // Each of several is judged as it is written, with those before it in place.
        Edit::Several { .. }
        | Edit::Remove(_)
        | Edit::Restore(_)
        | Edit::EmptyTrash
        | Edit::Merge { .. }
        | Edit::TellApart(..)
        | Edit::RestoreField { .. }
        | Edit::Attach { .. }
        | Edit::Detach(_)
        | Edit::Reorder(_)
        | Edit::AwardProposals { .. } => Findings::default(),
    })
}

/// What stands in the book, as the edit that would store it: to be judged by the same rules.
fn as_edit(read: Reader<'_>, record: Record) -> Result<Option<Edit>, StoreError> {
    Ok(match record {
        Record::Body(id) => read.body(id)?.map(Edit::SaveBody),
        Record::Term(id) => {
            read.terms()?.into_iter().find(|t| t.id == Some(id)).map(Edit::SaveTerm)
        }
        Record::Signatory(id) => read.signatory(id)?.map(Edit::SaveSignatory),
        Record::UnitKind(id) => {
            read.unit_kinds()?.into_iter().find(|k| k.id == Some(id)).map(Edit::SaveUnitKind)
        }
        Record::Unit(id) => read.unit(id)?.map(Edit::SaveUnit),
        Record::Collective(_) => None,
        Record::Person(id) => read.person(id)?.map(Edit::SavePerson),
        Record::LegalBasis(id) => {
            read.legal_bases()?.into_iter().find(|b| b.id == Some(id)).map(Edit::SaveLegalBasis)
        }
        Record::Round(id) => read.round(id)?.map(Edit::SaveRound),
        Record::Proposal(id) => read.proposal(id)?.map(Edit::SaveProposal),
        Record::Decision(id) => read.decision(id)?.map(Edit::SaveDecision),
        Record::Award(id) => read.award(id)?.map(Edit::SaveAward),
        Record::MovementModel(id) => read.movement_model(id)?.map(Edit::SaveMovementModel),
        Record::Registration(id) => read.registration(id)?.map(Edit::SaveRegistration),
        Record::TrainingSession(id) => read.training_session(id)?.map(Edit::SaveTrainingSession),
        Record::DemocracyRecord(id) => {
            read.democracy_record(id)?.map(|x| Edit::SaveDemocracyRecord(Box::new(x)))
        }
        Record::CommitteeMember(id) => read.committee_member(id)?.map(Edit::SaveCommitteeMember),
        Record::Document(id) => read.document(id)?.map(Edit::SaveDocument),
        Record::BaseSalary(id) => read.base_salary(id)?.map(Edit::SaveBaseSalary),
        Record::RewardRule(id) => read.reward_rule(id)?.map(Edit::SaveRewardRule),
        Record::WorkingYear(id) => read.working_year(id)?.map(Edit::SaveWorkingYear),
        Record::Target(id) => read.target(id)?.map(Edit::SaveTarget),
        Record::ListItem(id) => read.list_item(id)?.map(Edit::SaveListItem),
    })
}

/// Records that a change beside the forms left in the book: one restored, merged, or with a field restored.
/// They pass the rules, or the change is refused.
pub(super) fn check_left(
    read: Reader<'_>,
    records: &[Record],
    today: Date,
) -> Result<Findings, StoreError> {
    let mut found = Findings::default();
    for record in records {
        if let Some(edit) = as_edit(read, *record)? {
            found.list.extend(check(read, &edit, today)?.list);
        }
    }
    Ok(found)
}

/// What other years, other registrations of the year and its deadline say.
fn registration_facts(
    read: Reader<'_>,
    registration: &Registration,
) -> Result<RegistrationFacts, StoreError> {
    let mut facts = RegistrationFacts::default();
    let Some(year) = registration.year.get().map(|y| y.0) else { return Ok(facts) };
    let models = read.movement_models()?;
    let model_of =
        |r: &Registration| models.iter().find(|m| m.id.is_some() && m.id == r.model).cloned();
    let mine = model_of(registration);
    for other in read.registrations(None)?.iter().filter(|r| r.id != registration.id) {
        let other_year = other.year.get().map_or(0, |y| y.0);
        if other.model == registration.model {
            facts.twice |= other_year == year;
            facts.earlier |= other_year < year && other.stands();
        } else if other_year == year
            && facts.nearly.is_none()
            && let (Some(mine), Some(theirs)) = (&mine, model_of(other))
            && nearly_the_same(&mine.name, &theirs.name)
        {
            let unit = theirs.unit.map(|id| read.unit(id)).transpose()?.flatten();
            facts.nearly = Some(match unit {
                Some(unit) => format!("“{}” ({})", theirs.name, unit.name),
                None => format!("“{}”", theirs.name),
            });
        }
    }
    let years = read.working_years()?;
    let of_year = years.iter().find(|y| y.year.get().is_some_and(|y| y.0 == year));
    facts.due = of_year.and_then(|y| y.registration_due.get());
    Ok(facts)
}

/// The unit and everything above it; ends where a loop would begin.
fn units_above(read: Reader<'_>, start: Option<UnitId>) -> Result<Vec<UnitId>, StoreError> {
    let mut above = Vec::new();
    let mut next = start;
    while let Some(id) = next.filter(|id| !above.contains(id)) {
        above.push(id);
        next = read.unit(id)?.and_then(|u| u.parent);
    }
    Ok(above)
}

/// Someone of the same name who may be the same person: nothing known of both differs.
fn perhaps_twice(read: Reader<'_>, person: &Person) -> Result<Option<String>, StoreError> {
    let unit = person.posts.first().and_then(|p| p.unit);
    let year = person.birth.get().map(|b| b.year);
    let apart = read.told_apart(Kind::Person)?;
    let told = |other: PersonId| {
        person.id.is_some_and(|own| apart.contains(&(own.0.min(other.0), own.0.max(other.0))))
    };
    let mut named = read.people_named(&person.full_name)?;
    let name = title::bare(&person.full_name);
    if name != person.full_name {
        named.extend(read.people_named(name)?);
    }
    Ok(named.into_iter().find_map(|other| {
        let other_year = other.birth.as_deref().and_then(PartialDate::from_iso).map(|b| b.year);
        let differs = |a: Option<i64>, b: Option<i64>| a.is_some() && b.is_some() && a != b;
        let is_other = Some(other.id) == person.id
            || told(other.id)
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

/// Form and body of another award of the same content and year.
fn awarded(
    read: Reader<'_>,
    recipient: &Recipient,
    unit: Option<UnitId>,
    except: Option<crate::domain::ids::AwardId>,
    year: Option<i64>,
    content: &str,
) -> Result<Option<String>, StoreError> {
    let content = fold(content);
    Ok(read
        .prior_awards(recipient, unit, except)?
        .into_iter()
        .find(|p| Some(p.year) == year && fold(&p.content) == content)
        .map(|p| format!("{} ({})", p.form, p.body)))
}

/// Do two days fall into one series of numbers?
fn same_series(numbering: Numbering, terms: &[Term], a: Date, b: Date) -> bool {
    let term_of = |day: Date| terms.iter().find(|t| t.holds(day)).and_then(|t| t.id);
    match numbering {
        Numbering::ByYear => a.year() == b.year(),
        // Days outside every known term are told apart by year.
        Numbering::ByTerm => match (term_of(a), term_of(b)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => a.year() == b.year(),
            _ => false,
        },
    }
}

fn decision_facts(read: Reader<'_>, decision: &Decision) -> Result<DecisionFacts, StoreError> {
    let mut facts = DecisionFacts::default();
    let Some(body) = decision.body.map(|id| read.body(id)).transpose()?.flatten() else {
        return Ok(facts);
    };
    let day = decision.date.get();
    if !decision.number.is_empty() {
        let terms = read.terms()?;
        let number = fold(decision.number.trim_start_matches('0'));
        facts.number_used_by = read
            .decisions()?
            .into_iter()
            .find(|other| {
                other.id != decision.id
                    && other.body == decision.body
                    && fold(other.number.trim_start_matches('0')) == number
                    && match (day, other.date.get()) {
                        (Some(a), Some(b)) => same_series(body.numbering, &terms, a, b),
                        _ => true,
                    }
            })
            .map(|other| labels::one_line(&other.summary));
    }
    if let Some(day) = day {
        let signatory = decision.signatory.map(|id| read.signatory(id)).transpose()?.flatten();
        facts.signatory_out_of_office = signatory.is_some_and(|s| !s.in_post(day));
        if body.is_ours {
            for basis in read.legal_bases()? {
                facts.warnings.extend(basis.warn(&decision.bases, day).map(|w| (Field::Bases, w)));
            }
            // A draft is checked on the day it will carry; papers of the past keep their form.
            if decision.state != PaperState::Issued
                && let Some(rules) = rule_set::by_id(&body.rule_set)
                && !rules.in_force(day)
            {
                facts.warnings.push((
                    Field::DecisionDate,
                    Problem::RuleSetNotInForce { name: rules.name.clone() },
                ));
            }
        }
    }
    Ok(facts)
}
