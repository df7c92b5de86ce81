//! Titles and fixed sentences of printed papers.
pub use super::breaks::no_break;
use super::{
    citation, dates, numbers,
    sentence::{in_one_line, with_capital, without_capital},
    wording::{after, fill, wording},
};
use crate::domain::{
    household::{begins_with_address, says_household},
    office::Body,
    paper_kind::PaperKind,
    paper_number::paper_number,
    recipient::{Counts, RecipientKind},
    rule_set::{CitedDay, DecidesLine, Greeting, RuleSet},
};
use jiff::civil::Date;

/// HD 36, HD 05: top right of every Party paper.
pub const PARTY_MOTTO: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";
/// NĐ 30: Quốc hiệu.
pub const STATE_NAME: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// NĐ 30: Tiêu ngữ.
pub const STATE_MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Below the issuing body of a Party paper.
pub const STAR: &str = "*";

/// Which draft a paper is, as Party papers say it.
pub fn draft_mark(number: u8) -> String {
    format!("(Dự thảo lần {number})")
}
/// Tên loại văn bản.
pub const DECISION: &str = "QUYẾT ĐỊNH";
/// Where a word stands that no book says yet: the place, the form of an award.
pub const WORD_FOR_THE_PEN: &str = "……………";
/// Title of a list.
pub const LIST: &str = "DANH SÁCH";
/// Before the recipients of a paper.
pub const RECIPIENTS: &str = "Nơi nhận:";
/// Column heads.
pub mod column {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const SERIAL: &str = "STT";
    pub const COLLECTIVE: &str = "Tên tập thể";
    pub const HOUSEHOLD: &str = "Hộ gia đình";
    pub const ADDRESS: &str = "Địa chỉ";
    pub const FULL_NAME: &str = "Họ và tên";
    pub const POSITION: &str = "Chức vụ";
    pub const UNIT: &str = "Đơn vị";
    pub const POSITION_UNIT: &str = "Chức vụ, đơn vị";
    pub const BIRTH: &str = "Năm sinh";
    pub const MALE: &str = "Nam";
    pub const FEMALE: &str = "Nữ";
    pub const ACHIEVEMENT: &str = "Tóm tắt thành tích";
    pub const CITATION: &str = "Thành tích";
    pub const RATING: &str = "Điểm, xếp loại";
    pub const FORM_PROPOSED: &str = "Hình thức đề nghị";
    pub const FORM: &str = "Hình thức";
    pub const PRIOR: &str = "Đã khen (năm, hình thức)";
    pub const REWARD: &str = "Tiền thưởng (đồng)";
    pub const NOTE: &str = "Ghi chú";
    pub const NAME: &str = "Tập thể, cá nhân";
    pub const NAME_WITH_HOUSEHOLDS: &str = "Tập thể, cá nhân, hộ gia đình";
    pub const DECISION: &str = "Quyết định";
    pub const TOTAL: &str = "Tổng cộng";
    pub const SUBTOTAL: &str = "Cộng";
    pub const IN_FAVOUR: &str = "Đồng\u{a0}ý";
    pub const VOTES: &str = "Số phiếu";
    pub const SHARE: &str = "Tỷ lệ";
    pub const AGAINST: &str = "Không đồng\u{a0}ý";
    pub const RESULT: &str = "Kết quả";
    pub const REASON: &str = "Lý do";
    pub const RECKONED: &str = "Mức (hệ số × lương cơ sở)";
    pub const SUM: &str = "Số tiền (đồng)";
    pub const RECEIVED_BY: &str = "Người nhận (ghi rõ họ tên)";
    pub const SIGNED: &str = "Ký nhận";
    pub const ACCOUNT_NAME: &str = "Tên người thụ hưởng";
    pub const ACCOUNT: &str = "Số tài khoản";
    pub const BANK: &str = "Ngân hàng";
    pub const PURPOSE: &str = "Nội dung";
    pub const ETHNICITY: &str = "Dân tộc";
    pub const RELIGION: &str = "Tôn giáo";
    pub const PARTY_JOINED: &str = "Đảng viên (ngày vào Đảng)";
    pub const EDUCATION: &str = "Trình độ";
    pub const REGISTER: &str = "Số vào sổ";
    pub const RECEIVES: &str = "Lên nhận";
    pub const HERE: &str = "Có mặt";
    pub const TASK: &str = "Việc";
    pub const IN_CHARGE: &str = "Người phụ trách";
    pub const MODEL: &str = "Tên mô hình";
    pub const CARRIED_BY: &str = "Tập thể, cá nhân thực hiện";
    pub const AREA: &str = "Lĩnh vực";
    pub const MAIN_CONTENT: &str = "Nội dung, cách làm chính";
    pub const REGISTRATION_KIND: &str = "Loại";
    pub const TIME: &str = "Thời gian";
    pub const FIGURE: &str = "Chỉ tiêu";
    pub const COUNTED_IN: &str = "Đơn vị tính";
    pub const YEAR_BEFORE: &str = "Cùng kỳ năm trước";
    pub const THIS_YEAR: &str = "Kỳ này";
    pub const CHANGE: &str = "Tăng, giảm (%)";
    pub const IN_CHARGE_AND_PHONE: &str = "Người phụ trách, điện thoại";
    pub const ORIGINAL_MODEL: &str = "Mô hình gốc";
    pub const ORIGINAL_UNIT: &str = "Đơn vị gốc";
    pub const TAKEN_OVER_AT: &str = "Nơi áp dụng";
    pub const FROM: &str = "Từ ngày";
    pub const PLANNED: &str = "Kế hoạch";
    pub const REACHED: &str = "Thực hiện";
    pub const SHARE_OF_PLAN: &str = "Tỷ lệ (%)";
    pub const NOT_SENT: &str = "Việc chưa gửi";
    pub const DUE: &str = "Hạn";
    pub const DAYS_LATE: &str = "Quá hạn (ngày)";
    pub const CONTACT_AND_PHONE: &str = "Người liên hệ, điện thoại";
    pub const YEAR: &str = "Năm";
    pub const AWARDED_BY: &str = "Cơ quan tặng";
    pub const CONTENT: &str = "Nội dung khen";
    pub const HANDED: &str = "Ngày trao";
    pub const FORM_AND_KIND: &str = "Hình thức, đối tượng";
    pub const AMOUNT: &str = "Số lượng";
    pub const RATE: &str = "Mức thưởng (đồng)";
    pub const AMOUNT_OF_MONEY: &str = "Thành tiền (đồng)";
    pub const DETAIL: &str = "Chi tiết";
    pub const PAPER_NUMBER: &str = "Số, ký hiệu";
    pub const DAY: &str = "Ngày, tháng, năm";
    pub const SUMMARY: &str = "Tên loại, trích yếu";
    pub const AUTHOR: &str = "Tác giả";
    pub const SHEETS: &str = "Tờ số";
    pub const CRITERION: &str = "Tiêu chí";
}

