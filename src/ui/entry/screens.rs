//! Every list of “Nhập liệu” and “Cài đặt”, and what the window adds to some.
use super::{draft_keys::Keyed, listed::AnyScreen, more, screen::Screen, sources};
use crate::{
    domain::ids::{Kind, Record},
    records::{
        criteria, decisions, each_list, meetings, payments, people, proposals, rounds, training,
        units,
    },
};

/// Lists with more in the window than their description says: buttons below a form, a grid of parts.
static WITH_MORE: &[&dyn AnyScreen] = &[
    &Screen::of(&units::UNITS).more(more::of_unit),
    &Screen::of(&people::PEOPLE).more(more::of_person),
    &Screen::of(&training::TRAINING).parts(&training::ATTENDEES),
    &Screen::of(&rounds::ROUNDS).parts(&payments::PAYMENTS).more(more::of_round),
    &Screen::of(&proposals::PROPOSALS).begun_by(proposals::asked_for),
    &Screen::of(&meetings::MEETINGS).parts(&meetings::VOTES).begun_by(meetings::asked_for),
    &Screen::of(&decisions::DECISIONS).more(more::of_decision).begun_by(decisions::asked_for),
    &Screen::of(&criteria::CRITERIA)
        .parts(&criteria::GRID)
        .more(more::of_criteria)
        .begun_from(&sources::CRITERIA),
];

/// Makes a screen of every list.
macro_rules! plain {
    ($($of:path,)*) => {
        &[$(&Screen::of(&$of),)*]
    };
}

/// Every list as its description alone has it.
static PLAIN: &[&dyn AnyScreen] = each_list!(plain);

/// Every list in the order of the left side.
pub(super) fn screens() -> impl Iterator<Item = &'static dyn AnyScreen> {
    let with_more = |list| WITH_MORE.iter().copied().find(|screen| screen.list() == list);
    PLAIN.iter().map(move |screen| with_more(screen.list()).unwrap_or(*screen))
}

/// The screen of a list.
pub(super) fn screen_of(list: Kind) -> Option<&'static dyn AnyScreen> {
    screens().find(|screen| screen.list() == list)
}

/// What a key among drafts stands for; `None` when it is none of “Nhập liệu”.
pub(super) fn keyed(form: &str) -> Option<Keyed> {
    Keyed::read(form, screens().map(|screen| (screen.list(), screen.key(), screen.parts_key())))
}

/// What a list is called.
pub(in crate::ui) fn title_of(list: Kind) -> &'static str {
    screen_of(list).map_or("", AnyScreen::title)
}

/// What a list is called where something of it is kept on the PC.
pub(super) fn key_of(list: Kind) -> &'static str {
    screen_of(list).map_or("", AnyScreen::key)
}

/// The list a record lives in.
pub(super) fn list_of(record: Record) -> Kind {
    match record.kind() {
        // It is shown where papers are, beside the decisions.
        Kind::Paper => Kind::Decision,
        Kind::Collective => Kind::Unit,
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::entry::draft_keys::{draft_key, grid_key, parts_key};

    /// As they stand on the PCs of offices: one that is renamed loses what is kept under it.
    const KEYS: [&str; 26] = [
        "Units",
        "People",
        "Models",
        "Registrations",
        "Training",
        "Democracy",
        "Rounds",
        "Proposals",
        "Meetings",
        "Decisions",
        "Awards",
        "Blanks",
        "Committee",
        "Documents",
        "Targets",
        "Office",
        "Bodies",
        "Signatories",
        "Terms",
        "UnitKinds",
        "LegalBases",
        "Years",
        "Salaries",
        "RewardRules",
        "Criteria",
        "Words",
    ];

    #[test]
    fn every_key_is_read_again() {
        let keys: Vec<&str> = screens().map(AnyScreen::key).collect();
        assert_eq!(keys, KEYS);
        for screen in screens() {
            let (list, key) = (screen.list(), screen.key());
            assert_eq!(keyed(&draft_key(key)), Some(Keyed::Form(list)));
            assert_eq!(keyed(&grid_key(key, false)), Some(Keyed::Grid(list)));
            assert_eq!(keyed(&grid_key(key, true)), Some(Keyed::GridOfRecords(list)));
        }
        // As it stands on the PCs of offices.
        let attendees = "grid-attendees-12";
        assert_eq!(parts_key("attendees", 12), attendees);
        assert_eq!(keyed(attendees), Some(Keyed::Parts(Kind::TrainingSession, 12)));
        for other in ["", "quick-list", "units", "grid-", "grid-attendees-x", "12"] {
            assert_eq!(keyed(other), None, "{other}");
        }
    }
}
