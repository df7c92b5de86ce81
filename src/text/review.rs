//! Soát tên: the words of the bản soát, of the message that goes with it, and of what the units answer.
use super::{dates, papers::changed_words, print, sentence};
use crate::domain::recipient::{Counts, RecipientKind};
use jiff::civil::Date;

/// Tên loại.
pub const TITLE: &str = "BẢN SOÁT";
/// What is asked of the unit.
pub const REQUEST: &str = "Tên dưới đây sẽ được in đúng từng chữ, từng dấu như thế này trên giấy khen, quyết định. \
     Đề nghị soát và trả lời từng dòng.";
/// What is ticked, or written.
pub const ANSWER: &str = "Đúng □      Sửa lại: …………………………………………………";
/// Who read it, and when.
pub const READER: [&str; 2] = [
    "Người soát (họ tên, chức vụ, điện thoại): ……………………………",
    "Ngày …… tháng …… năm …………      Ký tên: …………………………",
];
/// Words before what is to be checked.
pub const POST: &str = "Chức vụ:";
/// The same.
pub const FORM: &str = "Hình thức:";
/// The same.
pub const CITATION: &str = "Thành tích:";

/// What stands before the unit of a name, of a household before its address.
pub fn unit(of: RecipientKind) -> &'static str {
    if of == RecipientKind::Household { "Địa chỉ:" } else { "Đơn vị:" }
}

/// Trích yếu: `tên tập thể, cá nhân được đề nghị tặng Giấy khen năm 2026`.
pub fn subject(counts: Counts, forms: &[&str], years: (i64, Option<(i64, i64)>)) -> String {
    let kinds = print::kinds(counts);
    let years = if matches!(years, (0, None)) { String::new() } else { dates::years(years) };
    let said = format!("tên {kinds} được đề nghị tặng {} {years}", forms.join(", "));
    said.trim_end().to_owned()
}

/// To whom it goes.
pub fn to(unit: &str) -> String {
    format!("Kính gửi: {}", sentence::in_one_line(unit))
}

/// Until when an answer is asked for, and by whom.
pub fn answer_by(day: Option<Date>, body: &str) -> String {
    match day {
        Some(day) => format!("Xin trả lời {body} trước ngày {}.", dates::short(day)),
        None => format!("Xin trả lời {body}."),
    }
}

/// The name of a unit in what [`to`] says.
pub fn unit_in(to: &str) -> &str {
    to.strip_prefix("Kính gửi:").unwrap_or(to).trim()
}

/// The name of a unit's files, out of its name in plain letters.
pub fn file_stem(unit: &str) -> String {
    format!("soat-{unit}").trim_end_matches('-').to_owned()
}

/// The dialog that asks for a folder.
pub const FOLDER_TITLE: &str = "Chọn thư mục để ghi bản soát của từng đơn vị";
/// A picture could not be made.
pub const PICTURE_FAILED: &str =
    "Không tạo được ảnh bản soát. Dữ liệu vẫn nguyên; hãy in bản soát từ “In ấn”.";

/// The message that goes with the picture, ready to be pasted. `lines`: a name each.
pub fn message(
    unit: &str,
    (body, round): (&str, &str),
    lines: &[String],
    (answer_by, contact): (Option<Date>, &str),
) -> String {
    let mut said = vec![
        format!("Kính gửi {unit},"),
        format!("{body} đề nghị soát tên sẽ in trên giấy khen ({round}):"),
    ];
    said.extend((1..).zip(lines).map(|(number, line)| format!("{number}. {line}")));
    said.push("Xin soát từng chữ, từng dấu, chức vụ, đơn vị (theo ảnh gửi kèm).".to_owned());
    let until =
        answer_by.map_or_else(String::new, |day| format!(" trước ngày {}", dates::short(day)));
    let contact = contact.trim();
    let whom = if contact.is_empty() { String::new() } else { format!(" cho {contact}") };
    said.push(format!(
        "Đúng xin nhắn “Đúng”; có chỗ sai xin nhắn lại chữ đúng{until}{whom}. Trân trọng."
    ));
    said.join("\n")
}

/// The line of the desk, and the button behind it.
pub const CHECK_NAMES: &str = "Soát tên";
/// Opens the question below.
pub const OPEN: &str = "Gửi soát…";
/// Its title.
pub const DIALOG: &str = "Soát tên với từng đơn vị";
/// Its fields.
pub const ANSWER_BY_FIELD: &str = "Xin trả lời trước ngày";
/// The same.
pub const CONTACT_FIELD: &str = "Trả lời cho (tên, điện thoại)";
/// The same.
pub const BY_FIELD: &str = "Ai trả lời (nếu cần ghi)";
/// What was typed is no day.
pub const NO_DAY: &str = "Ngày chưa rõ (ví dụ 05/12/2026): giấy và tin nhắn chưa nêu hạn trả lời.";
/// Writes the files of all units.
pub const WRITE_FILES: &str = "Ghi ảnh và PDF…";
/// What that does.
pub const WRITE_FILES_TIP: &str =
    "Mỗi đơn vị một ảnh và một tệp PDF, tên tệp không dấu, vào thư mục bạn chọn.";
