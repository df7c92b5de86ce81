//! How wide the columns of a list are: as wide as what stands in them while there is room, then empty ones go,
//! long texts give way, and the names last: never below their longest word, nor below what can be read. What
//! still does not fit scrolls.
use super::ColumnLayout;
use crate::records::row::{Cell, ListColumn, ListRow, name_column};
use std::cmp::Reverse;

/// Points a column asks for at most, however long its texts are.
const MOST: f32 = 460.0;
/// Points below which a name, and any other long text, is not cut while the list can be scrolled to the side.
const LEAST_NAME: f32 = 190.0;
const LEAST_TEXT: f32 = 90.0;
/// The same of other texts that are typed in: they scroll in their field.
const LEAST_TYPED: f32 = 72.0;
/// Points at the left and the right of a text.
pub(super) const PAD: f32 = 10.0;
/// The narrowest a column can be dragged.
pub(super) const LEAST: f32 = 40.0;
/// Letters up to which a text is no text to be cut: numbers, days, words of a choice.
const SHORT: usize = 14;
/// Candidates for the widest text: letters differ in width.
const CANDIDATES: usize = 4;

/// What stands in one column.
#[derive(Clone, Debug, Default, PartialEq)]
struct Column {
    /// The longest texts.
    texts: Vec<String>,
    /// The longest words.
    words: Vec<String>,
    /// Nothing but figures.
    is_figures: bool,
}

/// What stands in the columns of a list; looked at once for its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct Contents {
    columns: Vec<Column>,
}

impl Contents {
    /// Of these rows.
    pub(in crate::ui) fn of(columns: usize, rows: &[ListRow]) -> Self {
        let mut found = Vec::with_capacity(columns);
        for at in 0..columns {
            let cells =
                || rows.iter().filter_map(|r| r.cells.get(at)).filter(|c| !c.text.is_empty());
            let texts = longest(cells().map(|c| c.text.as_str()));
            // A long word stands in a long text; all of fifty thousand are not taken apart for it.
            let words = longest(texts.iter().flat_map(|t| t.split(' ')));
            found.push(Column {
                texts,
                words,
                is_figures: cells().next().is_some() && cells().all(Cell::is_figure),
            });
        }
        Self { columns: found }
    }

    /// Does the column hold nothing but figures?
    pub(super) fn is_figures(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|c| c.is_figures)
    }
}

/// The longest of some texts, a few of them.
pub(in crate::ui) fn longest<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut most: Vec<(usize, &str)> = Vec::with_capacity(CANDIDATES + 1);
    for text in texts {
        let least = if most.len() < CANDIDATES { 0 } else { most.last().map_or(0, |m| m.0) };
        // A letter has a byte at least: most are told from that.
        if text.len() <= least {
            continue;
        }
        let letters = text.chars().count();
        if letters > least && !most.iter().any(|m| m.1 == text) {
            most.push((letters, text));
            most.sort_by_key(|m| Reverse(m.0));
            most.truncate(CANDIDATES);
        }
    }
    most.into_iter().map(|m| m.1.to_owned()).collect()
}

/// What one column asks for, in points.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Wish {
    column: usize,
    /// What it would have, and after [`fit`] what it has.
    pub(in crate::ui) natural: f32,
    least: f32,
    is_empty: bool,
    is_set: bool,
    is_name: bool,
}

impl Wish {
    /// Of a column whose cells are typed in: as wide as its widest text, an empty one as its head; one of
    /// names is never too narrow to type a name.
    pub(in crate::ui) fn typed(column: usize, head: f32, text: f32, is_name: bool) -> Self {
        let readable = if is_name { LEAST_NAME } else { 0.0 };
        let natural = text.max(head).min(MOST).max(readable);
        let least = if is_name { LEAST_NAME } else { head.max(LEAST_TYPED) }.min(natural);
        Self { column, natural, least, is_empty: text <= head, is_set: false, is_name }
    }

    /// Of a column of a grid: as wide as its widest text; one that holds nothing yet has its usual width, and
    /// that only while there is room.
    pub(in crate::ui) fn in_grid(column: usize, head: f32, text: Option<f32>, usual: f32) -> Self {
        let natural = text.map_or(usual, |t| t.min(MOST)).max(head);
        let least = if text.is_some() { head.max(LEAST_NAME) } else { head }.min(natural);
        Self { column, natural, least, is_empty: text.is_none(), is_set: false, is_name: false }
    }
}

/// Fits columns that are typed in into a room; none of them goes. What is free is shared by those that hold
/// something; where room is wanting, the names give way last, and what still does not fit scrolls.
pub(in crate::ui) fn fit(wishes: &mut [Wish], room: f32) {
    narrow(wishes, room);
    let spare = room - wishes.iter().map(|w| w.natural).sum::<f32>();
    if spare <= 0.0 {
        return;
    }
    let grows = |w: &Wish| w.is_name || !w.is_empty;
    let all: f32 = wishes.iter().filter(|w| grows(w)).map(|w| w.natural).sum();
    for wish in wishes.iter_mut().filter(|w| grows(w)) {
        wish.natural += spare * wish.natural / all;
    }
}

