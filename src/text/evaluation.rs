//! Words of evaluation: what stands in files of criteria and of scores, what is wrong in them, and why a
//! subject has its class.
use crate::domain::{
    evaluation::{
        Band, CapRounding, CriterionKind, Flaw, NotApplicableRule, NotScored, Part, Proposed,
        Reason, Rules, Score, ScoredKind, Side, Standing, Wrong,
    },
    number::show_grouped,
    vietnamese::fold,
};
use crate::text::sentence::{one_line, with_capital};

/// Points: `92,5`, `-0,5`.
pub fn points(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let whole = show_grouped(i64::try_from(whole).unwrap_or(i64::MAX));
    match part {
        0 => format!("{sign}{whole}"),
        part if part % 10 == 0 => format!("{sign}{whole},{}", part / 10),
        part => format!("{sign}{whole},{part:02}"),
    }
}

/// Points as they are written into a file, where a dot would part a whole number from its decimals.
pub fn points_in_file(hundredths: i64) -> String {
    points(hundredths).replace('.', "")
}

/// What stands in the head of a column, without tones: of files of criteria.
pub mod head {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const CODE: &[&str] =
        &["ma", "ma tieu chi", "ma so", "tt", "stt", "so tt", "so thu tu", "muc"];
    pub const TEXT: &[&str] =
        &["noi dung", "tieu chi", "noi dung tieu chi", "ten tieu chi", "noi dung danh gia", "ten"];
    pub const MOST: &[&str] =
        &["toi da", "diem toi da", "diem chuan", "thang diem", "so diem toi da", "diem"];
    pub const KIND: &[&str] =
        &["loai", "loai diem", "kieu", "kieu diem", "cach cham", "loai tieu chi"];
    pub const STEP: &[&str] = &["buoc", "buoc diem", "buoc nhay"];
    pub const BANDS: &[&str] = &["khoang", "cac khoang", "khoang diem", "muc diem"];

    pub const SUBJECT: &[&str] = &[
        "doi tuong",
        "ten doi tuong",
        "ten",
        "don vi",
        "ten don vi",
        "tap the",
        "ca nhan",
        "mo hinh",
        "ten mo hinh",
        "ho va ten",
        "ho ten",
    ];
    pub const GROUP: &[&str] = &["nhom", "nhom doi tuong", "khoi"];
    pub const SUBJECT_KIND: &[&str] = &["loai", "loai doi tuong"];
    pub const ROUND: &[&str] = &["vong", "vong cham", "ten vong"];
    pub const SCORED_CODE: &[&str] = &["ma", "ma tieu chi", "tieu chi", "ma so"];
    pub const SCORE: &[&str] = &["diem", "so diem", "diem cham", "diem so", "ket qua"];
    pub const SCORER: &[&str] = &["nguoi cham", "can bo cham", "nguoi cham diem"];
    pub const REMARK: &[&str] = &["nhan xet", "ghi chu", "minh chung"];
}

/// The words by which kinds of criteria stand in a file, without tones; the first is the one written.
pub const KINDS: &[(CriterionKind, &[&str])] = &[
    (CriterionKind::Group, &["nhom", "nhom tieu chi", "muc lon"]),
    (CriterionKind::Points, &["diem", "cham diem", "tieu chi"]),
    (
        CriterionKind::PassFail,
        &["dat", "dat khong dat", "dat/khong dat", "dat / khong dat", "dat, khong dat", "dam bao"],
    ),
    (CriterionKind::Bonus, &["thuong", "diem thuong", "cong", "diem cong"]),
    (CriterionKind::Penalty, &["tru", "diem tru"]),
    (CriterionKind::Bands, &["khoang", "theo khoang", "khoang diem", "muc"]),
];

