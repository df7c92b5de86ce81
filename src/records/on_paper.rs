//! A text that was changed on a paper is sent back to the record it came from.
use super::Known;
use crate::{
    domain::{
        award::{Award, Proposal, Recipient},
        decision::PaperState,
        edit::{Edit, Purpose},
        entry::Entry,
        failure::Failure,
        field::Field,
        ids::{Kind, PersonId, Record, UnitId},
        paper::Paper,
    },
    text::print,
};

/// A record in which a text may be changed instead of on the paper alone.
#[derive(Clone, Debug, PartialEq)]
pub struct InRecord {
    /// Of what kind it is.
    pub kind: Kind,
    /// The change, as one step: the correction of the paper goes with it.
    pub edit: Edit,
}

/// Where the words of a text may be changed in the book: the record that other papers follow comes first, such as the
/// person of whom an award only keeps how he was called that day. Only what stands in its field as it stands on the paper
/// can be sent back; none: it is composed of other things, or does not stand there as it is.
///
/// # Errors
/// Why the book could not be read.
pub fn in_records(
    known: &Known<'_>,
    (record, field): (Record, Field),
    (composed, words): (&str, &str),
    paper: Option<(&Paper, &str)>,
) -> Result<Vec<InRecord>, Failure> {
    let mut found = Vec::new();
    for (kind, places) in places(known, record, field)? {
        let mut edits = Vec::new();
        let (mut last, mut award_unit) = (None, None);
        for (record, field) in places {
            let Some(mut entry) = entry(known, record)? else { continue };
            if let Entry::Award(award) = &entry {
                award_unit = award.unit;
            }
            // Where an award calls somebody otherwise than the book does now, the book takes over what it says: of the
            // post in the same unit, and of no other one.
            let is_same_post = field == Field::PostTitle && post_unit(&entry, known) == award_unit;
            let taken_over = || last.clone().filter(|_| is_same_post);
            let Some(text) = text_of(&mut entry, field, known) else { continue };
            let Some(changed) = with_words(text, composed, words).or_else(taken_over) else {
                continue;
            };
            text.clone_from(&changed);
            last = Some(changed);
            edits.push(Edit::Save(entry));
        }
        if edits.is_empty() {
            continue;
        }
        if let Some((paper, spot)) = paper {
            let mut changed = paper.clone();
            // An award under an issued decision keeps how it called somebody: this paper says the new words all the same.
            if kind != record.kind() && is_issued(known, record)? {
                changed.set_words(spot, composed, words);
            } else {
                changed.take_back(spot);
            }
            edits.extend((changed != *paper).then(|| Edit::save(changed)));
        }
        let several = |edits| Edit::Several { purpose: Purpose::OnPaper(field), edits };
        found.push(InRecord { kind, edit: several(edits) });
    }
    Ok(found)
}

/// The fields in which a text may stand, by the kind of record that is named to the clerk.
type Places = Vec<(Kind, Vec<(Record, Field)>)>;

fn places(known: &Known<'_>, record: Record, field: Field) -> Result<Places, Failure> {
    let own = (record.kind(), vec![(record, field)]);
    let of_unit = |unit: UnitId| (Kind::Unit, vec![(Record::Unit(unit), Field::UnitName)]);
    let of_person = |person: PersonId, field| (Kind::Person, vec![(Record::Person(person), field)]);
    let name_of = |recipient: &Option<Recipient>| match recipient {
        Some(Recipient::Person(person)) => Some(of_person(*person, Field::FullName)),
        Some(Recipient::Unit(unit)) => Some(of_unit(*unit)),
        _ => None,
    };
    let above = match record {
        Record::Award(id) => {
            let award = known.try_get(|read| read.award(id))?;
            award.and_then(|award: Award| match field {
                Field::PrintedName => name_of(&award.recipient),
                Field::PrintedUnit => award.unit.map(of_unit),
                // The post of this award alone, or the person's as well.
                Field::PrintedPosition => match award.recipient {
                    Some(Recipient::Person(person)) => {
                        let of_person = (Record::Person(person), Field::PostTitle);
                        Some((Kind::Person, vec![(record, field), of_person]))
                    }
                    _ => None,
                },
                _ => None,
            })
        }
        Record::Proposal(id) => {
            let proposal = known.try_get(|read| read.proposal(id))?;
            proposal.and_then(|proposal: Proposal| match field {
                Field::Recipient => name_of(&proposal.recipient),
                Field::Unit => proposal.unit.map(of_unit),
                _ => None,
            })
        }
        _ => None,
    };
    let mut all: Places = above.into_iter().chain([own]).collect();
    if field == Field::PrintedPosition {
        // How somebody was called on that day is asked for before what the person is now.
        all.reverse();
    }
    Ok(all)
}

