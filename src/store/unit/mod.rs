//! Units, their kinds, predecessors and collectives in the file.
use super::{Reader, Result, Writer, new_uid, sql_types::words};
use crate::domain::{
    ids::{CollectiveId, Kind, UnitId, UnitKindId},
    problem::Findings,
    unit::{Collective, Succession, SuccessionKind, Unit, UnitKind},
    vietnamese::fold,
};
use rusqlite::{Row, named_params};

words! {
    SuccessionKind { Renamed = "renamed", Merged = "merged", Split = "split" }
}

/// One line of the list of units.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    /// Key.
    pub id: UnitId,
    /// Mã.
    pub code: String,
    /// Tên.
    pub name: String,
    /// For search.
    pub name_fold: String,
    /// Loại.
    pub kind: String,
    /// TCCSĐ?
    pub is_party_base: bool,
    /// yyyy-mm-dd.
    pub from: Option<String>,
    /// yyyy-mm-dd; `None` while it exists.
    pub to: Option<String>,
    /// Cần rà soát.
    pub needs_review: bool,
    /// Thứ tự.
    pub position: i64,
}

impl UnitRow {
    /// Is it a TCCSĐ that exists at the end of a year?
    pub fn is_base_of(&self, year: i64) -> bool {
        let end = format!("{year:04}-12-31");
        self.is_party_base
            && self.from.as_deref().is_none_or(|from| from <= end.as_str())
            && self.to.as_deref().is_none_or(|to| to >= end.as_str())
    }
}

fn row_to_kind(row: &Row<'_>) -> rusqlite::Result<UnitKind> {
    Ok(UnitKind {
        id: row.get("id")?,
        name: row.get("name")?,
        is_party_base: row.get("is_party_base")?,
    })
}

fn row_to_unit(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        certificate_name: row.get("certificate_name")?,
        kind: row.get("kind_id")?,
        business_type: row.get("business_type")?,
        parent: row.get("parent_id")?,
        position: row.get("position")?,
        party_members: row.get("party_members")?,
        workers: row.get("workers")?,
        address: row.get("address")?,
        contact: row.get("contact")?,
        phone: row.get("phone")?,
        account_number: row.get("account_number")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
        needs_review: row.get("needs_review")?,
        predecessors: Vec::new(),
        collectives: Vec::new(),
    })
}

fn row_to_succession(row: &Row<'_>) -> rusqlite::Result<Succession> {
    Ok(Succession {
        id: row.get("id")?,
        predecessor: row.get("predecessor_id")?,
        date: row.get("date")?,
        kind: row.get("kind")?,
    })
}

fn row_to_collective(row: &Row<'_>) -> rusqlite::Result<Collective> {
    Ok(Collective {
        id: row.get("id")?,
        name: row.get("name")?,
        certificate_name: row.get("certificate_name")?,
    })
}

fn row_to_unit_row(row: &Row<'_>) -> rusqlite::Result<UnitRow> {
    Ok(UnitRow {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_fold: row.get("name_fold")?,
        kind: row.get::<_, Option<String>>("kind")?.unwrap_or_default(),
        is_party_base: row.get("is_party_base")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
        needs_review: row.get("needs_review")?,
        position: row.get("position")?,
    })
}

impl Reader<'_> {
    /// Kinds of units.
    pub fn unit_kinds(&self) -> Result<Vec<UnitKind>> {
        self.all(Kind::UnitKind, None, row_to_kind)
    }

    /// One kind of unit.
    pub fn unit_kind(&self, id: UnitKindId) -> Result<Option<UnitKind>> {
        self.row(id, row_to_kind)
    }

    /// The list of units in the office's order.
    pub fn unit_rows(&self) -> Result<Vec<UnitRow>> {
        self.rows(include_str!("unit_rows.sql"), (), row_to_unit_row)
    }

    /// One unit with its parts.
    pub fn unit(&self, id: UnitId) -> Result<Option<Unit>> {
        let Some(mut unit) = self.row(id, row_to_unit)? else { return Ok(None) };
        unit.predecessors = self.parts(Kind::Succession, id, row_to_succession)?;
        unit.collectives = self.parts(Kind::Collective, id, row_to_collective)?;
        Ok(Some(unit))
    }

    /// The name of a unit.
    pub fn unit_name(&self, id: UnitId) -> Result<Option<String>> {
        self.first(include_str!("name.sql"), [id], |r| r.get(0))
    }

    /// The unit above a unit.
    pub fn parent_of_unit(&self, id: UnitId) -> Result<Option<UnitId>> {
        Ok(self.first(include_str!("parent.sql"), [id], |r| r.get(0))?.flatten())
    }

    /// The last place in the order of units; 0 when there is none.
    pub fn last_unit_position(&self) -> Result<i64> {
        Ok(self.first(include_str!("last_position.sql"), (), |r| r.get(0))?.unwrap_or(0))
    }

    /// Units of this name whatever its tones and case, existing ones first.
    pub fn units_named(&self, name: &str) -> Result<Vec<UnitId>> {
        self.rows(include_str!("units_by_fold.sql"), [name], |r| r.get(0))
    }

    /// One collective: its unit and its name.
    pub fn collective(&self, id: CollectiveId) -> Result<Option<(UnitId, String)>> {
        self.first(include_str!("collective.sql"), [id], |r| Ok((r.get(0)?, r.get(1)?)))
    }

    /// A collective of this unit whose name is the same whatever its tones and case.
    pub fn collective_named(&self, unit: UnitId, name: &str) -> Result<Option<CollectiveId>> {
        self.first(include_str!("collective_by_fold.sql"), (unit, name), |r| r.get(0))
    }

    /// Every collective: (key, its unit, name).
    pub fn collectives(&self) -> Result<Vec<(CollectiveId, UnitId, String)>> {
        self.rows(include_str!("collectives.sql"), (), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
    }
}

