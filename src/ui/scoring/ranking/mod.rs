//! “Xếp hạng”: all subjects of a year by their points, with class, proposal, and why.
mod rows;

use super::{
    super::{
        action::Action,
        cx::Cx,
        recognise::{Candidate, Recognise, recognise_ui},
        theme,
        widgets::{
            cached::Cached,
            filter::filter_ui,
            menu::low_rows,
            not_read::part_not_read_ui,
            reason::{Asked, reason_ui},
        },
    },
    why::why_ui,
};
use crate::{
    domain::{
        evaluation::{Proposed, Reason, Rules, ScoreSubject, ScoredKind, Standing},
        failure::Failure,
        ids::{CriteriaSetId, Kind, RoundId, ScoreSheetId},
        vietnamese::{Query, fold, same_name_key, sort_key},
    },
    listing::ranking::{RankedSubject, Ranking, rankings},
    records::scored::to_propose,
    text::{
        evaluation::{self, points_in_file},
        labels, results, scoring as words, screens, sentence,
    },
};
use egui::{Key, Modifiers, vec2};
use rows::{Columns, group_ui, heads_ui, line_ui, tops};

/// How the lines are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum GroupBy {
    /// One list, the most points first.
    #[default]
    Points,
    /// By group of subjects.
    Group,
    /// By unit.
    Unit,
}

impl GroupBy {
    const ALL: [Self; 3] = [Self::Points, Self::Group, Self::Unit];

    /// What a line stands under.
    fn of(self, line: &RankedSubject) -> String {
        let group = match self {
            Self::Points => return String::new(),
            Self::Group => sentence::joined(&[&line.group, &line.kind], ", "),
            Self::Unit => line.unit.clone(),
        };
        if group.is_empty() { words::NO_GROUP.to_owned() } else { sentence::with_capital(&group) }
    }
}

/// View state.
#[derive(Default)]
pub(in crate::ui) struct RankingState {
    seen: Cached<i64, Result<Vec<Ranking>, Failure>>,
    set: Option<CriteriaSetId>,
    filter: String,
    group_by: GroupBy,
    /// Scoring is to be shown.
    to_scoring: bool,
    /// The chosen line is scrolled to.
    to_be_seen: bool,
    /// The line one asks about.
    chosen: Option<(ScoreSubject, String)>,
    recognise: Option<Recognise>,
    /// A sheet whose subject stays in its class over a cap, its name, and why.
    stay: Option<(ScoreSheetId, String, String)>,
}

impl RankingState {
    /// Is scoring to be shown after this frame?
    pub(in crate::ui) fn is_to_score(&mut self) -> bool {
        std::mem::take(&mut self.to_scoring)
    }

    /// Shows the ranking of a set.
    pub(in crate::ui) fn show(&mut self, set: Option<CriteriaSetId>) {
        self.set = set;
    }

    /// Reads it again at the next drawing.
    pub(in crate::ui) fn read_again(&mut self) {
        self.seen = Cached::default();
    }
}

/// A sheet that is to be opened: of which set, year and round, of whom, and their kind.
pub(in crate::ui) struct ToOpen {
    pub(super) set: CriteriaSetId,
    pub(super) year: i64,
    pub(super) round: String,
    pub(super) subject: ScoreSubject,
    pub(super) kind: String,
}

impl ToOpen {
    fn of(ranking: &Ranking, year: i64, line: &RankedSubject) -> Option<Self> {
        Some(Self {
            set: ranking.set.id?,
            year,
            round: ranking.round.clone(),
            subject: line.subject.clone(),
            kind: line.kind.clone(),
        })
    }
}

/// Draws it; gives the sheet that is to be opened.
pub(in crate::ui) fn ranking_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut RankingState,
) -> Option<ToOpen> {
    let mut seen = std::mem::take(&mut state.seen);
    let read = seen.get(cx.revision, &cx.year, |year| cx.try_get(|read| rankings(read, *year)));
    let open = match read {
        Err(why) => instead_ui(ui, |ui| part_not_read_ui(cx, ui, why)),
        Ok(found) => {
            let chosen = found.iter().find(|r| r.set.id.is_some() && r.set.id == state.set);
            match chosen.or(found.first()) {
                None => instead_ui(ui, |ui| {
                    let p = theme::palette(ui.ctx());
                    ui.label(egui::RichText::new(words::NOT_RANKED).color(p.ink2));
                    ui.add_space(theme::gap::FIELD);
                    state.to_scoring = theme::main_button(ui, words::TO_SCORING).clicked();
                }),
                Some(ranking) => set_ui(cx, ui, state, found, ranking),
            }
        }
    };
    state.seen = seen;
    recognise_ui(cx, ui.ctx(), &mut state.recognise);
    stay_ui(cx, ui.ctx(), &mut state.stay);
    open
}

