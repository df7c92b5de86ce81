//! People and units that may be one: merged, or told apart for good.
use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, not_read::list_not_read_ui, press::meant},
};
use crate::{
    domain::{
        duplicates::{Known, pairs, unit_pairs},
        edit::Edit,
        failure::Failure,
        ids::{Kind, Record},
    },
    records::candidate,
    text::{actions, screens},
};

/// View state.
#[derive(Default)]
pub(super) struct DuplicatesState {
    pairs: Cached<(), Result<Vec<(Record, Record)>, Failure>>,
}

impl DuplicatesState {
    /// Looks for them again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.pairs = Cached::default();
    }
}

/// Draws it.
pub(super) fn duplicates_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut DuplicatesState) {
    let p = theme::palette(ui.ctx());
    let read = state.pairs.get(cx.revision, &(), |()| {
        let people: Vec<Known<'_>> = cx.all_people()?.iter().map(candidate).collect();
        let people = pairs(&people, &cx.try_get(|read| read.told_apart(Kind::Person))?);
        let units: Vec<_> = cx.lists.units.all()?.iter().map(|u| (u.id, u.name.as_str())).collect();
        let units = unit_pairs(&units, &cx.try_get(|read| read.told_apart(Kind::Unit))?);
        let people = people.into_iter().map(|(a, b)| (Record::Person(a), Record::Person(b)));
        let units = units.into_iter().map(|(a, b)| (Record::Unit(a), Record::Unit(b)));
        Ok(people.chain(units).collect())
    });
    egui::CentralPanel::default().frame(egui::Frame::new().inner_margin(theme::margin::ROWS)).show(
        ui,
        |ui| {
            ui.heading(screens::DUPLICATES);
            ui.label(egui::RichText::new(screens::DUPLICATES_TEXT).color(p.ink2));
            ui.add_space(theme::gap::NEAR);
            let found = match read {
                Ok(found) => found,
                Err(failure) => return list_not_read_ui(cx, ui, failure),
            };
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
        },
    );
}
