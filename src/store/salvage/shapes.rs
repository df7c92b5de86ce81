//! How rows of each version of the schema look: what a row without a table of its own is recognised by.
use super::pages::Row;
use crate::{
    domain::calendar::PartialDate,
    store::{
        Result,
        derived::{self, ROW_SUM},
        migrate,
    },
};
use rusqlite::{
    Connection,
    types::{Value, ValueRef},
};

/// One column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    kind: Kind,
    /// May it never be missing?
    pub(super) is_needed: bool,
    /// Where only some values are allowed: those.
    pub(super) allowed: Vec<Value>,
    /// Does it hold a day?
    is_day: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Whole,
    Text,
    Bytes,
}

/// One table of one version.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Its name.
    pub(super) table: String,
    /// Its columns, in the order they stand in a row.
    pub(super) columns: Vec<Column>,
    /// Is the first column SQLite's own key of the row?
    pub(super) has_key: bool,
}

/// How well a row fits a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// A column too few at its end, which a table that was given columns allows.
    Short,
    /// In every column.
    Whole,
}

impl Shape {
    /// Does a row fit? Counts, types and kinds of what stands in its columns.
    pub(super) fn fit(&self, values: &[Value]) -> Option<Fit> {
        let missing = self.columns.get(values.len()..)?;
        if values.is_empty() || missing.iter().any(|c| c.is_needed) {
            return None;
        }
        let first = usize::from(self.has_key);
        if self.has_key && values.first() != Some(&Value::Null) {
            return None;
        }
        let rest = self.columns.iter().zip(values).skip(first);
        let fits = rest.into_iter().all(|(column, value)| column.takes(value));
        let fit = if missing.is_empty() { Fit::Whole } else { Fit::Short };
        fits.then_some(fit)
    }

    /// Leaves out days that are none, so that the rest of the row can be read; says whether it did. `None`
    /// when a day that must be there is none.
    pub(super) fn without_wrong_days(&self, values: &mut [Value]) -> Option<bool> {
        let mut any = false;
        for (column, value) in self.columns.iter().zip(values) {
            let Value::Text(text) = &*value else { continue };
            // A year, or a month of a year, is enough for these.
            let is_right = match column.name.as_str() {
                "birth" | "party_joined" => PartialDate::from_iso(text).is_some(),
                _ => text.parse::<jiff::civil::Date>().is_ok(),
            };
            if column.is_day && !is_right {
                if column.is_needed {
                    return None;
                }
                (*value, any) = (Value::Null, true);
            }
        }
        Some(any)
    }

    /// Is a row something else than its sum says? A row without a sum was damaged before; versions without
    /// sums cannot tell.
    pub(super) fn contradicts_sum(&self, row: &Row) -> bool {
        let Some(place) = self.place(ROW_SUM) else { return false };
        let key = Value::Integer(row.id);
        let facts = self.columns.iter().zip(&row.values).enumerate();
        let facts = facts.filter(|(_, (column, _))| derived::is_fact(&column.name));
        let facts =
            facts.map(|(at, (_, value))| if at == 0 && self.has_key { &key } else { value });
        let table = std::iter::once(ValueRef::Text(self.table.as_bytes()));
        let sum = derived::row_sum(table.chain(facts.map(ValueRef::from)));
        row.values.get(place) != Some(&Value::Integer(sum))
    }

    /// The place of a column in a row.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }

