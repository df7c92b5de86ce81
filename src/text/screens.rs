//! Headings, hints and empty states of the screens.
#![expect(missing_docs, reason = "the words themselves")]
use super::{sentence, terms};
use crate::domain::{
    calendar::Moment,
    decision::Gap,
    field::Field,
    grid::Remark,
    ids::Kind,
    meeting::Vote,
    new_year::Carried,
    number::show_grouped,
    recipient::{Counts, RecipientKind},
};

pub const TAB_OVERVIEW: &str = "Tổng quan";
pub const TAB_ENTRY: &str = "Nhập liệu";
pub const TAB_EVALUATION: &str = "Đánh giá, khen thưởng";
pub const TAB_PRINT: &str = "In ấn";
pub const WORKING_YEAR: &str = "Năm công tác";
pub const CLERK: &str = "Người nhập";
pub const READ_ONLY: &str = "Sổ đang mở chỉ để đọc: xem và in được, không sửa được.";
pub const NOT_SAVED: &str = "Chưa lưu (giữ nháp)";

/// A record that is being entered, in the middle of a sentence: “cá nhân mới”.
pub fn new_one(kind: Kind) -> String {
    format!("{} mới", terms::kind(kind))
}

pub const FINISH_FIRST: &str = "Mục đang nhập chưa lưu. Hãy bấm Lưu hoặc Không lưu trước.";
pub const FILTER: &str = "Lọc";
pub const REVIEW_ONLY: &str = "Cần rà soát";
pub const UNKNOWN: &str = "Chưa rõ";
pub const NO_NUMBER: &str = "(chưa có số)";
pub const SAVED: &str = "Đã lưu";
pub const DAY_HINT: &str = "ngày/tháng/năm";
pub const CALENDAR_TIP: &str = "Lịch (Alt+mũi tên xuống)";
pub const WEEKDAYS: [&str; 7] = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];

/// The head of a month in the calendar.
pub fn month_of(month: i8, year: i16) -> String {
    format!("Tháng {month} năm {year}")
}

/// Below a field that was left with a name the book does not have.
pub fn not_in_book(name: &str) -> String {
    format!("“{name}” chưa có trong sổ: chọn tên khác, hoặc thêm vào.")
}

/// Below a field that was left with a name that cannot be chosen there.
pub fn not_offered(name: &str) -> String {
    format!("“{name}” không có trong danh sách của ô này: hãy chọn tên khác.")
}

/// The last line of a list of names, for one the book does not have.
pub fn add_to_book(name: &str) -> String {
    format!("+ Thêm “{name}” vào sổ")
}

pub const GRID_KEYS: &str = "Mũi tên đi, Enter xuống, Tab sang phải · gõ để thay, F2 để sửa · Ctrl+V dán · Ctrl+D điền xuống · Ctrl+Z hoàn tác · Ctrl+S ghi vào sổ";

/// Ctrl+D on a cell of one recipient's own.
pub const NOT_FILLED: &str = "Ô riêng của từng mục (tên, thành tích, ghi chú…) không lấy theo dòng trên. Nếu muốn điền, hãy chọn từ ô có chữ xuống các ô cần điền rồi bấm Ctrl+D.";

pub const TAG_BASE: &str = "tổ chức cơ sở đảng";
pub const TAG_OTHER_UNIT: &str = "đơn vị khác";

/// What a recipient counts as below a list.
pub fn tag_of_recipient(kind: RecipientKind) -> &'static str {
    super::print::kind(kind)
}

pub const COLUMNS: &str = "Cột hiển thị";
pub const WHICH_FIELD: &str = "Ô cần đổi";
pub const CHOOSE_FIELD: &str = "Chọn ô…";

/// Above the list, while several lines are marked.
pub fn marked(count: usize) -> String {
    format!("Đã chọn {count} mục:")
}

/// More lines than are changed at once.
pub fn too_many_at_once(most: usize) -> String {
    format!("Mỗi lần đổi được nhiều nhất {most} mục. Hãy lọc danh sách rồi chọn ít hơn.")
}

/// Head of the window that changes one field of many records.
pub fn change_of_many(count: usize) -> String {
    format!("Đổi một ô của {count} mục")
}

/// Label of the new value.
pub fn new_value(field: &str) -> String {
    format!("{field}: giá trị mới")
}

