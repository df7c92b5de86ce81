//! Words of registers, extracts, estimates, dossier covers, minutes of handing over and the yearly form of statistics.
use super::{
    dates, labels, numbers, print,
    sentence::{self, first_names, in_one_line, with_capital, without_capital},
};
use crate::domain::{
    award::AmendmentKind, number::show_grouped, office::Body, recipient::RecipientKind,
    rule_set::RuleSet,
};
use jiff::civil::Date;

/// Tên loại of the register.
pub const REGISTER: &str = "SỔ THEO DÕI KHEN THƯỞNG";
/// The same of an extract from it.
pub const EXTRACT: &str = "TRÍCH SỔ KHEN THƯỞNG";
/// The same of an estimate of award money.
pub const ESTIMATE: &str = "DỰ TRÙ";
/// The same of a dossier's cover.
pub const DOSSIER: &str = "HỒ SƠ";
/// The same of its table of contents.
pub const CONTENTS: &str = "MỤC LỤC VĂN BẢN";
/// The same of the yearly form.
pub const STATISTICS: &str = "BIỂU THỐNG KÊ";

/// Names in a remark; of more only how many.
const NAMED: usize = 8;

/// `các năm 2014–2016`, or the one year there is.
pub fn years(first: i64, last: i64) -> String {
    if first == last { dates::years((last, None)) } else { format!("các năm {first}–{last}") }
}

/// The title of a file, with what tells it from others of its form.
pub fn titled(title: &str, of: &str) -> String {
    format!("{title}, {}", in_one_line(of))
}

/// `NĂM 2016: 07 tập thể và 07 cá nhân`
pub fn year_heading(year: i64, counted: &str) -> String {
    format!("{}: {counted}", dates::years((year, None)).to_uppercase())
}

/// The years of an award: `2016`, `2016–2020`.
pub fn years_of((year, period): (i64, Option<(i64, i64)>)) -> String {
    period.map_or_else(|| year.to_string(), |(from, to)| format!("{from}–{to}"))
}

/// What an award is for, with its period where it is for one and the content does not say it.
pub fn content(content: &str, years: (i64, Option<(i64, i64)>)) -> String {
    let content = in_one_line(content);
    let period = years.1.map(|_| print::years_after(&content, years)).unwrap_or_default();
    with_capital(&sentence::joined(&[&content, &period], " "))
}

/// `số 05-QĐ/BCĐ,` and below it `ngày 05/01/2017`: neither is broken in a narrow column.
pub fn cited_in_two_lines(rules: &RuleSet, body: &Body, of: (&str, Option<Date>)) -> String {
    print::decision_cited(rules, body, of.0, of.1).replacen(", ", ",\n", 1)
}

/// What happened to an award: `Thu hồi theo Quyết định số 15-QĐ/BCĐ, ngày 05/03/2017: kê khai sai`.
pub fn amendment(kind: AmendmentKind, number: &str, day: &str, reason: &str) -> String {
    let number = if number.is_empty() { String::new() } else { format!("số\u{a0}{number}") };
    let day = if day.is_empty() { String::new() } else { format!("ngày\u{a0}{day}") };
    let by = labels::joined(&[&number, &day]);
    let by = if by.is_empty() { by } else { format!(" theo Quyết định {by}") };
    let reason = in_one_line(reason);
    let why = if reason.is_empty() { reason } else { format!(": {reason}") };
    format!("{}{by}{why}", labels::amendment_kind(kind))
}

/// Who took it, where it was not the one who is named.
pub fn taken_by(name: &str) -> String {
    format!("Người nhận: {name}")
}

/// The first year lies behind the last.
pub const YEARS_TURNED: &str =
    "“Sổ nhiều năm, từ năm” phải không sau năm của sổ. Hãy chọn lại năm đầu hoặc năm của sổ.";

/// A register without a line.
pub fn nothing_registered(years: &str) -> String {
    format!(
        "Sổ theo dõi khen thưởng {years}: chưa có khen thưởng nào. Hãy nhập ở “Khen thưởng”, hoặc chọn năm, cơ quan tặng khác."
    )
}

