//! One table of the kinds of rows: where each stands in the file, what names it to people, to which years it
//! belongs. Trash, merging, the history, the lock of years, damage and salvage follow from it. Whole
//! records, of whatever kind, are read and stored here too.
use super::{Reader, Result, Writer};
use crate::domain::{
    entry::Entry,
    ids::{Kind, Record},
    problem::Findings,
};
use jiff::civil::Date;

/// Where rows of one kind stand, and what is known of them by SQL.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// Their table.
    pub(super) table: &'static str,
    /// Of parts: the column that names the whole.
    pub(super) whole: Option<&'static str>,
    /// The name by which people know a row `t`, as SQL; blank where it has none.
    pub(super) name: &'static str,
    /// The working years a row `{r}` belongs to, as a query of one column; several rows where it has several.
    /// A part, and what is attached, belongs to the years of what it is a part of: see [`years`].
    years: Option<&'static str>,
    /// Does the history write down its changes?
    pub(super) is_watched: bool,
}

/// How a row `t` is found by a part of its name, each as SQL.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// How it is shown.
    pub(super) title: &'static str,
    /// What tells it from others of the name.
    pub(super) detail: &'static str,
    /// What is searched, folded.
    pub(super) folded: &'static str,
}

/// A record of no year.
const fn record(table: &'static str, name: &'static str) -> Rows {
    Rows { table, whole: None, name, years: None, is_watched: true }
}

/// A record of the years that a query gives.
const fn yearly(table: &'static str, name: &'static str, years: &'static str) -> Rows {
    Rows { years: Some(years), ..record(table, name) }
}

/// A part, with the column that names its whole.
const fn part(table: &'static str, whole: &'static str, name: &'static str) -> Rows {
    Rows { whole: Some(whole), ..record(table, name) }
}

/// A table by which the file works: no record, not watched by the history.
const fn plumbing(table: &'static str, name: &'static str) -> Rows {
    Rows { is_watched: false, ..record(table, name) }
}

/// The years of a row that says its year itself.
const OWN_YEAR: &str = "select {r}.year";

