//! Every rule of judging and ranking, case by case; and what holds of any set and any scores.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
use CriterionKind::{Bands, Bonus, Group, PassFail, Penalty, Points};
use dan_van::{
    domain::evaluation::{
        Band, Candidate, Cap, CapRounding, Class, Criterion, CriterionKind, Downgrade, Floor,
        Judges, NotApplicableRule, NotScored, Part, Proposed, Quota, Ranked, Rules, Score,
        ScoreMap, Scored, Side, Standing, Wrong, decimal, rank,
    },
    text::evaluation::why,
};
use proptest::prelude::*;

fn criterion(code: &str, most: i64, kind: CriterionKind, step: i64) -> Criterion {
    Criterion {
        code: code.into(),
        text: "Tiêu chí".into(),
        most: Some(most),
        kind,
        step: Some(step).filter(|step| *step > 0),
        bands: Vec::new(),
    }
}

fn class(name: &str, least: i64, no_zero: bool) -> Class {
    Class { name: name.into(), least, no_zero }
}

/// 10 + 90, bonus and penalty 3, four classes, with every rule.
fn rules() -> Rules {
    let percent =
        |least, points| Band { side: Side::AtLeast, bound: least, is_percent: true, points };
    Rules {
        criteria: vec![
            criterion("1", 1000, Group, 0),
            criterion("1.1", 500, Points, 50),
            criterion("1.2", 500, PassFail, 0),
            criterion("2", 9000, Group, 0),
            criterion("2.1", 8000, Points, 50),
            Criterion {
                bands: vec![percent(9000, 1000), percent(8000, 800)],
                ..criterion("2.2", 1000, Bands, 0)
            },
            criterion("3", 300, Group, 0),
            criterion("3.1", 300, Bonus, 100),
            criterion("3.2", 200, Bonus, 100),
            criterion("4", 300, Group, 0),
            criterion("4.1", 500, Penalty, 100),
        ],
        classes: vec![
            class("Xuất sắc", 9500, true),
            class("Tốt", 8500, true),
            class("Hoàn thành", 7500, false),
            class("Không hoàn thành", 0, false),
        ],
        most_bonus: Some(300),
        most_penalty: Some(300),
        floors: vec![Floor { group: "2".into(), least: 6000, best: "Hoàn thành".into() }],
        downgrades: vec![
            Downgrade { reason: "khiển trách".into(), best: "Tốt".into() },
            Downgrade { reason: "cảnh cáo".into(), best: "Hoàn thành".into() },
        ],
        exclusions: vec!["tham nhũng".into()],
        ..Rules::default()
    }
}

fn scores(given: &[(&str, Score)]) -> ScoreMap {
    let full = [
        ("1.1", Score::Points(500)),
        ("1.2", Score::Passed),
        ("2.1", Score::Points(8000)),
        ("2.2", Score::Points(1000)),
    ];
    full.into_iter().chain(given.iter().copied()).collect()
}

/// Name, scores beside full ones, reasons to downgrade and to exclude, and what comes of it.
type Case<'a> = (&'a str, &'a [(&'a str, Score)], &'a [&'a str], &'a [&'a str], Came);

/// Total, class and ids of the reasons.
type Came = (i64, &'static str, Vec<&'static str>);

fn came(
    rules: &Rules,
    scores: &ScoreMap,
    down: &[&str],
    out: &[&str],
) -> (i64, String, Vec<&'static str>) {
    let words = |of: &[&str]| of.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let (downgrades, exclusions) = (words(down), words(out));
    let sheet = Scored::of(scores, &downgrades, &exclusions);
    let judged = Judges::of(rules).judge(sheet);
    let class = match judged.standing {
        Standing::Class(at) => rules.classes[at].name.clone(),
        other => format!("{other:?}"),
    };
    (judged.total, class, judged.why.iter().map(why).collect())
}