/// What is done with a unit.
pub const COPY: &str = "Chép tin nhắn";
/// The same.
pub const RIGHT: &str = "Đã soát, đúng";
/// The same.
pub const WANTS: &str = "Cần sửa…";
/// The same.
pub const TAKE_BACK: &str = "Bỏ trả lời";
/// The field of what is wanted.
pub const WANTS_FIELD: &str = "Cần sửa gì";
/// Notes it.
pub const NOTE_WANTS: &str = "Ghi cần sửa";
/// A message was copied.
pub const COPIED: &str = "Đã chép. Dán (Ctrl+V) vào tin nhắn, gửi kèm ảnh của đơn vị.";
/// Not answered.
pub const SILENT: &str = "Chưa trả lời.";

/// The name of a button beside a unit, for those who cannot see where it stands.
pub fn of_unit(button: &str, unit: &str) -> String {
    format!("{button}: {unit}")
}

/// A day as it is stored, in a sentence.
fn day(on: &str) -> String {
    on.parse().map_or_else(|_| on.to_owned(), dates::short)
}

/// A unit found its names right.
pub fn right(by: &str, on: &str) -> String {
    format!("Đúng. {}.", sentence::joined(&[by, &day(on)], ", "))
}

/// A unit wants something changed.
pub fn wants(by: &str, on: &str, wants: &str) -> String {
    let said = sentence::joined(&[by, &day(on)], ", ");
    format!("Cần sửa: {}. {said}.", wants.trim_end_matches('.'))
}

/// What changed since a unit answered; what it wanted, where it wanted something.
pub fn changed(wanted: &str, changes: &[(Option<String>, Option<String>)]) -> String {
    let one = |(then, now): &(Option<String>, Option<String>)| match (then, now) {
        (Some(then), Some(now)) => {
            let (then, now) = changed_words(then, now);
            format!("{then} → {now}")
        }
        (None, Some(now)) => format!("thêm {now}"),
        (Some(then), None) => format!("bỏ {then}"),
        (None, None) => String::new(),
    };
    let said = sentence::in_one_line(&changes.iter().map(one).collect::<Vec<_>>().join("; "));
    if wanted.is_empty() {
        format!("Đã đổi: {said}. Cần soát lại.")
    } else {
        format!("Đơn vị cần sửa: {}. Đã đổi: {said}. Cần soát lại.", wanted.trim_end_matches('.'))
    }
}

/// How far the answers are: `12/14 đơn vị đã soát; chưa trả lời: Chi bộ ấp Bình Hòa`.
pub fn progress(
    (right, units): (usize, usize),
    [changed, wanting, silent]: [&[String]; 3],
) -> String {
    /// Units named at once.
    const NAMED: usize = 3;
    let named = |what: &str, units: &[String]| {
        let names = units.iter().take(NAMED).map(|unit| sentence::one_line(unit));
        let names = names.collect::<Vec<_>>().join(", ");
        let more = if units.len() > NAMED { ", …" } else { "" };
        (!units.is_empty()).then(|| format!("{what}: {names}{more}"))
    };
    let parts = [
        Some(format!("{right}/{units} đơn vị đã soát")),
        named("cần sửa", wanting),
        named("đã đổi, cần soát lại", changed),
        // While nobody answered, everybody would be named.
        named("chưa trả lời", silent).filter(|_| silent.len() < units),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_names_day_and_whom_to_answer() {
        let lines = ["Kim Sóc, Trưởng ấp, Giấy khen".to_owned()];
        let of = ("Ban Chỉ đạo", "Tổng kết năm 2026");
        let day = Date::constant(2026, 12, 5);
        let said = message("Chi bộ ấp Sóc Dừa", of, &lines, (Some(day), "chị Hòa, 0900 000 000"));
        assert_eq!(
            said.lines().collect::<Vec<_>>(),
            [
                "Kính gửi Chi bộ ấp Sóc Dừa,",
                "Ban Chỉ đạo đề nghị soát tên sẽ in trên giấy khen (Tổng kết năm 2026):",
                "1. Kim Sóc, Trưởng ấp, Giấy khen",
                "Xin soát từng chữ, từng dấu, chức vụ, đơn vị (theo ảnh gửi kèm).",
                "Đúng xin nhắn “Đúng”; có chỗ sai xin nhắn lại chữ đúng trước ngày 05/12/2026 cho chị Hòa, \
                 0900 000 000. Trân trọng.",
            ]
        );
    }

    #[test]
    fn who_has_not_answered_is_said() {
        let units = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let none = Vec::new();
        let silent = units(&["Ấp 1", "Ấp 2", "Ấp 3", "Ấp 4"]);
        assert_eq!(progress((0, 4), [&none, &none, &silent]), "0/4 đơn vị đã soát");
        assert_eq!(
            progress((10, 14), [&none, &none, &silent]),
            "10/14 đơn vị đã soát; chưa trả lời: Ấp 1, Ấp 2, Ấp 3, …"
        );
        let one = units(&["Ấp 5"]);
        assert_eq!(
            progress((0, 2), [&one, &one, &none]),
            "0/2 đơn vị đã soát; cần sửa: Ấp 5; đã đổi, cần soát lại: Ấp 5"
        );
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            changed("", &[(some("Kim Sóc"), some("Kim Thị Sóc")), (None, some("Lê Mẫu"))]),
            "Đã đổi: Kim Sóc → Kim Thị Sóc; thêm Lê Mẫu. Cần soát lại."
        );
    }
}
