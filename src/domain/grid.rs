//! “Nhập nhanh”: a block of typed or pasted cells before it becomes records. Nothing here knows what a
//! cell means; every change of the block can be taken back.
use super::{field::Field, vietnamese::fold};
use serde::{Deserialize, Serialize};

/// One column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GridColumn {
    /// What it fills; `None`: not used.
    pub field: Option<Field>,
    /// The head it was pasted with; blank when it was chosen here.
    pub head: String,
    /// It says what its rows are about, and takes nothing.
    pub is_fixed: bool,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GridRow {
    /// The record it changes; `None` makes a new one.
    pub record: Option<i64>,
    /// One a column.
    pub cells: Vec<String>,
    /// As the record has it, where it changes one.
    pub was: Vec<String>,
}

impl GridRow {
    /// Nothing typed in it, and no record behind it?
    pub fn is_blank(&self) -> bool {
        self.record.is_none() && self.cells.iter().all(|c| c.trim().is_empty())
    }

    /// Is there anything in it that is not in the book yet?
    pub fn has_news(&self) -> bool {
        if self.record.is_some() { self.cells != self.was } else { !self.is_blank() }
    }

    /// What its cells say for the record: all that is typed for a new one, all that changed for another.
    pub fn given(&self, columns: &[GridColumn]) -> Vec<(Field, String)> {
        let mut given: Vec<(Field, String)> = Vec::new();
        for (i, column) in columns.iter().enumerate() {
            let Some(field) = column.field else { continue };
            let cell = self.cells.get(i).map_or("", String::as_str);
            let counts = match (self.record, self.was.get(i)) {
                (Some(_), Some(was)) => was != cell,
                (Some(_), None) => false,
                (None, _) => !cell.trim().is_empty(),
            };
            if counts && !given.iter().any(|(f, _)| *f == field) {
                given.push((field, cell.to_owned()));
            }
        }
        given
    }
}

/// What is to be said of one cell before the rules look at the record.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// The book has no such name.
    NotInBook,
    /// It will be added to the book.
    New,
    /// The book has this many of that name.
    Several(usize),
    /// None of the words that can stand here.
    NotAChoice(Vec<String>),
}

impl Remark {
    /// Must it be mended first?
    pub fn is_wrong(&self) -> bool {
        *self != Self::New
    }
}

/// Rows and columns, both from 0, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

impl Area {
    /// Between two cells, whichever comes first.
    pub fn between(a: (usize, usize), b: (usize, usize)) -> Self {
        Self { rows: (a.0.min(b.0), a.0.max(b.0)), columns: (a.1.min(b.1), a.1.max(b.1)) }
    }

    /// Is the cell in it?
    pub fn holds(&self, row: usize, column: usize) -> bool {
        (self.rows.0..=self.rows.1).contains(&row)
            && (self.columns.0..=self.columns.1).contains(&column)
    }

    /// More than one cell?
    pub fn is_several(&self) -> bool {
        self.rows.0 != self.rows.1 || self.columns.0 != self.columns.1
    }
}

/// The most rows a block takes; a larger list is given to “Nhập tệp”.
pub const MOST_ROWS: usize = 20_000;
/// States kept to go back to.
const MOST_UNDO: usize = 50;

/// A block of cells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grid {
    /// Columns from left to right.
    pub columns: Vec<GridColumn>,
    /// Rows; the last one is always blank, to go on typing in.
    pub rows: Vec<GridRow>,
    /// The rows it began with, where they are one list that is kept as a whole: those that are there, each known by
    /// its place in it, may be changed and taken out, and others stand between them.
    pub list: Option<Vec<Vec<String>>>,
    #[serde(skip)]
    undo: Vec<(Vec<GridColumn>, Vec<GridRow>)>,
    #[serde(skip)]
    redo: Vec<(Vec<GridColumn>, Vec<GridRow>)>,
    /// Grows with every change.
    #[serde(skip)]
    version: u64,
}

