//! All papers of a round: its lists and letters, and the papers of its decisions.
use crate::{
    domain::{decision::PaperState, ids::RoundId, office::ours_of_key, paper::About},
    report::{ReportParams, ReportSpec, about::AboutKind, catalog},
    store::{Reader, StoreError},
};

/// The papers that a round may have, in the order of the catalog; those of its decisions once for each decision of a body
/// of ours, the issued ones first. Whether its data is there shows when it is opened.
///
/// # Errors
/// [`StoreError`].
pub fn of_round(
    read: Reader<'_>,
    round: RoundId,
) -> Result<Vec<(&'static ReportSpec, ReportParams)>, StoreError> {
    let bodies = read.bodies()?;
    let mut decisions = read.decisions()?;
    decisions.retain(|d| d.round == Some(round) && ours_of_key(&bodies, d.body).is_some());
    decisions.sort_by_key(|d| (d.state != PaperState::Issued, d.date.get(), d.id));
    let mut papers = Vec::new();
    for spec in catalog::ALL {
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
