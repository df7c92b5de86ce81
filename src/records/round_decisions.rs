//! The decisions of a round: the drafts it asks for, one that adds to another or changes it, forms put together and apart,
//! and who signs.
use super::Known;
use crate::{
    domain::{
        award::{Award, Round},
        batch::placeholder,
        decision::{Decision, FollowsAs, PaperState, one_form},
        edit::{Edit, Purpose},
        entry::Entry,
        failure::Failure,
        field::Field,
        ids::{BodyId, DecisionId, Record, RoundId},
        office::{Body, Signatory},
        recipient::Counts,
        rule_set,
    },
    listing::desk::{Desk, Group, Name},
    text::{decision_words, print, template::Template},
    workspace::{AwardFilter, AwardRow, Reader, StoreError},
};

/// The awards of a round and its body that its next decision takes: of one form, not taken back, under no
/// other.
///
/// # Errors
/// [`StoreError`].
pub fn for_next_decision(read: Reader<'_>, round: &Round) -> Result<Vec<AwardRow>, StoreError> {
    let of_round = AwardFilter { round: round.id, body: round.body, ..AwardFilter::default() };
    let mut rows = read.award_rows(of_round)?;
    rows.retain(|a| a.decision.is_none() && !a.is_revoked);
    let forms = rows.iter().map(|a| a.form.as_str());
    let form = one_form(None, &round.form, forms).map(str::to_owned);
    rows.retain(|a| Some(&a.form) == form.as_ref());
    Ok(rows)
}

/// The decision a round asks for next, as far as the book knows it.
///
/// # Errors
/// Why the book could not be read.
pub fn decision_for(known: &Known<'_>, id: RoundId) -> Result<Option<Decision>, Failure> {
    let rounds = known.lists.rounds.all()?;
    let Some(round) = rounds.iter().find(|r| r.id == Some(id)) else { return Ok(None) };
    let awards = for_next_decision(known.read, round)?;
    let counts: Counts = awards.iter().map(|a| a.recipient.kind()).collect();
    let form = awards.first().map_or(round.form.as_str(), |a| a.form.as_str());
    let Some(desk) = known.try_get(|read| Desk::read(read, id, known.today))? else {
        return Ok(None);
    };
    let group = desk.groups.iter().find(|g| g.body == round.body && g.form == form);
    Ok(Some(match group {
        Some(group) => next_of(known, &desk, group, counts),
        None => draft(known, round, round.body, (form, form), counts),
    }))
}

/// The next decision of a group: one that adds to an issued one, where there is one.
fn next_of(known: &Known<'_>, desk: &Desk, group: &Group, counts: Counts) -> Decision {
    let first = group.issued_first().and_then(|first| Some((first, body_of(known, first)?)));
    if let Some((first, body)) = first {
        return supplement(known, desk, group, (first, body), counts);
    }
    let form = group.form.as_str();
    draft(known, &desk.round, group.body, (form, form), counts)
}

/// The draft of a decision of a round: so many recipients, by a body, in a form, as that is called in its summary.
fn draft(
    known: &Known<'_>,
    round: &Round,
    body: Option<BodyId>,
    (form, called): (&str, &str),
    counts: Counts,
) -> Decision {
    let words = Template::of_decision(&known.get(|read| read.office()).wordings);
    let period = round.years.period_from.get().zip(round.years.period_to.get());
    let citation = if round.citation.is_empty() {
        let year = round.years.year.get().map_or(known.year, |y| y.0);
        print::citation(form, &round.content, (year, period.map(|(from, to)| (from.0, to.0))))
    } else {
        round.citation.clone()
    };
    let summary = if counts.total() > 0 {
        decision_words::summary(&words, called, counts, &citation)
    } else {
        String::new()
    };
    Decision { body, round: round.id, summary, ..Decision::default() }
}

/// The body that issued a decision.
fn body_of<'k>(known: &'k Known<'_>, decision: &Decision) -> Option<&'k Body> {
    known.lists.bodies.iter().find(|b| b.id.is_some() && b.id == decision.body)
}

