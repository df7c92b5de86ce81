//! The fourth phase of a change: carries a checked edit out.
use super::{WorkspaceError, complete::printed_texts, issue, prepare::prepare, quick_list};
use crate::{
    domain::{
        award::{Award, Outcome, Proposal},
        batch::resolve_placeholders,
        decision::{Decision, PaperState, one_form},
        edit::{Edit, MOST_ATTACHED},
        entry::Entry,
        ids::{DecisionId, PaperId, PersonId, ProposalId, Record, RoundId, UnitId},
        paper::Paper,
        person::{Gender, Person},
        title,
        unit::Unit,
    },
    store::{AwardFilter, AwardRow, Reader, StoreError, Writer},
};
use jiff::civil::Date;

type Written = Result<Option<Record>, WorkspaceError>;

/// The stored record an edit changes; it must still be there.
fn changes(edit: &Edit) -> Option<Record> {
    match edit {
        Edit::Save(entry) => entry.record(),
        Edit::IssueDecision(decision) => decision.id.map(Record::Decision),
        Edit::IssuePaper(paper) => paper.id.map(Record::Paper),
        Edit::AddCollective { unit, .. } => Some(Record::Unit(*unit)),
        Edit::Remove(record) => Some(*record),
        Edit::Merge { kept, .. } => Some(*kept),
        Edit::Attach { to, .. } => Some(*to),
        Edit::SaveOffice(_)
        | Edit::Restore(_)
        | Edit::EmptyTrash
        | Edit::TellApart(..)
        | Edit::RestoreField { .. }
        | Edit::Detach(_)
        | Edit::Reorder(_)
        | Edit::AwardProposals { .. }
        | Edit::Several { .. }
        | Edit::RecordQuickList(_) => None,
    }
}

pub(super) fn write(writer: &Writer<'_>, edit: Edit, today: Date) -> Written {
    let before = changes(&edit);
    if let Some(record) = before
        && !writer.reader().is_live(record)?
    {
        return Err(WorkspaceError::Gone);
    }
    let is_form = !matches!(
        edit,
        Edit::AddCollective { .. } | Edit::Remove(_) | Edit::Merge { .. } | Edit::Attach { .. }
    );
    let written = carry_out(writer, edit, today)?;
    if let Some(record) = before.filter(|_| is_form) {
        writer.stands_as_saved(record)?;
    }
    Ok(written)
}

fn carry_out(writer: &Writer<'_>, edit: Edit, today: Date) -> Written {
    Ok(Some(match edit {
        Edit::SaveOffice(office) => {
            writer.save_office(&office)?;
            return Ok(None);
        }
        Edit::Save(entry) => save(writer, entry)?,
        Edit::IssueDecision(decision) => Record::Decision(save_decision(writer, &decision)?),
        Edit::IssuePaper(paper) => Record::Paper(save_paper(writer, *paper)?),
        Edit::AddCollective { unit, collective } => {
            Record::Collective(writer.save_collective(unit, &collective)?)
        }
        Edit::Several { edits, .. } => return batch(writer, edits, today),
        Edit::Remove(record) => {
            if let Record::Paper(id) = record
                && writer.reader().paper(id)?.is_some_and(|p| p.state == PaperState::Issued)
            {
                return Err(WorkspaceError::AlreadyIssued);
            }
            let uses = writer.reader().uses(record)?;
            if !uses.is_empty() {
                return Err(WorkspaceError::InUse(uses));
            }
            writer.trash(record)?;
            return Ok(None);
        }
        Edit::Restore(record) => {
            writer.restore(record)?;
            record
        }
        Edit::EmptyTrash => {
            writer.empty_trash()?;
            return Ok(None);
        }
        Edit::Merge { kept, gone } => {
            if !writer.reader().is_live(gone)? {
                return Err(WorkspaceError::Gone);
            }
            if let (Record::Person(kept), Record::Person(gone)) = (kept, gone) {
                fill_blanks(writer, kept, gone)?;
            }
            writer.merge(kept, gone)?;
            kept
        }
        Edit::TellApart(one, other) => {
            writer.tell_apart(one, other)?;
            one
        }
        Edit::RestoreField { change, column } => {
            if let Some(Record::Decision(id)) = writer.reader().record_of_change(change)?
                && writer.reader().decision(id)?.is_some_and(|d| d.state == PaperState::Issued)
            {
                return Err(WorkspaceError::AlreadyIssued);
            }
            writer.restore_field(change, &column)?;
            return Ok(None);
        }
        Edit::Attach { to, name, content, is_original } => {
            let size = content.len() as u64;
            if size > MOST_ATTACHED {
                return Err(WorkspaceError::AttachmentTooLarge(name, size));
            }
            writer.attach(to, (&name, is_original), &content, &today.to_string())?;
            return Ok(None);
        }
        Edit::Detach(id) => {
            writer.detach(id)?;
            return Ok(None);
        }
        Edit::Reorder(records) => {
            for (position, record) in records.iter().enumerate() {
                writer.set_position(*record, position as i64 + 1)?;
            }
            return Ok(records.first().copied());
        }
        Edit::AwardProposals { round, proposals, decision } => {
            return award_proposals(writer, round, &proposals, decision, today);
        }
        Edit::RecordQuickList(list) => return quick_list::write(writer, &list),
    }))
}

