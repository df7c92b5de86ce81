//! A paper made of the office's wording: its head, its paragraphs with tables among them, its foot, and what the
//! wording still lacks.
use super::{
    frame::{self, NumberAndDay},
    lists::Sheet,
};
use crate::{
    domain::{office::Body, rule_set::RuleSet, vietnamese::capitals},
    layout::block::{Block, Face, Paragraph, Role, Section},
    report::spots,
    store::{Reader, StoreError},
    text::{
        print, reports,
        template::{Fields, Line, LineKind, Template, Unfilled, names},
    },
};
use std::collections::{BTreeSet, HashMap};

/// What stands above a paper.
pub(super) enum Head<'a> {
    /// Letterhead with number and day; below it this tên loại and trích yếu.
    Named(&'a str),
    /// The same without a number.
    Unnumbered(&'a str),
    /// Công văn: no tên loại, trích yếu below the number.
    Letter,
    /// Tên loại and trích yếu alone.
    Bare(&'a str),
}

/// A paper on its way: the wording with its fields, and the blocks so far.
pub(super) struct Letter<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) fields: Fields,
    template: Template,
    unfilled: Unfilled,
    /// Fields of tables that its wording does not have.
    unplaced: BTreeSet<String>,
    /// Nobody signs below its foot.
    lacks_signer: bool,
    pub(super) blocks: Vec<Block>,
}

/// Blocks by the field they stand for.
pub(super) type Inserts = HashMap<&'static str, Vec<Block>>;

impl<'a> Letter<'a> {
    /// A blank one of a form of paper, in the words of the office.
    pub(super) fn new(
        read: Reader<'_>,
        rules: &'a RuleSet,
        form: &str,
        fields: Fields,
    ) -> Result<Self, StoreError> {
        let template = Template::of_office(form, &read.office()?.wordings);
        Ok(Self {
            rules,
            fields,
            template,
            unfilled: Unfilled::default(),
            unplaced: BTreeSet::new(),
            lacks_signer: false,
            blocks: Vec::new(),
        })
    }

    /// A piece as one text.
    pub(super) fn words(&mut self, piece: &str) -> String {
        self.template.words(piece, &self.fields, &mut self.unfilled)
    }

    /// The same, with fields of its own.
    pub(super) fn words_of(&mut self, piece: &str, fields: Fields) -> String {
        let mut all = self.fields.clone();
        all.extend(fields);
        self.template.words(piece, &all, &mut self.unfilled)
    }

    /// The head, with the piece `subject`.
    pub(super) fn head(&mut self, kind: &Head<'_>, body: &Body, place: &str, when: &NumberAndDay) {
        let rules = self.rules;
        let subject = self.words("subject");
        let blocks = match kind {
            Head::Named(name) => {
                let mut blocks = frame::letterhead(rules, body, place, when);
                blocks.extend(frame::title(rules, name, &subject));
                blocks
            }
            Head::Unnumbered(name) => {
                let mut blocks = super::lists::letterhead(rules, body, place, when);
                blocks.extend(self.title_with_note(name, &subject));
                blocks
            }
            Head::Letter => frame::letter_head(rules, body, place, when, &subject),
            Head::Bare(name) => frame::title(rules, name, &subject),
        };
        self.blocks.extend(blocks);
    }

    /// Tên loại and trích yếu, and below them in italics what the piece `under-title` says, inside what closes a head.
    fn title_with_note(&mut self, name: &str, subject: &str) -> Vec<Block> {
        let note = self.words("under-title");
        if note.is_empty() {
            return frame::title(self.rules, name, subject);
        }
        let part = (Role::AnnexNote, Face::Italic);
        let note = frame::centred(self.rules, part, spots::ANNEX_NOTE, print::no_break(&note));
        let mut blocks = vec![
            Block::Paragraph(frame::kind_of_paper(self.rules, name).space(frame::GAP)),
            Block::Paragraph(frame::subject_of_paper(self.rules, subject)),
        ];
        blocks.extend(frame::close_title(self.rules, note));
        blocks
    }

    /// `Kính gửi: …`, from the piece `to`.
    pub(super) fn addressee(&mut self) {
        let lines = self.template.lines("addressee", &self.fields, &mut self.unfilled);
        for (at, line) in lines.into_iter().enumerate() {
            let spot = if at == 0 {
                spots::ADDRESSEE.to_owned()
            } else {
                format!("{}/{}", spots::ADDRESSEE, at + 1)
            };
            let part = (Role::Body, Face::Regular);
            let text = print::no_break(&line.text);
            let paragraph = frame::centred(self.rules, part, &spot, text);
            let space = if at == 0 { frame::GAP } else { 0.0 };
            self.blocks.push(Block::Paragraph(paragraph.space(space).with_next()));
        }
    }

