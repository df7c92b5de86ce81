//! A batch of edits stored as one step. An edit may refer to a record that an earlier edit of the batch
//! creates by a placeholder key: −1 for the record of the first edit, −2 for that of the second.
use super::{
    edit::Edit,
    ids::{Key, Record},
};

/// The placeholder key of the record that the edit at `index` of the batch (from 0) creates.
pub fn placeholder<K: Key>(index: usize) -> K {
    K::from_number(-1 - index as i64)
}

/// Which edit of the batch (from 0) creates the record of this key number; `None` for a key of the book.
fn placeholder_index(number: i64) -> Option<usize> {
    usize::try_from(-1 - number).ok().filter(|_| number < 0)
}

/// Puts the real key in the place of every placeholder of an edit. `created` is what the earlier edits of
/// the batch created, in their order. A placeholder for which nothing of its kind was created is taken away:
/// the rules, or the look for a record that is gone, find it then, and it never reaches the book.
pub fn resolve_placeholders(edit: &mut Edit, created: &[Option<Record>]) {
    edit.keys(&mut |kind, number| match placeholder_index(number) {
        None => Some(number),
        Some(index) => {
            let record = created.get(index).copied().flatten()?;
            (record.kind() == kind).then(|| record.number())
        }
    });
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::{
        award::{Award, Proposal, Recipient, Round},
        committee::CommitteeMember,
        decision::{Decision, FollowsAs},
        democracy::DemocracyRecord,
        document::Document,
        entry::Entry,
        evaluation::{ScoreSheet, ScoreSubject},
        household::Household,
        ids::{Kind, PersonId, UnitId},
        legal_basis::LegalBasis,
        meeting::{Meeting, Vote},
        movement::{MovementModel, Recognition, Registration, Replication},
        office::Signatory,
        paper::{About, Paper},
        person::{Person, Post},
        quick_list::{QuickBody, QuickList},
        training::{Attendee, TrainingSession},
        unit::{Collective, Succession, Unit},
    };

    /// The placeholder of a record of a kind.
    fn needed<K: Key>() -> K {
        let index = Kind::ALL.iter().position(|kind| *kind == K::KIND).unwrap();
        placeholder(index)
    }

    /// Every kind of edit that names other records, with a placeholder in every place where it may.
    pub(crate) fn edits_full_of_placeholders() -> Vec<Edit> {
        let recipients = [
            Recipient::Unit(needed()),
            Recipient::Collective(needed()),
            Recipient::Person(needed()),
            Recipient::Household(Household { head: Some(needed()), ..Household::default() }),
        ];
        let mut edits = vec![
            Edit::save(Signatory { body: Some(needed()), ..Signatory::default() }),
            Edit::save(Unit {
                kind: Some(needed()),
                parent: Some(needed()),
                predecessors: vec![Succession {
                    predecessor: Some(needed()),
                    ..Succession::default()
                }],
                ..Unit::default()
            }),
            Edit::AddCollective { unit: needed(), collective: Collective::default() },
            Edit::save(Person {
                posts: vec![Post { unit: Some(needed()), ..Post::default() }],
                ..Person::default()
            }),
            Edit::save(LegalBasis { replaced_by: Some(needed()), ..LegalBasis::default() }),
            Edit::save(Round { body: Some(needed()), ..Round::default() }),
            Edit::save(Meeting {
                round: Some(needed()),
                body: Some(needed()),
                votes: vec![Vote::on(needed())],
                ..Meeting::default()
            }),
            Edit::save(Decision {
                body: Some(needed()),
                round: Some(needed()),
                signatory: Some(needed()),
                follows: Some(needed()),
                follows_as: FollowsAs::Supplement,
                ..Decision::default()
            }),
            Edit::save(Paper {
                about: About::Record(Record::Unit(needed())),
                body: Some(needed()),
                ..Paper::default()
            }),
            Edit::save(MovementModel {
                unit: Some(needed()),
                collective: Some(needed()),
                person: Some(needed()),
                replications: vec![Replication { unit: Some(needed()), ..Replication::default() }],
                ..MovementModel::default()
            }),
            Edit::save(Registration {
                model: Some(needed()),
                in_charge: Some(needed()),
                recognitions: vec![Recognition { body: Some(needed()), ..Recognition::default() }],
                ..Registration::default()
            }),
            Edit::save(TrainingSession {
                attendees: vec![Attendee {
                    person: Some(needed()),
                    unit: Some(needed()),
                    ..Attendee::default()
                }],
                ..TrainingSession::default()
            }),
            Edit::save(DemocracyRecord { unit: Some(needed()), ..DemocracyRecord::default() }),
            Edit::save(CommitteeMember {
                body: Some(needed()),
                person: Some(needed()),
                ..CommitteeMember::default()
            }),
            Edit::save(Document { body: Some(needed()), ..Document::default() }),
            Edit::Remove(Record::Unit(needed())),
            Edit::Restore(Record::Award(needed())),
            Edit::Merge { kept: Record::Person(needed()), gone: Record::Person(needed()) },
            Edit::TellApart(Record::Unit(needed()), Record::Unit(needed())),
            Edit::Attach {
                to: Record::Body(needed()),
                name: String::new(),
                content: Vec::new(),
                is_original: false,
            },
            Edit::Detach(needed()),
            Edit::Reorder(vec![Record::Unit(needed()), Record::Unit(needed())]),
            Edit::AwardProposals {
                round: needed(),
                proposals: vec![needed()],
                decision: Some(needed()),
            },
            Edit::RecordQuickList(QuickList {
                body: QuickBody::Existing(needed()),
                ..QuickList::default()
            }),
        ];
        for subject in [
            ScoreSubject::Registration(needed()),
            ScoreSubject::Democracy(needed()),
            ScoreSubject::Unit(needed()),
            ScoreSubject::Person(needed()),
        ] {
            edits.push(Edit::save(ScoreSheet {
                criteria: Some(needed()),
                subject,
                ..ScoreSheet::default()
            }));
        }
        for recipient in recipients {
            edits.push(Edit::save(Proposal {
                round: Some(needed()),
                recipient: Some(recipient.clone()),
                unit: Some(needed()),
                body: Some(needed()),
                ..Proposal::default()
            }));
            edits.push(Edit::save(Award {
                recipient: Some(recipient),
                unit: Some(needed()),
                body: Some(needed()),
                round: Some(needed()),
                decision: Some(needed()),
                ..Award::default()
            }));
        }
        edits
    }

    #[test]
    fn no_placeholder_is_left_in_any_reference_of_any_record() {
        for unresolved in edits_full_of_placeholders() {
            let before = serde_json::to_string(&unresolved).unwrap();
            let count = before.matches(":-").count() + before.matches("[-").count();
            assert!(count > 0, "{before}");
            let created: Vec<Option<Record>> =
                Kind::ALL.iter().map(|kind| kind.record(7)).collect();
            for created in [created.as_slice(), &[]] {
                let mut edit = unresolved.clone();
                resolve_placeholders(&mut edit, created);
                let mut seen = 0;
                edit.keys(&mut |kind, number| {
                    // What is no record, an attached file, is created by no edit of a batch.
                    let is_created = !created.is_empty() && kind.record(7).is_some();
                    assert_eq!(number, if is_created { 7 } else { 0 }, "{kind:?} in {before}");
                    seen += 1;
                    Some(number)
                });
                assert!(seen == count || created.is_empty() && seen < count, "{before}");
                let after = serde_json::to_string(&edit).unwrap();
                assert!(!after.contains(":-") && !after.contains("[-"), "{after}");
            }
        }
    }

    #[test]
    fn a_placeholder_takes_only_a_record_of_its_kind_and_keys_of_the_book_stay() {
        let mut edit = Edit::save(Award {
            recipient: Some(Recipient::Person(placeholder(1))),
            unit: Some(placeholder(0)),
            round: Some(placeholder(0)),
            body: Some(crate::domain::ids::BodyId(3)),
            ..Award::default()
        });
        let created = [Some(Record::Unit(UnitId(7))), Some(Record::Person(PersonId(9)))];
        resolve_placeholders(&mut edit, &created);
        let Edit::Save(Entry::Award(award)) = edit else { panic!("{edit:?}") };
        assert_eq!(award.unit, Some(UnitId(7)));
        assert_eq!(award.recipient, Some(Recipient::Person(PersonId(9))));
        assert_eq!((award.round, award.body.map(|b| b.0)), (None, Some(3)));
    }
}
