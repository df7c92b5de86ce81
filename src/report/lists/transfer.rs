//! Danh sách chuyển khoản tiền thưởng, as a bank takes it: names without marks in capitals.
use super::{
    SERIAL, blank_total, closing_line, col, letterhead,
    money::{annexed, paid, without_money},
    row, sheet, table,
};
use crate::{
    domain::{
        award::{Award, Recipient},
        decision::Decision,
        rule_set,
        vietnamese::unmarked_capitals,
    },
    layout::block::{Align, Block, Cell, Document, Face, Row},
    listing::awards::count,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::Letter,
        options,
        spots::{self, column as key},
    },
    store::{AwardRow, Reader, StoreError},
    text::{
        letters,
        numbers::{self, NumberWords},
        print::{self, column},
        reports::{self, group},
        template::field,
    },
};
use jiff::civil::Date;

/// The list, one for each decision.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-chuyen-khoan",
    group: group::HAND_OVER,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    of_any_body: false,
    options: &[options::ORIENTATION],
    build,
};

/// Số tài khoản and ngân hàng the money of an award goes to: that of the award, else of the person, the head of the
/// household, or the unit.
fn account(read: Reader<'_>, award: &Award) -> Result<(String, String), StoreError> {
    let of_unit = |id| Ok::<_, StoreError>(read.unit(id)?.map(|unit| unit.account_number));
    let of_person = |id| Ok::<_, StoreError>(read.person(id)?.map(|person| person.account_number));
    let known = if award.account_number.is_empty() {
        match &award.recipient {
            Some(Recipient::Person(id)) => of_person(*id)?,
            Some(Recipient::Household(household)) => {
                household.head.map(of_person).transpose()?.flatten()
            }
            Some(Recipient::Unit(id)) => of_unit(*id)?,
            Some(Recipient::Collective(_) | Recipient::Outside(_)) | None => {
                award.unit.map(of_unit).transpose()?.flatten()
            }
        }
        .unwrap_or_default()
    } else {
        award.account_number.clone()
    };
    // `0123 456 789, Agribank Tân Mẫu`
    let (number, bank) = known.split_once([',', ';']).unwrap_or((&known, ""));
    Ok((number.trim().to_owned(), bank.trim().to_owned()))
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let all = paid(&facts);
    if all.is_empty() {
        return Err(ReportError::Empty(reports::NO_REWARDS.to_owned()));
    }
    let gone = || ReportError::Refused(reports::GONE.to_owned());
    let columns = [
        SERIAL,
        col(key::NAME, column::ACCOUNT_NAME, 38.0, Align::Left),
        col(key::ACCOUNT, column::ACCOUNT, 28.0, Align::Left),
        col(key::BANK, column::BANK, 26.0, Align::Left),
        col(key::REWARD, column::SUM, 22.0, Align::Right),
        col(key::NOTE, column::PURPOSE, 38.0, Align::Left),
    ];
    let mut sections = Vec::new();
    for paid in &all {
        let body = facts.body_of(Some(paid.body)).ok_or_else(gone)?;
        let rules = &rule_set::of(body).ok_or_else(gone)?;
        let mut fields = facts.fields();
        let sum: i64 = paid.rows.iter().filter_map(|award| award.reward).sum();
        let words = NumberWords {
            empty_tens: facts.office.empty_tens_word.clone(),
            thousand: facts.office.thousand_word.clone(),
        };
        fields.insert(field::IN_WORDS, numbers::money_in_words(sum, &words));
        let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
        let purpose = unmarked_capitals(&letter.words("purpose"));
        let mut rows = Vec::new();
        let mut lacking = Vec::new();
        for (at, award) in paid.rows.iter().enumerate() {
            let full = read.award(award.id)?.unwrap_or_default();
            let (number, bank) = account(read, &full)?;
            if number.is_empty() {
                lacking.push(award.name.as_str());
            }
            let whose = if full.received_by.is_empty() { &award.name } else { &full.received_by };
            let cells = [
                Cell::from(unmarked_capitals(letters::bare_name(whose))),
                Cell::from(number),
                Cell::from(bank),
                super::money(award.reward),
                Cell::from(purpose.clone()),
            ];
            rows.push(row(&award.uid, &columns, at + 1, cells));
        }
        rows.push(total(columns.len(), sum));
        let when = NumberAndDay::of(&Decision::default(), params, today);
        let mut blocks = letterhead(rules, body, &facts.office.place, &when);
        blocks.push(Block::Paragraph(frame::kind_of_paper(rules, print::LIST).space(frame::GAP)));
        let subject = letter.words("subject");
        blocks.push(Block::Paragraph(frame::subject_of_paper(rules, &subject)));
        blocks.extend(frame::close_title(rules, annexed(&facts, paid, today)));
        letter.blocks = blocks;
        let mut made = table(rules, &columns, rows);
        let sheet = sheet(rules, facts.office.two_sided, params.landscape(), &mut made);
        letter.blocks.push(Block::Table(made));
        letter.closing("words");
        let awards: Vec<AwardRow> = paid.rows.iter().map(|row| (*row).clone()).collect();
        letter.blocks.push(closing_line(rules, count(&awards)));
        letter.signers();
        let mut section = letter.on_sheet(sheet);
        section.remarks.extend((!lacking.is_empty()).then(|| reports::without_account(&lacking)));
        section.remarks.extend(without_money(&facts));
        sections.push(section);
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections,
    })
}

/// The sum, with room for the purpose behind it.
fn total(columns: usize, sum: i64) -> Row {
    let label = Cell {
        text: column::TOTAL.to_owned(),
        spot: Some(spots::total(key::NAME)),
        face: Face::Bold,
        align: Some(Align::Center),
        span: u8::try_from(columns.saturating_sub(2)).unwrap_or(1),
        ..Cell::default()
    };
    let spot = Some(spots::total(key::REWARD));
    let sum = Cell { spot, face: Face::Bold, ..super::money(Some(sum)) };
    Row {
        cells: vec![label, sum, blank_total(key::NOTE)],
        keep_with_previous: true,
        ..Row::default()
    }
}
