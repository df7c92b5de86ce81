//! Công văn hướng dẫn: what a year asks of the units, with its last days, levels and forms of award.
use crate::{
    domain::{list_item::ListKind, paper_kind::PaperKind},
    layout::block::Document,
    listing::scoring::sets_of,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::signed,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        options,
        year::YearFacts,
    },
    store::{Reader, StoreError},
    text::{
        dates, labels, numbers, print, reminders as words,
        reports::{self, group},
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// The letter.
pub const SPEC: ReportSpec = ReportSpec {
    id: "cv-huong-dan",
    group: group::FOLLOW_UP,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::ISSUED_BY, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let facts = YearFacts::read(read, params)?;
    let mut fields = facts.fields();
    fields.extend(asked_of_units(read, &facts)?);
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    let when = NumberAndDay::asked(params, PaperKind::OfficialLetter, today);
    letter.head(&Head::Letter, &facts.body, &facts.office.place, &when);
    letter.addressee();
    letter.paragraphs("body", Inserts::new());
    let recipients = &facts.body.default_recipients;
    let to = frame::recipients(&facts.rules, print::AS_ABOVE, recipients);
    letter.foot(to, signed(read, &facts.rules, &facts.body, when.date)?);
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections: vec![letter.section(frame::paper(&facts.rules, facts.office.two_sided, false))],
    })
}

/// What the year asks of the units, by what the office keeps.
fn asked_of_units(read: Reader<'_>, facts: &YearFacts) -> Result<Fields, StoreError> {
    let names = |list| read.list_names_of_year(list, facts.year);
    let least = facts.settings.model_minimum.get();
    let sets: Vec<String> = sets_of(read, facts.year)?.into_iter().map(|set| set.name).collect();
    let forms = names(ListKind::AwardForm)?;
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let dossiers = dossiers_due(read, facts.year)?;
    Ok(Fields::from([
        (field::MODEL_MINIMUM, least.map(|least| numbers::count(least.0)).unwrap_or_default()),
        (field::AREAS, words::in_a_row(&names(ListKind::ModelField)?)),
        (field::CRITERIA, words::in_a_row(&sets)),
        (field::LEVELS, words::levels(&names(ListKind::Level)?)),
        (field::FORMS, labels::joined(&forms)),
        (field::DOSSIER_DUE, dossiers.map(dates::long).unwrap_or_default()),
    ]))
}

/// The last day for dossiers, where all rounds of the year that set one set the same.
fn dossiers_due(read: Reader<'_>, year: i64) -> Result<Option<Date>, StoreError> {
    let rounds = read.rounds()?.into_iter();
    let of_year = rounds.filter(|round| round.years.year.get().is_some_and(|of| of.0 == year));
    let mut days = of_year.filter_map(|round| round.dossier_due.get());
    let first = days.next();
    Ok(first.filter(|first| days.all(|day| day == *first)))
}
