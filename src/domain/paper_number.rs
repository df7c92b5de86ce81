//! The number of a paper as it is written: `05-QĐ/ĐUK` under Party forms, `05/QĐ-UBND` under NĐ 30.
//! One form, for every place that shows a number.
use super::{
    field::Field,
    office::Body,
    paper_kind::PaperKind,
    rule_set::{self, RuleSet},
    typed_words::TYPED_WORDS,
    vietnamese::fold,
};

/// Number, sign and symbol in the order of the rule set. `unknown` stands for the number or the symbol
/// where there is none: room for the pen, or a mark. A number that was typed with its symbol stays as typed.
pub fn paper_number(
    rules: &RuleSet,
    kind: PaperKind,
    body: &Body,
    number: &str,
    unknown: &str,
) -> String {
    let number = number.trim();
    if number.contains('/') {
        return number.to_owned();
    }
    let number = &readable(number, kind).unwrap_or_else(|| number.to_owned());
    let or_unknown =
        |text: &str| if text.is_empty() { unknown.to_owned() } else { text.to_owned() };
    rules
        .number_of(kind)
        .replace("{kind}", kind.sign())
        .replace("{symbol}", &or_unknown(body.symbol_of(kind)))
        .replace("{number}", &or_unknown(number))
}

/// The field of a body by which its decisions would be numbered otherwise than those of `before`, if they
/// would. A symbol that was blank is only filled in.
pub fn renumbered_by(body: &Body, before: &Body) -> Option<Field> {
    let kind = PaperKind::Decision;
    let number = |body: &Body| {
        let rules = rule_set::by_id(&body.rule_set);
        rules.map(|rules| paper_number(rules, kind, body, "01", ""))
    };
    if before.symbol_of(kind).is_empty() || number(body) == number(before) {
        None
    } else if body.symbol_of(kind) == before.symbol_of(kind) {
        Some(Field::RuleSet)
    } else if body.symbol.trim() == before.symbol.trim() {
        Some(Field::OwnSymbols)
    } else {
        Some(Field::Symbol)
    }
}

/// Number and signs apart, as two numbers are compared: no tones, no zeros in front, whatever strokes,
/// hyphens (also U+2011) and spaces stand between.
fn parts(number: &str) -> Vec<String> {
    let folded = fold(number);
    let mut parts: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
        .map(str::to_owned)
        .collect();
    if let Some(first) = parts.first_mut() {
        *first = first.trim_start_matches('0').to_owned();
    }
    parts
}

/// Does what was typed name the paper of this number: the number alone, with its sign, or with its
/// symbol too?
pub fn names(typed: &str, rules: &RuleSet, kind: PaperKind, body: &Body, number: &str) -> bool {
    let (typed, whole) = (parts(typed), parts(&paper_number(rules, kind, body, number, "")));
    !number.trim().is_empty() && !typed.is_empty() && whole.starts_with(&typed)
}

/// The number alone out of what was typed into a book: `5`, `05`, `số 5`, `05-QĐ`. `None` where it is
/// something else; whole numbers (`12-QĐ/ĐUK`) stay as they are.
pub fn readable(typed: &str, kind: PaperKind) -> Option<String> {
    let text = typed.trim();
    let figures = text.find(|c: char| c.is_ascii_digit())?;
    let (before, text) = text.split_at_checked(figures)?;
    let before = fold(before);
    let word = before.trim();
    if !word.is_empty() && !TYPED_WORDS.number.iter().any(|known| known == word) {
        return None;
    }
    let text = text.strip_suffix(kind.sign()).unwrap_or(text);
    typed_number(text.trim_matches([' ', ':', '-', '\u{2011}']))
}

