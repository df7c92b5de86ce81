//! A quick list while it is made: rows of several pastes, corrected by hand, read anew without losing
//! a correction.
use super::{
    cells::{SourceRow, rows_of},
    rows::{mark_repeated, recognise},
};
use crate::{
    domain::quick_list::{Column, LeftOut, LeftOutColumn, QuickRow},
    exchange::encoding::{self, Legacy},
};
use serde::{Deserialize, Serialize};

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
    /// Lines of the last paste that were taken out by hand.
    removed: Vec<usize>,
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
            return 0;
        }
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
        self.removed.clear();
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
        // A line may give several recipients: the first corrected one stands for the first, and so on.
        let mut used: Vec<usize> = Vec::new();
        for row in found.rows {
            if self.removed.contains(&row.line) {
                continue;
            }
            let corrected = old
                .iter()
                .enumerate()
                .find(|(i, o)| o.line == row.line && o.by_hand && !used.contains(i));
            match corrected {
                Some((i, kept)) => {
                    used.push(i);
                    self.rows.push(kept.clone());
                }
                None => self.rows.push(row),
            }
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
            let row = self.rows.remove(at);
            if row.line > 0 {
                self.removed.push(row.line);
            }
            mark_repeated(&mut self.rows);
        }
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
    fn nothing_is_lost_by_pasting_what_holds_nobody() {
        let mut sheet = QuickSheet::default();
        sheet.paste("Lê A\tBí thư\tChi bộ X");
        assert_eq!(sheet.paste(""), 0);
        assert_eq!(names(&sheet), ["Lê A"]);
    }
}
