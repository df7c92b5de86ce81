//! Bản chính of the paper on show: the signed scan or the final Word file, shown, and attached where there is none.
use crate::{
    domain::{
        decision::PaperState,
        failure::Failure,
        ids::Record,
        paper::{About, Paper},
    },
    papers,
    report::{ReportError, ReportParams, ReportSpec},
    text::{actions, screens},
    ui::{
        action::{Action, OriginalOf},
        cx::Cx,
        theme,
        widgets::not_read::part_not_read_ui,
    },
    workspace::Attachment,
};

/// What the bản chính of a paper stands at, the files there, and whether one is waited for.
pub(super) struct Originals {
    of: OriginalOf,
    files: Vec<Attachment>,
    is_missing: bool,
}

/// The bản chính of a paper with these parameters; `None` while it is about nothing.
pub(super) fn originals_of(
    cx: &Cx<'_>,
    spec: &ReportSpec,
    params: &ReportParams,
) -> Result<Option<Originals>, Failure> {
    let failed = |error: ReportError| match error {
        ReportError::Store(error) => error.failure(),
        ReportError::Refused(_) | ReportError::Empty(_) => Failure::Gone,
    };
    let about = papers::matter_of(spec, cx.read, params).map_err(failed)?;
    let (of, is_issued) = match about {
        About::Record(Record::Decision(id)) if spec.is_of_decision() => {
            let decision = cx.try_get(|read| read.decision(id))?;
            let is_issued = decision.is_some_and(|d| d.state == PaperState::Issued);
            (OriginalOf::Record(Record::Decision(id)), is_issued)
        }
        About::Book => return Ok(None),
        about => {
            let paper = cx.try_get(|read| read.paper_about(spec.id, about))?;
            let is_issued = paper.as_ref().is_some_and(|p| p.state == PaperState::Issued);
            let of = match paper.as_ref().and_then(|paper| paper.id) {
                Some(id) => OriginalOf::Record(Record::Paper(id)),
                None => OriginalOf::Paper(Box::new(Paper {
                    report: spec.id.to_owned(),
                    about,
                    ..Paper::default()
                })),
            };
            (of, is_issued)
        }
    };
    let mut files = match &of {
        OriginalOf::Record(record) => cx.try_get(|read| read.attachments(*record))?,
        OriginalOf::Paper(_) => Vec::new(),
    };
    files.retain(|file| file.is_original);
    let is_missing = is_issued && files.is_empty();
    Ok(Some(Originals { of, files, is_missing }))
}

/// Draws it.
pub(super) fn originals_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    found: &Result<Option<Originals>, Failure>,
) {
    let p = theme::palette(ui.ctx());
    let originals = match found {
        Ok(Some(originals)) => originals,
        Ok(None) => return,
        Err(why) => return part_not_read_ui(cx, ui, why),
    };
    ui.add_space(theme::gap::FIELD);
    for file in &originals.files {
        if ui.link(screens::original_file(&file.name)).clicked() {
            cx.actions.push(Action::ShowAttachment(file.id));
        }
    }
    if originals.is_missing {
        let said = egui::RichText::new(screens::NO_ORIGINAL).color(p.amber);
        ui.label(said.size(theme::size::TABLE));
    }
    if !cx.read_only && ui.add(theme::small_button(actions::ATTACH_ORIGINAL)).clicked() {
        cx.actions.push(Action::AskOriginal(originals.of.clone()));
    }
}