#[test]
fn one_sheet_is_judged_rule_by_rule() {
    use Score::{Failed, Measured, NotApplicable, Passed, Points as P};
    let cases: &[Case<'_>] = &[
        ("everything", &[], &[], &[], (10_000, "Xuất sắc", vec![])),
        ("at the threshold", &[("2.1", P(7500))], &[], &[], (9500, "Xuất sắc", vec![])),
        ("half a point below", &[("2.1", P(7450))], &[], &[], (9450, "Tốt", vec![])),
        ("bonus", &[("3.1", P(300))], &[], &[], (10_300, "Xuất sắc", vec![])),
        (
            "bonus over its cap",
            &[("3.1", P(300)), ("3.2", P(200))],
            &[],
            &[],
            (10_300, "Xuất sắc", vec![]),
        ),
        ("penalty", &[("4.1", P(100))], &[], &[], (9900, "Xuất sắc", vec![])),
        ("penalty over its cap", &[("4.1", P(500))], &[], &[], (9700, "Xuất sắc", vec![])),
        ("half points", &[("1.1", P(450)), ("2.1", P(7950))], &[], &[], (9900, "Xuất sắc", vec![])),
        ("a zero bars both", &[("1.1", P(0))], &[], &[], (9500, "Hoàn thành", vec!["zero"])),
        ("not passed is a zero", &[("1.2", Failed)], &[], &[], (9500, "Hoàn thành", vec!["zero"])),
        ("passed in points", &[("1.2", P(500))], &[], &[], (10_000, "Xuất sắc", vec![])),
        (
            "a zero that bars nothing",
            &[("1.1", P(0)), ("2.1", P(6500))],
            &[],
            &[],
            (8000, "Hoàn thành", vec![]),
        ),
        ("no bonus is no zero", &[("3.1", P(0))], &[], &[], (10_000, "Xuất sắc", vec![])),
        ("a band", &[("2.2", Measured(8500))], &[], &[], (9800, "Xuất sắc", vec![])),
        (
            "at the bound of a band",
            &[("2.2", Measured(9000))],
            &[],
            &[],
            (10_000, "Xuất sắc", vec![]),
        ),
        (
            "below every band",
            &[("2.2", Measured(7999))],
            &[],
            &[],
            (9000, "Hoàn thành", vec!["zero"]),
        ),
        (
            "below the floor, and in a low class anyway",
            &[("2.1", P(4950))],
            &[],
            &[],
            (6950, "Không hoàn thành", vec![]),
        ),
        ("warned", &[], &["khiển trách"], &[], (10_000, "Tốt", vec!["downgrade"])),
        ("in capitals", &[], &["KHIỂN  TRÁCH"], &[], (10_000, "Tốt", vec!["downgrade"])),
        (
            "warned twice",
            &[],
            &["khiển trách", "cảnh cáo"],
            &[],
            (10_000, "Hoàn thành", vec!["downgrade", "downgrade"]),
        ),
        (
            "warned, in a lower class anyway",
            &[("2.1", P(6000))],
            &["khiển trách"],
            &[],
            (8000, "Hoàn thành", vec![]),
        ),
        (
            "excluded whatever the points",
            &[("3.1", P(300))],
            &[],
            &["tham nhũng"],
            (10_300, "Không hoàn thành", vec!["exclusion"]),
        ),
        (
            "a zero, then excluded",
            &[("1.1", P(0))],
            &[],
            &["tham nhũng"],
            (9500, "Không hoàn thành", vec!["zero", "exclusion"]),
        ),
        (
            "a reason the set does not have",
            &[],
            &["phê bình"],
            &[],
            (10_000, "NotJudged", vec!["unknown-reason"]),
        ),
        ("over the maximum", &[("1.1", P(550))], &[], &[], (9500, "NotJudged", vec!["wrong"])),
        ("between two steps", &[("1.1", P(425))], &[], &[], (9500, "NotJudged", vec!["wrong"])),
        ("below 0", &[("4.1", P(-100))], &[], &[], (10_000, "NotJudged", vec!["wrong"])),
        (
            "a code the set does not have",
            &[("1.3", P(100))],
            &[],
            &[],
            (10_000, "NotJudged", vec!["wrong"]),
        ),
        ("a score of a group", &[("1", P(1000))], &[], &[], (10_000, "NotJudged", vec!["wrong"])),
        (
            "passed, where points are given",
            &[("1.1", Passed)],
            &[],
            &[],
            (9500, "NotJudged", vec!["wrong"]),
        ),
        (
            "not applicable: the rest counts for all",
            &[("1.2", NotApplicable), ("1.1", P(450))],
            &[],
            &[],
            (9947, "Xuất sắc", vec![]),
        ),
        (
            "not applicable is no zero",
            &[("2.2", NotApplicable)],
            &[],
            &[],
            (10_000, "Xuất sắc", vec![]),
        ),
        (
            "a penalty always applies",
            &[("4.1", NotApplicable)],
            &[],
            &[],
            (10_000, "NotJudged", vec!["wrong"]),
        ),
    ];
    for (name, given, down, out, (total, class, why)) in cases {
        let found = came(&rules(), &scores(given), down, out);
        assert_eq!(found, (*total, (*class).to_owned(), why.clone()), "{name}");
    }
}

#[test]
fn floors_hold_down_whom_the_points_would_let_up() {
    let mut rules = rules();
    rules.floors[0].least = 8500;
    let found = came(
        &rules,
        &scores(&[("2.1", Score::Points(7450)), ("3.1", Score::Points(300))]),
        &[],
        &[],
    );
    assert_eq!(found, (9750, "Hoàn thành".into(), vec!["floor"]));
    // Just at the floor.
    let found = came(&rules, &scores(&[("2.1", Score::Points(7500))]), &[], &[]);
    assert_eq!(found, (9500, "Xuất sắc".into(), vec![]));
    // A group in which nothing applies is below no floor.
    let none = [("2.1", Score::NotApplicable), ("2.2", Score::NotApplicable)];
    assert_eq!(came(&rules, &scores(&none), &[], &[]).1, "Xuất sắc");
}

#[test]
fn what_does_not_apply_counts_as_the_set_says() {
    let mut rules = rules();
    rules.not_applicable = NotApplicableRule::FullPoints;
    let found = came(
        &rules,
        &scores(&[("1.2", Score::NotApplicable), ("1.1", Score::Points(450))]),
        &[],
        &[],
    );
    assert_eq!(found.0, 9950);
}

