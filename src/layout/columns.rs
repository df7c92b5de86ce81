//! Paragraphs side by side: letterheads and signatures, always kept whole.
use super::{
    block::{Align, Column, Paragraph},
    lines::{lay_lines, rule_room},
    page::Item,
};

/// Everything of one block placed from its top left corner, and its height.
pub(super) struct Placed {
    pub(super) items: Vec<Item>,
    pub(super) height: f32,
}

/// Lays columns over `width`; their first span is text number `first` of the document.
pub(super) fn lay_columns(columns: &[Column], width: f32, first: usize) -> Placed {
    let mut placed = Placed { items: Vec::new(), height: 0.0 };
    let mut text = first;
    let mut x = 0.0;
    for column in columns {
        let room = width * column.share;
        let mut y = 0.0;
        for (i, paragraph) in column.paragraphs.iter().enumerate() {
            if i > 0 {
                y += paragraph.space_before;
            }
            // Names too wide for their column are broken evenly, whatever their alignment.
            let paragraph = Paragraph {
                balanced: paragraph.balanced || paragraph.align == Align::Center,
                ..paragraph.clone()
            };
            for line in lay_lines(&paragraph, room, text) {
                placed.items.extend(line.items.into_iter().map(|mut item| {
                    item.shift(x, y);
                    item
                }));
                y += paragraph.line;
            }
            y += rule_room(&paragraph);
            text += paragraph.spans.len();
        }
        placed.height = placed.height.max(y);
        x += room;
    }
    placed
}
