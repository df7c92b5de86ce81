//! Font files of a PC, changed: used for papers or set aside, never a panic, and the paper is written.
#![no_main]
use dan_van::{
    layout::{
        block::{Align, Block, Document, Face, Paper, Paragraph, Section, Style},
        fonts::{FILES, PcFaces},
        paginate,
    },
    pdf,
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use std::sync::Arc;

const FACES: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    face: u8,
    cut: u32,
    changes: Vec<Change<'a>>,
}

#[derive(Arbitrary, Debug)]
enum Change<'a> {
    /// In the first bytes, where the tables are listed.
    Head(u16, u8),
    Several(u32, &'a [u8]),
    Number(u32, u16),
}

fn changed(file: &[u8], input: &Input<'_>) -> Vec<u8> {
    let mut bytes = file.to_vec();
    let mut put = |at: usize, new: &[u8]| {
        for (place, byte) in bytes.iter_mut().skip(at).zip(new) {
            *place = *byte;
        }
    };
    for change in input.changes.iter().take(64) {
        match *change {
            Change::Head(at, byte) => put(usize::from(at) % 400, &[byte]),
            Change::Several(at, new) => put(at as usize % file.len(), new),
            Change::Number(at, number) => {
                put(at as usize % file.len() / 2 * 2, &number.to_be_bytes());
            }
        }
    }
    if input.cut % 8 == 7 {
        bytes.truncate(input.cut as usize / 8 % file.len());
    }
    bytes
}

/// The preview draws with the same files.
fn draw(faces: &PcFaces, words: &str) {
    let context = egui::Context::default();
    let mut fonts = egui::FontDefinitions::empty();
    let family = |face: Face| egui::FontFamily::Name(format!("{face:?}").into());
    let usual = [egui::FontFamily::Proportional, egui::FontFamily::Monospace];
    for face in FACES {
        let name = family(face).to_string();
        let file = egui::FontData::from_owned(faces.file(face).to_vec());
        fonts.font_data.insert(name.clone(), Arc::new(file));
        for family in usual.clone().into_iter().chain([family(face)]) {
            fonts.families.entry(family).or_default().push(name.clone());
        }
    }
    context.set_fonts(fonts);
    let mut shown = context.run_ui(egui::RawInput::default(), |ui| {
        for face in FACES {
            ui.label(egui::RichText::new(words).font(egui::FontId::new(14.0, family(face))));
        }
    });
    shown.textures_delta.clear();
}

fuzz_target!(|input: Input<'_>| {
    let mut files = FILES.map(<[u8]>::to_vec);
    let which = usize::from(input.face) % files.len();
    files[which] = changed(FILES[which], &input);
    let Some(faces) = PcFaces::new(files) else { return };
    for face in FACES {
        let _ = faces.name(face);
    }
    let words = "Đảng ủy Khối: tặng Giấy khen cho 07 tập thể, 07 cá nhân năm 2016 “ƯỚC NGUYỆN” – !";
    let paragraph = |face| {
        let style = Style { face, ..Style::regular(14.0) };
        Block::Paragraph(Paragraph::new(words, style, Align::Justify, 19.0))
    };
    let document = Document {
        sections: vec![Section {
            paper: Paper::a4(20.0, 20.0, 30.0, 15.0),
            numbers: None,
            blocks: FACES.map(paragraph).to_vec(),
            ..Section::default()
        }],
        ..Document::default()
    };
    let properties = pdf::Properties {
        title: String::new(),
        author: String::new(),
        date: jiff::civil::date(2016, 12, 5),
    };
    let bytes = pdf::write_with(paginate(&document), &properties, Some(&faces));
    assert!(bytes.expect("else with ours").starts_with(b"%PDF"));
    draw(&faces, words);
});
