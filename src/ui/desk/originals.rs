//! Bản chính of the issued decisions of a round: the signed copy to look at, or that none is kept yet.
use super::line_ui;
use crate::{
    domain::{
        decision::PaperState,
        failure::Failure,
        ids::{Record, RoundId},
    },
    listing::desk::Desk,
    text::{actions, desk as words, dossier, labels},
    ui::{
        action::{Action, OriginalOf},
        cx::Cx,
        widgets::{cached::Cached, not_read::part_not_read_ui},
    },
    workspace::Attachment,
};

/// A decision, its name, and its signed copies.
type Signed = (Record, String, Vec<Attachment>);

/// Those decisions, as they were last looked at.
pub(super) type Originals = Cached<RoundId, Result<Vec<Signed>, Failure>>;

/// Draws them.
pub(super) fn originals_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, originals: &mut Originals) {
    let Some(id) = desk.round.id else { return };
    let found = originals.get(cx.revision, &id, |_| {
        let mut issued: Vec<Signed> = Vec::new();
        for decision in desk.our_decisions().filter(|d| d.state == PaperState::Issued) {
            let Some(record) = decision.id.map(Record::Decision) else { continue };
            if issued.iter().any(|(known, ..)| *known == record) {
                continue;
            }
            let mut files = cx.try_get(|read| read.attachments(record))?;
            files.retain(|file| file.is_original);
            let bodies = &cx.lists.bodies;
            let body = bodies.iter().find(|b| b.id.is_some() && b.id == decision.body);
            let number = labels::decision_number(&decision.number, body);
            issued.push((record, dossier::decision(&number, &decision.date.text), files));
        }
        Ok(issued)
    });
    match found {
        Ok(issued) => {
            let button = if cx.read_only { "" } else { actions::ATTACH_ORIGINAL };
            for (record, name, files) in issued {
                for file in files {
                    if line_ui(ui, &dossier::original(name, &file.name), words::LOOK, false) {
                        cx.actions.push(Action::ShowAttachment(file.id));
                    }
                }
                if files.is_empty() && line_ui(ui, &dossier::no_original(name), button, false) {
                    cx.actions.push(Action::AskOriginal(OriginalOf::Record(*record)));
                }
            }
        }
        Err(why) => part_not_read_ui(cx, ui, why),
    }
}
