//! A quick list while it is made: rows of several pastes, corrected by hand, read anew without losing
//! a correction.
use super::{
    cells::rows_of,
    line::SourceRow,
    rows::{mark_repeated, recognise},
};
use crate::{
    domain::quick_list::{Column, LeftOut, LeftOutColumn, QuickRow},
    exchange::encoding::{self, Legacy},
};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What is on the table of “Lập danh sách nhanh”. Only the last paste can be read anew with other
/// meanings of its columns; rows of earlier pastes, and rows added by hand, have line 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickSheet {
    /// The last paste as it came.
    pasted: String,
    /// Its rows, in today's letters when it was of an old encoding.
    source: Vec<SourceRow>,
    /// The old encoding it was in.
    legacy: Option<Legacy>,
    /// The clerk wants it as it came.
    as_it_came: bool,
    /// The meaning of each column of the last paste.
    pub columns: Vec<Column>,
    /// Were the meanings of its columns set by hand?
    by_hand: bool,
    /// Every recipient so far, in the order of the paper.
    pub rows: Vec<QuickRow>,
    /// Lines of the last paste that made no recipient.
    pub left_out: Vec<LeftOut>,
    /// Columns of the last paste of which nothing comes onto the paper.
    pub left_out_columns: Vec<LeftOutColumn>,
    /// Recipients of the last paste that were taken out by hand: line, and place among those of the line.
    removed_places: Vec<(usize, usize)>,
    /// What the last paste held, when it held nobody and changed nothing.
    pub nobody_in: Option<Vec<LeftOut>>,
}

/// Text of an old encoding, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// Which.
    pub from: Legacy,
    /// Some of it as it came.
    pub before: String,
    /// The same in today's letters.
    pub after: String,
    /// The clerk keeps it as it came.
    pub kept_as_it_came: bool,
}

impl QuickSheet {
    /// Adds a pasted table below what is there. Gives how many recipients came; a paste that holds
    /// nobody changes nothing when there are some.
    pub fn paste(&mut self, text: &str) -> usize {
        let legacy = encoding::recognise(text);
        let source = source_of(text, legacy);
        let found = recognise(&source, None);
        if found.rows.is_empty() && !self.rows.is_empty() {
            self.nobody_in = Some(found.left_out);
            return 0;
        }
        self.nobody_in = found.rows.is_empty().then(Vec::new);
        for row in &mut self.rows {
            row.line = 0;
        }
        let added = found.rows.len();
        text.clone_into(&mut self.pasted);
        self.source = source;
        self.legacy = legacy;
        self.as_it_came = false;
        self.by_hand = false;
        self.columns = found.columns;
        self.left_out = found.left_out;
        self.left_out_columns = found.left_out_columns;
        self.rows.extend(found.rows);
        self.removed_places.clear();
        mark_repeated(&mut self.rows);
        added
    }

    /// The old encoding of the last paste, and a line of it before and after.
    pub fn conversion(&self) -> Option<Conversion> {
        let from = self.legacy?;
        let after = |line: &str| encoding::convert_mixed(line, from);
        let line = self.pasted.lines().find(|l| after(l) != **l)?;
        Some(Conversion {
            from,
            before: line.replace('\t', "  "),
            after: after(line).replace('\t', "  "),
            kept_as_it_came: self.as_it_came,
        })
    }

    /// Reads the last paste as it came, or in today's letters.
    pub fn keep_as_it_came(&mut self, as_it_came: bool) {
        self.as_it_came = as_it_came;
        self.source = source_of(&self.pasted, self.legacy.filter(|_| !as_it_came));
        self.by_hand = false;
        self.read_again();
    }

    /// Reads the last paste with meanings of its columns set by hand.
    pub fn set_columns(&mut self, columns: Vec<Column>) {
        self.columns = columns;
        self.by_hand = true;
        self.read_again();
    }

