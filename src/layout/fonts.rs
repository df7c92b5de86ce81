//! The embedded print faces and the widths of their letters (Liberation Serif, metrics of Times).
use super::block::Face;
use std::{collections::BTreeSet, sync::LazyLock};
use ttf_parser::Face as Ttf;

/// The font files, in the order of [`Face::ALL`].
pub const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
];

/// The outline of a letter as straight lines, in units of the font, y growing upwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// From a point to the next; together they close around what is black.
    pub lines: Vec<[[f32; 2]; 2]>,
    begin: [f32; 2],
    at: [f32; 2],
}

/// Lines that stand for one curve: at 300 dots per inch no corner is seen at the sizes of papers.
const CHORDS: u8 = 6;

impl Outline {
    fn go_to(&mut self, to: [f32; 2]) {
        self.lines.push([self.at, to]);
        self.at = to;
    }

    /// A curve by its place at each share of its length.
    fn curve(&mut self, place: impl Fn(f32) -> [f32; 2]) {
        for step in 1..=CHORDS {
            self.go_to(place(f32::from(step) / f32::from(CHORDS)));
        }
    }
}

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        (self.begin, self.at) = ([x, y], [x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.go_to([x, y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let [x0, y0] = self.at;
        let along = |t: f32, a: f32, b: f32, c: f32| {
            let u = 1.0 - t;
            u * u * a + 2.0 * u * t * b + t * t * c
        };
        self.curve(|t| [along(t, x0, x1, x), along(t, y0, y1, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let [x0, y0] = self.at;
        let along = |t: f32, a: f32, b: f32, c: f32, d: f32| {
            let u = 1.0 - t;
            u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
        };
        self.curve(|t| [along(t, x0, x1, x2, x), along(t, y0, y1, y2, y)]);
    }

    fn close(&mut self) {
        self.go_to(self.begin);
    }
}

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
    face.of(&FACES)
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

    /// The outline of a letter; blank where the face has none.
    pub fn outline(&self, letter: char) -> Outline {
        let mut outline = Outline::default();
        if let Some(face) = &self.face {
            // A space has no outline.
            let _ = face.outline_glyph(ttf_parser::GlyphId(self.glyph(letter).0), &mut outline);
        }
        outline
    }

    /// Width of a text in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|c| u32::from(self.glyph(c).1)).sum();
        units as f32 * size / self.units_per_em
    }
}

/// Faces of this PC (Times New Roman) that draw letters in place of ours. Lines and pages are always
/// measured with ours, so only faces whose letters are as wide can stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PcFaces {
    files: [Vec<u8>; 4],
}

impl PcFaces {
    /// Font files in the order of [`Face::ALL`]. `None` when one may not be embedded, lacks a Vietnamese
    /// letter, or has one of another width.
    pub fn new(files: [Vec<u8>; 4]) -> Option<Self> {
        let faces = Self { files };
        // Latin with every Vietnamese letter, quotes and dashes.
        let usual = || {
            let letters = (' '..='~').chain('\u{a1}'..='\u{17f}').chain('\u{1ea0}'..='\u{1ef9}');
            letters.chain("\u{1a0}\u{1a1}\u{1af}\u{1b0}\u{2013}\u{201c}\u{201d}".chars())
        };
        Face::ALL.into_iter().all(|face| faces.glyphs(face, usual()).is_some()).then_some(faces)
    }

    /// The file of a face.
    pub fn file(&self, face: Face) -> &[u8] {
        face.of::<Vec<u8>>(&self.files)
    }

    /// The name of a face as files call it.
    pub fn name(&self, face: Face) -> Option<String> {
        let ttf = Ttf::parse(self.file(face), 0).ok()?;
        let name = ttf
            .names()
            .into_iter()
            .find(|n| n.name_id == ttf_parser::name_id::POST_SCRIPT_NAME && n.is_unicode());
        name.and_then(|n| n.to_string()).filter(|n| n.bytes().all(|b| b.is_ascii_graphic()))
    }

    /// The glyphs of letters, when the face may be embedded, has them all and as wide as ours.
    pub fn glyphs(
        &self,
        face: Face,
        letters: impl Iterator<Item = char>,
    ) -> Option<Vec<(char, u16)>> {
        let ttf = Ttf::parse(self.file(face), 0).ok()?;
        if ttf.permissions() == Some(ttf_parser::Permissions::Restricted) {
            return None;
        }
        let ours = metrics(face);
        let units = f32::from(ttf.units_per_em());
        letters
            .map(|letter| {
                let shown = if letter == '\u{a0}' { ' ' } else { letter };
                let glyph = ttf.glyph_index(shown)?;
                let width = f32::from(ttf.glyph_hor_advance(glyph)?) / units;
                let wanted = f32::from(ours.glyph(letter).1) / ours.units_per_em;
                ((width - wanted).abs() < 0.001).then_some((letter, glyph.0))
            })
            .collect()
    }
}

/// Letters of a text that some print face cannot show.
pub fn missing_in(text: &str) -> BTreeSet<char> {
    // Nearly every text has only letters that all faces have.
    let faces = Face::ALL.map(metrics);
    text.chars().filter(|c| *c != '\n' && faces.iter().any(|f| f.glyph(*c).0 == 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_faces_as_wide_as_ours_stand_in() {
        let same = PcFaces::new(FILES.map(<[u8]>::to_vec)).unwrap();
        assert_eq!(same.name(Face::BoldItalic).as_deref(), Some("LiberationSerif-BoldItalic"));
        let [regular, bold, italic, _] = FILES.map(<[u8]>::to_vec);
        assert_eq!(
            PcFaces::new([bold.clone(), regular.clone(), italic.clone(), bold.clone()]),
            None
        );
        assert_eq!(PcFaces::new([regular, bold, italic, b"no font".to_vec()]), None);
    }
}