/// Below a list: how many of each kind, and what they add up to in đồng.
pub fn tally(kinds: &[(&str, usize)], amount: i64) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !kinds.is_empty() {
        let kinds: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
        parts.push(kinds.join(", "));
    }
    if amount != 0 {
        parts.push(format!("cộng {} đồng", show_grouped(amount)));
    }
    parts.join(" · ")
}

pub const NEW_YEAR_TEXT: &str = "Chọn những gì mang sang. Điểm, xếp loại, hội nghị, đối thoại, kiểm tra và khen thưởng không bao giờ mang sang; mô hình đã rút không có ở đây. Cả việc chuyển là một bước, hoàn tác được.";

/// Below the first rows of a large step.
pub fn more_changes(count: usize) -> String {
    format!("Xem thêm (còn {count} thay đổi)")
}

/// Folds at the end of a form.
pub const PRIOR_AWARDS: &str = "Khen thưởng trước đây";
pub const NO_PRIOR_AWARDS: &str = "Sổ chưa ghi khen thưởng nào khác.";
pub const PAPERS_OF_RECORD: &str = "Giấy in được";
pub const NO_PAPERS_OF_RECORD: &str = "Không có giấy nào in từ mục này.";
pub const HISTORY_OF_RECORD: &str = "Lịch sử sửa";
pub const NO_HISTORY_OF_RECORD: &str = "Không còn giữ lần sửa nào của mục này.";

/// A record that was looked at lately.
pub fn recent(name: &str) -> String {
    format!("Vừa xem · {name}")
}

/// Head of the screen.
pub fn new_year_title(from: i64) -> String {
    format!("Chuyển từ năm {from} sang năm {}", from + 1)
}

/// Its main button.
pub fn new_year_button(count: usize, to: i64) -> String {
    format!("Chuyển {count} mục sang năm {to}")
}

/// A row the new year has.
pub fn there_already(name: &str) -> String {
    format!("{name} (năm mới đã có)")
}

/// A kind of rows, how many are chosen of how many.
pub fn carried(kind: Carried, chosen: usize, of: usize) -> String {
    let name = match kind {
        Carried::Year => "Năm công tác: các mốc hạn lùi một năm",
        Carried::Target => "Chỉ tiêu",
        Carried::Blanks => "Phôi giấy khen còn lại (tờ)",
        Carried::Model => "Mô hình duy trì: đăng ký năm mới",
        Carried::Unit => {
            "Đơn vị: phiếu quy chế dân chủ năm mới (Ban Chỉ đạo, quy chế, thỏa ước, thanh tra)"
        }
    };
    format!("{name}  {chosen}/{of}")
}

/// Above the grid.
pub fn grid_title(list: &str, changes: bool) -> String {
    let what = if changes { "Sửa trong bảng" } else { "Nhập nhanh" };
    format!("{what}: {list}")
}

/// The attendees of a session.
pub fn attendees_of(session: &str) -> String {
    format!("học viên “{session}”")
}

/// Lines that were pasted beside names the table does not have.
pub fn not_in_table(names: &[String]) -> String {
    /// Names that are told.
    const TOLD: usize = 3;
    let told: Vec<String> =
        names.iter().take(TOLD).map(|name| format!("“{}”", sentence::one_line(name))).collect();
    let more = if names.len() > TOLD { ", …" } else { "" };
    format!(
        "{} dòng không dán được, tên không có trong bảng: {}{more}",
        names.len(),
        told.join(", ")
    )
}

/// The title of the votes of a meeting.
pub fn votes_of(day: &str) -> String {
    if day.is_empty() { "phiếu".to_owned() } else { format!("phiếu ngày {day}") }
}

/// How many of the proposals have their votes.
pub fn votes_counted(counted: usize, all: usize) -> String {
    format!("Đã ghi phiếu {counted}/{all} đề nghị, xem ở cuối phiếu.")
}

/// How many a name needs.
pub fn votes_needed(needed: i64) -> String {
    format!("Cần ít nhất {needed} phiếu tán thành để được thông qua.")
}

/// One vote in one line: `Chi bộ ấp 3: 6 tán thành, 2 không · đạt`.
pub fn vote(name: &str, vote: &Vote, passes: Option<bool>) -> String {
    if !vote.is_counted() {
        return format!("{name}: chưa ghi phiếu");
    }
    let against = [&vote.against, &vote.written_against];
    let against: i64 = against.iter().filter_map(|count| count.get()).map(|count| count.0).sum();
    let against = if against > 0 { format!(", {against} không") } else { String::new() };
    let passes = match passes {
        Some(true) => " · đạt",
        Some(false) => " · không đạt",
        None => "",
    };
    format!("{name}: {} tán thành{against}{passes}", vote.total_in_favour())
}