    /// Reads the last paste with the present meanings of its columns. Rows corrected or taken out by
    /// hand stay so.
    fn read_again(&mut self) {
        if self.source.is_empty() {
            return;
        }
        let found = recognise(&self.source, self.by_hand.then_some(self.columns.as_slice()));
        let start = self.rows.iter().position(|r| r.line > 0).unwrap_or(self.rows.len());
        let old = self.rows.split_off(start);
        // A line may give several recipients: a corrected one stands for the one it was.
        let mut corrected: HashMap<(usize, usize), usize> = HashMap::new();
        for (i, place) in self.places(&old).into_iter().enumerate() {
            if old.get(i).is_some_and(|o| o.by_hand) {
                corrected.entry(place).or_insert(i);
            }
        }
        let removed: HashSet<_> = self.removed_places.iter().copied().collect();
        let mut used: HashSet<usize> = HashSet::new();
        let mut place = (0, 0);
        for row in found.rows {
            place = if place.0 == row.line { (row.line, place.1 + 1) } else { (row.line, 0) };
            if removed.contains(&place) {
                continue;
            }
            let kept = corrected.get(&place).and_then(|i| Some((*i, old.get(*i)?)));
            used.extend(kept.map(|(i, _)| i));
            self.rows.push(kept.map_or(row, |(_, kept)| kept.clone()));
        }
        // Corrected rows that the new meanings would not find, and rows added below.
        let kept = old.into_iter().enumerate();
        self.rows.extend(
            kept.filter(|(i, o)| !used.contains(i) && (o.line == 0 || o.by_hand)).map(|(_, o)| o),
        );
        self.columns = found.columns;
        self.left_out = found.left_out;
        self.left_out_columns = found.left_out_columns;
        mark_repeated(&mut self.rows);
    }

    /// Takes a row out.
    pub fn remove(&mut self, at: usize) {
        if at < self.rows.len() {
            let place = self.places(&self.rows).get(at).copied();
            self.rows.remove(at);
            self.removed_places.extend(place.filter(|(line, _)| *line > 0));
            mark_repeated(&mut self.rows);
        }
    }

    /// Line and place among those of the line, as they were read, of rows that are left.
    fn places(&self, rows: &[QuickRow]) -> Vec<(usize, usize)> {
        let mut next: HashMap<usize, usize> = HashMap::new();
        let removed: HashSet<_> = self.removed_places.iter().copied().collect();
        let place_of = |row: &QuickRow| {
            let next = next.entry(row.line).or_default();
            while removed.contains(&(row.line, *next)) {
                *next += 1;
            }
            *next += 1;
            (row.line, *next - 1)
        };
        rows.iter().map(place_of).collect()
    }

    /// Adds a row to be typed, of the kind of the last one.
    pub fn add(&mut self) {
        let kind = self.rows.last().map(|r| r.kind).unwrap_or_default();
        self.rows.push(QuickRow { kind, by_hand: true, ..QuickRow::default() });
    }

    /// Do rows of an earlier paste stand above those of the last one?
    pub fn has_earlier_paste(&self) -> bool {
        self.rows.first().is_some_and(|r| r.line == 0) && self.rows.iter().any(|r| r.line > 0)
    }

    /// Lets go of everything but the last paste.
    pub fn keep_last_paste(&mut self) {
        self.rows.retain(|r| r.line > 0);
    }

    /// Puts rows kept from before above those that are here.
    pub fn put_above(&mut self, mut earlier: Self) {
        if self.rows.is_empty() {
            *self = earlier;
            return;
        }
        for row in &mut earlier.rows {
            row.line = 0;
        }
        self.rows.splice(0..0, earlier.rows);
    }
}

/// An old encoding by the name its fonts are known by.
pub fn legacy_name(legacy: Legacy) -> &'static str {
    match legacy {
        Legacy::Tcvn3 => "TCVN3",
        Legacy::Vni => "VNI",
        Legacy::Windows1258 => "Windows-1258",
    }
}

