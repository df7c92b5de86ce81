//! “Tổng quan”: the year in four figures, and what is to be done, each a step away. The figures of the report
//! are one click further.
use super::{
    action::Action,
    cx::Cx,
    theme,
    unfinished::unfinished_ui,
    widgets::{
        cached::Cached,
        figure_rows::figure_rows_ui,
        icons::{self, Icon},
        not_read::part_not_read_ui,
    },
};
use crate::{
    domain::{failure::Failure, ids::Kind},
    listing::{
        agenda::{Goes, Overview, Task, YearBefore, YearCounts, overview},
        figures::Figure,
    },
    text::{agenda as words, screens},
};
use jiff::civil::Date;

/// View state.
#[derive(Debug, Default)]
pub(super) struct OverviewState {
    seen: Cached<i64, Result<Overview, Failure>>,
    /// The figures of the report are on show.
    shows_figures: bool,
    /// The figure whose rows are on show.
    open: Option<&'static str>,
    /// Everything half typed is on show, not only the last of it.
    all_unfinished: bool,
}

impl OverviewState {
    /// Reads the year again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.seen = Cached::default();
    }
}

/// How many records of the year, and people, are marked “cần rà soát”.
fn marked_for_review(cx: &Cx<'_>) -> usize {
    cx.lists.units.iter().filter(|u| u.needs_review).count()
        + cx.lists.rounds.iter().filter(|r| r.needs_review).count()
        + cx.lists.decisions.iter().filter(|d| d.needs_review).count()
        + cx.counts().map_or(0, |c| c.review)
}

/// Draws it.
pub(super) fn overview_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut OverviewState) {
    let p = theme::palette(ui.ctx());
    let OverviewState { seen, shows_figures, open, all_unfinished } = state;
    let seen = seen.get(cx.revision, &cx.year, |year| {
        cx.try_get(|read| overview(read, *year, marked_for_review(cx)))
    });
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let office = seen.as_ref().map_or("", |seen| seen.office.as_str());
        head_ui(cx, ui, office, shows_figures);
        rule(ui);
        theme::rows_to_edge(ui);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let seen = match seen {
                Ok(seen) => seen,
                Err(why) => {
                    theme::at_edge(p.paper).show(ui, |ui| part_not_read_ui(cx, ui, why));
                    return;
                }
            };
            if *shows_figures {
                theme::at_edge(p.paper).show(ui, |ui| {
                    ui.add_space(theme::gap::FIELD);
                    for figure in &seen.figures {
                        figure_ui(cx, ui, figure, open);
                    }
                });
                return;
            }
            tiles_ui(cx, ui, &seen.counts, &seen.before);
            rule(ui);
            theme::at_edge(p.paper).show(ui, |ui| {
                ui.add_space(theme::gap::FIELD);
                unfinished_ui(ui, &cx.drafts.lines(true), all_unfinished, cx.actions);
                tasks_ui(cx, ui, &seen.tasks, shows_figures);
            });
        });
    });
}

/// A hairline from edge to edge.
fn rule(ui: &mut egui::Ui) {
    let p = theme::palette(ui.ctx());
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, p.line));
}

fn head_ui(cx: &Cx<'_>, ui: &mut egui::Ui, office: &str, shows_figures: &mut bool) {
    let p = theme::palette(ui.ctx());
    theme::at_edge(p.paper).show(ui, |ui| {
        let size = egui::vec2(ui.available_width(), theme::height::HEAD);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_height(size.y);
            ui.heading(format!("{} {}", screens::OVERVIEW_TITLE, cx.year));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                theme::quiet_menus(ui);
                let to_figures = (words::FIGURES, icons::atom(Icon::Right));
                let pressed = if *shows_figures {
                    ui.button(words::BACK).clicked()
                } else {
                    ui.button(to_figures).clicked()
                };
                *shows_figures ^= pressed;
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add_space(theme::gap::EDGE);
                    ui.add(egui::Label::new(egui::RichText::new(office).color(p.ink2)).truncate());
                });
            });
        });
    });
}

