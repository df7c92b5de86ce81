//! The bands of a criterion as people write them: “≥ 90 %: 10, ≥ 80 %: 8”, “từ 80 đến dưới 90: 8 điểm”.
use super::evaluation::band as words;
use crate::domain::{
    evaluation::{Band, Side, decimal},
    vietnamese::fold,
};

/// Reads bands, parted by `;`, `|`, line breaks or commas; `None` where any of it is not understood.
pub fn bands(text: &str) -> Option<Vec<Band>> {
    let parts = parts(text);
    let read: Option<Vec<Band>> = parts.iter().map(|part| band(part)).collect();
    read.filter(|bands| !bands.is_empty())
}

/// A comma parts bands only where another band follows: “≥ 92,5 %: 10, ≥ 80 %: 8”.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for part in text.split([';', '|', '\n']) {
        let mut own = String::new();
        for piece in part.split(',') {
            if has_points(&own) && (has_points(piece) || side(&fold(piece)).is_some()) {
                parts.push(std::mem::take(&mut own));
            } else if !own.is_empty() {
                own.push(',');
            }
            own.push_str(piece);
        }
        parts.push(own);
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Is there a sign between a bound and its points?
fn has_points(text: &str) -> bool {
    let without_bounds =
        [">=", "=>", "<=", "=<"].iter().fold(text.to_owned(), |t, s| t.replace(s, " "));
    without_bounds.contains([':', '=', '→'])
}

fn side(folded: &str) -> Option<(Side, &str)> {
    let text = folded.trim_start();
    let sides = [
        (Side::AtLeast, words::AT_LEAST),
        (Side::AtMost, words::AT_MOST),
        (Side::MoreThan, words::MORE_THAN),
        (Side::LessThan, words::LESS_THAN),
    ];
    sides.into_iter().find_map(|(side, all)| {
        all.iter().find_map(|word| text.strip_prefix(word)).map(|rest| (side, rest.trim_start()))
    })
}

fn band(text: &str) -> Option<Band> {
    let folded = fold(text);
    // The last sign parts the bound from the points; “>=” has one too.
    let at = folded.rfind([':', '→']).or_else(|| folded.rfind('='))?;
    let sign = folded.get(at..)?.chars().next()?;
    let (bound, points) = (folded.get(..at)?, folded.get(at + sign.len_utf8()..)?);
    let points = points.trim().trim_end_matches(words::POINTS).trim_end();
    let points = decimal(points).ok().filter(|points| *points >= 0)?;
    let bound = bound.trim();
    let is_percent = bound.contains('%');
    let bound = bound.replace('%', " ");
    let bound = bound.trim().trim_end_matches(words::AND_MORE).trim();
    let (side, rest) = side(bound).unwrap_or((Side::AtLeast, bound));
    // “80 – 90”, “80 – <90”, “từ 80 đến dưới 90”: the lower bound tells it from the band above.
    let lower = rest.split(['-', '–', '<']).next()?.trim();
    let lower = words::AT_MOST
        .iter()
        .chain(words::LESS_THAN)
        .filter_map(|word| lower.split_once(&format!(" {word}")))
        .map(|(lower, _)| lower.trim())
        .min_by_key(|lower| lower.len())
        .unwrap_or(lower);
    // “1.000” may be a thousand, or one: whoever wrote it is to say.
    if lower.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        return None;
    }
    let bound = decimal(lower).ok().filter(|bound| *bound >= 0)?;
    Some(Band { side, bound, is_percent, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_as_people_write_them() {
        let of = |side, bound, is_percent, points| Band { side, bound, is_percent, points };
        use Side::{AtLeast, AtMost, LessThan, MoreThan};
        for (text, expected) in [
            (
                "≥ 90 %: 10, ≥ 80 %: 8",
                vec![of(AtLeast, 9000, true, 1000), of(AtLeast, 8000, true, 800)],
            ),
            (
                ">=92,5%: 10; >=80%: 7,5; <80%: 0",
                vec![
                    of(AtLeast, 9250, true, 1000),
                    of(AtLeast, 8000, true, 750),
                    of(LessThan, 8000, true, 0),
                ],
            ),
            (
                "≥ 92,5 %: 10, ≥ 80 %: 7,5, dưới 80 %: 0",
                vec![
                    of(AtLeast, 9250, true, 1000),
                    of(AtLeast, 8000, true, 750),
                    of(LessThan, 8000, true, 0),
                ],
            ),
            (
                "90% trở lên: 10 điểm | từ 80 đến dưới 90 %: 8 điểm",
                vec![of(AtLeast, 9000, true, 1000), of(AtLeast, 8000, true, 800)],
            ),
            ("80 – <90: 8", vec![of(AtLeast, 8000, false, 800)]),
            (
                "không quá 3: 5; trên 3: 0",
                vec![of(AtMost, 300, false, 500), of(MoreThan, 300, false, 0)],
            ),
            ("≥ 3 = 5", vec![of(AtLeast, 300, false, 500)]),
        ] {
            assert_eq!(bands(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "0,5",
            "tốt: 10",
            "≥ 90 %",
            "≥ 90 %: tốt",
            "≥ x: 3",
            ": 3",
            "≥ -5: 3",
            "≥ 1.000: 3",
        ] {
            assert_eq!(bands(text), None, "{text}");
        }
    }
}
