//! The use cases: one public door for writing. Gather facts, check by the rules, write, as one step.
mod backups;
mod check;
mod complete;
mod damage;
mod error;
mod file;
mod frozen;
mod issue;
mod prepare;
mod quick_list;
mod recheck;
mod salvage;
mod scored;
mod write;

pub use crate::store::{
    Attachment, AwardFilter, AwardRow, DemocracyRecordRow, Hit, Interrupter, MovementModelRow,
    NamedSheet, Namesake, OldDraft, PersonRow, Printing, Prior, ProposalRow, Reader,
    RecognitionRow, RegistrationRow, StoreError, TrainingSessionRow, Trashed, UnitRow,
    backup::{self, Found as FoundBackup},
    check::of_file as damage_in,
    journal::{Change, Facts, Step, StepKind, can_restore},
    open::{OpenAs, is_open_here},
    restore::{Restored, restore},
    says_its_year,
};
pub use error::WorkspaceError;
pub use issue::ToIssue;
pub use salvage::salvage;

use prepare::prepare;
use recheck::{recheck, records_to_recheck};

use crate::{
    domain::{
        award::Recipient,
        calendar::{Moment, may_be_now},
        damage::Damage,
        decision::Decision,
        edit::{Actor, Edit},
        entry::Entry,
        failure::{DiskTrouble, Remark},
        ids::{Kind, Record, StepId},
        problem::Findings,
    },
    papers::Printed,
    store::{LookOver, Store, Writer, journal::NewStep},
    text::{labels, sentence, terms},
};
use jiff::civil::Date;
use std::{
    collections::{HashSet, VecDeque},
    path::Path,
};

/// Changes of which it is remembered what they touched, for screens that were not drawn meanwhile.
const TOUCHED_KEPT: usize = 64;
/// One open book and everything that can be done with it.
#[derive(Debug)]
pub struct Workspace {
    store: Store,
    revision: u64,
    /// The kinds of records that each of the last changes touched, with the revision it made.
    touched: VecDeque<(u64, Option<StepId>, HashSet<Kind>)>,
    session: String,
    /// What happened beside the work and was not said yet.
    remarks: Vec<Remark>,
    /// That the book is gone was said, and in which way it was.
    said_gone: Option<DiskTrouble>,
    backups: backups::Backups,
    /// Looks the book over in quiet moments, until it was seen whole.
    looking: Option<LookOver>,
    /// What was said of damage: nothing of it is said twice.
    said: Vec<Damage>,
}

/// What is wrong with an edit, and what to look at twice, as the book stands.
///
/// # Errors
/// [`StoreError`].
pub fn check_edit(read: Reader<'_>, edit: &Edit, today: Date) -> Result<Findings, StoreError> {
    prepare(read, &mut edit.clone(), today)
}

/// What changed since something was read.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// In which kinds of records, in themselves or in their parts.
    pub kinds: HashSet<Kind>,
    /// By which steps.
    pub steps: Vec<StepId>,
}

/// What an edit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The step it became; `None` for a form saved with nothing changed in it.
    pub step: Option<StepId>,
    /// The record to show.
    pub record: Option<Record>,
}

/// Writes an edit that passed the rules, with what belongs to it, and judges what it leaves.
fn carried_out(
    writer: &Writer<'_>,
    edit: Edit,
    today: Date,
) -> Result<Option<Record>, WorkspaceError> {
    let records = records_to_recheck(writer.reader(), &edit)?;
    let record = write::write(writer, edit, today)?;
    issue::keep_papers(writer, today)?;
    issue::has_kept_papers(writer)?;
    frozen::refuse_changes(writer, today)?;
    scored::refuse_changes(writer)?;
    let found = recheck(writer.reader(), &records, today)?;
    if found.has_errors() { Err(WorkspaceError::Invalid(found)) } else { Ok(record) }
}

/// A step or a backup of a day that cannot be would stand in the wrong place for good.
fn check_clock(at: Moment) -> Result<(), StoreError> {
    if may_be_now(at) { Ok(()) } else { Err(StoreError::ClockWrong) }
}

impl Workspace {
    fn new(mut store: Store) -> Self {
        let remarks = store.take_remarks();
        let backups = backups::Backups::of(store.path());
        let looking = Some(store.look_over());
        Self {
            store,
            revision: 1,
            touched: VecDeque::new(),
            session: crate::store::new_uid(),
            remarks,
            said_gone: None,
            backups,
            looking,
            said: Vec::new(),
        }
    }