/// Awards that have no number of the register.
pub fn without_number(count: usize) -> String {
    format!("{count:02} khen thưởng chưa ghi số vào sổ, xếp ở cuối.")
}

/// One number of several bodies.
pub const SAME_NUMBERS: &str =
    "Sổ có số trùng nhau của nhiều cơ quan tặng. Muốn in riêng từng sổ, hãy chọn “Cơ quan tặng”.";

/// An extract about nobody.
pub const CHOOSE_UNIT_OR_PERSON: &str = "Vui lòng chọn đơn vị hoặc cá nhân cần trích sổ.";

/// `của Đảng bộ X`
pub fn of_whom(who: &str) -> String {
    format!("của {}", in_one_line(who))
}

/// An extract that has nothing to say.
pub fn nothing_extracted(who: &str) -> String {
    format!(
        "Sổ chưa ghi khen thưởng nào còn hiệu lực của {}. Hãy nhập ở “Khen thưởng”, hoặc chọn đơn vị, cá nhân khác.",
        in_one_line(who)
    )
}

/// An award as a remark names it.
pub fn award_named(name: &str, form: &str, years: &str) -> String {
    format!("{} ({form}, {years})", in_one_line(name))
}

/// Awards that an extract leaves out because they were taken back.
pub fn revoked_left_out(names: &[String]) -> String {
    format!("Không trích khen thưởng đã thu hồi: {}.", first_names(names, NAMED))
}

/// The same because their decision is not issued.
pub fn drafts_left_out(names: &[String]) -> String {
    format!("Không trích, vì quyết định chưa phát hành: {}.", first_names(names, NAMED))
}

/// `Giấy khen cho tập thể`
pub fn form_for(form: &str, kind: RecipientKind) -> String {
    format!("{form} cho {}", print::kind(kind))
}

/// A round between quotation marks: `đợt “Tổng kết năm 2016”`.
pub fn of_round(name: &str) -> String {
    format!("đợt “{}”", in_one_line(name))
}

/// What an estimate is made from: what a year awarded.
pub fn from_year(year: i64) -> String {
    format!("số đã khen {}", dates::years((year, None)))
}

/// The same: what a round proposes.
pub const FROM_ROUND: &str = "số đề nghị của đợt";

/// `10%`
pub fn more(percent: usize) -> String {
    format!("{percent}%")
}

/// A rate that no rule says: what was given mostly.
pub const BY_USUAL_SUM: &str = "theo mức đã thưởng";

/// What a fund has left, or lacks.
pub fn left(dong: i64) -> String {
    if dong < 0 {
        format!("vượt quỹ {}", numbers::money(dong.saturating_neg()))
    } else {
        format!("còn lại {}", numbers::money(dong))
    }
}

/// The same after what is estimated.
pub fn left_after(dong: i64) -> String {
    format!("trừ số dự trù này, {}", left(dong))
}

/// Recipients of which nobody knows what they are given.
pub fn without_rate(what: &[String]) -> String {
    format!(
        "Chưa có mức thưởng của: {}; giấy để trống. Hãy ghi ở “Mức thưởng” (và “Lương cơ sở”), hoặc ghi tay.",
        first_names(what, NAMED)
    )
}

/// Rates that no rule says.
pub fn by_usual_sum(what: &[String]) -> String {
    format!(
        "“Mức thưởng” chưa có mức của: {}; tính theo số tiền đã thưởng nhiều nhất.",
        first_names(what, NAMED)
    )
}

/// No fund is known.
pub fn without_fund(year: i64) -> String {
    format!("Chưa ghi quỹ khen thưởng năm {year} (“Năm công tác”) nên giấy không so được với quỹ.")
}

/// The estimate is more than there is.
pub fn over_fund(year: i64, dong: i64) -> String {
    format!("Dự trù vượt quỹ khen thưởng năm {year}: {} đồng.", show_grouped(dong))
}

/// Nothing to reckon an estimate from.
pub fn nothing_to_estimate(year: i64) -> String {
    format!(
        "Năm {year} chưa có khen thưởng nào của cơ quan ta để lập dự trù. Hãy chọn năm khác, hoặc lập theo đợt."
    )
}

