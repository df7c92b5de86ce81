//! Domain values in words: problems, states, kinds, and what a step of the history did.
use super::{
    print, reports,
    sentence::{self, one_line, with_capital, without_capital},
    terms,
};
use crate::domain::{
    answer::Answer,
    award::{AmendmentKind, AwardOrder, RoundState},
    blanks::BlankMovement,
    decision::PaperState,
    democracy::{DialogueKind, InternalRuleKind},
    edit::{Edit, Purpose},
    entry::Entry,
    field::Field,
    figure,
    ids::Kind,
    list_item::ListKind,
    movement::{
        Effect, FollowUpPeriod, ModelKind, ModelSubject, RegistrationKind, RegistrationState,
    },
    office::{Body, Numbering, Signing},
    paper_kind::PaperKind,
    paper_number::paper_number,
    person::Gender,
    problem::{Finding, Place, Problem},
    recipient::RecipientKind,
    reward::RewardSubject,
    rule_set,
    unit::SuccessionKind,
};

/// Is this field chosen from a list rather than typed?
fn is_chosen(field: Field) -> bool {
    matches!(
        field,
        Field::Body
            | Field::UnitKind
            | Field::Round
            | Field::Recipient
            | Field::Unit
            | Field::Decision
            | Field::MovementModel
            | Field::Person
            | Field::CommitteeBody
    )
}