/// The table of kinds.
pub(super) const fn rows(kind: Kind) -> Rows {
    match kind {
        Kind::Body => record("body", "coalesce(nullif(t.short_name, ''), t.full_name)"),
        Kind::Term => record("term", "t.name"),
        Kind::Signatory => record("signatory", "t.name"),
        Kind::UnitKind => record("unit_kind", "t.name"),
        Kind::Unit => record("unit", "t.name"),
        Kind::Collective => part("collective", "unit_id", "t.name"),
        Kind::Succession => part(
            "unit_succession",
            "unit_id",
            "(select name from unit where id = t.predecessor_id)",
        ),
        Kind::Person => record("person", "t.full_name"),
        Kind::Post => part("post", "person_id", "t.title"),
        Kind::LegalBasis => record("legal_basis", "coalesce(nullif(t.number_symbol, ''), t.summary)"),
        Kind::Round => yearly("award_round", "t.name", OWN_YEAR),
        Kind::Proposal => yearly(
            "proposal",
            "coalesce(nullif(t.outside_name, ''), (select full_name from person where id = t.person_id),
             (select name from collective where id = t.collective_id), (select name from unit where id = t.unit_id))",
            "select year from award_round where id = {r}.round_id",
        ),
        Kind::Consultation => part("consultation", "proposal_id", "t.agency"),
        Kind::Meeting => yearly(
            "meeting",
            "coalesce(strftime('%d/%m/%Y', t.met_on), '')",
            "select year from award_round where id = {r}.round_id",
        ),
        Kind::Vote => part(
            "vote",
            "meeting_id",
            "(select coalesce(nullif(p.outside_name, ''), (select full_name from person where id = p.person_id),
              (select name from collective where id = p.collective_id), (select name from unit where id = p.unit_id))
              from proposal p where p.id = t.proposal_id)",
        ),
        Kind::Decision => yearly(
            "decision",
            "trim(t.number || ' ' || t.summary)",
            "select year from award_round where id = {r}.round_id
             union select year from award where decision_id = {r}.id and deleted_step is null",
        ),
        Kind::Paper => record("paper", "t.report"),
        Kind::Award => yearly("award", "t.printed_name", OWN_YEAR),
        Kind::Amendment => part("award_amendment", "award_id", "t.decision_number"),
        Kind::BlankEntry => yearly(
            "blank_entry",
            "t.blank_kind || ', ' || strftime('%d/%m/%Y', t.date)",
            OWN_YEAR,
        ),
        Kind::MovementModel => record("movement_model", "t.name"),
        Kind::Replication => part(
            "replication",
            "model_id",
            "coalesce((select name from unit where id = t.unit_id), t.place)",
        ),
        Kind::Registration => yearly(
            "registration",
            "(select name from movement_model where id = t.model_id) || ', ' || t.year",
            OWN_YEAR,
        ),
        Kind::FollowUp => {
            part("follow_up", "registration_id", "strftime('%d/%m/%Y', t.date)")
        }
        Kind::Recognition => part(
            "recognition",
            "registration_id",
            "trim(t.level || ' ' || coalesce((select coalesce(nullif(short_name, ''), full_name) from body
              where id = t.body_id), ''))",
        ),
        Kind::TrainingSession => yearly("training_session", "t.name", OWN_YEAR),
        Kind::Topic => part("training_topic", "session_id", "t.title"),
        Kind::Attendee => part("attendee", "session_id", "t.name"),
        Kind::DemocracyRecord => yearly(
            "democracy_record",
            "(select name from unit where id = t.unit_id) || ', ' || t.year",
            OWN_YEAR,
        ),
        Kind::Dialogue => part("dialogue", "record_id", "t.content"),
        Kind::InternalRule => part("internal_rule", "record_id", "t.name"),
        Kind::Inspection => part("inspection", "record_id", "t.content"),
        Kind::CommitteeMember => record(
            "committee_member",
            "trim(t.role || ' '
             || coalesce((select full_name from person where id = t.person_id), t.name))",
        ),
        Kind::CriteriaSet => record("criteria_set", "t.name || ', ' || t.version"),
        Kind::ScoreSheet => yearly(
            "score_sheet",
            "coalesce(nullif(t.subject_name, ''),
             (select m.name from registration r join movement_model m on m.id = r.model_id
              where r.id = t.registration_id),
             (select u.name from democracy_record d join unit u on u.id = d.unit_id
              where d.id = t.democracy_record_id),
             (select name from unit where id = t.unit_id),
             (select full_name from person where id = t.person_id)) || ', ' || t.score_round",
            OWN_YEAR,
        ),
        Kind::Document => yearly("document", "trim(t.number || ' ' || t.summary)", OWN_YEAR),
        Kind::BaseSalary => record("base_salary", "strftime('%d/%m/%Y', t.from_date)"),
        Kind::RewardRule => record("reward_rule", "t.form"),
        // Its own lock stands in `lock.rs`.
        Kind::WorkingYear => record("working_year", "t.year || ''"),
        Kind::Target => yearly("target", "t.name", OWN_YEAR),
        Kind::ListItem => record("list_item", "t.name"),
        Kind::Office => record("office", "''"),
        Kind::Attachment => record("attachment", "t.name"),
        Kind::NotDuplicate => record("not_duplicate", "''"),
        Kind::Printing => plumbing("printing", "t.report"),
        Kind::Content => plumbing("content", "''"),
        Kind::Step => plumbing("step", "t.label"),
        Kind::StepChange => {
            plumbing("step_change", "(select label from step where id = t.step_id)")
        }
        Kind::Draft => plumbing("draft", "''"),
        Kind::Fact => plumbing("fact", "''"),
    }
}

