//! Bộ tiêu chí, in versions: one that sheets were scored by is frozen.
use super::{checking::Wrong, rules::Rules};
use crate::domain::{
    entered::{Entered, Whole},
    field::Field,
    ids::CriteriaSetId,
    problem::{Finding, Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::same_name_key,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a set is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScoredKind {
    /// Anything, by its name.
    #[default]
    Name,
    /// A model in the year it is registered for.
    Registration,
    /// What a unit did for QCDC in a year.
    Democracy,
    /// A unit.
    Unit,
    /// A person.
    Person,
}

impl ScoredKind {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 5] =
        [Self::Registration, Self::Democracy, Self::Unit, Self::Person, Self::Name];
}

/// Một bộ tiêu chí.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CriteriaSet {
    /// `None` while not yet stored.
    pub id: Option<CriteriaSetId>,
    /// Tên bộ tiêu chí.
    pub name: String,
    /// Phiên bản, from 1.
    pub version: Entered<Whole>,
    /// Đối tượng chấm.
    pub about: ScoredKind,
    /// Áp dụng từ năm; blank: always.
    pub from_year: Entered<Whole>,
    /// Áp dụng đến năm; blank: until another follows.
    pub to_year: Entered<Whole>,
    /// Văn bản ban hành.
    pub document: String,
    /// Ghi chú.
    pub note: String,
    /// What it says.
    pub rules: Rules,
    /// What a form could not read of what was typed, which stands there still: such a set is never stored.
    #[serde(skip)]
    pub unread: Findings,
}

/// What the book says beside a set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriteriaFacts {
    /// The set as it is stored.
    pub stored: Option<CriteriaSet>,
    /// Years that were scored by it.
    pub scored: Vec<i64>,
    /// Another set has its name and version.
    pub twice: bool,
}

impl CriteriaSet {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// Is it for this year?
    pub fn is_of_year(&self, year: i64) -> bool {
        let from = self.from_year.get().is_none_or(|from| from.0 <= year);
        from && self.to_year.get().is_none_or(|to| year <= to.0)
    }

    /// Does it go by this name?
    pub fn is_named(&self, name: &str) -> bool {
        same_name_key(&self.name) == same_name_key(name)
    }

    /// What is wrong with it.
    pub fn check(&self, facts: &CriteriaFacts) -> Findings {
        let mut found = Findings::default();
        found.require(Field::CriteriaName, &self.name);
        if facts.twice {
            found.add(Field::CriteriaName, Problem::AlreadyInList);
        }
        found.require(Field::CriteriaVersion, &self.version.text);
        found.read(Field::CriteriaVersion, &self.version);
        let from = found.read_year(Field::FromYear, &self.from_year);
        let to = found.read_year(Field::ToYear, &self.to_year);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            found.add(Field::ToYear, Problem::EndsBeforeStart);
        }
        if let Some(year) = facts.scored.iter().copied().find(|year| !self.is_of_year(*year)) {
            found.add(Field::FromYear, Problem::CriteriaInUse { year });
        }
        if let (Some(stored), Some(year)) = (&facts.stored, facts.scored.first())
            && (stored.rules != self.rules || stored.about != self.about)
        {
            found.add(Field::Criteria, Problem::CriteriaInUse { year: *year });
        }
        found.list.extend(self.check_rules().list);
        found
    }

    /// What is wrong with what it says, each at its line.
    pub fn check_rules(&self) -> Findings {
        let mut found = self.unread.clone();
        // A set that is only begun says nothing yet.
        let is_begun = self.rules == Rules::default();
        for flaw in self.rules.flaws() {
            let (field, place) = (flaw.field(), flaw.place());
            // Nothing follows from what could not be read.
            let is_unread =
                self.unread.list.iter().any(|of| of.field == field && of.place == place);
            let says_nothing =
                is_begun && matches!(flaw.wrong, Wrong::NoCriteria | Wrong::NoClasses);
            if !is_unread && !says_nothing {
                let problem = match flaw.wrong {
                    Wrong::NoCode => Problem::Required,
                    wrong => Problem::CriteriaWrong { wrong },
                };
                found.list.push(Finding { field, problem, place });
            }
        }
        found
    }

    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name]);
        lines(&mut [&mut self.document, &mut self.note]);
        typed(today, &mut [&mut self.version, &mut self.from_year, &mut self.to_year]);
        if self.version.text.is_empty() {
            self.version = Entered::of(Some(Whole(1)));
        }
    }
}

