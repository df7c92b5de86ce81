//! (9) Tờ trình: whom a body proposes to whoever decides.
use crate::{
    domain::{
        award::{Outcome, Round},
        decision::{Decision, PaperState},
        entered::Entered,
        ids::{BodyId, RoundId},
        office::Body,
        paper_kind::PaperKind,
        recipient::Counts,
        rule_set,
        vietnamese::same_name_key,
    },
    layout::block::{Block, Document},
    listing::awards::order_proposals,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::annex::{period, signature_of},
        meeting_facts::fails,
        options::{self, OptionKind, OptionSpec},
        sheets::named,
        spots,
    },
    store::{ProposalRow, Reader},
    text::{
        numbers, print,
        reports::{self, group, option},
        sentence::in_one_line,
        submission::{self, MeetingSaid, Submission},
        template::field,
    },
};
use jiff::civil::Date;

/// To whom it is presented.
const TO: OptionSpec =
    OptionSpec { key: "kinh-trinh", label: option::TO, kind: OptionKind::Body, usual: None };
/// Who presents it.
const BY: OptionSpec = OptionSpec {
    key: "co-quan-trinh",
    label: option::PRESENTED_BY,
    kind: OptionKind::Body,
    usual: None,
};

/// The submission.
pub const SPEC: ReportSpec = ReportSpec {
    id: "to-trinh",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    // What other bodies decide is just what is presented to them.
    lists: &[],
    of_any_body: true,
    options: &[TO, BY, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

/// So many names stand in the paper itself; more stand in its list alone.
const NAMED: usize = 5;

/// Who decides, and who presents: as chosen; else the first body not ours that names of the round wait for, or that of
/// the round, and one of ours that is not the same.
fn bodies(
    read: Reader<'_>,
    params: &ReportParams,
    (round, proposals): (&Round, &[ProposalRow]),
) -> Result<(Body, Body), ReportError> {
    let all = read.bodies()?;
    let is_ours = |id: BodyId| all.iter().any(|body| body.id == Some(id) && body.is_ours);
    let elsewhere = proposals.iter().filter_map(|p| p.body).find(|body| !is_ours(*body));
    let to = params.body_of(&TO).or(elsewhere).or(round.body);
    // Nobody presents to who stands below: the letterhead of a body names the one above it.
    let decides = all.iter().find(|body| body.id == to);
    let is_above = |body: &Body| decides.is_some_and(|decides| is_above(body, decides));
    let others = || all.iter().filter(|body| body.is_ours && body.id != to);
    let usual = others().find(|body| !is_above(body)).or_else(|| others().next());
    let usual = usual.and_then(|body| body.id);
    let by = params.body_of(&BY).or(usual).or(round.body);
    let find = |id: Option<BodyId>| {
        let found = all.iter().find(|body| id.is_some() && body.id == id).cloned();
        found.ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))
    };
    Ok((find(to)?, find(by)?))
}