/// What recipients of a kind are called inside a sentence.
pub fn kind(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Collective => "tập thể",
        RecipientKind::Person => "cá nhân",
        RecipientKind::Household => "hộ gia đình",
    }
}

/// Tên loại of a numbered paper.
const fn kind_of_paper(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Decision => "Quyết định",
        PaperKind::Submission => "Tờ trình",
        PaperKind::Report => "Báo cáo",
        PaperKind::Plan => "Kế hoạch",
        PaperKind::Guidance => "Hướng dẫn",
        PaperKind::Notice => "Thông báo",
        PaperKind::Minutes => "Biên bản",
        PaperKind::OfficialLetter => "Công văn",
        PaperKind::Invitation => "Giấy mời",
    }
}

/// `02 tập thể, 07 cá nhân và 01 hộ gia đình`, of the kinds there are; `00 tập thể` when there are none.
pub fn counted(counts: Counts) -> String {
    let count =
        |(k, n): (RecipientKind, usize)| format!("{} {}", numbers::count(n as i64), kind(k));
    let parts: Vec<String> = counts.present().map(count).collect();
    match parts.split_last() {
        None => count((RecipientKind::Collective, 0)),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} và {last}", before.join(", ")),
    }
}

/// `tập thể, cá nhân`: the kinds there are; with nobody yet, the two of every decision.
pub fn kinds(counts: Counts) -> String {
    let mut kinds: Vec<&str> = counts.present().map(|(k, _)| kind(k)).collect();
    if kinds.is_empty() {
        kinds = vec![kind(RecipientKind::Collective), kind(RecipientKind::Person)];
    }
    kinds.join(", ")
}

