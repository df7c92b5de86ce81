//! What a report says of grassroots democracy (quy chế dân chủ ở cơ sở) in the units.
use super::{Part, Said};
use crate::{
    domain::{
        answer::Answer,
        democracy::{DemocracyRecord, InternalRule, InternalRuleKind},
        entered::{Entered, Whole},
        ids::Record,
        vietnamese::same_name_key,
    },
    listing::figures::{FigureRow, Found, YearData},
    store::UnitRow,
    text::{
        numbers,
        year_report::{self as words, Unit, field},
    },
};

/// Units that answered yes, of those an item applies to.
struct Answered {
    yes: Vec<FigureRow>,
    of: usize,
}

fn answered(data: &YearData, item: impl Fn(&DemocracyRecord) -> Answer) -> Answered {
    let (mut yes, mut of) = (Vec::new(), 0);
    for unit in &data.bases {
        let record = data.record(unit.id);
        match record.map_or(Answer::Unknown, |record| record.answer(item(record))) {
            Answer::NotApplicable => continue,
            Answer::Yes => yes.push(row_of(unit, record)),
            Answer::No | Answer::Unknown => {}
        }
        of += 1;
    }
    Answered { yes, of }
}

fn row_of(unit: &UnitRow, record: Option<&DemocracyRecord>) -> FigureRow {
    let record = record.and_then(|record| record.id).map(Record::DemocracyRecord);
    FigureRow { text: unit.name.clone(), record: record.or(Some(Record::Unit(unit.id))) }
}

/// The sum of a number over all records, with the records that have some.
fn summed(
    data: &YearData,
    (label, unit): (&str, Unit),
    number: impl Fn(&DemocracyRecord) -> i64,
) -> Part {
    let mut rows = Vec::new();
    let mut sum: i64 = 0;
    for record in data.records.iter().filter(|record| !record.is_exempt) {
        let own = number(record);
        if own != 0 {
            sum = sum.saturating_add(own);
            rows.push(FigureRow {
                text: words::of_unit(data.unit_name(record.unit), own),
                record: record.id.map(Record::DemocracyRecord),
            });
        }
    }
    let mut part = Part::number(label, unit, usize::try_from(sum).unwrap_or(0), rows);
    if data.records.is_empty() {
        (part.amount, part.value) = (None, String::new());
    }
    part
}

/// Everything it says of it.
pub(super) fn said(data: &YearData, order: &[String]) -> Vec<Said> {
    let bases = data.bases.iter().map(|unit| row_of(unit, None)).collect();
    let mut all = vec![Part::count(words::BASES, Unit::Units, bases).alone(field::BASES)];
    if data.records.is_empty() {
        // Room for the pen: nothing was entered yet.
        let fields = [
            field::WITH_COMMITTEE,
            field::WITH_RULES,
            field::CONFERENCES,
            field::AGREEMENTS,
            field::DIALOGUES,
            field::OPINIONS,
            field::OPINIONS_RESOLVED,
            field::NEW_RULES,
            field::AMENDED_RULES,
            field::INSPECTIONS,
            field::PETITIONS,
            field::PETITIONS_RESOLVED,
            field::CLASSES,
            field::UNIONS,
            field::UNION_MEMBERS,
            field::UNION_CHECKS,
            field::UNION_FUNDS,
        ];
        all.extend(fields.map(|field| Said { field, value: String::new(), parts: Vec::new() }));
        return all;
    }
    let share = |label: &str, item: fn(&DemocracyRecord) -> Answer| {
        let Answered { yes, of } = answered(data, item);
        Part::share(label, (yes.len(), of), yes)
    };
    all.push(share(words::WITH_COMMITTEE, |r| r.committee).alone(field::WITH_COMMITTEE));
    all.push(share(words::WITH_RULES, |r| r.rules).alone(field::WITH_RULES));
    for (label, name, item) in [
        (
            words::CONFERENCES,
            field::CONFERENCES,
            (|r| r.conference) as fn(&DemocracyRecord) -> Answer,
        ),
        (words::AGREEMENTS, field::AGREEMENTS, |r| r.agreement),
        (words::UNIONS, field::UNIONS, |r| r.union),
    ] {
        let Answered { yes, of } = answered(data, item);
        all.push(Part::count(label, Unit::Units, yes).of_all(name, of));
    }
    let whole = |of: &Entered<Whole>| of.get().map_or(0, |number| number.0);
    let dialogues = |r: &DemocracyRecord| if r.dialogues_na { 0 } else { r.dialogues.len() as i64 };
    let opinions = |r: &DemocracyRecord| r.dialogues.iter().map(|d| whole(&d.opinions)).sum();
    let resolved = |r: &DemocracyRecord| r.dialogues.iter().map(|d| whole(&d.resolved)).sum();
    let rules = |is_new: bool| {
        move |r: &DemocracyRecord| {
            let of = |rule: &&InternalRule| (rule.kind == InternalRuleKind::New) == is_new;
            r.internal_rules.iter().filter(of).count() as i64
        }
    };
    let held = |r: &DemocracyRecord| {
        r.inspections.iter().filter(|of| of.held_on.get().is_some()).count() as i64
    };
    all.push(summed(data, (words::DIALOGUES, Unit::Times), dialogues).alone(field::DIALOGUES));
    all.push(
        summed(data, (words::OPINIONS, Unit::Opinions), opinions).unless_none(field::OPINIONS),
    );
    let of = (words::OPINIONS_RESOLVED, Unit::Opinions);
    all.push(summed(data, of, resolved).alone(field::OPINIONS_RESOLVED));
    all.push(
        summed(data, (words::NEW_RULES, Unit::Rules), rules(true)).unless_none(field::NEW_RULES),
    );
    let of = (words::AMENDED_RULES, Unit::Rules);
    all.push(summed(data, of, rules(false)).unless_none(field::AMENDED_RULES));
    all.push(summed(data, (words::INSPECTIONS, Unit::Times), held).unless_none(field::INSPECTIONS));
    let received =
        |r: &DemocracyRecord| if r.petitions_na { 0 } else { whole(&r.petitions_received) };
    let settled =
        |r: &DemocracyRecord| if r.petitions_na { 0 } else { whole(&r.petitions_resolved) };
    let of = (words::PETITIONS, Unit::Petitions);
    all.push(summed(data, of, received).unless_none(field::PETITIONS));
    let of = (words::PETITIONS_RESOLVED, Unit::Petitions);
    all.push(summed(data, of, settled).alone(field::PETITIONS_RESOLVED));
    let members = |r: &DemocracyRecord| whole(&r.union_members);
    let of = (words::UNION_MEMBERS, Unit::People);
    all.push(summed(data, of, members).unless_none(field::UNION_MEMBERS));
    let checks = |r: &DemocracyRecord| whole(&r.union_checks);
    all.push(
        summed(data, (words::UNION_CHECKS, Unit::Times), checks).unless_none(field::UNION_CHECKS),
    );
    all.push(union_funds(data));
    all.extend(classes(data, order));
    // Where no unit was given a class yet, none has done well or badly.
    if data.records.iter().any(|record| !record.class.is_empty()) {
        all.push(measured(words::DONE_WELL, field::DONE_WELL, data.done_well()));
    }
    all
}

