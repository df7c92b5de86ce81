//! Where a text on a paper comes from: the record and the field to change, until it is corrected on the paper
//! itself. Found by what stands in the records of the paper; what no record holds is the form's.
use super::preview::PaperClick;
use crate::{
    domain::{
        decision::{Decision, PaperState},
        field::Field,
        ids::Record,
        number::show_grouped,
        office::Body,
        vietnamese::{clean, fold},
    },
    report::ReportParams,
    text::{actions, labels, screens, terms},
    ui::{action::Action, cx::Cx, theme},
    workspace::AwardFilter,
};

/// A text that was pointed at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// What to say of it.
    sentence: String,
    /// Where it is changed.
    record: Option<Record>,
}

/// A text of a record that may stand on the paper.
struct Candidate {
    record: Record,
    field: Field,
    fold: String,
    /// The name of whom the record is about, to tell lines apart.
    of: String,
}

/// The strip below the paper: it has its height before anything is pointed at, so that the paper stays.
pub(super) fn source_ui(cx: &Cx<'_>, ui: &mut egui::Ui, source: Option<&Source>) {
    let p = theme::palette(ui.ctx());
    egui::Panel::bottom("source of a text").exact_size(44.0).frame(egui::Frame::NONE).show(
        ui,
        |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(record) = source.and_then(|s| s.record)
                    && ui.button(actions::OPEN_SOURCE).clicked()
                {
                    cx.actions.push(Action::Show(record));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let text = match source {
                        Some(source) => egui::RichText::new(&source.sentence).size(13.0),
                        None => egui::RichText::new(screens::PAPER_HINT).color(p.weak).size(13.0),
                    };
                    ui.add(egui::Label::new(text).wrap());
                });
            });
        },
    );
}

/// What a click on a paper points at.
pub(super) fn source_of(
    cx: &Cx<'_>,
    paper: &str,
    params: &ReportParams,
    click: &PaperClick,
) -> Source {
    let decision = cx.lists.decisions.iter().find(|d| d.id.is_some() && d.id == params.decision);
    if let Some(issued) = decision.filter(|d| d.state == PaperState::Issued)
        && cx.lists.bodies.iter().any(|b| b.is_ours && b.id == issued.body)
        && paper != LIST_OF_ALL
    {
        let record = issued.id.map(Record::Decision);
        return Source { sentence: screens::PAPER_ISSUED.to_owned(), record };
    }
    let mut candidates = Vec::new();
    let of_proposals = paper.starts_with(PROPOSALS);
    let body = match (decision, params.round) {
        (Some(decision), _) => decision.body,
        (None, Some(round)) => {
            cx.lists.rounds.iter().find(|r| r.id == Some(round)).and_then(|r| r.body)
        }
        (None, None) => params.body,
    };
    if of_proposals {
        proposals(cx, params, &mut candidates);
    } else {
        awards(cx, params, &mut candidates);
    }
    if let Some(decision) = decision {
        texts_of_decision(cx, decision, &mut candidates);
    }
    if let Some(body) = cx.lists.bodies.iter().find(|b| b.id.is_some() && b.id == body) {
        texts_of_body(body, &mut candidates);
    }
    let text = clean(&click.text);
    match best(&candidates, &text, &click.line) {
        Some(found) => Source {
            sentence: screens::paper_source(
                &labels::one_line(&text),
                terms::kind(found.record.kind()),
                terms::field(found.field),
            ),
            record: Some(found.record),
        },
        None => Source { sentence: screens::PAPER_OF_THE_FORM.to_owned(), record: None },
    }
}

/// Papers of proposals, and the one list that is never issued.
const PROPOSALS: &str = "de-nghi";
const LIST_OF_ALL: &str = "ds-khen-thuong";

/// The candidate that the text is: its very words, or the shortest that holds it, or the longest it holds. Of
/// several the one whose line it is.
fn best<'c>(candidates: &'c [Candidate], text: &str, line: &[String]) -> Option<&'c Candidate> {
    let wanted = fold(text);
    let trimmed = wanted.trim_matches(|c: char| !c.is_alphanumeric());
    if trimmed.chars().count() < 2 {
        return None;
    }
    let line: Vec<String> = line.iter().map(|t| fold(t)).collect();
    let rank = |c: &&Candidate| {
        let likeness = if c.fold == trimmed {
            (3, 0)
        } else if c.fold.contains(trimmed) {
            (2, -(c.fold.len() as i64))
        } else if trimmed.contains(c.fold.as_str()) && c.fold.chars().count() > 3 {
            (1, c.fold.len() as i64)
        } else {
            return None;
        };
        let is_its_line = line.iter().any(|t| !t.is_empty() && c.of.contains(t.as_str()));
        Some((likeness.0, is_its_line, likeness.1))
    };
    // Of equals the first: a name before the unit of the same name.
    candidates.iter().rev().filter(|c| rank(c).is_some()).max_by_key(rank)
}

