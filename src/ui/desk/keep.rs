//! Names stay in the list of a round against what is said of them: why.
use crate::{
    listing::desk::Name,
    records::round_names::kept,
    text::desk as words,
    ui::{
        action::Action,
        cx::Cx,
        widgets::reason::{Asked, reason_ui},
    },
};

/// The question about names.
pub(super) struct Keep {
    names: Vec<Name>,
    reason: String,
}

impl Keep {
    /// About names that were proposed; `None` where none was.
    pub(super) fn about(mut names: Vec<Name>) -> Option<Self> {
        names.retain(|name| name.stands() && name.proposal.is_some());
        let reason = names.first()?.kept.reason.clone();
        Some(Self { names, reason })
    }
}

/// Asks, while there is something to ask.
pub(super) fn keep_ui(cx: &Cx<'_>, ctx: &egui::Context, keep: &mut Option<Keep>) {
    let Some(Keep { names, reason }) = keep else { return };
    let first = names.first().map_or("", |n| n.name.as_str());
    let asked = Asked {
        id: "names kept in a round",
        title: &words::keep_title(names.len(), first),
        hint: words::KEEP_HINT,
        label: words::WHY,
        button: words::KEEP_NOW,
        may_be_blank: names.iter().any(|name| !name.kept.reason.is_empty()),
    };
    let Some(go) = reason_ui(ctx, &asked, reason) else { return };
    if go && let Some(edit) = cx.noted(kept(&cx.known, names, reason.trim())).flatten() {
        cx.actions.push(Action::Edit(edit));
    }
    *keep = None;
}
