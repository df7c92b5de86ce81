//! What is arranged otherwise on one paper than its form has it: columns, heights of rows, how letters look.
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Sắp xếp riêng của một giấy. What a paper has no place for any more stays here and does nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Adjustments {
    /// Columns that stand otherwise, and those that were added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnChange>,
    /// Keys of columns from left to right, where some were moved. One that is not named stands behind the one that it
    /// stands behind in the form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// Least height of every row of its tables, millimetres; 0: as high as its words.
    #[serde(skip_serializing_if = "is_zero")]
    pub row_mm: u16,
    /// The same of single rows, by the record they are about.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rows: BTreeMap<String, u16>,
    /// Texts that look otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<Look>,
    /// “(Dự thảo lần N)”; 0: the line is not there.
    #[serde(skip_serializing_if = "is_none")]
    pub draft: u8,
    /// Ép vừa trang: what stands on the last page alone is brought to the page before it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_squeezed: bool,
}

/// Millimetres of a row that is asked for: less says nothing, more is no row.
pub const ROW_MM: std::ops::RangeInclusive<u16> = 5..=60;
/// Millimetres of a column that is asked for.
pub const COLUMN_MM: std::ops::RangeInclusive<u16> = 8..=200;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_zero(number: &u16) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_none(number: &u8) -> bool {
    *number == 0
}

/// A column that stands otherwise on this paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnChange {
    /// Its name, as `report/spots.rs` has it.
    pub key: String,
    /// Ẩn cột.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_hidden: bool,
    /// Its width, millimetres; 0: from its content.
    #[serde(skip_serializing_if = "is_zero")]
    pub width_mm: u16,
    /// Gộp ô giống nhau: rows below one another that say the same there are one cell.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_merged: bool,
    /// A column that the form does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<AddedColumn>,
}

/// Cột thêm: blank, to be filled in by pen or on the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddedColumn {
    /// The words of its head.
    pub head: String,
    /// The key of the column that it stands behind; of one that is not there, it stands last.
    pub behind: String,
}

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextAlign {
    /// Canh trái.
    Left,
    /// Canh giữa.
    Center,
    /// Canh phải.
    Right,
    /// Canh đều.
    Both,
}

impl TextAlign {
    /// Every one, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Left, Self::Center, Self::Right, Self::Both];
}

/// A piece of a text, kept with the words it was chosen on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextPiece {
    /// First letter of the text as read, from 0.
    pub start: usize,
    /// The words.
    pub words: String,
}

impl TextPiece {
    /// The letters of a text that are this piece: where it was chosen, else where its words stand only once.
    pub fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let letters: Vec<char> = text.chars().collect();
        let own: Vec<char> = self.words.chars().collect();
        let stands = |start: usize| letters.get(start..start + own.len()) == Some(own.as_slice());
        if own.is_empty() {
            return None;
        }
        let start = if stands(self.start) {
            self.start
        } else {
            let mut places = (0..letters.len()).filter(|start| stands(*start));
            places.next().filter(|_| places.next().is_none())?
        };
        Some(start..start + own.len())
    }
}

/// How a text looks otherwise: all of it, or a piece.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The name of the text, as `report/spots.rs` gives it.
    pub spot: String,
    /// `None`: all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece: Option<TextPiece>,
    /// Đậm or not; `None`: as the form has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bold: Option<bool>,
    /// Nghiêng or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub italic: Option<bool>,
    /// How its paragraph or cell stands; a piece has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub align: Option<TextAlign>,
}

/// One thing that is arranged otherwise: what is listed and taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arranged {
    /// A column is not printed.
    Hidden(String),
    /// A column has a width of its own, millimetres.
    Width(String, u16),
    /// Rows that say the same in a column are one cell.
    Merged(String),
    /// A column that the form does not have, by its key and head.
    Added(String, String),
    /// Columns stand in another order.
    Order,
    /// Rows are at least so many millimetres high.
    RowHeight(u16),
    /// One row is; by the record it is about.
    Row(String, u16),
    /// A text looks otherwise.
    Look(Look),
    /// The line of a draft.
    Draft(u8),
    /// Ép vừa trang.
    Squeezed,
}

impl Adjustments {
    /// Does the paper stand as its form has it?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is changed of a column.
    pub fn column(&self, key: &str) -> Option<&ColumnChange> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// Changes something of a column; what stands as in the form is not kept.
    pub fn change_column(&mut self, key: &str, change: impl FnOnce(&mut ColumnChange)) {
        let at = self.columns.iter().position(|column| column.key == key);
        let mut column = at.map(|at| self.columns.remove(at)).unwrap_or_default();
        key.clone_into(&mut column.key);
        change(&mut column);
        let is_as_form = ColumnChange { key: key.to_owned(), ..ColumnChange::default() } == column;
        if !is_as_form {
            self.columns.insert(at.unwrap_or(self.columns.len()), column);
        }
    }

    /// A new column with this head behind another. Gives its key.
    pub fn add_column(&mut self, behind: &str, head: &str) -> String {
        let is_free = |key: &String| self.column(key).is_none() && !self.order.contains(key);
        let numbers = 1..=self.order.len() + self.columns.len() + 1;
        let key =
            numbers.map(|number| format!("{ADDED}{number}")).find(is_free).unwrap_or_default();
        if let Some(at) = self.order.iter().position(|of| of == behind) {
            self.order.insert(at + 1, key.clone());
        }
        let added = AddedColumn { head: head.to_owned(), behind: behind.to_owned() };
        self.change_column(&key, |column| column.added = Some(added));
        key
    }

