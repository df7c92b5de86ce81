//! What is chosen of a paper before it is printed: what it is about, and each of its options by what it takes.
use crate::{
    domain::{
        calendar::{parse_date, show_date},
        ids::Key,
        paper::About,
        paper_number::typed_number,
    },
    records::choices::Choices,
    report::{
        ReportParams, ReportSpec,
        about::{AboutKind, named},
        options::{self, OptionKind, OptionSpec, OptionValue},
    },
    text::{reports::option as words, screens, template::structures},
    ui::{cx::Cx, theme, widgets::menu::low_rows},
};
use std::sync::Arc;

/// What the paper is about, and its options.
pub(super) fn params_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    spec: &ReportSpec,
    params: &mut ReportParams,
    is_issued: bool,
) {
    let p = theme::palette(ui.ctx());
    ui.spacing_mut().item_spacing.y = theme::gap::LABEL;
    let label = |ui: &mut egui::Ui, text: &str| {
        ui.add_space(theme::gap::NEAR);
        ui.label(egui::RichText::new(text).color(p.ink2).size(theme::size::SMALL)).id
    };
    for kind in spec.about {
        let id = label(ui, kind.label());
        let choices: Arc<Vec<(About, String)>> = match kind {
            AboutKind::Year => {
                Arc::new(cx.lists.years.iter().map(|y| (About::Year(*y), y.to_string())).collect())
            }
            AboutKind::Round => Arc::new(shown(&cx.lists.round_choices, About::round)),
            AboutKind::Decision => Arc::new(shown(&cx.lists.decision_choices, About::decision)),
            kind => named_choices(cx, ui, *kind),
        };
        let before = Some(params.about).filter(|about| AboutKind::of(*about) == Some(*kind));
        let mut chosen = before;
        choice(ui, kind.key(), id, &mut chosen, &choices, screens::PARAM_NONE);
        if chosen != before {
            params.about = chosen.unwrap_or_default();
        }
    }
    // A number and a day to try are for a draft alone.
    let of_draft =
        |option: &&OptionSpec| matches!(option.kind, OptionKind::Number | OptionKind::Day);
    for option in spec.options.iter().filter(|option| !is_issued || !of_draft(option)) {
        option_ui(cx, ui, option, params, label);
    }
}

/// One option of a paper, by what it takes.
fn option_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    option: &OptionSpec,
    params: &mut ReportParams,
    label: impl Fn(&mut egui::Ui, &str) -> egui::Id,
) {
    match option.kind {
        OptionKind::YesNo => {
            let mut on = params.is_on(option);
            if ui.checkbox(&mut on, option.label).changed() {
                params.set(option, Some(OptionValue::YesNo(on)));
            }
        }
        OptionKind::Orientation => {
            let id = label(ui, option.label);
            let choices = [
                (OptionValue::Landscape(false), words::PORTRAIT.to_owned()),
                (OptionValue::Landscape(true), words::LANDSCAPE.to_owned()),
            ];
            chosen_ui(ui, option, params, id, &choices, screens::PARAM_USUAL);
        }
        OptionKind::Body => {
            let id = label(ui, option.label);
            let choices = shown(&cx.lists.body_choices, OptionValue::Body);
            let is_narrowing = option.label == options::BODY.label;
            let none = if is_narrowing { screens::PARAM_ANY } else { screens::PARAM_USUAL };
            chosen_ui(ui, option, params, id, &choices, none);
        }
        OptionKind::Unit => {
            let id = label(ui, option.label);
            let choices = shown(&cx.lists.unit_choices, OptionValue::Unit);
            chosen_ui(ui, option, params, id, &choices, screens::PARAM_ANY);
        }
        OptionKind::Structure(form) => {
            let id = label(ui, option.label);
            let choices: Vec<(OptionValue, String)> = structures(form)
                .into_iter()
                .map(|(word, name)| (OptionValue::Structure(word), name.to_owned()))
                .collect();
            chosen_ui(ui, option, params, id, &choices, screens::PARAM_USUAL);
        }
        OptionKind::Number | OptionKind::Day | OptionKind::Count(..) => {
            typed_ui(cx, ui, option, params, label);
        }
    }
}