/// What becomes of a set that is read from elsewhere, beside those of its name.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// The book has it already, as it is.
    AsItIs(CriteriaSetId),
    /// It is new, or takes the place of one that nobody was scored by.
    Saved(Box<CriteriaSet>),
    /// It is the next version; the one before ends.
    NextVersion {
        /// The one before, with its last year.
        ended: Box<CriteriaSet>,
        /// The new one.
        next: Box<CriteriaSet>,
    },
    /// The one of its name is in use, and nothing says from which later year this one counts.
    InUse {
        /// The last year that was scored.
        year: i64,
    },
}

/// Takes a set in. `known`: every set of the book, each with the years that were scored by it.
pub fn take_in(mut new: CriteriaSet, known: &[(CriteriaSet, Vec<i64>)]) -> Taken {
    let version = |set: &CriteriaSet| set.version.get().map_or(0, |version| version.0);
    let named = known.iter().filter(|(set, _)| set.is_named(&new.name));
    let Some((last, scored)) = named.max_by_key(|(set, _)| version(set)) else {
        new.version = Entered::of(Some(Whole(1)));
        return Taken::Saved(Box::new(new));
    };
    let from = new.from_year.get().map(|year| year.0);
    let same = last.rules == new.rules && last.about == new.about && last.document == new.document;
    if let (true, Some(id)) = (same && from.is_none_or(|year| last.is_of_year(year)), last.id) {
        return Taken::AsItIs(id);
    }
    let Some(last_scored) = scored.iter().copied().max() else {
        new.id = last.id;
        new.version = last.version.clone();
        if from.is_none() {
            new.from_year = last.from_year.clone();
        }
        return Taken::Saved(Box::new(new));
    };
    match from.filter(|from| *from > last_scored) {
        None => Taken::InUse { year: last_scored },
        Some(from) => {
            new.version = Entered::of(Some(Whole(version(last) + 1)));
            let to_year = Entered::of(Some(Whole(from - 1)));
            Taken::NextVersion {
                ended: Box::new(CriteriaSet { to_year, ..last.clone() }),
                next: Box::new(new),
            }
        }
    }
}

