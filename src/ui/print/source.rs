//! Where a text on a paper comes from: the record and the field to change, until it is corrected on the paper
//! itself. Its name says what it is; what no record holds is the form's.
use super::{correct::Place, wording::Wording};
use crate::{
    domain::{
        award::Recipient,
        decision::{Decision, PaperState},
        field::Field,
        ids::{Kind, Record},
        office::ours_of_key,
        paper::About,
        vietnamese::clean,
    },
    layout::block::Spot,
    listing::{review::units_to_ask, year_report::Part},
    report::{
        ReportParams, ReportSpec,
        about::{AboutKind, awards_of},
        sheets::{review, year_report},
        spots::{self, column},
    },
    text::{actions, screens, sentence, terms},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{figure_rows::figure_rows_ui, menu::scrolled},
    },
};

/// A text that was pointed at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Source {
    /// What to say of it.
    sentence: String,
    /// Where it is changed.
    record: Option<Record>,
    /// The field that it stands in.
    pub(super) place: Option<(Record, Field)>,
    /// The numbers of the year that it is made of, each with the rows behind it.
    figures: Vec<Part>,
}

/// The strip below the paper: it has its height before anything is pointed at, so that the paper stays.
pub(super) fn source_ui(cx: &Cx<'_>, ui: &mut egui::Ui, source: Option<&Source>, is_issued: bool) {
    let p = theme::palette(ui.ctx());
    egui::Panel::bottom("source of a text")
        .exact_size(theme::height::NOTICE)
        .frame(theme::at_edge(p.desk))
        .show(ui, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(record) = source.and_then(|s| s.record)
                    && ui.button(actions::OPEN_SOURCE).clicked()
                {
                    cx.actions.push(Action::Show(record));
                }
                if let Some(source) = source.filter(|source| !source.figures.is_empty()) {
                    figures_ui(cx, ui, source);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let text = if let Some(source) = source {
                        egui::RichText::new(&source.sentence).size(theme::size::SMALL)
                    } else {
                        let hint = if is_issued {
                            screens::PAPER_ISSUED_HINT
                        } else {
                            screens::PAPER_HINT
                        };
                        egui::RichText::new(hint).color(p.ink2).size(theme::size::SMALL)
                    };
                    ui.add(egui::Label::new(text).wrap());
                });
            });
        });
}

/// The numbers of a paragraph, each with the rows behind it, from the strip up.
fn figures_ui(cx: &Cx<'_>, ui: &mut egui::Ui, source: &Source) {
    ui.menu_button(screens::OPEN_FIGURES, |ui| {
        scrolled(ui, |ui| {
            for figure in &source.figures {
                let said = screens::figure_said(&figure.label, &figure.value);
                ui.label(egui::RichText::new(said).family(theme::bold_family()));
                figure_rows_ui(cx, ui, &figure.rows);
                ui.add_space(theme::gap::NEAR);
            }
        });
    });
}

/// What a press on a paper points at.
pub(super) fn source_of(
    cx: &Cx<'_>,
    paper: &ReportSpec,
    params: &ReportParams,
    pressed: Option<&Place>,
) -> Source {
    let decision = cx.lists.decisions.iter().find(|d| d.id.is_some() && d.id == params.decision());
    if let Some(issued) = decision.filter(|d| d.state == PaperState::Issued)
        && ours_of_key(&cx.lists.bodies, issued.body).is_some()
        && paper.is_of_decision()
    {
        // What was wrong of somebody is noted with that one's award.
        let award = pressed.and_then(|of| spots::row_and_column(&of.spot));
        let award = award.and_then(|(uid, column)| place_in_award(cx, params, uid, column));
        let award = award.map(|(record, _)| record).filter(|r| matches!(r, Record::Award(_)));
        let record = award.or(issued.id.map(Record::Decision));
        let sentence = screens::PAPER_ISSUED.to_owned();
        return Source { sentence, record, ..Source::default() };
    }
    let figures = pressed.map(|of| {
        let said = cx.get(|read| year_report::behind(read, params, (paper.id, &of.spot)));
        said.into_iter().flat_map(|said| said.parts).collect::<Vec<Part>>()
    });
    if let Some(figures) = figures.filter(|figures| !figures.is_empty()) {
        let sentence = screens::PAPER_OF_FIGURES.to_owned();
        return Source { sentence, figures, ..Source::default() };
    }
    let place = pressed.and_then(|of| place_of(cx, paper, params, decision, &of.spot));
    if let Some((pressed, (record, field))) = pressed.zip(place) {
        return Source {
            sentence: screens::paper_source(
                &sentence::one_line(&clean(&pressed.words)),
                terms::kind(record.kind()),
                terms::field(field),
            ),
            record: Some(record),
            place: Some((record, field)),
            figures: Vec::new(),
        };
    }
    let is_worded = Wording::is_of(paper) && !paper.is_of_decision();
    let sentence =
        if is_worded { screens::PAPER_OF_THE_WORDING } else { screens::PAPER_OF_THE_FORM };
    Source { sentence: sentence.to_owned(), ..Source::default() }
}

