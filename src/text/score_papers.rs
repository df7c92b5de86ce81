//! Words of the papers of scores: the summary of a year, and the sheet of one subject.
use super::{evaluation, figures, numbers, print, scoring, sentence, year_papers};
use crate::domain::{
    evaluation::{Criterion, CriterionKind, Score, ScoredKind},
    vietnamese::{fold, same_name_key},
};

/// Tên loại of the summary.
pub const SUMMARY: &str = "BẢNG TỔNG HỢP";
/// The same of a sheet, and of one that gives no points.
pub const SHEET: &str = "PHIẾU CHẤM ĐIỂM";
/// The same.
pub const SHEET_WITHOUT_POINTS: &str = "PHIẾU ĐÁNH GIÁ";
/// Nothing was given yet; never 0.
pub const NOT_SCORED: &str = "–";
/// It is, it was found.
pub const YES: &str = "x";
/// Nobody was scored in the year.
pub const NOBODY_SCORED: &str = "Năm này chưa chấm điểm ai. Hãy chấm ở “Đánh giá, khen thưởng”, “Chấm điểm”, hoặc chọn năm khác.";
/// The same of a sheet, which may be left blank.
pub const NOBODY_SCORED_YET: &str = "Năm này chưa chấm điểm ai. \
     Hãy chấm ở “Đánh giá, khen thưởng”, “Chấm điểm”, hoặc chọn “Để trống, ghi tay”.";
/// The model of a sheet was not scored.
pub const NOT_SCORED_YET: &str = "Mô hình này chưa được chấm điểm. \
     Hãy chấm ở “Đánh giá, khen thưởng”, “Chấm điểm”, hoặc chọn “Để trống, ghi tay”.";
/// Nobody of a unit.
pub const NOBODY_OF_UNIT: &str = "Đơn vị này không có phiếu chấm nào trong năm. \
     Hãy bỏ chọn đơn vị, hoặc chọn “Để trống, ghi tay”.";
/// The year has no set to make sheets from.
pub const NO_SET: &str = "Năm này chưa có bộ tiêu chí cho đối tượng này. Hãy lập ở “Bộ tiêu chí”.";

/// Options.
pub mod option {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const BLANK: &str = "Để trống, ghi tay";
}

/// Heads of columns, and labels in them.
pub mod column {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const TOTAL: &str = "Tổng điểm";
    pub const PASSED: &str = "Số tiêu chí đạt";
    pub const EXCLUSION: &str = "Loại trừ";
    pub const CLASS: &str = "Xếp loại";
    pub const NUMBER: &str = "TT";
    pub const CRITERION: &str = "Tiêu chí";
    pub const MOST: &str = "Điểm tối đa";
    pub const REMARK: &str = "Ghi chú, minh chứng";
    pub const REASON_TO_EXCLUDE: &str = "Điều kiện loại trừ (đánh dấu x nếu có)";
    pub const REASON_TO_DOWNGRADE: &str = "Lý do hạ bậc (đánh dấu x nếu có)";
    pub const REASON: &str = "Điều kiện loại trừ, hạ bậc (đánh dấu x nếu có)";
    pub const FOUND: &str = "Có";
    pub const DOWNGRADES: &str = "Hạ bậc";
}

/// The head over the groups: which round's points they are.
pub fn points_of_round(round: &str, has_points: bool) -> String {
    let what = if has_points { "Điểm" } else { "Kết quả" };
    format!("{what} {}", sentence::without_capital(round))
}

/// The head of a group: `I (30)`.
pub fn group_head(criterion: &Criterion, most: i64) -> String {
    let code = code_of(criterion);
    match (criterion.kind, most) {
        (_, 0) => code.to_owned(),
        (CriterionKind::Penalty, most) => format!("{code} ({})", minus(most)),
        (_, most) => format!("{code} ({})", evaluation::points(most)),
    }
}

/// Its code; its words where it has none.
fn code_of(criterion: &Criterion) -> &str {
    if criterion.code.is_empty() { &criterion.text } else { &criterion.code }
}

/// `I: Đăng ký, xây dựng kế hoạch; II: …`
pub fn groups<'a>(criteria: impl Iterator<Item = &'a Criterion>) -> String {
    let said = criteria.filter(|of| !of.code.is_empty() && !of.text.is_empty());
    said.map(|of| format!("{}: {}", of.code, sentence::in_one_line(&of.text)))
        .collect::<Vec<_>>()
        .join("; ")
}

/// Too many criteria at the top of a set to be columns.
pub fn too_many_groups(set: &str, count: usize) -> String {
    format!(
        "{set}: bộ tiêu chí có {count} mục lớn, không đủ chỗ cho mỗi mục một cột nên bảng chỉ in tổng."
    )
}

/// Points below the floor of their group: `12,5 (*)`.
pub fn below_floor(points: &str) -> String {
    format!("{points}\u{a0}(*)")
}

/// `I: 15; II: 25`
pub fn floors(floors: &[(&str, i64)]) -> String {
    let said = floors.iter().map(|(code, least)| format!("{code}: {}", evaluation::points(*least)));
    said.collect::<Vec<_>>().join("; ")
}

