//! The names of a round as each unit is asked to check them (bản soát): as they will be printed, unit by unit.
use crate::{
    domain::{
        award::{Outcome, Recipient, Round},
        ids::{DecisionId, UnitId},
        recipient::{Counts, RecipientKind},
    },
    listing::awards::{order_awards, order_proposals},
    store::{AwardFilter, AwardRow, ProposalRow, Reader, StoreError},
};

/// A name as it will be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameToCheck {
    /// The uid of its proposal, or of an award that nobody proposed: it stays when the award is drafted.
    pub uid: String,
    /// The uid of its award; `None` while there is none.
    pub award_uid: Option<String>,
    /// Under which decision that stands.
    pub decision: Option<DecisionId>,
    /// Tập thể, cá nhân, hộ gia đình.
    pub kind: RecipientKind,
    /// Tên in.
    pub name: String,
    /// Chức vụ.
    pub post: String,
    /// Đơn vị; of a household its address; blank where it is the name itself.
    pub unit: String,
    /// Hình thức.
    pub form: String,
    /// Thành tích in, where the award has one of its own.
    pub citation: String,
}

/// A unit with the names it checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitToAsk {
    /// Its key; `None` for whoever is no unit of the book.
    pub unit: Option<UnitId>,
    /// What tells it from the others, without `/`: its key, or the uid of its first name.
    pub key: String,
    /// Its name.
    pub name: String,
    /// In the order of the round, kind by kind.
    pub names: Vec<NameToCheck>,
}

impl UnitToAsk {
    /// How many of each kind.
    pub fn counts(&self) -> Counts {
        self.names.iter().map(|name| name.kind).collect()
    }
}

/// One name with where it stands.
struct Placed {
    unit: Option<UnitId>,
    position: i64,
    name: NameToCheck,
}

/// The units of a round in their order, each with its names: from the awards that stand, else from the proposals that do.
///
/// # Errors
/// [`StoreError`].
pub fn units_to_ask(read: Reader<'_>, round: &Round) -> Result<Vec<UnitToAsk>, StoreError> {
    let Some(id) = round.id else { return Ok(Vec::new()) };
    let mut proposals = read.proposal_rows(Some(id), None)?;
    order_proposals(&mut proposals, round.order);
    let mut awards = read.award_rows(AwardFilter { round: Some(id), ..AwardFilter::default() })?;
    awards.retain(|award| !award.is_revoked);
    order_awards(&mut awards, round.order);
    let mut placed: Vec<Placed> = Vec::new();
    for award in &awards {
        let proposal = proposals.iter().find(|p| p.recipient.is_same(&award.recipient));
        placed.push(of_award(award, proposal));
    }
    let is_awarded = |p: &ProposalRow| awards.iter().any(|a| a.recipient.is_same(&p.recipient));
    let standing = |p: &&ProposalRow| p.outcome == Outcome::Standing && !is_awarded(p);
    placed.extend(proposals.iter().filter(standing).map(of_proposal));
    let units = read.unit_rows()?;
    // Units in their order; whoever is none comes last.
    placed.sort_by_key(|placed| (placed.unit.is_none(), placed.position, placed.name.kind));
    let mut asked: Vec<UnitToAsk> = Vec::new();
    for Placed { unit, name, .. } in placed {
        let known = units.iter().find(|u| Some(u.id) == unit);
        let own = known.map_or_else(
            || if name.unit.is_empty() { name.name.clone() } else { name.unit.clone() },
            |unit| unit.name.clone(),
        );
        let is_it = |asked: &&mut UnitToAsk| match unit {
            Some(_) => asked.unit == unit,
            None => asked.unit.is_none() && asked.name == own,
        };
        match asked.iter_mut().find(is_it) {
            Some(known) => known.names.push(name),
            None => asked.push(UnitToAsk {
                unit,
                key: unit.map_or_else(|| name.uid.clone(), |unit| unit.0.to_string()),
                name: own,
                names: vec![name],
            }),
        }
    }
    Ok(asked)
}

/// Beside its own name a collective has no unit to check.
fn beside(name: &str, unit: &str) -> String {
    if unit == name { String::new() } else { unit.to_owned() }
}

fn of_award(award: &AwardRow, proposal: Option<&ProposalRow>) -> Placed {
    Placed {
        unit: unit_of(&award.recipient, award.unit_id).or(proposal.and_then(|p| p.unit_id)),
        position: award.unit_position,
        name: NameToCheck {
            uid: proposal.map_or(&award.uid, |p| &p.uid).clone(),
            award_uid: Some(award.uid.clone()),
            decision: award.decision,
            kind: award.recipient.kind(),
            name: award.name.clone(),
            post: award.position_title.clone(),
            unit: beside(&award.name, &award.unit),
            form: award.form.clone(),
            citation: award.citation.clone(),
        },
    }
}

fn of_proposal(proposal: &ProposalRow) -> Placed {
    Placed {
        unit: unit_of(&proposal.recipient, proposal.unit_id),
        position: proposal.unit_position,
        name: NameToCheck {
            uid: proposal.uid.clone(),
            award_uid: None,
            decision: None,
            kind: proposal.recipient.kind(),
            name: proposal.name.clone(),
            post: proposal.title.clone(),
            unit: beside(&proposal.name, &proposal.unit),
            form: proposal.form.clone(),
            citation: String::new(),
        },
    }
}

fn unit_of(recipient: &Recipient, unit: Option<UnitId>) -> Option<UnitId> {
    match recipient {
        Recipient::Unit(unit) => Some(*unit),
        _ => unit,
    }
}
