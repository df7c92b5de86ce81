//! The papers of “Lập danh sách nhanh”, composed straight from the list, with or without a book: one
//! function for the window and for the command line.
use super::annex::{Annex, AnnexRow, ListHead, compose, signature_of, spec};
use crate::{
    domain::{
        decision::{Decision, Gap},
        office::{Body, Office, body_named},
        quick_list::{Column, QuickBody, QuickList, QuickPaper, QuickRow},
        recipient::{Counts, RecipientKind},
        rule_set::{self, RuleSet},
        vietnamese::clean,
    },
    layout::{block::Document, fonts},
    report::{
        ReportError,
        frame::{self, NumberAndDay},
        only_ours,
    },
    store::Reader,
    text::{
        decision_words, pasted, print, reports,
        template::{PROPOSALS, Template, Unfilled},
    },
};
use jiff::civil::Date;

/// One list of each kind of recipient there is, in the order of the papers; a line without a name stands in
/// none. Rows are named by the place of their line in `list`, from 0. `read`: the book it is made
/// in, when there is one; its body, its place and who signs are taken from there.
///
/// # Errors
/// [`ReportError`]: no rows, a body that is not ours, letters that no print face has, named by row and
/// column.
pub fn papers(
    read: Option<Reader<'_>>,
    list: &QuickList,
    today: Date,
) -> Result<Vec<(RecipientKind, Document)>, ReportError> {
    let body = body(read, &list.body)?;
    let rules =
        &rule_set::of(&body).ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))?;
    let office = read.map(|r| r.office()).transpose()?.unwrap_or_default();
    for (i, row) in list.rows.iter().enumerate() {
        refuse_missing_letters(i, row)?;
    }
    let papers = RecipientKind::ALL.into_iter().filter_map(|kind| {
        let listed = |(_, r): &(usize, &QuickRow)| r.kind == kind && !clean(&r.name).is_empty();
        let rows: Vec<_> = list.rows.iter().enumerate().filter(listed).collect();
        let composed = || paper(read, list, &body, rules, &office, kind, &rows, today);
        (!rows.is_empty()).then(|| composed().map(|document| (kind, document)))
    });
    let papers = papers.collect::<Result<Vec<_>, _>>()?;
    if papers.is_empty() {
        return Err(ReportError::Empty(reports::EMPTY_QUICK_LIST.to_owned()));
    }
    Ok(papers)
}

/// All of them as one paper, a list behind the other: what the window shows and prints.
///
/// # Errors
/// As [`papers`].
pub fn together(
    read: Option<Reader<'_>>,
    list: &QuickList,
    today: Date,
) -> Result<Document, ReportError> {
    let mut papers = papers(read, list, today)?.into_iter().map(|(_, document)| document);
    let Some(mut all) = papers.next() else {
        return Err(ReportError::Empty(reports::EMPTY_QUICK_LIST.to_owned()));
    };
    let mut more = papers.peekable();
    if more.peek().is_some() {
        reports::QUICK_LIST.clone_into(&mut all.title);
    }
    all.sections.extend(more.flat_map(|d| d.sections));
    Ok(all)
}

/// The awarding body: of the book by its name, or else what its name tells.
fn body(read: Option<Reader<'_>>, wanted: &QuickBody) -> Result<Body, ReportError> {
    let bodies = read.map(|r| r.bodies()).transpose()?.unwrap_or_default();
    let known = match wanted {
        QuickBody::Existing(id) => bodies.iter().find(|b| b.id == Some(*id)),
        QuickBody::New(name) => body_named(&bodies, name),
    };
    match (known, wanted) {
        (Some(body), _) => only_ours(body.clone()),
        (None, QuickBody::New(name)) if !clean(name).is_empty() => {
            Ok(Body::from_name(&clean(name)))
        }
        (None, _) => Err(ReportError::Refused(reports::GONE.to_owned())),
    }
}