    /// The paragraphs of a piece. A line that is one field alone which stands for blocks is those blocks.
    pub(super) fn paragraphs(&mut self, piece: &str, mut inserts: Inserts) {
        // The mark of a line, not its words, says that blocks stand there.
        let marks: Fields =
            inserts.keys().map(|name| (*name, format!("\u{1}{name}\u{1}"))).collect();
        let mut fields = self.fields.clone();
        fields.extend(marks);
        for line in self.template.lines(piece, &fields, &mut self.unfilled) {
            // Words and marks by turns: what stands beside blocks is a paragraph of its own.
            for (at, part) in line.text.split('\u{1}').enumerate() {
                if at % 2 == 1 {
                    self.blocks.extend(inserts.remove(part).unwrap_or_default());
                } else if !part.trim().is_empty() {
                    let line = Line { text: part.trim().to_owned(), ..line.clone() };
                    let paragraphs = paragraphs_of(self.rules, piece, &line, at);
                    self.blocks.extend(paragraphs.map(Block::Paragraph));
                }
            }
        }
        // A table that the wording has no place for is said to be missing.
        let left = inserts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        self.unplaced.extend(left.map(|(name, _)| name.to_owned()));
    }

    /// The lines of a piece that close the table above.
    pub(super) fn closing(&mut self, piece: &str) {
        for line in self.template.lines(piece, &self.fields, &mut self.unfilled) {
            let paragraphs = paragraphs_of(self.rules, piece, &line, 0);
            self.blocks.extend(paragraphs.map(|p| Block::Paragraph(p.with_previous())));
        }
    }

    /// Who signs a list beside one another: the lines of the piece `signers`, each with what `below` says under it.
    pub(super) fn signers(&mut self) {
        let below = self.words("below");
        let posts = self.words("signers");
        let column = |post: &str| (capitals(post), below.clone(), String::new());
        let columns: Vec<_> = posts.lines().map(column).collect();
        if !columns.is_empty() {
            self.blocks.push(frame::signatures(self.rules, &columns));
        }
    }

    /// As a section on the sheet that its table needs, with what its wording lacks.
    pub(super) fn on_sheet(self, sheet: Sheet, is_annex: bool) -> Section {
        let remarks = self.remarks();
        let mut section = sheet.section(self.rules, is_annex, self.blocks);
        section.remarks.extend(remarks);
        section
    }

    /// What the wording lacks, in sentences.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = remarks_of(&self.unfilled, &self.unplaced);
        remarks.extend(self.lacks_signer.then(|| reports::NOBODY_SIGNS.to_owned()));
        remarks
    }

    /// Something is said that a wording of the office may have no place for: then that is remarked.
    pub(super) fn needs_place_for(&mut self, field: &str) {
        let has_place =
            self.template.pieces.iter().any(|p| names(&p.text).any(|name| name == field));
        if !has_place {
            self.unplaced.insert(field.to_owned());
        }
    }

    /// A field is left to the pen.
    pub(super) fn leaves_blank(&mut self, field: &str) {
        self.unfilled.blank.insert(field.to_owned());
    }

    /// The foot: Nơi nhận on the left, the signature on the right.
    pub(super) fn foot(&mut self, left: Vec<Paragraph>, right: Vec<Paragraph>) {
        let is_signed = |p: &Paragraph| p.spans.iter().any(|span| !span.text.trim().is_empty());
        self.lacks_signer = !right.iter().any(|p| p.role == Some(Role::Signer) && is_signed(p));
        self.blocks.push(frame::foot(left, right));
    }

    /// As a section, with what its wording lacks as remarks.
    pub(super) fn section(self, paper: crate::layout::block::Paper) -> Section {
        let remarks = self.remarks();
        let section = frame::section(self.rules, paper, false, self.blocks);
        Section { remarks, ..section }
    }
}

fn remarks_of(unfilled: &Unfilled, unplaced: &BTreeSet<String>) -> Vec<String> {
    let unplaced = (!unplaced.is_empty()).then(|| reports::unplaced_fields(unplaced));
    let blank = (!unfilled.blank.is_empty()).then(|| reports::blank_fields(&unfilled.blank));
    let unknown =
        (!unfilled.unknown.is_empty()).then(|| reports::unknown_fields(&unfilled.unknown));
    let open = unfilled.is_open.then(|| reports::OPEN_BRACKET.to_owned());
    blank.into_iter().chain(unknown).chain(unplaced).chain(open).collect()
}

/// A line of a wording as paragraphs of the paper: one for each line of it.
fn paragraphs_of<'l>(
    rules: &'l RuleSet,
    piece: &'l str,
    line: &Line,
    part: usize,
) -> impl Iterator<Item = Paragraph> + use<'l> {
    let (number, kind) = (line.number, line.kind);
    let texts: Vec<String> = line.text.lines().map(str::to_owned).collect();
    texts.into_iter().enumerate().map(move |(at, text)| {
        let text = text.as_str();
        let spot = spots::wording(piece, number, at + part);
        match kind {
            LineKind::Text => frame::body_text(rules, spot, text),
            LineKind::Heading => {
                let mut paragraph = frame::body_text(rules, spot, text).with_next();
                for span in &mut paragraph.spans {
                    span.style.face = Face::Bold;
                }
                paragraph
            }
            LineKind::CentredBold => centred(rules, Face::Bold, spot.as_str(), text),
            LineKind::CentredItalic => centred(rules, Face::Italic, spot.as_str(), text),
            LineKind::Centred => centred(rules, Face::Regular, spot.as_str(), text),
        }
    })
}

fn centred(rules: &RuleSet, face: Face, spot: &str, text: &str) -> Paragraph {
    let paragraph = frame::centred(rules, (Role::Body, face), spot, print::no_break(text));
    paragraph.space(rules.paragraph_gap_pt)
}
