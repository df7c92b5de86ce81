//! Bộ tiêu chí, in versions.
use super::{
    Known,
    description::{Description, PartsDescription, There},
    fields::{Fields, PartsHead},
    lists::Rows,
    row::{Cell, ListRow, column, rest},
    typed_set::{TypedClass, TypedCriterion, TypedSet},
};
use crate::{
    domain::{
        edit::{Edit, Purpose},
        entered::{Entered, Hundredths, Whole},
        evaluation::{
            CapRounding, CriteriaSet, CriterionKind, NotApplicableRule, ScoredKind, SetList,
            next_version,
        },
        field::Field,
        ids::{CriteriaSetId, Kind},
    },
    text::{
        criteria as words, evaluation, labels, screens,
        terms::{self, field},
    },
};
use std::rc::Rc;

/// The sets of all years.
fn sets(known: &Known<'_>) -> Rc<Rows<CriteriaSet>> {
    known.kept(Kind::CriteriaSet, |read| read.criteria_sets())
}

/// The years that were scored by a set.
pub fn scored_years(known: &Known<'_>, set: CriteriaSetId) -> Vec<i64> {
    let scored = known.kept(Kind::ScoreSheet, |read| read.scored_sets());
    scored.iter().filter(|(of, _)| *of == set).map(|(_, year)| *year).collect()
}

/// The number of a set's version.
fn version(set: &CriteriaSet) -> i64 {
    set.version.get().map_or(0, |version| version.0)
}

/// The number of the next version of a name, from 1.
pub fn next_number(known: &Known<'_>, name: &str) -> i64 {
    sets(known).iter().filter(|set| set.is_named(name)).map(version).max().unwrap_or(0) + 1
}

/// Bộ tiêu chí.
pub static CRITERIA: Description<TypedSet> = Description {
    kind: Kind::CriteriaSet,
    group: screens::GROUP_SETTINGS,
    key: "Criteria",
    words: &terms::evaluation::CRITERIA,
    columns: &[
        rest(field(Field::CriteriaName)),
        column(words::head::VERSION),
        column(words::head::ABOUT),
        column(words::head::YEARS),
        column(words::head::CRITERIA),
        column(words::head::MOST),
        column(words::head::USED),
    ],
    rows: |known| {
        let mut rows = Vec::new();
        for set in sets(known).all()? {
            let Some(id) = set.id else { continue };
            let base = set.rules.criteria.iter().filter(|criterion| criterion.kind.is_base());
            let most = set.rules.base_most();
            let years = scored_years(known, id);
            rows.push(ListRow::of(
                id.0,
                vec![
                    Cell::from(&set.name),
                    Cell::from(&set.version),
                    terms::evaluation::scored_kind(set.about).into(),
                    Cell::from(words::years(&set.from_year.text, &set.to_year.text)),
                    Cell::count(base.count()),
                    Cell::from(&Entered::of(Some(Hundredths(most)).filter(|_| most > 0))),
                    if years.is_empty() { Cell::blank() } else { Cell::count(years.len()) },
                ],
            ));
        }
        Ok(rows)
    },
    count: |known| sets(known).count(|_| true),
    load: |known, id| Ok(known.read.criteria_set(CriteriaSetId(id))?.map(TypedSet::of)),
    blank: |known| {
        TypedSet::of(CriteriaSet {
            version: Entered::of(Some(Whole(1))),
            about: ScoredKind::Registration,
            from_year: Entered::of(Some(Whole(known.year))),
            ..CriteriaSet::default()
        })
    },
    fields: |form, typed, known| {
        let years = typed.set.id.map(|id| scored_years(known, id)).unwrap_or_default();
        if !years.is_empty() {
            form.caution(&words::in_use(&years));
        }
        form.text(Field::CriteriaName, &mut typed.set.name);
        form.entered(Field::CriteriaVersion, &mut typed.set.version);
        form.choice(
            Field::ScoredKind,
            &mut typed.set.about,
            &ScoredKind::ALL.map(|kind| (kind, terms::evaluation::scored_kind(kind))),
        );
        form.entered(Field::FromYear, &mut typed.set.from_year);
        form.entered(Field::ToYear, &mut typed.set.to_year);
        form.lines(Field::CriteriaDocument, &mut typed.set.document, 1);
        form.lines(Field::Note, &mut typed.set.note, 1);
        if !form.is_row() {
            said_of(form, typed);
        }
        rule_fields(form, typed, known);
    },
    grid: &[
        Field::CriteriaName,
        Field::ScoredKind,
        Field::FromYear,
        Field::ToYear,
        Field::CriteriaDocument,
    ],
    save: |typed| Edit::save(typed.read()),
    reorder: None,
    copy: |typed| {
        // Of the same name it is another version; for which years, is said anew.
        typed.set.version = Entered::of(Some(Whole(version(&typed.set) + 1)));
        typed.set.from_year = Entered::default();
        typed.set.to_year = Entered::default();
    },
};

