//! What a report says of awards: how many of whom each body gave which form.
use super::{Part, Said};
use crate::{
    domain::{
        ids::{BodyId, Record},
        recipient::{Counts, RecipientKind},
        vietnamese::same_name_key,
    },
    listing::figures::{FigureRow, YearData},
    store::AwardRow,
    text::{
        print,
        year_report::{self as words, Unit, field},
    },
};

/// Awards of one form that one body gave.
struct Given<'a> {
    body: BodyId,
    form: &'a str,
    awards: Vec<&'a AwardRow>,
}

/// Everything it says of them.
pub(super) fn said(data: &YearData) -> Vec<Said> {
    let standing: Vec<&AwardRow> = data.awards.iter().filter(|award| !award.is_revoked).collect();
    let mut given: Vec<Given<'_>> = Vec::new();
    for award in &standing {
        let same = |of: &&mut Given<'_>| {
            of.body == award.body && same_name_key(of.form) == same_name_key(&award.form)
        };
        match given.iter_mut().find(same) {
            Some(of) => of.awards.push(award),
            None => given.push(Given { body: award.body, form: &award.form, awards: vec![award] }),
        }
    }
    // What others gave ranks higher, and comes first.
    given.sort_by_key(|of| (data.body(of.body).is_some_and(|body| body.is_ours), of.body));
    let mut parts = Vec::new();
    let mut texts = Vec::new();
    for of in &given {
        let body = data.body(of.body).map_or("", |body| body.in_text());
        let counts = counts(&of.awards);
        texts.push(words::given(&print::counted(counts), body, of.form));
        for (kind, _) in counts.present() {
            let label = words::given_to(print::kind(kind), body, of.form);
            parts.push(Part::count(&label, Unit::Awards, rows(&of.awards, Some(kind))));
        }
    }
    let all = counts(&standing);
    let several = given.len() > 1;
    let total = if several { print::counted(all) } else { String::new() };
    // A year with one giver has totals, too: the next may have several.
    let totals = RecipientKind::ALL.into_iter().filter(|kind| all.get(*kind) > 0);
    let totals = totals.map(|kind| {
        let label = words::awarded_in_all(print::kind(kind));
        Part::count(&label, Unit::Awards, rows(&standing, Some(kind)))
    });
    let none = if given.is_empty() { words::NO_AWARDS.to_owned() } else { String::new() };
    vec![
        Said { field: field::NO_AWARDS, value: none, parts: Vec::new() },
        Said { field: field::AWARDS, value: texts.join(", "), parts },
        Said { field: field::AWARDED, value: total, parts: totals.collect() },
    ]
}

fn counts(awards: &[&AwardRow]) -> Counts {
    awards.iter().map(|award| award.recipient.kind()).collect()
}

fn rows(awards: &[&AwardRow], kind: Option<RecipientKind>) -> Vec<FigureRow> {
    let of_kind = awards.iter().filter(|of| kind.is_none_or(|kind| of.recipient.kind() == kind));
    of_kind
        .map(|award| FigureRow { text: award.name.clone(), record: Some(Record::Award(award.id)) })
        .collect()
}