/// A number typed for a paper: figures, perhaps a letter behind (12a); below 10 with a zero in front
/// (HD 36-HD/VPTW, NĐ 30: 05). `None` for anything else, so also with a symbol.
pub fn typed_number(text: &str) -> Option<String> {
    let text = text.trim();
    let figures: String = text.chars().take_while(char::is_ascii_digit).collect();
    let letters = text.get(figures.len()..).unwrap_or_default();
    let is_number = !figures.is_empty()
        && letters.chars().count() <= 1
        && letters.chars().all(char::is_alphabetic);
    is_number.then(|| format!("{figures:0>2}{letters}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule_set;

    fn body(symbol: &str) -> Body {
        Body { symbol: symbol.into(), ..Body::default() }
    }

    #[test]
    fn a_number_has_the_form_of_its_rule_set() {
        for (rules, symbol, number, want) in [
            ("HD36-2018", "ĐUK", "05", "05-QĐ/ĐUK"),
            ("HD05-2026", "ĐU", "212", "212-QĐ/ĐU"),
            ("ND30-2020", "UBND", "05", "05/QĐ-UBND"),
            ("ND30-2020", "MTTQ-BTT", "12a", "12a/QĐ-MTTQ-BTT"),
            ("HD36-2018", "", "05", "05-QĐ/…"),
            ("HD36-2018", "ĐU", "5", "05-QĐ/ĐU"),
            ("HD36-2018", "ĐU", "số 5", "05-QĐ/ĐU"),
            ("HD36-2018", "ĐU", "05-QĐ", "05-QĐ/ĐU"),
            ("ND30-2020", "UBND", "", "…/QĐ-UBND"),
            ("HD36-2018", "ĐU", "QC-01/CB-LH", "QC-01/CB-LH"),
        ] {
            let rules = rule_set::by_id(rules).unwrap();
            let shown = paper_number(rules, PaperKind::Decision, &body(symbol), number, "…");
            assert_eq!(shown, want);
        }
    }

    #[test]
    fn the_field_that_renumbers_decisions_is_found() {
        let before =
            Body { own_symbols: "TTr/BTGDV".into(), ..Body::from_name("Đảng ủy xã Mẫu") };
        let changed = |change: fn(&mut Body)| {
            let mut body = before.clone();
            change(&mut body);
            renumbered_by(&body, &before)
        };
        assert_eq!(changed(|b| b.symbol = "ĐUX".into()), Some(Field::Symbol));
        assert_eq!(changed(|b| b.own_symbols = "QĐ/BTGDV".into()), Some(Field::OwnSymbols));
        assert_eq!(changed(|b| b.rule_set = "ND30-2020".into()), Some(Field::RuleSet));
        // Decisions are called as before.
        assert_eq!(changed(|b| b.own_symbols = "TTr/VP".into()), None);
        assert_eq!(changed(|b| b.rule_set = "HD36-2018".into()), None);
        assert_eq!(changed(|b| b.level = "Xã".into()), None);
        // A blank symbol is only filled in.
        let unnamed = Body { symbol: String::new(), ..before.clone() };
        let filled_in = Body { symbol: "ĐU".into(), ..unnamed.clone() };
        assert_eq!(renumbered_by(&filled_in, &unnamed), None);
    }

    #[test]
    fn every_kind_of_paper_is_numbered_in_every_form() {
        let body = body("BTGDVTU");
        let papers = [
            (PaperKind::Decision, "07-QĐ/BTGDVTU", "07/QĐ-BTGDVTU"),
            (PaperKind::Submission, "07-TTr/BTGDVTU", "07/TTr-BTGDVTU"),
            (PaperKind::Report, "07-BC/BTGDVTU", "07/BC-BTGDVTU"),
            (PaperKind::Plan, "07-KH/BTGDVTU", "07/KH-BTGDVTU"),
            (PaperKind::Guidance, "07-HD/BTGDVTU", "07/HD-BTGDVTU"),
            (PaperKind::Notice, "07-TB/BTGDVTU", "07/TB-BTGDVTU"),
            (PaperKind::Minutes, "07-BB/BTGDVTU", "07/BB-BTGDVTU"),
            (PaperKind::OfficialLetter, "07-CV/BTGDVTU", "07/BTGDVTU"),
            (PaperKind::Invitation, "07-GM/BTGDVTU", "07/GM-BTGDVTU"),
        ];
        assert_eq!(papers.map(|(kind, ..)| kind), PaperKind::ALL);
        for (kind, party, state) in papers {
            for rules in rule_set::all() {
                let want = match rules.family {
                    rule_set::Family::Party => party,
                    rule_set::Family::State => state,
                };
                let number = paper_number(rules, kind, &body, "7", "…");
                assert_eq!(number, want, "{}", rules.id);
                assert!(names(&number, rules, kind, &body, "07"), "{number}");
            }
        }
    }

    #[test]
    fn a_paper_is_named_by_its_number_or_the_whole_of_it() {
        let is_five = |typed: &str, rules: &str, symbol: &str| {
            let rules = rule_set::by_id(rules).unwrap();
            names(typed, rules, PaperKind::Decision, &body(symbol), "05")
        };
        for typed in
            ["05", "5", "05-QĐ", "05-QĐ/ĐUK", "5-qd/duk", "05\u{2011}QĐ/ĐUK", "05 - QĐ/ĐUK"]
        {
            assert!(is_five(typed, "HD36-2018", "ĐUK"), "{typed}");
        }
        assert!(is_five("05/QĐ-UBND", "ND30-2020", "UBND"));
        assert!(is_five("5/QĐ-MTTQ-BTT", "ND30-2020", "MTTQ-BTT"));
        for typed in ["06", "05-QĐ/BCĐ", "", "QĐ", "05-TTr/ĐUK"] {
            assert!(!is_five(typed, "HD36-2018", "ĐUK"), "{typed}");
        }
    }

    #[test]
    fn a_typed_number_is_a_number_and_nothing_else() {
        for (typed, want) in
            [("5", "05"), (" 05 ", "05"), ("12a", "12a"), ("5b", "05b"), ("112", "112")]
        {
            assert_eq!(typed_number(typed).as_deref(), Some(want));
        }
        for typed in ["", "a", "05-QĐ/X", "05/QĐ-X", "5.5", "12ab", "-5"] {
            assert_eq!(typed_number(typed), None, "{typed}");
        }
    }
}