/// A pasted column that fills nothing.
pub fn unused_column(head: &str) -> String {
    if head.is_empty() { "(không dùng)".to_owned() } else { format!("(không dùng) {head}") }
}

/// Below the grid.
pub fn grid_counts(rows: usize, wrong: usize, new: usize, known: usize) -> String {
    let mut parts = vec![format!("{rows} dòng")];
    if wrong > 0 {
        parts.push(format!("{wrong} dòng cần sửa"));
    }
    if new > 0 {
        parts.push(format!("{new} ô có tên mới, sẽ thêm vào sổ"));
    }
    if known > 0 {
        parts.push(format!("{known} dòng có thể đã có trong sổ"));
    }
    parts.join(" · ")
}

/// Nothing was stored yet: these must be mended.
pub fn mend_first(rows: usize) -> String {
    format!("Chưa ghi: còn {rows} dòng cần sửa. Ô đầu tiên đang được chọn, lý do ghi phía dưới.")
}

/// After a paste with heads: which line they were, and what stood above.
pub fn lines_left_out(lines: &[String]) -> String {
    format!("Phần dán có dòng đầu bảng. Không lấy: {}", lines.join("; "))
}

/// A grid of records that is not stored cannot be left aside.
pub const FINISH_GRID: &str = "Bảng đang sửa chưa ghi: Ctrl+S để ghi vào sổ, hoặc “Bỏ bảng này”.";

/// A paste larger than the grid.
pub fn rows_left_out(rows: usize) -> String {
    format!("Bảng đã đầy: {rows} dòng cuối chưa được dán.")
}

/// What is to be said of a cell of the grid.
pub fn cell_remark(field: Field, remark: &Remark) -> String {
    let label = sentence::without_capital(terms::field(field));
    match remark {
        Remark::NotInBook => format!("Không tìm thấy {label} này trong sổ."),
        Remark::New => format!("Tên mới: {label} này sẽ được thêm vào sổ."),
        Remark::Several(count) => {
            format!(
                "Sổ có {count} mục trùng tên: hãy chọn đúng mục ở danh sách (Alt+mũi tên xuống)."
            )
        }
        Remark::NotAChoice(words) => format!("Chỉ nhận: {}.", words.join(", ")),
    }
}

pub const GROUP_PEOPLE: &str = "Đơn vị, người";
pub const GROUP_AWARDS: &str = "Khen thưởng";
pub const GROUP_SETTINGS: &str = "Cài đặt";

/// In the place of a list that could not be read, and why.
pub fn list_not_read(why: &str) -> String {
    format!("Chưa đọc được danh sách này. {why}")
}

/// In the place of a page, or of a part of one, that could not be read, and why.
pub fn part_not_read(why: &str) -> String {
    format!("Chưa đọc được phần này. {why}")
}
pub const RECORD_GONE: &str =
    "Mục này không còn trong sổ. Các dòng đã nhập vẫn được giữ ở phần nhập dở.";

pub const LIST_OUTWEIGHS_TOTAL: &str =
    "Lớp có danh sách nên số tham dự được đếm từ danh sách; số nhập tổng không dùng.";
pub const LOCKED: &str = "Đã khóa";
pub const USUAL_GOOD_CLASSES: &str = "Tốt\nXuất sắc";
pub const GROUP_MOVEMENT: &str = "Phong trào";
pub const GROUP_OFFICE: &str = "Cơ quan";

/// Below the symbols that a body has for some kinds of paper only.
pub const OWN_SYMBOLS_HINT: &str = "Mỗi dòng một loại: TTr/BTGDV";
/// Heads of columns on the screen that no field names.
pub mod head {
    pub const SERIAL: &str = "STT";
    pub const BIRTH_YEAR: &str = "Năm sinh";
    pub const PASSED: &str = "Đạt";
    pub const NAME: &str = "Tên";
    pub const ATTENDED: &str = "Tham dự";
    pub const LEFT: &str = "Còn lại";
    pub const YEAR: &str = "Năm";
    pub const BODY: &str = "Cơ quan";
    pub const POSITION_UNIT: &str = "Chức vụ, đơn vị";
    pub const KIND: &str = "Loại";
    pub const ROUND: &str = "Đợt";
    pub const FROM: &str = "Hiệu lực từ";
    pub const TO: &str = "đến";
    pub const NONE: &str = "";
}