/// The words of the lines of rules, without tones.
pub mod rule {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const CLASS: &str = "nguong";
    pub const MOST_BONUS: &str = "thuong-toi-da";
    pub const MOST_PENALTY: &str = "tru-toi-da";
    pub const FLOOR: &str = "san";
    pub const DOWNGRADE: &str = "ha-bac";
    pub const EXCLUSION: &str = "loai-tru";
    pub const CAP: &str = "tran";
    pub const QUOTA: &str = "chi-tieu";
    pub const NOT_APPLICABLE: &str = "khong-ap-dung";
    pub const ROUND: &str = "vong";
    pub const BAND: &str = "khoang";
    pub const NAME: &str = "ten";
    pub const YEARS: &str = "nam";
    pub const DOCUMENT: &str = "van-ban";
    pub const SUBJECT: &str = "doi-tuong";
    pub const NOTE: &str = "ghi-chu";

    /// A base criterion at 0 bars a class.
    pub const NO_ZERO: &[&str] = &["khong-diem-0", "khong-co-diem-0", "khong-tieu-chi-0"];
    /// Bonus is for recognised models alone.
    pub const OF_MODELS: &[&str] = &["mo-hinh-cong-nhan", "mo-hinh-duoc-cong-nhan"];
    /// How a cap is rounded, and whether over all groups.
    pub const ROUND_DOWN: &[&str] = &["lam-tron-xuong", "tron-xuong", "xuong"];
    pub const ROUND_NEAREST: &[&str] = &["lam-tron", "tron"];
    pub const ROUND_UP: &[&str] = &["lam-tron-len", "tron-len", "len"];
    pub const OVER_ALL: &[&str] = &["chung", "tat-ca", "toan-bo"];
    /// What becomes of points that do not apply.
    pub const RESCALED: &[&str] = &["quy-doi"];
    pub const FULL_POINTS: &[&str] = &["toi-da", "diem-toi-da"];
    /// Behind the base of a cap: the class named and those above it.
    pub const AND_ABOVE: &str = " trở lên";
}

/// Scores that are no numbers, without tones.
pub mod given {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const PASSED: &[&str] = &["dat", "dam bao", "co", "x", "✓", "✔"];
    pub const FAILED: &[&str] = &["khong dat", "khong dam bao", "chua dat", "khong"];
    pub const NOT_APPLICABLE: &[&str] = &["khong ap dung", "kad", "k/ad", "n/a"];
    /// Behind a number of points.
    pub const POINTS: &[&str] = &["diem", "d"];
}

/// Words around the bounds of bands, without tones.
pub mod band {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const AT_LEAST: &[&str] = &["≥", ">=", "=>", "tu", "it nhat"];
    pub const MORE_THAN: &[&str] = &[">", "tren", "hon"];
    pub const AT_MOST: &[&str] = &["≤", "<=", "=<", "den", "toi da", "khong qua"];
    pub const LESS_THAN: &[&str] = &["<", "duoi"];
    pub const AND_MORE: &str = "tro len";
    pub const POINTS: &str = "diem";
}

/// The usual rounds, the deciding one last.
pub const ROUNDS: &[&str] = &["tự chấm", "thẩm định", "kết luận"];

/// The first word of a line of sums, without tones.
pub const SUM: &[&str] = &["tong", "tong cong", "tong diem", "cong"];

/// What a set is about, by the words for it in a file, without tones.
const ABOUT: &[(ScoredKind, &[&str])] = &[
    (ScoredKind::Registration, &["mo hinh", "mo hinh dang ky", "mo hinh dang ky trong nam"]),
    (ScoredKind::Democracy, &["qcdc", "quy che dan chu", "thuc hien qcdc trong nam"]),
    (ScoredKind::Unit, &["don vi", "tap the"]),
    (ScoredKind::Person, &["ca nhan", "nguoi"]),
    (ScoredKind::Name, &["ten", "doi tuong ghi ten"]),
];

/// What a set is about, by the words for it.
pub fn scored_kind_named(words: &str) -> Option<ScoredKind> {
    let words = fold(words);
    ABOUT.iter().find(|(_, all)| all.contains(&words.as_str())).map(|(kind, _)| *kind)
}