/// The sentence under a field.
pub fn problem(field: Field, problem: &Problem) -> String {
    let label = without_capital(terms::field(field));
    match problem {
        Problem::Required => match field {
            Field::Posts => "Mỗi dòng chức vụ cần có chức vụ hoặc đơn vị.".into(),
            Field::Predecessor => {
                "Vui lòng chọn đơn vị tiền thân, khác với chính đơn vị này.".into()
            }
            Field::AmendmentReason => "Vui lòng ghi lý do.".into(),
            Field::Replications => "Mỗi dòng nhân rộng cần có đơn vị hoặc nơi áp dụng.".into(),
            Field::Attendees => "Mỗi học viên cần có họ tên hoặc được chọn từ danh sách.".into(),
            Field::FollowUpDate => "Mỗi dòng theo dõi cần có ngày.".into(),
            Field::Inspections => "Mỗi cuộc kiểm tra cần có ngày dự kiến hoặc ngày kiểm tra.".into(),
            f if is_chosen(f) => format!("Vui lòng chọn {label}."),
            _ => format!("Vui lòng nhập {label}."),
        },
        Problem::NotADate => "Ngày phải có dạng ngày/tháng/năm, ví dụ 05/12/2016.".into(),
        Problem::NotANumber => "Vui lòng nhập một số, ví dụ 12.".into(),
        Problem::NotMoney => "Tiền thưởng không hợp lệ. Ví dụ: 1.170.000.".into(),
        Problem::NotAYear => "Năm không hợp lệ (2000–2100).".into(),
        Problem::EndsBeforeStart => "Thời gian kết thúc phải sau thời gian bắt đầu.".into(),
        Problem::AlreadyInList => match field {
            Field::UnitName => "Đơn vị này đã có trong danh sách.".into(),
            _ => "Tên này đã có trong danh sách.".into(),
        },
        Problem::TermOverlaps { name } => {
            format!("Nhiệm kỳ bị chồng thời gian với nhiệm kỳ {name}.")
        }
        Problem::RecipientTwice => "Đối tượng này đã có trong danh sách.".into(),
        Problem::NumberUsed { by } => {
            format!("Số này đã dùng cho quyết định “{by}”. Hãy sửa số, hoặc ghi lý do dùng lại số.")
        }
        Problem::NoPost => "Chưa có chức vụ người ký; giấy in ra để trống chỗ đó.".into(),
        Problem::OddNumber => {
            "Số của quyết định chỉ ghi số, ví dụ 05 hoặc 12a; ký hiệu lấy theo cơ quan. Số này sẽ in như đã gõ.".into()
        }
        Problem::RegisterNumberUsed { by } => format!("Số vào sổ này đã cấp cho {by}."),
        Problem::IssuedWithDecision => {
            "Giấy này phát hành cùng quyết định. Hãy phát hành quyết định.".into()
        }
        Problem::AwardsNobody => {
            "Quyết định chưa có tập thể, cá nhân nào được khen nên chưa phát hành được.".into()
        }
        Problem::NoSymbol => {
            "Chưa có ký hiệu; số của giấy in ra để trống chỗ ký hiệu.".into()
        }
        Problem::RenumbersIssued => {
            "Các quyết định đã phát hành sẽ được nêu theo ký hiệu, thể thức mới; nếu cơ quan đổi tên, hãy lập cơ quan mới từ ngày đổi.".into()
        }
        Problem::UnclearSymbol { line } => format!(
            "Dòng “{line}” chưa rõ. Mỗi dòng ghi một loại ({}) rồi ký hiệu viết liền, ví dụ TTr/BTGDV.",
            PaperKind::ALL.map(PaperKind::sign).join(", ")
        ),
        Problem::Gone => "Mục đã chọn không còn trong sổ. Vui lòng chọn lại.".into(),
        Problem::AboveItself => "Đơn vị không thể là cấp trên của chính nó.".into(),
        Problem::TooLong { most } => format!("Dài quá {most} chữ cái."),
        Problem::NeededToIssue => format!("Muốn phát hành, vui lòng nhập {label}."),
        Problem::AlreadyIssued => {
            "Văn bản đã phát hành. Hãy dùng đính chính, thu hồi hoặc cấp lại.".into()
        }
        Problem::InTheFuture => "Ngày ký ở tương lai.".into(),
        Problem::SignatoryNotInOffice => "Người ký không giữ chức vụ vào ngày ký.".into(),
        Problem::BasisExpired { basis, since } => {
            format!("Văn bản {basis} đã hết hiệu lực từ {since}.")
        }
        Problem::BasisNotYet { basis, from } => {
            format!("Văn bản {basis} đến {from} mới có hiệu lực.")
        }
        Problem::RuleSetNotInForce { name } => {
            format!("Bộ thể thức {name} không có hiệu lực vào ngày ký.")
        }
        Problem::OddName => "Họ tên có chữ số hoặc ký tự lạ; vẫn lưu được nếu đúng.".into(),
        Problem::OddBirth => "Năm sinh hơi lạ; vẫn lưu được nếu đúng.".into(),
        Problem::PerhapsTwice { of } => {
            format!("Tên gần giống, có thể là một: {of}. Vẫn lưu được nếu là người khác.")
        }
        Problem::PapersMissing { which } => {
            let list: Vec<String> = which
                .iter()
                .map(|f| without_capital(terms::field(*f)).trim_start_matches("có ").to_owned())
                .collect();
            format!("Hồ sơ còn thiếu: {}.", list.join(", "))
        }
        Problem::AwardedAlready { how } => format!("Đã được tặng {how} cùng nội dung, cùng năm."),
        Problem::ListRecordedAlready { round } => format!(
            "Danh sách này đã ghi vào sổ trong đợt “{round}”. Ghi nữa thì mỗi người được tính hai lần."
        ),
        Problem::OuterQuotes => "Tên đang có dấu ngoặc kép bao ngoài.".into(),
        Problem::RegisteredAlready => "Mô hình này đã đăng ký trong năm.".into(),
        Problem::SameUnit => "Đơn vị áp dụng phải khác đơn vị gốc.".into(),
        Problem::AtLeastOne => "Phải lớn hơn 0.".into(),
        Problem::AttendeeTwice { name } => format!("Học viên {name} đã có trong lớp."),
        Problem::BadAttendance => {
            "Mỗi buổi một chữ: x có mặt, p vắng có phép, k vắng không phép, t cử người thay; không quá số buổi."
                .into()
        }
        Problem::UnitYearTwice => "Đơn vị đã có dữ liệu năm này.".into(),
        Problem::MoreResolvedThanReceived => "Số đã giải quyết lớn hơn số nhận.".into(),
        Problem::NumberWithoutCommittee => {
            "Mâu thuẫn: có số quyết định nhưng chọn chưa thành lập.".into()
        }
        Problem::TwoHeads => "Ban Chỉ đạo chỉ có một Trưởng Ban tại một thời điểm.".into(),
        Problem::SalaryTwice => "Đã có mức lương cơ sở áp dụng từ ngày này.".into(),
        Problem::OneOfTwo => "Chỉ nhập một trong hai: hệ số hoặc số tiền.".into(),
        Problem::NotAPercentage => "Chỉ tiêu phần trăm phải từ 0 đến 100.".into(),
        Problem::NotAFigure => {
            format!("Con số đo là Q1 đến Q{}, hoặc để trống.", figure::COUNT)
        }
        Problem::NearlyTheSame { of } => {
            format!("Gần giống {of}; vẫn lưu được nếu là mô hình khác.")
        }
        Problem::NotInYear => "Ngày không thuộc năm công tác; vẫn lưu được nếu đúng.".into(),
        Problem::AfterDue { due } => format!("Đăng ký sau hạn {due}."),
        Problem::OnlyOfSpoiled => format!("Chỉ ghi {label} khi biến động là “Hỏng”."),
        Problem::MoreThanLeft { left } => format!(
            "Nhiều hơn số phôi còn lại trong năm ({left} tờ); vẫn lưu được nếu đúng."
        ),
        Problem::NoMinutes => format!("Chưa có {label}; ghi thêm khi đã lập biên bản."),
        Problem::NotRegisteredBefore => "Mô hình chưa có đăng ký ở năm trước.".into(),
    }
}

