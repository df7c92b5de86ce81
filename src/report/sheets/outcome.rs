//! Thông báo kết quả xét khen thưởng: who is commended, and who is not, with the reason.
use super::minutes::finished;
use crate::{
    domain::{paper_kind::PaperKind, recipient::Counts},
    layout::block::Document,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::{
            apart,
            names::{Named, name_table},
        },
        options,
        spots::column as key,
    },
    store::{ProposalRow, Reader},
    text::{
        letters,
        print::{self, column},
        reports::{self, group},
        template::field,
    },
};
use jiff::civil::Date;

/// The notice.
pub const SPEC: ReportSpec = ReportSpec {
    id: "tb-ket-qua",
    group: group::AWARD,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

/// What tells the texts of those who are not commended from those who are.
const NOT_AWARDED: &str = "not-awarded";

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let awarded: Vec<Named> =
        facts.awards.iter().map(|a| Named::of_award(a, a.form.clone())).collect();
    if awarded.is_empty() {
        return Err(ReportError::Empty(reports::empty(SPEC.title())));
    }
    let is_awarded =
        |p: &&ProposalRow| facts.awards.iter().any(|award| award.recipient.is_same(&p.recipient));
    let left_out: Vec<&ProposalRow> = facts.proposals.iter().filter(|p| !is_awarded(p)).collect();
    let said_at_meeting = |p: &ProposalRow| {
        let votes = facts.meetings.iter().flat_map(|meeting| &meeting.votes);
        votes
            .filter(|vote| vote.proposal == p.id)
            .map(|vote| vote.note.clone())
            .find(|n| !n.is_empty())
    };
    let why = |p: &ProposalRow| match p.outcome_reason.as_str() {
        "" => said_at_meeting(p).unwrap_or_else(|| letters::outcome(p.outcome).to_owned()),
        why => why.to_owned(),
    };
    let counts: Counts = left_out.iter().map(|p| p.recipient.kind()).collect();
    let rest: Vec<Named> = left_out.iter().map(|p| Named::of_proposal(p, why(p))).collect();
    let mut fields = facts.fields();
    let said = if left_out.is_empty() { String::new() } else { print::counted(counts) };
    fields.insert(field::NOT_AWARDED, said);
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::Notice, today);
    letter.head(&Head::Named(letters::NOTICE), &facts.body, &facts.office.place, &when);
    // One form alone stands in the text already.
    let one_form = facts.awards.windows(2).all(|two| matches!(two, [a, b] if a.form == b.form));
    let form = (!one_form).then_some((key::FORM, column::FORM));
    let awarded = name_table(&facts.rules, &awarded, form);
    let rest = name_table(&facts.rules, &rest, Some((key::REASON, column::REASON)));
    let rest = apart(rest, NOT_AWARDED);
    letter.paragraphs(
        "body",
        Inserts::from([(field::AWARDED_TABLE, awarded), (field::NOT_AWARDED_TABLE, rest)]),
    );
    let to = frame::recipients(&facts.rules, "", &facts.body.default_recipients);
    letter.foot(to, facts.signature(read, when.date)?);
    Ok(finished(&facts, letter, SPEC.title()))
}