/// Stores a record, with what goes along with it.
fn save(writer: &Writer<'_>, entry: Entry) -> Result<Record, WorkspaceError> {
    Ok(match entry {
        Entry::Unit(unit) => Record::Unit(save_unit(writer, *unit)?),
        Entry::Person(person) => Record::Person(save_person(writer, *person)?),
        Entry::Proposal(proposal) => {
            let proposal = proposal_at_the_end(writer, *proposal)?;
            let id = writer.save_proposal(&proposal)?;
            take_out_award(writer, &proposal)?;
            Record::Proposal(id)
        }
        Entry::Round(round) => {
            let before = round.id.map(|id| writer.reader().round(id)).transpose()?.flatten();
            let id = writer.save_round(&round)?;
            if let Some(before) = before.filter(|before| before.content != round.content) {
                writer.round_content_corrected(id, &before.content, &round.content)?;
            }
            Record::Round(id)
        }
        Entry::Decision(decision) => Record::Decision(save_decision(writer, &decision)?),
        Entry::Paper(paper) => Record::Paper(save_paper(writer, *paper)?),
        Entry::Award(award) => {
            Record::Award(writer.save_award(&award_at_the_end(writer, *award)?)?)
        }
        Entry::WorkingYear(mut year) => {
            if year.is_locked {
                // Each unlocking has a reason of its own.
                year.lock_reason.clear();
            }
            Record::WorkingYear(writer.save_working_year(&year)?)
        }
        other => writer.save_entry(&other)?,
    })
}

/// The award drafted for a proposal that was taken out or put off goes with it. One that is issued, or that a body
/// not ours has given its number and day, stays: only another decision takes it back.
fn take_out_award(writer: &Writer<'_>, proposal: &Proposal) -> Result<(), WorkspaceError> {
    let read = writer.reader();
    let (Some(round), Some(recipient)) = (proposal.round, &proposal.recipient) else {
        return Ok(());
    };
    if proposal.outcome == Outcome::Standing {
        return Ok(());
    }
    let of_round = AwardFilter { round: Some(round), ..AwardFilter::default() };
    for award in read.award_rows(of_round)?.iter().filter(|a| a.recipient.is_same(recipient)) {
        let decision = award.decision.map(|id| read.decision(id)).transpose()?.flatten();
        let body = decision.as_ref().and_then(|d| d.body).map(|id| read.body(id)).transpose()?;
        let is_ours = body.flatten().is_none_or(|b| b.is_ours);
        let is_final = decision.is_some_and(|d| d.is_final(is_ours));
        if !is_final {
            writer.trash(Record::Award(award.id))?;
        }
    }
    Ok(())
}

/// A unit whose name is corrected is called so wherever it was named.
fn save_unit(writer: &Writer<'_>, unit: Unit) -> Result<UnitId, WorkspaceError> {
    let before = unit.id.map(|id| writer.reader().unit(id)).transpose()?.flatten();
    let unit = at_the_end(writer, unit)?;
    let id = writer.save_unit(&unit)?;
    if let Some(before) = before.filter(|b| b.name != unit.name) {
        writer.unit_name_corrected(id, &before.name, &unit.name)?;
    }
    Ok(id)
}

/// A person whose name is corrected is called so wherever they were named.
fn save_person(writer: &Writer<'_>, mut person: Person) -> Result<PersonId, WorkspaceError> {
    let before = person.id.map(|id| writer.reader().person(id)).transpose()?.flatten();
    let before = before.filter(|b| b.full_name != person.full_name);
    // The name on certificates follows too, unless it was typed anew in the same form.
    if let Some(before) = before.as_ref()
        && before.certificate_name == person.certificate_name
        && let Some(renamed) =
            title::renamed(&before.certificate_name, &before.full_name, &person.full_name)
    {
        person.certificate_name = renamed;
    }
    let id = writer.save_person(&person)?;
    if let Some(before) = before {
        writer.person_name_corrected(id, &before.full_name, &person.full_name)?;
        writer.attendee_name_corrected(id, &before.full_name, &person.full_name)?;
    }
    Ok(id)
}

