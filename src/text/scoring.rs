//! “Chấm điểm” and “Xếp hạng” in words.
use super::{dates, evaluation, labels, results, sentence};
use crate::domain::{
    evaluation::{CriteriaSet, Judged, NotApplicableRule, Rules, ScoredKind, WhyOf, WhyStep},
    number::show_grouped,
};
use jiff::civil::Date;

/// The views of the tab.
pub const VIEWS: [&str; 4] = ["Theo dõi đợt", "Chấm điểm", "Xếp hạng", results::TITLE];
/// Its section of the help.
pub const HELP: &str = "Chấm điểm, xếp hạng";
/// The combo box of sets.
pub const SET: &str = "Bộ tiêu chí";
/// What a year without any set says, and the button that leads to sets.
pub const NO_SETS: &str = "Năm này chưa có bộ tiêu chí. Lập một bộ, dán từ Word, Excel hoặc bắt đầu từ mẫu; nơi chỉ xét đạt, không đạt và bỏ phiếu thì không cần chấm điểm.";
/// The button.
pub const TO_SETS: &str = "Đến bộ tiêu chí…";
/// What a set without subjects says.
pub const NO_SUBJECTS: &str = "Chưa có đối tượng nào để chấm theo bộ này.";
/// Leads to the registrations of the year.
pub const TO_REGISTRATIONS: &str = "Đến đăng ký năm…";
/// Adds a subject by its name.
pub const ADD_SUBJECT: &str = "Thêm tên…";
/// The round one scores in.
pub const ROUND: &str = "Vòng";
/// Who scores.
pub const SCORER: &str = "Người chấm";
/// The sheet that all scorers agreed on.
pub const AGREED: &str = "Phiếu thống nhất";
/// One more scorer.
pub const NEW_SCORER: &str = "Thêm người chấm…";
/// Heads of the columns of a sheet: those of the round before, of this one and of both are made.
pub const CODE: &str = "TT";
/// The same.
pub const CRITERION: &str = "Tiêu chí";
/// The same.
pub const MOST: &str = "Tối đa";
/// The same.
pub const DIFFERENCE: &str = "Lệch";
/// The same.
pub const SPREAD: &str = "Các phiếu";
/// The same.
pub const REMARK: &str = "Ghi chú, minh chứng";
/// More about the subject: its group, reasons, attached files.
pub const MORE: &str = "Nhóm, hạ bậc, loại trừ, tệp đính kèm";
/// Goes on to the next subject.
pub const NEXT: &str = "Xong, sang phiếu sau";
/// Keys of the sheet.
pub const KEYS: &str = "Enter xuống dòng · F2 ghi chú · Ctrl+V dán cả cột · Alt+↑↓ đổi phiếu · gõ KAD nếu không áp dụng";
/// What the book knows, as it can be taken over.
pub const KNOWN: &str = "Sổ đã có";
/// Why a class.
pub const WHY: &str = "Vì sao?";
/// Blank group of subjects.
pub const NO_GROUP: &str = "Chưa ghi nhóm";
/// Nobody was scored in the year.
pub const NOT_RANKED: &str = "Năm này chưa chấm điểm ai.";
/// Leads to scoring.
pub const TO_SCORING: &str = "Chấm điểm…";
/// Nothing fits the filter.
pub const NO_LINE: &str = "Không có dòng nào khớp.";
/// Copies the ranking.
pub const COPY: &str = "Chép bảng";
/// Everything was copied.
pub const COPIED: &str = "Đã chép bảng xếp hạng; dán vào Excel hoặc Word.";
/// Groups of the ranking.
pub const GROUP_BY: &str = "Xếp theo";
/// The same.
pub const GROUPINGS: [&str; 3] = ["Điểm", "Nhóm đối tượng", "Đơn vị"];
/// Opens the sheet of a line.
pub const OPEN_SHEET: &str = "Mở phiếu chấm";
/// Heads of the ranking.
pub const RANK: &str = "Hạng";
/// The same.
pub const NAME: &str = "Đối tượng";
/// The same.
pub const UNIT: &str = "Đơn vị";
/// The same.
pub const TOTAL: &str = "Tổng";
/// The same.
pub const CLASS: &str = "Xếp loại";
/// The same.
pub const PROPOSED: &str = "Đề xuất khen";
/// Head of the reasons of a set that can be ticked.
pub const DOWNGRADES: &str = "Lý do hạ bậc";
/// The same.
pub const EXCLUSIONS: &str = "Lý do loại trừ";
/// Where something known comes from.
pub const FROM_REGISTRATION: &str = "Đăng ký";
/// The same.
pub const FROM_FOLLOW_UP: &str = "Theo dõi";
/// The same.
pub const FROM_MODEL: &str = "Mô hình";
/// The same.
pub const FROM_QCDC: &str = "QCDC";
/// The same.
pub const FROM_TRAINING: &str = "Tập huấn";
/// The same.
pub const FROM_AWARDS: &str = "Khen thưởng";
/// The same.
pub const FROM_RECOGNITION: &str = "Công nhận";
/// Not scored at all.
pub const NOT_SCORED: &str = "chưa chấm";

