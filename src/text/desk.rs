//! “Theo dõi đợt” in words: the way of a round, what is to be done now, and its names.
use super::{dates, print, sentence};
use crate::domain::{
    decision::{Decision, PaperState},
    recipient::Counts,
    round_way::{Mark, Standing, Step, WayFacts},
};
use jiff::civil::Date;

/// What a year without rounds says, and the button that begins one.
pub const NO_ROUNDS: &str = "Năm này chưa có đợt khen thưởng. Mở một đợt rồi nhập đề nghị của các đơn vị; mọi việc của đợt, từ nhận hồ sơ đến trao, nằm ở màn này.";
/// The button.
pub const OPEN_ROUND: &str = "Mở đợt…";
/// Chooses another round of the year.
pub const OTHER_ROUND: &str = "Đợt khác";
/// Opens the form of the round.
pub const EDIT_ROUND: &str = "Sửa đợt…";
/// Head of what is to be done at once.
pub const NOW: &str = "Cần làm ngay";
/// What stands there when nothing is.
pub const NOTHING_NOW: &str = "Không có việc nào bị sót.";
/// Head of what the ceremony needs.
pub const PREPARE: &str = "Chuẩn bị trao";
/// Labels there.
pub const CEREMONY: &str = "Lễ trao";
/// The same.
pub const SIGNER: &str = "Người ký";
/// The same.
pub const BLANKS: &str = "Phôi";
/// Changes the ceremony, or who signs.
pub const CHANGE: &str = "Đổi…";
/// The name of the button that changes who signs, beside other such buttons.
pub const CHANGE_SIGNER: &str = "Đổi người ký";
/// Opens what a line is about.
pub const LOOK: &str = "Xem…";
/// Nothing is known of it yet.
pub const NOT_SET: &str = "chưa có";
/// Heads of the columns.
pub const HEADS: [&str; 6] =
    ["TT", "Tên in trên giấy", "Chức vụ, đơn vị", "Thành tích", "Hồ sơ", "Quyết định"];
/// A dossier that lacks nothing.
pub const COMPLETE: &str = "đủ";
/// How far one name is.
pub const NOT_DECIDED: &str = "chưa có";
/// The same.
pub const IN_DRAFT: &str = "trong dự thảo";
/// The same.
pub const IS_ISSUED: &str = "đã phát hành";
/// The same.
pub const IS_HANDED: &str = "đã trao";
/// A body of another office decides.
pub const DECIDED_ELSEWHERE: &str = "do cơ quan khác quyết định";
/// A group without an awarding body.
pub const NO_BODY: &str = "Chưa chọn cơ quan tặng";
/// What is done with a name.
pub const OPEN: &str = "Mở";
/// The same.
pub const TAKE_OUT: &str = "Rút khỏi danh sách…";
/// The same.
pub const PUT_BACK: &str = "Đưa lại vào danh sách";
/// The same.
pub const AWARDED_BY: &str = "Chuyển cơ quan tặng";
/// Titles and buttons of the question about it.
pub const TAKE_OUT_NOW: &str = "Rút khỏi danh sách";
/// The same.
pub const PUT_OFF_NOW: &str = "Hoãn, xét đợt sau";
/// Its fields.
pub const WHO_SAID: &str = "Ai quyết định";
/// The same.
pub const WHY: &str = "Lý do (bắt buộc)";
/// What cannot be taken out any more.
pub const ISSUED_ALREADY: &str =
    "Tên này ở quyết định đã phát hành: hãy dùng đính chính hoặc thu hồi trong phiếu khen thưởng.";
/// What the clerk says of a step.
pub const MARK_DONE: &str = "Đã xong hôm nay";
/// The same.
pub const MARK_NOT_NEEDED: &str = "Đợt này không cần";
/// The same.
pub const MARK_BY_BOOK: &str = "Tính theo số liệu trong sổ";
/// Everything is done.
pub const ALL_DONE: &str = "Đợt đã xong mọi bước.";
/// Beside the main button.
pub const PRINT: &str = "In…";
/// The same.
pub const ADD_NAME: &str = "Thêm tên…";
/// Keys of the list.
pub const KEYS: &str = "Enter mở · Delete rút khỏi danh sách · chuột phải: việc khác";

