//! Paints laid-out pages: every word at the place the PDF puts it.
use crate::{
    layout::{
        find::Area,
        fonts::metrics,
        page::{Item, Page, TextRun},
    },
    text::{actions, screens},
    ui::{
        theme,
        widgets::icons::{self, Icon},
    },
};
use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Vec2, pos2, vec2};

/// What is looked at.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PreviewState {
    /// The page in sight, from 0.
    pub(in crate::ui) page: usize,
    /// A page that is to come into sight.
    go: Option<usize>,
    /// Pixels a point; `None` fits the width.
    zoom: Option<f32>,
    /// Without a size chosen by hand the whole page is in sight, not its width alone.
    whole_page: bool,
    /// Grows with every other paper: each begins at its beginning.
    paper: u64,
}

impl PreviewState {
    /// Another paper comes on show: from its beginning, as large as the last one.
    pub(in crate::ui) fn begin(&mut self) {
        self.page = 0;
        self.go = None;
        self.paper += 1;
    }

    /// Brings a page into sight, from 0.
    pub(in crate::ui) fn go_to(&mut self, page: usize) {
        self.page = page;
        self.go = Some(page);
    }
}

/// A click on the paper: the letters there, if any, and where.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct PaperClick {
    pub(in crate::ui) run: Option<TextRun>,
    /// Which page, from 0.
    pub(in crate::ui) page: usize,
    /// Points from its top left corner.
    pub(in crate::ui) on_page: (f32, f32),
    /// On the screen.
    pub(in crate::ui) at: Pos2,
}

/// A page in sight as it lies on the screen.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Sheet<'a> {
    pub(in crate::ui) page: &'a Page,
    /// From 0.
    pub(in crate::ui) number: usize,
    /// Its top left corner.
    pub(in crate::ui) corner: Pos2,
    /// Pixels a point.
    pub(in crate::ui) zoom: f32,
}

impl Sheet<'_> {
    /// The runs of letters on it.
    pub(in crate::ui) fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.page.items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            Item::Line(_) => None,
        })
    }

    /// Where a run stands.
    pub(in crate::ui) fn place_of(&self, run: &TextRun) -> Rect {
        /// Of the size of its letters, what stands below the line.
        const BELOW: f32 = 0.3;
        let (top, bottom) = (run.y - run.size, run.y + run.size * BELOW);
        self.rect_of(Area { left: run.x, top, right: run.x + run.width(), bottom })
    }

    /// Where an area of the page stands.
    pub(in crate::ui) fn rect_of(&self, area: Area) -> Rect {
        let at = |x: f32, y: f32| self.corner + vec2(x, y) * self.zoom;
        Rect::from_min_max(at(area.left, area.top), at(area.right, area.bottom))
    }
}