/// `các tập thể, cá nhân`; `tập thể` when there is only one.
pub fn several(counts: Counts) -> String {
    let kinds = kinds(counts);
    if counts.total() == 1 { kinds } else { fill(&wording().several, &[("kinds", &kinds)]) }
}

/// Is this form given to persons for what they did over the years (kỷ niệm chương)? Its papers name no
/// achievement and no year, and it is not for collectives.
pub fn is_personal(form: &str) -> bool {
    after(form.trim(), &wording().personal_forms).is_some()
}

/// The name of a round that was made behind a quick list.
pub fn round_name(form: &str, content: &str, year: i64) -> String {
    let years = years_after(content, (year, None));
    fill(&wording().round_name, &[("form", form), ("content", content), ("years", &years)])
}

/// The name of a round for one who is commended at once.
pub fn at_once_round(name: &str) -> String {
    fill(&wording().at_once_round, &[("name", name)])
}

/// What one who is commended at once has done, as the papers print it; said as a whole it stays as it is.
pub fn at_once_citation(achievement: &str) -> String {
    let w = wording();
    let is_whole = after(achievement, &w.whole_citations).is_some();
    if is_whole {
        achievement.to_owned()
    } else {
        fill(&w.at_once_citation, &[("achievement", achievement)])
    }
}

/// A content inside a sentence, without what a title begins with.
pub fn content_said(content: &str) -> String {
    let content = content.trim();
    let content = after(content, &wording().content_starts).map_or(content, |(_, rest)| rest);
    if after(content, &wording().plain_contents).is_some() {
        without_capital(content)
    } else {
        content.to_owned()
    }
}

/// `phong trào thi đua …`, `thực hiện Quy chế …`: a content as it stands after “trong”.
fn content_carried_out(content: &str) -> String {
    let w = wording();
    // The sentence says “trong” already.
    let content = after(content, &w.content_starts).map_or(content, |(_, rest)| rest);
    if after(content, &w.carried_out_contents).is_some() {
        fill(&w.carried_out_content, &[("content", content)])
    } else if after(content, &w.plain_contents).is_some() {
        without_capital(content)
    } else {
        content.to_owned()
    }
}

/// What recipients did well, when the round says nothing of its own; blank for a form that has no
/// achievement.
pub fn citation(form: &str, content: &str, period: (i64, Option<(i64, i64)>)) -> String {
    let content = content.trim();
    if is_personal(form) || content.is_empty() {
        return String::new();
    }
    let years = years_after(content, period);
    if citation::is_citation(content) {
        return fill("{content} {years}", &[("content", content), ("years", &years)]);
    }
    let content = content_carried_out(content);
    fill(&wording().citation, &[("content", &content), ("years", &years)])
}

/// The years behind a content, unless it says them itself.
pub fn years_after(content: &str, period: (i64, Option<(i64, i64)>)) -> String {
    let years = dates::years(period);
    let says = content.to_lowercase();
    if wording().own_years.iter().any(|sign| says.contains(sign.as_str())) {
        return String::new();
    }
    let same = |text: &str| text.to_lowercase().replace(" - ", "-").replace(['–', ' '], "-");
    if same(content).contains(&same(&years)) { String::new() } else { years }
}

/// A subject below the name of a paper, with the capital of the rule set: `Về việc …`.
pub fn subject(rules: &RuleSet, text: &str) -> String {
    if rules.subject_capital { with_capital(text) } else { text.to_owned() }
}