/// A figure that is a share, as it is held against targets.
pub(super) fn measured(label: &str, name: &'static str, found: Found) -> Said {
    let amount = found.measured.and_then(|measured| measured.percent);
    Part {
        label: label.to_owned(),
        unit: Unit::Percent,
        amount,
        value: found.value.unwrap_or_default(),
        rows: found.rows,
    }
    .alone(name)
}

/// What unions gave, whole đồng.
fn union_funds(data: &YearData) -> Said {
    let money = |r: &DemocracyRecord| r.union_funds.get().map_or(0, |money| money.0);
    let sum = data.records.iter().map(money).fold(0, i64::saturating_add);
    let mut part = summed(data, (words::UNION_FUNDS, Unit::Dong), money);
    part.value = if sum == 0 { String::new() } else { numbers::money(sum) };
    part.alone(field::UNION_FUNDS)
}

/// How many units of which class, in the order of the office's list; those without one last.
fn classes(data: &YearData, order: &[String]) -> Vec<Said> {
    let mut classes: Vec<(&str, Vec<FigureRow>)> = Vec::new();
    let mut without = Vec::new();
    for unit in &data.bases {
        let record = data.record(unit.id);
        if record.is_some_and(|record| record.is_exempt) {
            continue;
        }
        let class = record.map_or("", |record| record.class.as_str());
        let row = row_of(unit, record);
        if class.is_empty() {
            without.push(row);
            continue;
        }
        match classes.iter_mut().find(|(known, _)| same_name_key(known) == same_name_key(class)) {
            Some((_, rows)) => rows.push(row),
            None => classes.push((class, vec![row])),
        }
    }
    if classes.is_empty() {
        return vec![Said { field: field::CLASSES, value: String::new(), parts: Vec::new() }];
    }
    let place = |class: &str| {
        let key = same_name_key(class);
        order.iter().position(|known| same_name_key(known) == key).unwrap_or(usize::MAX)
    };
    classes.sort_by_key(|(class, _)| place(class));
    if !without.is_empty() {
        classes.push((words::WITHOUT_CLASS, without));
    }
    let parts: Vec<Part> = classes
        .into_iter()
        .map(|(class, rows)| Part::count(&words::class(class), Unit::Units, rows))
        .collect();
    let value = parts.iter().map(|part| words::in_class(&part.label, &part.value));
    let value = value.collect::<Vec<_>>().join(", ");
    vec![Said { field: field::CLASSES, value, parts }]
}
