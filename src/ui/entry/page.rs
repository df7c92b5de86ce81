//! One list of “Nhập liệu” with its form and its grids: the same for every kind of record. The window knows
//! it as a [`ListPage`], whatever it lists.
use super::{
    bulk, drafts, form,
    grid::{self, GridState},
    list,
    parts_grid::{PartsGrid, PartsScreen},
};
use crate::{
    domain::{
        failure::Failure,
        field::Field,
        grid::Grid,
        ids::{Kind, Record},
        problem::Findings,
    },
    records::{
        Known,
        description::{Description, Kept},
        row::ListRow,
        row_reader::fields_of,
    },
    text::screens,
    ui::{
        action::Action,
        cx::Cx,
        drafts::Draft,
        theme,
        widgets::{
            cached::Cached,
            table::{ColumnLayout, Contents, Marked, Sorted},
        },
    },
    workspace::Attachment,
};

/// One list: what it is of, and what only the window does with it.
pub(super) struct Screen<T: 'static> {
    pub(super) list: Kind,
    /// The group it stands in at the left side.
    pub(super) group: &'static str,
    pub(super) of: &'static Description<T>,
    /// Parts of a record that have a grid of their own.
    pub(super) parts: Option<&'static dyn PartsScreen<T>>,
    /// The record that another one asks for next.
    pub(super) begin: fn(&Known<'_>, Record) -> Result<Option<T>, Failure>,
    /// Buttons below the form, besides Lưu and Bỏ.
    pub(super) more: fn(&mut egui::Ui, &T, &Cx<'_>),
}

impl<T> Screen<T> {
    /// A list in a group.
    pub(super) const fn of(group: &'static str, of: &'static Description<T>) -> Self {
        Self { list: of.kind, group, of, parts: None, begin: |_, _| Ok(None), more: |_, _, _| {} }
    }

    /// With buttons below its form.
    pub(super) const fn more(self, more: fn(&mut egui::Ui, &T, &Cx<'_>)) -> Self {
        Self { more, ..self }
    }

    /// With records that others ask for.
    pub(super) const fn begun_by(
        self,
        begin: fn(&Known<'_>, Record) -> Result<Option<T>, Failure>,
    ) -> Self {
        Self { begin, ..self }
    }

    /// With a grid of its parts.
    pub(super) const fn parts(self, parts: &'static dyn PartsScreen<T>) -> Self {
        Self { parts: Some(parts), ..self }
    }

    /// The whole record of a key; a read that fails is told.
    pub(super) fn load(&self, cx: &Cx<'_>, id: i64) -> Option<T> {
        cx.noted((self.of.load)(cx, id)).flatten()
    }
}

/// A list, whatever it is of.
pub(super) trait AnyScreen: Sync {
    /// Which one.
    fn list(&self) -> Kind;
    /// The group it stands in at the left side.
    fn group(&self) -> &'static str;
    /// What it is called.
    fn title(&self) -> &'static str;
    /// What it is called where something of it is kept on the PC.
    fn key(&self) -> &'static str;
    /// What its parts with a grid are called among drafts.
    fn parts_key(&self) -> Option<&'static str>;
    /// The button that opens the grid of its parts.
    fn open_parts(&self) -> &'static str;
    /// How many records stand in it.
    fn count(&self, known: &Known<'_>) -> Option<usize>;
    /// Its page in the window.
    fn page(&'static self) -> Box<dyn ListPage>;
}

impl<T: Kept> AnyScreen for Screen<T> {
    fn list(&self) -> Kind {
        self.list
    }

    fn group(&self) -> &'static str {
        self.group
    }

    fn title(&self) -> &'static str {
        self.of.title
    }

    fn key(&self) -> &'static str {
        self.of.key
    }

    fn parts_key(&self) -> Option<&'static str> {
        self.parts.map(PartsScreen::key)
    }

    fn open_parts(&self) -> &'static str {
        self.parts.map_or("", PartsScreen::open)
    }

    fn count(&self, known: &Known<'_>) -> Option<usize> {
        (self.of.count)(known)
    }

    fn page(&'static self) -> Box<dyn ListPage> {
        Box::new(Listed { screen: self, page: Page::default() })
    }
}