/// Makes proposals of those whom the ranking proposes.
pub fn propose(count: usize) -> String {
    format!("Lập đề nghị khen cho {count} đối tượng")
}

/// Keeps a subject in its class over a cap.
pub const STAY: &str = "Vẫn giữ mức, vì…";
/// The question why, and its button.
pub const STAY_HINT: &str = "Bộ tiêu chí cho vượt tỷ lệ thường khi có lý do. Để trống để bỏ.";
/// The same.
pub const STAY_WHY: &str = "Lý do";
/// The same.
pub const STAY_NOW: &str = "Ghi lý do";

/// The head of the question.
pub fn stay_title(name: &str) -> String {
    format!("Vẫn giữ mức: {name}")
}

/// Opens a round first.
pub const OPEN_ROUND: &str = "Mở đợt để lập đề nghị…";
/// Everybody stands in the round already.
pub const PROPOSED_ALREADY: &str = "Các đối tượng được đề xuất đã có đề nghị trong đợt này.";

/// The book knows some only by their name.
pub fn proposed_but(unknown: &[String]) -> String {
    format!(
        "Chưa lập đề nghị cho {}: sổ chỉ có tên; hãy thêm vào danh sách người, đơn vị rồi chấm theo mục đó, hoặc nhập đề nghị bằng tay.",
        unknown.join(", ")
    )
}

/// What was achieved by a model.
pub fn achieved(model: &str) -> String {
    format!("Mô hình “{model}”")
}

/// What a sheet came to, in a proposal.
pub fn rating(points: i64, class: &str) -> String {
    format!("{} điểm, {class}", evaluation::points(points))
}

/// Loại đối tượng.
pub fn kind(is_person: bool) -> &'static str {
    if is_person { "cá nhân" } else { "tập thể" }
}

/// What the subjects of a set are called.
pub fn subjects(about: ScoredKind, count: usize) -> String {
    let what = match about {
        ScoredKind::Registration => "mô hình",
        ScoredKind::Democracy | ScoredKind::Unit => "đơn vị",
        ScoredKind::Person => "người",
        ScoredKind::Name => "đối tượng",
    };
    format!("{count} {what}")
}

/// `26 mô hình · đã chấm 8 · đang chấm 1`.
pub fn how_far(about: ScoredKind, all: usize, done: usize, begun: usize) -> String {
    let begun = if begun > 0 { format!("đang chấm {begun}") } else { String::new() };
    sentence::joined(&[&subjects(about, all), &format!("đã chấm {done}"), &begun], " · ")
}

/// `5/11 tiêu chí`.
pub fn begun(scored: usize, of: usize) -> String {
    format!("{scored}/{of} tiêu chí")
}

/// A set with its version.
pub fn set_name(set: &CriteriaSet) -> String {
    match set.version.get() {
        Some(version) if version.0 > 1 => format!("{}, bản {}", set.name, version.0),
        _ => set.name.clone(),
    }
}

