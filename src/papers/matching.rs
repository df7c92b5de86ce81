//! Does what was printed or issued still say what the book says? “Giấy cần in lại”, with the texts that differ.
use super::opening::{compose, issued_decision, kept_of, matter_of, open, params_of, remarks};
use crate::{
    domain::{
        decision::PaperState,
        paper::{About, Options, Paper},
    },
    layout::{
        block::Document,
        difference::{Difference, differences, fingerprint},
        texts::each_text,
    },
    report::{ReportError, ReportParams, ReportSpec, catalog},
    store::{Printing, Reader},
    text,
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashSet};

/// A printed paper that no longer says what the paper says now.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// Which form of the catalog.
    pub report: &'static str,
    /// What it is about.
    pub about: About,
    /// What was printed, when and by whom.
    pub printing: Printing,
    /// The texts that differ: what was printed, and what is to be printed now. None when the paper cannot be
    /// made at all any more.
    pub differences: Vec<Difference>,
}

/// How far the paper on show has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Its record, where it has one.
    pub paper: Option<Paper>,
    /// Its own state, else that of its decision.
    pub state: PaperState,
    /// Number without symbol, as it was issued with; blank before.
    pub number: String,
    /// Day, as it was issued with; blank before.
    pub day: String,
    /// What was printed last of it.
    pub printing: Option<Printing>,
    /// The texts in which it differs from what was printed.
    pub differs_from_printed: Vec<Difference>,
    /// Of an issued one: the texts in which the book would say something else today. A paper kept before
    /// texts had names is not compared.
    pub differs_from_issued: Vec<Difference>,
    /// Corrections whose text is composed in other words now, or no more.
    pub astray: usize,
}

/// What the pages of a paper say of themselves, and fields that nobody filled in.
pub fn said_by_pages(document: &Document) -> Vec<String> {
    let mut all: Vec<String> =
        document.sections.iter().flat_map(|section| section.remarks.iter().cloned()).collect();
    let mut unknown = BTreeSet::new();
    each_text(document, |_, of| {
        unknown.extend(text::template::names(of.words).map(str::to_owned));
    });
    let said = (!unknown.is_empty()).then(|| text::reports::unknown_fields(&unknown));
    all.extend(said);
    each_once(&mut all);
    all
}

/// Takes out what was said before: every sheet of a paper may say the same.
pub fn each_once(remarks: &mut Vec<String>) {
    let mut seen = HashSet::new();
    remarks.retain(|remark| seen.insert(remark.clone()));
}

/// What to look at before a paper is printed: what its decision lacks, what its pages say of themselves, and words put in
/// by hand that stand on others than they were made for. Each is said once.
///
/// # Errors
/// The book could not be read.
pub fn all_remarks(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    document: &Document,
    today: Date,
) -> Result<Vec<String>, ReportError> {
    let mut all = remarks(spec, read, params)?;
    all.extend(said_by_pages(document));
    let astray = status(spec, read, params, None, today)?.astray;
    all.extend((astray > 0).then(|| text::papers::astray(astray)));
    each_once(&mut all);
    Ok(all)
}

/// How far a paper has come. `shown` is what [`open`] gives of it; a paper that cannot be made is not compared.
///
/// # Errors
/// The book could not be read.
pub fn status(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    shown: Option<&Document>,
    today: Date,
) -> Result<Status, ReportError> {
    let about = matter_of(spec, read, params)?;
    let paper = read.paper_about(spec.id, about)?;
    let printing = read.printing(spec.id, about)?;
    let differs_from_printed = match (&printing, shown) {
        (Some(printing), Some(shown)) => differing(printing, shown),
        _ => Vec::new(),
    };
    let mut status = Status {
        state: PaperState::Draft,
        number: String::new(),
        day: String::new(),
        paper,
        printing,
        differs_from_printed,
        differs_from_issued: Vec::new(),
        astray: 0,
    };
    if let Some(decision) = issued_decision(spec, read, params)? {
        status.state = decision.state;
        (status.number, status.day) = (decision.number, decision.date.text);
    } else if let Some(paper) = &status.paper {
        status.state = paper.state;
        if paper.state == PaperState::Issued {
            (status.number, status.day) = (paper.number.clone(), paper.date.text.clone());
        }
    }
    let Some(record) = &status.paper else { return Ok(status) };
    if let Some(composed) = made(compose(spec, read, &params_of(record), today))? {
        status.astray = composed.astray.len();
        if record.state == PaperState::Issued
            && let Some(kept) = made(kept_of(spec, read, record))?
            && has_names(&kept.document)
        {
            status.differs_from_issued = differences(&kept.document, &composed.document);
        }
    }
    Ok(status)
}