/// The record and field that a text of a paper is from; `None` for what the form sets.
fn place_of(
    cx: &Cx<'_>,
    paper: &ReportSpec,
    params: &ReportParams,
    decision: Option<&Decision>,
    spot: &Spot,
) -> Option<(Record, Field)> {
    let is_of_proposals = paper.usual_about() == AboutKind::Round;
    if let Some((uid, column)) = spots::row_and_column(spot) {
        // Who attends a session stands in its own form.
        if let About::Record(session @ Record::TrainingSession(_)) = params.about {
            return Some((session, Field::Attendees));
        }
        let of_year = paper.usual_about() == AboutKind::Year && !paper.lists.is_empty();
        if of_year && !paper.lists.contains(&Kind::Award) {
            return place_in_record(cx, paper, uid, column);
        }
        return if paper.id == review::SPEC.id {
            place_of_checked(cx, params, uid, column)
        } else if is_of_proposals {
            place_in_proposal(cx, params, uid, column)
        } else {
            place_in_award(cx, params, uid, column)
        };
    }
    let round = cx.lists.rounds.iter().find(|r| r.id.is_some() && r.id == params.round());
    let body = match (decision, round) {
        (Some(decision), _) => decision.body,
        (None, Some(round)) => round.body,
        (None, None) => params.body(),
    };
    let of_body = |field| Some((Record::Body(body?), field));
    // What is said of a decision elsewhere, read aloud for instance, has words of its own.
    let printed = decision.filter(|_| paper.is_of_decision());
    let of_decision = |field| Some((Record::Decision(printed?.id?), field));
    let of_signatory = |field| Some((Record::Signatory(decision?.signatory?), field));
    match spots::first_part(spot) {
        spots::PARENT => of_body(Field::LetterheadParent),
        spots::ISSUER => of_body(Field::LetterheadName),
        spots::AUTHORITY_ABOVE | spots::DECIDES => of_body(Field::DecidesAs),
        spots::AUTHORITY => of_body(Field::OnBehalfOf),
        spots::NUMBER | spots::ANNEX_NOTE => of_decision(Field::Number),
        spots::DATE => of_decision(Field::DecisionDate),
        spots::SUBJECT if paper.is_of_decision() && paper.recipients.is_none() => {
            of_decision(Field::DecisionSummary)
        }
        spots::SUBJECT => {
            let round = params.round().or_else(|| decision?.round)?;
            let field = if is_of_proposals { Field::Content } else { Field::Citation };
            Some((Record::Round(round), field))
        }
        spots::BASIS => of_decision(Field::Bases),
        spots::CONSIDERING => of_decision(Field::Considering),
        spots::ARTICLE | spots::PARAGRAPH => of_decision(Field::Articles),
        spots::POSITION => of_signatory(Field::PostTitle),
        spots::SIGNER => of_signatory(Field::FullName),
        spots::RECIPIENTS => match decision.filter(|d| !d.distribution.trim().is_empty()) {
            Some(_) => of_decision(Field::DistributionList),
            None => of_body(Field::DefaultRecipients),
        },
        _ => None,
    }
}

