//! What is half typed in forms, grids and the quick list: as it is kept on this PC, one small file for each
//! book.
use crate::text::drafts as words;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Where the files of books stand among what this PC keeps.
pub(super) const FOLDER: &str = "phieu-nhap-do";
/// The quick list begun without a book.
pub(super) const LIST_WITHOUT_BOOK: &str = "danh-sach-nhanh.json";
/// The key of a book's quick list.
pub(super) const QUICK_LIST: &str = "quick-list";
/// How the files are written today.
const VERSION: u32 = 1;

/// What a form, a grid or the quick list holds now; without content what is kept of it is forgotten.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// Its key.
    pub(super) form: String,
    /// What it is, for the clerk.
    pub(super) title: String,
    /// As JSON.
    pub(super) content: Option<String>,
}

/// Something half typed that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    form: String,
    title: String,
    /// When it was last typed in, `yyyy-mm-ddThh:mm:ss`.
    at: String,
    content: String,
    /// It cannot be opened again; this was typed. It stays until it is let go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    aside: Option<String>,
}

/// All that is half typed of one book: what stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct DraftsOfBook {
    version: u32,
    pub(super) uid: String,
    /// Where the book stood when it was open last.
    pub(super) book: PathBuf,
    kept: Vec<Kept>,
    /// The file; blank for a book that keeps none: one in memory, or open for reading only.
    #[serde(skip)]
    pub(super) file: String,
}

impl DraftsOfBook {
    /// Of a book that keeps what is half typed. `place` is where it really stands: two copies of a book on one
    /// PC have files of their own.
    pub(super) fn new(uid: String, book: &Path, place: &Path) -> Self {
        // FNV-1a: short, and the same in every run of every version.
        let number = place.to_string_lossy().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |n, byte| {
            (n ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let file = format!("{FOLDER}/{uid}-{number:016x}.json");
        Self { version: VERSION, uid, book: book.to_owned(), kept: Vec::new(), file }
    }

    /// What stands in a file; `None` when it cannot be read, or was written by a newer program.
    pub(super) fn read(file: &str, json: &str) -> Option<Self> {
        let read: Self = serde_json::from_str(json).ok()?;
        (read.version <= VERSION).then(|| Self { file: file.to_owned(), ..read })
    }

    /// What is to stand in its file; no file when nothing is half typed.
    pub(super) fn to_json(&self) -> Option<String> {
        if self.kept.is_empty() { None } else { serde_json::to_string(self).ok() }
    }

    /// What is half typed in a form.
    pub(super) fn get(&self, form: &str) -> Option<&str> {
        let open = |k: &&Kept| k.form == form && k.aside.is_none();
        self.kept.iter().find(open).map(|k| k.content.as_str())
    }

    /// Keeps what a form holds now, or forgets it.
    pub(super) fn keep(&mut self, draft: Draft, at: String) {
        self.kept.retain(|k| k.form != draft.form || k.aside.is_some());
        let Draft { form, title, content } = draft;
        if let Some(content) = content {
            self.kept.push(Kept { form, title, at, content, aside: None });
        }
    }

    /// Takes over what an older program kept in the book, unless something newer is here.
    pub(super) fn take_over(&mut self, draft: Draft, at: String) {
        let newer = |k: &Kept| k.form == draft.form && k.aside.is_none() && k.at >= at;
        if !self.kept.iter().any(newer) {
            self.keep(draft, at);
        }
    }

    /// Takes in what was typed where the book stood before.
    pub(super) fn take_in(&mut self, other: &Self) {
        for kept in &other.kept {
            let is_taken = self.get(&kept.form).is_some() && kept.aside.is_none();
            let aside = if is_taken { Some(typed(&kept.content)) } else { kept.aside.clone() };
            self.kept.push(Kept { aside, ..kept.clone() });
        }
    }

    /// What cannot be opened again stays to be read, and nothing is written over it.
    pub(super) fn set_aside(&mut self, form: &str, typed: &str) -> Option<OfferedDraft> {
        let kept = self.kept.iter_mut().find(|k| k.form == form && k.aside.is_none())?;
        kept.aside = Some(typed.to_owned());
        let kept = kept.clone();
        Some(self.line(&kept, None))
    }

    /// Lets one go.
    pub(super) fn drop_line(&mut self, line: &OfferedDraft) {
        self.kept.retain(|k| (&k.form, &k.at, &k.aside) != (&line.form, &line.at, &line.aside));
    }

    /// One line for each; `named`: with the book.
    fn lines(&self, named: bool) -> impl Iterator<Item = OfferedDraft> {
        self.kept.iter().map(move |k| self.line(k, named.then(|| self.book.clone())))
    }

    fn line(&self, kept: &Kept, book: Option<PathBuf>) -> OfferedDraft {
        OfferedDraft {
            file: self.file.clone(),
            book,
            form: kept.form.clone(),
            title: kept.title.clone(),
            at: kept.at.clone(),
            aside: kept.aside.clone(),
        }
    }
}

/// Something half typed that is offered again.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OfferedDraft {
    /// The file it is kept in.
    pub(super) file: String,
    /// Its book, where that is not the open one.
    pub(super) book: Option<PathBuf>,
    /// Which form.
    pub(super) form: String,
    /// What it is, for the clerk.
    pub(super) title: String,
    at: String,
    /// What was typed, when it cannot be opened again.
    pub(super) aside: Option<String>,
}

/// What this PC keeps half typed.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// Of the open book.
    pub(super) open: DraftsOfBook,
    /// Of other books; of all of them while none is open.
    pub(super) others: Vec<DraftsOfBook>,
    /// The quick list begun without a book, as JSON.
    pub(super) list: Option<String>,
    /// How that is called.
    pub(super) list_title: String,
    /// A file could neither be read nor set aside: nothing is written.
    pub(super) in_the_way: bool,
    /// What is kept of the open book changed since it was last given to be written.
    pub(super) changed: bool,
}

