//! Files of criteria and scores with anything in them: never a panic, no line without a word, a set that is read
//! says the same when it is written and read again, and judging holds.
#![no_main]
mod words;
use dan_van::{
    domain::evaluation::{Candidate, Judges, Rules, Scored, rank},
    exchange::{
        encoding,
        evaluation::{read_criteria, read_scores},
    },
    text::evaluation,
};
use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use words::Words;

/// A file as bytes, or as cells below a head that is known.
#[derive(Arbitrary, Debug)]
enum Given<'a> {
    Bytes(&'a [u8]),
    Lines(Vec<Vec<Cell<'a>>>),
}

/// What may stand in a cell.
#[derive(Arbitrary, Debug)]
enum Cell<'a> {
    Words(Words<'a>),
    Code(u8, u8),
    Points(i16),
    Kind(u8),
    Rule(u8),
    Band(u8, u8),
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    criteria: Given<'a>,
    scores: Given<'a>,
}

const KINDS: [&str; 6] = ["nhom", "diem", "dat", "thuong", "tru", "khoang"];
const RULES: [&str; 8] = [
    "@nguong",
    "@thuong-toi-da",
    "@tru-toi-da",
    "@san",
    "@ha-bac",
    "@loai-tru",
    "@tran",
    "@chi-tieu",
];

impl Cell<'_> {
    fn text(&self) -> String {
        match self {
            Self::Words(words) => words.to_string(),
            Self::Code(one, 0) => one.to_string(),
            Self::Code(one, two) => format!("{one}.{two}"),
            Self::Points(points) => evaluation::points(i64::from(*points)),
            Self::Kind(kind) => KINDS[usize::from(*kind) % KINDS.len()].to_owned(),
            Self::Rule(rule) => RULES[usize::from(*rule) % RULES.len()].to_owned(),
            Self::Band(least, points) => format!("≥ {least} %: {points}; < {least} %: 0"),
        }
    }
}

fn text(given: &Given<'_>, head: &str) -> String {
    match given {
        Given::Bytes(bytes) => encoding::decode(bytes).text,
        Given::Lines(lines) => {
            let line = |cells: &Vec<Cell<'_>>| {
                cells.iter().map(Cell::text).collect::<Vec<_>>().join("\t")
            };
            let lines = lines.iter().map(line);
            std::iter::once(head.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
        }
    }
}

fuzz_target!(|input: Input<'_>| {
    let read = read_criteria(&text(&input.criteria, "ma\tnoi_dung\ttoi_da\tloai\tbuoc"));
    assert!(read.remarks.iter().map(|remark| remark.line).is_sorted());
    for remark in &read.remarks {
        assert!(!remark.sentence.is_empty());
    }
    let json = serde_json::to_string(&read.rules).expect("a set is text and numbers");
    assert_eq!(serde_json::from_str::<Rules>(&json).expect("as written"), read.rules);
    let raw = read_scores(&text(&input.scores, "doi_tuong\tnhom\tloai\tvong\tma\tdiem"));
    assert!(raw.known_by(&read.rules) <= raw.len());
    let scores = raw.sheets(&read.rules);
    let judges = Judges::of(&read.rules);
    let candidates: Vec<Candidate<'_>> = scores
        .sheets
        .iter()
        .map(|sheet| Candidate {
            name: &sheet.subject,
            group: &sheet.group,
            kind: &sheet.kind,
            sheet: Ok(Scored::of(&sheet.scores, &sheet.downgrades, &sheet.exclusions)),
        })
        .collect();
    let lines = rank(&judges, &candidates);
    assert_eq!(lines.len(), candidates.len());
    for line in &lines {
        // What a file gives is judged line by line: of a sound set nothing wrong reaches a sheet.
        assert!(read.has_errors() || line.judged.not_taken.is_empty(), "{line:?}");
        let _ = evaluation::class(&read.rules, line.judged.standing);
        for reason in line.judged.why.iter().chain(&line.judged.beside) {
            assert!(!evaluation::reason(reason).is_empty());
        }
    }
});
