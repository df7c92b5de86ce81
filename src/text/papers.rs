//! How far a paper has come, and where what was printed or issued says something else than the book.
use super::{dates, labels, sentence};
use crate::domain::{calendar::Moment, decision::PaperState};

/// Texts that are named at once; the rest only counted.
const NAMED_AT_ONCE: usize = 3;

/// Its state; number and day of an issued one.
pub fn state(state: PaperState, number: &str, day: &str) -> String {
    let said = labels::paper_state(state);
    if state != PaperState::Issued {
        return format!("{said}.");
    }
    let number = if number.is_empty() { String::new() } else { format!(" số {number}") };
    let day = if day.is_empty() { String::new() } else { format!(" ngày {day}") };
    format!("{said}{number}{day}.")
}

/// When it was last opened to be printed, or saved as PDF, and by whom. `at`: `yyyy-mm-ddThh:mm:ss`.
pub fn printed(at: &str, who: &str) -> String {
    let at = at.parse::<Moment>().map_or_else(
        |_| at.replace('T', " "),
        |at| format!("{:02}:{:02} ngày {}", at.hour(), at.minute(), dates::short(at.date())),
    );
    if who.is_empty() {
        format!("Đã in hoặc lưu PDF lúc {at}.")
    } else {
        format!("Đã in hoặc lưu PDF lúc {at} bởi {who}.")
    }
}

/// A text that differs: its words then and now, where it has any.
type Changed = (Option<Box<str>>, Option<Box<str>>);

/// It says something else than what was printed.
pub fn differs_from_printed(texts: &[Changed]) -> String {
    format!("Khác với bản đã in ở {}", named(texts))
}

/// The book would say something else than what was issued, which stays as it is.
pub fn differs_from_issued(texts: &[Changed]) -> String {
    format!("Giấy in đúng như lúc phát hành; số liệu hôm nay khác ở {}", named(texts))
}

/// So many corrections stand on other words than they were made for.
pub fn astray(count: usize) -> String {
    format!("{count} chỗ sửa tay không còn khớp với lời văn bên dưới. Hãy xem lại các chỗ đó.")
}

fn named(texts: &[Changed]) -> String {
    let one = |text: &str| format!("“{}”", sentence::one_line(text));
    let said: Vec<String> = texts
        .iter()
        .take(NAMED_AT_ONCE)
        .map(|(then, now)| match (then.as_deref(), now.as_deref()) {
            (Some(then), Some(now)) if then == now => format!("{} ở chỗ khác", one(now)),
            (Some(then), Some(now)) => format!("{} nay là {}", one(then), one(now)),
            (None, Some(now)) => format!("thêm {}", one(now)),
            (Some(then), None) => format!("bỏ {}", one(then)),
            (None, None) => String::new(),
        })
        .collect();
    let end = if texts.len() > NAMED_AT_ONCE { "; …" } else { "." };
    format!("{} chỗ: {}{end}", texts.len(), said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        assert_eq!(
            state(PaperState::Issued, "05-QĐ/BCĐ", "05/12/2026"),
            "Đã phát hành số 05-QĐ/BCĐ ngày 05/12/2026."
        );
        assert_eq!(state(PaperState::Draft, "05", ""), "Nháp.");
        assert_eq!(
            printed("2026-12-05T14:03:00", "Văn thư"),
            "Đã in hoặc lưu PDF lúc 14:03 ngày 05/12/2026 bởi Văn thư."
        );
        let text = |words: &str| Some(Box::from(words));
        let texts = [
            (text("Kim Sóc"), text("Kim Thị Sóc")),
            (None, text("Lê Văn Mẫu")),
            (text("Trần Văn Mẫu"), None),
            (text("1"), text("2")),
        ];
        assert_eq!(
            differs_from_printed(&texts),
            "Khác với bản đã in ở 4 chỗ: “Kim Sóc” nay là “Kim Thị Sóc”; thêm “Lê Văn Mẫu”; bỏ “Trần Văn Mẫu”; …"
        );
    }
}
