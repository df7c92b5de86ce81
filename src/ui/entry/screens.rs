//! Every list of “Nhập liệu” and “Cài đặt”, one line each.
use super::{
    more,
    page::{AnyScreen, Screen},
};
use crate::{
    domain::ids::Record,
    records::{
        awards, blanks, bodies, committee, decisions, democracy, documents, legal_bases,
        list_items, movement_models, office, people, proposals, registrations, reward_rules,
        rounds, salaries, signatories, targets, terms, training, unit_kinds, units, working_years,
    },
    text::screens::{
        GROUP_AWARDS as AWARDS, GROUP_MOVEMENT as MOVEMENT, GROUP_OFFICE as OFFICE,
        GROUP_PEOPLE as PEOPLE, GROUP_SETTINGS as SETTINGS,
    },
    ui::action::List,
};

/// Every list in the order of the left side.
#[rustfmt::skip]
pub(super) static SCREENS: &[&dyn AnyScreen] = &[
    &Screen::of(List::Units, PEOPLE, &units::UNITS).more(more::of_unit),
    &Screen::of(List::People, PEOPLE, &people::PEOPLE).more(more::of_person),
    &Screen::of(List::Models, MOVEMENT, &movement_models::MODELS),
    &Screen::of(List::Registrations, MOVEMENT, &registrations::REGISTRATIONS),
    &Screen::of(List::Training, MOVEMENT, &training::TRAINING).parts(&training::ATTENDEES),
    &Screen::of(List::Democracy, MOVEMENT, &democracy::DEMOCRACY),
    &Screen::of(List::Rounds, AWARDS, &rounds::ROUNDS).more(more::of_round),
    &Screen::of(List::Proposals, AWARDS, &proposals::PROPOSALS),
    &Screen::of(List::Decisions, AWARDS, &decisions::DECISIONS).more(more::of_decision).begun_by(decisions::asked_for),
    &Screen::of(List::Awards, AWARDS, &awards::AWARDS),
    &Screen::of(List::Blanks, AWARDS, &blanks::BLANKS),
    &Screen::of(List::Committee, OFFICE, &committee::MEMBERS),
    &Screen::of(List::Documents, OFFICE, &documents::DOCUMENTS),
    &Screen::of(List::Targets, OFFICE, &targets::TARGETS),
    &Screen::of(List::Office, SETTINGS, &office::OFFICE),
    &Screen::of(List::Bodies, SETTINGS, &bodies::BODIES),
    &Screen::of(List::Signatories, SETTINGS, &signatories::SIGNATORIES),
    &Screen::of(List::Terms, SETTINGS, &terms::TERMS),
    &Screen::of(List::UnitKinds, SETTINGS, &unit_kinds::UNIT_KINDS),
    &Screen::of(List::LegalBases, SETTINGS, &legal_bases::LEGAL_BASES),
    &Screen::of(List::Years, SETTINGS, &working_years::YEARS),
    &Screen::of(List::Salaries, SETTINGS, &salaries::SALARIES),
    &Screen::of(List::RewardRules, SETTINGS, &reward_rules::REWARD_RULES),
    &Screen::of(List::Words, SETTINGS, &list_items::LIST_ITEMS),
];

/// The screen of a list.
pub(super) fn screen_of(list: List) -> Option<&'static dyn AnyScreen> {
    SCREENS.iter().copied().find(|screen| screen.list() == list)
}

/// What a list is called.
pub(in crate::ui) fn title_of(list: List) -> &'static str {
    screen_of(list).map_or("", AnyScreen::title)
}

/// The list a record lives in.
pub(super) fn list_of(record: Record) -> List {
    match record {
        Record::Body(_) => List::Bodies,
        Record::Term(_) => List::Terms,
        Record::Signatory(_) => List::Signatories,
        Record::UnitKind(_) => List::UnitKinds,
        Record::Unit(_) | Record::Collective(_) => List::Units,
        Record::Person(_) => List::People,
        Record::LegalBasis(_) => List::LegalBases,
        Record::Round(_) => List::Rounds,
        Record::Proposal(_) => List::Proposals,
        // It is shown where papers are, beside the decisions.
        Record::Paper(_) | Record::Decision(_) => List::Decisions,
        Record::Award(_) => List::Awards,
        Record::BlankEntry(_) => List::Blanks,
        Record::MovementModel(_) => List::Models,
        Record::Registration(_) => List::Registrations,
        Record::TrainingSession(_) => List::Training,
        Record::DemocracyRecord(_) => List::Democracy,
        Record::CommitteeMember(_) => List::Committee,
        Record::Document(_) => List::Documents,
        Record::WorkingYear(_) => List::Years,
        Record::Target(_) => List::Targets,
        Record::BaseSalary(_) => List::Salaries,
        Record::RewardRule(_) => List::RewardRules,
        Record::ListItem(_) => List::Words,
    }
}
