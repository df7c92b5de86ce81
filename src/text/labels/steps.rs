//! What a step of the history did.
use crate::domain::{
    award::Outcome,
    edit::{Edit, Purpose},
    entry::Entry,
    field::Field,
    ids::Kind,
};
use crate::text::{
    print, reports,
    sentence::{one_line, without_capital},
    terms,
};

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
            format!("Sửa giấy: {}", reports::title(&p.report))
        }
        Edit::Save(entry) => named(entry.record().is_none(), entry.kind(), entry.name()),
        Edit::AddCollective { collective, .. } => named(true, Kind::Collective, &collective.name),
        Edit::Several { purpose, edits } => match purpose {
            Purpose::Rows(rows) => match edits.last() {
                // Its parts were entered many at a time.
                Some(Edit::Save(entry)) if entry.record().is_some() => {
                    named(false, entry.kind(), entry.name())
                }
                Some(Edit::Save(entry)) => format!("Thêm {rows} {}", terms::kind(entry.kind())),
                _ => format!("Nhập nhanh {rows} dòng"),
            },
            Purpose::Cells(records) => format!("Sửa trong bảng {records} mục"),
            Purpose::OneField(Field::KeptReason) => {
                format!("Ghi lý do vẫn khen {} tên", edits.len())
            }
            Purpose::OneField(Field::Consultations) => format!("Ghi hiệp y về {} tên", edits.len()),
            Purpose::OneField(Field::Recognitions) => format!("Công nhận {} mô hình", edits.len()),
            Purpose::OneField(field) => {
                format!("Đổi {} của {} mục", without_capital(terms::field(*field)), edits.len())
            }
            Purpose::OnPaper(field) => {
                format!("Sửa từ trên giấy: {}", without_capital(terms::field(*field)))
            }
            Purpose::NewYear(year) => format!("Chuyển sang năm {year}: {} mục", edits.len()),
            Purpose::Remove => format!("Xóa {} mục", edits.len()),
            Purpose::Order => "Xếp lại thứ tự danh sách khen".into(),
            Purpose::NewCopy => "Giữ bản cũ, mở quyết định để thay bản".into(),
            Purpose::Drafts => "Lập quyết định của đợt".into(),
            Purpose::Together => "Gộp hai hình thức vào một quyết định".into(),
            Purpose::Apart => "Tách hình thức thành quyết định riêng".into(),
            Purpose::AtOnce => "Lập khen đột xuất".into(),
            Purpose::Wording => "Sửa lời văn của giấy".into(),
            Purpose::NamesChecked => "Ghi trả lời bản soát tên".into(),
            Purpose::Original => "Gắn bản chính".into(),
            Purpose::Criteria => "Lập phiên bản mới của bộ tiêu chí".into(),
            Purpose::Scores(sheets) => format!("Nhập điểm: {sheets} phiếu chấm"),
            Purpose::Outcome(Outcome::Standing) => "Đưa lại tên vào danh sách".into(),
            Purpose::Outcome(Outcome::Withdrawn) => "Rút tên khỏi danh sách".into(),
            Purpose::Outcome(Outcome::Postponed) => "Hoãn tên sang đợt sau".into(),
        },
        Edit::Remove(record) => format!("Xóa {}", terms::kind(record.kind())),
        Edit::Restore(record) => format!("Lấy lại từ thùng rác: {}", terms::kind(record.kind())),
        Edit::EmptyTrash => "Dọn thùng rác".into(),
        Edit::Merge { kept, .. } => format!("Gộp hai {}", terms::kind(kept.kind())),
        Edit::TellApart(one, _) => format!("Đánh dấu không trùng: {}", terms::kind(one.kind())),
        Edit::RestoreField { column, .. } => {
            format!("Khôi phục giá trị cũ: {}", terms::column(column))
        }
        Edit::Attach { name, is_original: true, .. } => {
            format!("Gắn bản chính: {}", one_line(name))
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
