//! Buttons, menus and their tooltips.
#![expect(missing_docs, reason = "the words themselves")]

pub const SAVE: &str = "Lưu";
pub const SAVE_TIP: &str = "Ctrl+S; Enter ở ô cuối lưu và mở mục mới";
pub const DISCARD: &str = "Không lưu";
pub const DISCARD_TIP: &str = "Đóng, không lưu phần đang nhập";
pub const REMOVE: &str = "Xóa";
pub const REMOVE_THIS: &str = "Xóa mục này";
pub const CLOSE_FORM_TIP: &str = "Đóng";
pub const NEW_TIP: &str = "Ctrl+N";
pub const REMOVE_LINE: &str = "Bỏ dòng này";
/// Moves a line of a form up, and down.
pub const LINE_UP: &str = "Lên";
pub const LINE_DOWN: &str = "Xuống";
pub const ADD_POST: &str = "Thêm chức vụ";
pub const ADD_COLLECTIVE: &str = "Thêm tập thể";
pub const ADD_PREDECESSOR: &str = "Thêm tiền thân";
pub const ADD_AMENDMENT: &str = "Thêm đính chính, thu hồi, cấp lại";
pub const DROP_OUTER_QUOTES: &str = "Bỏ dấu ngoặc kép bao ngoài";
pub const COPY_LIST: &str = "Chép các dòng đang hiện (dán được vào Excel)";
pub const ADD_REPLICATION: &str = "Thêm nơi nhân rộng";
pub const ADD_RECOGNITION: &str = "Thêm lần công nhận";
/// One more entry about how a model goes.
pub const ADD_FOLLOW_UP: &str = "Thêm theo dõi";
pub const ADD_TOPIC: &str = "Thêm chuyên đề";
pub const ADD_ATTENDEE: &str = "Thêm học viên";
pub const ADD_DIALOGUE: &str = "Thêm đối thoại";
pub const ADD_INTERNAL_RULE: &str = "Thêm quy chế";
pub const ADD_INSPECTION: &str = "Thêm cuộc kiểm tra";
pub const INSERT_BASIS: &str = "Chèn căn cứ";
pub const ARTICLES_FROM_DATA: &str = "Soạn lại từ số liệu";
pub const ISSUE: &str = "Phát hành";
pub const ISSUE_TIP: &str = "Ghi số, ngày và giữ nguyên quyết định cùng danh sách như lúc này";
pub const ISSUE_YES: &str = "Phát hành, giữ nguyên từ đây";
pub const RECORD_AGAIN: &str = "Vẫn ghi";
pub const NOT_AGAIN: &str = "Không ghi nữa";
pub const NOT_YET: &str = "Chưa phát hành";
pub const OPEN_SOURCE: &str = "Mở mục này";
pub const SAVE_PDF: &str = "Lưu PDF…";
pub const SAVE_OTHERS: &str = "Khác…";
pub const SAVE_WORD: &str = "Lưu Word…";
pub const SAVE_EXCEL: &str = "Lưu Excel…";
pub const SHOW_PDF: &str = "Mở để in";
pub const SHOW_PDF_TIP: &str =
    "Mở PDF bằng chương trình xem của máy; khi in chọn cỡ 100% (Actual size)";
pub const FIT_WIDTH: &str = "Vừa bề ngang";
pub const FIT_PAGE: &str = "Vừa trang";
pub const SMALLER: &str = "Thu nhỏ";
pub const LARGER: &str = "Phóng to";
pub const RECORD: &str = "Ghi vào sổ";
pub const PASTE: &str = "Dán từ Excel, Word (Ctrl+V)";
pub const KEEP_LAST_PASTE: &str = "Chỉ giữ lần dán cuối";
pub const KEEP_LETTERS: &str = "Giữ nguyên như đã dán";
pub const CONVERT_LETTERS: &str = "Đổi sang Unicode";
pub const ADD_ROW: &str = "+ Thêm dòng";
pub const CLEAR_ROWS: &str = "Bỏ hết dòng";
pub const UNDO: &str = "Hoàn tác";
pub const UNDONE: &str = "Đã hoàn tác.";
pub const REDO: &str = "Làm lại";
pub const YES_UNDO: &str = "Hoàn tác bước này";
pub const ATTACH_ORIGINAL: &str = "Gắn bản chính…";
pub const WRITE_OVER: &str = "Ghi đè";
pub const CANCEL: &str = "Hủy";
pub const CLOSE: &str = "Đóng";
pub const OK: &str = "Đã hiểu";
pub const RESTORE_NEWEST: &str = "Mở bản sao lưu mới nhất để xem";
pub const READ_AGAIN: &str = "Đọc lại";
pub const SALVAGE: &str = "Cứu những gì đọc được…";
pub const OPEN_BOOK: &str = "Mở";
pub const BEGIN_HERE: &str = "Lập";
pub const CREATE: &str = "Tạo sổ…";
pub const BACK: &str = "Quay lại";

