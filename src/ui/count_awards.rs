//! “Đếm khen thưởng”: how many were awarded between two days, as a sentence to be copied.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, form::mark_all, not_read::part_not_read_ui},
};
use crate::{
    domain::{counted::Counted, entered::Entered, failure::Failure},
    text::{actions, desk as words},
};
use jiff::civil::Date;

/// What is counted: both days, and whether of bodies that are not ours, too.
type Asked = (Date, Date, bool);

/// View state.
#[derive(Default)]
pub(super) struct CountState {
    open: bool,
    from: Entered<Date>,
    to: Entered<Date>,
    everybody: bool,
    /// Its first field was gone to.
    is_begun: bool,
    seen: Cached<Asked, Result<Counted, Failure>>,
}

impl CountState {
    /// Opens for the working year so far.
    pub(super) fn open(&mut self, year: i64, today: Date) {
        let first = i16::try_from(year).ok().and_then(|year| Date::new(year, 1, 1).ok());
        let last = i16::try_from(year).ok().and_then(|year| Date::new(year, 12, 31).ok());
        *self = Self {
            open: true,
            from: Entered::of(first),
            to: Entered::of(last.map(|last| last.min(today))),
            ..Self::default()
        };
    }

    /// Is it on show?
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Counts again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.seen = Cached::default();
    }
}

/// Draws it.
pub(super) fn count_ui(cx: &Cx<'_>, ctx: &egui::Context, state: &mut CountState) {
    /// Points of the window.
    const WIDTH: f32 = 520.0;
    if !state.open {
        return;
    }
    let p = theme::palette(ctx);
    let response = theme::dialog(ctx, "count awards").show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 60.0));
        ui.heading(words::COUNT_TITLE);
        ui.add_space(theme::gap::NEAR);
        let day = |ui: &mut egui::Ui, label: &str, day: &mut Entered<Date>| {
            ui.vertical(|ui| {
                let label = ui.label(label).id;
                let edit = egui::TextEdit::singleline(&mut day.text)
                    .margin(theme::margin::FIELD)
                    .desired_width(140.0);
                let field = ui.add(edit).labelled_by(label);
                if field.gained_focus() {
                    // The first letter of another day replaces it.
                    mark_all(ui.ctx(), field.id, &day.text);
                }
                if field.lost_focus() {
                    day.tidy(cx.today);
                }
                field
            })
            .inner
        };
        ui.horizontal(|ui| {
            let from = day(ui, words::COUNT_FROM, &mut state.from);
            day(ui, words::COUNT_TO, &mut state.to);
            if ui.memory(|m| m.focused().is_none()) {
                from.request_focus();
            }
            if from.has_focus() && !std::mem::replace(&mut state.is_begun, true) {
                mark_all(ui.ctx(), from.id, &state.from.text);
            }
        });
        ui.checkbox(&mut state.everybody, words::COUNT_EVERYBODY);
        ui.add_space(theme::gap::NEAR);
        let mut sentence = None;
        match (state.from.get(), state.to.get()) {
            (Some(from), Some(to)) if from <= to => {
                let asked = (from, to, state.everybody);
                let seen = state.seen.get(cx.revision, &asked, |(from, to, everybody)| {
                    let found = cx.try_get(|read| read.awarded_between(*from, *to, *everybody));
                    found.map(|awarded| Counted::of(&awarded, &words::COUNTED_APART))
                });
                match seen {
                    Ok(counted) => {
                        let said = words::awarded_between(from, to, counted);
                        ui.label(&said);
                        for (form, counts) in &counted.by_form {
                            let line = words::group(form, *counts);
                            ui.label(egui::RichText::new(line).color(p.ink2));
                        }
                        sentence = Some(said);
                    }
                    Err(why) => part_not_read_ui(cx, ui, why),
                }
            }
            _ => {
                ui.label(egui::RichText::new(words::COUNT_DAYS).color(p.amber));
            }
        }
        ui.add_space(theme::gap::FIELD);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(sentence.is_some(), |ui| {
                if theme::main_button(ui, words::COPY_SENTENCE).clicked()
                    && let Some(sentence) = sentence.take()
                {
                    ui.ctx().copy_text(sentence);
                    cx.actions.push(Action::Notice(words::COPIED.to_owned()));
                    state.open = false;
                }
            });
            state.open &= !ui.button(actions::CLOSE).clicked();
        });
    });
    if response.should_close() {
        state.open = false;
    }
}
