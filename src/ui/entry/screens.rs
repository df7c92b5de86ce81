//! Every list of “Nhập liệu” and “Cài đặt”, one line each.
use super::{draft_keys::Keyed, listed::AnyScreen, more, screen::Screen};
use crate::{
    domain::ids::{Kind, Record},
    records::{
        awards, blanks, bodies, committee, decisions, democracy, documents, legal_bases,
        list_items, movement_models, office, people, proposals, registrations, reward_rules,
        rounds, salaries, signatories, targets, terms, training, unit_kinds, units, working_years,
    },
    text::screens::{
        GROUP_AWARDS as AWARDS, GROUP_MOVEMENT as MOVEMENT, GROUP_OFFICE as OFFICE,
        GROUP_PEOPLE as PEOPLE, GROUP_SETTINGS as SETTINGS,
    },
};

/// Every list in the order of the left side.
#[rustfmt::skip]
pub(super) static SCREENS: &[&dyn AnyScreen] = &[
    &Screen::of(PEOPLE, &units::UNITS).more(more::of_unit),
    &Screen::of(PEOPLE, &people::PEOPLE).more(more::of_person),
    &Screen::of(MOVEMENT, &movement_models::MODELS),
    &Screen::of(MOVEMENT, &registrations::REGISTRATIONS),
    &Screen::of(MOVEMENT, &training::TRAINING).parts(&training::ATTENDEES),
    &Screen::of(MOVEMENT, &democracy::DEMOCRACY),
    &Screen::of(AWARDS, &rounds::ROUNDS).more(more::of_round),
    &Screen::of(AWARDS, &proposals::PROPOSALS),
    &Screen::of(AWARDS, &decisions::DECISIONS).more(more::of_decision).begun_by(decisions::asked_for),
    &Screen::of(AWARDS, &awards::AWARDS),
    &Screen::of(AWARDS, &blanks::BLANKS),
    &Screen::of(OFFICE, &committee::MEMBERS),
    &Screen::of(OFFICE, &documents::DOCUMENTS),
    &Screen::of(OFFICE, &targets::TARGETS),
    &Screen::of(SETTINGS, &office::OFFICE),
    &Screen::of(SETTINGS, &bodies::BODIES),
    &Screen::of(SETTINGS, &signatories::SIGNATORIES),
    &Screen::of(SETTINGS, &terms::TERMS),
    &Screen::of(SETTINGS, &unit_kinds::UNIT_KINDS),
    &Screen::of(SETTINGS, &legal_bases::LEGAL_BASES),
    &Screen::of(SETTINGS, &working_years::YEARS),
    &Screen::of(SETTINGS, &salaries::SALARIES),
    &Screen::of(SETTINGS, &reward_rules::REWARD_RULES),
    &Screen::of(SETTINGS, &list_items::LIST_ITEMS),
];

/// The screen of a list.
pub(super) fn screen_of(list: Kind) -> Option<&'static dyn AnyScreen> {
    SCREENS.iter().copied().find(|screen| screen.list() == list)
}

/// What a key among drafts stands for; `None` when it is none of “Nhập liệu”.
pub(super) fn keyed(form: &str) -> Option<Keyed> {
    Keyed::read(
        form,
        SCREENS.iter().map(|screen| (screen.list(), screen.key(), screen.parts_key())),
    )
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
    const KEYS: [&str; 24] = [
        "Units",
        "People",
        "Models",
        "Registrations",
        "Training",
        "Democracy",
        "Rounds",
        "Proposals",
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
        "Words",
    ];

    #[test]
    fn every_key_is_read_again() {
        let keys: Vec<&str> = SCREENS.iter().map(|screen| screen.key()).collect();
        assert_eq!(keys, KEYS);
        for screen in SCREENS {
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
