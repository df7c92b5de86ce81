//! Wordings of whole papers (lời văn), from `assets/papers/`: pieces of text with named fields, which an office may put
//! in its own words.
//!
//! A piece begins with `[key] Label`. Each line of it is a paragraph; `# ` before it makes a heading, `= ` a centred bold
//! line, `~ ` a centred italic one, `> ` a centred plain one. `{field}` is filled in; `[? … ?]` is left out
//! where a field in it is blank. A line that is one `{field}` alone may stand for a table or a list.
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// Values by the names of their fields.
pub type Fields = BTreeMap<&'static str, String>;

/// One piece of the wording of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its name: `body`.
    pub key: String,
    /// As people name it.
    pub label: String,
    /// Its lines.
    pub text: String,
}

/// The wording of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Its pieces, in the order of the paper.
    pub pieces: Vec<Piece>,
}

/// How a paragraph of a wording stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Running text.
    Text,
    /// A heading, bold.
    Heading,
    /// Centred and bold.
    CentredBold,
    /// Centred, in italics.
    CentredItalic,
    /// Centred.
    Centred,
}

/// A paragraph of a wording, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which line of its piece it is, from 0; it keeps that number whatever else is left out.
    pub number: usize,
    /// How it stands.
    pub kind: LineKind,
    /// Its words; several lines where a field has several.
    pub text: String,
}

/// Fields of a wording that have no words to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfilled {
    /// The paper has this field, but the book says nothing there.
    pub blank: BTreeSet<String>,
    /// No paper has a field of this name.
    pub unknown: BTreeSet<String>,
    /// Does a bracket stand open, so that words of the office are printed as they are typed?
    pub is_open: bool,
}