impl Grid {
    /// A blank block with these columns.
    pub fn new(fields: &[Field]) -> Self {
        let column = |f: &Field| GridColumn { field: Some(*f), ..GridColumn::default() };
        let mut grid = Self { columns: fields.iter().map(column).collect(), ..Self::default() };
        grid.end_with_a_blank_row();
        grid
    }

    /// A block that changes records: key, and what stands in its cells.
    pub fn of_records(fields: &[Field], records: Vec<(i64, Vec<String>)>) -> Self {
        let mut grid = Self::new(fields);
        grid.rows = records
            .into_iter()
            .map(|(id, cells)| GridRow { record: Some(id), was: cells.clone(), cells })
            .collect();
        grid
    }

    /// A block that changes the parts of one record, which are all there: what each is called, below `head`, and
    /// what stands in its cells. A row is known by the number of what its part is about.
    pub fn of_parts(head: &str, fields: &[Field], parts: Vec<(i64, String, Vec<String>)>) -> Self {
        let fill = |(about, name, cells): (i64, String, Vec<String>)| {
            (about, std::iter::once(name).chain(cells).collect::<Vec<_>>())
        };
        let mut grid = Self::of_records(fields, parts.into_iter().map(fill).collect());
        let names = GridColumn { head: head.to_owned(), is_fixed: true, field: None };
        grid.columns.insert(0, names);
        grid
    }

    /// A block that changes a list: what stands in the cells of each of its lines.
    pub fn of_list(fields: &[Field], lines: Vec<Vec<String>>) -> Self {
        let records = (0..).zip(lines.iter().cloned()).collect();
        let mut grid = Self { list: Some(lines), ..Self::of_records(fields, records) };
        grid.end_with_a_blank_row();
        grid
    }

    /// Are its rows those of another block, one by one?
    pub fn is_about(&self, other: &Self) -> bool {
        if self.list.is_some() || other.list.is_some() {
            return self.list == other.list;
        }
        let names = |grid: &Self| -> Vec<(Option<i64>, Option<String>)> {
            grid.rows.iter().map(|row| (row.record, row.was.first().cloned())).collect()
        };
        names(self) == names(other)
    }

