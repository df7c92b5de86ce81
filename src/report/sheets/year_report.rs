//! (19) Báo cáo năm and báo cáo 6 tháng: the office's own paragraphs with the year's numbers in them, and a table of
//! these numbers beside those of the same time a year before.
use crate::{
    domain::{
        ids::Kind,
        paper_kind::PaperKind,
        vietnamese::{capitals, fold},
    },
    layout::block::{Align, Block, Cell, Document, Face, Role, Section, Spot, Value},
    listing::year_report::{Compared, Part, Period, Said, beside_a_year_before, compared, said},
    report::{
        Build, ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::signed,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::{SERIAL, apart, col, row, sheet, table},
        options::{self, OptionKind, OptionSpec},
        spots::{self, column as key},
        year::YearFacts,
    },
    store::{Reader, StoreError},
    text::{
        dates,
        print::{self, column},
        reports::{self, group, option},
        sentence::with_capital,
        template::{Fields, Template, names, structure_piece},
        year_report::{self as words, Unit, field},
    },
};
use jiff::civil::Date;

/// The order of its parts: a piece of its wording. That of the half-year has the same ones.
const STRUCTURE: OptionSpec = OptionSpec {
    key: "cau-truc",
    label: option::STRUCTURE,
    kind: OptionKind::Structure("bao-cao-nam"),
    usual: None,
};

/// The last day whose numbers count.
const UNTIL: OptionSpec =
    OptionSpec { key: "den-ngay", label: option::UNTIL, kind: OptionKind::Day, usual: None };

/// The table of numbers behind the text.
const APPENDIX: OptionSpec = options::yes_no("phu-luc", option::APPENDIX, true);

/// Of the year.
pub const OF_YEAR: ReportSpec =
    report("bao-cao-nam", |read, params, today| build(read, params, today, false));

/// Of its first half.
pub const OF_HALF_YEAR: ReportSpec =
    report("bao-cao-6-thang", |read, params, today| build(read, params, today, true));

const OPTIONS: &[OptionSpec] =
    &[options::ISSUED_BY, STRUCTURE, UNTIL, APPENDIX, options::DRAFT_NUMBER, options::DRAFT_DAY];

const fn report(id: &'static str, build: Build) -> ReportSpec {
    ReportSpec {
        id,
        group: group::REPORT,
        about: &[AboutKind::Year],
        recipients: None,
        lists: &[Kind::WorkingYear],
        of_any_body: true,
        options: OPTIONS,
        build,
    }
}

/// The time it is about: up to the day asked for; of the first half up to the end of June.
fn period(params: &ReportParams, year: i64, is_half: bool) -> Period {
    let june = || Date::new(i16::try_from(year).ok()?, 6, 30).ok();
    let asked = params.day(&UNTIL);
    Period { year, until: if is_half { asked.or_else(june) } else { asked } }
}

