//! “Nhập liệu” and “Cài đặt”: lists with a form beside them. What each is of is said in `records`; here they
//! are drawn, and what is half typed in them is kept.
mod acts;
mod bulk;
mod draft_keys;
mod drafts;
mod folds;
mod form;
mod grid;
mod list;
mod listed;
mod more;
mod page;
mod parts_grid;
mod screen;
mod screens;
mod shown;
mod sources;

pub(super) use screens::title_of;

use super::{action::Action, cx::Cx, drafts::Draft, theme, widgets::table::ColumnLayout};
use crate::{
    domain::{
        field::Field,
        ids::{Kind, Record},
        problem::Findings,
    },
    text::screens as words,
};
use draft_keys::Keyed;
use grid::GridState;
use listed::{AnyScreen, ListPage};
use screens::{keyed, list_of, screen_of, screens};
use std::collections::HashMap;

/// View state of every list.
pub(super) struct EntryState {
    pub(super) list: Kind,
    /// One a list, in the order of the left side.
    pages: Vec<Box<dyn ListPage>>,
    /// How each list is laid out on this PC.
    pub(super) layouts: HashMap<String, ColumnLayout>,
}

impl Default for EntryState {
    fn default() -> Self {
        let pages = screens().map(AnyScreen::page).collect();
        Self { list: Kind::Unit, pages, layouts: HashMap::new() }
    }
}

impl EntryState {
    fn page(&self) -> Option<&dyn ListPage> {
        self.pages.iter().find(|page| page.list() == self.list).map(Box::as_ref)
    }

    fn page_mut(&mut self) -> Option<&mut Box<dyn ListPage>> {
        self.pages.iter_mut().find(|page| page.list() == self.list)
    }

    /// An edit of the present list was stored: the form closes, or begins the next record.
    pub(super) fn stored(&mut self, cx: &Cx<'_>, record: Option<Record>, next: bool) {
        let id = record.filter(|r| list_of(*r) == self.list).map(Record::number);
        // Records of other lists (awards made out of a round) leave the form as it is.
        if (record.is_none() || id.is_some())
            && let Some(page) = self.page_mut()
        {
            page.stored(cx, id, next);
        }
    }

    /// A new record of a list, where one is named as that record asks for it, in its form.
    pub(super) fn begin(&mut self, cx: &Cx<'_>, list: Kind, asked_by: Option<Record>) {
        self.list = list;
        if let Some(page) = self.page_mut() {
            page.begin(cx, asked_by);
        }
    }

    /// Goes to the list below or above, round at the ends.
    pub(super) fn next_list(&mut self, down: bool) {
        let all: Vec<Kind> = all_lists().collect();
        let here = all.iter().position(|l| *l == self.list).unwrap_or(0);
        let to = if down { here + 1 } else { here + all.len().saturating_sub(1) };
        if let Some(list) = all.get(to % all.len().max(1)) {
            self.list = *list;
        }
    }

    /// Goes to a record in its list.
    pub(super) fn show(&mut self, record: Record) {
        self.list = list_of(record);
        if let Some(page) = self.page_mut() {
            page.want(record.number());
        }
    }

    /// An edit of the present list was refused: its form shows why, at the first field to mend.
    pub(super) fn refused(&mut self, findings: Findings) {
        if let Some(page) = self.page_mut() {
            page.refused(findings);
        }
    }

    /// The form was looked at again while it is mended.
    pub(super) fn rechecked(&mut self, findings: Findings) {
        if let Some(page) = self.page_mut() {
            page.rechecked(findings);
        }
    }

    /// A record was removed: its form goes. What is half typed of another stays.
    pub(super) fn removed(&mut self, record: Record) {
        if list_of(record) == self.list
            && let Some(page) = self.page_mut()
        {
            page.removed(record.number());
        }
    }

    /// What is half typed in any list and is to be kept, or forgotten.
    pub(super) fn drafts_to_keep(&mut self, cx: &Cx<'_>) -> Vec<Draft> {
        self.pages.iter_mut().flat_map(|page| page.drafts_to_keep(cx)).collect()
    }

    /// How a draft is called of which only the key is known; `None` when it is not of these lists.
    pub(super) fn title_of(form: &str) -> Option<String> {
        let keyed = keyed(form)?;
        let title = title_of(keyed.list());
        Some(match keyed {
            Keyed::Form(_) => title.to_owned(),
            Keyed::Grid(_) => words::grid_title(title, false),
            Keyed::GridOfRecords(_) => words::grid_title(title, true),
            Keyed::Parts(list, _) => screen_of(list)?.open_parts().to_owned(),
        })
    }

    /// Goes to the list of a draft; true when a grid stands there that is another one.
    pub(super) fn other_grid_than(&mut self, form: &str) -> bool {
        let Some(keyed) = keyed(form) else { return false };
        self.list = keyed.list();
        let here = self.page().and_then(ListPage::grid_key);
        here.is_some_and(|here| here != form)
    }