pub const RECIPIENT_UNIT: &str = "Tập thể: đơn vị";
pub const RECIPIENT_COLLECTIVE: &str = "Tập thể trong đơn vị";
pub const RECIPIENT_PERSON: &str = "Cá nhân";
pub const RECIPIENT_HOUSEHOLD: &str = "Hộ gia đình";
pub const HOUSEHOLD_RATE: &str =
    "Nghị định 152/2025/NĐ-CP: mức của hộ gia đình bằng 1,5 lần mức của cá nhân.";
pub const RECIPIENT_OUTSIDE: &str = "Tập thể ngoài danh sách";
/// The grid of the money of a round.
pub fn payments_of(round: &str) -> String {
    format!("Chi thưởng: {round}")
}

pub const FOR_MINUTES: &str = "Để in biên bản";
pub const AS_PRINTED: &str = "In trên giấy";
pub const AS_PRINTED_HINT: &str =
    "Để trống thì lấy theo đối tượng; giữ nguyên về sau dù tên, chức vụ đổi.";
pub const REGISTER: &str = "Sổ theo dõi";
pub const MORE_ABOUT: &str = "Thông tin thêm";
pub const ARTICLES_HINT: &str = "Để trống thì các điều được soạn từ số liệu khi in.";
pub const OURS: &str = "cơ quan của ta";
pub const THEIRS: &str = "cơ quan khác";
pub const PARTY_BASE: &str = "tổ chức cơ sở đảng";
pub const LE: &str = "lẻ";
pub const LINH: &str = "linh";
pub const NGHIN: &str = "nghìn";
pub const NGAN: &str = "ngàn";
pub const READ_105_LE: &str = "một trăm lẻ năm";
pub const READ_105_LINH: &str = "một trăm linh năm";
pub const READ_1000_NGHIN: &str = "một nghìn";
pub const READ_1000_NGAN: &str = "một ngàn";

/// Whom offices usually ask before they award.
pub const USUAL_AGENCIES: [&str; 2] = ["Ủy ban Kiểm tra Đảng ủy", "Công an xã"];

/// Offered before anything is in use.
pub const USUAL_FORMS: &[&str] = &["Giấy khen", "Bằng khen", "Biểu dương"];
/// The same for nội dung khen.
pub const USUAL_CONTENTS: &[&str] =
    &["phong trào thi đua “Dân vận khéo”", "Quy chế dân chủ ở cơ sở", "công tác dân vận"];

pub fn shown_of(shown: usize, total: usize) -> String {
    if shown == total {
        format!("{total} mục")
    } else {
        format!("{shown} trong {total} mục · xóa ô lọc để xem tất cả")
    }
}

/// The keys that help in a list.
pub const LIST_KEYS: &str = "Enter mở · Ctrl+N thêm · Ctrl+P in";
pub fn split_shown(family: &str, given: &str) -> String {
    format!("Họ và chữ đệm: {family} · Tên: {given}")
}
pub fn next_number(number: &str) -> String {
    format!("số tiếp theo: {number}")
}
/// Behind the name of a proposal that was taken out of its list.
pub fn behind_name(why: &str) -> String {
    format!(" ({})", sentence::without_capital(why))
}
pub fn revoked(name: &str) -> String {
    format!("{name} (đã thu hồi)")
}
pub fn saved_at(time: &str) -> String {
    format!("Đã lưu {time}")
}

// First start.
pub const START_TITLE: &str = "Dân Vận Khéo";
pub const START_QUICK: &str = "Lập danh sách nhanh";
pub const START_QUICK_TEXT: &str =
    "Dán từ Excel, Word hay Zalo, có ngay tờ danh sách để in. Không cần sổ.";
pub const START_NEW: &str = "Tạo sổ mới";
pub const START_NEW_TEXT: &str = "Tên cơ quan, địa danh, người ký; việc khác bổ sung sau.";
pub const START_OPEN: &str = "Mở sổ có sẵn…";
pub const START_OPEN_TEXT: &str = "Tệp .dvk trên máy này, trên USB hoặc bản sao lưu.";
pub const START_SAMPLE: &str = "Xem dữ liệu mẫu";
pub const START_SAMPLE_TEXT: &str = "Sổ mẫu năm 2016 để xem thử, không lưu.";
pub const RECENT: &str = "Mở lại sổ";
pub const OTHER_WAYS: &str = "Việc khác";
pub const BEGIN: &str = "Bắt đầu";
pub const STAYS_HERE: &str = "Dữ liệu chỉ nằm trên máy này, không gửi đi đâu.";

