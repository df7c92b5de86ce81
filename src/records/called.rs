//! What a record is called while it is typed: its own name, or the names of what it is about.
use super::{Known, recipient::name_of_recipient};
use crate::{
    domain::{edit::Edit, entry::Entry},
    text::{
        labels,
        sentence::{in_one_line, joined},
    },
};

/// The name by which people know what this change would store; blank while nothing of it is typed.
pub fn called(edit: &Edit, known: &Known<'_>) -> String {
    let lists = known.lists;
    let with_year = |name: &str, year: &str| {
        if name.is_empty() { String::new() } else { joined(&[name, year], ", ") }
    };
    match edit {
        Edit::SaveOffice(office) => office.name.clone(),
        Edit::Save(Entry::Proposal(p)) => name_of_recipient(p.recipient.as_ref(), known),
        Edit::Save(Entry::Award(a)) if a.printed_name.is_empty() => {
            name_of_recipient(a.recipient.as_ref(), known)
        }
        Edit::Save(Entry::Decision(d)) if !d.number.is_empty() => {
            let body = lists.bodies.iter().find(|b| b.id.is_some() && b.id == d.body);
            labels::decision(&d.number, body, &d.date.text)
        }
        Edit::Save(Entry::Registration(r)) => {
            let model = r.model.and_then(|m| lists.model_choices.name(m)).unwrap_or_default();
            with_year(model, &r.year.text)
        }
        Edit::Save(Entry::DemocracyRecord(r)) => with_year(lists.unit_name(r.unit), &r.year.text),
        Edit::Save(Entry::CommitteeMember(m)) => {
            let person = m.person.and_then(|id| known.person_choices().name(id));
            person.map_or_else(|| m.name.clone(), str::to_owned)
        }
        Edit::Save(entry) => in_one_line(entry.name()),
        _ => String::new(),
    }
}
