//! “In ấn”: choose a paper, its few parameters, and see it as it will be printed.
pub(super) mod preview;
mod source;

use super::{action::Action, cx::Cx, theme, widgets::cached::Cached};
use crate::{
    domain::{
        award::Recipient,
        ids::{Key, Record},
        recipient::RecipientKind,
        vietnamese::{Query, fold},
    },
    layout::{block::Document, page::Page},
    papers,
    records::{choices::Choices, lists::Lists},
    report::{
        ParamKind, ReportParams, catalog,
        lists::{annex, proposals},
    },
    text::{actions, screens},
    workspace::Reader,
};
use preview::{PreviewState, preview_ui};

/// A paper on show: its document and pages, or why there is none.
pub(super) type Shown = Result<(Document, Vec<Page>), String>;

/// What the preview depends on.
type ShownKey = (String, ParamsKey, jiff::civil::Date);

/// Parameters that compare.
#[derive(Clone, Debug, PartialEq)]
struct ParamsKey(ReportParams);

/// View state.
#[derive(Default)]
pub(super) struct PrintState {
    find: String,
    pub(super) chosen: Option<&'static str>,
    pub(super) params: ReportParams,
    /// The papers of the record one came from, each with its parameters; empty offers all.
    of_record: Vec<(&'static str, ReportParams)>,
    shown: Cached<ShownKey, Shown>,
    /// What to look at before it is printed.
    remarks: Cached<ShownKey, Vec<String>>,
    preview: PreviewState,
    /// What was pointed at on the paper, and where it comes from.
    source: Option<source::Source>,
}

impl PrintState {
    /// Chooses a paper with parameters.
    pub(super) fn choose(&mut self, id: &'static str, params: ReportParams) {
        if self.chosen != Some(id) || self.params != params {
            self.preview.begin();
            self.source = None;
        }
        self.chosen = Some(id);
        self.params = params;
    }

    /// Chooses a paper with the usual parameters.
    pub(super) fn choose_usual(&mut self, cx: &Cx<'_>, id: &'static str) {
        if let Some(spec) = catalog::spec(id) {
            let params = usual_params(cx, spec.params, &self.params);
            self.choose(id, params);
        }
    }

