//! Heads of columns as units write them: what a column holds, and which field of a list it means. One
//! vocabulary for pasted lists, for the grid and for files: `assets/table/heads.json`.
use crate::{
    domain::{
        field::Field,
        quick_list::Column,
        recipient::RecipientKind,
        vietnamese::{first_word, fold, word_key},
    },
    text::terms,
};
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

#[derive(Deserialize)]
struct Entry {
    words: Vec<String>,
    /// What such a column holds in a list of recipients.
    #[serde(default)]
    column: Option<Column>,
    /// The fields it may mean in a list of the book; the first that the list has is meant.
    #[serde(default)]
    fields: Vec<Field>,
    /// Compared with tones (Nam is not năm).
    #[serde(default)]
    tones: bool,
    /// Only when the head says nothing more.
    #[serde(default)]
    whole: bool,
}

/// `assets/table/heads.json`.
#[derive(Default, Deserialize)]
struct Raw {
    /// Heads that may say their word late: “Nội dung tóm tắt thành tích”.
    anywhere: Vec<(String, Column)>,
    /// Words of name, post and unit, for heads that say two of them.
    names: Vec<String>,
    posts: Vec<String>,
    units: Vec<String>,
    /// Words that make a head of post and unit one of recipients.
    recipients: Vec<String>,
    /// Which kinds a head of names says.
    kinds: RawKinds,
    /// The same where several stand in one head: “Họ và tên/Tên tập thể”.
    kinds_together: RawKinds,
    joins: Vec<String>,
    entries: Vec<Entry>,
}

#[derive(Default, Deserialize)]
struct RawKinds {
    collective: Vec<String>,
    person: Vec<String>,
    household: Vec<String>,
}

impl RawKinds {
    /// The kinds of which a folded head has a word.
    fn of(&self, folded: &str) -> Vec<RecipientKind> {
        let kinds = [
            (RecipientKind::Collective, &self.collective),
            (RecipientKind::Person, &self.person),
            (RecipientKind::Household, &self.household),
        ];
        let named = kinds.into_iter().filter(|(_, words)| has(folded, words));
        named.map(|(kind, _)| kind).collect()
    }

    fn fold(&mut self) {
        for list in [&mut self.collective, &mut self.person, &mut self.household] {
            fold_all(list);
        }
    }
}

fn has(folded: &str, words: &[String]) -> bool {
    words.iter().any(|w| folded.contains(w.as_str()))
}

/// Folds each word; spaces at its ends stay, they are its bounds.
fn fold_all(words: &mut [String]) {
    for word in words {
        let (before, after) = (word.starts_with(' '), word.ends_with(' '));
        let space = |there: bool| if there { " " } else { "" };
        *word = format!("{}{}{}", space(before), fold(word).trim(), space(after));
    }
}

struct Heads {
    raw: Raw,
    /// Whole heads, folded, or with tones where these count: the entry.
    whole: HashMap<String, usize>,
    /// Beginnings by their first folded word, the longest first.
    begin: HashMap<String, Vec<(String, usize)>>,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one leaves no heads.
    let mut raw: Raw =
        serde_json::from_str(include_str!("../../../assets/table/heads.json")).unwrap_or_default();
    for list in
        [&mut raw.names, &mut raw.posts, &mut raw.units, &mut raw.recipients, &mut raw.joins]
    {
        fold_all(list);
    }
    raw.kinds.fold();
    raw.kinds_together.fold();
    for (word, _) in &mut raw.anywhere {
        *word = fold(word);
    }
    let mut whole = HashMap::new();
    let mut begin: HashMap<String, Vec<(String, usize)>> = HashMap::new();
    for (i, entry) in raw.entries.iter().enumerate() {
        for word in &entry.words {
            let key = if entry.tones { word_key(word) } else { fold(word) };
            whole.entry(key.clone()).or_insert(i);
            // “HoTen”, as exports of programs have it.
            if key.contains(' ') {
                whole.entry(key.replace(' ', "")).or_insert(i);
            }
            if !entry.whole {
                begin.entry(first_word(&key).to_owned()).or_default().push((key, i));
            }
        }
    }
    for list in begin.values_mut() {
        list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    Heads { raw, whole, begin }
});

/// A head is short; a long cell is a title or a fact. Letters.
const LONGEST: usize = 70;

impl Heads {
    /// Entries whose words a folded head begins with, the longest first.
    fn beginning<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = (&'a str, &'a Entry)> {
        let list = self.begin.get(first_word(folded)).map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(move |(words, i)| {
            let rest = folded.strip_prefix(words.as_str())?;
            let ends = !rest.starts_with(char::is_alphanumeric);
            Some((rest, self.raw.entries.get(*i)?)).filter(|_| ends)
        })
    }

