//! How far a paper has come, and where what was printed or issued says something else than the book.
use super::{dates, labels, print, sentence};
use crate::domain::{calendar::Moment, decision::PaperState, paper::LineChange, recipient::Counts};

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
pub type Changed = (Option<Box<str>>, Option<Box<str>>);

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

/// Words put in by hand: for this paper alone, in the record too, or as the record has them again.
pub const ON_PAPER_ONLY: &str = "Chỉ giấy này";
/// The same.
pub const TAKE_BACK: &str = "Trả lại";
/// The same.
pub const LEAVE: &str = "Thôi";
/// The wording of a form of paper.
pub const WORDING: &str = "Lời văn của giấy";
/// The button that opens it.
pub const OPEN_WORDING: &str = "Lời văn của giấy…";
/// What it holds for.
pub const WORDING_HINT: &str = "Câu chữ sửa ở đây dùng cho mọi giấy loại này của cơ quan. Chỗ trong { } chương trình tự điền; đoạn trong [? ?] chỉ in khi có dữ liệu. Đầu dòng: > canh giữa, ~ nghiêng giữa, = đậm giữa, # đậm. Giấy đổi theo khi rời ô.";
/// Closes it.
pub const WORDING_DONE: &str = "Xong";
/// A piece as the program has it.
pub const WORDING_BACK: &str = "Trả lại lời văn có sẵn";
/// The fields it may have.
pub const WORDING_FIELDS: &str = "Chỗ tự điền, bấm để thêm vào đoạn đang gõ:";
/// The field on the paper.
pub const ON_PAPER: &str = "Sửa chữ trên giấy";
/// How a line is broken by hand.
pub const BREAK_HINT: &str = "Shift+Enter xuống dòng";
/// Head of the list of what was put in by hand.
pub const BY_HAND: &str = "Sửa tay trên giấy này";
/// What goes to the next of them.
pub const NEXT_BY_HAND: &str = "F8 đi tới chỗ sau";
/// Words that are kept although others are composed beneath by now.
pub const KEEP_BY_HAND: &str = "Giữ chữ sửa tay";
/// A text that was emptied by hand.
pub const EMPTIED: &str = "(bỏ trống)";
/// A text that the paper has no more.
pub const NO_PLACE: &str = "Giấy không còn chỗ này.";
/// What the record says does not stand alone in what was changed.
pub const MORE_THAN_RECORD: &str = "Chỗ vừa sửa có cả chữ không nằm trong hồ sơ, nên không gửi về hồ sơ được. Hãy chọn “Chỉ giấy này”, hoặc mở phiếu để sửa.";

/// Words put in by hand and those of the book in one line each, from where they begin to differ.
pub fn by_hand(words: &str, composed: Option<&str>) -> (String, Option<String>) {
    /// Common words that are longer are left out.
    const COMMON: usize = 24;
    let (own, of_book) = (line(words), composed.map(line));
    let common = of_book.as_deref().map_or(0, |of_book| {
        let same = own.bytes().zip(of_book.bytes()).take_while(|(a, b)| a == b).count();
        own.as_bytes().get(..same).and_then(|s| s.iter().rposition(|b| *b == b' ')).unwrap_or(0)
    });
    let cut = |text: &str| match text.get(common..) {
        Some(rest) if common > COMMON => format!("…{rest}"),
        _ => text.to_owned(),
    };
    let said = if own.is_empty() { EMPTIED.to_owned() } else { cut(&own) };
    (said, of_book.as_deref().map(cut))
}

/// All of a text in one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is done with a line of a decision: căn cứ, article, Nơi nhận.
pub fn line_change(change: LineChange) -> &'static str {
    match change {
        LineChange::Below => "Thêm dòng dưới",
        LineChange::Remove => "Bỏ dòng",
        LineChange::Up => "Lên",
        LineChange::Down => "Xuống",
    }
}

/// In the record of a kind, too: `Sửa cả ở cá nhân`.
pub fn in_record(kind: &str) -> String {
    format!("Sửa cả ở {kind}")
}

/// What the book has there.
pub fn book_says(words: &str) -> String {
    format!("Hồ sơ: {}", sentence::one_line(words))
}

/// A piece that is printed as it was while the book says something else by now.
pub fn revised(was: &str, now: &str) -> String {
    format!("Đang in “{was}”, sổ nay có “{now}”")
}

/// Takes it over.
pub const TAKE_OVER: &str = "Thay";

/// What the book has there by now, beneath words put in by hand before.
pub fn book_says_now(words: &str) -> String {
    format!("Hồ sơ nay là: {}", sentence::one_line(words))
}

/// A paper that was finished in Word beside the book: how many of each kind it names, and who is missing.
pub fn names_in_paper(found: Counts, all: Counts, missing: &[String]) -> String {
    /// Names that are said.
    const NAMED: usize = 8;
    if missing.is_empty() {
        return format!("Tệp Word có đủ {} như trong sổ.", print::counted(all));
    }
    let names = sentence::first_names(missing, NAMED);
    format!(
        "Giấy này có {}, sổ có {}. Không thấy trong tệp Word: {names}. Tệp vẫn được giữ làm bản chính.",
        print::counted(found),
        print::counted(all)
    )
}

