//! (11) Quyết định khen thưởng.
use crate::{
    domain::{
        award::Concern,
        decision::{Decision, FollowsAs, Gap},
        ids::{Kind, RoundId},
        meeting::Meeting,
        office::{Body, Signatory},
        paper_kind::PaperKind,
        recipient::RecipientKind,
        rule_set::{self, Articles, NamesInArticle, RuleSet},
        vietnamese::fold,
    },
    layout::block::{Block, Document},
    listing::awards::count,
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        frame::{self, NumberAndDay},
        lists::annex::{Awarded, AwardedPart, read_awarded, signatory_of, signature_of},
        options,
        sheets::named,
        spots,
    },
    store::{AwardFilter, AwardRow, ProposalRow, Reader, StoreError},
    text::{
        decision_words,
        numbers::NumberWords,
        print,
        reports::{self, group},
        sentence,
        template::Template,
    },
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The decision.
pub const SPEC: ReportSpec = ReportSpec {
    id: "quyet-dinh",
    group: group::AWARD,
    about: &[AboutKind::Decision],
    recipients: None,
    lists: &[Kind::Decision],
    of_any_body: false,
    options: &[options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

/// What one form is given to whom for what, a paragraph each: by name where they are few.
fn article_of(
    read: Reader<'_>,
    rules: &RuleSet,
    awarded: &Awarded,
    part: &AwardedPart,
    (sentences, named_limit): (&Template, usize),
) -> Result<Vec<String>, StoreError> {
    let counts = count(&part.rows);
    // A form that is not known yet leaves its room, and no hole in the sentence.
    let form = match part.form.as_str() {
        "" => print::WORD_FOR_THE_PEN,
        form => form,
    };
    let supplementary = print::supplementary(form);
    let is_supplement = awarded.decision.follows_as == FollowsAs::Supplement;
    let form = if is_supplement { supplementary.as_str() } else { form };
    if !(1..=named_limit).contains(&counts.total()) {
        return Ok(vec![decision_words::article_annexed(sentences, form, counts, &part.citation)]);
    }
    let name = |r: &AwardRow| {
        named(
            read,
            rules,
            &r.recipient,
            (r.name.as_str(), r.position_title.as_str(), r.unit.as_str()),
        )
    };
    let names = part.rows.iter().map(name).collect::<Result<Vec<_>, _>>()?;
    // Numbers below a numbered khoản would be taken for khoản; one name needs none.
    let is_alone = awarded.parts.len() == 1 && names.len() > 1;
    Ok(match rules.names_in_article {
        NamesInArticle::Numbered if is_alone => {
            decision_words::article_listed(sentences, (form, counts), &names, &part.citation)
        }
        _ => vec![decision_words::article_named(sentences, form, &names, &part.citation)],
    })
}

/// The articles a decision gets from the data, each with its paragraphs: what the clerk starts from.
fn articles(
    read: Reader<'_>,
    rules: &RuleSet,
    awarded: &Awarded,
    (sentences, named_limit): (&Template, usize),
    words: &NumberWords,
) -> Result<Vec<Vec<String>>, StoreError> {
    let all: Vec<AwardRow> = awarded.rows().cloned().collect();
    let counts = count(&all);
    let said =
        |part: &AwardedPart| article_of(read, rules, awarded, part, (sentences, named_limit));
    let mut first = match awarded.parts.as_slice() {
        [only] => said(only)?,
        parts => {
            let parts = parts.iter().map(|part| {
                Ok(said(part)?.iter().map(|text| text.trim_end_matches('.')).collect())
            });
            let parts = parts.collect::<Result<_, StoreError>>()?;
            std::iter::once(decision_words::article_several(sentences, counts))
                .chain(print::clauses(parts))
                .collect()
        }
    };
    let total: i64 = all.iter().filter_map(|r| r.reward).fold(0, i64::saturating_add);
    let reward = (total > 0).then(|| decision_words::article_reward(sentences, total, words));
    let (second, says_since) = match (rules.articles, reward) {
        (Articles::Two, reward) => {
            first.extend(reward);
            (None, true)
        }
        (Articles::Three, None) => (Some(decision_words::article_effect(sentences)), false),
        (Articles::AsNeeded | Articles::Three, reward) => (reward, true),
    };
    let last = decision_words::article_carried_out(sentences, counts, &awarded.body, says_since);
    let others = second.into_iter().chain([last]).map(|text| vec![text]);
    // A break set by hand in a citation or a name is for its title: here it would part a paragraph.
    let in_lines = |article: Vec<String>| {
        article.iter().map(|paragraph| sentence::in_one_line(paragraph)).collect()
    };
    Ok(std::iter::once(first).chain(others).map(in_lines).collect())
}

/// The articles that a decision begins with which changes what another one says: what, is left for the clerk.
fn amending_articles(
    read: Reader<'_>,
    rules: &RuleSet,
    awarded: &Awarded,
) -> Result<Vec<Vec<String>>, ReportError> {
    let amended = awarded.decision.follows.map(|id| read.decision(id)).transpose()?.flatten();
    let amended = amended.unwrap_or_default();
    let of = (amended.number.as_str(), amended.date.get());
    Ok(print::amending_articles(rules, &awarded.body, of))
}

/// The articles of a decision made from the data, for the form: one a line.
///
/// # Errors
/// [`ReportError`].
pub fn articles_from_data(read: Reader<'_>, params: &ReportParams) -> Result<String, ReportError> {
    let awarded = read_awarded(read, params)?;
    let office = read.office()?;
    let sentences = Template::of_decision(&office.wordings);
    let words = NumberWords { empty_tens: office.empty_tens_word, thousand: office.thousand_word };
    let limit = office.named_recipient_limit.get().map_or(3, |n| n.0 as usize);
    let rules = rules_of(&awarded.body)?;
    let articles = if awarded.decision.awards() {
        articles(read, &rules, &awarded, (&sentences, limit), &words)?
    } else {
        amending_articles(read, &rules, &awarded)?
    };
    Ok(print::numbered_articles(&articles))
}

fn rules_of(body: &Body) -> Result<RuleSet, ReportError> {
    rule_set::of(body).ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))
}

