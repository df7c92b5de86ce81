//! Cá nhân: list and form, with posts inside the form.
use super::{Screen, no_more};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{PersonId, Record},
        person::{Gender, Person, Post},
        vietnamese::{fold, split_name},
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{ListRow, column},
    },
};

pub(super) const SCREEN: Screen<Person> = Screen {
    list: List::People,
    title: screens::PEOPLE,
    add: screens::ADD_PERSON,
    empty: screens::NO_PEOPLE,
    columns: &[
        column(screens::head::SERIAL, 44.0),
        column(field(Field::FullName), 180.0),
        column(field(Field::Birth), 76.0),
        column(field(Field::PostTitle), 190.0),
        column(field(Field::Unit), 0.0),
    ],
    rows: |cx| {
        cx.lists
            .people
            .iter()
            .enumerate()
            .map(|(i, p)| ListRow {
                id: p.id.0,
                cells: vec![
                    (i + 1).to_string(),
                    p.full_name.clone(),
                    p.birth.as_deref().map(|b| b.chars().take(4).collect()).unwrap_or_default(),
                    p.title.clone(),
                    p.unit.clone(),
                ],
                fold: format!("{} {}", p.name_fold, fold(&format!("{} {}", p.title, p.unit))),
                mark: p.needs_review,
            })
            .collect()
    },
    load: |cx, id| cx.read.person(PersonId(id)).ok().flatten(),
    blank: |_cx| Person { posts: vec![Post::default()], ..Person::default() },
    fields: |form, person, cx| {
        form.text(Field::FullName, &mut person.full_name);
        form.entered(Field::Birth, &mut person.birth);
        form.choice(
            Field::Gender,
            &mut person.gender,
            &[
                (Gender::Unknown, screens::UNKNOWN),
                (Gender::Male, labels::gender(Gender::Male)),
                (Gender::Female, labels::gender(Gender::Female)),
            ],
        );
        form.heading(field(Field::Posts));
        let mut gone = None;
        for (i, post) in person.posts.iter_mut().enumerate() {
            form.text(Field::PostTitle, &mut post.title);
            form.pick(Field::Unit, &mut post.unit, &cx.lists.unit_choices);
            form.entered(Field::From, &mut post.from);
            form.entered(Field::To, &mut post.to);
            if i > 0 && form.ui.small_button(actions::REMOVE_LINE).clicked() {
                gone = Some(i);
            }
        }
        if let Some(i) = gone {
            person.posts.remove(i);
        }
        if form.ui.button(actions::ADD_POST).clicked() {
            person.posts.push(Post::default());
        }
        form.heading(screens::MORE_ABOUT);
        let (family, given) = split_name(&person.full_name);
        if !given.is_empty() {
            form.remark(&screens::split_shown(&family, &given));
        }
        form.text(Field::GivenName, &mut person.given_name);
        form.text(Field::CertificateName, &mut person.certificate_name);
        form.text(Field::Salutation, &mut person.salutation);
        form.text(Field::Ethnicity, &mut person.ethnicity);
        form.text(Field::Hometown, &mut person.hometown);
        form.check(Field::IsPartyMember, &mut person.is_party_member);
        form.entered(Field::PartyJoined, &mut person.party_joined);
        form.text(Field::Education, &mut person.education);
        form.text(Field::AccountNumber, &mut person.account_number);
        form.lines(Field::Note, &mut person.note, 2);
        form.check(Field::NeedsReview, &mut person.needs_review);
    },
    // An untouched post line is no post.
    save: |mut person| {
        person.posts.retain(|p| p.id.is_some() || p.unit.is_some() || !p.title.trim().is_empty());
        Edit::SavePerson(person)
    },
    record: |id| Record::Person(PersonId(id)),
    more: no_more,
};