/// The words of a Word file could not be compared with the book.
pub const WORD_NOT_COMPARED: &str = "Tệp đã gắn nhưng không đọc được chữ trong đó (có mật khẩu, hỏng hoặc quá lớn) nên chưa đối chiếu tên với sổ.";

/// Letters that no print face has.
pub fn cannot_print(letters: &str) -> String {
    format!("Không in được: {letters}")
}

/// Two texts from where their words part to where they meet again, with a word of what they share on each side.
pub fn changed_words(then: &str, now: &str) -> (String, String) {
    /// Words shown with what was changed.
    const BESIDE: usize = 1;
    let (then, now) = (line(then), line(now));
    let old: Vec<&str> = then.split(' ').collect();
    let new: Vec<&str> = now.split(' ').collect();
    let same =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let before = same(&mut old.iter().zip(&new));
    let left = old.len().min(new.len()) - before;
    let behind = same(&mut old.iter().rev().zip(new.iter().rev())).min(left);
    let (begin, end) = (before.saturating_sub(BESIDE), behind.saturating_sub(BESIDE));
    let cut = |words: &[&str]| {
        let shown = words.get(begin..words.len() - end).unwrap_or(words).join(" ");
        let (first, last) = (if begin > 0 { "…" } else { "" }, if end > 0 { "…" } else { "" });
        format!("{first}{shown}{last}")
    };
    (cut(&old), cut(&new))
}

/// What differs, word by word: `Kim Sóc → Kim Thị Sóc; thêm Lê Văn Mẫu`.
pub fn word_by_word(texts: &[Changed]) -> String {
    let one = |(then, now): &Changed| match (then.as_deref(), now.as_deref()) {
        (Some(then), Some(now)) if then == now => format!("“{}” ở chỗ khác", line(now)),
        (Some(then), Some(now)) => {
            let (then, now) = changed_words(then, now);
            format!("{then} → {now}")
        }
        (None, Some(now)) => format!("thêm “{}”", line(now)),
        (Some(then), None) => format!("bỏ “{}”", line(then)),
        (None, None) => String::new(),
    };
    let mut said: Vec<String> = texts.iter().take(NAMED_AT_ONCE).map(one).collect();
    if texts.len() > NAMED_AT_ONCE {
        said.push(format!("{} chỗ nữa", texts.len() - NAMED_AT_ONCE));
    }
    said.join("; ")
}

fn named(texts: &[Changed]) -> String {
    let one = |text: &str| format!("“{}”", sentence::one_line(text));
    let said: Vec<String> = texts
        .iter()
        .take(NAMED_AT_ONCE)
        .map(|(then, now)| match (then.as_deref(), now.as_deref()) {
            (Some(then), Some(now)) if then == now => format!("{} ở chỗ khác", one(now)),
            (Some(then), Some(now)) => {
                let (now, then) = by_hand(now, Some(then));
                let then = then.unwrap_or_default();
                format!("{} nay là {}", one(&then), one(&now))
            }
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
    fn words_put_in_by_hand_are_said_from_where_they_differ() {
        let long = "Thực hiện tốt Quy chế dân chủ ở cơ sở; đối thoại định kỳ";
        let said = by_hand(&format!("{long} hằng quý"), Some(&format!("{long} hằng năm")));
        assert_eq!(said, ("… quý".into(), Some("… năm".into())));
        assert_eq!(
            by_hand("Kim Thị Sóc", Some("Kim Sóc")),
            ("Kim Thị Sóc".into(), Some("Kim Sóc".into()))
        );
        assert_eq!(by_hand("", None), (EMPTIED.into(), None));
    }

    #[test]
    fn what_differs_is_said_word_by_word() {
        let cases = [
            (("Kim Sóc", "Kim Thị Sóc"), ("Kim Sóc", "Kim Thị Sóc")),
            (
                ("Bí thư Chi bộ ấp Long Thạnh mẫu", "Phó Bí thư Chi bộ ấp Long Thạnh mẫu"),
                ("Bí…", "Phó Bí…"),
            ),
            (
                ("tặng cho 07 tập thể, 06 cá nhân", "tặng cho 07 tập thể, 05 cá nhân"),
                ("…thể, 06 cá…", "…thể, 05 cá…"),
            ),
            (("mẫu mẫu", "mẫu"), ("mẫu mẫu", "mẫu")),
            (("", "Lê"), ("", "Lê")),
        ];
        for ((then, now), (old, new)) in cases {
            assert_eq!(changed_words(then, now), (old.to_owned(), new.to_owned()), "{then}");
        }
        let text = |words: &str| Some(Box::from(words));
        let changed = (text("Kim Sóc"), text("Kim Thị Sóc"));
        let came = (None, text("Lê Văn Mẫu"));
        let texts = [changed, came.clone(), came.clone(), came];
        assert_eq!(
            word_by_word(&texts),
            "Kim Sóc → Kim Thị Sóc; thêm “Lê Văn Mẫu”; thêm “Lê Văn Mẫu”; 1 chỗ nữa"
        );
    }

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
