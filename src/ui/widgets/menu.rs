//! Menus and lists that fit into any window: what does not fit scrolls.
use crate::ui::theme;
use egui::{Align2, Context, Pos2, Rect, ScrollArea, Stroke, Ui, pos2, vec2};

/// Entries from here on are as high as rows.
pub(in crate::ui) fn low_rows(ui: &mut Ui) {
    let spacing = ui.spacing_mut();
    spacing.interact_size.y = theme::height::ROW;
    spacing.item_spacing.y = 0.0;
    spacing.button_padding = vec2(theme::gap::NEAR, theme::gap::LABEL);
}

/// The same without borders, for rows to choose from.
pub(in crate::ui) fn quiet_rows(ui: &mut Ui) {
    low_rows(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    for visuals in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.open] {
        visuals.bg_stroke = Stroke::NONE;
    }
}

/// The entries of a menu, as high as the window allows from where the menu begins.
pub(in crate::ui) fn scrolled<R>(ui: &mut Ui, entries: impl FnOnce(&mut Ui) -> R) -> R {
    // A menu is moved up as far as it must; it has the whole window, less its own frame.
    let height = (ui.ctx().content_rect().height() - 60.0).max(80.0);
    low_rows(ui);
    // A menu is made before it is known what stands in it: it must not be cut to the room of an empty one.
    ui.set_max_height(height);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, entries).inner
}

/// Where a list of so many points drops from its field: below it, or above it where it fits better there; never
/// over the field itself. The corner, which corner it is, and the points it has.
pub(in crate::ui) fn drop_from(ctx: &Context, field: Rect, wanted: f32) -> (Pos2, Align2, f32) {
    /// Frame and gap of such a list.
    const AROUND: f32 = 18.0;
    let whole = ctx.content_rect();
    let below = whole.bottom() - field.bottom() - AROUND;
    let above = field.top() - whole.top() - AROUND;
    if below >= wanted || below >= above {
        (pos2(field.left(), field.bottom() + 2.0), Align2::LEFT_TOP, wanted.min(below.max(28.0)))
    } else {
        (pos2(field.left(), field.top() - 2.0), Align2::LEFT_BOTTOM, wanted.min(above))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_leaves_its_field_in_sight() {
        let ctx = Context::default();
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(683.0, 384.0))),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |_| {});
        output.textures_delta.clear();
        let field = |top: f32| Rect::from_min_size(pos2(20.0, top), vec2(300.0, 30.0));
        for (top, corner, most) in [
            (60.0, Align2::LEFT_TOP, 224.0),
            (170.0, Align2::LEFT_TOP, 384.0 - 200.0 - 18.0),
            (300.0, Align2::LEFT_BOTTOM, 224.0),
        ] {
            let (at, pivot, height) = drop_from(&ctx, field(top), 224.0);
            assert_eq!((pivot, height), (corner, most), "{top}");
            let y = if pivot == Align2::LEFT_TOP { at.y } else { at.y - height };
            assert!(y > 0.0 && y + height < 384.0, "{top}");
            assert!(at.y <= field(top).top() || at.y >= field(top).bottom());
        }
    }
}
