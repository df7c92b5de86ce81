//! Rows of cells → recipients: every row and cell gets its meaning, and nothing is dropped in silence.
mod closing;
mod recipient;
mod unit_heading;

pub(super) use closing::mark_repeated;

use super::{
    cell::{clean_paragraphs, paragraphs, people_in, post_and_unit, read_birth},
    kinds::kind_value,
    line::{
        Line, Numbering, SourceRow, is_arabic, is_article, is_group, is_number, is_page_number,
        section_of, signs, total_line,
    },
    names,
    parts::{Part, facts, is_title as is_title_cell, parts_of},
    words::{is_ditto, words},
};
use crate::domain::{
    quick_list::{Column, Doubt, LeftOut, LeftOutColumn, QuickRow, WhyLeftOut},
    recipient::RecipientKind,
    vietnamese::word_key,
};
use std::collections::HashMap;

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
        } else if let Some(unit) = self.lines.get(at).and_then(unit_heading::unit_above_head) {
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
}

fn has_plain_name(part: &Part) -> bool {
    part.columns.iter().any(|c| matches!(c, Column::Name | Column::NameAndPost))
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
