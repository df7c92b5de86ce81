//! Lines of a decision are added, taken out and moved on its paper: căn cứ, articles with their paragraphs, lines of Nơi
//! nhận. Articles are numbered again, and “Như Điều …” follows; what was put in by hand goes along with its line.
use crate::{
    domain::{
        decision::Decision,
        edit::{Edit, Purpose},
        field::Field,
        office::Body,
        paper::{LineChange, Paper},
    },
    report::spots,
    text::print,
};

/// A decision with a line changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The step.
    pub edit: Edit,
    /// The name of the line afterwards: of the new one, or of the one that was moved; `None` where it went.
    pub spot: Option<String>,
}

/// What the lines of one kind are called on the paper, and which they are.
#[derive(Clone, Debug, PartialEq)]
struct Lines {
    field: Field,
    all: Vec<String>,
    /// Of each line its name on the paper.
    spots: Vec<String>,
    /// The line that was pressed.
    at: usize,
}

impl Lines {
    /// The lines among which a text of the decision's paper stands; `None`: it is not a line of one of these kinds.
    /// `articles`: those made from the data, where the decision has none of its own.
    fn of(decision: &Decision, body: &Body, articles: &str, spot: &str) -> Option<Self> {
        let filled = |text: &str| -> Vec<String> {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        let first = spot.split('/').next().unwrap_or_default();
        let (field, lines) = match first {
            spots::BASIS => (Field::Bases, filled(&decision.bases)),
            spots::ARTICLE | spots::PARAGRAPH => {
                let own = decision.articles.trim();
                (Field::Articles, filled(if own.is_empty() { articles } else { own }))
            }
            spots::RECIPIENTS => {
                let own = decision.distribution.trim();
                let usual = body.default_recipients.as_str();
                let mut lines = filled(if own.is_empty() { usual } else { own });
                // What stands first by itself is a line like the others once one of them is changed.
                let own = decision.articles.trim();
                let count = count_articles(&filled(if own.is_empty() { articles } else { own }));
                let says_it = lines.iter().any(|line| print::is_as_in_article(bare(line)));
                if count > 0 && !says_it {
                    lines.insert(0, print::as_in_article(count));
                }
                (Field::DistributionList, lines)
            }
            _ => return None,
        };
        let spots = spots_of(field, &lines);
        // The number of an article is pressed as well as what it says.
        let spot = spot.strip_suffix("/head").unwrap_or(spot);
        let at = spots.iter().position(|own| own == spot)?;
        Some(Self { field, all: lines, spots, at })
    }

    /// The same with the change; `None`: there is no room for it.
    fn changed(&self, change: LineChange) -> Option<New> {
        let mut all: Vec<(Option<usize>, String)> =
            self.all.iter().enumerate().map(|(at, line)| (Some(at), line.clone())).collect();
        let at = self.at;
        let now = match change {
            LineChange::Below => {
                let room = print::room_for_words();
                // What is below an article is an article, too.
                let is_article = !print::split_article(self.all.get(at)?).0.is_empty();
                let new = if is_article { print::article(1, &room) } else { room };
                all.insert(at + 1, (None, new));
                Some(at + 1)
            }
            LineChange::Remove => {
                // It would come back by itself.
                let line = self.all.get(at)?;
                if self.field == Field::DistributionList && print::is_as_in_article(bare(line)) {
                    return None;
                }
                all.remove(at);
                None
            }
            LineChange::Up => {
                let above = at.checked_sub(1)?;
                all.swap(at, above);
                Some(above)
            }
            LineChange::Down => {
                (at + 1 < all.len()).then(|| all.swap(at, at + 1))?;
                Some(at + 1)
            }
        };
        let (places, mut lines): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        if self.field == Field::Articles {
            number_again(&mut lines);
        }
        Some(New { lines, places, now })
    }
}

/// Lines after a change.
struct New {
    lines: Vec<String>,
    /// Of every line its place before; `None` of a new one.
    places: Vec<Option<usize>>,
    /// The new line, or the one that was moved; `None` where it went.
    now: Option<usize>,
}

/// Every article by its place; the paragraphs between them stay as they are.
fn number_again(lines: &mut [String]) {
    let mut number = 0;
    for line in lines {
        let (head, rest) = print::split_article(line);
        if !head.is_empty() {
            number += 1;
            *line = print::article(number, rest);
        }
    }
}

/// How many articles there are.
fn count_articles(lines: &[String]) -> usize {
    lines.iter().filter(|line| !print::split_article(line).0.is_empty()).count()
}

/// The name of each line on the paper.
fn spots_of(field: Field, lines: &[String]) -> Vec<String> {
    let mut articles = 0;
    // “Như Điều …” stands first by itself where the lines do not say it.
    let says_it = lines.iter().any(|line| print::is_as_in_article(bare(line)));
    let first = usize::from(field == Field::DistributionList && !says_it);
    let name = |(at, line): (usize, &String)| match field {
        Field::Bases => spots::basis(at + 1),
        Field::DistributionList => spots::recipient(at + 1 + first),
        _ if print::split_article(line).0.is_empty() => spots::paragraph(at),
        _ => {
            articles += 1;
            spots::article(articles)
        }
    };
    lines.iter().enumerate().map(name).map(|spot| spot.as_str().to_owned()).collect()
}

/// A line without the dash before it.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['-', '–']).trim_start()
}

