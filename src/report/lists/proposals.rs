//! (7), (8) Danh sách đề nghị khen thưởng: tập thể, cá nhân, hộ gia đình.
use super::{
    ListColumn, SERIAL, annex, closing_words, col, letterhead, over_heads, row, sheet, table,
    unbroken, without_empty,
};
use crate::{
    domain::{
        award::{Outcome, Round},
        calendar::PartialDate,
        decision::Decision,
        ids::Kind,
        paper_kind::PaperKind,
        person::Gender,
        recipient::{Counts, RecipientKind},
        rule_set,
        vietnamese::same_name_key,
    },
    layout::block::{Align, Block, Cell, Document, Table, Value},
    listing::{awards::order_proposals, session::gender_told_by},
    report::{
        Build, ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame::{self, NumberAndDay},
        letter::Letter,
        meeting_facts::fails,
        options::{self, OptionSpec},
        spots::column as key,
    },
    store::{ProposalRow, Reader},
    text::{
        decision_words, labels, letters,
        print::{self, column},
        reports::{self, group},
        sentence::in_one_line,
        template::{PROPOSALS, field},
    },
};
use jiff::civil::Date;

/// Tập thể.
pub const COLLECTIVES: ReportSpec =
    list("de-nghi-tap-the", RecipientKind::Collective, |read, params, today| {
        build(read, params, today, RecipientKind::Collective)
    });

/// Cá nhân.
pub const PERSONS: ReportSpec =
    list("de-nghi-ca-nhan", RecipientKind::Person, |read, params, today| {
        build(read, params, today, RecipientKind::Person)
    });

/// Hộ gia đình.
pub const HOUSEHOLDS: ReportSpec =
    list("de-nghi-ho-gia-dinh", RecipientKind::Household, |read, params, today| {
        build(read, params, today, RecipientKind::Household)
    });

/// The list of one kind of recipients.
const fn list(id: &'static str, recipients: RecipientKind, build: Build) -> ReportSpec {
    ReportSpec {
        id,
        group: group::PROPOSE,
        about: ABOUT,
        recipients: Some(recipients),
        lists: &[Kind::Round, Kind::Proposal],
        of_any_body: false,
        options: OPTIONS,
        build,
    }
}

const ABOUT: &[AboutKind] = &[AboutKind::Round];
const OPTIONS: &[OptionSpec] = &[
    options::ORIENTATION,
    options::SIGNED,
    options::WITH_SUBMISSION,
    options::DRAFT_NUMBER,
    options::DRAFT_DAY,
];

/// The list of a kind of recipients.
pub const fn spec(kind: RecipientKind) -> &'static ReportSpec {
    match kind {
        RecipientKind::Collective => &COLLECTIVES,
        RecipientKind::Person => &PERSONS,
        RecipientKind::Household => &HOUSEHOLDS,
    }
}

fn build(
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
    kind: RecipientKind,
) -> Result<Document, ReportError> {
    let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
    let id = params.round().ok_or_else(|| refuse(reports::CHOOSE_ROUND))?;
    let round = read.round(id)?.ok_or_else(|| refuse(reports::GONE))?;
    let body = round
        .body
        .map(|b| read.body(b))
        .transpose()?
        .flatten()
        .ok_or_else(|| refuse(reports::GONE))?;
    let mut proposals = read.proposal_rows(Some(id), None)?;
    proposals.retain(|p| p.recipient.kind() == kind && p.outcome == Outcome::Standing);
    let is_annex = params.is_on(&options::WITH_SUBMISSION);
    if is_annex {
        // It says whom the tờ trình puts forward: those its meeting passed.
        let meetings = read.meetings_of(id)?;
        proposals.retain(|p| !meetings.first().is_some_and(|meeting| fails(meeting, p)));
    }
    order_proposals(&mut proposals, round.order);
    let persons = kind == RecipientKind::Person;
    let spec = spec(kind);
    if proposals.is_empty() {
        return Err(ReportError::Empty(reports::no_proposals(spec.title())));
    }
    let rules = &rule_set::of(&body).ok_or_else(|| refuse(reports::GONE))?;
    let office = read.office()?;
    let prior = |p: &ProposalRow| -> Result<String, ReportError> {
        let year = round.years.year.get().map_or(i64::MAX, |y| y.0);
        let list = read.prior_awards(&p.recipient, p.unit_id, None)?;
        let earlier = list.iter().filter(|a| a.year < year);
        Ok(earlier.map(|a| format!("{} {}", a.year, a.form)).collect::<Vec<_>>().join("; "))
    };
    let mut columns = columns(kind);
    let mut filled = Vec::with_capacity(proposals.len());
    for p in &proposals {
        let prior = prior(p)?;
        let cells: Vec<Cell> = if persons {
            let [male, female] = year_cells(p);
            let post = labels::joined(&[&p.title, &p.unit]);
            let (achievement, form) = (p.achievement.clone(), p.form.clone());
            let texts = [post, achievement, form, prior, p.note.clone()].map(Cell::from);
            [p.name.as_str().into(), male, female].into_iter().chain(texts).collect()
        } else {
            let mut texts = vec![p.name.clone()];
            texts.extend((kind == RecipientKind::Household).then(|| p.unit.clone()));
            texts.extend([
                p.achievement.clone(),
                p.rating.clone(),
                p.form.clone(),
                prior,
                p.note.clone(),
            ]);
            texts.into_iter().map(Cell::from).collect()
        };
        filled.push(cells);
    }
    let may_go = |key: &str| [key::RATING, key::PRIOR, key::NOTE].contains(&key);
    without_empty(&mut columns, &mut filled, may_go);
    let rows = proposals.iter().zip(filled).enumerate();
    let rows = rows.map(|(i, (p, cells))| row(&p.uid, &columns, i + 1, cells)).collect();
    let mut table = table(rules, &columns, rows);
    if persons {
        table = birth_header(table);
    }
    let sheet = sheet(rules, office.two_sided, params.landscape(), &mut table);
    let when = NumberAndDay::of(&Decision::default(), params, today);
    let years = annex::period(Some(&round.years));
    let (form, counts) = (forms_of(&proposals, &round), Counts::of(kind, proposals.len()));
    let mut fields = decision_words::proposal_fields(counts, &form, &round.content, years);
    if !round.citation.is_empty() {
        fields.insert(field::ABOUT, in_one_line(&letters::about(&round.citation)));
    }
    let mut letter = Letter::new(read, rules, PROPOSALS, fields)?;
    let title = letter.words("title");
    letter.blocks = if is_annex {
        let (paper, number) = (PaperKind::Submission, params.draft_number().unwrap_or_default());
        let note = print::annexed_to(rules, paper, &body, &number, when.date, when.year);
        annex::annexed_title(rules, &title, &note)
    } else {
        let mut blocks = letterhead(rules, &body, &office.place, &when);
        blocks.extend(frame::title(rules, print::LIST, &title));
        blocks
    };
    letter.blocks.push(Block::Table(table));
    let closing = letter.words("count");
    letter.blocks.extend(closing_words(rules, &closing));
    // The tờ trình is signed.
    if params.is_on(&options::SIGNED) && !is_annex {
        let signature = annex::signature_of(read, rules, &body, &Decision::default())?;
        letter.foot(Vec::new(), signature);
    }
    Ok(Document {
        title: reports::in_years(spec.title(), years),
        author: body.full_name.clone(),
        sections: vec![letter.on_sheet(sheet, is_annex)],
    })
}