    fn whole(&self, head: &str, folded: &str) -> Option<&Entry> {
        let toned = self.whole.get(&word_key(head)).and_then(|i| self.raw.entries.get(*i));
        let plain = || {
            let entry = self.whole.get(folded).and_then(|i| self.raw.entries.get(*i));
            entry.filter(|e| !e.tones)
        };
        toned.filter(|e| e.tones).or_else(plain)
    }
}

/// What a column of a list of recipients holds, by its head. `None`: no head that is known;
/// [`Column::Skip`]: known, and not for the list.
pub(super) fn column_of(head: &str) -> Option<Column> {
    if head.is_empty() || head.chars().count() > LONGEST {
        return None;
    }
    let folded = fold(head);
    let raw = &HEADS.raw;
    // Post and unit, name and post in one cell.
    let (name, post, unit) =
        (has(&folded, &raw.names), has(&folded, &raw.posts), has(&folded, &raw.units));
    if name && (post || unit && folded.contains(',')) && !folded.contains('/') {
        return Some(Column::NameAndPost);
    }
    if post && unit && !has(&folded, &raw.recipients) {
        return Some(Column::PostAndUnit);
    }
    if let Some(entry) = HEADS.whole(head, &folded) {
        return Some(entry.column.unwrap_or_default());
    }
    // “Họ và tên/Tên tập thể”, “Tên tập thể/cá nhân”.
    let several = raw.kinds_together.of(&folded).len() >= 2;
    if several && (folded.contains(['/', ',', '-', '(']) || has(&folded, &raw.joins)) {
        return Some(Column::Name);
    }
    if let Some((_, entry)) = HEADS.beginning(&folded).next() {
        return Some(entry.column.unwrap_or_default());
    }
    // A head may say its word late: “Tóm tắt nội dung thành tích”, “Đề nghị hình thức khen”.
    raw.anywhere
        .iter()
        .find(|(words, _)| folded.contains(words.as_str()))
        .map(|(_, column)| *column)
}

/// Which kinds a head names: “Tên tập thể” one, “Tập thể, cá nhân” several, “Đối tượng” none.
pub(super) fn kinds_of(head: &str) -> Vec<RecipientKind> {
    let folded = fold(head);
    let kinds = HEADS.raw.kinds.of(&folded);
    // A list that calls its only name “Đơn vị” is one of collectives.
    let is_unit = || {
        let entry = HEADS.whole(head, &folded);
        entry.is_some_and(|e| e.column == Some(Column::Unit))
    };
    if kinds.is_empty() && is_unit() { vec![RecipientKind::Collective] } else { kinds }
}

/// Letters a head of the book's lists may have behind the words it is known by.
const MOST_MORE: usize = 16;

/// The field of a list that a head means.
pub fn field_of(head: &str, of_list: &[Field]) -> Option<Field> {
    let folded = fold(head);
    if folded.is_empty() {
        return None;
    }
    if let Some(field) = of_list.iter().find(|f| fold(terms::field(**f)) == folded) {
        return Some(*field);
    }
    let meant = |entry: &Entry| entry.fields.iter().copied().find(|f| of_list.contains(f));
    if let Some(field) = HEADS.whole(head, &folded).and_then(meant) {
        return Some(field);
    }
    // A head begins with its words and says little more: “Đảng viên, nhân viên kỹ thuật” is no head.
    HEADS
        .beginning(&folded)
        .filter(|(rest, _)| rest.chars().count() <= MOST_MORE)
        .find_map(|(_, entry)| meant(entry))
}

/// Is it the very label of a field, or the very words of a head?
fn is_whole_head(head: &str, field: Field) -> bool {
    let folded = fold(head);
    folded == fold(terms::field(field))
        || HEADS.whole(head, &folded).is_some_and(|entry| entry.fields.contains(&field))
}

