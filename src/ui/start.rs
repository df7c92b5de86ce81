//! The first page: the books opened lately, the last one chosen, and four other ways to begin. No wizard before
//! the first result.
use super::{
    action::{Action, Actions, NewBook, Tab},
    drafts::OfferedDraft,
    remembered::Remembered,
    theme,
    unfinished::unfinished_ui,
    widgets::icons::{self, Icon},
};
use crate::{
    domain::{calendar::Moment, vietnamese::clean},
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
    /// The keys went to the first row.
    had_focus: bool,
    /// The keys are to go to the first question.
    wants_focus: bool,
}

/// Points of the rows, and of the questions, at most.
const WIDTH: f32 = 792.0;
const QUESTIONS: f32 = 560.0;
/// Points of one row.
const ROW: f32 = 60.0;

impl StartState {
    /// Goes straight to the questions of a new book.
    pub(super) fn ask_new(&mut self) {
        self.questions = Some(NewBook::default());
        self.wants_name = false;
        self.wants_focus = true;
    }
}

/// Draws it. `now`: what a book was opened at is told by it.
pub(super) fn start_ui(
    ui: &mut egui::Ui,
    state: &mut StartState,
    remembered: &Remembered,
    unfinished: &[OfferedDraft],
    now: Moment,
    out: &Actions,
) {
    let p = theme::palette(ui.ctx());
    egui::Panel::bottom("start-foot")
        .resizable(false)
        .exact_size(theme::height::STATUS)
        .frame(theme::at_edge(p.paper))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                let text = egui::RichText::new(screens::STAYS_HERE).color(p.ink2);
                ui.add(egui::Label::new(text.size(theme::size::SMALL)).truncate());
            });
        });
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let most = if state.questions.is_some() { QUESTIONS } else { WIDTH };
            let room = ui.available_width();
            let width = most.min(room - 2.0 * theme::gap::EDGE);
            ui.horizontal_top(|ui| {
                ui.add_space((room - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(theme::gap::PART);
                    if state.questions.is_some() {
                        if questions_ui(ui, state, out) {
                            state.questions = None;
                            state.had_focus = false;
                        }
                    } else {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        choices_ui(ui, state, remembered, unfinished, now, out);
                    }
                    ui.add_space(theme::gap::PART);
                });
            });
        });
    });
}

/// The books opened lately, the last of them chosen; then the other ways to begin. Without such a book the
/// quick list is chosen.
fn choices_ui(
    ui: &mut egui::Ui,
    state: &mut StartState,
    remembered: &Remembered,
    unfinished: &[OfferedDraft],
    now: Moment,
    out: &Actions,
) {
    let takes_focus = !std::mem::replace(&mut state.had_focus, true);
    if !remembered.recent.is_empty() {
        heading(ui, screens::RECENT);
        for (at, path) in remembered.recent.iter().enumerate() {
            let about = remembered.about(path);
            let file = path.file_stem().unwrap_or_default().to_string_lossy();
            let title = about.map(|a| a.office.as_str()).filter(|o| !o.is_empty());
            let row = Row {
                icon: None,
                title: title.unwrap_or(&file),
                text: &path.display().to_string(),
                beside: about.map(|a| (screens::opened_at(&a.at, now), screens::of_year(a.year))),
                open: (at == 0).then_some(actions::OPEN_BOOK),
                key: "",
            };
            let response = row_ui(ui, &row);
            if at == 0 && takes_focus {
                response.request_focus();
            }
            if response.clicked() {
                out.push(Action::OpenBook(path.clone()));
            }
        }
        ui.add_space(theme::gap::PART);
    }
    unfinished_ui(ui, unfinished, &mut state.all_unfinished, out);
    heading(ui, if remembered.recent.is_empty() { screens::BEGIN } else { screens::OTHER_WAYS });
    let ways = [
        (Icon::Lines, screens::START_QUICK, screens::START_QUICK_TEXT, "Ctrl+L"),
        (Icon::Plus, screens::START_NEW, screens::START_NEW_TEXT, "Ctrl+N"),
        (Icon::Folder, screens::START_OPEN, screens::START_OPEN_TEXT, "Ctrl+O"),
        (Icon::Eye, screens::START_SAMPLE, screens::START_SAMPLE_TEXT, ""),
    ];
    for (at, (icon, title, text, key)) in ways.into_iter().enumerate() {
        let is_chosen = at == 0 && remembered.recent.is_empty();
        let open = is_chosen.then_some(actions::BEGIN_HERE);
        let row = Row { icon: Some(icon), title, text, beside: None, open, key };
        let response = row_ui(ui, &row);
        if is_chosen && takes_focus {
            response.request_focus();
        }
        if response.clicked() {
            match at {
                0 => out.push(Action::Go(Tab::Quick)),
                1 => state.ask_new(),
                2 => out.push(Action::AskOpen),
                _ => out.push(Action::ShowSample),
            }
        }
    }
}

