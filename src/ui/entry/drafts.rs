//! What is half typed in a form: how it is kept, called, and taken up again.
use super::{draft_keys::draft_key, page::Page, screen::Screen};
use crate::{
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
        Some(Draft { form: draft_key(screen.of.key), title, content })
    }
}

/// What was half typed when the program ended is there again, unless its record changed since. False when
/// that cannot be told yet: its record cannot be read.
pub(super) fn take_up<T: Kept>(cx: &Cx<'_>, screen: &Screen<T>, page: &mut Page<T>) -> bool {
    let form = draft_key(screen.of.key);
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
    let kind = if half.id.is_some() { screen.of.words.title } else { screen.of.words.add };
    words::of_form(kind, whose.map_or("", |s| s.text.as_str()))
}