/// The same of a round.
pub const NOTHING_PROPOSED: &str = "Đợt này chưa có đề nghị nào do cơ quan ta khen nên chưa lập được dự trù. Hãy nhập đề nghị hoặc chọn đợt khác.";

/// Minutes of a meeting, in a table of contents.
pub fn minutes(in_writing: bool) -> &'static str {
    if in_writing {
        "Biên bản kiểm phiếu xin ý kiến"
    } else {
        "Biên bản họp xét khen thưởng"
    }
}

/// A decision, in a table of contents.
pub fn decision(summary: &str) -> String {
    format!("Quyết định {}", in_one_line(summary)).trim_end().to_owned()
}

/// What a unit sent with its proposals.
pub const SUBMISSION_OF_UNIT: &str = "Tờ trình đề nghị khen thưởng";

/// A file that is attached.
pub const ATTACHED: &str = "tệp đính kèm";
/// A paper with its signed copy in the book.
pub const HAS_ORIGINAL: &str = "có bản chính";
/// One that is not issued.
pub const NOT_ISSUED: &str = "chưa phát hành";

/// What a dossier still lacks.
pub fn dossier_lacks(what: &[String]) -> String {
    format!("Hồ sơ còn thiếu: {}", what.join(" "))
}

/// What is handed over.
pub mod handed {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const BOOK: &str = "Sổ Dân Vận Khéo trên máy tính (tệp .dvk)";
    pub const ONE_FILE: &str = "01 tệp";
    pub const BACKUPS: &str = "Bản sao lưu của sổ";
    pub const ONE_FOLDER: &str = "01 thư mục";
    pub const WHERE_BACKUPS_ARE: &str =
        "Thư mục “(tên sổ)-sao-luu” cạnh tệp sổ; chép cả thư mục này cùng với tệp sổ";
    pub const LOCKED: &str = "Năm đã khóa sổ";
    pub const FILES: &str = "Tệp đính kèm giữ trong sổ";
    pub const ROUNDS: &str = "Đợt khen thưởng chưa xong";
    pub const WITHOUT_NUMBER: &str = "Quyết định chưa có số";
    pub const SENT_TO_SIGN: &str = "Giấy đã trình ký, chưa phát hành";
    pub const CERTIFICATES: &str = "Khen thưởng đã có quyết định, chưa trao";
    pub const NONE: &str = "Không có";
    pub const NO_BLANKS: &str = "Phôi giấy khen";
}

/// How many are handed over: `02`, `50 tờ`.
pub fn amount(count: usize) -> String {
    numbers::count(count as i64)
}

/// Sheets of blanks.
pub fn sheets(count: i64) -> String {
    format!("{} tờ", if count < 0 { count.to_string() } else { numbers::count(count) })
}

/// A kind of blanks.
pub fn blanks_of(kind: &str) -> String {
    format!("Phôi {}", sentence::without_capital(kind))
}

/// What the ledger says of a kind of blanks beside those left.
pub fn blanks_detail(year: i64, spoiled: i64) -> String {
    let spoiled = if spoiled > 0 {
        format!("; kèm {} tờ hỏng chưa có biên bản hủy", numbers::count(spoiled))
    } else {
        String::new()
    };
    format!("Còn theo sổ phôi năm {year}{spoiled}")
}

/// Whose book it is, and the years it holds: `của Đảng ủy X; có số liệu các năm 2014–2016, 2020`.
pub fn book_detail(office: &str, years: &[i64]) -> String {
    let whose = if office.is_empty() { String::new() } else { format!("Của {office}") };
    let held = spans(years);
    let held = if held.is_empty() { held } else { format!("có số liệu năm {held}") };
    with_capital(&sentence::joined(&[&whose, &held], "; "))
}

/// Years with those that follow each other together: `2014–2016, 2020`; `years` in any order.
pub fn spans(years: &[i64]) -> String {
    let mut years = years.to_vec();
    years.sort_unstable();
    years.dedup();
    let mut spans: Vec<(i64, i64)> = Vec::new();
    for year in years {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => spans.push((year, year)),
        }
    }
    let span = |(first, last): (i64, i64)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    spans.into_iter().map(span).collect::<Vec<_>>().join(", ")
}

