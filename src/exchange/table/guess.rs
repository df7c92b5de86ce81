//! The meaning of columns that have no head, by what stands in them.
use super::{
    births,
    kinds::{Looks, is_unit, kind_value, looks},
    line::{Line, is_arabic, section_of, total_line},
    names,
    words::words,
};
use crate::domain::{quick_list::Column, vietnamese::word_key};

/// Without a head: the meaning of each column by what stands in it.
pub(super) fn guess_columns(lines: &[Line]) -> Vec<Column> {
    const LOOKED_AT: usize = 2_000;
    #[derive(Clone, Default)]
    struct Seen {
        filled: usize,
        letters: usize,
        several: usize,
        serial: usize,
        birth: usize,
        post: usize,
        unit: usize,
        person: usize,
        name: usize,
        achievement: usize,
        form: usize,
        kind: usize,
        given: usize,
        gender: usize,
    }
    let width = lines.iter().map(|l| l.cells.len()).max().unwrap_or(0);
    let mut seen = vec![Seen::default(); width];
    let mut rows = 0;
    for line in
        lines.iter().filter(|l| section_of(&l.cells).is_none() && !total_line(l)).take(LOOKED_AT)
    {
        rows += usize::from(line.filled().count() >= 2 || width == 1);
        for (i, cell) in line.filled() {
            let Some(s) = seen.get_mut(i) else { continue };
            let text = cell.replace('\n', " ");
            let key = word_key(names::without_signs(&text));
            let words_count = key.split(' ').count();
            let look = looks(names::without_signs(&text), &key);
            s.filled += 1;
            s.letters += text.chars().count();
            s.serial += usize::from(is_arabic(&text) && text.len() <= 5);
            s.birth += usize::from(births::read(&text).is_some() && text.len() >= 4);
            s.post += usize::from(words().posts.begin(&key) && !is_unit(&key));
            s.unit += usize::from(is_unit(&key));
            s.person += usize::from(look == Looks::Person);
            s.name += usize::from(matches!(
                look,
                Looks::Person | Looks::MayBePerson | Looks::CollectiveOrName
            ));
            s.achievement += usize::from(words().achievements.begin(&key) && words_count > 4);
            s.form += usize::from(words().forms.begin(&key) && words_count <= 6);
            s.kind += usize::from(kind_value(&text).is_some());
            let says = |set: &std::collections::HashSet<String>| set.contains(key.as_str());
            s.gender += usize::from(says(&words().male) || says(&words().female));
            s.given += usize::from(words_count == 1 && text.chars().any(char::is_alphabetic));
            s.several += usize::from(text.contains([',', '-', '–']) && words_count > 3);
        }
    }
    let mut columns = vec![Column::Skip; width];
    let share = |i: usize, of: &dyn Fn(&Seen) -> usize| {
        seen.get(i).map_or(0, |s| (of(s) * 100).checked_div(s.filled).unwrap_or(0))
    };
    let take = |columns: &mut Vec<Column>,
                meaning: Column,
                least: usize,
                of: &dyn Fn(&Seen) -> usize| {
        let best = (0..width)
            .filter(|i| columns.get(*i) == Some(&Column::Skip) && share(*i, of) >= least)
            .max_by_key(|i| (share(*i, of), seen.get(*i).map_or(0, |s| s.filled), usize::MAX - i));
        if let Some(column) = best.and_then(|i| columns.get_mut(i)) {
            *column = meaning;
        }
    };
    take(&mut columns, Column::Kind, 80, &|s| s.kind);
    take(&mut columns, Column::Gender, 80, &|s| s.gender);
    take(&mut columns, Column::Birth, 50, &|s| s.birth);
    take(&mut columns, Column::Serial, 50, &|s| s.serial);
    take(&mut columns, Column::Form, 50, &|s| s.form);
    take(&mut columns, Column::Post, 50, &|s| s.post);
    take(&mut columns, Column::Achievement, 50, &|s| s.achievement);
    // The name: of the columns that most rows fill, the one with the most names of persons.
    let fills = |i: &usize| seen.get(*i).is_some_and(|s| s.filled > 0 && s.filled * 10 >= rows * 7);
    let free = |columns: &[Column], i: &usize| columns.get(*i) == Some(&Column::Skip);
    let name = (0..width)
        .filter(|i| free(&columns, i) && fills(i))
        .max_by_key(|i| {
            seen.get(*i).map(|s| (s.person, s.name.saturating_sub(s.given), usize::MAX - i))
        })
        .or_else(|| {
            (0..width).find(|i| free(&columns, i) && seen.get(*i).is_some_and(|s| s.filled > 0))
        });
    let mut of_name = Column::Name;
    if let Some(i) = name {
        // Name, post and unit in one cell: parted by commas, in most rows.
        let in_one = share(i, &|s| s.several) >= 50 && !columns.contains(&Column::Post);
        if in_one {
            of_name = Column::NameAndPost;
        }
        // họ đệm │ tên
        let family = free(&columns, &(i + 1))
            && share(i + 1, &|s| s.given) >= 90
            && !in_one
            && share(i + 1, &|s| s.unit) < 20;
        if family {
            of_name = Column::FamilyName;
            if let Some(column) = columns.get_mut(i + 1) {
                *column = Column::GivenName;
            }
        }
        if let Some(column) = columns.get_mut(i) {
            *column = of_name;
        }
    }
    take(&mut columns, Column::Post, 50, &|s| s.post);
    take(&mut columns, Column::Unit, 50, &|s| s.unit);
    // A long text that is left over is the achievement.
    if !columns.contains(&Column::Achievement) {
        let average =
            |i: usize| seen.get(i).map_or(0, |s| s.letters.checked_div(s.filled).unwrap_or(0));
        let long = (0..width).filter(|i| free(&columns, i)).max_by_key(|i| average(*i));
        if let Some(i) = long.filter(|i| average(*i) >= 25)
            && let Some(column) = columns.get_mut(i)
        {
            *column = Column::Achievement;
        }
    }
    columns
}