/// Why a subject stays in its class over a cap.
fn stay_ui(cx: &Cx<'_>, ctx: &egui::Context, stay: &mut Option<(ScoreSheetId, String, String)>) {
    let Some((sheet, name, reason)) = stay else { return };
    let asked = Asked {
        id: "stays over a cap",
        title: &words::stay_title(name),
        hint: words::STAY_HINT,
        label: words::STAY_WHY,
        button: words::STAY_NOW,
        may_be_blank: true,
    };
    let Some(go) = reason_ui(ctx, &asked, reason) else { return };
    if go && let Some(Some(mut sheet)) = cx.noted(cx.try_get(|read| read.score_sheet(*sheet))) {
        reason.trim().clone_into(&mut sheet.kept_reason);
        cx.actions.push(Action::Score(Box::new(sheet)));
    }
    *stay = None;
}

fn instead_ui(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui)) -> Option<ToOpen> {
    super::instead_ui(ui, contents);
    None
}

fn set_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut RankingState,
    all: &[Ranking],
    ranking: &Ranking,
) -> Option<ToOpen> {
    let p = theme::palette(ui.ctx());
    let query = Query::new(&state.filter);
    let fits = |line: &&(usize, &RankedSubject)| {
        if query.is_blank() {
            return true;
        }
        let line = line.1;
        let text = format!("{} {} {}", line.name, line.unit, line.group);
        query.fits(&fold(&text))
    };
    let places = places(&ranking.lines);
    let numbered = places.into_iter().zip(&ranking.lines);
    let all_lines: Vec<(usize, &RankedSubject)> = numbered.collect();
    let mut lines: Vec<(usize, &RankedSubject)> = all_lines.iter().filter(fits).copied().collect();
    lines.sort_by_cached_key(|(_, line)| sort_key(&state.group_by.of(line)));
    head_ui(cx, ui, state, (all, ranking), &lines);
    let is_chosen = |line: &RankedSubject| {
        state.chosen.as_ref().is_some_and(|(of, kind)| line.subject == *of && line.kind == *kind)
    };
    let at = lines.iter().position(|(_, line)| is_chosen(line));
    let before = at;
    let at = move_by_keys(ui, at, lines.len());
    let is_moved = at != before || std::mem::take(&mut state.to_be_seen);
    let is_free = ui.memory(|m| m.focused().is_none() && m.top_modal_layer().is_none());
    let enter = is_free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    propose_ui(cx, ui, ranking, &mut state.recognise);
    let mut chosen = at.and_then(|at| lines.get(at)).map(|(_, line)| *line);
    let mut open = chosen.filter(|_| enter).and_then(|line| ToOpen::of(ranking, cx.year, line));
    if let Some(line) = chosen {
        let foot = egui::Panel::bottom("ranking-why").resizable(false);
        foot.frame(theme::at_edge(p.ground)).show(ui, |ui| {
            // In a low window it scrolls, so that lines stay in sight.
            let most = ui.ctx().content_rect().height() * 0.3;
            let area = egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most);
            // Another line is read from its beginning.
            let area = area.auto_shrink([false, true]).id_salt((line.name.as_str(), &line.kind));
            let may_change = !cx.read_only && !cx.lists.is_locked(Some(cx.year));
            match area.show(ui, |ui| why_foot_ui(ui, (&ranking.set.rules, line), may_change)).inner
            {
                Some(Foot::OpenSheet) => open = ToOpen::of(ranking, cx.year, line),
                Some(Foot::Stay(sheet, reason)) => {
                    state.stay = Some((sheet, line.name.clone(), reason));
                }
                None => {}
            }
        });
    }
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        theme::strip_for_notices(ui, "ranking");
        theme::rows_to_edge(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let has_units = state.group_by != GroupBy::Unit;
        let columns = Columns::of(ui.max_rect(), &ranking.set.rules, (&all_lines, has_units));
        heads_ui(ui, &columns);
        if lines.is_empty() {
            theme::at_edge(p.paper).show(ui, |ui| {
                ui.add_space(theme::gap::FIELD);
                ui.label(egui::RichText::new(words::NO_LINE).color(p.ink2));
            });
        }
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let mut under = String::new();
            for (place, line) in &lines {
                let group = state.group_by.of(line);
                if group != under {
                    group_ui(ui, &group);
                    under = group;
                }
                let is_chosen = chosen.is_some_and(|of| std::ptr::eq(of, *line));
                let row = line_ui(ui, &ranking.set.rules, &columns, (*place, line, is_chosen));
                if is_chosen && is_moved {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    chosen = Some(line);
                    // What is said of it may open over it.
                    state.to_be_seen = true;
                }
                if row.double_clicked() {
                    open = ToOpen::of(ranking, cx.year, line);
                }
            }
        });
    });
    state.chosen = chosen.map(|line| (line.subject.clone(), line.kind.clone()));
    open
}

