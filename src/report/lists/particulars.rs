//! Trích ngang of the persons proposed: what is known of each, side by side.
use super::{
    SERIAL, closing_words, col, letterhead,
    proposals::{birth_header, year_cells},
    row, sheet, table, unbroken, without_empty,
};
use crate::{
    domain::{
        award::Recipient,
        decision::Decision,
        recipient::{Counts, RecipientKind},
    },
    layout::block::{Align, Block, Cell, Document},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::Letter,
        options,
        spots::column as key,
    },
    store::{ProposalRow, Reader},
    text::{
        labels, letters,
        print::{self, column},
        reports::{self, group},
        template::field,
    },
};
use jiff::civil::Date;

/// The list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "trich-ngang",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: Some(RecipientKind::Person),
    lists: &[],
    of_any_body: true,
    options: &[options::ORIENTATION, options::SIGNED, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let is_person = |p: &&ProposalRow| p.recipient.kind() == RecipientKind::Person;
    let persons: Vec<&ProposalRow> = facts.standing().filter(is_person).collect();
    if persons.is_empty() {
        return Err(ReportError::Empty(reports::no_proposals(SPEC.title())));
    }
    use Align::{Center, Left};
    let mut columns = vec![
        SERIAL,
        unbroken(key::NAME, column::FULL_NAME, 36.0),
        col(key::MALE, column::MALE, 13.0, Center),
        col(key::FEMALE, column::FEMALE, 13.0, Center),
        col(key::ETHNICITY, column::ETHNICITY, 16.0, Center),
        col(key::RELIGION, column::RELIGION, 16.0, Center),
        col(key::PARTY_JOINED, column::PARTY_JOINED, 22.0, Center),
        col(key::EDUCATION, column::EDUCATION, 26.0, Left),
        col(key::POST_AND_UNIT, column::POSITION_UNIT, 40.0, Left),
        col(key::ACHIEVEMENT, column::ACHIEVEMENT, 45.0, Left),
        col(key::PRIOR, column::PRIOR, 26.0, Left),
    ];
    let mut filled = Vec::with_capacity(persons.len());
    for proposal in &persons {
        let person = match &proposal.recipient {
            Recipient::Person(id) => read.person(*id)?,
            _ => None,
        }
        .unwrap_or_default();
        let year = facts.round.years.year.get().map_or(i64::MAX, |year| year.0);
        let earlier = read.prior_awards(&proposal.recipient, proposal.unit_id, None)?;
        let earlier = earlier.iter().filter(|award| award.year < year);
        let earlier: Vec<String> = earlier.map(|a| format!("{} {}", a.year, a.form)).collect();
        let [male, female] = year_cells(proposal);
        let joined = match person.party_joined.text.as_str() {
            "" if person.is_party_member => letters::PARTY_MEMBER.to_owned(),
            day => day.to_owned(),
        };
        let texts = [
            person.ethnicity,
            person.religion,
            joined,
            person.education,
            labels::joined(&[&proposal.title, &proposal.unit]),
            proposal.achievement.clone(),
            earlier.join("; "),
        ];
        let mut cells = vec![Cell::from(proposal.name.clone()), male, female];
        cells.extend(texts.map(Cell::from));
        filled.push(cells);
    }
    // Births stay together, as the name does.
    let may_go = |key: &str| ![key::SERIAL, key::NAME, key::MALE, key::FEMALE].contains(&key);
    without_empty(&mut columns, &mut filled, may_go);
    let rows = persons.iter().zip(filled).enumerate();
    let rows = rows.map(|(number, (p, cells))| row(&p.uid, &columns, number + 1, cells));
    let rows = rows.collect();
    let mut made = birth_header(table(&facts.rules, &columns, rows));
    let sheet = sheet(&facts.rules, facts.office.two_sided, params.landscape(), &mut made);
    let mut fields = facts.fields();
    let counts = Counts::of(RecipientKind::Person, persons.len());
    fields.insert(field::COUNTS, print::counted(counts));
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::of(&Decision::default(), params, today);
    letter.blocks = letterhead(&facts.rules, &facts.body, &facts.office.place, &when);
    let (title, subject) = (letter.words("title"), letter.words("subject"));
    letter.blocks.extend(frame::title(&facts.rules, &title, &subject));
    letter.blocks.push(Block::Table(made));
    let closing = letter.words("count");
    letter.blocks.extend(closing_words(&facts.rules, &closing));
    if params.is_on(&options::SIGNED) {
        letter.foot(Vec::new(), facts.signature(read, when.date)?);
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![letter.on_sheet(sheet, false)],
    })
}
