//! Công văn đính chính: what an issued decision said wrongly, and what it should say.
use crate::{
    domain::{
        award::AmendmentKind,
        decision::{Decision, PaperState},
        paper_kind::PaperKind,
        rule_set,
    },
    layout::{
        block::{Block, Document, Section, Spot},
        texts::each_spot_mut,
    },
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::{RoundFacts, signed_by_order},
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        options::{self, OptionSpec},
        spots,
    },
    store::Reader,
    text::{
        letters as words, print,
        reports::{self, group, option},
        sentence::{in_one_line, with_capital},
        template::field,
    },
};
use jiff::civil::Date;

/// With room for what was wrong, where nothing was noted down.
const BLANK: OptionSpec = options::yes_no("de-trong", option::BLANK_CORRECTION, false);

/// The letter, one sheet for each decision that is put right.
pub const SPEC: ReportSpec = ReportSpec {
    id: "cv-dinh-chinh",
    group: group::AWARD,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[BLANK, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

/// What is put right of one name.
struct Correction {
    record: String,
    name: String,
    /// What was wrong, in the clerk's own words.
    what: String,
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let is_ours = |d: &&Decision| facts.body_of(d.body).is_some_and(|body| body.is_ours);
    let issued: Vec<&Decision> =
        facts.decisions.iter().filter(|d| d.state == PaperState::Issued).filter(is_ours).collect();
    if issued.is_empty() {
        return Err(ReportError::Empty(reports::NOTHING_ISSUED.to_owned()));
    }
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
    let of = |decision: &Decision| -> Vec<&Correction> {
        let own = lines.iter().filter(|(of, _)| of.is_some() && *of == decision.id);
        own.map(|(_, correction)| correction).collect()
    };
    let mut letters: Vec<(&Decision, Vec<&Correction>)> =
        issued.iter().map(|d| (*d, of(d))).filter(|(_, lines)| !lines.is_empty()).collect();
    if letters.is_empty() {
        // Nothing was noted down: one with room for it, where that is asked for.
        let newest = issued.iter().max_by_key(|d| d.date.get()).filter(|_| params.is_on(&BLANK));
        let newest =
            newest.ok_or_else(|| ReportError::Empty(reports::NOTHING_CORRECTED.to_owned()))?;
        letters.push((newest, Vec::new()));
    }
    let mut sections = Vec::new();
    for (decision, lines) in &letters {
        let mut section = sheet(read, params, (&facts, today), (decision, lines))?;
        if letters.len() > 1 {
            let key = decision.id.map_or(0, |id| id.0).to_string();
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &key));
        }
        sections.push(section);
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections,
    })
}

fn sheet(
    read: Reader<'_>,
    params: &ReportParams,
    (facts, today): (&RoundFacts, Date),
    (decision, lines): (&Decision, &[&Correction]),
) -> Result<Section, ReportError> {
    let body = facts.body_of(decision.body).unwrap_or(&facts.body);
    let rules = &rule_set::of(body).unwrap_or_else(|| facts.rules.clone());
    let mut fields = facts.fields();
    fields.extend([
        (field::BODY, body.in_text().to_owned()),
        (field::BODY_FIRST, with_capital(body.in_text())),
        (field::DECISION, facts.named(decision)),
        (field::SUBJECT, in_one_line(&decision.summary)),
        (field::END_MARK, rules.end_mark.clone()),
    ]);
    let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::OfficialLetter, today);
    letter.head(&Head::Letter, body, &facts.office.place, &when);
    letter.addressee();
    let paragraph =
        |spot: Spot, text: String| Block::Paragraph(frame::body_text(rules, spot, &text));
    let mut said: Vec<Block> = lines
        .iter()
        .map(|line| {
            let spot = spots::cell(&line.record, spots::column::NOTE);
            paragraph(spot, words::correction(&line.name, &line.what))
        })
        .collect();
    if said.is_empty() {
        said.push(paragraph(spots::paragraph(0), words::correction("", "")));
    }
    if lines.iter().any(|line| line.what.is_empty()) {
        letter.leaves_blank(field::CORRECTIONS);
    }
    letter.paragraphs("body", Inserts::from([(field::CORRECTIONS, said)]));
    let to = frame::recipients(rules, print::AS_ABOVE, &body.default_recipients);
    letter.foot(to, signed_by_order(read, rules, body, when.date)?);
    Ok(letter.section(frame::paper(rules, facts.office.two_sided, false)))
}
