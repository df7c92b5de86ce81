//! “Giấy cần in lại”: papers of a round that were printed and say something else now, each with its words then and
//! now; just those are printed again.
use super::line_ui;
use crate::{
    domain::{failure::Failure, ids::RoundId, paper::About},
    listing::desk::Desk,
    papers::{Mismatch, to_reprint_about},
    report::{
        ReportError, ReportParams,
        spots::{self, column},
    },
    text::{desk as words, papers, reports},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{cached::Cached, not_read::part_not_read_ui},
    },
};

/// Papers to be printed again, as they were last looked at.
pub(super) type Reprint = Cached<RoundId, Result<Vec<Again>, Failure>>;

/// One of them.
pub(super) struct Again {
    report: &'static str,
    /// As it was printed.
    params: ReportParams,
    /// In which words it differs.
    said: String,
}

/// So many say their words at once; of the rest the number.
const AT_ONCE: usize = 3;

/// Draws them; true when there are any.
pub(super) fn reprint_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    desk: &Desk,
    reprint: &mut Reprint,
) -> bool {
    let Some(id) = desk.round.id else { return false };
    let found = reprint.get(cx.revision, &id, |_| {
        let mut abouts = vec![About::round(id)];
        abouts.extend(desk.our_decisions().filter_map(|d| d.id).map(About::decision));
        match to_reprint_about(cx.read, &abouts, cx.today) {
            Ok(found) => Ok(found.iter().map(again).collect()),
            Err(ReportError::Store(error)) => Err(cx.failures.add(&error)),
            // What cannot be made at all is said where it is printed.
            Err(ReportError::Refused(_) | ReportError::Empty(_)) => Ok(Vec::new()),
        }
    });
    let all = match found {
        Ok(all) => all,
        Err(why) => {
            part_not_read_ui(cx, ui, why);
            return true;
        }
    };
    let Some(first) = all.first() else { return false };
    let titles: Vec<&str> = all.iter().map(|again| reports::title(again.report)).collect();
    let button = if all.len() == 1 { words::REPRINT } else { words::REPRINT_THESE };
    if line_ui(ui, &words::to_reprint(&titles), button, true) {
        // One is looked at before it is printed.
        if all.len() == 1
            && let About::Record(record) = first.params.about
        {
            cx.actions.push(Action::PrintPaper(record, first.report, first.params.about));
        } else {
            let these = all.iter().map(|again| (again.report, again.params.clone()));
            cx.actions.push(Action::PrintAgain(these.collect()));
        }
    }
    let p = theme::palette(ui.ctx());
    let small = |text: String| egui::RichText::new(text).color(p.ink2).size(theme::size::SMALL);
    let differ: Vec<&Again> = all.iter().filter(|again| !again.said.is_empty()).collect();
    for again in differ.iter().take(AT_ONCE) {
        let said = words::differs(reports::title(again.report), &again.said, all.len() > 1);
        ui.add(egui::Label::new(small(said)).wrap());
    }
    // The names of the round keep their place below.
    if let Some(more) = differ.get(AT_ONCE..).filter(|more| !more.is_empty()) {
        let said = |again: &&Again| words::differs(reports::title(again.report), &again.said, true);
        let all: Vec<String> = more.iter().map(said).collect();
        ui.label(small(words::more_differ(more.len()))).on_hover_text(all.join("\n"));
    }
    true
}

fn again(found: &Mismatch) -> Again {
    // A running number changes with every row above it.
    let is_serial = |spot| spots::row_and_column(spot).is_some_and(|(_, of)| of == column::SERIAL);
    let texts = found
        .differences
        .iter()
        .filter(|of| !of.spot.as_ref().is_some_and(is_serial))
        .map(|of| (of.old.clone(), of.new.clone()));
    Again {
        report: found.report,
        params: ReportParams { about: found.about, options: found.printing.options.clone() },
        said: papers::word_by_word(&texts.collect::<Vec<_>>()),
    }
}