/// One figure of the year with what it is made of, and the year before.
struct Tile {
    name: &'static str,
    count: usize,
    unit: &'static str,
    made_of: String,
    before: usize,
    list: Kind,
}

fn tiles_ui(cx: &Cx<'_>, ui: &mut egui::Ui, counts: &YearCounts, before: &YearBefore) {
    let tiles = [
        Tile {
            name: words::MODELS,
            count: counts.registered,
            unit: words::REGISTERED,
            made_of: words::recognised(counts.recognised),
            before: before.registered,
            list: Kind::Registration,
        },
        Tile {
            name: words::AWARDS,
            count: counts.awards.total(),
            unit: words::AWARDED,
            made_of: words::counted(counts.awards),
            before: before.awards,
            list: Kind::Award,
        },
        Tile {
            name: words::DIALOGUES,
            count: counts.dialogues,
            unit: words::HELD,
            made_of: words::in_units(counts.units_with_dialogue),
            before: before.dialogues,
            list: Kind::DemocracyRecord,
        },
        Tile {
            name: words::PROPOSALS,
            count: counts.proposals,
            unit: words::RECEIVED,
            made_of: words::of_units(counts.units_with_proposal),
            before: before.proposals,
            list: Kind::Proposal,
        },
    ];
    /// Points a tile needs for its words.
    const LEAST: f32 = 250.0;
    // Four, two or one in a row: three would leave one alone.
    let in_row = match (ui.available_width() / LEAST) as usize {
        0 | 1 => 1,
        2 | 3 => 2,
        _ => tiles.len(),
    };
    for (at, row) in tiles.chunks(in_row).enumerate() {
        if at > 0 {
            rule(ui);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let width = ui.available_width() / in_row as f32;
            for (place, tile) in row.iter().enumerate() {
                tile_ui(cx, ui, tile, width, place > 0);
            }
        });
    }
}

/// Draws one; the whole of it is a link to its list.
fn tile_ui(cx: &Cx<'_>, ui: &mut egui::Ui, tile: &Tile, width: f32, has_line: bool) {
    /// Points of name, figure and two lines.
    const HEIGHT: f32 = 112.0;
    let p = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, HEIGHT), egui::Sense::click());
    let before = words::year_before(cx.year - 1, tile.before);
    let said = format!("{}: {} {}, {}, {before}", tile.name, tile.count, tile.unit, tile.made_of);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said.as_str()));
    let painter = ui.painter().with_clip_rect(rect);
    if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    if has_line {
        ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.0, p.line));
    }
    let left = rect.left() + theme::gap::EDGE;
    let mut top = rect.top() + theme::gap::NEAR;
    let room = rect.width() - theme::gap::EDGE - theme::gap::NEAR;
    let line = |text: &str, font: egui::FontId, ink: egui::Color32, room: f32| {
        theme::one_line(&painter, text, font, ink, room)
    };
    let sans = egui::FontId::proportional;
    let name = line(tile.name, sans(theme::size::TABLE), p.ink2, room);
    let height = name.size().y;
    painter.galley(egui::pos2(left, top), name, p.ink2);
    top += height;
    let bold = egui::FontId::new(theme::size::FIGURE, theme::bold_family());
    let figure = line(&tile.count.to_string(), bold, p.ink, room);
    let (wide, high) = (figure.size().x, figure.size().y);
    painter.galley(egui::pos2(left, top - 2.0), figure, p.ink);
    let unit = line(tile.unit, sans(theme::size::TABLE), p.ink, room - wide - theme::gap::NEAR);
    let base = top + high * 0.78 - unit.size().y * 0.78 - 2.0;
    painter.galley(egui::pos2(left + wide + theme::gap::NEAR, base), unit, p.ink);
    top += high - 2.0;
    let made_of = line(&tile.made_of, sans(theme::size::TABLE), p.ink, room);
    let height = made_of.size().y;
    painter.galley(egui::pos2(left, top), made_of, p.ink);
    let before = line(&before, sans(theme::size::SMALL), p.ink2, room);
    painter.galley(egui::pos2(left, top + height), before, p.ink2);
    theme::focus_frame(ui, &response);
    if response.clicked() {
        cx.actions.push(Action::Open(tile.list));
    }
}