/// What is issued stays as it is; one made for a round takes the awards of that round.
fn save_decision(writer: &Writer<'_>, decision: &Decision) -> Result<DecisionId, WorkspaceError> {
    let before = decision.id.map(|id| writer.reader().decision(id)).transpose()?.flatten();
    if before.as_ref().is_some_and(|b| b.state == PaperState::Issued)
        && decision.state == PaperState::Issued
    {
        return Err(WorkspaceError::AlreadyIssued);
    }
    let id = writer.save_decision(decision)?;
    if decision.state != PaperState::Issued {
        writer.take_back_issued_papers(id)?;
    }
    let made_for = |d: &Decision| d.round.zip(d.body);
    if made_for(decision) != before.as_ref().and_then(made_for) {
        take_awards(writer, id, decision)?;
    }
    Ok(id)
}

/// What is kept of a paper comes with issuing it, at the end of the step. One that is issued goes back to a
/// draft by itself, or, of a decision, with its decision; nothing else of it changes.
fn save_paper(writer: &Writer<'_>, paper: Paper) -> Result<PaperId, WorkspaceError> {
    let before = paper.id.map(|id| writer.reader().paper(id)).transpose()?.flatten();
    let stays = paper.state == PaperState::Issued || issue::is_issued_with_decision(&paper);
    if before.is_some_and(|before| before.state == PaperState::Issued) && stays {
        return Err(WorkspaceError::AlreadyIssued);
    }
    let paper = Paper { fingerprint: String::new(), content: String::new(), ..paper };
    Ok(writer.save_paper(&paper, None)?)
}

/// Each edit goes through every phase as if those before it were stored, which they are. All that is wrong
/// is told at once; then nothing of it is stored.
fn batch(writer: &Writer<'_>, edits: Vec<Edit>, today: Date) -> Written {
    let mut created = Vec::with_capacity(edits.len());
    let mut wrong = Vec::new();
    for (place, mut edit) in edits.into_iter().enumerate() {
        resolve_placeholders(&mut edit, &created);
        let found = prepare(writer.reader(), &mut edit, today)?;
        if found.has_errors() {
            wrong.push((place, found));
            created.push(None);
        } else {
            created.push(write(writer, edit, today)?);
        }
    }
    if wrong.is_empty() {
        Ok(created.last().copied().flatten())
    } else {
        Err(WorkspaceError::InvalidRows(wrong))
    }
}

/// What is not known of the person who stays is taken from the one who goes; posts move by themselves.
fn fill_blanks(writer: &Writer<'_>, kept: PersonId, gone: PersonId) -> Result<(), WorkspaceError> {
    let read = writer.reader();
    let (Some(mut person), Some(other)) = (read.person(kept)?, read.person(gone)?) else {
        return Err(WorkspaceError::Gone);
    };
    for (text, from) in [
        (&mut person.given_name, other.given_name),
        (&mut person.certificate_name, other.certificate_name),
        (&mut person.salutation, other.salutation),
        (&mut person.birth.text, other.birth.text),
        (&mut person.ethnicity, other.ethnicity),
        (&mut person.religion, other.religion),
        (&mut person.hometown, other.hometown),
        (&mut person.party_joined.text, other.party_joined.text),
        (&mut person.education, other.education),
        (&mut person.account_number, other.account_number),
        (&mut person.note, other.note),
    ] {
        if text.is_empty() {
            *text = from;
        }
    }
    if person.gender == Gender::Unknown {
        person.gender = other.gender;
    }
    person.is_party_member |= other.is_party_member;
    person.needs_review &= other.needs_review;
    writer.save_person(&person)?;
    Ok(())
}

/// A new unit takes the last place.
fn at_the_end(writer: &Writer<'_>, mut unit: Unit) -> Result<Unit, StoreError> {
    if unit.id.is_none() && unit.position == 0 {
        unit.position = 1 + writer.reader().last_unit_position()?;
    }
    Ok(unit)
}

