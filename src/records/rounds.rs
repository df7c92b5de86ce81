//! Đợt khen thưởng.
use super::{
    Known,
    description::Description,
    pick::{award_form, pick_body},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        award::{AwardOrder, AwardYears, Round, RoundState},
        edit::{Edit, Purpose},
        entered::Entered,
        field::Field,
        ids::{Kind, Record, RoundId},
        office::our_body,
        vietnamese::fold,
    },
    text::{
        labels, screens,
        terms::{self, field},
    },
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
        award_form(form, &mut round.form, known);
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
        form.entered(Field::CeremonyOn, &mut round.ceremony_on);
        form.text(Field::CeremonyAt, &mut round.ceremony_at);
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
    copy: |round| {
        round.state = RoundState::Proposing;
        round.marks.clear();
        round.ceremony_on = Entered::default();
    },
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