    /// Offers the papers of one record and shows the first.
    pub(super) fn offer(&mut self, papers: Vec<(&'static str, ReportParams)>) {
        if let Some((id, params)) = papers.first().cloned() {
            self.choose(id, params);
        }
        self.of_record = papers;
    }

    fn key(&self, cx: &Cx<'_>) -> Option<ShownKey> {
        Some((self.chosen?.to_owned(), ParamsKey(self.params.clone()), cx.today))
    }

    fn remarks(&mut self, cx: &Cx<'_>) -> &[String] {
        let Some(key) = self.key(cx) else { return &[] };
        self.remarks.get(cx.revision, &key, |(id, params, _)| {
            let found = catalog::spec(id).map(|spec| papers::remarks(spec, cx.read, &params.0));
            found.and_then(Result::ok).unwrap_or_default()
        })
    }

    /// The paper on show, laid out once for its parameters.
    pub(super) fn shown(&mut self, cx: &Cx<'_>) -> Option<&Shown> {
        let key = self.key(cx)?;
        Some(self.shown.get(cx.revision, &key, |(id, params, today)| {
            let spec = catalog::spec(id).ok_or_else(|| screens::PRINT_NOTHING.to_owned())?;
            let paper = papers::open(spec, cx.read, &params.0, *today);
            paper.map(|p| (p.document, p.pages)).map_err(|e| e.sentence())
        }))
    }
}

/// Draws the tab.
pub(super) fn print_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let p = theme::palette(ui.ctx());
    let room = ui.available_width();
    // With large letters one pane holds the papers and what is asked of them: the paper keeps a place.
    let (narrow, one_pane) = (room < 1000.0, room < 760.0);
    if state.chosen.and_then(catalog::spec).is_none()
        && let Some(first) = catalog::ALL.first()
    {
        state.choose_usual(cx, first.id);
    }
    let can_print = matches!(state.shown(cx), Some(Ok(_)));
    egui::Panel::left("papers")
        .exact_size(if narrow { 210.0 } else { 270.0 })
        .resizable(false)
        .frame(egui::Frame::new().inner_margin(10))
        .show(ui, |ui| {
            if one_pane {
                actions_ui(cx, ui, can_print);
            }
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                if one_pane {
                    options_ui(cx, ui, state);
                    ui.separator();
                }
                choose_ui(cx, ui, state);
            });
        });
    if !one_pane {
        egui::Panel::left("params")
            .exact_size(if narrow { 215.0 } else { 260.0 })
            .resizable(false)
            .frame(egui::Frame::new().inner_margin(10).fill(p.paper))
            .show(ui, |ui| {
                actions_ui(cx, ui, can_print);
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    options_ui(cx, ui, state);
                });
            });
    }
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(8)).show(ui, |ui| {
        if can_print {
            source::source_ui(cx, ui, state.source.as_ref());
        }
        theme::notices_stand_in(ui.ctx(), ui.available_rect_before_wrap());
        let mut remarks = state.remarks(cx).to_vec();
        if let Some(Ok((document, _))) = state.shown.peek() {
            remarks.extend(document.sections.iter().flat_map(|s| &s.remarks).cloned());
        }
        if !remarks.is_empty() {
            egui::ScrollArea::vertical().id_salt("remarks").max_height(84.0).show(ui, |ui| {
                for remark in remarks {
                    ui.label(egui::RichText::new(remark).color(p.warning));
                }
            });
        }
        let mut preview = std::mem::take(&mut state.preview);
        let mut click = None;
        match state.shown(cx) {
            None => {
                ui.label(egui::RichText::new(screens::PRINT_NOTHING).color(p.weak));
            }
            Some(Err(sentence)) => {
                ui.add_space(16.0);
                ui.label(egui::RichText::new(sentence).color(p.error));
            }
            Some(Ok((_, pages))) => {
                click = preview_ui(ui, pages, &mut preview);
            }
        }
        state.preview = preview;
        if let (Some(click), Some(id)) = (click, state.chosen)
            && let Some(Ok((document, _))) = state.shown.peek()
        {
            state.source = Some(source::source_of(cx, id, &state.params, document, &click));
        }
    });
}

/// “Mở để in”, at the foot of its pane, off while there is nothing to print.
fn actions_ui(cx: &Cx<'_>, ui: &mut egui::Ui, can_print: bool) {
    let above = egui::Frame::new().inner_margin(egui::Margin { top: 8, ..Default::default() });
    egui::Panel::bottom("print-actions").frame(above).show(ui, |ui| {
        ui.add_enabled_ui(can_print, |ui| {
            ui.horizontal_wrapped(|ui| {
                if theme::main_button(ui, actions::SHOW_PDF)
                    .on_hover_text(actions::SHOW_PDF_TIP)
                    .clicked()
                {
                    cx.actions.push(Action::ShowPdf);
                }
                if ui.button(actions::SAVE_PDF).clicked() {
                    cx.actions.push(Action::SavePdf);
                }
            });
        });
    });
}

/// What the chosen paper asks for.
fn options_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let Some(spec) = state.chosen.and_then(catalog::spec) else { return };
    let before = state.params.clone();
    params_ui(cx, ui, spec.params, &mut state.params);
    if state.params == before {
        return;
    }
    // What was pointed at may stand elsewhere now; of another matter it is another paper.
    state.source = None;
    let of = |p: &ReportParams| (p.decision, p.round, p.year, p.body);
    if of(&state.params) != of(&before) {
        state.preview.begin();
    }
}

