//! Hồ sơ đợt: everything that belongs to a round, as files with an index, and what is missing. Only reads; whoever
//! writes it makes the PDFs.
use super::{
    of_round::{OfRound, decisions_of, of_round},
    opening::open,
    ready_paper::ReadyPaper,
};
use crate::{
    domain::{
        award::Outcome,
        decision::{Decision, PaperState},
        ids::{AttachmentId, Record, RoundId},
        office::ours_of_key,
        paper::About,
        vietnamese::plain_name,
    },
    report::{ReportError, ReportParams, ReportSpec, catalog, sheets::submission},
    store::{Attachment, AwardFilter, Reader},
    text::{
        dossier::{self as words, IndexLine},
        labels, reports,
    },
};
use jiff::civil::Date;

/// What a file of a dossier holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A paper, to be written as PDF.
    Paper(Box<ReadyPaper>),
    /// An attached file, as it is.
    File(AttachmentId),
}

/// The dossier of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// Its files, each with its line of the index, in the order of the round.
    pub files: Vec<(IndexLine, Content)>,
    /// What is missing, in sentences.
    pub missing: Vec<String>,
    /// The index as a text file: with how long it is all kept, and with what is missing.
    pub index: String,
}

/// Gathers it.
struct Gathering<'r> {
    read: Reader<'r>,
    two_sided: bool,
    /// Is its body not one of ours?
    is_decided_elsewhere: bool,
    today: Date,
    files: Vec<(IndexLine, Content)>,
    missing: Vec<String>,
}

/// The dossier of a round: papers as they were issued, or as they are made today; bản chính and other files of its
/// records.
///
/// # Errors
/// [`ReportError`]; what cannot be made is missing, and no error.
pub fn dossier(read: Reader<'_>, id: RoundId, today: Date) -> Result<Dossier, ReportError> {
    let gone = || ReportError::Refused(reports::GONE.to_owned());
    let round = read.round(id)?.ok_or_else(gone)?;
    let office = read.office()?;
    let mut all = Gathering {
        read,
        two_sided: office.two_sided,
        is_decided_elsewhere: ours_of_key(&read.bodies()?, round.body).is_none(),
        today,
        files: Vec::new(),
        missing: Vec::new(),
    };
    all.attached(Record::Round(id), &round.name)?;
    all.proposals(id)?;
    for meeting in read.meetings_of(id)? {
        let Some(meeting_id) = meeting.id else { continue };
        let what = words::meeting(&meeting.held_on.text);
        if all.attached(Record::Meeting(meeting_id), &what)? == 0 {
            all.missing.push(words::no_minutes(&what));
        }
    }
    for OfRound { spec, params, .. } in of_round(read, id)? {
        if !spec.is_of_decision() && spec.has_original() {
            all.paper_of_round(spec, &params)?;
        }
    }
    let decisions = decisions_of(read, id)?;
    if decisions.is_empty() {
        all.missing.push(words::NO_DECISION.to_owned());
    }
    for decision in decisions {
        all.decision(&decision)?;
    }
    for award in read.award_rows(AwardFilter { round: Some(id), ..AwardFilter::default() })? {
        all.attached(Record::Award(award.id), &award.name)?;
    }
    let Gathering { files, missing, .. } = all;
    let lines: Vec<&IndexLine> = files.iter().map(|(line, _)| line).collect();
    let kept = (office.retention.as_str(), today);
    let index = words::index((&office.name, &round.name), &lines, &missing, kept);
    Ok(Dossier { files, missing, index })
}

