//! “Chấm điểm”: whoever is scored at the left, the sheet of one of them beside it.
mod head;
pub(super) mod ranking;
mod sheet;
mod why;

use super::{
    action::Action,
    attachments::Attached,
    cx::Cx,
    theme,
    widgets::{cached::Cached, menu::low_rows, not_read::part_not_read_ui},
};
use crate::{
    domain::{
        evaluation::{CriteriaSet, Judges, ScoreSheet, ScoreSubject, ScoredKind},
        failure::Failure,
        ids::{CriteriaSetId, Kind},
        vietnamese::{clean, same_name_key},
    },
    listing::scoring::{
        Evidence, Filled, Scoring, Subject, SubjectsByName, evidence, scoring, sets_of,
    },
    text::{evaluation, scoring as words},
};
use egui::{Align2, FontId, Key, Modifiers, Sense, Stroke, pos2, vec2};
use head::head_ui;
use sheet::{SheetState, sheet_ui};

/// What is to be shown after this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Scoring goes on.
    Stay,
    /// The last sheet is done: the ranking.
    Ranking,
}

/// Which sheets are looked at together: the set, the round, and who scores.
#[derive(Clone, Debug, PartialEq)]
struct Round {
    set: CriteriaSetId,
    name: String,
    /// `None`: of each subject the sheet that speaks for the round. Blank: the agreed one.
    scorer: Option<String>,
    year: i64,
}

impl Round {
    /// Whose sheet of a subject is on show.
    fn scorer_of(&self, subject: &Subject) -> String {
        self.scorer.clone().unwrap_or_else(|| {
            subject.speaks_for(&self.name).map_or_else(String::new, |sheet| sheet.scorer.clone())
        })
    }
}

/// View state.
#[derive(Default)]
pub(super) struct ScoringState {
    set: Option<CriteriaSetId>,
    /// The subject on show, and its kind.
    subject: Option<(ScoreSubject, String)>,
    /// The subject that the list was last scrolled to.
    in_sight: Option<(ScoreSubject, String)>,
    round: Option<String>,
    /// As in [`Round`].
    scorer: Option<String>,
    /// The year on show.
    year: i64,
    sets: Cached<i64, Result<Vec<CriteriaSet>, Failure>>,
    seen: Cached<(i64, CriteriaSetId), Result<Scoring, Failure>>,
    /// What each subject's sheet of the round comes to.
    filled: Cached<Round, Vec<Option<Filled>>>,
    evidence: Cached<(i64, ScoreSubject), Result<Vec<Evidence>, Failure>>,
    /// Subjects that were added by name and have no sheet yet.
    added: Vec<(CriteriaSetId, i64, Subject)>,
    /// A name that is being typed.
    new_name: String,
    /// One more scorer, while the name is typed.
    new_scorer: String,
    /// Of the sheet on show.
    attachments: Attached,
    sheet: SheetState,
}

impl ScoringState {
    /// Shows a subject in a round.
    pub(super) fn show(&mut self, of: ranking::ToOpen) {
        self.set = Some(of.set);
        self.year = of.year;
        self.round = Some(of.round);
        self.subject = Some((of.subject, of.kind));
        self.scorer = None;
        self.sheet.begin();
    }

    /// The set on show.
    pub(super) fn set(&self) -> Option<CriteriaSetId> {
        self.set
    }

    /// The sheets with what was typed into cells and is not stored yet: the screen is left.
    pub(super) fn leave(&mut self, cx: &Cx<'_>) -> Vec<ScoreSheet> {
        // The keys are in it again when one comes back.
        self.sheet.comes_back();
        self.sheet.leave(cx)
    }

    /// Does anything stand in cells that cannot be stored?
    pub(super) fn has_unread(&self) -> bool {
        self.sheet.has_typed()
    }

    /// A sheet that could not be stored: what was typed into it stands there again.
    pub(super) fn take_back(&mut self, sheet: &ScoreSheet, stored: Option<&ScoreSheet>) {
        self.sheet.take_back(sheet, stored);
    }

    /// Reads everything again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.sets = Cached::default();
        self.seen = Cached::default();
        self.evidence = Cached::default();
    }
}

/// Draws it.
pub(super) fn scoring_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut ScoringState) -> After {
    let mut sets = std::mem::take(&mut state.sets);
    let mut seen = std::mem::take(&mut state.seen);
    let after = sets_ui(cx, ui, state, &mut sets, &mut seen);
    state.sets = sets;
    state.seen = seen;
    after
}

