//! People and units that may be one: merged, or told apart for good.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, press::meant},
};
use crate::{
    domain::{
        duplicates::{Known, pairs, unit_pairs},
        edit::Edit,
        ids::{Kind, Record},
    },
    text::{actions, screens},
    workspace::PersonRow,
};

/// View state.
#[derive(Default)]
pub(super) struct DuplicatesState {
    pairs: Cached<(), Vec<(Record, Record)>>,
}

/// What tells someone of the list apart.
pub(super) fn known(person: &PersonRow) -> Known<'_> {
    Known {
        id: person.id,
        name: &person.full_name,
        name_fold: &person.name_fold,
        birth_year: person.birth.as_deref().and_then(|b| b.get(..4)).and_then(|y| y.parse().ok()),
        unit: person.unit_id,
    }
}

/// Draws it.
pub(super) fn duplicates_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut DuplicatesState) {
    let p = theme::palette(ui.ctx());
    let found = state.pairs.get(cx.revision, &(), |()| {
        let people: Vec<Known<'_>> = cx.people().iter().map(known).collect();
        let people = pairs(&people, &cx.read.told_apart(Kind::Person).unwrap_or_default());
        let units: Vec<_> = cx.lists.units.iter().map(|u| (u.id, u.name.as_str())).collect();
        let units = unit_pairs(&units, &cx.read.told_apart(Kind::Unit).unwrap_or_default());
        let people = people.into_iter().map(|(a, b)| (Record::Person(a), Record::Person(b)));
        let units = units.into_iter().map(|(a, b)| (Record::Unit(a), Record::Unit(b)));
        people.chain(units).collect()
    });
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(12)).show(ui, |ui| {
        ui.heading(screens::DUPLICATES);
        ui.label(egui::RichText::new(screens::DUPLICATES_TEXT).color(p.weak));
        ui.add_space(8.0);
        if found.is_empty() {
            ui.label(screens::NO_DUPLICATES);
        }
        let name = |record: Record| match record {
            Record::Person(id) => cx.person_choices().shown(id),
            Record::Unit(id) => Some(cx.lists.unit_name(Some(id))),
            _ => None,
        };
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for (one, other) in found.iter().copied() {
                for record in [one, other] {
                    if ui.link(name(record).unwrap_or_default()).clicked() {
                        cx.actions.push(Action::Profile(record));
                    }
                }
                if !cx.read_only {
                    ui.horizontal(|ui| {
                        if ui.button(actions::MERGE_INTO_FIRST).clicked() {
                            cx.actions.push(Action::AskMerge { kept: one, gone: other });
                        }
                        if ui.button(actions::MERGE_INTO_SECOND).clicked() {
                            cx.actions.push(Action::AskMerge { kept: other, gone: one });
                        }
                        // The next pair comes to stand where this one was.
                        if meant(&ui.button(actions::TELL_APART)) {
                            cx.actions.push(Action::Edit(Edit::TellApart(one, other)));
                        }
                    });
                }
                ui.separator();
            }
        });
    });
}
