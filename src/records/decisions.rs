//! Quyết định.
use super::{
    Known,
    choices::Choices,
    description::Description,
    fields::Act,
    pick::{pick_body, pick_round},
    round_decisions::{amending, decision_for},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        decision::{Decision, FollowsAs, PaperState, next_number},
        edit::Edit,
        failure::Failure,
        field::Field,
        ids::{DecisionId, Kind, Record},
        legal_basis::LegalBasis,
        office::our_body,
        vietnamese::fold,
    },
    text::{
        actions, labels, screens, sentence,
        terms::{self, field},
    },
};

/// Quyết định.
pub static DECISIONS: Description<Decision> = Description {
    kind: Kind::Decision,
    group: screens::GROUP_AWARDS,
    key: "Decisions",
    words: &terms::decisions::DECISIONS,
    columns: &[
        column(field(Field::Number)),
        rest(field(Field::DecisionSummary)),
        column(field(Field::DecisionDate)),
        column(screens::head::BODY),
        column(field(Field::RoundState)),
    ],
    rows: |known| {
        let mut decisions: Vec<&Decision> = known.lists.decisions.all()?.iter().collect();
        decisions.sort_by_key(|d| std::cmp::Reverse(d.date.get()));
        let row = |d: &Decision| {
            let body = known.lists.bodies.iter().find(|b| b.id == d.body);
            let number = labels::decision_number(&d.number, body);
            let body = body.map_or("", |b| b.short());
            Some(ListRow {
                id: d.id?.0,
                fold: fold(&format!("{number} {} {} {body}", d.summary, d.date.text)),
                cells: vec![
                    number.into(),
                    sentence::one_line(&d.summary).into(),
                    Cell::from(&d.date),
                    body.into(),
                    labels::paper_state(d.state).into(),
                ],
                mark: d.needs_review,
                ..ListRow::default()
            })
        };
        Ok(decisions.into_iter().filter_map(row).collect())
    },
    count: |known| known.lists.decisions.count(|_| true),
    load: |known, id| Ok(known.read.decision(DecisionId(id))?),
    blank: |known| {
        let body = our_body(&known.lists.bodies);
        Decision { body: body.and_then(|b| b.id), ..Decision::default() }
    },
    fields: |form, d, known| {
        pick_body(form, Field::Body, &mut d.body, known);
        pick_round(form, Field::Round, &mut d.round, known);
        form.choice(
            Field::FollowsAs,
            &mut d.follows_as,
            &FollowsAs::ALL.map(|f| (f, labels::follows_as(f))),
        );
        if form.shows(d.follows_as != FollowsAs::First) {
            form.pick(Field::Follows, &mut d.follows, &known.lists.decision_choices);
        }
        form.lines(Field::DecisionSummary, &mut d.summary, 2);
        let body = known.lists.bodies.iter().find(|b| b.id.is_some() && b.id == d.body);
        let suggestion = body.filter(|b| b.series_kept_here).map(|_| {
            let used = known
                .lists
                .decisions
                .iter()
                .filter(|o| o.body == d.body)
                .map(|o| o.number.as_str());
            screens::next_number(&next_number(used))
        });
        form.text_hinted(Field::Number, &mut d.number, suggestion.as_deref().unwrap_or_default());
        form.entered(Field::DecisionDate, &mut d.date);
        let signatories: Choices<_> = known
            .lists
            .signatories
            .iter()
            .filter(|s| s.body == d.body)
            .filter_map(|s| Some((s.id?, s.name.clone(), s.post())))
            .collect();
        form.pick(Field::Signatory, &mut d.signatory, &signatories);
        form.lines(Field::Bases, &mut d.bases, 4);
        let missing: Vec<&LegalBasis> =
            known.lists.bases.iter().filter(|b| !d.bases.contains(&b.summary)).collect();
        let name = |basis: &&LegalBasis| {
            let name = &basis.number_symbol;
            sentence::one_line(if name.is_empty() { &basis.summary } else { name })
        };
        let names: Vec<String> = missing.iter().map(name).collect();
        if !names.is_empty()
            && let Some(basis) =
                form.menu(actions::INSERT_BASIS, &names).and_then(|at| missing.get(at))
        {
            if !d.bases.is_empty() {
                d.bases.push('\n');
            }
            d.bases.push_str(&basis.summary);
        }
        form.text(Field::Considering, &mut d.considering);
        form.lines(Field::Articles, &mut d.articles, 5);
        form.remark(screens::ARTICLES_HINT);
        if let Some(id) = d.id.filter(|_| d.awards())
            && let Some(articles) = form.act(actions::ARTICLES_FROM_DATA, Act::ComposeArticles(id))
        {
            d.articles = articles;
        }
        form.lines(Field::DistributionList, &mut d.distribution, 3);
        if form.shows(!d.number.is_empty()) {
            form.text(Field::NumberRepeatReason, &mut d.number_repeat_reason);
        }
        form.choice(
            Field::DecisionState,
            &mut d.state,
            &[PaperState::Draft, PaperState::Submitted, PaperState::Issued]
                .map(|s| (s, labels::paper_state(s))),
        );
        form.text(Field::Note, &mut d.note);
        form.check(Field::NeedsReview, &mut d.needs_review);
    },
    grid: &[
        Field::Number,
        Field::DecisionDate,
        Field::Body,
        Field::DecisionSummary,
        Field::Signatory,
    ],
    save: Edit::save,
    reorder: None,
    copy: |decision| {
        decision.number.clear();
        decision.number_repeat_reason.clear();
        decision.date.text.clear();
        // The articles name whom the other one awards.
        decision.articles.clear();
        decision.note.clear();
        decision.state = PaperState::Draft;
    },
};

/// The decision that a round asks for next, or one that changes an issued one.
///
/// # Errors
/// Why the book could not be read.
pub fn asked_for(known: &Known<'_>, by: Record) -> Result<Option<Decision>, Failure> {
    match by {
        Record::Round(round) => decision_for(known, round),
        // One that was issued is changed by another one.
        Record::Decision(first) => {
            let first = known.try_get(|read| read.decision(first))?;
            Ok(first.and_then(|first| amending(known, &first)))
        }
        _ => Ok(None),
    }
}