/// The căn cứ of a decision and whose proposal it follows, each a paragraph: dash, words before it and
/// final sign are the rule set's, once.
pub fn bases(rules: &RuleSet, bases: &str, considering: &str) -> Vec<String> {
    let w = wording();
    let bare = |text: &str| {
        text.trim()
            .trim_start_matches(['-', '–'])
            .trim()
            .trim_end_matches([';', ',', '.'])
            .to_owned()
    };
    let mut all: Vec<String> = bases
        .lines()
        .map(bare)
        .filter(|line| !line.is_empty())
        .map(|line| match after(&line, &w.basis_starts) {
            Some(_) => line,
            None => fill(&w.basis, &[("basis", &line)]),
        })
        .collect();
    let considering = bare(&in_one_line(considering));
    if !considering.is_empty() {
        all.push(if after(&considering, &w.basis_starts).is_some() {
            considering
        } else {
            // “đề nghị của …” typed in full is not said twice.
            let whose = after(&considering, &w.proposal_starts).map(|(_, rest)| rest);
            fill(&rules.proposal, &[("whose", whose.unwrap_or(&considering))])
        });
    }
    let count = all.len();
    all.iter()
        .enumerate()
        .map(|(i, text)| {
            let end = if i + 1 == count { &rules.last_basis_end } else { &rules.basis_end };
            format!("{}{text}{end}", rules.basis_mark)
        })
        .collect()
}

/// Does a căn cứ say whose proposal is followed?
pub fn is_proposal(basis: &str) -> bool {
    has_one_of(basis, &wording().proposal_signs)
}

/// Does a căn cứ give the body its authority (Điều lệ, quy chế làm việc, quyết định thành lập …)?
pub fn gives_authority(basis: &str) -> bool {
    has_one_of(basis, &wording().authority)
}

fn has_one_of(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|w| text.contains(w.as_str()))
}

/// `BAN CHỈ ĐẠO … QUYẾT ĐỊNH:`, over one line or two; alone where who decides was named above.
pub fn decides(rules: &RuleSet, who: &str) -> String {
    let w = wording();
    let sentence = match rules.decides_line {
        DecidesLine::TwoLines => &w.decides,
        DecidesLine::OneLine => &w.decides_in_one_line,
        DecidesLine::AboveBases => &w.decides_alone,
    };
    fill(sentence, &[("who", who), ("end", &rules.decides_end)])
}

/// The khoản of an article, numbered; each ends with a semicolon, the last with a full stop.
pub fn clauses(texts: Vec<String>) -> Vec<String> {
    let last = texts.len();
    let clause = |(number, text): (usize, String)| {
        let end = if number == last { '.' } else { ';' };
        format!("{number}. {text}{end}")
    };
    (1..).zip(texts).map(clause).collect()
}

