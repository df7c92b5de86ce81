//! What can be wrong with what was typed. The words are in `text/labels/problems.rs`.
use super::{
    evaluation::{NotScored, SetList, Wrong},
    field::Field,
    ids::Kind,
};

/// One thing wrong, or one thing to think about, with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed or chosen where something must be.
    Required,
    /// Not a day.
    NotADate,
    /// The month is shorter than that.
    DayNotInMonth {
        /// 29 to 31.
        day: i8,
        /// 1 to 12.
        month: i8,
        /// The year, where all of it was typed.
        year: Option<i16>,
    },
    /// Not a number of the kind the field takes.
    NotANumber,
    /// Not an amount of money.
    NotMoney,
    /// A year outside 2000–2100.
    NotAYear,
    /// The end lies before the beginning.
    EndsBeforeStart,
    /// Another live record has this name.
    AlreadyInList,
    /// Shares days with the named term of office.
    TermOverlaps {
        /// Its name.
        name: String,
    },
    /// The recipient stands in the list already.
    RecipientTwice,
    /// The number was used by the named decision; a reason must be given.
    NumberUsed {
        /// What that decision is about.
        by: String,
    },
    /// The post of whoever signs is not known yet.
    NoPost,
    /// Not read as the number of a paper: it is printed as typed.
    OddNumber,
    /// The register number was given to the named recipient.
    RegisterNumberUsed {
        /// Whom it was given to.
        by: String,
    },
    /// A record that does not exist any more was chosen.
    Gone,
    /// A unit cannot stand above itself.
    AboveItself,
    /// The text is longer than this many letters.
    TooLong {
        /// The most letters.
        most: usize,
    },
    /// Issued papers need this before they can be issued.
    NeededToIssue,
    /// A paper of a decision is issued with it.
    IssuedWithDecision,
    /// A decision that awards nobody cannot be issued.
    AwardsNobody,
    /// A decision that changes another awards nobody.
    AmendsOnly,
    /// Already issued: only an amendment can change it.
    AlreadyIssued,

    /// The model is registered in this year already.
    RegisteredAlready,
    /// A unit cannot take its own model over.
    SameUnit,
    /// Must be 1 or more.
    AtLeastOne,
    /// The named attendee stands in the list already.
    AttendeeTwice {
        /// Name.
        name: String,
    },
    /// Letters of attendance that are none, or more than there are half-days.
    BadAttendance,
    /// The unit has a record of this year.
    UnitYearTwice,
    /// More was resolved than came in.
    MoreResolvedThanReceived,
    /// A number was given, but the committee is said not to exist.
    NumberWithoutCommittee,
    /// The Steering Committee has another head at that time.
    TwoHeads,
    /// Another base salary applies from this day.
    SalaryTwice,
    /// Either a coefficient or a sum.
    OneOfTwo,
    /// A percentage over 100.
    NotAPercentage,
    /// Not the id of a figure.
    NotAFigure,
    /// A line of own symbols that does not say one kind of paper and its symbol.
    UnclearSymbol {
        /// As it was typed.
        line: String,
    },
    /// Said of spoiled blanks only.
    OnlyOfSpoiled,
    /// A decision cannot add to itself.
    FollowsItself,
    /// Not a share of a whole, such as “quá nửa”, “2/3”, “80 %”.
    NotAShare,
    /// More were there than there are members.
    MoreThanMembers {
        /// All members.
        members: i64,
    },
    /// More ballots than there can be.
    MoreBallots {
        /// As many there are.
        most: i64,
    },
    /// More votes than people in the meeting.
    MoreVotesThanPresent {
        /// Those who were there.
        present: i64,
    },
    /// More votes in writing than people who may have written.
    MoreVotesThanAbsent {
        /// Those who may have written.
        absent: i64,
    },

    // From here on: warnings. They never stop the clerk.
    /// A body without symbol: its numbers leave room for the pen.
    NoSymbol,
    /// Decisions that are issued would be named by another number than they were signed with.
    RenumbersIssued,
    /// The day lies in the future.
    InTheFuture,
    /// The signatory did not hold the post on that day.
    SignatoryNotInOffice,
    /// A legal basis was no longer in force on that day.
    BasisExpired {
        /// Number and symbol.
        basis: String,
        /// dd/mm/yyyy it ended.
        since: String,
    },
    /// A legal basis was not yet in force on that day.
    BasisNotYet {
        /// Number and symbol.
        basis: String,
        /// dd/mm/yyyy it began.
        from: String,
    },
    /// The rule set of the paper's form was not in force on that day.
    RuleSetNotInForce {
        /// Its name.
        name: String,
    },
    /// Figures or odd signs in a name.
    OddName,
    /// A birth before 1930 or less than 16 years ago.
    OddBirth,
    /// Perhaps the same as the named person.
    PerhapsTwice {
        /// Name and unit.
        of: String,
    },
    /// Papers of a proposal that have not come.
    PapersMissing {
        /// Which.
        which: Vec<Field>,
    },
    /// The same recipient has another award for the same content and year.
    AwardedAlready {
        /// Form and body of that award.
        how: String,
    },
    /// A list of the same recipients, body and year was recorded already.
    ListRecordedAlready {
        /// Its round.
        round: String,
    },
    /// Quotes stand around the whole name.
    OuterQuotes,
    /// Nearly the same as the named one.
    NearlyTheSame {
        /// Name and unit.
        of: String,
    },
    /// The day is not of the working year.
    NotInYear,
    /// After the last day to register.
    AfterDue {
        /// dd/mm/yyyy.
        due: String,
    },
    /// “Duy trì”, but no earlier year has it.
    NotRegisteredBefore,
    /// “Không công nhận”, but a decision recognises it.
    RecognisedAllTheSame,
    /// “Được công nhận”, but every decision that did so was taken back.
    RecognitionTakenBack,
    /// Not a class of the year's list.
    NotAClassOfYear {
        /// The year.
        year: i64,
    },
    /// The best class, though grassroots democracy is not done well.
    BestDespiteDemocracy {
        /// Its class.
        class: String,
    },
    /// More blanks than the ledger of the year has left.
    MoreThanLeft {
        /// How many are left.
        left: i64,
    },
    /// Sheets of this year were scored by the set.
    CriteriaInUse {
        /// The year.
        year: i64,
    },
    /// What is wrong in a set of criteria.
    CriteriaWrong {
        /// What.
        wrong: Wrong,
    },
    /// The set is not for the year of the sheet.
    CriteriaNotOfYear,
    /// The subject has a sheet of this round and scorer already.
    SheetTwice,
    /// A score that is not taken.
    NotScored {
        /// The code of its criterion.
        code: String,
        /// Why.
        why: NotScored,
    },
    /// A reason that the set does not have.
    UnknownReason {
        /// As written.
        reason: String,
    },
    /// Spoiled blanks without the minutes of their destruction.
    NoMinutes,
    /// Fewer were there than the body needs to meet.
    NoQuorum {
        /// The fewest.
        needed: i64,
    },
    /// Fewer were in favour than the body needs to pass it.
    NotPassed {
        /// The fewest.
        needed: i64,
    },
}

