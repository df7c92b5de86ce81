//! (21) Nhãn phong bì: a sheet of labels to cut, two beside one another, with the sum where it is wanted.
use crate::{
    domain::recipient::RecipientKind,
    layout::block::{Align, Block, Cell, ColumnWidth, Document, Row, Table, TableColumn, mm},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame,
        letter::Letter,
        options,
        sheets::named,
        spots::{self, column as key},
    },
    store::{AwardRow, Reader, StoreError},
    text::{
        labels, print,
        reports::{self, group},
        sentence::with_capital,
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// The labels.
pub const SPEC: ReportSpec = ReportSpec {
    id: "nhan-phong-bi",
    group: group::HAND_OVER,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[options::SUM_ON_LABEL],
    build,
};

/// Labels beside one another.
const BESIDE: usize = 2;
/// Millimetres between a cut and the letters.
const PADDING_MM: f32 = 7.0;

fn build(read: Reader<'_>, params: &ReportParams, _today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    if facts.awards.is_empty() {
        return Err(ReportError::Empty(reports::empty(SPEC.title())));
    }
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, facts.fields())?;
    let mut cells: Vec<Cell> = Vec::new();
    for award in &facts.awards {
        cells.push(label(read, &mut letter, award, params.is_on(&options::SUM_ON_LABEL))?);
    }
    let rows: Vec<Row> = cells
        .chunks(BESIDE)
        .map(|pair| {
            let mut cells = pair.to_vec();
            cells.resize_with(BESIDE, || Cell {
                spot: Some(spots::cell("blank", key::NAME)),
                ..Cell::default()
            });
            Row { cells, ..Row::default() }
        })
        .collect();
    let paper = frame::paper(&facts.rules, false, false);
    let width = paper.body_width() / BESIDE as f32;
    let column = || TableColumn {
        key: key::NAME.into(),
        width: ColumnWidth::Fixed(width),
        align: Align::Center,
        ..TableColumn::default()
    };
    letter.blocks.push(Block::Table(Table {
        columns: std::iter::repeat_with(column).take(BESIDE).collect(),
        rows,
        size: facts.rules.sizes.body,
        line: facts.rules.line_pt,
        padding: mm(PADDING_MM),
        border: 0.5,
        ..Table::default()
    }));
    let mut section = letter.section(paper);
    section.numbers = None;
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![section],
    })
}

/// A line whose last word never stands alone below it.
fn whole_end(line: &str) -> String {
    /// Words of a line that are too few to be parted anyway.
    const FEW: usize = 3;
    let line = print::no_break(line);
    match line.rsplit_once(' ') {
        Some((before, last)) if line.split(' ').count() > FEW => format!("{before}\u{a0}{last}"),
        _ => line,
    }
}

/// One label: what stands above the name, the name, and what stands below it.
fn label(
    read: Reader<'_>,
    letter: &mut Letter<'_>,
    award: &AwardRow,
    with_sum: bool,
) -> Result<Cell, StoreError> {
    let name = named(read, letter.rules, &award.recipient, (award.name.as_str(), "", ""))?;
    let name = with_capital(&name);
    let behind = match award.recipient.kind() {
        RecipientKind::Collective => String::new(),
        RecipientKind::Person | RecipientKind::Household => {
            labels::joined(&[&award.position_title, &award.unit])
        }
    };
    let sum = award.reward.filter(|_| with_sum);
    let sum = sum.map(crate::domain::number::show_grouped).unwrap_or_default();
    let fields = Fields::from([(field::POST_AND_UNIT, behind), (field::SUM, sum)]);
    let parts = [letter.words_of("above", Fields::new()), name, letter.words_of("below", fields)];
    let lines = parts.iter().flat_map(|part| part.lines()).filter(|line| !line.is_empty());
    let text = lines.map(whole_end).collect::<Vec<_>>().join("\n");
    Ok(Cell { spot: Some(spots::cell(&award.uid, key::NAME)), ..Cell::from(text) })
}
