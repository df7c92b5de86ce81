//! What a list shows of its records: columns, and rows of cells. A cell is a value and how it is shown; how
//! it is aligned and sorted follows from the value.
use crate::domain::{
    calendar::show_date,
    entered::{Entered, Hundredths, Money, Typed, Whole},
    number::parse_hundredths,
    vietnamese::{fold, person_sort_key, sort_key},
};
use jiff::civil::Date;

/// One column of a list.
#[derive(Clone, Copy, Debug)]
pub struct ListColumn {
    /// What stands above it.
    pub head: &'static str,
    /// It names the record: the last one to give room. Where no column is marked so, the one that takes the
    /// rest names it.
    pub is_name: bool,
    /// It takes the room that the others leave.
    pub takes_rest: bool,
}

/// A column as wide as what stands in it.
pub const fn column(head: &'static str) -> ListColumn {
    ListColumn { head, is_name: false, takes_rest: false }
}

/// The one that names the record, where another takes the rest.
pub const fn names(head: &'static str) -> ListColumn {
    ListColumn { head, is_name: true, takes_rest: false }
}

/// The one that takes the room the others leave.
pub const fn rest(head: &'static str) -> ListColumn {
    ListColumn { head, is_name: false, takes_rest: true }
}

/// The place of the column that names a record.
pub fn name_column(columns: &[ListColumn]) -> usize {
    let named = columns.iter().position(|c| c.is_name);
    named.or_else(|| columns.iter().position(|c| c.takes_rest)).unwrap_or(0)
}

/// What a cell means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing but its text.
    #[default]
    Text,
    /// A whole number.
    Whole(i64),
    /// Tiền, in đồng.
    Money(i64),
    /// A percentage, score or coefficient, in hundredths.
    Hundredths(i64),
    /// A day.
    Day(Date),
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// As it is shown; blank where nothing is known.
    pub text: String,
    /// What it means.
    pub value: Value,
}

impl Cell {
    /// A whole number.
    pub fn number(number: i64) -> Self {
        Self { text: number.to_string(), value: Value::Whole(number) }
    }

    /// A count, or the number of a row.
    pub fn count(count: usize) -> Self {
        Self::number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A day as it is stored, `yyyy-mm-dd`.
    pub fn stored_day(day: Option<&str>) -> Self {
        match day.map(str::parse::<Date>) {
            Some(Ok(day)) => Self { text: show_date(day), value: Value::Day(day) },
            Some(Err(_)) | None => Self::from(day.unwrap_or_default()),
        }
    }

    /// A year as digits; blank for none.
    pub fn year(text: &str) -> Self {
        Self { text: text.to_owned(), value: text.parse().map_or(Value::Text, Value::Whole) }
    }

    /// A blank one, for a column without a head.
    pub fn blank() -> Self {
        Self::default()
    }

    fn entered<T: Typed>(entered: &Entered<T>, value: fn(T) -> Value) -> Self {
        Self { text: entered.text.clone(), value: entered.get().map_or(Value::Text, value) }
    }

    /// Does it stand to the right of its column, as figures do?
    pub fn is_figure(&self) -> bool {
        matches!(self.value, Value::Whole(_) | Value::Money(_) | Value::Hundredths(_))
    }

    /// What it sorts by: a number by its size, a day by the calendar, anything else as the Vietnamese
    /// alphabet has it. A text that is a number (of a document, without its symbol) counts as one. Blank
    /// cells come last.
    pub fn sort_key(&self) -> SortKey {
        let text = self.text.trim();
        match self.value {
            Value::Hundredths(number) => (0, number, Vec::new()),
            Value::Whole(number) | Value::Money(number) => {
                (0, number.saturating_mul(100), Vec::new())
            }
            Value::Day(day) => {
                let (year, month) = (i64::from(day.year()), i64::from(day.month()));
                (1, year * 10_000 + month * 100 + i64::from(day.day()), Vec::new())
            }
            Value::Text if text.is_empty() => (3, 0, Vec::new()),
            Value::Text => match parse_hundredths(text) {
                Ok(number) => (0, number, Vec::new()),
                Err(_) => (2, 0, sort_key(text)),
            },
        }
    }
}

/// Kind of value, its size, its letters.
pub type SortKey = (u8, i64, Vec<u8>);

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), value: Value::Text }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, value: Value::Text }
    }
}

