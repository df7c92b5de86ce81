//! Whatever names and texts a list has, from one row to two thousand: nothing leaves the margins, lies over other letters,
//! stands alone or loses a letter.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
use dan_van::{
    domain::{
        entered::{Entered, Whole},
        quick_list::{QuickBody, QuickList, QuickPaper, QuickRow},
        recipient::RecipientKind,
    },
    layout::{
        block::Document,
        page::{Item, Page, TextRun},
        paginate,
        texts::each_text,
    },
    report::{lists::quick, spots},
};
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::HashMap;

const TODAY: Date = Date::constant(2026, 12, 5);
/// Points that rounding may cost.
const HAIR: f32 = 0.7;

fn words(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[A-ZĐ][a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]{1,6}",
        2 => "[a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]{1,7}",
        1 => "[A-ZĐĂÂÊÔƠƯ0-9]{1,24}",
        1 => Just("Xổ số kiến thiết".to_owned()),
    ];
    prop::collection::vec(word, 0..=most).prop_map(|words| words.join(" "))
}

fn row() -> impl Strategy<Value = QuickRow> {
    let kind = prop_oneof![
        Just(RecipientKind::Collective),
        Just(RecipientKind::Person),
        Just(RecipientKind::Household)
    ];
    (kind, words(9), words(5), words(8), words(30)).prop_map(
        |(kind, name, post, unit, achievement)| QuickRow {
            kind,
            name: format!("Mẫu {name}"),
            post,
            unit,
            achievement,
            ..QuickRow::default()
        },
    )
}

/// Mostly short lists; now and then one of thousands, whose rows come again and again.
fn list() -> impl Strategy<Value = QuickList> {
    let count = prop_oneof![6 => 1usize..12, 3 => 12usize..120, 1 => 600usize..2000];
    let paper = prop::sample::select(QuickPaper::ALL.to_vec());
    (prop::collection::vec(row(), 1..24), count, paper, any::<bool>()).prop_map(
        |(rows, count, paper, without_achievements)| QuickList {
            body: QuickBody::New("Ban Thường vụ Đảng ủy xã Tân Mẫu".into()),
            form: "Giấy khen".into(),
            content: "phong trào thi đua “Dân vận khéo”".into(),
            citation: String::new(),
            year: Entered::of(Some(Whole(2026))),
            rows: rows.into_iter().cycle().take(count).collect(),
            paper,
            without_achievements,
            is_at_once: false,
        },
    )
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) if run.origin.is_some() => Some(run),
        Item::Text(_) | Item::Line(_) => None,
    })
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{a0}').collect()
}

fn inside_the_margins_and_over_no_other(document: &Document) -> Result<(), TestCaseError> {
    let sheet = document.sections[0].paper;
    for page in paginate(document) {
        // The letters of a line, from left to right, never reach into the next.
        let mut lines: HashMap<u32, Vec<(f32, f32)>> = HashMap::new();
        for run in runs(&page) {
            let text = run.text.trim_end();
            let spaces = text.matches(' ').count() as f32;
            let face = dan_van::layout::fonts::metrics(run.face);
            let end = run.x + face.width(text, run.size) + run.gap * spaces;
            prop_assert!(run.x >= sheet.left - HAIR, "{run:?}");
            prop_assert!(end <= sheet.width - sheet.right + HAIR, "{run:?} ends at {end}");
            prop_assert!(run.y >= sheet.top - HAIR, "{run:?}");
            prop_assert!(run.y <= sheet.height - sheet.bottom + HAIR, "{run:?}");
            lines.entry(run.y.to_bits()).or_default().push((run.x, end));
        }
        for mut line in lines.into_values() {
            line.sort_by(|a, b| a.0.total_cmp(&b.0));
            for two in line.windows(2) {
                prop_assert!(two[0].1 <= two[1].0 + HAIR, "{line:?}");
            }
        }
    }
    Ok(())
}

fn no_letter_is_lost(document: &Document) -> Result<(), TestCaseError> {
    let mut drawn: HashMap<u32, String> = HashMap::new();
    for page in paginate(document) {
        let mut here: HashMap<u32, String> = HashMap::new();
        for run in runs(&page) {
            here.entry(run.origin.unwrap().text).or_default().push_str(&bare(&run.text));
        }
        for (text, said) in here {
            drawn.entry(text).or_default().push_str(&said);
        }
    }
    let mut wrong = Vec::new();
    each_text(document, |number, text| {
        let (wanted, found) = (bare(text.words), drawn.get(&(number as u32)));
        let found = found.map_or("", String::as_str);
        // The head of a table stands on every page.
        let is_head = text.spot.is_some_and(|spot| spots::first_part(spot) == spots::HEAD);
        let times = if wanted.is_empty() { 1 } else { found.len() / wanted.len() };
        let whole = found == wanted || is_head && found == wanted.repeat(times);
        wrong.extend((!whole).then(|| format!("“{wanted}” is “{found}”")));
    });
    prop_assert!(wrong.is_empty(), "{wrong:?}");
    Ok(())
}

fn nothing_closes_a_paper_alone(document: &Document) -> Result<(), TestCaseError> {
    let pages = paginate(document);
    let serials: usize = {
        let mut all = 0;
        each_text(document, |_, text| {
            let column = text.spot.and_then(spots::row_and_column).map(|(_, column)| column);
            all += usize::from(column == Some(spots::column::SERIAL));
        });
        all
    };
    let last = pages.last().unwrap();
    let mut names: HashMap<u32, bool> = HashMap::new();
    each_text(document, |number, text| {
        let is_row = text.spot.is_some_and(|spot| spots::row_and_column(spot).is_some());
        names.insert(number as u32, is_row);
    });
    let mut rows: Vec<u32> = runs(last)
        .filter(|run| names.get(&run.origin.unwrap().text) == Some(&true))
        .map(|run| run.y.to_bits())
        .collect();
    rows.sort_unstable();
    rows.dedup();
    // What closes a list comes with at least two rows of it, or two lines of a row that fills a page.
    prop_assert!(rows.len() >= serials.min(2), "{}", last.text());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn a_list_of_whatever_is_whole_on_its_pages(list in list()) {
        for (_, document) in quick::papers(None, &list, TODAY).unwrap() {
            inside_the_margins_and_over_no_other(&document)?;
            no_letter_is_lost(&document)?;
            nothing_closes_a_paper_alone(&document)?;
        }
    }
}