/// What a decision that is not issued yet still lacks, see [`Gap`]; its sentence is `reports::gap`.
///
/// # Errors
/// The book could not be read.
pub fn gaps(read: Reader<'_>, decision: &Decision) -> Result<Vec<Gap>, StoreError> {
    let body = decision.body.map(|id| read.body(id)).transpose()?.flatten();
    // The papers of others are their own affair.
    let Some(body) = body.filter(|b| b.is_ours) else { return Ok(Vec::new()) };
    let rows = match decision.id {
        Some(id) => {
            read.award_rows(AwardFilter { decision: Some(id), ..AwardFilter::default() })?
        }
        None => Vec::new(),
    };
    let forms: BTreeSet<&str> = rows.iter().map(|r| r.form.as_str()).collect();
    let signs = signatory_of(read, &body, decision)?;
    let mut gaps = gaps_of(decision, &body, &rows, signs.as_ref());
    if let Some(round) = decision.round.filter(|_| !rows.is_empty()) {
        let of = AwardFilter { round: Some(round), body: decision.body, ..AwardFilter::default() };
        let waits =
            |r: &AwardRow| r.decision.is_none() && !r.is_revoked && forms.contains(r.form.as_str());
        let waiting = read.award_rows(of)?.iter().filter(|r| waits(r)).count();
        gaps.extend((waiting > 0).then_some(Gap::Undecided(waiting)));
        gaps.extend(gaps_of_names(read, round, &rows)?);
    }
    Ok(gaps)
}

/// What its names lack: agencies that had something to say, votes that did not suffice, dossiers not whole.
fn gaps_of_names(
    read: Reader<'_>,
    round: RoundId,
    rows: &[AwardRow],
) -> Result<Vec<Gap>, StoreError> {
    let mut proposals = read.proposal_rows(Some(round), None)?;
    let awarded = |p: &ProposalRow| rows.iter().any(|row| row.recipient.is_same(&p.recipient));
    proposals.retain(awarded);
    let meetings = read.meetings_of(round)?;
    let fails = |p: &&ProposalRow| {
        let voted = |meeting: &Meeting| {
            let vote = meeting.votes.iter().find(|v| v.proposal == p.id && v.is_counted());
            vote.map(|vote| meeting.on(vote))
        };
        let last = meetings.iter().find_map(voted);
        last.is_some_and(|vote| vote.passes == Some(false) && !vote.has_reason)
    };
    let unfinished = |p: &&ProposalRow| {
        let lacks = p.lacking > 0 && !p.kept.answers(Concern::Dossier);
        lacks || p.asked.answered < p.asked.all
    };
    let objected = |p: &&ProposalRow| p.asked.objections > 0 && !p.kept.answers(Concern::Objection);
    let fails = |p: &&ProposalRow| fails(p) && !p.kept.answers(Concern::Vote);
    let counted = [
        (proposals.iter().filter(objected).count(), Gap::Objections as fn(_) -> _),
        (proposals.iter().filter(fails).count(), Gap::NotPassed),
        (proposals.iter().filter(unfinished).count(), Gap::Unfinished),
    ];
    Ok(counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, gap)| gap(count)).collect())
}

