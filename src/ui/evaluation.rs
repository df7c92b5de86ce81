//! “Đánh giá, khen thưởng”: the desk of a round, scoring, the ranking, and what the year came to, one beside the other.
use super::{
    action::Action,
    cx::Cx,
    desk::{DeskState, desk_ui},
    results::{ResultsState, results_ui},
    scoring::{
        After, ScoringState,
        ranking::{RankingState, ranking_ui},
        scoring_ui,
    },
    theme,
};
use crate::{
    domain::{evaluation::ScoreSheet, ids::RoundId},
    text::{results, scoring as words},
};

/// What of the tab is on show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// Theo dõi đợt.
    #[default]
    Desk,
    /// Chấm điểm.
    Scoring,
    /// Xếp hạng.
    Ranking,
    /// Kết quả năm.
    Results,
}

impl View {
    /// In the order of their strip.
    const ALL: [Self; 4] = [Self::Desk, Self::Scoring, Self::Ranking, Self::Results];
}

/// View state.
#[derive(Default)]
pub(super) struct EvaluationState {
    view: View,
    desk: DeskState,
    scoring: ScoringState,
    ranking: RankingState,
    results: ResultsState,
    /// Sheets were on show in the last frame.
    is_scoring: bool,
}

impl EvaluationState {
    /// Shows the desk of a round.
    pub(super) fn show_round(&mut self, round: RoundId) {
        self.view = View::Desk;
        self.desk.show(round);
    }

    /// The section of the help for the view on show, where it has one of its own.
    pub(super) fn help(&self) -> Option<&'static str> {
        match self.view {
            View::Desk => None,
            View::Scoring | View::Ranking => Some(words::HELP),
            View::Results => Some(results::TITLE),
        }
    }

    /// The sheets with what was typed and is not stored yet, once after they were on show.
    pub(super) fn leave(&mut self, cx: &Cx<'_>) -> Vec<ScoreSheet> {
        if std::mem::take(&mut self.is_scoring) { self.scoring.leave(cx) } else { Vec::new() }
    }

    /// Sheets are on show no more: what still stands in a cell is stored.
    pub(super) fn store_left(&mut self, cx: &Cx<'_>) {
        for sheet in self.leave(cx) {
            cx.actions.push(Action::Score(Box::new(sheet)));
        }
    }

    /// Does anything stand in cells that cannot be stored?
    pub(super) fn has_unread(&self) -> bool {
        self.scoring.has_unread()
    }

    /// A sheet that could not be stored: what was typed into it stands there again.
    pub(super) fn take_back(&mut self, sheet: &ScoreSheet, stored: Option<&ScoreSheet>) {
        self.scoring.take_back(sheet, stored);
    }

    /// Reads everything again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.desk.read_again();
        self.scoring.read_again();
        self.ranking.read_again();
        self.results.read_again();
    }
}

/// Draws it.
pub(super) fn evaluation_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut EvaluationState) {
    let p = theme::palette(ui.ctx());
    egui::Panel::top("evaluation-views")
        .resizable(false)
        .exact_size(theme::height::TABS)
        .frame(theme::at_edge(p.ground))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                for (view, name) in View::ALL.into_iter().zip(words::VIEWS) {
                    if theme::tab(ui, state.view == view, name, view == View::Desk).clicked() {
                        state.view = view;
                    }
                }
            });
        });
    if state.view != View::Scoring {
        state.store_left(cx);
    }
    state.is_scoring = state.view == View::Scoring;
    match state.view {
        View::Desk => desk_ui(cx, ui, &mut state.desk),
        View::Results => results_ui(cx, ui, &mut state.results),
        View::Scoring => {
            if scoring_ui(cx, ui, &mut state.scoring) == After::Ranking {
                state.ranking.show(state.scoring.set());
                state.view = View::Ranking;
            }
        }
        View::Ranking => {
            if let Some(sheet) = ranking_ui(cx, ui, &mut state.ranking) {
                state.scoring.show(sheet);
                state.view = View::Scoring;
            } else if state.ranking.is_to_score() {
                state.view = View::Scoring;
            }
        }
    }
}