    /// Columns stand as in the form again, and those that were added go.
    pub fn reset_columns(&mut self) {
        self.columns.clear();
        self.order.clear();
    }

    /// A column that was added goes.
    pub fn remove_column(&mut self, key: &str) {
        self.columns.retain(|column| column.key != key);
        self.order.retain(|of| of != key);
    }

    /// Sets how a text looks, all of it or the same piece; what looks as in the form is not kept.
    pub fn set_look(&mut self, look: Look) {
        self.looks.retain(|of| of.spot != look.spot || of.piece != look.piece);
        if look.bold.is_some() || look.italic.is_some() || look.align.is_some() {
            self.looks.push(look);
        }
    }

    /// How all of a text, or one piece of it, looks otherwise.
    pub fn look(&self, spot: &str, piece: Option<&TextPiece>) -> Look {
        let own = self.looks.iter().find(|of| of.spot == spot && of.piece.as_ref() == piece);
        own.cloned().unwrap_or_else(|| Look {
            spot: spot.to_owned(),
            piece: piece.cloned(),
            ..Look::default()
        })
    }

    /// Everything that is arranged otherwise, one by one.
    pub fn list(&self) -> Vec<Arranged> {
        let mut all = Vec::new();
        for column in &self.columns {
            let key = || column.key.clone();
            all.extend(column.added.as_ref().map(|of| Arranged::Added(key(), of.head.clone())));
            all.extend(column.is_hidden.then(|| Arranged::Hidden(key())));
            let width = Some(column.width_mm).filter(|mm| *mm > 0);
            all.extend(width.map(|mm| Arranged::Width(key(), mm)));
            all.extend(column.is_merged.then(|| Arranged::Merged(key())));
        }
        all.extend((!self.order.is_empty()).then_some(Arranged::Order));
        all.extend((self.row_mm > 0).then_some(Arranged::RowHeight(self.row_mm)));
        all.extend(self.rows.iter().map(|(row, mm)| Arranged::Row(row.clone(), *mm)));
        all.extend(self.looks.iter().cloned().map(Arranged::Look));
        all.extend((self.draft > 0).then_some(Arranged::Draft(self.draft)));
        all.extend(self.is_squeezed.then_some(Arranged::Squeezed));
        all
    }

    /// Trả lại: one of them stands as in the form again.
    pub fn take_back(&mut self, one: &Arranged) {
        match one {
            Arranged::Hidden(key) => self.change_column(key, |column| column.is_hidden = false),
            Arranged::Width(key, _) => self.change_column(key, |column| column.width_mm = 0),
            Arranged::Merged(key) => self.change_column(key, |column| column.is_merged = false),
            Arranged::Added(key, _) => self.remove_column(key),
            Arranged::Order => self.order.clear(),
            Arranged::RowHeight(_) => self.row_mm = 0,
            Arranged::Row(row, _) => {
                self.rows.remove(row);
            }
            Arranged::Look(look) => self.looks.retain(|of| of != look),
            Arranged::Draft(_) => self.draft = 0,
            Arranged::Squeezed => self.is_squeezed = false,
        }
    }
}

/// What the key of an added column begins with.
const ADDED: &str = "added-";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_as_its_form_has_it_keeps_nothing() {
        assert_eq!(serde_json::to_string(&Adjustments::default()).unwrap(), "{}");
        let mut own = Adjustments::default();
        own.change_column("unit", |column| column.is_hidden = true);
        own.change_column("unit", |column| column.is_hidden = false);
        own.set_look(Look { spot: "subject".into(), bold: Some(true), ..Look::default() });
        own.set_look(Look { spot: "subject".into(), ..Look::default() });
        assert!(own.is_empty());
    }

    #[test]
    fn everything_is_listed_and_taken_back_one_by_one() {
        let mut own =
            Adjustments { row_mm: 10, draft: 2, is_squeezed: true, ..Adjustments::default() };
        own.order = ["unit", "name", "serial"].map(str::to_owned).into();
        assert_eq!(own.add_column("name", "Ký nhận"), "added-1");
        assert_eq!(own.add_column("name", ""), "added-2");
        assert_eq!(own.order, ["unit", "name", "added-2", "added-1", "serial"]);
        own.change_column("unit", |column| (column.is_merged, column.width_mm) = (true, 40));
        own.change_column("serial", |column| column.is_hidden = true);
        own.rows.insert("7".into(), 20);
        own.set_look(Look { spot: "title".into(), italic: Some(true), ..Look::default() });
        let kept = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<Adjustments>(&kept).unwrap(), own);
        let all = own.list();
        assert_eq!(all.len(), 11, "{all:?}");
        let mut rest = own.clone();
        rest.reset_columns();
        assert_eq!(rest.list().len(), 5, "{rest:?}");
        for one in &all {
            assert!(own.list().contains(one));
            own.take_back(one);
            assert!(!own.list().contains(one), "{one:?}");
        }
        assert!(own.is_empty(), "{own:?}");
    }

    #[test]
    fn a_piece_is_found_where_its_words_stand() {
        let piece = TextPiece { start: 4, words: "Giấy khen".into() };
        assert_eq!(piece.find("tặngGiấy khen"), Some(4..13));
        assert_eq!(piece.find("về việc tặng Giấy khen"), Some(13..22), "it moved");
        assert_eq!(piece.find("Giấy khen, Giấy khen"), None, "which of them is not known");
        assert_eq!(piece.find("tặng Bằng khen"), None);
    }
}
