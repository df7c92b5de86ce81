//! The foot of a score sheet: what it comes to, why, and the button that goes on.
use super::{
    super::{super::theme, why::why_ui},
    round_before,
    typed::{Cell, Place, SheetState},
};
use crate::{
    domain::evaluation::{NotScored, Score, ScoreSheet},
    listing::scoring::Filled,
    text::{evaluation, scoring as words},
};
use egui::{Key, Modifiers, vec2};
use std::collections::BTreeMap;

/// Below this height, in points, the foot is one line.
const LOW: f32 = 420.0;

/// The total, the class, why, and the button that goes on.
pub(super) fn foot_ui(
    ui: &mut egui::Ui,
    state: &mut SheetState,
    place: &Place<'_>,
    (sheet, filled, wrong): (&ScoreSheet, &Filled, &BTreeMap<String, NotScored>),
) -> bool {
    let p = theme::palette(ui.ctx());
    let rules = &place.scoring.set.rules;
    let judged = &filled.judged;
    let is_low = ui.ctx().content_rect().height() < LOW;
    ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
    if !is_low {
        ui.add_space(theme::gap::NEAR);
        ui.horizontal_wrapped(|ui| total_ui(ui, place, filled));
        if filled.is_begun {
            why_ui(ui, rules, judged, false);
        }
        let skipped = place.scoring.set.rules.criteria.iter();
        let skipped = skipped.filter(|c| sheet.scores.get(&c.code) == Some(Score::NotApplicable));
        let skipped: Vec<&str> = skipped.map(|c| c.code.as_str()).collect();
        if !skipped.is_empty() {
            let said = words::not_applicable(&skipped, rules.not_applicable);
            ui.label(egui::RichText::new(said).color(p.ink2).size(theme::size::SMALL));
        }
        if !wrong.is_empty() {
            ui.label(egui::RichText::new(words::to_mend(wrong.len())).color(p.accent));
        }
    }
    let size = vec2(ui.available_width(), theme::height::HEAD);
    let mut wants_next = false;
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_height(size.y);
        if place.can_score {
            let is_asking = ui.memory(|m| m.top_modal_layer().is_some());
            let pressed =
                !is_asking && ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::Enter));
            let key = if is_low { "" } else { "Ctrl+Enter" };
            wants_next = theme::main_button_with_key(ui, words::NEXT, key).clicked() || pressed;
        }
        if is_low {
            let class = evaluation::class(rules, judged.standing);
            let said = words::total(judged.total, rules.base_most(), &class);
            ui.add(egui::Label::new(said).truncate());
            return;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let keys = egui::RichText::new(words::KEYS).color(p.ink2).size(theme::size::SMALL);
            ui.add(egui::Label::new(keys).truncate());
        });
    });
    // A cell that cannot be taken is mended first.
    if wants_next && let Some(at) = rules.criteria.iter().position(|c| wrong.contains_key(&c.code))
    {
        state.go_to = Some(Cell::Score(at));
        state.row = at;
        return false;
    }
    wants_next
}

/// What the sheet comes to, beside the round before.
fn total_ui(ui: &mut egui::Ui, place: &Place<'_>, filled: &Filled) {
    let p = theme::palette(ui.ctx());
    let (rules, judged) = (&place.scoring.set.rules, &filled.judged);
    let bold = |text: String| {
        egui::RichText::new(text).family(theme::bold_family()).size(theme::size::FORM_TITLE)
    };
    ui.label(words::TOTAL);
    ui.label(bold(evaluation::points(judged.total)));
    ui.label(egui::RichText::new(words::out_of(rules.base_most())).color(p.ink2));
    ui.add_space(theme::gap::FIELD);
    ui.label(words::CLASS);
    ui.label(bold(evaluation::class(rules, judged.standing)));
    if let (Some((round, sheet)), true) = (round_before(place), filled.scored > 0) {
        let before = Filled::of(place.judges, sheet, &place.scoring.recognised).judged.total;
        ui.add_space(theme::gap::FIELD);
        let said = words::beside(round, before, judged.total - before);
        ui.add(egui::Label::new(egui::RichText::new(said).color(p.ink2)).truncate());
    }
}