/// The sentence for something found, wherever it stands in the record: “Chức vụ, dòng 2: …”.
pub fn finding(finding: &Finding) -> String {
    let sentence = problem(finding.field, &finding.problem);
    match finding.place {
        Some(Place { part, row }) => {
            format!("{}, dòng {}: {sentence}", with_capital(terms::kind(part)), row + 1)
        }
        None => sentence,
    }
}

/// What a step of the history did, for “Hoàn tác: …” and “Lịch sử”.
pub fn edit(edit: &Edit) -> String {
    let did = |new: bool| if new { "Thêm" } else { "Sửa" };
    let named = |new: bool, kind, name: &str| {
        format!("{} {}: {}", did(new), terms::kind(kind), one_line(name))
    };
    match edit {
        Edit::SaveOffice(_) => "Sửa cài đặt chung".into(),
        Edit::Save(Entry::Proposal(p)) => format!("{} đề nghị khen thưởng", did(p.id.is_none())),
        Edit::Save(Entry::Decision(d)) if !d.number.is_empty() => {
            named(d.id.is_none(), Kind::Decision, &format!("số {}", d.number))
        }
        Edit::Save(Entry::Paper(p)) => {
            format!("Sửa giấy: {}", super::reports::title(&p.report))
        }
        Edit::Save(entry) => named(entry.record().is_none(), entry.kind(), entry.name()),
        Edit::AddCollective { collective, .. } => named(true, Kind::Collective, &collective.name),
        Edit::Several { purpose, edits } => match purpose {
            Purpose::Rows(rows) => match edits.last() {
                Some(Edit::Save(entry)) => format!("Thêm {rows} {}", terms::kind(entry.kind())),
                _ => format!("Nhập nhanh {rows} dòng"),
            },
            Purpose::Cells(records) => format!("Sửa trong bảng {records} mục"),
            Purpose::OneField(field) => {
                format!("Đổi {} của {} mục", without_capital(terms::field(*field)), edits.len())
            }
            Purpose::NewYear(year) => format!("Chuyển sang năm {year}: {} mục", edits.len()),
            Purpose::Remove => format!("Xóa {} mục", edits.len()),
            Purpose::Order => "Xếp lại thứ tự danh sách khen".into(),
        },
        Edit::Remove(record) => format!("Xóa {}", terms::kind(record.kind())),
        Edit::Restore(record) => format!("Lấy lại từ thùng rác: {}", terms::kind(record.kind())),
        Edit::EmptyTrash => "Dọn thùng rác".into(),
        Edit::Merge { kept, .. } => format!("Gộp hai {}", terms::kind(kept.kind())),
        Edit::TellApart(one, _) => format!("Đánh dấu không trùng: {}", terms::kind(one.kind())),
        Edit::RestoreField { column, .. } => {
            format!("Khôi phục giá trị cũ: {}", terms::column(column))
        }
        Edit::Attach { name, .. } => format!("Đính kèm: {}", one_line(name)),
        Edit::Detach(_) => "Bỏ tệp đính kèm".into(),
        Edit::Reorder(records) => format!("Xếp lại thứ tự {} mục", records.len()),
        Edit::AwardProposals { proposals, .. } => {
            format!("Lập khen thưởng từ {} đề nghị", proposals.len())
        }
        Edit::IssuePaper(p) => {
            let title = reports::title(&p.report);
            if p.number.is_empty() {
                format!("Phát hành giấy: {title}")
            } else {
                format!("Phát hành giấy: {title}, số {}", p.number)
            }
        }
        Edit::IssueDecision(decision) => format!("Phát hành quyết định số {}", decision.number),
        Edit::RecordQuickList(q) => {
            format!("Ghi danh sách nhanh: {}", print::counted(q.counts()))
        }
    }
}