fn build(
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
    is_half: bool,
) -> Result<Document, ReportError> {
    let id = if is_half { OF_HALF_YEAR.id } else { OF_YEAR.id };
    let facts = YearFacts::read(read, params)?;
    let asked = params.day(&UNTIL);
    if asked.is_some_and(|day| i64::from(day.year()) != facts.year) {
        return Err(ReportError::Refused(words::until_of_another_year(facts.year)));
    }
    let period = period(params, facts.year, is_half);
    let all = said(read, period)?;
    let mut fields = facts.fields();
    fields.extend(period_fields(period, asked, is_half));
    fields.extend(all.iter().map(|said| (said.field, said.value.clone())));
    let when = NumberAndDay::asked(params, PaperKind::Report, today);
    let mut letter = Letter::new(read, &facts.rules, id, fields.clone())?;
    letter.head(&Head::Named(words::REPORT), &facts.body, &facts.office.place, &when);
    let asked = params.options.get(STRUCTURE.key).map(String::as_str);
    let piece = structure_piece(id, asked, &facts.body.full_name);
    letter.paragraphs(&piece, Inserts::new());
    letter.paragraphs("closing", Inserts::new());
    let to = frame::recipients(&facts.rules, "", &facts.body.default_recipients);
    letter.foot(to, signed(read, &facts.rules, &facts.body, when.date)?);
    let mut sections =
        vec![letter.section(frame::paper(&facts.rules, facts.office.two_sided, false))];
    if params.is_on(&APPENDIX) {
        sections.push(appendix(read, &facts, (id, fields), (period, all), (params, &when))?);
    }
    Ok(Document {
        title: reports::in_years(reports::title(id), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections,
    })
}

/// What the wording calls the time.
fn period_fields(period: Period, asked: Option<Date>, is_half: bool) -> Fields {
    let said = words::period(period.year, is_half);
    Fields::from([
        (field::PERIOD_FIRST, with_capital(&said)),
        (field::PERIOD, said),
        (field::NEXT_YEAR_CAPITALS, capitals(&dates::years((period.year + 1, None)))),
        // Said where it is another day than usual.
        (field::UNTIL, asked.map(dates::long).unwrap_or_default()),
    ])
}

/// The table of numbers beside those of a year before, on sheets of its own.
fn appendix(
    read: Reader<'_>,
    facts: &YearFacts,
    (id, fields): (&str, Fields),
    (period, said): (Period, Vec<Said>),
    (params, when): (&ReportParams, &NumberAndDay),
) -> Result<Section, ReportError> {
    let rules = &facts.rules;
    let columns = [
        SERIAL,
        col(key::NAME, column::FIGURE, 70.0, Align::Left),
        col(key::KIND, column::COUNTED_IN, 20.0, Align::Center),
        col(key::BEFORE, column::YEAR_BEFORE, 24.0, Align::Right),
        col(key::NOW, column::THIS_YEAR, 24.0, Align::Right),
        col(key::CHANGE, column::CHANGE, 24.0, Align::Right),
    ];
    let rows = beside_a_year_before(read, period, said)?;
    let rows =
        rows.iter().enumerate().map(|(at, of)| row(&key_of(of), &columns, at + 1, cells(of)));
    let mut table = table(&facts.rules, &columns, rows.collect());
    let sheet = sheet(&facts.rules, facts.office.two_sided, params.landscape(), &mut table);
    let mut letter = Letter::new(read, &facts.rules, id, fields)?;
    let subject = letter.words("appendix");
    let number = params.draft_number().unwrap_or_default();
    let of = (number.as_str(), when.date, when.year);
    let note = print::annexed_to(rules, PaperKind::Report, &facts.body, of.0, of.1, of.2);
    let part = (Role::AnnexNote, Face::Italic);
    let note = frame::centred(rules, part, spots::ANNEX_NOTE, print::no_break(&note));
    let mut blocks = vec![
        Block::Paragraph(frame::kind_of_paper(rules, words::APPENDIX)),
        Block::Paragraph(frame::subject_of_paper(rules, &subject)),
    ];
    blocks.extend(frame::close_title(rules, note));
    blocks.push(Block::Table(table));
    letter.blocks = apart(blocks, PART_OF_APPENDIX);
    Ok(letter.on_sheet(sheet, true))
}

/// What tells the texts of the appendix from those of the report.
const PART_OF_APPENDIX: &str = "appendix";

/// The key of a line of numbers: what it counts, without signs.
fn key_of(of: &Compared) -> String {
    let words = fold(&of.label);
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn cells(of: &Compared) -> [Cell; 5] {
    let amount = |amount: Option<i64>| match amount {
        None => Cell::from(words::UNKNOWN),
        Some(amount) if amount % 100 == 0 => {
            Cell::from(words::amount(amount)).saying(Value::Whole(amount / 100))
        }
        // What is counted on in Excel is what stands here, to one decimal.
        Some(amount) => {
            Cell::from(words::amount(amount)).saying(Value::Hundredths((amount + 5) / 10 * 10))
        }
    };
    let change = of.change().map_or_else(
        || words::UNKNOWN.to_owned(),
        |change| words::change(change, of.unit == Unit::Percent),
    );
    [
        Cell::from(of.label.clone()),
        Cell::from(of.unit.name()),
        amount(of.before),
        amount(of.now),
        Cell::from(change),
    ]
}

/// What stands behind a text of a report: the numbers of the fields in its line of the wording, or of its line of the
/// table. Nothing of any other paper.
///
/// # Errors
/// [`StoreError`].
pub fn behind(
    read: Reader<'_>,
    params: &ReportParams,
    (id, spot): (&str, &Spot),
) -> Result<Vec<Said>, StoreError> {
    let is_half = id == OF_HALF_YEAR.id;
    let of_year = params.year().filter(|_| is_half || id == OF_YEAR.id);
    let Some(year) = of_year else { return Ok(Vec::new()) };
    let period = period(params, year, is_half);
    if let Some((record, _)) = spots::row_and_column(spot) {
        let all = compared(read, period)?.into_iter().filter(|of| key_of(of) == record);
        return Ok(all.map(said_of).collect());
    }
    let Some((piece, line)) = spots::piece_and_line(spot) else {
        return Ok(Vec::new());
    };
    let wordings = read.office()?.wordings;
    let template = Template::of_office(id, &wordings);
    let line = template.piece(piece).lines().nth(line).unwrap_or_default().to_owned();
    let fields: Vec<&str> = names(&line).collect();
    let mut all = said(read, period)?;
    all.retain(|said| fields.contains(&said.field) && !said.parts.is_empty());
    all.sort_by_key(|said| fields.iter().position(|field| *field == said.field));
    Ok(all)
}

/// A line of the table as what a report says.
fn said_of(of: Compared) -> Said {
    let value = of.now.map(words::amount).unwrap_or_default();
    let part = Part {
        label: of.label,
        unit: of.unit,
        amount: of.now,
        value: value.clone(),
        rows: of.rows,
    };
    Said { field: "", value, parts: vec![part] }
}