/// The names of the fields, as wordings say them.
pub mod field {
    #![expect(missing_docs, reason = "the names say it")]
    pub const ABOUT: &str = "về thành tích";
    pub const ABSENT: &str = "số vắng";
    pub const AGENCY: &str = "cơ quan được hỏi";
    pub const AGREED_TO: &str = "thống nhất";
    pub const ANSWER_BY: &str = "hạn trả lời";
    pub const ATTENDEES: &str = "số học viên";
    pub const ORGANISER: &str = "đơn vị tổ chức";
    pub const MARKING: &str = "điểm danh";
    pub const SESSION: &str = "lớp";
    pub const TIME_AND_PLACE: &str = "thời gian, địa điểm";
    pub const TURNOUT: &str = "triệu tập, tham dự";
    pub const UNITS_THAT_STAYED_AWAY: &str = "đơn vị không có người dự";
    pub const UNITS_THAT_STAYED_AWAY_COUNT: &str = "số đơn vị không có người dự";
    pub const UNITS_WITHOUT_ATTENDEES: &str = "đơn vị không có học viên";
    pub const UNITS_WITHOUT_ATTENDEES_COUNT: &str = "số đơn vị không có học viên";
    pub const CLASS: &str = "xếp loại";
    pub const CRITERIA: &str = "bộ tiêu chí";
    pub const DATA_UNTIL: &str = "số liệu đến";
    pub const FLOORS: &str = "điểm sàn";
    pub const ISSUING_DOCUMENT: &str = "văn bản ban hành";
    pub const LEGEND: &str = "chú thích";
    pub const SCALE: &str = "thang điểm";
    pub const SCORED_COUNT: &str = "số đối tượng chấm";
    pub const SCORED_GROUPS: &str = "các nhóm điểm";
    pub const SCORED_KIND: &str = "đối tượng chấm";
    pub const SCORED_NAME: &str = "tên đối tượng chấm";
    pub const SCORED_UNIT: &str = "đơn vị được chấm";
    pub const SCORERS: &str = "người ký các vòng chấm";
    pub const SCORE: &str = "tổng điểm";
    pub const ASKED_ABOUT: &str = "số được hỏi";
    pub const ATTACHED: &str = "hồ sơ gửi kèm";
    pub const AWARDED_TABLE: &str = "danh sách được khen";
    pub const BALLOTS_IN: &str = "thu về";
    pub const BALLOTS_OUT: &str = "phát ra";
    pub const BALLOT_TABLE: &str = "bảng biểu quyết";
    pub const BEGAN_AT: &str = "giờ họp";
    pub const BODY: &str = "cơ quan";
    pub const BODY_FIRST: &str = "Cơ quan";
    pub const CEREMONY_AT: &str = "giờ, nơi trao";
    pub const CEREMONY_DAY: &str = "ngày trao";
    pub const CHAIR: &str = "chủ trì";
    pub const CITATION: &str = "thành tích";
    pub const COMRADE: &str = "đồng chí";
    pub const COMRADE_FIRST: &str = "Đồng chí";
    pub const CONCLUSION: &str = "kết luận";
    pub const CONTENT: &str = "nội dung";
    pub const CORRECTIONS: &str = "nội dung đính chính";
    pub const COUNTS: &str = "số lượng";
    pub const DECISION: &str = "quyết định";
    pub const DISCUSSION: &str = "thảo luận";
    pub const ENDED_AT: &str = "giờ kết thúc";
    pub const END_MARK: &str = "dấu kết";
    pub const FORM: &str = "hình thức";
    pub const GIVES_COUNTS: &str = "tặng cho số lượng";
    pub const GIVES_WHOM: &str = "tặng cho ai";
    pub const GIVING: &str = "việc tặng";
    pub const GUESTS: &str = "khách mời";
    pub const HAVING: &str = "đã có thành tích";
    pub const INVALID: &str = "không hợp lệ";
    pub const INVITED: &str = "người được mời";
    pub const INVITED_BEFORE: &str = "giấy mời đã gửi";
    pub const IN_WORDS: &str = "bằng chữ";
    pub const ISSUED_BY: &str = "cơ quan ban hành";
    pub const KINDS: &str = "đối tượng";
    pub const KIND_FIRST: &str = "Đối tượng";
    pub const LEFT_OUT: &str = "chưa đề nghị";
    pub const LEFT_OUT_COUNT: &str = "số chưa đề nghị";
    pub const LEVEL: &str = "cấp";
    pub const MEETING_BODY: &str = "cơ quan họp";
    pub const MEETING_BODY_FIRST: &str = "Cơ quan họp";
    pub const MEETING_DAY: &str = "ngày họp";
    pub const MEETING_DAY_FIRST: &str = "Ngày họp";
    pub const MEETING_PLACE: &str = "nơi họp";
    pub const MEMBERS: &str = "tổng số";
    pub const MODELS: &str = "số mô hình";
    pub const MODEL_NAMES: &str = "tên các mô hình";
    pub const NAMES: &str = "tên";
    pub const NAME_TABLE: &str = "danh sách";
    pub const NOBODY_PASSED: &str = "không ai được thông qua";
    pub const NOT_AWARDED: &str = "số chưa khen";
    pub const NOT_AWARDED_TABLE: &str = "danh sách chưa khen";
    pub const NOT_PASSED: &str = "không thông qua";
    pub const NOT_PUT: &str = "không biểu quyết";
    pub const ORDINAL: &str = "thứ tự";
    pub const OF_TURN: &str = "số của lượt";
    pub const OF_WHICH: &str = "gồm";
    pub const PASSED: &str = "số được thông qua";
    pub const PASSED_TABLE: &str = "danh sách được thông qua";
    pub const POST_AND_UNIT: &str = "chức vụ, đơn vị";
    pub const PEOPLE: &str = "người";
    pub const PRESENT: &str = "có mặt";
    pub const PRESENTED: &str = "kính trình";
    pub const PRESENTED_FIRST: &str = "Kính trình";
    pub const PROPOSED_LIST: &str = "danh sách đề nghị";
    pub const PROPOSING: &str = "đề nghị";
    pub const READER: &str = "người công bố";
    pub const REPORT_COUNT: &str = "số báo cáo";
    pub const ROUND: &str = "đợt";
    pub const SECRETARY: &str = "thư ký";
    pub const SEVERAL: &str = "các đối tượng";
    pub const SHARE_NEEDED: &str = "tỷ lệ cần";
    pub const SHARE_OF: &str = "tính trên";
    pub const SINCE: &str = "kể từ";
    pub const SUBJECT: &str = "trích yếu";
    pub const SUM: &str = "số tiền";
    pub const TELLERS: &str = "tổ kiểm phiếu";
    pub const TELLER_COUNT: &str = "số người kiểm phiếu";
    pub const TO: &str = "cơ quan nhận";
    pub const TURN: &str = "lượt";
    pub const UNITS: &str = "các đơn vị";
    pub const UNITS_FIRST: &str = "Các đơn vị";
    pub const VALID: &str = "hợp lệ";
    pub const VOTE_TABLE: &str = "bảng kết quả";
    pub const WAY_OF_VOTING: &str = "hình thức biểu quyết";
    pub const WEIGHED: &str = "số được xét";
    pub const WEIGHED_AT: &str = "họp xét";
    pub const WHICH: &str = "có thành tích";
    pub const WHO_COMES_UP: &str = "người lên nhận";
    pub const WHO_HANDS_OVER: &str = "người trao";
    pub const WHO_IS_ABSENT: &str = "người vắng";
    pub const YEARS: &str = "năm";
    pub const NEXT_YEAR: &str = "năm sau";
    pub const REGISTRATION_DUE: &str = "hạn đăng ký";
    pub const REPORT_DUE: &str = "hạn báo cáo";
    pub const UNIT_COUNT: &str = "số đơn vị";
    pub const WITHDRAWN: &str = "số rút";
    pub const AREA: &str = "lĩnh vực";
    pub const AREAS: &str = "các lĩnh vực";
    pub const AS_OF: &str = "đến ngày";
    pub const CARRIED_BY: &str = "người thực hiện";
    pub const CONTACT: &str = "liên hệ";
    pub const DOSSIER_DUE: &str = "hạn hồ sơ";
    pub const DURABILITY: &str = "khả năng duy trì, nhân rộng";
    pub const FORCES: &str = "lực lượng thực hiện";
    pub const FORMS: &str = "các hình thức";
    pub const GOAL: &str = "mục tiêu";
    pub const GROUPS: &str = "số tổ, nhóm";
    pub const IN_CHARGE: &str = "người phụ trách";
    pub const LEVELS: &str = "các cấp";
    pub const MODEL_MINIMUM: &str = "số mô hình tối thiểu";
    pub const MODEL_NAME: &str = "tên mô hình";
    pub const NOT_TAKEN_OVER: &str = "chưa nhân rộng";
    pub const NOT_TAKEN_OVER_COUNT: &str = "số chưa nhân rộng";
    pub const ON_BEHALF: &str = "thay mặt";
    pub const COMMITTEE: &str = "cấp ủy";
    pub const OUTPUT: &str = "kết quả đầu ra";
    pub const OWED_COUNT: &str = "số việc";
    pub const OWING: &str = "đơn vị chưa gửi";
    pub const OWING_COUNT: &str = "số chưa gửi";
    pub const OWING_TABLE: &str = "danh sách chưa gửi";
    pub const PERIOD: &str = "thời kỳ";
    pub const PLACE_COUNT: &str = "số nơi";
    pub const REGISTRATION_KIND: &str = "loại đăng ký";
    pub const RESOURCES: &str = "nguồn lực";
    pub const SENT: &str = "số đã gửi";
    pub const SITUATION: &str = "thực trạng";
    pub const TARGETS: &str = "số chỉ tiêu";
    pub const TARGETS_MET: &str = "số đạt";
    pub const TARGETS_MISSED: &str = "số không đạt";
    pub const TARGETS_UNKNOWN: &str = "số chưa có số liệu";
    pub const TIME: &str = "thời gian";
    pub const WAY: &str = "cách thức thực hiện";
    pub const WHERE_AND_WHOM: &str = "địa bàn";
    pub const WORKS: &str = "các việc";
    pub const TIMES: &str = "số lượt khen";
    pub const REVOKED: &str = "số thu hồi";
    pub const GIVEN_BY: &str = "cơ quan tặng";
    pub const OF_WHOM: &str = "của ai";
    pub const WHO: &str = "ai";
    pub const ESTIMATED_FOR: &str = "dự trù cho";
    pub const ESTIMATED_FROM: &str = "số liệu lập";
    pub const MORE: &str = "tỷ lệ tăng";
    pub const FUND: &str = "quỹ";
    pub const GIVEN: &str = "đã thưởng";
    pub const LEFT: &str = "còn lại";
    pub const NEXT_FUND: &str = "quỹ năm sau";
    pub const NEXT_LEFT: &str = "còn lại năm sau";
    pub const FROM_DAY: &str = "ngày đầu";
    pub const TO_DAY: &str = "ngày cuối";
    pub const PAPER_COUNT: &str = "số văn bản";
    pub const RETENTION: &str = "thời hạn";
    pub const HANDOVER_DAY: &str = "ngày bàn giao";
    pub const HANDOVER_TABLE: &str = "bảng bàn giao";
    pub const OFFICE: &str = "cơ quan giữ sổ";
}