/// Does a decision give several forms that its subject, or the articles the clerk wrote, do not all name?
fn names_too_few(decision: &Decision, rows: &[AwardRow]) -> bool {
    let forms: BTreeSet<&str> = rows.iter().map(|r| r.form.as_str()).collect();
    let names_all = |text: &str| {
        let text = fold(text);
        forms.iter().all(|form| text.contains(&fold(form)))
    };
    // “khen thưởng” says it of every form.
    let of_all = fold(&decision.summary).contains(&fold(print::OF_EVERY_FORM));
    let articles = decision.articles.trim();
    forms.len() > 1
        && (!of_all && !names_all(&decision.summary)
            || !articles.is_empty() && !names_all(articles))
}

/// The same from what is known: whom it awards, with which form, and whether someone signs.
/// Does a line of it still stand as dots?
fn has_room(decision: &Decision) -> bool {
    let room = print::room_for_words();
    let texts = [&decision.bases, &decision.articles, &decision.distribution];
    texts.into_iter().any(|text| text.contains(&room))
}

fn gaps_of(
    decision: &Decision,
    body: &Body,
    rows: &[AwardRow],
    signs: Option<&Signatory>,
) -> Vec<Gap> {
    let bases: Vec<&str> = decision.bases.lines().filter(|l| !l.trim().is_empty()).collect();
    let proposed = !decision.considering.trim().is_empty();
    let awards = decision.awards();
    let personal = rows
        .iter()
        .any(|r| print::is_personal(&r.form) && r.recipient.kind() != RecipientKind::Person);
    [
        (awards && rows.is_empty(), Gap::Recipients),
        (!awards && print::leaves_room(&decision.articles), Gap::Articles),
        (awards && has_room(decision), Gap::Room),
        (names_too_few(decision, rows), Gap::Forms),
        (personal, Gap::OnlyPersons),
        (bases.is_empty(), Gap::Bases),
        (!bases.is_empty() && !bases.iter().any(|b| print::gives_authority(b)), Gap::Authority),
        (awards && !proposed && !bases.iter().any(|b| print::is_proposal(b)), Gap::Proposal),
        (signs.is_none(), Gap::Signatory),
        (signs.is_some_and(|s| s.position.trim().is_empty() && s.needs_post(body)), Gap::Post),
        (body.symbol_of(PaperKind::Decision).is_empty(), Gap::Symbol),
    ]
    .into_iter()
    .filter_map(|(lacks, gap)| lacks.then_some(gap))
    .collect()
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    if params.decision().is_none() {
        return Err(ReportError::Refused(reports::CHOOSE_DECISION.to_owned()));
    }
    let awarded = read_awarded(read, params)?;
    let (decision, body) = (&awarded.decision, &awarded.body);
    let rules = &rules_of(body)?;
    let office = read.office()?;
    let when = NumberAndDay::of(decision, params, today);
    let mut blocks = frame::letterhead(rules, body, &office.place, &when);
    blocks.extend(frame::title(rules, print::DECISION, &decision.summary));
    let grounds = (decision.bases.as_str(), decision.considering.as_str());
    blocks.extend(frame::deciding(rules, body, grounds));
    let text = if decision.articles.is_empty() {
        articles_from_data(read, params)?
    } else {
        decision.articles.clone()
    };
    let paragraphs: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let mut number_of_articles = 0;
    for (i, line) in paragraphs.iter().enumerate() {
        let (head, rest) = print::split_article(line);
        let rest = if i + 1 == paragraphs.len() {
            format!("{}{}", rest.trim_end_matches(['.', '/']), rules.end_mark)
        } else {
            rest.to_owned()
        };
        if head.is_empty() {
            blocks.push(Block::Paragraph(frame::body_text(rules, spots::paragraph(i), &rest)));
        } else {
            number_of_articles += 1;
            blocks.push(Block::Paragraph(frame::article(rules, number_of_articles, head, &rest)));
        }
    }
    let to = if decision.distribution.is_empty() {
        &body.default_recipients
    } else {
        &decision.distribution
    };
    let first = if number_of_articles > 0 {
        print::as_in_article(number_of_articles)
    } else {
        String::new()
    };
    // Articles made from the data are counted anew; the line that names the last one follows.
    let follows =
        |line: &str| decision.articles.trim().is_empty() && print::names_one_article(line);
    let to: Vec<&str> =
        to.lines().map(|line| if follows(line) { first.as_str() } else { line }).collect();
    blocks.push(frame::foot(
        frame::recipients(rules, &first, &to.join("\n")),
        signature_of(read, rules, body, decision)?,
    ));
    let paper = frame::paper(rules, office.two_sided, false);
    Ok(Document {
        title: reports::in_years(
            &format!("{}: {}", SPEC.title(), decision.summary.replace('\n', " ")),
            awarded.years,
        ),
        author: body.full_name.clone(),
        sections: vec![frame::section(rules, paper, false, blocks)],
    })
}
