//! F1: how to do what this screen is for, in a window over it.
use super::{action::Tab, theme};
use crate::text::{actions, screens};

const HELP: &str = include_str!("../../assets/help.md");

/// View state.
#[derive(Debug, Default)]
pub(super) struct HelpState {
    open: bool,
    /// Scroll to the section of this tab.
    go_to: Option<&'static str>,
}

impl HelpState {
    /// Opens at what a tab is for, or at the section of the part of it that is on show; or closes.
    pub(super) fn toggle(&mut self, tab: Tab, section: Option<&'static str>) {
        self.open = !self.open;
        self.go_to = section.or(Some(match tab {
            Tab::Overview | Tab::NewBook => screens::TAB_OVERVIEW,
            Tab::Evaluation => screens::TAB_EVALUATION,
            Tab::Entry | Tab::NewYear => screens::TAB_ENTRY,
            Tab::Print => screens::TAB_PRINT,
            Tab::Quick => screens::START_QUICK,
            Tab::Profile => screens::HELP_FIND,
            Tab::History | Tab::Trash | Tab::Duplicates => screens::HISTORY,
        }));
    }

    /// Is it on show?
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// Draws it.
pub(super) fn help_ui(ctx: &egui::Context, state: &mut HelpState) {
    if !state.open {
        return;
    }
    let p = theme::palette(ctx);
    let go_to = state.go_to.take();
    let response = theme::dialog(ctx, "help").show(ctx, |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(320.0, 640.0));
        ui.horizontal(|ui| {
            ui.heading(screens::HELP_TITLE);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if theme::main_button(ui, actions::CLOSE).clicked() {
                    state.open = false;
                }
            });
        });
        let height = room.y - 160.0;
        let page = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        page.auto_shrink(false).show(ui, |ui| {
            for line in HELP.lines() {
                if let Some(title) = line.strip_prefix("# ") {
                    ui.add_space(theme::gap::NEAR);
                    let text =
                        egui::RichText::new(title).color(p.ink).size(theme::size::FORM_TITLE);
                    let heading = ui.label(text.family(theme::bold_family()));
                    if go_to == Some(title) {
                        heading.scroll_to_me(Some(egui::Align::Min));
                    }
                } else if let Some(item) = line.strip_prefix("- ") {
                    ui.horizontal_top(|ui| {
                        ui.label("•");
                        ui.add(egui::Label::new(item).wrap());
                    });
                } else {
                    ui.add(egui::Label::new(line).wrap());
                }
            }
        });
    });
    if response.should_close() {
        state.open = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tab_has_its_section() {
        for tab in [
            Tab::Overview,
            Tab::Entry,
            Tab::Evaluation,
            Tab::Print,
            Tab::Quick,
            Tab::Profile,
            Tab::History,
            Tab::Trash,
            Tab::Duplicates,
        ] {
            let mut state = HelpState::default();
            state.toggle(tab, None);
            let title = state.go_to.unwrap();
            assert!(HELP.lines().any(|l| l == format!("# {title}")), "{title}");
        }
        let scoring = crate::text::scoring::HELP;
        assert!(HELP.lines().any(|l| l == format!("# {scoring}")));
    }
}
