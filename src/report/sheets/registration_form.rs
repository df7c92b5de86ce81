//! (2) Phiếu đăng ký mô hình: what a unit undertakes for one model, or a blank form to hand out.
use crate::{
    domain::{
        ids::{Kind, Record, UnitId},
        office::{Body, Signing},
        paper::About,
        vietnamese::capitals,
    },
    layout::{
        block::{Block, Document, Paragraph, Section},
        natural_width,
        texts::each_spot_mut,
    },
    listing::registered::{Registered, registered},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame::{self, NumberAndDay},
        letter::{Head, Inserts, Letter},
        lists::registered::time_of,
        options::{self, OptionSpec},
        spots,
        year::YearFacts,
    },
    store::Reader,
    text::{
        labels, letters,
        print::WORD_FOR_THE_PEN,
        reports::{self, group},
        template::field,
        year_lists as words,
    },
};
use jiff::civil::Date;

/// One form without a model, to hand out.
const BLANK: OptionSpec = options::yes_no("de-trong", words::option::BLANK_FORM, false);

/// The form, a sheet for each registration.
pub const SPEC: ReportSpec = ReportSpec {
    id: "phieu-dang-ky",
    group: group::MODELS,
    about: &[AboutKind::Registration, AboutKind::Year],
    recipients: None,
    lists: &[Kind::Registration],
    of_any_body: true,
    options: &[options::UNIT, BLANK, options::ISSUED_BY, options::DRAFT_DAY],
    build,
};

/// What a form is filled with.
#[derive(Default)]
struct Filled {
    /// Its uid; blank where the form is.
    uid: String,
    unit: String,
    /// Ngày đăng ký.
    day: Option<Date>,
    /// Who is in charge signs by this name.
    signer: String,
    /// What it says in each of its [`FIELDS`]; none where the form is blank.
    said: Vec<String>,
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
    let one = match params.about {
        About::Record(Record::Registration(id)) => {
            Some(read.registration(id)?.ok_or_else(|| refuse(reports::GONE))?)
        }
        _ => None,
    };
    let facts = match &one {
        Some(one) => {
            let year = one.year.get().ok_or_else(|| refuse(reports::GONE))?;
            YearFacts::of(read, params, year.0)?
        }
        None => YearFacts::read(read, params)?,
    };
    let forms = if params.is_on(&BLANK) {
        vec![blank(read, params.unit())?]
    } else {
        let mut all = registered(read, facts.year)?;
        match one.and_then(|one| one.id) {
            Some(id) => all.retain(|of| of.registration.id == Some(id)),
            None => all.retain(|of| of.registration.stands() && is_of(of, params.unit())),
        }
        all.iter().map(|of| filled(read, of)).collect::<Result<_, _>>()?
    };
    if forms.is_empty() {
        let of_unit = params.unit().map(|_| words::NOTHING_OF_UNIT);
        let why = of_unit.unwrap_or(reports::NO_REGISTRATIONS);
        return Err(ReportError::Empty(why.to_owned()));
    }
    let is_alone = forms.len() == 1;
    let mut sections = Vec::with_capacity(forms.len());
    for form in &forms {
        let mut section = sheet(read, (params, today), &facts, form)?;
        if !is_alone {
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, &form.uid));
        }
        sections.push(section);
    }
    Ok(Document {
        title: reports::in_years(SPEC.title(), (facts.year, None)),
        author: facts.body.full_name.clone(),
        sections,
    })
}

fn is_of(of: &Registered, unit: Option<UnitId>) -> bool {
    unit.is_none() || of.model.unit == unit
}

/// A form that is handed out, to one unit or to any.
fn blank(read: Reader<'_>, unit: Option<UnitId>) -> Result<Filled, ReportError> {
    let unit = unit.map(|unit| read.unit_name(unit)).transpose()?.flatten();
    Ok(Filled { unit: unit.unwrap_or_default(), ..Filled::default() })
}

fn filled(read: Reader<'_>, of: &Registered) -> Result<Filled, ReportError> {
    let signer = of.registration.in_charge.map(|id| read.person(id)).transpose()?.flatten();
    Ok(Filled {
        uid: of.uid.clone(),
        unit: of.unit.clone(),
        day: of.registration.registered_on.get(),
        signer: signer.map(|person| person.full_name).unwrap_or_default(),
        said: said(of).to_vec(),
    })
}

/// The fields of a form, with the lines that a hand needs for each on a blank one: two sides of a sheet in all. Our
/// choice, by what units write there.
const FIELDS: [(&str, usize); 14] = [
    (field::MODEL_NAME, 2),
    (field::REGISTRATION_KIND, 1),
    (field::AREA, 1),
    (field::CARRIED_BY, 1),
    (field::SITUATION, 4),
    (field::GOAL, 4),
    (field::WAY, 8),
    (field::WHERE_AND_WHOM, 2),
    (field::FORCES, 3),
    (field::RESOURCES, 2),
    (field::TIME, 1),
    (field::OUTPUT, 4),
    (field::DURABILITY, 3),
    (field::IN_CHARGE, 1),
];