/// When a book was last open here: “hôm nay, 08:12”, “hôm qua, 15:40”, “02/12/2026 15:40”.
pub fn opened_at(at: &Moment, now: Moment) -> String {
    let (day, hour) = (at.date(), at.strftime("%H:%M"));
    match now.date().since(day).map_or(-1, |ago| ago.get_days()) {
        0 => format!("hôm nay, {hour}"),
        1 => format!("hôm qua, {hour}"),
        _ => at.strftime("%d/%m/%Y %H:%M").to_string(),
    }
}

/// The working year a book was left in.
pub fn of_year(year: i64) -> String {
    format!("năm công tác {year}")
}

pub const NEW_TITLE: &str = "Tạo sổ mới";
pub const NEW_OFFICE: &str = "Tên cơ quan giữ sổ";
pub const NEW_PLACE: &str = "Địa danh trên văn bản";
pub const NEW_BODY: &str = "Cơ quan tặng khen thưởng";
pub const NEW_SIGNATORY: &str = "Người ký (họ tên, chức vụ), ví dụ: Lê Văn Mẫu, Chủ tịch";
pub const NEW_OFFICE_NEEDED: &str = "Vui lòng nhập tên cơ quan giữ sổ.";
pub const NEW_LATER: &str = "Ba câu sau chưa rõ thì để trống, bổ sung sau ở “Cài đặt”.";
pub const NEW_FILE: &str = "So dan van";

// Quick list.
pub const QUICK_PASTE: &str = "1  Dán danh sách";
pub const QUICK_PAPER: &str = "2  Tờ danh sách";
pub const QUICK_HINT: &str = "Chọn các dòng trong Excel hoặc bảng Word, Ctrl+C, rồi bấm nút trên hoặc Ctrl+V ở đây. \
Có hay không có dòng đầu bảng đều được.";
pub const QUICK_BODY: &str = "Cơ quan tặng";
pub const QUICK_FORM: &str = "Hình thức";
pub const QUICK_YEAR: &str = "Năm công tác";
pub const QUICK_CONTENT: &str = "Nội dung khen";
pub const QUICK_CITATION: &str = "Thành tích in trên giấy";
pub const QUICK_LEFT_OUT: &str = "Dòng không lấy";
pub const QUICK_EDIT_HINT: &str = "Bấm vào chữ trên tờ giấy để sửa ngay tại đó.";
pub const CHECKING: &str = "Đang kiểm tra toàn bộ sổ…";
pub const COPYING: &str = "Đang ghi bản sao và kiểm tra…";
pub const STOPPED: &str = "Đã dừng. Sổ vẫn như trước, không có tệp dở dang.";
pub const WORKER_LOST: &str = "Việc vừa rồi bị ngắt. Sổ trong tệp vẫn như trước; hãy mở lại sổ.";
pub const HISTORY: &str = "Lịch sử, thùng rác, mục trùng";
pub const HISTORY_TITLE: &str = "Lịch sử";
pub const FILTER_HISTORY: &str = "Lọc theo việc, người, ngày";
pub const NO_IMAGES: &str =
    "Chi tiết của bước này đã được bỏ để sổ khỏi phình ra; tên bước vẫn còn.";
