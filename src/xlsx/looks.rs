//! How cells look.
use crate::layout::block::{Align, Face, Value};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The look of a cell.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) face: Face,
    /// Points.
    pub(super) size: f32,
    pub(super) align: Align,
    /// With borders.
    pub(super) is_boxed: bool,
    /// In the middle of its height.
    pub(super) is_middle: bool,
    /// What it says, where that is more than words.
    pub(super) value: Option<Value>,
}

/// As Excel has it.
pub(super) fn text_look(look: &Look) -> Format {
    let (bold, italic) = look.face.looks();
    let align = match look.align {
        Align::Left => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
        Align::Justify => FormatAlign::Justify,
    };
    let upright = if look.is_middle { FormatAlign::VerticalCenter } else { FormatAlign::Top };
    let mut format = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(f64::from(look.size.max(1.0)))
        .set_align(align)
        .set_align(upright)
        .set_text_wrap();
    if bold {
        format = format.set_bold();
    }
    if italic {
        format = format.set_italic();
    }
    if look.is_boxed {
        format = format.set_border(FormatBorder::Thin);
    }
    match look.value {
        // Excel shows the stroke that groups thousands as the PC is set: a point in Vietnam.
        Some(Value::Money(_)) => format.set_num_format("#,##0"),
        Some(Value::Hundredths(_)) => format.set_num_format("0.##"),
        Some(Value::Day(_)) => format.set_num_format("dd/mm/yyyy"),
        Some(Value::Whole(_)) | None => format,
    }
}
