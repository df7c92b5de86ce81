//! Bìa hồ sơ of a round, with the mục lục of what belongs to it: decisions, letters, minutes, what units sent.
use crate::{
    domain::{
        decision::PaperState,
        ids::{Kind, Record},
        meeting::{Meeting, MeetingWay},
        office::Body,
        paper::{About, Paper},
        paper_kind::PaperKind,
        rule_set,
        vietnamese::capitals,
    },
    layout::block::{Align, Block, Cell, Document, Face, Role, Row, Section, Value, mm},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::RoundFacts,
        frame,
        letter::{Inserts, Letter},
        lists::{SERIAL, apart, col, row, sheet, table},
        options,
        sheets::minutes,
        spots::{self, column as key},
    },
    store::{AwardFilter, Reader, StoreError},
    text::{
        dates, dossier, labels, numbers,
        print::{self, column},
        registers as words,
        reports::{self, group},
        sentence::in_one_line,
        template::{Fields, field},
    },
};
use jiff::civil::Date;
use std::collections::HashSet;

/// Cover and table of contents.
pub const SPEC: ReportSpec = ReportSpec {
    id: "bia-ho-so",
    group: group::BOOKS,
    about: &[AboutKind::Round],
    recipients: None,
    lists: &[],
    of_any_body: true,
    options: &[options::ORIENTATION],
    build,
};

/// Millimetres above the name of the dossier, and above the last line of its cover. Our choice.
const ABOVE_NAME: f32 = 70.0;
/// The same.
const ABOVE_PLACE: f32 = 55.0;
/// Rows for the pen where the book knows of no paper.
const BLANK_ROWS: usize = 10;

/// One paper of the dossier.
struct Listed {
    record: String,
    number: String,
    day: Option<Date>,
    summary: String,
    author: String,
    note: String,
}

/// What a dossier holds, and what it lacks in sentences.
#[derive(Default)]
struct Contents {
    papers: Vec<Listed>,
    lacks: Vec<String>,
}

fn build(read: Reader<'_>, params: &ReportParams, _today: Date) -> Result<Document, ReportError> {
    let facts = RoundFacts::read(read, params)?;
    let mut contents = Contents::default();
    contents.decisions(read, &facts)?;
    contents.papers(read, &facts)?;
    contents.meetings(read, &facts)?;
    contents.sent(read, &facts)?;
    contents.attached(read, &facts)?;
    // As they were made; what has no day comes last.
    contents.papers.sort_by_key(|paper| (paper.day.is_none(), paper.day));
    let mut fields = facts.fields();
    fields.extend(fields_of(&facts, &contents.papers));
    let cover = cover(read, &facts, fields.clone())?;
    let mut index = index(read, params, (&facts, &contents.papers), fields)?;
    index
        .remarks
        .extend((!contents.lacks.is_empty()).then(|| words::dossier_lacks(&contents.lacks)));
    Ok(Document {
        title: reports::in_years(SPEC.title(), facts.years),
        author: facts.body.full_name.clone(),
        sections: vec![cover, index],
    })
}

fn fields_of(facts: &RoundFacts, papers: &[Listed]) -> Fields {
    let days = || papers.iter().filter_map(|paper| paper.day);
    let said = |day: Option<Date>| day.map(dates::long).unwrap_or_default();
    let count = match papers.len() {
        0 => String::new(),
        count => numbers::count(count as i64),
    };
    Fields::from([
        (field::FROM_DAY, said(days().min())),
        (field::TO_DAY, said(days().max())),
        (field::PAPER_COUNT, count),
        (field::RETENTION, facts.office.retention.trim().to_owned()),
    ])
}

/// The cover: whose dossier, of what, from when to when, how long it is kept.
fn cover(read: Reader<'_>, facts: &RoundFacts, fields: Fields) -> Result<Section, ReportError> {
    let rules = &facts.rules;
    let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
    // In their own place names are one line, broken where they read best.
    let parent = capitals(&in_one_line(&facts.body.letterhead_parent));
    if !parent.is_empty() {
        let part = (Role::Parent, Face::Regular);
        let parent = frame::centred(rules, part, spots::PARENT, &parent);
        letter.blocks.push(Block::Paragraph(parent));
    }
    let issuer = capitals(&in_one_line(&facts.body.letterhead_name));
    let issuer = frame::centred(rules, (Role::Issuer, Face::Bold), spots::ISSUER, &issuer);
    letter.blocks.push(Block::Paragraph(issuer));
    let name = frame::kind_of_paper(rules, words::DOSSIER).space(mm(ABOVE_NAME));
    letter.blocks.push(Block::Paragraph(name));
    let subject = letter.words("subject");
    let subject = frame::subject_of_paper(rules, &subject).space(frame::GAP);
    letter.blocks.push(Block::Paragraph(subject));
    letter.paragraphs("cover", Inserts::new());
    let first = letter.blocks.len();
    letter.paragraphs("place", Inserts::new());
    if let Some(Block::Paragraph(place)) = letter.blocks.get_mut(first) {
        place.space_before = mm(ABOVE_PLACE);
    }
    Ok(letter.section(frame::paper(rules, facts.office.two_sided, false)))
}

