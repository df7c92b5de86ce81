//! What came out of a damaged book: for the window, the terminal and the list beside the new book.
use super::{sentence::with_capital, terms};
use crate::domain::{
    ids::Kind,
    salvage::{Salvaged, SalvagedKind},
};
use std::collections::HashMap;

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
pub fn stand_in(kind: Option<Kind>, number: i64) -> String {
    format!("({} bị mất khi cứu sổ, số {number})", terms::rows(kind))
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

/// In one sentence, with what cannot be known.
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
    let said = format!("{}.", parts.join("; "));
    let unsure: Vec<&str> =
        found.kinds.iter().filter(|k| k.may_miss_more).map(|k| terms::rows(k.kind)).collect();
    if unsure.len() > MANY {
        format!("{said} Đầu tệp bị hỏng nên không biết chắc các mục đã đủ.")
    } else if unsure.is_empty() {
        said
    } else {
        format!("{said} Không biết chắc đã đủ: {}.", unsure.join(", "))
    }
}

/// What was lost, what is doubtful and what was kept, in this order, a line each.
pub fn lines(found: &Salvaged) -> Vec<String> {
    let kinds = &found.kinds;
    let mut lines = Vec::new();
    let mut part = |head: &str, of_kind: &dyn Fn(&SalvagedKind) -> Vec<String>| {
        let inside: Vec<String> = kinds.iter().flat_map(of_kind).collect();
        if !inside.is_empty() {
            lines.push(head.to_owned());
            lines.extend(inside);
        }
    };
    part("Mất:", &lost_lines);
    part("Nên xem lại:", &|kind| by_name(kind, &kind.doubtful));
    part("Đặt tên tạm vì mục khác cần đến:", &|kind| by_name(kind, &kind.stand_ins));
    part("Giữ được:", &|kind| kept_line(kind).into_iter().collect());
    if found.damaged_pages > 0 {
        lines.push(format!(
            "Không đọc được {} trong {} phần của tệp.",
            found.damaged_pages, found.pages
        ));
    }
    if found.is_rolled_back {
        lines.push("Lần ghi bị cắt ngang cuối cùng đã được trả lại như trước đó.".to_owned());
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

fn title(kind: &SalvagedKind) -> String {
    with_capital(terms::rows(kind.kind))
}

fn lost_lines(kind: &SalvagedKind) -> Vec<String> {
    let title = title(kind);
    let mut lines = Vec::new();
    if kind.lost > 0 {
        lines.push(format!("  {title}: {}", kind.lost));
        let names: Vec<String> = counted(kind, &kind.lost_names)
            .into_iter()
            .map(|(name, count)| if count > 1 { format!("{name} ({count})") } else { name })
            .collect();
        if !names.is_empty() {
            lines.push(format!("    trong đó có: {}", names.join("; ")));
        }
    }
    if kind.unlinked > 0 {
        lines.push(format!("  {title}: để trống {} ô chỉ đến mục bị mất", kind.unlinked));
    }
    lines
}

/// Equal names once, with their count; all others in one line.
fn by_name(kind: &SalvagedKind, names: &[String]) -> Vec<String> {
    let title = title(kind);
    let (many, single): (Vec<_>, Vec<_>) =
        counted(kind, names).into_iter().partition(|(_, count)| *count > 1);
    let mut lines: Vec<String> =
        many.into_iter().map(|(name, count)| format!("  {title} ({name}): {count}")).collect();
    if !single.is_empty() {
        let names: Vec<String> = single.into_iter().map(|(name, _)| name).collect();
        lines.push(format!("  {title}: {}", names.join("; ")));
    }
    lines
}

fn kept_line(kind: &SalvagedKind) -> Option<String> {
    let from_history = match kind.from_history {
        0 => String::new(),
        count => format!(", trong đó {count} lấy từ lịch sử"),
    };
    (kind.kept > 0).then(|| format!("  {}: {}{from_history}", title(kind), kind.kept))
}

/// Each name once, in the order they come, with how often it comes.
fn counted(kind: &SalvagedKind, names: &[String]) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for name in names {
        // A decision without a number begins with the blank behind it.
        let name = match terms::name(kind.kind, name.trim()) {
            "" => "không rõ tên",
            name => name,
        };
        let place = *places.entry(name).or_insert(counted.len());
        match counted.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => counted.push((name.to_owned(), 1)),
        }
    }
    counted
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_comes_first_then_what_is_doubtful_then_what_was_kept() {
        let of = |kind| SalvagedKind { kind: Some(kind), ..SalvagedKind::default() };
        let mut attendees = vec!["lớp A".to_owned(); 35];
        attendees.push("lớp B".to_owned());
        let found = Salvaged {
            kinds: vec![
                SalvagedKind { kept: 40, doubtful: attendees, ..of(Kind::Attendee) },
                SalvagedKind { unlinked: 1, ..of(Kind::Collective) },
                SalvagedKind {
                    kept: 2,
                    from_history: 1,
                    lost: 3,
                    may_miss_more: true,
                    lost_names: vec![" Khen 2016".to_owned()],
                    ..of(Kind::Decision)
                },
                SalvagedKind { kept: 1, doubtful: vec![String::new()], ..of(Kind::Unit) },
            ],
            steps: 9,
            ..Salvaged::default()
        };
        assert_eq!(
            summary(&found),
            "Đã cứu được 43 mục; biết là mất 3 mục; 37 mục nên xem lại. \
             Không biết chắc đã đủ: quyết định."
        );
        assert_eq!(
            lines(&found),
            [
                "Mất:",
                "  Tập thể trong đơn vị: để trống 1 ô chỉ đến mục bị mất",
                "  Quyết định: 3",
                "    trong đó có: Khen 2016",
                "Nên xem lại:",
                "  Học viên (lớp A): 35",
                "  Học viên: lớp B",
                "  Đơn vị: không rõ tên",
                "Giữ được:",
                "  Học viên: 40",
                "  Quyết định: 2, trong đó 1 lấy từ lịch sử",
                "  Đơn vị: 1",
                "Lịch sử: còn 9 bước.",
                "Phiếu đang nhập dở không được lấy sang sổ mới.",
            ]
        );
    }
}
