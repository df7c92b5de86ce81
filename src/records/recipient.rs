//! Đối tượng của một đề nghị, một khen thưởng: its kind, its name, and the unit where one belongs to it.
use super::{
    Known,
    fields::{Fields, Until},
    pick::{pick_person, pick_unit},
};
use crate::{
    domain::{
        award::Recipient,
        edit::Edit,
        field::Field,
        household::Household,
        ids::{CollectiveId, UnitId},
        unit::Collective,
    },
    text::screens,
};

/// What kind of recipient is being chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    Collective,
    Person,
    Household,
    Outside,
}

/// Every kind with its word; the place of a kind here is how it is remembered.
const KINDS: [(Kind, &str); 5] = [
    (Kind::Unit, screens::RECIPIENT_UNIT),
    (Kind::Collective, screens::RECIPIENT_COLLECTIVE),
    (Kind::Person, screens::RECIPIENT_PERSON),
    (Kind::Household, screens::RECIPIENT_HOUSEHOLD),
    (Kind::Outside, screens::RECIPIENT_OUTSIDE),
];

/// Kind and name of a recipient, and the unit where one belongs to it; true when the recipient changed. In
/// a window the unit of somebody else does not stay.
pub(super) fn recipient_fields(
    form: &mut dyn Fields,
    recipient: &mut Option<Recipient>,
    unit: &mut Option<UnitId>,
    known: &Known<'_>,
) -> bool {
    if form.is_row() {
        return recipient_in_a_row(form, recipient, unit, known);
    }
    let before = recipient.clone();
    // What was chosen last is kept for the next form.
    let last = form.remembered(Until::ProgramEnds, Field::Recipient);
    let last = last.and_then(|at| KINDS.get(usize::try_from(at).ok()?)).map(|(kind, _)| *kind);
    let mut kind = match recipient {
        Some(Recipient::Unit(_)) => Kind::Unit,
        Some(Recipient::Collective(_)) => Kind::Collective,
        Some(Recipient::Person(_)) => Kind::Person,
        Some(Recipient::Household(_)) => Kind::Household,
        Some(Recipient::Outside(_)) => Kind::Outside,
        None => last.unwrap_or(Kind::Unit),
    };
    let was = kind;
    // The kind is never blank: who it is, is.
    form.answered_later(Field::Recipient);
    form.choice(Field::Recipient, &mut kind, &KINDS);
    if kind != was {
        *recipient = match kind {
            Kind::Outside => Some(Recipient::Outside(String::new())),
            Kind::Household => Some(Recipient::Household(Household::default())),
            Kind::Unit | Kind::Collective | Kind::Person => None,
        };
        let at = KINDS.iter().position(|(k, _)| *k == kind);
        let at = at.and_then(|at| i64::try_from(at).ok());
        form.remember(Until::ProgramEnds, Field::Recipient, at);
    }
    let is_none = recipient.is_none();
    match kind {
        Kind::Unit => {
            let mut id = if let Some(Recipient::Unit(id)) = recipient { Some(*id) } else { None };
            form.answers(Field::Recipient);
            pick_unit(form, Field::Unit, &mut id, known);
            *recipient = id.map(Recipient::Unit);
        }
        Kind::Collective => {
            let mut id =
                if let Some(Recipient::Collective(id)) = recipient { Some(*id) } else { None };
            // The unit it is in finds it, or lets a new one be added.
            let unit_of = |id: CollectiveId| {
                known.lists.collectives.iter().find(|c| c.0 == id).map(|(_, unit, _)| *unit)
            };
            let mut inside = id.and_then(unit_of).or_else(|| form.kept(Field::Collective));
            pick_unit(form, Field::Unit, &mut inside, known);
            form.keep(Field::Collective, inside);
            if id.and_then(unit_of).is_some_and(|unit| Some(unit) != inside) {
                id = None;
            }
            let make = |name: &str| add_collective(inside, name);
            form.answers(Field::Recipient);
            form.pick_or_make(
                Field::Collective,
                &mut id,
                &known.lists.collective_choices,
                &|_| true,
                Some(&make),
            );
            *recipient = id.map(Recipient::Collective);
        }
        Kind::Person => {
            let mut id = if let Some(Recipient::Person(id)) = recipient { Some(*id) } else { None };
            form.answers(Field::Recipient);
            pick_person(form, Field::Person, &mut id, *unit, known);
            *recipient = id.map(Recipient::Person);
        }
        Kind::Household => {
            let mut household = match recipient.take() {
                Some(Recipient::Household(household)) => household,
                _ => Household::default(),
            };
            form.answers(Field::Recipient);
            household_fields(form, &mut household, known);
            // A new form in which nothing was typed stays clean.
            let untouched = is_none && household == Household::default();
            *recipient = (!untouched).then_some(Recipient::Household(household));
        }
        Kind::Outside => {
            let mut name = if let Some(Recipient::Outside(name)) = recipient {
                name.clone()
            } else {
                String::new()
            };
            form.answers(Field::Recipient);
            form.text(Field::OutsideName, &mut name);
            let untouched = is_none && name.is_empty();
            *recipient = (!untouched).then_some(Recipient::Outside(name));
        }
    }
    if *recipient != before && !(kind == Kind::Household && was == Kind::Household) {
        // The same household under another name stays where it is.
        *unit = None;
    }
    if kind == Kind::Household {
        pick_unit(form, Field::Unit, unit, known);
    }
    *recipient != before
}