/// An option of which one of several is chosen.
fn chosen_ui(
    ui: &mut egui::Ui,
    option: &OptionSpec,
    params: &mut ReportParams,
    label: egui::Id,
    choices: &[(OptionValue, String)],
    none: &str,
) {
    let before = params.chosen(option);
    let mut value = before.clone();
    choice(ui, option.key, label, &mut value, choices, none);
    if value != before {
        params.set(option, value);
    }
}

/// An option that is typed. What is typed stays in the field until it is left, also while it means nothing yet.
fn typed_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    option: &OptionSpec,
    params: &mut ReportParams,
    label: impl Fn(&mut egui::Ui, &str) -> egui::Id,
) {
    let read = |text: &str| match option.kind {
        OptionKind::Number => typed_number(text).map(OptionValue::Number),
        OptionKind::Count(..) => OptionValue::of_word(option.kind, text),
        _ => parse_date(text, cx.today).ok().map(OptionValue::Day),
    };
    let shown = match params.chosen(option) {
        Some(OptionValue::Number(number)) => number,
        Some(OptionValue::Count(count)) => count.to_string(),
        Some(OptionValue::Day(day)) => show_date(day),
        _ => String::new(),
    };
    let label = label(ui, option.label);
    let id = ui.scope_id().with(option.key);
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or(shown);
    let field = egui::TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY);
    let field = field.margin(theme::margin::FIELD);
    let response = ui.add(field).labelled_by(label);
    if response.changed() {
        params.set(option, read(&text));
    }
    // What means nothing stays as it was typed, and is said to mean nothing.
    let is_wrong = !text.trim().is_empty() && read(&text).is_none();
    let is_typed = response.has_focus() || is_wrong;
    if is_wrong && !response.has_focus() {
        let said = egui::RichText::new(screens::option_unclear(option.kind == OptionKind::Day));
        ui.label(said.color(theme::palette(ui.ctx()).accent).size(theme::size::SMALL));
    }
    ui.data_mut(|data| {
        if is_typed {
            data.insert_temp(id, text);
        } else {
            data.remove::<String>(id);
        }
    });
}

/// The records of a kind whose names no list holds, read once for each revision of the book.
fn named_choices(cx: &Cx<'_>, ui: &egui::Ui, kind: AboutKind) -> Arc<Vec<(About, String)>> {
    type Kept = (u64, Arc<Vec<(About, String)>>);
    let id = ui.scope_id().with(("records that papers are about", kind));
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((_, choices)) = kept.filter(|(revision, _)| *revision == cx.revision) {
        return choices;
    }
    let choices = Arc::new(cx.get(|read| named(read, kind, None)));
    ui.data_mut(|data| data.insert_temp(id, (cx.revision, Arc::clone(&choices))));
    choices
}

/// Choices of records as values of another kind.
fn shown<K: Key, T>(choices: &Choices<K>, of: impl Fn(K) -> T) -> Vec<(T, String)> {
    choices.iter().map(|(key, shown)| (of(key), shown.to_owned())).collect()
}

fn choice<T: PartialEq + Clone>(
    ui: &mut egui::Ui,
    salt: &str,
    label: egui::Id,
    value: &mut Option<T>,
    choices: &[(T, String)],
    none: &str,
) {
    let now = value.as_ref().and_then(|value| choices.iter().find(|(c, _)| c == value));
    let shown = now.map_or(none, |(_, name)| name.as_str());
    let combo = egui::ComboBox::from_id_salt(salt)
        .selected_text(shown)
        .width(ui.available_width())
        .icon(theme::chevron)
        .truncate()
        .show_ui(ui, |ui| {
            low_rows(ui);
            ui.selectable_value(value, None, none);
            for (id, name) in choices {
                ui.selectable_value(value, Some(id.clone()), crate::text::sentence::one_line(name));
            }
        });
    combo.response.labelled_by(label);
}
