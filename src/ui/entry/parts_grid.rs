//! The grid of one record's parts: each row becomes one of them, and all are stored with their record.
use super::{
    draft_keys::parts_key,
    grid::{self, GridState},
};
use crate::{
    domain::problem::Findings,
    records::{
        description::{Description, Kept, PartsDescription},
        row_reader::{Seen, fields_of},
    },
    text::screens,
    ui::{action::Action, cx::Cx, drafts::Draft, widgets::cached::Cached},
};

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
        GridState::new(fields, self.grid, cx.draft(draft))
    }

    fn draw(
        &self,
        cx: &Cx<'_>,
        ui: &mut egui::Ui,
        (of, record): (&Description<T>, &T),
        state: &mut GridState,
    ) {
        let rows = grid::Rows {
            title: &(self.title)(record),
            blank: &|| (self.blank)(record),
            load: &|_| Ok(None),
            fields: self.fields,
            check: &|part: &P| -> Findings { (self.check)(record, part) },
            store: &|parts: Vec<P>| {
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
        Self { whole, of, id, record: Cached::default(), state }
    }

    /// Its key among drafts.
    pub(super) fn key(&self) -> String {
        parts_key(self.of.key(), self.id)
    }

    /// Draws it; it closes when its record is gone.
    pub(super) fn draw(&mut self, cx: &Cx<'_>, ui: &mut egui::Ui) {
        let record = self.record.get(cx.revision, &self.id, |id| self.whole.loaded(cx, *id));
        if let Some(record) = record {
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
