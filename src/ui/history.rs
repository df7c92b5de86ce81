//! “Lịch sử”: who changed what, where, before and after; any step taken back, any field restored.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{
        cached::Cached,
        filter::filter_ui,
        icons::{self, Icon},
        not_read::{list_not_read_ui, part_not_read_ui},
        press::meant,
    },
};
use crate::{
    domain::{
        answer::Answer,
        calendar::show_date,
        edit::Edit,
        failure::Failure,
        ids::{Key, PersonId, StepId, UnitId},
        vietnamese::{Query, fold},
    },
    records::choices::Choices,
    text::{actions, labels, screens, terms},
    workspace::{Change, Step, StepKind, can_restore},
};

/// Rows of a step that are drawn before more are asked for.
const CHANGES_AT_A_TIME: usize = 50;
/// Steps read at most; older ones are found by the command line.
const MOST: usize = 2000;

/// Points of the field that filters them.
const FILTER: f32 = 340.0;

/// View state.
#[derive(Default)]
pub(super) struct HistoryState {
    filter: String,
    chosen: Option<StepId>,
    steps: Cached<(), Result<Vec<(Step, String)>, Failure>>,
    changes: Changes,
}

/// The rows that a step changed.
type Changes = Cached<StepId, Result<Vec<Change>, Failure>>;

impl HistoryState {
    /// Reads it again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.steps = Cached::default();
        self.changes = Cached::default();
    }
}

/// Draws it.
pub(super) fn history_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut HistoryState) {
    let p = theme::palette(ui.ctx());
    let read = state.steps.get(cx.revision, &(), |()| {
        let folded = |s: Step| {
            let text = format!("{} {} {} {}", s.label, s.who, s.pc, shown_time(&s.at));
            let folded = fold(&text);
            (s, folded)
        };
        let all = cx.try_get(|read| read.history(MOST))?;
        Ok(all.into_iter().map(folded).collect())
    });
    let steps = read.as_deref().unwrap_or_default();
    let query = Query::new(&state.filter);
    let shown: Vec<&Step> =
        steps.iter().filter(|(_, text)| query.fits(text)).map(|(step, _)| step).collect();
    let chosen = state.chosen.and_then(|id| shown.iter().find(|s| s.id == id).copied().cloned());
    if let Some(step) = &chosen {
        let changes = &mut state.changes;
        egui::Panel::right("changes")
            .resizable(true)
            .default_size(520.0)
            .size_range(320.0..=(ui.available_width() * 0.65).max(330.0))
            .frame(egui::Frame::new().inner_margin(theme::margin::ROWS).fill(p.paper))
            .show(ui, |ui| step_ui(cx, ui, step, changes));
    }
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        theme::at_edge(p.paper).show(ui, |ui| {
            let size = egui::vec2(ui.available_width(), theme::height::HEAD);
            let across = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(size, across, |ui| {
                ui.set_min_height(size.y);
                ui.heading(screens::HISTORY_TITLE);
                ui.add_space(theme::gap::NEAR);
                let id = ui.scope_id().with("filter");
                let width = ui.available_width().min(FILTER);
                filter_ui(ui, id, &mut state.filter, screens::FILTER_HISTORY, width);
            });
        });
        if let Err(failure) = read {
            theme::at_edge(p.paper).show(ui, |ui| list_not_read_ui(cx, ui, failure));
            return;
        }
        theme::rows_to_edge(ui);
        let rows = egui::ScrollArea::vertical().auto_shrink(false);
        rows.show_rows(ui, theme::height::ROW, shown.len(), |ui, range| {
            for step in shown.get(range).unwrap_or_default() {
                if row_ui(ui, step, state.chosen == Some(step.id)).clicked() {
                    state.chosen = Some(step.id);
                }
            }
        });
    });
}

