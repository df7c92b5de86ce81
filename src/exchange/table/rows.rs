//! Rows of cells → recipients: every row and cell gets its meaning, and nothing is dropped in silence.
mod recipient;

use super::{
    cell::{clean_paragraphs, name_and_rest, paragraphs, people_in, post_and_unit, read_birth},
    kinds::{Looks, is_unit, kind_value, looks},
    line::{
        Line, Numbering, SourceRow, bare_number, is_arabic, is_article, is_bullet, is_count,
        is_group, is_number, is_outline, is_page_number, section_of, signs, total_line,
        without_outline,
    },
    names,
    parts::{Part, facts, is_title as is_title_cell, parts_of},
    words::{is_ditto, words},
};
use crate::domain::{
    quick_list::{Column, Doubt, LeftOut, LeftOutColumn, QuickRow, WhyLeftOut},
    recipient::RecipientKind,
    title,
    vietnamese::word_key,
};
use std::collections::{HashMap, HashSet};

/// What was read out of a pasted table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    /// The meaning of each column, of the part of the table with the most rows.
    pub columns: Vec<Column>,
    /// Recipients in the order of the table; a row may give several.
    pub rows: Vec<QuickRow>,
    /// Every other row that stood there.
    pub left_out: Vec<LeftOut>,
    /// Columns of which nothing comes onto the paper.
    pub left_out_columns: Vec<LeftOutColumn>,
    /// Lines that go on with the recipient above them.
    pub joined: Vec<usize>,
}

/// What is in force for the rows that follow.
#[derive(Default)]
struct State {
    /// Of a section heading or a title.
    section: Option<RecipientKind>,
    /// Of a section heading that is a unit.
    unit: String,
    /// Have the kinds sections of their own below that unit?
    unit_is_outer: bool,
    /// The last value of each column, for “nt” and merged cells.
    above: HashMap<Column, String>,
    /// Of a column “Phân loại”, merged down.
    kind_above: Option<RecipientKind>,
    /// How the last recipient was numbered.
    numbering: Numbering,
    /// Below a signature: nothing more is a recipient until a head or section.
    signed: bool,
}

/// One table being read.
struct Reading<'a> {
    lines: &'a [Line],
    out: Recognised,
    state: State,
    address_is_usual: bool,
    pending: Vec<usize>,
    /// Hình thức of the table by line.
    forms: HashMap<usize, String>,
}

/// Reads rows. `by_hand`: meanings of the columns set by hand, in place of those read from head or content.
pub fn recognise(rows: &[SourceRow], by_hand: Option<&[Column]>) -> Recognised {
    let lines: Vec<Line> = rows.iter().map(Line::of).collect();
    let parts = parts_of(&lines, by_hand);
    let mut reading = Reading {
        lines: &lines,
        out: Recognised::default(),
        state: State::default(),
        address_is_usual: false,
        pending: Vec::new(),
        forms: HashMap::new(),
    };
    if let Some(largest) = parts.iter().max_by_key(|p| p.to - p.from) {
        reading.out.columns.clone_from(&largest.columns);
    }
    let before = parts.first().map_or(0, |p| if p.guessed { 0 } else { p.head.start });
    for at in 0..before {
        reading.title(at);
    }
    let mut heads: Option<&Vec<String>> = None;
    for part in &parts {
        for at in part.head.clone() {
            let again = heads.is_some_and(|h| *h == part.heads);
            reading.leave(at, if again { WhyLeftOut::HeaderAgain } else { WhyLeftOut::Header });
        }
        reading.state.signed &= part.guessed;
        if heads.is_some_and(|h| *h != part.heads) && !part.guessed {
            // Another table below the first: its own title says its kind, if any.
            reading.state.above.clear();
            reading.state.signed = false;
            if !part.kinds.is_empty() {
                reading.state.section = reading.state.section.filter(|s| part.kinds.contains(s));
            }
        }
        reading.part(part);
        if !part.guessed {
            heads = Some(&part.heads);
        }
    }
    reading.mark_other_forms();
    reading.finish(&parts)
}