/// May a text of a decision's paper be changed so: is it a line, and is there room?
pub fn may_change(
    (decision, body): (&Decision, &Body),
    articles: &str,
    spot: &str,
    change: LineChange,
) -> bool {
    Lines::of(decision, body, articles, spot).is_some_and(|lines| lines.changed(change).is_some())
}

/// One step that changes a line of a decision as its paper shows it; `None` where there is nothing to change.
pub fn with_line(
    mut decision: Decision,
    body: &Body,
    (spot, articles): (&str, &str),
    (change, paper): (LineChange, &Paper),
) -> Option<Changed> {
    let lines = Lines::of(&decision, body, articles, spot)?;
    let new = lines.changed(change)?;
    let spots = spots_of(lines.field, &new.lines);
    let before = count_articles(&lines.all);
    let text = new.lines.join("\n");
    match lines.field {
        Field::Bases => decision.bases = text,
        Field::DistributionList => decision.distribution = text,
        _ => {
            decision.articles = text;
            follow_articles(&mut decision.distribution, before, count_articles(&new.lines));
        }
    }
    let mut edits = vec![Edit::save(decision)];
    let moved = moved_along(paper, &lines.spots, &spots, &new.places);
    edits.extend(moved.map(Edit::save));
    let spot = new.now.and_then(|at| spots.get(at).cloned());
    let edit = Edit::Several { purpose: Purpose::OnPaper(lines.field), edits };
    Some(Changed { edit, spot })
}

/// “Như Điều 3” of Nơi nhận names the last article, however many there are.
fn follow_articles(distribution: &mut String, before: usize, now: usize) {
    let (old, new) = (print::as_in_article(before), print::as_in_article(now));
    let follow = |line: &str| {
        let rest = bare(line).strip_prefix(&old)?;
        let is_whole = !rest.starts_with(|c: char| c.is_ascii_digit());
        is_whole.then(|| line.replacen(&old, &new, 1))
    };
    let lines: Vec<String> =
        distribution.lines().map(|line| follow(line).unwrap_or_else(|| line.to_owned())).collect();
    *distribution = lines.join("\n");
}

