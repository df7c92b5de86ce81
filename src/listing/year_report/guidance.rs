//! What was led and guided: documents, training, the committee's head; and the targets of this year and the next.
use super::{Part, Period, Said};
use crate::{
    domain::{
        calendar::last_day,
        document::Document,
        ids::Record,
        training::{Attended, TrainingSession},
        vietnamese::same_name_key,
        working_year::Target,
    },
    listing::{
        figures::{FigureRow, YearData, figures_of},
        results::{held_against, reached_of},
    },
    store::{Reader, StoreError},
    text::{
        labels,
        year_report::{self as words, Unit, field},
    },
};

/// Documents, training, who heads the committee.
pub(super) fn said(
    read: Reader<'_>,
    data: &YearData,
    period: Period,
) -> Result<Vec<Said>, StoreError> {
    let mut all = documents(read, period)?;
    all.extend(training(data));
    let heads = read.committee_members()?.into_iter().filter(|member| {
        let end = period.until.or_else(|| last_day(period.year));
        let begun = member.from.get().zip(end).is_none_or(|(from, end)| from <= end);
        let stays = member.to.get().zip(end).is_none_or(|(to, end)| to >= end);
        member.is_head && begun && stays
    });
    let mut names = Vec::new();
    let mut rows = Vec::new();
    for head in heads {
        let name = match head.person {
            Some(id) => read.person(id)?.map(|person| person.full_name).unwrap_or_default(),
            None => head.name.clone(),
        };
        rows.push(FigureRow {
            text: labels::joined(&[&name, &head.role]),
            record: head.id.map(Record::CommitteeMember),
        });
        names.push(name);
    }
    let head =
        Part::words(words::COMMITTEE_HEAD, names.into_iter().next().unwrap_or_default(), rows);
    all.push(head.alone(field::COMMITTEE_HEAD));
    Ok(all)
}

/// The documents issued, and how many of which kind.
fn documents(read: Reader<'_>, period: Period) -> Result<Vec<Said>, StoreError> {
    let mut documents = read.documents(Some(period.year))?;
    documents.retain(|of| {
        let day = of.date.get().zip(period.until);
        day.is_none_or(|(day, until)| day <= until)
    });
    let row = |of: &Document| FigureRow {
        text: labels::joined(&[&of.number, &of.date.text, &of.summary]),
        record: of.id.map(Record::Document),
    };
    let rows: Vec<FigureRow> = documents.iter().map(row).collect();
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for of in &documents {
        match kinds.iter_mut().find(|(kind, _)| same_name_key(kind) == same_name_key(&of.kind)) {
            Some((_, count)) => *count += 1,
            None => kinds.push((&of.kind, 1)),
        }
    }
    let kinds = Part::words(words::DOCUMENTS, words::by_kind(&kinds), rows.clone());
    let count = Part::count(words::DOCUMENTS, Unit::Documents, rows).if_any();
    Ok(vec![count.alone(field::DOCUMENTS), kinds.alone(field::DOCUMENT_KINDS)])
}

/// Sessions and who came.
fn training(data: &YearData) -> Vec<Said> {
    let row = |session: &TrainingSession| FigureRow {
        text: session.name.clone(),
        record: session.id.map(Record::TrainingSession),
    };
    let rows: Vec<FigureRow> = data.sessions.iter().map(row).collect();
    let names: Vec<&str> = data.sessions.iter().map(|of| of.name.as_str()).collect();
    let names = Part::words(words::SESSIONS, names.join("; "), rows.clone());
    let mut partners: Vec<&str> = Vec::new();
    for partner in data.sessions.iter().flat_map(|of| of.partners.lines()) {
        if !partners.contains(&partner) {
            partners.push(partner);
        }
    }
    let partners = Part::words(words::PARTNERS, partners.join(", "), rows.clone());
    let attended = data.attendance();
    let people: i64 = data
        .sessions
        .iter()
        .map(|session| match session.attended() {
            Attended::Listed(people) | Attended::Total(people) => people,
            Attended::Unknown => 0,
        })
        .sum();
    let people = usize::try_from(people).unwrap_or(0);
    let mut came = Part::number(words::ATTENDED, Unit::People, people, attended.rows);
    if attended.value.is_none() {
        (came.amount, came.value) = (None, String::new());
    }
    vec![
        Part::count(words::SESSIONS, Unit::Sessions, rows).if_any().alone(field::SESSIONS),
        names.alone(field::SESSION_NAMES),
        partners.alone(field::PARTNERS),
        came.alone(field::ATTENDED),
    ]
}

/// What was reached of this year's targets, and the next year's, with the inspections planned in it.
pub(super) fn targets(
    read: Reader<'_>,
    data: &YearData,
    period: Period,
) -> Result<Vec<Said>, StoreError> {
    let figures = figures_of(data);
    let of_year = |year: i64| {
        data.targets.iter().filter(move |target| target.year.get().is_some_and(|y| y.0 == year))
    };
    let mut reached: [Vec<(String, FigureRow)>; 2] = [Vec::new(), Vec::new()];
    for target in of_year(period.year) {
        let Some(line) = held_against(target, &figures) else { continue };
        let (Some(is_met), Some(done)) = (line.is_met, reached_of(target, &figures)) else {
            continue;
        };
        let planned = target.planned.get().map_or(0, |planned| planned.0);
        let text = words::target_reached(&line.name, (done, planned), &target.unit);
        let [met, missed] = &mut reached;
        let among = if is_met { met } else { missed };
        among.push((text.clone(), row_of(target, text)));
    }
    let [met, missed] = reached;
    let next: Vec<(String, FigureRow)> = of_year(period.year + 1)
        .map(|target| {
            let text = words::target(&target.name, &target.planned.text, &target.unit);
            (text.clone(), row_of(target, text))
        })
        .collect();
    let part = |label: &str, lines: Vec<(String, FigureRow)>| {
        let (texts, rows): (Vec<String>, Vec<FigureRow>) = lines.into_iter().unzip();
        Part::words(label, texts.join("; "), rows)
    };
    let coming = YearData::read(read, period.year + 1)?;
    let mut months: Vec<(i16, i8)> = Vec::new();
    let mut rows = Vec::new();
    for record in data.records.iter().chain(&coming.records) {
        let planned = record.inspections.iter().filter(|of| of.held_on.get().is_none());
        for day in planned.filter_map(|of| of.planned_on.get()) {
            if i64::from(day.year()) != period.year + 1 {
                continue;
            }
            if !months.contains(&(day.year(), day.month())) {
                months.push((day.year(), day.month()));
            }
            rows.push(FigureRow {
                text: labels::joined(&[data.unit_name(record.unit), &words::month(day)]),
                record: record.id.map(Record::DemocracyRecord),
            });
        }
    }
    months.sort_unstable();
    let months = Part::words(words::NEXT_INSPECTIONS, words::months(&months), rows);
    Ok(vec![
        part(words::TARGETS_MET, met).alone(field::TARGETS_MET),
        part(words::TARGETS_MISSED, missed).alone(field::TARGETS_MISSED),
        part(words::NEXT_TARGETS, next).alone(field::NEXT_TARGETS),
        months.alone(field::NEXT_INSPECTIONS),
    ])
}

fn row_of(target: &Target, text: String) -> FigureRow {
    FigureRow { text, record: target.id.map(Record::Target) }
}