/// A round in the head of its column.
pub fn round(name: &str) -> String {
    sentence::with_capital(name)
}

/// Points with their sign: `−2`, `+1,5`; nothing where there is no difference.
pub fn difference(hundredths: i64) -> String {
    match hundredths {
        0 => String::new(),
        1.. => format!("+{}", evaluation::points(hundredths)),
        _ => format!("−{}", evaluation::points(hundredths.saturating_neg())),
    }
}

/// What scorers gave, from the least to the most.
pub fn spread(least: i64, most: i64) -> String {
    if least == most {
        evaluation::points(least)
    } else {
        format!("{}–{}", evaluation::points(least), evaluation::points(most))
    }
}

/// The total and the class in one line.
pub fn total(points: i64, most: i64, class: &str) -> String {
    format!("{}{} · {class}", evaluation::points(points), out_of(most))
}

/// Behind the total: the most the base can come to.
pub fn out_of(most: i64) -> String {
    format!("/{}", evaluation::points(most))
}

/// The round before, beside the present one.
pub fn beside(round: &str, total: i64, difference_of: i64) -> String {
    let said = format!("{round} {}", evaluation::points(total));
    match difference(difference_of) {
        none if none.is_empty() => said,
        differs => format!("{said} · lệch {differs}"),
    }
}

/// A cell that cannot be taken, with what stands in it.
pub fn not_taken(code: &str, given: &str, why: &str) -> String {
    format!("{code}: “{given}” {why}.")
}

/// The program is closed while cells of sheets cannot be taken.
pub const UNREAD: &str = "Phiếu chấm còn ô chưa nhận được (viền đỏ); các điểm khác đã lưu. Sửa các ô đó, hoặc đóng lần nữa để bỏ chúng.";

/// More lines were pasted than criteria follow.
pub fn too_many_lines(left: usize) -> String {
    format!("Thừa {left} dòng, chưa dán: bộ tiêu chí không còn tiêu chí nào phía dưới.")
}

/// Criteria that do not apply, and what that does to the points.
pub fn not_applicable(codes: &[&str], rule: NotApplicableRule) -> String {
    let what = match rule {
        NotApplicableRule::Rescaled => "điểm các tiêu chí còn lại được quy đổi lên thang đủ",
        NotApplicableRule::FullPoints => "tính điểm tối đa",
    };
    format!("Không áp dụng {}: {what}.", codes.join(", "))
}

/// A class that is not proposed.
pub fn not_proposed(class: &str, least: &[String]) -> String {
    let needed: Vec<String> = least.iter().map(|class| format!("{class} trở lên")).collect();
    format!("Không đề xuất khen: {class}; chỉ tiêu đề xuất từ {}.", needed.join(", "))
}

/// So many cells wait to be mended.
pub fn to_mend(count: usize) -> String {
    format!("Còn {count} ô chưa nhận được; sửa ô viền đỏ, hoặc xóa để bỏ.")
}

/// The day something was registered on.
pub fn registered(day: Date) -> String {
    format!("Đăng ký ngày {}", dates::short(day))
}

/// A follow-up entry.
pub fn followed(day: Option<Date>, result: &str) -> String {
    let day = day.map(|day| format!("Theo dõi {}", dates::short(day)));
    labels::joined(&[day.as_deref().unwrap_or("Theo dõi"), result])
}

/// Places a model was taken over at.
pub fn replicated(count: usize) -> String {
    format!("Nhân rộng {count} nơi")
}

/// What a unit came to in QCDC.
pub fn class_of_qcdc(class: &str) -> String {
    format!("QCDC: {class}")
}

/// Models a unit registered.
pub fn models(count: usize) -> String {
    format!("Đăng ký {count} mô hình")
}

/// A model of a unit that was recognised.
pub fn recognised_model(model: &str, by: &str) -> String {
    labels::joined(&[&format!("“{model}” được công nhận"), by])
}

