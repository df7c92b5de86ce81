//! “Kết quả năm”: what a year came to, each number a step away from the rows behind it.
use super::{
    action::Action,
    cx::Cx,
    recognise::{Candidate, Recognise, recognise_ui},
    theme,
    widgets::{
        cached::Cached,
        figure_rows::figure_rows_ui,
        icons::{self, Icon},
        not_read::part_not_read_ui,
    },
};
use crate::{
    domain::{
        failure::Failure,
        ids::{Kind, Record},
    },
    listing::{
        figures::FigureRow,
        results::{Line, Results, TargetLine, results},
    },
    text::{labels, results as words},
};
use egui::{Align2, FontId, Rect, Sense, Stroke, pos2, vec2};
use std::collections::BTreeSet;

/// View state.
#[derive(Default)]
pub(super) struct ResultsState {
    seen: Cached<i64, Result<Results, Failure>>,
    /// Lines whose rows are on show, by section and name.
    open: BTreeSet<(&'static str, String)>,
    recognise: Option<Recognise>,
}

impl ResultsState {
    /// Reads the year again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.seen = Cached::default();
    }
}

/// Draws it.
pub(super) fn results_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut ResultsState) {
    let p = theme::palette(ui.ctx());
    let ResultsState { seen, open, recognise } = state;
    let seen = seen.get(cx.revision, &cx.year, |year| cx.try_get(|read| results(read, *year)));
    let may_change = !cx.read_only && !cx.lists.is_locked(Some(cx.year));
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        theme::strip_for_notices(ui, "results");
        theme::rows_to_edge(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(cx, ui, may_change, recognise);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let seen = match seen {
                Ok(seen) => seen,
                Err(why) => {
                    theme::at_edge(p.paper).show(ui, |ui| part_not_read_ui(cx, ui, why));
                    return;
                }
            };
            targets_ui(cx, ui, &seen.targets, may_change, open);
            for (title, lines) in [
                (words::SHORTCOMINGS, &seen.shortcomings),
                (words::MODELS, &seen.models),
                (words::DEMOCRACY, &seen.democracy),
                (words::UNITS, &seen.units),
            ] {
                section_ui(ui, title, &[]);
                if lines.is_empty() {
                    quiet_ui(ui, words::NOTHING);
                }
                for line in lines {
                    line_ui(cx, ui, title, line, open);
                }
            }
            ui.add_space(theme::gap::PART);
        });
    });
    recognise_ui(cx, ui.ctx(), recognise);
}

fn head_ui(cx: &Cx<'_>, ui: &mut egui::Ui, may_change: bool, recognise: &mut Option<Recognise>) {
    let p = theme::palette(ui.ctx());
    theme::at_edge(p.paper).show(ui, |ui| {
        let size = vec2(ui.available_width(), theme::height::HEAD);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.set_min_height(size.y);
            if may_change && ui.button(words::RECOGNISE).clicked() {
                *recognise = Recognise::about(cx, candidates(cx));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.heading(words::title(cx.year));
            });
        });
    });
}

/// Registrations of the year that stand, by how well they work.
fn candidates(cx: &Cx<'_>) -> Vec<Candidate> {
    let of_year = |r: &&crate::workspace::RegistrationRow| r.year == cx.year && r.state.stands();
    let candidate = |r: &crate::workspace::RegistrationRow| Candidate {
        registration: r.id,
        name: labels::joined(&[&r.name, cx.lists.unit_name(Some(r.unit))]),
        group: labels::effect(r.effect).to_owned(),
    };
    cx.lists.registrations.iter().filter(of_year).map(candidate).collect()
}

/// The head of a section, with the heads of its columns of figures.
fn section_ui(ui: &mut egui::Ui, title: &str, heads: &[&str]) {
    let p = theme::palette(ui.ctx());
    ui.add_space(theme::gap::FIELD);
    let size = vec2(ui.available_width(), theme::height::ROW + 2.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 0, p.ground);
    let bold = FontId::new(theme::size::TABLE, theme::bold_family());
    let columns = Columns::of(rect);
    theme::cell_text(ui.painter(), (columns.name, rect.center().y), title, (bold, p.ink));
    for (head, at) in heads.iter().zip(columns.figures) {
        let small = FontId::proportional(theme::size::SMALL);
        ui.painter().text(pos2(at, rect.center().y), Align2::RIGHT_CENTER, head, small, p.ink2);
    }
}

fn quiet_ui(ui: &mut egui::Ui, text: &str) {
    let p = theme::palette(ui.ctx());
    theme::at_edge(p.paper).show(ui, |ui| {
        ui.label(egui::RichText::new(text).color(p.ink2));
    });
}

/// Where a row has its texts.
struct Columns {
    /// From where to where the name goes.
    name: (f32, f32),
    /// Right edges of three figures, and where what is said at the end begins.
    figures: [f32; 3],
    end: (f32, f32),
}

impl Columns {
    fn of(area: Rect) -> Self {
        /// Points of what is said at the end, and of a figure.
        const END: f32 = 130.0;
        const FIGURE: f32 = 120.0;
        let left = area.left() + theme::gap::EDGE;
        let right = area.right() - theme::gap::EDGE;
        // A narrow window leaves the names their half.
        let figure = FIGURE.min((right - left) * 0.13);
        let end = right - END.min((right - left) * 0.16);
        let last = end - theme::gap::FIELD;
        let figures = [last - 2.0 * figure, last - figure, last];
        Self { name: (left, last - 3.0 * figure), figures, end: (end, right) }
    }
}

