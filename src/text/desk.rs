//! “Theo dõi đợt” in words: the way of a round, what is to be done now, and its names.
use super::{dates, numbers, print, sentence};
use crate::domain::{
    consultation::Asked,
    counted::{Counted, Words},
    decision::{Decision, FollowsAs, PaperState},
    meeting::VoteOn,
    number::show_grouped,
    recipient::{Counts, RecipientKind},
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
/// The dossier of a name: what it lacks, who has not answered, how the vote went.
pub fn dossier(lacking: Option<usize>, asked: Asked, vote: Option<VoteOn>) -> String {
    let papers = match lacking {
        Some(0) => COMPLETE.to_owned(),
        Some(papers) => self::lacking(papers),
        None => String::new(),
    };
    let consulted = match asked {
        Asked { all: 0, .. } => String::new(),
        Asked { objections: 1.., .. } => "hiệp y: có ý kiến".to_owned(),
        Asked { all, answered, .. } => format!("hiệp y {answered}/{all}"),
    };
    let votes = vote.map_or_else(String::new, |vote| {
        let of = vote.of.map_or_else(String::new, |of| format!("/{of}"));
        format!("phiếu {}{of}", vote.in_favour)
    });
    sentence::joined(&[&votes, &consulted, &papers], " · ")
}

/// Names about which agencies have not answered yet.
pub fn unanswered(count: usize, first: &str) -> String {
    match count {
        1 => format!("Chưa có đủ trả lời hiệp y về {first}."),
        many => format!("{many} tên chưa có đủ trả lời hiệp y, trước hết là {first}."),
    }
}

/// An agency has something to say about a name that stands.
pub fn objected(count: usize, first: &str) -> String {
    match count {
        1 => format!("Cơ quan được hỏi có ý kiến về {first}."),
        many => format!("Cơ quan được hỏi có ý kiến về {many} tên, trước hết là {first}."),
    }
}

/// Names that stand though they were not passed.
pub fn not_passed(count: usize, first: &str) -> String {
    match count {
        1 => format!("{first} không đủ phiếu nhưng vẫn trong danh sách."),
        many => format!("{many} tên không đủ phiếu vẫn trong danh sách, trước hết là {first}."),
    }
}

/// Those who are counted apart are known by these words.
pub const COUNTED_APART: Words<'static> = Words {
    majority: "Kinh",
    no_religion: &["không", "lương"],
    businesses: &["doanh nghiệp", "công ty", "hợp tác xã"],
    religious_places: &["tôn giáo", "chùa", "giáo xứ", "họ đạo", "thánh thất"],
};
/// The window that counts awards, and the command that opens it.
pub const COUNT_TITLE: &str = "Đếm khen thưởng theo ngày";
/// Opens it from the desk.
pub const COUNT: &str = "Đếm…";
/// Its fields and buttons.
pub const COUNT_FROM: &str = "Ký từ ngày";
/// The same.
pub const COUNT_TO: &str = "đến ngày";
/// The same.
pub const COUNT_EVERYBODY: &str = "Tính cả khen thưởng của cơ quan khác";
/// The same.
pub const COUNT_DAYS: &str = "Nhập hai ngày, ngày đầu không sau ngày cuối.";
/// The same.
pub const COPY_SENTENCE: &str = "Chép thành câu";
/// It was copied.
pub const COPIED: &str = "Đã chép. Dán (Ctrl+V) vào báo cáo, tin nhắn.";

