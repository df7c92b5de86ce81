//! What the end of a form tells of its record, folded up: earlier awards, papers, and what was changed in it.
use crate::{
    domain::{
        failure::Failure,
        ids::{Kind, Record},
        paper::About,
    },
    records::prior::{Honoured, prior_awards},
    report::{ReportSpec, catalog},
    text::{screens, sentence::joined, terms},
    ui::{
        action::Action,
        cx::Cx,
        history::{ChangedField, changed_field, changed_field_ui, label, shown_time},
        theme,
        widgets::{
            cached::Cached,
            fold::{fold_ui, is_open, line_ui},
            not_read::part_not_read_ui,
        },
    },
    workspace::{Change, Prior, Step},
};

/// The newest changes of a record that its form shows.
const MOST_CHANGES: usize = 200;

/// What the folds of a form show, each read once.
#[derive(Default)]
pub(super) struct Folds {
    prior: Cached<Honoured, Result<Vec<(String, Prior)>, Failure>>,
    papers: Cached<(Record, i64), Result<Papers, Failure>>,
    history: Cached<Record, Result<Vec<StepOfRecord>, Failure>>,
}

/// Papers, each with what it is about.
type Papers = Vec<(&'static ReportSpec, About)>;

/// What one step did to the record.
struct StepOfRecord {
    step: Step,
    /// What was done to which part, with the fields that changed.
    rows: Vec<(String, Vec<ChangedField>)>,
}

/// Draws them. `can_restore`: nothing is half typed that a value given back would contradict.
pub(super) fn folds_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    folds: &mut Folds,
    honoured: &Honoured,
    (stored, can_restore): (Option<Record>, bool),
) {
    ui.add_space(theme::gap::FIELD);
    ui.spacing_mut().item_spacing.y = 0.0;
    if !honoured.is_nobody() {
        let read = folds
            .prior
            .get(cx.revision, honoured, |honoured| cx.try_get(|read| prior_awards(read, honoured)));
        prior_ui(cx, ui, read);
    }
    let Some(record) = stored else { return };
    let read = folds.papers.get(cx.revision, &(record, cx.year), |(record, year)| {
        cx.try_get(|read| catalog::papers_of(read, *record, *year))
    });
    papers_ui(cx, ui, record, read);
    // The history is looked through from end to end: only for whoever looks at it.
    let read = is_open(ui, screens::HISTORY_OF_RECORD)
        .then(|| folds.history.get(cx.revision, &record, |record| history_of(cx, *record)));
    history_ui(cx, ui, read, can_restore);
}

/// “Khen thưởng trước đây”.
fn prior_ui(cx: &Cx<'_>, ui: &mut egui::Ui, read: &Result<Vec<(String, Prior)>, Failure>) {
    let count = read.as_ref().ok().map(Vec::len);
    fold_ui(ui, screens::PRIOR_AWARDS, count, |ui| match read {
        Err(failure) => part_not_read_ui(cx, ui, failure),
        Ok(awards) if awards.is_empty() => quiet(ui, screens::NO_PRIOR_AWARDS),
        Ok(awards) => {
            for (name, award) in awards {
                let text = joined(&[&award.year.to_string(), name, &award.form], " · ");
                let more = joined(&[&award.content, &award.body], " · ");
                if line_ui(ui, &text, &more).clicked() {
                    cx.actions.push(Action::Show(Record::Award(award.id)));
                }
            }
        }
    });
}

/// “Giấy in được”.
fn papers_ui(cx: &Cx<'_>, ui: &mut egui::Ui, record: Record, read: &Result<Papers, Failure>) {
    let count = read.as_ref().ok().map(Vec::len);
    fold_ui(ui, screens::PAPERS_OF_RECORD, count, |ui| match read {
        Err(failure) => part_not_read_ui(cx, ui, failure),
        Ok(papers) if papers.is_empty() => quiet(ui, screens::NO_PAPERS_OF_RECORD),
        Ok(papers) => {
            for (spec, about) in papers {
                if line_ui(ui, spec.title(), "").clicked() {
                    cx.actions.push(Action::PrintPaper(record, spec.id, *about));
                }
            }
        }
    });
}

