//! A list with its form and its grids: the same for every kind of record. The window knows it as a
//! [`ListPage`], whatever it lists.
use super::{
    bulk,
    draft_keys::{draft_key, grid_key},
    drafts,
    folds::Folds,
    form,
    grid::{self, GridState},
    list,
    page::Page,
    parts_grid::{PartsGrid, PartsScreen},
    screen::Screen,
    shown::Shown,
};
use crate::{
    domain::{
        field::Field,
        grid::Grid,
        ids::{Kind, Record},
        problem::Findings,
    },
    records::{Known, description::Kept, row_reader::fields_of},
    text::screens,
    ui::{
        action::Action,
        cx::Cx,
        drafts::Draft,
        theme,
        widgets::{cached::Cached, table::ColumnLayout},
    },
};

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
        self.of.group
    }

    fn title(&self) -> &'static str {
        self.of.words.title
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
    fn begin(&mut self, cx: &Cx<'_>, from: Option<Record>);
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

/// Points of a form beside its list, until it is dragged to another width.
const FORM: f32 = 384.0;

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
            let kept = cx.draft(&grid_key(screen.of.key, false));
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
            && let Some((grid, kept)) = cx.draft::<Grid>(&grid_key(screen.of.key, true))
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
            title: of.words.title,
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
            return parts.draw(cx, ui);
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
            egui::Panel::right(("form", screen.of.words.title))
                .resizable(true)
                .default_size(FORM)
                .size_range(320.0..=(ui.available_width() * 0.6).clamp(330.0, 620.0))
                .frame(theme::at_edge(theme::palette(ui.ctx()).paper))
                .show(ui, |ui| form::form_ui(cx, ui, screen, page));
        }
        egui::CentralPanel::default()
            .frame(egui::Frame::new().fill(theme::palette(ui.ctx()).paper))
            .show(ui, |ui| list::list_ui(cx, ui, screen, page, layout));
        if page.rounds != rounds {
            // A form that was just opened is drawn at once, not at the next key.
            ui.ctx().request_repaint();
        }
        if let Some(change) = &mut page.bulk
            && !bulk::bulk_ui(cx, ui.ctx(), screen, change)
        {
            page.bulk = None;
            page.marked.take_focus();
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

    fn begin(&mut self, cx: &Cx<'_>, from: Option<Record>) {
        let draft = draft_key(self.screen.of.key);
        let has_draft = !self.page.looked_for_draft && cx.drafts.open.get(&draft).is_some();
        if self.page.is_dirty() || has_draft {
            cx.actions.push(Action::Notice(screens::FINISH_FIRST.to_owned()));
            return;
        }
        let blank = (self.screen.of.blank)(cx);
        let record = match from {
            Some(from) => cx.noted((self.screen.begin)(cx, from)).flatten(),
            None => Some(blank.clone()),
        };
        if let Some(record) = record {
            self.page.open(record, blank, None);
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
            self.page.marked.take_focus();
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
            let title = screens::grid_title(screen.of.words.title, of_records);
            found.extend(grid.draft_to_keep(&grid_key(screen.of.key, of_records), &title));
        }
        if let Some(parts) = &mut page.parts {
            found.extend(parts.draft_to_keep(cx));
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
            self.page.parts = Some(PartsGrid::open(cx, self.screen.of, of, id));
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
        Some(grid_key(self.screen.of.key, grid.changes_records))
    }

    fn close_grid(&mut self) {
        if self.page.parts.take().is_some() {
            return;
        }
        self.page.grid = None;
        self.page.marked.take_focus();
    }

    fn read_again(&mut self) {
        self.page.rows = Cached::default();
        self.page.contents = Cached::default();
        self.page.shown = Shown::default();
        self.page.attachments = Cached::default();
        self.page.folds = Folds::default();
    }
}
