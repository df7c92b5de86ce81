//! The way of a round: a cell a step, with its sign and one line; a click says how it stands.
use super::mark;
use crate::{
    domain::round_way::{Mark, Standing, Step},
    listing::desk::Desk,
    text::desk as words,
    ui::{
        cx::Cx,
        theme,
        widgets::{icons, menu::low_rows},
    },
};

/// Points a cell needs for its words.
const LEAST: f32 = 132.0;
/// Points of a cell from top to bottom.
const HEIGHT: f32 = 48.0;

/// Draws it, in as many rows as the window needs.
pub(super) fn way_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk) {
    let p = theme::palette(ui.ctx());
    let whole = ui.available_width();
    let in_row = ((whole / LEAST) as usize).clamp(1, desk.way.len());
    // Rows of the same length: nine are one row, two of five and four, or three of three.
    let rows = desk.way.len().div_ceil(in_row);
    let in_row = desk.way.len().div_ceil(rows);
    for row in desk.way.chunks(in_row) {
        let (line, _) = ui.allocate_exact_size(egui::vec2(whole, 1.0), egui::Sense::hover());
        ui.painter().hline(line.x_range(), line.center().y, egui::Stroke::new(1.0, p.line));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (at, (step, standing)) in row.iter().enumerate() {
                step_ui(cx, ui, desk, (*step, *standing), (whole / row.len() as f32, at > 0));
            }
        });
    }
    let (line, _) = ui.allocate_exact_size(egui::vec2(whole, 1.0), egui::Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, egui::Stroke::new(1.0, p.line));
}

fn step_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    desk: &Desk,
    (step, standing): (Step, Standing),
    (width, has_line): (f32, bool),
) {
    let p = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, HEIGHT), egui::Sense::click());
    let of_mark = desk.round.marks.get(&step);
    let ceremony = desk.round.ceremony_on.get();
    let below = words::step_line(step, standing, of_mark, (&desk.facts, ceremony));
    let said = format!("{}: {}, {below}", words::step(step), words::standing(standing));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, said.as_str()));
    let painter = ui.painter().with_clip_rect(rect);
    if standing == Standing::Now {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    if has_line {
        ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.0, p.line));
    }
    let icon = match standing {
        Standing::Done => icons::Icon::Tick,
        Standing::NotNeeded => icons::Icon::Dash,
        Standing::Now => icons::Icon::Dot,
        Standing::Behind => icons::Icon::Warning,
        Standing::ToCome => icons::Icon::Ring,
    };
    let sign = match standing {
        Standing::Done => p.green,
        Standing::Behind => p.amber,
        Standing::Now => p.ink,
        Standing::NotNeeded | Standing::ToCome => p.ink2,
    };
    let left = rect.left() + theme::gap::EDGE;
    let top = rect.top() + theme::gap::NEAR - 2.0;
    icons::draw(&painter, icon, egui::pos2(left + 6.0, top + 10.0), sign);
    let text = left + 20.0;
    let room = rect.right() - text - theme::gap::LABEL;
    let family = if standing == Standing::Now {
        theme::bold_family()
    } else {
        egui::FontFamily::Proportional
    };
    let font = egui::FontId::new(theme::size::TABLE, family);
    let name = theme::one_line(&painter, words::step(step), font, p.ink, room);
    let high = name.size().y;
    painter.galley(egui::pos2(text, top), name, p.ink);
    let ink = if standing == Standing::Behind { p.amber } else { p.ink2 };
    let small = egui::FontId::proportional(theme::size::SMALL);
    let below = theme::one_line(&painter, &below, small, ink, room);
    painter.galley(egui::pos2(text, top + high), below, ink);
    theme::focus_frame(ui, &response);
    if cx.read_only {
        return;
    }
    egui::Popup::menu(&response).show(|ui| {
        low_rows(ui);
        for (name, wanted) in [
            (words::MARK_DONE, Some(Mark::Done(cx.today))),
            (words::MARK_NOT_NEEDED, Some(Mark::NotNeeded)),
            (words::MARK_BY_BOOK, None),
        ] {
            if ui.add_enabled(wanted != of_mark.copied(), egui::Button::new(name)).clicked() {
                mark(cx, desk, step, wanted);
                ui.close();
            }
        }
    });
}