/// How many of the attached files are signed copies.
pub fn originals(count: i64) -> String {
    format!("Trong đó {} bản chính", numbers::count(count))
}

/// A round with what is to be done next, and what was passed over.
pub fn round_line(name: &str, next: &str, behind: &[&str]) -> String {
    let next = if next.is_empty() {
        String::new()
    } else {
        format!("việc tiếp theo: {}", without_capital(next))
    };
    let behind = if behind.is_empty() {
        String::new()
    } else {
        let behind: Vec<String> = behind.iter().map(|step| without_capital(step)).collect();
        format!("chưa đánh dấu xong: {}", behind.join(", "))
    };
    listed(&format!("{name}: {}", sentence::joined(&[&next, &behind], "; ")))
}

/// A line of what is listed in a cell.
pub fn listed(text: &str) -> String {
    format!("- {}", in_one_line(text))
}

/// Whose certificates wait.
pub fn waiting(names: &[String]) -> String {
    first_names(names, 12)
}

/// The ledger of blanks says nothing of the year.
pub fn blanks_unknown(year: i64) -> String {
    format!("Sổ phôi năm {year} chưa ghi gì: số phôi bàn giao để trống, đếm rồi ghi tay.")
}

/// A day left for the pen, or the one that was chosen.
pub fn handover_day(day: Option<Date>, year: i64) -> String {
    day.map_or_else(|| dates::blank(year), dates::long)
}

/// The numbers of the columns of the yearly form; how the last is reckoned.
pub const COLUMN_NUMBERS: [&str; 4] = ["1", "2", "3", "4=2×100/3"];

/// A share where nothing was the year before.
pub const NO_SHARE: &str = "–";

/// `1. Tổ chức đảng`; a form of award below it: `- Giấy khen`.
pub fn criterion(marker: &str, label: &str) -> String {
    let sign = if marker.starts_with(|c: char| c.is_lowercase()) { ")" } else { "." };
    if marker.is_empty() { format!("- {label}") } else { format!("{marker}{sign} {label}") }
}

/// The form of two years in which nobody was awarded.
pub fn no_statistics(year: i64) -> String {
    format!(
        "Năm {year} và năm {} chưa có khen thưởng nào để thống kê. Hãy nhập ở “Khen thưởng”, hoặc chọn năm khác.",
        year - 1
    )
}

/// Rows that the book cannot count.
pub const NOT_COUNTED: &str = "Sổ không theo dõi Huy hiệu Đảng: các dòng đó để trống, ghi tay.";

/// Awards that the yearly form has no row for.
pub fn without_row(year: i64, names: &[String]) -> String {
    format!(
        "Năm {year} có {} khen thưởng biểu này không có dòng để tính: {}.",
        numbers::count(names.len() as i64),
        first_names(names, NAMED)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_follow_each_other_are_one_span() {
        assert_eq!(spans(&[2020, 2016, 2015, 2014, 2016]), "2014–2016, 2020");
        assert_eq!((spans(&[]), spans(&[2016])), (String::new(), "2016".to_owned()));
        assert_eq!(book_detail("Đảng ủy X", &[2016]), "Của Đảng ủy X; có số liệu năm 2016");
        assert_eq!(book_detail("", &[2016]), "Có số liệu năm 2016");
    }

    #[test]
    fn an_amendment_says_what_is_known_of_it() {
        let said = amendment(AmendmentKind::Revoked, "15-QĐ/BCĐ", "05/03/2017", "kê khai sai");
        let said = said.replace('\u{a0}', " ");
        assert_eq!(said, "Thu hồi theo Quyết định số 15-QĐ/BCĐ, ngày 05/03/2017: kê khai sai");
        assert_eq!(amendment(AmendmentKind::Reissued, "", "", ""), "Cấp lại");
    }

    #[test]
    fn a_fund_has_something_left_or_lacks_it() {
        assert_eq!(left(1_500_000), "còn lại 1.500.000 đồng");
        assert_eq!(left(-200_000), "vượt quỹ 200.000 đồng");
    }
}