#[test]
fn nothing_is_said_of_a_class_while_scores_are_missing() {
    let rules = rules();
    let mut some = scores(&[]);
    some.remove("1.1");
    assert_eq!(came(&rules, &some, &[], &[]), (9500, "NotJudged".into(), vec!["missing"]));
    // Not to have scored oneself is a reason to be excluded.
    let none = ScoreMap::default();
    assert_eq!(came(&rules, &none, &[], &["tham nhũng"]), (0, "Không hoàn thành".into(), vec![]));
    assert_eq!(
        came(&rules, &none, &["khiển trách"], &[]),
        (0, "NotJudged".into(), vec!["missing"])
    );
}

#[test]
fn passing_needs_no_points() {
    let pass = |code: &str| Criterion { most: None, ..criterion(code, 0, PassFail, 0) };
    let rules = Rules {
        criteria: vec![pass("1"), pass("2")],
        classes: vec![class("Đạt", 0, true), class("Không đạt", 0, false)],
        ..Rules::default()
    };
    assert_eq!(rules.flaws(), []);
    let of = |one, two| came(&rules, &[("1", one), ("2", two)].into_iter().collect(), &[], &[]);
    assert_eq!(of(Score::Passed, Score::Passed), (0, "Đạt".into(), vec![]));
    assert_eq!(of(Score::Passed, Score::Failed), (0, "Không đạt".into(), vec!["zero"]));
    assert_eq!(of(Score::Passed, Score::NotApplicable), (0, "Đạt".into(), vec![]));
    assert_eq!(of(Score::Passed, Score::Points(0)).1, "NotJudged");
}

#[test]
fn below_the_last_class_there_is_none() {
    let mut rules = rules();
    rules.classes.truncate(2);
    assert_eq!(came(&rules, &scores(&[("2.1", Score::Points(6000))]), &[], &[]).1, "BelowAll");
    assert_eq!(came(&rules, &scores(&[]), &[], &["tham nhũng"]).1, "Tốt");
}

/// A set of one criterion of 100 points, to rank by.
fn plain() -> Rules {
    Rules { criteria: vec![criterion("1", 10_000, Points, 0)], floors: Vec::new(), ..rules() }
}

/// Ranks subjects of given points, the group before the slash of their name.
fn ranked(
    rules: &Rules,
    subjects: &[(&str, i64)],
) -> Vec<(String, String, Proposed, Vec<&'static str>)> {
    let maps: Vec<ScoreMap> = subjects
        .iter()
        .map(|(_, points)| [("1", Score::Points(*points))].into_iter().collect())
        .collect();
    let candidates: Vec<Candidate<'_>> = subjects
        .iter()
        .zip(&maps)
        .map(|((name, _), scores)| Candidate {
            name,
            group: name.split('/').next().unwrap(),
            kind: "tập thể",
            sheet: Ok(Scored::of(scores, &[], &[])),
        })
        .collect();
    let show = |line: Ranked| {
        let class = match line.judged.standing {
            Standing::Class(at) => rules.classes[at].name.clone(),
            Standing::Undecided { best, worst } => {
                format!("{} hoặc {}", rules.classes[best].name, rules.classes[worst].name)
            }
            other => format!("{other:?}"),
        };
        let why = line.judged.why.iter().map(why).collect();
        (subjects[line.candidate].0.to_owned(), class, line.proposed, why)
    };
    rank(&Judges::of(rules), &candidates).into_iter().map(show).collect()
}

fn cap(percent: i64) -> Cap {
    Cap { class: "Xuất sắc".into(), percent, base: "Tốt".into(), ..Cap::default() }
}

#[test]
fn a_cap_keeps_the_highest_and_leaves_ties_across_it_open() {
    let undecided = "Xuất sắc hoặc Tốt";
    // Points from the highest down, and the class of each under a cap of 40 % of five: two places.
    let cases: &[(&str, [i64; 5], [&str; 5])] = &[
        (
            "room for all",
            [9600, 9500, 9000, 9000, 8900],
            ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt"],
        ),
        (
            "clearly outside",
            [9900, 9800, 9700, 9600, 9500],
            ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt"],
        ),
        (
            "a tie within",
            [9900, 9900, 9700, 9600, 9500],
            ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt"],
        ),
        (
            "a tie outside",
            [9900, 9800, 9700, 9700, 9500],
            ["Xuất sắc", "Xuất sắc", "Tốt", "Tốt", "Tốt"],
        ),
        (
            "a tie across",
            [9900, 9800, 9800, 9600, 9500],
            ["Xuất sắc", undecided, undecided, "Tốt", "Tốt"],
        ),
        ("all the same", [9600; 5], [undecided; 5]),
        (
            "one below the base",
            [9900, 9800, 9700, 9600, 8000],
            ["Xuất sắc", "Tốt", "Tốt", "Tốt", "Hoàn thành"],
        ),
    ];
    let names = ["a/1", "a/2", "a/3", "a/4", "a/5"];
    let rules = Rules { caps: vec![cap(4000)], ..plain() };
    for (case, points, expected) in cases {
        let subjects: Vec<(&str, i64)> = names.into_iter().zip(*points).collect();
        let found = ranked(&rules, &subjects);
        let classes: Vec<&str> = found.iter().map(|(_, class, ..)| class.as_str()).collect();
        assert_eq!(classes, expected, "{case}");
        for ((_, class, _, why), own) in found.iter().zip(points) {
            let expected: &[&str] = match class.as_str() {
                class if class == undecided => &["cap", "tie"],
                "Tốt" if *own >= 9500 => &["cap"],
                _ => &[],
            };
            assert_eq!(why, expected, "{case}");
        }
    }
}

