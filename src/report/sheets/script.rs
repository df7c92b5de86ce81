//! (8) Kịch bản công bố, trao thưởng: large, to be read from the stage; a turn is never cut by a page.
use crate::{
    domain::{
        decision::{Decision, PaperState},
        ids::DecisionId,
        recipient::{Counts, RecipientKind},
        rule_set::RuleSet,
    },
    layout::block::{Align, Block, Cell, ColumnWidth, Document, Face, FacedPiece, Row, Table, mm},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::{annex::signatory_of, apart, col, heading_row, row, table},
        options::{OptionKind, OptionSpec, OptionValue},
        spots::{self, column as key},
    },
    store::{AwardRow, Reader, StoreError},
    text::{
        labels, letters, numbers, print,
        print::column,
        reports::{self, group, option},
        sentence::in_one_line,
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// So many on the stage at once.
const EACH_TURN: OptionSpec = OptionSpec {
    key: "moi-luot",
    label: option::EACH_TURN,
    kind: OptionKind::Count(1, 50),
    usual: None,
};
/// Size of the letters, 14–20 points.
const SIZE: OptionSpec =
    OptionSpec { key: "co-chu", label: option::SIZE, kind: OptionKind::Count(14, 20), usual: None };

/// The script.
pub const SPEC: ReportSpec = ReportSpec {
    id: "kich-ban",
    group: group::HAND_OVER,
    about: &[AboutKind::Round, AboutKind::Decision],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[EACH_TURN, SIZE],
    build,
};

/// Usual practice on a stage of seven.
const USUAL_TURN: usize = 7;
/// Points of letters read aloud. Our choice.
const USUAL_SIZE: f32 = 16.0;

pub(in crate::report) fn typed(params: &ReportParams, option: &OptionSpec) -> Option<usize> {
    match params.chosen(option) {
        Some(OptionValue::Count(count)) => Some(count as usize),
        _ => None,
    }
}

fn build(read: Reader<'_>, params: &ReportParams, _today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    if facts.awards.is_empty() {
        return Err(ReportError::Empty(reports::empty(SPEC.title())));
    }
    let size = typed(params, &SIZE).map_or(USUAL_SIZE, |size| size as f32);
    let mut rules = facts.rules.clone();
    rules.sizes.body = size;
    (rules.sizes.table, rules.sizes.summary, rules.sizes.title) = (size, size, size + 2.0);
    (rules.line_pt, rules.table_line_pt) = (size * 1.5, size * 1.4);
    let mut fields = facts.fields();
    fields.insert(field::READER, String::new());
    let mut letter = Letter::new(read, &rules, SPEC.id, fields)?;
    let title = letter.words("title");
    letter.head(&Head::Bare(&title), &facts.body, "", &NumberAndDay::default());
    letter.paragraphs("when", Inserts::new());
    let most = typed(params, &EACH_TURN).unwrap_or(USUAL_TURN);
    let mut number = 0;
    for (place, (decision, awards)) in by_decision(&facts).into_iter().enumerate() {
        let first = letter.blocks.len();
        letter.fields.extend(announced(read, &facts, decision, &awards)?);
        letter.paragraphs("opening", Inserts::new());
        if place > 0 {
            let own = letter.blocks.split_off(first);
            letter.blocks.extend(apart(own, &place.to_string()));
        }
        for kind in RecipientKind::ALL {
            let of_kind: Vec<&AwardRow> =
                awards.iter().filter(|award| award.recipient.kind() == kind).copied().collect();
            for turn in of_kind.chunks(most) {
                number += 1;
                let table = turn_table(read, &rules, &mut letter, (number, kind, turn))?;
                letter.blocks.push(table);
            }
        }
    }
    letter.paragraphs("closing", Inserts::new());
    let tasks = letter.words("tasks");
    if !tasks.trim().is_empty() {
        letter.blocks.push(Block::Table(task_table(&rules, &tasks)));
    }
    let mut section = letter.section(frame::paper(&facts.rules, facts.office.two_sided, false));
    if facts.decisions.iter().all(|d| d.state == PaperState::Draft && d.number.is_empty()) {
        section.remarks.push(reports::SCRIPT_OF_A_DRAFT.to_owned());
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![section],
    })
}

/// The awards decision by decision, in the order of the decisions; those under none come last.
fn by_decision(facts: &RoundFacts) -> Vec<(Option<&Decision>, Vec<&AwardRow>)> {
    let of = |decision: Option<DecisionId>| -> Vec<&AwardRow> {
        facts.awards.iter().filter(|award| award.decision == decision).collect()
    };
    let known = facts.decisions.iter().filter(|d| d.id.is_some());
    let mut all: Vec<_> = known.map(|d| (Some(d), of(d.id))).collect();
    let is_known = |award: &&AwardRow| facts.decisions.iter().any(|d| d.id == award.decision);
    let others: Vec<&AwardRow> =
        facts.awards.iter().filter(|a| a.decision.is_none() || !is_known(a)).collect();
    all.push((None, others));
    all.retain(|(_, awards)| !awards.is_empty());
    all
}

