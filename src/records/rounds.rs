//! Đợt khen thưởng, and the decision it asks for next.
use super::{
    Known,
    description::Description,
    pick::pick_body,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        award::{AwardOrder, AwardYears, Round, RoundState},
        decision::{Decision, one_form},
        edit::{Edit, Purpose},
        failure::Failure,
        field::Field,
        ids::{Kind, Record, RoundId},
        office::our_body,
        recipient::Counts,
        vietnamese::fold,
    },
    text::{
        labels, print, screens,
        terms::{self, field},
    },
    workspace::{AwardFilter, AwardRow, Reader, StoreError},
};

/// Đợt khen thưởng.
pub static ROUNDS: Description<Round> = Description {
    kind: Kind::Round,
    group: screens::GROUP_AWARDS,
    key: "Rounds",
    words: &terms::awards::ROUNDS,
    columns: &[
        column(screens::head::YEAR),
        rest(field(Field::RoundName)),
        column(field(Field::AwardForm)),
        column(field(Field::Body)),
        column(field(Field::RoundState)),
    ],
    rows: |known| {
        let row = |r: &Round| {
            let body = known.lists.bodies.iter().find(|b| b.id == r.body);
            let body = body.map_or("", |b| b.short());
            let (year, name, form) = (&r.years.year, &r.name, &r.form);
            Some(ListRow {
                id: r.id?.0,
                cells: vec![
                    Cell::from(year),
                    Cell::from(name),
                    Cell::from(form),
                    body.into(),
                    labels::round_state(known.round_state(r)).into(),
                ],
                fold: fold(&format!("{} {name} {form} {body} {}", year.text, r.content)),
                mark: r.needs_review,
                ..ListRow::default()
            })
        };
        Ok(known.lists.rounds.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.rounds.count(|_| true),
    load: |known, id| Ok(known.read.round(RoundId(id))?),
    blank: |known| Round {
        years: AwardYears::of(known.year),
        form: known.lists.forms.first().cloned().unwrap_or_default(),
        content: known.lists.contents.first().cloned().unwrap_or_default(),
        body: our_body(&known.lists.bodies).and_then(|b| b.id),
        ..Round::default()
    },
    fields: |form, round, known| {
        form.text(Field::RoundName, &mut round.name);
        form.entered(Field::Year, &mut round.years.year);
        pick_body(form, Field::Body, &mut round.body, known);
        form.suggest(Field::AwardForm, &mut round.form, &known.lists.forms);
        form.suggest(Field::Content, &mut round.content, &known.lists.contents);
        form.lines(Field::Citation, &mut round.citation, 3);
        form.entered(Field::DossierDue, &mut round.dossier_due);
        // Only what its awards and decisions do not contradict.
        let facts = known.round_facts(round.id);
        let said = round.state.by_facts(facts);
        let mut state = said;
        let open = RoundState::ALL.into_iter().filter(|s| s.by_facts(facts) == *s);
        let open: Vec<_> = open.map(|s| (s, labels::round_state(s))).collect();
        form.choice(Field::RoundState, &mut state, &open);
        if state != said {
            round.state = state;
        }
        form.choice(
            Field::AwardOrder,
            &mut round.order,
            &[AwardOrder::ByUnit, AwardOrder::ByName, AwardOrder::ByHand]
                .map(|o| (o, labels::award_order(o))),
        );
        form.entered(Field::PeriodFrom, &mut round.years.period_from);
        form.entered(Field::PeriodTo, &mut round.years.period_to);
        form.check(Field::NeedsReview, &mut round.needs_review);
    },
    grid: &[
        Field::RoundName,
        Field::Year,
        Field::Body,
        Field::AwardForm,
        Field::Content,
        Field::DossierDue,
    ],
    save: Edit::save,
    reorder: None,
    copy: |round| round.state = RoundState::Proposing,
};

/// The change that sets the order of a round by hand: these records from first to last.
pub fn order_by_hand(
    known: &Known<'_>,
    round: Option<RoundId>,
    ordered: Vec<Record>,
) -> Option<Edit> {
    let mut round = known.lists.rounds.iter().find(|r| r.id.is_some() && r.id == round)?.clone();
    let mut edits = Vec::new();
    if round.order != AwardOrder::ByHand {
        round.order = AwardOrder::ByHand;
        edits.push(Edit::save(round));
    }
    edits.push(Edit::Reorder(ordered));
    Some(Edit::Several { purpose: Purpose::Order, edits })
}

/// The awards of a round and its body that its next decision takes: of one form, not taken back, under no
/// other.
///
/// # Errors
/// [`StoreError`].
pub fn for_next_decision(read: Reader<'_>, round: &Round) -> Result<Vec<AwardRow>, StoreError> {
    let of_round = AwardFilter { round: round.id, body: round.body, ..AwardFilter::default() };
    let mut rows = read.award_rows(of_round)?;
    rows.retain(|a| a.decision.is_none() && !a.is_revoked);
    let forms = rows.iter().map(|a| a.form.as_str());
    let form = one_form(None, &round.form, forms).map(str::to_owned);
    rows.retain(|a| Some(&a.form) == form.as_ref());
    Ok(rows)
}

/// The decision a round asks for next, as far as the book knows it.
///
/// # Errors
/// Why the book could not be read.
pub fn decision_for(known: &Known<'_>, id: RoundId) -> Result<Option<Decision>, Failure> {
    let rounds = known.lists.rounds.all()?;
    let Some(round) = rounds.iter().find(|r| r.id == Some(id)) else { return Ok(None) };
    let awards = for_next_decision(known.read, round)?;
    let counts: Counts = awards.iter().map(|a| a.recipient.kind()).collect();
    let form = awards.first().map_or(round.form.as_str(), |a| a.form.as_str());
    let period = round.years.period_from.get().zip(round.years.period_to.get());
    let citation = if round.citation.is_empty() {
        let year = round.years.year.get().map_or(known.year, |y| y.0);
        print::citation(form, &round.content, (year, period.map(|(from, to)| (from.0, to.0))))
    } else {
        round.citation.clone()
    };
    let summary = if counts.total() > 0 {
        print::decision_summary(form, counts, &citation)
    } else {
        String::new()
    };
    Ok(Some(Decision { body: round.body, round: Some(id), summary, ..Decision::default() }))
}