/// What its maxima come to, and everything that is wrong so far.
fn said_of(form: &mut dyn Fields, typed: &TypedSet) {
    const MOST: usize = 8;
    let set = typed.read();
    form.remark(&words::sum(&set.rules));
    for remark in &typed.remarks {
        form.remark(remark);
    }
    let found = set.check_rules().list;
    for finding in found.iter().take(MOST) {
        form.caution(&labels::finding(finding));
    }
    if found.len() > MOST {
        form.caution(&words::further(found.len() - MOST));
    }
}

/// What it says: the criteria, and the rules beside them.
fn rule_fields(form: &mut dyn Fields, typed: &mut TypedSet, known: &Known<'_>) {
    let classes: Vec<String> = typed.classes.iter().map(|class| class.name.clone()).collect();
    let ordered = |list: SetList, field, add| PartsHead {
        is_ordered: true,
        ..PartsHead::of(list, field, add)
    };
    form.parts(
        ordered(SetList::Criteria, Field::Criteria, words::add::CRITERION),
        &mut typed.criteria,
        |part| words::criterion(&part.code, &part.most.text, &part.text),
        |form, part| criterion_fields(form, part, known),
    );
    form.remark(words::CODES);
    form.parts(
        ordered(SetList::Classes, Field::Classes, words::add::CLASS),
        &mut typed.classes,
        |part| words::class(&part.name, &part.least.text),
        class_fields,
    );
    form.entered(Field::MostBonus, &mut typed.most_bonus);
    form.check(Field::BonusOfModels, &mut typed.bonus_of_models);
    form.entered(Field::MostPenalty, &mut typed.most_penalty);
    form.parts(
        PartsHead::of(SetList::Floors, Field::Floors, words::add::FLOOR),
        &mut typed.floors,
        |part| labels::joined(&[&part.group, &part.least.text, &part.best]),
        |form, part| {
            form.text(Field::FloorGroup, &mut part.group);
            form.entered(Field::FloorPoints, &mut part.least);
            form.suggest(Field::BestClass, &mut part.best, &classes);
        },
    );
    form.parts(
        PartsHead::of(SetList::Downgrades, Field::DowngradeRules, words::add::DOWNGRADE),
        &mut typed.downgrades,
        |part| labels::joined(&[&part.reason, &part.best]),
        |form, part| {
            form.text(Field::DowngradeReason, &mut part.reason);
            form.suggest(Field::BestClass, &mut part.best, &classes);
        },
    );
    form.lines(Field::ExclusionRules, &mut typed.exclusions, 2);
    form.parts(
        PartsHead::of(SetList::Caps, Field::Caps, words::add::CAP),
        &mut typed.caps,
        |part| labels::joined(&[&part.class, &part.percent.text, &part.base]),
        |form, part| {
            form.suggest(Field::CapClass, &mut part.class, &classes);
            form.entered(Field::CapShare, &mut part.percent);
            form.entered(Field::CapWithReason, &mut part.with_reason);
            form.choice(
                Field::CapRounding,
                &mut part.rounding,
                &[CapRounding::Down, CapRounding::Nearest, CapRounding::Up]
                    .map(|how| (how, terms::evaluation::cap_rounding(how))),
            );
            form.suggest(Field::CapBase, &mut part.base, &classes);
            form.check(Field::CapOverAll, &mut part.is_over_all);
        },
    );
    form.parts(
        PartsHead::of(SetList::Quotas, Field::Quotas, words::add::QUOTA),
        &mut typed.quotas,
        |part| labels::joined(&[&part.group, &part.kind, &part.number.text, &part.least]),
        |form, part| {
            form.text(Field::SubjectGroup, &mut part.group);
            form.text(Field::SubjectKind, &mut part.kind);
            form.entered(Field::QuotaNumber, &mut part.number);
            form.suggest(Field::QuotaLeast, &mut part.least, &classes);
        },
    );
    form.choice(
        Field::NotApplicableRule,
        &mut typed.not_applicable,
        &[NotApplicableRule::Rescaled, NotApplicableRule::FullPoints]
            .map(|rule| (rule, terms::evaluation::not_applicable(rule))),
    );
    form.lines(Field::ScoreRounds, &mut typed.rounds, 1);
    if typed.rounds.trim().is_empty() {
        form.remark(&words::usual_rounds(evaluation::ROUNDS));
    }
}