fn entry(known: &Known<'_>, record: Record) -> Result<Option<Entry>, Failure> {
    Ok(match record {
        Record::Award(id) => known.try_get(|read| read.award(id))?.map(Entry::from),
        Record::Proposal(id) => known.try_get(|read| read.proposal(id))?.map(Entry::from),
        Record::Decision(id) => known.try_get(|read| read.decision(id))?.map(Entry::from),
        Record::Round(id) => known.try_get(|read| read.round(id))?.map(Entry::from),
        Record::Person(id) => known.try_get(|read| read.person(id))?.map(Entry::from),
        Record::Unit(id) => known.try_get(|read| read.unit(id))?.map(Entry::from),
        Record::Body(id) => known.try_get(|read| read.body(id))?.map(Entry::from),
        Record::Signatory(id) => known.try_get(|read| read.signatory(id))?.map(Entry::from),
        _ => None,
    })
}

/// Is it an award that an issued decision gave?
fn is_issued(known: &Known<'_>, record: Record) -> Result<bool, Failure> {
    let Record::Award(id) = record else { return Ok(false) };
    let award = known.try_get(|read| read.award(id))?;
    let decision = award.and_then(|award: Award| award.decision);
    let decisions = known.lists.decisions.iter();
    let mut issued = decisions.filter(|d| d.state == PaperState::Issued);
    Ok(issued.any(|d| d.id.is_some() && d.id == decision))
}

/// The unit of the post that a person holds now.
fn post_unit(entry: &Entry, known: &Known<'_>) -> Option<UnitId> {
    match entry {
        Entry::Person(person) => person.post_on(known.today)?.unit,
        _ => None,
    }
}

/// The text of a field.
fn text_of<'e>(entry: &'e mut Entry, field: Field, known: &Known<'_>) -> Option<&'e mut String> {
    Some(match (entry, field) {
        (Entry::Award(award), Field::PrintedName) => &mut award.printed_name,
        (Entry::Award(award), Field::PrintedPosition) => &mut award.printed_position,
        (Entry::Award(award), Field::PrintedUnit) => &mut award.printed_unit,
        (Entry::Award(award), Field::Citation) => &mut award.citation,
        (Entry::Proposal(proposal), Field::Achievement) => &mut proposal.achievement,
        (Entry::Proposal(proposal), Field::Rating) => &mut proposal.rating,
        (Entry::Proposal(proposal), Field::Note) => &mut proposal.note,
        (Entry::Decision(decision), Field::DecisionSummary) => &mut decision.summary,
        (Entry::Decision(decision), Field::Bases) => &mut decision.bases,
        (Entry::Decision(decision), Field::Considering) => &mut decision.considering,
        (Entry::Decision(decision), Field::Articles) => &mut decision.articles,
        (Entry::Decision(decision), Field::DistributionList) => &mut decision.distribution,
        (Entry::Round(round), Field::Citation) => &mut round.citation,
        (Entry::Round(round), Field::Content) => &mut round.content,
        (Entry::Person(person), Field::FullName) => &mut person.full_name,
        (Entry::Person(person), Field::PostTitle) => {
            let now = person.post_on(known.today)?.id;
            &mut person.posts.iter_mut().find(|post| post.id == now)?.title
        }
        (Entry::Unit(unit), Field::UnitName) => &mut unit.name,
        (Entry::Body(body), Field::LetterheadParent) => &mut body.letterhead_parent,
        (Entry::Body(body), Field::LetterheadName) => &mut body.letterhead_name,
        (Entry::Body(body), Field::DecidesAs) => &mut body.decides_as,
        (Entry::Body(body), Field::OnBehalfOf) => &mut body.on_behalf_of,
        (Entry::Body(body), Field::DefaultRecipients) => &mut body.default_recipients,
        (Entry::Signatory(signatory), Field::FullName) => &mut signatory.name,
        (Entry::Signatory(signatory), Field::SignatoryPosition) => &mut signatory.position,
        _ => return None,
    })
}

