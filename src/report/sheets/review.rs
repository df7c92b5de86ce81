//! Bản soát: each unit of a round gets a page with its names in large letters, exactly as they will be printed.
use crate::{
    domain::{
        award::Round,
        ids::DecisionId,
        paper::{About, TextCorrection},
        rule_set::{self, Family, RuleSet},
        vietnamese::{capitals, same_name_key},
    },
    layout::{
        block::{
            Align, Block, Column, Document, Face, Paragraph, Role, Rule, Section, Span, Style, mm,
        },
        texts::{as_read, each_spot_mut},
    },
    listing::review::{NameToCheck, UnitToAsk, units_to_ask},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame,
        lists::annex::period,
        options,
        spots::{self, column as key},
    },
    store::Reader,
    text::{
        print,
        reports::{self, group},
        review as words,
    },
};
use jiff::civil::Date;
use std::collections::{HashMap, hash_map::Entry};

/// The bản soát.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ban-soat",
    group: group::PROPOSE,
    about: &[AboutKind::Round],
    recipients: None,
    // A name is checked whoever awards it.
    lists: &[],
    of_any_body: true,
    options: &[options::UNIT, options::ANSWER_BY],
    build,
};

/// Points of a name's letters: read at arm's length, and on the picture of a telephone. Our choice.
const NAME_SIZE: f32 = 18.0;
/// The same of what stands below it.
const BELOW_SIZE: f32 = 16.0;
/// The same of what is ticked and written.
const ANSWER_SIZE: f32 = 14.0;
/// From baseline to baseline, by the size of the letters.
const LINE: f32 = 1.25;
/// Points above a name.
const ABOVE_NAME: f32 = 14.0;
/// The rule of a letterhead without a motto, by the length of its issuer.
const ISSUER_RULE: f32 = 0.4;
/// Share of the sheet that the issuer has.
const ISSUER: f32 = 0.5;

fn build(read: Reader<'_>, params: &ReportParams, _today: Date) -> Result<Document, ReportError> {
    let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
    let id = params.round().ok_or_else(|| refuse(reports::CHOOSE_ROUND))?;
    let round = read.round(id)?.ok_or_else(|| refuse(reports::GONE))?;
    let body = round.body.map(|body| read.body(body)).transpose()?.flatten();
    let body = body.ok_or_else(|| refuse(reports::GONE))?;
    let rules = rule_set::by_id(&body.rule_set).ok_or_else(|| refuse(reports::GONE))?;
    let mut units = units_to_ask(read, &round)?;
    if units.is_empty() {
        return Err(ReportError::Empty(reports::empty(SPEC.title())));
    }
    if let Some(unit) = params.unit() {
        units.retain(|asked| asked.unit == Some(unit));
    }
    if units.is_empty() {
        return Err(ReportError::Empty(reports::NOBODY_OF_UNIT.to_owned()));
    }
    put_in_corrections(read, &mut units)?;
    let issuer = capitals(&body.letterhead_name);
    let issuer = frame::centred(rules, (Role::Issuer, Face::Bold), spots::ISSUER, &issuer);
    let mut head = Vec::new();
    if !body.letterhead_parent.is_empty() {
        let above = capitals(&body.letterhead_parent);
        head.push(frame::centred(rules, (Role::Parent, Face::Regular), spots::PARENT, &above));
    }
    if rules.family == Family::State {
        head.push(issuer.ruled(Rule::Share(ISSUER_RULE)));
    } else {
        head.push(issuer);
        let star = (Role::Issuer, Face::Regular);
        head.push(frame::centred(rules, star, spots::STAR, print::STAR));
    }
    let answer_by = words::answer_by(params.answer_by(), body.in_text());
    let sections = units.iter().map(|unit| {
        let blocks = page(rules, &round, unit, (&head, &answer_by));
        // Each goes to another unit: no back of one is printed on the next.
        let paper = frame::paper(rules, false, false);
        let mut section = frame::section(rules, paper, false, blocks);
        name_apart(&mut section, unit);
        section
    });
    Ok(Document {
        title: reports::in_years(SPEC.title(), period(Some(&round.years))),
        author: body.full_name.clone(),
        sections: sections.collect(),
    })
}

/// What was put in by hand on the list of an award's decision is printed there: it is checked, too.
fn put_in_corrections(read: Reader<'_>, units: &mut [UnitToAsk]) -> Result<(), ReportError> {
    let mut by_hand: HashMap<DecisionId, Vec<TextCorrection>> = HashMap::new();
    for name in units.iter_mut().flat_map(|unit| &mut unit.names) {
        let (Some(decision), Some(award)) = (name.decision, &name.award_uid) else { continue };
        let corrections = match by_hand.entry(decision) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let papers = read.papers_about(About::decision(decision))?;
                new.insert(papers.into_iter().flat_map(|p| p.corrections).collect())
            }
        };
        for (column, text) in [
            (key::NAME, &mut name.name),
            (key::POST, &mut name.post),
            (key::UNIT, &mut name.unit),
            (key::ACHIEVEMENT, &mut name.citation),
        ] {
            let spot = spots::cell(award, column);
            if let Some(own) = corrections.iter().find(|c| c.spot == spot.as_str()) {
                *text = as_read(&own.words).into_string();
            }
        }
    }
    Ok(())
}

