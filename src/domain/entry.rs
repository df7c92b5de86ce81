//! Records that are saved whole, with their parts, as one change.
use super::{
    award::{Award, Proposal, Round},
    blanks::BlankEntry,
    committee::CommitteeMember,
    decision::Decision,
    democracy::DemocracyRecord,
    document::Document,
    ids::{KeyVisitor, Kind, Record},
    legal_basis::LegalBasis,
    list_item::ListItem,
    movement::{MovementModel, Registration},
    office::{Body, Signatory, Term},
    paper::Paper,
    person::Person,
    reward::{BaseSalary, RewardRule},
    training::TrainingSession,
    unit::{Unit, UnitKind},
    working_year::{Target, WorkingYear},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Declares each kind once, with the words by which the history names one, and whether it names other
/// records by their keys.
macro_rules! entries {
    ($($kind:ident($named:expr $(, $keys:ident)?),)*) => {
        /// One record with its parts, as its form has it. Without a key it is new.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "said where each is declared, in `domain/ids.rs`")]
        pub enum Entry {
            $($kind(Box<$kind>),)*
        }

        impl Entry {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                }
            }

            /// The stored record it changes; `None` while it is new.
            pub fn record(&self) -> Option<Record> {
                match self {
                    $(Self::$kind(record) => record.id.map(Record::$kind),)*
                }
            }

            /// The words by which the history names it; blank for a proposal and a paper, which are
            /// named in other words (`text/labels/steps.rs`).
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$kind(record) => {
                        let named: fn(&$kind) -> &str = $named;
                        named(record)
                    })*
                }
            }

            /// Puts everything in it into its stored form; `today` completes days without a year.
            pub fn tidy(&mut self, today: Date) {
                match self {
                    $(Self::$kind(record) => record.tidy(today),)*
                }
            }

            /// Has every key looked at by which it names another record.
            pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
                match self {
                    $($(Self::$kind(record) => record.$keys(visit),)?)*
                    _ => {}
                }
            }
        }

        $(impl From<$kind> for Entry {
            fn from(record: $kind) -> Self {
                Self::$kind(Box::new(record))
            }
        })*
    };
}

entries! {
    Body(|x| x.short()),
    Term(|x| &x.name),
    Signatory(|x| &x.name, keys),
    UnitKind(|x| &x.name),
    Unit(|x| &x.name, keys),
    Person(|x| &x.full_name, keys),
    LegalBasis(|x| if x.number_symbol.is_empty() { &x.summary } else { &x.number_symbol }, keys),
    Round(|x| &x.name, keys),
    Proposal(|_| "", keys),
    Decision(|x| &x.summary, keys),
    Paper(|_| "", keys),
    Award(|x| &x.printed_name, keys),
    BlankEntry(|x| &x.kind),
    MovementModel(|x| &x.name, keys),
    Registration(|x| &x.year.text, keys),
    TrainingSession(|x| &x.name, keys),
    DemocracyRecord(|x| &x.year.text, keys),
    CommitteeMember(|x| &x.role, keys),
    Document(|x| &x.summary, keys),
    BaseSalary(|x| &x.from.text),
    RewardRule(|x| &x.form),
    WorkingYear(|x| &x.year.text),
    Target(|x| &x.name),
    ListItem(|x| &x.name),
}