/// Is this line a khoản as [`clauses`] writes it?
fn is_clause(line: &str) -> bool {
    line.split_once(". ")
        .is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A household inside Điều 1.
pub fn named_household(name: &str, place: &str) -> String {
    let lower = without_capital(name);
    let who = if says_household(name) {
        lower
    } else if begins_with_address(name) {
        format!("hộ {lower}")
    } else {
        format!("hộ gia đình {name}")
    };
    if place.is_empty() { who } else { format!("{who}, {place}") }
}

/// `I- TẬP THỂ`: the heading of a kind inside a table that has several.
pub fn kind_heading(place: usize, of: RecipientKind) -> String {
    const ROMAN: [&str; 3] = ["I", "II", "III"];
    format!("{}- {}", ROMAN.get(place).copied().unwrap_or_default(), kind(of).to_uppercase())
}

/// What a body calls those below it.
pub fn units_of(body: &Body) -> &str {
    units_below(body, &wording().submission.units)
}

/// What a body calls those below it, or the usual words.
pub fn units_below<'a>(body: &'a Body, usual: &'a str) -> &'a str {
    let own = body.variants.units_below.trim();
    if own.is_empty() { usual } else { own }
}

/// (`Điều 1.`, the rest); a blank head when the line is no article.
pub fn split_article(line: &str) -> (&str, &str) {
    let is_article = line.to_lowercase().starts_with("điều ");
    match line.find(['.', ':']) {
        Some(at) if is_article && at <= 12 => (
            line.get(..=at).unwrap_or_default(),
            line.get(at + 1..).unwrap_or_default().trim_start(),
        ),
        _ => ("", line),
    }
}

/// `Điều 1. …`, in one line.
pub fn article(number: usize, text: &str) -> String {
    format!("{} {text}", article_head(number))
}

/// Articles with their numbers, each line of theirs a line.
pub fn numbered_articles(articles: &[Vec<String>]) -> String {
    let mut lines = Vec::new();
    for (number, article) in (1..).zip(articles) {
        let mut texts = article.iter();
        lines.extend(texts.next().map(|text| self::article(number, text)));
        lines.extend(texts.cloned());
    }
    lines.join("\n")
}

/// Room that is left for words still to be written.
pub fn room_for_words() -> String {
    wording().room_for_words.clone()
}

/// `Điều 1.`
pub fn article_head(number: usize) -> String {
    fill(&wording().article_head, &[("number", &number.to_string())])
}

/// Is this the post of a deputy: `Phó Chủ tịch`?
pub fn is_deputy(post: &str) -> bool {
    after(post.trim(), &wording().deputies).is_some()
}

/// First of Nơi nhận.
pub fn as_in_article(number: usize) -> String {
    fill(&wording().as_in_article, &[("number", &number.to_string())])
}

/// Is this line of Nơi nhận the one that [`as_in_article`] writes, whatever its number?
pub fn is_as_in_article(line: &str) -> bool {
    let start = fill(&wording().as_in_article, &[("number", "")]);
    line.to_lowercase().starts_with(&start.to_lowercase())
}

/// Does this line of Nơi nhận name one article and nothing else?
pub fn names_one_article(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';', '.']);
    let number = line.rsplit(' ').next().and_then(|number| number.parse().ok());
    number.is_some_and(|number| line == as_in_article(number))
}

/// Is this line of Nơi nhận the copy that is kept: `Lưu Văn phòng Đảng ủy`?
pub fn is_kept_copy(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', '–']).trim().to_lowercase();
    line.split([' ', ':']).next() == Some("lưu")
}

/// Of lines of Nơi nhận those that name the copy that is kept: of a letter that goes to nobody but whom it addresses.
pub fn kept_copies(lines: &str) -> String {
    lines.lines().filter(|line| is_kept_copy(line)).collect::<Vec<_>>().join("\n")
}

/// What stands on paper for a number or symbol that is not known: room for the pen, never broken.
pub fn for_the_pen() -> String {
    "\u{a0}".repeat(5)
}

/// A number on paper.
pub fn number_on_paper(rules: &RuleSet, body: &Body, number: &str) -> String {
    paper_number(rules, PaperKind::Decision, body, number, &for_the_pen())
}

/// The number of a paper of any kind on paper.
pub fn number_of_paper(rules: &RuleSet, kind: PaperKind, body: &Body, number: &str) -> String {
    paper_number(rules, kind, body, number, &for_the_pen())
}

/// A decision named inside a text, by what is known of it: `số 12-QĐ/ĐUK, ngày 05/12/2016`, under NĐ 30
/// `số 12/QĐ-UBND ngày 05 tháng 12 năm 2016`.
fn cited(rules: &RuleSet, number: Option<String>, day: Option<String>) -> String {
    let number = number.map(|n| format!("số\u{a0}{n}"));
    number.into_iter().chain(day).collect::<Vec<_>>().join(&rules.cited_between)
}

fn cited_day(rules: &RuleSet, day: Date) -> String {
    match rules.cited_day {
        CitedDay::Short => format!("ngày\u{a0}{}", dates::short(day)),
        CitedDay::Long => dates::long(day),
    }
}

