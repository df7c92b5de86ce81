//! The order and the counts of a list of awards.
use crate::{
    domain::{award::AwardOrder, rank::rank_of_post, recipient::Counts},
    store::{AwardRow, ProposalRow},
};

/// The one order of a round: by unit, rank and given name; by given name; or as set by hand.
pub fn order_awards(rows: &mut [AwardRow], order: AwardOrder) {
    match order {
        AwardOrder::ByUnit => rows.sort_by_cached_key(|r| {
            (r.unit_position, rank_of_post(&r.position_title), r.name_key.clone(), r.id)
        }),
        AwardOrder::ByName => rows.sort_by_cached_key(|r| (r.name_key.clone(), r.id)),
        AwardOrder::ByHand => rows.sort_by_key(|r| (r.position, r.id)),
    }
}

/// The same for proposals.
pub fn order_proposals(rows: &mut [ProposalRow], order: AwardOrder) {
    match order {
        AwardOrder::ByUnit => rows.sort_by_cached_key(|r| {
            (r.unit_position, rank_of_post(&r.title), r.name_key.clone(), r.id)
        }),
        AwardOrder::ByName => rows.sort_by_cached_key(|r| (r.name_key.clone(), r.id)),
        AwardOrder::ByHand => rows.sort_by_key(|r| (r.position, r.id)),
    }
}

/// How many of each kind, revoked ones left out.
pub fn count(rows: &[AwardRow]) -> Counts {
    rows.iter().filter(|r| !r.is_revoked).map(|r| r.recipient.kind()).collect()
}
