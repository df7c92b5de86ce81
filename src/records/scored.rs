//! From the ranking of a year to a round: whoever it proposes becomes a proposal there.
use super::Known;
use crate::{
    domain::{
        award::{Proposal, Recipient},
        edit::{Edit, Purpose},
        evaluation::{Proposed, Rules, ScoreSubject, Standing},
        failure::Failure,
        ids::{RoundId, UnitId},
    },
    listing::ranking::{RankedSubject, rankings},
    text::{evaluation, scoring as words, sentence},
};

/// Whom a subject is proposed as, their unit, and what they achieved as far as the subject says it.
type Whom = (Recipient, Option<UnitId>, String);

/// `None` for a subject that the book knows by its name only.
fn whom(known: &Known<'_>, line: &RankedSubject) -> Result<Option<Whom>, Failure> {
    Ok(match &line.subject {
        ScoreSubject::Name(_) => None,
        ScoreSubject::Unit(unit) => Some((Recipient::Unit(*unit), Some(*unit), String::new())),
        ScoreSubject::Person(person) => {
            Some((Recipient::Person(*person), known.unit_of(*person), String::new()))
        }
        ScoreSubject::Democracy(id) => known
            .try_get(|read| read.democracy_record(*id))?
            .and_then(|record| record.unit)
            .map(|unit| (Recipient::Unit(unit), Some(unit), String::new())),
        ScoreSubject::Registration(id) => {
            let model = known.try_get(|read| match read.registration(*id)? {
                Some(registration) => {
                    registration.model.map(|m| read.movement_model(m)).transpose()
                }
                None => Ok(None),
            })?;
            model.flatten().and_then(|model| {
                let unit = model.unit;
                let recipient = match (model.person, model.collective, unit) {
                    (Some(person), ..) => Recipient::Person(person),
                    (_, Some(collective), _) => Recipient::Collective(collective),
                    (_, _, Some(unit)) => Recipient::Unit(unit),
                    _ => return None,
                };
                Some((recipient, unit, words::achieved(&model.name)))
            })
        }
    })
}

/// What everybody who was scored in a year came to, the sets in their order; whoever was scored for more than one thing
/// stands there as often.
///
/// # Errors
/// Why the book could not be read.
pub fn ratings(known: &Known<'_>, year: i64) -> Result<Vec<(Recipient, String)>, Failure> {
    let mut found = Vec::new();
    for ranking in known.try_get(|read| rankings(read, year))? {
        for line in &ranking.lines {
            let judged = &line.ranked.judged;
            if judged.standing == Standing::NotJudged {
                continue;
            }
            if let Some((recipient, _, _)) = whom(known, line)? {
                let class = evaluation::class(&ranking.set.rules, judged.standing);
                found.push((recipient, words::rating(judged.total, &class)));
            }
        }
    }
    Ok(found)
}

/// What became of those whom a ranking proposes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToPropose {
    /// The step that adds their proposals; `None`: there is none to add.
    pub edit: Option<Edit>,
    /// Proposals in it.
    pub new: usize,
    /// Names of those that the book knows by their name only.
    pub unknown: Vec<String>,
}

/// Proposals in a round for those whom the ranking proposes and who stand in none there yet; one for each, whatever
/// they were scored for.
///
/// # Errors
/// Why the book could not be read.
pub fn to_propose(
    known: &Known<'_>,
    (rules, lines): (&Rules, &[RankedSubject]),
    round: RoundId,
) -> Result<ToPropose, Failure> {
    let there = known.try_get(|read| read.proposal_rows(Some(round), None))?;
    let is_there = |recipient: &Recipient| there.iter().any(|row| row.recipient == *recipient);
    let mut proposals: Vec<Proposal> = Vec::new();
    let mut unknown = Vec::new();
    for line in lines.iter().filter(|line| line.ranked.proposed == Proposed::Yes) {
        let Some((recipient, unit, achievement)) = whom(known, line)? else {
            unknown.push(line.name.clone());
            continue;
        };
        if is_there(&recipient) {
            continue;
        }
        let judged = &line.ranked.judged;
        let class = evaluation::class(rules, judged.standing);
        let rating = words::rating(judged.total, &class);
        let same = proposals.iter_mut().find(|p| p.recipient.as_ref() == Some(&recipient));
        if let Some(proposal) = same {
            // Scored for more than one thing: they stand in the list once.
            for (text, more) in
                [(&mut proposal.achievement, &achievement), (&mut proposal.rating, &rating)]
            {
                *text = sentence::joined(&[text, more], "; ");
            }
            continue;
        }
        proposals.push(Proposal {
            round: Some(round),
            recipient: Some(recipient),
            unit,
            achievement,
            rating,
            ..Proposal::default()
        });
    }
    let new = proposals.len();
    let edits = proposals.into_iter().map(Edit::save).collect();
    let edit = (new > 0).then_some(Edit::Several { purpose: Purpose::Rows(new), edits });
    Ok(ToPropose { edit, new, unknown })
}
