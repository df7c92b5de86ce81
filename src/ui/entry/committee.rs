//! Thành viên Ban Chỉ đạo: list and form.
use super::{
    Screen,
    made::{pick_body, pick_person},
    no_more, row_of_person,
};
use crate::{
    domain::{
        committee::CommitteeMember,
        edit::Edit,
        field::Field,
        ids::{CommitteeMemberId, Record},
        list_item::ListKind,
    },
    text::{labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{column, names, rest},
    },
};

pub(super) const SCREEN: Screen<CommitteeMember> = Screen {
    list: List::Committee,
    title: screens::COMMITTEE,
    add: screens::ADD_MEMBER,
    empty: screens::NO_MEMBERS,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::FullName)),
        column(field(Field::CommitteeRole)),
        rest(field(Field::Tasks)),
        column(field(Field::From)),
        column(field(Field::To)),
    ],
    rows: |cx| {
        let mut rows = Vec::new();
        for m in &cx.lists.members {
            let Some(id) = m.id else { continue };
            let person = m.person.and_then(|id| cx.read.person(id).ok().flatten());
            rows.push(row_of_person(
                id.0,
                vec![
                    (rows.len() + 1).to_string(),
                    person.map_or_else(|| m.name.clone(), |p| p.full_name.clone()),
                    m.role.clone(),
                    labels::one_line(&m.tasks),
                    m.from.text.clone(),
                    m.to.text.clone(),
                ],
            ));
        }
        rows
    },
    load: |cx, id| cx.read.committee_member(CommitteeMemberId(id)).ok().flatten(),
    blank: |cx| CommitteeMember {
        body: cx.lists.bodies.iter().find(|b| b.is_ours).and_then(|b| b.id),
        ..CommitteeMember::default()
    },
    fields: |form, member, cx| {
        pick_body(form, Field::CommitteeBody, &mut member.body, cx);
        pick_person(form, Field::Person, &mut member.person, None, cx);
        form.text(Field::FullName, &mut member.name);
        form.suggest(
            Field::CommitteeRole,
            &mut member.role,
            cx.lists.items(ListKind::CommitteeRole),
        );
        form.check(Field::IsCommitteeHead, &mut member.is_head);
        form.lines(Field::Tasks, &mut member.tasks, 2);
        form.entered(Field::From, &mut member.from);
        form.entered(Field::To, &mut member.to);
    },
    grid: &[Field::FullName, Field::CommitteeRole, Field::Tasks, Field::From, Field::To],
    save: Edit::SaveCommitteeMember,
    record: |id| Record::CommitteeMember(CommitteeMemberId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};