/// Up and down go from line to line while nothing else has the keys.
fn move_by_keys(ui: &egui::Ui, at: Option<usize>, count: usize) -> Option<usize> {
    let is_busy = ui.memory(|m| m.focused().is_some() || m.top_modal_layer().is_some());
    if is_busy || egui::Popup::is_any_open(ui.ctx()) {
        return at;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        Some(at.map_or(0, |at| (at + 1).min(count.saturating_sub(1))))
    } else if pressed(Key::ArrowUp) {
        Some(at.map_or(0, |at| at.saturating_sub(1)))
    } else {
        at
    }
}

/// The place of each line: those with the same points have the same. Who is not judged has none.
fn places(lines: &[RankedSubject]) -> Vec<usize> {
    let mut places = Vec::with_capacity(lines.len());
    let mut last: Option<(i64, usize)> = None;
    let mut above = 0;
    for line in lines {
        let judged = &line.ranked.judged;
        if judged.standing == Standing::NotJudged {
            places.push(0);
            continue;
        }
        let place = match last {
            Some((total, place)) if total == judged.total => place,
            _ => above + 1,
        };
        above += 1;
        last = Some((judged.total, place));
        places.push(place);
    }
    places
}

fn head_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    state: &mut RankingState,
    (all, ranking): (&[Ranking], &Ranking),
    lines: &[(usize, &RankedSubject)],
) {
    let p = theme::palette(ui.ctx());
    let head = egui::Panel::top("ranking-head").resizable(false);
    head.exact_size(theme::height::HEAD).frame(theme::at_edge(p.paper)).show(ui, |ui| {
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(layout, |ui| {
            if ui.button(words::COPY).clicked() {
                ui.ctx().copy_text(as_table(&ranking.set.rules, lines));
                cx.actions.push(Action::Notice(words::COPIED.to_owned()));
            }
            let at = GroupBy::ALL.iter().position(|by| *by == state.group_by).unwrap_or_default();
            let shown = words::GROUPINGS.get(at).copied().unwrap_or_default();
            let combo = egui::ComboBox::from_id_salt("ranking-by").icon(theme::chevron);
            let combo = combo.selected_text(format!("{}: {shown}", words::GROUP_BY));
            let combo = combo.show_ui(ui, |ui| {
                low_rows(ui);
                for (by, name) in GroupBy::ALL.into_iter().zip(words::GROUPINGS) {
                    if ui.selectable_label(by == state.group_by, name).clicked() {
                        state.group_by = by;
                    }
                }
            });
            theme::named(combo.response, words::GROUP_BY);
            let id = egui::Id::unique("filter of the ranking");
            filter_ui(ui, id, &mut state.filter, screens::FILTER, 180.0);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if all.len() > 1 {
                    set_choice_ui(ui, state, all, ranking);
                } else {
                    let name = egui::RichText::new(words::set_name(&ranking.set)).heading();
                    ui.add(egui::Label::new(name).truncate());
                }
                let said = words::ranked(&counts(ranking), ranking.lines.len());
                let said = egui::RichText::new(said).color(p.ink2);
                ui.add(egui::Label::new(said).truncate());
            });
        });
    });
}