pub const ROW_ADDED: &str = "Thêm";
pub const ROW_CHANGED: &str = "Sửa";
pub const ROW_GONE: &str = "Bỏ";
pub const TRASH: &str = "Thùng rác";
pub const NO_TRASH: &str = "Thùng rác trống.";
pub const EMPTY_TRASH_SURE: &str = "Mọi mục ở đây sẽ mất hẳn, không hoàn tác được.";
pub const DUPLICATES: &str = "Mục có thể trùng";
pub const DUPLICATES_TEXT: &str = "Tên giống nhau mà không có gì khác nhau. Gộp thì mọi khen thưởng, chức vụ, tập huấn, mô hình theo mục được giữ; hoàn tác được.";
pub const MERGE_TITLE: &str = "Hai mục này là một?";
pub const MERGE_KEPT: &str = "Giữ lại, nhận mọi thứ của mục kia:";
pub const MERGE_GONE: &str = "Vào thùng rác sau khi gộp:";
pub const NO_DUPLICATES: &str = "Không thấy mục nào có thể trùng.";
pub const NO_PROFILE: &str = "Mục này không có trang riêng hoặc không còn trong sổ.";
pub const PROFILE_EMPTY: &str = "Chưa có gì ghi về mục này.";
pub const FIND: &str = "Tìm mọi thứ";
pub const FIND_HINT: &str = "tên người, đơn vị, mô hình, số quyết định…";
pub const FIND_NOTHING: &str = "Không thấy gì.";
pub const HELP_FIND: &str = "Tìm mọi thứ, trang của một mục";
pub const ATTACHMENTS: &str = "Đính kèm";
pub const NOT_SHOWN: &str =
    "Loại tệp này không mở trực tiếp. Hãy bấm “Lưu ra…” rồi mở bằng chương trình của tệp.";
pub fn perhaps(other: &str) -> String {
    format!("Có thể trùng với {other}")
}
pub const PHOTO_FAILED: &str =
    "Không đọc được ảnh này. Hãy bấm “Lưu ra…” rồi mở bằng chương trình khác.";
pub fn copied(lines: usize) -> String {
    format!("Đã chép {lines} dòng; dán được vào Excel.")
}
pub const COMMANDS: &str = "Lệnh, màn hình";
pub const COMMANDS_HINT: &str = "gõ một phần tên, không cần dấu";
pub const CHANGED_ELSEWHERE: &str =
    "Mục này vừa được đổi ở chỗ khác nên chưa lưu. Hãy bấm “Không lưu”, mở lại mục rồi sửa tiếp.";
pub const DIALOG_OPEN: &str = "Hãy trả lời hộp thoại chọn tệp đang mở trước.";
pub const SHOW_FILE_FAILED: &str = "Máy chưa có chương trình mở loại tệp này. Tệp nằm ở";
pub fn trashed_files(number: i64) -> String {
    format!("và {number} tệp đính kèm đã bỏ")
}
pub const BIG_FILE: &str =
    "Sổ đã quá 500 MB. Hãy quét tệp đính kèm ở độ nét thấp hơn, hoặc dọn thùng rác.";
pub const HELP_TITLE: &str = "Hướng dẫn";
pub const OTHER_CLERKS: &str = "Chọn người nhập khác";
/// The looks of the window, by their place.
pub fn look(at: usize) -> &'static str {
    ["Nền sáng", "Nền tối", "Tương phản cao"].get(at).copied().unwrap_or_default()
}
pub const QUICK_ADDED: &str = "Lần dán sau được thêm vào dưới các dòng đã có.";
pub const QUICK_RECORDED: &str = "Đã ghi vào sổ. Các mục mới được đánh dấu “cần rà soát”.";
pub fn quick_count(counts: Counts) -> String {
    format!("Nhận ra {}", super::print::counted(counts))
}
pub fn column_number(number: usize) -> String {
    format!("Cột {number}")
}
pub fn quick_doubtful(count: usize) -> String {
    format!("● {count} dòng nên xem lại")
}
/// Below the rows: why one of them is to be looked at twice.
pub fn row_doubtful(row: usize, why: &str) -> String {
    format!("Dòng {row}, nên xem lại: {why}")
}
pub fn look_twice(why: &str) -> String {
    format!("Nên xem lại: {why}. Bấm để đổi loại.")
}
pub const QUICK_PAPER_KIND: &str = "In thành";
pub const QUICK_WITH_ACHIEVEMENTS: &str = "In cột thành tích";
pub fn left_out(lines: usize, columns: usize) -> String {
    match (lines, columns) {
        (lines, 0) => format!("{lines} dòng không lấy (tiêu đề, cộng, phần ký)"),
        (0, columns) => format!("{columns} cột không lấy"),
        (lines, columns) => format!("{lines} dòng, {columns} cột không lấy"),
    }
}