#[test]
fn who_has_a_reason_stays_over_a_cap_as_far_as_it_has_places_for_reasons() {
    // Of five, 20 % are one place, 40 % with reasons are two, 60 % three.
    let apart = [9900, 9800, 9700, 9600, 9500];
    let tied = [9900, 9900, 9900, 9600, 9500];
    /// The share with reasons, who has one, who is of the best class.
    type Case<'a> = (&'a str, [i64; 5], Option<i64>, &'a [usize], &'a [usize]);
    let cases: &[Case<'_>] = &[
        ("no reason", apart, Some(6000), &[], &[0]),
        ("no share for reasons", apart, None, &[1, 2], &[0]),
        ("one reason", apart, Some(4000), &[1], &[0, 1]),
        ("a reason further down", apart, Some(4000), &[3], &[0, 3]),
        ("more reasons than places", apart, Some(4000), &[1, 3], &[0, 1]),
        ("two reasons", apart, Some(6000), &[1, 3], &[0, 1, 3]),
        ("who has a place needs none", apart, Some(4000), &[0, 2], &[0, 2]),
        (
            "three tie, two have a reason: the third has the place",
            tied,
            Some(6000),
            &[0, 1],
            &[0, 1, 2],
        ),
        ("three tie, one has a reason: two for one place", tied, Some(6000), &[1], &[1]),
        ("three tie, more reasons than places", tied, Some(4000), &[0, 1, 2], &[]),
        ("all reasons taken above", tied, Some(6000), &[0, 1, 3], &[0, 1, 2]),
        ("a reason below a tie for the last place", tied, Some(4000), &[3], &[3]),
    ];
    for (case, points, with_reason, kept, best) in cases {
        let cap = Cap { with_reason: *with_reason, ..cap(2000) };
        let rules = Rules { caps: vec![cap], ..plain() };
        let maps: Vec<ScoreMap> =
            points.iter().map(|own| [("1", Score::Points(*own))].into_iter().collect()).collect();
        let candidates: Vec<Candidate<'_>> = maps
            .iter()
            .enumerate()
            .map(|(at, scores)| Candidate {
                name: "Chi bộ",
                group: "",
                kind: "",
                sheet: Ok(Scored {
                    kept_reason: if kept.contains(&at) { "vượt mọi chỉ tiêu" } else { "" },
                    ..Scored::of(scores, &[], &[])
                }),
            })
            .collect();
        let found = rank(&Judges::of(&rules), &candidates);
        let is_best = |line: &&Ranked| line.judged.standing == Standing::Class(0);
        let mut of: Vec<usize> = found.iter().filter(is_best).map(|line| line.candidate).collect();
        of.sort_unstable();
        assert_eq!(of, *best, "{case}");
        for line in found.iter().filter(is_best).filter(|line| line.candidate != 0) {
            if !kept.contains(&line.candidate) {
                continue;
            }
            let says = line.judged.beside.iter().any(|of| why(of) == "kept-over-cap");
            assert!(says, "{case}: it says why");
        }
    }
}

#[test]
fn a_bonus_without_a_recognised_model_is_said_and_counts_all_the_same() {
    let set = Rules { bonus_of_models: true, ..rules() };
    let given = scores(&[("3.1", Score::Points(300))]);
    let judged = |rules: &Rules, scores: &ScoreMap, recognised| {
        let sheet = Scored { recognised, ..Scored::of(scores, &[], &[]) };
        let judged = Judges::of(rules).judge(sheet);
        let said = judged.beside.iter().any(|of| why(of) == "bonus-without-model");
        (judged.total, said)
    };
    assert_eq!(judged(&set, &given, Some(0)), (10_300, true));
    assert_eq!(judged(&set, &given, Some(1)), (10_300, false));
    assert_eq!(judged(&set, &given, None), (10_300, false), "the book cannot say");
    assert_eq!(judged(&set, &scores(&[]), Some(0)), (10_000, false), "no bonus");
    assert_eq!(judged(&rules(), &given, Some(0)), (10_300, false), "the set does not ask");
}

