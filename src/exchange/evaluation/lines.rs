//! A file of criteria or scores as lines of cells, and which column is which.
use crate::{
    domain::vietnamese::{clean, fold},
    exchange::{encoding, pasted, table::sheet::legacy_name},
    text::{evaluation::line, pasted::converted},
};

/// Bytes of a file that is read.
pub const MOST_BYTES: u64 = 32_000_000;

/// What is said of a line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its number, from 1; 0 of the file as a whole.
    pub line: usize,
    /// Nothing of the file is taken while one stands.
    pub is_error: bool,
    /// In words.
    pub sentence: String,
}

/// What is said of a file so far.
#[derive(Debug, Default)]
pub(super) struct Remarks(pub(super) Vec<Remark>);

impl Remarks {
    pub(super) fn error(&mut self, line: usize, sentence: impl Into<String>) {
        self.0.push(Remark { line, is_error: true, sentence: sentence.into() });
    }

    pub(super) fn warn(&mut self, line: usize, sentence: impl Into<String>) {
        self.0.push(Remark { line, is_error: false, sentence: sentence.into() });
    }

    /// All, in the order of lines.
    pub(super) fn in_order(mut self) -> Vec<Remark> {
        self.0.sort_by_key(|remark| remark.line);
        self.0
    }
}

/// One line.
#[derive(Debug)]
pub(super) struct Line {
    /// From 1, as an editor counts.
    pub(super) number: usize,
    /// Cleaned.
    pub(super) cells: Vec<String>,
}

/// A file in lines, without those that are blank.
#[derive(Debug)]
pub(super) struct Table {
    /// Which of the asked columns stands where.
    places: Vec<Option<usize>>,
    /// How many columns the head has.
    width: usize,
    /// Those below the head.
    pub(super) lines: Vec<Line>,
}

/// Signs between cells, in the order in which they are tried.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

fn lines_of(text: &str, separator: char) -> Vec<Line> {
    let mut number = 1;
    let mut lines = Vec::new();
    for row in pasted::separated(text, separator) {
        let breaks: usize = row.iter().map(|cell| cell.matches('\n').count()).sum();
        let cells: Vec<String> = row.iter().map(|cell| clean(cell)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(Line { number, cells });
        }
        // A cell in quotes may hold lines of its own.
        number += 1 + breaks;
    }
    lines
}

/// Words of a head or of a rule, without tones and without the signs that programs write for a space.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text).replace(['_', '-', '*', ':', '.'], " ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Table {
    /// Reads a file of these columns, each by the words of its head. `needed` of them, the first ones, make a
    /// head. Text of an old encoding is read in today's letters.
    pub(super) fn read(
        text: &str,
        columns: &[&[&str]],
        needed: usize,
        no_head: &str,
        remarks: &mut Remarks,
    ) -> Option<Self> {
        let old = encoding::recognise(text);
        if let Some(old) = old {
            remarks.warn(0, converted(legacy_name(old)));
        }
        let converted = old.map(|old| encoding::convert_mixed(text, old));
        let text = converted.as_deref().unwrap_or(text);
        let found = SEPARATORS.iter().find_map(|separator| {
            let lines = lines_of(text, *separator);
            let head =
                lines.iter().take(50).position(|line| is_head(&line.cells, columns, needed))?;
            Some((lines, head))
        });
        let Some((mut lines, head)) = found else {
            remarks.error(0, no_head);
            return None;
        };
        for above in lines.iter().take(head) {
            remarks.warn(above.number, line::ABOVE_HEAD);
        }
        let below = lines.split_off(head + 1);
        let head = lines.pop()?;
        let places = places(&head.cells, columns);
        for (at, cell) in head.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if !places.contains(&Some(at)) {
                let key = key(cell);
                let is_known = columns.iter().any(|words| words.contains(&key.as_str()));
                let sentence =
                    if is_known { line::column_twice(cell) } else { line::unknown_column(cell) };
                remarks.warn(head.number, sentence);
            }
        }
        Some(Self { places, width: head.cells.len(), lines: below })
    }

    /// A cell of a line by its column; blank where there is none.
    pub(super) fn cell<'a>(&self, line: &'a Line, column: usize) -> &'a str {
        let place = self.places.get(column).copied().flatten();
        place.and_then(|at| line.cells.get(at)).map_or("", String::as_str)
    }

    /// Are the first columns in the order in which they are asked for?
    pub(super) fn is_in_usual_order(&self, first: usize) -> bool {
        self.places.iter().take(first).flatten().is_sorted()
    }

    /// Does it hold more than the head has room for?
    pub(super) fn is_too_wide(&self, line: &Line) -> bool {
        line.cells.iter().skip(self.width).any(|cell| !cell.is_empty())
    }
}

/// Which column stands in which cell of a head. A head may mean several columns, and several heads one: who
/// is named by an earlier one of its words comes first, so that “Mã” is the code and “STT” beside it is not.
fn places(cells: &[String], columns: &[&[&str]]) -> Vec<Option<usize>> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let key = key(cell);
        for (column, words) in columns.iter().enumerate() {
            if let Some(rank) = words.iter().position(|word| *word == key) {
                found.push((rank, at, column));
            }
        }
    }
    found.sort_unstable();
    let mut places: Vec<Option<usize>> = vec![None; columns.len()];
    for (_, at, column) in found {
        if !places.contains(&Some(at))
            && let Some(place @ None) = places.get_mut(column)
        {
            *place = Some(at);
        }
    }
    places
}

fn is_head(cells: &[String], columns: &[&[&str]], needed: usize) -> bool {
    places(cells, columns).iter().take(needed).all(Option::is_some)
}
