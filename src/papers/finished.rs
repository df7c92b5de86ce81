//! A paper that was finished in Word beside the book: whose names stand in it.
use crate::{
    docx,
    domain::{
        paper::About,
        recipient::{Counts, RecipientKind},
        vietnamese::same_name_key,
    },
    report::{about::awards_of, catalog},
    store::{AwardRow, Reader, StoreError},
};

/// What a finished paper says of the names of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesInPaper {
    /// Those of the book that stand in it.
    pub found: Counts,
    /// All of them.
    pub all: Counts,
    /// Those that do not stand there.
    pub missing: Vec<String>,
}

/// Compares a finished Word file with the awards it is about; `form`: the key of its form, by which a list has one kind of
/// recipients. `None`: it names nobody of them, as a decision whose lists are files of their own.
///
/// # Errors
/// The book could not be read.
pub fn names_in(
    read: Reader<'_>,
    (form, about): (Option<&str>, About),
    file: &[u8],
) -> Result<Result<Option<NamesInPaper>, docx::ReadError>, StoreError> {
    let words = match docx::words(file) {
        Ok(words) => padded(&words),
        Err(e) => return Ok(Err(e)),
    };
    let kind = form.and_then(catalog::spec).and_then(|spec| spec.recipients);
    let mut rows = match awards_of(about, None) {
        Some(of) => read.award_rows(of)?,
        None => Vec::new(),
    };
    let fits = |of: RecipientKind| kind.is_none_or(|kind| kind == of);
    rows.retain(|row| !row.is_revoked && fits(row.recipient.kind()));
    let stands = |row: &AwardRow| words.contains(&padded(&row.name));
    // Of a kind that it names nobody of, it has no list: that is a file of its own.
    let listed: Vec<RecipientKind> =
        rows.iter().filter(|row| stands(row)).map(|row| row.recipient.kind()).collect();
    rows.retain(|row| listed.contains(&row.recipient.kind()));
    let (found, missing): (Vec<_>, Vec<_>) = rows.iter().partition(|row| stands(row));
    if found.is_empty() {
        return Ok(Ok(None));
    }
    Ok(Ok(Some(NamesInPaper {
        found: found.iter().map(|row| row.recipient.kind()).collect(),
        all: rows.iter().map(|row| row.recipient.kind()).collect(),
        missing: missing.iter().map(|row| row.name.clone()).collect(),
    })))
}

/// Words to be compared, whatever their case and where lines break, each between spaces.
fn padded(words: &str) -> String {
    let key = same_name_key(words);
    let plain = key.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let words: String = plain.collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    format!(" {} ", words.join(" "))
}