/// The next version of a set in use: what it says is changed, and the one before ends with the last year that was
/// scored by it, or with the year before `year` where that is later. `stored`: the set in use, the newest of its
/// name; `changed`: the same with what is to be changed.
pub fn next_version(
    stored: &CriteriaSet,
    changed: CriteriaSet,
    scored: &[i64],
    year: i64,
) -> Option<(CriteriaSet, CriteriaSet)> {
    let last = scored.iter().copied().max()?;
    let own_end = stored.to_year.get().map(|to| to.0);
    let end = own_end.map_or(year - 1, |own| own.min(year - 1)).max(last);
    let whole = |number| Entered::of(Some(Whole(number)));
    let next = CriteriaSet {
        id: None,
        name: stored.name.clone(),
        version: whole(stored.version.get().map_or(1, |version| version.0) + 1),
        from_year: whole(end + 1),
        to_year: Entered::of(own_end.filter(|own| *own > end).map(Whole)),
        ..changed
    };
    Some((CriteriaSet { to_year: whole(end), ..stored.clone() }, next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evaluation::{Class, Criterion};

    fn set(from: &str) -> CriteriaSet {
        CriteriaSet {
            id: Some(CriteriaSetId(1)),
            name: "Mô hình".into(),
            version: "1".into(),
            from_year: from.into(),
            rules: Rules {
                criteria: vec![Criterion {
                    code: "1".into(),
                    text: "Tiêu chí".into(),
                    most: Some(10_000),
                    ..Criterion::default()
                }],
                classes: vec![Class { name: "Đạt".into(), ..Class::default() }],
                ..Rules::default()
            },
            ..CriteriaSet::default()
        }
    }

    fn changed(from: &str) -> CriteriaSet {
        let mut new = CriteriaSet { id: None, version: Entered::default(), ..set(from) };
        new.rules.criteria[0].most = Some(9000);
        new
    }

    #[test]
    fn a_set_in_use_is_frozen_and_an_old_year_keeps_its_own() {
        let facts =
            CriteriaFacts { stored: Some(set("2016")), scored: vec![2016, 2017], twice: false };
        assert_eq!(set("2016").check(&facts), Findings::default());
        let renamed = CriteriaSet { name: "Mô hình DVK".into(), ..set("2016") };
        assert_eq!(renamed.check(&facts), Findings::default());
        let in_use = |year| Problem::CriteriaInUse { year };
        let other =
            CriteriaSet { id: Some(CriteriaSetId(1)), version: "1".into(), ..changed("2016") };
        assert_eq!(other.check(&facts).list, [(Field::Criteria, in_use(2016))]);
        assert_eq!(set("2017").check(&facts).list, [(Field::FromYear, in_use(2016))]);
        let ended = CriteriaSet { to_year: "2016".into(), ..set("2016") };
        assert_eq!(ended.check(&facts).list, [(Field::FromYear, in_use(2017))]);
        let unused = CriteriaFacts { scored: Vec::new(), ..facts };
        assert_eq!(other.check(&unused), Findings::default());
    }

    #[test]
    fn a_set_that_is_only_begun_may_be_kept() {
        let begun = CriteriaSet { rules: Rules::default(), ..set("") };
        assert_eq!(begun.check(&CriteriaFacts::default()), Findings::default());
        let mut wrong = set("");
        wrong.rules.classes.clear();
        assert!(wrong.check(&CriteriaFacts::default()).has_errors());
    }

    #[test]
    fn what_is_read_anew_becomes_the_next_version_where_the_old_one_is_in_use() {
        let new = |from| CriteriaSet { id: None, version: Entered::default(), ..set(from) };
        let Taken::Saved(first) = take_in(new("2016"), &[]) else { panic!() };
        assert_eq!((first.id, first.version.text.as_str()), (None, "1"));
        let unused = [(set("2016"), vec![])];
        let used = [(set("2016"), vec![2016])];
        assert_eq!(take_in(new(""), &used), Taken::AsItIs(CriteriaSetId(1)));
        let Taken::Saved(mended) = take_in(changed(""), &unused) else { panic!() };
        assert_eq!((mended.id, mended.from_year.text.as_str()), (Some(CriteriaSetId(1)), "2016"));
        for from in ["", "2015", "2016"] {
            assert_eq!(take_in(changed(from), &used), Taken::InUse { year: 2016 }, "{from}");
        }
        let Taken::NextVersion { ended, next } = take_in(changed("2018"), &used) else { panic!() };
        assert_eq!((ended.id, ended.to_year.text.as_str()), (Some(CriteriaSetId(1)), "2017"));
        assert_eq!((next.id, next.version.text.as_str()), (None, "2"));
        assert!(ended.is_of_year(2016) && !ended.is_of_year(2018) && next.is_of_year(2018));
    }

    #[test]
    fn the_next_version_begins_when_the_one_in_use_ends() {
        for (to, scored, year, ends, begins, next_ends) in [
            ("", &[2015, 2016][..], 2016, "2016", "2017", ""),
            ("", &[2016], 2019, "2018", "2019", ""),
            ("2017", &[2016], 2019, "2017", "2018", ""),
            ("2020", &[2016], 2018, "2017", "2018", "2020"),
        ] {
            let stored = CriteriaSet { to_year: to.into(), ..set("2015") };
            let (ended, next) = next_version(&stored, changed("2015"), scored, year).unwrap();
            let years = [&ended.from_year, &ended.to_year, &next.from_year, &next.to_year];
            assert_eq!(years.map(|year| year.text.as_str()), ["2015", ends, begins, next_ends]);
            assert_eq!((ended.id, next.id, next.version.text.as_str()), (stored.id, None, "2"));
            assert_eq!((&ended.rules, &next.rules), (&stored.rules, &changed("").rules));
        }
        assert_eq!(next_version(&set(""), set(""), &[], 2016), None, "nobody was scored by it");
    }
}
