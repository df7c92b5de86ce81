//! What is arranged otherwise on one paper: its tools, and each change in a few words.
use super::sentence;
use crate::domain::adjustments::{Look, TextAlign};

/// Head of the part of the pane.
pub const ARRANGE: &str = "Sắp xếp trên giấy này";
/// The columns of its table.
pub const COLUMNS: &str = "Cột";
/// Tools of one column.
pub const COLUMN_TOOLS: &str = "Sửa cột";
/// The same.
pub const TO_LEFT: &str = "Sang trái";
/// The same.
pub const TO_RIGHT: &str = "Sang phải";
/// The same.
pub const MERGE: &str = "Gộp ô giống nhau";
/// The same, millimetres; blank fits the words.
pub const WIDTH: &str = "Rộng (mm)";
/// The same.
pub const HIDE: &str = "Ẩn cột";
/// The same, of a column that was added.
pub const REMOVE: &str = "Bỏ cột";
/// The head of a column to be added.
pub const NEW_HEAD: &str = "Tên cột thêm";
/// What such a column often is.
pub const NEW_HEAD_HINT: &str = "Ký nhận";
/// Adds it.
pub const ADD: &str = "Thêm cột bên phải";
/// Columns as in the form again.
pub const RESET: &str = "Trả lại mọi cột";
/// Height of all rows, millimetres.
pub const ROWS: &str = "Dòng cao ít nhất (mm)";
/// Height of the row that is pressed, millimetres.
pub const ROW: &str = "Dòng này cao (mm)";
/// Which draft it is; blank: the line is not there.
pub const DRAFT: &str = "Dự thảo lần";
/// Saves a last page of few lines.
pub const SQUEEZE: &str = "Ép vừa trang";
/// What it does.
pub const SQUEEZE_TIP: &str =
    "Khi trang cuối còn từ 5 dòng trở xuống: giảm giãn dòng, rồi cỡ chữ, trong mức của thể thức.";
/// A copy in large letters.
pub const READING: &str = "Bản đọc, chữ lớn";
/// What it is for.
pub const READING_TIP: &str = "Chỉ để đọc trước hội nghị: không lưu, không tính là bản đã in.";

/// The name of the file of such a copy.
pub fn reading_title(title: &str) -> String {
    format!("{title} – bản đọc")
}

/// Letters.
pub const BOLD: &str = "Đậm";
/// Letters.
pub const ITALIC: &str = "Nghiêng";

/// How lines stand.
pub fn align(align: TextAlign) -> &'static str {
    match align {
        TextAlign::Left => "Canh trái",
        TextAlign::Center => "Canh giữa",
        TextAlign::Right => "Canh phải",
        TextAlign::Both => "Canh đều hai bên",
    }
}

/// A column is not printed.
pub fn hidden(column: &str) -> String {
    format!("Ẩn cột “{}”", sentence::one_line(column))
}

/// A column has a width of its own.
pub fn width(column: &str, mm: u16) -> String {
    format!("Cột “{}” rộng {mm} mm", sentence::one_line(column))
}

/// Rows that say the same in a column are one cell.
pub fn merged(column: &str) -> String {
    format!("Gộp ô giống nhau ở cột “{}”", sentence::one_line(column))
}

/// A column that the form does not have.
pub fn added(column: &str) -> String {
    format!("Thêm cột “{}”", sentence::one_line(column))
}

/// Columns stand in another order.
pub const ORDER: &str = "Đổi thứ tự cột";

/// All rows are at least so high.
pub fn rows(mm: u16) -> String {
    format!("Mọi dòng cao ít nhất {mm} mm")
}

/// One row is at least so high.
pub fn row(mm: u16) -> String {
    format!("Một dòng cao ít nhất {mm} mm")
}

/// Which draft it is.
pub fn draft(number: u8) -> String {
    format!("Ghi dự thảo lần {number}")
}

/// How a text looks, with the words it is of.
pub fn look(look: &Look, words: &str) -> String {
    let mut said = Vec::new();
    let of = |on: bool, is: &'static str, is_not: &'static str| if on { is } else { is_not };
    said.extend(look.bold.map(|on| of(on, "chữ đậm", "bỏ chữ đậm").to_owned()));
    said.extend(look.italic.map(|on| of(on, "chữ nghiêng", "bỏ chữ nghiêng").to_owned()));
    said.extend(look.align.map(|to| align(to).to_lowercase()));
    let words = look.piece.as_ref().map_or(words, |piece| &piece.words);
    let words = sentence::one_line(words);
    if words.is_empty() { said.join(", ") } else { format!("“{words}”: {}", said.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::adjustments::TextPiece;

    #[test]
    fn a_look_is_said_with_its_words() {
        let own = Look { bold: Some(true), align: Some(TextAlign::Center), ..Look::default() };
        assert_eq!(look(&own, "DANH SÁCH"), "“DANH SÁCH”: chữ đậm, canh giữa");
        let piece = Some(TextPiece { start: 3, words: "Ấp Mẫu".into() });
        let own = Look { piece, italic: Some(false), ..Look::default() };
        assert_eq!(look(&own, ""), "“Ấp Mẫu”: bỏ chữ nghiêng");
    }
}
