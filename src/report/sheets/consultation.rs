//! Công văn hiệp y: an agency is asked about the names of a round.
use crate::{
    domain::{
        consultation::{Consultation, ConsultationAnswer},
        paper_kind::PaperKind,
        recipient::Counts,
    },
    layout::{
        block::{Document, Section},
        texts::each_spot_mut,
    },
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::{RoundFacts, signed_by_order},
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::names::{Named, name_table},
        options::{self, ANSWER_BY, OptionSpec},
        spots,
    },
    store::{ProposalRow, Reader},
    text::{
        dates, letters, print,
        reports::{self, group, option},
        template::field,
    },
};
use jiff::civil::Date;

/// Also about names that were answered.
const AGAIN: OptionSpec = options::yes_no("hoi-lai", option::ASK_AGAIN, false);

/// The letter, one sheet for each agency that is asked.
pub const SPEC: ReportSpec = ReportSpec {
    id: "cv-hiep-y",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[AGAIN, ANSWER_BY, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let standing: Vec<&ProposalRow> = facts.standing().collect();
    if standing.is_empty() {
        return Err(ReportError::Empty(reports::no_proposals(SPEC.title())));
    }
    // Agencies in the order they are met, each with whom it is asked about.
    let mut agencies: Vec<(String, Vec<&ProposalRow>)> = Vec::new();
    let mut has_asked = false;
    for row in &standing {
        let asked = read.proposal(row.id)?.map(|p| p.consultations).unwrap_or_default();
        has_asked |= !asked.is_empty();
        let waits = |c: &Consultation| c.answer == ConsultationAnswer::Waiting;
        for consultation in asked.into_iter().filter(|c| params.is_on(&AGAIN) || waits(c)) {
            match agencies.iter_mut().find(|(agency, _)| *agency == consultation.agency) {
                Some((_, about)) => about.push(row),
                None => agencies.push((consultation.agency, vec![row])),
            }
        }
    }
    // Nobody was noted down yet: all names, and room for whom.
    if agencies.is_empty() && has_asked {
        return Err(ReportError::Empty(reports::ALL_ANSWERED.to_owned()));
    }
    if agencies.is_empty() {
        agencies.push((String::new(), standing));
    }
    let mut sections = Vec::new();
    let is_alone = agencies.len() == 1;
    for (agency, about) in &agencies {
        let mut section = sheet(read, params, (&facts, today), (agency, about))?;
        if !is_alone {
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, agency));
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
    (agency, about): (&str, &[&ProposalRow]),
) -> Result<Section, ReportError> {
    let counts: Counts = about.iter().map(|p| p.recipient.kind()).collect();
    let mut fields = facts.fields();
    let decides = facts.body_of(facts.round.body).filter(|body| body.id != facts.body.id);
    fields.extend([
        (field::AGENCY, agency.to_owned()),
        (field::ASKED_ABOUT, print::counted(counts)),
        (field::GIVING, letters::agreed_to(decides)),
        (field::ANSWER_BY, params.day(&ANSWER_BY).map(dates::long).unwrap_or_default()),
    ]);
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::OfficialLetter, today);
    letter.head(&Head::Letter, &facts.body, &facts.office.place, &when);
    letter.addressee();
    let names: Vec<Named> = about.iter().map(|p| Named::of_proposal(p, String::new())).collect();
    let names = name_table(&facts.rules, &names, None);
    letter.paragraphs("body", Inserts::from([(field::NAME_TABLE, names)]));
    // What is asked of named people is nobody else's: the letter goes to who is asked, and into the file.
    let kept = print::kept_copies(&facts.body.default_recipients);
    let to = frame::recipients(&facts.rules, print::AS_ABOVE, &kept);
    letter.foot(to, signed_by_order(read, &facts.rules, &facts.body, when.date)?);
    Ok(letter.section(frame::paper(&facts.rules, facts.office.two_sided, false)))
}