/// Is a body the one above another, as the letterhead of that one names it?
fn is_above(body: &Body, below: &Body) -> bool {
    let name = |text: &str| same_name_key(&in_one_line(text));
    let own = name(&body.letterhead_name);
    !own.is_empty() && own == name(&below.letterhead_parent)
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
    let id: RoundId = params.round().ok_or_else(|| refuse(reports::CHOOSE_ROUND))?;
    let round = read.round(id)?.ok_or_else(|| refuse(reports::GONE))?;
    let mut proposals = read.proposal_rows(Some(id), None)?;
    let (to, by) = bodies(read, params, (&round, &proposals))?;
    proposals.retain(|p| p.body == to.id);
    let meetings = read.meetings_of(id)?;
    // Whom the last meeting did not pass is not put forward, unless somebody keeps the name for a reason.
    let meeting = meetings.first();
    let stays = |p: &ProposalRow| {
        p.outcome == Outcome::Standing && !meeting.is_some_and(|meeting| fails(meeting, p))
    };
    let why = |p: &ProposalRow| {
        let mut votes = meeting.into_iter().flat_map(|meeting| &meeting.votes);
        let noted = votes.find(|vote| vote.proposal == p.id).map_or("", |vote| &vote.note);
        let reason = p.outcome_reason.as_str();
        if reason.is_empty() { noted.to_owned() } else { reason.to_owned() }
    };
    let left_out: Vec<(String, String)> =
        proposals.iter().filter(|p| !stays(p)).map(|p| (p.name.clone(), why(p))).collect();
    proposals.retain(|p| stays(p));
    if proposals.is_empty() {
        return Err(ReportError::Empty(reports::nobody_waits_for(to.short())));
    }
    order_proposals(&mut proposals, round.order);
    let rules = &rule_set::of(&by).ok_or_else(|| refuse(reports::GONE))?;
    let office = read.office()?;
    let counts: Counts = proposals.iter().map(|p| p.recipient.kind()).collect();
    let form = proposals.first().map(|p| p.form.clone()).unwrap_or_default();
    let is_of_one_form = proposals.iter().all(|p| p.form == form);
    let years = period(Some(&round.years));
    let citation = if round.citation.is_empty() {
        print::citation(&form, &round.content, years)
    } else {
        round.citation.clone()
    };
    let said = Submission {
        form: is_of_one_form.then_some(form.as_str()),
        counts,
        citation: &citation,
        by: &by,
        to: &to,
        is_sent: print::is_sent(rules, &by, &to),
        meeting: meeting.map(|m| MeetingSaid {
            day: m.held_on.get(),
            there: m.present.get().zip(m.members.get()).map(|(there, of)| (there.0, of.0)),
        }),
        left_out: &left_out,
    };
    let date = params.draft_day();
    let when = NumberAndDay {
        number: params.draft_number().unwrap_or_default(),
        date,
        month: None,
        year: i64::from(date.unwrap_or(today).year()),
        kind: Some(PaperKind::Submission),
    };
    let fields = submission::fields(&said, &rules.end_mark);
    let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
    letter.fields.insert(field::TO, in_one_line(&to.full_name));
    letter.head(&Head::Named(print::SUBMISSION), &by, &office.place, &when);
    letter.addressee();
    letter.fields.insert(field::TO, in_one_line(to.in_text()));
    let mut list = Vec::new();
    for (number, kind) in (1..).zip(counts.present().map(|(kind, _)| kind)) {
        let of_kind: Vec<&ProposalRow> =
            proposals.iter().filter(|p| p.recipient.kind() == kind).collect();
        let is_annexed = of_kind.len() > NAMED;
        let piece = if is_annexed { "kind_annexed" } else { "kind_named" };
        let line = letter.words_of(piece, submission::kind_fields(number, kind, of_kind.len()));
        list.extend((!line.trim().is_empty()).then_some(line));
        if !is_annexed {
            let names = of_kind.iter().map(|p| {
                let of = (p.name.as_str(), p.title.as_str(), p.unit.as_str());
                named(read, rules, &p.recipient, of)
            });
            list.extend(submission::names(names.collect::<Result<_, _>>()?));
        }
    }
    let reports_there = proposals.iter().filter(|p| p.has_report).count();
    letter.fields.insert(field::REPORT_COUNT, numbers::count(reports_there as i64));
    let mut attached = vec![letter.words("attached_lists")];
    attached.extend(meeting.is_some().then(|| letter.words("attached_minutes")));
    attached.extend((reports_there > 0).then(|| letter.words("attached_reports")));
    let attached = attached.iter().flat_map(|lines| lines.lines());
    let bare = attached.map(|line| line.trim().trim_end_matches([';', ',', '.']).to_owned());
    let attached = submission::names(bare.filter(|line| !line.is_empty()).collect());
    let lines = |texts: Vec<String>| {
        let line = |text: &String| Block::Paragraph(frame::body_text(rules, "", text));
        texts.iter().map(line).collect()
    };
    let first = letter.blocks.len();
    letter.paragraphs(
        "body",
        Inserts::from([(field::PROPOSED_LIST, lines(list)), (field::ATTACHED, lines(attached))]),
    );
    // Its paragraphs are named by their places.
    for (at, block) in letter.blocks.iter_mut().skip(first).enumerate() {
        if let Block::Paragraph(paragraph) = block
            && let Some(span) = paragraph.spans.last_mut()
        {
            span.spot = Some(spots::paragraph(at));
        }
    }
    // Whoever is in post on its day signs; nobody is chosen for it.
    let signed = Decision {
        body: by.id,
        date: Entered::of(date),
        state: PaperState::Draft,
        ..Decision::default()
    };
    let copies = frame::recipients(rules, print::AS_ABOVE, &by.default_recipients);
    letter.foot(copies, signature_of(read, rules, &by, &signed)?);
    let mut section = letter.section(frame::paper(rules, office.two_sided, false));
    let is_down = by.id == to.id || is_above(&by, &to);
    section.remarks.extend(is_down.then(|| reports::PRESENTED_DOWN.to_owned()));
    Ok(Document {
        title: reports::in_years(SPEC.title(), years),
        author: by.full_name.clone(),
        sections: vec![section],
    })
}
