//! What is half typed in a form: how it is kept, called, and taken up again.
use super::{
    page::{Page, Screen},
    screens::{SCREENS, key_of},
};
use crate::{
    domain::ids::Kind,
    records::{
        description::Kept,
        row_reader::{Seen, Shape, fields_of},
    },
    text::{drafts as words, terms},
    ui::{
        action::Action,
        cx::Cx,
        drafts::{Draft, typed},
    },
};
use serde::{Deserialize, Serialize};

/// What is kept of a half-typed form, with what it was begun from.
#[derive(Serialize, Deserialize)]
struct HalfTyped<T> {
    id: Option<i64>,
    original: T,
    record: T,
}

/// What a key among drafts stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyed {
    Form(Kind),
    Grid(Kind),
    GridOfRecords(Kind),
    /// The grid of the parts of a record, by the number of its key.
    Parts(Kind, i64),
}

/// The form's key among drafts.
pub(super) fn draft_key(list: Kind) -> String {
    key_of(list).to_owned()
}

/// The grid's key among drafts; a grid that changes records has one of its own.
pub(super) fn grid_key(list: Kind, of_records: bool) -> String {
    let kind = if of_records { "grid-records" } else { "grid" };
    format!("{kind}-{}", key_of(list))
}

/// The key among drafts of the grid of a record's parts.
pub(super) fn parts_key(parts: &str, id: i64) -> String {
    format!("grid-{parts}-{id}")
}

impl Keyed {
    /// Reads a key; `None` when it is none of “Nhập liệu”.
    pub(super) fn read(form: &str) -> Option<Self> {
        let id = form.rsplit('-').next().and_then(|n| n.parse::<i64>().ok());
        SCREENS.iter().find_map(|screen| {
            let list = screen.list();
            if let (Some(id), Some(parts)) = (id, screen.parts_key())
                && parts_key(parts, id) == form
            {
                return Some(Self::Parts(list, id));
            }
            let keys = [
                (draft_key(list), Self::Form(list)),
                (grid_key(list, false), Self::Grid(list)),
                (grid_key(list, true), Self::GridOfRecords(list)),
            ];
            keys.into_iter().find(|(key, _)| key == form).map(|(_, keyed)| keyed)
        })
    }

    /// The list it is found in.
    pub(super) fn list(self) -> Kind {
        match self {
            Self::Form(list)
            | Self::Grid(list)
            | Self::GridOfRecords(list)
            | Self::Parts(list, _) => list,
        }
    }
}

impl<T: Kept> Page<T> {
    /// What is half typed, when it changed since it was last kept.
    pub(super) fn draft_to_keep(&mut self, cx: &Cx<'_>, screen: &Screen<T>) -> Option<Draft> {
        // Before the kept draft was looked at, it is not to be forgotten.
        if !self.looked_for_draft {
            return None;
        }
        let half = self.form.as_ref().filter(|f| f.record != f.original).map(|f| HalfTyped {
            id: f.id,
            original: f.original.clone(),
            record: f.record.clone(),
        });
        let content = half.as_ref().and_then(|half| serde_json::to_string(half).ok());
        if content == self.kept {
            return None;
        }
        self.kept.clone_from(&content);
        let title = half.map_or_else(String::new, |half| title(cx, screen, &half));
        Some(Draft { form: draft_key(screen.list), title, content })
    }
}

/// What was half typed when the program ended is there again, unless its record changed since. False when
/// that cannot be told yet: its record cannot be read.
pub(super) fn take_up<T: Kept>(cx: &Cx<'_>, screen: &Screen<T>, page: &mut Page<T>) -> bool {
    let form = draft_key(screen.list);
    let Some((half, kept)) = cx.draft::<HalfTyped<T>>(&form) else { return true };
    let now = match half.id {
        None => Some(half.original.clone()),
        Some(id) => match cx.noted((screen.of.load)(cx, id)) {
            Some(now) => now,
            None => return false,
        },
    };
    if now.as_ref() == Some(&half.original) {
        page.kept = Some(kept);
        page.open(half.record, half.original, half.id);
    } else {
        let (was, is) = seen(cx, screen, &half);
        let news = is.iter().filter(|s| !was.contains(s));
        let line = |s: &Seen| format!("{}: {}", terms::field(s.field), s.text);
        let lines: Vec<String> = news.map(line).collect();
        // What only stands in a part further down has no field of its own.
        let said = if lines.is_empty() { typed(&kept) } else { lines.join("\n") };
        cx.actions.push(Action::SetDraftAside(form, said));
    }
    true
}

/// The fields as they were, and as they are.
fn seen<T: Clone>(cx: &Cx<'_>, screen: &Screen<T>, half: &HalfTyped<T>) -> (Vec<Seen>, Vec<Seen>) {
    let of = |record: &T| fields_of(cx, screen.of.fields, &mut record.clone());
    (of(&half.original), of(&half.record))
}

/// What kind of record it is, and whose: of a new one the first thing typed.
fn title<T: Clone>(cx: &Cx<'_>, screen: &Screen<T>, half: &HalfTyped<T>) -> String {
    let (was, is) = seen(cx, screen, half);
    let is_name = |s: &&Seen| matches!(s.shape, Shape::Name | Shape::Text | Shape::Lines);
    let said = |s: &&Seen| !s.text.trim().is_empty();
    let whose = match half.id {
        Some(_) => is.iter().filter(is_name).find(said),
        None => is.iter().filter(|s| !was.contains(s)).find(said),
    };
    let kind = if half.id.is_some() { screen.of.title } else { screen.of.add };
    words::of_form(kind, whose.map_or("", |s| s.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_again() {
        for list in SCREENS.iter().map(|screen| screen.list()) {
            assert_eq!(Keyed::read(&draft_key(list)), Some(Keyed::Form(list)));
            assert_eq!(Keyed::read(&grid_key(list, false)), Some(Keyed::Grid(list)));
            assert_eq!(Keyed::read(&grid_key(list, true)), Some(Keyed::GridOfRecords(list)));
        }
        // As it stands on the PCs of offices.
        let attendees = "grid-attendees-12";
        assert_eq!(parts_key("attendees", 12), attendees);
        assert_eq!(Keyed::read(attendees), Some(Keyed::Parts(Kind::TrainingSession, 12)));
        for other in ["", "quick-list", "units", "grid-", "grid-attendees-x", "12"] {
            assert_eq!(Keyed::read(other), None, "{other}");
        }
    }
}
