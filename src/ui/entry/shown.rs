//! Which rows of a list are on show, in which order: the filter as it is typed, the column sorted by.
use crate::{
    domain::vietnamese::Query,
    records::row::{ListColumn, ListRow},
    text::screens,
    ui::widgets::table::Sorted,
};

/// Which rows are on show, in which order.
#[derive(Debug, Default)]
pub(super) struct Shown {
    of: Option<(u64, i64, bool, Sorted)>,
    filter: String,
    query: Query,
    /// Every row that may be shown, in order.
    whole: Vec<usize>,
    /// Those that fit the filter, in that order.
    fitting: Vec<usize>,
    /// The same, those with the very tones first.
    pub(super) order: Vec<usize>,
    /// What they are, counted and added up.
    pub(super) tally: String,
    /// Grows whenever the rows or their order change.
    pub(super) version: u64,
}

impl Shown {
    /// Looks again only at what can have changed: one more letter narrows what fitted before. True when filter
    /// or order changed: the list is looked at from its beginning.
    pub(super) fn update(
        &mut self,
        (columns, rows): (&[ListColumn], &[ListRow]),
        (revision, year, review_only, sorted): (u64, i64, bool, Sorted),
        filter: &str,
    ) -> bool {
        let of = Some((revision, year, review_only, sorted));
        if self.of == of && self.filter == filter {
            return false;
        }
        let begins = self.filter != filter
            || self.of.is_some_and(|(_, _, review, by)| (review, by) != (review_only, sorted));
        self.version += 1;
        let query = Query::new(filter);
        let row = |i: &usize| rows.get(*i);
        if self.of != of {
            let marked = |i: &usize| !review_only || row(i).is_some_and(|r| r.mark);
            self.whole = (0..rows.len()).filter(marked).collect();
            if let Some((column, from_end)) = sorted {
                self.whole.sort_by_cached_key(|i| row(i).map(|r| r.sort_key(columns, column)));
                if from_end {
                    self.whole.reverse();
                }
            }
        }
        let fits = |i: &usize| row(i).is_some_and(|r| query.fits(&r.fold));
        if self.of == of && query.narrows(&self.query) {
            self.fitting.retain(fits);
        } else {
            self.fitting = self.whole.iter().copied().filter(fits).collect();
        }
        self.order.clone_from(&self.fitting);
        if query.has_tones() {
            let has_its_tones = |r: &ListRow| {
                let shown: Vec<&str> = r.cells.iter().map(|c| c.text.as_str()).collect();
                query.has_its_tones(&shown.join(" "))
            };
            let exact = |i: &usize| row(i).is_some_and(has_its_tones);
            let (mut first, rest): (Vec<usize>, Vec<usize>) =
                self.fitting.iter().copied().partition(exact);
            first.extend(rest);
            self.order = first;
        }
        self.tally = tally(self.order.iter().filter_map(row));
        (self.of, self.query) = (of, query);
        filter.clone_into(&mut self.filter);
        begins
    }
}

/// How many of each kind, and what they add up to.
fn tally<'r>(rows: impl Iterator<Item = &'r ListRow>) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    let mut amount = 0;
    for row in rows {
        amount += row.amount;
        if row.tag.is_empty() {
            continue;
        }
        match kinds.iter_mut().find(|(tag, _)| *tag == row.tag) {
            Some((_, count)) => *count += 1,
            None => kinds.push((row.tag, 1)),
        }
    }
    screens::tally(&kinds, amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, text: &str) -> ListRow {
        ListRow::of(id, vec![text.into()])
    }

    #[test]
    fn one_more_letter_narrows_and_the_very_tones_come_first() {
        let rows = [row(1, "Trần Thị Hường"), row(2, "Lê Thị Hương"), row(3, "Kim Sóc")];
        let mut shown = Shown::default();
        let of = (1, 2016, false, None);
        for (filter, want) in [
            ("", vec![0, 1, 2]),
            ("h", vec![0, 1]),
            ("hư", vec![0, 1]),
            ("hương", vec![1, 0]),
            ("hương lê", vec![1]),
            ("sóc", vec![2]),
            ("soc kim", vec![2]),
        ] {
            shown.update((&[], &rows), of, filter);
            assert_eq!(shown.order, want, "{filter}");
        }
    }
}
