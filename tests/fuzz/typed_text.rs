//! Whatever is typed into a field: never a panic, and what is shown reads back as the same value.
#![no_main]
mod words;
use dan_van::{
    domain::{
        calendar::{PartialDate, parse_date, show_date},
        decision::{natural_order, next_number},
        entered::{Entered, Hundredths, Money, Typed, Whole},
        number::{parse_hundredths, parse_money, parse_whole, show_grouped},
        office::Body,
        rank::rank_of_post,
        vietnamese::{
            Query, capitals, clean, clean_lines, fold, name_from_capitals, person_sort_key,
            same_name_key, sort_key, split_name,
        },
    },
    text::{numbers, print, sentence},
};
use jiff::{ToSpan as _, civil::Date};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use std::{cmp::Ordering, fmt::Debug};
use words::Words;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    /// Today, in days after 1 January 2000.
    today: u16,
    text: Words<'a>,
    other: Words<'a>,
}

/// On leaving the field a value stands in its one full form, and leaving it again changes nothing.
fn left_field<T: Typed + PartialEq + Debug>(text: &str, today: Date) {
    let read = T::parse(text.trim(), today);
    let mut field = Entered::<T>::from(text);
    field.tidy(today);
    let once = field.text.clone();
    match read {
        Ok(value) => {
            assert_eq!(once, value.show());
            assert_eq!(field.read(), Ok(Some(value)), "{text:?} became {once:?}");
        }
        Err(_) => assert_eq!(once, text.trim()),
    }
    field.tidy(today);
    assert_eq!(field.text, once);
}

/// What the file keeps: one form, no invisible letters, and the same thing when cleaned again.
fn cleaned(text: &str) {
    let once = clean(text);
    assert_eq!(clean(&once), once, "{text:?}");
    assert!(!once.contains(char::is_control) && once.trim() == once);
    let lines = clean_lines(text);
    assert_eq!(clean_lines(&lines), lines, "{text:?}");
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "{text:?}");
    if !text.contains(char::is_control) {
        assert_eq!(fold(&once), folded, "cleaning changes no key of search: {text:?}");
    }
    assert_eq!(same_name_key(&once), same_name_key(text), "{text:?}");
    let name = name_from_capitals(text);
    assert_eq!(clean(&name), name, "{text:?}");
    assert_eq!(name_from_capitals(&name), name, "{text:?}");
    let (family, given) = split_name(text);
    assert_eq!(format!("{family} {given}").trim(), once);
    assert_eq!(print::no_break(&once).replace('\u{a0}', " "), once.replace('\u{a0}', " "));
    let (head, rest) = print::split_article(text);
    assert!(text.starts_with(head) && text.ends_with(rest));
}

fuzz_target!(|input: Input<'_>| {
    let (text, other) = (&*input.text.to_string(), &*input.other.to_string());
    let today = Date::constant(2000, 1, 1) + i32::from(input.today).days();

    left_field::<Date>(text, today);
    left_field::<PartialDate>(text, today);
    left_field::<Money>(text, today);
    left_field::<Whole>(text, today);
    left_field::<Hundredths>(text, today);
    if let Ok(day) = parse_date(text, today) {
        assert_eq!(parse_date(&show_date(day), Date::constant(1999, 12, 31)), Ok(day));
    }
    if let Ok(day) = PartialDate::parse(text, today) {
        assert_eq!(PartialDate::from_iso(&day.iso()), Some(day));
    }
    let _ = PartialDate::from_iso(text);
    for number in [parse_money(text).ok(), parse_whole(text).ok(), parse_hundredths(text).ok()]
        .into_iter()
        .flatten()
        .chain(text.parse().ok())
    {
        let _ = (show_grouped(number), numbers::count(number));
        assert!(!numbers::money_in_words(number, &numbers::NumberWords::default()).is_empty());
    }
    let _ = parse_hundredths(text).map(numbers::percent);

    cleaned(text);
    assert!(Query::new(text).fits(&fold(text)), "every text finds itself: {text:?}");
    assert!(Query::new(&format!("{other} {text}")).fits(&fold(&format!("{text} {other}"))));
    assert_eq!(
        sort_key(text).cmp(&sort_key(other)),
        sort_key(other).cmp(&sort_key(text)).reverse()
    );
    assert_eq!(person_sort_key(text), person_sort_key(&clean(text)));
    assert_eq!(natural_order(text, other), natural_order(other, text).reverse());
    assert_eq!(natural_order(text, text), Ordering::Equal);
    let _ = (capitals(text), rank_of_post(text), sentence::one_line(text));
    assert!(!next_number([text, other].into_iter()).is_empty());
    let _ = Body::from_name(text);
});
