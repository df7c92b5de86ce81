//! A quick list while it is made: rows of several pastes, corrected by hand, read anew without losing
//! a correction.
use super::quick_list::{Column, LeftOut, QuickRow, recognise};
use serde::{Deserialize, Serialize};

/// What is on the table of “Lập danh sách nhanh”. Only the last paste can be read anew with other
/// meanings of its columns; rows of earlier pastes, and rows added by hand, have line 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuickSheet {
    cells: Vec<Vec<String>>,
    /// The meaning of each column of the last paste.
    pub columns: Vec<Column>,
    /// Every recipient so far, in the order of the paper.
    pub rows: Vec<QuickRow>,
    /// Lines of the last paste that made no recipient.
    pub left_out: Vec<LeftOut>,
    /// Lines of the last paste that were taken out by hand.
    removed: Vec<usize>,
}

impl QuickSheet {
    /// Adds pasted cells below what is there. Gives how many recipients came.
    pub fn paste(&mut self, cells: Vec<Vec<String>>) -> usize {
        let found = recognise(&cells, None);
        if found.rows.is_empty() && !self.rows.is_empty() {
            return 0;
        }
        for row in &mut self.rows {
            row.line = 0;
        }
        let added = found.rows.len();
        self.cells = cells;
        self.columns = found.columns;
        self.left_out = found.left_out;
        self.rows.extend(found.rows);
        self.removed.clear();
        added
    }

    /// Reads the last paste with the present meanings of its columns. Rows corrected or taken out by
    /// hand stay so.
    pub fn read_again(&mut self) {
        let found = recognise(&self.cells, Some(&self.columns));
        let start = self.rows.iter().position(|r| r.line > 0).unwrap_or(self.rows.len());
        let old = self.rows.split_off(start);
        for row in found.rows {
            if !self.removed.contains(&row.line) {
                let corrected = old.iter().find(|o| o.line == row.line && o.by_hand);
                self.rows.push(corrected.cloned().unwrap_or(row));
            }
        }
        // Corrected rows that the new meanings would not find, and rows added below.
        let kept: Vec<QuickRow> = old
            .into_iter()
            .filter(|o| o.line == 0 || o.by_hand && !self.rows.iter().any(|r| r.line == o.line))
            .collect();
        self.rows.extend(kept);
        self.left_out = found.left_out;
    }

    /// Takes a row out.
    pub fn remove(&mut self, at: usize) {
        if at < self.rows.len() {
            let row = self.rows.remove(at);
            if row.line > 0 {
                self.removed.push(row.line);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|l| l.split('\t').map(str::to_owned).collect()).collect()
    }

    fn names(sheet: &QuickSheet) -> Vec<&str> {
        sheet.rows.iter().map(|r| r.name.as_str()).collect()
    }

    #[test]
    fn a_second_paste_is_added_and_corrections_stay() {
        let mut sheet = QuickSheet::default();
        assert_eq!(sheet.paste(table("Lê A\tBí thư\tChi bộ X\nTrần B\tKế toán\tChi bộ Y")), 2);
        sheet.rows[0].name = "Lê Á".into();
        sheet.rows[0].by_hand = true;
        assert_eq!(
            sheet.paste(table("Kim Sóc\tNhân viên\tChi bộ Z\nThạch C\tĐảng viên\tChi bộ Z")),
            2
        );
        assert_eq!(names(&sheet), ["Lê Á", "Trần B", "Kim Sóc", "Thạch C"]);
        // One row is corrected, one taken out, one added; then a column is given another meaning.
        sheet.rows[2].post = "Chuyên viên".into();
        sheet.rows[2].by_hand = true;
        sheet.remove(3);
        sheet.add();
        sheet.rows[3].name = "Sơn D".into();
        sheet.columns[1] = Column::Skip;
        sheet.read_again();
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
        sheet.paste(table("Lê A\tBí thư\tChi bộ X"));
        assert_eq!(sheet.paste(table("")), 0);
        assert_eq!(names(&sheet), ["Lê A"]);
    }
}