fn columns(kind: RecipientKind) -> Vec<ListColumn> {
    use Align::{Center, Left};
    match kind {
        RecipientKind::Person => vec![
            SERIAL,
            unbroken(key::NAME, column::FULL_NAME, 38.0),
            col(key::MALE, column::MALE, 13.0, Center),
            col(key::FEMALE, column::FEMALE, 13.0, Center),
            col(key::POST_AND_UNIT, column::POSITION_UNIT, 45.0, Left),
            col(key::ACHIEVEMENT, column::ACHIEVEMENT, 45.0, Left),
            col(key::FORM, column::FORM_PROPOSED, 22.0, Center),
            col(key::PRIOR, column::PRIOR, 26.0, Left),
            col(key::NOTE, column::NOTE, 16.0, Left),
        ],
        RecipientKind::Household => vec![
            SERIAL,
            col(key::NAME, column::HOUSEHOLD, 45.0, Left),
            col(key::UNIT, column::ADDRESS, 40.0, Left),
            col(key::ACHIEVEMENT, column::ACHIEVEMENT, 55.0, Left),
            col(key::RATING, column::RATING, 20.0, Center),
            col(key::FORM, column::FORM_PROPOSED, 24.0, Center),
            col(key::PRIOR, column::PRIOR, 28.0, Left),
            col(key::NOTE, column::NOTE, 16.0, Left),
        ],
        RecipientKind::Collective => vec![
            SERIAL,
            col(key::NAME, column::COLLECTIVE, 55.0, Left),
            col(key::ACHIEVEMENT, column::ACHIEVEMENT, 60.0, Left),
            col(key::RATING, column::RATING, 20.0, Center),
            col(key::FORM, column::FORM_PROPOSED, 24.0, Center),
            col(key::PRIOR, column::PRIOR, 30.0, Left),
            col(key::NOTE, column::NOTE, 18.0, Left),
        ],
    }
}

/// “Năm sinh” lies over “Nam” and “Nữ”, the third and fourth column.
pub(super) fn birth_header(table: Table) -> Table {
    over_heads(table, 2..4, column::BIRTH, key::BIRTH)
}

/// The year of birth in the column of men or of women.
pub(super) fn year_cells(p: &ProposalRow) -> [Cell; 2] {
    let birth = p.birth.as_deref().and_then(PartialDate::from_iso);
    birth_cells(p.gender, &p.name, birth.map(|birth| birth.year))
}

/// The same of anybody. Of unknown gender the middle name Thị tells; else the year stands in neither.
pub(super) fn birth_cells(gender: Gender, name: &str, year: Option<i16>) -> [Cell; 2] {
    let year = year.map_or_else(Cell::default, |year| {
        Cell::from(year.to_string()).saying(Value::Whole(i64::from(year)))
    });
    let told = if gender == Gender::Unknown { gender_told_by(name) } else { gender };
    match told {
        Gender::Female => [Cell::default(), year],
        Gender::Male => [year, Cell::default()],
        Gender::Unknown => [Cell::default(), Cell::default()],
    }
}

/// The forms that are proposed, each once, in the order of the list; that of the round where a proposal says none.
fn forms_of(proposals: &[ProposalRow], round: &Round) -> String {
    let mut forms: Vec<&str> = Vec::new();
    for proposal in proposals {
        let own = if proposal.form.is_empty() { &round.form } else { &proposal.form };
        if !forms.iter().any(|form| same_name_key(form) == same_name_key(own)) {
            forms.push(own);
        }
    }
    if forms.is_empty() { round.form.clone() } else { forms.join(", ") }
}