    /// Grows with every change: what was looked at under an older one may be stale.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What stands in a cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|r| r.cells.get(column)).map_or("", String::as_str)
    }

    /// Rows that hold something for the book, with their places: of a list all of them, once anything changed.
    pub fn news(&self) -> impl Iterator<Item = (usize, &GridRow)> {
        let is_changed_list = self.list.as_ref().is_some_and(|lines| {
            let rows = self.rows.iter().filter(|row| !row.is_blank());
            let as_it_was =
                |(place, row): (i64, &GridRow)| row.record == Some(place) && !row.has_news();
            rows.clone().count() != lines.len() || !(0..).zip(rows).all(as_it_was)
        });
        let is_list = self.list.is_some();
        let has_news = move |row: &GridRow| {
            if is_list { is_changed_list && !row.is_blank() } else { row.has_news() }
        };
        self.rows.iter().enumerate().filter(move |(_, row)| has_news(row))
    }

    /// Before a change: the present state can be gone back to.
    fn remember(&mut self) {
        self.version += 1;
        self.redo.clear();
        self.undo.push((self.columns.clone(), self.rows.clone()));
        if self.undo.len() > MOST_UNDO {
            self.undo.remove(0);
        }
    }

    /// Takes the last change of the block back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some((columns, rows)) = self.undo.pop() else { return false };
        self.version += 1;
        self.redo.push((
            std::mem::replace(&mut self.columns, columns),
            std::mem::replace(&mut self.rows, rows),
        ));
        true
    }

    /// Makes it again.
    pub fn redo(&mut self) -> bool {
        let Some((columns, rows)) = self.redo.pop() else { return false };
        self.version += 1;
        self.undo.push((
            std::mem::replace(&mut self.columns, columns),
            std::mem::replace(&mut self.rows, rows),
        ));
        true
    }

    /// Is every row of a record that is there already?
    pub fn is_of_records(&self) -> bool {
        self.list.is_none() && self.rows.first().is_some_and(|r| r.record.is_some())
    }

    fn end_with_a_blank_row(&mut self) {
        let width = self.columns.len();
        for row in &mut self.rows {
            row.cells.resize(width, String::new());
        }
        if !self.is_of_records()
            && self.rows.len() < MOST_ROWS
            && self.rows.last().is_none_or(|r| !r.is_blank())
        {
            self.rows.push(GridRow { cells: vec![String::new(); width], ..GridRow::default() });
        }
    }

    /// Does a column take nothing?
    pub fn is_fixed(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|c| c.is_fixed)
    }

    fn put(&mut self, row: usize, column: usize, text: &str) {
        if self.is_fixed(column) {
            return;
        }
        if let Some(cell) = self.rows.get_mut(row).and_then(|r| r.cells.get_mut(column)) {
            text.clone_into(cell);
        }
    }

    /// Writes one cell.
    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        if self.cell(row, column) != text {
            self.remember();
            self.put(row, column, text);
            self.end_with_a_blank_row();
        }
    }

    /// The block as it is to be kept: with what is being typed in a cell, without what could be taken back.
    #[must_use]
    pub fn to_keep(&self, (row, column): (usize, usize), typing: Option<&str>) -> Self {
        let (columns, rows) = (self.columns.clone(), self.rows.clone());
        let mut whole = Self { columns, rows, list: self.list.clone(), ..Self::default() };
        if let Some(text) = typing {
            whole.put(row, column, text);
            whole.end_with_a_blank_row();
        }
        whole
    }

    /// Empties cells.
    pub fn clear(&mut self, area: Area) {
        self.remember();
        for row in area.rows.0..=area.rows.1 {
            for column in area.columns.0..=area.columns.1 {
                self.put(row, column, "");
            }
        }
        self.end_with_a_blank_row();
    }

    /// Fills an area from its first row downwards; a single row takes the one above it, but for what belongs
    /// to one record alone (see [`Field::is_own`]). True when such a cell was left as it is.
    pub fn fill_down(&mut self, area: Area) -> bool {
        let (first, last) = area.rows;
        let from = if first == last { first.saturating_sub(1) } else { first };
        let is_own = |column: usize| {
            let field = self.columns.get(column).and_then(|c| c.field);
            first == last && field.is_some_and(Field::is_own)
        };
        let (own, filled): (Vec<usize>, Vec<usize>) =
            (area.columns.0..=area.columns.1).partition(|column| is_own(*column));
        if from < last && !filled.is_empty() {
            self.remember();
            for column in filled {
                let text = self.cell(from, column).to_owned();
                for row in from..=last {
                    self.put(row, column, &text);
                }
            }
            self.end_with_a_blank_row();
        }
        !own.is_empty()
    }

    /// Puts a block of cells down with its first cell at `row`, `column`; a single cell fills an area. Rows
    /// that are missing are added, columns that are missing are left out. Gives how many rows were put down.
    pub fn paste(&mut self, area: Area, cells: &[Vec<String>]) -> usize {
        self.remember();
        let (row, column) = (area.rows.0, area.columns.0);
        if let [only] = cells
            && let [text] = only.as_slice()
        {
            for r in area.rows.0..=area.rows.1 {
                for c in area.columns.0..=area.columns.1 {
                    self.put(r, c, text);
                }
            }
            self.end_with_a_blank_row();
            return 1;
        }
        let width = self.columns.len();
        let room = if self.is_of_records() { self.rows.len() } else { MOST_ROWS };
        let mut put = 0;
        for (i, line) in cells.iter().enumerate() {
            let at = row + i;
            if at >= room {
                break;
            }
            while self.rows.len() <= at {
                self.rows.push(GridRow { cells: vec![String::new(); width], ..GridRow::default() });
            }
            for (j, text) in line.iter().enumerate() {
                self.put(at, column + j, text);
            }
            put += 1;
        }
        self.end_with_a_blank_row();
        put
    }

    /// The fixed column whose names lines put down at `column` bring along; `None` where they bring none.
    pub fn names_of(&self, column: usize, lines: &[Vec<String>]) -> Option<usize> {
        let names = self.columns.iter().position(|c| c.is_fixed)?;
        let own = |line: &Vec<String>| {
            let key = fold(line.first().map_or("", String::as_str));
            let mut rows = self.rows.iter().filter_map(|row| row.cells.get(names));
            !key.is_empty() && rows.any(|name| fold(name) == key)
        };
        (column == names || lines.iter().any(own)).then_some(names)
    }

    /// Puts lines down beside the names of a fixed column, each in the row that has its name. Gives the lines that
    /// have none of them, or one that several rows have.
    pub fn paste_by_name(&mut self, column: usize, lines: &[Vec<String>]) -> Vec<String> {
        self.remember();
        let mut left = Vec::new();
        for line in lines {
            let name = line.first().map_or("", String::as_str);
            let key = fold(name);
            let same = |row: &GridRow| row.cells.get(column).is_some_and(|own| fold(own) == key);
            let mut rows = self.rows.iter().enumerate().filter(|(_, row)| same(row));
            let only = rows.next().filter(|_| rows.next().is_none()).map(|(row, _)| row);
            let Some(row) = only.filter(|_| !key.is_empty()) else {
                left.push(name.to_owned());
                continue;
            };
            for (at, text) in line.iter().enumerate().skip(1) {
                self.put(row, column + at, text);
            }
        }
        self.end_with_a_blank_row();
        left
    }

    /// The first paste into a blank block brings its own columns.
    pub fn take_columns(&mut self, columns: Vec<GridColumn>) {
        self.remember();
        self.columns = columns;
        self.end_with_a_blank_row();
    }

    /// Says what a column fills; another column that filled the same is not used any more.
    pub fn set_field(&mut self, column: usize, field: Option<Field>) {
        self.remember();
        for (i, other) in self.columns.iter_mut().enumerate() {
            if i == column {
                other.field = field;
            } else if other.field == field {
                other.field = None;
            }
        }
    }

    /// Adds a column at the right.
    pub fn add_column(&mut self, field: Field) {
        self.remember();
        self.columns.push(GridColumn { field: Some(field), ..GridColumn::default() });
        self.end_with_a_blank_row();
    }

    /// Takes a column out.
    pub fn remove_column(&mut self, column: usize) {
        if column < self.columns.len() && self.columns.len() > 1 {
            self.remember();
            self.columns.remove(column);
            for row in &mut self.rows {
                if column < row.cells.len() {
                    row.cells.remove(column);
                }
                if column < row.was.len() {
                    row.was.remove(column);
                }
            }
        }
    }

    /// Takes rows out.
    pub fn remove_rows(&mut self, first: usize, last: usize) {
        if first < self.rows.len() {
            self.remember();
            let last = last.min(self.rows.len() - 1);
            self.rows.drain(first..=last);
            self.end_with_a_blank_row();
        }
    }

    /// Puts a blank row in above `row`.
    pub fn insert_row(&mut self, row: usize) {
        if !self.is_of_records() && row <= self.rows.len() && self.rows.len() < MOST_ROWS {
            self.remember();
            let cells = vec![String::new(); self.columns.len()];
            self.rows.insert(row, GridRow { cells, ..GridRow::default() });
        }
    }

    /// The cells of an area, as they are copied.
    pub fn copied(&self, area: Area) -> Vec<Vec<String>> {
        (area.rows.0..=area.rows.1.min(self.rows.len().saturating_sub(1)))
            .map(|row| {
                (area.columns.0..=area.columns.1)
                    .map(|column| self.cell(row, column).to_owned())
                    .collect()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(grid: &Grid) -> Vec<Vec<&str>> {
        grid.rows.iter().map(|r| r.cells.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn of_a_list_every_row_is_stored_once_anything_changed() {
        let lines = || vec![vec!["1".to_owned()], vec!["2".to_owned()]];
        let grid = || Grid::of_list(&[Field::Name], lines());
        let news = |grid: &Grid| -> Vec<(usize, Option<i64>)> {
            grid.news().map(|(place, row)| (place, row.record)).collect()
        };
        assert_eq!((grid().rows.len(), news(&grid())), (3, vec![]), "a blank row follows");
        let mut changed = grid();
        changed.set(0, 0, "9");
        assert_eq!(news(&changed), [(0, Some(0)), (1, Some(1))]);
        assert!(changed.undo() && changed.news().next().is_none());
        changed.remove_rows(0, 0);
        assert_eq!(news(&changed), [(0, Some(1))]);
        changed.insert_row(0);
        assert_eq!(news(&changed), [(1, Some(1))], "a blank row is none of the list");
        changed.set(0, 0, "new");
        assert_eq!(news(&changed), [(0, None), (1, Some(1))]);
        assert!(changed.is_about(&grid()), "its draft is of the same list");
        assert!(!changed.is_about(&Grid::of_list(&[Field::Name], vec![])));
    }

    #[test]
    fn pasting_filling_and_taking_back() {
        let mut grid = Grid::new(&[Field::FullName, Field::PostTitle]);
        let cells = [vec!["An".to_owned(), "Bí thư".to_owned()], vec!["Bình".to_owned()]];
        assert_eq!(grid.paste(Area::default(), &cells), 2);
        assert_eq!(texts(&grid), [vec!["An", "Bí thư"], vec!["Bình", ""], vec!["", ""]]);
        grid.fill_down(Area { rows: (0, 1), columns: (1, 1) });
        assert_eq!(grid.cell(1, 1), "Bí thư");
        grid.set(1, 1, "");
        assert!(!grid.fill_down(Area { rows: (1, 1), columns: (1, 1) }));
        assert_eq!(grid.cell(1, 1), "Bí thư", "one cell takes the one above");
        assert!(grid.fill_down(Area { rows: (1, 1), columns: (0, 1) }), "a name is nobody else's");
        assert_eq!(grid.cell(1, 0), "Bình");
        assert!(grid.undo() && grid.undo() && grid.undo() && grid.undo() && grid.undo());
        assert_eq!(texts(&grid), [vec!["", ""]]);
        assert!(grid.redo() && grid.redo());
        assert_eq!(grid.cell(1, 1), "Bí thư");
        assert_eq!(grid.news().count(), 2);
    }

    #[test]
    fn a_row_of_a_record_gives_only_what_changed() {
        let fields = [Field::FullName, Field::PostTitle];
        let mut grid = Grid::of_records(&fields, vec![(7, vec!["An".into(), "Bí thư".into()])]);
        assert_eq!(grid.news().count(), 0);
        grid.set(0, 1, "");
        let row = grid.rows.first().cloned().unwrap_or_default();
        assert_eq!(row.given(&grid.columns), [(Field::PostTitle, String::new())]);
        assert_eq!(grid.rows.len(), 1, "no new rows among records");
    }

    proptest! {
        #[test]
        fn every_change_is_taken_back(
            changes in prop::collection::vec((0u8..7, 0usize..5, 0usize..4, "[a-c\t]{0,3}"), 0..20)
        ) {
            let mut grid = Grid::new(&[Field::FullName, Field::PostTitle]);
            let before = (grid.columns.clone(), grid.rows.clone());
            for (what, row, column, text) in changes {
                let area = Area::between((row, column.min(1)), (row / 2, 0));
                match what {
                    0 => grid.set(row, column, &text),
                    1 => { grid.paste(area, &[vec![text.clone(), text], vec![]]); }
                    2 => { grid.fill_down(area); }
                    3 => grid.clear(area),
                    4 => grid.remove_rows(row, row + column),
                    5 => grid.insert_row(row),
                    _ => grid.remove_column(column),
                }
                prop_assert!(grid.rows.iter().all(|r| r.cells.len() == grid.columns.len()));
            }
            while grid.undo() {}
            // More changes than are kept leave the oldest kept state.
            prop_assert_eq!((grid.columns, grid.rows), before);
        }
    }
}