    /// What stands in a column of text.
    pub(super) fn text<'v>(&self, values: &'v [Value], column: &str) -> Option<&'v str> {
        match values.get(self.place(column)?)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Column {
    /// The value that says least.
    pub(super) fn least(&self) -> Value {
        match self.kind {
            _ if !self.is_needed => Value::Null,
            Kind::Text | Kind::Bytes => {
                self.allowed.first().cloned().unwrap_or_else(|| Value::Text(String::new()))
            }
            Kind::Whole => Value::Integer(0),
        }
    }

    fn takes(&self, value: &Value) -> bool {
        let kind = match value {
            Value::Null => return !self.is_needed,
            Value::Integer(_) => Kind::Whole,
            Value::Text(_) => Kind::Text,
            Value::Blob(_) => Kind::Bytes,
            Value::Real(_) => return false,
        };
        let is_uid = |text: &str| {
            let sign = |(at, c): (usize, char)| match at {
                8 | 13 | 18 | 23 => c == '-',
                _ => c.is_ascii_hexdigit(),
            };
            text.len() == 36 && text.chars().enumerate().all(sign)
        };
        let uid_fits =
            self.name != "uid" || matches!(value, Value::Text(text) if is_uid(text.as_str()));
        kind == self.kind && uid_fits && (self.allowed.is_empty() || self.allowed.contains(value))
    }
}

/// The tables of a version, as an empty book of it has them.
pub(super) fn of_version(version: i64) -> Result<Vec<Shape>> {
    let mut db = Connection::open_in_memory()?;
    migrate::run_to(&mut db, 0, version)?;
    let tables: Vec<(String, String)> = db
        .prepare(include_str!("tables.sql"))?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let shape = |(table, sql): (String, String)| {
        let mut statement = db.prepare(include_str!("columns.sql"))?;
        let mut has_key = false;
        let columns = statement.query_map([&table], |r| {
            let (name, kind): (String, String) = (r.get(0)?, r.get(1)?);
            let (is_needed, place): (bool, i64) = (r.get(2)?, r.get(3)?);
            let kind = match kind.as_str() {
                "INTEGER" => Kind::Whole,
                "BLOB" => Kind::Bytes,
                _ => Kind::Text,
            };
            has_key |= place == 1 && kind == Kind::Whole;
            let allowed = allowed(&sql, &name);
            // Text that may be missing is a day everywhere in our tables, images of the history apart.
            let is_day = kind == Kind::Text
                && allowed.is_empty()
                && (!is_needed || name == "from_date")
                && !["before", "after"].contains(&name.as_str())
                && derived::is_fact(&name);
            Ok(Column { name, kind, is_needed, allowed, is_day })
        });
        let columns = columns?.collect::<rusqlite::Result<_>>()?;
        Ok(Shape { table, columns, has_key })
    };
    tables.into_iter().map(shape).collect()
}

/// The values that `check (column in (…))` of a table's own text allows.
fn allowed(sql: &str, column: &str) -> Vec<Value> {
    let start = format!("check ({column} in (");
    let Some(list) = sql.split(&start).nth(1).and_then(|rest| rest.split(')').next()) else {
        return Vec::new();
    };
    let value = |text: &str| {
        text.parse()
            .map_or_else(|_| Value::Text(text.trim_matches('\'').to_owned()), Value::Integer)
    };
    list.split(',').map(|text| value(text.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_known_by_its_columns() {
        let shapes = of_version(migrate::NEWEST).unwrap();
        let kinds = shapes.iter().find(|s| s.table == "unit_succession").unwrap();
        let uid = Value::Text("01890a5d-ac96-774b-bcce-b302099a8057".into());
        let word = |text: &str| Value::Text(text.into());
        let mut row = vec![Value::Null, uid, Value::Null, Value::Integer(1), Value::Integer(2)];
        row.extend([Value::Null, word("merged")]);
        let fits = |row: &[Value]| {
            let padded = row.iter().cloned();
            let more = kinds.columns.len() - row.len();
            kinds.fit(&padded.chain(std::iter::repeat_n(Value::Null, more)).collect::<Vec<_>>())
        };
        assert_eq!(fits(&row), Some(Fit::Whole));
        for (place, wrong) in [
            (0, Value::Integer(1)),
            (1, word("01890a5d-ac96-774b-bcce-b302099a80")),
            (3, Value::Null),
            (4, word("2")),
            (6, word("bought")),
        ] {
            let mut row = row.clone();
            row[place] = wrong;
            assert_eq!(fits(&row), None, "{place}");
        }
        assert_eq!(kinds.fit(&[]), None);
    }
}
