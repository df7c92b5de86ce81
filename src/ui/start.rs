//! First start: four large choices, and the books opened lately. No wizard before the first result.
use super::{
    action::{Action, Actions, NewBook, Tab},
    drafts::OfferedDraft,
    remembered::Remembered,
    theme,
    unfinished::unfinished_ui,
};
use crate::{
    domain::vietnamese::clean,
    text::{actions, screens},
};

/// View state.
#[derive(Debug, Default)]
pub(super) struct StartState {
    questions: Option<NewBook>,
    /// It was to be made without the name of an office.
    wants_name: bool,
    /// Everything half typed is on show, not only the last of it.
    all_unfinished: bool,
}

/// Points the choices and questions take at most.
const WIDTH: f32 = 560.0;

impl StartState {
    /// Goes straight to the questions of a new book.
    pub(super) fn ask_new(&mut self) {
        self.questions = Some(NewBook::default());
        self.wants_name = false;
    }
}

/// Draws it.
pub(super) fn start_ui(
    ui: &mut egui::Ui,
    state: &mut StartState,
    remembered: &Remembered,
    unfinished: &[OfferedDraft],
    out: &Actions,
) {
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(WIDTH.min(ui.available_width()));
                ui.add_space(28.0);
                ui.label(
                    egui::RichText::new(screens::START_TITLE)
                        .size(26.0)
                        .family(theme::bold_family()),
                );
                ui.add_space(14.0);
                if state.questions.is_some() {
                    if questions_ui(ui, state, out) {
                        state.questions = None;
                    }
                } else {
                    unfinished_ui(ui, unfinished, &mut state.all_unfinished, out);
                    choices_ui(ui, state, remembered, out);
                }
            });
        });
    });
}

fn choices_ui(ui: &mut egui::Ui, state: &mut StartState, remembered: &Remembered, out: &Actions) {
    if choice(ui, screens::START_QUICK, screens::START_QUICK_TEXT, true) {
        out.push(Action::Go(Tab::Quick));
    }
    if choice(ui, screens::START_NEW, screens::START_NEW_TEXT, false) {
        state.ask_new();
    }
    if choice(ui, screens::START_OPEN, screens::START_OPEN_TEXT, false) {
        out.push(Action::AskOpen);
    }
    if choice(ui, screens::START_SAMPLE, screens::START_SAMPLE_TEXT, false) {
        out.push(Action::ShowSample);
    }
    if remembered.recent.is_empty() {
        return;
    }
    ui.add_space(18.0);
    let p = theme::palette(ui.ctx());
    ui.label(egui::RichText::new(screens::RECENT).color(p.weak));
    for path in &remembered.recent {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = path.parent().map(|f| f.display().to_string()).unwrap_or_default();
        let text = format!("{name}   {folder}");
        if ui
            .add(
                egui::Button::new(text)
                    .truncate()
                    .min_size(egui::vec2(ui.available_width() - 20.0, 28.0)),
            )
            .clicked()
        {
            out.push(Action::OpenBook(path.clone()));
        }
    }
}

fn choice(ui: &mut egui::Ui, title: &str, text: &str, main: bool) -> bool {
    let p = theme::palette(ui.ctx());
    let (fill, ink, weak) =
        if main { (p.accent, p.on_accent, p.on_accent) } else { (p.paper, p.ink, p.weak) };
    let mut job = egui::text::LayoutJob::default();
    let format = |size: f32, family: egui::FontFamily, color: egui::Color32| egui::TextFormat {
        font_id: egui::FontId::new(size, family),
        color,
        ..Default::default()
    };
    job.append(title, 0.0, format(17.0, theme::bold_family(), ink));
    job.append("\n", 0.0, format(6.0, egui::FontFamily::Proportional, ink));
    job.append(text, 0.0, format(13.5, egui::FontFamily::Proportional, weak));
    let size = egui::vec2(ui.available_width() - 20.0, 66.0);
    let button = egui::Button::new(job).fill(fill).wrap().min_size(size);
    let clicked = ui.add(button).clicked();
    ui.add_space(4.0);
    clicked
}

/// The questions of a new book while another one is open: it stays open until the new one is made.
pub(super) fn new_book_ui(ui: &mut egui::Ui, state: &mut StartState, out: &Actions) {
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(WIDTH.min(ui.available_width()));
                ui.add_space(28.0);
                if state.questions.is_none() {
                    state.ask_new();
                }
                if questions_ui(ui, state, out) {
                    state.questions = None;
                    out.push(Action::Back);
                }
            });
        });
    });
}

/// Asks them; true when the clerk thought better of it.
fn questions_ui(ui: &mut egui::Ui, state: &mut StartState, out: &Actions) -> bool {
    let p = theme::palette(ui.ctx());
    let Some(new) = &mut state.questions else { return false };
    ui.heading(screens::NEW_TITLE);
    let mut ids = Vec::new();
    let mut next = None;
    let questions = [
        (screens::NEW_OFFICE, &mut new.office),
        (screens::NEW_PLACE, &mut new.place),
        (screens::NEW_BODY, &mut new.body),
        (screens::NEW_SIGNATORY, &mut new.signatory),
    ];
    for (label, text) in questions {
        let is_office = ids.is_empty();
        let label = ui.label(label);
        let field = egui::TextEdit::singleline(text)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6));
        let response = ui.add(field).labelled_by(label.id);
        ids.push(response.id);
        if response.lost_focus() {
            *text = clean(text);
            if ui.input(|i| i.key_pressed(egui::Key::Enter)) {
                next = Some(ids.len());
            }
        }
        if is_office && response.changed() {
            state.wants_name = false;
        }
        if is_office && state.wants_name {
            let text = format!("⚠ {}", screens::NEW_OFFICE_NEEDED);
            ui.label(egui::RichText::new(text).color(p.error).size(13.0));
        }
    }
    ui.label(egui::RichText::new(screens::NEW_LATER).color(p.weak).size(13.0));
    let mut create = false;
    match next {
        Some(at) if at < 4 => next = Some(at),
        Some(_) => create = true,
        None => {}
    }
    if let Some(id) = next.and_then(|n| ids.get(n)) {
        ui.memory_mut(|m| m.request_focus(*id));
    }
    ui.add_space(10.0);
    let mut back = false;
    ui.horizontal(|ui| {
        create |= theme::main_button(ui, actions::CREATE).clicked();
        back = ui.button(actions::BACK).clicked();
    });
    if create {
        for text in [&mut new.office, &mut new.place, &mut new.body, &mut new.signatory] {
            *text = clean(text);
        }
        if new.office.is_empty() {
            // A book of nobody's is no book: its name stands on files and papers.
            state.wants_name = true;
            if let Some(office) = ids.first() {
                ui.memory_mut(|m| m.request_focus(*office));
            }
        } else {
            out.push(Action::NewBook(Box::new(new.clone())));
        }
    }
    back
}
