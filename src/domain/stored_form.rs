//! The stored form of what was typed: every text in NFC and trimmed, every day and number in full.
//! Forms do the same to one field when it is left; nothing is touched while typing.
use super::{
    entered::{Entered, Typed},
    vietnamese::{clean, clean_lines},
};
use jiff::civil::Date;

/// Texts of one line.
pub(super) fn one_line(texts: &mut [&mut String]) {
    for text in texts {
        **text = clean(text);
    }
}

/// Texts of several lines.
pub(super) fn lines(texts: &mut [&mut String]) {
    for text in texts {
        **text = clean_lines(text);
    }
}

/// Days, numbers and amounts; `today` completes a day without its year.
pub(super) fn typed<T: Typed>(today: Date, fields: &mut [&mut Entered<T>]) {
    for field in fields {
        field.tidy(today);
    }
}