impl From<&Entered<Date>> for Cell {
    fn from(day: &Entered<Date>) -> Self {
        Self::entered(day, Value::Day)
    }
}

impl From<&Entered<Whole>> for Cell {
    fn from(number: &Entered<Whole>) -> Self {
        Self::entered(number, |n| Value::Whole(n.0))
    }
}

impl From<&Entered<Money>> for Cell {
    fn from(amount: &Entered<Money>) -> Self {
        Self::entered(amount, |n| Value::Money(n.0))
    }
}

impl From<&Entered<Hundredths>> for Cell {
    fn from(number: &Entered<Hundredths>) -> Self {
        Self::entered(number, |n| Value::Hundredths(n.0))
    }
}

/// One row, its cells in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListRow {
    /// The number of the record's key.
    pub id: i64,
    /// One a column.
    pub cells: Vec<Cell>,
    /// What the filter looks in, folded.
    pub fold: String,
    /// Cần rà soát.
    pub mark: bool,
    /// It is somebody: by name means by given name.
    pub is_person: bool,
    /// What stands behind somebody's name without being part of it; blank: nothing.
    pub behind_name: String,
    /// What it is counted as below the list; blank: not counted apart.
    pub tag: &'static str,
    /// What the rows add up to, where that says something: money in đồng.
    pub amount: i64,
}

impl ListRow {
    /// A row whose search text is what it shows.
    pub fn of(id: i64, cells: Vec<Cell>) -> Self {
        let shown: Vec<&str> = cells.iter().map(|c| c.text.as_str()).collect();
        Self { id, fold: fold(&shown.join(" ")), cells, ..Self::default() }
    }

    /// The same of somebody.
    pub fn of_person(id: i64, cells: Vec<Cell>) -> Self {
        Self { is_person: true, ..Self::of(id, cells) }
    }

    /// The text of a cell; blank where it has none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |c| c.text.as_str())
    }

    /// What it sorts by in a column: somebody's name by given name, after everything that is nobody.
    pub fn sort_key(&self, columns: &[ListColumn], column: usize) -> SortKey {
        if self.is_person && column == name_column(columns) {
            let text = self.text(column);
            let name = text.strip_suffix(self.behind_name.as_str()).unwrap_or(text);
            return (2, 1, person_sort_key(name));
        }
        self.cells.get(column).map_or((3, 0, Vec::new()), Cell::sort_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_sort_as_people_read_them() {
        let day = |text: &str| Cell::from(&Entered::<Date>::from(text));
        let mut cells = vec![
            Cell::from("Đạt"),
            Cell::from("12"),
            Cell::blank(),
            day("05/12/2016"),
            Cell::count(9),
            Cell::from("Dũng"),
            day("10/01/2016"),
            Cell::from("An"),
            Cell::from("Ấn"),
            Cell::from(&Entered::<Money>::from("1.210.000")),
            Cell::from(&Entered::<Hundredths>::from("86,7")),
        ];
        cells.sort_by_key(Cell::sort_key);
        let texts: Vec<&str> = cells.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "9",
                "12",
                "86,7",
                "1.210.000",
                "10/01/2016",
                "05/12/2016",
                "An",
                "Ấn",
                "Dũng",
                "Đạt",
                ""
            ]
        );
    }

    #[test]
    fn a_day_is_shown_as_people_write_it() {
        assert_eq!(Cell::stored_day(Some("2016-12-05")).text, "05/12/2016");
        assert_eq!(Cell::stored_day(None), Cell::blank());
        assert_eq!(Cell::year("1961").value, Value::Whole(1961));
        assert_eq!(Cell::year("").value, Value::Text);
    }
}