fn add(out: &mut Vec<Candidate>, record: Record, of: &str, texts: &[(Field, &str)]) {
    let of = fold(of);
    for (field, text) in texts {
        for line in text.lines() {
            let folded = fold(line);
            let folded = folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            if !folded.is_empty() {
                out.push(Candidate { record, field: *field, fold: folded, of: of.clone() });
            }
        }
    }
}

fn awards(cx: &Cx<'_>, params: &ReportParams, out: &mut Vec<Candidate>) {
    let filter = AwardFilter {
        year: params.year,
        body: params.body,
        round: params.round,
        decision: params.decision,
    };
    for row in cx.read.award_rows(filter).unwrap_or_default() {
        let reward = row.reward.map(show_grouped).unwrap_or_default();
        let texts = [
            (Field::PrintedName, row.name.as_str()),
            (Field::PrintedPosition, &row.position_title),
            (Field::PrintedUnit, &row.unit),
            (Field::Citation, &row.citation),
            (Field::Reward, &reward),
        ];
        add(out, Record::Award(row.id), &row.name, &texts);
    }
}

fn proposals(cx: &Cx<'_>, params: &ReportParams, out: &mut Vec<Candidate>) {
    let rows = cx.read.proposal_rows(params.round, params.year).unwrap_or_default();
    for row in rows {
        let texts = [
            (Field::Recipient, row.name.as_str()),
            (Field::PostTitle, &row.title),
            (Field::Unit, &row.unit),
            (Field::Achievement, &row.achievement),
            (Field::Rating, &row.rating),
            (Field::AwardForm, &row.form),
        ];
        add(out, Record::Proposal(row.id), &row.name, &texts);
    }
}

fn texts_of_decision(cx: &Cx<'_>, decision: &Decision, out: &mut Vec<Candidate>) {
    let Some(id) = decision.id else { return };
    let body = cx.lists.bodies.iter().find(|b| b.id == decision.body);
    let number = labels::decision_number(&decision.number, body);
    let texts = [
        (Field::DecisionSummary, decision.summary.as_str()),
        (Field::Number, &number),
        (Field::DecisionDate, &decision.date.text),
        (Field::Bases, &decision.bases),
        (Field::Considering, &decision.considering),
        (Field::Articles, &decision.articles),
        (Field::DistributionList, &decision.distribution),
    ];
    add(out, Record::Decision(id), "", &texts);
    let signs = cx.lists.signatories.iter().find(|s| s.id.is_some() && s.id == decision.signatory);
    if let Some(s) = signs
        && let Some(id) = s.id
    {
        let texts = [(Field::FullName, s.name.as_str()), (Field::PostTitle, &s.position)];
        add(out, Record::Signatory(id), "", &texts);
    }
}

fn texts_of_body(body: &Body, out: &mut Vec<Candidate>) {
    let Some(id) = body.id else { return };
    let texts = [
        (Field::LetterheadParent, body.letterhead_parent.as_str()),
        (Field::LetterheadName, &body.letterhead_name),
        (Field::DecidesAs, &body.decides_as),
        (Field::OnBehalfOf, &body.on_behalf_of),
        (Field::DefaultRecipients, &body.default_recipients),
    ];
    add(out, Record::Body(id), "", &texts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::AwardId;

    #[test]
    fn a_text_is_found_on_its_own_line() {
        let mut all = Vec::new();
        for (id, name) in [(1, "Nguyễn Văn Mẫu"), (2, "Nguyễn Văn Mẫu An")] {
            let texts = [(Field::PrintedName, name), (Field::PrintedUnit, "Chi bộ ấp Long Thạnh")];
            add(&mut all, Record::Award(AwardId(id)), name, &texts);
        }
        let line = |name: &str| vec!["1".to_owned(), name.to_owned(), "Chi bộ ấp".to_owned()];
        for (text, name, want) in [
            ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", Some((1, Field::PrintedName))),
            ("Nguyễn Văn Mẫu An", "Nguyễn Văn Mẫu An", Some((2, Field::PrintedName))),
            // A cell broken over two lines.
            ("Chi bộ ấp", "Nguyễn Văn Mẫu An", Some((2, Field::PrintedUnit))),
            ("DANH SÁCH", "", None),
            ("1", "Nguyễn Văn Mẫu", None),
        ] {
            let found = best(&all, text, &line(name));
            let found = found.map(|c| (c.record.number(), c.field));
            assert_eq!(found, want, "{text}");
        }
    }
}