impl Problem {
    /// Does it only ask to look twice? Warnings never stop a save: the office has the last word.
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::NoSymbol
                | Self::RenumbersIssued
                | Self::OddNumber
                | Self::NoPost
                | Self::InTheFuture
                | Self::SignatoryNotInOffice
                | Self::BasisExpired { .. }
                | Self::BasisNotYet { .. }
                | Self::RuleSetNotInForce { .. }
                | Self::OddName
                | Self::OddBirth
                | Self::PerhapsTwice { .. }
                | Self::PapersMissing { .. }
                | Self::AwardedAlready { .. }
                | Self::ListRecordedAlready { .. }
                | Self::OuterQuotes
                | Self::NearlyTheSame { .. }
                | Self::NotInYear
                | Self::AfterDue { .. }
                | Self::NotRegisteredBefore
                | Self::RecognisedAllTheSame
                | Self::RecognitionTakenBack
                | Self::NotAClassOfYear { .. }
                | Self::BestDespiteDemocracy { .. }
                | Self::MoreThanLeft { .. }
                | Self::NoMinutes
                | Self::NoQuorum { .. }
                | Self::NotPassed { .. }
                | Self::CriteriaNotOfYear
        ) || matches!(self, Self::CriteriaWrong { wrong, .. } if wrong.is_warning())
    }
}

/// A list of parts inside a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parts {
    /// Rows of their own in the book: posts of a person, inspections of a unit.
    Of(Kind),
    /// A list inside what a set of criteria says.
    InSet(SetList),
}

impl From<Kind> for Parts {
    fn from(kind: Kind) -> Self {
        Self::Of(kind)
    }
}

impl From<SetList> for Parts {
    fn from(list: SetList) -> Self {
        Self::InSet(list)
    }
}

/// Where inside a record something stands: in one of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// In which list of parts.
    pub part: Parts,
    /// Which row of that list, from 0.
    pub row: usize,
}

/// One thing found in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In which field; a part as a whole has the field of its heading.
    pub field: Field,
    /// What.
    pub problem: Problem,
    /// In which part; `None`: in the record itself.
    pub place: Option<Place>,
}

/// The same wherever it stands in the record.
impl PartialEq<(Field, Problem)> for Finding {
    fn eq(&self, other: &(Field, Problem)) -> bool {
        self.field == other.0 && self.problem == other.1
    }
}

/// Everything found in one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// In the order of the form.
    pub list: Vec<Finding>,
}

impl Findings {
    /// Notes one problem of the record itself.
    pub fn add(&mut self, field: Field, problem: Problem) {
        self.list.push(Finding { field, problem, place: None });
    }

    /// Notes what was found in one part: row `row` (from 0) of the list of such parts.
    pub fn add_part(&mut self, part: impl Into<Parts>, row: usize, found: Self) {
        let place = Some(Place { part: part.into(), row });
        self.list.extend(found.list.into_iter().map(|finding| Finding { place, ..finding }));
    }

    /// Notes [`Problem::Required`] when the text is blank.
    pub fn require(&mut self, field: Field, text: &str) {
        if text.trim().is_empty() {
            self.add(field, Problem::Required);
        }
    }

    /// Is there anything that must be mended before saving?
    pub fn has_errors(&self) -> bool {
        self.first_error().is_some()
    }

    /// The first that must be mended before saving.
    pub fn first_error(&self) -> Option<&Finding> {
        self.list.iter().find(|finding| !finding.problem.is_warning())
    }

    /// Was this found, wherever in the record?
    pub fn has(&self, field: Field, problem: &Problem) -> bool {
        self.list.iter().any(|finding| finding.field == field && finding.problem == *problem)
    }

    /// What was found in one field, of the record or of any of its parts.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Problem> {
        self.list.iter().filter(move |finding| finding.field == field).map(|f| &f.problem)
    }

    /// What was found in one field of one part, or of the record itself (`None`).
    pub fn at(&self, place: Option<Place>, field: Field) -> impl Iterator<Item = &Problem> {
        let here = move |finding: &&Finding| finding.place == place && finding.field == field;
        self.list.iter().filter(here).map(|f| &f.problem)
    }
}
