//! The head of a score sheet: whom it is about, the round, who scores, and what stands beside the scores.
use super::{
    super::{
        action::Action,
        attachments::attachments_ui,
        cx::Cx,
        theme,
        widgets::{
            icons,
            menu::{low_rows, scrolled},
        },
    },
    ScoringState,
    sheet::Place,
};
use crate::{
    domain::{
        edit::{Edit, Purpose},
        evaluation::ScoreSheet,
        field::Field,
        ids::Record,
        vietnamese::{clean, same_name_key},
    },
    text::{scoring as words, terms},
};
use egui::Key;

/// Whom the sheet is about, the round, who scores, and what stands beside the scores.
pub(super) fn head_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut ScoringState, place: &Place<'_>) {
    let p = theme::palette(ui.ctx());
    let head = egui::Panel::top("scoring-head").resizable(false);
    head.exact_size(theme::height::HEAD).frame(theme::at_edge(p.paper)).show(ui, |ui| {
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            more_ui(cx, ui, state, place);
            scorer_ui(ui, state, place);
            round_ui(ui, state, place);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = egui::RichText::new(&place.subject.name)
                    .size(theme::size::FORM_TITLE)
                    .family(theme::bold_family());
                ui.add(egui::Label::new(name).truncate());
                let unit = egui::RichText::new(&place.subject.unit).color(p.ink2);
                ui.add(egui::Label::new(unit).truncate());
            });
        });
    });
}

fn round_ui(ui: &mut egui::Ui, state: &mut ScoringState, place: &Place<'_>) {
    let shown = format!("{}: {}", words::ROUND, place.of.name);
    let combo = egui::ComboBox::from_id_salt("scoring-round").icon(theme::chevron);
    let combo = combo.selected_text(shown).show_ui(ui, |ui| {
        low_rows(ui);
        for round in &place.scoring.rounds {
            let is_shown = *round == place.of.name;
            if ui.selectable_label(is_shown, words::round(round)).clicked() && !is_shown {
                state.round = Some(round.clone());
                state.scorer = None;
                state.sheet.enter();
            }
        }
    });
    theme::named(combo.response, words::ROUND);
}

/// The agreed sheet, or that of one scorer; one more scorer is added by name.
fn scorer_ui(ui: &mut egui::Ui, state: &mut ScoringState, place: &Place<'_>) {
    let shown = if place.scorer.is_empty() { words::AGREED } else { &place.scorer };
    let button = ui.add(egui::Button::new((shown.to_owned(), icons::atom(icons::Icon::Down))));
    let button = theme::named(button, &format!("{}: {shown}", words::SCORER));
    // Not a menu: what is typed and ticked in it keeps its borders.
    let popup = egui::Popup::from_toggle_button_response(&button);
    let popup = popup.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        low_rows(ui);
        let mut chosen = None;
        let scorers = scorers(place);
        ui.set_min_width(220.0);
        for scorer in std::iter::once("").chain(scorers.iter().copied()) {
            let name = if scorer.is_empty() { words::AGREED } else { scorer };
            let row = egui::Button::selectable(scorer == place.scorer, name);
            let wide = egui::vec2(ui.available_width(), theme::height::ROW);
            if ui.add(row.min_size(wide)).clicked() {
                chosen = Some(scorer.to_owned());
            }
        }
        if place.can_score {
            let edit = egui::TextEdit::singleline(&mut state.new_scorer)
                .hint_text(words::NEW_SCORER)
                .margin(theme::margin::FIELD);
            let field = ui.add(edit).accessible_name(words::NEW_SCORER);
            let name = clean(&state.new_scorer);
            if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && !name.is_empty() {
                state.new_scorer.clear();
                let key = same_name_key(&name);
                let there = scorers.iter().find(|known| same_name_key(known) == key);
                chosen = Some(there.map_or(name, |known| (*known).to_owned()));
            }
        }
        if let Some(scorer) = chosen {
            state.scorer = Some(scorer);
            state.sheet.enter();
            ui.close();
        }
    });
}

/// Those who scored in the round, and the one on show.
fn scorers<'p>(place: &'p Place<'_>) -> Vec<&'p str> {
    let mut scorers: Vec<&str> = Vec::new();
    let in_round = place.scoring.subjects.iter().flat_map(|s| s.in_round(&place.of.name));
    let entered = in_round.map(|sheet| sheet.scorer.as_str());
    for scorer in entered.chain(std::iter::once(place.scorer.as_str())) {
        let key = same_name_key(scorer);
        if !scorer.is_empty() && scorers.iter().all(|known| same_name_key(known) != key) {
            scorers.push(scorer);
        }
    }
    scorers
}