/// “Lịch sử sửa”.
fn history_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    read: Option<&Result<Vec<StepOfRecord>, Failure>>,
    can_restore: bool,
) {
    let p = theme::palette(ui.ctx());
    let count = read.and_then(|read| read.as_ref().ok()).map(Vec::len);
    fold_ui(ui, screens::HISTORY_OF_RECORD, count, |ui| {
        let steps = match read {
            Some(Ok(steps)) => steps,
            Some(Err(failure)) => return part_not_read_ui(cx, ui, failure),
            // Opened in this frame: it is read in the next.
            None => return ui.ctx().request_repaint(),
        };
        if steps.is_empty() {
            return quiet(ui, screens::NO_HISTORY_OF_RECORD);
        }
        egui::Frame::new().inner_margin(theme::margin::FOLD).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().button_padding.y = 0.0;
            for StepOfRecord { step, rows } in steps {
                let mut did = egui::RichText::new(label(step)).size(theme::size::TABLE);
                if step.undone {
                    did = did.strikethrough().color(p.ink2);
                }
                ui.label(did);
                let when = joined(&[&shown_time(&step.at), &step.who], " · ");
                ui.label(egui::RichText::new(when).color(p.ink2).size(theme::size::SMALL));
                for (what, fields) in rows {
                    if !what.is_empty() {
                        ui.label(egui::RichText::new(what).size(theme::size::SMALL));
                    }
                    for field in fields {
                        changed_field_ui(cx, ui, field, can_restore);
                    }
                }
                ui.add_space(theme::gap::NEAR);
            }
        });
    });
}

fn quiet(ui: &mut egui::Ui, text: &str) {
    let ink2 = theme::palette(ui.ctx()).ink2;
    egui::Frame::new().inner_margin(theme::margin::FOLD).show(ui, |ui| {
        ui.label(egui::RichText::new(text).color(ink2).size(theme::size::SMALL));
    });
}

/// What was changed in a record, the newest first, as people read it.
fn history_of(cx: &Cx<'_>, record: Record) -> Result<Vec<StepOfRecord>, Failure> {
    let steps = cx.try_get(|read| read.history_of(record, MOST_CHANGES))?;
    let told = steps.into_iter().map(|(step, changes)| {
        let is_itself = |change: &Change| change.kind == Some(record.kind());
        // What it began with all stands in the form.
        let begins = changes.iter().any(|c| is_itself(c) && c.before.is_empty());
        let rows = changes.iter().filter(|_| !begins).filter_map(|change| {
            let (is_itself, is_new) = (is_itself(change), change.before.is_empty());
            let columns = if change.after.is_empty() { &change.before } else { &change.after };
            // A part names the record it belongs to, which is the one on show.
            let of_whole = |column: &str| {
                !is_itself
                    && column.ends_with("_id")
                    && columns.get(column).and_then(serde_json::Value::as_i64)
                        == Some(record.number())
                    && change.kind.and_then(Kind::whole) == Some(record.kind())
            };
            let shown = columns.keys().filter(|column| !of_whole(column));
            let fields: Vec<ChangedField> =
                shown.filter_map(|column| changed_field(cx, change, column)).collect();
            let what = if is_itself { String::new() } else { what_of(change.kind, is_new) };
            (!fields.is_empty()).then_some((what, fields))
        });
        StepOfRecord { step, rows: rows.collect() }
    });
    Ok(told.collect())
}

/// What was done to a part: “Thêm: chức vụ”.
fn what_of(kind: Option<Kind>, is_new: bool) -> String {
    let did = if is_new { screens::ROW_ADDED } else { screens::ROW_CHANGED };
    format!("{did}: {}", terms::rows(kind))
}