/// Bands as they are written into a file: `≥ 90 %: 10; ≥ 80 %: 8`.
pub fn bands(bands: &[Band]) -> String {
    let written = bands.iter().map(|band| {
        let side = match band.side {
            Side::AtLeast => "≥",
            Side::MoreThan => ">",
            Side::AtMost => "≤",
            Side::LessThan => "<",
        };
        let percent = if band.is_percent { " %" } else { "" };
        format!("{side} {}{percent}: {}", points_in_file(band.bound), points_in_file(band.points))
    });
    written.collect::<Vec<_>>().join("; ")
}

/// A score as it is written into a file.
pub fn score(score: Score) -> String {
    match score {
        Score::Points(own) => points(own),
        Score::Measured(measured) => percent(measured),
        Score::Passed => "đạt".to_owned(),
        Score::Failed => "không đạt".to_owned(),
        Score::NotApplicable => "không áp dụng".to_owned(),
    }
}

/// The rules of a set as the lines of a file.
pub fn rules(rules: &Rules) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = |rule: &str, cells: &[&str]| {
        let cells: Vec<&str> = std::iter::once(rule).chain(cells.iter().copied()).collect();
        lines.push(format!("@{}", cells.join("\t")).trim_end().to_owned());
    };
    for class in &rules.classes {
        let no_zero = if class.no_zero { "khong-diem-0" } else { "" };
        line(rule::CLASS, &[&class.name, &points_in_file(class.least), no_zero]);
    }
    if rules.most_bonus.is_some() || rules.bonus_of_models {
        let most = rules.most_bonus.map_or_else(String::new, points_in_file);
        let of_models = if rules.bonus_of_models { "mo-hinh-cong-nhan" } else { "" };
        line(rule::MOST_BONUS, &[&most, of_models]);
    }
    if let Some(most) = rules.most_penalty {
        line(rule::MOST_PENALTY, &[&points_in_file(most)]);
    }
    for floor in &rules.floors {
        line(rule::FLOOR, &[&floor.group, &points_in_file(floor.least), &floor.best]);
    }
    for downgrade in &rules.downgrades {
        line(rule::DOWNGRADE, &[&downgrade.reason, &downgrade.best]);
    }
    for exclusion in &rules.exclusions {
        line(rule::EXCLUSION, &[exclusion]);
    }
    for cap in &rules.caps {
        let rounding = match cap.rounding {
            CapRounding::Down => "",
            CapRounding::Nearest => "lam-tron",
            CapRounding::Up => "lam-tron-len",
        };
        let over_all = if cap.is_over_all { "chung" } else { "" };
        let share = points_in_file(cap.percent);
        let more = cap.with_reason.map(points_in_file).unwrap_or_default();
        line(rule::CAP, &[&cap.class, &share, &cap.base, rounding, over_all, &more]);
    }
    for quota in &rules.quotas {
        let number = quota.number.map(|number| number.to_string()).unwrap_or_default();
        line(rule::QUOTA, &[&quota.group, &quota.kind, &number, &quota.least]);
    }
    if rules.not_applicable == NotApplicableRule::FullPoints {
        line(rule::NOT_APPLICABLE, &["toi-da"]);
    }
    for round in &rules.rounds {
        line(rule::ROUND, &[round]);
    }
    lines
}

/// A kind of criterion as it is written into a file.
pub fn kind_key(kind: CriterionKind) -> &'static str {
    KINDS.iter().find(|(of, _)| *of == kind).and_then(|(_, words)| words.first()).unwrap_or(&"")
}

/// Is it proposed?
pub fn proposed(proposed: Proposed) -> &'static str {
    match proposed {
        Proposed::Yes => "có",
        Proposed::No => "không",
        Proposed::Undecided => UNDECIDED,
    }
}

/// A class or proposal that whoever decides still says.
pub const UNDECIDED: &str = "chờ quyết định";

