//! Cá nhân: list and form, with posts inside the form.
use super::{Screen, list::recipients_ui, made::pick_unit};
use crate::{
    domain::{
        duplicates::like,
        edit::Edit,
        field::Field,
        ids::{Kind, PersonId, Record, UnitId},
        person::{Gender, Person, Post},
        vietnamese::{fold, split_name},
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::List,
        cx::Cx,
        duplicates::known,
        widgets::{
            form::FormUi,
            table::{ListRow, column, names, rest},
        },
    },
};
use std::collections::HashMap;

pub(super) const SCREEN: Screen<Person> = Screen {
    list: List::People,
    title: screens::PEOPLE,
    add: screens::ADD_PERSON,
    empty: screens::NO_PEOPLE,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::FullName)),
        column(field(Field::Birth)),
        column(field(Field::PostTitle)),
        rest(field(Field::Unit)),
    ],
    rows: |cx| {
        // Many share a post: its fold is made once.
        let mut folds: HashMap<(&str, &str), String> = HashMap::new();
        cx.people()
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
            .collect()
    },
    load: |cx, id| cx.read.person(PersonId(id)).ok().flatten(),
    blank: |_cx| Person { posts: vec![Post::default()], ..Person::default() },
    fields: |form, person, cx| {
        form.text(Field::FullName, &mut person.full_name);
        for other in alike(form, person, cx) {
            form.caution(&screens::perhaps(&other));
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
        form.heading(field(Field::Posts));
        if form.is_line() {
            // A line has the present post, as the list shows it.
            let post = present_post(&mut person.posts);
            form.text(Field::PostTitle, &mut post.title);
            pick_unit(form, Field::Unit, &mut post.unit, cx);
            form.entered(Field::From, &mut post.from);
            form.entered(Field::To, &mut post.to);
        }
        let mut gone = None;
        for (i, post) in person.posts.iter_mut().enumerate() {
            form.text(Field::PostTitle, &mut post.title);
            pick_unit(form, Field::Unit, &mut post.unit, cx);
            form.entered(Field::From, &mut post.from);
            form.entered(Field::To, &mut post.to);
            if i > 0 && form.removes(actions::REMOVE_LINE) {
                gone = Some(i);
            }
        }
        if let Some(i) = gone {
            person.posts.remove(i);
        }
        if form.button(actions::ADD_POST) {
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
    grid: &[
        Field::FullName,
        Field::Birth,
        Field::Gender,
        Field::PostTitle,
        Field::Unit,
        Field::IsPartyMember,
    ],
    save: |mut person| {
        person.posts.retain(|p| p.id.is_some() || p.unit.is_some() || !p.title.trim().is_empty());
        Edit::SavePerson(person)
    },
    record: |id| Record::Person(PersonId(id)),
    reorder: None,
    copy: |person| {
        // Somebody else with the same posts.
        let posts = std::mem::take(&mut person.posts);
        *person = Person { posts, ..Person::default() };
    },
    more: |ui, person, cx| {
        if let Some(id) = person.id.filter(|_| !cx.read_only) {
            recipients_ui(cx, ui, List::People, &[id.0]);
        }
    },
};

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

/// What the names alike were last looked up for.
#[derive(Clone, PartialEq)]
struct LookedUp {
    revision: u64,
    name: String,
    birth: String,
    unit: Option<UnitId>,
}

/// People who may be the one whose name is being typed, at most three; looked up when the typed text
/// changes, not in every frame.
fn alike(form: &mut FormUi<'_>, person: &Person, cx: &Cx<'_>) -> Vec<String> {
    let Some(ui) = form.window() else { return Vec::new() };
    let now = LookedUp {
        revision: cx.revision,
        name: person.full_name.clone(),
        birth: person.birth.text.clone(),
        unit: person.posts.first().and_then(|p| p.unit),
    };
    let id = egui::Id::unique("alike");
    if let Some((at, names)) = ui.data(|d| d.get_temp::<(LookedUp, Vec<String>)>(id))
        && at == now
    {
        return names;
    }
    let year = person.birth.get().map(|b| b.year);
    let found = like(cx.people().iter().map(known), &now.name, now.unit, year, person.id);
    let apart = cx.read.told_apart(Kind::Person).unwrap_or_default();
    let told = |other: PersonId| {
        person.id.is_some_and(|own| apart.contains(&(own.0.min(other.0), own.0.max(other.0))))
    };
    let name = |other: PersonId| cx.person_choices().shown(other).map(str::to_owned);
    let names: Vec<String> =
        found.into_iter().filter(|p| !told(*p)).filter_map(name).take(3).collect();
    ui.data_mut(|d| d.insert_temp(id, (now, names.clone())));
    names
}
