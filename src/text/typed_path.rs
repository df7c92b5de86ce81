//! Words of the window in which a path is typed, where the system has no dialog for files.

/// Above the field, for a file that is there.
pub const OPEN: &str = "Máy này không mở được hộp thoại chọn tệp. Hãy gõ đường dẫn của tệp.";
/// Above the field, for a file to be written.
pub const SAVE: &str = "Máy này không mở được hộp thoại chọn tệp. Hãy gõ nơi lưu và tên tệp.";
/// Above the field, for a folder.
pub const FOLDER: &str =
    "Máy này không mở được hộp thoại chọn thư mục. Hãy gõ đường dẫn của thư mục.";
/// Takes the folder.
pub const TAKE_FOLDER: &str = "Chọn thư mục này";
/// The field.
pub const PATH: &str = "Đường dẫn";
/// Takes the file that is there.
pub const TAKE: &str = "Chọn tệp này";
/// Writes it there.
pub const WRITE: &str = "Lưu ở đây";
/// Writes it in the place of another file.
pub const REPLACE: &str = "Ghi đè";
/// Nothing was typed but a folder.
pub const NO_NAME: &str = "Vui lòng nhập cả tên tệp.";
/// There is no such file.
pub const NO_FILE: &str = "Không thấy tệp này. Hãy xem lại đường dẫn.";
/// There is no such folder.
pub const NO_FOLDER: &str = "Không thấy thư mục này. Hãy xem lại đường dẫn.";
/// Another file has this name.
pub const IS_THERE: &str = "Đã có tệp tên này ở đó. Ghi đè lên tệp ấy?";
