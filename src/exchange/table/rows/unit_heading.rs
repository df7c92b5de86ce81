//! A row that is the unit of those below it.
use super::Reading;
use crate::{
    domain::{quick_list::Column, recipient::RecipientKind, vietnamese::word_key},
    exchange::table::{
        cell::{name_and_rest, post_and_unit},
        kinds::{Looks, is_unit, looks},
        line::{
            Line, Numbering, bare_number, is_arabic, is_bullet, is_count, is_number, is_outline,
            section_of, without_outline,
        },
        names,
        parts::Part,
        words::words,
    },
};

impl Reading<'_> {
    /// Is this row the unit of those below it? One cell that reads as a unit, numbered otherwise than
    /// they are, and below it a person without a unit of their own.
    pub(super) fn unit_heading(&self, part: &Part, at: usize) -> Option<String> {
        let line = self.lines.get(at)?;
        let mut words_of = line.filled().filter(|(_, c)| !is_number(c) && !is_count(c));
        let (_, text) = words_of.next()?;
        if words_of.any(|(_, other)| other != text) {
            return None;
        }
        // Merged over the rows below, in the column of units itself.
        let (at_column, _) = line.filled().next()?;
        let below_is_blank = || {
            let next = self.lines.get(at + 1..part.to)?.iter().find(|l| l.filled().count() > 0)?;
            let named = !Self::name_cell(part, next).is_empty();
            (named && next.cell(at_column).is_empty()).then_some(())
        };
        let of_units = part.columns.get(at_column) == Some(&Column::Unit)
            && part.columns.iter().any(|c| matches!(c, Column::Name | Column::NameAndPost));
        if of_units && line.filled().count() == 1 && below_is_blank().is_some() {
            return Some(names::collective(text).printed);
        }
        let number = line.filled().map(|(_, c)| c).find(|c| is_number(c));
        let flat = text.replace('\n', " ");
        let key = word_key(&flat);
        let bare_key = without_outline(&key);
        let says_so = words().unit_heading_starts.iter().find_map(|start| {
            let rest = bare_key.strip_prefix(start.as_str())?;
            rest.starts_with(':').then(|| rest.trim_start_matches([':', ' ']).to_owned())
        });
        let named = says_so.is_some();
        let of_a_letter = words().letter_words.iter().any(|w| bare_key.contains(w.as_str()));
        if of_a_letter || !named && !is_unit(bare_key) {
            return None;
        }
        let in_collectives = self.state.section == Some(RecipientKind::Collective);
        // The first row below that is no section.
        let below = self.lines.get(at + 1..part.to)?;
        let next_is_section = below.first().is_some_and(|l| section_of(&l.cells).is_some());
        let next = below.iter().find(|l| section_of(&l.cells).is_none())?;
        let outlined = number.is_some_and(|n| is_outline(n) && !is_bullet(n))
            || number.is_none() && bare_key.len() < key.len();
        let next_number = next.filled().map(|(_, c)| c).find(|c| is_number(c));
        let by_sign = |n: Option<&str>| n.is_some_and(is_bullet);
        let numbered_apart = (outlined || by_sign(number)) && next_number.is_none_or(is_arabic)
            || number.is_some_and(is_arabic) && by_sign(next_number)
            || number.is_some() != next_number.is_some()
            || number.is_none() && (flat.ends_with(':') || named);
        let one_cell = part.columns.contains(&Column::NameAndPost);
        let alone = !one_cell && next.filled().filter(|(_, c)| !is_number(c)).count() == 1;
        let name_at = Self::name_cell(part, next);
        let next_key = word_key(names::without_signs(&name_at));
        let person = matches!(
            looks(names::without_signs(&name_at), &next_key),
            Looks::Person | Looks::MayBePerson | Looks::CollectiveOrName | Looks::Household
        );
        let units = [Column::Unit, Column::PostAndUnit];
        let next_has_unit = part.columns.iter().enumerate().any(|(i, c)| {
            units.contains(c) && {
                let cell = next.cell(i);
                !cell.is_empty() && !post_and_unit(cell).1.is_empty()
            }
        });
        let heads_persons =
            person && (!alone || self.state.section == Some(RecipientKind::Person) || outlined);
        // I above 1: the numbers say it, whatever stands below.
        let above_first = number.is_some_and(|n| is_outline(n) && !is_bullet(n))
            && next_number
                .is_some_and(|n| is_arabic(n) && bare_number(n).trim_start_matches('0') == "1");
        // Numbered as the recipients above it are, it is one of them.
        let is_like_those_above = Numbering::of(line) != Numbering::None
            && Numbering::of(line) == self.state.numbering
            && !named
            && !above_first;
        if is_like_those_above {
            return None;
        }
        let is_heading = next_is_section && (outlined || named)
            || above_first && !next_has_unit
            || numbered_apart && heads_persons && !next_has_unit
            || self.state.section == Some(RecipientKind::Person)
                && person
                && !next_has_unit
                && number.is_none_or(is_outline);
        if !is_heading || in_collectives && !named && !above_first && !next_is_section {
            return None;
        }
        // The text without number, count and colon.
        let start = flat.chars().count() - bare_key.chars().count();
        let start = if named {
            flat.chars().count() - says_so.map_or(0, |s| s.chars().count())
        } else {
            start
        };
        let unit: String = flat.chars().skip(start).collect();
        let unit = unit.split(" (").next().unwrap_or_default();
        let unit = match unit.split_once(':') {
            Some((unit, count)) if is_count(count.trim()) || count.trim().is_empty() => unit,
            _ => unit,
        };
        Some(names::collective(unit).printed)
    }

    /// The cell of a row that holds its name.
    fn name_cell(part: &Part, line: &Line) -> String {
        let of = |wanted: &[Column]| {
            let places = part.columns.iter().enumerate().filter(|(_, c)| wanted.contains(c));
            places.map(|(i, _)| line.cell(i)).find(|c| !c.is_empty()).unwrap_or_default().to_owned()
        };
        let name = of(&[Column::Name, Column::NameAndPost, Column::FamilyName, Column::Person]);
        if part.columns.contains(&Column::NameAndPost) {
            return name_and_rest(&name).0.to_owned();
        }
        if part.columns.contains(&Column::GivenName) {
            return format!("{name} {}", of(&[Column::GivenName]));
        }
        name
    }
}

/// “I. Chi bộ Công an xã” right above a head: the unit of those below it.
pub(super) fn unit_above_head(line: &Line) -> Option<String> {
    let mut texts = line.filled().filter(|(_, c)| !is_number(c)).map(|(_, c)| c.replace('\n', " "));
    let text = texts.next().filter(|_| texts.next().is_none())?;
    let key = word_key(&text);
    let bare = without_outline(&key);
    let numbered = matches!(Numbering::of(line), Numbering::Roman | Numbering::Letter);
    let unit = text.chars().skip(key.chars().count() - bare.chars().count()).collect::<String>();
    (numbered && is_unit(bare)).then(|| names::collective(&unit).printed)
}