/// What is open beside a list.
pub(super) struct Form<T> {
    pub(super) record: T,
    pub(super) original: T,
    pub(super) findings: Findings,
    /// They were not drawn yet.
    pub(super) has_new_findings: bool,
    /// They stand in one list above the form, too.
    pub(super) lists_findings: bool,
    pub(super) id: Option<i64>,
    pub(super) focus: bool,
    /// Saving was refused: the cursor goes to the first field to mend.
    pub(super) focus_wrong: bool,
    pub(super) round: u64,
    /// The revision of the book it was read at.
    revision: u64,
}

impl<T> Form<T> {
    fn take_findings(&mut self, findings: Findings) {
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
    pub(super) shown: list::Shown,
    rounds: u64,
    pub(super) looked_for_draft: bool,
    /// A record to open at the next drawing.
    wanted: Option<i64>,
    pub(super) attachments: Cached<i64, Vec<Attachment>>,
    /// The draft as it is kept.
    pub(super) kept: Option<String>,
    pub(super) grid: Option<GridState>,
    /// The grid of one record's parts.
    parts: Option<PartsGrid<T>>,
    /// The grid is to be opened at the next drawing.
    wants_grid: bool,
    /// A grid of records that was cut off was not looked for yet.
    looks_for_records: bool,
    /// Rows to begin it with.
    prefill: Vec<Vec<(Field, String)>>,
    /// One field of many records, being chosen.
    pub(super) bulk: Option<bulk::Bulk>,
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
            shown: list::Shown::default(),
            rounds: 0,
            looked_for_draft: false,
            wanted: None,
            attachments: Cached::default(),
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
        self.form = Some(Form {
            record,
            original,
            findings: Findings::default(),
            has_new_findings: false,
            lists_findings: false,
            id,
            focus: true,
            focus_wrong: false,
            round: self.rounds,
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
        if let Some(record) = screen.load(cx, id) {
            self.open(record.clone(), record, Some(id));
            if focus && let Some(record) = screen.of.record(id) {
                cx.actions.push(Action::LookedAt(record));
            }
            if let Some(form) = &mut self.form {
                form.focus = focus;
            }
        }
    }

    /// A form that nothing was typed in follows the book: undo, redo, and what other screens changed.
    fn refresh_form(&mut self, cx: &Cx<'_>, screen: &Screen<T>) {
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

/// What the window does with a list, whatever it is of.
pub(super) trait ListPage {
    /// Which list it is.
    fn list(&self) -> Kind;
    /// Draws the list with its form, or its grid.
    fn draw(&mut self, cx: &Cx<'_>, ui: &mut egui::Ui, layout: &ColumnLayout);
    /// Is a form open?
    fn has_form(&self) -> bool;
    /// The record one is looking at.
    fn looking_at(&self) -> Option<Record>;
    /// Goes to a record at the next drawing.
    fn want(&mut self, id: i64);
    /// Opens the record that another one asks for, in the form.
    fn begin(&mut self, cx: &Cx<'_>, from: Record);
    /// An edit of the list was stored: the form closes, or begins the next record. `id`: the record, when it
    /// is of this list.
    fn stored(&mut self, cx: &Cx<'_>, id: Option<i64>, next: bool);
    /// A record was removed: its form goes. What is half typed of another stays.
    fn removed(&mut self, id: i64);
    /// An edit was refused: the form shows why, at the first field to mend.
    fn refused(&mut self, findings: Findings);
    /// The form was looked at again while it is mended.
    fn rechecked(&mut self, findings: Findings);
    /// Is something typed that is not stored, in the form or in a grid?
    fn has_drafts(&self) -> bool;
    /// What is half typed and is to be kept, or forgotten.
    fn drafts_to_keep(&mut self, cx: &Cx<'_>) -> Vec<Draft>;
    /// Opens the grid, with rows to begin with.
    fn open_grid(&mut self, rows: Vec<Vec<(Field, String)>>);
    /// Looks for a grid of records that was cut off.
    fn look_for_records(&mut self);
    /// Opens the grid of a record's parts.
    fn open_parts(&mut self, cx: &Cx<'_>, id: i64);
    /// The grid on show.
    fn grid(&mut self) -> Option<&mut GridState>;
    /// Its key among drafts.
    fn grid_key(&self) -> Option<String>;
    /// Back to the list.
    fn close_grid(&mut self);
    /// Reads its rows again at the next drawing.
    fn read_again(&mut self);
}

/// A list and what is seen of it.
struct Listed<T: 'static> {
    screen: &'static Screen<T>,
    page: Page<T>,
}

impl<T: Kept> Listed<T> {
    /// Opens the grid that is asked for, and puts the present one aside where a record is to be shown.
    fn prepare_grid(&mut self, cx: &Cx<'_>) {
        let Self { screen, page } = self;
        if std::mem::take(&mut page.wants_grid)
            && page.grid.is_none()
            && screen.list != Kind::Office
        {
            let kept = cx.draft(&drafts::grid_key(screen.list, false));
            let fields = fields_of(cx, screen.of.fields, &mut (screen.of.blank)(cx));
            page.grid = Some(GridState::new(fields, screen.of.grid, kept));
        }
        let prefill = std::mem::take(&mut page.prefill);
        if let (Some(grid), false) = (&mut page.grid, prefill.is_empty()) {
            if grid.changes_records {
                cx.actions.push(Action::Notice(screens::FINISH_GRID.to_owned()));
            } else {
                grid.add_rows(&prefill);
            }
        }
        if let (Some(grid), Some(_)) = (&mut page.grid, page.wanted) {
            // A record is to be shown: the grid is put aside as a draft, unless it must be finished.
            grid.commit();
            if grid.changes_records && grid.is_dirty() {
                page.wanted = None;
                cx.actions.push(Action::Notice(screens::FINISH_GRID.to_owned()));
            } else {
                cx.actions.push(Action::CloseGrid { keep: true });
            }
        }
        if page.grid.is_none()
            && std::mem::take(&mut page.looks_for_records)
            && let Some((grid, kept)) = cx.draft::<Grid>(&drafts::grid_key(screen.list, true))
            && grid.news().next().is_some()
        {
            // Records that were being changed when the program ended.
            let fields = fields_of(cx, screen.of.fields, &mut (screen.of.blank)(cx));
            page.grid = Some(GridState::of(fields, grid, Some(kept)));
        }
    }

    /// The list's grid in the place of the list.
    fn grid_ui(&mut self, cx: &Cx<'_>, ui: &mut egui::Ui) {
        let Self { screen, page } = self;
        let Some(state) = &mut page.grid else { return };
        let of = screen.of;
        let rows = grid::Rows {
            title: of.title,
            blank: &|| (of.blank)(cx),
            load: &|id| (of.load)(cx, id),
            fields: of.fields,
            check: &|record: &T| cx.check(&(of.save)(record.clone())),
            store: &|records: Vec<T>| records.into_iter().map(of.save).collect(),
        };
        grid::panel_ui(cx, ui, &rows, state);
    }
}

impl<T: Kept> ListPage for Listed<T> {
    fn list(&self) -> Kind {
        self.screen.list
    }

    fn draw(&mut self, cx: &Cx<'_>, ui: &mut egui::Ui, layout: &ColumnLayout) {
        if let Some(parts) = &mut self.page.parts {
            return parts.draw(cx, ui, self.screen);
        }
        if !self.page.looked_for_draft {
            self.page.looked_for_draft = drafts::take_up(cx, self.screen, &mut self.page);
        }
        self.prepare_grid(cx);
        if self.page.grid.is_some() {
            return self.grid_ui(cx, ui);
        }
        let Self { screen, page } = self;
        page.refresh_form(cx, screen);
        if let Some(id) = page.wanted.take() {
            page.show(cx, screen, id, true);
        }
        let rounds = page.rounds;
        if page.form.is_some() {
            egui::Panel::right(("form", screen.of.title))
                .resizable(true)
                .default_size(430.0)
                .size_range(320.0..=(ui.available_width() * 0.6).clamp(330.0, 620.0))
                .frame(egui::Frame::new().inner_margin(12).fill(theme::palette(ui.ctx()).paper))
                .show(ui, |ui| form::form_ui(cx, ui, screen, page));
        }
        egui::CentralPanel::default()
            .frame(egui::Frame::new().inner_margin(12))
            .show(ui, |ui| list::list_ui(cx, ui, screen, page, layout));
        if page.rounds != rounds {
            // A form that was just opened is drawn at once, not at the next key.
            ui.ctx().request_repaint();
        }
        if let Some(change) = &mut page.bulk
            && !bulk::bulk_ui(cx, ui.ctx(), screen, change)
        {
            page.bulk = None;
            page.marked.take_keys();
        }
    }

    fn has_form(&self) -> bool {
        self.page.form.is_some()
    }

    fn looking_at(&self) -> Option<Record> {
        let id = self.page.form.as_ref().map_or(self.page.marked.line(), |f| f.id);
        id.and_then(|id| self.screen.of.record(id))
    }

    fn want(&mut self, id: i64) {
        self.page.wanted = Some(id);
    }

    fn begin(&mut self, cx: &Cx<'_>, from: Record) {
        let draft = drafts::draft_key(self.screen.list);
        let has_draft = !self.page.looked_for_draft && cx.drafts.open.get(&draft).is_some();
        if self.page.is_dirty() || has_draft {
            cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
        } else if let Some(record) = cx.noted((self.screen.begin)(cx, from)).flatten() {
            self.page.open(record, (self.screen.of.blank)(cx), None);
        }
    }

    fn stored(&mut self, cx: &Cx<'_>, id: Option<i64>, next: bool) {
        if let Some(id) = id {
            self.page.marked.set(id);
        }
        if next {
            let blank = (self.screen.of.blank)(cx);
            self.page.open(blank.clone(), blank, None);
        } else {
            self.page.form = None;
            self.page.marked.take_keys();
        }
    }

    fn removed(&mut self, id: i64) {
        if self.page.form.as_ref().is_some_and(|f| f.id == Some(id)) {
            self.page.form = None;
        }
    }

    fn refused(&mut self, findings: Findings) {
        if let Some(form) = &mut self.page.form {
            form.take_findings(findings);
            form.focus_wrong = true;
        }
    }

    fn rechecked(&mut self, findings: Findings) {
        if let Some(form) = &mut self.page.form {
            form.take_findings(findings);
        }
    }

    fn has_drafts(&self) -> bool {
        let parts = self.page.parts.as_ref().map(|parts| &parts.state);
        let mut grids = self.page.grid.iter().chain(parts);
        self.page.is_dirty() || grids.any(GridState::is_dirty)
    }

    fn drafts_to_keep(&mut self, cx: &Cx<'_>) -> Vec<Draft> {
        let Self { screen, page } = self;
        let mut found: Vec<Draft> = page.draft_to_keep(cx, screen).into_iter().collect();
        if let Some(grid) = &mut page.grid {
            // A grid thrown away has no rows any more to tell its kind.
            let of_records = grid.changes_records;
            let title = screens::grid_title(screen.of.title, of_records);
            found.extend(grid.draft_to_keep(&drafts::grid_key(screen.list, of_records), &title));
        }
        if let Some(parts) = &mut page.parts {
            found.extend(parts.draft_to_keep(cx, screen));
        }
        found
    }

    fn open_grid(&mut self, rows: Vec<Vec<(Field, String)>>) {
        self.page.wants_grid = true;
        self.page.prefill = rows;
    }

    fn look_for_records(&mut self) {
        self.page.looks_for_records = true;
    }

    fn open_parts(&mut self, cx: &Cx<'_>, id: i64) {
        if let Some(of) = self.screen.parts {
            self.page.parts = Some(PartsGrid::open(cx, self.screen, of, id));
        }
    }

    fn grid(&mut self) -> Option<&mut GridState> {
        match &mut self.page.parts {
            Some(parts) => Some(&mut parts.state),
            None => self.page.grid.as_mut(),
        }
    }

    fn grid_key(&self) -> Option<String> {
        if let Some(parts) = &self.page.parts {
            return Some(parts.key());
        }
        let grid = self.page.grid.as_ref()?;
        Some(drafts::grid_key(self.screen.list, grid.changes_records))
    }

    fn close_grid(&mut self) {
        if self.page.parts.take().is_some() {
            return;
        }
        self.page.grid = None;
        self.page.marked.take_keys();
    }

    fn read_again(&mut self) {
        self.page.rows = Cached::default();
        self.page.contents = Cached::default();
        self.page.shown = list::Shown::default();
    }
}
