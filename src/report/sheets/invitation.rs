//! Giấy mời to the day on which awards are handed over.
use crate::{
    domain::{paper_kind::PaperKind, recipient::RecipientKind},
    layout::block::{Document, Section},
    layout::texts::each_spot_mut,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::{RoundFacts, signed_by_order},
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        options::{self, OptionKind, OptionSpec, OptionValue},
        sheets::named,
        spots,
    },
    store::{AwardRow, Reader, StoreError},
    text::{
        letters, print,
        reports::{self, group, option},
        template::field,
    },
};
use jiff::civil::Date;

/// A sheet for each who is awarded.
const EACH: OptionSpec = options::yes_no("tung-nguoi", option::EACH_INVITED, false);

/// The number and the day of an invitation that was sent and no longer holds.
const REPLACED_NUMBER: OptionSpec = OptionSpec {
    key: "thay-so",
    label: option::REPLACED_NUMBER,
    kind: OptionKind::Number,
    usual: None,
};
const REPLACED_DAY: OptionSpec = OptionSpec {
    key: "thay-ngay",
    label: option::REPLACED_DAY,
    kind: OptionKind::Day,
    usual: None,
};

/// The invitation.
pub const SPEC: ReportSpec = ReportSpec {
    id: "giay-moi",
    group: group::HAND_OVER,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[EACH, REPLACED_NUMBER, REPLACED_DAY, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let mut sections = Vec::new();
    if params.is_on(&EACH) {
        if facts.awards.is_empty() {
            return Err(ReportError::Empty(reports::empty(SPEC.title())));
        }
        for award in &facts.awards {
            let mut section = sheet(read, params, (&facts, today), &guest(read, &facts, award)?)?;
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &award.uid));
            sections.push(section);
        }
    } else {
        sections.push(sheet(read, params, (&facts, today), letters::GUEST)?);
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections,
    })
}

/// Who is invited, as a letter addresses them.
fn guest(read: Reader<'_>, facts: &RoundFacts, award: &AwardRow) -> Result<String, StoreError> {
    if award.recipient.kind() == RecipientKind::Collective {
        return Ok(letters::for_collective(&award.name));
    }
    let of = (award.name.as_str(), award.position_title.as_str(), award.unit.as_str());
    named(read, &facts.rules, &award.recipient, of)
}

/// The invitation that this one takes the place of; blank: it is the first.
fn replaced(params: &ReportParams, facts: &RoundFacts) -> String {
    let number = match params.chosen(&REPLACED_NUMBER) {
        Some(OptionValue::Number(number)) => number,
        _ => String::new(),
    };
    let day = params.day(&REPLACED_DAY);
    if number.is_empty() && day.is_none() {
        return String::new();
    }
    let of = (number.as_str(), day);
    print::named_paper(&facts.rules, PaperKind::Invitation, &facts.body, of)
}

fn sheet(
    read: Reader<'_>,
    params: &ReportParams,
    (facts, today): (&RoundFacts, Date),
    guest: &str,
) -> Result<Section, ReportError> {
    let mut fields = facts.fields();
    fields.insert(field::INVITED, guest.to_owned());
    let replaced = replaced(params, facts);
    let is_again = !replaced.is_empty();
    fields.insert(field::INVITED_BEFORE, replaced);
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    if is_again {
        letter.needs_place_for(field::INVITED_BEFORE);
    }
    let when = NumberAndDay::asked(params, PaperKind::Invitation, today);
    letter.head(&Head::Named(letters::INVITATION), &facts.body, &facts.office.place, &when);
    letter.addressee();
    letter.paragraphs("body", Inserts::new());
    let to = frame::recipients(&facts.rules, print::AS_ABOVE, &facts.body.default_recipients);
    letter.foot(to, signed_by_order(read, &facts.rules, &facts.body, when.date)?);
    Ok(letter.section(frame::paper(&facts.rules, facts.office.two_sided, false)))
}