/// The order in which all rows of a kind are read, as SQL.
pub(super) const fn order(kind: Kind) -> &'static str {
    match kind {
        Kind::Body => "is_ours desc, id",
        Kind::Term => "from_date desc",
        Kind::Signatory => "body_id, is_head desc, from_date desc, id",
        Kind::LegalBasis => "issued_on, id",
        Kind::Round => "year desc, id desc",
        Kind::Meeting => "met_on desc, id desc",
        Kind::Decision => "date desc, id desc",
        Kind::BlankEntry | Kind::Document => "year desc, date, id",
        Kind::MovementModel => "name_key, id",
        Kind::Registration
        | Kind::DemocracyRecord
        | Kind::ScoreSheet
        | Kind::WorkingYear
        | Kind::Target => "year desc, id",
        Kind::TrainingSession => "year desc, from_date, id",
        Kind::CriteriaSet => "name, version, id",
        Kind::CommitteeMember => "is_head desc, position, id",
        Kind::BaseSalary => "from_date, id",
        Kind::RewardRule => "form, level, from_date, id",
        Kind::ListItem => "list, position, id",
        _ => "id",
    }
}

/// How rows of a kind are found by a part of their name; `None`: they are not looked for so. Awards, which
/// are many, are found along their index.
pub(super) const fn found(kind: Kind) -> Option<Found> {
    let (title, detail, folded) = match kind {
        Kind::Body => (
            "t.full_name",
            "t.symbol",
            "fold(t.full_name || ' ' || t.short_name || ' ' || t.symbol)",
        ),
        Kind::Signatory => {
            ("t.name", "t.position_title", "fold(t.name || ' ' || t.position_title)")
        }
        Kind::Unit => ("t.name", "t.code", "t.name_fold"),
        Kind::Collective => {
            ("t.name", "(select name from unit where id = t.unit_id)", "t.name_fold")
        }
        Kind::Person => (
            "t.full_name",
            "(select trim(o.title || ', ' || coalesce(u.name, ''), ', ')
             from live_post o left join unit u on u.id = o.unit_id where o.person_id = t.id
             order by o.to_date is not null, o.from_date desc, o.id desc limit 1)",
            "t.name_fold",
        ),
        Kind::LegalBasis => {
            ("t.summary", "t.number_symbol", "fold(t.number_symbol || ' ' || t.summary)")
        }
        Kind::Round | Kind::TrainingSession | Kind::Target => {
            ("t.name", "t.year || ''", "fold(t.name || ' ' || t.year)")
        }
        Kind::Decision => ("t.summary", "t.number", "fold(t.number || ' ' || t.summary)"),
        Kind::BlankEntry => (
            "t.blank_kind",
            "strftime('%d/%m/%Y', t.date)",
            "fold(t.blank_kind || ' ' || t.year || ' ' || t.spoiled_reason || ' '
             || t.minutes_number)",
        ),
        Kind::MovementModel => (
            "t.name",
            "(select name from unit where id = t.unit_id)",
            "t.name_fold || ' '
             || (select name_fold from unit where id = t.unit_id)",
        ),
        Kind::Document => {
            ("t.summary", "t.number", "fold(t.kind || ' ' || t.number || ' ' || t.summary)")
        }
        _ => return None,
    };
    Some(Found { title, detail, folded })
}

/// How the whole record of each kind that has a form is read, stored, and judged by what the book says beside it.
macro_rules! entries {
    ($($kind:ident: $read:ident, $save:ident $(($more:expr))?, $check:expr;)*) => {
        impl Reader<'_> {
            /// A record with its parts; `None` when it is not there, or has no form of its own.
            ///
            /// # Errors
            /// [`super::StoreError`].
            pub fn entry(&self, record: Record) -> Result<Option<Entry>> {
                Ok(match record {
                    $(Record::$kind(id) => self.$read(id)?.map(Entry::from),)*
                    Record::Collective(_) => None,
                })
            }

            /// Everything found in a record that is in its stored form.
            ///
            /// # Errors
            /// [`super::StoreError`].
            pub fn check_entry(&self, entry: &Entry, today: Date) -> Result<Findings> {
                match entry {
                    $(Entry::$kind(whole) => judged(self, &**whole, today, $check),)*
                }
            }
        }

        impl Writer<'_> {
            /// Stores a record with its parts, as it is.
            ///
            /// # Errors
            /// [`super::StoreError`].
            pub fn save_entry(&self, entry: &Entry) -> Result<Record> {
                Ok(match entry {
                    $(Entry::$kind(whole) => Record::$kind(self.$save(whole $(, $more)?)?),)*
                })
            }
        }
    };
}

