//! A field of one line with a list of names that drops below it while one is in it. A letter, ↓ or a click asks
//! for the list and Esc puts it away: it does not stand over fields that are only passed.
use crate::{
    domain::vietnamese::clean,
    text::screens,
    ui::{
        theme,
        widgets::{
            icons::{self, Icon},
            menu::{drop_from, low_rows},
        },
    },
};
use egui::{Id, Key as KeyName, Modifiers, Response, TextEdit, Ui};

/// The most names a list below a field holds.
pub(super) const MOST_OFFERED: usize = 200;

/// The names of a list below a field.
pub(super) struct Offer<'n> {
    pub(super) count: usize,
    /// Places of those that fit what is typed.
    pub(super) fitting: &'n dyn Fn(&str) -> Vec<usize>,
    pub(super) at: &'n dyn Fn(usize) -> Option<&'n str>,
    /// What is typed can be added to the book.
    pub(super) can_add: bool,
}

/// What was taken from the list below a field.
pub(super) enum Taken {
    /// The one at this place.
    At(usize),
    /// What was typed, as a new name.
    New(String),
}

/// What is kept of a field from one frame to the next.
#[derive(Clone, Copy, Default)]
struct State {
    /// The line of the list that arrows came to.
    cursor: Option<usize>,
    /// Something was typed since one came into the field.
    typed: bool,
    /// The list stands.
    open: bool,
    /// The list was asked for.
    asked: bool,
}

impl State {
    fn kept(ui: &Ui, id: Id) -> Self {
        ui.data(|d| d.get_temp(id.with("state"))).unwrap_or_default()
    }

    fn keep(self, ui: &Ui, id: Id) {
        ui.data_mut(|d| d.insert_temp(id.with("state"), self));
    }
}

/// Was something typed into this field since one came into it, that was not taken from its list?
pub(super) fn is_typed(ui: &Ui, id: Id) -> bool {
    State::kept(ui, id).typed
}

/// Draws the field with its list. Gives what was taken from the list.
pub(super) fn listed_ui(
    ui: &mut Ui,
    enabled: bool,
    label: Id,
    (id, text): (Id, &mut String),
    names: &Offer<'_>,
) -> (Response, Option<Taken>) {
    let focused = ui.memory(|m| m.has_focus(id));
    let before = State::kept(ui, id);
    let mut now = State { asked: focused && before.asked, ..before };
    // Only the field one is in looks its list up.
    let fitting = if focused || before.open {
        fitting(ui, id, before.typed, text, names)
    } else {
        Vec::new()
    };
    // A name the book does not have stands last in the list, to be added.
    let name = clean(text);
    let known = |name: &str| fitting.iter().any(|i| (names.at)(*i).is_some_and(|n| n == name));
    let new = names.can_add && before.typed && !name.is_empty() && !known(&name);
    let offered = fitting.len() + usize::from(new);
    mark_on_arrival(ui, id, focused, text);
    let (mut taken, mut escaped) = (None, false);
    if focused && enabled {
        escaped = before.open && offered > 0 && pressed(ui, KeyName::Escape);
        if escaped {
            (now.asked, now.cursor) = (false, None);
        }
        taken = walk(ui, offered, &mut now);
    }
    let edit = TextEdit::singleline(text)
        .id(id)
        .desired_width(f32::INFINITY)
        .min_size(egui::vec2(0.0, theme::height::FIELD))
        .margin(theme::margin::FIELD_WITH_SIGN);
    let response = ui.add_enabled(enabled, edit).labelled_by(label);
    let sign = response.rect.right_center() - egui::vec2(theme::gap::EDGE, 0.0);
    icons::draw(ui.painter(), Icon::Down, sign, theme::palette(ui.ctx()).ink2);
    if response.gained_focus() {
        now.typed = false;
    }
    now.asked |= response.clicked() || response.changed();
    if response.changed() {
        (now.cursor, now.typed) = (None, true);
    }
    // A field that was scrolled away takes its list along.
    let in_sight = ui.clip_rect().contains(response.rect.center());
    now.open = response.has_focus() && now.asked && in_sight;
    if response.has_focus() {
        // While names are offered Esc is theirs, and not the form's.
        keep_keys(ui, id, now.open && offered > 0);
    }
    if (now.open || before.open && !escaped && in_sight) && offered > 0 && enabled {
        let shown = |place: usize| match fitting.get(place) {
            Some(at) => (names.at)(*at).unwrap_or_default().to_owned(),
            None => screens::add_to_book(&name),
        };
        // Other names begin with the first of them.
        let begins = (fitting.as_slice(), name.as_str());
        let list = drop_list(ui, (id, begins), response.rect, offered, now.cursor, &shown);
        taken = list.clicked.or(taken);
        now.open |= before.open && list.has_pointer;
    }
    let leaves = |key| ui.input(|i| i.key_pressed(key));
    if taken.is_some() || response.lost_focus() && (leaves(KeyName::Enter) || leaves(KeyName::Tab))
    {
        now.open = false;
    }
    now.cursor = now.cursor.filter(|_| now.open && taken.is_none());
    now.typed &= taken.is_none();
    now.keep(ui, id);
    let taken = taken.map(|place| match fitting.get(place) {
        Some(at) => Taken::At(*at),
        None => Taken::New(name),
    });
    match &taken {
        Some(Taken::At(at)) => (names.at)(*at).unwrap_or_default().clone_into(text),
        None if response.lost_focus() => *text = clean(text),
        Some(Taken::New(_)) | None => {}
    }
    (response, taken)
}