/// The class of a subject.
pub fn class(rules: &Rules, standing: Standing) -> String {
    match standing {
        Standing::Class(at) => rules.classes.get(at).map(|c| c.name.clone()).unwrap_or_default(),
        Standing::Undecided { .. } => UNDECIDED.to_owned(),
        Standing::BelowAll => "Không xếp loại".to_owned(),
        Standing::NotJudged => "Chưa xếp loại".to_owned(),
    }
}

/// A share: `20 %`.
fn percent(hundredths: i64) -> String {
    format!("{} %", points(hundredths))
}

/// Why, as an id that is the same for ever.
pub fn why(reason: &Reason) -> &'static str {
    match reason {
        Reason::Missing { .. } => "missing",
        Reason::Wrong { .. } => "wrong",
        Reason::UnknownReason { .. } => "unknown-reason",
        Reason::NoSheet { .. } => "no-sheet",
        Reason::NotAgreed { .. } => "not-agreed",
        Reason::BonusCut { .. } => "bonus",
        Reason::BonusWithoutModel => "bonus-without-model",
        Reason::PenaltyCut { .. } => "penalty",
        Reason::Zero { .. } => "zero",
        Reason::Floor { .. } => "floor",
        Reason::Downgrade { .. } => "downgrade",
        Reason::Exclusion { .. } => "exclusion",
        Reason::Cap { .. } => "cap",
        Reason::KeptOverCap { .. } => "kept-over-cap",
        Reason::Quota { .. } => "quota",
        Reason::Tie => "tie",
    }
}

/// Why, in a sentence.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Missing { codes } => format!("Chưa chấm: {}.", codes.join(", ")),
        Reason::Wrong { codes } => format!("Điểm không hợp lệ: {}.", codes.join(", ")),
        Reason::UnknownReason { reason } => {
            format!("Bộ tiêu chí không có lý do “{}”.", one_line(reason))
        }
        Reason::NoSheet { round } => format!("Chưa có điểm vòng {round}."),
        Reason::NotAgreed { round } => {
            format!("Những người chấm vòng {round} cho điểm khác nhau; cần nhập phiếu thống nhất.")
        }
        Reason::BonusCut { sum, most } => {
            format!("Điểm thưởng {} chỉ tính {}.", points(*sum), points(*most))
        }
        Reason::BonusWithoutModel => {
            "Có điểm thưởng nhưng sổ chưa có mô hình nào được công nhận trong năm.".to_owned()
        }
        Reason::PenaltyCut { sum, most } => {
            format!("Điểm trừ {} chỉ tính {}.", points(*sum), points(*most))
        }
        Reason::Zero { codes, are_failed, class } => format!(
            "Tiêu chí {} {} nên không được xếp {}.",
            codes.join(", "),
            if *are_failed { "không đạt" } else { "bị điểm 0" },
            one_line(class)
        ),
        Reason::Floor { group, points: own, least, best } => format!(
            "Nhóm {group} được {}, dưới sàn {}: cao nhất là {}.",
            points(*own),
            points(*least),
            one_line(best)
        ),
        Reason::Downgrade { reason, best } => {
            format!("Hạ bậc vì {}: cao nhất là {}.", one_line(reason), one_line(best))
        }
        Reason::Exclusion { reason } => format!("Loại trừ vì {}.", one_line(reason)),
        Reason::Cap { class, percent: share, base, places } => {
            format!("{} không quá {} của {base}: {places} chỗ.", one_line(class), percent(*share))
        }
        Reason::KeptOverCap { reason, percent: share, places } => format!(
            "Vẫn giữ mức, vì {}: có lý do thì không quá {}, {places} chỗ.",
            one_line(reason),
            percent(*share)
        ),
        Reason::Quota { places } => format!("Chỉ tiêu đề nghị {places} chỗ."),
        Reason::Tie => "Bằng điểm ở ranh giới, chờ cấp có thẩm quyền quyết định.".to_owned(),
    }
}

