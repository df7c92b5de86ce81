//! Thành viên Ban Chỉ đạo.
use super::{
    description::{Description, copy_all},
    pick::{pick_body, pick_person},
    row::{Cell, ListRow, column, names, rest},
};
use crate::{
    domain::{
        committee::CommitteeMember,
        edit::Edit,
        field::Field,
        ids::{CommitteeMemberId, Kind},
        list_item::ListKind,
        office::our_body,
    },
    text::{
        screens, sentence,
        terms::{self, field},
    },
};

/// Thành viên Ban Chỉ đạo.
pub static MEMBERS: Description<CommitteeMember> = Description {
    kind: Kind::CommitteeMember,
    group: screens::GROUP_OFFICE,
    key: "Committee",
    words: &terms::committee::COMMITTEE,
    columns: &[
        column(screens::head::SERIAL),
        names(field(Field::FullName)),
        column(field(Field::CommitteeRole)),
        rest(field(Field::Tasks)),
        column(field(Field::From)),
        column(field(Field::To)),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for m in known.lists.members.all()? {
            let Some(id) = m.id else { continue };
            let person = m.person.and_then(|id| known.get(|read| read.person(id)));
            rows.push(ListRow::of_person(
                id.0,
                vec![
                    Cell::count(rows.len() + 1),
                    person.map_or_else(|| Cell::from(&m.name), |p| p.full_name.into()),
                    Cell::from(&m.role),
                    sentence::one_line(&m.tasks).into(),
                    Cell::from(&m.from),
                    Cell::from(&m.to),
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| known.lists.members.count(|_| true),
    load: |known, id| Ok(known.read.committee_member(CommitteeMemberId(id))?),
    blank: |known| CommitteeMember {
        body: our_body(&known.lists.bodies).and_then(|b| b.id),
        ..CommitteeMember::default()
    },
    fields: |form, member, known| {
        pick_body(form, Field::CommitteeBody, &mut member.body, known);
        pick_person(form, Field::Person, &mut member.person, None, known);
        form.text(Field::FullName, &mut member.name);
        form.suggest(
            Field::CommitteeRole,
            &mut member.role,
            known.lists.items(ListKind::CommitteeRole),
        );
        form.check(Field::IsCommitteeHead, &mut member.is_head);
        form.lines(Field::Tasks, &mut member.tasks, 2);
        form.entered(Field::From, &mut member.from);
        form.entered(Field::To, &mut member.to);
    },
    grid: &[Field::FullName, Field::CommitteeRole, Field::Tasks, Field::From, Field::To],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};
