//! Bản chính: issued decisions of a round of which no signed copy is kept yet.
use super::line_ui;
use crate::{
    domain::{
        decision::PaperState,
        failure::Failure,
        ids::{Record, RoundId},
    },
    listing::desk::Desk,
    text::{actions, dossier, labels},
    ui::{
        action::{Action, OriginalOf},
        cx::Cx,
        widgets::{cached::Cached, not_read::part_not_read_ui},
    },
};

/// Those decisions, each with its name, as they were last looked at.
pub(super) type Originals = Cached<RoundId, Result<Vec<(Record, String)>, Failure>>;

/// Draws them.
pub(super) fn originals_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, originals: &mut Originals) {
    let Some(id) = desk.round.id else { return };
    let found = originals.get(cx.revision, &id, |_| {
        let mut without: Vec<(Record, String)> = Vec::new();
        for decision in desk.our_decisions().filter(|d| d.state == PaperState::Issued) {
            let Some(record) = decision.id.map(Record::Decision) else { continue };
            let files = cx.try_get(|read| read.attachments(record))?;
            let is_known = without.iter().any(|(known, _)| *known == record);
            if is_known || files.iter().any(|file| file.is_original) {
                continue;
            }
            let bodies = &cx.lists.bodies;
            let body = bodies.iter().find(|b| b.id.is_some() && b.id == decision.body);
            let number = labels::decision_number(&decision.number, body);
            without.push((record, dossier::decision(&number, &decision.date.text)));
        }
        Ok(without)
    });
    match found {
        Ok(without) => {
            let button = if cx.read_only { "" } else { actions::ATTACH_ORIGINAL };
            for (record, name) in without {
                if line_ui(ui, &dossier::no_original(name), button, false) {
                    cx.actions.push(Action::AskOriginal(OriginalOf::Record(*record)));
                }
            }
        }
        Err(why) => part_not_read_ui(cx, ui, why),
    }
}
