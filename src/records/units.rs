//! Đơn vị, with its collectives and predecessors.
use super::{
    description::Description,
    fields::PartsHead,
    pick::pick_unit,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{Kind, Record, UnitId},
        list_item::ListKind,
        unit::{SuccessionKind, Unit},
    },
    text::{
        actions, labels, screens,
        terms::{self, field},
    },
    workspace::UnitRow,
};

/// Đơn vị.
pub static UNITS: Description<Unit> = Description {
    kind: Kind::Unit,
    group: screens::GROUP_PEOPLE,
    key: "Units",
    words: &terms::units::UNITS,
    columns: &[
        column(screens::head::SERIAL),
        rest(field(Field::UnitName)),
        column(screens::head::KIND),
        column(field(Field::To)),
    ],
    rows: |known| {
        let row = |(i, u): (usize, &UnitRow)| ListRow {
            id: u.id.0,
            cells: vec![
                Cell::count(i + 1),
                Cell::from(&u.name),
                Cell::from(&u.kind),
                Cell::stored_day(u.to.as_deref()),
            ],
            fold: u.name_fold.clone(),
            mark: u.needs_review,
            tag: if u.is_party_base { screens::TAG_BASE } else { screens::TAG_OTHER_UNIT },
            ..ListRow::default()
        };
        Ok(known.lists.units.all()?.iter().enumerate().map(row).collect())
    },
    count: |known| known.lists.units.count(|_| true),
    load: |known, id| Ok(known.read.unit(UnitId(id))?),
    blank: |known| Unit { kind: known.lists.kinds.first().and_then(|k| k.id), ..Unit::default() },
    fields: |form, unit, known| {
        form.text(Field::UnitName, &mut unit.name);
        form.pick(Field::UnitKind, &mut unit.kind, &known.lists.kind_choices);
        form.text(Field::CertificateName, &mut unit.certificate_name);
        form.text(Field::Code, &mut unit.code);
        form.suggest(
            Field::BusinessType,
            &mut unit.business_type,
            known.lists.items(ListKind::BusinessType),
        );
        pick_unit(form, Field::ParentUnit, &mut unit.parent, known);
        form.entered(Field::PartyMembers, &mut unit.party_members);
        form.entered(Field::Workers, &mut unit.workers);
        form.text(Field::Address, &mut unit.address);
        form.text(Field::Contact, &mut unit.contact);
        form.text(Field::Phone, &mut unit.phone);
        form.text(Field::AccountNumber, &mut unit.account_number);
        form.entered(Field::From, &mut unit.from);
        form.entered(Field::To, &mut unit.to);
        form.check(Field::NeedsReview, &mut unit.needs_review);
        form.parts(
            PartsHead::of(Kind::Collective, Field::Collectives, actions::ADD_COLLECTIVE),
            &mut unit.collectives,
            |part| part.name.clone(),
            |form, part| {
                form.text(Field::CollectiveName, &mut part.name);
                form.text(Field::CertificateName, &mut part.certificate_name);
            },
        );
        form.parts(
            PartsHead::of(Kind::Succession, Field::Predecessors, actions::ADD_PREDECESSOR),
            &mut unit.predecessors,
            |part| known.lists.unit_name(part.predecessor).to_owned(),
            |form, part| {
                pick_unit(form, Field::Predecessor, &mut part.predecessor, known);
                form.choice(
                    Field::SuccessionKind,
                    &mut part.kind,
                    &[SuccessionKind::Renamed, SuccessionKind::Merged, SuccessionKind::Split]
                        .map(|k| (k, labels::succession_kind(k))),
                );
                form.entered(Field::SuccessionDate, &mut part.date);
            },
        );
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
    save: Edit::save,
    // The office's order of units rules lists, annexes and registers from here on.
    reorder: Some(|_known, order, _moved| {
        let order = order.iter().map(|id| Record::Unit(UnitId(*id)));
        Ok(Some(Edit::Reorder(order.collect())))
    }),
    copy: |unit| {
        for text in [
            &mut unit.code,
            &mut unit.certificate_name,
            &mut unit.contact,
            &mut unit.phone,
            &mut unit.account_number,
        ] {
            text.clear();
        }
        (unit.party_members, unit.workers) = Default::default();
        unit.collectives.clear();
        unit.predecessors.clear();
        unit.position = 0;
    },
};
