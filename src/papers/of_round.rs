//! All papers of a round: its lists and letters, and the papers of its decisions.
use super::{matching::printed, opening::open, ready_paper::ReadyPaper};
use crate::{
    domain::{
        decision::{Decision, PaperState},
        ids::RoundId,
        office::ours_of_key,
        paper::About,
    },
    papers::Printed,
    report::{ReportError, ReportParams, ReportSpec, about::AboutKind, catalog, sheets::review},
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

/// The papers that a round may have, in the order of the catalog; those of its decisions once for each decision of a body
/// of ours, the issued ones first. Whether its data is there shows when it is opened. The bản soát goes to the units
/// instead.
///
/// # Errors
/// [`StoreError`].
pub fn of_round(
    read: Reader<'_>,
    round: RoundId,
) -> Result<Vec<(&'static ReportSpec, ReportParams)>, StoreError> {
    let decisions = decisions_of(read, round)?;
    let mut papers = Vec::new();
    for spec in catalog::ALL.iter().filter(|spec| spec.id != review::SPEC.id) {
        match spec.usual_about() {
            AboutKind::Round => papers.push((spec, ReportParams::about(About::round(round)))),
            AboutKind::Decision => {
                let of = decisions.iter().filter_map(|d| d.id).map(About::decision);
                papers.extend(of.map(|about| (spec, ReportParams::about(about))));
            }
            AboutKind::Year => {}
        }
    }
    Ok(papers)
}

/// A paper of a round, ready to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundPaper {
    /// The name of its file without ending: `quyet-dinh`; of several of one form the second is `quyet-dinh-02`.
    pub name: String,
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
    for (spec, params) in of_round(read, round)? {
        let paper = match open(spec, read, &params, today) {
            Ok(paper) => paper,
            Err(ReportError::Store(error)) => return Err(error.into()),
            Err(error) => {
                not_made.push(NotMade { title: spec.title(), why: error.sentence() });
                continue;
            }
        };
        let number = counts.entry(spec.id).or_default();
        *number += 1;
        let name = match number {
            1 => spec.id.to_owned(),
            number => format!("{}-{number:02}", spec.id),
        };
        let printed = printed(spec, read, &params, &paper.document)?;
        made.push(RoundPaper { name, paper, printed });
    }
    Ok((made, not_made))
}
