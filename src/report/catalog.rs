//! Every printed thing, one line each. START HERE: a new paper is a new file and a line below.
use super::{ReportError, ReportParams, ReportSpec, about::AboutKind, lists, sheets};
use crate::{
    domain::{
        award::Recipient,
        decision::{Decision, Gap, PaperState},
        ids::{DecisionId, Record, RoundId},
        office::ours_of_key,
        paper::About,
        recipient::RecipientKind,
    },
    layout::{block::Document, texts::missing_letters},
    store::{Reader, StoreError},
    text::reports,
};
use jiff::civil::Date;

/// All papers, in the order of the office's year.
pub const ALL: &[ReportSpec] = &[
    lists::proposals::COLLECTIVES,
    lists::proposals::PERSONS,
    lists::proposals::HOUSEHOLDS,
    lists::particulars::SPEC,
    sheets::consultation::SPEC,
    sheets::ballot::SPEC,
    sheets::opinion::SPEC,
    sheets::count::SPEC,
    sheets::minutes::SPEC,
    sheets::conclusion::SPEC,
    sheets::submission::SPEC,
    sheets::review::SPEC,
    sheets::decision::SPEC,
    lists::annex::COLLECTIVES,
    lists::annex::PERSONS,
    lists::annex::HOUSEHOLDS,
    lists::awards::SPEC,
    sheets::outcome::SPEC,
    sheets::correction::SPEC,
    sheets::invitation::SPEC,
    sheets::script::SPEC,
    lists::money::SPEC,
    lists::transfer::SPEC,
    lists::envelopes::SPEC,
    sheets::recognition::SPEC,
    lists::recognised::SPEC,
    sheets::guidance::SPEC,
    lists::not_sent::SPEC,
    sheets::reminder::SPEC,
    lists::targets::SPEC,
    lists::registered::SPEC,
    sheets::registration_form::SPEC,
    lists::replicated::SPEC,
    lists::attendees::SPEC,
    lists::attendance::SPEC,
    lists::democracy::SPEC,
    sheets::score::SPEC,
    lists::scores::SPEC,
    sheets::year_report::OF_HALF_YEAR,
    sheets::year_report::OF_YEAR,
    lists::register::SPEC,
    lists::extract::SPEC,
    lists::estimate::SPEC,
    sheets::cover::SPEC,
    sheets::handover::SPEC,
    lists::statistics::SPEC,
];

/// Quyết định bổ sung: a decision like any other, by a key of its own.
pub const SUPPLEMENT: &str = "qd-bo-sung";

/// The paper of this key.
pub fn spec(id: &str) -> Option<&'static ReportSpec> {
    let id = if id == SUPPLEMENT { sheets::decision::SPEC.id } else { id };
    ALL.iter().find(|s| s.id == id)
}

/// Composes a paper from what the book says now. Letters that no print face has are reported, never
/// dropped. What an issued decision kept is read by `papers`.
///
/// # Errors
/// [`ReportError`] with a sentence to show.
pub fn build(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
) -> Result<Document, ReportError> {
    let document = (spec.build)(read, params, today)?;
    check_letters(&document)?;
    Ok(document)
}

/// Refuses a document with letters that no print face has.
///
/// # Errors
/// [`ReportError`] with a sentence that names them.
pub fn check_letters(document: &Document) -> Result<(), ReportError> {
    let missing: Vec<char> = missing_letters(document).into_iter().collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(ReportError::Refused(reports::missing_letters(&missing)))
    }
}

/// What to look at before a paper of this decision is printed, in sentences: it can be printed all the same.
///
/// # Errors
/// The book could not be read.
pub fn remarks(
    spec: &ReportSpec,
    read: Reader<'_>,
    decision: &Decision,
) -> Result<Vec<String>, ReportError> {
    let mut gaps = sheets::decision::gaps(read, decision)?;
    if spec.recipients.is_some() {
        // What a list shows of it: to whom, and the number it cites.
        gaps.retain(|gap| matches!(gap, Gap::OnlyPersons | Gap::Symbol));
    }
    Ok(gaps.into_iter().map(|gap| reports::gap(gap).into_owned()).collect())
}

/// The papers of a decision, in the order they are issued: the decision itself and its annexes.
pub fn of_decision() -> impl Iterator<Item = &'static ReportSpec> {
    ALL.iter().filter(|spec| spec.is_of_decision())
}

