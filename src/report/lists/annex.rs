//! (12) Danh sách khen thưởng kèm theo quyết định: one annex of collectives, one of persons, one of
//! households.
use super::{
    ListColumn, SERIAL, closing_words, col, letterhead, money, row, sheet, table, unbroken,
};
use crate::{
    domain::{
        award::{AwardOrder, AwardYears, Round},
        decision::{Decision, FollowsAs, PaperState},
        office::{Body, Signatory},
        paper_kind::PaperKind,
        recipient::{Counts, RecipientKind},
        rule_set::{self, RuleSet},
        vietnamese::{fold, same_name_key},
    },
    layout::{
        block::{Align, Block, Cell, Document, Face, Role, Row, Section},
        texts::each_spot_mut,
    },
    listing::awards::order_awards,
    report::{
        Build, ReportError, ReportParams, ReportSpec,
        about::{AboutKind, awards_of},
        frame::{self, NumberAndDay},
        only_ours,
        options::{self, OptionSpec},
        spots::{self, column as key},
    },
    store::{AwardFilter, AwardRow, Reader, StoreError},
    text::{
        decision_words, labels,
        print::{self, column},
        reports::{self, group},
        template::Template,
    },
};
use jiff::civil::Date;

/// Tập thể.
pub const COLLECTIVES: ReportSpec =
    list("ds-tap-the", RecipientKind::Collective, |read, params, today| {
        build(read, params, today, RecipientKind::Collective)
    });

/// Cá nhân.
pub const PERSONS: ReportSpec = list("ds-ca-nhan", RecipientKind::Person, |read, params, today| {
    build(read, params, today, RecipientKind::Person)
});

/// Hộ gia đình.
pub const HOUSEHOLDS: ReportSpec =
    list("ds-ho-gia-dinh", RecipientKind::Household, |read, params, today| {
        build(read, params, today, RecipientKind::Household)
    });

/// The annex of one kind of recipients.
const fn list(id: &'static str, recipients: RecipientKind, build: Build) -> ReportSpec {
    ReportSpec {
        id,
        group: group::AWARD,
        about: ABOUT,
        recipients: Some(recipients),
        lists: &[],
        of_any_body: false,
        options: OPTIONS,
        build,
    }
}

/// The annex of a kind of recipients.
pub const fn spec(kind: RecipientKind) -> &'static ReportSpec {
    match kind {
        RecipientKind::Collective => &COLLECTIVES,
        RecipientKind::Person => &PERSONS,
        RecipientKind::Household => &HOUSEHOLDS,
    }
}

const ABOUT: &[AboutKind] = &[AboutKind::Decision, AboutKind::Round, AboutKind::Year];
const OPTIONS: &[OptionSpec] = &[
    options::BODY,
    options::REWARD,
    options::CITATION,
    options::ORIENTATION,
    options::ANNEX_SIGNED,
    options::DRAFT_NUMBER,
    options::DRAFT_DAY,
];

/// What stands above a list and below its subject.
#[derive(Clone, Debug)]
pub enum ListHead {
    /// Kèm theo a paper of this kind, whose number and day it cites.
    AnnexedTo(PaperKind),
    /// Letterhead with this place (địa danh) and the day.
    Letterhead(String),
}

/// Everything one list of recipients is made of; a quick list fills it without a book.
#[derive(Clone, Debug)]
pub struct Annex<'a> {
    /// Form of the paper.
    pub rules: &'a RuleSet,
    /// Mirrored margins.
    pub two_sided: bool,
    /// Landscape or portrait; `None`: as the paper usually is.
    pub landscape: Option<bool>,
    /// What stands above.
    pub head: ListHead,
    /// Subject below DANH SÁCH.
    pub subject: String,
    /// What stands below its table; blank: nothing.
    pub closing: String,
    /// Of which recipients.
    pub kind: RecipientKind,
    /// Cơ quan tặng.
    pub body: &'a Body,
    /// Of the decision.
    pub when: NumberAndDay,
    /// Recipients in their order.
    pub rows: Vec<AnnexRow>,
    /// A column of reward money.
    pub with_reward: bool,
    /// A column of achievements.
    pub with_citation: bool,
    /// Does some “Chức vụ, đơn vị” of a pasted table stand in the post because it could not be parted?
    pub unparted: bool,
    /// Right side of the foot; none for an unsigned annex.
    pub signature: Option<Vec<crate::layout::block::Paragraph>>,
}

