//! Danh sách mô hình được công nhận, kèm theo quyết định công nhận.
use super::{SERIAL, col, heading_row, row, sheet, table};
use crate::{
    domain::{movement::ModelSubject, paper_kind::PaperKind},
    layout::block::{Align, Block, Cell, Document, Face, Role},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame,
        letter::Letter,
        options,
        sheets::recognition::{Recognition, figures},
        spots::{self, column as key},
    },
    store::Reader,
    text::{
        letters,
        print::{self, column},
        reports::{self, group},
    },
};
use jiff::civil::Date;

/// The list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-cong-nhan",
    group: group::RECOGNISE,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[
        options::RECOGNISED_BY,
        options::ORIENTATION,
        options::DRAFT_NUMBER,
        options::DRAFT_DAY,
    ],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let recognition = Recognition::read(read, params)?;
    let (rules, body) = (&recognition.rules, &recognition.body);
    let office = read.office()?;
    let has_area = recognition.models.iter().any(|model| !model.area.is_empty());
    // A column that says the same as the next one is left out.
    let by_others = recognition.models.iter().any(|model| model.carried_by != model.unit);
    let mut columns = vec![SERIAL, col(key::NAME, column::MODEL, 50.0, Align::Left)];
    columns.extend(by_others.then(|| col(key::CARRIED_BY, column::CARRIED_BY, 40.0, Align::Left)));
    columns.push(col(key::UNIT, column::UNIT, 38.0, Align::Left));
    columns.extend(has_area.then(|| col(key::AREA, column::AREA, 26.0, Align::Left)));
    let of = |subject| recognition.models.iter().filter(move |model| model.subject == subject);
    let both = ModelSubject::ALL.iter().all(|subject| of(*subject).next().is_some());
    let mut rows = Vec::new();
    for subject in ModelSubject::ALL {
        if both {
            let heading = letters::subject_heading(subject);
            rows.push(heading_row(&format!("{subject:?}"), heading, columns.len()));
        }
        for (at, model) in of(subject).enumerate() {
            let name = letters::quoted(&model.name);
            let mut texts = vec![name];
            texts.extend(by_others.then(|| model.carried_by.clone()));
            texts.push(model.unit.clone());
            texts.extend(has_area.then(|| model.area.clone()));
            rows.push(row(&model.record, &columns, at + 1, texts.into_iter().map(Cell::from)));
        }
    }
    let mut letter = Letter::new(read, rules, SPEC.id, recognition.fields())?;
    let date = params.draft_day().or(recognition.date);
    let number = params.draft_number().unwrap_or_else(|| figures(&recognition.number));
    let year = i64::from(date.unwrap_or(today).year());
    let note = print::annexed_to(rules, PaperKind::Decision, body, &number, date, year);
    let part = (Role::AnnexNote, Face::Italic);
    let note = frame::centred(rules, part, spots::ANNEX_NOTE, print::no_break(&note));
    let subject = letter.words("subject");
    letter.blocks = vec![
        Block::Paragraph(frame::kind_of_paper(rules, print::LIST)),
        Block::Paragraph(frame::subject_of_paper(rules, &subject)),
    ];
    letter.blocks.extend(frame::close_title(rules, note));
    let mut made = table(rules, &columns, rows);
    let sheet = sheet(rules, office.two_sided, params.landscape(), &mut made);
    letter.blocks.push(Block::Table(made));
    letter.closing("count");
    Ok(Document {
        title: reports::in_years(SPEC.title(), (recognition.year, None)),
        author: body.full_name.clone(),
        sections: vec![letter.on_sheet(sheet, false)],
    })
}