/// What the summary is about, behind “kết quả chấm điểm, xếp loại”.
pub fn scored_kind(about: ScoredKind, set: &str) -> String {
    match about {
        ScoredKind::Registration => "mô hình “Dân vận khéo”".to_owned(),
        ScoredKind::Democracy => "thực hiện Quy chế dân chủ ở cơ sở".to_owned(),
        ScoredKind::Unit => "đơn vị".to_owned(),
        ScoredKind::Person => "cá nhân".to_owned(),
        ScoredKind::Name => format!("theo {}", sentence::without_capital(set)),
    }
}

/// The head of the column of names.
pub fn name_head(about: ScoredKind) -> &'static str {
    match about {
        ScoredKind::Registration => "Tên mô hình",
        ScoredKind::Democracy | ScoredKind::Unit => "Đơn vị",
        ScoredKind::Person => "Họ và tên",
        ScoredKind::Name => "Đối tượng",
    }
}

/// The name of the line that says whom a sheet scores.
pub fn scored_name(about: ScoredKind, name: &str) -> String {
    let name = if name.is_empty() { print::WORD_FOR_THE_PEN } else { name };
    format!("{}: {name}", name_head(about))
}

/// `26 mô hình`, `05 mô hình`
pub fn subjects(about: ScoredKind, count: usize) -> String {
    let said = scoring::subjects(about, count);
    let what = said.split_once(' ').map_or("", |(_, what)| what);
    format!("{} {what}", numbers::count(count as i64))
}

/// `I- MÔ HÌNH TẬP THỂ`: the heading of a kind of subjects.
pub fn kind_heading(place: usize, about: ScoredKind, kind: &str) -> String {
    let is = |is_person: bool| same_name_key(kind) == same_name_key(scoring::kind(is_person));
    let name = match about {
        ScoredKind::Registration if is(false) => "mô hình tập thể".to_owned(),
        ScoredKind::Registration if is(true) => "điển hình cá nhân".to_owned(),
        _ if kind.is_empty() => "chưa ghi loại".to_owned(),
        _ => kind.to_owned(),
    };
    format!("{}- {}", year_papers::roman(place), name.to_uppercase())
}

/// A round in the head of its column.
pub fn round(name: &str) -> String {
    sentence::with_capital(name)
}

/// Criteria that were met: `4/5`.
pub fn passed(passed: usize, of: usize) -> String {
    format!("{passed}/{of}")
}

/// What was given for one criterion.
pub fn given(score: Score, criterion: &Criterion) -> String {
    match (score, criterion.kind) {
        (Score::NotApplicable, _) => "KAD".to_owned(),
        (Score::Passed, _) => "Đạt".to_owned(),
        (Score::Failed, _) => "Không đạt".to_owned(),
        (Score::Points(points), CriterionKind::Penalty) => minus(points),
        (Score::Points(points), _) => evaluation::points(points),
        (Score::Measured(_), _) => {
            let points = evaluation::points(criterion.points_for(measured(score)));
            format!("{points} ({})", evaluation::score(score).replace(' ', "\u{a0}"))
        }
    }
}

fn measured(score: Score) -> i64 {
    if let Score::Measured(measured) = score { measured } else { 0 }
}

/// The most a criterion brings; nothing where it brings no points.
pub fn most(criterion: &Criterion) -> String {
    match (criterion.most_points(), criterion.kind) {
        (0, _) => String::new(),
        (most, CriterionKind::Penalty) => minus(most),
        (most, _) => evaluation::points(most),
    }
}

fn minus(points: i64) -> String {
    evaluation::points(points.saturating_neg())
}

/// Explains the short word of [`given`], where it stands in a table.
pub const NOT_APPLICABLE_MEANS: &str = "KAD: không áp dụng";

/// Does a text say that a criterion does not apply, as [`given`] writes it?
pub fn is_not_applicable(text: &str) -> bool {
    fold(text) == "kad"
}

/// `Xuất sắc 03 (11,5%); Tốt 12 (46,2%); …`: every class of the set, and what else there is.
pub fn classes(counts: &[(String, usize)], all: usize) -> String {
    let said = counts.iter().map(|(class, count)| {
        let number = numbers::count(*count as i64);
        match count {
            0 => format!("{class} {number}"),
            count => format!("{class} {number} ({})", figures::percent(*count, all)),
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

/// Subjects without a class: nothing was given, or not everything yet.
pub const NONE_SCORED: &str = "chưa chấm";
/// The same.
pub const OPEN: &str = "chưa chấm xong";

/// Who signs for a round.
pub fn scorer_of(round: &str) -> String {
    const KNOWN: [(&str, &str); 3] = [
        ("tự chấm", "Đơn vị tự chấm"),
        ("thẩm định", "Tổ thẩm định"),
        ("kết luận", "Cơ quan kết luận"),
    ];
    let key = same_name_key(round);
    let known = KNOWN.iter().find(|(name, _)| same_name_key(name) == key);
    known.map_or_else(|| sentence::with_capital(round), |(_, who)| (*who).to_owned())
}

/// Scorers of a round differ.
pub fn not_agreed(name: &str, round: &str) -> String {
    format!(
        "{}, vòng {round}: các phiếu khác nhau và chưa có phiếu thống nhất nên cột này để trống.",
        sentence::one_line(name)
    )
}
