//! How texts of a composed document look otherwise: bold, italic, and how their paragraph or cell stands.
use super::{
    block::{Align, Block, Document, Face, FacedPiece, Paragraph, Spot},
    lines::RATHER,
    texts::as_read,
};
use std::ops::Range;

/// How a text looks otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look<F> {
    /// Finds the letters of the text, as read, that look so; `None`: the words are not there.
    pub find: F,
    /// Đậm or not; `None`: as composed.
    pub bold: Option<bool>,
    /// Nghiêng or not; `None`: as composed.
    pub italic: Option<bool>,
    /// How its paragraph or cell stands; `None`: as composed.
    pub align: Option<Align>,
}

impl Face {
    /// Is it bold, is it italic?
    pub fn looks(self) -> (bool, bool) {
        match self {
            Self::Regular => (false, false),
            Self::Bold => (true, false),
            Self::Italic => (false, true),
            Self::BoldItalic => (true, true),
        }
    }

    /// The face that is so.
    pub fn looking((bold, italic): (bool, bool)) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }

    fn changed(self, bold: Option<bool>, italic: Option<bool>) -> Self {
        let (was_bold, was_italic) = self.looks();
        Self::looking((bold.unwrap_or(was_bold), italic.unwrap_or(was_italic)))
    }
}

/// Lets texts look otherwise: `looks_of` gives those of a text, in the order they are put on, each with a mark that
/// `found` is told of when its words are there.
pub fn put_looks<'l, F, M>(
    document: &mut Document,
    looks_of: impl Fn(&Spot) -> Vec<(M, &'l Look<F>)>,
    mut found: impl FnMut(M),
) where
    F: Fn(&str) -> Option<Range<usize>> + 'l,
{
    let mut put =
        |spot: Option<&Spot>, text: &str, face: &mut Face, pieces: &mut Vec<FacedPiece>| {
            let mut align = None;
            let looks = spot.map(&looks_of).unwrap_or_default();
            if looks.is_empty() {
                return align;
            }
            let read = as_read(text);
            // Of each letter as read its first byte in the text, and its face.
            let drawn = text.char_indices().filter(|(_, c)| *c != RATHER);
            let mut letters: Vec<(usize, Face)> =
                drawn.map(|(at, _)| (at, FacedPiece::face_at(pieces, at, *face))).collect();
            for (mark, look) in looks {
                let Some(own) = (look.find)(&read) else { continue };
                let all = own.start == 0 && own.end >= letters.len();
                for (_, face) in letters.get_mut(own).unwrap_or_default() {
                    *face = face.changed(look.bold, look.italic);
                }
                if all {
                    *face = face.changed(look.bold, look.italic);
                }
                align = look.align.or(align);
                found(mark);
            }
            *pieces = faced(&letters, *face, text.len());
            align
        };
    for block in document.sections.iter_mut().flat_map(|s| &mut s.blocks) {
        let mut paragraph = |p: &mut Paragraph| {
            for span in &mut p.spans {
                let own =
                    put(span.spot.as_ref(), &span.text, &mut span.style.face, &mut span.pieces);
                p.align = own.unwrap_or(p.align);
            }
        };
        match block {
            Block::Paragraph(p) => paragraph(p),
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                columns.iter_mut().flat_map(|c| &mut c.paragraphs).for_each(paragraph);
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    let own = put(cell.spot.as_ref(), &cell.text, &mut cell.face, &mut cell.pieces);
                    cell.align = own.or(cell.align);
                }
            }
        }
    }
}

/// The pieces of a text in another face than most of it.
fn faced(letters: &[(usize, Face)], face: Face, end: usize) -> Vec<FacedPiece> {
    let mut pieces: Vec<FacedPiece> = Vec::new();
    for (i, (at, own)) in letters.iter().enumerate() {
        let after = letters.get(i + 1).map_or(end, |(at, _)| *at) as u32;
        match pieces.last_mut() {
            Some(last) if last.face == *own && last.end == *at as u32 => last.end = after,
            _ if *own != face => {
                pieces.push(FacedPiece { start: *at as u32, end: after, face: *own });
            }
            _ => {}
        }
    }
    pieces
}
