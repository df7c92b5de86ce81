//! Lời văn của giấy: the office puts the fixed sentences of a paper in its own words, with the paper beside them. They
//! hold for every paper of this form.
use crate::{
    domain::{
        edit::{Edit, Purpose},
        vietnamese::clean_lines,
    },
    report::ReportSpec,
    text::{
        papers as words,
        template::{self, Template, wording_key, wording_of},
    },
    ui::{action::Action, cx::Cx, theme},
};

/// The wording of a form of paper that is being changed.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    form: &'static str,
    /// Each piece: its key, its label, and its text as typed.
    pieces: Vec<(String, String, String)>,
    /// The piece that a field is put into: the one typed in last.
    at: usize,
}

impl Wording {
    /// Has a form of paper a wording?
    pub(super) fn is_of(spec: &ReportSpec) -> bool {
        template::template(wording_of(spec.id)).is_some()
    }

    /// As the office has it now.
    pub(super) fn begin(cx: &Cx<'_>, spec: &'static ReportSpec) -> Self {
        let own = cx.get(|read| read.office()).wordings;
        let form = wording_of(spec.id);
        let pieces = Template::of_office(form, &own).pieces;
        let pieces = pieces.into_iter().map(|piece| (piece.key, piece.label, piece.text));
        Self { form, pieces: pieces.collect(), at: 0 }
    }

    /// Is it of the form on show?
    pub(super) fn is_of_form(&self, spec: Option<&ReportSpec>) -> bool {
        spec.is_some_and(|spec| wording_of(spec.id) == self.form)
    }

    /// The change that stores what is typed; `None` where it says what is stored.
    pub(super) fn edit(&self, cx: &Cx<'_>) -> Option<Edit> {
        let mut office = cx.noted(cx.try_get(|read| read.office()))?;
        let before = office.wordings.clone();
        for (key, _, text) in &self.pieces {
            let name = wording_key(self.form, key);
            let text = clean_lines(text);
            if text == usual(self.form, key) {
                office.wordings.remove(&name);
            } else {
                office.wordings.insert(name, text);
            }
        }
        let edits = vec![Edit::SaveOffice(office.clone())];
        (office.wordings != before).then_some(Edit::Several { purpose: Purpose::Wording, edits })
    }
}

/// What the program says in a piece.
fn usual(form: &str, key: &str) -> String {
    template::template(form).map_or_else(String::new, |of| clean_lines(of.piece(key)))
}

/// Draws the pieces; what is typed is stored when its field is left. True when it is closed.
pub(super) fn wording_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut Wording) -> bool {
    let p = theme::palette(ui.ctx());
    let small = |text: &str| egui::RichText::new(text.to_owned()).size(theme::size::SMALL);
    ui.add_space(theme::gap::FIELD);
    ui.label(egui::RichText::new(words::WORDING).family(theme::bold_family()));
    ui.label(small(words::WORDING_HINT).color(p.ink2));
    let is_closed = ui.button(words::WORDING_DONE).clicked();
    let mut has_changed = is_closed;
    for at in 0..state.pieces.len() {
        let form = state.form;
        let Some((key, label, text)) = state.pieces.get_mut(at) else { continue };
        ui.add_space(theme::gap::NEAR);
        let label = ui.label(small(label).color(p.ink2)).id;
        let rows = text.lines().count().clamp(1, 14);
        let field = egui::TextEdit::multiline(text)
            .id(ui.scope_id().with((form, key.as_str())))
            .desired_rows(rows)
            .desired_width(f32::INFINITY)
            .margin(theme::margin::FIELD);
        let field = ui.add_enabled(!cx.read_only, field).labelled_by(label);
        if field.has_focus() {
            state.at = at;
        }
        has_changed |= field.lost_focus();
        let usual = usual(form, key);
        if clean_lines(text) != usual && !cx.read_only {
            let back = ui.add(theme::small_button(words::WORDING_BACK));
            if back.on_hover_text(usual.as_str()).clicked() {
                *text = usual;
                has_changed = true;
            }
        }
    }
    if !cx.read_only {
        ui.add_space(theme::gap::NEAR);
        ui.label(small(words::WORDING_FIELDS).color(p.ink2));
        ui.horizontal_wrapped(|ui| {
            for name in fields_of(state.form) {
                if ui.add(theme::small_button(format!("{{{name}}}"))).clicked()
                    && let Some((_, _, text)) = state.pieces.get_mut(state.at)
                {
                    text.extend([" {", name, "}"]);
                    has_changed = true;
                }
            }
        });
    }
    if has_changed {
        cx.actions.extend(state.edit(cx).map(Action::Edit));
    }
    is_closed
}

/// The fields that the wording of a form knows, each once, in the order they come.
fn fields_of(form: &str) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    let pieces = template::template(form).map_or(&[][..], |of| of.pieces.as_slice());
    for name in pieces.iter().flat_map(|piece| template::names(&piece.text)) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