impl Drafts {
    /// Does the open book keep what is half typed on this PC?
    pub(super) fn is_kept(&self) -> bool {
        !self.open.file.is_empty()
    }

    /// What is offered: with an open book its own and what was typed in copies of it, else everything.
    pub(super) fn lines(&self, has_book: bool) -> Vec<OfferedDraft> {
        let is_copy = |d: &&DraftsOfBook| !has_book || (self.is_kept() && d.uid == self.open.uid);
        let others = self.others.iter().filter(is_copy).flat_map(|d| d.lines(true));
        let mut lines: Vec<OfferedDraft> = self.open.lines(!has_book).chain(others).collect();
        if self.list.is_some() && (!has_book || self.is_kept()) {
            let title = &self.list_title;
            let title = if has_book { words::without_book(title) } else { title.clone() };
            lines.push(OfferedDraft {
                file: LIST_WITHOUT_BOOK.to_owned(),
                book: None,
                form: QUICK_LIST.to_owned(),
                title,
                at: String::new(),
                aside: None,
            });
        }
        lines.sort_by(|a, b| b.at.cmp(&a.at));
        lines
    }
}

/// Every text that stands in something half typed: to be read when it cannot be opened again.
pub(super) fn typed(content: &str) -> String {
    fn walk(value: &serde_json::Value, out: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) if !text.trim().is_empty() => out.push(text.clone()),
            serde_json::Value::Array(parts) => parts.iter().for_each(|v| walk(v, out)),
            serde_json::Value::Object(fields) => {
                // What it was before stands in the book.
                let typed = fields.iter().filter(|(name, _)| *name != "original" && *name != "was");
                typed.for_each(|(_, v)| walk(v, out));
            }
            _ => {}
        }
    }
    let mut texts = Vec::new();
    match serde_json::from_str(content) {
        Ok(value) => walk(&value, &mut texts),
        Err(_) => texts.push(content.to_owned()),
    }
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(form: &str, content: &str) -> Draft {
        let content = (!content.is_empty()).then(|| content.to_owned());
        Draft { form: form.to_owned(), title: form.to_uppercase(), content }
    }

    fn at(minute: u32) -> String {
        format!("2016-12-05T14:{minute:02}:00")
    }

    fn of(place: &str) -> DraftsOfBook {
        DraftsOfBook::new("0198".to_owned(), Path::new(place), Path::new(place))
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_is_newer_or_broken_is_not() {
        let mut book = of("/so.dvk");
        assert_eq!(book.to_json(), None, "nothing half typed, no file");
        book.keep(draft("Units", "{}"), at(1));
        book.keep(draft("People", "[1]"), at(2));
        book.keep(draft("Units", "[2]"), at(3));
        let json = book.to_json().unwrap();
        let read = DraftsOfBook::read(&book.file, &json).unwrap();
        assert_eq!(read, book);
        assert_eq!(read.get("Units"), Some("[2]"));
        let newer = json.replace("\"version\":1", "\"version\":2");
        assert_eq!(DraftsOfBook::read(&book.file, &newer), None);
        for cut in 0..json.len() {
            if let Some(cut) = json.get(..cut) {
                assert_eq!(DraftsOfBook::read(&book.file, cut), None);
            }
        }
        book.keep(draft("Units", ""), at(4));
        book.keep(draft("People", ""), at(4));
        assert_eq!(book.to_json(), None);
    }

    #[test]
    fn copies_of_a_book_keep_apart_and_a_moved_one_takes_its_own_along() {
        let (mut here, mut there) = (of("/so.dvk"), of("/usb/so.dvk"));
        assert_ne!(here.file, there.file);
        assert_eq!(here.file, of("/so.dvk").file, "the same in every run");
        here.keep(draft("Units", r#"{"name":"Chi bộ A"}"#), at(1));
        there.keep(
            draft("Units", r#"{"original":{"name":""},"record":{"name":"Chi bộ B"}}"#),
            at(2),
        );
        there.keep(draft("People", "{}"), at(3));
        here.take_in(&there);
        assert_eq!(here.get("Units"), Some(r#"{"name":"Chi bộ A"}"#));
        assert_eq!(here.get("People"), Some("{}"));
        let drafts = Drafts { open: here, ..Drafts::default() };
        let lines = drafts.lines(true);
        let asides: Vec<_> = lines.iter().filter_map(|l| l.aside.as_deref()).collect();
        assert_eq!(asides, ["Chi bộ B"], "the one that was in the way can still be read");
        // What an older program kept comes in only where nothing newer is.
        let mut here = drafts.open;
        here.take_over(draft("Units", "old"), at(0));
        here.take_over(draft("Rounds", "old"), at(0));
        assert_ne!(here.get("Units"), Some("old"));
        assert_eq!(here.get("Rounds"), Some("old"));
        // Set aside, nothing is written over it; it goes only when it is let go.
        let line = here.set_aside("Rounds", "đã gõ").unwrap();
        here.keep(draft("Rounds", "new"), at(5));
        here.keep(draft("Rounds", ""), at(6));
        assert_eq!(line.aside.as_deref(), Some("đã gõ"));
        let before = here.lines(true).count();
        here.drop_line(&line);
        assert_eq!(here.lines(true).count(), before - 1);
    }
}
