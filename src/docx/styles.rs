//! Styles: one for each part of a paper, so that in Word the size of all running text changes at once.
use super::{escaped, twips};
use crate::{
    layout::block::{Align, Block, Document, Face, Paragraph, Role, Span, Style},
    text::office_files::style as words,
};

/// How a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stand {
    align: Align,
    first_indent: f32,
    left: f32,
    line: f32,
}

impl Stand {
    pub(super) fn of(p: &Paragraph) -> Self {
        Self { align: p.align, first_indent: p.first_indent, left: p.left, line: p.line }
    }
}

/// The looks of a role: those of its first paragraph.
struct Look {
    role: Role,
    stand: Stand,
    letters: Style,
}

/// The styles of a paper.
pub(super) struct Styles {
    looks: Vec<Look>,
}

impl Styles {
    pub(super) fn of(document: &Document) -> Self {
        let mut looks: Vec<Look> = Vec::new();
        for block in document.sections.iter().flat_map(|section| &section.blocks) {
            for p in paragraphs_of(block) {
                let Some(role) = p.role.filter(|role| !looks.iter().any(|l| l.role == *role))
                else {
                    continue;
                };
                let letters = p.spans.first().map(|span| span.style).unwrap_or_default();
                looks.push(Look { role, stand: Stand::of(p), letters });
            }
        }
        Self { looks }
    }

    fn look(&self, role: Option<Role>) -> Option<&Look> {
        self.looks.iter().find(|look| Some(look.role) == role)
    }

    /// What says which style a paragraph has.
    pub(super) fn name_of(&self, role: Option<Role>) -> String {
        self.look(role).map_or_else(String::new, |look| {
            format!(r#"<w:pStyle w:val="{}"/>"#, named(look.role).0)
        })
    }

    /// How a paragraph stands, where its style does not say it.
    pub(super) fn stand(&self, p: &Paragraph, before: f32) -> String {
        let own = Stand::of(p);
        let of_style = self.look(p.role).map(|look| look.stand);
        let is_own = of_style != Some(own);
        let mut out = String::new();
        if is_own || before > 0.0 {
            out += &spacing(before, own.line);
        }
        if is_own {
            out += &position(&own);
        }
        out
    }

    /// How the letters of a span look, where its style does not say it.
    pub(super) fn letters(&self, role: Option<Role>, span: &Span, face: Face) -> String {
        let own = Style { face, ..span.style };
        match self.look(role) {
            Some(look) if look.letters == own => String::new(),
            of => run_properties(own, of.map(|look| look.letters)),
        }
    }

    /// The part `styles.xml`.
    pub(super) fn part(&self) -> String {
        let mut out = String::from(include_str!("styles_begin.xml"));
        for look in &self.looks {
            let (id, name) = named(look.role);
            let name = escaped(name);
            out += &format!(
                r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{}{}</w:pPr>{}</w:style>"#,
                spacing(0.0, look.stand.line),
                position(&look.stand),
                run_properties(look.letters, None),
            );
        }
        out + "</w:styles>"
    }
}

fn paragraphs_of(block: &Block) -> Vec<&Paragraph> {
    match block {
        Block::Paragraph(p) => vec![p],
        Block::Columns { columns, .. } | Block::Signature { columns, .. } => {
            columns.iter().flat_map(|column| &column.paragraphs).collect()
        }
        Block::Table(_) => Vec::new(),
    }
}

/// What a style is called in the file, and by Word.
const fn named(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Motto => ("Motto", words::MOTTO),
        Role::Parent => ("Parent", words::PARENT),
        Role::Issuer => ("Issuer", words::ISSUER),
        Role::Number => ("Number", words::NUMBER),
        Role::Date => ("PaperDate", words::DATE),
        Role::Title => ("PaperTitle", words::TITLE),
        Role::Summary => ("PaperSummary", words::SUMMARY),
        Role::Body => ("PaperBody", words::BODY),
        Role::Authority => ("Authority", words::AUTHORITY),
        Role::Position => ("Post", words::POST),
        Role::Signer => ("Signer", words::SIGNER),
        Role::RecipientsHeading => ("RecipientsHeading", words::RECIPIENTS_HEADING),
        Role::Recipients => ("Recipients", words::RECIPIENTS),
        Role::AnnexNote => ("AnnexNote", words::ANNEX_NOTE),
    }
}

/// Space above, and from baseline to baseline exactly as the paper has it.
pub(super) fn spacing(before: f32, line: f32) -> String {
    let (before, line) = (twips(before), twips(line).max(1));
    format!(r#"<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="exact"/>"#)
}

fn position(stand: &Stand) -> String {
    let (left, first) = (twips(stand.left), twips(stand.first_indent));
    let first = if first < 0 {
        format!(r#"w:hanging="{}""#, -first)
    } else {
        format!(r#"w:firstLine="{first}""#)
    };
    format!(r#"<w:ind w:left="{left}" {first}/>{}"#, justification(stand.align))
}

/// How lines stand between the margins.
pub(super) fn justification(align: Align) -> String {
    let name = match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    };
    format!(r#"<w:jc w:val="{name}"/>"#)
}

/// Face and size of letters; what the style `of` has and they have not is switched off.
pub(super) fn run_properties(letters: Style, of: Option<Style>) -> String {
    let (bold, italic) = letters.face.looks();
    let (was_bold, was_italic) = of.map_or((false, false), |of| of.face.looks());
    let switch = |name: &str, on: bool, was: bool| match (on, was) {
        (true, false) => format!("<w:{name}/>"),
        (false, true) => format!(r#"<w:{name} w:val="0"/>"#),
        _ => String::new(),
    };
    let size = (letters.size * 2.0).round() as i64;
    let is_resized = of.is_none_or(|of| (of.size - letters.size).abs() > f32::EPSILON);
    let sizes = if is_resized && size > 0 {
        format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#)
    } else {
        String::new()
    };
    let underline = match (letters.underline, of.is_some_and(|of| of.underline)) {
        (true, false) => r#"<w:u w:val="single"/>"#,
        (false, true) => r#"<w:u w:val="none"/>"#,
        _ => "",
    };
    let all = [
        switch("b", bold, was_bold),
        switch("bCs", bold, was_bold),
        switch("i", italic, was_italic),
        switch("iCs", italic, was_italic),
        sizes,
        underline.to_owned(),
    ]
    .concat();
    if all.is_empty() { all } else { format!("<w:rPr>{all}</w:rPr>") }
}