/// The group, the reasons of the set that hold for this subject, and files attached to its sheet.
fn more_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut ScoringState, place: &Place<'_>) {
    let button = theme::named(ui.button("⋯"), words::MORE).on_hover_text(words::MORE);
    let popup = egui::Popup::from_toggle_button_response(&button).width(340.0);
    let popup = popup.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        let can_change = place.can_score;
        scrolled(ui, |ui| {
            let rules = &place.scoring.set.rules;
            let sheet = place.sheet();
            let mut changed: Option<ScoreSheet> = None;
            group_ui(cx, ui, place, can_change && !place.subject.sheets.is_empty());
            let mut ticks = |ui: &mut egui::Ui, head: &str, known: Vec<&str>, of: Reasons| {
                if known.is_empty() {
                    return;
                }
                ui.add_space(theme::gap::NEAR);
                ui.label(egui::RichText::new(head).family(theme::bold_family()));
                for reason in known {
                    let key = same_name_key(reason);
                    let is_key = |own: &String| same_name_key(own) == key;
                    let mut holds = of.of(&sheet).iter().any(is_key);
                    let tick = egui::Checkbox::new(&mut holds, reason);
                    if ui.add_enabled(can_change, tick).changed() {
                        let mut new = sheet.clone();
                        let list = of.of_mut(&mut new);
                        list.retain(|own| !is_key(own));
                        if holds {
                            list.push(reason.to_owned());
                        }
                        changed = Some(new);
                    }
                }
            };
            let downgrades = rules.downgrades.iter().map(|d| d.reason.as_str()).collect();
            ticks(ui, words::DOWNGRADES, downgrades, Reasons::Downgrades);
            let exclusions = rules.exclusions.iter().map(String::as_str).collect();
            ticks(ui, words::EXCLUSIONS, exclusions, Reasons::Exclusions);
            cx.actions.extend(changed.map(|sheet| Action::Score(Box::new(sheet))));
            // A sheet that says nothing yet is not stored: nothing can be attached to it.
            if let Some(sheet) = sheet.id {
                attachments_ui(cx, ui, Record::ScoreSheet(sheet), &mut state.attachments);
            }
        });
    });
}

/// Which reasons of a sheet.
#[derive(Clone, Copy)]
enum Reasons {
    Downgrades,
    Exclusions,
}

impl Reasons {
    fn of(self, sheet: &ScoreSheet) -> &[String] {
        match self {
            Self::Downgrades => &sheet.downgrades,
            Self::Exclusions => &sheet.exclusions,
        }
    }

    fn of_mut(self, sheet: &mut ScoreSheet) -> &mut Vec<String> {
        match self {
            Self::Downgrades => &mut sheet.downgrades,
            Self::Exclusions => &mut sheet.exclusions,
        }
    }
}

/// The group whose caps and quotas the subject counts in: one of those in use, for all its sheets at once.
fn group_ui(cx: &Cx<'_>, ui: &mut egui::Ui, place: &Place<'_>, can_change: bool) {
    let mut groups: Vec<&str> = Vec::new();
    let quotas = place.scoring.set.rules.quotas.iter().map(|quota| quota.group.as_str());
    let used = place.scoring.subjects.iter().map(|subject| subject.group.as_str());
    for group in quotas.chain(used).filter(|group| !group.is_empty()) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    let typed_id = place.named("group");
    let mut typed =
        ui.data(|d| d.get_temp::<String>(typed_id)).unwrap_or_else(|| place.subject.group.clone());
    let mut chosen = None;
    let label = ui.label(terms::field(Field::SubjectGroup)).id;
    let edit = egui::TextEdit::singleline(&mut typed).margin(theme::margin::FIELD);
    let field = ui.add_enabled(can_change, edit.desired_width(f32::INFINITY)).labelled_by(label);
    if field.changed() {
        ui.data_mut(|d| d.insert_temp(typed_id, typed.clone()));
    }
    if field.lost_focus() {
        let is_let_go = ui.input(|i| i.key_pressed(Key::Escape));
        chosen = Some(if is_let_go { place.subject.group.clone() } else { clean(&typed) });
    }
    ui.horizontal_wrapped(|ui| {
        for group in groups {
            if can_change && ui.add(theme::small_button(group)).clicked() {
                chosen = Some(group.to_owned());
            }
        }
    });
    let Some(group) = chosen else { return };
    ui.data_mut(|d| d.remove_temp::<String>(typed_id));
    if group == place.subject.group {
        return;
    }
    let sheets = place.subject.sheets.iter().cloned();
    let edits = sheets.map(|sheet| Edit::save(ScoreSheet { group: group.clone(), ..sheet }));
    let purpose = Purpose::OneField(Field::SubjectGroup);
    cx.actions.push(Action::Edit(Edit::Several { purpose, edits: edits.collect() }));
}
