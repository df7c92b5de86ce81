//! What is known only when every row was read: why rows were left out, what of a column was not used, which
//! forms and recipients differ from the others or stand twice.
use super::{Reading, Recognised};
use crate::{
    domain::{
        quick_list::{Column, Doubt, LeftOutColumn, QuickRow, WhyLeftOut},
        recipient::RecipientKind,
        title,
        vietnamese::word_key,
    },
    exchange::table::{
        line::{Line, is_arabic, signs},
        parts::{Part, facts},
    },
};
use std::collections::{HashMap, HashSet};

impl Reading<'_> {
    /// One paper gives one form: rows to which the table gives another than to most are marked.
    pub(super) fn mark_other_forms(&mut self) {
        let mut by_form: HashMap<String, usize> = HashMap::new();
        let form_of = |row: &QuickRow| self.forms.get(&row.line);
        for form in self.out.rows.iter().filter_map(form_of) {
            *by_form.entry(word_key(form)).or_default() += 1;
        }
        let usual = by_form.into_iter().max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0)));
        let Some((usual, _)) = usual else { return };
        for row in &mut self.out.rows {
            if let Some(form) = self.forms.get(&row.line).filter(|f| word_key(f) != usual) {
                row.doubts.push(Doubt::OtherForm(form.clone()));
            }
        }
    }

    /// Rows without a name get their reason; columns left out are named; repetitions are marked.
    pub(super) fn finish(mut self, parts: &[Part]) -> Recognised {
        let lines_of = |rows: &[QuickRow]| {
            (rows.first().map_or(usize::MAX, |r| r.line), rows.last().map_or(0, |r| r.line))
        };
        self.after_the_last_total();
        let (first, last) = lines_of(&self.out.rows);
        for at in std::mem::take(&mut self.pending) {
            let line = self.lines.get(at).map_or(0, |l| l.number);
            let why =
                if self.out.rows.is_empty() || line <= first {
                    WhyLeftOut::Title
                } else if line > last || self.lines.get(at).is_some_and(signs) {
                    WhyLeftOut::Signature
                } else if self.lines.get(at).is_some_and(|l| {
                    l.filled().count() == 1 && !l.filled().any(|(_, c)| is_arabic(c))
                }) {
                    WhyLeftOut::Title
                } else {
                    WhyLeftOut::NoName
                };
            self.leave(at, why);
        }
        self.out.left_out.sort_by_key(|l| l.line);
        let mut known: HashSet<(usize, &str)> = HashSet::new();
        for part in parts {
            let mut holds = vec![false; part.columns.len()];
            for (i, _) in facts(part, self.lines).flat_map(Line::filled) {
                if let Some(holds) = holds.get_mut(i) {
                    *holds = true;
                }
            }
            for (i, column) in part.columns.iter().enumerate() {
                let has = |wanted: &[Column]| part.columns.iter().any(|c| wanted.contains(c));
                let unused = match column {
                    Column::Skip | Column::Note | Column::Form => true,
                    Column::Address => has(&[Column::Unit, Column::PostAndUnit]),
                    Column::Proposer => {
                        has(&[Column::Unit, Column::PostAndUnit, Column::NameAndPost])
                    }
                    Column::Occupation => has(&[Column::Post, Column::PostAndUnit]),
                    _ => false,
                };
                let head = part.heads.get(i).map_or("", String::as_str);
                let holds = holds.get(i).copied().unwrap_or_default();
                if unused && holds && known.insert((i, head)) {
                    self.out.left_out_columns.push(LeftOutColumn {
                        number: i + 1,
                        head: head.to_owned(),
                        column: *column,
                    });
                }
            }
        }
        mark_repeated(&mut self.out.rows);
        self.out
    }

    /// Unless a section or head follows, what stands below the last total without a number is the
    /// signatory's, not a recipient's.
    fn after_the_last_total(&mut self) {
        let last = |why: &[WhyLeftOut]| {
            let lines = self.out.left_out.iter().filter(|l| why.contains(&l.why)).map(|l| l.line);
            lines.max()
        };
        let Some(total) = last(&[WhyLeftOut::Total]) else { return };
        let opens = [
            WhyLeftOut::Section,
            WhyLeftOut::Header,
            WhyLeftOut::HeaderAgain,
            WhyLeftOut::UnitHeading,
        ];
        if last(&opens).is_some_and(|line| line > total) {
            return;
        }
        // Lines stand in the order of their numbers.
        let lines = self.lines;
        let place = |number: usize| {
            let at = lines.partition_point(|l| l.number < number);
            lines.get(at).filter(|l| l.number == number).map(|l| (at, l))
        };
        let numbered = |number: usize| {
            place(number).is_some_and(|(_, l)| {
                l.filled().next().is_some_and(|(_, c)| is_arabic(c)) && l.filled().count() >= 3
            })
        };
        let (rows, after): (Vec<_>, Vec<_>) = std::mem::take(&mut self.out.rows)
            .into_iter()
            .partition(|r| r.line <= total || numbered(r.line));
        self.out.rows = rows;
        for row in after {
            if let Some((at, _)) = place(row.line) {
                self.leave(at, WhyLeftOut::Signature);
            }
        }
        self.out.left_out.dedup();
    }
}

/// The same recipient twice in one list: same name (Hòa is Hoà), unit and post.
pub(in crate::exchange::table) fn mark_repeated(rows: &mut [QuickRow]) {
    let mut seen: HashMap<(RecipientKind, String, String, String), usize> = HashMap::new();
    for row in rows.iter_mut() {
        row.doubts.retain(|d| !matches!(d, Doubt::SameAs(_)));
        let name =
            if row.kind == RecipientKind::Person { title::bare(&row.name) } else { &row.name };
        let key = (row.kind, word_key(name), word_key(&row.unit), word_key(&row.post));
        match seen.get(&key) {
            Some(line) => row.doubts.push(Doubt::SameAs(*line)),
            None => {
                seen.insert(key, row.line);
            }
        }
    }
}
