//! What is seen of one list: its rows as they are filtered, ordered and marked, the form beside them, the grid.
use super::{
    bulk::Bulk,
    folds::Folds,
    grid::{GridState, usual_columns},
    parts_grid::PartsGrid,
    screen::Screen,
    shown::Shown,
};
use crate::{
    domain::{
        failure::Failure,
        field::Field,
        grid::Grid,
        problem::{Finding, Findings, Parts},
    },
    records::{description::Kept, prior::Honoured, row::ListRow, row_reader::fields_of},
    text::screens,
    ui::{
        action::Action,
        attachments::Attached,
        cx::Cx,
        widgets::{
            cached::Cached,
            table::{Contents, Marked, Sorted},
        },
    },
};

/// What is open beside a list.
pub(super) struct Form<T> {
    pub(super) record: T,
    pub(super) original: T,
    pub(super) findings: Findings,
    /// They were not drawn yet.
    pub(super) has_new_findings: bool,
    /// There are buttons that lead from its record to others.
    pub(super) has_buttons: bool,
    /// They stand in one list above the form, too.
    pub(super) lists_findings: bool,
    pub(super) id: Option<i64>,
    pub(super) focus: bool,
    /// Saving was refused: the cursor goes to the first field to mend.
    pub(super) focus_wrong: bool,
    /// The cursor goes to the field in which this was found.
    pub(super) focus_on: Option<Finding>,
    pub(super) round: u64,
    /// What it is called, and whom it is about, as it stands in the form.
    pub(super) said: Cached<T, (String, Honoured)>,
    /// Its fields that must not be blank, and those of its parts; asked again when a field was left.
    pub(super) required: Option<Vec<(Option<Parts>, Field)>>,
    /// The revision of the book it was read at.
    revision: u64,
}

impl<T> Form<T> {
    pub(super) fn take_findings(&mut self, findings: Findings) {
        self.findings = findings;
        self.has_new_findings = true;
    }
}

/// View state of one list.
pub(super) struct Page<T: 'static> {
    pub(super) filter: String,
    pub(super) review_only: bool,
    pub(super) marked: Marked,
    pub(super) form: Option<Form<T>>,
    /// The rows, or why they could not be read.
    pub(super) rows: Cached<i64, Result<Vec<ListRow>, Failure>>,
    /// What stands in the columns of those rows.
    pub(super) contents: Cached<i64, Contents>,
    pub(super) sorted: Sorted,
    pub(super) shown: Shown,
    pub(super) rounds: u64,
    pub(super) looked_for_draft: bool,
    /// A record to open at the next drawing.
    pub(super) wanted: Option<i64>,
    /// The files of the record in the form, or why they could not be read.
    pub(super) attachments: Attached,
    /// What the end of the form tells of its record.
    pub(super) folds: Folds,
    /// The draft as it is kept.
    pub(super) kept: Option<String>,
    pub(super) grid: Option<GridState>,
    /// The grid of one record's parts.
    pub(super) parts: Option<PartsGrid<T>>,
    /// The grid is to be opened at the next drawing.
    pub(super) wants_grid: bool,
    /// A grid of records that was cut off was not looked for yet.
    pub(super) looks_for_records: bool,
    /// Rows to begin it with.
    pub(super) prefill: Vec<Vec<(Field, String)>>,
    /// One field of many records, being chosen.
    pub(super) bulk: Option<Bulk>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            review_only: false,
            marked: Marked::default(),
            form: None,
            rows: Cached::default(),
            contents: Cached::default(),
            sorted: None,
            shown: Shown::default(),
            rounds: 0,
            looked_for_draft: false,
            wanted: None,
            attachments: Attached::default(),
            folds: Folds::default(),
            kept: None,
            grid: None,
            parts: None,
            wants_grid: false,
            looks_for_records: true,
            prefill: Vec::new(),
            bulk: None,
        }
    }
}

impl<T: Kept> Page<T> {
    /// Is something typed in the form that is not stored?
    pub(super) fn is_dirty(&self) -> bool {
        self.form.as_ref().is_some_and(|f| f.record != f.original)
    }

    pub(super) fn open(&mut self, record: T, original: T, id: Option<i64>) {
        self.rounds += 1;
        self.marked.leave_focus();
        self.form = Some(Form {
            record,
            original,
            findings: Findings::default(),
            has_new_findings: false,
            has_buttons: false,
            lists_findings: false,
            id,
            focus: true,
            focus_wrong: false,
            focus_on: None,
            round: self.rounds,
            said: Cached::default(),
            required: None,
            revision: 0,
        });
    }

    /// Opens a record of the list in the form.
    pub(super) fn show(&mut self, cx: &Cx<'_>, screen: &Screen<T>, id: i64, focus: bool) {
        self.marked.set(id);
        if self.is_dirty() {
            cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
            return;
        }
        if let Some(record) = screen.of.loaded(cx, id) {
            self.open(record.clone(), record, Some(id));
            if focus && let Some(record) = screen.of.record(id) {
                cx.actions.push(Action::LookedAt(record));
            }
            if let Some(form) = &mut self.form {
                form.focus = focus;
            }
        }
    }

    /// The marked records in a grid: their cells as they are, to be changed and stored as one step.
    pub(super) fn open_in_grid(&mut self, cx: &Cx<'_>, screen: &Screen<T>, marked: &[i64]) {
        if self.is_dirty() {
            cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
            return;
        }
        let fields = fields_of(cx, screen.of.fields, &mut (screen.of.blank)(cx));
        let usual = usual_columns(&fields, screen.of.grid);
        let mut records = Vec::with_capacity(marked.len());
        for id in marked {
            let mut record = match cx.noted((screen.of.load)(cx, *id)) {
                Some(Some(record)) => record,
                Some(None) => continue,
                // Not all of them can be read, which is told.
                None => return,
            };
            let seen = fields_of(cx, screen.of.fields, &mut record);
            let text = |field: &Field| {
                seen.iter().find(|s| s.field == *field).map(|s| s.text.clone()).unwrap_or_default()
            };
            records.push((*id, usual.iter().map(text).collect()));
        }
        self.form = None;
        self.grid = Some(GridState::of(fields, Grid::of_records(&usual, records), None));
    }

    /// A form that nothing was typed in follows the book: undo, redo, and what other screens changed.
    pub(super) fn refresh_form(&mut self, cx: &Cx<'_>, screen: &Screen<T>) {
        let dirty = self.is_dirty();
        let Some(form) = &mut self.form else { return };
        if form.revision == cx.revision {
            return;
        }
        form.revision = cx.revision;
        if let (Some(id), false) = (form.id, dirty) {
            match cx.noted((screen.of.load)(cx, id)) {
                Some(Some(record)) => {
                    form.original = record.clone();
                    form.record = record;
                }
                Some(None) => self.form = None,
                // It cannot be read just now: what stands in the form stays.
                None => {}
            }
        }
    }
}