/// `(kèm theo Quyết định số 12-QĐ/ĐUK, ngày 05/12/2016 của …)`; blanks for what is not known yet.
pub fn annexed_to(
    rules: &RuleSet,
    paper: PaperKind,
    body: &Body,
    number: &str,
    date: Option<Date>,
    year: i64,
) -> String {
    let day = match (date, rules.cited_day) {
        (Some(day), _) => cited_day(rules, day),
        (None, CitedDay::Short) => format!("ngày\u{a0}{0}/{0}/{year}", for_the_pen()),
        (None, CitedDay::Long) => dates::blank(year),
    };
    let number = paper_number(rules, paper, body, number, &for_the_pen());
    let cited = cited(rules, Some(number), Some(day));
    let fields = [
        ("paper", kind_of_paper(paper)),
        ("cited", &cited),
        ("body", &in_one_line(body.in_text())),
    ];
    fill(&rules.annex_note, &fields)
}

/// A decision as a căn cứ of one that follows it:
/// `Quyết định số 05-QĐ/BCĐ, ngày 05/12/2016 của Ban X về việc tặng Giấy khen …`.
pub fn cites_decision(
    rules: &RuleSet,
    body: &Body,
    (number, day): (&str, Option<Date>),
    summary: &str,
) -> String {
    let number = number_on_paper(rules, body, number);
    let cited = cited(rules, Some(number), day.map(|day| cited_day(rules, day)));
    let fields = [
        ("paper", kind_of_paper(PaperKind::Decision)),
        ("cited", &cited),
        ("body", &in_one_line(body.in_text())),
        ("summary", &in_one_line(summary)),
    ];
    fill(&wording().cites_decision, &fields)
}

/// A decision as a text names it: `Quyết định số 05-QĐ/BCĐ, ngày 05/12/2016`.
pub fn named_decision(rules: &RuleSet, body: &Body, of: (&str, Option<Date>)) -> String {
    named_paper(rules, PaperKind::Decision, body, of)
}

/// A paper of any kind as a text names it: `Giấy mời số 15-GM/ĐU, ngày 10/12/2016`.
pub fn named_paper(
    rules: &RuleSet,
    kind: PaperKind,
    body: &Body,
    (number, day): (&str, Option<Date>),
) -> String {
    let number = number_of_paper(rules, kind, body, number);
    let cited = cited(rules, Some(number), day.map(|day| cited_day(rules, day)));
    format!("{} {cited}", kind_of_paper(kind))
}

/// What a decision that changes another is about.
pub fn amending_summary(rules: &RuleSet, body: &Body, of: (&str, Option<Date>)) -> String {
    fill(&wording().amending_summary, &[("decision", &named_decision(rules, body, of))])
}

/// What a subject says that is true of every form.
pub const OF_EVERY_FORM: &str = "khen thưởng";

/// Is nothing said yet, or does a text still have the room that [`amending_articles`] leaves for what is changed?
pub fn leaves_room(articles: &str) -> bool {
    articles.trim().is_empty() || articles.contains(&wording().room_for_words)
}

/// Its articles, each with its lines: what is changed, with room for it; that the rest stays; who carries it out.
pub fn amending_articles(
    rules: &RuleSet,
    body: &Body,
    of: (&str, Option<Date>),
) -> Vec<Vec<String>> {
    let w = wording();
    let decision = named_decision(rules, body, of);
    let units = with_capital(units_below(body, &w.units_at_work));
    let fields = [("decision", decision.as_str()), ("body", body.in_text()), ("units", &units)];
    let mut articles: Vec<Vec<String>> = Vec::new();
    for text in w.amending_articles.iter().map(|text| in_one_line(&fill(text, &fields))) {
        match articles.last_mut().filter(|_| is_clause(&text)) {
            Some(article) => article.push(text),
            None => articles.push(vec![text]),
        }
    }
    articles
}

/// A form of award as a supplement gives it: `bổ sung Giấy khen`.
pub fn supplementary(form: &str) -> String {
    fill(&wording().supplementary, &[("form", form)])
}

/// Tên loại of a tờ trình.
pub const SUBMISSION: &str = "TỜ TRÌNH";
/// First of Nơi nhận where a paper goes to somebody.
pub const AS_ABOVE: &str = "Như trên";