/// Mục lục văn bản; rows for the pen where the book knows of no paper.
fn index(
    read: Reader<'_>,
    params: &ReportParams,
    (facts, papers): (&RoundFacts, &[Listed]),
    fields: Fields,
) -> Result<Section, ReportError> {
    let rules = &facts.rules;
    let columns = [
        SERIAL,
        col(key::PAPER_NUMBER, column::PAPER_NUMBER, 26.0, Align::Center),
        col(key::DAY, column::DAY, 22.0, Align::Center),
        col(key::SUMMARY, column::SUMMARY, 46.0, Align::Left),
        col(key::AUTHOR, column::AUTHOR, 30.0, Align::Left),
        col(key::SHEETS, column::SHEETS, 11.0, Align::Center),
        col(key::NOTE, column::NOTE, 18.0, Align::Left),
    ];
    let line =
        |(paper, serial): (&Listed, usize)| row(&paper.record, &columns, serial, cells_of(paper));
    let mut rows: Vec<Row> = papers.iter().zip(1..).map(line).collect();
    if rows.is_empty() {
        let blank = |at: usize| row(&format!("blank-{at}"), &columns, at, vec![Cell::default(); 6]);
        rows.extend((1..=BLANK_ROWS).map(blank));
    }
    let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
    let subject = letter.words("index");
    letter.blocks.extend(frame::title(rules, words::CONTENTS, &subject));
    let mut table = table(rules, &columns, rows);
    // It lies in the cover, which stands.
    let landscape = params.landscape().or(Some(false));
    let sheet = sheet(rules, facts.office.two_sided, landscape, &mut table);
    letter.blocks.push(Block::Table(table));
    letter.closing("count");
    letter.signers();
    // Title and subject have names of their own beside those of the cover.
    letter.blocks = apart(letter.blocks, "index");
    Ok(letter.on_sheet(sheet, false))
}

fn cells_of(paper: &Listed) -> Vec<Cell> {
    let day = paper
        .day
        .map(|day| Cell::from(day.strftime("%d/%m/%Y").to_string()).saying(Value::Day(day)));
    vec![
        Cell::from(paper.number.as_str()),
        day.unwrap_or_default(),
        Cell::from(paper.summary.as_str()),
        Cell::from(paper.author.as_str()),
        Cell::default(),
        Cell::from(paper.note.as_str()),
    ]
}

impl Contents {
    /// Decisions of the round, of other bodies too.
    fn decisions(&mut self, read: Reader<'_>, facts: &RoundFacts) -> Result<(), StoreError> {
        let uids = read.uids(Kind::Decision)?;
        if facts.decisions.is_empty() {
            self.lacks.push(dossier::NO_DECISION.to_owned());
        }
        for decision in &facts.decisions {
            let Some(id) = decision.id else { continue };
            let body = facts.body_of(decision.body);
            let number = labels::decision_number(&decision.number, body);
            let name = dossier::decision(&number, &decision.date.text);
            let is_issued = decision.is_final(body.is_some_and(|body| body.is_ours));
            let has_original =
                read.attachments(Record::Decision(id))?.iter().any(|file| file.is_original);
            if !is_issued {
                self.lacks.push(dossier::not_issued(&name));
            } else if !has_original {
                self.lacks.push(dossier::no_original(&name));
            }
            self.papers.push(Listed {
                record: uids.get(&id.0).cloned().unwrap_or_default(),
                number: on_paper(body, PaperKind::Decision, &decision.number),
                day: decision.date.get(),
                summary: words::decision(&decision.summary),
                author: body.map(author).unwrap_or_default(),
                note: note(is_issued, has_original),
            });
        }
        Ok(())
    }