fn sets_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut ScoringState,
    sets: &mut Cached<i64, Result<Vec<CriteriaSet>, Failure>>,
    seen: &mut Cached<(i64, CriteriaSetId), Result<Scoring, Failure>>,
) -> After {
    let sets = sets.get(cx.revision, &cx.year, |year| cx.try_get(|read| sets_of(read, *year)));
    let sets = match sets {
        Ok(sets) => sets,
        Err(why) => return instead_ui(ui, |ui| part_not_read_ui(cx, ui, why)),
    };
    let chosen = sets.iter().find(|set| set.id.is_some() && set.id == state.set);
    let Some((set, id)) = chosen.or(sets.first()).and_then(|set| Some((set, set.id?))) else {
        return instead_ui(ui, |ui| {
            let p = theme::palette(ui.ctx());
            ui.label(egui::RichText::new(words::NO_SETS).color(p.ink2));
            ui.add_space(theme::gap::FIELD);
            if theme::main_button(ui, words::TO_SETS).clicked() {
                cx.actions.push(Action::Open(Kind::CriteriaSet));
            }
        });
    };
    if state.set != Some(id) || state.year != cx.year {
        state.set = Some(id);
        state.year = cx.year;
        state.scorer = None;
        state.round = None;
        state.subject = None;
    }
    let read = seen.get(cx.revision, &(cx.year, id), |(year, _)| {
        cx.try_get(|read| scoring(read, set.clone(), *year))
    });
    match read {
        Ok(read) => set_ui(cx, ui, state, sets, read),
        Err(why) => instead_ui(ui, |ui| part_not_read_ui(cx, ui, why)),
    }
}

/// A sentence in the place of everything.
fn instead_ui(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui)) -> After {
    let p = theme::palette(ui.ctx());
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        theme::strip_for_notices(ui, "scoring");
        theme::at_edge(p.paper).show(ui, |ui| {
            ui.add_space(theme::gap::PART);
            contents(ui);
        });
    });
    After::Stay
}

/// The round to begin with: the last one that has a sheet, else the first.
fn usual_round(scoring: &Scoring) -> String {
    let is_used = |round: &&String| {
        scoring.subjects.iter().any(|subject| subject.in_round(round).next().is_some())
    };
    let last = scoring.rounds.iter().rfind(is_used);
    last.or(scoring.rounds.first()).cloned().unwrap_or_default()
}

fn set_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut ScoringState,
    sets: &[CriteriaSet],
    scoring: &Scoring,
) -> After {
    let Some(set) = scoring.set.id else { return After::Stay };
    let round = match state.round.take().filter(|round| scoring.rounds.contains(round)) {
        Some(round) => round,
        None => usual_round(scoring),
    };
    state.round = Some(round.clone());
    // Who was added by name stands there until it has a sheet, which the book then knows.
    let is_here = |(of, year, _): &(CriteriaSetId, i64, Subject)| *of == set && *year == cx.year;
    let is_known = |of: &Subject| scoring.subjects.iter().any(|s| s.is(&of.subject, &of.kind));
    state.added.retain(|added| !is_here(added) || !is_known(&added.2));
    let added: Vec<Subject> =
        state.added.iter().filter(|added| is_here(added)).map(|(.., s)| s.clone()).collect();
    let subjects: Vec<&Subject> = scoring.subjects.iter().chain(&added).collect();
    let judges = Judges::of(&scoring.set.rules);
    let of = Round { set, name: round, scorer: state.scorer.clone(), year: cx.year };
    let mut filled = std::mem::take(&mut state.filled);
    let lines = filled.get(cx.revision, &of, |of| {
        let sheet = |s: &Subject| {
            s.sheet(&of.name, &of.scorer_of(s))
                .map(|sheet| Filled::of(&judges, sheet, &scoring.recognised))
        };
        scoring.subjects.iter().map(sheet).collect()
    });
    // Those that were only added have no sheet.
    let line = |at: usize| lines.get(at).and_then(Option::as_ref);
    let is_shown = |s: &&Subject| state.subject.as_ref().is_some_and(|(of, kind)| s.is(of, kind));
    let first_open = || (0..subjects.len()).find(|at| !line(*at).is_some_and(Filled::is_whole));
    let mut at = subjects.iter().position(is_shown).or_else(first_open).unwrap_or(0);
    if !ui.ctx().memory(|m| m.top_modal_layer().is_some()) {
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
        if pressed(Key::ArrowDown) && at + 1 < subjects.len() {
            at += 1;
            state.sheet.enter();
        } else if pressed(Key::ArrowUp) && at > 0 {
            at -= 1;
            state.sheet.enter();
        }
    }
    let shown = subjects.get(at).map(|subject| (subject.subject.clone(), subject.kind.clone()));
    state.subject.clone_from(&shown);
    if let Some(clicked) = subjects_ui(cx, ui, state, sets, scoring, (&subjects, &line, at)) {
        at = clicked;
        state.sheet.begin();
    } else if state.subject != shown || state.set != Some(set) {
        // Somebody was added, or another set was chosen: they are shown in the next frame.
        state.filled = filled;
        ui.ctx().request_repaint();
        return instead_ui(ui, |_| {});
    }
    let Some(subject) = subjects.get(at) else {
        state.filled = filled;
        return instead_ui(ui, |ui| {
            ui.label(words::NO_SUBJECTS);
            ui.add_space(theme::gap::FIELD);
            if scoring.set.about == ScoredKind::Registration
                && theme::main_button(ui, words::TO_REGISTRATIONS).clicked()
            {
                cx.actions.push(Action::Open(Kind::Registration));
            }
        });
    };
    state.subject = Some((subject.subject.clone(), subject.kind.clone()));
    let mut known_of = std::mem::take(&mut state.evidence);
    let known =
        known_of.get(cx.revision, &(cx.year, subject.subject.clone()), |(year, subject)| {
            cx.try_get(|read| evidence(read, subject, *year))
        });
    let wants_next = {
        let place = sheet::Place::new(cx, scoring, &judges, (subject, &of), known);
        head_ui(cx, ui, state, &place);
        sheet_ui(cx, ui, &mut state.sheet, &place, &subjects)
    };
    state.evidence = known_of;
    let mut after = After::Stay;
    if wants_next {
        // The one that was just left is not stored yet.
        let open = |at: &usize| !line(*at).is_some_and(Filled::is_whole);
        let behind = (at + 1..subjects.len()).find(open);
        let next = behind.or_else(|| (0..at).find(open)).or(Some(at + 1));
        match next.and_then(|next| subjects.get(next)) {
            Some(next) => {
                state.subject = Some((next.subject.clone(), next.kind.clone()));
                state.sheet.enter();
            }
            None => after = After::Ranking,
        }
    }
    state.filled = filled;
    after
}