fn class_fields(form: &mut dyn Fields, part: &mut TypedClass) {
    form.text(Field::ClassName, &mut part.name);
    form.entered(Field::ClassFrom, &mut part.least);
    form.check(Field::ClassBarsZero, &mut part.no_zero);
}

fn criterion_fields(form: &mut dyn Fields, part: &mut TypedCriterion, _known: &Known<'_>) {
    form.text(Field::CriterionCode, &mut part.code);
    form.entered(Field::CriterionMost, &mut part.most);
    form.lines(Field::CriterionText, &mut part.text, 1);
    form.choice(
        Field::CriterionKind,
        &mut part.kind,
        &CriterionKind::ALL.map(|kind| (kind, terms::evaluation::criterion_kind(kind))),
    );
    let is_scored = !matches!(part.kind, CriterionKind::Group | CriterionKind::PassFail);
    if form.shows(is_scored || !part.step.text.is_empty()) {
        form.entered(Field::CriterionStep, &mut part.step);
    }
    if form.shows(part.kind == CriterionKind::Bands || !part.bands.is_empty()) {
        form.text_hinted(Field::CriterionBands, &mut part.bands, words::BANDS_HINT);
    }
}

/// The criteria of a set, all of them as one table.
pub static GRID: PartsDescription<TypedSet, TypedCriterion> = PartsDescription {
    key: "criteria",
    open: words::GRID,
    title: |typed| words::criteria_of(&typed.set.name),
    grid: &[
        Field::CriterionCode,
        Field::CriterionText,
        Field::CriterionMost,
        Field::CriterionKind,
        Field::CriterionStep,
        Field::CriterionBands,
    ],
    blank: |_typed| TypedCriterion::default(),
    fields: criterion_fields,
    check: |_typed, criterion| {
        let alone = TypedSet { criteria: vec![criterion.clone()], ..TypedSet::default() };
        let mut found = alone.read().unread;
        found.require(Field::CriterionCode, &criterion.code);
        found
    },
    add: |typed, criteria| typed.criteria = criteria,
    each: None,
    there: Some(|typed, _known| {
        let line = |(about, part): (i64, &TypedCriterion)| There {
            about,
            name: part.code.clone(),
            part: part.clone(),
        };
        (0..).zip(&typed.criteria).map(line).collect()
    }),
    is_list: true,
};

/// The step that makes the next version of a set in use, with what was changed in its form; `None` where it is
/// not in use, or not the newest of its name.
pub fn make_next_version(known: &Known<'_>, typed: &TypedSet) -> Option<Edit> {
    let sets = sets(known);
    let stored = sets.iter().find(|set| set.id.is_some() && set.id == typed.set.id)?;
    if next_number(known, &stored.name) > version(stored) + 1 {
        return None;
    }
    let scored = scored_years(known, stored.id?);
    let (ended, next) = next_version(stored, typed.read(), &scored, known.year)?;
    let edits = vec![Edit::save(ended), Edit::save(next)];
    Some(Edit::Several { purpose: Purpose::Criteria, edits })
}