fn proposal_at_the_end(
    writer: &Writer<'_>,
    mut proposal: Proposal,
) -> Result<Proposal, StoreError> {
    if proposal.id.is_none() && proposal.position == 0 {
        proposal.position = 1 + writer.reader().last_proposal_position(proposal.round)?;
    }
    Ok(proposal)
}

fn award_at_the_end(writer: &Writer<'_>, mut award: Award) -> Result<Award, StoreError> {
    if award.id.is_none() && award.position == 0 {
        award.position = 1 + writer.reader().last_award_position(award.round, award.decision)?;
    }
    Ok(award)
}

fn award_proposals(
    writer: &Writer<'_>,
    round: RoundId,
    proposals: &[ProposalId],
    decision: Option<DecisionId>,
    today: Date,
) -> Written {
    let read = writer.reader();
    let the_round = read.round(round)?.ok_or(WorkspaceError::Gone)?;
    let proposals = proposals
        .iter()
        .map(|id| {
            let mut proposal = read.proposal(*id)?.ok_or(WorkspaceError::Gone)?;
            if proposal.form.is_empty() {
                proposal.form.clone_from(&the_round.form);
            }
            Ok(proposal)
        })
        .collect::<Result<Vec<Proposal>, WorkspaceError>>()?;
    let has = decision.map(|id| forms_given(read, id)).transpose()?.unwrap_or_default();
    let decided_by =
        decision.map(|id| read.decision(id)).transpose()?.flatten().and_then(|d| d.body);
    let forms = proposals.iter().map(|p| p.form.as_str());
    let first_form = has.first().map(String::as_str);
    let decided = one_form(first_form, &the_round.form, forms).map(str::to_owned);
    let mut first = None;
    for proposal in proposals {
        let body = proposal.body.or(the_round.body);
        // One of a form that the decision does not give, or of another body, waits for another decision.
        let is_given = decided.as_ref() == Some(&proposal.form) || has.contains(&proposal.form);
        let fits = is_given && body == decided_by;
        let decision = decision.filter(|_| fits);
        let mut award = Award {
            recipient: proposal.recipient,
            unit: proposal.unit,
            body,
            round: Some(round),
            decision,
            form: proposal.form,
            years: the_round.years.clone(),
            content: the_round.content.clone(),
            ..Award::default()
        };
        if decision.is_some() && read.awarded_twice(&award)? {
            continue;
        }
        printed_texts(read, &mut award, today)?;
        let award = award_at_the_end(writer, award)?;
        let saved = writer.save_award(&award)?;
        first = first.or(Some(Record::Award(saved)));
    }
    Ok(first)
}

/// The forms of the awards that stand under a decision, as they are met.
fn forms_given(read: Reader<'_>, id: DecisionId) -> Result<Vec<String>, StoreError> {
    let of_decision = AwardFilter { decision: Some(id), ..AwardFilter::default() };
    let mut forms: Vec<String> = Vec::new();
    for row in read.award_rows(of_decision)?.into_iter().filter(|row| !row.is_revoked) {
        if !forms.contains(&row.form) {
            forms.push(row.form);
        }
    }
    Ok(forms)
}

/// A decision made for a round takes the awards of that round and body that stand under none yet. Who was
/// taken back, or stands under it already, stays out; so does another form, which wants a paper of its own.
fn take_awards(
    writer: &Writer<'_>,
    id: DecisionId,
    decision: &Decision,
) -> Result<(), WorkspaceError> {
    let (Some(round), Some(body)) = (decision.round, decision.body) else { return Ok(()) };
    if !decision.awards() {
        return Ok(());
    }
    let read = writer.reader();
    let of_round = AwardFilter { round: Some(round), body: Some(body), ..AwardFilter::default() };
    // Behind those it has, in the order they have.
    let behind = read.last_award_position(Some(round), Some(id))?;
    let mut rows = read.award_rows(of_round)?;
    rows.retain(|row| row.decision.is_none() && !row.is_revoked);
    let form_of_round = read.round(round)?.map(|r| r.form).unwrap_or_default();
    let has = forms_given(read, id)?;
    let first = has.first().map(String::as_str);
    let form = one_form(first, &form_of_round, rows.iter().map(|r| r.form.as_str()));
    let takes = |row: &&AwardRow| Some(row.form.as_str()) == form || has.contains(&row.form);
    for row in rows.iter().filter(takes) {
        let Some(mut award) = read.award(row.id)? else { continue };
        award.decision = Some(id);
        if !read.awarded_twice(&award)? {
            award.position += behind;
            writer.save_award(&award)?;
        }
    }
    Ok(())
}