/// Points of width of the pane of subjects.
const SUBJECTS: f32 = 300.0;
/// The same in a narrow window.
const SUBJECTS_NARROW: f32 = 236.0;
/// A window is narrow below this.
const NARROW: f32 = 1200.0;
/// Points of height of a subject: two lines and a bar.
const SUBJECT: f32 = 51.0;

/// Subjects, what each came to, and which one is on show.
type Lines<'a, 'l> = (&'a [&'a Subject], &'a dyn Fn(usize) -> Option<&'l Filled>, usize);

/// The pane of subjects; gives the one that was clicked.
fn subjects_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut ScoringState,
    sets: &[CriteriaSet],
    scoring: &Scoring,
    (subjects, line, shown): Lines<'_, '_>,
) -> Option<usize> {
    let p = theme::palette(ui.ctx());
    let wide = if ui.available_width() < NARROW { SUBJECTS_NARROW } else { SUBJECTS };
    let mut clicked = None;
    let pane = egui::Panel::left("scoring-subjects").resizable(false).exact_size(wide);
    pane.frame(egui::Frame::new().fill(p.ground)).show(ui, |ui| {
        theme::at_edge(p.ground).show(ui, |ui| {
            ui.add_space(theme::gap::NEAR);
            set_choice_ui(ui, state, sets, scoring);
            let begun = (0..subjects.len()).filter_map(line).filter(|f| f.is_begun);
            let done = begun.clone().filter(|f| f.is_whole()).count();
            let said =
                words::how_far(scoring.set.about, subjects.len(), done, begun.count() - done);
            let said = egui::RichText::new(said).color(p.ink2).size(theme::size::SMALL);
            ui.add(egui::Label::new(said).truncate());
            ui.add_space(theme::gap::LABEL);
        });
        if !cx.read_only && !cx.lists.is_locked(Some(cx.year)) {
            egui::Panel::bottom("scoring-add")
                .resizable(false)
                .frame(theme::at_edge(p.ground).inner_margin(theme::margin::ROWS))
                .show(ui, |ui| add_ui(cx, ui, state, scoring));
        }
        theme::rows_to_edge(ui);
        let is_new = state.in_sight != state.subject;
        state.in_sight.clone_from(&state.subject);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, subject) in subjects.iter().enumerate() {
                let row = subject_ui(ui, scoring, subject, line(at), at == shown);
                if at == shown && is_new {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    clicked = Some(at);
                }
            }
        });
    });
    clicked
}

