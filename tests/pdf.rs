//! The PDF itself: letters come back exactly, fonts are cut and named, the same data gives the same bytes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    layout::{
        block::{Align, Block, Document, Face, Paper, Paragraph, Section, Span, Style},
        fonts, paginate,
    },
    pdf::{self, Properties},
};
use unicode_normalization::UnicodeNormalization as _;

const LETTERS: &str =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz";

fn properties() -> Properties {
    Properties {
        title: "Danh sách khen thưởng".into(),
        author: "Đảng ủy Khối".into(),
        date: jiff::civil::Date::constant(2016, 12, 5),
    }
}

fn document(paragraphs: Vec<Paragraph>) -> Document {
    let blocks = paragraphs.into_iter().map(Block::Paragraph).collect();
    let section =
        Section { paper: Paper::a4(20.0, 20.0, 30.0, 15.0), blocks, ..Section::default() };
    Document { sections: vec![section], ..Document::default() }
}

fn text_of(bytes: &[u8]) -> String {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    file.extract_text(&pages).unwrap()
}

#[test]
fn all_vietnamese_letters_come_back_in_every_face() {
    let all = format!("{LETTERS}{} 0123456789 “”‘’–…-/.,;:()%*₫'", LETTERS.to_uppercase());
    for face in [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic] {
        let style = Style { face, size: 14.0, underline: false };
        let mut p = Paragraph::new("", style, Align::Left, 19.0);
        p.spans = vec![Span { text: all.clone(), style, ..Span::default() }];
        let bytes = pdf::write(paginate(&document(vec![p])), &properties()).unwrap();
        let text: String = text_of(&bytes).split_whitespace().collect();
        assert_eq!(text.nfc().collect::<String>(), text, "NFC");
        assert_eq!(text, all.split_whitespace().collect::<String>(), "{face:?}");
    }
}

#[test]
fn justified_text_copies_with_single_spaces() {
    let words = "Đảng ủy Khối Doanh nghiệp lãnh đạo, chỉ đạo thực hiện công tác dân vận gắn với Quy chế dân chủ ở cơ sở. ";
    let p = Paragraph::new(words.repeat(4), Style::regular(14.0), Align::Justify, 19.0);
    let bytes = pdf::write(paginate(&document(vec![p])), &properties()).unwrap();
    let text = text_of(&bytes).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text, words.repeat(4).trim());
}

#[test]
fn what_binds_a_title_is_copied_as_plain_spaces() {
    let title = "tập thể được tặng Giấy khen về thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2016";
    let bound = dan_van::text::breaks::title(title);
    assert!(bound.contains('\u{a0}') && bound.contains('\u{200b}'));
    let p = Paragraph::new(bound, Style::bold(14.0), Align::Center, 17.0);
    let pages = paginate(&document(vec![p]));
    let lines = pages[0].text();
    assert_eq!(lines.lines().collect::<Vec<_>>().join(" "), title);
    let copied = text_of(&pdf::write(pages, &properties()).unwrap());
    assert_eq!(copied.trim(), lines.lines().collect::<String>());
}

#[test]
fn one_page_is_small_named_and_always_the_same() {
    let p = |face| {
        let style = Style { face, size: 14.0, underline: false };
        Paragraph::new(format!("Số 05-QĐ/BCĐ {LETTERS}"), style, Align::Left, 19.0)
    };
    let doc = document(vec![p(Face::Regular), p(Face::Bold), p(Face::Italic)]);
    let bytes = pdf::write(paginate(&doc), &properties()).unwrap();
    assert!(bytes.len() < 60_000, "{}", bytes.len());
    assert_eq!(bytes, pdf::write(paginate(&doc), &properties()).unwrap());
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let names: Vec<String> = file
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok())
        .map(|n| String::from_utf8_lossy(n).into_owned())
        .collect();
    assert!(names.iter().any(|n| n.ends_with("+LiberationSerif-Bold")), "{names:?}");
    assert!(names.iter().all(|n| n.contains("+LiberationSerif")), "{names:?}");
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = file.get_dictionary(info).unwrap().get(b"Title").unwrap().as_str().unwrap();
    let utf16: Vec<u16> = title[2..].chunks(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
    assert_eq!(String::from_utf16(&utf16).unwrap(), "Danh sách khen thưởng");
}

#[test]
fn a_viewer_is_told_the_language_and_to_print_in_the_true_size() {
    let p = Paragraph::new("Danh sách", Style::regular(14.0), Align::Left, 19.0);
    let bytes = pdf::write(paginate(&document(vec![p])), &properties()).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(preferences.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
    assert_eq!(file.version, "1.7", "older versions do not know what was said");
    // No claim of a standard that nobody checked, not even an empty one.
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    assert!(!file.get_dictionary(info).unwrap().has(b"GTS_PDFXVersion"));
    assert!(!bytes.windows(8).any(|w| w == b"GTS_PDFX"));
}

#[test]
fn faces_of_the_pc_draw_the_letters_and_move_none() {
    let p = Paragraph::new(
        LETTERS.to_owned(),
        Style { face: Face::Bold, size: 14.0, underline: false },
        Align::Left,
        19.0,
    );
    let doc = document(vec![p]);
    let ours = pdf::write(paginate(&doc), &properties()).unwrap();
    // Faces as wide as ours, under another name, as Times New Roman is.
    let renamed = fonts::FILES.map(|file| {
        let mut file = file.to_vec();
        let name: Vec<u8> = "LiberationSerif".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let other: Vec<u8> = "TimesNewRomanXY".encode_utf16().flat_map(u16::to_be_bytes).collect();
        while let Some(at) = file.windows(name.len()).position(|w| w == name) {
            file[at..at + name.len()].copy_from_slice(&other);
        }
        file
    });
    let faces = fonts::PcFaces::new(renamed).unwrap();
    let theirs = pdf::write_with(paginate(&doc), &properties(), Some(&faces)).unwrap();
    assert_eq!(text_of(&theirs), text_of(&ours));
    let file = lopdf::Document::load_mem(&theirs).unwrap();
    let named = file.objects.values().any(|o| {
        let name = o.as_dict().and_then(|d| d.get(b"BaseFont")).and_then(|n| n.as_name());
        name.is_ok_and(|n| n.ends_with(b"+TimesNewRomanXY-Bold"))
    });
    assert!(named);
}

#[test]
fn every_word_of_the_program_has_letters_in_the_print_faces() {
    for (name, text) in words_of_the_program() {
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            for face in [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic] {
                assert_ne!(fonts::metrics(face).glyph(c).0, 0, "{c} of {name} in {face:?}");
            }
        }
    }
}

/// Every file of words, with what stands in it.
fn words_of_the_program() -> Vec<(String, String)> {
    let (mut folders, mut found) = (vec![std::path::PathBuf::from("src/text")], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.display().to_string(), text));
            }
        }
    }
    found
}
