//! The third phase of a change: gathers what the rest of the book says about an edit and lets the rules judge.
use super::issue;
use crate::{
    domain::{
        award::Recipient,
        calendar::PartialDate,
        decision::{Decision, DecisionFacts, PaperState},
        edit::Edit,
        entry::Entry,
        field::Field,
        ids::{Kind, PersonId, UnitId},
        movement::{Registration, RegistrationFacts, nearly_the_same},
        office::{BodyFacts, Numbering, Term},
        paper::{About, Paper, PaperFacts},
        paper_number::renumbered_by,
        person::Person,
        problem::{Findings, Problem},
        rule_set, title,
        vietnamese::fold,
    },
    report::catalog,
    store::{Reader, StoreError},
    text::sentence,
};
use jiff::civil::Date;

/// Everything found in an edit that is in its stored form and complete.
pub(super) fn check(read: Reader<'_>, edit: &Edit, today: Date) -> Result<Findings, StoreError> {
    Ok(match edit {
        Edit::SaveOffice(office) => office.check(),
        Edit::Save(entry) => check_entry(read, entry, today)?,
        Edit::IssueDecision(decision) => check_decision(read, decision, today)?,
        Edit::IssuePaper(paper) => check_paper(read, paper, today)?,
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
        Edit::AddCollective { unit, collective } => {
            let mut found = Findings::default();
            found.require(Field::CollectiveName, &collective.name);
            if read.collective_named(*unit, &collective.name)?.is_some() {
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

/// Everything found in a record.
fn check_entry(read: Reader<'_>, entry: &Entry, today: Date) -> Result<Findings, StoreError> {
    Ok(match entry {
        Entry::Body(body) => {
            let name = fold(&body.full_name);
            let taken =
                read.bodies()?.iter().any(|b| b.id != body.id && fold(&b.full_name) == name);
            let stored = body.id.map(|id| read.body(id)).transpose()?.flatten();
            let issued = |d: &Decision| d.body == body.id && d.state == PaperState::Issued;
            let has_issued = stored.is_some() && read.decisions()?.iter().any(issued);
            let before = stored.filter(|_| has_issued);
            let renumbered_by = before.and_then(|before| renumbered_by(body, &before));
            body.check(&BodyFacts { name_taken: taken, renumbered_by })
        }
        Entry::Term(term) => term.check(read.terms()?.iter()),
        Entry::Signatory(signatory) => signatory.check(),
        Entry::UnitKind(kind) => {
            let name = fold(&kind.name);
            let taken = read.unit_kinds()?.iter().any(|k| k.id != kind.id && fold(&k.name) == name);
            kind.check(taken)
        }
        Entry::Unit(unit) => {
            let mut taken = false;
            for id in read.units_named(&unit.name)? {
                let other = read.unit(id)?;
                taken |= Some(id) != unit.id
                    && unit.to.text.is_empty()
                    && other.is_some_and(|o| o.to.text.is_empty());
            }
            unit.check(taken, &units_above(read, unit.parent)?)
        }
        Entry::Person(person) => person.check(perhaps_twice(read, person)?, today),
        Entry::LegalBasis(basis) => basis.check(),
        Entry::Round(round) => {
            let year = round.years.year.get().map(|y| y.0);
            round.check(read.is_round_named(&round.name, year, round.id)?)
        }
        Entry::Proposal(proposal) => {
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
        Entry::Decision(decision) => check_decision(read, decision, today)?,
        Entry::Paper(paper) => check_paper(read, paper, today)?,
        Entry::Award(award) => {
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
            award.check(read.awarded_twice(award)?, number_used, awarded)
        }
        Entry::BlankEntry(entry) => {
            let left = |year| read.blanks_left_beside(year, &entry.kind, entry.id);
            entry.check(entry.year.get().map(|year| left(year.0)).transpose()?.unwrap_or_default())
        }
        Entry::MovementModel(model) => {
            let of_unit = model.unit.map(|unit| read.model_names_of_unit(unit, model.id));
            let alike = |name: &String| nearly_the_same(name, &model.name);
            model.check(of_unit.transpose()?.into_iter().flatten().find(alike))
        }
        Entry::Registration(registration) => {
            registration.check(&registration_facts(read, registration)?)
        }
        Entry::TrainingSession(session) => session.check(),
        Entry::DemocracyRecord(record) => {
            let of = record.unit.zip(record.year.get());
            let other = of.map(|(unit, year)| read.democracy_record_of(unit, year.0, record.id));
            record.check(other.transpose()?.flatten().is_some())
        }
        Entry::CommitteeMember(member) => {
            let heads = match member.body.filter(|_| member.is_head) {
                Some(body) => read.committee_heads(body)?,
                None => Vec::new(),
            };
            member.check(&heads)
        }
        Entry::Document(document) => document.check(),
        Entry::BaseSalary(salary) => {
            let from = salary.from.get();
            let taken = read
                .base_salaries()?
                .iter()
                .any(|s| s.id != salary.id && from.is_some() && s.from.get() == from);
            salary.check(taken)
        }
        Entry::RewardRule(rule) => rule.check(),
        Entry::WorkingYear(year) => {
            let all = read.working_years()?;
            let taken = all.iter().any(|y| y.id != year.id && y.year == year.year);
            let was_locked = all.iter().any(|y| y.id.is_some() && y.id == year.id && y.is_locked);
            year.check(taken, was_locked)
        }
        Entry::Target(target) => target.check(),
        Entry::ListItem(item) => {
            let name = fold(&item.name);
            let mut others = read.list_item_names(item.list, item.id)?.into_iter();
            item.check(others.any(|other| fold(&other) == name))
        }
    })
}

fn check_decision(
    read: Reader<'_>,
    decision: &Decision,
    today: Date,
) -> Result<Findings, StoreError> {
    Ok(decision.check(&decision_facts(read, decision)?, today))
}

fn check_paper(read: Reader<'_>, paper: &Paper, today: Date) -> Result<Findings, StoreError> {
    let others = read.papers_about(paper.about)?;
    let facts = PaperFacts {
        twice: others.iter().any(|o| o.id != paper.id && o.report == paper.report),
        about_is_gone: match paper.about {
            About::Record(record) => !read.is_live(record)?,
            About::Book | About::Year(_) => false,
        },
    };
    let mut found = paper.check(facts, today);
    if catalog::spec(&paper.report).is_none() {
        found.add(Field::PaperForm, Problem::Gone);
    }
    let stored = others.iter().find(|o| o.id.is_some() && o.id == paper.id);
    let becomes_issued = paper.state == PaperState::Issued
        && stored.is_none_or(|stored| stored.state != PaperState::Issued);
    if becomes_issued && issue::is_issued_with_decision(paper) {
        found.add(Field::PaperForm, Problem::IssuedWithDecision);
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
    facts.due = read.working_year_of(year)?.and_then(|y| y.registration_due.get());
    let Some(model) = registration.model else { return Ok(facts) };
    for (other_year, state) in read.registrations_of_model(model, registration.id)? {
        facts.twice |= other_year == year;
        facts.earlier |= other_year < year && state.stands();
    }
    if let Some(name) = read.movement_model(model)?.map(|model| model.name) {
        let beside = read.models_registered_beside(model, year)?;
        facts.nearly = beside.into_iter().find(|(other, _)| nearly_the_same(&name, other)).map(
            |(other, unit)| match unit.as_str() {
                "" => format!("“{other}”"),
                unit => format!("“{other}” ({unit})"),
            },
        );
    }
    Ok(facts)
}

/// The unit and everything above it; ends where a loop would begin.
fn units_above(read: Reader<'_>, start: Option<UnitId>) -> Result<Vec<UnitId>, StoreError> {
    let mut above = Vec::new();
    let mut next = start;
    while let Some(id) = next.filter(|id| !above.contains(id)) {
        above.push(id);
        next = read.parent_of_unit(id)?;
    }
    Ok(above)
}

/// Someone of the same name who may be the same person: nothing known of both differs.
fn perhaps_twice(read: Reader<'_>, person: &Person) -> Result<Option<String>, StoreError> {
    let unit = person.posts.iter().find_map(|p| p.unit);
    let year = person.birth.get().map(|b| b.year);
    let mut named = read.people_named(&person.full_name)?;
    let name = title::bare(&person.full_name);
    if name != person.full_name {
        named.extend(read.people_named(name)?);
    }
    named.retain(|other| Some(other.id) != person.id);
    if named.is_empty() {
        return Ok(None);
    }
    let apart = read.told_apart(Kind::Person)?;
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
        let same = |other: &Decision| match (day, other.date.get()) {
            (Some(a), Some(b)) => same_series(body.numbering, &terms, a, b),
            _ => true,
        };
        facts.number_used_by = read
            .decisions_numbered(decision.body, &decision.number, decision.id)?
            .into_iter()
            .find(same)
            .map(|other| sentence::one_line(&other.summary));
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