fn choose_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let p = theme::palette(ui.ctx());
    ui.heading(screens::PRINT_CHOOSE);
    let hint = egui::RichText::new(screens::PRINT_FIND).color(p.weak);
    let find_id = ui.scope_id().with("find a paper");
    // From the filter down into what it found.
    let mut goes_down = ui.memory(|m| m.has_focus(find_id))
        && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown));
    let find = egui::TextEdit::singleline(&mut state.find).id(find_id);
    ui.add(find.desired_width(f32::INFINITY).hint_text(hint));
    if !state.of_record.is_empty() {
        ui.label(egui::RichText::new(screens::PRINT_OF_RECORD).color(p.weak).size(12.5));
        if ui.link(screens::PRINT_ALL).clicked() {
            state.of_record.clear();
        }
    }
    let mut group = "";
    let query = Query::new(&state.find);
    for spec in catalog::ALL {
        let of_record =
            state.of_record.iter().find(|(id, _)| *id == spec.id).map(|(_, p)| p.clone());
        if !state.of_record.is_empty() && of_record.is_none() {
            continue;
        }
        if !query.fits(&fold(spec.title)) {
            continue;
        }
        if spec.group != group {
            group = spec.group;
            ui.add_space(8.0);
            ui.label(
                egui::RichText::new(group).color(p.weak).size(12.5).family(theme::bold_family()),
            );
        }
        let on = state.chosen == Some(spec.id);
        let button = egui::Button::selectable(on, spec.title)
            .wrap()
            .min_size(egui::vec2(ui.available_width(), 28.0));
        let button = ui.add(button);
        if std::mem::take(&mut goes_down) {
            button.request_focus();
        }
        if button.clicked() && !on {
            let params = of_record.unwrap_or_else(|| usual_params(cx, spec.params, &state.params));
            state.choose(spec.id, params);
        }
    }
}