/// One step on its line: when, who, what.
fn row_ui(ui: &mut egui::Ui, step: &Step, is_chosen: bool) -> egui::Response {
    /// Points of the columns of the time and of the name.
    const WHEN: f32 = 148.0;
    const WHO: f32 = 132.0;
    let p = theme::palette(ui.ctx());
    let size = egui::vec2(ui.available_width(), theme::height::ROW);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let (when, what) = (shown_time(&step.at), label(step));
    let said = format!("{when}   {}   {what}", step.who);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), is_chosen, said.as_str())
    });
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, p.row_line));
    let ink = if step.undone { p.ink2 } else { p.ink };
    let font = egui::FontId::proportional(theme::size::TABLE);
    let mut left = rect.left() + theme::gap::EDGE;
    // What stands last needs no gap behind it.
    let rest = rect.right() - theme::gap::EDGE - left - WHEN - WHO + theme::gap::FIELD;
    for (text, room) in [(when.as_str(), WHEN), (&step.who, WHO), (&what, rest)] {
        let galley = theme::one_line(painter, text, font.clone(), ink, room - theme::gap::FIELD);
        let at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
        if step.undone {
            // It is not so any more.
            let span = egui::Rangef::new(left, left + galley.size().x);
            painter.hline(span, rect.center().y, egui::Stroke::new(1.0, ink));
        }
        painter.galley(at, galley, ink);
        left += room;
    }
    theme::focus_frame(ui, &response);
    response
}

pub(super) fn shown_time(at: &str) -> String {
    at.parse::<crate::domain::calendar::Moment>().map_or_else(
        |_| at.replace('T', " "),
        |m| {
            format!(
                "{:02}/{:02}/{:04} {:02}:{:02}",
                m.day(),
                m.month(),
                m.year(),
                m.hour(),
                m.minute()
            )
        },
    )
}

/// What a step did.
pub(super) fn label(step: &Step) -> String {
    let kind = match step.kind {
        StepKind::Edit => "",
        StepKind::Undo => "undo",
        StepKind::Redo => "redo",
    };
    crate::text::cli::step_kind(kind, &step.label)
}

fn step_ui(cx: &Cx<'_>, ui: &mut egui::Ui, step: &Step, changes: &mut Changes) {
    let p = theme::palette(ui.ctx());
    ui.label(egui::RichText::new(label(step)).family(theme::bold_family()));
    let where_from = format!("{}, {} ({})", shown_time(&step.at), step.who, step.pc);
    ui.label(egui::RichText::new(where_from).color(p.ink2).size(theme::size::SMALL));
    let read = changes.get(cx.revision, &step.id, |id| cx.try_get(|read| read.changes(*id)));
    let changes = match read {
        Ok(changes) => changes,
        Err(failure) => return part_not_read_ui(cx, ui, failure),
    };
    let can_undo =
        step.kind == StepKind::Edit && !step.undone && !cx.read_only && !changes.is_empty();
    if can_undo && meant(&theme::main_button(ui, actions::UNDO_STEP)) {
        cx.actions.push(Action::UndoStep(step.id));
    }
    ui.add_space(theme::gap::NEAR);
    if changes.is_empty() {
        ui.label(egui::RichText::new(screens::NO_IMAGES).color(p.ink2));
    }
    // A step may have touched thousands of rows: some at a time.
    let most_id = egui::Id::unique(("changes shown", step.id.0));
    let most: usize = ui.data(|d| d.get_temp(most_id)).unwrap_or(CHANGES_AT_A_TIME);
    let rows = egui::ScrollArea::vertical().id_salt(("changes of", step.id.0));
    theme::scroll_in_pane(ui, rows, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for change in changes.iter().take(most) {
            let what = match (change.before.is_empty(), change.after.is_empty()) {
                (true, _) => screens::ROW_ADDED,
                (_, true) => screens::ROW_GONE,
                _ => screens::ROW_CHANGED,
            };
            let head = format!("{what}: {}", terms::rows(change.kind));
            ui.label(
                egui::RichText::new(head).family(theme::bold_family()).size(theme::size::SMALL),
            );
            let columns = if change.after.is_empty() { &change.before } else { &change.after };
            for column in columns.keys() {
                if let Some(field) = changed_field(cx, change, column) {
                    changed_field_ui(cx, ui, &field, true);
                }
            }
            ui.add_space(theme::gap::NEAR);
        }
        let more = changes.len().saturating_sub(most);
        if more > 0 && ui.button(screens::more_changes(more)).clicked() {
            ui.data_mut(|d| d.insert_temp(most_id, most + CHANGES_AT_A_TIME));
        }
    });
}

/// One field that a step changed, as people read it.
#[derive(Clone, Debug)]
pub(super) struct ChangedField {
    name: &'static str,
    before: String,
    after: String,
    /// The change and the column by which it is given its old value; `None` where it cannot be.
    way_back: Option<(i64, String)>,
}

