//! Many changes as one step. A later one may name a record that an earlier one makes, before that has a
//! key: by a negative number, −1 for what the first change makes, −2 for the second.
use super::{
    award::Recipient,
    edit::Edit,
    ids::{Key, Record},
};
use serde::{Deserialize, Serialize};

/// What many changes are made for, as the history says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// Nhập nhanh: this many rows, without the new names among them.
    Rows(usize),
    /// Sửa trong bảng: this many records.
    Cells(usize),
    /// One field of many records.
    OneField(super::field::Field),
    /// Sang năm mới.
    NewYear(i64),
    /// An order set by hand.
    Order,
    /// To the trash.
    Remove,
}

/// The key that stands for what the change at `place` makes.
pub fn made_by<K: Key>(place: usize) -> K {
    K::from_number(-1 - place as i64)
}

/// Which change makes what this key stands for; `None` for a key of the book.
pub fn maker<K: Key>(key: K) -> Option<usize> {
    usize::try_from(-1 - key.number()).ok().filter(|_| key.number() < 0)
}

/// Puts the real key in the place of one that stood for what an earlier change made. A key that stands for
/// nothing becomes none, which the rules then find.
fn settle_key<K: Key>(
    key: &mut Option<K>,
    made: &[Option<Record>],
    of: impl Fn(Record) -> Option<K>,
) {
    if let Some(place) = key.and_then(maker) {
        *key = made.get(place).copied().flatten().and_then(of);
    }
}

/// The same for every key an edit may name before it exists: units, people, collectives, bodies, models.
pub fn settle(edit: &mut Edit, made: &[Option<Record>]) {
    let unit = |r| if let Record::Unit(id) = r { Some(id) } else { None };
    let person = |r| if let Record::Person(id) = r { Some(id) } else { None };
    let body = |r| if let Record::Body(id) = r { Some(id) } else { None };
    let collective = |r| if let Record::Collective(id) = r { Some(id) } else { None };
    let model = |r| if let Record::MovementModel(id) = r { Some(id) } else { None };
    let recipient = |recipient: &mut Option<Recipient>| match recipient.clone() {
        Some(Recipient::Household(mut household)) => {
            settle_key(&mut household.head, made, person);
            *recipient = Some(Recipient::Household(household));
        }
        Some(Recipient::Unit(id)) => {
            let mut id = Some(id);
            settle_key(&mut id, made, unit);
            *recipient = id.map(Recipient::Unit);
        }
        Some(Recipient::Person(id)) => {
            let mut id = Some(id);
            settle_key(&mut id, made, person);
            *recipient = id.map(Recipient::Person);
        }
        Some(Recipient::Collective(id)) => {
            let mut id = Some(id);
            settle_key(&mut id, made, collective);
            *recipient = id.map(Recipient::Collective);
        }
        Some(Recipient::Outside(_)) | None => {}
    };
    match edit {
        Edit::SaveUnit(x) => settle_key(&mut x.parent, made, unit),
        Edit::AddCollective { unit: of, .. } => {
            let mut id = Some(*of);
            settle_key(&mut id, made, unit);
            if let Some(id) = id {
                *of = id;
            }
        }
        Edit::SavePerson(x) => {
            for post in &mut x.posts {
                settle_key(&mut post.unit, made, unit);
            }
        }
        Edit::SaveSignatory(x) => settle_key(&mut x.body, made, body),
        Edit::SaveRound(x) => settle_key(&mut x.body, made, body),
        Edit::SaveDecision(x) | Edit::IssueDecision(x) => settle_key(&mut x.body, made, body),
        Edit::SaveDocument(x) => settle_key(&mut x.body, made, body),
        Edit::SaveProposal(x) => {
            recipient(&mut x.recipient);
            settle_key(&mut x.unit, made, unit);
        }
        Edit::SaveAward(x) => {
            recipient(&mut x.recipient);
            settle_key(&mut x.unit, made, unit);
            settle_key(&mut x.body, made, body);
        }
        Edit::SaveMovementModel(x) => {
            settle_key(&mut x.unit, made, unit);
            settle_key(&mut x.person, made, person);
            settle_key(&mut x.collective, made, collective);
            for part in &mut x.replications {
                settle_key(&mut part.unit, made, unit);
            }
        }
        Edit::SaveRegistration(x) => {
            settle_key(&mut x.model, made, model);
            settle_key(&mut x.in_charge, made, person);
        }
        Edit::SaveTrainingSession(x) => {
            for part in &mut x.attendees {
                settle_key(&mut part.person, made, person);
                settle_key(&mut part.unit, made, unit);
            }
        }
        Edit::SaveDemocracyRecord(x) => settle_key(&mut x.unit, made, unit),
        Edit::SaveCommitteeMember(x) => {
            settle_key(&mut x.body, made, body);
            settle_key(&mut x.person, made, person);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        award::Award,
        ids::{PersonId, UnitId},
    };

    #[test]
    fn what_an_earlier_change_makes_gets_its_key() {
        let person: PersonId = made_by(1);
        let mut edit = Edit::SaveAward(Award {
            recipient: Some(Recipient::Person(person)),
            unit: Some(made_by(0)),
            ..Award::default()
        });
        settle(&mut edit, &[Some(Record::Unit(UnitId(7))), Some(Record::Person(PersonId(9)))]);
        let Edit::SaveAward(award) = edit else { return };
        assert_eq!(award.unit, Some(UnitId(7)));
        assert_eq!(award.recipient, Some(Recipient::Person(PersonId(9))));
        assert_eq!((maker(person), maker(PersonId(3))), (Some(1), None));
    }
}