/// The form whose wording decisions and their annexes share.
const DECISION: &str = "quyet-dinh";

/// The form whose wording the lists of proposals share.
pub const PROPOSALS: &str = "de-nghi";

/// The wordings that come with the program, by the key of the form of paper.
const ASSETS: &[(&str, &str)] = &[
    (DECISION, include_str!("../../assets/papers/quyet-dinh.txt")),
    (PROPOSALS, include_str!("../../assets/papers/de-nghi.txt")),
    ("to-trinh", include_str!("../../assets/papers/to-trinh.txt")),
    ("bien-ban-hop", include_str!("../../assets/papers/bien-ban-hop.txt")),
    ("bien-ban-kiem-phieu", include_str!("../../assets/papers/bien-ban-kiem-phieu.txt")),
    ("phieu-bieu-quyet", include_str!("../../assets/papers/phieu-bieu-quyet.txt")),
    ("phieu-xin-y-kien", include_str!("../../assets/papers/phieu-xin-y-kien.txt")),
    ("cv-hiep-y", include_str!("../../assets/papers/cv-hiep-y.txt")),
    ("trich-ngang", include_str!("../../assets/papers/trich-ngang.txt")),
    ("tb-ket-luan", include_str!("../../assets/papers/tb-ket-luan.txt")),
    ("tb-ket-qua", include_str!("../../assets/papers/tb-ket-qua.txt")),
    ("giay-moi", include_str!("../../assets/papers/giay-moi.txt")),
    ("kich-ban", include_str!("../../assets/papers/kich-ban.txt")),
    ("ds-khen-thuong", include_str!("../../assets/papers/ds-khen-thuong.txt")),
    ("ds-tien-thuong", include_str!("../../assets/papers/ds-tien-thuong.txt")),
    ("ds-chuyen-khoan", include_str!("../../assets/papers/ds-chuyen-khoan.txt")),
    ("nhan-phong-bi", include_str!("../../assets/papers/nhan-phong-bi.txt")),
    ("cv-dinh-chinh", include_str!("../../assets/papers/cv-dinh-chinh.txt")),
    ("phieu-cham-diem", include_str!("../../assets/papers/phieu-cham-diem.txt")),
    ("tong-hop-diem", include_str!("../../assets/papers/tong-hop-diem.txt")),
    ("bang-qcdc", include_str!("../../assets/papers/bang-qcdc.txt")),
    ("ds-hoc-vien", include_str!("../../assets/papers/ds-hoc-vien.txt")),
    ("diem-danh", include_str!("../../assets/papers/diem-danh.txt")),
    ("qd-cong-nhan", include_str!("../../assets/papers/qd-cong-nhan.txt")),
    ("ds-cong-nhan", include_str!("../../assets/papers/ds-cong-nhan.txt")),
    ("ds-dang-ky", include_str!("../../assets/papers/ds-dang-ky.txt")),
    ("phieu-dang-ky", include_str!("../../assets/papers/phieu-dang-ky.txt")),
    ("ds-nhan-rong", include_str!("../../assets/papers/ds-nhan-rong.txt")),
    ("cv-huong-dan", include_str!("../../assets/papers/cv-huong-dan.txt")),
    ("chua-nop", include_str!("../../assets/papers/chua-nop.txt")),
    ("cv-don-doc", include_str!("../../assets/papers/cv-don-doc.txt")),
    ("theo-doi-chi-tieu", include_str!("../../assets/papers/theo-doi-chi-tieu.txt")),
    ("so-khen-thuong", include_str!("../../assets/papers/so-khen-thuong.txt")),
    ("trich-so", include_str!("../../assets/papers/trich-so.txt")),
    ("du-tru-kinh-phi", include_str!("../../assets/papers/du-tru-kinh-phi.txt")),
    ("bia-ho-so", include_str!("../../assets/papers/bia-ho-so.txt")),
    ("ban-giao", include_str!("../../assets/papers/ban-giao.txt")),
    ("bieu-7-btctw", include_str!("../../assets/papers/bieu-7-btctw.txt")),
    ("bao-cao-nam", include_str!("../../assets/papers/bao-cao-nam.txt")),
    ("bao-cao-6-thang", include_str!("../../assets/papers/bao-cao-6-thang.txt")),
];

