//! What a record offers among its fields and only the window carries out.
use crate::{
    domain::{ids::DecisionId, paper::About},
    records::fields::Act,
    report::{ReportParams, sheets::decision::articles_from_data},
    text::{errors, screens},
    ui::{action::Action, cx::Cx},
    workspace::AwardFilter,
};

/// Carries out an act; gives the text it brings. What hinders it is told.
pub(super) fn carry_out(cx: &Cx<'_>, act: Act) -> Option<String> {
    let done = match act {
        Act::ComposeArticles(decision) => articles(cx, decision),
    };
    done.map_err(|why| cx.actions.push(Action::Notice(why))).ok()
}

/// The articles of a decision, composed from whom it awards; else why not.
fn articles(cx: &Cx<'_>, decision: DecisionId) -> Result<String, String> {
    let of_decision = AwardFilter { decision: Some(decision), ..AwardFilter::default() };
    let awarded = cx.read.award_rows(of_decision).map_err(|e| errors::not_read(&e.failure()))?;
    if awarded.is_empty() {
        return Err(screens::NO_ONE_AWARDED.to_owned());
    }
    let params = ReportParams::about(About::decision(decision));
    articles_from_data(cx.read, &params).map_err(|e| e.sentence())
}