/// The draft of a decision that adds to an issued one (quyết định bổ sung): what that one is based on, and that one
/// itself.
fn supplement(
    known: &Known<'_>,
    desk: &Desk,
    group: &Group,
    (first, body): (&Decision, &Body),
    counts: Counts,
) -> Decision {
    let called = print::supplementary(&group.form);
    let new = draft(known, &desk.round, group.body, (&group.form, &called), counts);
    let cited = rule_set::of(body).map(|rules| {
        print::cites_decision(&rules, body, (&first.number, first.date.get()), &first.summary)
    });
    let bases = first.bases.lines().map(str::to_owned).chain(cited);
    Decision {
        follows: first.id,
        follows_as: FollowsAs::Supplement,
        bases: bases.collect::<Vec<_>>().join("\n"),
        considering: first.considering.clone(),
        distribution: first.distribution.clone(),
        ..new
    }
}

/// The draft of a decision that changes what an issued one says (quyết định sửa đổi): it is based on that one, and says
/// which; what it changes is the clerk's to write.
pub fn amending(known: &Known<'_>, first: &Decision) -> Option<Decision> {
    let body = body_of(known, first)?;
    let rules = &rule_set::of(body)?;
    let of = (first.number.as_str(), first.date.get());
    let cited = print::cites_decision(rules, body, of, &first.summary);
    let articles = print::amending_articles(rules, body, of);
    Some(Decision {
        body: first.body,
        round: first.round,
        follows: first.id,
        follows_as: FollowsAs::Amendment,
        summary: print::amending_summary(rules, body, of),
        bases: first.bases.lines().map(str::to_owned).chain([cited]).collect::<Vec<_>>().join("\n"),
        considering: first.considering.clone(),
        articles: print::numbered_articles(&articles),
        distribution: first.distribution.clone(),
        ..Decision::default()
    })
}

/// One step by which the names of a group stand under the draft of another form of the same body, each form in a khoản of
/// its own; the draft they stood under goes where nobody is left under it. `None` where nothing is to be moved.
///
/// # Errors
/// Why the book could not be read.
pub fn put_together(
    known: &Known<'_>,
    (desk, group): (&Desk, &Group),
    into: &Decision,
) -> Result<Option<Edit>, Failure> {
    let mut edits = moved(known, group, into.id)?;
    if edits.is_empty() {
        return Ok(None);
    }
    let mut groups: Vec<&Group> = under(desk, into).collect();
    let before = summary_of(known, desk, &groups);
    groups.push(group);
    edits.extend(renamed(into, &before, summary_of(known, desk, &groups)));
    if let Some(own) = group.open_decision().filter(|own| own.id != into.id) {
        let is_left = under(desk, own).any(|other| other.form != group.form);
        match own.id {
            Some(id) if !is_left && !own.is_sent_to_sign() => {
                edits.push(Edit::Remove(Record::Decision(id)));
            }
            _ => edits.extend(renamed_without(known, desk, own, group)),
        }
    }
    Ok(Some(Edit::Several { purpose: Purpose::Together, edits }))
}

/// One step by which the names of a group leave the draft they share with another form, for one of their own.
///
/// # Errors
/// Why the book could not be read.
pub fn put_apart(known: &Known<'_>, desk: &Desk, group: &Group) -> Result<Option<Edit>, Failure> {
    let own = moved(known, group, Some(placeholder(0)))?;
    if own.is_empty() {
        return Ok(None);
    }
    let mut edits = vec![Edit::save(next_of(known, desk, group, group.counts()))];
    edits.extend(own);
    // A new decision takes loose awards by itself: others' wait as they did.
    let loose = |name: &&Name| name.stands() && name.award.is_some() && !name.is_decided;
    let others = desk.groups.iter().filter(|g| g.body == group.body && g.form != group.form);
    for id in others.flat_map(|g| &g.names).filter(loose).filter_map(|name| name.award) {
        if let Some(award) = known.try_get(|read| read.award(id))? {
            edits.push(Edit::save(Award { decision: None, ..award }));
        }
    }
    if let Some(shared) = group.open_decision() {
        edits.extend(renamed_without(known, desk, shared, group));
    }
    Ok(Some(Edit::Several { purpose: Purpose::Apart, edits }))
}

/// The groups of a desk that stand under a decision.
fn under<'d>(desk: &'d Desk, decision: &Decision) -> impl Iterator<Item = &'d Group> {
    let id = decision.id;
    let is_under =
        move |group: &&Group| group.decisions.iter().any(|d| d.id.is_some() && d.id == id);
    desk.groups.iter().filter(is_under)
}

