//! Legal bases (căn cứ), each with the days it was in force, so that old years print old bases.
use super::{
    entered::Entered,
    field::Field,
    ids::{KeyVisitor, LegalBasisId, visit_key},
    problem::{Findings, Problem},
    stored_form::{one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Căn cứ pháp lý.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LegalBasis {
    /// `None` while not yet stored.
    pub id: Option<LegalBasisId>,
    /// Số, ký hiệu: `60/2013/NĐ-CP`, `22-CT/TW`; may be blank for a law cited by name.
    pub number_symbol: String,
    /// As a decision cites it after “- Căn cứ ”, without the final sign.
    pub summary: String,
    /// Cơ quan ban hành.
    pub issuer: String,
    /// Ngày ban hành.
    pub issued_on: Entered<Date>,
    /// In force from.
    pub from: Entered<Date>,
    /// In force to; blank while it is.
    pub to: Entered<Date>,
    /// What replaced it.
    pub replaced_by: Option<LegalBasisId>,
}

impl LegalBasis {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        if self.number_symbol.is_empty() { &self.summary } else { &self.number_symbol }
    }

    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Summary, &self.summary);
        found.read(Field::IssuedOn, &self.issued_on);
        found.read_span((Field::InForceFrom, &self.from), (Field::InForceTo, &self.to));
        found
    }

    /// A warning when the text cites this basis on a day it was not in force.
    pub fn warn(&self, cited_in: &str, day: Date) -> Option<Problem> {
        let sign = &self.number_symbol;
        if sign.is_empty() || !cites(cited_in, sign) {
            return None;
        }
        let show = super::calendar::show_date;
        match (self.from.get(), self.to.get()) {
            (_, Some(to)) if to < day => {
                Some(Problem::BasisExpired { basis: sign.clone(), since: show(to) })
            }
            (Some(from), _) if day < from => {
                Some(Problem::BasisNotYet { basis: sign.clone(), from: show(from) })
            }
            _ => None,
        }
    }
}

/// Does the text name this number and symbol as a whole (36-HD/VPTW, not 136-HD/VPTW)?
fn cites(text: &str, sign: &str) -> bool {
    text.match_indices(sign).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + sign.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

impl LegalBasis {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.number_symbol, &mut self.summary, &mut self.issuer]);
        typed(today, &mut [&mut self.issued_on, &mut self.from, &mut self.to]);
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.replaced_by, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expired_and_not_yet_in_force_warn() {
        let basis = LegalBasis {
            number_symbol: "60/2013/NĐ-CP".into(),
            from: "15/08/2013".into(),
            to: "31/12/2018".into(),
            ..LegalBasis::default()
        };
        let text = "Căn cứ Nghị định số 60/2013/NĐ-CP, ngày 19/6/2013 của Chính phủ";
        assert_eq!(basis.warn(text, Date::constant(2016, 12, 5)), None);
        assert!(matches!(
            basis.warn(text, Date::constant(2026, 1, 1)),
            Some(Problem::BasisExpired { since, .. }) if since == "31/12/2018"
        ));
        assert!(matches!(
            basis.warn(text, Date::constant(2013, 1, 1)),
            Some(Problem::BasisNotYet { .. })
        ));
        assert_eq!(basis.warn("Nghị định số 160/2013/NĐ-CP", Date::constant(2026, 1, 1)), None);
    }
}