/// A letter that no print face has, with the row and the column it stands in.
fn refuse_missing_letters(at: usize, row: &QuickRow) -> Result<(), ReportError> {
    let cells = [
        (Column::Name, &row.name),
        (Column::Post, &row.post),
        (Column::Unit, &row.unit),
        (Column::Achievement, &row.achievement),
    ];
    for (column, text) in cells {
        let missing = fonts::missing_in(&clean(text));
        if !missing.is_empty() {
            let line = if row.line > 0 { row.line } else { at + 1 };
            let sentence =
                reports::missing_letters_at(&missing, line, pasted::column(column), &row.name);
            return Err(ReportError::Refused(sentence));
        }
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "everything one paper is made of")]
fn paper(
    read: Option<Reader<'_>>,
    list: &QuickList,
    body: &Body,
    rules: &RuleSet,
    office: &Office,
    kind: RecipientKind,
    rows: &[(usize, &QuickRow)],
    today: Date,
) -> Result<Document, ReportError> {
    let year = list.year.get().map_or(0, |y| y.0);
    let (form, content) = (clean(&list.form), clean(&list.content));
    let citation = match clean(&list.citation) {
        blank if blank.is_empty() => print::citation(&form, &content, (year, None)),
        typed => typed,
    };
    let awarded = matches!(list.paper, QuickPaper::ToDecision | QuickPaper::Alone);
    // What is annexed is signed by the paper it goes with.
    let stands_alone = list.paper.annexed_to().is_none();
    let signature = match (stands_alone, read) {
        (false, _) => None,
        (true, Some(read)) => Some(signature_of(read, rules, body, &Decision::default())?),
        (true, None) => Some(frame::signature(rules, body, None, "")),
    };
    // A cell of “Chức vụ, đơn vị” that could not be parted leaves one half of its row empty.
    let unparted = |r: &QuickRow| r.in_one_cell && (r.post.is_empty() || r.unit.is_empty());
    let counts = Counts::of(kind, rows.len());
    let (subject, closing) = if awarded {
        let words = Template::of_decision(&office.wordings);
        let subject = decision_words::annex_title(&words, kind, &form, &citation);
        (subject, decision_words::annex_count(&words, counts))
    } else {
        let words = Template::of_office(PROPOSALS, &office.wordings);
        let fields = decision_words::proposal_fields(counts, &form, &content, (year, None));
        let said = |piece| words.words(piece, &fields, &mut Unfilled::default());
        (said("title"), said("count"))
    };
    let mut section = compose(Annex {
        rules,
        two_sided: office.two_sided,
        landscape: None,
        head: match list.paper.annexed_to() {
            Some(paper) => ListHead::AnnexedTo(paper),
            None => ListHead::Letterhead(office.place.clone()),
        },
        subject,
        closing,
        kind,
        body,
        when: NumberAndDay { year: i64::from(today.year()), ..NumberAndDay::default() },
        rows: rows
            .iter()
            .map(|(place, r)| AnnexRow {
                record: place.to_string(),
                name: clean(&r.name),
                position: clean(&r.post),
                unit: clean(r.printed_unit()),
                citation: clean(&r.achievement),
                reward: None,
            })
            .collect(),
        with_reward: false,
        with_citation: !list.without_achievements
            && rows.iter().any(|(_, r)| !r.achievement.trim().is_empty()),
        unparted: rows.iter().any(|(_, r)| unparted(r)),
        signature,
    });
    let personal = print::is_personal(&form) && kind != RecipientKind::Person;
    section.remarks.extend(personal.then(|| reports::gap(Gap::OnlyPersons).into_owned()));
    // Numbers stand on what is annexed to a paper, and the symbol with them.
    let no_symbol = list.paper.annexed_to().is_some_and(|paper| body.symbol_of(paper).is_empty());
    section.remarks.extend(no_symbol.then(|| reports::gap(Gap::Symbol).into_owned()));
    Ok(Document {
        title: reports::in_years(spec(kind).title(), (year, None)),
        author: body.full_name.clone(),
        sections: vec![section],
    })
}