/// A field of a row that a step touched; `None` when nothing that people read changed in it.
pub(super) fn changed_field(cx: &Cx<'_>, change: &Change, column: &str) -> Option<ChangedField> {
    let name = terms::column(column);
    let before = shown_value(cx, column, change.before.get(column));
    let after = shown_value(cx, column, change.after.get(column));
    if name.is_empty() || before == after {
        return None;
    }
    let both = !change.before.is_empty() && !change.after.is_empty();
    let can = both && can_restore(column) && !cx.read_only;
    Some(ChangedField {
        name,
        before,
        after,
        way_back: can.then(|| (change.id, column.to_owned())),
    })
}

/// One field of a row: before and after, with a way back to the old value.
pub(super) fn changed_field_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    field: &ChangedField,
    can_restore: bool,
) {
    let p = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::height::IN_ROW;
        let name = format!("{}:", field.name);
        ui.label(egui::RichText::new(name).color(p.ink2).size(theme::size::SMALL));
        match (field.before.as_str(), field.after.as_str()) {
            ("", text) => ui.label(text),
            (text, "") => ui.label(egui::RichText::new(text).strikethrough()),
            (before, after) => {
                ui.label(egui::RichText::new(before).strikethrough().color(p.ink2));
                let size = egui::Vec2::splat(theme::gap::FIELD);
                let (sign, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                icons::draw(ui.painter(), Icon::Right, sign.center(), p.ink2);
                ui.label(after)
            }
        };
        if let Some((change, column)) = field.way_back.clone().filter(|_| can_restore)
            && meant(
                &ui.add(theme::small_button(actions::RESTORE_FIELD))
                    .on_hover_text(actions::RESTORE_FIELD_TIP),
            )
        {
            cx.actions.push(Action::Edit(Edit::RestoreField { change, column }));
        }
    });
}

/// Columns that hold yes or no, besides those whose names say so.
const YES_OR_NO: [&str; 14] = [
    "committee",
    "rules",
    "plan",
    "conference",
    "agreement",
    "board",
    "strike",
    "two_sided",
    "series_kept_here",
    "needs_review",
    "is_ours",
    "is_locked",
    "by_order",
    "is_original",
];

/// A stored value as people read it: names for keys, days as days, yes and no as words.
fn shown_value(cx: &Cx<'_>, column: &str, value: Option<&serde_json::Value>) -> String {
    use serde_json::Value;
    let number = match value {
        None | Some(Value::Null) => return String::new(),
        Some(Value::String(text)) => {
            let day = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10);
            let choice = labels::stored_choice(column, text).map(str::to_owned);
            let form = (column == "variants").then(|| serde_json::from_str(text).ok()).flatten();
            let form = form.map(|own| labels::variants(&own));
            return day.map(show_date).or(choice).or(form).unwrap_or_else(|| text.clone());
        }
        Some(other) => other.as_i64(),
    };
    let Some(number) = number else { return value.map(ToString::to_string).unwrap_or_default() };
    let l = cx.lists;
    let named = match column {
        "unit_id" | "predecessor_id" | "parent_id" => {
            Some(l.unit_name(Some(UnitId(number))).to_owned())
        }
        "person_id" | "in_charge_id" => {
            cx.get(|read| read.person(PersonId(number))).map(|p| p.full_name)
        }
        "body_id" => name_in(&l.body_choices, number),
        "round_id" => name_in(&l.round_choices, number),
        "decision_id" => name_in(&l.decision_choices, number),
        "signatory_id" => name_in(&l.signatory_choices, number),
        "model_id" => name_in(&l.model_choices, number),
        "kind_id" => name_in(&l.kind_choices, number),
        "collective_id" => name_in(&l.collective_choices, number),
        "deleted_step" => Some(labels::answer(Answer::Yes).to_owned()),
        _ => None,
    };
    let is_yes_or_no = YES_OR_NO.contains(&column)
        || column.starts_with("is_")
        || column.starts_with("has_")
        || column.ends_with("_na");
    match named {
        Some(name) if !name.is_empty() => name,
        _ if is_yes_or_no => {
            labels::answer(if number == 1 { Answer::Yes } else { Answer::No }).to_owned()
        }
        _ => number.to_string(),
    }
}

fn name_in<K: Key>(choices: &Choices<K>, number: i64) -> Option<String> {
    choices.shown(K::from_number(number)).map(str::to_owned)
}
