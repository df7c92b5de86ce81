//! Papers of running text, one file each.
pub mod ballot;
pub mod conclusion;
pub mod consultation;
pub mod correction;
pub mod count;
pub mod cover;
pub mod decision;
pub mod guidance;
pub mod handover;
pub mod invitation;
pub mod minutes;
pub mod opinion;
pub mod outcome;
pub mod recognition;
pub mod registration_form;
pub mod reminder;
pub mod review;
pub mod score;
pub mod script;
pub mod submission;
pub mod year_report;

use crate::{
    domain::{award::Recipient, person::Person, recipient::RecipientKind, rule_set::RuleSet},
    store::{Reader, StoreError},
    text::{
        address::{Named, named_person},
        print,
    },
};

/// A recipient inside a sentence, by the name that is printed, the post and the unit.
pub(in crate::report) fn named(
    read: Reader<'_>,
    rules: &RuleSet,
    recipient: &Recipient,
    (name, position, unit): (&str, &str, &str),
) -> Result<String, StoreError> {
    let person = match recipient {
        Recipient::Person(id) => read.person(*id)?.unwrap_or_default(),
        _ => Person::default(),
    };
    let of = Named {
        name,
        position,
        unit,
        gender: person.gender,
        is_party_member: person.is_party_member,
        salutation: &person.salutation,
    };
    Ok(match recipient.kind() {
        RecipientKind::Collective => name.to_owned(),
        RecipientKind::Person => named_person(rules, &of),
        RecipientKind::Household => print::named_household(name, unit),
    })
}