/// The papers a record can produce, each with its parameters filled in, the most wanted first.
pub(super) fn papers_of(
    read: Reader<'_>,
    lists: &Lists,
    record: Record,
    year: i64,
) -> Vec<(&'static str, ReportParams)> {
    let of_round = |id| ReportParams { round: Some(id), ..ReportParams::default() };
    let of_decision = |id| ReportParams { decision: Some(id), ..ReportParams::default() };
    let of_year = ReportParams { year: Some(year), ..ReportParams::default() };
    let (round, decision, first) = match record {
        Record::Round(id) => (Some(id), None, "de-nghi-tap-the"),
        Record::Proposal(id) => {
            let found = read.proposal(id).ok().flatten();
            let recipient = found.as_ref().and_then(|p| p.recipient.as_ref());
            let kind = recipient.map_or(RecipientKind::Collective, Recipient::kind);
            (found.and_then(|p| p.round), None, proposals::spec(kind).id)
        }
        Record::Decision(id) => (None, Some(id), "quyet-dinh"),
        Record::Award(id) => match read.award(id).ok().flatten() {
            Some(a) => (
                a.round,
                a.decision,
                annex::spec(
                    a.recipient.as_ref().map_or(RecipientKind::Collective, Recipient::kind),
                )
                .id,
            ),
            None => (None, None, ""),
        },
        _ => (None, None, ""),
    };
    let round = round.or_else(|| {
        let of = lists.decisions.iter().find(|d| d.id.is_some() && d.id == decision);
        of.and_then(|d| d.round)
    });
    let body = match decision {
        Some(id) => lists.decisions.iter().find(|d| d.id == Some(id)).and_then(|d| d.body),
        None => lists.rounds.iter().find(|r| r.id.is_some() && r.id == round).and_then(|r| r.body),
    };
    let ours = lists.bodies.iter().any(|b| b.is_ours && b.id.is_some() && b.id == body);
    let mut papers: Vec<(&'static str, ReportParams)> = catalog::ALL
        .iter()
        .filter_map(|spec| {
            let asks = |kind| spec.params.contains(&kind);
            // A list of every body's awards, or a paper of our own.
            let params = match (decision, round) {
                (Some(d), _)
                    if asks(ParamKind::Decision)
                        && (ours || asks(ParamKind::Body) && spec.id == "ds-khen-thuong") =>
                {
                    of_decision(d)
                }
                (_, Some(r)) if asks(ParamKind::Round) && ours => of_round(r),
                _ if spec.id == "ds-khen-thuong" => of_year.clone(),
                _ => return None,
            };
            Some((spec.id, params))
        })
        .collect();
    papers.sort_by_key(|(id, _)| *id != first);
    papers
}

/// The last used values where the new paper asks for them, else the usual of the chosen year.
fn usual_params(cx: &Cx<'_>, asks: &[ParamKind], last: &ReportParams) -> ReportParams {
    let asks = |kind| asks.contains(&kind);
    let of_year =
        cx.lists.rounds.iter().find(|r| r.years.year.get().is_some_and(|y| y.0 == cx.year));
    let mut params = ReportParams::default();
    if asks(ParamKind::Decision) {
        let ours = |id| cx.lists.bodies.iter().any(|b| b.is_ours && b.id == id);
        params.decision = last.decision.or_else(|| {
            let round = of_year.and_then(|r| r.id);
            let of_round =
                cx.lists.decisions.iter().find(|d| d.round.is_some() && d.round == round);
            of_round.or_else(|| cx.lists.decisions.iter().find(|d| ours(d.body))).and_then(|d| d.id)
        });
    } else if asks(ParamKind::Round) {
        params.round =
            last.round.or_else(|| of_year.or(cx.lists.rounds.first()).and_then(|r| r.id));
    }
    if asks(ParamKind::Year) && asks(ParamKind::Signed) && !asks(ParamKind::WithReward) {
        params = ReportParams { year: Some(cx.year), ..ReportParams::default() };
    }
    params
}

fn params_ui(cx: &Cx<'_>, ui: &mut egui::Ui, asks: &[ParamKind], params: &mut ReportParams) {
    let p = theme::palette(ui.ctx());
    ui.heading(screens::PRINT_PARAMS);
    let label = |ui: &mut egui::Ui, text: &str| {
        ui.label(egui::RichText::new(text).color(p.weak).size(13.0)).id
    };
    for kind in asks {
        match kind {
            ParamKind::Year => {
                let id = label(ui, screens::PARAM_YEAR);
                let years: Vec<(i64, String)> =
                    cx.lists.years.iter().map(|y| (*y, y.to_string())).collect();
                any_of(ui, "year", id, &mut params.year, &years);
            }
            ParamKind::Body => {
                let id = label(ui, screens::PARAM_BODY);
                any_of(ui, "body", id, &mut params.body, &owned(&cx.lists.body_choices));
            }
            ParamKind::Round => {
                let id = label(ui, screens::PARAM_ROUND);
                any_of(ui, "round", id, &mut params.round, &owned(&cx.lists.round_choices));
            }
            ParamKind::Decision => {
                let id = label(ui, screens::PARAM_DECISION);
                any_of(
                    ui,
                    "decision",
                    id,
                    &mut params.decision,
                    &owned(&cx.lists.decision_choices),
                );
            }
            ParamKind::Landscape => {
                let id = label(ui, screens::PARAM_LANDSCAPE);
                let choices = [
                    (false, screens::PARAM_UPRIGHT.to_owned()),
                    (true, screens::PARAM_LYING.to_owned()),
                ];
                choice(ui, "landscape", id, &mut params.landscape, &choices, screens::PARAM_USUAL);
            }
            ParamKind::Signed => {
                let mut on = params.signed.unwrap_or(!asks.contains(&ParamKind::WithReward));
                if ui.checkbox(&mut on, screens::PARAM_SIGNED).changed() {
                    params.signed = Some(on);
                }
            }
            ParamKind::WithReward => {
                ui.checkbox(&mut params.with_reward, screens::PARAM_REWARD);
            }
            ParamKind::WithCitation => {
                ui.checkbox(&mut params.with_citation, screens::PARAM_CITATION);
            }
        }
    }
}

fn owned<K: Key>(choices: &Choices<K>) -> Vec<(K, String)> {
    choices.iter().map(|(key, shown)| (key, shown.to_owned())).collect()
}

fn any_of<T: PartialEq + Copy>(
    ui: &mut egui::Ui,
    salt: &str,
    label: egui::Id,
    value: &mut Option<T>,
    choices: &[(T, String)],
) {
    choice(ui, salt, label, value, choices, screens::PARAM_ANY);
}

fn choice<T: PartialEq + Copy>(
    ui: &mut egui::Ui,
    salt: &str,
    label: egui::Id,
    value: &mut Option<T>,
    choices: &[(T, String)],
    none: &str,
) {
    let shown =
        value.and_then(|v| choices.iter().find(|(c, _)| *c == v)).map_or(none, |(_, n)| n.as_str());
    let combo = egui::ComboBox::from_id_salt(salt)
        .selected_text(shown)
        .width(ui.available_width() - 8.0)
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(value, None, none);
            for (id, name) in choices {
                ui.selectable_value(value, Some(*id), crate::text::labels::one_line(name));
            }
        });
    combo.response.labelled_by(label);
}