impl Gathering<'_> {
    /// Puts a file behind the others; its name begins with its number in the index.
    fn put(&mut self, line: IndexLine, ending: &str, content: Content) {
        let number = self.files.len() + 1;
        let stem = plain_name(&line.title);
        let file = format!("{number:02}-{stem}.{ending}");
        self.files.push((IndexLine { file, ..line }, content));
    }

    /// The files attached to a record; says how many there are.
    fn attached(&mut self, to: Record, what: &str) -> Result<usize, ReportError> {
        let files = self.read.attachments(to)?;
        let count = files.len();
        for file in files {
            self.attachment(&file, what);
        }
        Ok(count)
    }

    fn attachment(&mut self, file: &Attachment, what: &str) {
        let (stem, ending) = file.name.rsplit_once('.').unwrap_or((file.name.as_str(), ""));
        let ending = plain_name(ending);
        let ending = if ending.is_empty() { "bin" } else { ending.as_str() };
        let line = IndexLine {
            title: words::attachment(what, stem, file.is_original),
            ..IndexLine::default()
        };
        self.put(line, ending, Content::File(file.id));
    }

    /// What units sent: the files of proposals that stand, and what those lack.
    fn proposals(&mut self, round: RoundId) -> Result<(), ReportError> {
        let mut without = Vec::new();
        for proposal in self.read.proposal_rows(Some(round), None)? {
            let sent = self.attached(Record::Proposal(proposal.id), &proposal.name)?;
            if proposal.outcome != Outcome::Standing {
                continue;
            }
            if sent == 0 {
                without.push(proposal.name.clone());
            }
            if proposal.lacking > 0 {
                self.missing.push(words::lacking(&proposal.name, proposal.lacking));
            }
        }
        if !without.is_empty() {
            self.missing.push(words::without_files(&without));
        }
        Ok(())
    }

    /// A list or letter about the round itself.
    fn paper_of_round(
        &mut self,
        spec: &'static ReportSpec,
        params: &ReportParams,
    ) -> Result<(), ReportError> {
        match open(spec, self.read, params, self.today) {
            Ok(paper) => {
                let record = self.read.paper_about(spec.id, params.about)?;
                let is_issued = record.as_ref().is_some_and(|r| r.state == PaperState::Issued);
                let (number, day) = record.as_ref().map_or((String::new(), String::new()), |r| {
                    (r.number.clone(), r.date.text.clone())
                });
                let note = if is_issued { String::new() } else { words::made_today(self.today) };
                self.paper(spec.title(), (number, day, note), paper);
                let originals = match record.and_then(|record| record.id) {
                    Some(paper) => self.attached(Record::Paper(paper), spec.title())?,
                    None => 0,
                };
                // A list is annexed to the letter, which alone is signed with a number.
                // One between bodies of ours may not be asked for at all.
                if originals == 0 && spec.id == submission::SPEC.id && self.is_decided_elsewhere {
                    self.missing.push(words::no_original(spec.title()));
                }
            }
            Err(ReportError::Store(error)) => return Err(error.into()),
            // A paper that the round has nothing for was never one of it.
            Err(ReportError::Empty(_)) if spec.id != submission::SPEC.id => {}
            Err(ReportError::Empty(_)) if !self.is_decided_elsewhere => {}
            Err(error) => self.missing.push(words::not_made(spec.title(), &error.sentence())),
        }
        Ok(())
    }

    fn paper(
        &mut self,
        title: &str,
        (number, day, note): (String, String, String),
        paper: ReadyPaper,
    ) {
        let pages = paper.pages.len();
        let sheets = if self.two_sided { pages.div_ceil(2) } else { pages };
        let sheets = Some(sheets);
        let line = IndexLine {
            title: title.to_owned(),
            number,
            day,
            sheets,
            note,
            ..IndexLine::default()
        };
        self.put(line, "pdf", Content::Paper(Box::new(paper)));
    }

    /// A decision with its annexes and its bản chính.
    fn decision(&mut self, decision: &Decision) -> Result<(), ReportError> {
        let Some(id) = decision.id else { return Ok(()) };
        let body = decision.body.map(|body| self.read.body(body)).transpose()?.flatten();
        let is_issued = decision.state == PaperState::Issued;
        let number = labels::decision_number(&decision.number, body.as_ref());
        let name = words::decision(&number, &decision.date.text);
        if !is_issued {
            self.missing.push(words::not_issued(&name));
        }
        for spec in catalog::of_decision() {
            let params = ReportParams::about(About::decision(id));
            match open(spec, self.read, &params, self.today) {
                Ok(paper) => {
                    let day = decision.date.text.clone();
                    let note =
                        if is_issued { String::new() } else { words::made_today(self.today) };
                    self.paper(spec.title(), (number.clone(), day, note), paper);
                }
                Err(ReportError::Store(error)) => return Err(error.into()),
                Err(ReportError::Empty(_)) if spec.recipients.is_some() => {}
                Err(error) => {
                    self.missing.push(words::not_made(spec.title(), &error.sentence()));
                }
            }
        }
        let files = self.read.attachments(Record::Decision(id))?;
        if is_issued && !files.iter().any(|file| file.is_original) {
            self.missing.push(words::no_original(&name));
        }
        for file in &files {
            self.attachment(file, &name);
        }
        Ok(())
    }
}