/// How many were awarded between two days:
/// `Từ 15/11/2025 đến 27/11/2026, đã khen 12 tập thể, 15 cá nhân và 03 hộ gia đình. Trong đó có 05 nữ.`
pub fn awarded_between(from: Date, to: Date, counted: &Counted) -> String {
    let day = |day: Date| day.strftime("%d/%m/%Y").to_string();
    let who = if counted.all.total() == 0 {
        "chưa khen tập thể, cá nhân, hộ gia đình nào".to_owned()
    } else {
        format!("đã khen {}", print::counted(counted.all))
    };
    let parts: Vec<String> = [
        (counted.businesses, "doanh nghiệp"),
        (counted.religious_places, "cơ sở tôn giáo"),
        (counted.leading, "cá nhân lãnh đạo, quản lý"),
        (counted.direct, "cá nhân trực tiếp lao động, công tác"),
        (counted.women, "nữ"),
        (counted.minorities, "người dân tộc thiểu số"),
        (counted.religious, "người có đạo"),
        (counted.outside_party, "người ngoài Đảng"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{} {what}", numbers::count(count as i64)))
    .collect();
    let parts = if parts.is_empty() {
        String::new()
    } else {
        format!(" Trong đó có {}.", parts.join(", "))
    };
    format!("Từ {} đến {}, {who}.{parts}", day(from), day(to))
}

/// What the book knows of a name beside its dossier, a line each. `lately`: year, form and body of earlier awards.
pub fn hints(
    lately: &[(i64, &str, &str)],
    is_consecutive: bool,
    registered: Option<usize>,
    (ratings, year): (&[&str], i64),
) -> Vec<String> {
    let mut lines = Vec::new();
    if !ratings.is_empty() {
        lines.push(format!("Chấm điểm năm {year}: {}.", ratings.join("; ")));
    }
    if !lately.is_empty() {
        let awards: Vec<String> =
            lately.iter().map(|(year, form, body)| format!("{form} năm {year} ({body})")).collect();
        lines.push(format!("Đã được khen: {}.", awards.join("; ")));
    }
    if is_consecutive {
        lines.push("Hai năm liền trước đều được khen.".to_owned());
    }
    match registered {
        Some(0) => lines.push(format!("Chưa đăng ký mô hình năm {year}.")),
        Some(count) => lines.push(format!("Đã đăng ký {count} mô hình năm {year}.")),
        None => {}
    }
    lines
}

/// The newest year of earlier awards, behind a dossier.
pub fn awarded_in(year: i64) -> String {
    format!("đã khen {year}")
}

/// Leads to the first paper that is to be printed again.
pub const REPRINT: &str = "In lại…";

/// Prints several of them as one PDF.
pub const REPRINT_THESE: &str = "In lại các giấy này";

/// In which words a paper differs from what was printed; its title where there are several.
pub fn differs(title: &str, said: &str, with_title: bool) -> String {
    if with_title { format!("{title}: {said}") } else { said.to_owned() }
}

/// So many more differ; which and how is said where one points.
pub fn more_differ(count: usize) -> String {
    format!("… và {count:02} giấy nữa")
}

/// Papers that were printed and say something else now.
pub fn to_reprint(titles: &[&str]) -> String {
    format!("Đã in, nay phải in lại: {}.", titles.join("; "))
}

/// Sets rewards by the rule.
pub const BY_RULE: &str = "Tính theo mức";

/// What is given in all, and how many have nothing yet.
pub fn rewards(given: i64, missing: usize) -> String {
    let given = format!("Tiền thưởng: {} đồng", show_grouped(given));
    if missing == 0 { given } else { format!("{given}; {missing} tên chưa có") }
}

/// Names with another sum than the rule says, and no reason.
pub fn other_rewards(count: usize, first: &str) -> String {
    match count {
        1 => format!("Tiền thưởng của {first} khác mức, chưa ghi lý do."),
        many => {
            format!("Tiền thưởng của {many} tên khác mức, chưa ghi lý do, trước hết là {first}.")
        }
    }
}

/// The fund of a year: what it holds, what was given by form, what is left.
pub fn fund(fund: i64, spent: &[(String, i64)]) -> String {
    let all: i64 = spent.iter().map(|(_, sum)| sum).sum();
    let by_form: Vec<String> =
        spent.iter().map(|(form, sum)| format!("{form} {}", show_grouped(*sum))).collect();
    let by_form =
        if by_form.is_empty() { String::new() } else { format!(" ({})", by_form.join(", ")) };
    format!(
        "Quỹ khen thưởng: đã dùng {}{by_form}, còn {} đồng",
        show_grouped(all),
        show_grouped(fund - all)
    )
}

/// Opens the meeting of the round, or begins it.
pub const MEETING: &str = "Họp xét…";
/// Somebody is commended at once.
pub const AT_ONCE: &str = "Khen đột xuất…";
/// The title of its window.
pub const AT_ONCE_TITLE: &str = "Khen đột xuất";
/// What it does.
pub const AT_ONCE_HINT: &str =
    "Lập luôn dự thảo quyết định, không qua các bước nhận hồ sơ, họp xét, trình, soát tên.";
/// Its fields.
pub const AT_ONCE_WHOM: &str = "Khen ai";
/// The same.
pub const AT_ONCE_POST: &str = "Chức vụ (của cá nhân)";
/// The same.
pub const AT_ONCE_UNIT: &str = "Đơn vị, địa chỉ";
/// The same.
pub const AT_ONCE_WHY: &str = "Vì việc gì";
/// The same.
pub const AT_ONCE_NAME: &str = "Tên in trên giấy";
/// Its main button.
pub const AT_ONCE_NOW: &str = "Lập dự thảo quyết định";
/// Nội dung khen of such a round.
pub const AT_ONCE_CONTENT: &str = "thành tích đột xuất";

/// Where a meeting was entered: opens it, or begins another.
pub const LAST_MEETING: &str = "Mở cuộc họp gần nhất";
/// The same.
pub const ANOTHER_MEETING: &str = "Thêm cuộc họp, phiếu xin ý kiến";
/// The main button while only answers are missing.
pub const SEE_UNANSWERED: &str = "Xem tên chưa có trả lời";
/// Asks other agencies about names.
pub const CONSULT: &str = "Hiệp y…";
/// The title of that question.
pub fn consult_title(names: usize, first: &str) -> String {
    match names {
        1 => format!("Hiệp y: {first}"),
        many => format!("Hiệp y {many} tên"),
    }
}
/// Its fields and buttons.
pub const AGENCY: &str = "Cơ quan";
/// The same.
pub const AGENCY_SAID: &str = "Ý kiến (chỉ khi có)";
/// The same.
pub const ASK_NOW: &str = "Ghi đã hỏi";
/// The same.
pub const NO_OBJECTION_NOW: &str = "Ghi không có ý kiến";
/// The same.
pub const OBJECTION_NOW: &str = "Ghi có ý kiến";

/// Nothing was noted: it stands there already.
pub const NOTHING_TO_NOTE: &str =
    "Không có gì để ghi: các tên này đã có điều đó ở cơ quan này. Sửa từng tên ở phiếu đề nghị.";

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
        Step::Dossiers => "Hồ sơ, hiệp y",
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
        // Said to be done while units have not answered, or want something else: that stays in sight.
        (Step::CheckNames, _) if facts.answered > 0 && facts.checked < facts.to_check => {
            format!("{} đơn vị", of(facts.checked, facts.to_check))
        }
        (_, Some(Mark::Done(day))) => day.strftime("%d/%m").to_string(),
        (Step::Dossiers, None) if facts.lacking > 0 => format!("thiếu {}", facts.lacking),
        (Step::Dossiers, None) if facts.unanswered > 0 => {
            format!("chờ trả lời {}", facts.unanswered)
        }
        (Step::Review, None) if facts.voted > 0 => of(facts.voted, facts.proposals),
        (Step::Dossiers, None) if facts.proposals > 0 => COMPLETE.to_owned(),
        (Step::CheckNames, None) if facts.answered > 0 => {
            format!("{} đơn vị", of(facts.checked, facts.to_check))
        }
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
        Step::Review => "Ghi cuộc họp xét…",
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

/// How far the decisions of a group are, the first of them first: `Quyết định: đã phát hành, số 05; bổ sung: dự thảo`.
/// `decisions`: the newest first.
pub fn decisions(decisions: &[Decision]) -> String {
    let mut oldest = decisions.iter().rev();
    let first = decision(oldest.next());
    let rest = oldest.map(|other| {
        let said = decision(Some(other));
        let bare = said.strip_prefix(DECISION_SAYS).unwrap_or(&said);
        match other.follows_as {
            FollowsAs::Supplement => format!("bổ sung: {bare}"),
            FollowsAs::Amendment => format!("sửa đổi: {bare}"),
            FollowsAs::First => bare.to_owned(),
        }
    });
    std::iter::once(first).chain(rest).collect::<Vec<_>>().join("; ")
}

/// What stands before how far a decision is.
const DECISION_SAYS: &str = "Quyết định: ";

/// How far the decision of a group is.
pub fn decision(decision: Option<&Decision>) -> String {
    let Some(decision) = decision else { return format!("{DECISION_SAYS}chưa lập") };
    let state = match decision.state {
        PaperState::Draft => "dự thảo",
        PaperState::Submitted => "trình ký",
        PaperState::Issued => "đã phát hành",
    };
    if decision.number.is_empty() {
        format!("{DECISION_SAYS}{state}")
    } else {
        format!("{DECISION_SAYS}{state}, số {}", decision.number)
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

/// Names that stand twice among those of a ceremony.
pub fn twice(count: usize, first: &str) -> String {
    match count {
        1 => format!("{first} có trong hai danh sách của buổi trao."),
        many => {
            format!("{many} tên có trong hai danh sách của buổi trao, trước hết là {first}.")
        }
    }
}

/// What another form of the same body is put into.
pub fn put_together(form: &str) -> String {
    format!("Gộp vào quyết định tặng {form} (mỗi hình thức một khoản)")
}

/// Takes a form out of a decision it shares.
pub const PUT_APART: &str = "Tách thành quyết định riêng";
/// Opens a decision issued today to be mended and issued again.
pub const NEW_COPY: &str = "Thay bản cùng số…";
/// What that does.
pub const NEW_COPY_TIP: &str = "Chỉ trong ngày ký và khi chưa trao: bản cũ được giữ làm tệp đính kèm của quyết định; sửa xong thì phát hành lại cùng số, cùng ngày.";
/// Begins a decision that changes an issued one.
pub const AMEND: &str = "Lập quyết định sửa đổi…";
/// What happened to an award after it was issued.
pub const AMEND_AWARD: &str = "Đính chính, thu hồi, cấp lại…";

/// Notes why names stay in the list.
pub const KEEP: &str = "Vẫn khen, vì…";
/// The same in its question.
pub const KEEP_NOW: &str = "Vẫn khen";
/// What the question is about.
pub const KEEP_HINT: &str = "Điều đã nêu vẫn được ghi lại; lý do này trả lời nó và không nhắc nữa.";
/// Behind the dossier of a name that stays.
pub const IS_KEPT: &str = "vẫn khen";

/// The question why names stay.
pub fn keep_title(names: usize, first: &str) -> String {
    match names {
        1 => format!("Vẫn khen: {first}"),
        many => format!("Vẫn khen {many} tên"),
    }
}

/// Why a name stays.
pub fn kept_because(reason: &str) -> String {
    format!("Vẫn khen, vì {reason}.")
}

/// Who comes in for a name that is taken out.
pub const INSTEAD: &str = "Thay bằng (nếu có; tên đã có trong sổ)";
/// Nobody of the book is called so.
pub const INSTEAD_UNKNOWN: &str = "Sổ chưa có tên này. Hãy rút trước, rồi bấm “Thêm tên…” để nhập.";
/// The button of both at once.
pub const REPLACE_NOW: &str = "Rút, đưa tên này vào";

/// May somebody of the book come in for one of this kind? Households are only proposed by typing them.
pub fn may_be_replaced(kind: RecipientKind) -> bool {
    kind != RecipientKind::Household
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