/// In which group of days a task stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Overdue,
    Today,
    Coming,
    WithoutDay,
}

fn group(due: Option<Date>, today: Date) -> Group {
    match due {
        None => Group::WithoutDay,
        Some(due) if due < today => Group::Overdue,
        Some(due) if due == today => Group::Today,
        Some(_) => Group::Coming,
    }
}

fn tasks_ui(cx: &Cx<'_>, ui: &mut egui::Ui, tasks: &[Task], shows_figures: &mut bool) {
    let p = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        let text = egui::RichText::new(words::TASKS).family(theme::bold_family());
        ui.label(text);
        if !tasks.is_empty() {
            ui.label(egui::RichText::new(tasks.len().to_string()).color(p.ink2));
        }
    });
    if tasks.is_empty() && cx.lists.units.count(|_| true) == Some(0) {
        // A book that was just made: the first step is one button.
        ui.add_space(theme::gap::NEAR);
        ui.label(egui::RichText::new(words::NO_UNITS).color(p.ink2));
        ui.add_space(theme::gap::NEAR);
        if theme::main_button(ui, words::FIRST_UNIT).clicked() {
            cx.actions.push(Action::Begin(Kind::Unit, None));
        }
    } else if tasks.is_empty() {
        ui.add_space(theme::gap::NEAR);
        ui.label(egui::RichText::new(words::NO_TASKS).color(p.ink2));
    }
    let mut last = None;
    let next = next_of(tasks, cx.today);
    // From nowhere down into the tasks; from one to the next the arrows go by themselves.
    let enters =
        ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(egui::Key::ArrowDown));
    for (at, task) in tasks.iter().enumerate() {
        let of = group(task.due, cx.today);
        if last != Some(of) {
            last = Some(of);
            ui.add_space(theme::gap::NEAR);
            let name = match of {
                Group::Overdue => words::OVERDUE.to_owned(),
                Group::Today => words::today(cx.today),
                Group::Coming => words::COMING.to_owned(),
                Group::WithoutDay => words::WITHOUT_DAY.to_owned(),
            };
            ui.label(egui::RichText::new(name).color(p.ink2).size(theme::size::SMALL));
            ui.add_space(theme::gap::LABEL);
        }
        let row = task_ui(cx, ui, task, of, Some(at) == next);
        if enters && at == 0 {
            row.request_focus();
            // The same key does not go on to the next one.
            ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
        }
        if row.clicked() {
            match task.goes {
                Goes::ToRecord(record) => cx.actions.push(Action::Show(record)),
                Goes::ToDesk(round) => cx.actions.push(Action::Desk(round)),
                Goes::ToList(list) => cx.actions.push(Action::Open(list)),
                Goes::ToFigures => *shows_figures = true,
            }
        }
    }
}

/// The work that comes next: the first of today, else the first of all, what is overdue before what is to come.
fn next_of(tasks: &[Task], today: Date) -> Option<usize> {
    let of_today = tasks.iter().position(|task| group(task.due, today) == Group::Today);
    of_today.or((!tasks.is_empty()).then_some(0))
}

