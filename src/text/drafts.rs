//! What is half typed: how it is called, offered again, and let go.
#![expect(missing_docs, reason = "the words themselves")]
use super::sentence::one_line;
use std::{io::ErrorKind, path::Path};

pub const UNFINISHED: &str = "Có phiếu đang nhập dở:";
pub const TITLE: &str = "Phần nhập dở";
pub const DROP: &str = "Bỏ phần nhập dở này";
pub const LEAVE: &str = "Để lại";
pub const FIND_BOOK: &str = "Mở sổ ở chỗ khác…";
pub const DROPPED: &str = "Đã bỏ phần nhập dở.";

/// A form: what kind it is, and whose.
pub fn of_form(kind: &str, whose: &str) -> String {
    if whose.trim().is_empty() { kind.to_owned() } else { format!("{kind}: {}", one_line(whose)) }
}

/// Rows of a grid or of the quick list.
pub fn of_rows(title: &str, rows: usize) -> String {
    format!("{title}, {rows} dòng")
}

/// The quick list begun without a book, while one is open.
pub fn without_book(title: &str) -> String {
    format!("{title} (chưa thuộc sổ nào)")
}

/// One line among those offered, with its book where that is not the open one.
pub fn line(title: &str, book: Option<&Path>) -> String {
    let Some(book) = book else { return format!("● {title}") };
    let name = book.file_stem().unwrap_or_default().to_string_lossy();
    let folder = book.parent().map(|f| f.display().to_string()).unwrap_or_default();
    format!("● {title}   (sổ {name}, ở {folder})")
}

pub fn more(number: usize) -> String {
    format!("và {number} phiếu khác")
}

/// The window is being closed, and the PC could not keep it.
pub const WOULD_BE_LOST: &str = "Máy chưa giữ được phần đang nhập dở (ổ đĩa đầy hoặc không ghi được), nên chưa đóng. \
Hãy lưu phiếu, hoặc dọn bớt ổ đĩa. Nếu đóng lần nữa, phần nhập dở sẽ mất; những gì đã lưu vẫn ở trong sổ.";

/// Its record is another one by now, or this program does not read it.
pub const OVERTAKEN: &str = "Phần nhập dở này không mở lại thành phiếu được, vì mục đã được đổi sau khi gõ \
(hoặc phần này do một bản khác của chương trình ghi). Đã gõ như dưới đây; chép lại được bằng Ctrl+C.";

/// Its book is not where it was.
pub fn book_gone(book: &Path) -> String {
    format!(
        "Sổ của phần nhập dở này không còn ở {}. Phần nhập dở vẫn còn trên máy này: nếu sổ đã chuyển chỗ hay \
đổi tên, mở sổ ở chỗ mới là thấy lại.",
        book.display()
    )
}

/// Another book stands there now.
pub fn another_book(book: &Path) -> String {
    format!(
        "Tệp {} nay là sổ khác, nên phần nhập dở không mở lại ở đó. Phần nhập dở vẫn còn trên máy này.",
        book.display()
    )
}

/// What was typed in a book that stood elsewhere is offered in this one.
pub fn moved(book: &Path) -> String {
    format!("Có phần nhập dở gõ khi sổ còn ở {}; nay mở lại được ở sổ này.", book.display())
}

/// A file that cannot be read was given another name.
pub fn set_aside(path: &Path) -> String {
    format!(
        "Một tệp giữ phần nhập dở bị hỏng, hoặc do bản mới hơn của chương trình ghi, nên không đọc được. \
Tệp được giữ lại ở {}; các sổ không bị ảnh hưởng.",
        path.display()
    )
}

/// A file that cannot be read stands in the way.
pub const IN_THE_WAY: &str = "Không đọc được phần nhập dở giữ trên máy này. Không có gì bị ghi đè; trong lần mở này \
phần đang gõ không được giữ, hãy bấm Lưu sớm.";

/// The book's own mark cannot be read, by which what is half typed is known to be its.
pub const BOOK_NOT_KNOWN: &str = "Không đọc được dấu nhận biết của sổ này. Các phần nhập dở đã giữ vẫn còn trên máy \
này; trong lần mở này phần đang gõ không được giữ, hãy bấm Lưu sớm.";

/// What an older program kept in the book itself cannot be read.
pub const OLD_NOT_READ: &str = "Không đọc được phần nhập dở do bản cũ của chương trình giữ trong sổ. Phần ấy vẫn còn \
nguyên trong sổ; lần mở sau chương trình đọc lại.";

/// What is being typed cannot be kept.
pub fn not_kept(why: ErrorKind) -> String {
    let why = match why {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "ổ đĩa đã đầy. Hãy bấm Lưu sớm và dọn bớt ổ đĩa"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "máy không cho ghi vào thư mục riêng của chương trình. Hãy bấm Lưu sớm"
        }
        _ => "ổ đĩa không ghi được. Hãy bấm Lưu sớm",
    };
    format!("Chưa giữ được phần đang gõ phòng khi mất điện: {why}.")
}
