//! What came out of a damaged book: for the window, the terminal and the list beside the new book.
use super::errors::table_name;
use crate::domain::salvage::{Kind, Salvaged};

/// The label of the step in the history of the new book.
pub const STEP: &str = "Cứu sổ: lấy lại những gì đọc được từ sổ bị hỏng";
/// Title of the window's dialog.
pub const TITLE: &str = "Kết quả cứu sổ";
/// Where the new book shall stand.
pub const WHERE: &str = "Nơi lưu sổ được cứu";
/// While it works.
pub const WORKING: &str = "Đang cứu những gì đọc được…";
/// Beside the offer.
pub const OFFER: &str =
    "Không có bản sao lưu tốt thì cứu những gì đọc được vào một sổ mới; tệp hỏng được giữ nguyên.";

/// Kinds that are still named one by one.
const MANY: usize = 8;

/// The name of a lost record that others need.
pub fn stand_in(table: &str, number: i64) -> String {
    format!("({} bị mất khi cứu sổ, số {number})", table_name(table))
}

/// The name of the new book that is proposed.
pub fn book_name(stem: &str) -> String {
    format!("{stem}-da-cuu.dvk")
}

/// The name of the list beside the new book.
pub fn list_name(stem: &str) -> String {
    let stem = stem.strip_suffix("-da-cuu").unwrap_or(stem);
    format!("{stem}-da-cuu.txt")
}

/// In one sentence.
pub fn summary(found: &Salvaged) -> String {
    let kept: usize = found.kinds.iter().map(|k| k.kept).sum();
    if found.is_whole() {
        return format!("Không thấy chỗ hỏng nào, sổ không cần cứu. Bản mới có đủ {kept} mục.");
    }
    let doubtful: usize = found.kinds.iter().map(|k| k.doubtful.len() + k.stand_ins.len()).sum();
    let mut parts = vec![format!("Đã cứu được {kept} mục")];
    parts.push(match found.lost() {
        0 => "không thấy mất mục nào".to_owned(),
        lost => format!("biết là mất {lost} mục"),
    });
    if doubtful > 0 {
        parts.push(format!("{doubtful} mục nên xem lại"));
    }
    format!("{}.", parts.join("; "))
}

/// What was found, kept and lost, a line each.
pub fn lines(found: &Salvaged) -> Vec<String> {
    let mut lines = Vec::new();
    if found.damaged_pages > 0 {
        lines.push(format!(
            "Không đọc được {} trong {} phần của tệp.",
            found.damaged_pages, found.pages
        ));
    }
    if found.is_rolled_back {
        lines.push("Lần ghi bị cắt ngang cuối cùng đã được trả lại như trước đó.".to_owned());
    }
    // What there is to look at comes first.
    let (whole, hurt): (Vec<&Kind>, Vec<&Kind>) =
        found.kinds.iter().partition(|kind| kind_lines(kind).len() == 1 && kind.lost == 0);
    for kind in hurt.into_iter().chain(whole.into_iter().filter(|kind| kind.kept > 0)) {
        lines.extend(kind_lines(kind));
    }
    let unsure: Vec<&str> =
        found.kinds.iter().filter(|k| k.may_miss_more).map(|k| table_name(&k.table)).collect();
    if unsure.len() > MANY {
        lines.push("Đầu tệp bị hỏng nên không biết chắc các mục đã đủ.".to_owned());
    } else if !unsure.is_empty() {
        lines.push(format!("Không biết chắc đã đủ: {}.", unsure.join(", ")));
    }
    if found.steps_in_part > 0 {
        lines.push(format!(
            "Lịch sử: còn {} bước; {} bước chỉ xem được, không hoàn tác được.",
            found.steps, found.steps_in_part
        ));
    } else {
        lines.push(format!("Lịch sử: còn {} bước.", found.steps));
    }
    lines.push("Phiếu đang nhập dở không được lấy sang sổ mới.".to_owned());
    lines
}

fn kind_lines(kind: &Kind) -> Vec<String> {
    let name = table_name(&kind.table);
    let mut letters = name.chars();
    let name: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let from_history = match kind.from_history {
        0 => String::new(),
        count => format!(", trong đó {count} lấy từ lịch sử"),
    };
    let lost = if kind.lost > 0 { format!("; mất {}", kind.lost) } else { String::new() };
    let mut lines = vec![format!("{name}: giữ được {}{from_history}{lost}", kind.kept)];
    let mut list = |what: &str, names: &[String]| {
        if !names.is_empty() {
            let names: Vec<&str> =
                names.iter().map(|n| if n.is_empty() { "(không rõ tên)" } else { n }).collect();
            lines.push(format!("  {what}: {}", names.join("; ")));
        }
    };
    list("mất", &kind.lost_names);
    list("nên xem lại", &kind.doubtful);
    list("đặt tên tạm vì mục khác cần đến", &kind.stand_ins);
    if kind.unlinked > 0 {
        lines.push(format!("  để trống {} ô chỉ đến mục bị mất", kind.unlinked));
    }
    lines
}

/// The list as a file of its own, for Notepad too.
pub fn list(found: &Salvaged, damaged: &str, new: &str) -> String {
    let head = [
        TITLE.to_owned(),
        format!("Sổ bị hỏng, được giữ nguyên: {damaged}"),
        format!("Sổ mới: {new}"),
        String::new(),
        summary(found),
    ];
    let all: Vec<String> = head.into_iter().chain(lines(found)).collect();
    format!("\u{feff}{}\r\n", all.join("\r\n"))
}
