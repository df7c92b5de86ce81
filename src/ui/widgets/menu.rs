//! Menus that fit into any window: what does not fit scrolls.
use egui::{ScrollArea, Ui};

/// The entries of a menu, as high as the window allows from where the menu begins.
pub(in crate::ui) fn scrolled<R>(ui: &mut Ui, entries: impl FnOnce(&mut Ui) -> R) -> R {
    // A menu is moved up as far as it must; it has the whole window, less its own frame.
    let height = (ui.ctx().content_rect().height() - 60.0).max(80.0);
    ScrollArea::vertical().max_height(height).show(ui, entries).inner
}
