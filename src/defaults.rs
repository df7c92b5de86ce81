//! What a new book begins with: kinds of units and legal bases, from `assets/defaults.json`. All of it
//! can be changed; nothing of it is a rule.
use crate::domain::{edit::Edit, legal_basis::LegalBasis, unit::UnitKind};
use serde::Deserialize;

#[derive(Default, Deserialize)]
struct Defaults {
    kinds: Vec<(String, bool)>,
    bases: Vec<(String, String, String, String, String, String)>,
}

/// The edits that bring the defaults into an empty book.
pub fn edits() -> Vec<Edit> {
    let defaults: Defaults =
        serde_json::from_str(include_str!("../assets/defaults.json")).unwrap_or_default();
    let kinds = defaults.kinds.into_iter().map(|(name, is_party_base)| {
        Edit::SaveUnitKind(UnitKind { name, is_party_base, ..UnitKind::default() })
    });
    let bases = defaults.bases.into_iter().map(|(number_symbol, summary, issuer, on, from, to)| {
        Edit::SaveLegalBasis(LegalBasis {
            number_symbol,
            summary,
            issuer,
            issued_on: on.as_str().into(),
            from: from.as_str().into(),
            to: to.as_str().into(),
            ..LegalBasis::default()
        })
    });
    kinds.chain(bases).collect()
}