#[test]
fn caps_are_rounded_and_grouped_as_the_set_says() {
    let subjects = [("a/1", 9900), ("a/2", 9800), ("b/1", 9700), ("b/2", 9600), ("b/3", 9550)];
    let best = |cap: Cap| -> Vec<String> {
        let found = ranked(&Rules { caps: vec![cap], ..plain() }, &subjects);
        found.into_iter().filter(|line| line.1 == "Xuất sắc").map(|line| line.0).collect()
    };
    // A fifth of two, and of three.
    assert_eq!(best(cap(2000)), Vec::<String>::new());
    assert_eq!(best(Cap { rounding: CapRounding::Nearest, ..cap(2000) }), ["b/1"]);
    assert_eq!(best(Cap { rounding: CapRounding::Up, ..cap(2000) }), ["a/1", "b/1"]);
    assert_eq!(best(Cap { is_over_all: true, ..cap(2000) }), ["a/1"]);
    // 33,33 % of three is less than one.
    assert_eq!(best(cap(3333)), Vec::<String>::new());
    assert_eq!(best(cap(3334)), ["b/1"]);
}

#[test]
fn who_falls_out_of_one_class_counts_in_the_next() {
    let next =
        Cap { class: "Tốt".into(), percent: 5000, base: "Hoàn thành".into(), ..Cap::default() };
    let rules = Rules { caps: vec![next, cap(2500)], ..plain() };
    let found = ranked(&rules, &[("a/1", 9900), ("a/2", 9800), ("a/3", 9700), ("a/4", 9000)]);
    let classes: Vec<&str> = found.iter().map(|line| line.1.as_str()).collect();
    assert_eq!(classes, ["Xuất sắc", "Tốt", "Tốt", "Hoàn thành"]);
    // The two that tie for the one place: one of them is in the class below, and takes a place there.
    let found = ranked(&rules, &[("a/1", 9900), ("a/2", 9900), ("a/3", 9700), ("a/4", 9000)]);
    let classes: Vec<&str> = found.iter().map(|line| line.1.as_str()).collect();
    assert_eq!(classes[..2], ["Xuất sắc hoặc Tốt"; 2]);
    assert!(found.iter().all(|line| line.1 != "NotJudged"));
}

#[test]
fn quotas_are_filled_from_the_highest_and_leave_ties_open() {
    use Proposed::{No, Undecided, Yes};
    let quota =
        |number| Quota {
            group: "A".into(), kind: "tập thể".into(), number, least: "Tốt".into()
        };
    type Case<'a> = (&'a str, Option<i64>, [i64; 4], [Proposed; 4]);
    let cases: &[Case<'_>] = &[
        ("two of four", Some(2), [9900, 9800, 9700, 9600], [Yes, Yes, No, No]),
        ("a tie within", Some(2), [9800, 9800, 9700, 9600], [Yes, Yes, No, No]),
        ("a tie across", Some(2), [9900, 9700, 9700, 9600], [Yes, Undecided, Undecided, No]),
        ("a tie just beside", Some(2), [9900, 9800, 9700, 9700], [Yes, Yes, No, No]),
        ("too low a class", Some(4), [9900, 9800, 8400, 8000], [Yes, Yes, No, No]),
        ("no places", Some(0), [9900, 9800, 9700, 9600], [No; 4]),
        ("all that have the class", None, [9900, 9800, 9700, 8000], [Yes, Yes, Yes, No]),
    ];
    for (case, number, points, expected) in cases {
        let rules = Rules { quotas: vec![quota(*number)], ..plain() };
        let subjects: Vec<(&str, i64)> =
            ["a/1", "a/2", "a/3", "a/4"].into_iter().zip(*points).collect();
        let found = ranked(&rules, &subjects);
        assert_eq!(found.iter().map(|line| line.2).collect::<Vec<_>>(), expected, "{case}");
        for line in &found {
            let why: &[&str] = if line.2 == Undecided { &["quota", "tie"] } else { &[] };
            assert_eq!(line.3, why, "{case}");
        }
        // Of another group there is no quota.
        let others: Vec<(&str, i64)> = ["b/1", "b/2"].into_iter().zip(*points).collect();
        assert!(ranked(&rules, &others).iter().all(|line| line.2 == No), "{case}");
    }
    // Without a group: each group by itself.
    let rules = Rules { quotas: vec![Quota { group: String::new(), ..quota(Some(1)) }], ..plain() };
    let found = ranked(&rules, &[("a/1", 9900), ("a/2", 9800), ("b/1", 9700)]);
    assert_eq!(found.iter().map(|line| line.2).collect::<Vec<_>>(), [Yes, No, Yes]);
    // An open class that is enough either way leaves nothing open; one that is not, does.
    let open = |least: &str| Rules {
        caps: vec![cap(5000)],
        quotas: vec![Quota { least: least.into(), ..quota(Some(2)) }],
        ..plain()
    };
    let tied = [("a/1", 9900), ("a/2", 9900)];
    assert!(ranked(&open("Tốt"), &tied).iter().all(|line| line.2 == Yes));
    assert!(ranked(&open("Xuất sắc"), &tied).iter().all(|line| line.2 == Undecided));
}

#[test]
fn who_is_excluded_is_proposed_by_no_quota() {
    let least = "Không hoàn thành".to_owned();
    let rules =
        Rules { quotas: vec![Quota { least, number: None, ..Quota::default() }], ..plain() };
    let scores: ScoreMap = [("1", Score::Points(9000))].into_iter().collect();
    let exclusions = ["tham nhũng".to_owned()];
    let sheet = Ok(Scored::of(&scores, &[], &exclusions));
    let found = rank(&Judges::of(&rules), &[Candidate { name: "a", group: "", kind: "", sheet }]);
    assert_eq!(found[0].proposed, Proposed::No);
}