entries! {
    Body: body, save_body, |read, x, _| read.check_body(x);
    Term: term, save_term, |read, x, _| Ok(x.check(read.terms()?.iter()));
    Signatory: signatory, save_signatory, |read, x, _| read.check_signatory(x);
    UnitKind: unit_kind, save_unit_kind, |read, x, _| read.check_unit_kind(x);
    Unit: unit, save_unit, |read, x, _| read.check_unit(x);
    Person: person, save_person, Self::check_person;
    LegalBasis: legal_basis, save_legal_basis, |_, x, _| Ok(x.check());
    Round: round, save_round, |read, x, _| read.check_round(x);
    Proposal: proposal, save_proposal, |read, x, _| read.check_proposal(x);
    Meeting: meeting, save_meeting, |_, x, _| Ok(x.check());
    Decision: decision, save_decision, Self::check_decision;
    // Without what is kept of one that is issued.
    Paper: paper, save_paper(None), Self::check_paper;
    Award: award, save_award, |read, x, _| read.check_award(x);
    BlankEntry: blank_entry, save_blank_entry, |read, x, _| read.check_blank_entry(x);
    MovementModel: movement_model, save_movement_model, |read, x, _| read.check_movement_model(x);
    Registration: registration, save_registration, |read, x, _| read.check_registration(x);
    TrainingSession: training_session, save_training_session, |_, x, _| Ok(x.check());
    DemocracyRecord: democracy_record, save_democracy_record, |read, x, _| read.check_democracy_record(x);
    CommitteeMember: committee_member, save_committee_member, |read, x, _| read.check_committee_member(x);
    CriteriaSet: criteria_set, save_criteria_set, |read, x, _| read.check_criteria_set(x);
    ScoreSheet: score_sheet, save_score_sheet, |read, x, _| read.check_score_sheet(x);
    Document: document, save_document, |_, x, _| Ok(x.check());
    BaseSalary: base_salary, save_base_salary, |read, x, _| read.check_base_salary(x);
    RewardRule: reward_rule, save_reward_rule, |_, x, _| Ok(x.check());
    WorkingYear: working_year, save_working_year, |read, x, _| read.check_working_year(x);
    Target: target, save_target, |_, x, _| Ok(x.check());
    ListItem: list_item, save_list_item, |read, x, _| read.check_list_item(x);
}

/// What a check finds in a record.
fn judged<'a, T>(
    read: &Reader<'a>,
    whole: &T,
    today: Date,
    check: impl Fn(&Reader<'a>, &T, Date) -> Result<Findings>,
) -> Result<Findings> {
    check(read, whole, today)
}

/// The table in which rows of a kind stand.
pub const fn table_of(kind: Kind) -> &'static str {
    rows(kind).table
}

/// Does a row of this kind say its working year itself?
pub fn says_its_year(kind: Kind) -> bool {
    matches!(kind, Kind::WorkingYear) || rows(kind).years == Some(OWN_YEAR)
}

/// The kind of rows a table holds; `None` for a table that is not ours.
pub fn kind_of(table: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| table_of(*kind) == table)
}

/// The table and key of a record.
pub(super) fn place(record: Record) -> (&'static str, i64) {
    (table_of(record.kind()), record.number())
}

/// The record of a table and key; `None` for tables of parts.
pub(super) fn record_of(table: &str, id: i64) -> Option<Record> {
    kind_of(table)?.record(id)
}

/// Parts that go with their whole: their table and the column that names the whole.
pub(super) fn parts(whole: Kind) -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = Kind::ALL.iter().filter(move |kind| kind.whole() == Some(whole));
    parts.filter_map(|kind| Some((table_of(*kind), rows(*kind).whole?)))
}

/// The table of the whole that a table of parts belongs to, and the column that names it.
pub(super) fn whole_of(table: &str) -> Option<(&'static str, &'static str)> {
    let part = kind_of(table)?;
    Some((table_of(part.whole()?), rows(part).whole?))
}

