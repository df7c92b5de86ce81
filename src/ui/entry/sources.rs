//! What a new record may begin from, beside a blank one: templates, and a table pasted into the list.
use crate::{
    domain::{
        entered::{Entered, Whole},
        evaluation::ScoredKind,
    },
    exchange::evaluation::{ReadCriteria, Remark, read_criteria, templates},
    records::{Known, criteria::next_number, typed_set::TypedSet},
    text::{criteria, evaluation},
    ui::{
        action::Action,
        cx::Cx,
        widgets::{
            icons::{self, Icon},
            menu::scrolled,
        },
    },
};
use egui::Event;

/// Templates and pasted tables of a list.
pub(super) struct Sources<T: 'static> {
    /// The button of the menu of templates.
    menu: &'static str,
    /// What they are called.
    templates: fn() -> Vec<String>,
    /// One of them, by its place.
    template: fn(&Known<'_>, usize) -> Option<T>,
    /// The button that pastes, and what it takes.
    paste: (&'static str, &'static str),
    /// What a pasted table says; else why it is none.
    pasted: fn(&Known<'_>, &str) -> Result<T, String>,
}

impl<T> Sources<T> {
    /// What was pasted into the list, while nothing is typed in.
    pub(super) fn pasted(&self, cx: &Cx<'_>, ui: &egui::Ui) -> Option<T> {
        if ui.ctx().text_edit_focused() {
            return None;
        }
        let text = ui.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        })?;
        (self.pasted)(cx, &text).map_err(|why| cx.actions.push(Action::Notice(why))).ok()
    }

    /// The buttons; gives what the chosen template says.
    pub(super) fn buttons_ui(&self, cx: &Cx<'_>, ui: &mut egui::Ui) -> Option<T> {
        let mut chosen = None;
        ui.menu_button((self.menu, icons::atom(Icon::Down)), |ui| {
            scrolled(ui, |ui| {
                for (at, name) in (self.templates)().into_iter().enumerate() {
                    if ui.button(name).clicked() {
                        chosen = Some(at);
                        ui.close();
                    }
                }
            });
        });
        let (paste, tip) = self.paste;
        if ui.button(paste).on_hover_text(tip).clicked() {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        chosen.and_then(|at| (self.template)(cx, at))
    }
}

/// Of sets of criteria.
pub(super) static CRITERIA: Sources<TypedSet> = Sources {
    menu: criteria::TEMPLATES,
    templates: || templates().map(|(_, text)| read_criteria(text).name).collect(),
    template: |known, at| templates().nth(at).map(|(_, text)| typed(known, read_criteria(text))),
    paste: (criteria::PASTE, criteria::PASTE_TIP),
    pasted: |known, text| {
        let read = read_criteria(text);
        if read.rules.criteria.is_empty() {
            let why = read.remarks.first().map(|remark| remark.sentence.as_str());
            return Err(criteria::no_table(why.unwrap_or_default()));
        }
        Ok(typed(known, read))
    },
};

/// A set that was read, as it would be typed, with what was said of its lines.
fn typed(known: &Known<'_>, read: ReadCriteria) -> TypedSet {
    // What is wrong in it as a whole is said by its form.
    let flaws = read.rules.flaws();
    let of_form: Vec<String> =
        flaws.iter().map(|flaw| evaluation::flaw(&read.rules, flaw)).collect();
    let said = read.remarks.iter().filter(|remark| !of_form.contains(&remark.sentence));
    let remarks = together(said);
    let says_subject = !read.subject.is_empty();
    let mut set = read.set();
    if !says_subject {
        set.about = ScoredKind::Registration;
    }
    if set.from_year.text.is_empty() {
        set.from_year = Entered::of(Some(Whole(known.year)));
    }
    set.version = Entered::of(Some(Whole(next_number(known, &set.name))));
    TypedSet { remarks, ..TypedSet::of(set) }
}

/// What was said of several lines alike, once.
fn together<'r>(remarks: impl Iterator<Item = &'r Remark>) -> Vec<String> {
    let mut said: Vec<(&str, Vec<usize>)> = Vec::new();
    for remark in remarks {
        match said.iter_mut().find(|(sentence, _)| *sentence == remark.sentence) {
            Some((_, lines)) => lines.push(remark.line),
            None => said.push((&remark.sentence, vec![remark.line])),
        }
    }
    said.iter().map(|(sentence, lines)| criteria::read_remark(lines, sentence)).collect()
}