/// “Giấy cần in lại”: of everything that was printed, what says something else now.
///
/// # Errors
/// The book could not be read.
pub fn to_reprint(read: Reader<'_>, today: Date) -> Result<Vec<Mismatch>, ReportError> {
    let mut found = Vec::new();
    for printing in read.printings()? {
        found.extend(mismatch(read, printing, today)?);
    }
    Ok(found)
}

/// The same of papers about these matters.
///
/// # Errors
/// The book could not be read.
pub fn to_reprint_about(
    read: Reader<'_>,
    abouts: &[About],
    today: Date,
) -> Result<Vec<Mismatch>, ReportError> {
    let mut found = Vec::new();
    for spec in catalog::ALL {
        for about in abouts {
            if let Some(printing) = read.printing(spec.id, *about)? {
                found.extend(mismatch(read, printing, today)?);
            }
        }
    }
    Ok(found)
}

/// What was printed, where it says something else now.
fn mismatch(
    read: Reader<'_>,
    printing: Printing,
    today: Date,
) -> Result<Option<Mismatch>, ReportError> {
    let Some(spec) = catalog::spec(&printing.report) else { return Ok(None) };
    let about = printing.about;
    let params = ReportParams { about, options: printing.options.clone() };
    let differences = match made(open(spec, read, &params, today))? {
        Some(now) if fingerprint(&now.document) == printing.fingerprint => return Ok(None),
        Some(now) => differing(&printing, &now.document),
        None => Vec::new(),
    };
    Ok(Some(Mismatch { report: spec.id, about, printing, differences }))
}

/// The texts in which a paper differs from what was printed.
fn differing(printing: &Printing, now: &Document) -> Vec<Difference> {
    let printed = serde_json::from_str::<Document>(&printing.document);
    printed.map_or_else(|_| Vec::new(), |printed| differences(&printed, now))
}

/// Do its texts have names? Papers kept by older programs have none.
fn has_names(document: &Document) -> bool {
    let mut any = false;
    each_text(document, |_, text| any |= text.spot.is_some());
    any
}

/// A paper as it went to the printer: what the book notes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Which form of the catalog.
    pub report: &'static str,
    /// What it is about, see [`matter_of`].
    pub about: About,
    /// The options it was printed with.
    pub options: Options,
    /// What it says: its document as JSON.
    pub document: String,
    /// What everything it says comes to.
    pub fingerprint: String,
}

/// What is to be noted of a paper that is printed as this document.
///
/// # Errors
/// The book could not be read.
pub fn printed(
    spec: &ReportSpec,
    read: Reader<'_>,
    params: &ReportParams,
    document: &Document,
) -> Result<Printed, ReportError> {
    Ok(Printed {
        report: spec.id,
        about: matter_of(spec, read, params)?,
        options: params.options.clone(),
        document: serde_json::to_string(document).unwrap_or_default(),
        fingerprint: fingerprint(document),
    })
}

/// A paper that cannot be made is none; a book that cannot be read is an error.
fn made<T>(result: Result<T, ReportError>) -> Result<Option<T>, ReportError> {
    match result {
        Ok(made) => Ok(Some(made)),
        Err(ReportError::Store(error)) => Err(ReportError::Store(error)),
        Err(ReportError::Refused(_) | ReportError::Empty(_)) => Ok(None),
    }
}