/// What is said of the decision that is announced: which, by whom, what it gives, and who hands it over: usually who
/// signs.
fn announced(
    read: Reader<'_>,
    facts: &RoundFacts,
    decision: Option<&Decision>,
    awards: &[&AwardRow],
) -> Result<Fields, StoreError> {
    let body = decision.and_then(|d| facts.body_of(d.body)).unwrap_or(&facts.body);
    let signs = match decision {
        Some(decision) => signatory_of(read, body, decision)?,
        None => None,
    };
    let hands = signs.map(|s| letters::comrade(&facts.rules, &s.name, &s.post()));
    let mut forms: Vec<&str> = Vec::new();
    for award in awards {
        if !forms.contains(&award.form.as_str()) {
            forms.push(&award.form);
        }
    }
    Ok(Fields::from([
        (field::DECISION, decision.map(|d| facts.named(d)).unwrap_or_default()),
        (field::ISSUED_BY, in_one_line(body.in_text())),
        (field::SUBJECT, decision.map(|d| in_one_line(&d.summary)).unwrap_or_default()),
        (field::FORM, forms.join(", ")),
        (field::WHO_HANDS_OVER, hands.unwrap_or_default()),
    ]))
}

/// One turn: its heading, the call, who comes up in their order, who hands over.
fn turn_table(
    read: Reader<'_>,
    rules: &RuleSet,
    letter: &mut Letter<'_>,
    (number, kind, turn): (usize, RecipientKind, &[&AwardRow]),
) -> Result<Block, ReportError> {
    let counted = print::counted(Counts::of(kind, turn.len()));
    let fields = Fields::from([
        (field::TURN, numbers::count(number as i64)),
        (field::OF_TURN, counted.clone()),
        (field::WHO_COMES_UP, letters::who_comes_up(kind, &counted)),
    ]);
    // No column stands empty.
    let has_number = turn.iter().any(|award| !award.register_number.is_empty());
    let register = col(key::REGISTER, column::REGISTER, 16.0, Align::Center);
    let mut columns = vec![register];
    columns.push(col(key::NAME, column::RECEIVES, 90.0, Align::Left));
    columns.push(col(key::HERE, column::HERE, 16.0, Align::Center));
    let mut rows = Vec::new();
    let said = |what: &str, text: &str, face: Face| {
        let mut row = heading_row(&format!("{number}/{what}"), text, columns.len());
        for cell in &mut row.cells {
            cell.face = face;
        }
        row
    };
    rows.push(said("turn", &letter.words_of("turn", fields.clone()), Face::Bold));
    rows.push(said("call", &letter.words_of("call", fields.clone()), Face::Italic));
    for (at, award) in turn.iter().enumerate() {
        let full = read.award(award.id)?.unwrap_or_default();
        let behind = match kind {
            RecipientKind::Collective => String::new(),
            _ => labels::joined(&[&award.position_title, &award.unit]),
        };
        let stands_in = if full.received_by.is_empty() {
            String::new()
        } else {
            letters::stands_in(kind, &full.received_by)
        };
        let name = format!("{}. {}", at + 1, labels::joined(&[&award.name, &behind]));
        let lines: Vec<String> =
            [name, stands_in].into_iter().filter(|line| !line.is_empty()).collect();
        let mut made = row(&award.uid, &columns, at + 1, [Cell::from(lines.join("\n"))]);
        if let Some(first) = made.cells.first_mut() {
            // The number of the register tells the blanks apart; the serial stands before the name.
            (first.text, first.value) = (award.register_number.clone(), None);
        }
        if let Some(cell) = made.cells.get_mut(1) {
            // The name alone is bold; its place is told by what stands before it.
            let end = print::no_break(&format!("{}. {}", at + 1, award.name)).len();
            cell.pieces = vec![FacedPiece { start: 0, end: end as u32, face: Face::Bold }];
        }
        made.cells.push(Cell { spot: Some(spots::cell(&award.uid, key::HERE)), ..Cell::default() });
        made.keep_with_next = true;
        rows.push(made);
    }
    let give = format!("{}\n{}", letter.words_of("give", fields.clone()), letter.words("photo"));
    let mut last = said("give", &give, Face::Italic);
    last.keep_with_next = false;
    rows.push(last);
    let widths: &[f32] = if has_number { &[18.0, 129.0, 18.0] } else { &[147.0, 18.0] };
    if !has_number {
        columns.remove(0);
        for row in &mut rows {
            if row.cells.len() > 1 {
                row.cells.remove(0);
            }
            for cell in row.cells.iter_mut().filter(|cell| cell.span > 1) {
                cell.span -= 1;
            }
        }
    }
    let mut made = fixed(table(rules, &columns, rows), widths);
    if number > 1 {
        // The heads are said once.
        made.header.clear();
    }
    Ok(Block::Table(made))
}

/// Who does what.
fn task_table(rules: &RuleSet, tasks: &str) -> Table {
    let columns = [
        col(key::TASK, column::TASK, 90.0, Align::Left),
        col(key::IN_CHARGE, column::IN_CHARGE, 60.0, Align::Left),
    ];
    let rows = tasks.lines().filter(|line| !line.trim().is_empty()).enumerate();
    let rows = rows.map(|(at, task)| {
        let record = format!("task-{}", at + 1);
        let cell = |text: &str, column: &str| Cell {
            text: print::no_break(text),
            spot: Some(spots::cell(&record, column)),
            ..Cell::default()
        };
        Row { cells: vec![cell(task, key::TASK), cell("", key::IN_CHARGE)], ..Row::default() }
    });
    fixed(table(rules, &columns, rows.collect()), &[105.0, 60.0])
}

/// The same with columns of these widths, millimetres: all turns stand alike.
fn fixed(mut table: Table, widths: &[f32]) -> Table {
    for (column, width) in table.columns.iter_mut().zip(widths) {
        column.width = ColumnWidth::Fixed(mm(*width));
    }
    table
}