/// What a recipient is called; blank while none is chosen.
pub(super) fn name_of_recipient(recipient: Option<&Recipient>, known: &Known<'_>) -> String {
    let name = match recipient {
        Some(Recipient::Unit(id)) => known.lists.unit_name(Some(*id)),
        Some(Recipient::Collective(id)) => {
            known.lists.collective_choices.name(*id).unwrap_or_default()
        }
        Some(Recipient::Person(id)) => known.person_choices().name(*id).unwrap_or_default(),
        Some(Recipient::Household(household)) => &household.name,
        Some(Recipient::Outside(name)) => name,
        None => "",
    };
    name.to_owned()
}

/// What a household is called, where it lives, and its head, when a person of the book.
fn household_fields(form: &mut dyn Fields, household: &mut Household, known: &Known<'_>) {
    form.text(Field::HouseholdName, &mut household.name);
    form.text(Field::HouseholdPlace, &mut household.place);
    pick_person(form, Field::HouseholdHead, &mut household.head, None, known);
}

/// A collective added to a unit by its name.
fn add_collective(unit: Option<UnitId>, name: &str) -> Option<Edit> {
    let collective = Collective { name: name.to_owned(), ..Collective::default() };
    unit.map(|unit| Edit::AddCollective { unit, collective })
}

/// In a row the filled cell says the kind: a person and the unit, a collective and the unit it is in, a
/// household, somebody outside, or a unit alone.
fn recipient_in_a_row(
    form: &mut dyn Fields,
    recipient: &mut Option<Recipient>,
    unit: &mut Option<UnitId>,
    known: &Known<'_>,
) -> bool {
    let before = recipient.clone();
    let (mut person, mut collective, mut of_unit, mut outside) = (None, None, *unit, String::new());
    let mut household = Household::default();
    match recipient.as_ref() {
        Some(Recipient::Person(id)) => person = Some(*id),
        Some(Recipient::Collective(id)) => collective = Some(*id),
        Some(Recipient::Unit(id)) => of_unit = Some(*id),
        Some(Recipient::Household(of_book)) => household = of_book.clone(),
        Some(Recipient::Outside(name)) => outside.clone_from(name),
        None => {}
    }
    // The unit first: it tells people of one name apart. Its column still stands where the office wants it.
    pick_unit(form, Field::Unit, &mut of_unit, known);
    pick_person(form, Field::Person, &mut person, of_unit, known);
    let in_unit = |id: CollectiveId| {
        of_unit.is_none_or(|u| known.lists.collectives.iter().any(|c| c.0 == id && c.1 == u))
    };
    let make = |name: &str| add_collective(of_unit, name);
    form.pick_or_make(
        Field::Collective,
        &mut collective,
        &known.lists.collective_choices,
        &in_unit,
        Some(&make),
    );
    household_fields(form, &mut household, known);
    form.text(Field::OutsideName, &mut outside);
    *recipient = match (person, collective, of_unit) {
        (Some(id), ..) => Some(Recipient::Person(id)),
        (None, Some(id), _) => Some(Recipient::Collective(id)),
        (None, None, _) if household != Household::default() => {
            Some(Recipient::Household(household))
        }
        (None, None, _) if !outside.is_empty() => Some(Recipient::Outside(outside)),
        (None, None, of_unit) => of_unit.map(Recipient::Unit),
    };
    if !matches!(recipient, Some(Recipient::Unit(_))) {
        *unit = of_unit;
    }
    *recipient != before
}
