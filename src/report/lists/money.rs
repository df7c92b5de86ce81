//! (14) Danh sách nhận tiền thưởng, ký nhận: what each is given, how it is reckoned, and room to sign.
use super::{
    SERIAL, Sheet, blank_total, closing_words, col, heading_row, keep_room, money, name_cell,
    names::{behind_head, name_head},
    row, sheet, table,
    transfer::has_account,
    wide_name,
};
use crate::{
    domain::{
        decision::Decision,
        ids::BodyId,
        office::Body,
        paper_kind::PaperKind,
        recipient::{Counts, RecipientKind},
        reward::{BaseSalary, Rates, Reckoned, RewardRule},
        rule_set,
    },
    layout::block::{Align, Block, Cell, Document, Face, Paragraph, Role, Row, Section},
    layout::texts::each_spot_mut,
    listing::awards::count,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::Letter,
        lists::letterhead,
        options,
        spots::{self, column as key},
    },
    store::{AwardRow, Reader},
    text::{
        labels, letters,
        numbers::{self, NumberWords},
        print::{self, column},
        reports::{self, group},
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// The list, one for each decision.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-tien-thuong",
    group: group::HAND_OVER,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[options::ORIENTATION],
    build,
};

/// Points inside a cell: with its line a row is 10 mm high, room to sign.
const PADDING: f32 = 6.2;

/// Letters of “Chức vụ, đơn vị” that an upright sheet breaks into a tower.
const LONG_POST: usize = 40;

/// `Phó Bí thư, Chi bộ ấp 5`
fn behind(award: &AwardRow) -> String {
    labels::joined(&[&award.position_title, &award.unit])
}

/// Awards with money that stand under one decision.
pub(super) struct Paid<'f> {
    pub(super) body: BodyId,
    pub(super) decision: Option<&'f Decision>,
    pub(super) rows: Vec<&'f AwardRow>,
}

impl Paid<'_> {
    /// What tells the texts of its list from those of the others of the round.
    pub(super) fn key(&self) -> String {
        let decision = self.decision.and_then(|d| d.id).map_or(0, |id| id.0);
        format!("{}-{decision}", self.body.0)
    }

    /// All of it, whole đồng.
    pub(super) fn sum(&self) -> i64 {
        self.rows.iter().filter_map(|award| award.reward).fold(0, i64::saturating_add)
    }

    /// The forms that are given, each once.
    pub(super) fn forms(&self) -> String {
        let mut forms: Vec<&str> = Vec::new();
        for form in self.rows.iter().map(|row| row.form.as_str()) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms.join(", ")
    }
}

/// Those of our bodies, decision by decision.
pub(super) fn paid(facts: &RoundFacts) -> Vec<Paid<'_>> {
    let is_ours = |id: BodyId| facts.body_of(Some(id)).is_some_and(|body| body.is_ours);
    let mut all: Vec<Paid<'_>> = Vec::new();
    for award in facts.awards.iter().filter(|a| a.reward.is_some() && is_ours(a.body)) {
        let of = |paid: &&mut Paid<'_>| {
            paid.body == award.body && paid.decision.and_then(|d| d.id) == award.decision
        };
        match all.iter_mut().find(of) {
            Some(paid) => paid.rows.push(award),
            None => all.push(Paid {
                body: award.body,
                decision: facts.decisions.iter().find(|d| d.id.is_some() && d.id == award.decision),
                rows: vec![award],
            }),
        }
    }
    all
}

/// Who of these awards gets nothing that the book knows, as a sentence.
pub(super) fn without_money(facts: &RoundFacts) -> Option<String> {
    let is_ours = |id: BodyId| facts.body_of(Some(id)).is_some_and(|body| body.is_ours);
    let none = facts.awards.iter().filter(|a| a.reward.is_none() && is_ours(a.body));
    let names: Vec<&str> = none.map(|award| award.name.as_str()).collect();
    (!names.is_empty()).then(|| reports::without_reward(&names))
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let all = paid(&facts);
    if all.is_empty() {
        return Err(ReportError::Empty(reports::NO_REWARDS.to_owned()));
    }
    let (reward_rules, salaries) = (read.reward_rules()?, read.base_salaries()?);
    let mut sections = Vec::new();
    for paid in &all {
        let mut section = list(read, params, (&facts, today), (paid, &reward_rules, &salaries))?;
        if all.len() > 1 {
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &paid.key()));
        }
        sections.push(section);
    }
    let mut on_both = Vec::new();
    for award in all.iter().flat_map(|paid| &paid.rows) {
        if has_account(read, award)? {
            on_both.push(award.name.as_str());
        }
    }
    if let Some(first) = sections.first_mut() {
        first.remarks.extend(without_money(&facts));
        first.remarks.extend((!on_both.is_empty()).then(|| reports::on_both_lists(&on_both)));
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections,
    })
}

