//! Words of letters, minutes, notices and lists of money that no wording of the office holds.
use super::{
    address::{Named, named_person},
    citation, numbers,
    print::WORD_FOR_THE_PEN,
    sentence::{in_one_line, with_capital},
};
use crate::domain::{
    award::Outcome,
    entered::{Hundredths, Money},
    meeting::{Ballot, MeetingWay},
    movement::ModelSubject,
    number::{show_grouped, show_hundredths},
    office::Body,
    recipient::RecipientKind,
    rule_set::RuleSet,
};

/// Tên loại of other papers.
pub const MINUTES: &str = "BIÊN BẢN";
/// The same.
pub const NOTICE: &str = "THÔNG BÁO";
/// The same.
pub const INVITATION: &str = "GIẤY MỜI";
/// The same.
pub const BALLOT: &str = "PHIẾU BIỂU QUYẾT";
/// The same.
pub const OPINION: &str = "PHIẾU XIN Ý KIẾN";
/// Levels that are no names.
const PLAIN_LEVELS: [&str; 7] = ["tỉnh", "huyện", "xã", "phường", "cơ sở", "thành phố", "đặc khu"];
/// A box to tick.
pub const BOX: &str = "□";
/// Below a post that signs by hand.
pub const SIGN_HERE: &str = "(ký, ghi rõ họ tên)";
/// Whom a letter addresses before anybody is named.
pub const GUEST: &str = "……………………………………";
/// What a meeting does where somebody else decides.
pub const TO_PROPOSE: &str = "đề nghị";
/// What a meeting concludes that passed nobody.
pub const NOBODY_PASSED: &str =
    "Căn cứ kết quả biểu quyết, không có trường hợp nào đủ điều kiện được thông qua.";
/// In the place of the day of joining, where that is not known.
pub const PARTY_MEMBER: &str = "Đảng viên";
/// How a name may be addressed before it, in small letters.
const ADDRESSES: [&str; 6] = ["đồng chí ", "đ/c ", "ông ", "bà ", "anh ", "chị "];
/// After “được tặng Giấy khen”, what for: `về thành tích …`.
pub fn about(citation: &str) -> String {
    citation::about(citation)
}

/// After those who are awarded: `đã có thành tích …`.
pub fn having(citation: &str) -> String {
    citation::having(citation)
}

/// What a meeting agreed to do: to give, or to propose to whoever decides.
pub fn agreed_to(decides: Option<&Body>) -> String {
    decides.map_or_else(|| "tặng".to_owned(), |body| format!("đề nghị {} tặng", body.in_text()))
}

/// How votes were given.
pub fn way_of_voting(way: MeetingWay, ballot: Ballot) -> &'static str {
    match (way, ballot) {
        (MeetingWay::InWriting, _) => "lấy phiếu xin ý kiến",
        (MeetingWay::Together, Ballot::Hands) => "giơ tay",
        (MeetingWay::Together, Ballot::Secret) => "bỏ phiếu kín",
    }
}

/// What a vote came to.
pub fn passed(passed: bool) -> &'static str {
    if passed { "Đạt" } else { "Không đạt" }
}

/// Why a name is not commended, where nobody said more.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Standing => "Chưa được thông qua",
        Outcome::Withdrawn => "Rút khỏi danh sách",
        Outcome::Postponed => "Xét ở đợt sau",
    }
}

/// `1. Tập thể`
pub fn numbered_kind(number: usize, of: RecipientKind) -> String {
    format!("{number}. {}", with_capital(super::print::kind(of)))
}

/// `0,3 × 2.340.000`
pub fn reckoned(
    is_by_half_more: bool,
    (coefficient, salary): (Hundredths, Money),
    is_rounded: bool,
) -> String {
    let more = if is_by_half_more { "1,5 × " } else { "" };
    let (coefficient, salary) = (show_hundredths(coefficient.0), show_grouped(salary.0));
    let product = format!("{more}{coefficient} × {salary}").replace(' ', "\u{a0}");
    if is_rounded { format!("{product} (làm tròn)") } else { product }
}

/// A name without the post behind a comma, and without the address before it.
pub fn bare_name(name: &str) -> &str {
    let name = name.split([',', ';']).next().unwrap_or_default();
    let name = name.split(" - ").next().unwrap_or_default();
    let name = name.split(" – ").next().unwrap_or_default().trim();
    let lower = name.to_lowercase();
    let address = ADDRESSES.iter().find(|address| lower.starts_with(*address));
    let begins = address.and_then(|address| name.char_indices().nth(address.chars().count()));
    begins.and_then(|(at, _)| name.get(at..)).map_or(name, str::trim)
}

