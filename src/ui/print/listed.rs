//! The words that were put in by hand on a paper, each with a way to it and back.
use super::arrange::change_paper;
use crate::{
    domain::paper::Paper,
    layout::block::Spot,
    papers::ByHand,
    report::{ReportParams, ReportSpec},
    text::papers as words,
    ui::{cx::Cx, theme},
};

/// What was put in by hand, each with a way to it and back. Gives the one to go to.
pub(super) fn list_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    of_paper: (&ReportSpec, &ReportParams),
    by_hand: &[ByHand],
) -> Option<Spot> {
    if by_hand.is_empty() {
        return None;
    }
    let p = theme::palette(ui.ctx());
    let mut go = None;
    ui.label(egui::RichText::new(words::NEXT_BY_HAND).color(p.ink2).size(theme::size::SMALL));
    for of in by_hand {
        ui.add_space(theme::gap::LABEL);
        let (text, composed) = words::by_hand(&of.words, of.composed.as_deref());
        if ui.add(egui::Link::new(egui::RichText::new(text))).clicked() {
            go = Some(Spot::from(of.spot.as_str()));
        }
        let (said, ink) = match composed {
            None => (words::NO_PLACE.to_owned(), p.amber),
            Some(composed) if of.is_astray => (words::book_says_now(&composed), p.amber),
            Some(composed) => (words::book_says(&composed), p.ink2),
        };
        ui.add(
            egui::Label::new(egui::RichText::new(said).color(ink).size(theme::size::SMALL)).wrap(),
        );
        if cx.read_only {
            continue;
        }
        // A figure that changed beneath is taken over into the clerk's own sentence, one by one.
        for change in &of.revised {
            ui.horizontal_wrapped(|ui| {
                let said = words::revised(&change.was, &change.now);
                ui.label(egui::RichText::new(said).color(p.amber).size(theme::size::SMALL));
                let take = theme::small_button(words::TAKE_OVER);
                if ui.add(take).clicked() {
                    let own = |paper: &mut Paper| {
                        paper.set_words(&of.spot, &change.replaced, &change.words);
                    };
                    change_paper(cx, of_paper, own);
                }
            });
        }
        ui.horizontal_wrapped(|ui| {
            if ui.add(theme::small_button(words::TAKE_BACK)).clicked() {
                change_paper(cx, of_paper, |paper| paper.take_back(&of.spot));
            }
            if let Some(composed) = of.composed.as_ref().filter(|_| of.is_astray)
                && ui.add(theme::small_button(words::KEEP_BY_HAND)).clicked()
            {
                let own = |paper: &mut Paper| paper.set_words(&of.spot, composed, &of.words);
                change_paper(cx, of_paper, own);
            }
        });
    }
    go
}
