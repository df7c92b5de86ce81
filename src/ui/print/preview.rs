//! Paints laid-out pages: every word at the place the PDF puts it.
use crate::{
    layout::{
        fonts::metrics,
        page::{Item, Page, TextRun},
    },
    text::{actions, screens},
    ui::theme,
};
use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Vec2, pos2, vec2};

/// What is looked at.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PreviewState {
    /// From 0.
    pub(in crate::ui) page: usize,
    /// Pixels a point; `None` fits the width.
    zoom: Option<f32>,
    /// Grows with every other paper: each begins at its beginning.
    paper: u64,
}

impl PreviewState {
    /// Another paper comes on show: from its beginning, as large as the last one.
    pub(in crate::ui) fn begin(&mut self) {
        self.page = 0;
        self.paper += 1;
    }
}

/// A click on the paper: the letters there, and where on the screen.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct PaperClick {
    pub(in crate::ui) run: TextRun,
    pub(in crate::ui) at: Pos2,
}

/// Page turning, zoom, and the page.
pub(in crate::ui) fn preview_ui(
    ui: &mut egui::Ui,
    pages: &[Page],
    state: &mut PreviewState,
) -> Option<PaperClick> {
    state.page = state.page.min(pages.len().saturating_sub(1));
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(state.page > 0, egui::Button::new("▴")).on_hover_text("PageUp").clicked()
        {
            state.page -= 1;
        }
        let more = state.page + 1 < pages.len();
        if ui.add_enabled(more, egui::Button::new("▾")).on_hover_text("PageDown").clicked() {
            state.page += 1;
        }
        ui.label(screens::page_of(state.page + 1, pages.len()));
        ui.separator();
        if ui.button("–").clicked() {
            state.zoom = Some((state.zoom.unwrap_or(1.0) / 1.2).max(0.25));
        }
        if ui.button("+").clicked() {
            state.zoom = Some((state.zoom.unwrap_or(1.0) * 1.2).min(4.0));
        }
        if ui.button(actions::FIT_WIDTH).clicked() {
            state.zoom = None;
        }
    });
    let nothing_focused = ui.memory(|m| m.focused().is_none());
    if nothing_focused {
        let (down, up) =
            ui.input(|i| (i.key_pressed(egui::Key::PageDown), i.key_pressed(egui::Key::PageUp)));
        if down && state.page + 1 < pages.len() {
            state.page += 1;
        } else if up && state.page > 0 {
            state.page -= 1;
        }
    }
    let page = pages.get(state.page)?;
    let mut click = None;
    egui::ScrollArea::both().auto_shrink(false).id_salt(("page", state.paper, state.page)).show(
        ui,
        |ui| {
            let room = ui.available_width() - 24.0;
            let zoom = state.zoom.unwrap_or((room / page.width).clamp(0.25, 4.0));
            let size = vec2(page.width, page.height) * zoom;
            let (rect, response) =
                ui.allocate_exact_size(vec2(size.x.max(room), size.y + 12.0), Sense::click());
            let corner = pos2(rect.center().x - size.x / 2.0, rect.top() + 4.0);
            paint_page(ui.painter(), page, corner, zoom);
            if response.clicked()
                && let Some(at) = response.interact_pointer_pos()
            {
                let on_page = (at - corner) / zoom;
                let run = page.run_at(on_page.x, on_page.y);
                click = run.map(|run| PaperClick { run: run.clone(), at });
            }
            if response.hovered() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::Default);
            }
        },
    );
    click
}

/// Paints one page with its top left corner at `corner`.
pub(in crate::ui) fn paint_page(painter: &egui::Painter, page: &Page, corner: Pos2, zoom: f32) {
    let sheet = Rect::from_min_size(corner, vec2(page.width, page.height) * zoom);
    let line = theme::palette(painter.ctx()).line;
    painter.rect_filled(sheet, 0, Color32::WHITE);
    painter.rect_stroke(sheet, 0, egui::Stroke::new(1.0, line), egui::StrokeKind::Outside);
    let seen = painter.clip_rect();
    for item in &page.items {
        match item {
            Item::Text(run) => {
                let y = corner.y + run.y * zoom;
                if y + 40.0 > seen.top() && y - 40.0 < seen.bottom() {
                    paint_run(painter, run, corner, zoom);
                }
            }
            Item::Line(l) => {
                let point = |x: f32, y: f32| corner + vec2(x, y) * zoom;
                let width = (l.thickness * zoom).max(0.6);
                painter.line_segment(
                    [point(l.x0, l.y0), point(l.x1, l.y1)],
                    egui::Stroke::new(width, Color32::BLACK),
                );
            }
        }
    }
}

/// Word by word, each where the print face's own widths put it.
fn paint_run(painter: &egui::Painter, run: &TextRun, corner: Pos2, zoom: f32) {
    let m = metrics(run.face);
    let font = FontId::new(run.size * zoom, theme::print_family(run.face));
    let mut x = run.x;
    for word in run.text.split_inclusive(' ') {
        let shown = word.trim_end();
        if !shown.is_empty() {
            let at = corner + vec2(x, run.y) * zoom;
            let galley = painter.layout_no_wrap(shown.to_owned(), font.clone(), Color32::BLACK);
            let baseline = galley
                .rows
                .first()
                .map_or(0.0, |row| row.pos.y + row.row.glyphs.first().map_or(0.0, |g| g.pos.y));
            painter.galley(
                Align2::LEFT_TOP.anchor_size(at - vec2(0.0, baseline), Vec2::ZERO).min,
                galley,
                Color32::BLACK,
            );
        }
        x += m.width(word, run.size) + if word.ends_with(' ') { run.gap } else { 0.0 };
    }
}
