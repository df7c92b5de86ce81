//! What is wrong with a record, a sentence for each problem.
use crate::domain::{
    field::Field,
    figure,
    paper_kind::PaperKind,
    problem::{Finding, Parts, Place, Problem},
};
use crate::text::{
    evaluation,
    sentence::{one_line, with_capital, without_capital},
    terms,
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
            | Field::CriteriaSet
            | Field::ScoreSubject
    )
}

/// Is it a day that may be known only in part?
fn is_known_in_part(field: Field) -> bool {
    matches!(field, Field::Birth | Field::PartyJoined)
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
            Field::Recognitions => "Mỗi lần công nhận cần có cấp hoặc cơ quan công nhận.".into(),
            Field::Attendees => "Mỗi học viên cần có họ tên hoặc được chọn từ danh sách.".into(),
            Field::FollowUpDate => "Mỗi dòng theo dõi cần có ngày.".into(),
            Field::Inspections => "Mỗi cuộc kiểm tra cần có ngày dự kiến hoặc ngày kiểm tra.".into(),
            f if is_chosen(f) => format!("Vui lòng chọn {label}."),
            _ => format!("Vui lòng nhập {label}."),
        },
        Problem::NotADate if is_known_in_part(field) => {
            "Nhập ngày/tháng/năm, tháng/năm hoặc chỉ năm, ví dụ 05/12/1980 hoặc 1980.".into()
        }
        Problem::NotADate => "Ngày phải có dạng ngày/tháng/năm, ví dụ 05/12/2016.".into(),
        Problem::DayNotInMonth { day, month, year } => {
            let wrong = match (day, month, year) {
                (29, 2, Some(year)) => format!("Tháng 02/{year} chỉ có 28 ngày"),
                (29, 2, None) => "Năm đó tháng 02 chỉ có 28 ngày".to_owned(),
                _ => format!("Tháng {month:02} không có ngày {day}"),
            };
            let or = if is_known_in_part(field) { ", hoặc chỉ ghi năm" } else { "" };
            format!("{wrong}, hãy sửa lại{or}.")
        }
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
            let by = one_line(by);
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
        Problem::AmendsOnly => match field {
            Field::FollowsAs => "Quyết định này đang có người được khen, nên không thể là quyết định sửa đổi.".into(),
            _ => "Quyết định sửa đổi không khen ai; hãy chọn quyết định khác.".into(),
        },
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
        Problem::CriteriaInUse { year } => format!(
            "Bộ tiêu chí đã dùng để chấm điểm năm {year}, không sửa được nữa. Hãy lập phiên bản mới áp dụng từ năm sau, hoặc đặt tên khác."
        ),
        Problem::CriteriaWrong { wrong } => evaluation::wrong(wrong),
        Problem::CriteriaNotOfYear => "Bộ tiêu chí không áp dụng cho năm này.".into(),
        Problem::SheetTwice => {
            "Đã có phiếu chấm của đối tượng này, vòng này, người chấm này.".into()
        }
        Problem::NotScored { code, why } => {
            format!("Mã {}: {}.", one_line(code), evaluation::not_scored(*why))
        }
        Problem::UnknownReason { reason } => {
            format!("Bộ tiêu chí không có lý do “{}”.", one_line(reason))
        }
        Problem::FollowsItself => "Quyết định không thể bổ sung cho chính nó.".into(),
        Problem::NotAShare => "Gõ “quá nửa”, “2/3” hoặc “80 %”.".into(),
        Problem::MoreThanMembers { members } => {
            format!("Nhiều hơn tổng số thành viên ({members}).")
        }
        Problem::MoreBallots { most } => format!("Nhiều hơn số phiếu có thể có ({most})."),
        Problem::MoreVotesThanPresent { present } => {
            format!("Số phiếu tại cuộc họp lớn hơn số có mặt ({present}).")
        }
        Problem::MoreVotesThanAbsent { absent } => {
            format!("Số phiếu bằng văn bản lớn hơn số người được hỏi ({absent}).")
        }
        Problem::NoQuorum { needed } => {
            format!("Cần ít nhất {needed} người có mặt để họp hợp lệ; vẫn lưu được nếu đúng.")
        }
        Problem::NotPassed { needed } => {
            format!("Chưa đạt: cần ít nhất {needed} phiếu tán thành.")
        }
        Problem::RecognisedAllTheSame => {
            "Đã có quyết định công nhận ở dưới. Nếu bị thu hồi, hãy ghi ngày và lý do thu hồi.".into()
        }
        Problem::RecognitionTakenBack => {
            "Công nhận ở dưới đã bị thu hồi. Nếu vẫn được công nhận, hãy ghi thêm quyết định; nếu không, chọn tiến độ khác.".into()
        }
        Problem::NotAClassOfYear { year } => {
            format!("Không có trong danh mục xếp loại của năm {year} (Cài đặt, Danh mục).")
        }
        Problem::BestDespiteDemocracy { class } => format!(
            "Quy chế dân chủ xếp loại “{class}”. Nếu vẫn xếp mức cao nhất, hãy ghi lý do ở dưới."
        ),
        Problem::NotRegisteredBefore => "Mô hình chưa có đăng ký ở năm trước.".into(),
    }
}

/// The sentence for something found, wherever it stands in the record: “Chức vụ, dòng 2: …”.
pub fn finding(finding: &Finding) -> String {
    let sentence = problem(finding.field, &finding.problem);
    match finding.place {
        Some(Place { part, row }) => {
            let part = match part {
                Parts::Of(kind) => terms::kind(kind),
                Parts::InSet(list) => terms::evaluation::set_list(list),
            };
            format!("{}, dòng {}: {sentence}", with_capital(part), row + 1)
        }
        None => sentence,
    }
}