/// What the book says for the rules of units and their kinds.
impl Reader<'_> {
    /// What is wrong with a kind of units: its name beside those of the others.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_unit_kind(&self, kind: &UnitKind) -> Result<Findings> {
        let name = fold(&kind.name);
        let others = self.unit_kinds()?;
        Ok(kind.check(others.iter().any(|k| k.id != kind.id && fold(&k.name) == name)))
    }

    /// What is wrong with a unit: its name beside those of units that exist, and what stands above it.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_unit(&self, unit: &Unit) -> Result<Findings> {
        let mut taken = false;
        for id in self.units_named(&unit.name)? {
            let other = self.unit(id)?;
            taken |= Some(id) != unit.id
                && unit.to.text.is_empty()
                && other.is_some_and(|o| o.to.text.is_empty());
        }
        Ok(unit.check(taken, &self.units_above(unit.parent)?))
    }

    /// The unit and everything above it; ends where a loop would begin.
    fn units_above(&self, start: Option<UnitId>) -> Result<Vec<UnitId>> {
        let mut above = Vec::new();
        let mut next = start;
        while let Some(id) = next.filter(|id| !above.contains(id)) {
            above.push(id);
            next = self.parent_of_unit(id)?;
        }
        Ok(above)
    }
}

impl Writer<'_> {
    /// Stores a kind of unit.
    pub fn save_unit_kind(&self, kind: &UnitKind) -> Result<UnitKindId> {
        let id = self.save(
            Kind::UnitKind,
            named_params! {
                ":id": kind.id, ":uid": new_uid(), ":name": kind.name, ":is_party_base": kind.is_party_base,
            },
        )?;
        Ok(UnitKindId(id))
    }

    /// Stores a unit with its predecessors and collectives; parts no longer named go to the trash.
    pub fn save_unit(&self, unit: &Unit) -> Result<UnitId> {
        let id = UnitId(self.save(
            Kind::Unit,
            named_params! {
                ":id": unit.id, ":uid": new_uid(), ":code": unit.code, ":name": unit.name,
                ":certificate_name": unit.certificate_name, ":kind_id": unit.kind,
                ":business_type": unit.business_type, ":parent_id": unit.parent, ":position": unit.position,
                ":party_members": unit.party_members, ":workers": unit.workers, ":address": unit.address,
                ":contact": unit.contact, ":phone": unit.phone, ":account_number": unit.account_number, ":from_date": unit.from, ":to_date": unit.to,
                ":needs_review": unit.needs_review,
            },
        )?);
        self.save_parts(Kind::Succession, id.0, &unit.predecessors, |part| {
            self.save(Kind::Succession, named_params! {
                    ":id": part.id, ":uid": new_uid(), ":unit_id": id, ":predecessor_id": part.predecessor,
                    ":date": part.date, ":kind": part.kind,
                })
        })?;
        self.save_parts(Kind::Collective, id.0, &unit.collectives, |part| {
            Ok(self.save_collective(id, part)?.0)
        })?;
        Ok(id)
    }

    /// Stores one collective of a unit.
    pub fn save_collective(&self, unit: UnitId, part: &Collective) -> Result<CollectiveId> {
        let id = self.save(
            Kind::Collective,
            named_params! {
                ":id": part.id, ":uid": new_uid(), ":unit_id": unit, ":name": part.name,
                ":certificate_name": part.certificate_name,
            },
        )?;
        Ok(CollectiveId(id))
    }
}