fn targets_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    targets: &[TargetLine],
    may_change: bool,
    open: &mut BTreeSet<(&'static str, String)>,
) {
    section_ui(ui, words::TARGETS, &[words::PLANNED, words::REACHED, words::SHARE]);
    if targets.is_empty() {
        let p = theme::palette(ui.ctx());
        theme::at_edge(p.paper).show(ui, |ui| {
            ui.label(egui::RichText::new(words::NO_TARGETS).color(p.ink2));
            ui.add_space(theme::gap::NEAR);
            if may_change && ui.button(words::ADD_TARGET).clicked() {
                cx.actions.push(Action::Begin(Kind::Target, None));
            }
        });
    }
    for target in targets {
        let share = target.share.map_or_else(String::new, words::share);
        let (said, is_good) = match target.is_met {
            Some(true) => (words::MET, true),
            Some(false) => (words::NOT_MET, false),
            None => (words::UNKNOWN, true),
        };
        let shown = Shown {
            name: &target.name,
            figures: [&target.planned, &target.reached, &share],
            end: said,
            is_good,
        };
        // A target that nothing stands behind leads to its record.
        let key = (words::TARGETS, target.name.clone());
        let is_open = open.contains(&key) && !target.rows.is_empty();
        let row = row_ui(ui, &shown, Some(is_open), !target.rows.is_empty());
        if row.clicked() {
            if target.rows.is_empty() {
                cx.actions.push(Action::Show(Record::Target(target.target)));
            } else {
                toggle(open, key);
            }
        }
        if is_open {
            rows_ui(cx, ui, &target.rows);
        }
    }
}

fn toggle(open: &mut BTreeSet<(&'static str, String)>, key: (&'static str, String)) {
    if !open.remove(&key) {
        open.insert(key);
    }
}

fn line_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    section: &'static str,
    line: &Line,
    open: &mut BTreeSet<(&'static str, String)>,
) {
    let key = (section, line.name.clone());
    let is_open = open.contains(&key) && !line.rows.is_empty();
    let shown = Shown { name: &line.name, figures: ["", &line.value, ""], end: "", is_good: true };
    let row = row_ui(ui, &shown, (!line.rows.is_empty()).then_some(is_open), true);
    if row.clicked() && !line.rows.is_empty() {
        toggle(open, key);
    }
    if is_open {
        rows_ui(cx, ui, &line.rows);
    }
}

/// What stands in a row.
struct Shown<'a> {
    name: &'a str,
    figures: [&'a str; 3],
    end: &'a str,
    is_good: bool,
}

/// One row; a press opens what stands behind it. `is_open`: `None` where nothing does. `unfolds`: below it, not elsewhere.
fn row_ui(
    ui: &mut egui::Ui,
    shown: &Shown<'_>,
    is_open: Option<bool>,
    unfolds: bool,
) -> egui::Response {
    /// Points of the sign before the name.
    const SIGN: f32 = 18.0;
    let p = theme::palette(ui.ctx());
    let sense = if is_open.is_some() { Sense::click() } else { Sense::hover() };
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let figures: Vec<&str> = shown.figures.into_iter().filter(|f| !f.is_empty()).collect();
    let said = format!("{}: {} {}", shown.name, figures.join(", "), shown.end);
    response.widget_info(|| {
        let role = if is_open.is_some() { egui::Role::Button } else { egui::Role::Label };
        egui::WidgetInfo::selected(role, true, is_open.unwrap_or(false), said.trim_end())
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if is_open.is_some() && response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.row_line));
    let columns = Columns::of(rect);
    let middle = rect.center().y;
    let sans = || FontId::proportional(theme::size::TABLE);
    if let Some(is_open) = is_open.filter(|_| unfolds) {
        let sign = if is_open { Icon::Down } else { Icon::Right };
        icons::draw(painter, sign, pos2(columns.name.0 + SIGN / 3.0, middle), p.ink2);
    }
    let name = (columns.name.0 + SIGN, columns.name.1);
    theme::cell_text(painter, (name, middle), shown.name, (sans(), p.ink));
    let bold = FontId::new(theme::size::TABLE, theme::bold_family());
    for (at, (text, right)) in shown.figures.iter().zip(columns.figures).enumerate() {
        // What was reached is what one looks for.
        let font = if at == 1 { bold.clone() } else { sans() };
        painter.text(pos2(right, middle), Align2::RIGHT_CENTER, text, font, p.ink);
    }
    let ink = if shown.is_good { p.ink } else { p.amber };
    theme::cell_text(painter, (columns.end, middle), shown.end, (sans(), ink));
    theme::focus_frame(ui, &response);
    response
}

/// The rows behind a number, each a link.
fn rows_ui(cx: &Cx<'_>, ui: &mut egui::Ui, rows: &[FigureRow]) {
    let p = theme::palette(ui.ctx());
    theme::at_edge(p.paper).show(ui, |ui| {
        ui.add_space(theme::gap::LABEL);
        ui.indent("rows behind a number", |ui| {
            ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
            figure_rows_ui(cx, ui, rows);
        });
        ui.add_space(theme::gap::LABEL);
    });
}