/// One recipient as printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnexRow {
    /// What names the row: the uid of its award; of a quick list the place of its line.
    pub record: String,
    /// Tên in.
    pub name: String,
    /// Chức vụ in.
    pub position: String,
    /// Đơn vị in; of a household its address.
    pub unit: String,
    /// Thành tích.
    pub citation: String,
    /// Tiền thưởng, đồng.
    pub reward: Option<i64>,
}

/// Composes one annex as a section of its own.
pub fn compose(annex: Annex<'_>) -> Section {
    let rules = annex.rules;
    let mut columns: Vec<ListColumn> = vec![SERIAL];
    // No column stands empty beside another.
    let has_post = annex.rows.iter().any(|r| !r.position.is_empty());
    let has_unit = annex.rows.iter().any(|r| !r.unit.is_empty());
    let in_one =
        annex.unparted || post_and_unit_in_one(annex.rows.iter().map(|r| (&*r.position, &*r.unit)));
    let (post, unit) = (has_post && !in_one, has_unit && !in_one);
    match annex.kind {
        RecipientKind::Collective => {
            columns.push(col(key::NAME, column::COLLECTIVE, 80.0, Align::Left));
            if has_unit {
                columns.push(col(key::UNIT, column::UNIT, 50.0, Align::Left));
            }
        }
        RecipientKind::Person => {
            columns.push(unbroken(key::NAME, column::FULL_NAME, 40.0));
            if in_one {
                columns.push(col(key::POST_AND_UNIT, column::POSITION_UNIT, 50.0, Align::Left));
            }
            if post {
                columns.push(col(key::POST, column::POSITION, 30.0, Align::Left));
            }
            if unit {
                columns.push(col(key::UNIT, column::UNIT, 40.0, Align::Left));
            }
        }
        RecipientKind::Household => {
            columns.push(col(key::NAME, column::HOUSEHOLD, 50.0, Align::Left));
            if has_unit {
                columns.push(col(key::UNIT, column::ADDRESS, 50.0, Align::Left));
            }
        }
    }
    if annex.with_citation {
        columns.push(col(key::ACHIEVEMENT, column::CITATION, 40.0, Align::Left));
    }
    if annex.with_reward {
        columns.push(col(key::REWARD, column::REWARD, 26.0, Align::Right));
    }
    let total: i64 = annex.rows.iter().filter_map(|r| r.reward).fold(0, i64::saturating_add);
    let mut rows: Vec<Row> = annex
        .rows
        .into_iter()
        .enumerate()
        .map(|(i, r)| {
            let mut texts = vec![r.name];
            match annex.kind {
                RecipientKind::Person if in_one => {
                    texts.push(labels::joined(&[&r.position, &r.unit]));
                }
                RecipientKind::Person => {
                    texts.extend(post.then_some(r.position));
                    texts.extend(unit.then_some(r.unit));
                }
                RecipientKind::Collective | RecipientKind::Household => {
                    texts.extend(has_unit.then_some(r.unit));
                }
            }
            texts.extend(annex.with_citation.then_some(r.citation));
            let reward = annex.with_reward.then(|| money(r.reward));
            let cells = texts.into_iter().map(Cell::from).chain(reward);
            row(&r.record, &columns, i + 1, cells)
        })
        .collect();
    // Money nobody was given has no total.
    if annex.with_reward && total > 0 {
        let label = Cell {
            text: column::TOTAL.to_owned(),
            value: None,
            spot: Some(spots::total(key::NAME)),
            face: Face::Bold,
            align: Some(Align::Center),
            span: u8::try_from(columns.len() - 1).unwrap_or(1),
            ..Cell::default()
        };
        let sum =
            Cell { spot: Some(spots::total(key::REWARD)), face: Face::Bold, ..money(Some(total)) };
        rows.push(Row { cells: vec![label, sum], keep_with_previous: true, ..Row::default() });
    }
    let when = &annex.when;
    let mut blocks = match &annex.head {
        ListHead::Letterhead(place) => {
            let mut blocks = letterhead(rules, annex.body, place, when);
            blocks.extend(frame::title(rules, print::LIST, &annex.subject));
            blocks
        }
        ListHead::AnnexedTo(paper) => {
            let note =
                print::annexed_to(rules, *paper, annex.body, &when.number, when.date, when.year);
            annexed_title(rules, &annex.subject, &note)
        }
    };
    let is_annex = matches!(annex.head, ListHead::AnnexedTo(_));
    let mut table = table(rules, &columns, rows);
    let sheet = sheet(rules, annex.two_sided, annex.landscape, &mut table);
    blocks.push(Block::Table(table));
    blocks.extend(closing_words(rules, &annex.closing));
    if let Some(signature) = annex.signature {
        blocks.push(frame::foot(Vec::new(), signature));
    }
    sheet.section(rules, is_annex, blocks)
}

