//! Text out of pieces that mean something to the readers of the program, between letters of chance.
use libfuzzer_sys::arbitrary::{self, Arbitrary};

#[derive(Arbitrary, Debug)]
enum Piece<'a> {
    Known(u8),
    KnownToo(u8),
    Letter(char),
    Text(&'a str),
}

/// A text to be read.
#[derive(Arbitrary, Debug)]
pub struct Words<'a>(Vec<Piece<'a>>);

impl std::fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Known(n) | Piece::KnownToo(n) => {
                f.write_str(KNOWN[usize::from(*n) % KNOWN.len()])
            }
            Piece::Letter(letter) => write!(f, "{letter}"),
            Piece::Text(text) => f.write_str(text),
        })
    }
}

/// Letters in every form, signs, and the words by which dates, sums, headers and titles are known.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    " ", "\t", "\n", "\r\n", "\"", "\"\"", "\0", "\u{a0}", "\u{2003}", "\u{85}", "\u{200b}", "\u{feff}", "\u{ad}",
    "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{307}", "\u{309}", "\u{30c}", "\u{31b}", "\u{323}", "\u{345}",
    "a", "e", "o", "u", "i", "j", "A", "E", "O", "U", "I", "J", "H", "ư", "Ơ", "ấ", "ệ", "đ", "Đ", "ð", "Ð", "İ",
    "ß", "ẞ", "ﬁ", "Dž", "Å", "K", "ñ", "Ω", "ς", "Σ", "각", "漢", "\u{1f600}",
    "0", "1", "5", "9", "00", "05", "12", "31", "2016", "1980", "30/4/1975", "05/12/2016", "999999999", "18446744073709551615",
    "/", ".", ",", "-", "–", ":", ";", "(", ")", "%", "+", "“", "”", "'",
    "hôm nay", "hôm qua", "mai", "ngày ", "tháng ", "năm ", "đồng", "đ", "VND", "₫", "Điều ", "số ",
    "STT", "TT", "Họ và tên", "Tên tập thể", "Năm sinh", "Chức vụ", "Đơn vị", "Chức vụ, đơn vị", "Thành tích",
    "Hình thức", "Ghi chú", "TẬP THỂ", "Tập thể", "CÁ NHÂN", "Về cá nhân", "I", "II", "A.", "1)",
    "Tổng cộng", "Tổng số: 02", "Danh sách này có", "T/M CHI ỦY", "BÍ THƯ",
    "Nguyễn Văn A", "NGUYỄN THỊ HƯỜNG", "Kim Sóc", "Đồng chí ", "Ông ", "Đ/c: ", "H'Hen Niê", "(A)",
    "Đảng bộ ", "Chi bộ ", "Công ty ", "Tổng Công ty ", "Ban Thường vụ ", "Ban Chỉ đạo ",
    "Bí thư", "Phó Bí thư Đoàn", "Kế toán", "Giám đốc, ", "Có thành tích xuất sắc trong phong trào thi đua",
    "Giấy khen",
];