/// A recognition of a model for a year.
pub fn recognised(year: i64, by: &str) -> String {
    labels::joined(&[&format!("Được công nhận năm {year}"), by])
}

/// Level, body, decision: `cấp tỉnh, Ban Chỉ đạo tỉnh, quyết định 12-QĐ/BCĐ ngày 05/12/2016`.
pub fn recognised_by(level: &str, body: &str, number: &str, day: Option<Date>) -> String {
    let day = day.map(|day| format!("ngày {}", dates::short(day))).unwrap_or_default();
    let decision = sentence::joined(&[number, &day], " ");
    let decision =
        if decision.is_empty() { decision } else { format!("quyết định {decision}") };
    labels::joined(&[level, body, &decision])
}

/// A session somebody attended.
pub fn trained(session: &str, attendance: &str) -> String {
    labels::joined(&[session, attendance])
}

/// What was awarded before.
pub fn awarded(year: i64, form: &str, body: &str) -> String {
    labels::joined(&[&format!("{form} năm {year}"), body])
}

/// A remark with what the book knows behind it.
pub fn with_evidence(remark: &str, fact: &str, source: &str) -> String {
    let fact = format!("{fact} ({source})");
    sentence::joined(&[remark.trim(), &fact], "; ")
}

/// What a step looked at.
pub fn step_title(rules: &Rules, judged: &Judged, step: &WhyStep<'_>) -> String {
    let is_held = step.against.is_empty();
    match step.of {
        WhyOf::Points if is_held => {
            let total = evaluation::points(judged.total);
            format!("Đủ điểm: {total}{}", out_of(rules.base_most()))
        }
        WhyOf::Points => "Điểm".to_owned(),
        WhyOf::Floors => "Điểm sàn của nhóm".to_owned(),
        WhyOf::Zeros if is_held => "Không tiêu chí nào 0 điểm".to_owned(),
        WhyOf::Zeros => "Tiêu chí bị điểm 0".to_owned(),
        WhyOf::Threshold(Some(at)) => match rules.classes.get(at) {
            Some(class) => format!("Từ {} điểm: {}", evaluation::points(class.least), class.name),
            None => String::new(),
        },
        WhyOf::Threshold(None) => "Dưới mọi mức".to_owned(),
        WhyOf::Exclusions if is_held => "Không bị loại trừ".to_owned(),
        WhyOf::Exclusions => "Loại trừ".to_owned(),
        WhyOf::Downgrades if is_held => "Không bị hạ bậc".to_owned(),
        WhyOf::Downgrades => "Hạ bậc".to_owned(),
        WhyOf::Shares => "Tỷ lệ, chỉ tiêu".to_owned(),
    }
}

/// What came of a step.
pub fn step_result(rules: &Rules, judged: &Judged, step: &WhyStep<'_>) -> String {
    if !step.against.is_empty() {
        let all: Vec<String> = step.against.iter().map(|r| evaluation::reason(r)).collect();
        return all.join(" ");
    }
    match step.of {
        WhyOf::Points => {
            let groups = judged.groups.iter().filter_map(|(at, points)| {
                let code = &rules.criteria.get(*at)?.code;
                Some(format!("{code}: {}", evaluation::points(*points)))
            });
            groups.collect::<Vec<_>>().join(" · ")
        }
        WhyOf::Floors => "mọi nhóm đạt".to_owned(),
        WhyOf::Threshold(_) => "theo điểm".to_owned(),
        WhyOf::Zeros | WhyOf::Exclusions | WhyOf::Downgrades => "đã xét".to_owned(),
        WhyOf::Shares => "trong giới hạn".to_owned(),
    }
}

/// `Xếp hạng: 26 đối tượng · Xuất sắc 5 · …`.
pub fn ranked(counts: &[(String, usize)], all: usize) -> String {
    let mut parts = vec![format!("{} đối tượng", show_grouped(all as i64))];
    parts.extend(counts.iter().map(|(class, count)| format!("{class} {count}")));
    parts.join(" · ")
}
