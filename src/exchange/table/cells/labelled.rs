//! A form of lines, label and value, again and again.
use super::numbered::enumeration;
use crate::{
    domain::quick_list::Column,
    exchange::table::{heads::column_of, line::SourceRow, words::words},
};

/// A form of lines, “Họ và tên: … / Chức vụ: … / Đơn vị: …”, again and again: its labels are the heads.
pub(super) fn labelled(lines: &[SourceRow]) -> Option<Vec<SourceRow>> {
    let label = |text: &str| -> Option<(Column, String, String)> {
        let (label, value) = text.split_once(':')?;
        let label = enumeration(label).map_or(label, |(_, rest)| rest).trim();
        let column = column_of(label).filter(|c| !matches!(c, Column::Skip | Column::Serial))?;
        Some((column, label.to_owned(), value.trim().to_owned()))
    };
    let labels: Vec<(Column, String)> = lines.iter().filter_map(|l| label(l.first_cell())).fold(
        Vec::new(),
        |mut known, (column, label, _)| {
            if !known.iter().any(|(c, _)| *c == column) {
                known.push((column, label));
            }
            known
        },
    );
    let labelled = lines.iter().filter(|l| label(l.first_cell()).is_some()).count();
    if labels.len() < 2 || labelled * 2 < lines.len() || labelled < 3 {
        return None;
    }
    // A name without label begins each, where no label of a name does.
    let has_name = labels.iter().any(|(c, _)| matches!(c, Column::Name | Column::NameAndPost));
    let first =
        labels.iter().find(|(c, _)| *c == Column::Name).or(labels.first()).map(|(c, _)| *c)?;
    let offset = usize::from(!has_name);
    let mut head: Vec<String> = vec![String::new(); offset];
    head.extend(labels.iter().map(|(_, label)| label.clone()));
    let mut out: Vec<SourceRow> = Vec::new();
    let mut rows: Vec<SourceRow> = Vec::new();
    for line in lines {
        let text = line.first_cell().trim();
        let blank = SourceRow { line: line.line, cells: vec![String::new(); head.len()] };
        match label(text) {
            Some((column, _, value)) => {
                let place = labels.iter().position(|(c, _)| *c == column)? + offset;
                let again = rows.last().is_none_or(|r| {
                    has_name && column == first && r.cells.get(place).is_some_and(|c| !c.is_empty())
                });
                if again {
                    rows.push(blank);
                }
                if let Some(cell) = rows.last_mut().and_then(|r| r.cells.get_mut(place)) {
                    *cell = value;
                }
            }
            None if !has_name && enumeration(text).is_some() => {
                let name = enumeration(text).map_or(text, |(_, rest)| rest).to_owned();
                rows.push(blank);
                if let Some(cell) = rows.last_mut().and_then(|r| r.cells.first_mut()) {
                    *cell = name;
                }
            }
            None if rows.is_empty() => {
                out.push(SourceRow { line: line.line, cells: vec![text.to_owned()] });
            }
            None => rows.push(SourceRow { line: line.line, cells: vec![text.to_owned()] }),
        }
    }
    if !has_name && let Some(cell) = head.first_mut() {
        words().name_label.clone_into(cell);
    }
    let line = rows.first().map_or(1, |r| r.line);
    out.push(SourceRow { line, cells: head });
    out.extend(rows);
    Some(out)
}
