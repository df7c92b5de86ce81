//! Công văn đính chính: what an issued decision said wrongly, and what it should say.
use super::minutes::finished;
use crate::{
    domain::{
        award::AmendmentKind,
        decision::{Decision, PaperState},
        ids::DecisionId,
        paper_kind::PaperKind,
    },
    layout::block::{Block, Document},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::{RoundFacts, signed},
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        options, spots,
    },
    store::Reader,
    text::{
        letters, print,
        reports::{self, group},
        sentence::{in_one_line, with_capital},
        template::field,
    },
};
use jiff::civil::Date;

/// The letter.
pub const SPEC: ReportSpec = ReportSpec {
    id: "cv-dinh-chinh",
    group: group::AWARD,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    of_any_body: false,
    options: &[options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

/// The issued decision that is put right: the one with corrections, else the newest.
fn corrected<'f>(
    facts: &'f RoundFacts,
    lines: &[(Option<DecisionId>, Correction)],
) -> Option<&'f Decision> {
    let is_ours = |d: &&Decision| facts.body_of(d.body).is_some_and(|body| body.is_ours);
    let issued =
        || facts.decisions.iter().filter(|d| d.state == PaperState::Issued).filter(is_ours);
    let has_lines = |d: &&Decision| lines.iter().any(|(of, _)| of.is_some() && *of == d.id);
    issued().find(has_lines).or_else(|| issued().max_by_key(|d| d.date.get()))
}

/// What is put right of one name.
struct Correction {
    record: String,
    name: String,
    /// What was wrong, in the clerk's own words.
    what: String,
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let mut lines = Vec::new();
    for award in &facts.awards {
        let full = read.award(award.id)?.unwrap_or_default();
        let put_right = full.amendments.iter().filter(|a| a.kind == AmendmentKind::Corrected);
        lines.extend(put_right.map(|amendment| {
            let correction = Correction {
                record: award.uid.clone(),
                name: award.name.clone(),
                what: in_one_line(&amendment.reason),
            };
            (award.decision, correction)
        }));
    }
    let Some(decision) = corrected(&facts, &lines) else {
        return Err(ReportError::Empty(reports::NOTHING_ISSUED.to_owned()));
    };
    let body = facts.body_of(decision.body).unwrap_or(&facts.body).clone();
    lines.retain(|(of, _)| *of == decision.id);
    let mut fields = facts.fields();
    fields.extend([
        (field::BODY, body.in_text().to_owned()),
        (field::BODY_FIRST, with_capital(body.in_text())),
        (field::DECISION, facts.named(decision)),
        (field::SUBJECT, in_one_line(&decision.summary)),
    ]);
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::OfficialLetter, today);
    letter.head(&Head::Letter, &body, &facts.office.place, &when);
    letter.addressee();
    let paragraph = |(spot, text): (String, String)| {
        Block::Paragraph(frame::body_text(&facts.rules, spot, &text))
    };
    let mut said: Vec<Block> = lines
        .iter()
        .map(|(_, line)| {
            let spot = spots::cell(&line.record, spots::column::NOTE);
            paragraph((spot.as_str().to_owned(), letters::correction(&line.name, &line.what)))
        })
        .collect();
    if said.is_empty() {
        // Nothing was noted down: room for what was, and what is right.
        let spot = spots::paragraph(0).as_str().to_owned();
        said.push(paragraph((spot, letters::correction("", ""))));
    }
    letter.paragraphs("body", Inserts::from([(field::CORRECTIONS, said)]));
    let to = frame::recipients(&facts.rules, print::AS_ABOVE, &body.default_recipients);
    let signature = signed(read, &facts.rules, &body, when.date)?;
    letter.foot(to, signature);
    Ok(finished(&facts, letter, SPEC.title()))
}
