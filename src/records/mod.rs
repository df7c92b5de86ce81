//! What each kind of record is, said once and without a window: its list, its fields, how it begins, is
//! copied and is saved. The window draws it, a grid and files are read by it.
pub mod awards;
pub mod blanks;
pub mod bodies;
pub mod called;
pub mod choices;
pub mod committee;
pub mod criteria;
pub mod decisions;
pub mod democracy;
pub mod description;
pub mod documents;
mod failures;
pub mod fields;
mod known;
pub mod legal_bases;
pub mod list_items;
pub mod lists;
pub mod meetings;
pub mod movement_models;
pub mod office;
pub mod on_paper;
pub mod payments;
pub mod people;
mod pick;
pub mod prior;
pub mod proposals;
mod recipient;
pub mod recognised;
pub mod registrations;
pub mod required;
pub mod reward_rules;
pub mod round_decisions;
pub mod round_names;
pub mod rounds;
pub mod row;
pub mod row_reader;
pub mod salaries;
pub mod scored;
pub mod signatories;
pub mod targets;
pub mod terms;
pub mod training;
pub mod typed_set;
pub mod unit_kinds;
pub mod units;
pub mod working_years;

pub use failures::Failures;
pub use known::{Known, candidate};

/// Hands every list to a macro, in the order of the left side: so the window makes its screens. A list is the
/// [`description::Description`] of its records.
macro_rules! each_list {
    ($callback:ident) => {
        $callback! {
            $crate::records::units::UNITS,
            $crate::records::people::PEOPLE,
            $crate::records::movement_models::MODELS,
            $crate::records::registrations::REGISTRATIONS,
            $crate::records::training::TRAINING,
            $crate::records::democracy::DEMOCRACY,
            $crate::records::rounds::ROUNDS,
            $crate::records::proposals::PROPOSALS,
            $crate::records::meetings::MEETINGS,
            $crate::records::decisions::DECISIONS,
            $crate::records::awards::AWARDS,
            $crate::records::blanks::BLANKS,
            $crate::records::committee::MEMBERS,
            $crate::records::documents::DOCUMENTS,
            $crate::records::targets::TARGETS,
            $crate::records::office::OFFICE,
            $crate::records::bodies::BODIES,
            $crate::records::signatories::SIGNATORIES,
            $crate::records::terms::TERMS,
            $crate::records::unit_kinds::UNIT_KINDS,
            $crate::records::legal_bases::LEGAL_BASES,
            $crate::records::working_years::YEARS,
            $crate::records::salaries::SALARIES,
            $crate::records::reward_rules::REWARD_RULES,
            $crate::records::criteria::CRITERIA,
            $crate::records::list_items::LIST_ITEMS,
        }
    };
}
pub(crate) use each_list;