pub const MENU_BOOK: &str = "Sổ";
pub const MENU_NEW: &str = "Tạo sổ mới…";
pub const MENU_OPEN: &str = "Mở sổ…";
pub const MENU_BACK_UP: &str = "Sao lưu ngay";
pub const MENU_COPY_OUT: &str = "Sao lưu ra USB…";
pub const MENU_RESTORE: &str = "Phục hồi…";
pub const MENU_CHECK: &str = "Kiểm tra sổ";
pub const MENU_SETTINGS: &str = "Cài đặt";
pub const MENU_QUICK: &str = "Lập danh sách nhanh";
pub const UNDO_STEP: &str = "Hoàn tác bước này";
pub const RESTORE_FIELD: &str = "Lấy lại";
pub const RESTORE_FIELD_TIP: &str = "Đưa riêng ô này về giá trị cũ";
pub const RESTORE: &str = "Lấy lại";
pub const EMPTY_TRASH: &str = "Dọn thùng rác…";
pub const EMPTY_TRASH_YES: &str = "Dọn hẳn";
pub const MERGE_INTO_FIRST: &str = "Gộp vào mục trên";
pub const MERGE_INTO_SECOND: &str = "Gộp vào mục dưới";
pub const MERGE: &str = "Gộp thành một";
pub const TELL_APART: &str = "Không trùng";
pub const OPEN_FORM: &str = "Mở phiếu";
pub const PROFILE: &str = "Trang riêng";
pub const PROFILE_TIP: &str = "Ctrl+I: mọi thứ về mục này qua các năm";
pub const ATTACH: &str = "Đính kèm tệp…";
pub const SAVE_OUT: &str = "Lưu ra…";
pub const FIND: &str = "Tìm mọi thứ";
pub const FIND_TIP: &str = "Ctrl+Shift+F";
pub const MENU_FIND: &str = "Tìm mọi thứ";
pub const MENU_HISTORY: &str = "Lịch sử";
pub const MENU_TRASH: &str = "Thùng rác";
pub const MENU_DUPLICATES: &str = "Mục có thể trùng";
pub const MENU_NEW_YEAR: &str = "Chuyển sang năm mới…";
pub const MENU_LOOK: &str = "Giao diện";
pub const TIMES_NEW_ROMAN: &str = "Giấy in dùng Times New Roman của máy";
pub const MENU_HELP: &str = "Hướng dẫn";
pub const MENU_ALL: &str = "Mọi lệnh: Ctrl+K";
pub const MENU_CLOSE: &str = "Đóng sổ";
pub const MENU_QUIT: &str = "Thoát";

pub const EDIT_CELLS: &str = "Sửa trong bảng";
pub const CHANGE_ONE_FIELD: &str = "Sửa cùng lúc một cột…";
pub const EMPTY_FIELD: &str = "Xóa trắng ô này";
pub const DUPLICATE: &str = "Chép thành mục mới";
pub const MOVE_UP: &str = "Lên một dòng";
pub const MOVE_DOWN: &str = "Xuống một dòng";
pub const KEY_ALT_UP: &str = "Alt+Lên";
pub const KEY_ALT_DOWN: &str = "Alt+Xuống";
pub const COPY_CELLS: &str = "Chép ô đã chọn";
pub const GRID: &str = "Nhập nhanh";
pub const GRID_TIP: &str = "Ctrl+Shift+N: bảng như Excel, gõ hoặc dán nhiều dòng một lúc";
/// Adds one agency that is asked.
pub const ADD_CONSULTATION: &str = "Thêm cơ quan hỏi ý kiến";
/// Opens the table of votes of a meeting.
pub const GRID_VOTES: &str = "Nhập phiếu theo bảng";
/// Opens the table of money of a round.
pub const GRID_PAYMENTS: &str = "Chi thưởng theo bảng";
/// Everybody who was there voted for each.
pub const ALL_IN_FAVOUR: &str = "Tất cả tán thành";
pub const GRID_ATTENDEES: &str = "Nhập nhanh học viên";
pub const GRID_PASTE: &str = "Dán";
pub const GRID_PASTE_TIP: &str = "Ctrl+V: dán từ Excel, Word; dòng tiêu đề cho biết mỗi cột là gì";
pub const FILL_DOWN: &str = "Điền xuống";
pub const INSERT_ROW: &str = "Chèn dòng";
pub const REMOVE_ROWS: &str = "Bỏ dòng";
pub const ADD_COLUMN: &str = "Thêm cột";
pub const UNUSED_COLUMN: &str = "Không dùng cột này";
pub const REMOVE_COLUMN: &str = "Bỏ hẳn cột này";
pub const ADD_NEW_NAMES: &str = "Tự thêm tên mới vào sổ";
pub const STORE_ROWS: &str = "Ghi vào sổ";
pub const CLOSE_GRID: &str = "Để sau";
pub const CLOSE_GRID_TIP: &str = "Esc: về danh sách, bảng được giữ nháp";
pub const DISCARD_GRID: &str = "Bỏ bảng này";

/// Proposals for the marked units or people.
pub fn propose(count: usize) -> String {
    if count == 1 {
        return "Đề nghị khen…".to_owned();
    }
    format!("Đề nghị khen {count} mục…")
}

/// Awards for them.
pub fn award(count: usize) -> String {
    if count == 1 {
        return "Khen thưởng…".to_owned();
    }
    format!("Khen thưởng {count} mục…")
}

/// Stores one field of many records.
pub fn change_many(count: usize) -> String {
    format!("Đổi {count} mục")
}

/// Awards out of the proposals that have none yet.
pub fn award_proposals(count: usize) -> String {
    format!("Lập khen thưởng từ {count} đề nghị")
}

/// A decision for the awards of a round that stand under none.
pub fn decide(count: usize) -> String {
    format!("Lập quyết định cho {count} khen thưởng…")
}
/// A further one, for a round whose decisions are all issued.
pub const DECIDE_FURTHER: &str = "Lập thêm quyết định…";

/// The menu entry that names what it takes back.
pub fn undo(label: &str) -> String {
    format!("Hoàn tác: {label}")
}

/// The same for what it does again.
pub fn redo(label: &str) -> String {
    format!("Làm lại: {label}")
}