/// Do these persons (post, unit) share one column? A “Chức vụ, đơn vị” that could not be parted stands
/// in the post, longer than a post alone, and has no unit beside it.
pub(in crate::report) fn post_and_unit_in_one<'a>(
    mut persons: impl Iterator<Item = (&'a str, &'a str)>,
) -> bool {
    const WORDS_OF_A_POST: usize = 4;
    persons.any(|(post, unit)| unit.is_empty() && post.split(' ').count() > WORDS_OF_A_POST)
}

/// DANH SÁCH, its subject, and below them the paper it belongs to.
pub(super) fn annexed_title(rules: &RuleSet, subject: &str, note: &str) -> Vec<Block> {
    let mut blocks = vec![
        Block::Paragraph(frame::kind_of_paper(rules, print::LIST)),
        Block::Paragraph(frame::subject_of_paper(rules, subject)),
    ];
    let part = (Role::AnnexNote, Face::Italic);
    let note = frame::centred(rules, part, spots::ANNEX_NOTE, print::no_break(note));
    blocks.extend(frame::close_title(rules, note));
    blocks
}

/// The awards an annex or decision is about, and what they share.
pub(in crate::report) struct Awarded {
    pub(in crate::report) body: Body,
    pub(in crate::report) decision: Decision,
    /// What is given, form by form and content by content: mostly one. Never empty.
    pub(in crate::report) parts: Vec<AwardedPart>,
    /// Year and period, see [`period`].
    pub(in crate::report) years: Years,
}

impl Awarded {
    /// All awards, part by part.
    pub(in crate::report) fn rows(&self) -> impl Iterator<Item = &AwardRow> {
        self.parts.iter().flat_map(|part| &part.rows)
    }
}

/// What is given in one form for one content: a khoản of its decision where there are several.
#[derive(Debug, Default)]
pub(in crate::report) struct AwardedPart {
    /// Hình thức.
    pub(in crate::report) form: String,
    /// Thành tích as the papers print it.
    pub(in crate::report) citation: String,
    /// In their order, kind by kind.
    pub(in crate::report) rows: Vec<AwardRow>,
    /// What tells its texts from those of the others; `None`: it is the only one.
    key: Option<String>,
}

/// Parts a decision's awards by form and content: what its round usually gives comes first, the others as they are met.
/// What a round says of an achievement holds for every form given for its content.
fn parted(rows: Vec<AwardRow>, round: Option<&Round>, years: Years) -> Vec<AwardedPart> {
    let usual_form = round.map_or("", |round| round.form.as_str());
    let usual_content = same_name_key(round.map_or("", |round| round.content.as_str()));
    let is_of_round = |content: &str| content == usual_content;
    let mut parts: Vec<((String, String), AwardedPart)> = Vec::new();
    for row in rows {
        // An award that says no content is for that of its round.
        let content = match same_name_key(&row.content) {
            own if own.is_empty() => usual_content.clone(),
            own => own,
        };
        let of = (row.form.clone(), content);
        if let Some((_, part)) = parts.iter_mut().find(|(known, _)| *known == of) {
            part.rows.push(row);
            continue;
        }
        let set = round.filter(|r| is_of_round(&of.1) && !r.citation.is_empty());
        let said = round.filter(|_| is_of_round(&of.1)).map_or(&row.content, |r| &r.content);
        let part = AwardedPart {
            form: row.form.clone(),
            citation: set
                .map_or_else(|| print::citation(&row.form, said, years), |r| r.citation.clone()),
            key: Some(fold(&of.0)),
            rows: vec![row],
        };
        parts.push((of, part));
    }
    parts.sort_by_key(|((form, content), _)| (!is_of_round(content), form != usual_form));
    let forms: Vec<String> = parts.iter().map(|((form, _), _)| fold(form)).collect();
    let is_alone = parts.len() == 1;
    let named = |((_, content), mut part): ((String, String), AwardedPart)| {
        let of_form = |form: &&String| Some(*form) == part.key.as_ref();
        if forms.iter().filter(of_form).count() > 1 {
            part.key = part.key.map(|form| format!("{form}, {content}"));
        }
        // Alone it is the paper itself; among others none is taken for another's.
        part.key = part.key.filter(|_| !is_alone);
        part
    };
    parts.into_iter().map(named).collect()
}

/// The decision all these awards stand under.
fn only_decision(read: Reader<'_>, rows: &[AwardRow]) -> Result<Option<Decision>, StoreError> {
    let only = rows.first().and_then(|r| r.decision);
    let only = only.filter(|id| rows.iter().all(|r| r.decision == Some(*id)));
    Ok(only.map(|id| read.decision(id)).transpose()?.flatten())
}