/// One row: when, what, why, and what is done about it. Of the next work that is the main button of the screen;
/// the whole row is a link all the same.
fn task_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    task: &Task,
    of: Group,
    is_next: bool,
) -> egui::Response {
    /// Days late that are counted.
    const LATE_AT_MOST: i32 = 90;
    /// Points of the column of days.
    const DAY: f32 = 88.0;
    let p = theme::palette(ui.ctx());
    let size = egui::vec2(ui.available_width(), theme::height::ROW + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    // Of what is long past, the day alone says it.
    let late = task.due.filter(|_| of == Group::Overdue).and_then(|due| {
        let days = cx.today.since(due).map_or(0, |span| span.get_days());
        (days <= LATE_AT_MOST).then(|| words::late(days))
    });
    let why = match late {
        Some(late) if task.why.is_empty() => late,
        Some(late) => format!("{late}, {}", task.why),
        None => task.why.clone(),
    };
    let said = format!("{}: {why}, {}", task.what, task.verb);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said.as_str()));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    painter.hline(rect.x_range(), rect.top() + 0.5, egui::Stroke::new(1.0, p.row_line));
    let line = |text: &str, size: f32, ink: egui::Color32, room: f32| {
        theme::one_line(painter, text, egui::FontId::proportional(size), ink, room)
    };
    let put = |left: f32, galley: std::sync::Arc<egui::Galley>, ink: egui::Color32| {
        let top = rect.center().y - galley.size().y / 2.0;
        painter.galley(egui::pos2(left, top), galley, ink);
    };
    let day_ink = if of == Group::Overdue { p.amber } else { p.ink2 };
    let day = task.due.map_or_else(String::new, |due| words::day(due, cx.today));
    put(rect.left(), line(&day, theme::size::TABLE, day_ink, DAY), day_ink);
    let right = if is_next {
        let font = egui::FontId::new(theme::size::TABLE, theme::bold_family());
        let verb = theme::one_line(painter, task.verb, font, p.on_main, rect.width() / 2.0);
        let size = egui::vec2(verb.size().x + 2.0 * theme::gap::EDGE, rect.height());
        let corner = egui::pos2(rect.right() - size.x, rect.top());
        let button = egui::Rect::from_min_size(corner, size);
        painter.rect_filled(button, theme::RADIUS, p.main);
        put(button.left() + theme::gap::EDGE, verb, p.on_main);
        button.left()
    } else {
        let verb = line(task.verb, theme::size::TABLE, p.ink, rect.width() / 2.0);
        let end = rect.right() - theme::gap::EDGE;
        let at = egui::pos2(rect.right() - theme::gap::LABEL, rect.center().y);
        icons::draw(painter, Icon::Right, at, p.ink2);
        let left = end - verb.size().x;
        put(left, verb, p.ink);
        left
    };
    let left = rect.left() + DAY;
    // One column for every row, whatever the link at its end is.
    let middle = left + (rect.right() - left) * 0.45;
    let what = line(&task.what, theme::size::TABLE, p.ink, middle - theme::gap::PART - left);
    put(left, what, p.ink);
    let room = right - theme::gap::PART - middle;
    put(middle, line(&why, theme::size::TABLE, p.ink2, room), p.ink2);
    theme::focus_frame(ui, &response);
    response
}

/// One figure: what it counts, its value with what it is made of, and on a click the rows behind it.
fn figure_ui(cx: &Cx<'_>, ui: &mut egui::Ui, figure: &Figure, open: &mut Option<&'static str>) {
    let p = theme::palette(ui.ctx());
    let is_open = *open == Some(figure.id);
    let title = (ui.available_width() * 0.45).min(460.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(title, 0.0),
            egui::Layout::left_to_right(egui::Align::Min),
            |ui| {
                ui.set_width(title);
                let sign = match (figure.rows.is_empty(), is_open) {
                    (true, _) => icons::blank(),
                    (false, true) => icons::atom(Icon::Down),
                    (false, false) => icons::atom(Icon::Right),
                };
                let button = egui::Button::new((sign, figure.title)).frame(false).wrap();
                if ui.add(button).clicked() && !figure.rows.is_empty() {
                    *open = (!is_open).then_some(figure.id);
                }
            },
        );
        ui.vertical(|ui| {
            if let Some(value) = &figure.value {
                let text = egui::RichText::new(value).family(theme::bold_family());
                ui.add(egui::Label::new(text).wrap());
            } else {
                let reason = figure.reason.unwrap_or_default();
                ui.label(egui::RichText::new(reason).color(p.ink2));
            }
            if !figure.note.is_empty() {
                let text = egui::RichText::new(&figure.note).color(p.ink2).size(theme::size::SMALL);
                ui.add(egui::Label::new(text).wrap());
            }
        });
    });
    if is_open {
        ui.indent(figure.id, |ui| {
            figure_rows_ui(cx, ui, &figure.rows);
        });
    }
    ui.add_space(theme::gap::LABEL);
}
