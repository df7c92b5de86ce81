//! Pages → PDF bytes. Only writes what `layout` placed; the only file that knows printpdf and lopdf.
use crate::layout::{
    block::Face,
    fonts::{FILES, PcFaces, metrics},
    page::{Item, Page, TextRun},
};
use jiff::civil::Date;
use lopdf::{Object, StringFormat};
use printpdf::{
    Color, CustomPdfConformance, FontId, FontMetrics, Greyscale, Line, LinePoint, Mm,
    OffsetDateTime, Op, ParsedFont, PdfConformance, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PdfPage, PdfSaveOptions, Point, Pt, TextItem, TextMatrix,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
};

/// The file's properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
    /// Tiêu đề.
    pub title: String,
    /// Tác giả: the issuing body.
    pub author: String,
    /// The day it was made. The same pages, properties and day give the same bytes.
    pub date: Date,
}

/// Why no PDF was made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font of our own could not be cut to the letters used.
    #[error("font: {0}")]
    Font(String),
    /// The file could not be put together.
    #[error("pdf: {0}")]
    Write(#[from] std::io::Error),
}

/// As readers of PDF show it, in plain letters.
const PROGRAM: &str = "Dan Van Kheo";

const FACES: [(Face, &str, &str); 4] = [
    (Face::Regular, "R", "DVKAAA+LiberationSerif"),
    (Face::Bold, "B", "DVKAAB+LiberationSerif-Bold"),
    (Face::Italic, "I", "DVKAAC+LiberationSerif-Italic"),
    (Face::BoldItalic, "J", "DVKAAD+LiberationSerif-BoldItalic"),
];

fn key(face: Face) -> &'static str {
    FACES.iter().find(|(f, ..)| *f == face).map_or("R", |(_, key, _)| key)
}

/// Writes pages as a PDF. Takes them by value: a long list is let go page by page.
///
/// # Errors
/// [`PdfError`].
pub fn write(pages: Vec<Page>, properties: &Properties) -> Result<Vec<u8>, PdfError> {
    write_with(pages, properties, None)
}

/// The same with the faces of this PC, where they have every letter of the document as wide as ours;
/// else with ours.
///
/// # Errors
/// [`PdfError`].
pub fn write_with(
    pages: Vec<Page>,
    properties: &Properties,
    faces: Option<&PcFaces>,
) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(&properties.title);
    let info = &mut document.metadata.info;
    info.document_title.clone_from(&properties.title);
    info.author.clone_from(&properties.author);
    PROGRAM.clone_into(&mut info.creator);
    info.producer = format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"));
    // Plain PDF 1.x: no claim of PDF/X or PDF/A that nobody checked.
    info.conformance = PdfConformance::Custom(CustomPdfConformance {
        identifier: String::new(),
        allows_3d_content: false,
        allows_video_content: false,
        allows_audio_content: false,
        allows_embedded_javascript: false,
        allows_jpeg_content: true,
        requires_xmp_metadata: false,
        allows_default_fonts: false,
        requires_icc_profile: false,
        allows_pdf_layers: false,
    });
    let days = properties.date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    if let Ok(noon) = OffsetDateTime::from_unix_timestamp(days * 86_400 + 43_200) {
        info.creation_date = noon;
        info.modification_date = noon;
        info.metadata_date = noon;
    }
    let mut used = Used::new();
    let pages: Vec<PdfPage> = pages.into_iter().map(|page| write_page(page, &mut used)).collect();
    let fonts = match faces.and_then(|pc| fonts_of_pc(pc, &used)) {
        Some(fonts) => fonts,
        None => our_fonts(&used)?,
    };
    for (key, font) in fonts {
        document.resources.fonts.map.insert(FontId(key.to_owned()), PdfFont::new(font));
    }
    document.with_pages(pages);
    let options =
        PdfSaveOptions { optimize: false, image_optimization: None, ..PdfSaveOptions::default() };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    describe(&mut file)?;
    finish(&mut file)?;
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

/// Says what printpdf cannot: the language (screen readers), and that the page is printed in its own size
/// unless the clerk asks otherwise. An empty claim of PDF/X is taken out.
fn describe(file: &mut lopdf::Document) -> Result<(), PdfError> {
    // PDF 1.6 is the first that knows /PrintScaling.
    "1.7".clone_into(&mut file.version);
    let as_it_is = lopdf::dictionary! { "PrintScaling" => "None" };
    let catalog = file.catalog_mut().map_err(std::io::Error::other)?;
    catalog.set("Lang", Object::string_literal("vi-VN"));
    catalog.set("ViewerPreferences", as_it_is);
    let info = file.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(info) = info.and_then(|id| file.get_dictionary_mut(id)) {
        info.remove(b"GTS_PDFXVersion");
    }
    Ok(())
}