/// Có, không.
pub fn yes_no(yes: bool) -> &'static str {
    if yes { "Có" } else { "Không" }
}

/// Tập thể, cá nhân, hộ gia đình.
pub fn recipient_kind(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Collective => "Tập thể",
        RecipientKind::Person => "Cá nhân",
        RecipientKind::Household => "Hộ gia đình",
    }
}

/// Trạng thái of a paper.
pub fn paper_state(state: PaperState) -> &'static str {
    match state {
        PaperState::Draft => "Nháp",
        PaperState::Submitted => "Trình ký",
        PaperState::Issued => "Đã phát hành",
    }
}

/// Trạng thái of a round.
pub fn round_state(state: RoundState) -> &'static str {
    match state {
        RoundState::Proposing => "Đang đề nghị",
        RoundState::Reviewed => "Đã họp xét",
        RoundState::Decided => "Đã có quyết định",
        RoundState::Handed => "Đã trao",
    }
}

/// Thứ tự of a round's list.
pub fn award_order(order: AwardOrder) -> &'static str {
    match order {
        AwardOrder::ByUnit => "Theo thứ tự đơn vị, chức vụ, tên",
        AwardOrder::ByName => "Theo tên",
        AwardOrder::ByHand => "Xếp tay",
    }
}

/// What happened to an award.
pub fn amendment_kind(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::Corrected => "Đính chính",
        AmendmentKind::Revoked => "Thu hồi",
        AmendmentKind::Reissued => "Cấp lại",
    }
}

/// `05-QĐ/BCĐ`, `05/QĐ-UBND`; blank while a decision has no number.
pub fn decision_number(number: &str, body: Option<&Body>) -> String {
    match body.and_then(|b| Some((b, rule_set::by_id(&b.rule_set)?))) {
        _ if number.is_empty() => String::new(),
        Some((body, rules)) => paper_number(rules, PaperKind::Decision, body, number, "…"),
        None => number.to_owned(),
    }
}

/// What a round is called besides its name, by whom it must be told from another year's.
pub fn also_called_round(name: &str, year: &str) -> Vec<String> {
    vec![format!("{name} {year}"), format!("{name}, {year}"), format!("{name} năm {year}")]
}

/// What a decision is called besides number and day: `05`, `05-QĐ/BCĐ`, `Quyết định số 05-QĐ/BCĐ ngày 10/01/2017`.
pub fn also_called_decision(number: &str, body: Option<&Body>, day: &str) -> Vec<String> {
    if number.is_empty() {
        return Vec::new();
    }
    let whole = decision_number(number, body);
    let dated = |before: &str, between: &str| format!("{before}{whole}{between} {day}");
    let mut names =
        vec![number.to_owned(), format!("số {whole}"), format!("Quyết định số {whole}")];
    if !day.is_empty() {
        for before in ["", "số ", "Quyết định số "] {
            names.extend([dated(before, " ngày"), dated(before, ", ngày"), dated(before, ",")]);
        }
    }
    names.push(whole);
    names
}

/// `05-QĐ/BCĐ, 10/01/2017`, where one decision is told from others.
pub fn decision(number: &str, body: Option<&Body>, day: &str) -> String {
    let number = decision_number(number, body);
    joined(&[&number, day])
}

/// Those that are not blank, with commas between: chức vụ, đơn vị.
pub fn joined(parts: &[&str]) -> String {
    sentence::joined(parts, ", ")
}