/// Places of the names that fit, looked up only when the text changes; all of them before anything is typed.
fn fitting(ui: &Ui, id: Id, typed: bool, text: &str, names: &Offer<'_>) -> Vec<usize> {
    let id = id.with("fitting");
    let key = (if typed { clean(text) } else { String::new() }, names.count);
    let kept: Option<((String, usize), Vec<usize>)> = ui.data(|d| d.get_temp(id));
    if let Some((_, fitting)) = kept.filter(|(of, _)| *of == key) {
        return fitting;
    }
    let found = (names.fitting)(&key.0);
    ui.data_mut(|d| d.insert_temp(id, (key, found.clone())));
    found
}

fn pressed(ui: &mut Ui, key: KeyName) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))
}

/// Arrows go through so many lines; gives the one that Enter took.
fn walk(ui: &mut Ui, offered: usize, now: &mut State) -> Option<usize> {
    let (down, up) = (pressed(ui, KeyName::ArrowDown), pressed(ui, KeyName::ArrowUp));
    now.asked |= down;
    if down {
        now.cursor = Some(now.cursor.map_or(0, |c| (c + 1).min(offered.saturating_sub(1))));
    } else if up {
        now.cursor = now.cursor.and_then(|c| c.checked_sub(1));
    }
    let entered = ui.input(|i| i.key_pressed(KeyName::Enter));
    now.cursor.filter(|cursor| entered && *cursor < offered)
}

/// What happened in a list that dropped.
struct Dropped {
    /// The line that was clicked.
    clicked: Option<usize>,
    /// The pointer is over it.
    has_pointer: bool,
}

/// The list itself, below its field or above it. `begins`: while it is the same, the list stays scrolled.
fn drop_list(
    ui: &Ui,
    (id, begins): (Id, (&[usize], &str)),
    field: egui::Rect,
    offered: usize,
    cursor: Option<usize>,
    shown: &dyn Fn(usize) -> String,
) -> Dropped {
    /// Lines in sight at most.
    const SHOWN: usize = 8;
    let p = theme::palette(ui.ctx());
    let wanted = theme::height::ROW * offered.min(SHOWN) as f32;
    let (at, pivot, height) = drop_from(ui.ctx(), field, wanted);
    let mut clicked = None;
    let area = egui::Area::new(id.with("list"))
        .order(egui::Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).fill(p.paper).show(ui, |ui| {
                ui.set_width(field.width() - 14.0);
                low_rows(ui);
                let area = egui::ScrollArea::vertical().id_salt(begins);
                area.max_height(height).show(ui, |ui| {
                    for place in 0..offered {
                        // Tab must not walk into the list: it is for arrows and mouse.
                        let row = egui::Button::selectable(cursor == Some(place), shown(place))
                            .sense(egui::Sense::CLICK)
                            .truncate()
                            .min_size(egui::vec2(ui.available_width(), theme::height::ROW));
                        let row = ui.add(row);
                        if cursor == Some(place) {
                            row.scroll_to_me(None);
                        }
                        if row.clicked() {
                            clicked = Some(place);
                        }
                    }
                });
            });
        });
    Dropped { clicked, has_pointer: area.response.contains_pointer() }
}

/// Arrows are the field's own, and Esc where something is open below it.
pub(super) fn keep_keys(ui: &Ui, id: Id, escape: bool) {
    let filter =
        egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
}

/// Marks all that stands in a field, so that typing replaces it.
pub(in crate::ui) fn mark_all(ctx: &egui::Context, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, id);
}

/// On coming into a field with a list, its present name is marked, so that typing replaces it.
fn mark_on_arrival(ui: &Ui, id: Id, focused: bool, text: &str) {
    let marked_id = id.with("marked");
    let marked: bool = ui.data(|d| d.get_temp(marked_id)).unwrap_or(false);
    if focused && !marked {
        mark_all(ui.ctx(), id, text);
    }
    if focused != marked {
        ui.data_mut(|d| d.insert_temp(marked_id, focused));
    }
}