/// Page turning, zoom, and the pages below one another; `over` draws what lies on one that is in sight.
pub(in crate::ui) fn preview_ui(
    ui: &mut egui::Ui,
    pages: &[Page],
    state: &mut PreviewState,
    mut over: impl FnMut(&mut egui::Ui, Sheet<'_>),
) -> Option<PaperClick> {
    state.page = state.page.min(pages.len().checked_sub(1)?);
    // Of the largest sheet, so that nothing changes its size while one scrolls from page to page.
    let largest = |of: fn(&Page) -> f32| pages.iter().map(of).fold(1.0, f32::max);
    let (width, height) = (largest(|page| page.width), largest(|page| page.height));
    let room = ui.available_width() - 2.0 * theme::gap::EDGE;
    let high = ui.available_height() - theme::height::HEAD - 2.0 * theme::gap::EDGE;
    let by_height = if state.whole_page { high / height } else { f32::INFINITY };
    let fitting = (room / width).min(by_height).clamp(0.25, 4.0);
    head_ui(ui, pages.len(), state, fitting);
    let nothing_focused = ui.memory(|m| m.focused().is_none());
    if nothing_focused {
        let (down, up) =
            ui.input(|i| (i.key_pressed(egui::Key::PageDown), i.key_pressed(egui::Key::PageUp)));
        if down && state.page + 1 < pages.len() {
            state.go_to(state.page + 1);
        } else if up && state.page > 0 {
            state.go_to(state.page - 1);
        }
    }
    let go = state.go.take();
    let mut click = None;
    let mut in_sight = None;
    theme::rows_to_edge(ui);
    let paper = egui::ScrollArea::both().auto_shrink(false).id_salt(("paper", state.paper));
    paper.show(ui, |ui| {
        let zoom = state.zoom.unwrap_or(fitting);
        let seen = ui.clip_rect();
        // A page counts as the one in sight from where its top has passed a third of the room.
        let third = seen.top() + seen.height() / 3.0;
        let across = (width * zoom + 2.0 * theme::gap::EDGE).max(ui.available_width());
        for (number, page) in pages.iter().enumerate() {
            let size = vec2(page.width, page.height) * zoom;
            let below = if number + 1 == pages.len() { theme::gap::EDGE } else { 0.0 };
            let whole = vec2(across, size.y + theme::gap::EDGE + below);
            let (rect, response) = ui.allocate_exact_size(whole, Sense::click());
            if rect.top() <= third {
                in_sight = Some(number);
            }
            if go == Some(number) {
                ui.scroll_to_rect(rect, Some(egui::Align::Min));
            } else if !rect.intersects(seen) {
                continue;
            }
            let left = rect.center().x - size.x / 2.0;
            let corner = pos2(left, rect.top() + theme::gap::EDGE);
            paint_page(ui.painter(), page, corner, zoom);
            if response.clicked()
                && let Some(at) = response.interact_pointer_pos()
            {
                let on_page = (at - corner) / zoom;
                let run = page.run_at(on_page.x, on_page.y).cloned();
                let on_page = (on_page.x, on_page.y);
                click = Some(PaperClick { run, page: number, on_page, at });
            }
            if response.hovered() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::Default);
            }
            over(ui, Sheet { page, number, corner, zoom });
        }
    });
    if go.is_none() {
        state.page = in_sight.unwrap_or(state.page);
    }
    click
}

/// The strip above the paper: which page, and how large.
fn head_ui(ui: &mut egui::Ui, pages: usize, state: &mut PreviewState, fitting: f32) {
    /// What one press makes larger or smaller.
    const STEP: f32 = 1.2;
    /// Pixels a point of paper at 100 %.
    const WHOLE: f32 = 96.0 / 72.0;
    let p = theme::palette(ui.ctx());
    let strip =
        egui::Frame::new().fill(p.paper).inner_margin(theme::margin::STRIP).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let turn = |ui: &mut egui::Ui, on: bool, icon: Icon, key: &str| {
                    let button = ui.add_enabled(on, egui::Button::new(icons::atom(icon)));
                    theme::named(button, key).on_hover_text(key).clicked()
                };
                if turn(ui, state.page > 0, Icon::Up, "PageUp") {
                    state.go_to(state.page - 1);
                }
                if turn(ui, state.page + 1 < pages, Icon::Down, "PageDown") {
                    state.go_to(state.page + 1);
                }
                let page = egui::RichText::new(screens::page_of(state.page + 1, pages));
                ui.label(page.color(p.ink2));
                ui.add_space(theme::gap::EDGE);
                let now = state.zoom.unwrap_or(fitting);
                if ui.button("–").on_hover_text(actions::SMALLER).clicked() {
                    state.zoom = Some((now / STEP).max(0.25));
                }
                let percent = (now / WHOLE * 100.0).round();
                ui.label(format!("{percent}%"));
                if ui.button("+").on_hover_text(actions::LARGER).clicked() {
                    state.zoom = Some((now * STEP).min(4.0));
                }
                theme::quiet_menus(ui);
                ui.add_space(theme::gap::NEAR);
                for (name, whole_page) in [(actions::FIT_WIDTH, false), (actions::FIT_PAGE, true)] {
                    if ui.button(name).clicked() {
                        (state.zoom, state.whole_page) = (None, whole_page);
                    }
                }
            });
        });
    let rect = strip.response.rect;
    let line = egui::Stroke::new(1.0, p.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
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
