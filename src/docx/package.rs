//! The parts of the file and how they name one another.
use super::escaped;
use crate::layout::block::Document;
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const WORDS: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A header or a footer.
struct NumberPart {
    is_header: bool,
    text: String,
}

/// The parts beside the paper itself.
#[derive(Default)]
pub(super) struct Package {
    numbers: Vec<NumberPart>,
}

impl Package {
    /// The header or footer that says this, by the name of its relation.
    pub(super) fn number_part(&mut self, is_header: bool, text: &str) -> String {
        let same = |part: &NumberPart| part.is_header == is_header && part.text == text;
        let at = self.numbers.iter().position(same).unwrap_or_else(|| {
            self.numbers.push(NumberPart { is_header, text: text.to_owned() });
            self.numbers.len() - 1
        });
        format!("rIdNumber{at}")
    }

    /// The whole file.
    pub(super) fn finish(
        &self,
        body: &str,
        styles: &str,
        document: &Document,
        is_mirrored: bool,
    ) -> Result<Vec<u8>, ZipError> {
        let name = |at: usize, part: &NumberPart| {
            format!("{}{}.xml", if part.is_header { "header" } else { "footer" }, at + 1)
        };
        let mut types = String::new();
        let mut relations = String::new();
        let mut parts: Vec<(String, String)> = Vec::new();
        for (at, part) in self.numbers.iter().enumerate() {
            let file = name(at, part);
            let (kind, root) = if part.is_header { ("header", "hdr") } else { ("footer", "ftr") };
            types +=
                &format!(r#"<Override PartName="/word/{file}" ContentType="{TYPES}.{kind}+xml"/>"#);
            relations += &format!(
                r#"<Relationship Id="rIdNumber{at}" Type="{KINDS}/{kind}" Target="{file}"/>"#
            );
            let said = format!(
                r#"{BEGIN}<w:{root} {WORDS}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}</w:p></w:{root}>"#,
                part.text
            );
            parts.push((format!("word/{file}"), said));
        }
        let mirrored = if is_mirrored { "<w:mirrorMargins/>" } else { "" };
        let settings = format!(
            r#"{BEGIN}<w:settings {WORDS}>{mirrored}<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
        );
        let core = format!(
            r#"{BEGIN}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>"#,
            escaped(&document.title),
            escaped(&document.author)
        );
        let content_types = format!(
            r#"{BEGIN}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="{TYPES}.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>"#
        );
        let of_package = format!(
            r#"{BEGIN}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
        );
        let of_paper = format!(
            r#"{BEGIN}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="{KINDS}/styles" Target="styles.xml"/><Relationship Id="rIdSettings" Type="{KINDS}/settings" Target="settings.xml"/>{relations}</Relationships>"#
        );
        let paper = format!("{BEGIN}<w:document {WORDS}><w:body>{body}</w:body></w:document>");
        let own = [
            ("[Content_Types].xml", content_types),
            ("_rels/.rels", of_package),
            ("docProps/core.xml", core),
            ("word/_rels/document.xml.rels", of_paper),
            ("word/document.xml", paper),
            ("word/settings.xml", settings),
            ("word/styles.xml", styles.to_owned()),
        ];
        let own = own.into_iter().map(|(name, said)| (name.to_owned(), said));
        zipped(own.chain(parts))
    }
}

fn zipped(parts: impl Iterator<Item = (String, String)>) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, said) in parts {
        zip.start_file(name, options)?;
        zip.write_all(said.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