static TEMPLATES: LazyLock<Vec<(&str, Template)>> =
    LazyLock::new(|| ASSETS.iter().map(|(form, text)| (*form, Template::read(text))).collect());

/// The wording that comes with the program; `None`: the paper has none of this kind.
pub fn template(form: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|(own, _)| *own == form).map(|(_, template)| template)
}

/// What the key of a piece begins with that has the whole text of a paper in one order of its parts.
const STRUCTURE: &str = "structure-";

/// The orders of parts that a form of paper may have, in the order of its wording: the word of each and what it is called.
pub fn structures(form: &str) -> Vec<(&'static str, &'static str)> {
    let pieces = template(form).map_or(&[][..], |template| template.pieces.as_slice());
    let named = |piece: &'static Piece| Some((piece.key.strip_prefix(STRUCTURE)?, &*piece.label));
    pieces.iter().filter_map(named).collect()
}

/// The piece with the text in an order: the one asked for; else that in whose brackets a word of the body's name stands,
/// else the first.
pub fn structure_piece(form: &str, asked: Option<&str>, body: &str) -> String {
    let all = structures(form);
    let name = format!(" {} ", body.to_lowercase());
    let is_of_body = |label: &str| {
        let kinds = label.rsplit_once('(').map_or("", |(_, kinds)| kinds.trim_end_matches(')'));
        kinds.split(", ").any(|kind| !kind.is_empty() && name.contains(&format!(" {kind} ")))
    };
    let asked = all.iter().find(|(word, _)| asked == Some(*word));
    let usual = || all.iter().find(|(_, label)| is_of_body(label)).or(all.first());
    let (word, _) = asked.or_else(usual).copied().unwrap_or_default();
    format!("{STRUCTURE}{word}")
}