/// Where room is wanting, columns that hold nothing give way first; then long texts, in proportion to what
/// they can give; the names only after them.
pub(in crate::ui) fn narrow(wishes: &mut [Wish], room: f32) {
    let mut excess = wishes.iter().map(|w| w.natural).sum::<f32>() - room;
    for turn in 0..3 {
        let turn_of = |w: &Wish| if w.is_name { 2 } else { i32::from(!w.is_empty) };
        let gives = |w: &Wish| if turn_of(w) == turn { w.natural - w.least } else { 0.0 };
        let all: f32 = wishes.iter().map(gives).sum();
        if all <= 0.0 || excess <= 0.0 {
            continue;
        }
        let share = (excess / all).min(1.0);
        for wish in wishes.iter_mut() {
            wish.natural -= gives(wish) * share;
        }
        excess -= all * share;
    }
}

/// The columns on show from left to right, each with its width; `measure` gives the points of a text, of a
/// head when told so. `drops`: columns that do not fit go, the last first; else the list scrolls to them.
pub(super) fn widths(
    columns: &[ListColumn],
    contents: &Contents,
    layout: &ColumnLayout,
    (room, drops): (f32, bool),
    measure: impl Fn(&str, bool) -> f32,
) -> Vec<(usize, f32)> {
    let name = name_column(columns);
    let widest = |texts: &[String]| texts.iter().map(|t| measure(t, false)).fold(0.0, f32::max);
    let is_hidden = |c: &ListColumn| layout.hidden.iter().any(|h| h == c.head);
    let mut wishes: Vec<Wish> = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate().filter(|(_, c)| !is_hidden(c)) {
        let Some(found) = contents.columns.get(at) else { continue };
        // With room for the sign of the order.
        let head = measure(column.head, true) + 14.0;
        let natural = widest(&found.texts).max(head).min(MOST) + 2.0 * PAD;
        let is_short = found.texts.first().is_none_or(|t| t.chars().count() <= SHORT);
        let least = if is_short {
            natural
        } else {
            let readable = if at == name { LEAST_NAME } else { LEAST_TEXT };
            (widest(&found.words).max(readable) + 2.0 * PAD).min(natural)
        };
        let set = layout.widths.iter().find(|(h, _)| h == column.head).map(|(_, w)| w.max(LEAST));
        wishes.push(Wish {
            column: at,
            natural: set.unwrap_or(natural),
            least: set.unwrap_or(least),
            is_empty: found.texts.is_empty(),
            is_set: set.is_some(),
            is_name: at == name,
        });
    }
    let total = |wishes: &[Wish]| wishes.iter().map(|w| w.natural).sum::<f32>();
    // Empty columns give way first.
    while total(&wishes) > room
        && let Some(at) = wishes.iter().rposition(|w| w.is_empty && !w.is_name && !w.is_set)
    {
        wishes.remove(at);
    }
    let least = |wishes: &[Wish]| wishes.iter().map(|w| w.least).sum::<f32>();
    while drops
        && least(&wishes) > room
        && let Some(at) = wishes.iter().rposition(|w| !w.is_name)
    {
        wishes.remove(at);
    }
    let spare = room - total(&wishes);
    if spare >= 0.0 {
        let takes_rest = |w: &Wish| columns.get(w.column).is_some_and(|c| c.takes_rest);
        let at = wishes
            .iter()
            .position(takes_rest)
            .or_else(|| wishes.iter().position(|w| w.is_name))
            .or_else(|| wishes.len().checked_sub(1));
        if let Some(wish) = at.and_then(|at| wishes.get_mut(at)) {
            wish.natural += spare;
        }
        return wishes.into_iter().map(|w| (w.column, w.natural)).collect();
    }
    narrow(&mut wishes, room);
    wishes.into_iter().map(|w| (w.column, w.natural)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::row::{column, names, rest};

    /// Ten points a letter.
    fn fitted(
        columns: &[ListColumn],
        rows: &[&[&str]],
        layout: &ColumnLayout,
        room: f32,
    ) -> Vec<(usize, f32)> {
        fitted_in(columns, rows, layout, (room, false))
    }

    fn fitted_in(
        columns: &[ListColumn],
        rows: &[&[&str]],
        layout: &ColumnLayout,
        room: (f32, bool),
    ) -> Vec<(usize, f32)> {
        let row = |cells: &&[&str]| ListRow {
            cells: cells.iter().map(|c| Cell::from(*c)).collect(),
            ..ListRow::default()
        };
        let rows: Vec<ListRow> = rows.iter().map(row).collect();
        let contents = Contents::of(columns.len(), &rows);
        let measure = |text: &str, _| 10.0 * text.chars().count() as f32;
        widths(columns, &contents, layout, room, measure)
    }

    fn is(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.01
    }

    const COLUMNS: [ListColumn; 5] = [
        column("STT"),
        names("Tên in"),
        rest("Chức vụ, đơn vị"),
        column("Hình thức"),
        column("Số"),
    ];

    #[test]
    fn names_stay_and_empty_columns_go_first() {
        let rows: [&[&str]; 2] = [
            &["1", "Đảng bộ Viễn thông Trà Vinh", "", "Giấy khen", ""],
            &["2", "Chi bộ Công ty Xăng dầu Trà Vinh", "", "Giấy khen", ""],
        ];
        let usual = ColumnLayout::default();
        let at = |room: f32| fitted(&COLUMNS, &rows, &usual, room);
        let sum = |found: &[(usize, f32)]| found.iter().map(|f| f.1).sum::<f32>();
        let shown = |found: &[(usize, f32)]| found.iter().map(|f| f.0).collect::<Vec<_>>();
        let wide = at(1000.0);
        assert_eq!(shown(&wide), [0, 1, 2, 3, 4]);
        assert!(is(sum(&wide), 1000.0));
        // Too narrow for all: what holds nothing goes, the name stays whole.
        let narrow = at(560.0);
        assert_eq!(shown(&narrow), [0, 1, 3]);
        assert!(narrow[1].1 >= 334.0 && sum(&narrow) <= 560.0, "{narrow:?}");
        // The name gives way last, and stays readable; the rest is scrolled to.
        let least = at(120.0);
        assert_eq!(shown(&least), [0, 1, 3]);
        assert!(is(least[1].1, 190.0 + 2.0 * PAD));
        assert!(sum(&least) > 120.0, "{least:?}");
    }

    #[test]
    fn long_texts_give_way_before_names_and_short_ones_never() {
        let long = "Phó Bí thư Đảng ủy, Giám đốc Công ty cổ phần Du lịch mẫu";
        let rows: [&[&str]; 1] = [&["1", "Nguyễn Thị Mẫu Hòa", long, "Giấy khen", "05-QĐ"]];
        let found = fitted(&COLUMNS, &rows, &ColumnLayout::default(), 700.0);
        let width = |column: usize| found.iter().find(|f| f.0 == column).unwrap().1;
        assert!(is(width(1), 180.0 + 2.0 * PAD));
        assert!(is(width(3), 9.0 * 10.0 + 14.0 + 2.0 * PAD));
        assert!(width(2) < 460.0 && width(2) >= 74.0, "{found:?}");
    }

    #[test]
    fn beside_a_form_columns_go_in_order_and_the_name_stays() {
        let rows: [&[&str]; 1] = [&["1", "Nguyễn Thị Mẫu Hòa", "Bí thư", "Giấy khen", "Đặc cách"]];
        let usual = ColumnLayout::default();
        let shown = |room: f32| {
            let found = fitted_in(&COLUMNS, &rows, &usual, (room, true));
            let sum = found.iter().map(|f| f.1).sum::<f32>();
            assert!(sum <= room.max(190.0 + 2.0 * PAD) + 0.01, "{found:?}");
            found.iter().map(|f| f.0).collect::<Vec<_>>()
        };
        assert_eq!(shown(1000.0), [0, 1, 2, 3, 4]);
        assert_eq!(shown(600.0), [0, 1, 2, 3]);
        assert_eq!(shown(460.0), [0, 1, 2]);
        assert_eq!(shown(300.0), [0, 1]);
        assert_eq!(shown(100.0), [1]);
    }

    /// As long as all fits, nothing is narrower than what stands in it; where it does not, no column is wider.
    #[test]
    fn room_that_one_column_leaves_is_not_wanting_in_another() {
        let long = "Phó Bí thư Đảng ủy, Giám đốc Công ty cổ phần";
        let rows: [&[&str]; 1] = [&["1", "Nguyễn Thị Mẫu Hòa", long, "Giấy khen", "05-QĐ"]];
        let natural: Vec<f32> = fitted(&COLUMNS, &rows, &ColumnLayout::default(), 4000.0)
            .iter()
            .zip(rows[0])
            .map(|((_, width), text)| width.min(10.0 * text.chars().count().max(8) as f32 + 40.0))
            .collect();
        for room in (200..1600).step_by(50) {
            let found = fitted(&COLUMNS, &rows, &ColumnLayout::default(), room as f32);
            let is_cut = |(at, width): (usize, &(usize, f32))| width.1 + 40.0 < natural[at];
            if found.iter().enumerate().any(is_cut) {
                let wider = found.iter().zip(&natural).any(|(f, natural)| f.1 > natural + 40.0);
                assert!(!wider, "{room}: {found:?}");
            }
        }
    }

    #[test]
    fn what_was_dragged_and_hidden_holds() {
        let rows: [&[&str]; 1] = [&["1", "Nguyễn Thị Mẫu Hòa", "Bí thư", "Giấy khen", "05"]];
        let layout = ColumnLayout {
            hidden: vec!["Hình thức".into()],
            widths: vec![("Tên in".into(), 90.0)],
        };
        let found = fitted(&COLUMNS, &rows, &layout, 800.0);
        assert_eq!(found.iter().map(|f| f.0).collect::<Vec<_>>(), [0, 1, 2, 4]);
        assert!(is(found[1].1, 90.0));
        assert!(fitted(&[], &[], &layout, 10.0).is_empty());
    }
}
