//! Many models are recognised at once: one decision of one body.
use super::Known;
use crate::domain::{
    edit::{Edit, Purpose},
    failure::Failure,
    field::Field,
    ids::RegistrationId,
    movement::{Recognition, RegistrationState},
    vietnamese::same_name_key,
};

/// One step that notes a recognition of every model. Where one of this level and body stands already, only what it lacks
/// of number and day is filled in: both or none, since they are of one decision. Who withdrew is left alone. `None` where
/// nothing changes.
///
/// # Errors
/// Why the book could not be read.
pub fn recognised(
    known: &Known<'_>,
    models: &[RegistrationId],
    by: &Recognition,
) -> Result<Option<Edit>, Failure> {
    let mut edits = Vec::new();
    for id in models {
        let Some(before) = known.try_get(|read| read.registration(*id))? else { continue };
        let mut registration = before.clone();
        if registration.state == RegistrationState::Withdrawn {
            continue;
        }
        let level = same_name_key(&by.level);
        let same = |of: &&mut Recognition| {
            of.stands() && same_name_key(&of.level) == level && of.body == by.body
        };
        match registration.recognitions.iter_mut().find(same) {
            Some(of) => {
                let fits = |own: &str, new: &str| own.is_empty() || own == new;
                let is_it = fits(&of.number, &by.number) && fits(&of.date.text, &by.date.text);
                if is_it {
                    if of.number.is_empty() {
                        of.number.clone_from(&by.number);
                    }
                    if of.date.text.is_empty() {
                        of.date.clone_from(&by.date);
                    }
                }
            }
            None => registration.recognitions.push(Recognition { id: None, ..by.clone() }),
        }
        if registration.state != RegistrationState::Ended {
            registration.state = RegistrationState::Recognised;
        }
        if registration != before {
            edits.push(Edit::save(registration));
        }
    }
    let purpose = Purpose::OneField(Field::Recognitions);
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}