/// The rows of a pasted text, in today's letters when it is of an old encoding.
fn source_of(text: &str, legacy: Option<Legacy>) -> Vec<SourceRow> {
    match legacy {
        Some(legacy) => rows_of(&encoding::convert_mixed(text, legacy)),
        None => rows_of(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quick_list::Doubt;

    fn names(sheet: &QuickSheet) -> Vec<&str> {
        sheet.rows.iter().map(|r| r.name.as_str()).collect()
    }

    #[test]
    fn a_second_paste_is_added_and_corrections_stay() {
        let mut sheet = QuickSheet::default();
        assert_eq!(sheet.paste("Lê A\tBí thư\tChi bộ X\nTrần B\tKế toán\tChi bộ Y"), 2);
        sheet.rows[0].name = "Lê Á".into();
        sheet.rows[0].by_hand = true;
        assert_eq!(sheet.paste("Kim Sóc\tNhân viên\tChi bộ Z\nThạch C\tĐảng viên\tChi bộ Z"), 2);
        assert_eq!(names(&sheet), ["Lê Á", "Trần B", "Kim Sóc", "Thạch C"]);
        // One row is corrected, one taken out, one added; then a column is given another meaning.
        sheet.rows[2].post = "Chuyên viên".into();
        sheet.rows[2].by_hand = true;
        sheet.remove(3);
        sheet.add();
        sheet.rows[3].name = "Sơn D".into();
        let mut columns = sheet.columns.clone();
        columns[1] = Column::Skip;
        sheet.set_columns(columns);
        assert_eq!(names(&sheet), ["Lê Á", "Trần B", "Kim Sóc", "Sơn D"]);
        let posts: Vec<&str> = sheet.rows.iter().map(|r| r.post.as_str()).collect();
        assert_eq!(posts, ["Bí thư", "Kế toán", "Chuyên viên", ""]);
        assert!(sheet.has_earlier_paste());
        sheet.keep_last_paste();
        assert_eq!(names(&sheet), ["Kim Sóc"]);
    }

    #[test]
    fn of_two_in_one_cell_only_the_one_meant_goes_or_is_corrected() {
        let mut sheet = QuickSheet::default();
        let table = "STT\tTập thể\tCá nhân\tĐơn vị\n1\tThôn A\tLê Văn B; Trần Thị C\tXã D";
        assert_eq!(sheet.paste(table), 3);
        let there: Vec<String> = sheet.rows.iter().map(|r| r.name.clone()).collect();
        sheet.remove(0);
        sheet.rows[1].post = "Trưởng thôn".into();
        sheet.rows[1].by_hand = true;
        sheet.set_columns(sheet.columns.clone());
        assert_eq!(names(&sheet), there[1..]);
        let posts: Vec<&str> = sheet.rows.iter().map(|r| r.post.as_str()).collect();
        assert_eq!(posts, ["", "Trưởng thôn"]);
    }

    #[test]
    fn a_form_other_than_most_is_marked() {
        let mut sheet = QuickSheet::default();
        let row = |name: &str, form: &str| format!("\n{name}\tThôn A\t{form}");
        let rows =
            row("Lê Văn B", "Giấy khen") + &row("Trần C", "Bằng khen") + &row("Kim D", "giấy khen");
        sheet.paste(&format!("Họ và tên\tĐơn vị\tHình thức{rows}"));
        let marked: Vec<bool> = (sheet.rows.iter())
            .map(|r| r.doubts.contains(&Doubt::OtherForm("Bằng khen".into())))
            .collect();
        assert_eq!(marked, [false, true, false]);
    }

    #[test]
    fn nothing_is_lost_by_pasting_what_holds_nobody() {
        let mut sheet = QuickSheet::default();
        sheet.paste("Lê A\tBí thư\tChi bộ X");
        assert_eq!(sheet.paste(""), 0);
        assert_eq!(names(&sheet), ["Lê A"]);
    }
}
