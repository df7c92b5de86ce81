//! Which paper is on show: its list, and what it usually is about.
use super::PrintState;
use crate::{
    domain::{
        paper::About,
        vietnamese::{Query, fold},
    },
    report::{
        ReportSpec,
        about::{AboutKind, candidates},
        catalog,
    },
    text::screens,
    ui::{
        cx::Cx,
        theme,
        widgets::{filter::filter_ui, menu::low_rows},
    },
};

/// The papers in one field, where their list would leave no room for what is asked of them.
pub(super) fn papers_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let p = theme::palette(ui.ctx());
    ui.add_space(theme::gap::NEAR);
    let label = egui::RichText::new(screens::PRINT_CHOOSE).color(p.ink2);
    let label = ui.label(label.size(theme::size::SMALL)).id;
    let mut chosen = state.chosen;
    let title = chosen.and_then(catalog::spec).map_or("", ReportSpec::title);
    let papers = egui::ComboBox::from_id_salt("papers")
        .selected_text(title)
        .width(ui.available_width())
        .icon(theme::chevron)
        .truncate()
        .show_ui(ui, |ui| {
            low_rows(ui);
            for spec in state.offered() {
                ui.selectable_value(&mut chosen, Some(spec.id), spec.title());
            }
        });
    papers.response.labelled_by(label);
    if !state.of_record.is_empty() && ui.link(screens::PRINT_ALL).clicked() {
        state.of_record.clear();
    }
    if chosen != state.chosen
        && let Some(id) = chosen
    {
        state.go_to(cx, id);
    }
}

/// The papers one below another, by the moment of the year they belong to.
pub(super) fn choose_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let p = theme::palette(ui.ctx());
    let find_id = ui.scope_id().with("find a paper");
    // From the filter down into what it found.
    let mut goes_down = ui.memory(|m| m.has_focus(find_id))
        && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown));
    theme::at_edge(p.ground).show(ui, |ui| {
        ui.add_space(theme::gap::FIELD);
        ui.heading(screens::PRINT_CHOOSE);
        filter_ui(ui, find_id, &mut state.find, screens::PRINT_FIND, f32::INFINITY);
        if !state.of_record.is_empty() {
            let said = egui::RichText::new(screens::PRINT_OF_RECORD).color(p.ink2);
            ui.label(said.size(theme::size::SMALL));
            if ui.link(screens::PRINT_ALL).clicked() {
                state.of_record.clear();
            }
        }
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut group = "";
    let query = Query::new(&state.find);
    for spec in state.offered() {
        if !query.fits(&fold(spec.title())) {
            continue;
        }
        if spec.group != group {
            group = spec.group;
            ui.add_space(theme::gap::FIELD);
            theme::pane_group(ui, group);
            ui.add_space(theme::gap::LABEL);
        }
        let on = state.chosen == Some(spec.id);
        let button = theme::pane_row(ui, on, spec.title(), "");
        if std::mem::take(&mut goes_down) {
            button.request_focus();
        }
        if button.clicked() && !on {
            state.go_to(cx, spec.id);
        }
    }
}

/// What a paper is about when nothing is chosen for it: what was looked at last, else the usual of the year.
pub(super) fn usual_about(cx: &Cx<'_>, kind: AboutKind, last: &[About]) -> About {
    let first = |year| cx.get(|read| candidates(read, kind, year)).first().copied();
    let (this_year, any_year) = (|| first(Some(cx.year)), || first(None));
    let of_kind = |about: &&About| AboutKind::of(**about) == Some(kind) && kind != AboutKind::Year;
    let last = last.iter().find(of_kind).copied();
    last.or_else(this_year).or_else(any_year).unwrap_or_default()
}
