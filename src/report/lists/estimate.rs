//! Dự trù kinh phí khen thưởng: what awards like those of a year will cost in the next, or those a round proposes.
use super::{
    ListColumn, SERIAL, blank_total, col, heading_row, money::reckoned_as, row, sheet, table,
    without_empty,
};
use crate::{
    domain::{
        calendar::last_day,
        ids::{BodyId, RoundId},
        office::{Body, Office, ours_of_key},
        paper::About,
        recipient::RecipientKind,
        reward::{BaseSalary, Rates, RewardRule},
    },
    layout::block::{Align, Block, Cell, Document, Face, Row, Value},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        letter::{Head, Inserts, Letter},
        options,
        sheets::script::typed,
        spots::{self, column as key},
        year::YearFacts,
    },
    store::{AwardFilter, AwardRow, Reader, StoreError},
    text::{
        numbers::{self, NumberWords},
        print::column,
        registers as words,
        reports::{self, group},
        template::{Fields, field},
    },
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The estimate.
pub const SPEC: ReportSpec = ReportSpec {
    id: "du-tru-kinh-phi",
    group: group::BOOKS,
    about: &[AboutKind::Year, AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[
        options::ISSUED_BY,
        options::MORE_RECIPIENTS,
        options::ORIENTATION,
        options::DRAFT_DAY,
    ],
    build,
};

/// What it is made from.
struct Source {
    year: YearFacts,
    /// The round it is for; the next year where it is for none.
    round: Option<(RoundId, String)>,
    /// Who is given what by whom: body, form, kind.
    given: Vec<(BodyId, String, RecipientKind)>,
    /// Awards of our bodies that stand, by which usual sums and the fund are reckoned.
    awards: Vec<AwardRow>,
}

impl Source {
    fn read(read: Reader<'_>, params: &ReportParams) -> Result<Self, ReportError> {
        match params.about {
            About::Year(year) => Self::of_year(read, params, year),
            _ => Self::of_round(read, params),
        }
    }

    fn of_year(read: Reader<'_>, params: &ReportParams, year: i64) -> Result<Self, ReportError> {
        let facts = YearFacts::of(read, params, year)?;
        let awards = awards_of_ours(read, &facts.bodies)?;
        let of_year = awards.iter().filter(|award| award.year == year);
        let given: Vec<_> = of_year.map(|a| (a.body, a.form.clone(), a.recipient.kind())).collect();
        if given.is_empty() {
            return Err(ReportError::Empty(words::nothing_to_estimate(year)));
        }
        Ok(Self { year: facts, round: None, given, awards })
    }

    fn of_round(read: Reader<'_>, params: &ReportParams) -> Result<Self, ReportError> {
        let of = RoundFacts::read(read, params)?;
        let facts = YearFacts::of(read, params, of.years.0)?;
        let ours = |body| ours_of_key(&facts.bodies, body).and_then(|body| body.id);
        let given: Vec<_> = of
            .standing()
            .filter_map(|p| Some((ours(p.body)?, p.form.clone(), p.recipient.kind())))
            .collect();
        if given.is_empty() {
            return Err(ReportError::Empty(words::NOTHING_PROPOSED.to_owned()));
        }
        let awards = awards_of_ours(read, &facts.bodies)?;
        let round = of.round.id.map(|id| (id, of.round.name));
        Ok(Self { year: facts, round, given, awards })
    }

    /// The sum that was given most often with a form by a body to recipients of a kind; of several the largest.
    fn usual_sum(&self, line: &Line) -> Option<i64> {
        let mut times: BTreeMap<i64, usize> = BTreeMap::new();
        let is_like = |award: &&AwardRow| {
            (award.body, award.recipient.kind()) == (line.body, line.kind)
                && award.form == line.form
        };
        let like = self.awards.iter().filter(is_like);
        let of_year = |award: &&AwardRow| self.round.is_some() || award.year == self.year.year;
        for sum in like.filter(of_year).filter_map(|award| award.reward).filter(|sum| *sum > 0) {
            *times.entry(sum).or_default() += 1;
        }
        times.into_iter().max_by_key(|(sum, times)| (*times, *sum)).map(|(sum, _)| sum)
    }

    /// Money given by decisions signed in a calendar year; what the round itself was given is estimated here.
    fn given_in(&self, year: i64) -> i64 {
        let round = self.round.as_ref().map(|(id, _)| *id);
        let is_of_year = |award: &&AwardRow| {
            let day: Option<Date> = award.decision_date.as_deref().and_then(|day| day.parse().ok());
            day.is_some_and(|day| i64::from(day.year()) == year)
                && (round.is_none() || award.round != round)
        };
        let sums = self.awards.iter().filter(is_of_year).filter_map(|award| award.reward);
        sums.fold(0, i64::saturating_add)
    }
}

/// Awards of our bodies that were not taken back.
fn awards_of_ours(read: Reader<'_>, bodies: &[Body]) -> Result<Vec<AwardRow>, StoreError> {
    let mut awards = read.award_rows(AwardFilter::default())?;
    awards.retain(|a| !a.is_revoked && ours_of_key(bodies, Some(a.body)).is_some());
    Ok(awards)
}

/// What one body gives in one form to recipients of one kind.
struct Line {
    body: BodyId,
    form: String,
    kind: RecipientKind,
    count: usize,
    /// For each, in đồng.
    rate: Option<i64>,
    /// How that is reckoned.
    reckoned: String,
    is_usual: bool,
}

impl Line {
    fn name(&self) -> String {
        words::form_for(&self.form, self.kind)
    }

    fn sum(&self) -> Option<i64> {
        let count = i64::try_from(self.count).ok()?;
        self.rate.map(|rate| rate.saturating_mul(count))
    }
}

/// So many percent more, rounded up: nobody is awarded in part.
fn raised(count: usize, percent: usize) -> usize {
    count.saturating_mul(percent.saturating_add(100)).div_ceil(100)
}

/// The lines of an estimate, body by body, form by form, kind by kind.
fn lines(source: &Source, (rates, day): (&Rates<'_>, Date), more: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (body, form, kind) in &source.given {
        let same = |of: &&mut Line| of.body == *body && of.form == *form && of.kind == *kind;
        match lines.iter_mut().find(same) {
            Some(line) => line.count += 1,
            None => lines.push(Line {
                body: *body,
                form: form.clone(),
                kind: *kind,
                count: 1,
                rate: None,
                reckoned: String::new(),
                is_usual: false,
            }),
        }
    }
    let bodies = &source.year.bodies;
    let place = |line: &Line| bodies.iter().position(|body| body.id == Some(line.body));
    lines.sort_by_cached_key(|line| (place(line), line.form.clone(), line.kind));
    for line in &mut lines {
        let body = bodies.iter().find(|body| body.id == Some(line.body));
        let of = (line.form.as_str(), body.map_or("", |body| body.level.as_str()));
        let by_rule = rates.reward(of, line.kind, day).map(|sum| sum.0);
        line.reckoned = by_rule
            .zip(rates.reckoned(of, line.kind, day))
            .map(|(sum, by)| reckoned_as(by, Some(sum)))
            .unwrap_or_default();
        line.rate = by_rule.or_else(|| source.usual_sum(line));
        line.is_usual = by_rule.is_none() && line.rate.is_some();
        line.count = raised(line.count, more);
    }
    lines
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let source = Source::read(read, params)?;
    let (reward_rules, salaries) = (read.reward_rules()?, read.base_salaries()?);
    // Rates in force at the end of the year are those that the next one begins with.
    let day = last_day(source.year.year).ok_or_else(|| refuse(reports::GONE))?;
    let more = typed(params, &options::MORE_RECIPIENTS).unwrap_or(0);
    let rates = rates(&reward_rules, &salaries, &source.year.office);
    let lines = lines(&source, (&rates, day), more);
    let sum = sum_of(&lines);
    let (fund_fields, fund_remarks) = fund(read, &source, sum.unwrap_or(0))?;
    let mut fields = source.year.fields();
    fields.extend(fields_of(&source, more, sum));
    fields.extend(fund_fields);
    let rules = &source.year.rules;
    let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
    let when = source.year.when(params, today);
    let office = &source.year.office;
    letter.head(&Head::Unnumbered(words::ESTIMATE), &source.year.body, &office.place, &when);
    letter.paragraphs("note", Inserts::new());
    let (columns, rows) = rows(&source, &lines, sum);
    let mut table = table(rules, &columns, rows);
    let sheet = sheet(rules, office.two_sided, params.landscape(), &mut table);
    letter.blocks.push(Block::Table(table));
    letter.closing("words");
    letter.closing("fund");
    letter.signers();
    let mut section = letter.on_sheet(sheet, false);
    section.remarks.extend(remarks(&lines));
    section.remarks.extend(fund_remarks);
    let of = match &source.round {
        Some((_, name)) => name.clone(),
        None => words::years(source.year.year + 1, source.year.year + 1),
    };
    Ok(Document {
        title: words::titled(SPEC.title(), &of),
        author: source.year.body.full_name.clone(),
        sections: vec![section],
    })
}

fn refuse(sentence: &str) -> ReportError {
    ReportError::Refused(sentence.to_owned())
}

fn rates<'r>(rules: &'r [RewardRule], salaries: &'r [BaseSalary], office: &Office) -> Rates<'r> {
    let rounding = office.reward_rounding.get().map_or(0, |money| money.0);
    Rates { rules, salaries, rounding }
}

/// All that is known of it; `None` where no rate is.
fn sum_of(lines: &[Line]) -> Option<i64> {
    let known = lines.iter().filter_map(Line::sum);
    known.reduce(i64::saturating_add)
}

fn fields_of(source: &Source, more: usize, sum: Option<i64>) -> Fields {
    let year = source.year.year;
    let (of, from) = match &source.round {
        Some((_, name)) => (words::of_round(name), words::FROM_ROUND.to_owned()),
        None => (words::years(year + 1, year + 1), words::from_year(year)),
    };
    let office = &source.year.office;
    let number_words = NumberWords {
        empty_tens: office.empty_tens_word.clone(),
        thousand: office.thousand_word.clone(),
    };
    let in_words = sum.map(|sum| numbers::money_in_words(sum, &number_words));
    Fields::from([
        (field::ESTIMATED_FOR, of),
        (field::ESTIMATED_FROM, from),
        (field::MORE, if more == 0 { String::new() } else { words::more(more) }),
        (field::IN_WORDS, in_words.unwrap_or_default()),
    ])
}

/// What the funds say: of the year that was, with what is left of it, and of the year that is estimated; an estimate
/// of a round is held against its own year.
fn fund(
    read: Reader<'_>,
    source: &Source,
    estimate: i64,
) -> Result<(Fields, Vec<String>), ReportError> {
    let of = |year: i64| -> Result<Option<i64>, StoreError> {
        Ok(read.working_year_of(year)?.and_then(|of| of.reward_fund.get()).map(|money| money.0))
    };
    let year = source.year.year;
    let (fund, given) = (of(year)?, source.given_in(year));
    let is_of_round = source.round.is_some();
    let next = if is_of_round { None } else { of(year + 1)? };
    let left = fund.map(|fund| fund.saturating_sub(given));
    let said_left = left.map(|left| {
        if is_of_round {
            words::left_after(left.saturating_sub(estimate))
        } else {
            words::left(left)
        }
    });
    let next_left = next.map(|next| next.saturating_sub(estimate));
    let said = |sum: Option<i64>| sum.map(numbers::money).unwrap_or_default();
    let fields = Fields::from([
        (field::FUND, said(fund)),
        (field::GIVEN, numbers::money(given)),
        (field::LEFT, said_left.unwrap_or_default()),
        (field::NEXT_FUND, said(next)),
        (field::NEXT_LEFT, next_left.map(words::left_after).unwrap_or_default()),
    ]);
    // Held against the year that it is for.
    let (held, held_year) = if is_of_round {
        (left.map(|left| left.saturating_sub(estimate)), year)
    } else {
        (next_left, year + 1)
    };
    let remark = match held {
        None => Some(words::without_fund(held_year)),
        Some(left) if left < 0 => Some(words::over_fund(held_year, left.saturating_neg())),
        Some(_) => None,
    };
    Ok((fields, remark.into_iter().collect()))
}

/// What is to be looked at: rates that nobody knows, and those that no rule says.
fn remarks(lines: &[Line]) -> Vec<String> {
    let without = lines.iter().filter(|line| line.rate.is_none());
    let without: Vec<String> = without.map(Line::name).collect();
    let usual: Vec<String> = lines.iter().filter(|line| line.is_usual).map(Line::name).collect();
    let without = (!without.is_empty()).then(|| words::without_rate(&without));
    let usual = (!usual.is_empty()).then(|| words::by_usual_sum(&usual));
    without.into_iter().chain(usual).collect()
}

/// The table: bodies with their lines, and all together.
fn rows(source: &Source, lines: &[Line], sum: Option<i64>) -> (Vec<ListColumn>, Vec<Row>) {
    let mut columns = vec![
        SERIAL,
        col(key::FORM, column::FORM_AND_KIND, 40.0, Align::Left),
        col(key::AMOUNT, column::AMOUNT, 16.0, Align::Center),
        col(key::RECKONED, column::RECKONED, 28.0, Align::Center),
        col(key::RATE, column::RATE, 24.0, Align::Right),
        col(key::REWARD, column::AMOUNT_OF_MONEY, 26.0, Align::Right),
        col(key::NOTE, column::NOTE, 22.0, Align::Left),
    ];
    let mut cells: Vec<Vec<Cell>> = lines.iter().map(cells_of).collect();
    without_empty(&mut columns, &mut cells, |of| [key::RECKONED, key::NOTE].contains(&of));
    let has_several = lines.iter().any(|line| Some(line.body) != lines.first().map(|l| l.body));
    let mut rows = Vec::new();
    let mut body_before = None;
    for ((line, cells), serial) in lines.iter().zip(cells).zip(1..) {
        if has_several && body_before != Some(line.body) {
            let body = source.year.bodies.iter().find(|body| body.id == Some(line.body));
            let name = body.map_or("", |body| body.full_name.as_str());
            rows.push(heading_row(&line.body.0.to_string(), name, columns.len()));
            body_before = Some(line.body);
        }
        let record = format!("{}-{}-{:?}", line.body.0, line.form.replace('/', "-"), line.kind);
        rows.push(row(&record, &columns, serial, cells));
    }
    rows.push(total_row(&columns, lines, sum));
    (columns, rows)
}

fn cells_of(line: &Line) -> Vec<Cell> {
    let note = if line.is_usual { words::BY_USUAL_SUM } else { "" };
    vec![
        Cell::from(line.name()),
        counted(line.count),
        Cell::from(line.reckoned.as_str()),
        super::money(line.rate),
        super::money(line.sum()),
        Cell::from(note),
    ]
}

fn counted(count: usize) -> Cell {
    let value = i64::try_from(count).unwrap_or(i64::MAX);
    Cell::from(value.to_string()).saying(Value::Whole(value))
}

/// All of it: how many, and how much.
fn total_row(columns: &[ListColumn], lines: &[Line], sum: Option<i64>) -> Row {
    let count = lines.iter().map(|line| line.count).fold(0, usize::saturating_add);
    let cell = |of: &ListColumn, cell: Cell| Cell {
        spot: Some(spots::total(of.key)),
        face: Face::Bold,
        ..cell
    };
    let label = |of: &ListColumn| Cell {
        align: Some(Align::Center),
        span: 2,
        ..cell(of, Cell::from(column::TOTAL))
    };
    let cells = columns.iter().filter_map(|of| match of.key {
        key::SERIAL => None,
        key::FORM => Some(label(of)),
        key::AMOUNT => Some(cell(of, counted(count))),
        key::REWARD => Some(cell(of, super::money(sum))),
        other => Some(blank_total(other)),
    });
    Row { cells: cells.collect(), keep_with_previous: true, ..Row::default() }
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn nobody_is_awarded_in_part() {
        let all = [(7, 0, 7), (7, 10, 8), (10, 10, 11), (1, 100, 2), (0, 50, 0)];
        for (count, percent, want) in all {
            assert_eq!(raised(count, percent), want);
        }
    }
}