/// The row that holds the heads, among the first of a block, and what each means; a field counts once.
pub fn head_row(cells: &[Vec<String>], of_list: &[Field]) -> Option<(usize, Vec<Option<Field>>)> {
    const LOOKED_AT: usize = 15;
    let mut best: Option<(usize, usize, Vec<Option<Field>>)> = None;
    let filled_rows =
        cells.iter().enumerate().filter(|(_, r)| r.iter().any(|c| !c.trim().is_empty()));
    for (at, row) in filled_rows.take(LOOKED_AT) {
        let mut fields: Vec<Option<Field>> = Vec::new();
        for cell in row {
            let field = (cell.chars().count() <= 60).then(|| field_of(cell, of_list)).flatten();
            fields.push(field.filter(|f| !fields.contains(&Some(*f))));
        }
        let known = fields.iter().flatten().count();
        let filled = row.iter().filter(|c| !c.trim().is_empty()).count();
        // One column alone: only its very name is a head, for a fact may well begin with it.
        let alone = || {
            let only = fields.iter().flatten().next().zip(row.first());
            filled == 1 && row.len() == 1 && only.is_some_and(|(f, head)| is_whole_head(head, *f))
        };
        let enough = known >= 2 && known * 2 >= filled || known == 1 && alone();
        if enough && best.as_ref().is_none_or(|b| known > b.1) {
            best = Some((at, known, fields));
        }
    }
    best.map(|(at, _, fields)| (at, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_recipients_as_units_write_them() {
        for (head, want) in [
            ("STT", Some(Column::Serial)),
            ("Số TT", Some(Column::Serial)),
            ("Phân loại khen thưởng", Some(Column::Kind)),
            ("Tên tập thể/cá nhân/hộ gia đình", Some(Column::Name)),
            ("Họ và tên/Tên tập thể", Some(Column::Name)),
            ("Họ và tên / Tên tập thể", Some(Column::Name)),
            ("Tập thể, cá nhân", Some(Column::Name)),
            ("Tập thể (x)", Some(Column::Collective)),
            ("Cá nhân (tên)", Some(Column::Person)),
            ("Họ và tên, chức vụ, đơn vị công tác", Some(Column::NameAndPost)),
            ("Chức vụ, đơn vị", Some(Column::PostAndUnit)),
            ("Chức vụ/Nơi công tác", Some(Column::PostAndUnit)),
            ("Chức vụ Đảng", Some(Column::Post)),
            ("Chức vụ chính quyền", Some(Column::Post)),
            ("Đơn vị công tác", Some(Column::Unit)),
            ("Địa chỉ", Some(Column::Address)),
            ("Năm sinh", Some(Column::Birth)),
            ("Nam", Some(Column::Male)),
            ("Nữ", Some(Column::Female)),
            ("Năm", Some(Column::Skip)),
            ("Danh hiệu thi đua/Hình thức khen thưởng", Some(Column::Form)),
            ("Tóm tắt thành tích", Some(Column::Achievement)),
            ("Nội dung tóm tắt thành tích", Some(Column::Achievement)),
            ("Lĩnh vực hoạt động", Some(Column::Skip)),
            ("Họ", Some(Column::FamilyName)),
            ("Hộ", Some(Column::Household)),
            ("Tên", Some(Column::GivenName)),
            ("Họ và tên đệm", Some(Column::FamilyName)),
            ("Chủ hộ", Some(Column::Household)),
            ("Nguyễn Văn Mẫu", None),
            ("", None),
        ] {
            assert_eq!(column_of(head), want, "{head}");
        }
        use RecipientKind::{Collective, Household, Person};
        assert_eq!(kinds_of("Tên tập thể/cá nhân/hộ gia đình"), [Collective, Person, Household]);
        assert_eq!(kinds_of("Họ và tên"), [Person]);
        assert!(kinds_of("Đối tượng").is_empty());
    }

    #[test]
    fn heads_of_the_books_lists_are_known_as_units_write_them() {
        let list = [Field::FullName, Field::PostTitle, Field::Unit, Field::Gender, Field::Birth];
        for (head, want) in [
            ("Họ và tên", Some(Field::FullName)),
            ("HỌ TÊN", Some(Field::FullName)),
            ("Chức vụ, đơn vị", Some(Field::PostTitle)),
            ("Đơn vị công tác", Some(Field::Unit)),
            ("Năm sinh", Some(Field::Birth)),
            ("Đảng viên, nhân viên kỹ thuật", None),
            ("STT", None),
            ("Danh sách", None),
            ("", None),
        ] {
            assert_eq!(field_of(head, &list), want, "{head}");
        }
        let block = [
            vec!["DANH SÁCH HỌC VIÊN".to_owned()],
            ["STT", "Họ và tên", "Giới tính", "Đơn vị"].map(str::to_owned).to_vec(),
            ["1", "Hồ Hoàng Đạt", "Nam", "Đảng bộ Điện lực"].map(str::to_owned).to_vec(),
        ];
        let want = vec![None, Some(Field::FullName), Some(Field::Gender), Some(Field::Unit)];
        assert_eq!(head_row(&block, &list), Some((1, want)));
        assert_eq!(head_row(block.get(2..).unwrap_or_default(), &list), None);
        let facts = [["Mô hình thu gom rác"], ["Mô hình tuyến đường hoa"]]
            .map(|r| r.map(str::to_owned).to_vec());
        assert_eq!(head_row(&facts, &[Field::ModelName]), None, "no first row is lost");
        let named = [["Tên mô hình"], ["Thu gom rác"]].map(|r| r.map(str::to_owned).to_vec());
        assert_eq!(head_row(&named, &[Field::ModelName]), Some((0, vec![Some(Field::ModelName)])));
    }
}