/// Cách đánh số.
pub fn numbering(numbering: Numbering) -> &'static str {
    match numbering {
        Numbering::ByTerm => "Theo nhiệm kỳ",
        Numbering::ByYear => "Theo năm",
    }
}

/// Cách ký.
pub fn signing(signing: Signing) -> &'static str {
    match signing {
        Signing::OnBehalf => "Thay mặt tập thể (T/M …)",
        Signing::HeadSigns => "Cấp trưởng ký trực tiếp, cấp phó ký K/T",
    }
}

/// Giới tính.
pub fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Unknown => "",
        Gender::Male => "Nam",
        Gender::Female => "Nữ",
    }
}

/// Đổi tên, sáp nhập, chia tách.
pub fn succession_kind(kind: SuccessionKind) -> &'static str {
    match kind {
        SuccessionKind::Renamed => "Đổi tên",
        SuccessionKind::Merged => "Sáp nhập",
        SuccessionKind::Split => "Chia tách",
    }
}

/// Mô hình or điển hình.
pub fn model_kind(value: ModelKind) -> &'static str {
    match value {
        ModelKind::Model => "Mô hình",
        ModelKind::Exemplar => "Điển hình",
    }
}

/// Who carries it out.
pub fn model_subject(value: ModelSubject) -> &'static str {
    match value {
        ModelSubject::Collective => "Tập thể",
        ModelSubject::Person => "Cá nhân",
    }
}

/// What kind of registration a year has of a model.
pub fn registration_kind(value: RegistrationKind) -> &'static str {
    match value {
        RegistrationKind::New => "Mới",
        RegistrationKind::Maintained => "Duy trì",
        RegistrationKind::Upgraded => "Nâng cấp, bổ sung",
    }
}

/// How far a model has come in a year.
pub fn registration_state(value: RegistrationState) -> &'static str {
    match value {
        RegistrationState::Registered => "Đã đăng ký",
        RegistrationState::Draft => "Dự thảo",
        RegistrationState::Underway => "Đang thực hiện",
        RegistrationState::Reported => "Đã báo cáo kết quả",
        RegistrationState::Scored => "Đã chấm điểm",
        RegistrationState::Recognised => "Được công nhận",
        RegistrationState::NotRecognised => "Không công nhận",
        RegistrationState::Ended => "Kết thúc",
        RegistrationState::Withdrawn => "Rút đăng ký",
    }
}

/// How well it works, as the office sees it.
pub fn effect(value: Effect) -> &'static str {
    match value {
        Effect::Unknown => "Chưa đánh giá",
        Effect::Effective => "Có hiệu quả",
        Effect::Weak => "Hiệu quả chưa cao",
    }
}

/// What a follow-up entry is for.
pub fn follow_up_period(value: FollowUpPeriod) -> &'static str {
    match value {
        FollowUpPeriod::HalfYear => "6 tháng",
        FollowUpPeriod::Year => "Năm",
        FollowUpPeriod::AdHoc => "Đột xuất",
    }
}

/// Why a dialogue was held.
pub fn dialogue_kind(value: DialogueKind) -> &'static str {
    match value {
        DialogueKind::Periodic => "Định kỳ",
        DialogueKind::OnRequest => "Khi một bên yêu cầu",
        DialogueKind::ByCase => "Theo vụ việc",
    }
}

/// What happened to an internal rule.
pub fn internal_rule_kind(value: InternalRuleKind) -> &'static str {
    match value {
        InternalRuleKind::New => "Xây dựng mới",
        InternalRuleKind::Amended => "Sửa đổi",
        InternalRuleKind::Supplemented => "Bổ sung",
    }
}

/// What happened to certificate blanks.
pub fn blank_movement(value: BlankMovement) -> &'static str {
    match value {
        BlankMovement::CarriedOver => "Chuyển từ năm trước",
        BlankMovement::Received => "Nhận",
        BlankMovement::Used => "Đã dùng",
        BlankMovement::Spoiled => "Hỏng",
    }
}

/// Whom a reward rule is for.
pub fn reward_subject(value: RewardSubject) -> &'static str {
    match value {
        RewardSubject::Any => "Mọi đối tượng",
        RewardSubject::Collective => "Tập thể",
        RewardSubject::Person => "Cá nhân",
        RewardSubject::Household => "Hộ gia đình",
    }
}