/// The set one scores by.
fn set_choice_ui(
    ui: &mut egui::Ui,
    state: &mut ScoringState,
    sets: &[CriteriaSet],
    scoring: &Scoring,
) {
    let shown = words::set_name(&scoring.set);
    let combo = egui::ComboBox::from_id_salt("scoring-set").icon(theme::chevron);
    let combo = combo.width(ui.available_width()).truncate().selected_text(shown.as_str());
    let combo = combo.show_ui(ui, |ui| {
        low_rows(ui);
        for set in sets {
            let is_shown = set.id == scoring.set.id;
            if ui.selectable_label(is_shown, words::set_name(set)).clicked() && !is_shown {
                state.set = set.id;
                state.round = None;
                state.subject = None;
                state.sheet.begin();
            }
        }
    });
    theme::named(combo.response, words::SET);
}

/// A name to score that the book need not know.
fn add_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut ScoringState, scoring: &Scoring) {
    let Some(set) = scoring.set.id else { return };
    let edit = egui::TextEdit::singleline(&mut state.new_name)
        .hint_text(words::ADD_SUBJECT)
        .margin(theme::margin::FIELD)
        .desired_width(f32::INFINITY);
    let field = ui.add(edit).accessible_name(words::ADD_SUBJECT);
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let name = clean(&state.new_name);
    if !entered || name.is_empty() {
        return;
    }
    state.new_name.clear();
    let of_name = same_name_key(&name);
    let added = state.added.iter().map(|(.., subject)| subject);
    if let Some(there) =
        scoring.subjects.iter().chain(added).find(|s| same_name_key(&s.name) == of_name)
    {
        state.subject = Some((there.subject.clone(), there.kind.clone()));
        state.sheet.enter();
        return;
    }
    let about = scoring.set.about;
    let named = cx.noted(cx.try_get(|read| SubjectsByName::read(read, about, cx.year)));
    let Some(named) = named else { return };
    let subject = named.named(&name);
    let kind = words::kind(about == ScoredKind::Person).to_owned();
    state.subject = Some((subject.clone(), kind.clone()));
    state.sheet.enter();
    state.added.push((set, cx.year, Subject { subject, kind, name, ..Subject::default() }));
}

/// One subject: its name and unit, what it came to, and a bar of its points.
fn subject_ui(
    ui: &mut egui::Ui,
    scoring: &Scoring,
    subject: &Subject,
    filled: Option<&Filled>,
    is_shown: bool,
) -> egui::Response {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), SUBJECT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let rules = &scoring.set.rules;
    let filled = filled.filter(|f| f.is_begun);
    let is_whole = filled.is_some_and(Filled::is_whole);
    let points = filled.map_or_else(String::new, |f| evaluation::points(f.judged.total));
    let below = match filled {
        None => words::NOT_SCORED.to_owned(),
        Some(f) if !is_whole => words::begun(f.scored, f.of),
        Some(f) => evaluation::class(rules, f.judged.standing),
    };
    let said = format!("{}, {points} {below}", subject.name);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, said.as_str())
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if is_shown {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    let inside = rect.shrink2(vec2(theme::gap::EDGE, theme::gap::LABEL));
    let small = FontId::proportional(theme::size::SMALL);
    let sans = FontId::proportional(theme::size::TABLE);
    let put = |text: &str, font: FontId, ink, (top, right): (f32, f32)| {
        let text = theme::one_line(painter, text, font, ink, right - inside.left());
        painter.galley(pos2(inside.left(), top), text, ink);
    };
    let at_right = |text: &str, font: FontId, ink, top: f32| {
        painter.text(pos2(inside.right(), top), Align2::RIGHT_TOP, text, font, ink).left()
    };
    let second = inside.top() + 20.0;
    let edge = at_right(&points, sans.clone(), p.ink, inside.top()) - theme::gap::NEAR;
    put(&subject.name, sans, p.ink, (inside.top(), edge));
    let edge = at_right(&below, small.clone(), p.ink2, second) - theme::gap::NEAR;
    put(&subject.unit, small, p.ink2, (second, edge));
    let whole = rules.base_most();
    if let (Some(filled), true) = (filled, whole > 0) {
        let share = (filled.judged.total as f32 / whole as f32).clamp(0.0, 1.0);
        let end = inside.left() + inside.width() * share;
        let ink = if is_whole { p.ink2 } else { p.edge };
        painter.hline(inside.left()..=end, rect.bottom() - 3.0, Stroke::new(2.0, ink));
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.row_line));
    theme::focus_frame(ui, &response);
    response
}