/// What a draft of these groups is about, as it is made from the data: all their forms.
fn summary_of(known: &Known<'_>, desk: &Desk, groups: &[&Group]) -> String {
    let forms: Vec<&str> = groups.iter().map(|group| group.form.as_str()).collect();
    let counts: Counts = groups
        .iter()
        .flat_map(|g| &g.names)
        .filter(|n| n.stands())
        .map(|n| n.recipient.kind())
        .collect();
    let first = forms.first().copied().unwrap_or_default();
    let body = groups.first().and_then(|group| group.body);
    draft(known, &desk.round, body, (first, &forms.join(", ")), counts).summary
}

/// The step that gives a draft the subject of what it gives now, where it still has the one that was made from the data.
fn renamed(decision: &Decision, before: &str, now: String) -> Option<Edit> {
    let is_as_made = decision.summary == before && before != now && !now.is_empty();
    is_as_made.then(|| Edit::save(Decision { summary: now, ..decision.clone() }))
}

/// The same for a draft that a group leaves.
fn renamed_without(
    known: &Known<'_>,
    desk: &Desk,
    decision: &Decision,
    group: &Group,
) -> Option<Edit> {
    let all: Vec<&Group> = under(desk, decision).collect();
    let left: Vec<&Group> = all.iter().copied().filter(|g| g.form != group.form).collect();
    renamed(decision, &summary_of(known, desk, &all), summary_of(known, desk, &left))
}

/// The drafted awards of a group, under another decision.
fn moved(
    known: &Known<'_>,
    group: &Group,
    decision: Option<DecisionId>,
) -> Result<Vec<Edit>, Failure> {
    let mut edits = Vec::new();
    for id in group.names.iter().filter(|n| n.stands() && !n.is_issued).filter_map(|n| n.award) {
        if let Some(award) = known.try_get(|read| read.award(id))? {
            edits.push(Edit::save(Award { decision, ..award }));
        }
    }
    Ok(edits)
}

/// One step that puts everybody of a round under a decision of whoever awards them: a draft for each of our
/// bodies and forms that has none open. `None` when nobody waits for one.
///
/// # Errors
/// Why the book could not be read.
pub fn drafts_for(known: &Known<'_>, desk: &Desk) -> Result<Option<Edit>, Failure> {
    let Some(round) = desk.round.id else { return Ok(None) };
    // A new decision takes loose awards by itself: all are made first, then each award is put where it belongs.
    let (mut decisions, mut awards, mut proposed) = (Vec::new(), Vec::new(), Vec::new());
    for group in desk.groups.iter().filter(|g| g.is_ours) {
        let waiting = || group.names.iter().filter(|n| n.stands() && !n.is_decided);
        if waiting().next().is_none() {
            continue;
        }
        let decision = group.open_decision().and_then(|d| d.id).unwrap_or_else(|| {
            let counts: Counts = waiting().map(|n| n.recipient.kind()).collect();
            let new = next_of(known, desk, group, counts);
            decisions.push(Edit::save(new));
            placeholder(decisions.len() - 1)
        });
        for id in waiting().filter_map(|n| n.award) {
            if let Some(award) = known.try_get(|read| read.award(id))? {
                awards.push(Edit::save(Award { decision: Some(decision), ..award }));
            }
        }
        let proposals: Vec<_> = group.without_award().filter_map(|n| n.proposal).collect();
        if !proposals.is_empty() {
            let decision = Some(decision);
            proposed.push(Edit::AwardProposals { round, proposals, decision });
        }
    }
    let edits: Vec<Edit> = decisions.into_iter().chain(awards).chain(proposed).collect();
    let purpose = Purpose::Drafts;
    Ok((!edits.is_empty()).then_some(Edit::Several { purpose, edits }))
}

/// One step by which somebody else signs every decision of a round that is not issued and that may be signed by
/// them: those of their body. `None` when they sign them all.
pub fn signed_by(desk: &Desk, signatory: &Signatory) -> Option<Edit> {
    let mut edits = Vec::new();
    let open =
        desk.our_decisions().filter(|d| d.state != PaperState::Issued && d.body == signatory.body);
    for decision in open {
        let is_there =
            |edit: &Edit| matches!(edit, Edit::Save(Entry::Decision(d)) if d.id == decision.id);
        if decision.signatory != signatory.id && !edits.iter().any(is_there) {
            edits.push(Edit::save(Decision { signatory: signatory.id, ..decision.clone() }));
        }
    }
    let purpose = Purpose::OneField(Field::Signatory);
    (!edits.is_empty()).then_some(Edit::Several { purpose, edits })
}
