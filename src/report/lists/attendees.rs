//! (16) Danh sách học viên of a training session, in the order of the units, with those that sent nobody.
use super::{SERIAL, col, proposals::birth_cells, row, table, unbroken, without_empty};
use crate::{
    domain::{
        ids::{Kind, Record},
        paper::About,
        person::Gender,
        training::Attended,
    },
    layout::block::{Align, Cell, Document},
    listing::session::{SessionAttendee, SessionList},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        lists::proposals::birth_header,
        options::{self, OptionSpec},
        spots::column as key,
        year::{Listed, YearFacts},
    },
    store::Reader,
    text::{
        numbers,
        print::{self, column},
        reports::{self, group},
        template::{Fields, field},
        training_papers::{self as words, column as heads, option},
    },
};
use jiff::civil::Date;

/// Only those who came, once that was noted.
const ONLY_THOSE_THERE: OptionSpec =
    options::yes_no("chi-nguoi-du", option::ONLY_THOSE_THERE, false);

/// The list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-hoc-vien",
    group: group::TRAINING,
    about: &[AboutKind::Session],
    recipients: None,
    lists: &[Kind::TrainingSession],
    of_any_body: true,
    options: &[options::ISSUED_BY, ONLY_THOSE_THERE, options::ORIENTATION, options::DRAFT_DAY],
    build,
};

/// A session with its list, and whose its papers are.
pub(super) struct SessionFacts {
    pub(super) facts: YearFacts,
    pub(super) list: SessionList,
}

impl SessionFacts {
    /// Reads them, of the session a paper is about: one with a list.
    pub(super) fn read(read: Reader<'_>, params: &ReportParams) -> Result<Self, ReportError> {
        let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
        let About::Record(Record::TrainingSession(id)) = params.about else {
            return Err(refuse(words::CHOOSE_SESSION));
        };
        let list = SessionList::read(read, id)?.ok_or_else(|| refuse(reports::GONE))?;
        if list.attendees.is_empty() {
            return Err(ReportError::Empty(match list.attended {
                Attended::Total(people) => words::only_a_total(people),
                Attended::Listed(_) | Attended::Unknown => words::NO_ATTENDEES.to_owned(),
            }));
        }
        let year = list.session.year.get().map_or(0, |year| year.0);
        Ok(Self { facts: YearFacts::of(read, params, year)?, list })
    }

    /// The fields of its papers: which session it is, how many are on a list of these, and who sent nobody.
    pub(super) fn fields(&self, listed: &[&SessionAttendee]) -> Fields {
        let session = &self.list.session;
        let without = self.list.bases_without(listed.iter().copied());
        let stayed_away = self.list.bases_that_stayed_away();
        let count = |units: &[&str]| match units.len() {
            0 => String::new(),
            some => numbers::count(some as i64),
        };
        let members = listed.iter().filter(|of| of.attendee.is_party_member).count();
        let (from, to) = (session.from.get(), session.to.get());
        Fields::from([
            (field::SESSION, words::session(&session.name, self.facts.year)),
            (field::TIME_AND_PLACE, words::time_and_place(from, to, &session.place)),
            (field::ORGANISER, session.organiser.clone()),
            (field::ATTENDEES, numbers::count(listed.len() as i64)),
            (field::OF_WHICH, words::of_which(men_and_women(listed).ok(), members)),
            (field::TURNOUT, words::turnout(self.summoned(), self.list.attended)),
            (field::UNITS_WITHOUT_ATTENDEES_COUNT, count(&without)),
            (field::UNITS_WITHOUT_ATTENDEES, without.join(", ")),
            (field::UNITS_THAT_STAYED_AWAY_COUNT, count(&stayed_away)),
            (field::UNITS_THAT_STAYED_AWAY, stayed_away.join(", ")),
        ])
    }

    /// How many were called: as entered, else those of the list that were.
    fn summoned(&self) -> Option<i64> {
        let called = self.list.attendees.iter().filter(|of| of.attendee.is_summoned).count() as i64;
        self.list.session.summoned.get().map(|people| people.0).or(Some(called))
    }
}

/// How many men and women there are; the names of those of whom nothing tells it, where there are any.
fn men_and_women<'a>(listed: &[&'a SessionAttendee]) -> Result<(usize, usize), Vec<&'a str>> {
    let of = |gender| listed.iter().filter(move |of| of.gender == gender);
    let unknown: Vec<&str> = of(Gender::Unknown).map(|of| of.name.as_str()).collect();
    if unknown.is_empty() {
        Ok((of(Gender::Male).count(), of(Gender::Female).count()))
    } else {
        Err(unknown)
    }
}

/// What is to be said of a list whose men and women cannot be counted.
pub(super) fn remark_on_gender(listed: &[&SessionAttendee]) -> Option<String> {
    men_and_women(listed).err().map(|unknown| words::gender_unknown(&unknown))
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let of_session = SessionFacts::read(read, params)?;
    let SessionFacts { facts, list } = &of_session;
    let only_those_there = params.is_on(&ONLY_THOSE_THERE);
    let listed: Vec<&SessionAttendee> =
        list.attendees.iter().filter(|of| !only_those_there || of.attendee.was_there()).collect();
    if listed.is_empty() {
        return Err(ReportError::Empty(words::NOBODY_CAME.to_owned()));
    }
    let mut columns = vec![
        SERIAL,
        unbroken(key::NAME, column::FULL_NAME, 40.0),
        col(key::MALE, column::MALE, 13.0, Align::Center),
        col(key::FEMALE, column::FEMALE, 13.0, Align::Center),
        col(key::POST, column::POSITION, 34.0, Align::Left),
        col(key::UNIT, column::UNIT, 45.0, Align::Left),
        col(key::CERTIFICATE, heads::CERTIFICATE, 26.0, Align::Left),
        col(key::NOTE, column::NOTE, 16.0, Align::Left),
    ];
    let mut cells: Vec<Vec<Cell>> = listed.iter().map(|of| cells_of(of, list)).collect();
    // One of both years stands under “Năm sinh” alone; without any there is no such column.
    let no_years = listed.iter().all(|of| of.born.is_none() || of.gender == Gender::Unknown);
    without_empty(&mut columns, &mut cells, |of| match of {
        key::MALE | key::FEMALE => no_years,
        of => [key::POST, key::UNIT, key::CERTIFICATE, key::NOTE].contains(&of),
    });
    let rows = listed.iter().zip(cells).enumerate();
    let rows = rows.map(|(at, (of, cells))| row(&of.uid, &columns, at + 1, cells)).collect();
    let mut table = table(&facts.rules, &columns, rows);
    if !no_years {
        table = birth_header(table);
    }
    let fields = of_session.fields(&listed);
    let remarks = remark_on_gender(&listed).into_iter().collect();
    facts.list(
        read,
        (params, today),
        Listed { id: SPEC.id, kind: print::LIST, fields, table, remarks },
    )
}

/// What a row says behind its number.
fn cells_of(of: &SessionAttendee, list: &SessionList) -> Vec<Cell> {
    let attendee = &of.attendee;
    let [male, female] = birth_cells(of.gender, &of.name, of.born);
    let never_came = list.is_marked() && !attendee.was_there();
    let note = if never_came { words::NEVER_THERE } else { "" };
    let certificate =
        words::certificate(&attendee.certificate_number, &attendee.certificate_date.text);
    let behind = [attendee.position.as_str(), &of.unit, &certificate, note].map(Cell::from);
    [of.name.as_str().into(), male, female].into_iter().chain(behind).collect()
}
