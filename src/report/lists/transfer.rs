//! Danh sách chuyển khoản tiền thưởng, as a bank takes it: names without marks in capitals.
use super::{
    SERIAL, blank_total, col, keep_room,
    money::{begin, close, fields_of, paid, without_money},
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
    layout::texts::each_spot_mut,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::NumberAndDay,
        letter::Letter,
        options,
        spots::{self, column as key},
    },
    store::{AwardRow, Reader, StoreError},
    text::{
        letters,
        print::column,
        reports::{self, group},
    },
};
use jiff::civil::Date;

/// The list, one for each decision.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-chuyen-khoan",
    group: group::HAND_OVER,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[options::ORIENTATION],
    build,
};

/// Has an award an account its money goes to?
pub(super) fn has_account(read: Reader<'_>, row: &AwardRow) -> Result<bool, StoreError> {
    let full = read.award(row.id)?.unwrap_or_default();
    Ok(!account(read, row, &full)?.number.is_empty())
}

/// Where the money of an award goes.
#[derive(Default)]
struct Account {
    /// Whose it is.
    holder: String,
    /// Số tài khoản; blank where none is known.
    number: String,
    /// Ngân hàng.
    bank: String,
}

/// That of the award, whoever receives it; else that of the person, the head of the household, or the unit. Whose it is
/// comes from where its number comes from.
fn account(read: Reader<'_>, row: &AwardRow, award: &Award) -> Result<Account, StoreError> {
    let of_person = |id| {
        let found = read.person(id)?;
        Ok::<_, StoreError>(found.map(|person| (person.full_name, person.account_number)))
    };
    if !award.account_number.is_empty() {
        let holder = match award.received_by.as_str() {
            "" => row.name.clone(),
            who => letters::bare_name(who).to_owned(),
        };
        return Ok(with_account(holder, &award.account_number));
    }
    let found = match &award.recipient {
        Some(Recipient::Person(id)) => {
            of_person(*id)?.map(|(_, number)| (letters::bare_name(&row.name).to_owned(), number))
        }
        Some(Recipient::Household(household)) => {
            household.head.map(of_person).transpose()?.flatten()
        }
        Some(Recipient::Unit(id)) => {
            read.unit(*id)?.map(|unit| (row.name.clone(), unit.account_number))
        }
        Some(Recipient::Collective(_) | Recipient::Outside(_)) | None => None,
    };
    let (holder, number) = found.unwrap_or_default();
    let holder = if holder.is_empty() { row.name.clone() } else { holder };
    Ok(with_account(holder, &number))
}

/// `0123 456 789, Agribank Tân Mẫu`: the number, and the bank from its first letter on.
fn with_account(holder: String, typed: &str) -> Account {
    let at = typed.find(char::is_alphabetic).unwrap_or(typed.len());
    let (number, bank) = typed.split_at_checked(at).unwrap_or((typed, ""));
    let sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–');
    Account { holder, number: number.trim_matches(sign).to_owned(), bank: bank.trim().to_owned() }
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
        let sum = paid.sum();
        let mut letter = Letter::new(read, rules, SPEC.id, fields_of(&facts, paid))?;
        let purpose = unmarked_capitals(&letter.words("purpose"));
        let mut rows = Vec::new();
        let (mut lacking, mut without_bank) = (Vec::new(), Vec::new());
        for (at, award) in paid.rows.iter().enumerate() {
            let full = read.award(award.id)?.unwrap_or_default();
            let to = account(read, award, &full)?;
            if to.number.is_empty() {
                lacking.push(award.name.as_str());
            } else if to.bank.is_empty() {
                without_bank.push(award.name.as_str());
            }
            let cells = [
                Cell::from(unmarked_capitals(&to.holder)),
                Cell::from(to.number),
                Cell::from(to.bank),
                super::money(award.reward),
                Cell::from(purpose.clone()),
            ];
            rows.push(row(&award.uid, &columns, at + 1, cells));
        }
        rows.push(total(columns.len(), sum));
        let when = NumberAndDay::of(&Decision::default(), params, today);
        begin(&mut letter, body, (&facts, paid), (&when, today));
        let mut made = table(rules, &columns, rows);
        keep_room(&mut made, &[(key::ACCOUNT, 29.0), (key::BANK, 27.0)]);
        let sheet = sheet(rules, facts.office.two_sided, params.landscape(), &mut made);
        letter.blocks.push(Block::Table(made));
        let mut section = close(letter, sheet);
        section.remarks.extend((!lacking.is_empty()).then(|| reports::without_account(&lacking)));
        let bank = (!without_bank.is_empty()).then(|| reports::without_bank(&without_bank));
        section.remarks.extend(bank);
        if all.len() > 1 {
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &paid.key()));
        }
        sections.push(section);
    }
    if let Some(first) = sections.first_mut() {
        first.remarks.extend(without_money(&facts));
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