/// `0,3 × 2.340.000`, where the sum is what the rule says on the day of its decision.
fn reckoned(rates: &Rates<'_>, level: &str, award: &AwardRow) -> String {
    let day = award.decision_date.as_deref().and_then(|day| day.parse().ok());
    let Some(day) = day else { return String::new() };
    let (of, kind) = ((award.form.as_str(), level), award.recipient.kind());
    let is_by_rule = rates.reward(of, kind, day).map(|sum| sum.0) == award.reward;
    let by = rates.reckoned(of, kind, day).filter(|_| is_by_rule);
    by.map(|by| reckoned_as(by, award.reward)).unwrap_or_default()
}

/// What a sum is reckoned from, and whether it was rounded.
pub(super) fn reckoned_as(by: Reckoned, sum: Option<i64>) -> String {
    let halves = if by.is_by_half_more { 3 } else { 2 };
    // Twice a hundred times the product.
    let product = by.coefficient.0.saturating_mul(by.salary.0).saturating_mul(halves);
    let is_rounded = sum.map(|sum| sum.saturating_mul(200)) != Some(product);
    letters::reckoned(by.is_by_half_more, (by.coefficient, by.salary), is_rounded)
}

fn list(
    read: Reader<'_>,
    params: &ReportParams,
    (facts, today): (&RoundFacts, Date),
    (paid, reward_rules, salaries): (&Paid<'_>, &[RewardRule], &[BaseSalary]),
) -> Result<Section, ReportError> {
    let gone = || ReportError::Refused(reports::GONE.to_owned());
    let body = facts.body_of(Some(paid.body)).ok_or_else(gone)?;
    let rules = &rule_set::of(body).ok_or_else(gone)?;
    let rounding = facts.office.reward_rounding.get().map_or(0, |money| money.0);
    let rates = Rates { rules: reward_rules, salaries, rounding };
    let awards: Vec<AwardRow> = paid.rows.iter().map(|row| (*row).clone()).collect();
    let counts = count(&awards);
    let has_unit = awards.iter().any(|a| a.recipient.kind() != RecipientKind::Collective);
    let mut columns = vec![SERIAL, col(key::NAME, name_head(counts), 38.0, Align::Left)];
    columns
        .extend(has_unit.then(|| col(key::POST_AND_UNIT, behind_head(counts), 34.0, Align::Left)));
    // No column stands empty: sums that no rule gave say nothing of one.
    let said: Vec<String> = awards.iter().map(|a| reckoned(&rates, &body.level, a)).collect();
    let by_rule = said.iter().any(|said| !said.is_empty());
    columns.extend(by_rule.then(|| col(key::RECKONED, column::RECKONED, 26.0, Align::Center)));
    columns.extend([
        col(key::REWARD, column::SUM, 22.0, Align::Right),
        col(key::RECEIVED_BY, column::RECEIVED_BY, 28.0, Align::Left),
        col(key::SIGNED, column::SIGNED, 22.0, Align::Left),
    ]);
    let mut rows: Vec<Row> = Vec::new();
    let sum_of = |kind: Option<RecipientKind>| -> i64 {
        let of = awards.iter().filter(|a| kind.is_none_or(|kind| a.recipient.kind() == kind));
        of.filter_map(|a| a.reward).fold(0, i64::saturating_add)
    };
    let is_parted = counts.present().count() > 1;
    for (place, (kind, _)) in counts.present().enumerate() {
        if is_parted {
            let heading = print::kind_heading(place, kind);
            rows.push(heading_row(&format!("{kind:?}"), &heading, columns.len()));
        }
        for (at, award) in awards.iter().filter(|a| a.recipient.kind() == kind).enumerate() {
            let full = read.award(award.id)?.unwrap_or_default();
            let mut cells = vec![name_cell(&award.name, kind)];
            let behind =
                if kind == RecipientKind::Collective { String::new() } else { behind(award) };
            cells.extend(has_unit.then(|| Cell::from(behind)));
            cells.extend(by_rule.then(|| Cell::from(reckoned(&rates, &body.level, award))));
            cells.extend([money(award.reward), Cell::from(full.received_by), Cell::default()]);
            let made = row(&award.uid, &columns, at + 1, cells);
            let is_wide = has_unit && kind == RecipientKind::Collective;
            rows.push(if is_wide { wide_name(made) } else { made });
        }
        if is_parted {
            let spot = format!("{}-{kind:?}", key::REWARD);
            rows.push(total_row(columns.len(), column::SUBTOTAL, &spot, sum_of(Some(kind))));
        }
    }
    rows.push(total_row(columns.len(), column::TOTAL, key::REWARD, sum_of(None)));
    let mut letter = Letter::new(read, rules, SPEC.id, fields_of(facts, paid))?;
    let when = NumberAndDay::of(&Decision::default(), params, today);
    begin(&mut letter, body, (facts, paid), (&when, today));
    let mut made = table(rules, &columns, rows);
    made.padding = PADDING;
    keep_room(&mut made, &[(key::RECEIVED_BY, 28.0), (key::SIGNED, 22.0)]);
    // Room to sign is kept; a long post beside it wants the lying sheet.
    let is_long = has_unit && awards.iter().any(|a| behind(a).chars().count() > LONG_POST);
    let landscape = params.landscape().or(is_long.then_some(true));
    let sheet = sheet(rules, facts.office.two_sided, landscape, &mut made);
    letter.blocks.push(Block::Table(made));
    Ok(close(letter, sheet))
}

/// The fields of a list of money: what is given, how much in words, to how many.
pub(super) fn fields_of(facts: &RoundFacts, paid: &Paid<'_>) -> Fields {
    let mut fields = facts.fields();
    let words = NumberWords {
        empty_tens: facts.office.empty_tens_word.clone(),
        thousand: facts.office.thousand_word.clone(),
    };
    let sum = paid.sum();
    let counts: Counts = paid.rows.iter().map(|award| award.recipient.kind()).collect();
    fields.insert(field::FORM, paid.forms());
    fields.insert(field::IN_WORDS, numbers::money_in_words(sum, &words));
    fields.insert(field::COUNTS, print::counted(counts));
    fields
}

/// What stands above a list of money: the letterhead, its title, and the decision it belongs to.
pub(super) fn begin(
    letter: &mut Letter<'_>,
    body: &Body,
    (facts, paid): (&RoundFacts, &Paid<'_>),
    (when, today): (&NumberAndDay, Date),
) {
    let rules = letter.rules;
    let mut blocks = letterhead(rules, body, &facts.office.place, when);
    blocks.push(Block::Paragraph(frame::kind_of_paper(rules, print::LIST).space(frame::GAP)));
    let subject = letter.words("subject");
    blocks.push(Block::Paragraph(frame::subject_of_paper(rules, &subject)));
    blocks.extend(frame::close_title(rules, annexed(facts, paid, today)));
    letter.blocks = blocks;
}

/// What stands below it: the sum in words, how many there are, and who signs.
pub(super) fn close(mut letter: Letter<'_>, sheet: Sheet) -> Section {
    letter.closing("words");
    let count = letter.words("count");
    letter.blocks.extend(closing_words(letter.rules, &count));
    letter.signers();
    letter.on_sheet(sheet, false)
}

/// `(kèm theo Quyết định số …)`
fn annexed(facts: &RoundFacts, paid: &Paid<'_>, today: Date) -> Paragraph {
    let body = facts.body_of(Some(paid.body)).unwrap_or(&facts.body);
    let rules = &rule_set::of(body).unwrap_or_else(|| facts.rules.clone());
    let known = paid.decision.filter(|d| d.is_sent_to_sign());
    let date = known.and_then(|d| d.date.get());
    let number = known.map_or("", |d| d.number.as_str());
    let year = i64::from(date.unwrap_or(today).year());
    let note = print::annexed_to(rules, PaperKind::Decision, body, number, date, year);
    frame::centred(
        rules,
        (Role::AnnexNote, Face::Italic),
        spots::ANNEX_NOTE,
        print::no_break(&note),
    )
}

/// A sum below its rows: its label over all columns before the money, and nothing behind it.
pub(super) fn total_row(columns: usize, label: &str, spot: &str, sum: i64) -> Row {
    // Behind the money: who receives it, and the signature.
    const BEHIND: usize = 2;
    let before = columns.saturating_sub(BEHIND + 1);
    let label = Cell {
        text: label.to_owned(),
        spot: Some(spots::total(&format!("{spot}-label"))),
        face: Face::Bold,
        align: Some(Align::Center),
        span: u8::try_from(before).unwrap_or(1),
        ..Cell::default()
    };
    let sum = Cell { spot: Some(spots::total(spot)), face: Face::Bold, ..money(Some(sum)) };
    let behind = |at: usize| blank_total(&format!("{spot}-behind-{at}"));
    let cells = vec![label, sum, behind(1), behind(2)];
    Row { cells, keep_with_previous: true, ..Row::default() }
}
