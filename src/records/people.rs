//! Cá nhân, with their posts.
use super::{
    Known,
    description::Description,
    fields::{Fields, PartsHead},
    pick::pick_unit,
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, PersonId},
        person::{Duty, Gender, Person, Post},
        vietnamese::{fold, split_name},
    },
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
};
use std::collections::HashMap;

/// Cá nhân.
pub static PEOPLE: Description<Person> = Description {
    kind: Kind::Person,
    group: screens::GROUP_PEOPLE,
    key: "People",
    words: &terms::people::PEOPLE,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::FullName)),
        column(screens::head::BIRTH_YEAR),
        column(field(Field::PostTitle)),
        rest(field(Field::Unit)),
    ],
    rows: |known| {
        // Many share a post: its fold is made once.
        let mut folds: HashMap<(&str, &str), String> = HashMap::new();
        Ok(known
            .all_people()?
            .iter()
            .enumerate()
            .map(|(i, p)| ListRow {
                id: p.id.0,
                cells: vec![
                    Cell::count(i + 1),
                    Cell::from(&p.full_name),
                    Cell::year(p.birth.as_deref().and_then(|b| b.get(..4)).unwrap_or_default()),
                    Cell::from(&p.title),
                    Cell::from(&p.unit),
                ],
                fold: {
                    let post = folds
                        .entry((p.title.as_str(), p.unit.as_str()))
                        .or_insert_with(|| fold(&format!("{} {}", p.title, p.unit)));
                    format!("{} {post}", p.name_fold)
                },
                mark: p.needs_review,
                is_person: true,
                ..ListRow::default()
            })
            .collect())
    },
    count: |known| known.counts().map(|c| c.people),
    load: |known, id| Ok(known.read.person(PersonId(id))?),
    blank: |_known| Person { posts: vec![Post::default()], ..Person::default() },
    fields: |form, person, known| {
        form.text(Field::FullName, &mut person.full_name);
        if !form.is_row() {
            for other in known.people_like(person) {
                form.caution(&screens::perhaps(
                    known.person_choices().shown(other).unwrap_or_default(),
                ));
            }
        }
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
        if form.is_row() {
            // A row has the present post, as the list shows it.
            post_fields(form, present_post(&mut person.posts), known);
        }
        form.parts(
            PartsHead { fixed: 1, ..PartsHead::of(Kind::Post, Field::Posts, actions::ADD_POST) },
            &mut person.posts,
            |post| match known.lists.unit_name(post.unit) {
                "" => post.title.clone(),
                unit => format!("{}, {unit}", post.title),
            },
            |form, post| post_fields(form, post, known),
        );
        form.heading(screens::MORE_ABOUT);
        let (family, given) = split_name(&person.full_name);
        if !given.is_empty() {
            form.remark(&screens::split_shown(&family, &given));
        }
        form.text(Field::GivenName, &mut person.given_name);
        form.text(Field::CertificateName, &mut person.certificate_name);
        form.text(Field::Salutation, &mut person.salutation);
        form.text(Field::Ethnicity, &mut person.ethnicity);
        form.text(Field::Religion, &mut person.religion);
        form.text(Field::Hometown, &mut person.hometown);
        form.check(Field::IsPartyMember, &mut person.is_party_member);
        form.entered(Field::PartyJoined, &mut person.party_joined);
        form.text(Field::Education, &mut person.education);
        form.text(Field::AccountNumber, &mut person.account_number);
        form.lines(Field::Note, &mut person.note, 2);
        form.check(Field::NeedsReview, &mut person.needs_review);
    },
    grid: &[
        Field::FullName,
        Field::Birth,
        Field::Gender,
        Field::PostTitle,
        Field::Unit,
        Field::IsPartyMember,
    ],
    save: Edit::save,
    reorder: None,
    copy: |person| {
        // Somebody else with the same posts.
        let posts = std::mem::take(&mut person.posts);
        *person = Person { posts, ..Person::default() };
    },
};

fn post_fields(form: &mut dyn Fields, post: &mut Post, known: &Known<'_>) {
    form.text(Field::PostTitle, &mut post.title);
    pick_unit(form, Field::Unit, &mut post.unit, known);
    form.choice(Field::Duty, &mut post.duty, &Duty::ALL.map(|d| (d, labels::duty(d))));
    form.entered(Field::From, &mut post.from);
    form.entered(Field::To, &mut post.to);
}

/// The post held now: without an end, else begun last. A person without any gets one to fill.
fn present_post(posts: &mut Vec<Post>) -> &mut Post {
    let key = |p: &Post| {
        (p.to.text.trim().is_empty(), p.from.get().map(|d| d.to_string()), p.id.map(|id| id.0))
    };
    let place = (0..posts.len()).max_by_key(|i| posts.get(*i).map(key));
    let place = place.unwrap_or_else(|| {
        posts.push(Post::default());
        posts.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "one of the places just looked at")]
    &mut posts[place]
}
