//! Records that are saved whole, with their parts, as one change.
use super::ids::{KeyVisitor, Kind, Record, each_entry};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Made of each kind of record that is saved whole.
macro_rules! entries {
    ($($kind:ident: $whole:ty $(, $keys:ident)?;)*) => {
        /// One record with its parts, as its form has it. Without a key it is new.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "said where each is declared, in `domain/ids.rs`")]
        pub enum Entry {
            $($kind(Box<$whole>),)*
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
                    $(Self::$kind(record) => record.history_name(),)*
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

        $(impl From<$whole> for Entry {
            fn from(record: $whole) -> Self {
                Self::$kind(Box::new(record))
            }
        })*
    };
}

each_entry!(entries);