/// Why a score is not taken.
pub fn not_scored(why: NotScored) -> String {
    match why {
        NotScored::NotANumber => "không phải là điểm".to_owned(),
        NotScored::TooFine => "chỉ ghi tối đa hai chữ số sau dấu phẩy".to_owned(),
        NotScored::Negative => "điểm không được âm; điểm trừ cũng ghi số dương".to_owned(),
        NotScored::OverMost { most } => format!("vượt điểm tối đa {}", points(most)),
        NotScored::WrongStep { step } => format!("điểm phải theo bước {}", points(step)),
        NotScored::NeitherPassNorFail { most: 0 } => "chỉ ghi đạt hoặc không đạt".to_owned(),
        NotScored::NeitherPassNorFail { most } => {
            format!("chỉ ghi đạt ({}) hoặc không đạt (0)", points(most))
        }
        NotScored::NotInBands => "không phải điểm của khoảng nào; số đo ghi kèm %".to_owned(),
        NotScored::NotPassFail => "tiêu chí này chấm bằng điểm số".to_owned(),
        NotScored::NotMeasured => "tiêu chí này chấm bằng điểm, không bằng %".to_owned(),
        NotScored::AlwaysApplies => "điểm thưởng, điểm trừ không ghi “không áp dụng”".to_owned(),
        NotScored::IsAGroup => "đây là nhóm, chỉ chấm các tiêu chí trong nhóm".to_owned(),
        NotScored::UnknownCode => "bộ tiêu chí không có mã này".to_owned(),
    }
}

/// What is wrong with a set.
pub fn wrong(wrong: &Wrong) -> String {
    match wrong {
        Wrong::NoCriteria => "Bộ tiêu chí chưa có tiêu chí nào để chấm.".into(),
        Wrong::NoClasses => "Bộ tiêu chí chưa có mức xếp loại nào.".into(),
        Wrong::NoCode => "Thiếu mã.".into(),
        Wrong::NoText => "Thiếu nội dung.".into(),
        Wrong::CodeTwice => "Mã này đã có ở trên.".into(),
        Wrong::NoGroup => "Không có nhóm chứa tiêu chí này; coi như đứng riêng.".into(),
        Wrong::BelowNoGroup => "Tiêu chí phía trên không phải là nhóm.".into(),
        Wrong::TooDeep => "Bộ tiêu chí chỉ có tối đa bốn cấp.".into(),
        Wrong::EmptyGroup => "Nhóm chưa có tiêu chí nào.".into(),
        Wrong::NoMost => "Điểm tối đa phải lớn hơn 0.".into(),
        Wrong::Sum { is, says } => {
            format!("Tổng điểm tối đa trong nhóm là {}, phải bằng {}.", points(*is), points(*says))
        }
        Wrong::StepLeavesRest => "Điểm tối đa không chia hết cho bước điểm.".into(),
        Wrong::NoBands => "Chưa ghi các khoảng; chấm như điểm thường.".into(),
        Wrong::BandsNotMost { is, says } => {
            format!("Khoảng cao nhất cho {}, điểm tối đa là {}.", points(*is), points(*says))
        }
        Wrong::BonusWithoutCap => "Có điểm thưởng nhưng chưa có mức tối đa.".into(),
        Wrong::PenaltyWithoutCap => "Có điểm trừ nhưng chưa có mức tối đa.".into(),
        Wrong::ThresholdRises => "Các mức xếp loại phải xếp từ cao xuống thấp.".into(),
        Wrong::SameThreshold => "Ngưỡng bằng mức ngay trên, nên không ai được xếp mức này.".into(),
        Wrong::OutOfReach { most } => {
            format!("Ngưỡng cao hơn tổng điểm tối đa {}.", points(*most))
        }
        Wrong::LastNotZero => {
            "Mức cuối nên bắt đầu từ 0 điểm; dưới ngưỡng này sẽ không xếp loại.".into()
        }
        Wrong::NameTwice => "Tên mức này đã có ở trên.".into(),
        Wrong::UnknownClass { name } => format!("Không có mức xếp loại “{}”.", one_line(name)),
        Wrong::UnknownGroup { code } => {
            format!("Không có nhóm hay tiêu chí mã “{}”.", one_line(code))
        }
        Wrong::FloorOverMost { most } => format!("Điểm sàn cao hơn điểm tối đa {}.", points(*most)),
        Wrong::NotAPercentage => "Tỷ lệ phải từ 0 đến 100.".into(),
        Wrong::ReasonShareTooLow => {
            "Tỷ lệ khi có lý do phải cao hơn tỷ lệ thường, tối đa 100.".into()
        }
        Wrong::BaseWithoutClass => "Cơ sở tính trần không gồm mức bị giới hạn.".into(),
        Wrong::NotPoints { text } => with_capital(&line::not_points(text)),
        Wrong::NotBands { text } => with_capital(&line::not_bands(text)),
        Wrong::BandsOfOther => "Chỉ ghi khoảng khi cách chấm là “Theo khoảng”.".into(),
    }
}

