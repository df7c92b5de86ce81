//! The embedded print faces and the widths of their letters (Liberation Serif, metrics of Times).
use super::block::{Block, Document, Face, Paragraph};
use std::{collections::BTreeSet, sync::LazyLock};
use ttf_parser::Face as Ttf;

/// The font files, in the order of [`Face`].
pub const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
];

/// Letters up to here are looked up in a table; all Vietnamese ones are.
const TABLE: usize = 0x2100;

/// Glyphs and widths of one face.
pub struct Metrics {
    face: Option<Ttf<'static>>,
    /// Units of an em.
    pub units_per_em: f32,
    /// Above the baseline, in ems.
    pub ascent: f32,
    /// Below the baseline, in ems, positive.
    pub descent: f32,
    table: Vec<(u16, u16)>,
}

static FACES: LazyLock<[Metrics; 4]> = LazyLock::new(|| FILES.map(Metrics::new));

/// The metrics of a face.
pub fn metrics(face: Face) -> &'static Metrics {
    let [regular, bold, italic, bold_italic] = &*FACES;
    match face {
        Face::Regular => regular,
        Face::Bold => bold,
        Face::Italic => italic,
        Face::BoldItalic => bold_italic,
    }
}

impl Metrics {
    fn new(bytes: &'static [u8]) -> Self {
        let face = Ttf::parse(bytes, 0).ok();
        let units = face.as_ref().map_or(1000.0, |f| f32::from(f.units_per_em()));
        let mut metrics = Self {
            units_per_em: units,
            ascent: face.as_ref().map_or(0.8, |f| f32::from(f.ascender()) / units),
            descent: face.as_ref().map_or(0.2, |f| -f32::from(f.descender()) / units),
            face,
            table: Vec::new(),
        };
        metrics.table = (0..TABLE as u32)
            .map(|code| char::from_u32(code).map_or((0, 0), |c| metrics.look_up(c)))
            .collect();
        metrics
    }

    fn look_up(&self, c: char) -> (u16, u16) {
        let Some(face) = &self.face else { return (0, 0) };
        face.glyph_index(c).map_or((0, 0), |g| (g.0, face.glyph_hor_advance(g).unwrap_or(0)))
    }

    /// (glyph, width in font units); glyph 0 when the face has none. A no-break space is a space.
    pub fn glyph(&self, c: char) -> (u16, u16) {
        let c = if c == '\u{a0}' { ' ' } else { c };
        self.table.get(c as usize).copied().unwrap_or_else(|| self.look_up(c))
    }

    /// Width of a text in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|c| u32::from(self.glyph(c).1)).sum();
        units as f32 * size / self.units_per_em
    }
}

/// Letters of the document that its face cannot show. They are reported before printing, never dropped.
pub fn missing_letters(document: &Document) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    let mut look = |text: &str, face: Face| {
        missing.extend(text.chars().filter(|c| *c != '\n' && metrics(face).glyph(*c).0 == 0));
    };
    let mut paragraphs: Vec<&Paragraph> = Vec::new();
    for block in document.sections.iter().flat_map(|s| &s.blocks) {
        match block {
            Block::Paragraph(p) => paragraphs.push(p),
            Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
                paragraphs.extend(columns.iter().flat_map(|c| &c.paragraphs));
            }
            Block::Table(table) => {
                for cell in &table.header {
                    look(&cell.text, Face::Bold);
                }
                for cell in table.rows.iter().flat_map(|r| &r.cells) {
                    look(&cell.text, cell.face);
                }
            }
        }
    }
    for span in paragraphs.into_iter().flat_map(|p| &p.spans) {
        look(&span.text, span.style.face);
    }
    missing
}