impl Reader<'_> {
    /// Years that anything was entered of, the last first.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub fn years(&self) -> Result<Vec<i64>> {
        // Awards are many: their years are found along an index.
        let mut years = self.award_years()?;
        let others = Kind::ALL.iter().filter(|kind| says_its_year(**kind) && **kind != Kind::Award);
        for kind in others {
            let sql = format!("select distinct year from live_{}", table_of(*kind));
            let found = self.rows(&sql, (), |row| row.get::<_, Option<i64>>(0));
            // One kind that cannot be read is said by its own list; the other years stay to be chosen.
            years.extend(found.unwrap_or_default().into_iter().flatten());
        }
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        Ok(years)
    }
}

/// The columns by which a row names what it belongs to, when that may be of any kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner {
    /// Holds the table.
    pub(super) table: &'static str,
    /// Holds the key.
    pub(super) key: &'static str,
}

/// What stands in the place of a table where something is about a year.
pub(super) const YEAR: &str = "year";

/// How rows of a kind name what they belong to, when that may be of any kind: attached files, papers.
pub(super) const fn owner_of(kind: Kind) -> Option<Owner> {
    match kind {
        Kind::Attachment => Some(Owner { table: "owner_table", key: "owner_id" }),
        Kind::Paper => Some(Owner { table: "about_table", key: "about_id" }),
        _ => None,
    }
}

/// The query that gives the working years a row `{r}` of a kind belongs to; `None`: to none.
pub(super) fn years(kind: Kind) -> Option<String> {
    if let Some(Owner { table: named_table, key }) = owner_of(kind) {
        let owners = Kind::ALL.iter().filter_map(|owner| {
            let (years, table) = (rows(*owner).years?, table_of(*owner));
            let named = format!("id = {{r}}.{key} and {{r}}.{named_table} = '{table}'");
            Some(of_named(years, table, &named))
        });
        // What is about a year says it itself.
        let own = format!("select {{r}}.{key} where {{r}}.{named_table} = '{YEAR}'");
        return Some(owners.chain([own]).collect::<Vec<_>>().join(" union "));
    }
    match (kind.whole(), rows(kind).whole) {
        (Some(whole), Some(column)) => {
            let named = format!("id = {{r}}.{column}");
            Some(of_named(rows(whole).years?, table_of(whole), &named))
        }
        _ => rows(kind).years.map(str::to_owned),
    }
}