    /// Letters and lists about the round that are records of the book. Minutes come with their meeting.
    fn papers(&mut self, read: Reader<'_>, facts: &RoundFacts) -> Result<(), StoreError> {
        let Some(id) = facts.round.id else { return Ok(()) };
        let uids = read.uids(Kind::Paper)?;
        let papers = read.papers_about(About::round(id))?;
        let has_meeting = !facts.meetings.is_empty();
        for paper in papers.iter().filter(|p| !has_meeting || p.report != minutes::SPEC.id) {
            let Some(paper_id) = paper.id else { continue };
            let body = facts.body_of(paper.body).unwrap_or(&facts.body);
            let has_original =
                read.attachments(Record::Paper(paper_id))?.iter().any(|file| file.is_original);
            self.papers.push(Listed {
                record: uids.get(&paper_id.0).cloned().unwrap_or_default(),
                number: number_of(paper, body),
                day: paper.date.get(),
                summary: reports::title(&paper.report).to_owned(),
                author: author(body),
                note: note(paper.state == PaperState::Issued, has_original),
            });
        }
        Ok(())
    }

    /// The minutes of each meeting.
    fn meetings(&mut self, read: Reader<'_>, facts: &RoundFacts) -> Result<(), StoreError> {
        let uids = read.uids(Kind::Meeting)?;
        for meeting in &facts.meetings {
            let Some(id) = meeting.id else { continue };
            let files = read.attachments(Record::Meeting(id))?;
            if files.is_empty() {
                let what = dossier::meeting(&meeting.held_on.text);
                self.lacks.push(dossier::no_minutes(&what));
            }
            let has_original = files.iter().any(|file| file.is_original);
            self.papers.push(Listed {
                record: uids.get(&id.0).cloned().unwrap_or_default(),
                number: String::new(),
                day: meeting.held_on.get(),
                summary: words::minutes(meeting.way == MeetingWay::InWriting).to_owned(),
                author: author(body_of(facts, meeting)),
                note: note(true, has_original),
            });
        }
        Ok(())
    }

    /// The tờ trình that units sent, each once whomever it is about.
    fn sent(&mut self, read: Reader<'_>, facts: &RoundFacts) -> Result<(), StoreError> {
        let mut seen = HashSet::new();
        for row in facts.standing() {
            let proposal = read.proposal(row.id)?.unwrap_or_default();
            let number = proposal.submission_number.trim().to_owned();
            let day = proposal.submission_date.get();
            let sender = if row.unit.is_empty() { &row.name } else { &row.unit };
            let is_known = !number.is_empty() || day.is_some();
            if is_known && seen.insert((sender.clone(), number.clone(), day)) {
                self.papers.push(Listed {
                    record: row.uid.clone(),
                    number,
                    day,
                    summary: words::SUBMISSION_OF_UNIT.to_owned(),
                    author: sender.clone(),
                    note: String::new(),
                });
            }
        }
        Ok(())
    }

    /// Signed copies attached to the round, its proposals and its awards.
    fn attached(&mut self, read: Reader<'_>, facts: &RoundFacts) -> Result<(), StoreError> {
        let Some(id) = facts.round.id else { return Ok(()) };
        let mut of = vec![(Record::Round(id), facts.round.name.clone())];
        of.extend(facts.proposals.iter().map(|p| (Record::Proposal(p.id), p.name.clone())));
        let awards = read.award_rows(AwardFilter { round: Some(id), ..AwardFilter::default() })?;
        of.extend(awards.into_iter().map(|award| (Record::Award(award.id), award.name)));
        for (record, what) in of {
            let files = read.attachments(record)?.into_iter().filter(|file| file.is_original);
            self.papers.extend(files.map(|file| {
                let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
                Listed {
                    record: format!("file-{}", file.id.0),
                    number: String::new(),
                    day: None,
                    summary: dossier::attachment(&what, stem, true),
                    author: String::new(),
                    note: words::ATTACHED.to_owned(),
                }
            }));
        }
        Ok(())
    }
}

/// Who met, or else who issues the papers of the round.
fn body_of<'f>(facts: &'f RoundFacts, meeting: &Meeting) -> &'f Body {
    facts.body_of(meeting.body).unwrap_or(&facts.body)
}

fn author(body: &Body) -> String {
    print::no_break(body.short())
}

/// Whether a paper is issued, and whether its signed copy is in the book.
fn note(is_issued: bool, has_original: bool) -> String {
    match (is_issued, has_original) {
        (false, _) => words::NOT_ISSUED,
        (true, true) => words::HAS_ORIGINAL,
        (true, false) => "",
    }
    .to_owned()
}

/// A number in the form of its body, with room for one that is not given yet.
fn on_paper(body: Option<&Body>, kind: PaperKind, number: &str) -> String {
    let theirs = body.and_then(|body| Some((rule_set::of(body)?, body)));
    theirs.map_or_else(
        || number.to_owned(),
        |(rules, body)| print::number_of_paper(&rules, kind, body, number),
    )
}

/// The number of a paper; a list that has none of its own has none.
fn number_of(paper: &Paper, body: &Body) -> String {
    paper.kind.map(|kind| on_paper(Some(body), kind, &paper.number)).unwrap_or_default()
}