#[test]
fn the_same_points_stand_in_the_order_of_the_alphabet() {
    let found =
        ranked(&plain(), &[("Xã Đông", 9000), ("Xã Dung", 9000), ("Xã Ân", 9000), ("Xã An", 9000)]);
    let names: Vec<&str> = found.iter().map(|line| line.0.as_str()).collect();
    assert_eq!(names, ["Xã An", "Xã Ân", "Xã Dung", "Xã Đông"]);
}

#[test]
fn a_set_says_what_is_wrong_with_it() {
    assert_eq!(rules().flaws(), []);
    let found = |change: &dyn Fn(&mut Rules)| {
        let mut rules = rules();
        change(&mut rules);
        rules.flaws().into_iter().map(|flaw| (flaw.part, flaw.wrong)).collect::<Vec<_>>()
    };
    let at = Part::Criterion;
    type Case<'a> = (&'a dyn Fn(&mut Rules), (Part, Wrong));
    let cases: Vec<Case<'_>> = vec![
        (&|r| r.criteria[1].most = Some(400), (at(0), Wrong::Sum { is: 900, says: 1000 })),
        (&|r| r.criteria[6].most = Some(600), (at(6), Wrong::Sum { is: 500, says: 600 })),
        (&|r| r.criteria[2].code = "1.1".into(), (at(2), Wrong::CodeTwice)),
        (&|r| r.criteria[1].step = Some(300), (at(1), Wrong::StepLeavesRest)),
        (&|r| r.criteria[7].most = Some(0), (at(7), Wrong::NoMost)),
        (&|r| r.criteria[5].bands.clear(), (at(5), Wrong::NoBands)),
        (
            &|r| r.criteria[5].bands[0].points = 900,
            (at(5), Wrong::BandsNotMost { is: 900, says: 1000 }),
        ),
        (&|r| r.criteria[1].code = "5.1".into(), (at(1), Wrong::NoGroup)),
        (&|r| r.criteria[2].code = "1.1.1".into(), (at(2), Wrong::BelowNoGroup)),
        (&|r| r.criteria.push(criterion("5", 100, Group, 0)), (at(11), Wrong::EmptyGroup)),
        (&|r| r.classes[1].least = 9600, (Part::Class(1), Wrong::ThresholdRises)),
        (&|r| r.classes[1].least = 9500, (Part::Class(1), Wrong::SameThreshold)),
        (&|r| r.classes[0].least = 10_400, (Part::Class(0), Wrong::OutOfReach { most: 10_300 })),
        (&|r| r.classes[3].least = 5000, (Part::Class(3), Wrong::LastNotZero)),
        (&|r| r.classes[3].name = "TỐT".into(), (Part::Class(3), Wrong::NameTwice)),
        (&|r| r.classes.clear(), (Part::Whole, Wrong::NoClasses)),
        (&|r| r.criteria.clear(), (Part::Whole, Wrong::NoCriteria)),
        (
            &|r| r.floors[0].group = "9".into(),
            (Part::Floor(0), Wrong::UnknownGroup { code: "9".into() }),
        ),
        (&|r| r.floors[0].least = 9100, (Part::Floor(0), Wrong::FloorOverMost { most: 9000 })),
        (
            &|r| r.downgrades[0].best = "Khá".into(),
            (Part::Downgrade(0), Wrong::UnknownClass { name: "Khá".into() }),
        ),
        (&|r| r.caps.push(cap(10_100)), (Part::Cap(0), Wrong::NotAPercentage)),
        (
            &|r| {
                r.caps
                    .push(Cap { class: "Tốt".into(), base: "Xuất sắc".into(), ..cap(2000) });
            },
            (Part::Cap(0), Wrong::BaseWithoutClass),
        ),
        (
            &|r| r.quotas.push(Quota { least: "Khá".into(), ..Quota::default() }),
            (Part::Quota(0), Wrong::UnknownClass { name: "Khá".into() }),
        ),
    ];
    for (change, expected) in cases {
        assert!(found(change).contains(&expected), "{expected:?}: {:?}", found(change));
    }
    let outside = |r: &mut Rules| {
        (r.most_bonus, r.most_penalty) = (None, None);
        (r.criteria[6].most, r.criteria[9].most) = (None, None);
    };
    let expected = [(Part::Whole, Wrong::BonusWithoutCap), (Part::Whole, Wrong::PenaltyWithoutCap)];
    assert_eq!(found(&outside), expected);
}

#[test]
fn codes_say_what_stands_in_what() {
    let codes = ["I", "1", "2", "2.1", "2.1.a", "II", "3", "x.1"];
    let criteria = codes.iter().map(|code| {
        let kind = if code.starts_with('I') { Group } else { Points };
        criterion(code, 100, kind, 0)
    });
    let rules = Rules { criteria: criteria.collect(), ..Rules::default() };
    let places = [None, Some(0), Some(0), Some(2), Some(3), None, Some(5), None];
    assert_eq!(rules.parents(), places);
}