fn heading(ui: &mut egui::Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(theme::gap::EDGE);
        ui.heading(text);
    });
    ui.add_space(theme::gap::NEAR);
    let p = theme::palette(ui.ctx());
    let span = ui.max_rect().x_range();
    ui.painter().hline(span, ui.cursor().top(), egui::Stroke::new(1.0, p.line));
}

/// One way to go on.
struct Row<'r> {
    icon: Option<Icon>,
    title: &'r str,
    text: &'r str,
    /// Two short texts beside them.
    beside: Option<(String, String)>,
    /// The word of the main button in it: Enter is pressed on it at first.
    open: Option<&'r str>,
    key: &'r str,
}

/// A row that is a button from edge to edge.
fn row_ui(ui: &mut egui::Ui, row: &Row<'_>) -> egui::Response {
    let p = theme::palette(ui.ctx());
    let size = egui::vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let said = format!("{}\n{}", row.title, row.text);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), said.as_str())
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if response.has_focus() {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, p.line));
    let inside = rect.shrink2(egui::vec2(theme::gap::EDGE, 0.0));
    let mut right = inside.right();
    let small = egui::FontId::proportional(theme::size::SMALL);
    if let Some(word) = row.open {
        let key = painter.layout_no_wrap("Enter".to_owned(), small.clone(), p.on_main);
        let font = egui::FontId::new(theme::size::TEXT, theme::bold_family());
        let word = painter.layout_no_wrap(word.to_owned(), font, p.on_main);
        let width = word.size().x + key.size().x + 3.0 * theme::gap::FIELD;
        let center = egui::pos2(right - width / 2.0, rect.center().y);
        let size = egui::vec2(width, theme::height::MAIN);
        let button = egui::Rect::from_center_size(center, size);
        painter.rect_filled(button, 4, p.main);
        let left = button.left() + theme::gap::FIELD;
        let middle = |height: f32| button.center().y - height / 2.0;
        let next = left + word.size().x + theme::gap::FIELD;
        painter.galley(egui::pos2(left, middle(word.size().y)), word, p.on_main);
        painter.galley(egui::pos2(next, middle(key.size().y)), key, p.on_main);
        right = button.left() - theme::gap::EDGE;
    } else if !row.key.is_empty() {
        let key = painter.layout_no_wrap(row.key.to_owned(), small.clone(), p.ink2);
        let at = egui::pos2(right - key.size().x, rect.center().y - key.size().y / 2.0);
        right = at.x - theme::gap::EDGE;
        painter.galley(at, key, p.ink2);
    }
    let mut left = inside.left();
    if let Some(icon) = row.icon {
        icons::draw(painter, icon, egui::pos2(left + 8.0, rect.center().y), p.ink2);
        left += 2.0 * theme::gap::EDGE;
    }
    let two = |left: f32, right: f32, above: &str, below: &str| {
        let line = |text: &str, size: f32, ink: egui::Color32| {
            let font = egui::FontId::proportional(size);
            theme::one_line(painter, text, font, ink, right - left)
        };
        let above = line(above, theme::size::TEXT, p.ink);
        let below = line(below, theme::size::SMALL, p.ink2);
        let middle = rect.center().y;
        painter.galley(egui::pos2(left, middle - above.size().y), above, p.ink);
        painter.galley(egui::pos2(left, middle + 1.0), below, p.ink2);
    };
    // What stands beside has its own column where there is room for it.
    let middle = rect.left() + rect.width() * 0.52;
    match &row.beside {
        Some((above, below)) if right - middle > 110.0 => {
            two(left, middle - theme::gap::EDGE, row.title, row.text);
            two(middle, right, above, below);
        }
        _ => two(left, right, row.title, row.text),
    }
    theme::focus_frame(ui, &response);
    response
}

/// The questions of a new book while another one is open: it stays open until the new one is made.
pub(super) fn new_book_ui(ui: &mut egui::Ui, state: &mut StartState, out: &Actions) {
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(QUESTIONS.min(ui.available_width()));
                ui.add_space(theme::gap::PART);
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
        ui.add_space(theme::gap::LABEL);
        ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
        let label = ui.label(egui::RichText::new(label).color(p.ink2).size(theme::size::SMALL));
        let field = egui::TextEdit::singleline(text)
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::height::FIELD))
            .margin(theme::margin::FIELD);
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
            ui.label(egui::RichText::new(text).color(p.accent).size(theme::size::SMALL));
        }
    }
    ui.label(egui::RichText::new(screens::NEW_LATER).color(p.ink2).size(theme::size::SMALL));
    let mut create = false;
    match next {
        Some(at) if at < 4 => next = Some(at),
        Some(_) => create = true,
        None => {}
    }
    if std::mem::take(&mut state.wants_focus) && next.is_none() {
        next = Some(0);
    }
    if let Some(id) = next.and_then(|n| ids.get(n)) {
        ui.memory_mut(|m| m.request_focus(*id));
    }
    ui.add_space(theme::gap::FIELD);
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
