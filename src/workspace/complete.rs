//! The second phase of a change: what an edit takes over from the rest of the book, before it is checked.
use crate::{
    domain::{
        award::{Award, Recipient},
        decision::PaperState,
        edit::Edit,
        entry::Entry,
        title,
    },
    store::{Reader, StoreError},
};
use jiff::civil::Date;

/// Fills in what the clerk left blank and the book knows, and what the edit itself says.
pub(super) fn complete(read: Reader<'_>, edit: &mut Edit, today: Date) -> Result<(), StoreError> {
    match edit {
        Edit::Save(Entry::Award(award)) => printed_texts(read, award, today),
        Edit::IssueDecision(decision) => {
            decision.state = PaperState::Issued;
            Ok(())
        }
        Edit::IssuePaper(paper) => {
            paper.state = PaperState::Issued;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Texts an award prints, taken from the recipient where the clerk left them blank: they stay as they
/// were on that day even when the person moves or the unit is renamed.
pub(super) fn printed_texts(
    read: Reader<'_>,
    award: &mut Award,
    today: Date,
) -> Result<(), StoreError> {
    let decided = award.decision.map(|id| read.decision(id)).transpose()?.flatten();
    let day = decided.and_then(|d| d.date.get()).unwrap_or(today);
    let fill = |text: &mut String, from: String| {
        if text.is_empty() {
            *text = from;
        }
    };
    match award.recipient.clone() {
        Some(Recipient::Unit(id)) => {
            if let Some(name) = read.unit_name(id)? {
                fill(&mut award.printed_name, name);
            }
        }
        Some(Recipient::Collective(id)) => {
            if let Some((unit, name)) = read.collective(id)? {
                fill(&mut award.printed_name, name);
                award.unit = award.unit.or(Some(unit));
            }
        }
        Some(Recipient::Person(id)) => {
            if let Some(person) = read.person(id)? {
                if let Some(post) = person.post_on(day) {
                    award.unit = award.unit.or(post.unit);
                    fill(&mut award.printed_position, post.title.clone());
                }
                // With rank or title where the certificate has the name so.
                let titled = title::before(&person.certificate_name, &person.full_name).is_some();
                let name = if titled { person.certificate_name } else { person.full_name };
                fill(&mut award.printed_name, name);
            }
            if let Some(name) = award.unit.map(|u| read.unit_name(u)).transpose()?.flatten() {
                fill(&mut award.printed_unit, name);
            }
        }
        Some(Recipient::Outside(name)) => fill(&mut award.printed_name, name),
        Some(Recipient::Household(household)) => {
            fill(&mut award.printed_name, household.name);
            fill(&mut award.printed_unit, household.place);
            // Without an address of its own: the hamlet, the quarter it belongs to.
            if let Some(name) = award.unit.map(|u| read.unit_name(u)).transpose()?.flatten() {
                fill(&mut award.printed_unit, name);
            }
        }
        None => {}
    }
    Ok(())
}