#[test]
fn decimals_are_exact_or_none() {
    for (text, expected) in [
        ("4,5", Ok(450)),
        ("4.5", Ok(450)),
        (" 29 ", Ok(2900)),
        ("0,25", Ok(25)),
        ("10,000", Ok(1000)),
        ("-1", Err(NotScored::Negative)),
        ("4,255", Err(NotScored::TooFine)),
        ("4,5,5", Err(NotScored::NotANumber)),
        ("", Err(NotScored::NotANumber)),
        (",5", Err(NotScored::NotANumber)),
        ("1e3", Err(NotScored::NotANumber)),
        ("bốn", Err(NotScored::NotANumber)),
        ("99999999999999999999", Err(NotScored::NotANumber)),
    ] {
        let of = criterion("1", 100_000, Points, 0);
        let found = decimal(text).and_then(|p| Score::Points(p).check(&of).map(|()| p));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn scores_stand_in_the_file_as_they_are() {
    let all: ScoreMap = [
        ("1.10", Score::Points(50)),
        ("1.2", Score::Passed),
        ("a", Score::Failed),
        ("1.1", Score::NotApplicable),
        ("b", Score::Measured(9250)),
    ]
    .into_iter()
    .collect();
    let json = serde_json::to_string(&all).unwrap();
    let expected =
        r#"{"1.1":"not_applicable","1.10":50,"1.2":"passed","a":"failed","b":"measured 9250"}"#;
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_str::<ScoreMap>(&json).unwrap(), all);
    for bad in [r#"{"1":"x"}"#, r#"{"1":1,"1":2}"#, r#"{"1":1.5}"#, "[]", r#"{"1":null}"#] {
        assert!(serde_json::from_str::<ScoreMap>(bad).is_err(), "{bad}");
    }
}

/// Any set that says nothing impossible, with any scores.
fn any_rules() -> impl Strategy<Value = Rules> {
    let kinds = prop_oneof![Just(Points), Just(PassFail), Just(Bands), Just(Bonus), Just(Penalty)];
    let leaves = prop::collection::vec((kinds, 1..20i64, 0..3i64), 1..8);
    let classes = prop::collection::vec((0..120i64, any::<bool>()), 1..5);
    let rest = (prop::option::of(0..5i64), 0..60i64, 0..4usize, 0..=100i64, 0..5i64, any::<bool>());
    (leaves, classes, rest).prop_map(
        |(leaves, mut classes, (bonus, floor, best, share, places, full))| {
            classes.sort_by_key(|(least, _)| std::cmp::Reverse(*least));
            let last = classes.len() - 1;
            let name = |at: usize| format!("mức {}", at.min(last));
            Rules {
                criteria: std::iter::once(Criterion { most: None, ..criterion("1", 0, Group, 0) })
                    .chain(leaves.iter().enumerate().map(|(at, (kind, most, step))| Criterion {
                        bands: vec![Band {
                            side: Side::AtLeast,
                            bound: 5000,
                            is_percent: true,
                            points: most * 100,
                        }],
                        ..criterion(&format!("1.{at}"), most * 100, *kind, step * 25)
                    }))
                    .collect(),
                classes: classes
                    .iter()
                    .enumerate()
                    .map(|(at, (least, no_zero))| class(&name(at), least * 100, *no_zero))
                    .collect(),
                most_bonus: bonus.map(|most| most * 100),
                floors: vec![Floor { group: "1".into(), least: floor * 100, best: name(best) }],
                downgrades: vec![Downgrade { reason: "hạ".into(), best: name(best) }],
                exclusions: vec!["loại".into()],
                caps: vec![Cap {
                    class: name(0),
                    percent: share * 100,
                    // Who falls out of the class stays in the base.
                    base: name(best.max(1)),
                    ..Cap::default()
                }],
                quotas: vec![Quota { number: Some(places), least: name(best), ..Quota::default() }],
                not_applicable: if full {
                    NotApplicableRule::FullPoints
                } else {
                    NotApplicableRule::Rescaled
                },
                ..Rules::default()
            }
        },
    )
}

type AnySheet = (Vec<(usize, Score)>, bool, bool, u8);

fn any_sheet() -> impl Strategy<Value = AnySheet> {
    let score = prop_oneof![
        4 => (-1..90i64).prop_map(|quarters| Score::Points(quarters * 25)),
        2 => (0..110i64).prop_map(|measured| Score::Measured(measured * 100)),
        2 => Just(Score::Passed),
        1 => Just(Score::Failed),
        1 => Just(Score::NotApplicable),
    ];
    let reason = || prop::bool::weighted(0.1);
    (prop::collection::vec((0..8usize, score), 0..12), reason(), reason(), 0..3u8)
}

fn judged_all(rules: &Rules, sheets: &[AnySheet], order: &[usize]) -> Vec<(usize, Ranked)> {
    let reason = |there: bool, word: &str| if there { vec![word.to_owned()] } else { Vec::new() };
    let kept: Vec<_> = sheets
        .iter()
        .enumerate()
        .map(|(at, (scores, down, out, group))| {
            let mut map = ScoreMap::default();
            // Half of the sheets have every score, or few would be judged at all.
            if at % 2 == 0 {
                for criterion in rules.criteria.iter().filter(|c| c.kind.is_base()) {
                    let most = Score::Points(criterion.most_points());
                    map.insert(&criterion.code, most);
                }
            }
            for (at, score) in scores {
                if let Some(of) = rules.criteria.get(at + 1).filter(|of| score.check(of).is_ok()) {
                    map.insert(&of.code, *score);
                }
            }
            (
                format!("đối tượng {at}"),
                map,
                reason(*down, "hạ"),
                reason(*out, "loại"),
                group.to_string(),
            )
        })
        .collect();
    let candidates: Vec<Candidate<'_>> = order
        .iter()
        .map(|at| {
            let (name, scores, downgrades, exclusions, group) = &kept[*at];
            let sheet = Ok(Scored::of(scores, downgrades, exclusions));
            Candidate { name, group, kind: "", sheet }
        })
        .collect();
    let lines = rank(&Judges::of(rules), &candidates);
    lines.into_iter().map(|line| (order[line.candidate], Ranked { candidate: 0, ..line })).collect()
}

proptest! {
    #[test]
    fn a_map_of_scores_keeps_each_code_once(
        steps in prop::collection::vec(("[12]?[.a]?[0-3]", 0..9i64, any::<bool>()), 0..40),
    ) {
        let (mut map, mut plain) = (ScoreMap::default(), std::collections::BTreeMap::new());
        for (code, points, is_removed) in steps {
            let score = Score::Points(points);
            if is_removed {
                map.remove(&code);
                plain.remove(&code);
            } else {
                prop_assert_eq!(map.insert(&code, score), plain.insert(code.clone(), score));
            }
            prop_assert_eq!(map.get(&code), plain.get(&code).copied());
            prop_assert!(map.iter().eq(plain.iter().map(|(code, score)| (code.as_str(), *score))));
        }
        let json = serde_json::to_string(&map).unwrap();
        prop_assert_eq!(&json, &serde_json::to_string(&plain).unwrap());
        prop_assert_eq!(serde_json::from_str::<ScoreMap>(&json).unwrap(), map);
    }

    #[test]
    fn no_class_contradicts_the_set(
        rules in any_rules(),
        sheets in prop::collection::vec(any_sheet(), 1..12),
        turn in 0..12usize,
    ) {
        let order: Vec<usize> = (0..sheets.len()).collect();
        let lines = judged_all(&rules, &sheets, &order);
        prop_assert_eq!(lines.len(), sheets.len());
        // Judged again, and whatever the order of the input, it comes to the same.
        let mut other = order.clone();
        other.reverse();
        other.rotate_left(turn % sheets.len());
        prop_assert_eq!(&judged_all(&rules, &sheets, &other), &lines);
        prop_assert!(lines.is_sorted_by(|a, b| a.1.judged.total >= b.1.judged.total));
        let last = rules.classes.len() - 1;
        let mut proposed = std::collections::HashMap::new();
        for (at, line) in &lines {
            let (_, down, out, group) = &sheets[*at];
            let judged = &line.judged;
            let best = match judged.standing {
                Standing::Class(class) => class,
                Standing::Undecided { best, worst } => {
                    prop_assert!(best < worst && worst <= last);
                    best
                }
                Standing::BelowAll => {
                    prop_assert!(!judged.is_excluded || judged.total < rules.classes[last].least
                        || rules.classes[last].no_zero);
                    prop_assert_eq!(line.proposed, Proposed::No);
                    continue;
                }
                Standing::NotJudged => {
                    prop_assert!(!judged.why.is_empty());
                    prop_assert_eq!(line.proposed, Proposed::No);
                    continue;
                }
            };
            let class = &rules.classes[best];
            if *out {
                prop_assert_eq!(judged.standing, Standing::Class(last));
                prop_assert_eq!(line.proposed, Proposed::No);
            } else {
                prop_assert!(judged.total >= class.least, "below the threshold");
            }
            if *down {
                let held = rules.class_named(&rules.downgrades[0].best).unwrap();
                prop_assert!(best >= held, "downgraded");
            }
            let least = rules.class_named(&rules.quotas[0].least).unwrap();
            if line.proposed == Proposed::Yes {
                prop_assert!(judged.standing.is_surely(least));
                *proposed.entry(*group).or_insert(0i64) += 1;
            }
        }
        let places = rules.quotas[0].number.unwrap();
        prop_assert!(proposed.values().all(|count| *count <= places), "more than the quota");
        for group in 0..3u8 {
            let of_group = || lines.iter().filter(|(at, _)| sheets[*at].3 == group);
            let surely = |class: usize| {
                of_group().filter(|(_, line)| line.judged.standing.is_surely(class)).count() as i64
            };
            let base = rules.class_named(&rules.caps[0].base).unwrap();
            if last > 0 {
                prop_assert!(surely(0) <= surely(base) * rules.caps[0].percent / 10_000, "over the cap");
            }
        }
    }
}
