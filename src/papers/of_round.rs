//! All papers of a round: its lists and letters, and the papers of its decisions.
use crate::{
    domain::{
        decision::{FollowsAs, PaperState},
        ids::RoundId,
        office::ours_of_key,
        paper::About,
    },
    report::{ReportParams, ReportSpec, about::AboutKind, catalog, sheets},
    store::{Reader, StoreError},
};

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
    let bodies = read.bodies()?;
    let mut decisions = read.decisions()?;
    decisions.retain(|d| d.round == Some(round) && ours_of_key(&bodies, d.body).is_some());
    decisions.sort_by_key(|d| (d.state != PaperState::Issued, d.date.get(), d.id));
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
            AboutKind::Year => {}
        }
    }
    Ok(papers)
}
