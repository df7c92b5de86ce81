//! (11) Quyết định khen thưởng.
use crate::{
    domain::rule_set,
    layout::block::{Block, Document, Style},
    listing::awards::count,
    report::{
        ParamKind, ReportError, ReportParams, ReportSpec,
        frame::{self, NumberAndDay},
        lists::annex::{Awarded, read_awarded, signature_of},
    },
    store::Reader,
    text::{
        numbers::NumberWords,
        print,
        reports::{self, group, title},
    },
};
use jiff::civil::Date;

/// The decision.
pub const SPEC: ReportSpec = ReportSpec {
    id: "quyet-dinh",
    title: title::DECISION,
    group: group::AWARD,
    params: &[ParamKind::Decision],
    build,
};

/// The articles a decision gets from the data: what the clerk starts from.
pub(in crate::report) fn articles(
    awarded: &Awarded,
    named_limit: usize,
    words: &NumberWords,
) -> Vec<String> {
    let counts = count(&awarded.rows);
    let first = if (1..=named_limit).contains(&counts.total()) {
        let names: Vec<String> = awarded
            .rows
            .iter()
            .map(|r| {
                if r.recipient.is_person() {
                    print::named_person(&r.name, &r.position_title, &r.unit)
                } else {
                    r.name.clone()
                }
            })
            .collect();
        print::article_named(&awarded.form, &names, &awarded.citation)
    } else {
        print::article_annexed(&awarded.form, counts, &awarded.citation)
    };
    let mut articles = vec![first];
    let total: i64 = awarded.rows.iter().filter_map(|r| r.reward).sum();
    if total > 0 {
        articles.push(print::article_reward(total, words));
    }
    articles.push(print::article_carried_out(awarded.body.in_text()));
    articles
}

/// The articles of a decision made from the data, for the form: one a line.
///
/// # Errors
/// [`ReportError`].
pub fn articles_from_data(read: Reader<'_>, params: &ReportParams) -> Result<String, ReportError> {
    let awarded = read_awarded(read, params)?;
    let office = read.office()?;
    let words = NumberWords { empty_tens: office.empty_tens_word, thousand: office.thousand_word };
    let limit = office.named_recipient_limit.get().map_or(3, |n| n.0 as usize);
    let lines: Vec<String> = articles(&awarded, limit, &words)
        .into_iter()
        .enumerate()
        .map(|(i, text)| format!("{} {text}", print::article_head(i + 1)))
        .collect();
    Ok(lines.join("\n"))
}

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    if params.decision.is_none() {
        return Err(ReportError::Refused(reports::CHOOSE_DECISION.to_owned()));
    }
    let awarded = read_awarded(read, params)?;
    let (decision, body) = (&awarded.decision, &awarded.body);
    let rules = rule_set::by_id(&body.rule_set)
        .ok_or_else(|| ReportError::Refused(reports::GONE.to_owned()))?;
    let office = read.office()?;
    let when = NumberAndDay::of(decision, params, today);
    let mut blocks = frame::letterhead(rules, body, &office.place, &when);
    blocks.extend(frame::title(rules, print::DECISION, &decision.summary));
    for line in decision.bases.lines().filter(|l| !l.is_empty()) {
        blocks.push(Block::Paragraph(frame::body_text(rules, &print::basis(line))));
    }
    if !decision.considering.is_empty() {
        blocks.push(Block::Paragraph(frame::body_text(
            rules,
            &print::considering(&decision.considering),
        )));
    }
    let who = if body.decides_as.is_empty() { &body.letterhead_name } else { &body.decides_as };
    let who = crate::domain::vietnamese::capitals(&who.replace('\n', " "));
    blocks.push(Block::Paragraph(
        frame::centred(print::decides(&who), Style::bold(rules.sizes.body)).space(10.0).with_next(),
    ));
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
            blocks.push(Block::Paragraph(frame::body_text(rules, &rest)));
        } else {
            number_of_articles += 1;
            blocks.push(Block::Paragraph(frame::article(rules, head, &rest)));
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
    blocks.push(frame::foot(
        frame::recipients(rules, &first, to),
        signature_of(read, rules, body, decision)?,
    ));
    let paper = frame::paper(rules, office.two_sided, false);
    Ok(Document {
        title: format!("{}: {}", SPEC.title, decision.summary.replace('\n', " ")),
        author: body.full_name.clone(),
        sections: vec![frame::section(rules, paper, false, blocks)],
    })
}