/// What is wrong with a set, with where it stands in its file.
pub fn flaw(rules: &Rules, flaw: &Flaw) -> String {
    let sentence = wrong(&flaw.wrong);
    let needs = match flaw.wrong {
        Wrong::NoClasses => rule::CLASS,
        Wrong::BonusWithoutCap => rule::MOST_BONUS,
        Wrong::PenaltyWithoutCap => rule::MOST_PENALTY,
        _ => "",
    };
    match flaw.part {
        _ if !needs.is_empty() => format!("{sentence} Cần dòng @{needs}."),
        Part::Criterion(at) => match rules.criteria.get(at) {
            Some(of) => format!("Tiêu chí {}: {sentence}", of.code),
            None => sentence,
        },
        Part::Class(at) => match rules.classes.get(at) {
            Some(of) => format!("Mức “{}”: {sentence}", one_line(&of.name)),
            None => sentence,
        },
        _ => sentence,
    }
}

/// What is said of a line of a file.
pub mod line {
    use super::{NotScored, not_scored, one_line};

    /// The line itself: `Dòng 12: …`.
    pub fn at(line: usize, sentence: &str) -> String {
        if line == 0 { sentence.to_owned() } else { format!("Dòng {line}: {sentence}") }
    }
    /// No head of the columns.
    pub const NO_HEAD: &str =
        "Không thấy dòng tiêu đề cột. Tệp tiêu chí có các cột ma, noi_dung, toi_da, loai, buoc.";
    /// The same of a file of scores.
    pub const NO_SCORES_HEAD: &str =
        "Không thấy dòng tiêu đề cột. Tệp điểm có các cột doi_tuong, nhom, loai, vong, ma, diem.";
    /// Lines above the head.
    pub const ABOVE_HEAD: &str = "đứng trên tiêu đề cột, không lấy.";
    /// A line of sums.
    pub const SUM: &str = "dòng tổng, không lấy.";
    /// More criteria than a set has.
    pub fn too_many(most: usize) -> String {
        format!("quá {most} tiêu chí; tệp này có lẽ không phải một bộ tiêu chí.")
    }
    /// More cells than columns.
    pub const TOO_MANY_CELLS: &str =
        "nhiều ô hơn tiêu đề; ô có dấu ngăn cách bên trong phải đặt trong dấu nháy kép.";
    /// No code.
    pub const NO_CODE: &str = "thiếu mã.";
    /// No subject.
    pub const NO_SUBJECT: &str = "thiếu tên đối tượng.";
    /// No score.
    pub const NO_SCORE: &str = "ô điểm để trống, coi như chưa chấm.";
    /// A reason without words.
    pub const NO_REASON: &str = "thiếu lý do ở ô điểm.";
    /// A column of which nothing is known.
    pub fn unknown_column(head: &str) -> String {
        format!("Cột “{}” không có trong mẫu, không lấy.", one_line(head))
    }
    /// A head twice.
    pub fn column_twice(head: &str) -> String {
        format!("Cột “{}” trùng với một cột khác, không lấy.", one_line(head))
    }
    /// An unknown kind of criterion.
    pub fn unknown_kind(word: &str) -> String {
        format!("không hiểu loại “{}”; có nhom, diem, dat, thuong, tru, khoang.", one_line(word))
    }
    /// A kind that was guessed.
    pub fn guessed_kind(kind: &str) -> String {
        format!("chưa ghi loại, hiểu là “{kind}”.")
    }
    /// A number that stands in an earlier group too.
    pub fn told_apart(code: &str, as_code: &str) -> String {
        format!("mã {code} đã có ở nhóm trên, hiểu là {as_code}; tệp điểm cũng ghi mã này.")
    }
    /// No number of points.
    pub fn not_points(word: &str) -> String {
        format!("“{}” không phải là điểm.", one_line(word))
    }
    /// No bands.
    pub fn not_bands(word: &str) -> String {
        format!("không hiểu khoảng “{}”; ví dụ: ≥ 90 %: 10, ≥ 80 %: 8.", one_line(word))
    }
    /// An unknown rule.
    pub fn unknown_rule(word: &str) -> String {
        format!("không hiểu dòng “{}”.", one_line(word))
    }
    /// A cell too many, or one that is not understood, in a rule.
    pub fn odd_cell(word: &str) -> String {
        format!("không hiểu “{}” ở dòng quy tắc này.", one_line(word))
    }
    /// Something is missing in a rule.
    pub fn rule_needs(rule: &str, form: &str) -> String {
        format!("dòng @{rule} cần ghi: {form}.")
    }
    /// A rule twice.
    pub fn rule_twice(rule: &str) -> String {
        format!("dòng @{rule} đã có ở trên.")
    }
    /// A score that is not taken.
    pub fn score(subject: &str, code: &str, given: &str, why: NotScored) -> String {
        format!("{}, mã {code}, “{}”: {}.", one_line(subject), one_line(given), not_scored(why))
    }
    /// A number taken as measured.
    pub fn measured(subject: &str, code: &str, given: &str, points: &str) -> String {
        format!(
            "{}, mã {code}: “{}” được hiểu là số đo (%), được {points} điểm.",
            one_line(subject),
            one_line(given)
        )
    }
    /// The same score twice.
    pub fn score_twice(subject: &str, code: &str) -> String {
        format!("{} đã có điểm mã {code} ở vòng này.", one_line(subject))
    }
    /// A reason twice.
    pub fn unknown_reason(subject: &str, reason: &str) -> String {
        format!("{}: bộ tiêu chí không có lý do “{}”.", one_line(subject), one_line(reason))
    }
    /// One subject in two groups.
    pub fn two_groups(subject: &str, one: &str, other: &str) -> String {
        format!(
            "{} ở trên thuộc nhóm “{}”, ở đây là “{}”.",
            one_line(subject),
            one_line(one),
            one_line(other)
        )
    }
    /// Criteria without a score.
    pub fn missing(subject: &str, round: &str, codes: &[String]) -> String {
        format!("{}, vòng {round}: chưa chấm {}.", one_line(subject), codes.join(", "))
    }
    /// What each rule must say.
    pub mod form {
        #![expect(missing_docs, reason = "the words themselves")]
        pub const CLASS: &str = "tên mức, từ điểm";
        pub const MOST: &str = "số điểm";
        pub const FLOOR: &str = "mã nhóm, điểm sàn, mức cao nhất khi dưới sàn";
        pub const DOWNGRADE: &str = "lý do, mức cao nhất";
        pub const EXCLUSION: &str = "lý do";
        pub const CAP: &str =
            "mức, tỷ lệ %, mức làm cơ sở, rồi nếu có: cách làm tròn, chung, tỷ lệ % khi có lý do";
        pub const QUOTA: &str = "nhóm, loại, số lượng, mức tối thiểu";
        pub const NOT_APPLICABLE: &str = "quy-doi hoặc toi-da";
        pub const BAND: &str = "mã, từ bao nhiêu, điểm";
        pub const YEARS: &str = "từ năm, đến năm";
        pub const TEXT: &str = "nội dung";
    }
}