    /// A book in memory: tests, and lists that are only printed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn in_memory() -> Result<Self, StoreError> {
        Store::in_memory().map(Self::new)
    }

    /// A new, empty book.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is overwritten.
    pub fn create(path: &Path, how: &OpenAs<'_>) -> Result<Self, StoreError> {
        Store::create(path, how).map(Self::new)
    }

    /// Opens a book.
    ///
    /// # Errors
    /// [`StoreError::Open`] says why; the file keeps its bytes.
    pub fn open(path: &Path, how: &OpenAs<'_>) -> Result<Self, StoreError> {
        Store::open(path, how).map(Self::new)
    }

    /// To read with.
    pub fn read(&self) -> Reader<'_> {
        self.store.reader()
    }

    /// Grows with every change, undo and redo: what was read under an older one may be stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Where the book lies; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.store.path()
    }

    /// May it only be read?
    pub fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    /// What is wrong with an edit, and what to look at twice.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn check(&self, edit: &Edit, today: Date) -> Result<Findings, StoreError> {
        check_edit(self.read(), edit, today)
    }

    /// Makes one change as one step, or nothing of it. A form in which nothing changed is no step, so what
    /// was taken back can still be done again.
    ///
    /// # Errors
    /// [`WorkspaceError`].
    pub fn apply(
        &mut self,
        edit: Edit,
        actor: &Actor,
        at: Moment,
    ) -> Result<Applied, WorkspaceError> {
        let edit = self.judged(edit, at)?;
        let label = match &edit {
            Edit::Remove(record) | Edit::Merge { gone: record, .. } => {
                format!("{}: {}", labels::edit(&edit), self.name_of(*record)?)
            }
            edit => match self.subject_of(edit)? {
                Some(subject) => format!("{}, {subject}", labels::edit(edit)),
                None => labels::edit(edit),
            },
        };
        self.before_change(at);
        let kind = StepKind::Edit;
        let step = NewStep { at, actor, session: &self.session, kind, label: &label, undoes: None };
        let is_form = matches!(edit, Edit::Save(_) | Edit::SaveOffice(_));
        let work = |writer: &Writer<'_>| carried_out(writer, edit, at.date());
        let (step, record) = if is_form {
            self.store.step_if_changed(&step, work)?
        } else {
            let (step, record) = self.store.step(&step, work)?;
            (Some(step), record)
        };
        if let Some(step) = step {
            self.changed(step);
        }
        Ok(Applied { step, record })
    }

    /// What issuing this decision as it is typed would fix. Nothing is stored.
    ///
    /// # Errors
    /// [`WorkspaceError`]: why it cannot be issued.
    pub fn to_issue(
        &self,
        decision: &Decision,
        actor: &Actor,
        at: Moment,
    ) -> Result<ToIssue, WorkspaceError> {
        let edit = self.judged(Edit::IssueDecision(decision.clone()), at)?;
        let label = labels::edit(&edit);
        let kind = StepKind::Edit;
        let step = NewStep { at, actor, session: &self.session, kind, label: &label, undoes: None };
        self.store.rehearse(&step, |writer| match carried_out(writer, edit, at.date())? {
            Some(Record::Decision(id)) => issue::to_issue(writer.reader(), id, at.date()),
            _ => Err(WorkspaceError::Gone),
        })
    }

    /// Notes that a paper was printed so, when and by whom. It is no step, and nothing takes it back.
    ///
    /// # Errors
    /// [`StoreError`]: the book could not be written.
    pub fn note_printing(
        &mut self,
        printed: &Printed,
        actor: &Actor,
        at: Moment,
    ) -> Result<(), StoreError> {
        check_clock(at)?;
        self.store.note_printing(&Printing {
            report: printed.report.to_owned(),
            about: printed.about,
            options: printed.options.clone(),
            at: at.to_string(),
            who: actor.name.clone(),
            pc: actor.pc.clone(),
            fingerprint: printed.fingerprint.clone(),
            document: printed.document.clone(),
        })?;
        self.revision += 1;
        self.touched.push_back((self.revision, None, HashSet::new()));
        Ok(())
    }

    /// The edit in its stored form, when the rules let it pass.
    fn judged(&self, mut edit: Edit, at: Moment) -> Result<Edit, WorkspaceError> {
        check_clock(at)?;
        let found = prepare(self.read(), &mut edit, at.date())?;
        if found.has_errors() { Err(WorkspaceError::Invalid(found)) } else { Ok(edit) }
    }

    /// What Ctrl+Z would take back, and whether it was made in this run of the program.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn undoable(&self) -> Result<Option<(Step, bool)>, StoreError> {
        Ok(self.read().undoable()?.map(|s| {
            let ours = s.session == self.session;
            (s, ours)
        }))
    }

    /// Takes the newest step back.
    ///
    /// # Errors
    /// [`WorkspaceError::NothingToUndo`], [`StoreError::ChangedSince`].
    pub fn undo(&mut self, actor: &Actor, at: Moment) -> Result<Applied, WorkspaceError> {
        let step = self.read().undoable()?.ok_or(WorkspaceError::NothingToUndo)?;
        self.undo_step(step.id, actor, at)
    }

    /// Takes any one step back, unless a later one stands in the way.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] names the step in the way.
    pub fn undo_step(
        &mut self,
        id: StepId,
        actor: &Actor,
        at: Moment,
    ) -> Result<Applied, WorkspaceError> {
        let step = self.read().history_step(id)?.ok_or(StoreError::NoSuchStep)?;
        if step.undone || step.kind != StepKind::Edit {
            return Err(StoreError::NoSuchStep.into());
        }
        if self.read().changes(id)?.is_empty() {
            return Err(StoreError::StepForgotten.into());
        }
        self.take_back(&step, StepKind::Undo, actor, at)
    }

    /// Takes the newest undo back.
    ///
    /// # Errors
    /// [`WorkspaceError::NothingToUndo`], [`StoreError::ChangedSince`].
    pub fn redo(&mut self, actor: &Actor, at: Moment) -> Result<Applied, WorkspaceError> {
        let step = self.read().redoable()?.ok_or(WorkspaceError::NothingToUndo)?;
        self.take_back(&step, StepKind::Redo, actor, at)
    }

    fn take_back(
        &mut self,
        step: &Step,
        kind: StepKind,
        actor: &Actor,
        at: Moment,
    ) -> Result<Applied, WorkspaceError> {
        check_clock(at)?;
        self.before_change(at);
        let done = self.store.step(
            &NewStep {
                at,
                actor,
                session: &self.session,
                kind,
                label: &step.label,
                undoes: Some(step.id),
            },
            |writer| {
                writer.revert(step.id)?;
                writer.mark_undone(step.id, true)?;
                if kind == StepKind::Redo
                    && let Some(first) = writer.undoes(step.id)?
                {
                    writer.mark_undone(first, false)?;
                }
                issue::has_kept_papers(writer)?;
                frozen::refuse_changes(writer, at.date())?;
                scored::refuse_changes(writer)?;
                Ok::<_, WorkspaceError>(())
            },
        );
        let (id, ()) = done.map_err(|e| match e {
            // Something made later points at a row that would vanish.
            WorkspaceError::Store(e) if e.is_broken_reference() => {
                StoreError::ChangedSince(None).into()
            }
            e => e,
        })?;
        self.changed(id);
        Ok(Applied { step: Some(id), record: None })
    }

    fn changed(&mut self, step: StepId) {
        self.revision += 1;
        self.backup_is_behind();
        self.tell_damaged_before();
        match self.read().touched_kinds(step) {
            Ok(kinds) => self.touched.push_back((self.revision, Some(step), kinds)),
            // Not known: everything counts as touched.
            Err(_) => self.touched.clear(),
        }
        if self.touched.len() > TOUCHED_KEPT {
            self.touched.pop_front();
        }
    }

    /// What changed since a revision; `None`: anything may have.
    pub fn touched_since(&self, revision: u64) -> Option<Touched> {
        let known =
            revision == self.revision || self.touched.iter().any(|(r, ..)| *r == revision + 1);
        let since = || self.touched.iter().filter(|(r, ..)| *r > revision);
        known.then(|| Touched {
            kinds: since().flat_map(|(.., kinds)| kinds.iter().copied()).collect(),
            steps: since().filter_map(|(_, step, _)| *step).collect(),
        })
    }

    /// What older programs kept half typed in the book is kept on the PC now, and leaves the book.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn forget_old_drafts(&self) -> Result<(), StoreError> {
        self.store.forget_old_drafts()
    }

    /// Bytes of the file.
    pub fn size(&self) -> i64 {
        self.store.size()
    }

    /// Stops a check or a copy of this book from another thread.
    pub fn interrupter(&self) -> Interrupter {
        self.store.interrupter()
    }

    /// Whom or what a record without a name of its own is about, for the history.
    fn subject_of(&self, edit: &Edit) -> Result<Option<String>, StoreError> {
        let name = |record: Option<Record>| record.map(|r| self.name_of(r)).transpose();
        let found = match edit {
            Edit::Save(Entry::Registration(r)) => name(r.model.map(Record::MovementModel))?,
            Edit::Save(Entry::DemocracyRecord(r)) => name(r.unit.map(Record::Unit))?,
            Edit::Save(Entry::Proposal(p)) => match &p.recipient {
                Some(Recipient::Unit(id)) => name(Some(Record::Unit(*id)))?,
                Some(Recipient::Collective(id)) => name(Some(Record::Collective(*id)))?,
                Some(Recipient::Person(id)) => name(Some(Record::Person(*id)))?,
                Some(Recipient::Outside(name)) => Some(name.clone()),
                Some(Recipient::Household(household)) => Some(household.name.clone()),
                None => None,
            },
            Edit::Save(Entry::ScoreSheet(sheet)) => name(sheet.subject.record())?,
            Edit::Attach { to, .. } => name(Some(*to))?,
            Edit::Restore(record) => name(Some(*record))?,
            _ => None,
        };
        Ok(found.filter(|name| !name.is_empty()))
    }

    /// Is the file itself read, not a copy of it that was brought up to date in memory?
    pub fn reads_its_file(&self) -> bool {
        self.store.reads_its_file()
    }

    /// The name of a record, in one line; blank when it is not in the book.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn name_of(&self, record: Record) -> Result<String, StoreError> {
        let name = self.read().name_of(record)?;
        Ok(sentence::one_line(terms::name(Some(record.kind()), &name)))
    }
}
