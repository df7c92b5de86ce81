//! What the papers of a year share: whose they are, the fields of their wordings, and the way a list of the year is put
//! together.
use super::{
    ReportError, ReportParams,
    facts::signed,
    frame::{self, NumberAndDay},
    letter::{Head, Inserts, Letter},
    lists::sheet,
    options, spots,
};
use crate::{
    domain::{
        decision::Decision,
        office::{Body, Office, our_body, ours_of_key},
        rule_set::{self, RuleSet},
        vietnamese::capitals,
        working_year::WorkingYear,
    },
    layout::block::{Block, Document, Face, Paragraph, Role, Table},
    store::Reader,
    text::{
        address, dates, print, reports,
        sentence::with_capital,
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// Whose a paper of a year is.
pub(super) struct YearFacts {
    /// Năm công tác; 0 where the paper is about no year.
    pub(super) year: i64,
    /// Who issues it: the body chosen where that is ours, else the first of ours.
    pub(super) body: Body,
    /// All bodies.
    pub(super) bodies: Vec<Body>,
    pub(super) rules: RuleSet,
    pub(super) office: Office,
    /// What the office settled for the year.
    pub(super) settings: WorkingYear,
}

impl YearFacts {
    /// Reads them, of the year a paper is about.
    pub(super) fn read(read: Reader<'_>, params: &ReportParams) -> Result<Self, ReportError> {
        let year = params.year();
        let year = year.ok_or_else(|| ReportError::Refused(reports::CHOOSE_YEAR.to_owned()))?;
        Self::of(read, params, year)
    }

    /// The same of a paper about a record of this year.
    pub(super) fn of(
        read: Reader<'_>,
        params: &ReportParams,
        year: i64,
    ) -> Result<Self, ReportError> {
        let gone = || ReportError::Refused(reports::GONE.to_owned());
        let bodies = read.bodies()?;
        let chosen = params.body_of(&options::ISSUED_BY);
        let is_chosen = |body: &&Body| chosen.is_some() && body.id == chosen;
        if let Some(other) = bodies.iter().find(is_chosen).filter(|body| !body.is_ours) {
            return Err(ReportError::Refused(reports::issued_by_others(&other.full_name)));
        }
        let body = ours_of_key(&bodies, chosen).or_else(|| our_body(&bodies)).cloned();
        let body = body.ok_or_else(|| ReportError::Refused(reports::NO_BODY.to_owned()))?;
        let rules = rule_set::of(&body).ok_or_else(gone)?;
        let settings = read.working_years()?.into_iter();
        let settings = settings.into_iter().find(|y| y.year.get().is_some_and(|y| y.0 == year));
        let office = read.office()?;
        Ok(Self { year, body, bodies, rules, office, settings: settings.unwrap_or_default() })
    }

    /// The fields that every wording of the year has.
    pub(super) fn fields(&self) -> Fields {
        let units = print::units_of(&self.body).to_owned();
        let day = |day: Option<Date>| day.map(dates::long).unwrap_or_default();
        Fields::from([
            (field::COMRADE, address::anybody(&self.rules).to_owned()),
            (field::PEOPLE, address::several(&self.rules).to_owned()),
            (field::BODY, self.body.in_text().to_owned()),
            (field::BODY_FIRST, with_capital(self.body.in_text())),
            (field::YEARS, dates::years((self.year, None))),
            (field::NEXT_YEAR, dates::years((self.year + 1, None))),
            (field::UNITS_FIRST, with_capital(&units)),
            (field::UNITS, units),
            (field::REGISTRATION_DUE, day(self.settings.registration_due.get())),
            (field::REPORT_DUE, day(self.settings.report_due.get())),
            (field::END_MARK, self.rules.end_mark.clone()),
        ])
    }

    /// The day of a list, which has no number.
    #[expect(clippy::unused_self, reason = "said of the facts, as of other papers")]
    pub(super) fn when(&self, params: &ReportParams, today: Date) -> NumberAndDay {
        NumberAndDay::of(&Decision::default(), params, today)
    }

    /// A list of this year: its head, the table on the sheet it needs, what closes it, and who signs. `kind`: its tên
    /// loại; what else is to be said of it comes behind what its wording lacks.
    pub(super) fn list(
        &self,
        read: Reader<'_>,
        (params, today): (&ReportParams, Date),
        listed: Listed<'_>,
    ) -> Result<Document, ReportError> {
        let mut fields = self.fields();
        fields.extend(listed.fields);
        let mut letter = Letter::new(read, &self.rules, listed.id, fields)?;
        let when = self.when(params, today);
        letter.head(&Head::Unnumbered(listed.kind), &self.body, &self.office.place, &when);
        letter.paragraphs("note", Inserts::new());
        let mut table = listed.table;
        let sheet = sheet(&self.rules, self.office.two_sided, params.landscape(), &mut table);
        letter.blocks.push(Block::Table(table));
        letter.closing("count");
        letter.paragraphs("rest", Inserts::new());
        self.foot(&mut letter, read, when.date)?;
        let mut section = letter.on_sheet(sheet, false);
        section.remarks.extend(listed.remarks);
        Ok(Document {
            title: reports::in_years(reports::title(listed.id), (self.year, None)),
            author: self.body.full_name.clone(),
            sections: vec![section],
        })
    }

    /// The foot of a list: on the left who drew it up, in the words of the piece `left`, or Nơi nhận; on the right the body.
    pub(super) fn foot(
        &self,
        letter: &mut Letter<'_>,
        read: Reader<'_>,
        day: Option<Date>,
    ) -> Result<(), ReportError> {
        let left = letter.words("left");
        let right = signed(read, &self.rules, &self.body, day)?;
        letter.foot(beside_signature(&self.rules, &left), right);
        Ok(())
    }
}

/// Who signs on the left of the body: the posts, one a line, in capitals. Nothing where nobody does.
pub(super) fn beside_signature(rules: &RuleSet, posts: &str) -> Vec<Paragraph> {
    let posts = posts.lines().filter(|line| !line.trim().is_empty());
    let line = |(at, post): (usize, &str)| {
        let spot = format!("{}/left/{}", spots::POSITION, at + 1);
        // As the post of whoever signs on the right.
        let face = if rules.position_bold { Face::Bold } else { Face::Regular };
        frame::centred(rules, (Role::Position, face), &spot, capitals(post))
    };
    posts.enumerate().map(line).collect()
}

/// What a list of the year is made of.
pub(super) struct Listed<'a> {
    /// The form of paper, which its wording goes by.
    pub(super) id: &'a str,
    /// Tên loại.
    pub(super) kind: &'a str,
    /// Fields of its wording beside those of the year.
    pub(super) fields: Fields,
    pub(super) table: Table,
    /// What is to be looked at before it is printed, in sentences.
    pub(super) remarks: Vec<String>,
}
