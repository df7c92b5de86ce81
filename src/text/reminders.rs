//! Words of who has not sent what, of the letter that reminds them, and of the letter that tells the units what a year asks.
use super::{
    dates, letters, numbers,
    sentence::{with_capital, without_capital},
};
use jiff::civil::Date;

/// What can be asked about: each work of the year.
pub mod option {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const REGISTRATION: &str = "Hỏi đăng ký mô hình";
    pub const DEMOCRACY: &str = "Hỏi số liệu quy chế dân chủ";
    pub const SCORES: &str = "Hỏi phiếu tự chấm điểm";
    pub const YEAR_REPORT: &str = "Hỏi báo cáo năm của mô hình";
    pub const WITHIN: &str = "Gồm việc đến hạn trong … ngày tới";
}

/// A work as the title of a list and a sentence say it.
pub mod work {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const REGISTRATION: &str = "đăng ký mô hình";
    pub const DEMOCRACY: &str = "số liệu thực hiện quy chế dân chủ";
    pub const SCORES: &str = "phiếu tự chấm điểm";
    pub const YEAR_REPORT: &str = "báo cáo kết quả thực hiện mô hình";
}

/// What a score sheet is about.
pub const SCORES_OF_UNIT: &str = "đơn vị";
/// The same.
pub const SCORES_OF_DEMOCRACY: &str = "thực hiện quy chế dân chủ";

/// Nothing was chosen to ask about.
pub const NOTHING_ASKED: &str =
    "Vui lòng chọn ít nhất một việc: đăng ký mô hình, quy chế dân chủ, chấm điểm hoặc báo cáo năm.";
/// Nobody is asked.
pub const NO_UNITS: &str = "Năm này chưa có tổ chức cơ sở đảng nào đang hoạt động. \
     Hãy nhập đơn vị, và đánh dấu “Là tổ chức cơ sở đảng” ở loại đơn vị.";
/// Nobody owes anything.
pub const ALL_SENT: &str =
    "Các đơn vị đã gửi đủ những việc đã chọn của năm này nên không có danh sách chưa gửi.";
/// The year says no last day for something that is owed.
pub const WITHOUT_DUE: &str =
    "Có việc chưa ghi hạn nên không tính được số ngày quá hạn. Hãy ghi hạn ở “Năm công tác”.";

/// The score sheet of a model, by its name in quotation marks.
pub fn scores_of_model(name: &str) -> String {
    format!("mô hình {name}")
}

/// Works in a row: `đăng ký mô hình, phiếu tự chấm điểm`.
pub fn works(names: &[&str]) -> String {
    names.join(", ")
}

/// A work as a row says it, of these models or other matters.
pub fn owed(work: &str, of: &[String]) -> String {
    let work = with_capital(work);
    if of.is_empty() { work } else { format!("{work} {}", of.join("; ")) }
}

/// The same with its last day behind, where one is set.
pub fn owed_by(work: &str, of: &[String], due: Option<Date>) -> String {
    let due = due.map_or_else(String::new, |due| format!(" (hạn\u{a0}{})", dates::short(due)));
    format!("{}{due}", owed(work, of))
}

/// Several works of a unit, a line each.
pub fn several(owed: &[String]) -> String {
    match owed {
        [one] => one.clone(),
        all => all.iter().map(|one| format!("- {one}")).collect::<Vec<_>>().join("\n"),
    }
}

/// How many of all: `17/22 đơn vị đã gửi đủ`
pub fn sent_of(sent: usize, asked: usize) -> String {
    if sent == 0 {
        return "chưa có đơn vị nào gửi đủ".to_owned();
    }
    format!("{}/{} đơn vị đã gửi đủ", numbers::count(sent as i64), numbers::count(asked as i64))
}

/// `Kính gửi: …`: a few units by name, a line each where there are several; of many what the body calls those below it.
pub fn addressed(names: &[&str], units: &str) -> String {
    const NAMED: usize = 5;
    match names {
        [one] => (*one).to_owned(),
        few if few.len() <= NAMED => format!("\n- {}.", few.join(";\n- ")),
        _ => with_capital(units),
    }
}

/// Levels behind “cấp”: `cơ sở, Khối, tỉnh`.
pub fn levels(names: &[String]) -> String {
    let bare: Vec<String> = names.iter().map(|name| letters::level(name)).collect();
    bare.join(", ")
}

/// Things in a row, inside a sentence: `kinh tế; văn hóa – xã hội`.
pub fn in_a_row(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| without_capital(name)).collect();
    names.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_units_are_named_and_many_are_called_as_the_body_does() {
        let said = |names: &[&str]| addressed(names, "các chi bộ trực thuộc");
        assert_eq!(said(&["Chi bộ A"]), "Chi bộ A");
        assert_eq!(said(&["Chi bộ A", "Chi bộ B"]), "\n- Chi bộ A;\n- Chi bộ B.");
        assert_eq!(said(&["A", "B", "C", "D", "E", "F"]), "Các chi bộ trực thuộc");
    }

    #[test]
    fn works_are_said_with_what_they_are_of_and_until_when() {
        let due = Some(Date::constant(2016, 3, 31));
        let models = ["“A”".to_owned(), "“B”".to_owned()];
        assert_eq!(
            owed_by(work::YEAR_REPORT, &models, due),
            "Báo cáo kết quả thực hiện mô hình “A”; “B” (hạn\u{a0}31/3/2016)"
        );
        assert_eq!(owed_by(work::REGISTRATION, &[], None), "Đăng ký mô hình");
        assert_eq!(several(&["A".to_owned(), "B".to_owned()]), "- A\n- B");
        assert_eq!(sent_of(7, 22), "07/22 đơn vị đã gửi đủ");
        assert_eq!(sent_of(0, 22), "chưa có đơn vị nào gửi đủ");
    }
}