fn set_choice_ui(ui: &mut egui::Ui, state: &mut RankingState, all: &[Ranking], ranking: &Ranking) {
    let combo = egui::ComboBox::from_id_salt("ranking-set").icon(theme::chevron);
    let combo = combo.selected_text(words::set_name(&ranking.set)).show_ui(ui, |ui| {
        low_rows(ui);
        for other in all {
            let is_shown = other.set.id == ranking.set.id;
            if ui.selectable_label(is_shown, words::set_name(&other.set)).clicked() {
                state.set = other.set.id;
                state.chosen = None;
            }
        }
    });
    theme::named(combo.response, words::SET);
}

/// How many have each class, in the order of the set.
fn counts(ranking: &Ranking) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> =
        ranking.set.rules.classes.iter().map(|class| (class.name.clone(), 0)).collect();
    for line in &ranking.lines {
        let class = evaluation::class(&ranking.set.rules, line.ranked.judged.standing);
        match counts.iter_mut().find(|(name, _)| *name == class) {
            Some((_, count)) => *count += 1,
            None => counts.push((class, 1)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

/// Models in the order of the ranking, by their class.
fn candidates(ranking: &Ranking) -> Vec<Candidate> {
    let candidate = |line: &RankedSubject| {
        let ScoreSubject::Registration(registration) = line.subject else { return None };
        let standing = line.ranked.judged.standing;
        (standing != Standing::NotJudged).then(|| Candidate {
            registration,
            name: labels::joined(&[&line.name, &line.unit]),
            group: evaluation::class(&ranking.set.rules, standing),
        })
    };
    ranking.lines.iter().filter_map(candidate).collect()
}

/// Whoever is proposed goes into a round of the year: the only one, or the one that is chosen. Models may be recognised.
fn propose_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    ranking: &Ranking,
    recognise: &mut Option<Recognise>,
) {
    let proposed = ranking.lines.iter().filter(|l| l.ranked.proposed == Proposed::Yes).count();
    let may_recognise = ranking.set.about == ScoredKind::Registration;
    if cx.read_only || proposed == 0 && !may_recognise || cx.lists.is_locked(Some(cx.year)) {
        return;
    }
    let p = theme::palette(ui.ctx());
    let rounds: Vec<(RoundId, &str)> = cx
        .lists
        .rounds
        .iter()
        .filter(|round| cx.is_of_year(&round.years.year))
        .filter_map(|round| Some((round.id?, round.name.as_str())))
        .collect();
    let foot = egui::Panel::bottom("ranking-foot").resizable(false);
    foot.frame(theme::at_edge(p.paper)).exact_size(theme::height::HEAD).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            match rounds.as_slice() {
                _ if proposed == 0 => {}
                [] => {
                    if theme::main_button(ui, words::OPEN_ROUND).clicked() {
                        cx.actions.push(Action::Begin(Kind::Round, None));
                    }
                }
                [(round, _)] => {
                    if theme::main_button(ui, &words::propose(proposed)).clicked() {
                        propose(cx, ranking, *round);
                    }
                }
                several => {
                    let button = theme::main_button(ui, &words::propose(proposed));
                    egui::Popup::menu(&button).show(|ui| {
                        low_rows(ui);
                        for (round, name) in several {
                            if ui.button(*name).clicked() {
                                propose(cx, ranking, *round);
                                ui.close();
                            }
                        }
                    });
                }
            }
            if may_recognise && ui.button(results::RECOGNISE).clicked() {
                *recognise = Recognise::about(cx, candidates(ranking));
            }
        });
    });
}

fn propose(cx: &Cx<'_>, ranking: &Ranking, round: RoundId) {
    let of = (&ranking.set.rules, ranking.lines.as_slice());
    let Some(found) = cx.noted(to_propose(&cx.known, of, round)) else { return };
    if !found.unknown.is_empty() {
        cx.actions.push(Action::Notice(words::proposed_but(&found.unknown)));
    }
    match found.edit {
        Some(edit) => {
            cx.actions.push(Action::Edit(edit));
            cx.actions.push(Action::Desk(round));
        }
        None if found.unknown.is_empty() => {
            cx.actions.push(Action::Notice(words::PROPOSED_ALREADY.to_owned()));
        }
        None => {}
    }
}