/// Every page has the same texts: each is named by its unit; what stands of a name is named by that alone.
fn name_apart(section: &mut Section, unit: &UnitToAsk) {
    let key = unit.key.as_str();
    each_spot_mut(section, |spot| {
        if spots::unit_of(spot).is_none() {
            *spot = spots::of_part(spot, key);
        }
    });
}

/// The page of one unit.
fn page(
    rules: &RuleSet,
    round: &Round,
    unit: &UnitToAsk,
    (head, answer_by): (&[Paragraph], &str),
) -> Vec<Block> {
    let columns = vec![
        Column { share: ISSUER, paragraphs: head.to_vec() },
        Column { share: 1.0 - ISSUER, paragraphs: Vec::new() },
    ];
    let mut blocks = vec![Block::Columns { columns, space_before: 0.0 }];
    let counts = unit.counts();
    let mut forms: Vec<&str> = Vec::new();
    for form in unit.names.iter().map(|name| name.form.as_str()) {
        if !forms.iter().any(|known| same_name_key(known) == same_name_key(form)) {
            forms.push(form);
        }
    }
    let subject = words::subject(counts, &forms, period(Some(&round.years)));
    blocks.extend(frame::title(rules, words::TITLE, &subject));
    let to = words::to(&unit.name);
    let to = Paragraph::new(to, Style::bold(BELOW_SIZE), Align::Center, BELOW_SIZE * LINE);
    let to = to.named(Role::Body, spots::unit_asked(&unit.key));
    blocks.push(Block::Paragraph(to.space(ABOVE_NAME).with_next()));
    blocks.push(Block::Paragraph(frame::body_text(rules, spots::REQUEST, words::REQUEST)));
    for (place, (kind, _)) in counts.present().enumerate() {
        if counts.present().count() > 1 {
            let heading = print::kind_heading(place, kind);
            let spot = spots::group(&format!("{kind:?}"));
            let line = ANSWER_SIZE * LINE;
            let heading = Paragraph::new(heading, Style::bold(ANSWER_SIZE), Align::Left, line);
            let heading = heading.named(Role::Body, spot).space(ABOVE_NAME).with_next();
            blocks.push(Block::Paragraph(heading));
        }
        let of_kind = unit.names.iter().filter(|name| name.kind == kind);
        for (at, name) in of_kind.enumerate() {
            blocks.extend(name_to_check(at + 1, name).map(Block::Paragraph));
        }
    }
    blocks.push(Block::Paragraph(
        frame::body_text(rules, spots::ANSWER_BY, answer_by).space(ABOVE_NAME).with_next(),
    ));
    for (number, line) in (1..).zip(words::READER) {
        let line =
            Paragraph::new(line, Style::regular(ANSWER_SIZE), Align::Left, ANSWER_SIZE * LINE);
        let line = line.named(Role::Body, spots::reader(number)).space(ABOVE_NAME / 2.0);
        // The last line stands with the one above it.
        let stays = number < words::READER.len();
        blocks.push(Block::Paragraph(if stays { line.with_next() } else { line }));
    }
    blocks
}

/// One name: its number and itself, what stands below it, and what is answered. It stays on one page.
fn name_to_check(number: usize, name: &NameToCheck) -> impl Iterator<Item = Paragraph> {
    let uid = name.uid.as_str();
    let line = |size: f32, left: f32| Paragraph {
        left: mm(left),
        ..Paragraph::new("", Style::regular(size), Align::Left, size * LINE)
    };
    let span = |text: String, style: Style, spot| Span {
        text,
        style,
        spot: Some(spot),
        ..Span::default()
    };
    let mut all = Vec::new();
    all.push(Paragraph {
        spans: vec![
            span(
                format!("{number}.\u{a0}"),
                Style::regular(NAME_SIZE),
                spots::cell(uid, key::SERIAL),
            ),
            span(name.name.clone(), Style::bold(NAME_SIZE), spots::cell(uid, key::NAME)),
        ],
        role: Some(Role::Body),
        space_before: ABOVE_NAME,
        ..line(NAME_SIZE, 0.0)
    });
    let below = [
        (key::POST, words::POST, &name.post),
        (key::UNIT, words::unit(name.kind), &name.unit),
        (key::FORM, words::FORM, &name.form),
        (key::ACHIEVEMENT, words::CITATION, &name.citation),
    ];
    for (column, label, text) in below.into_iter().filter(|(.., text)| !text.is_empty()) {
        let style = Style::regular(BELOW_SIZE);
        all.push(Paragraph {
            spans: vec![
                span(format!("{label} "), style, spots::beside(uid, column)),
                span(print::no_break(text), style, spots::cell(uid, column)),
            ],
            role: Some(Role::Body),
            ..line(BELOW_SIZE, 8.0)
        });
    }
    all.push(Paragraph {
        spans: vec![span(
            words::ANSWER.to_owned(),
            Style::regular(ANSWER_SIZE),
            spots::beside(uid, key::ANSWER),
        )],
        role: Some(Role::Body),
        space_before: ABOVE_NAME / 3.0,
        ..line(ANSWER_SIZE, 8.0)
    });
    let last = all.len();
    all.into_iter().enumerate().map(move |(at, p)| if at + 1 < last { p.with_next() } else { p })
}