/// What a registration says in each of [`FIELDS`].
fn said(of: &Registered) -> [String; FIELDS.len()] {
    let r = &of.registration;
    [
        letters::quoted(&of.model.name),
        labels::registration_kind(r.kind).to_owned(),
        of.model.area.clone(),
        of.carried_by.clone(),
        r.reason.clone(),
        r.goal.clone(),
        r.content.clone(),
        r.where_and_whom.clone(),
        r.forces.clone(),
        r.resources.clone(),
        time_of(r),
        r.output.clone(),
        r.durability.clone(),
        of.in_charge.clone(),
    ]
}

fn sheet(
    read: Reader<'_>,
    (params, today): (&ReportParams, Date),
    facts: &YearFacts,
    form: &Filled,
) -> Result<Section, ReportError> {
    let is_blank = form.said.is_empty();
    let mut fields = facts.fields();
    let mut lacking = Vec::new();
    for (at, (field, lines)) in FIELDS.into_iter().enumerate() {
        let said = form.said.get(at).filter(|said| !said.is_empty());
        if said.is_none() {
            lacking.push(field);
        }
        // What a filled form lacks is little: a line for each.
        let room = || words::room(if is_blank { lines } else { 1 });
        fields.insert(field, said.cloned().unwrap_or_else(room));
    }
    fields.insert(field::ON_BEHALF, facts.rules.on_behalf.clone());
    fields.insert(field::COMMITTEE, words::committee_of(&form.unit).1.to_owned());
    let mut letter = Letter::new(read, &facts.rules, SPEC.id, fields)?;
    // A form to hand out is blank on purpose; of another what it lacks is said.
    for field in lacking.into_iter().filter(|_| !is_blank) {
        letter.leaves_blank(field);
    }
    let day = params.draft_day().or(form.day);
    let when = NumberAndDay { date: day, year: facts.year, ..facts.when(params, today) };
    let unit = head_of(&facts.body, &form.unit);
    letter.head(&Head::Unnumbered(words::FORM), &unit, &facts.office.place, &when);
    letter.addressee();
    letter.paragraphs("body", Inserts::new());
    let paper = frame::paper(&facts.rules, facts.office.two_sided, false);
    draw_out(&mut letter.blocks, paper.body_width());
    signatures(&mut letter, &form.signer);
    Ok(letter.section(paper))
}

/// Whoever issues a form of a unit: the unit, below the committee that the body belongs to.
fn head_of(body: &Body, unit: &str) -> Body {
    let is_of_committee = body.signing == Signing::HeadSigns && !body.letterhead_parent.is_empty();
    let committee = if is_of_committee { &body.letterhead_parent } else { &body.letterhead_name };
    let committee = words::organisation_of(committee);
    let unit =
        if unit.is_empty() { letters::GUEST.to_owned() } else { words::committee_of(unit).0 };
    Body { letterhead_parent: committee, letterhead_name: unit, ..body.clone() }
}

/// On the left the one in charge, on the right the committee of the unit.
fn signatures(letter: &mut Letter<'_>, in_charge: &str) {
    let below = letter.words("below");
    let (left, right) = (letter.words("left"), letter.words("right"));
    let columns = [
        (capitals(&left), below.clone(), in_charge.to_owned()),
        (capitals(&right), below, String::new()),
    ];
    letter.blocks.push(frame::signatures(letter.rules, &columns));
}

/// Lines that end with room for the pen are drawn out to the margin; what is nothing but room begins at the margin.
fn draw_out(blocks: &mut [Block], width: f32) {
    for block in blocks {
        let Block::Paragraph(paragraph) = block else { continue };
        let Some(text) = paragraph.spans.last().map(|span| span.text.clone()) else { continue };
        let Some(before) = text.strip_suffix(WORD_FOR_THE_PEN) else { continue };
        if before.is_empty() && paragraph.spans.len() == 1 {
            (paragraph.first_indent, paragraph.space_before) = (0.0, 0.0);
        }
        let dots = dots_to(paragraph, width);
        if let Some(span) = paragraph.spans.last_mut() {
            span.text = format!("{text}{}", words::DOTS.repeat(dots));
        }
    }
}

/// How many more dots the last line of a paragraph has room for.
fn dots_to(paragraph: &Paragraph, width: f32) -> usize {
    let mut dot = paragraph.clone();
    dot.spans.truncate(1);
    if let Some(span) = dot.spans.first_mut() {
        words::DOTS.clone_into(&mut span.text);
    }
    let (dot, left) = (natural_width(&dot), paragraph.first_indent + natural_width(paragraph));
    // Words that fill more than a line leave the rest of their last one, or a little less.
    let left = width - left % width;
    if dot > 0.0 && left > 0.0 { (left / dot) as usize } else { 0 }
}
