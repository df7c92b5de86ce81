//! Sections: each on its paper, with its page numbers.
use super::{
    company::{Stays, company},
    package::Package,
    paragraphs::{Placing, gap, paragraph},
    styles::{Styles, run_properties},
    tables::{side_by_side, table},
    twips,
};
use crate::layout::block::{Block, Document, PageNumbers, Section, Style};

/// Points between an edge and a page number whose paper has none.
const NO_NUMBER: f32 = 20.0;

/// All that stands in the paper.
pub(super) fn body(document: &Document, styles: &Styles, package: &mut Package) -> String {
    let mut out = String::new();
    let last = document.sections.len().saturating_sub(1);
    for (number, section) in document.sections.iter().enumerate() {
        let flow = flow(section, styles);
        out += &flow;
        if section.two_up {
            // The page stands beside itself, in a column of its own.
            out += r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="column"/></w:r></w:p>"#;
            out += &flow;
        }
        let said = properties(section, package);
        if number == last {
            out += &gap(0.0, false, "");
            out += &said;
        } else {
            out += &gap(0.0, false, &said);
        }
    }
    out
}

fn flow(section: &Section, styles: &Styles) -> String {
    let width = section.paper.body_width();
    let mut out = String::new();
    for (block, stays) in section.blocks.iter().zip(company(&section.blocks)) {
        match (block, stays) {
            (Block::Paragraph(p), Stays::Block(stays)) => {
                let before = p.space_before;
                out += &paragraph(p, styles, Placing { width, before, stays });
            }
            (
                Block::Columns { columns, space_before }
                | Block::Signature { columns, space_before },
                Stays::Block(stays),
            ) => out += &side_by_side(columns, styles, (width, *space_before, stays)),
            (Block::Table(rows), Stays::Rows(stays)) => out += &table(rows, &stays, width),
            _ => {}
        }
    }
    out
}

/// Its paper, and what numbers its pages.
fn properties(section: &Section, package: &mut Package) -> String {
    let paper = &section.paper;
    let numbers = section.numbers.as_ref();
    let (mut references, mut edges) = (String::new(), (NO_NUMBER, NO_NUMBER));
    let empty = package.number_part(true, "");
    let empty_foot = package.number_part(false, "");
    let mut say = |kind: &str, header: &str, footer: &str| {
        references.push_str(&format!(
            r#"<w:headerReference w:type="{kind}" r:id="{header}"/><w:footerReference w:type="{kind}" r:id="{footer}"/>"#
        ));
    };
    match numbers {
        None => say("default", &empty, &empty_foot),
        Some(numbers) => {
            let text = number_text(numbers);
            let is_above = numbers.baseline >= 0.0;
            let own = package.number_part(is_above, &text);
            if is_above {
                edges.0 = (numbers.baseline - numbers.size).max(0.0);
                say("default", &own, &empty_foot);
            } else {
                edges.1 = (-numbers.baseline - numbers.size / 4.0).max(0.0);
                say("default", &empty, &own);
            }
            if !numbers.on_first {
                say("first", &empty, &empty_foot);
            }
        }
    }
    let times = if section.two_up { 2.0 } else { 1.0 };
    let (wide, high) = (twips(paper.width * times), twips(paper.height));
    let lies = if wide > high { r#" w:orient="landscape""# } else { "" };
    let [top, right, bottom, left] = [paper.top, paper.right, paper.bottom, paper.left].map(twips);
    let (above, below) = (twips(edges.0), twips(edges.1));
    let restart = numbers.is_some_and(|numbers| numbers.restart);
    let count = if restart { r#"<w:pgNumType w:start="1"/>"# } else { "" };
    let columns = if section.two_up {
        format!(r#"<w:cols w:num="2" w:space="{}"/>"#, left + right)
    } else {
        String::new()
    };
    let title = numbers.is_some_and(|numbers| !numbers.on_first);
    let title = if title { "<w:titlePg/>" } else { "" };
    format!(
        r#"<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{lies}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{above}" w:footer="{below}" w:gutter="0"/>{count}{columns}{title}</w:sectPr>"#
    )
}

fn number_text(numbers: &PageNumbers) -> String {
    let look = run_properties(Style::regular(numbers.size), None);
    let before = super::paragraphs::run(&numbers.prefix, &look);
    format!(r#"{before}<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>"#)
}