/// The paper with what was put in by hand at the new names of its lines; `None` where nothing of it moves.
fn moved_along(
    paper: &Paper,
    before: &[String],
    now: &[String],
    places: &[Option<usize>],
) -> Option<Paper> {
    let mut moved = paper.clone();
    moved.corrections.retain_mut(|correction| {
        let (name, behind) = match correction.spot.strip_suffix("/head") {
            Some(name) => (name, "/head"),
            None => (correction.spot.as_str(), ""),
        };
        let Some(old) = before.iter().position(|spot| spot == name) else { return true };
        let Some(new) = places.iter().position(|place| *place == Some(old)) else { return false };
        if let Some(spot) = now.get(new) {
            correction.spot = format!("{spot}{behind}");
        }
        true
    });
    (moved != *paper).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{entry::Entry, paper::TextCorrection};

    fn decision() -> Decision {
        Decision {
            bases: "Căn cứ A\nCăn cứ B\n\nCăn cứ C".into(),
            articles: "Điều 1. Tặng.\n1. Một.\n2. Hai.\nĐiều 2. Tiền.\nĐiều 3. Thi hành.".into(),
            distribution: "Như Điều 3\nLưu".into(),
            ..Decision::default()
        }
    }

    #[test]
    fn lines_are_added_taken_out_and_moved() {
        use LineChange::{Below, Down, Remove, Up};
        /// Name, change; the lines then, and the name of the line; `None`: there is no room.
        type Case = (&'static str, LineChange, Option<(&'static str, Option<&'static str>)>);
        let cases: [Case; 10] = [
            ("basis/2", Remove, Some(("Căn cứ A\nCăn cứ C", None))),
            ("basis/1", Up, None),
            ("basis/3", Down, None),
            ("basis/2", Up, Some(("Căn cứ B\nCăn cứ A\nCăn cứ C", Some("basis/1")))),
            ("basis/1", Below, Some(("Căn cứ A\n“…”\nCăn cứ B\nCăn cứ C", Some("basis/2")))),
            (
                "article/2",
                Remove,
                Some(("Điều 1. Tặng.\n1. Một.\n2. Hai.\nĐiều 2. Thi hành.", None)),
            ),
            (
                "article/2/head",
                Below,
                Some((
                    "Điều 1. Tặng.\n1. Một.\n2. Hai.\nĐiều 2. Tiền.\nĐiều 3. “…”\nĐiều 4. Thi hành.",
                    Some("article/3"),
                )),
            ),
            (
                "paragraph/3",
                Up,
                Some((
                    "Điều 1. Tặng.\n2. Hai.\n1. Một.\nĐiều 2. Tiền.\nĐiều 3. Thi hành.",
                    Some("paragraph/2"),
                )),
            ),
            ("recipients/2", Up, Some(("Lưu\nNhư Điều 3", Some("recipients/1")))),
            ("subject", Remove, None),
        ];
        for (spot, change, then) in cases {
            let lines = Lines::of(&decision(), &Body::default(), "", spot);
            let found = lines.as_ref().and_then(|lines| lines.changed(change));
            let found = found.map(|new| {
                let spots = lines.as_ref().map(|lines| spots_of(lines.field, &new.lines));
                (new.lines.join("\n"), new.now.and_then(|at| spots?.get(at).cloned()))
            });
            let then = then.map(|(text, spot)| (text.to_owned(), spot.map(str::to_owned)));
            assert_eq!(found, then, "{spot} {change:?}");
        }
    }

    #[test]
    fn nhu_dieu_and_what_was_put_in_by_hand_follow() {
        let mut lines = "- Như Điều 3,\nNhư Điều 30\nLưu".to_owned();
        follow_articles(&mut lines, 3, 4);
        assert_eq!(lines, "- Như Điều 4,\nNhư Điều 30\nLưu");
        let of = |spot: &str| TextCorrection { spot: spot.into(), ..TextCorrection::default() };
        let paper = Paper {
            corrections: vec![of("basis/1"), of("basis/2"), of("basis/3"), of("subject")],
            ..Paper::default()
        };
        let changed =
            with_line(decision(), &Body::default(), ("basis/2", ""), (LineChange::Remove, &paper));
        let Some(Edit::Several { edits, .. }) = changed.map(|changed| changed.edit) else {
            panic!("the second is taken out")
        };
        let moved = edits.into_iter().find_map(|edit| match edit {
            Edit::Save(Entry::Paper(paper)) => Some(*paper),
            _ => None,
        });
        let spots: Vec<String> =
            moved.unwrap_or_default().corrections.into_iter().map(|c| c.spot).collect();
        assert_eq!(spots, ["basis/1", "basis/2", "subject"]);
    }
}
