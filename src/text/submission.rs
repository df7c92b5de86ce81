//! What a tờ trình says: the fields of its wording, and the lines of its lists.
use super::{
    citation, dates, numbers,
    print::{counted, kind, kinds, units_below},
    sentence::{in_one_line, with_capital},
    template::{Fields, field},
    wording::{fill, wording},
};
use crate::domain::{
    office::Body,
    recipient::{Counts, RecipientKind},
};
use jiff::civil::Date;

/// What a tờ trình is about.
#[derive(Clone, Copy, Debug)]
pub struct Submission<'a> {
    /// The form of award; `None`: there are several.
    pub form: Option<&'a str>,
    /// How many are proposed.
    pub counts: Counts,
    /// What they did well.
    pub citation: &'a str,
    /// Who presents it.
    pub by: &'a Body,
    /// Who decides.
    pub to: &'a Body,
    /// Is it sent (kính gửi), not presented (kính trình)?
    pub is_sent: bool,
    /// The meeting that weighed them.
    pub meeting: Option<MeetingSaid>,
    /// Who was taken out or put off, each with the reason where one is known.
    pub left_out: &'a [(String, String)],
}

/// What a tờ trình says of the meeting that weighed names.
#[derive(Clone, Copy, Debug)]
pub struct MeetingSaid {
    /// On which day.
    pub day: Option<Date>,
    /// Those who were there, of all members.
    pub there: Option<(i64, i64)>,
}

/// The fields of its wording.
pub fn fields(of: &Submission<'_>, end_mark: &str) -> Fields {
    let w = &wording().submission;
    let (kinds, counts) = (kinds(of.counts), counted(of.counts));
    let (gives_whom, gives_counts) = match of.form {
        Some(form) => (
            fill(&w.gives, &[("form", form), ("whom", &kinds)]),
            fill(&w.gives, &[("form", form), ("whom", &counts)]),
        ),
        None => (
            fill(&w.gives_several, &[("whom", &kinds)]),
            fill(&w.gives_several, &[("whom", &counts)]),
        ),
    };
    let meeting = of.meeting.map_or_else(String::new, |MeetingSaid { day, there }| {
        let day = day.map(|day| format!("ngày {}", dates::short(day))).unwrap_or_default();
        let there = there.map_or_else(String::new, |(there, of)| {
            let (there, of) = (numbers::count(there), numbers::count(of));
            fill(&w.present, &[("present", &there), ("members", &of)])
        });
        [day, there].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    });
    let presented = if of.is_sent { &w.sent } else { &w.presented };
    let greeting = if of.is_sent { &w.sent_greeting } else { &w.presented_greeting };
    let left_out = match of.left_out.len() {
        0 => String::new(),
        count => numbers::count(count as i64),
    };
    Fields::from([
        (field::GIVES_WHOM, gives_whom),
        (field::GIVES_COUNTS, gives_counts),
        (field::WHICH, citation::which(&in_one_line(of.citation))),
        (field::HAVING, in_one_line(&citation::having(of.citation))),
        (field::UNITS, units_below(of.by, &w.units).to_owned()),
        (field::WEIGHED_AT, meeting),
        (field::BODY, in_one_line(of.by.in_text())),
        (field::BODY_FIRST, with_capital(&in_one_line(of.by.in_text()))),
        (field::TO, in_one_line(of.to.in_text())),
        (field::PRESENTED, presented.clone()),
        (field::PRESENTED_FIRST, greeting.clone()),
        (field::LEFT_OUT_COUNT, left_out),
        (field::LEFT_OUT, left_out_names(of.left_out)),
        (field::END_MARK, end_mark.to_owned()),
        (field::KINDS, kinds),
    ])
}

/// The fields of the line above the names of a kind: `1. Tập thể: 07 tập thể (có danh sách kèm theo).`
pub fn kind_fields(number: usize, of: RecipientKind, count: usize) -> Fields {
    Fields::from([
        (field::ORDINAL, number.to_string()),
        (field::KIND_FIRST, with_capital(kind(of))),
        (field::COUNTS, format!("{} {}", numbers::count(count as i64), kind(of))),
    ])
}

/// Names below a kind, each with a dash; the last ends with a full stop.
pub fn names(names: Vec<String>) -> Vec<String> {
    let last = names.len();
    let line = |(at, name): (usize, String)| {
        let end = if at == last { '.' } else { ';' };
        format!("- {}{end}", with_capital(&in_one_line(&name)))
    };
    (1..).zip(names).map(line).collect()
}

fn left_out_names(names: &[(String, String)]) -> String {
    let said = names.iter().map(|(name, why)| match why.as_str() {
        "" => in_one_line(name),
        why => format!("{} ({})", in_one_line(name), in_one_line(why)),
    });
    said.collect::<Vec<_>>().join("; ")
}
