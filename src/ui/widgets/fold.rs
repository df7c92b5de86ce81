//! A part of a page that is closed at first: a head with how much stands in it, and what stands in it. Whether it
//! is open is remembered until the program ends.
use crate::ui::{
    theme,
    widgets::icons::{self, Icon},
};
use egui::{FontId, Id, Response, Ui, Vec2, WidgetInfo};

/// The fold of this name; `body` draws what stands in it, only while it is open.
pub(in crate::ui) fn fold_ui(
    ui: &mut Ui,
    name: &str,
    count: Option<usize>,
    body: impl FnOnce(&mut Ui),
) {
    if fold_head_ui(ui, name, count) {
        body(ui);
        ui.add_space(theme::gap::NEAR);
    }
}

/// The head of the fold of this name: is it open?
pub(in crate::ui) fn fold_head_ui(ui: &mut Ui, name: &str, count: Option<usize>) -> bool {
    let id = Id::unique(("fold", name));
    let mut is_open = is_open(ui, name);
    if head_ui(ui, id, name, count, is_open) {
        is_open = !is_open;
        ui.data_mut(|d| d.insert_temp(id, is_open));
    }
    is_open
}

/// Is the fold of this name open?
pub(in crate::ui) fn is_open(ui: &Ui, name: &str) -> bool {
    ui.data(|d| d.get_temp(Id::unique(("fold", name)))).unwrap_or(false)
}

/// True when it was pressed.
fn head_ui(ui: &mut Ui, id: Id, name: &str, count: Option<usize>, is_open: bool) -> bool {
    let p = theme::palette(ui.ctx());
    let size = Vec2::new(ui.available_width(), theme::height::ROW);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id.with("head"), egui::Sense::click());
    let count = count.map_or_else(String::new, |n| n.to_string());
    let said = format!("{name}  {count}");
    response
        .widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), said.trim_end()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 0, p.hover);
        }
        painter.hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, p.line));
        let sign = if is_open { Icon::Down } else { Icon::Right };
        icons::draw(painter, sign, rect.left_center() + Vec2::new(theme::gap::NEAR, 0.0), p.ink2);
        let middle = |high: f32| rect.center().y - high / 2.0;
        let name = painter.layout_no_wrap(
            name.to_owned(),
            FontId::proportional(theme::size::TABLE),
            p.ink,
        );
        let count = painter.layout_no_wrap(count, FontId::proportional(theme::size::SMALL), p.ink2);
        let at = rect.left() + theme::gap::PART;
        let behind = at + name.size().x + theme::gap::NEAR;
        painter.galley(egui::pos2(behind, middle(count.size().y)), count, p.ink2);
        painter.galley(egui::pos2(at, middle(name.size().y)), name, p.ink);
        theme::focus_frame(ui, &response);
    }
    response.clicked()
}

/// A line of a fold that leads somewhere: what it is, and more about it in small below.
pub(in crate::ui) fn line_ui(ui: &mut Ui, text: &str, more: &str) -> Response {
    let p = theme::palette(ui.ctx());
    let room = ui.available_width();
    let inside = (room - theme::gap::PART).max(theme::gap::PART);
    let lay = |text: &str, size: f32, ink| {
        ui.painter().layout(text.to_owned(), FontId::proportional(size), ink, inside)
    };
    let (text_laid, more_laid) =
        (lay(text, theme::size::TABLE, p.ink), lay(more, theme::size::SMALL, p.ink2));
    let high = text_laid.size().y + if more.is_empty() { 0.0 } else { more_laid.size().y };
    let size = Vec2::new(room, (high + theme::gap::LABEL).max(theme::height::ROW));
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let said = if more.is_empty() { text.to_owned() } else { format!("{text}\n{more}") };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &said));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(rect, 0, p.hover);
        }
        let at = egui::pos2(rect.left() + theme::gap::PART, rect.center().y - high / 2.0);
        let below = at + Vec2::new(0.0, text_laid.size().y);
        painter.galley(at, text_laid, p.ink);
        if !more.is_empty() {
            painter.galley(below, more_laid, p.ink2);
        }
        theme::focus_frame(ui, &response);
    }
    response
}