impl Reading<'_> {
    fn leave(&mut self, at: usize, why: WhyLeftOut) {
        if let Some(line) = self.lines.get(at) {
            let text = if !line.errors.is_empty() && line.filled().count() == 0 {
                "#N/A".to_owned()
            } else {
                line.shown()
            };
            self.out.left_out.push(LeftOut { line: line.number, text, why });
        }
    }

    /// A row above the head: it may say the kind of all that follow.
    fn title(&mut self, at: usize) {
        if let Some(kind) = self.lines.get(at).and_then(|l| section_of(&l.cells)) {
            self.state.section = Some(kind);
            self.leave(at, WhyLeftOut::Section);
        } else if let Some(unit) = self.lines.get(at).and_then(unit_above_head) {
            self.state.unit = unit;
            self.state.unit_is_outer = true;
            self.leave(at, WhyLeftOut::UnitHeading);
        } else {
            self.leave(at, WhyLeftOut::Title);
        }
    }

    fn part(&mut self, part: &Part) {
        let names: Vec<usize> = (0..part.columns.len())
            .filter(|i| {
                part.columns.get(*i).is_some_and(|c| {
                    matches!(
                        c,
                        Column::Name | Column::NameAndPost | Column::Person | Column::FamilyName
                    )
                })
            })
            .collect();
        let addressed = facts(part, self.lines)
            .filter(|l| names.iter().any(|i| names::is_addressed(l.cell(*i))))
            .take(2)
            .count();
        self.address_is_usual = addressed >= 2;
        for at in part.from..part.to {
            self.row(part, at);
        }
    }

    fn row(&mut self, part: &Part, at: usize) {
        let lines = self.lines;
        let Some(line) = lines.get(at) else { return };
        if line.filled().count() == 0
            || !line.errors.is_empty() && line.filled().all(|(_, c)| is_number(c))
        {
            // A row that is blank but for errors; blank rows do not come here.
            self.leave(at, WhyLeftOut::Errors);
        } else if is_page_number(line) {
            self.leave(at, WhyLeftOut::PageNumber);
        } else if is_group(line) && !self.state.signed {
            self.state.unit.clear();
            self.state.unit_is_outer = false;
            self.state.above.clear();
            self.leave(at, WhyLeftOut::Group);
        } else if let Some(kind) = section_of(&line.cells) {
            self.state.section = Some(kind);
            self.state.signed = false;
            let heading_above = self.out.left_out.last().is_some_and(|l| {
                l.why == WhyLeftOut::UnitHeading
                    && Some(l.line)
                        == at.checked_sub(1).and_then(|i| lines.get(i)).map(|l| l.number)
            });
            // A unit with sections of its own keeps them: “A. Ấp Long Thạnh / I. Tập thể / II. Cá nhân”.
            self.state.unit_is_outer |= heading_above;
            if !self.state.unit_is_outer {
                self.state.unit.clear();
            }
            self.state.above.clear();
            self.leave(at, WhyLeftOut::Section);
        } else if total_line(line) {
            self.leave(at, WhyLeftOut::Total);
        } else if signs(line) || !self.out.rows.is_empty() && is_article(line) {
            self.state.signed = true;
            self.pending.push(at);
        } else if self.state.signed || part.counts {
            self.pending.push(at);
        } else if let Some(unit) = self.unit_heading(part, at) {
            self.state.unit = unit;
            self.state.unit_is_outer = false;
            self.state.above.clear();
            self.leave(at, WhyLeftOut::UnitHeading);
        } else {
            let count = self.out.rows.len() + self.out.joined.len();
            self.read(part, line);
            if self.out.rows.len() + self.out.joined.len() == count {
                self.pending.push(at);
            }
        }
    }

    /// Is this row the unit of those below it? One cell that reads as a unit, numbered otherwise than
    /// they are, and below it a person without a unit of their own.
    fn unit_heading(&self, part: &Part, at: usize) -> Option<String> {
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

    /// A value that stands for the one above it is that one.
    fn value(&mut self, column: Column, cell: &str) -> String {
        if is_ditto(cell) {
            return self.state.above.get(&column).cloned().unwrap_or_default();
        }
        if cell.len() <= 24 && words().blanks.contains(word_key(cell).trim()) {
            return String::new();
        }
        if !cell.is_empty() {
            self.state.above.insert(column, cell.to_owned());
        }
        cell.to_owned()
    }

    /// Reads a row into recipients: usually one, two of a row with a collective and a person.
    fn read(&mut self, part: &Part, line: &Line) {
        let mut values: Vec<(Column, String)> = Vec::with_capacity(part.columns.len());
        let mut doubts: Vec<Doubt> = Vec::new();
        // Of numbered lines under a heading nothing is guessed but their parts.
        let in_lines = part.columns.contains(&Column::NameAndPost);
        if part.guessed && part.columns.len() > 1 && !(in_lines && self.state.section.is_some()) {
            doubts.push(Doubt::ColumnsGuessed);
        }
        doubts.extend(part.guessed_head.clone());
        let matters = |i: &usize| {
            part.columns.get(*i).is_some_and(|c| {
                !matches!(c, Column::Skip | Column::Serial | Column::Note | Column::Form)
            })
        };
        if line.errors.iter().any(matters) {
            doubts.push(Doubt::ErrorCell);
        }
        for (i, column) in part.columns.iter().enumerate() {
            if *column == Column::Skip {
                continue;
            }
            let takes_above = matches!(
                column,
                Column::Post
                    | Column::Unit
                    | Column::PostAndUnit
                    | Column::Address
                    | Column::Achievement
                    | Column::Form
                    | Column::Kind
                    | Column::Birth
            );
            let cell = line.cell(i);
            let value = if takes_above { self.value(*column, cell) } else { cell.to_owned() };
            values.push((*column, value));
        }
        let all = |column: Column| {
            let of = values.iter().filter(move |(c, text)| *c == column && !text.is_empty());
            of.map(|(_, text)| text.as_str())
        };
        let joined = |column: Column| -> String {
            let mut parts: Vec<String> = Vec::new();
            for text in all(column).flat_map(paragraphs) {
                if !parts.contains(&text) {
                    parts.push(text);
                }
            }
            parts.join(", ")
        };
        let first = |column: Column| -> &str { all(column).next().unwrap_or_default() };
        let serial = first(Column::Serial);
        let mut row = QuickRow { line: line.number, doubts, ..QuickRow::default() };
        row.post = joined(Column::Post);
        row.unit = joined(Column::Unit);
        if !part.columns.contains(&Column::Post) && !part.columns.contains(&Column::PostAndUnit) {
            row.post = joined(Column::Occupation);
        }
        if !part
            .columns
            .iter()
            .any(|c| matches!(c, Column::Unit | Column::PostAndUnit | Column::NameAndPost))
        {
            row.unit = joined(Column::Proposer);
        }
        let both = all(Column::PostAndUnit).collect::<Vec<_>>().join("\n");
        if !both.is_empty() {
            row.in_one_cell = true;
            let (post, unit) = post_and_unit(&both);
            row.post = if row.post.is_empty() { post } else { row.post };
            row.unit = if row.unit.is_empty() { unit } else { row.unit };
        }
        let address = joined(Column::Address);
        row.achievement =
            clean_paragraphs(&all(Column::Achievement).collect::<Vec<_>>().join("; "));
        // Merged down over the rows of one number.
        if row.achievement.is_empty()
            && serial.is_empty()
            && part.columns.contains(&Column::Serial)
            && let Some(above) = self.state.above.get(&Column::Achievement)
        {
            row.achievement = clean_paragraphs(above);
            row.doubts.push(Doubt::FromAbove(Column::Achievement));
        }
        read_birth(
            &mut row,
            &all(Column::Birth).collect::<Vec<_>>().join("/"),
            first(Column::Male),
            first(Column::Female),
            first(Column::Gender),
        );
        let form = first(Column::Form);
        if form.chars().any(char::is_alphabetic) {
            self.forms.insert(line.number, form.to_owned());
        }
        // “Hộ gia đình”, “Tập thể” written where persons have their post.
        let kind_of_post = kind_value(&row.post).filter(|k| *k != RecipientKind::Person);
        if kind_of_post.is_some() {
            row.post.clear();
        }
        let kind_cell = kind_value(first(Column::Kind)).or(kind_of_post);
        if part.columns.contains(&Column::Kind) {
            self.state.kind_above = kind_cell.or(self.state.kind_above);
        }
        let by_column =
            kind_cell.or(self.state.kind_above.filter(|_| part.columns.contains(&Column::Kind)));
        // “Cấp bậc” may hold a post.
        let title = first(Column::Title).to_owned();
        let title = if title.is_empty() || is_title_cell(&title) {
            title
        } else {
            if row.post.is_empty() {
                row.post = title;
            }
            String::new()
        };
        // Columns of their own for each kind: a name, or a mark that the row's name or unit is meant.
        let of_kinds = [
            (Column::Collective, RecipientKind::Collective),
            (Column::Person, RecipientKind::Person),
            (Column::Household, RecipientKind::Household),
        ];
        let has_name = part
            .columns
            .iter()
            .any(|c| matches!(c, Column::Name | Column::NameAndPost | Column::FamilyName));
        let mut marked = None;
        let mut several: Vec<(RecipientKind, String)> = Vec::new();
        for (column, kind) in of_kinds {
            let cell = first(column);
            if cell.is_empty() || words().blanks.contains(word_key(cell).trim()) {
                continue;
            }
            if words().marks.contains(&word_key(cell)) {
                if has_name {
                    marked = Some(kind);
                } else if !row.unit.is_empty() && kind == RecipientKind::Collective {
                    several.push((kind, row.unit.clone()));
                }
            } else if cell.chars().any(char::is_alphabetic) {
                several.push((kind, cell.to_owned()));
            }
        }
        let name = {
            let family = all(Column::FamilyName).collect::<Vec<_>>().join(" ");
            let given = first(Column::GivenName);
            if !family.is_empty() || !given.is_empty() && !has_plain_name(part) {
                format!("{family} {given}").trim().to_owned()
            } else if !first(Column::Name).is_empty() {
                first(Column::Name).to_owned()
            } else {
                first(Column::NameAndPost).to_owned()
            }
        };
        if several.is_empty() {
            if self.goes_on(part, line, &row, &name) {
                return;
            }
            self.one(part, line, row, &name, by_column.or(marked), &title, &address);
            return;
        }
        for (kind, cell) in several {
            // Several persons in one cell, each on its line or behind a semicolon.
            let in_cell = people_in(&cell, kind);
            let many = in_cell.len() > 1;
            for text in in_cell {
                let mut own = row.clone();
                if kind == RecipientKind::Collective && text == row.unit {
                    own.unit.clear();
                }
                if kind != RecipientKind::Person {
                    own.post.clear();
                }
                if many {
                    own.doubts.push(Doubt::SeveralInCell);
                }
                self.one(part, line, own, &text, Some(kind), &title, &address);
            }
        }
    }

    /// One paper gives one form: rows to which the table gives another than to most are marked.
    fn mark_other_forms(&mut self) {
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

    /// Does a row without a number go on with the recipient above it: a second post, more of an
    /// achievement, the last word of a name broken over two rows?
    fn goes_on(&mut self, part: &Part, line: &Line, row: &QuickRow, name: &str) -> bool {
        if !part.columns.contains(&Column::Serial) || line.filled().any(|(_, c)| is_arabic(c)) {
            return false;
        }
        let Some(last) = self.out.rows.last_mut().filter(|r| r.line > 0) else { return false };
        let small = name.chars().next().is_some_and(char::is_lowercase);
        let rest_of_name =
            !name.is_empty() && (small || !name.trim().contains(' ')) && row.post.is_empty();
        // A post in capitals below is a signatory's.
        let post = word_key(&row.post);
        let odd_post = !row.post.is_empty()
            && (!words().posts.begin(&post) || !row.post.chars().any(char::is_lowercase));
        if odd_post || !name.is_empty() && !rest_of_name {
            return false;
        }
        let is_from_above = row.doubts.contains(&Doubt::FromAbove(Column::Achievement));
        let own_achievement = if is_from_above { "" } else { row.achievement.as_str() };
        if name.is_empty()
            && row.post.is_empty()
            && row.unit.is_empty()
            && own_achievement.is_empty()
        {
            return false;
        }
        let join = |text: &mut String, more: &str, sign: &str| {
            if !more.is_empty() {
                if !text.is_empty() {
                    text.push_str(sign);
                }
                text.push_str(more);
            }
        };
        let was_unit = last.unit == last.name && last.kind == RecipientKind::Collective;
        join(&mut last.name, name.trim(), " ");
        join(&mut last.post, &row.post, ", ");
        if was_unit {
            last.unit.clone_from(&last.name);
        } else {
            let small = row.unit.chars().next().is_some_and(char::is_lowercase);
            join(&mut last.unit, &row.unit, if small { " " } else { ", " });
        }
        join(&mut last.achievement, own_achievement, " ");
        self.out.joined.push(line.number);
        true
    }

    /// Rows without a name get their reason; columns left out are named; repetitions are marked.
    fn finish(mut self, parts: &[Part]) -> Recognised {
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

/// “I. Chi bộ Công an xã” right above a head: the unit of those below it.
fn unit_above_head(line: &Line) -> Option<String> {
    let mut texts = line.filled().filter(|(_, c)| !is_number(c)).map(|(_, c)| c.replace('\n', " "));
    let text = texts.next().filter(|_| texts.next().is_none())?;
    let key = word_key(&text);
    let bare = without_outline(&key);
    let numbered = matches!(Numbering::of(line), Numbering::Roman | Numbering::Letter);
    let unit = text.chars().skip(key.chars().count() - bare.chars().count()).collect::<String>();
    (numbered && is_unit(bare)).then(|| names::collective(&unit).printed)
}

fn has_plain_name(part: &Part) -> bool {
    part.columns.iter().any(|c| matches!(c, Column::Name | Column::NameAndPost))
}

/// The same recipient twice in one list: same name (Hòa is Hoà), unit and post.
pub(super) fn mark_repeated(rows: &mut [QuickRow]) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::vietnamese::clean, exchange::table::cells::rows_of};
    use RecipientKind::{Collective, Person};
    use proptest::prelude::*;

    fn read(text: &str) -> Recognised {
        recognise(&rows_of(text), None)
    }

    fn people(found: &Recognised) -> Vec<(RecipientKind, &str, &str, &str)> {
        found
            .rows
            .iter()
            .map(|r| (r.kind, r.name.as_str(), r.post.as_str(), r.unit.as_str()))
            .collect()
    }

    #[test]
    fn a_list_with_title_sections_total_and_signature() {
        let found = read(
            "ĐẢNG ỦY KHỐI DOANH NGHIỆP\t\t\tĐẢNG CỘNG SẢN VIỆT NAM\n\
             DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n\n\
             STT\tHọ và tên / Tên tập thể\tNăm sinh\tChức vụ\tĐơn vị\n\
             I\tTẬP THỂ\n1\tĐảng bộ Điện lực Trà Vinh\n\
             II\tCÁ NHÂN\n1\tDƯƠNG  THANH PHƯỚC\t1977\tBí thư Chi bộ, Giám đốc\tChi bộ Bảo Việt\n\
             \tDanh sách này có 01 tập thể và 01 cá nhân.\n\t\t\t\tT/M CHI ỦY\n\t\t\t\tBÍ THƯ\n\tNguyễn Văn Ký",
        );
        assert_eq!(
            people(&found),
            [
                (Collective, "Đảng bộ Điện lực Trà Vinh", "", "Đảng bộ Điện lực Trà Vinh"),
                (Person, "Dương Thanh Phước", "Bí thư Chi bộ, Giám đốc", "Chi bộ Bảo Việt"),
            ]
        );
        let why: Vec<_> = found.left_out.iter().map(|l| l.why).collect();
        use WhyLeftOut::{Header, Section, Signature, Title, Total};
        assert_eq!(
            why,
            [Title, Title, Header, Section, Section, Total, Signature, Signature, Signature]
        );
    }

    #[test]
    fn a_heading_after_many_blank_lines_is_still_one() {
        for blank in ["\n", "\t\t\t\n", " \u{a0}\n"]
            .map(|line| [100, 10_000].map(|n| line.repeat(n)))
            .concat()
        {
            let table = format!(
                "STT\tHọ và tên\tChức vụ\tĐơn vị\n{blank}I. TẬP THỂ\n1\tChi bộ Điện lực\t\t\n{blank}II. CÁ NHÂN\n\
                 1\tNguyễn Văn Mẫu\tBí thư\tChi bộ 1\n"
            );
            let found = read(&table);
            assert_eq!(
                people(&found),
                [
                    (Collective, "Chi bộ Điện lực", "", "Chi bộ Điện lực"),
                    (Person, "Nguyễn Văn Mẫu", "Bí thư", "Chi bộ 1")
                ]
            );
        }
        for blank in ["\n", " \u{a0}\n"].map(|line| [100, 10_000].map(|n| line.repeat(n))).concat()
        {
            let lines = "Danh sách\nI. Tập thể\n1. Chi bộ Điện lực\n";
            let found = read(&format!("{lines}{blank}II. Cá nhân\n1. Nguyễn Văn Mẫu\n"));
            let kinds: Vec<RecipientKind> = found.rows.iter().map(|r| r.kind).collect();
            assert_eq!(kinds, [Collective, Person]);
        }
    }

    #[test]
    fn rows_without_header_in_any_order() {
        let found = read(
            "Đảng bộ Bưu điện Trà Vinh\tNguyễn Thị Hường\tPhó Bí thư\tCó thành tích trong phong trào thi đua\n\
             Chi bộ Xăng dầu\tKim Sóc\tNhân viên\tTích cực vận động công nhân đóng góp",
        );
        assert_eq!(found.columns, [Column::Unit, Column::Name, Column::Post, Column::Achievement]);
        assert_eq!(people(&found)[1], (Person, "Kim Sóc", "Nhân viên", "Chi bộ Xăng dầu"));
        assert!(found.rows.iter().all(|r| r.doubts.contains(&Doubt::ColumnsGuessed)));
        let by_hand = [Column::Skip, Column::Name, Column::Skip, Column::Note];
        let rows = rows_of("Chi bộ Xăng dầu\tKim Sóc\tNhân viên\tx");
        assert_eq!(people(&recognise(&rows, Some(&by_hand))), [(Person, "Kim Sóc", "", "")]);
    }

    #[test]
    fn one_column_of_names_and_a_combined_column() {
        let names = read("Nguyễn Văn A\nĐảng bộ Điện lực\nĐồng chí Lê Thị B");
        assert_eq!(
            people(&names),
            [
                (Person, "Nguyễn Văn A", "", ""),
                (Collective, "Đảng bộ Điện lực", "", "Đảng bộ Điện lực"),
                (Person, "Lê Thị B", "", "")
            ]
        );
        let both = read(
            "TT\tHọ và tên\tChức vụ, đơn vị\n1\tLê A\tBí thư Chi bộ, Giám đốc, Công ty Cấp nước",
        );
        assert_eq!(
            people(&both),
            [(Person, "Lê A", "Bí thư Chi bộ, Giám đốc", "Công ty Cấp nước")]
        );
    }

    #[test]
    fn what_units_really_write() {
        let odd = read(
            "STT\tTên cá nhân\tChức vụ\tĐơn vị\n1\tLê A\tGiám đốc\tTổng Công ty Cấp nước\n2\tTrần B\tKế toán\t\n\
             Tổng số: 02 người\nNGƯỜI LẬP BIỂU\t\t\tTHỦ TRƯỞNG ĐƠN VỊ\nNguyễn C\tNguyễn C\t\tPhạm D",
        );
        assert_eq!(
            people(&odd),
            [
                (Person, "Lê A", "Giám đốc", "Tổng Công ty Cấp nước"),
                (Person, "Trần B", "Kế toán", "Tổng Công ty Cấp nước")
            ]
        );
        assert_eq!(odd.rows[1].doubts, [Doubt::FromAbove(Column::Unit)]);
        assert_eq!(odd.left_out.last().unwrap().text, "Nguyễn C Nguyễn C Phạm D");
        let sections = read(
            "STT\tHọ và tên\tChức vụ\nI\tTập thể\t07\n1\tTổng Công ty X\t\nII\tVề cá nhân\t\n1\tKim Sóc\tBí thư",
        );
        assert_eq!(
            people(&sections),
            [
                (Collective, "Tổng Công ty X", "", "Tổng Công ty X"),
                (Person, "Kim Sóc", "Bí thư", "")
            ]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_lost(rows in prop::collection::vec(prop::collection::vec("[A-Za-zĐđàể0-9 /.,-]{0,14}", 0..6), 0..12)) {
            let rows: Vec<SourceRow> = rows.into_iter().zip(1..).map(|(cells, line)| SourceRow { line, cells }).collect();
            let found = recognise(&rows, None);
            let mut seen: Vec<usize> = found.rows.iter().map(|r| r.line).chain(found.left_out.iter().map(|l| l.line)).chain(found.joined).collect();
            seen.sort_unstable();
            seen.dedup();
            let filled = rows.iter().filter(|r| r.cells.iter().any(|c| !clean(c).is_empty())).map(|r| r.line);
            for line in filled {
                prop_assert!(seen.contains(&line), "{line}");
            }
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,300}") {
            let found = read(&text);
            prop_assert!(found.rows.iter().all(|r| !r.name.is_empty()));
        }
    }
}