/// What one does with the chosen line.
enum Foot {
    OpenSheet,
    /// It stays in its class over a cap, or not any more: its sheet, and why so far.
    Stay(ScoreSheetId, String),
}

/// The sheet of a line that a cap with places for reasons is about, and the reason so far.
fn may_stay(rules: &Rules, line: &RankedSubject) -> Option<Foot> {
    let has_places = |why: &Reason| match why {
        Reason::Cap { class, percent, .. } => rules.caps.iter().any(|cap| {
            let is_it =
                cap.percent == *percent && same_name_key(&cap.class) == same_name_key(class);
            is_it && cap.with_reason.is_some()
        }),
        _ => false,
    };
    // A reason that changes nothing can be taken away, too.
    let may = !line.kept_reason.is_empty() || line.ranked.judged.why.iter().any(has_places);
    line.sheet.filter(|_| may).map(|sheet| Foot::Stay(sheet, line.kept_reason.clone()))
}

/// Why the chosen line has its class.
fn why_foot_ui(
    ui: &mut egui::Ui,
    (rules, line): (&Rules, &RankedSubject),
    may_change: bool,
) -> Option<Foot> {
    let p = theme::palette(ui.ctx());
    let mut wish = None;
    ui.add_space(theme::gap::NEAR);
    let size = vec2(ui.available_width(), theme::height::FIELD);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        if ui.button(words::OPEN_SHEET).clicked() {
            wish = Some(Foot::OpenSheet);
        }
        if let Some(stay) = may_stay(rules, line).filter(|_| may_change)
            && ui.button(words::STAY).clicked()
        {
            wish = Some(stay);
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let name = egui::RichText::new(&line.name).family(theme::bold_family());
            ui.label(words::WHY);
            ui.add(egui::Label::new(name).truncate());
        });
    });
    let judged = &line.ranked.judged;
    why_ui(ui, rules, judged, true);
    let least: Vec<String> = rules.quotas.iter().map(|quota| quota.least.clone()).collect();
    let is_limit = |why: &Reason| matches!(why, Reason::Quota { .. } | Reason::Tie);
    let is_said = judged.is_excluded
        || judged.standing == Standing::NotJudged
        || judged.why.iter().any(is_limit);
    if line.ranked.proposed == Proposed::No && !is_said && !least.is_empty() {
        let said = words::not_proposed(&evaluation::class(rules, judged.standing), &least);
        let said = egui::RichText::new(said).size(theme::size::SMALL).color(p.amber);
        ui.add(egui::Label::new(said).wrap());
    }
    ui.add_space(theme::gap::NEAR);
    wish
}

/// The lines as cells, for a spreadsheet.
fn as_table(rules: &Rules, lines: &[(usize, &RankedSubject)]) -> String {
    let tops = tops(lines);
    let code = |at: &usize| rules.criteria.get(*at).map_or_else(String::new, |c| c.code.clone());
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let mut heads: Vec<String> = [words::RANK, words::NAME, words::UNIT].map(str::to_owned).into();
    heads.extend(tops.iter().map(code));
    heads.extend([words::TOTAL, words::CLASS, words::PROPOSED].map(str::to_owned));
    rows.push(heads.join("\t"));
    for (place, line) in lines {
        let judged = &line.ranked.judged;
        let place = if *place > 0 { place.to_string() } else { String::new() };
        let mut cells = vec![place, line.name.clone(), line.unit.clone()];
        for top in &tops {
            let points = judged.groups.iter().find(|(at, _)| at == top).map(|(_, points)| *points);
            cells.push(points.map_or_else(String::new, points_in_file));
        }
        let is_open = judged.standing == Standing::NotJudged;
        cells.push(if is_open { String::new() } else { points_in_file(judged.total) });
        cells.push(evaluation::class(rules, judged.standing));
        cells.push(evaluation::proposed(line.ranked.proposed).to_owned());
        let in_one_line = |cell: &String| sentence::in_one_line(cell);
        rows.push(cells.iter().map(in_one_line).collect::<Vec<_>>().join("\t"));
    }
    rows.join("\n")
}