/// A step.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Receive => "Nhận",
        Step::Dossiers => "Hồ sơ",
        Step::Review => "Họp xét",
        Step::Submit => "Trình",
        Step::CheckNames => "Soát tên",
        Step::ToSign => "Trình ký",
        Step::Issue => "Ký, phát hành",
        Step::HandOver => "Trao",
        Step::Settle => "Thanh toán, lưu",
    }
}

/// How a step stands, for those who cannot see its sign.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "đã xong",
        Standing::NotNeeded => "không cần",
        Standing::Now => "đang làm",
        Standing::Behind => "còn sót",
        Standing::ToCome => "chưa tới",
    }
}

/// The line below a step: a day, or how many of how many.
pub fn step_line(
    step: Step,
    standing: Standing,
    mark: Option<&Mark>,
    (facts, ceremony): (&WayFacts, Option<Date>),
) -> String {
    let of = |done: usize, all: usize| format!("{done}/{all}");
    match (step, mark) {
        (_, Some(Mark::NotNeeded)) => self::standing(Standing::NotNeeded).to_owned(),
        (Step::Receive, _) if facts.units > 0 => {
            format!("{} đơn vị", of(facts.units_sent, facts.units))
        }
        (_, Some(Mark::Done(day))) => day.strftime("%d/%m").to_string(),
        (Step::Dossiers, None) if facts.lacking > 0 => format!("thiếu {}", facts.lacking),
        (Step::Dossiers, None) if facts.proposals > 0 => COMPLETE.to_owned(),
        (Step::ToSign, None) if facts.decisions > 0 => of(facts.sent_to_sign, facts.decisions),
        (Step::Issue, None) if facts.decisions > 0 => of(facts.issued, facts.decisions),
        (Step::HandOver, None) if facts.handed > 0 => of(facts.handed, facts.awards),
        (Step::HandOver, None) => {
            ceremony.map_or_else(String::new, |day| day.strftime("%d/%m").to_string())
        }
        _ if standing == Standing::Done => self::standing(standing).to_owned(),
        _ => String::new(),
    }
}

/// The main button of a step.
pub fn do_step(step: Step) -> &'static str {
    match step {
        Step::Receive => "Chốt nhận hồ sơ",
        Step::Dossiers => "Xem hồ sơ còn thiếu",
        Step::Review => "Ghi đã họp xét",
        Step::Submit => "Ghi đã trình",
        Step::CheckNames => "Ghi đã soát tên",
        Step::ToSign => "Ghi số, ngày, người ký…",
        Step::Issue => "Phát hành…",
        Step::HandOver => "Ghi đã trao",
        Step::Settle => "Ghi đã thanh toán, lưu",
    }
}

/// The main button while nothing was proposed yet.
pub const ENTER_PROPOSALS: &str = "Nhập đề nghị…";

/// The main button that drafts decisions.
pub fn draft(groups: usize) -> String {
    match groups {
        0 | 1 => "Lập quyết định".to_owned(),
        many => format!("Lập {many} quyết định"),
    }
}

/// `trao thứ Ba 15/12/2026, còn 6 ngày`.
pub fn ceremony_in(day: Date, today: Date) -> String {
    let when = format!("trao {} {}", dates::weekday(day), day.strftime("%d/%m/%Y"));
    match today.until(day).map_or(0, |span| span.get_days()) {
        0 => format!("{when}, hôm nay"),
        days if days > 0 => format!("{when}, còn {days} ngày"),
        _ => when,
    }
}