/// A query of years of a row `{r}`, asked of the row of `table` that fits `named`.
fn of_named(years: &str, table: &str, named: &str) -> String {
    let mut pieces = years.split("{r}.");
    let first = pieces.next().unwrap_or_default().to_owned();
    let asked = pieces.map(|piece| {
        let end = piece.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(piece.len());
        let (column, rest) = piece.split_at(end);
        format!("(select {column} from \"{table}\" where {named}){rest}")
    });
    std::iter::once(first).chain(asked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{batch::tests::edits_full_of_placeholders, edit::Edit},
        store::{journal, migrate, trash::references},
    };
    use rusqlite::Connection;
    use std::collections::HashSet;

    /// A new book.
    fn book() -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        migrate::run(&mut db, 0).unwrap();
        journal::install(&db).unwrap();
        db
    }

    fn texts(db: &Connection, sql: &str) -> Vec<String> {
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement.query_map([], |r| r.get(0)).unwrap();
        rows.map(std::result::Result::unwrap).collect()
    }

    /// The columns of a table that name rows of others, with the table each names.
    fn named_by(db: &Connection, table: &str) -> Vec<(String, String)> {
        let sql = format!("select \"from\", \"table\" from pragma_foreign_key_list('{table}')");
        let mut statement = db.prepare(&sql).unwrap();
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        rows.map(std::result::Result::unwrap)
            .filter(|(column, _)| column != "deleted_step")
            .collect()
    }

    #[test]
    fn every_table_is_a_kind_and_every_part_names_its_whole() {
        let db = book();
        let tables = texts(&db, "select name from sqlite_schema where type = 'table'");
        let unknown: Vec<&String> = tables.iter().filter(|t| kind_of(t).is_none()).collect();
        assert_eq!(unknown, Vec::<&String>::new(), "a table without a kind");
        for kind in Kind::ALL {
            let Rows { table, whole, is_watched, .. } = rows(*kind);
            assert!(tables.iter().any(|t| t == table), "{kind:?}: no table {table}");
            assert_eq!(kind_of(table), Some(*kind), "two kinds in {table}");
            assert_eq!(whole.is_some(), kind.whole().is_some(), "{kind:?}");
            if let Some((column, owner)) = whole.zip(kind.whole()) {
                let named = (column.to_owned(), table_of(owner).to_owned());
                assert!(named_by(&db, table).contains(&named), "{kind:?}: {named:?}");
            }
            let columns = texts(&db, &format!("select name from pragma_table_info('{table}')"));
            if kind.record(1).is_some() || kind.whole().is_some() {
                assert!(is_watched && columns.iter().any(|c| c == "deleted_step"), "{kind:?}");
            }
        }
    }

    #[test]
    fn every_name_order_search_and_path_to_a_year_runs() {
        let db = book();
        for kind in Kind::ALL {
            let Rows { table, name, .. } = rows(*kind);
            let sql = format!("select coalesce({name}, '') from main.\"{table}\" t");
            texts(&db, &sql);
            let order = order(*kind);
            if kind.record(1).is_some() {
                texts(&db, &format!("select uid from live_{table} order by {order}"));
            }
            if let Some(Found { title, detail, folded }) = found(*kind) {
                let found = format!("coalesce({title} || {detail} || {folded}, '')");
                texts(&db, &format!("select {found} from live_{table} t"));
            }
            if let Some(years) = years(*kind) {
                let years = years.replace("{r}", "t");
                texts(&db, &format!("select '' from main.\"{table}\" t where 2016 in ({years})"));
            }
        }
    }

    #[test]
    fn what_says_a_year_or_belongs_to_one_is_guarded_by_its_lock() {
        let db = book();
        for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::WorkingYear) {
            let table = table_of(*kind);
            let columns = texts(&db, &format!("select name from pragma_table_info('{table}')"));
            let of_year =
                |(_, to): &(String, String)| kind_of(to).is_some_and(|k| years(k).is_some());
            if columns.iter().any(|c| c == "year") || named_by(&db, table).iter().any(of_year) {
                assert!(years(*kind).is_some(), "{kind:?}");
            }
        }
        for owned in [Kind::Attachment, Kind::Paper] {
            let of_owned = years(owned).unwrap();
            for kind in Kind::ALL.iter().filter(|kind| rows(**kind).years.is_some()) {
                assert!(of_owned.contains(&format!("'{}'", table_of(*kind))), "{kind:?}");
            }
        }
    }

    #[test]
    fn trash_and_merge_know_every_column_that_names_a_record() {
        let db = book();
        for kind in Kind::ALL.iter().filter(|kind| rows(**kind).is_watched) {
            let table = table_of(*kind);
            for (column, to) in named_by(&db, table) {
                let known = references(&db, &to).unwrap();
                assert!(known.contains(&(table.to_owned(), column.clone())), "{table}.{column}");
                // Live rows are counted, and merged, by these.
                texts(&db, &format!("select uid from \"live_{table}\" where \"{column}\" = 1"));
            }
        }
    }

    #[test]
    fn every_column_that_names_a_record_is_among_the_keys_of_its_kind() {
        let db = book();
        for kind in Kind::ALL.iter().filter(|kind| kind.whole().is_none()) {
            let mut visited = HashSet::new();
            for mut edit in edits_full_of_placeholders() {
                if matches!(&edit, Edit::Save(entry) if entry.kind() == *kind) {
                    edit.keys(&mut |named, number| {
                        visited.insert(named);
                        Some(number)
                    });
                }
            }
            let own = std::iter::once((table_of(*kind), "")).chain(parts(*kind));
            for (table, whole) in own.filter(|_| kind.record(1).is_some()) {
                for (column, to) in named_by(&db, table).iter().filter(|(c, _)| c != whole) {
                    let named = kind_of(to).unwrap();
                    assert!(visited.contains(&named), "{table}.{column}: not among the keys");
                }
            }
        }
    }
}
