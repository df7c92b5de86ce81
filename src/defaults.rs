//! What a new book begins with: kinds of units, legal bases, lists and salaries, from
//! `assets/defaults.json`. All of it can be changed; nothing of it is a rule.
use crate::domain::{
    edit::Edit,
    entered::{Entered, Whole},
    legal_basis::LegalBasis,
    list_item::{ListItem, ListKind},
    reward::BaseSalary,
    unit::UnitKind,
};
use serde::Deserialize;

#[derive(Default, Deserialize)]
struct Defaults {
    kinds: Vec<(String, bool)>,
    bases: Vec<(String, String, String, String, String, String)>,
    salaries: Vec<(String, String, String)>,
    lists: Vec<(ListKind, Vec<Item>)>,
}

/// One word of a list: of every year, or of some.
#[derive(Deserialize)]
#[serde(untagged)]
enum Item {
    Always(String),
    Of { name: String, from_year: Option<i64>, to_year: Option<i64> },
}

fn read() -> Defaults {
    serde_json::from_str(include_str!("../assets/defaults.json")).unwrap_or_default()
}

/// The edits that bring the defaults into an empty book.
pub fn edits() -> Vec<Edit> {
    let defaults = read();
    let kinds = defaults.kinds.into_iter().map(|(name, is_party_base)| {
        Edit::save(UnitKind { name, is_party_base, ..UnitKind::default() })
    });
    let bases = defaults.bases.into_iter().map(|(number_symbol, summary, issuer, on, from, to)| {
        Edit::save(LegalBasis {
            number_symbol,
            summary,
            issuer,
            issued_on: on.as_str().into(),
            from: from.as_str().into(),
            to: to.as_str().into(),
            ..LegalBasis::default()
        })
    });
    kinds.chain(bases).chain(lists_and_salaries()).collect()
}

/// Those of them that every book begins with, the sample too.
pub fn lists_and_salaries() -> Vec<Edit> {
    let defaults = read();
    let salaries = defaults.salaries.into_iter().map(|(from, amount, basis)| {
        Edit::save(BaseSalary {
            from: from.as_str().into(),
            amount: amount.as_str().into(),
            basis,
            ..BaseSalary::default()
        })
    });
    let items = defaults.lists.into_iter().flat_map(|(list, names)| {
        let item = move |(i, item): (usize, Item)| {
            let (name, from, to) = match item {
                Item::Always(name) => (name, None, None),
                Item::Of { name, from_year, to_year } => (name, from_year, to_year),
            };
            let year = |year: Option<i64>| Entered::of(year.map(Whole));
            Edit::save(ListItem {
                list,
                name,
                is_in_use: true,
                position: i as i64 + 1,
                from_year: year(from),
                to_year: year(to),
                ..ListItem::default()
            })
        };
        names.into_iter().enumerate().map(item)
    });
    salaries.chain(items).collect()
}
