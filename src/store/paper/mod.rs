//! Papers of the office in the file: records with a life, what is kept of issued ones, what was printed.
use super::{
    Reader, Result, StoreError, Writer, content, is_not_understood,
    kinds::{YEAR, place, record_of},
    new_uid,
    sql_types::{from_json, to_json, words},
};
use crate::domain::{
    decision::PaperState,
    ids::{DecisionId, Kind, PaperId, Record},
    paper::{About, Options, Paper, PaperFacts},
    paper_kind::PaperKind,
    problem::Findings,
};
use jiff::civil::Date;
use rusqlite::{
    Row, named_params,
    types::{FromSqlError, ToSql as _, ToSqlOutput},
};

words! {
    PaperState { Draft = "draft", Submitted = "submitted", Issued = "issued" }
    PaperKind { Decision = "decision", Submission = "submission", Report = "report", Plan = "plan", Guidance = "guidance", Notice = "notice", Minutes = "minutes", OfficialLetter = "official_letter", Invitation = "invitation" }
}

/// What was printed last of a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Printing {
    /// Which form of the catalog.
    pub report: String,
    /// What it is about.
    pub about: About,
    /// The options it was printed with.
    pub options: Options,
    /// Local date and time, `yyyy-mm-ddThh:mm:ss`.
    pub at: String,
    /// Người nhập.
    pub who: String,
    /// Tên máy.
    pub pc: String,
    /// What everything it said came to, see `layout::fingerprint`.
    pub fingerprint: String,
    /// What it said: its document as JSON.
    pub document: String,
}

/// Table and key as they stand in a file.
pub(super) fn about_place(about: About) -> (&'static str, i64) {
    match about {
        About::Book => ("", 0),
        About::Year(year) => (YEAR, year),
        About::Record(record) => place(record),
    }
}

fn about_of(row: &Row<'_>) -> rusqlite::Result<About> {
    let (table, id): (String, i64) = (row.get("about_table")?, row.get("about_id")?);
    Ok(match table.as_str() {
        "" => About::Book,
        YEAR => About::Year(id),
        table => About::Record(record_of(table, id).ok_or(FromSqlError::InvalidType)?),
    })
}

fn row_to_paper(row: &Row<'_>) -> rusqlite::Result<Paper> {
    let is_numbered = !row.get_ref("kind")?.as_bytes()?.is_empty();
    let kind = is_numbered.then(|| row.get::<_, PaperKind>("kind")).transpose()?;
    Ok(Paper {
        id: row.get("id")?,
        report: row.get("report")?,
        about: about_of(row)?,
        options: from_json(row, "options")?,
        body: row.get("body_id")?,
        kind,
        number: row.get("number")?,
        date: row.get("date")?,
        state: row.get("state")?,
        corrections: from_json(row, "corrections")?,
        adjustments: from_json(row, "adjustments")?,
        confirmations: from_json(row, "confirmations")?,
        fingerprint: row.get("fingerprint")?,
        content: row.get("content_hash")?,
    })
}

fn row_to_printing(row: &Row<'_>) -> rusqlite::Result<Printing> {
    let document: Vec<u8> = row.get("document")?;
    let document = content::unpacked(&document).ok_or(FromSqlError::InvalidType)?;
    Ok(Printing {
        report: row.get("report")?,
        about: about_of(row)?,
        options: from_json(row, "options")?,
        at: row.get("at")?,
        who: row.get("who")?,
        pc: row.get("pc")?,
        fingerprint: row.get("fingerprint")?,
        document,
    })
}

impl Reader<'_> {
    /// Papers, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn papers(&self) -> Result<Vec<Paper>> {
        self.rows(include_str!("papers.sql"), [None::<PaperId>], row_to_paper)
    }

    /// One paper.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn paper(&self, id: PaperId) -> Result<Option<Paper>> {
        self.first(include_str!("papers.sql"), [id], row_to_paper)
    }

    /// The papers about a matter, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn papers_about(&self, about: About) -> Result<Vec<Paper>> {
        self.rows(include_str!("about.sql"), about_place(about), row_to_paper)
    }

    /// The paper of a form about a matter.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn paper_about(&self, report: &str, about: About) -> Result<Option<Paper>> {
        Ok(self.papers_about(about)?.into_iter().find(|p| p.report == report))
    }

    /// What is kept of a paper; `None` when its bytes are lost or damaged.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn paper_content(&self, paper: &Paper) -> Result<Option<String>> {
        Ok(self.content(&paper.content)?.and_then(|bytes| content::unpacked(&bytes)))
    }

    /// What was printed, the newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn printings(&self) -> Result<Vec<Printing>> {
        let none: (Option<&str>, &str, i64) = (None, "", 0);
        self.rows(include_str!("printings.sql"), none, row_to_printing)
    }

    /// What was printed last of a form about a matter.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn printing(&self, report: &str, about: About) -> Result<Option<Printing>> {
        let (table, id) = about_place(about);
        let found =
            self.first(include_str!("printings.sql"), (Some(report), table, id), row_to_printing);
        match found {
            // A check tells of it, and the next printing takes its place: nothing waits for it.
            Err(StoreError::Sqlite(e)) if is_not_understood(&e) => {
                log::warn!("the note of a printing cannot be read: {e}");
                Ok(None)
            }
            found => found,
        }
    }
}

