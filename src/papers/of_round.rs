//! All papers of a round: its lists and letters, and the papers of its decisions.
use super::{
    matching::{all_remarks, printed},
    opening::open,
    ready_paper::ReadyPaper,
};
use crate::{
    domain::{
        decision::{Decision, FollowsAs, PaperState},
        ids::RoundId,
        office::ours_of_key,
        paper::About,
    },
    papers::Printed,
    report::{ReportError, ReportParams, ReportSpec, about::AboutKind, catalog, sheets},
    store::{Reader, StoreError},
};
use jiff::civil::Date;
use std::collections::HashMap;

/// The decisions of a round by bodies of ours, the issued ones first.
///
/// # Errors
/// [`StoreError`].
pub(super) fn decisions_of(read: Reader<'_>, round: RoundId) -> Result<Vec<Decision>, StoreError> {
    let bodies = read.bodies()?;
    let mut decisions = read.decisions()?;
    decisions.retain(|d| d.round == Some(round) && ours_of_key(&bodies, d.body).is_some());
    decisions.sort_by_key(|d| (d.state != PaperState::Issued, d.date.get(), d.id));
    Ok(decisions)
}

/// A paper of a round.
#[derive(Debug)]
pub struct OfRound {
    /// Which form.
    pub spec: &'static ReportSpec,
    /// About what.
    pub params: ReportParams,
    /// What its file is called, without its ending; several of a round may have the same.
    pub name: &'static str,
}

/// The papers that a round may have, in the order of the catalog; those of its decisions once for each decision of a body
/// of ours, the issued ones first. Whether its data is there shows when it is opened.
///
/// # Errors
/// [`StoreError`].
pub fn of_round(read: Reader<'_>, round: RoundId) -> Result<Vec<OfRound>, StoreError> {
    let decisions = decisions_of(read, round)?;
    let mut papers = Vec::new();
    for spec in catalog::ALL {
        match spec.usual_about() {
            AboutKind::Round => papers.push(OfRound {
                spec,
                params: ReportParams::about(About::round(round)),
                name: spec.id,
            }),
            AboutKind::Decision => {
                papers.extend(decisions.iter().filter_map(|decision| {
                    let is_supplement = spec.id == sheets::decision::SPEC.id
                        && decision.follows_as == FollowsAs::Supplement;
                    Some(OfRound {
                        spec,
                        params: ReportParams::about(About::decision(decision.id?)),
                        name: if is_supplement { catalog::SUPPLEMENT } else { spec.id },
                    })
                }));
            }
            AboutKind::Year
            | AboutKind::Session
            | AboutKind::Registration
            | AboutKind::Unit
            | AboutKind::Person => {}
        }
    }
    Ok(papers)
}

/// A paper of a round, ready to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundPaper {
    /// The name of its file without ending: `quyet-dinh`; of several of one form the second is `quyet-dinh-02`.
    pub name: String,
    /// Its title.
    pub title: &'static str,
    /// What to look at before it is printed, in sentences.
    pub remarks: Vec<String>,
    /// The paper.
    pub paper: ReadyPaper,
    /// What the book notes once it is printed.
    pub printed: Printed,
}

/// A paper of a round that cannot be made, and why, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotMade {
    /// Its title.
    pub title: &'static str,
    /// Mostly that its data is not there yet.
    pub why: String,
}

/// In trọn bộ đợt: every paper of a round that can be made, and those that cannot.
///
/// # Errors
/// The book could not be read.
pub fn all_of_round(
    read: Reader<'_>,
    round: RoundId,
    today: Date,
) -> Result<(Vec<RoundPaper>, Vec<NotMade>), ReportError> {
    let mut counts: HashMap<&'static str, usize> = HashMap::new();
    let (mut made, mut not_made) = (Vec::new(), Vec::new());
    for OfRound { spec, params, name } in of_round(read, round)? {
        let paper = match open(spec, read, &params, today) {
            Ok(paper) => paper,
            Err(ReportError::Store(error)) => return Err(error.into()),
            Err(error) => {
                not_made.push(NotMade { title: spec.title(), why: error.sentence() });
                continue;
            }
        };
        let number = counts.entry(name).or_default();
        *number += 1;
        let name = match number {
            1 => name.to_owned(),
            number => format!("{name}-{number:02}"),
        };
        let printed = printed(spec, read, &params, &paper.document)?;
        let remarks = all_remarks(spec, read, &params, &paper.document, today)?;
        made.push(RoundPaper { name, title: spec.title(), remarks, paper, printed });
    }
    Ok((made, not_made))
}
