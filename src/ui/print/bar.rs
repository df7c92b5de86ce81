//! What may be done with a text that is being changed on the paper: beside the paper, or below the text.
use super::{
    arrange,
    correct::{Answer, Correcting},
    preview::Sheet,
};
use crate::{
    papers::Arrangement,
    report::spots,
    text::{papers as words, terms},
    ui::{theme, widgets::menu::low_rows},
};
use egui::{Rect, pos2, vec2};

/// What may be done with the text: beside the paper where there is room, else below the text.
pub(super) fn bar_ui(
    ui: &mut egui::Ui,
    sheet: &Sheet<'_>,
    field: Rect,
    open: &mut Correcting,
    (arrangement, missing): (&Arrangement, &str),
) -> egui::InnerResponse<Option<Answer>> {
    /// Pixels of it.
    const WIDTH: f32 = 210.0;
    let p = theme::palette(ui.ctx());
    let beside = sheet.corner.x + sheet.page.width * sheet.zoom + theme::gap::NEAR;
    let has_room = beside + WIDTH < ui.clip_rect().right();
    let corner = if has_room {
        pos2(beside, field.top())
    } else {
        // Never beyond what is in sight: the paper would be pushed aside.
        let most = ui.clip_rect().right() - WIDTH - 2.0 * theme::gap::EDGE;
        pos2(field.left().min(most), field.bottom() + theme::gap::LABEL)
    };
    let area = Rect::from_min_size(corner, vec2(WIDTH, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
        let frame = egui::Frame::popup(ui.style());
        frame
            .show(ui, |ui| {
                ui.set_width(WIDTH);
                low_rows(ui);
                theme::quiet_menus(ui);
                let mut answer = None;
                let small = |text: String| egui::RichText::new(text).size(theme::size::SMALL);
                if open.is_by_hand {
                    ui.add(
                        egui::Label::new(small(words::book_says(&open.composed)).color(p.ink2))
                            .truncate(),
                    );
                }
                if !missing.is_empty() {
                    ui.label(small(words::cannot_print(missing)).color(p.accent));
                }
                let row = |ui: &mut egui::Ui, text: &str, key: &str| {
                    let button = theme::button_with_key(text, key);
                    let size = vec2(ui.available_width(), theme::height::IN_ROW);
                    theme::named(ui.add(button.min_size(size)), text).clicked()
                };
                ui.add_enabled_ui(missing.is_empty(), |ui| {
                    let is_new = open.is_new_line();
                    if !is_new && row(ui, words::ON_PAPER_ONLY, "Enter") {
                        answer = Some(Answer::OnPaper);
                    }
                    for (at, kind) in open.kinds.iter().enumerate() {
                        let key = match at {
                            0 if is_new => "Enter",
                            0 => "F6",
                            _ => "",
                        };
                        if row(ui, &words::in_record(terms::kind(*kind)), key) {
                            answer = Some(Answer::InRecord(*kind));
                        }
                    }
                });
                if open.is_by_hand && row(ui, words::TAKE_BACK, "") {
                    answer = Some(Answer::TakeBack);
                }
                if !open.is_new_line() && missing.is_empty() {
                    answer = tools_ui(ui, open, arrangement).or(answer.take());
                }
                if !open.changes.is_empty() {
                    // What is typed is answered first.
                    ui.add_enabled_ui(!open.is_changed(), |ui| {
                        ui.horizontal_wrapped(|ui| {
                            for change in &open.changes {
                                let name = words::line_change(*change);
                                if ui.add(theme::small_button(name)).clicked() {
                                    answer = Some(Answer::Line(*change));
                                }
                            }
                        });
                    });
                }
                if row(ui, words::LEAVE, "Esc") {
                    answer = Some(Answer::Leave);
                }
                ui.label(small(words::BREAK_HINT.to_owned()).color(p.ink2));
                answer
            })
            .inner
    })
}

/// How the letters, the column or the row of the text are set.
fn tools_ui(ui: &mut egui::Ui, open: &mut Correcting, arrangement: &Arrangement) -> Option<Answer> {
    let column = arrange::column_of_head(arrangement, open.spot.as_str());
    if let Some(column) = column {
        // What is typed is answered first.
        let is_typed = open.is_changed();
        let tools = ui.add_enabled_ui(!is_typed, |ui| {
            arrange::column_ui(ui, arrangement, column, &mut open.tools)
        });
        return tools.inner.map(Answer::Arrange);
    }
    // The head over several columns is always bold and in their middle.
    if spots::first_part(&open.spot) == spots::HEAD {
        return None;
    }
    let look = open.look(&arrangement.adjustments);
    let is = open.letters(&arrangement.adjustments);
    let letters = arrange::letters_ui(ui, &look, is).map(Answer::Letters);
    let row = spots::row_and_column(&open.spot).and_then(|(record, _)| {
        let is_typed = open.is_changed();
        let own = &arrangement.adjustments;
        ui.add_enabled_ui(!is_typed, |ui| arrange::row_ui(ui, own, record)).inner
    });
    letters.or(row.map(Answer::Arrange))
}