/// What the book says for the rules of papers.
impl Reader<'_> {
    /// What is wrong with a paper, beside the others about the same. Forms are looked up by whoever knows them.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn check_paper(&self, paper: &Paper, today: Date) -> Result<Findings> {
        let others = self.papers_about(paper.about)?;
        let facts = PaperFacts {
            twice: others.iter().any(|o| o.id != paper.id && o.report == paper.report),
            about_is_gone: match paper.about {
                About::Record(record) => !self.is_live(record)?,
                About::Book | About::Year(_) => false,
            },
        };
        Ok(paper.check(facts, today))
    }
}

impl Writer<'_> {
    /// Stores a paper; `content` is what is kept of it when it is issued, else nothing is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn save_paper(&self, p: &Paper, content: Option<&str>) -> Result<PaperId> {
        let kept = match content {
            Some(text) => self.keep_content(&content::packed(text))?,
            None => String::new(),
        };
        let (table, id) = about_place(p.about);
        let kind = p.kind.as_ref().map_or(Ok(ToSqlOutput::from("")), PaperKind::to_sql)?;
        let id = self.save(
            Kind::Paper,
            named_params! {
                ":id": p.id, ":uid": new_uid(), ":report": p.report, ":about_table": table, ":about_id": id,
                ":options": to_json(&p.options)?, ":body_id": p.body, ":kind": kind, ":number": p.number,
                ":date": p.date, ":state": p.state, ":corrections": to_json(&p.corrections)?,
                ":adjustments": to_json(&p.adjustments)?, ":confirmations": to_json(&p.confirmations)?,
                ":fingerprint": p.fingerprint,
                ":content_hash": kept,
            },
        )?;
        Ok(PaperId(id))
    }

    /// Papers that this step made issued, each with whether what was issued is kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn papers_issued_by_step(&self) -> Result<Vec<(PaperId, bool)>> {
        self.reader().rows(include_str!("issued_by_step.sql"), [self.step], |r| {
            Ok((r.get("id")?, r.get("kept")?))
        })
    }

    /// The issued papers of a decision are drafts again; what was kept of them stays for the history.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn take_back_issued_papers(&self, decision: DecisionId) -> Result<()> {
        self.run(include_str!("take_back.sql"), [decision])?;
        Ok(())
    }

    /// Puts the papers about a record into the trash with it.
    pub(super) fn trash_papers_about(&self, record: Record) -> Result<()> {
        let (table, id) = place(record);
        self.run(include_str!("trash_about.sql"), (self.step, table, id))?;
        Ok(())
    }

    /// Papers about one record, and what was printed of it, are about another from now on.
    pub(super) fn move_papers(&self, to: Record, from: Record) -> Result<()> {
        let ((table, to), (_, from)) = (place(to), place(from));
        self.run(include_str!("move.sql"), (table, to, from))?;
        self.run(include_str!("move_printings.sql"), (table, to, from))?;
        Ok(())
    }
}

impl super::Store {
    /// Notes what was printed. It happened outside the book: it is no step, nothing takes it back, and what
    /// was printed before of the same paper is forgotten.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn note_printing(&self, printing: &Printing) -> Result<()> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        let (table, id) = about_place(printing.about);
        let document = content::packed(&printing.document);
        let transaction = self.db().unchecked_transaction()?;
        // A new row, not the same one changed: one that was damaged would stay it.
        transaction.execute(include_str!("forget_printing.sql"), (&printing.report, table, id))?;
        transaction.prepare_cached(include_str!("note_printing.sql"))?.execute((
            new_uid(),
            &printing.report,
            table,
            id,
            to_json(&printing.options)?,
            &printing.at,
            &printing.who,
            &printing.pc,
            &printing.fingerprint,
            document,
        ))?;
        Ok(transaction.commit()?)
    }
}