/// Does a tờ trình of one body send what it says to the other (kính gửi), instead of presenting it (kính trình)?
pub fn is_sent(rules: &RuleSet, by: &Body, to: &Body) -> bool {
    match rules.greeting {
        Greeting::Present => false,
        Greeting::SendBesides => by.is_beside(to),
        Greeting::Send => true,
    }
}

/// What a form is proposed for, as the title of a list of proposals goes on; blank of one that is given for years of
/// work.
pub fn proposed_for(form: &str, content: &str, period: (i64, Option<(i64, i64)>)) -> String {
    if is_personal(form) {
        return String::new();
    }
    let (years, content) = (years_after(content, period), content.trim());
    if citation::is_citation(content) {
        let said = fill("{content} {years}", &[("content", content), ("years", &years)]);
        return citation::about(&said);
    }
    let content = content_carried_out(content);
    fill(&wording().proposed_for, &[("content", &content), ("years", &years)])
}

/// A group of the plain list: the awarding body and what it gave.
pub fn awards_of(body: &str, counts: Counts) -> String {
    format!("{body}: {}", counted(counts))
}

/// `số 05-QĐ/BCĐ, ngày 05/01/2017`, or what is known of it, in a table: short under every rule set.
pub fn decision_cited(rules: &RuleSet, body: &Body, number: &str, date: Option<Date>) -> String {
    let number = (!number.is_empty()).then(|| number_on_paper(rules, body, number));
    let day = date.map(|day| format!("ngày\u{a0}{}", dates::short(day)));
    number.map(|n| format!("số\u{a0}{n}")).into_iter().chain(day).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule_set;

    fn counts(collectives: usize, persons: usize, households: usize) -> Counts {
        Counts { collectives, persons, households }
    }

    fn rules(id: &str) -> &'static RuleSet {
        rule_set::by_id(id).unwrap()
    }

    #[test]
    fn recipients_are_counted_kind_by_kind() {
        assert_eq!(counted(counts(7, 0, 0)), "07 tập thể");
        assert_eq!(counted(counts(7, 7, 0)), "07 tập thể và 07 cá nhân");
        assert_eq!(counted(counts(2, 3, 1)), "02 tập thể, 03 cá nhân và 01 hộ gia đình");
    }

    #[test]
    fn bases_take_dash_and_signs_of_their_form_once() {
        let typed = "Điều lệ Đảng;\n\n- Căn cứ Quy chế làm việc;\nThực hiện Kế hoạch số 5";
        assert_eq!(
            bases(rules("HD36-2018"), typed, "Tổ giúp việc"),
            [
                "- Căn cứ Điều lệ Đảng;",
                "- Căn cứ Quy chế làm việc;",
                "- Thực hiện Kế hoạch số 5;",
                "- Xét đề nghị của Tổ giúp việc,"
            ]
        );
        assert_eq!(
            bases(rules("ND30-2020"), "Luật Thi đua, khen thưởng", "đề nghị của Phòng Nội vụ."),
            ["Căn cứ Luật Thi đua, khen thưởng;", "Theo đề nghị của Phòng Nội vụ."]
        );
        // Without a proposal the last căn cứ closes; words typed in full stay.
        assert_eq!(bases(rules("ND30-2020"), "Luật A\nLuật B", "")[1], "Căn cứ Luật B.");
        let typed = bases(rules("ND30-2020"), "", "Xét Tờ trình số 5 của Phòng Nội vụ");
        assert_eq!(typed, ["Xét Tờ trình số 5 của Phòng Nội vụ."]);
        assert_eq!(bases(rules("HD05-2026"), "", ""), Vec::<String>::new());
    }

    #[test]
    fn a_citation_made_from_the_content_says_nothing_twice() {
        let year = (2016, None);
        let made = |content: &str| citation("Giấy khen", content, year);
        let start = "có thành tích xuất sắc trong";
        for (content, want) in [
            ("phong trào thi đua “Dân vận khéo”", "phong trào thi đua “Dân vận khéo” năm 2016"),
            ("Phong trào thi đua", "phong trào thi đua năm 2016"),
            ("thực hiện Quy chế dân chủ", "thực hiện Quy chế dân chủ năm 2016"),
            ("Thực hiện Quy chế dân chủ", "thực hiện Quy chế dân chủ năm 2016"),
            ("Quy chế dân chủ ở cơ sở", "thực hiện Quy chế dân chủ ở cơ sở năm 2016"),
            ("công tác dân vận năm 2016", "công tác dân vận năm 2016"),
            ("PHONG TRÀO THI ĐUA", "PHONG TRÀO THI ĐUA năm 2016"),
            ("“Dân vận khéo”", "“Dân vận khéo” năm 2016"),
            ("trong công tác dân vận", "công tác dân vận năm 2016"),
            ("Về công tác dân vận", "công tác dân vận năm 2016"),
            ("Dân vận khéo", "Dân vận khéo năm 2016"),
            ("Chương trình A giai đoạn 2011-2015", "thực hiện Chương trình A giai đoạn 2011-2015"),
        ] {
            assert_eq!(made(content), format!("{start} {want}"));
        }
        for (content, title, article) in [
            (
                "có thành tích trong X",
                "về thành tích trong X năm 2016",
                "đã có thành tích trong X năm 2016",
            ),
            ("vì đã có thành tích X", "về thành tích X năm 2016", "đã có thành tích X năm 2016"),
            (
                "đã có nhiều đóng góp",
                "vì đã có nhiều đóng góp năm 2016",
                "đã có nhiều đóng góp năm 2016",
            ),
        ] {
            let said = made(content);
            assert_eq!(
                (citation::about(&said), citation::having(&said)),
                (title.into(), article.into())
            );
            assert_eq!(proposed_for("Giấy khen", content, year), title);
        }
        let period = (2020, Some((2016, 2020)));
        let five = citation("Giấy khen", "công tác dân vận giai đoạn 2016 - 2020", period);
        assert_eq!(five, format!("{start} công tác dân vận giai đoạn 2016 - 2020"));
        assert_eq!(
            proposed_for("Giấy khen", "Quy chế dân chủ", year),
            "trong thực hiện Quy chế dân chủ năm 2016"
        );
        assert_eq!(
            proposed_for("Giấy khen", "phong trào “X”", year),
            "trong phong trào “X” năm 2016"
        );
    }

    #[test]
    fn a_decision_is_named_in_the_form_of_its_body() {
        let body = Body { symbol: "BCĐ".into(), full_name: "Ban X".into(), ..Body::default() };
        let day = Some(Date::constant(2017, 1, 10));
        let note = |id: &str, number: &str, day| {
            annexed_to(rules(id), PaperKind::Decision, &body, number, day, 2017)
                .replace('\u{a0}', " ")
        };
        assert_eq!(
            note("HD05-2026", "05", day),
            "(kèm theo Quyết định số 05-QĐ/BCĐ, ngày 10/01/2017 của Ban X)"
        );
        assert_eq!(
            note("ND30-2020", "05", day),
            "(Kèm theo Quyết định số 05/QĐ-BCĐ ngày 10 tháng 01 năm 2017 của Ban X)"
        );
        assert_eq!(
            note("HD05-2026", "", None),
            "(kèm theo Quyết định số      -QĐ/BCĐ, ngày      /     /2017 của Ban X)"
        );
        assert_eq!(
            note("ND30-2020", "", None),
            "(Kèm theo Quyết định số      /QĐ-BCĐ ngày      tháng      năm 2017 của Ban X)"
        );
        let cited = |number, day| decision_cited(rules("HD36-2018"), &body, number, day);
        assert_eq!(cited("29", day).replace('\u{a0}', " "), "số 29-QĐ/BCĐ, ngày 10/01/2017");
        assert_eq!(cited("", day).replace('\u{a0}', " "), "ngày 10/01/2017");
        assert_eq!(cited("", None), "");
    }
}