/// Compresses, and names the file by its content instead of by chance.
fn finish(file: &mut lopdf::Document) -> Result<(), PdfError> {
    file.prune_objects();
    file.renumber_objects();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a: a name, not a safeguard
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        for byte in &stream.content {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        if stream.dict.has(b"Filter") || !stream.allows_compression {
            continue;
        }
        let room = Vec::with_capacity(stream.content.len() / 3 + 64);
        let mut packer = flate2::write::ZlibEncoder::new(room, flate2::Compression::new(6));
        packer.write_all(&stream.content)?;
        let packed = packer.finish()?;
        if packed.len() + 20 < stream.content.len() {
            stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
            stream.set_content(packed);
        }
    }
    let id = Object::String(format!("{sum:016x}").into_bytes(), StringFormat::Literal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    Ok(())
}

/// Two decimals are finer than any printer and keep the file small.
fn round(points: f32) -> Pt {
    Pt((points * 100.0).round() / 100.0)
}

fn write_page(page: Page, used: &mut Used) -> PdfPage {
    let height = page.height;
    let mut ops = Vec::with_capacity(page.items.len() * 2 + 8);
    let mut lines = Vec::new();
    let mut font: Option<(Face, f32)> = None;
    ops.push(Op::StartTextSection);
    for item in page.items {
        match item {
            Item::Text(run) => {
                used.entry(key(run.face)).or_default().extend(run.text.chars());
                if font != Some((run.face, run.size)) {
                    font = Some((run.face, run.size));
                    ops.push(Op::SetFont {
                        font: PdfFontHandle::External(FontId(key(run.face).to_owned())),
                        size: Pt(run.size),
                    });
                }
                ops.push(Op::SetTextMatrix {
                    matrix: TextMatrix::Translate(round(run.x), round(height - run.y)),
                });
                ops.push(Op::ShowText { items: text_items(run) });
            }
            Item::Line(line) => lines.push(line),
        }
    }
    ops.push(Op::EndTextSection);
    ops.push(Op::SetOutlineColor { col: Color::Greyscale(Greyscale::new(0.0, None)) });
    let mut thickness = None;
    for line in lines {
        if thickness != Some(line.thickness) {
            thickness = Some(line.thickness);
            ops.push(Op::SetOutlineThickness { pt: round(line.thickness) });
        }
        let point = |x: f32, y: f32| LinePoint {
            p: Point { x: round(x), y: round(height - y) },
            bezier: false,
        };
        let points = vec![point(line.x0, line.y0), point(line.x1, line.y1)];
        ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }
    PdfPage::new(Mm(page.width * 25.4 / 72.0), Mm(page.height * 25.4 / 72.0), ops)
}

/// Spaces of a justified line are widened between pieces, so that copied text keeps plain spaces.
fn text_items(run: TextRun) -> Vec<TextItem> {
    if run.gap.abs() < 0.005 {
        return vec![TextItem::Text(run.text.into_string())];
    }
    let wider = -(run.gap * 1000.0 / run.size * 10.0).round() / 10.0;
    let mut items = Vec::new();
    for word in run.text.split_inclusive(' ') {
        items.push(TextItem::Text(word.to_owned()));
        if word.ends_with(' ') {
            items.push(TextItem::Offset(wider));
        }
    }
    items
}

/// The letters used of each face.
type Used = BTreeMap<&'static str, BTreeSet<char>>;
type Fonts = Vec<(&'static str, ParsedFont)>;

fn our_fonts(used: &Used) -> Result<Fonts, PdfError> {
    let mut fonts = Vec::new();
    for (face, key, name) in FACES {
        if let Some(letters) = used.get(key) {
            let glyph = |c: &char| (*c, metrics(face).glyph(*c).0);
            let glyphs: Vec<(char, u16)> = letters.iter().map(glyph).collect();
            fonts.push((key, subset(face, face.of::<&[u8]>(&FILES), &glyphs, name)?));
        }
    }
    Ok(fonts)
}

/// All of this PC, or none: a file of another's making may be broken in ways only cutting it shows.
fn fonts_of_pc(pc: &PcFaces, used: &Used) -> Option<Fonts> {
    let mut fonts = Vec::new();
    for (face, key, name) in FACES {
        if let Some(letters) = used.get(key) {
            let tag = name.split('+').next().unwrap_or_default();
            let name = format!("{tag}+{}", pc.name(face)?);
            let glyphs = pc.glyphs(face, letters.iter().copied())?;
            fonts.push((key, subset(face, pc.file(face), &glyphs, &name).ok()?));
        }
    }
    Some(fonts)
}

/// A face cut to the letters used, with widths rounded to thousandths of an em: printpdf would cut
/// decimals off and let right edges drift.
fn subset(
    face: Face,
    file: &[u8],
    letters: &[(char, u16)],
    name: &str,
) -> Result<ParsedFont, PdfError> {
    let m = metrics(face);
    let mut glyphs = subsetter::GlyphRemapper::new();
    let (mut by_letter, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for (c, glyph) in letters {
        let width = m.glyph(*c).1;
        let new = glyphs.remap(*glyph);
        by_letter.insert(*c as u32, new);
        widths.insert(new, (f32::from(width) * 1000.0 / m.units_per_em).round() as u16);
    }
    let bytes =
        subsetter::subset(file, 0, &glyphs).map_err(|e| PdfError::Font(format!("{e:?}")))?;
    let thousandths = |ems: f32| (ems * 1000.0).round() as i16;
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(name.to_owned()),
        by_letter,
        widths,
        1000,
        FontMetrics { ascent: thousandths(m.ascent), descent: -thousandths(m.descent) },
    );
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: -177,
        y_min: -303,
        x_max: 1309,
        y_max: 1000,
        caret_slope_rise: 1,
        caret_slope_run: 0,
        us_weight_class: if matches!(face, Face::Bold | Face::BoldItalic) { 700 } else { 400 },
    };
    Ok(font)
}