    /// Goes on with a draft; a form opens by itself when its list is drawn.
    pub(super) fn open_draft(&mut self, cx: &Cx<'_>, form: &str) {
        let keyed = keyed(form);
        let Some(page) = self.page_mut() else { return };
        match keyed {
            Some(Keyed::Grid(_)) => page.open_grid(Vec::new()),
            Some(Keyed::GridOfRecords(_)) => page.look_for_records(),
            Some(Keyed::Parts(_, id)) if page.grid_key().as_deref() != Some(form) => {
                page.open_parts(cx, id);
            }
            Some(Keyed::Parts(..) | Keyed::Form(_)) | None => {}
        }
    }

    /// Opens the grid of the present list.
    pub(super) fn open_grid(&mut self) {
        self.open_grid_with(self.list, Vec::new());
    }

    /// Opens the grid of a list with rows to begin with.
    pub(super) fn open_grid_with(&mut self, list: Kind, rows: Vec<Vec<(Field, String)>>) {
        self.list = list;
        if let Some(page) = self.page_mut() {
            page.open_grid(rows);
        }
    }

    /// Opens the grid of a record's parts.
    pub(super) fn open_parts(&mut self, cx: &Cx<'_>, record: Record) {
        self.list = list_of(record);
        if let Some(page) = self.page_mut() {
            page.open_parts(cx, record.number());
        }
    }

    /// The block of the grid on show is thrown away, and its draft with it.
    pub(super) fn discard_grid(&mut self) {
        if let Some(grid) = self.grid() {
            grid.discard();
        }
    }

    fn grid(&mut self) -> Option<&mut GridState> {
        self.page_mut().and_then(|page| page.grid())
    }

    /// Has the grid on show changes of records that are not stored? They are not put aside.
    pub(super) fn must_finish_grid(&mut self) -> bool {
        self.grid().is_some_and(|grid| {
            grid.commit();
            grid.changes_records && grid.is_dirty()
        })
    }

    /// Is a grid on show? Its own keys take changes back.
    pub(super) fn has_grid(&mut self) -> bool {
        self.grid().is_some()
    }

    /// Back to the list.
    pub(super) fn close_grid(&mut self) {
        if let Some(page) = self.page_mut() {
            page.close_grid();
        }
    }

    /// It was refused: which rows, and why.
    pub(super) fn rows_refused(&mut self, rows: Vec<(usize, Findings)>) {
        if let Some(grid) = self.grid() {
            grid.refused(rows);
        }
    }

    /// Is something typed that is not stored?
    pub(super) fn is_dirty(&self) -> bool {
        self.pages.iter().any(|page| page.has_drafts())
    }

    /// The record one is looking at.
    pub(super) fn looking_at(&self) -> Option<Record> {
        self.page().and_then(ListPage::looking_at)
    }

    /// Every list reads its rows again.
    pub(super) fn read_again(&mut self) {
        self.pages.iter_mut().for_each(|page| page.read_again());
    }
}

/// Points of the pane with the names of the lists.
const NAMES: f32 = 200.0;

/// Every list, in the order of the left side.
pub(super) fn all_lists() -> impl Iterator<Item = Kind> {
    screens().map(AnyScreen::list)
}

/// The whole tab.
pub(super) fn entry_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut EntryState) {
    // With large letters an open form needs the room of the names of the lists.
    let form_open = state.page().is_some_and(ListPage::has_form);
    if !(form_open && ui.available_width() < 1000.0) {
        egui::Panel::left("lists")
            .resizable(false)
            .exact_size(NAMES)
            .frame(egui::Frame::new().fill(theme::palette(ui.ctx()).ground))
            .show(ui, |ui| {
                theme::rows_to_edge(ui);
                egui::ScrollArea::vertical()
                    .auto_shrink(false)
                    .show(ui, |ui| lists_ui(cx, ui, state));
            });
    }
    let layout = state.layouts.get(screens::key_of(state.list)).cloned().unwrap_or_default();
    if let Some(page) = state.page_mut() {
        page.draw(cx, ui, &layout);
    }
}

/// The names of the lists, with how many are in each.
fn lists_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut EntryState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut group = "";
    for screen in screens() {
        if screen.group() != group {
            group = screen.group();
            ui.add_space(theme::gap::NEAR);
            theme::pane_group(ui, group);
        }
        let count = screen.count(cx).map_or_else(String::new, |n| n.to_string());
        let is_chosen = state.list == screen.list();
        if theme::pane_row(ui, is_chosen, screen.title(), &count).clicked() {
            if is_chosen && state.has_grid() {
                // From the grid back to the list it fills.
                cx.actions.push(Action::CloseGrid { keep: true });
            }
            state.list = screen.list();
        }
    }
}
