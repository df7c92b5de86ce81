//! The grid of one record's parts: each row becomes one of them, and all are stored with their record.
use super::{
    draft_keys::parts_key,
    grid::{self, GridState},
};
use crate::{
    domain::{field::Field, grid::Grid, problem::Findings},
    records::{
        description::{Description, Kept, PartsDescription, There},
        row_reader::{Seen, fields_of},
    },
    text::screens,
    ui::{
        action::Action,
        cx::Cx,
        drafts::{Draft, typed},
        widgets::cached::Cached,
    },
};
use std::{cell::OnceCell, collections::HashMap};

/// Parts of a record, whatever they are.
pub(super) trait PartsScreen<T>: Sync {
    /// What they are called among drafts.
    fn key(&self) -> &'static str;
    /// The button that opens their grid.
    fn open(&self) -> &'static str;
    /// What the grid of a record's parts is called.
    fn title(&self, record: &T) -> String;
    /// A blank grid, or the draft of one.
    fn begin(&self, cx: &Cx<'_>, record: &T, draft: &str) -> GridState;
    /// Draws the grid of a record's parts.
    fn draw(
        &self,
        cx: &Cx<'_>,
        ui: &mut egui::Ui,
        whole: (&Description<T>, &T),
        state: &mut GridState,
    );
}

impl<T: Kept, P: Clone> PartsScreen<T> for PartsDescription<T, P> {
    fn key(&self) -> &'static str {
        self.key
    }

    fn open(&self) -> &'static str {
        self.open
    }

    fn title(&self, record: &T) -> String {
        (self.title)(record)
    }

    fn begin(&self, cx: &Cx<'_>, record: &T, draft: &str) -> GridState {
        let fields: Vec<Seen> = fields_of(cx, self.fields, &mut (self.blank)(record));
        let Some(there) = self.there else {
            return GridState::new(fields, self.grid, cx.draft(draft));
        };
        let row = |There { about, name, mut part }: There<P>| {
            let seen = fields_of(cx, self.fields, &mut part);
            let cell = |field: &Field| {
                seen.iter().find(|s| s.field == *field).map(|s| s.text.clone()).unwrap_or_default()
            };
            (about, name, self.grid.iter().map(cell).collect())
        };
        let parts = there(record, cx).into_iter().map(row);
        let now = if self.is_list {
            Grid::of_list(self.grid, parts.map(|(_, _, cells)| cells).collect())
        } else {
            Grid::of_parts(screens::head::NAME, self.grid, parts.collect())
        };
        let (grid, kept) = match cx.draft::<Grid>(draft) {
            // What is half typed is about the same parts; else it stays to be read.
            Some((grid, kept)) if grid.is_about(&now) => (grid, Some(kept)),
            Some((_, kept)) => {
                cx.actions.push(Action::SetDraftAside(draft.to_owned(), typed(&kept)));
                (now, None)
            }
            None => (now, None),
        };
        GridState::of(fields, grid, kept)
    }

    fn draw(
        &self,
        cx: &Cx<'_>,
        ui: &mut egui::Ui,
        (of, record): (&Description<T>, &T),
        state: &mut GridState,
    ) {
        let there: OnceCell<HashMap<i64, P>> = OnceCell::new();
        let rows = grid::Rows {
            title: &(self.title)(record),
            blank: &|| (self.blank)(record),
            load: &|about| {
                // Read once for all rows that are looked at in this frame.
                let parts = there.get_or_init(|| {
                    let parts = self.there.map(|there| there(record, cx)).unwrap_or_default();
                    parts.into_iter().map(|there| (there.about, there.part)).collect()
                });
                Ok(parts.get(&about).cloned())
            },
            fields: self.fields,
            check: &|part: &P| -> Findings { (self.check)(record, part) },
            store: &|parts: Vec<P>| {
                if let Some(each) = self.each {
                    return parts.into_iter().map(each).collect();
                }
                let mut record = record.clone();
                (self.add)(&mut record, parts);
                vec![(of.save)(record)]
            },
        };
        grid::panel_ui(cx, ui, &rows, state);
    }
}

/// The grid of one record's parts that is on show.
pub(super) struct PartsGrid<T: 'static> {
    /// What their record is.
    whole: &'static Description<T>,
    of: &'static dyn PartsScreen<T>,
    id: i64,
    /// The record they are added to, as it is stored.
    record: Cached<i64, Option<T>>,
    /// The revision of the book it was begun at.
    revision: u64,
    pub(super) state: GridState,
}

impl<T: Kept> PartsGrid<T> {
    /// Of a record, with the draft that was kept of it.
    pub(super) fn open(
        cx: &Cx<'_>,
        whole: &'static Description<T>,
        of: &'static dyn PartsScreen<T>,
        id: i64,
    ) -> Self {
        let record = whole.loaded(cx, id).unwrap_or_else(|| (whole.blank)(cx));
        let state = of.begin(cx, &record, &parts_key(of.key(), id));
        Self { whole, of, id, record: Cached::default(), revision: cx.revision, state }
    }

    /// Its key among drafts.
    pub(super) fn key(&self) -> String {
        parts_key(self.of.key(), self.id)
    }

    /// Draws it; it closes when its record is gone.
    pub(super) fn draw(&mut self, cx: &Cx<'_>, ui: &mut egui::Ui) {
        let record = self.record.get(cx.revision, &self.id, |id| self.whole.loaded(cx, *id));
        if let Some(record) = record {
            if self.revision != cx.revision {
                self.revision = cx.revision;
                let now = self.of.begin(cx, record, "");
                if self.state.grid.list.is_some() && !self.state.grid.is_about(&now.grid) {
                    // Its lines are others now: what was typed over them stays to be read.
                    if self.state.is_dirty() {
                        let kept = serde_json::to_string(&self.state.grid).unwrap_or_default();
                        let key = parts_key(self.of.key(), self.id);
                        cx.actions.push(Action::SetDraftAside(key, typed(&kept)));
                    }
                    self.state = now;
                }
            }
            self.of.draw(cx, ui, (self.whole, record), &mut self.state);
        } else {
            cx.actions.push(Action::Notice(screens::RECORD_GONE.to_owned()));
            cx.actions.push(Action::CloseGrid { keep: true });
        }
    }

    /// What is to be kept as a draft, when it changed since.
    pub(super) fn draft_to_keep(&mut self, cx: &Cx<'_>) -> Option<Draft> {
        let record = self.record.get(cx.revision, &self.id, |id| self.whole.loaded(cx, *id));
        let whose = record.as_ref().map(|record| self.of.title(record)).unwrap_or_default();
        let key = parts_key(self.of.key(), self.id);
        self.state.draft_to_keep(&key, &screens::grid_title(&whose, false))
    }
}