// Print.
pub const PRINT_CHOOSE: &str = "Mẫu giấy";
pub const PRINT_OPTIONS: &str = "Tùy chọn in";
pub const PRINT_FIND: &str = "Tìm giấy";
pub const PRINT_OF_RECORD: &str = "Giấy in được của mục đang xem";
pub const PRINT_ALL: &str = "Xem tất cả giấy";
pub const PRINT_NOTHING: &str = "Chọn một giấy ở bên trái.";
pub const PAPER_FIND: &str = "Tìm trong giấy";
/// Which of the places that were found on the paper; `at` from 0.
pub fn found_on_paper(at: usize, all: usize) -> String {
    if all == 0 { "Không thấy".to_owned() } else { format!("{}/{all}", at + 1) }
}
pub const PAPER_HINT: &str = "Bấm vào chữ trên giấy để sửa.";
pub const PAPER_ISSUED_HINT: &str = "Giấy đã phát hành, giữ nguyên như lúc ký.";
pub const PAPER_ISSUED: &str = "Giấy này đã phát hành nên được giữ nguyên. Sai sót ghi ở phần “Đính chính, thu hồi, cấp lại” của người được khen.";
pub const PAPER_OF_THE_FORM: &str = "Chữ của mẫu giấy: sửa ngay đây cho riêng giấy này; đổi hẳn ở phiếu “Cơ quan tặng”, “Quyết định” hoặc “Khen thưởng”.";
/// A text of a paper of the round that is worded by the office.
pub const PAPER_OF_THE_WORDING: &str =
    "Chữ của lời văn: sửa ngay đây cho riêng giấy này, hoặc ở “Lời văn của giấy…” cho mọi giấy.";
/// A text of a paper with numbers of the year in it.
pub const PAPER_OF_FIGURES: &str =
    "Số liệu lấy từ sổ: bấm “Số liệu…” để xem từng dòng; chữ sửa ngay đây cho riêng giấy này.";
/// Opens them.
pub const OPEN_FIGURES: &str = "Số liệu…";
/// One of them with what it counts.
pub fn figure_said(label: &str, value: &str) -> String {
    if value.is_empty() { label.to_owned() } else { format!("{label}: {value}") }
}
/// Where a text of a paper is changed.
pub fn paper_source(text: &str, kind: &str, field: &str) -> String {
    if text.is_empty() {
        return format!("Ô trống: sửa ở {kind}, ô “{field}”.");
    }
    format!("“{text}”: sửa ở {kind}, ô “{field}”.")
}
/// A form of award that the book does not have.
pub fn new_award_form(form: &str) -> String {
    format!("Sổ chưa có hình thức “{form}”. Nếu là hình thức mới thì cứ lưu.")
}
pub const PARAM_ANY: &str = "(tất cả)";
pub const PARAM_USUAL: &str = "Thường dùng";
pub const PARAM_NONE: &str = "(chưa chọn)";
/// Under an option whose words mean nothing.
pub const fn option_unclear(is_day: bool) -> &'static str {
    if is_day {
        "Chưa phải ngày, chưa dùng. Ghi như 05/12/2016."
    } else {
        "Chưa phải số, chưa dùng. Chỉ ghi số, như 05; ký hiệu lấy theo cơ quan."
    }
}
pub fn page_of(page: usize, pages: usize) -> String {
    format!("Trang {page}/{pages}")
}
pub fn saved_pdf(path: &str) -> String {
    format!("Đã ghi {path}")
}
/// An attached file that is the bản chính of its record.
pub fn original_file(file: &str) -> String {
    format!("Bản chính: {file}")
}
/// A paper that was signed and has no bản chính yet.
pub const NO_ORIGINAL: &str = "Chưa có bản chính đã ký.";
/// So many files were written into a folder.
pub fn files_written(count: usize, folder: &str) -> String {
    format!("Đã ghi {count} tệp vào {folder}")
}
/// What is missing among them.
pub const FILES_MISSING_TITLE: &str = "Đã ghi, còn thiếu";
/// The question before files are written over.
pub const WRITE_OVER_TITLE: &str = "Đã có tệp cùng tên";
/// Which they are.
pub fn files_there(names: &[&str], folder: &str) -> String {
    /// Named at once.
    const NAMED: usize = 4;
    let named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = if names.len() > NAMED { ", …" } else { "" };
    format!(
        "Trong {folder} đã có {} tệp cùng tên: {named}{more}. Ghi đè lên các tệp ấy?",
        names.len()
    )
}
/// A paper was handed to the program that shows PDF files.
pub fn opened_pdf(name: &str) -> String {
    format!("Đã mở “{name}” để in")
}
pub const SHOW_FAILED: &str = "Đã ghi PDF nhưng máy chưa có chương trình mở PDF. Tệp nằm tại:";

