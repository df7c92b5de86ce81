//! Danh sách tập thể, cá nhân, hộ gia đình được khen thưởng: by any body, grouped by body, citing each decision.
use super::{
    SERIAL, closing_words, col, heading_row, letterhead, name_cell, row, sheet, table, wide_name,
};
use crate::{
    domain::{
        decision::Decision,
        ids::{BodyId, Kind},
        office::{Body, our_body, ours_of_key},
        rule_set,
    },
    layout::block::{Align, Block, Cell, Document},
    listing::awards::{count, order_awards},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::{AboutKind, awards_of},
        frame::{self, NumberAndDay},
        letter::Letter,
        options,
        spots::column as key,
    },
    store::{AwardRow, Reader},
    text::{
        dates, labels,
        print::{self, column},
        reports::{self, group},
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// The plain list.
pub const SPEC: ReportSpec = ReportSpec {
    id: "ds-khen-thuong",
    group: group::AWARD,
    about: &[AboutKind::Year, AboutKind::Round, AboutKind::Decision],
    recipients: None,
    lists: &[Kind::Award],
    of_any_body: true,
    options: &[options::BODY, options::ORIENTATION, options::SIGNED, options::DRAFT_DAY],
    build,
};

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let chosen_body = params.body();
    let filter = awards_of(params.about, chosen_body)
        .ok_or_else(|| ReportError::Refused(reports::CHOOSE_AWARDS.to_owned()))?;
    let mut rows = read.award_rows(filter)?;
    rows.retain(|r| !r.is_revoked);
    if rows.is_empty() {
        return Err(ReportError::Empty(reports::empty(SPEC.title())));
    }
    let bodies = read.bodies()?;
    // The list is drawn up by a body of ours, whoever gave the awards.
    let maker = ours_of_key(&bodies, chosen_body)
        .or_else(|| our_body(&bodies))
        .or(bodies.first())
        .ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))?;
    let rules =
        &rule_set::of(maker).ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))?;
    let office = read.office()?;
    let counts = count(&rows);
    let name = if counts.households > 0 { column::NAME_WITH_HOUSEHOLDS } else { column::NAME };
    // No column stands empty.
    let with_post = rows.iter().any(|r| !r.position_title.is_empty() || !r.unit.is_empty());
    let mut columns = vec![SERIAL, col(key::NAME, name, 45.0, Align::Left)];
    columns.extend(
        with_post.then(|| col(key::POST_AND_UNIT, column::POSITION_UNIT, 45.0, Align::Left)),
    );
    columns.push(col(key::FORM, column::FORM, 24.0, Align::Center));
    columns.push(col(key::DECISION, column::DECISION, 32.0, Align::Left));
    let mut table_rows = Vec::new();
    for body in groups(&bodies, &rows) {
        let mut of: Vec<AwardRow> = rows.iter().filter(|r| r.body == body).cloned().collect();
        order_awards(&mut of, crate::domain::award::AwardOrder::ByUnit);
        let given = count(&of);
        let name = of.first().map_or("", |r| r.body_name.as_str());
        // A decision is named in the form of the body it is by.
        let theirs =
            bodies.iter().find(|b| b.id == Some(body)).and_then(|b| Some((b, rule_set::of(b)?)));
        let heads = body.0.to_string();
        table_rows.push(heading_row(&heads, &print::awards_of(name, given), columns.len()));
        // Kind by kind, each in the one order and numbered from 1.
        for (place, (kind, _)) in given.present().enumerate() {
            if given.present().count() > 1 {
                let heads = format!("{heads}/{kind:?}");
                let heading = print::kind_heading(place, kind);
                table_rows.push(heading_row(&heads, &heading, columns.len()));
            }
            let of_kind = of.iter().filter(|r| r.recipient.kind() == kind);
            for (i, r) in of_kind.enumerate() {
                let date = r.decision_date.as_deref().and_then(|d| d.parse().ok());
                let cited = theirs.as_ref().map_or_else(String::new, |(body, rules)| {
                    print::decision_cited(rules, body, &r.decision_number, date)
                });
                let mut cells = vec![name_cell(&r.name, kind)];
                let behind = || Cell::from(labels::joined(&[&r.position_title, &r.unit]));
                cells.extend(with_post.then(behind));
                cells.extend([Cell::from(r.form.clone()), Cell::from(cited)]);
                let made = row(&r.uid, &columns, i + 1, cells);
                let says_nothing = r.position_title.is_empty() && r.unit.is_empty();
                table_rows.push(if with_post && says_nothing { wide_name(made) } else { made });
            }
        }
    }
    let year = filter.year.or(rows.first().map(|r| r.year)).unwrap_or_default();
    let when = NumberAndDay::of(&Decision::default(), params, today);
    let fields = Fields::from([
        (field::KINDS, print::kinds(counts)),
        (field::YEARS, dates::years((year, None))),
        (field::COUNTS, print::counted(counts)),
    ]);
    let mut letter = Letter::new(read, rules, SPEC.id, fields)?;
    let title = letter.words("title");
    letter.blocks = letterhead(rules, maker, &office.place, &when);
    letter.blocks.extend(frame::title(rules, print::LIST, &title));
    let mut table = table(rules, &columns, table_rows);
    let sheet = sheet(rules, office.two_sided, params.landscape(), &mut table);
    letter.blocks.push(Block::Table(table));
    let closing = letter.words("count");
    letter.blocks.extend(closing_words(rules, &closing));
    if params.is_on(&options::SIGNED) {
        let signature = super::annex::signature_of(read, rules, maker, &Decision::default())?;
        letter.foot(Vec::new(), signature);
    }
    let undecided = rows.iter().filter(|r| r.decision_number.is_empty()).count();
    let mut section = letter.on_sheet(sheet, false);
    section.remarks.extend((undecided > 0).then(|| reports::without_decision(undecided)));
    Ok(Document {
        title: reports::in_years(SPEC.title(), (year, None)),
        author: maker.full_name.clone(),
        sections: vec![section],
    })
}

/// Bodies that gave something: those of others first (they rank higher), then ours.
fn groups(bodies: &[Body], rows: &[AwardRow]) -> Vec<BodyId> {
    let mut ids: Vec<(bool, BodyId)> = bodies
        .iter()
        .filter_map(|b| b.id.map(|id| (b.is_ours, id)))
        .filter(|(_, id)| rows.iter().any(|r| r.body == *id))
        .collect();
    ids.sort_by_key(|(ours, _)| *ours);
    ids.into_iter().map(|(_, id)| id).collect()
}
