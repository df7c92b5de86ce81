//! Đơn vị: list and form, with collectives and predecessors inside the form.
use super::{Screen, list::recipients_ui, made::pick_unit};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Record, UnitId},
        list_item::ListKind,
        unit::{Collective, Succession, SuccessionKind, Unit},
    },
    text::{actions, labels, screens, terms::field},
    ui::{
        action::List,
        widgets::table::{ListRow, column, rest},
    },
};

pub(super) const SCREEN: Screen<Unit> = Screen {
    list: List::Units,
    title: screens::UNITS,
    add: screens::ADD_UNIT,
    empty: screens::NO_UNITS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::UnitName)),
        column(screens::head::KIND),
        column(field(Field::To)),
    ],
    rows: |cx| {
        cx.lists
            .units
            .iter()
            .enumerate()
            .map(|(i, u)| ListRow {
                id: u.id.0,
                cells: vec![
                    (i + 1).to_string(),
                    u.name.clone(),
                    u.kind.clone(),
                    u.to.clone().unwrap_or_default(),
                ],
                fold: u.name_fold.clone(),
                mark: u.needs_review,
                tag: if u.is_party_base { screens::TAG_BASE } else { screens::TAG_OTHER_UNIT },
                ..ListRow::default()
            })
            .collect()
    },
    load: |cx, id| cx.read.unit(UnitId(id)).ok().flatten(),
    blank: |cx| Unit { kind: cx.lists.kinds.first().and_then(|k| k.id), ..Unit::default() },
    fields: |form, unit, cx| {
        form.text(Field::UnitName, &mut unit.name);
        form.pick(Field::UnitKind, &mut unit.kind, &cx.lists.kind_choices);
        form.text(Field::CertificateName, &mut unit.certificate_name);
        form.text(Field::Code, &mut unit.code);
        form.suggest(
            Field::BusinessType,
            &mut unit.business_type,
            cx.lists.items(ListKind::BusinessType),
        );
        pick_unit(form, Field::ParentUnit, &mut unit.parent, cx);
        form.entered(Field::PartyMembers, &mut unit.party_members);
        form.entered(Field::Workers, &mut unit.workers);
        form.text(Field::Address, &mut unit.address);
        form.text(Field::Contact, &mut unit.contact);
        form.text(Field::Phone, &mut unit.phone);
        form.entered(Field::From, &mut unit.from);
        form.entered(Field::To, &mut unit.to);
        form.check(Field::NeedsReview, &mut unit.needs_review);
        form.heading(field(Field::Collectives));
        let mut gone = None;
        for (i, part) in unit.collectives.iter_mut().enumerate() {
            form.text(Field::CollectiveName, &mut part.name);
            form.text(Field::CertificateName, &mut part.certificate_name);
            if form.removes(actions::REMOVE_LINE) {
                gone = Some(i);
            }
        }
        if let Some(i) = gone {
            unit.collectives.remove(i);
        }
        if form.button(actions::ADD_COLLECTIVE) {
            unit.collectives.push(Collective::default());
        }
        form.heading(field(Field::Predecessors));
        let mut gone = None;
        for (i, part) in unit.predecessors.iter_mut().enumerate() {
            pick_unit(form, Field::Predecessor, &mut part.predecessor, cx);
            form.choice(
                Field::SuccessionKind,
                &mut part.kind,
                &[SuccessionKind::Renamed, SuccessionKind::Merged, SuccessionKind::Split]
                    .map(|k| (k, labels::succession_kind(k))),
            );
            form.entered(Field::SuccessionDate, &mut part.date);
            if form.removes(actions::REMOVE_LINE) {
                gone = Some(i);
            }
        }
        if let Some(i) = gone {
            unit.predecessors.remove(i);
        }
        if form.button(actions::ADD_PREDECESSOR) {
            unit.predecessors.push(Succession::default());
        }
    },
    grid: &[
        Field::UnitName,
        Field::UnitKind,
        Field::Code,
        Field::BusinessType,
        Field::PartyMembers,
        Field::Workers,
        Field::Address,
    ],
    save: Edit::SaveUnit,
    record: |id| Record::Unit(UnitId(id)),
    // The office's order of units rules lists, annexes and registers from here on.
    reorder: Some(|_cx, order, _moved| {
        Some(Edit::Reorder(order.iter().map(|id| Record::Unit(UnitId(*id))).collect()))
    }),
    copy: |unit| {
        for text in [&mut unit.code, &mut unit.certificate_name, &mut unit.contact, &mut unit.phone]
        {
            text.clear();
        }
        (unit.party_members, unit.workers) = Default::default();
        unit.collectives.clear();
        unit.predecessors.clear();
        unit.position = 0;
    },
    more: |ui, unit, cx| {
        if let Some(id) = unit.id.filter(|_| !cx.read_only) {
            recipients_ui(cx, ui, List::Units, &[id.0]);
        }
    },
};