// Overview and evaluation.
pub const OVERVIEW_TITLE: &str = "Năm công tác";
pub const OVERVIEW_REVIEW: &str = "mục cần rà soát";
pub const OVERVIEW_DRAFTS: &str = "quyết định chưa phát hành";

// Notices and questions.
/// After a decision was made for a round that had awards waiting.
pub fn took_awards(counts: Counts) -> String {
    format!("Quyết định này có {} của đợt.", super::print::counted(counts))
}
pub const NO_ONE_AWARDED: &str = "Chưa có ai thuộc quyết định này, nên chưa soạn được các điều. Hãy ghi khen thưởng của đợt trước.";
pub const QUICK_NOBODY: &str =
    "Không thấy tập thể, cá nhân hay hộ gia đình nào trong phần vừa dán; danh sách giữ như trước.";
pub const RECORD_AGAIN_TITLE: &str = "Ghi danh sách này lần nữa?";
pub const ISSUE_TITLE: &str = "Phát hành quyết định?";
/// What issuing a decision fixes.
pub fn issue_sure(number: &str, date: &str, counts: Counts, gaps: &[Gap]) -> String {
    let mut lacks = String::new();
    for gap in gaps {
        lacks.push_str("\nLưu ý: ");
        lacks.push_str(&super::reports::gap(*gap));
    }
    if counts.total() == 0 {
        return format!(
            "Quyết định sửa đổi số {number}, ngày {date}.\nSau khi phát hành, số, ngày, lời văn được giữ nguyên như lúc này.{lacks}"
        );
    }
    format!(
        "Quyết định số {number}, ngày {date}: {}.\nSau khi phát hành, số, ngày, lời văn và danh sách được giữ nguyên như lúc này; sai sót về sau sửa bằng đính chính.{lacks}",
        super::print::counted(counts)
    )
}
pub const OLD_STEP_TITLE: &str = "Hoàn tác bước của lần mở trước?";
pub fn old_step(label: &str, at: &str) -> String {
    format!("“{label}”, làm lúc {}.", super::dates::moment(at))
}
/// What was done, by the label of its step: “Đã thêm 4 đề nghị khen thưởng”.
pub fn done(label: &str) -> String {
    format!("Đã {}", sentence::without_capital(label))
}
pub fn undone(label: &str) -> String {
    format!("Đã hoàn tác: {label}")
}
pub fn redone(label: &str) -> String {
    format!("Đã làm lại: {label}")
}
pub fn backed_up(path: &str) -> String {
    format!("Đã sao lưu: {path}")
}
pub const CHECK_OK: &str = "Sổ nguyên vẹn.";
pub const PROBLEM_TITLE: &str = "Chưa làm được";
pub const RESTORE_TITLE: &str = "Phục hồi từ bản sao lưu";
/// Which book a backup is put in the place of.
pub fn restore_into(book: &str) -> String {
    format!("Bản được chọn sẽ thành sổ {book}. Sổ đang có ở đó được cất riêng trước, không mất.")
}
pub const RESTORE_TO: &str = "Chọn nơi đặt sổ được phục hồi";
pub const RESTORE_NONE: &str =
    "Chưa có bản sao lưu nào cạnh sổ. Bấm “Chọn tệp…” nếu bản sao lưu ở USB.";
pub const CHOOSE_FILE: &str = "Chọn tệp…";
pub const OPEN_TITLE: &str = "Mở sổ";
pub const CREATE_TITLE: &str = "Nơi lưu sổ mới";
pub const COPY_TITLE: &str = "Nơi lưu bản sao";
pub const SAVE_PDF_TITLE: &str = "Lưu PDF";
pub const SAVE_WORD_TITLE: &str = "Lưu thành tệp Word";
pub const SAVE_EXCEL_TITLE: &str = "Lưu thành tệp Excel";
pub const NO_RENDERER: &str = "Không mở được cửa sổ vì máy không vẽ được hình (trình điều khiển màn hình quá cũ hoặc \
đang dùng màn hình từ xa). Dữ liệu không bị ảnh hưởng. Hãy thử khởi động lại máy, hoặc cập nhật trình điều khiển.";

/// The name of the file that keeps a paper as it was issued, when another copy takes its place: `Bản cũ 14h05, …`.
pub fn old_copy(title: &str, at: Moment) -> String {
    format!("Bản cũ {:02}h{:02}, {title}", at.hour(), at.minute())
}