/// One of those who count the ballots; the first is the head, unless it is said already.
pub fn teller(number: usize, name: &str, is_last: bool) -> String {
    const HEAD: &str = "Tổ trưởng";
    let is_said = name.to_lowercase().contains(&HEAD.to_lowercase());
    let head = if number == 1 && !is_said { format!(", {HEAD}") } else { String::new() };
    let end = if is_last { '.' } else { ';' };
    format!("{number}. {name}{head}{end}")
}

/// A collective that is invited.
pub fn for_collective(name: &str) -> String {
    format!("Đại diện {}", in_one_line(name))
}

/// Somebody with the post: `đồng chí Nguyễn Văn Mẫu, Bí thư`.
pub fn comrade(rules: &RuleSet, name: &str, post: &str) -> String {
    if name.is_empty() {
        return String::new();
    }
    let of = Named { name, position: post, is_party_member: true, ..Named::default() };
    named_person(rules, &of)
}

/// Who comes up on the stage: `đại diện 07 tập thể`, `07 cá nhân`.
pub fn who_comes_up(of: RecipientKind, counted: &str) -> String {
    match of {
        RecipientKind::Person => counted.to_owned(),
        RecipientKind::Collective | RecipientKind::Household => format!("đại diện {counted}"),
    }
}

/// Who comes up for somebody.
pub fn stands_in(of: RecipientKind, who: &str) -> String {
    match of {
        RecipientKind::Person => format!("(nhận thay: {who})"),
        RecipientKind::Collective | RecipientKind::Household => format!("(đại diện nhận: {who})"),
    }
}

/// What a letter puts right of one name; room where nobody wrote it down.
pub fn correction(name: &str, what: &str) -> String {
    let room = WORD_FOR_THE_PEN;
    match (name, what) {
        ("", "") => format!("- Tại {room}: đã in là “{room}”, nay đính chính là “{room}”."),
        (name, "") => format!("- {name}: đã in là “{room}”, nay đính chính là “{room}”."),
        (name, what) => format!("- {name}: {}.", what.trim_end_matches('.')),
    }
}

/// `“Tên mô hình” của Đơn vị`, with who carries it out where that is not the whole unit.
pub fn model_of(name: &str, carried_by: &str, unit: &str) -> String {
    let name = quoted(name);
    let parts = if carried_by == unit { vec![unit] } else { vec![carried_by, unit] };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { name } else { format!("{name} của {}", parts.join(", ")) }
}

/// A level behind “cấp”, which it may say itself.
pub fn level(level: &str) -> String {
    let level = level.trim();
    let says_it = level.to_lowercase().starts_with("cấp ");
    let bare = if says_it { level.split_once(' ').map_or("", |(_, rest)| rest) } else { level };
    let is_plain = PLAIN_LEVELS.contains(&bare.to_lowercase().as_str());
    if is_plain { bare.to_lowercase() } else { bare.to_owned() }
}

/// A name in quotation marks, once.
pub fn quoted(name: &str) -> String {
    let is_quoted = name.starts_with('“') && name.ends_with('”') && name.matches('“').count() == 1;
    if is_quoted { name.to_owned() } else { format!("“{name}”") }
}

/// `12 mô hình, điển hình`; `07 mô hình` where no person is among them.
pub fn models(collectives: usize, persons: usize) -> String {
    let all = numbers::count((collectives + persons) as i64);
    match (collectives, persons) {
        (_, 0) => format!("{all} mô hình"),
        (0, _) => format!("{all} điển hình"),
        _ => format!("{all} mô hình, điển hình"),
    }
}

/// `10 mô hình tập thể, 02 điển hình cá nhân`; blank where there is only one of the two.
pub fn models_by_kind(collectives: usize, persons: usize) -> String {
    if collectives == 0 || persons == 0 {
        return String::new();
    }
    let (collectives, persons) =
        (numbers::count(collectives as i64), numbers::count(persons as i64));
    format!("{collectives} mô hình tập thể, {persons} điển hình cá nhân")
}

/// The heading of a kind of models in a list that has both.
pub fn subject_heading(subject: ModelSubject) -> &'static str {
    match subject {
        ModelSubject::Collective => "I- MÔ HÌNH TẬP THỂ",
        ModelSubject::Person => "II- ĐIỂN HÌNH CÁ NHÂN",
    }
}