/// The decision of a round that is worked on: a draft of a body of ours, else the one issued last.
fn decision_at_work(read: Reader<'_>, round: RoundId) -> Result<Option<DecisionId>, StoreError> {
    let bodies = read.bodies()?;
    let mut own = read.decisions()?;
    own.retain(|d| d.round == Some(round) && ours_of_key(&bodies, d.body).is_some());
    let newest = own.iter().max_by_key(|d| (d.state != PaperState::Issued, d.date.get(), d.id));
    Ok(newest.and_then(|d| d.id))
}

/// The papers that a record leads to, each with what it is about, the most wanted first. `year`: what a paper
/// of no round and no decision is about.
///
/// # Errors
/// [`StoreError`].
pub fn papers_of(
    read: Reader<'_>,
    record: Record,
    year: i64,
) -> Result<Vec<(&'static ReportSpec, About)>, StoreError> {
    let kind_of = |recipient: Option<&Recipient>| {
        Some(recipient.map_or(RecipientKind::Collective, Recipient::kind))
    };
    // What the record stands under, and the paper that is first thought of with it.
    let (round, decision, usual, recipients) = match record {
        Record::Round(id) => (Some(id), decision_at_work(read, id)?, AboutKind::Round, None),
        Record::Proposal(id) => match read.proposal(id)? {
            Some(p) => (p.round, None, AboutKind::Round, kind_of(p.recipient.as_ref())),
            None => return Ok(Vec::new()),
        },
        Record::Decision(id) => (None, Some(id), AboutKind::Decision, None),
        Record::Award(id) => match read.award(id)? {
            Some(a) => (a.round, a.decision, AboutKind::Decision, kind_of(a.recipient.as_ref())),
            None => return Ok(Vec::new()),
        },
        _ => return Ok(of_other(record, year)),
    };
    let under = decision.map(|id| read.decision(id)).transpose()?.flatten();
    let round = round.or(under.as_ref().and_then(|d| d.round));
    let body = match &under {
        Some(decision) => decision.body,
        None => round.map(|id| read.round(id)).transpose()?.flatten().and_then(|r| r.body),
    };
    let body = body.map(|id| read.body(id)).transpose()?.flatten();
    let is_ours = body.is_some_and(|body| body.is_ours);
    let about = [decision.map(About::decision), round.map(About::round), Some(About::Year(year))];
    let mut papers: Vec<(&'static ReportSpec, About)> = ALL
        .iter()
        .filter(|spec| is_ours || spec.of_any_body)
        .filter_map(|spec| {
            // What is of a year alone is not about one round of it.
            let under_year = [AboutKind::Year, AboutKind::Registration];
            let of_year_alone = spec.about.iter().all(|kind| under_year.contains(kind))
                && !spec.lists.contains(&record.kind());
            let fits = |about: &About| {
                let kind = AboutKind::of(*about);
                !of_year_alone && kind.is_some_and(|kind| spec.about.contains(&kind))
            };
            Some((spec, about.into_iter().flatten().find(fits)?))
        })
        .collect();
    papers.sort_by_key(|(spec, _)| spec.usual_about() != usual || spec.recipients != recipients);
    Ok(papers)
}

/// The papers that a record of no round leads to: those about it, then those of the year that it stands in.
fn of_other(record: Record, year: i64) -> Vec<(&'static ReportSpec, About)> {
    let itself = AboutKind::of(About::Record(record));
    let about_itself =
        ALL.iter().filter(|spec| itself.is_some_and(|kind| spec.about.contains(&kind)));
    let listed = ALL.iter().filter(|spec| {
        spec.lists.contains(&record.kind()) && spec.about.contains(&AboutKind::Year)
    });
    let mut papers: Vec<(&'static ReportSpec, About)> =
        about_itself.map(|spec| (spec, About::Record(record))).collect();
    for spec in listed {
        if !papers.iter().any(|(known, _)| known.id == spec.id) {
            papers.push((spec, About::Year(year)));
        }
    }
    papers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_paper_has_a_title_of_its_own() {
        let mut titles: Vec<&str> = ALL.iter().map(ReportSpec::title).collect();
        assert!(ALL.iter().all(|spec| spec.title() != spec.id));
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), ALL.len());
    }

    #[test]
    fn a_paper_asks_for_nothing_twice() {
        for spec in ALL {
            let mut keys: Vec<&str> = spec.about.iter().map(|kind| kind.key()).collect();
            keys.extend(spec.options.iter().map(|option| option.key));
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{}", spec.id);
        }
    }
}