/// A field with new words in place of those that stand on the paper. The paper may put signs before and behind a line of the
/// field (“- ”, “;”): they must be as before, but where a line has only room for words yet. `None` where the paper does not
/// say what the field says.
fn with_words(field: &str, composed: &str, words: &str) -> Option<String> {
    let line = |line: &str| {
        let (before, behind) = composed.split_once(line).filter(|_| !line.is_empty())?;
        let own = words.strip_prefix(before).and_then(|words| words.strip_suffix(behind));
        // Into a new line a whole paragraph is pasted, with or without what the paper puts around it.
        if line == print::room_for_words() {
            let signs = ['-', '–', ' '];
            let bare = own.unwrap_or(words).trim_start_matches(signs);
            return Some(bare.trim_end_matches([',', ';', ' ']).to_owned());
        }
        own.map(str::to_owned)
    };
    if let Some(whole) = line(field) {
        return Some(whole);
    }
    // The number of an article is a text of its own.
    let of_article = |own: &str| {
        let (head, rest) = print::split_article(own);
        line(rest).filter(|_| !head.is_empty()).map(|new| format!("{head} {new}"))
    };
    let lines: Vec<&str> = field.lines().collect();
    // The longest line that stands there: “Như Điều 3” is in many.
    let (at, new) = lines
        .iter()
        .enumerate()
        .filter_map(|(at, own)| Some((at, own.len(), line(own).or_else(|| of_article(own))?)))
        .max_by_key(|(_, length, _)| *length)
        .map(|(at, _, new)| (at, new))?;
    let kept = lines.iter().enumerate().map(|(i, own)| if i == at { new.as_str() } else { own });
    Some(kept.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_words_go_where_the_old_ones_stood() {
        /// Field, composed, words; the field then.
        type Case = (&'static str, &'static str, &'static str, Option<&'static str>);
        let cases: [Case; 10] = [
            (
                "Điều 1. Tặng.\nĐiều 2. Chi.",
                "Chi./.",
                "Chi 5 đồng./.",
                Some("Điều 1. Tặng.\nĐiều 2. Chi 5 đồng."),
            ),
            ("Kim Sóc", "Kim Sóc", "Kim Thị Sóc", Some("Kim Thị Sóc")),
            ("Căn cứ A\nCăn cứ B", "- Căn cứ B;", "- Căn cứ C;", Some("Căn cứ A\nCăn cứ C")),
            (
                "Như Điều 3\nNhư Điều 3, 4",
                "- Như Điều 3, 4,",
                "- Như Điều 4,",
                Some("Như Điều 3\nNhư Điều 4"),
            ),
            // What the paper put around it was changed as well.
            ("Căn cứ A", "- Căn cứ A;", "+ Căn cứ A;", None),
            ("", "05 tập thể", "06 tập thể", None),
            ("khác", "Kim Sóc", "Kim Thị Sóc", None),
            ("ấp 5", "ấp 5", "", Some("")),
            // A line just added.
            ("Lưu\n“…”", "- “…”;", "- Như trên;", Some("Lưu\nNhư trên")),
            ("Lưu\n“…”", "- “…”;", "Hội Nông dân xã", Some("Lưu\nHội Nông dân xã")),
        ];
        for (field, composed, words, then) in cases {
            assert_eq!(with_words(field, composed, words).as_deref(), then, "{field}");
        }
    }
}