/// The awards an annex is asked of, and what they stand under; those of a year are of one body.
fn asked_awards(params: &ReportParams) -> Option<AwardFilter> {
    let of_year = AboutKind::of(params.about) == Some(AboutKind::Year);
    let body = if of_year { Some(params.body()?) } else { None };
    awards_of(params.about, body)
}

/// The decision that a paper of these parameters is about, if there is one.
pub(crate) fn decision_of(
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Option<Decision>, StoreError> {
    if let Some(id) = params.decision() {
        return read.decision(id);
    }
    let Some(filter) = asked_awards(params) else { return Ok(None) };
    let mut rows = read.award_rows(filter)?;
    rows.retain(|r| !r.is_revoked);
    only_decision(read, &rows)
}

/// Has the annex of these parameters a recipient of this kind?
///
/// # Errors
/// [`StoreError`]: the book could not be read.
pub(crate) fn has_recipients(
    read: Reader<'_>,
    params: &ReportParams,
    kind: RecipientKind,
) -> Result<bool, StoreError> {
    let Some(filter) = asked_awards(params) else { return Ok(false) };
    let rows = read.award_rows(filter)?;
    Ok(rows.iter().any(|r| !r.is_revoked && r.recipient.kind() == kind))
}

/// Reads the awards of a decision, a round, or a year and body. Only of a body of ours.
pub(in crate::report) fn read_awarded(
    read: Reader<'_>,
    params: &ReportParams,
) -> Result<Awarded, ReportError> {
    let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
    let filter = asked_awards(params).ok_or_else(|| refuse(reports::CHOOSE_ANNEX))?;
    let mut decision = None;
    let mut round = None;
    if let Some(id) = filter.decision {
        let found = read.decision(id)?.ok_or_else(|| refuse(reports::GONE))?;
        round = found.round.map(|r| read.round(r)).transpose()?.flatten();
        decision = Some(found);
    } else if let Some(id) = filter.round {
        round = Some(read.round(id)?.ok_or_else(|| refuse(reports::GONE))?);
    }
    let mut rows = read.award_rows(filter)?;
    rows.retain(|r| !r.is_revoked);
    // A round or a year whose awards stand under one decision cites that decision.
    if decision.is_none() {
        decision = only_decision(read, &rows)?;
    }
    let body_id = decision
        .as_ref()
        .and_then(|d| d.body)
        .or(round.as_ref().and_then(|r| r.body))
        .or(filter.body)
        .ok_or_else(|| refuse(reports::GONE))?;
    let body = only_ours(read.body(body_id)?.ok_or_else(|| refuse(reports::GONE))?)?;
    order_awards(&mut rows, round.as_ref().map_or(AwardOrder::ByUnit, |r| r.order));
    // Kind by kind, each in the one order.
    rows.sort_by_key(|r| r.recipient.kind());
    let years = period(round.as_ref().map(|r| &r.years).or(rows.first().map(|r| &r.years)));
    // A decision says each form in a khoản of its own. What no decision holds together is of one form.
    let parts = if decision.is_some() && !rows.is_empty() {
        parted(rows, round.as_ref(), years)
    } else {
        vec![together(rows, round.as_ref(), years)?]
    };
    Ok(Awarded { body, decision: decision.unwrap_or_default(), parts, years })
}

/// Awards that no decision parts: all of one form, for what their round says.
fn together(
    rows: Vec<AwardRow>,
    round: Option<&Round>,
    years: Years,
) -> Result<AwardedPart, ReportError> {
    let first = rows.first();
    if let Some((one, other)) = first.and_then(|first| {
        let other = rows.iter().find(|row| row.body != first.body)?;
        Some((&first.body_name, &other.body_name))
    }) {
        return Err(ReportError::Refused(reports::mixed_bodies(one, other)));
    }
    let form = first.map(|r| &r.form).or(round.map(|r| &r.form)).cloned().unwrap_or_default();
    if let Some(other) = rows.iter().find(|r| r.form != form) {
        return Err(ReportError::Refused(reports::mixed_forms(&form, &other.form)));
    }
    let content = round.map(|r| r.content.as_str()).or(first.map(|r| r.content.as_str()));
    let set = round.map(|r| r.citation.clone()).filter(|c| !c.is_empty());
    let citation =
        set.unwrap_or_else(|| print::citation(&form, content.unwrap_or_default(), years));
    Ok(AwardedPart { form, citation, rows, key: None })
}

/// Year and period, as [`period`] gives them.
type Years = (i64, Option<(i64, i64)>);

/// Year and period as the texts take them.
pub(in crate::report) fn period(years: Option<&AwardYears>) -> Years {
    let whole =
        |e: &crate::domain::entered::Entered<crate::domain::entered::Whole>| e.get().map(|y| y.0);
    years.map_or((0, None), |y| {
        (whole(&y.year).unwrap_or(0), whole(&y.period_from).zip(whole(&y.period_to)))
    })
}

fn build(
    read: Reader<'_>,
    params: &ReportParams,
    today: Date,
    kind: RecipientKind,
) -> Result<Document, ReportError> {
    let awarded = read_awarded(read, params)?;
    let office = read.office()?;
    let spec = spec(kind);
    let Some(rules) = &rule_set::of(&awarded.body) else {
        return Err(ReportError::Refused(reports::GONE.to_owned()));
    };
    let signature = if params.is_on(&options::ANNEX_SIGNED) {
        Some(signature_of(read, rules, &awarded.body, &awarded.decision)?)
    } else {
        None
    };
    // The year of the blank day is the year of the paper, not of the achievement.
    let when = NumberAndDay::of(&awarded.decision, params, today);
    let words = Template::of_decision(&office.wordings);
    let mut sections = Vec::new();
    for part in &awarded.parts {
        let rows: Vec<AnnexRow> = part
            .rows
            .iter()
            .filter(|r| r.recipient.kind() == kind)
            .map(|r| AnnexRow {
                record: r.uid.clone(),
                name: r.name.clone(),
                position: r.position_title.clone(),
                unit: r.unit.clone(),
                citation: r.citation.clone(),
                reward: r.reward,
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let form = match awarded.decision.follows_as {
            FollowsAs::Supplement => print::supplementary(&part.form),
            FollowsAs::First | FollowsAs::Amendment => part.form.clone(),
        };
        let mut section = compose(Annex {
            rules,
            two_sided: office.two_sided,
            landscape: params.landscape(),
            head: ListHead::AnnexedTo(PaperKind::Decision),
            subject: decision_words::annex_title(&words, kind, &form, &part.citation),
            closing: decision_words::annex_count(&words, Counts::of(kind, rows.len())),
            kind,
            body: &awarded.body,
            when: when.clone(),
            rows,
            with_reward: params.is_on(&options::REWARD),
            with_citation: params.is_on(&options::CITATION),
            unparted: false,
            signature: signature.clone(),
        });
        if let Some(key) = &part.key {
            each_spot_mut(&mut section, |spot| *spot = spots::of_part(spot, key));
        }
        sections.push(section);
    }
    if sections.is_empty() {
        return Err(ReportError::Empty(reports::empty(spec.title())));
    }
    Ok(Document {
        title: reports::in_years(spec.title(), awarded.years),
        author: awarded.body.full_name,
        sections,
    })
}

/// Who signs for a body: the chosen signatory, or the one in post on the decision's day.
pub(crate) fn signatory_of(
    read: Reader<'_>,
    body: &Body,
    decision: &Decision,
) -> Result<Option<Signatory>, StoreError> {
    let mut all: Vec<_> = read.signatories()?.into_iter().filter(|s| s.body == body.id).collect();
    let chosen = all.iter().position(|s| s.id.is_some() && s.id == decision.signatory);
    // Who signs by order does so where that was chosen, or where nobody else is there.
    let in_post =
        |by_order: bool| all.iter().position(|s| s.by_order == by_order && is_in_post(s, decision));
    let usual = || in_post(false).or_else(|| in_post(true));
    let at = chosen.or_else(|| usual().filter(|_| decision.state != PaperState::Issued));
    Ok(at.map(|at| all.swap_remove(at)))
}

pub(in crate::report) fn is_in_post(signatory: &Signatory, decision: &Decision) -> bool {
    decision.date.get().map_or_else(|| signatory.to.text.is_empty(), |day| signatory.in_post(day))
}

/// The signature of a decision's body.
pub(in crate::report) fn signature_of(
    read: Reader<'_>,
    rules: &RuleSet,
    body: &Body,
    decision: &Decision,
) -> Result<Vec<crate::layout::block::Paragraph>, ReportError> {
    let signs = signatory_of(read, body, decision)?;
    // The head of an office below the body, who signs by order, is not the head of the body.
    let is_head = |s: &Signatory| s.body == body.id && s.is_head && !s.by_order;
    let heads = read.signatories()?.into_iter().filter(is_head);
    let head = heads.into_iter().find(|s| is_in_post(s, decision)).map(|s| s.position);
    Ok(frame::signature(rules, body, signs.as_ref(), &head.unwrap_or_default()))
}