/// Which editable list an item belongs to.
pub fn list_kind(value: ListKind) -> &'static str {
    match value {
        ListKind::ModelField => "Lĩnh vực",
        ListKind::Level => "Cấp",
        ListKind::AwardForm => "Hình thức khen",
        ListKind::AwardContent => "Nội dung khen",
        ListKind::Achievement => "Thành tích",
        ListKind::BusinessType => "Loại hình đơn vị",
        ListKind::DocumentKind => "Loại văn bản",
        ListKind::CommitteeRole => "Vai trò trong Ban Chỉ đạo",
        ListKind::DemocracyClass => "Xếp loại quy chế dân chủ",
        ListKind::UnitClass => "Xếp loại tổ chức cơ sở đảng",
    }
}

/// Có, không …
pub fn answer(value: Answer) -> &'static str {
    match value {
        Answer::Unknown => "Chưa rõ",
        Answer::Yes => "Có",
        Answer::No => "Không",
        Answer::NotApplicable => "Không áp dụng",
    }
}

/// A choice as it stands in the file, in words; `None` for text of the clerk's own.
pub fn stored_choice(column: &str, word: &str) -> Option<&'static str> {
    let is_choice = matches!(
        column,
        "kind"
            | "state"
            | "subject"
            | "effect"
            | "period"
            | "gender"
            | "numbering"
            | "signing"
            | "list_order"
            | "recipient_kind"
            | "list"
            | "movement"
    );
    Some(match word {
        _ if !is_choice => return None,
        "model" => "Mô hình",
        "exemplar" => "Điển hình",
        "collective" => "Tập thể",
        "person" => "Cá nhân",
        "household" => "Hộ gia đình",
        "new" => "Mới",
        "maintained" => "Duy trì",
        "upgraded" => "Nâng cấp, bổ sung",
        "registered" => "Đã đăng ký",
        "draft" => "Nháp",
        "underway" => "Đang thực hiện",
        "reported" => "Đã báo cáo kết quả",
        "scored" => "Đã chấm điểm",
        "recognised" => "Được công nhận",
        "not_recognised" => "Không công nhận",
        "ended" => "Kết thúc",
        "withdrawn" => "Rút đăng ký",
        "unknown" => "Chưa đánh giá",
        "effective" => "Có hiệu quả",
        "weak" => "Hiệu quả chưa cao",
        "half_year" => "6 tháng",
        "year" => "Theo năm",
        "ad_hoc" => "Đột xuất",
        "periodic" => "Định kỳ",
        "on_request" => "Khi một bên yêu cầu",
        "by_case" => "Theo vụ việc",
        "amended" => "Sửa đổi",
        "supplemented" => "Bổ sung",
        "any" => "Mọi đối tượng",
        "carried_over" => "Chuyển từ năm trước",
        "received" => "Nhận",
        "used" => "Đã dùng",
        "spoiled" => "Hỏng",
        "field" => "Lĩnh vực",
        "level" => "Cấp",
        "form" => "Hình thức khen",
        "content" => "Nội dung khen",
        "achievement" => "Thành tích",
        "business_type" => "Loại hình đơn vị",
        "document_kind" => "Loại văn bản",
        "committee_role" => "Vai trò trong Ban Chỉ đạo",
        "democracy_class" => "Xếp loại quy chế dân chủ",
        "unit_class" => "Xếp loại tổ chức cơ sở đảng",
        "submitted" => "Trình ký",
        "issued" => "Đã phát hành",
        "male" => "Nam",
        "female" => "Nữ",
        "unit" => "Đơn vị",
        "outside" => "Tập thể ngoài danh sách",
        "proposing" => "Đang đề nghị",
        "reviewed" => "Đã họp xét",
        "decided" => "Đã có quyết định",
        "handed" => "Đã trao",
        "corrected" => "Đính chính",
        "revoked" => "Thu hồi",
        "reissued" => "Cấp lại",
        "renamed" => "Đổi tên",
        "merged" => "Sáp nhập",
        "split" => "Chia tách",
        "term" => "Theo nhiệm kỳ",
        "on_behalf" => "Thay mặt tập thể",
        "head_signs" => "Cấp trưởng ký",
        "name" => "Theo tên",
        "hand" => "Xếp tay",
        _ => return None,
    })
}