/// When and where.
pub fn ceremony(day: Option<Date>, place: &str) -> String {
    match (day, place) {
        (None, "") => NOT_SET.to_owned(),
        (None, place) => place.to_owned(),
        (Some(day), "") => day.strftime("%d/%m/%Y").to_string(),
        (Some(day), place) => format!("{}, {place}", day.strftime("%d/%m/%Y")),
    }
}

/// Blanks of one form: how many are needed and left; `None` where the ledger has none of that kind.
pub fn blanks(form: &str, needed: usize, left: Option<i64>) -> String {
    match left {
        Some(left) => format!("{form}: cần {needed}, còn {left}"),
        None => format!("{form}: cần {needed}, chưa ghi sổ phôi"),
    }
}

/// Behind the name of a group: `Giấy khen: 07 tập thể, 06 cá nhân`.
pub fn group(form: &str, counts: Counts) -> String {
    if counts.total() == 0 {
        form.to_owned()
    } else {
        format!("{form}: {}", print::counted(counts))
    }
}

/// How far the decision of a group is.
pub fn decision(decision: Option<&Decision>) -> String {
    let Some(decision) = decision else { return "Quyết định: chưa lập".to_owned() };
    let state = match decision.state {
        PaperState::Draft => "dự thảo",
        PaperState::Submitted => "trình ký",
        PaperState::Issued => "đã phát hành",
    };
    if decision.number.is_empty() {
        format!("Quyết định: {state}")
    } else {
        format!("Quyết định: {state}, số {}", decision.number)
    }
}

/// A dossier that lacks papers.
pub fn lacking(papers: usize) -> String {
    format!("thiếu {papers}")
}

/// Units that sent nothing, the first of them by name.
pub fn units_missing(units: &[String]) -> String {
    /// Units named.
    const NAMED: usize = 3;
    let names = units.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let more = if units.len() > NAMED { ", …" } else { "" };
    format!("{} đơn vị chưa gửi: {names}{more}", units.len())
}

/// Dossiers that lack papers.
pub fn dossiers_lacking(count: usize, first: &str) -> String {
    match count {
        1 => format!("Hồ sơ {first} còn thiếu giấy."),
        many => format!("{many} hồ sơ còn thiếu giấy, trước hết là {first}."),
    }
}

/// Names that came after the decision was drafted.
pub fn undecided(count: usize) -> String {
    format!("{count} tên chưa vào quyết định nào.")
}

/// A decision with number and day that nobody is named to sign.
pub const NO_SIGNER: &str = "Quyết định đã có số, ngày nhưng chưa có người ký.";
/// The name of the button that lists all units that have not sent.
pub const ALL_UNITS: &str = "Xem các đơn vị chưa gửi";
/// A draft whose names all went elsewhere.
pub const EMPTY_DRAFT: &str = "Có dự thảo quyết định không còn tên nào.";

/// The button that puts them in.
pub const PUT_IN: &str = "Đưa vào quyết định";

/// Names without an awarding body.
pub fn without_body(count: usize) -> String {
    format!("{count} tên chưa chọn cơ quan tặng.")
}

/// One name twice among those of a ceremony.
pub fn twice(name: &str) -> String {
    format!("{name} có trong hai danh sách của đợt.")
}

/// Why a name is out: `Ban Thường vụ: rút khỏi danh sách 09/12, để xét năm 2027`.
pub fn taken_out(outcome: &str, by: &str, day: Option<Date>, reason: &str) -> String {
    let who = if by.is_empty() {
        outcome.to_owned()
    } else {
        format!("{by}: {}", sentence::without_capital(outcome))
    };
    let on = day.map_or_else(String::new, |day| day.strftime(" %d/%m").to_string());
    if reason.is_empty() { format!("{who}{on}") } else { format!("{who}{on}, {reason}") }
}

/// Head of the question that takes names out.
pub fn take_out_title(names: usize, first: &str) -> String {
    match names {
        1 => format!("Rút hoặc hoãn: {first}"),
        many => format!("Rút hoặc hoãn {many} tên"),
    }
}