/// A row of a list of the year goes to the record it is about.
fn place_in_record(
    cx: &Cx<'_>,
    paper: &ReportSpec,
    uid: &str,
    column: &str,
) -> Option<(Record, Field)> {
    let uid = spots::whole_of(uid);
    let record = cx.get(|read| read.record_of_uid(paper.lists, uid))?;
    let field = match record {
        Record::Registration(_) => match column {
            column::NAME => Field::MovementModel,
            column::CONTENT => Field::RegistrationContent,
            column::KIND => Field::RegistrationKind,
            column::IN_CHARGE => Field::InCharge,
            _ => Field::Note,
        },
        Record::MovementModel(_) => match column {
            column::NAME => Field::ModelName,
            column::UNIT => Field::Unit,
            _ => Field::Replications,
        },
        Record::DemocracyRecord(_) => Field::Unit,
        Record::Target(_) => match column {
            column::PLANNED => Field::Planned,
            column::NOTE => Field::Note,
            _ => Field::TargetName,
        },
        Record::ScoreSheet(_) => Field::ScoreRound,
        Record::Unit(_) => Field::UnitName,
        _ => return None,
    };
    Some((record, field))
}

/// A name on a bản soát goes by the uid of its proposal; its words are those of the award where there is one.
fn place_of_checked(
    cx: &Cx<'_>,
    params: &ReportParams,
    uid: &str,
    column: &str,
) -> Option<(Record, Field)> {
    let round = cx.lists.rounds.iter().find(|r| r.id.is_some() && r.id == params.round())?;
    let units = cx.get(|read| units_to_ask(read, round));
    let mut names = units.iter().flat_map(|unit| &unit.names);
    if let Some(award) = &names.find(|name| name.uid == uid)?.award_uid {
        return place_in_award(cx, params, award, column);
    }
    // Post and unit stand apart here, and are the same fields.
    let column = if column == column::POST { column::POST_AND_UNIT } else { column };
    place_in_proposal(cx, params, uid, column)
}

fn place_in_award(
    cx: &Cx<'_>,
    params: &ReportParams,
    uid: &str,
    column: &str,
) -> Option<(Record, Field)> {
    let of_paper = awards_of(params.about, params.body())?;
    let rows = cx.get(|read| read.award_rows(of_paper));
    let row = rows.iter().find(|r| r.uid == uid)?;
    let of_award = |field| Some((Record::Award(row.id), field));
    match column {
        column::NAME => of_award(Field::PrintedName),
        column::POST_AND_UNIT if row.position_title.is_empty() => of_award(Field::PrintedUnit),
        column::POST | column::POST_AND_UNIT => of_award(Field::PrintedPosition),
        column::UNIT => of_award(Field::PrintedUnit),
        column::ACHIEVEMENT => of_award(Field::Citation),
        column::REWARD => of_award(Field::Reward),
        column::FORM => of_award(Field::AwardForm),
        column::DECISION => Some((Record::Decision(row.decision?), Field::Number)),
        _ => None,
    }
}

fn place_in_proposal(
    cx: &Cx<'_>,
    params: &ReportParams,
    uid: &str,
    column: &str,
) -> Option<(Record, Field)> {
    let rows = cx.get(|read| read.proposal_rows(params.round(), None));
    let row = rows.iter().find(|r| r.uid == uid)?;
    // Birth and post are facts of the person.
    let of_person = |field| match row.recipient {
        Recipient::Person(id) => Some((Record::Person(id), field)),
        _ => None,
    };
    let field = match column {
        column::NAME => Field::Recipient,
        column::MALE | column::FEMALE => return of_person(Field::Birth),
        column::POST_AND_UNIT if !row.title.is_empty() => return of_person(Field::PostTitle),
        column::POST_AND_UNIT | column::UNIT => Field::Unit,
        column::ACHIEVEMENT => Field::Achievement,
        column::RATING => Field::Rating,
        column::FORM => Field::AwardForm,
        column::NOTE => Field::Note,
        _ => return None,
    };
    Some((Record::Proposal(row.id), field))
}
