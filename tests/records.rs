//! Records as they are described, without a window: what a row of cells says of a record is what the record
//! says in cells, for every kind of record; lists show typed values.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;

use dan_van::{
    domain::{
        edit::Edit, field::Field, grid::Remark, ids::Record, problem::Problem, working_year::Target,
    },
    records::{
        Failures, Known, awards, blanks, bodies, committee, criteria, decisions, democracy,
        description::{Description, Kept},
        documents, legal_bases, list_items,
        lists::Lists,
        movement_models, office, people, proposals, registrations, reward_rules, rounds,
        row_reader::{RowReader, fields_of},
        salaries, signatories, targets, terms, training, unit_kinds, units, working_years,
    },
    sample,
    workspace::Workspace,
};
use jiff::civil::Date;
use std::fmt::Debug;
use support::{apply, at, clerk};

const TODAY: Date = Date::constant(2017, 1, 16);

/// The sample office in its year, known without a window.
struct Office {
    book: Workspace,
    lists: Lists,
    failures: Failures,
}

impl Office {
    fn of(book: Workspace) -> Self {
        let failures = Failures::default();
        let lists = Lists::default().read(book.read(), None, &failures);
        Self { book, lists, failures }
    }

    fn sample() -> Self {
        let mut book = Workspace::in_memory().unwrap();
        sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
        let target = Target {
            year: "2016".into(),
            name: "Đơn vị có mô hình “Dân vận khéo”".into(),
            planned: "80".into(),
            ..Target::default()
        };
        apply(&mut book, Edit::save(target));
        Self::of(book)
    }

    fn known(&self) -> Known<'_> {
        Known {
            read: self.book.read(),
            revision: self.book.revision(),
            today: TODAY,
            year: 2016,
            lists: &self.lists,
            failures: &self.failures,
        }
    }
}

/// Every record of a list, written into cells and read from them into a new one, says the same; gives how
/// many there were.
fn written_and_read<T: Kept + Debug>(known: &Known<'_>, of: &Description<T>) -> usize {
    let cells_of = |record: &T| -> Vec<(Field, String)> {
        let seen = fields_of(known, of.fields, &mut record.clone());
        // How far a round has come follows from its awards; a new one has none.
        let own = seen.into_iter().filter(|s| s.field != Field::RoundState);
        own.map(|s| (s.field, s.text)).collect()
    };
    let rows = (of.rows)(known).unwrap();
    for row in &rows {
        assert_eq!(row.cells.len(), of.columns.len(), "{}", of.words.title);
        let record = (of.load)(known, row.id).unwrap().unwrap();
        let cells = cells_of(&record);
        let mut again = (of.blank)(known);
        let mut new = Vec::new();
        let mut reader = RowReader::new(TODAY, &cells, Some(&mut new));
        (of.fields)(&mut reader, &mut again, known);
        let wrong: Vec<_> = reader.remarks.iter().filter(|(_, r)| Remark::is_wrong(r)).collect();
        assert!(wrong.is_empty(), "{} {:?}: {wrong:?}", of.words.title, row.text(1));
        assert_eq!(new, [], "{} {:?} makes nothing new", of.words.title, row.text(1));
        assert_eq!(cells_of(&again), cells, "{} {:?}", of.words.title, row.text(1));
    }
    rows.len()
}

#[test]
fn every_kind_of_record_is_written_into_cells_and_read_from_them() {
    let office = Office::sample();
    let known = &office.known();
    for (kind, records) in [
        ("units", written_and_read(known, &units::UNITS)),
        ("people", written_and_read(known, &people::PEOPLE)),
        ("models", written_and_read(known, &movement_models::MODELS)),
        ("registrations", written_and_read(known, &registrations::REGISTRATIONS)),
        ("training", written_and_read(known, &training::TRAINING)),
        ("democracy", written_and_read(known, &democracy::DEMOCRACY)),
        ("rounds", written_and_read(known, &rounds::ROUNDS)),
        ("proposals", written_and_read(known, &proposals::PROPOSALS)),
        ("decisions", written_and_read(known, &decisions::DECISIONS)),
        ("awards", written_and_read(known, &awards::AWARDS)),
        ("blanks", written_and_read(known, &blanks::BLANKS)),
        ("committee", written_and_read(known, &committee::MEMBERS)),
        ("documents", written_and_read(known, &documents::DOCUMENTS)),
        ("targets", written_and_read(known, &targets::TARGETS)),
        ("office", written_and_read(known, &office::OFFICE)),
        ("bodies", written_and_read(known, &bodies::BODIES)),
        ("signatories", written_and_read(known, &signatories::SIGNATORIES)),
        ("terms", written_and_read(known, &terms::TERMS)),
        ("unit kinds", written_and_read(known, &unit_kinds::UNIT_KINDS)),
        ("legal bases", written_and_read(known, &legal_bases::LEGAL_BASES)),
        ("working years", written_and_read(known, &working_years::YEARS)),
        ("salaries", written_and_read(known, &salaries::SALARIES)),
        ("reward rules", written_and_read(known, &reward_rules::REWARD_RULES)),
        ("sets of criteria", written_and_read(known, &criteria::CRITERIA)),
        ("list items", written_and_read(known, &list_items::LIST_ITEMS)),
    ] {
        assert!(records > 0, "the sample has no {kind}");
    }
    assert_eq!(office.failures.take(), []);
}

/// A row of cells, as it is pasted, becomes a person who may have no post.
#[test]
fn a_row_without_a_post_makes_none_and_a_day_alone_is_not_dropped() {
    let office = Office::sample();
    let known = &office.known();
    let person_of = |cells: &[(Field, &str)]| {
        let cells: Vec<(Field, String)> =
            cells.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        let mut person = (people::PEOPLE.blank)(known);
        let mut reader = RowReader::new(TODAY, &cells, None);
        (people::PEOPLE.fields)(&mut reader, &mut person, known);
        let edit = (people::PEOPLE.save)(person);
        let found = known.check(&edit);
        (edit, found)
    };
    let (edit, found) = person_of(&[(Field::FullName, "Thạch Thị Mẫu Sáu")]);
    assert!(found.list.is_empty(), "{found:?}");
    let mut book = Workspace::in_memory().unwrap();
    let Some(Record::Person(id)) = apply(&mut book, edit) else { panic!() };
    assert_eq!(book.read().person(id).unwrap().unwrap().posts, []);
    // What was typed is not thrown away in silence.
    let (_, found) =
        person_of(&[(Field::FullName, "Thạch Thị Mẫu Sáu"), (Field::From, "01/02/2016")]);
    assert_eq!(found.list, [(Field::Posts, Problem::Required)]);
}