/// The form under whose wording a paper stands: annexes under that of their decision, lists of proposals under one.
pub fn wording_of(form: &str) -> &str {
    match form {
        "ds-tap-the" | "ds-ca-nhan" | "ds-ho-gia-dinh" => DECISION,
        "de-nghi-tap-the" | "de-nghi-ca-nhan" | "de-nghi-ho-gia-dinh" => PROPOSALS,
        other => other,
    }
}

/// The name by which an office keeps its own words of a piece.
pub fn wording_key(form: &str, piece: &str) -> String {
    format!("{form}/{piece}")
}

impl Template {
    /// Reads the text of a file.
    fn read(text: &str) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        for line in text.lines() {
            match line
                .strip_prefix('[')
                .filter(|l| !l.starts_with('?'))
                .and_then(|l| l.split_once(']'))
            {
                Some((key, label)) => pieces.push(Piece {
                    key: key.to_owned(),
                    label: label.trim().to_owned(),
                    text: String::new(),
                }),
                None => {
                    if let Some(piece) = pieces.last_mut() {
                        if !piece.text.is_empty() {
                            piece.text.push('\n');
                        }
                        piece.text.push_str(line);
                    }
                }
            }
        }
        for piece in &mut pieces {
            piece.text.truncate(piece.text.trim_end().len());
        }
        Self { pieces }
    }

    /// That of decisions and their annexes, as an office has it.
    pub fn of_decision(own: &BTreeMap<String, String>) -> Self {
        Self::of_office(DECISION, own)
    }

    /// The wording of a paper as an office has it: its own words where it has some.
    pub fn of_office(form: &str, own: &BTreeMap<String, String>) -> Self {
        let mut template = template(form).cloned().unwrap_or_default();
        for piece in &mut template.pieces {
            if let Some(text) = own.get(&wording_key(form, &piece.key)) {
                piece.text.clone_from(text);
            }
        }
        template
    }

    /// The text of a piece; blank where there is none.
    pub fn piece(&self, key: &str) -> &str {
        self.pieces.iter().find(|piece| piece.key == key).map_or("", |piece| &piece.text)
    }

    /// The paragraphs of a piece, filled in.
    pub fn lines(&self, key: &str, fields: &Fields, unfilled: &mut Unfilled) -> Vec<Line> {
        let line = |(number, line): (usize, &str)| {
            let (kind, words) = kind_of(line);
            let text = filled(words, fields, unfilled)?;
            Some(Line { number, kind, text })
        };
        self.piece(key).lines().enumerate().filter_map(line).collect()
    }

    /// A piece of one sentence, filled in; its line breaks stay.
    pub fn words(&self, key: &str, fields: &Fields, unfilled: &mut Unfilled) -> String {
        let lines = self.lines(key, fields, unfilled).into_iter().map(|line| line.text);
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn kind_of(line: &str) -> (LineKind, &str) {
    const MARKS: [(&str, LineKind); 4] = [
        ("# ", LineKind::Heading),
        ("= ", LineKind::CentredBold),
        ("~ ", LineKind::CentredItalic),
        ("> ", LineKind::Centred),
    ];
    let marked = MARKS.iter().find_map(|(mark, kind)| Some((*kind, line.strip_prefix(mark)?)));
    marked.unwrap_or((LineKind::Text, line))
}

/// A line with its fields filled in; `None` where nothing of it is left. A blank field leaves room for the pen.
fn filled(line: &str, fields: &Fields, unfilled: &mut Unfilled) -> Option<String> {
    let mut out = String::with_capacity(line.len() + 64);
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once("[?") {
        out.push_str(&with_fields(before, fields, unfilled));
        unfilled.is_open |= !behind.contains("?]");
        let (part, after) = behind.split_once("?]").unwrap_or((behind, ""));
        let has_all =
            names(part).all(|name| fields.get(name).is_none_or(|value| !value.is_empty()));
        if has_all {
            out.push_str(&with_fields(part, fields, unfilled));
        }
        rest = after;
    }
    out.push_str(&with_fields(rest, fields, unfilled));
    let out = out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (!out.trim().is_empty()).then_some(out)
}

/// The names of the fields in a text.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

fn with_fields(text: &str, fields: &Fields, unfilled: &mut Unfilled) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, r)| Some((before, r.split_once('}')?)))
    {
        out.push_str(before);
        match fields.get(name).map(String::as_str) {
            Some("") => {
                unfilled.blank.insert(name.to_owned());
                out.push_str(super::print::WORD_FOR_THE_PEN);
            }
            Some(value) => out.push_str(value),
            None => {
                unfilled.unknown.insert(name.to_owned());
                out.extend(["{", name, "}"]);
            }
        }
        rest = after;
    }
    unfilled.is_open |= rest.contains(['{', '}']);
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Fields {
        [("cơ quan", "Đảng ủy xã Tân Mẫu"), ("ngày", ""), ("nơi", "hội trường")]
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()))
            .collect()
    }

    #[test]
    fn the_order_of_parts_goes_by_the_kind_of_office() {
        for form in ["bao-cao-nam", "bao-cao-6-thang"] {
            for (asked, body, piece) in [
                (None, "Ban Chỉ đạo Đảng ủy Khối Doanh nghiệp", "structure-khoi"),
                (None, "Đảng ủy xã Tân Mẫu", "structure-xa"),
                (None, "Đảng ủy đặc khu Mẫu", "structure-xa"),
                // “xa” is no word of this name.
                (None, "Ban Dân vận Tỉnh ủy", "structure-khoi"),
                (Some("xa"), "Ban Chỉ đạo Đảng ủy Khối", "structure-xa"),
                (Some("khac"), "Đảng ủy phường Mẫu", "structure-xa"),
            ] {
                assert_eq!(structure_piece(form, asked, body), piece, "{body}");
            }
        }
    }

    #[test]
    fn every_wording_has_pieces_that_people_can_name() {
        for (form, template) in TEMPLATES.iter() {
            assert!(!template.pieces.is_empty(), "{form}");
            for piece in &template.pieces {
                assert!(!piece.label.is_empty(), "{form}/{}", piece.key);
            }
        }
    }

    #[test]
    fn what_is_optional_goes_with_its_field_and_what_is_blank_is_named() {
        let template = Template::read(
            "[body] Nội dung\n{cơ quan} mời[?, ngày {ngày}?] tại {nơi}.\n[?Ngày {ngày}.?]\n# Lúc {ngày}\n{lạ}\n",
        );
        let mut unfilled = Unfilled::default();
        let lines = template.lines("body", &fields(), &mut unfilled);
        let found: Vec<(usize, LineKind, &str)> =
            lines.iter().map(|line| (line.number, line.kind, line.text.as_str())).collect();
        assert_eq!(
            found,
            [
                (0, LineKind::Text, "Đảng ủy xã Tân Mẫu mời tại hội trường."),
                (2, LineKind::Heading, "Lúc ……………"),
                (3, LineKind::Text, "{lạ}"),
            ]
        );
        assert_eq!(unfilled.blank.into_iter().collect::<Vec<_>>(), ["ngày"]);
        assert_eq!(unfilled.unknown.into_iter().collect::<Vec<_>>(), ["lạ"]);
    }

    #[test]
    fn an_office_puts_a_piece_in_its_own_words() {
        let own = BTreeMap::from([(wording_key("giay-moi", "subject"), "mời họp mặt".to_owned())]);
        let template = Template::of_office("giay-moi", &own);
        assert_eq!(template.piece("subject"), "mời họp mặt");
        assert_eq!(template.piece("body"), super::template("giay-moi").unwrap().piece("body"));
    }

    proptest::proptest! {
        #[test]
        fn whatever_an_office_writes_its_words_stand_on_the_paper(text in "([a-zà-ỹ{}\\[\\]?~# \n]|cơ quan|ngày){0,40}") {
            let piece = Piece { key: "body".into(), label: String::new(), text: text.clone() };
            let template = Template { pieces: vec![piece] };
            let mut unfilled = Unfilled::default();
            let lines = template.lines("body", &fields(), &mut unfilled);
            if !text.contains(['{', '[']) {
                let said = |text: &str| text.split_whitespace().collect::<String>();
                let typed: String = text.lines().map(|line| said(kind_of(line).1)).collect();
                let shown: String = lines.iter().map(|line| said(&line.text)).collect();
                proptest::prop_assert_eq!(shown, typed);
            }
            for line in &lines {
                proptest::prop_assert!(line.number < text.lines().count());
            }
        }
    }
}
