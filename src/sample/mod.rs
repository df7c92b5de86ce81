//! The sample office: the year 2016 of the founding report, with invented people clearly marked.
//! The data is `assets/sample-2016.json`; it goes into a book through the same door as a clerk's work.
mod filling;
pub mod large;
mod year;

use crate::{
    domain::{
        award::{Award, AwardYears, Proposal, Recipient, Round, RoundState},
        calendar::Moment,
        consultation::{Consultation, ConsultationAnswer},
        decision::{Decision, PaperState},
        edit::{Actor, Edit},
        entered::{Entered, Money, Whole},
        ids::{BodyId, DecisionId, ProposalId, Record, RoundId, SignatoryId, UnitKindId},
        legal_basis::LegalBasis,
        meeting::{Meeting, ShareOf, Vote, VotingRule},
        office::{Body, Office, Signatory, Signing, Term},
        person::{Gender, Person, Post},
        recipient::{Counts, RecipientKind},
        share::Share,
        unit::{Unit, UnitKind},
    },
    text::{decision_words, template::Template},
    workspace::{Workspace, WorkspaceError},
};
use filling::Filling;
use serde::Deserialize;

/// The form of every award of the sample.
const FORM: &str = crate::text::sample::CERTIFICATE;

#[derive(Deserialize)]
struct Sample {
    office: SampleOffice,
    kinds: Vec<(String, bool)>,
    terms: Vec<(String, String, String)>,
    bodies: Vec<SampleBody>,
    signatories: Vec<(String, String, String, bool, String, String)>,
    bases: Vec<(String, String, String, String, String, String)>,
    units: Vec<SampleUnit>,
    people: Vec<(String, String, String, usize, String)>,
    main_round: SampleRound,
    achievements: Vec<String>,
    khoi: SampleDecision,
    proposed_only: Recipients,
    tinh: Vec<SampleDecision>,
    #[serde(flatten)]
    year: year::SampleYear,
    five_years: SampleFiveYears,
    earlier: Vec<SampleEarlier>,
}

#[derive(Deserialize)]
struct SampleOffice {
    name: String,
    place: String,
}

#[derive(Deserialize)]
struct SampleBody {
    key: String,
    full_name: String,
    short_name: String,
    in_text: String,
    letterhead_parent: String,
    letterhead_name: String,
    symbol: String,
    level: String,
    signing: Signing,
    on_behalf_of: String,
    decides_as: String,
    default_recipients: String,
    is_ours: bool,
    series_kept_here: bool,
}

#[derive(Deserialize)]
struct SampleUnit {
    name: String,
    kind: usize,
}

#[derive(Deserialize)]
struct SampleRound {
    name: String,
    content: String,
    citation: String,
}

#[derive(Deserialize)]
struct Recipients {
    units: Vec<usize>,
    people: Vec<usize>,
}

impl Recipients {
    fn counts(&self) -> Counts {
        Counts { collectives: self.units.len(), persons: self.people.len(), households: 0 }
    }
}

#[derive(Deserialize)]
struct SampleDecision {
    /// Căn cứ; none for papers of others.
    #[serde(default)]
    bases: Vec<String>,
    number: String,
    date: String,
    #[serde(flatten)]
    to: Recipients,
}

#[derive(Deserialize)]
struct SampleFiveYears {
    #[serde(flatten)]
    round: SampleRound,
    #[serde(flatten)]
    decision: SampleDecision,
}

#[derive(Deserialize)]
struct SampleEarlier {
    year: i64,
    #[serde(flatten)]
    to: Recipients,
}

impl Filling<'_> {
    /// The recipients of one paper, collectives first.
    fn recipients(&self, to: &Recipients) -> Vec<Recipient> {
        let units =
            to.units.iter().filter_map(|i| self.units.get(*i)).map(|id| Recipient::Unit(*id));
        let people =
            to.people.iter().filter_map(|i| self.people.get(*i)).map(|id| Recipient::Person(*id));
        units.chain(people).collect()
    }

    fn round(&mut self, round: Round) -> Result<RoundId, WorkspaceError> {
        match self.add(Edit::save(round))? {
            Record::Round(id) => Ok(id),
            _ => Err(WorkspaceError::Gone),
        }
    }

    fn decision(&mut self, decision: Decision) -> Result<DecisionId, WorkspaceError> {
        match self.add(Edit::save(decision))? {
            Record::Decision(id) => Ok(id),
            _ => Err(WorkspaceError::Gone),
        }
    }

    fn awards(&mut self, like: &Award, to: &Recipients) -> Result<(), WorkspaceError> {
        for recipient in self.recipients(to) {
            self.add(Edit::save(Award { recipient: Some(recipient), ..like.clone() }))?;
        }
        Ok(())
    }

    /// Issues a decision of ours.
    fn issue(&mut self, id: DecisionId, number: &str, date: &str) -> Result<(), WorkspaceError> {
        let decision = self.book.read().decision(id)?.ok_or(WorkspaceError::Gone)?;
        let decision = Decision { number: number.into(), date: date.into(), ..decision };
        self.add(Edit::IssueDecision(decision)).map(|_| ())
    }
}

/// Makes an empty book the sample office of 2016.
///
/// # Errors
/// [`WorkspaceError`]; the sample itself passes every rule, so only the disk can refuse.
pub fn fill(book: &mut Workspace, by: &Actor, at: Moment) -> Result<(), WorkspaceError> {
    let Ok(sample) = serde_json::from_str::<Sample>(include_str!("../../assets/sample-2016.json"))
    else {
        return Err(WorkspaceError::Gone);
    };
    let mut filling = Filling { book, by: by.clone(), at, units: Vec::new(), people: Vec::new() };
    let f = &mut filling;
    f.book.apply(
        Edit::SaveOffice(Office {
            name: sample.office.name,
            place: sample.office.place,
            ..Office::default()
        }),
        by,
        at,
    )?;
    for (name, from, to) in sample.terms {
        f.add(Edit::save(Term {
            name,
            from: from.as_str().into(),
            to: to.as_str().into(),
            ..Term::default()
        }))?;
    }
    let mut bodies: Vec<(String, BodyId)> = Vec::new();
    for b in sample.bodies {
        let body = Body {
            full_name: b.full_name,
            short_name: b.short_name,
            in_text: b.in_text,
            letterhead_parent: b.letterhead_parent,
            letterhead_name: b.letterhead_name,
            symbol: b.symbol,
            level: b.level,
            signing: b.signing,
            on_behalf_of: b.on_behalf_of,
            decides_as: b.decides_as,
            default_recipients: b.default_recipients,
            is_ours: b.is_ours,
            series_kept_here: b.series_kept_here,
            ..Body::default()
        };
        if let Record::Body(id) = f.add(Edit::save(body))? {
            bodies.push((b.key, id));
        }
    }
    let body = |key: &str| bodies.iter().find(|(k, _)| k == key).map(|(_, id)| *id);
    let mut signs: Vec<(String, SignatoryId)> = Vec::new();
    for (key, name, position, is_head, from, to) in sample.signatories {
        let signatory = Signatory {
            body: body(&key),
            name,
            position,
            is_head,
            from: from.as_str().into(),
            to: to.as_str().into(),
            ..Signatory::default()
        };
        if let Record::Signatory(id) = f.add(Edit::save(signatory))? {
            signs.push((key, id));
        }
    }
    let signs = |key: &str| signs.iter().find(|(k, _)| k == key).map(|(_, id)| *id);
    for (number_symbol, summary, issuer, issued_on, from, to) in sample.bases {
        f.add(Edit::save(LegalBasis {
            number_symbol,
            summary,
            issuer,
            issued_on: issued_on.as_str().into(),
            from: from.as_str().into(),
            to: to.as_str().into(),
            ..LegalBasis::default()
        }))?;
    }
    let mut kinds: Vec<UnitKindId> = Vec::new();
    for (name, is_party_base) in sample.kinds {
        if let Record::UnitKind(id) =
            f.add(Edit::save(UnitKind { name, is_party_base, ..UnitKind::default() }))?
        {
            kinds.push(id);
        }
    }
    for unit in sample.units {
        let new = Unit {
            name: unit.name,
            kind: kinds.get(unit.kind).copied(),
            from: "01/08/2010".into(),
            ..Unit::default()
        };
        if let Record::Unit(id) = f.add(Edit::save(new))? {
            f.units.push(id);
        }
    }
    for (full_name, gender, birth, unit, title) in sample.people {
        let person = Person {
            full_name,
            gender: if gender == "f" { Gender::Female } else { Gender::Male },
            birth: birth.as_str().into(),
            is_party_member: true,
            posts: vec![Post {
                unit: f.units.get(unit).copied(),
                title,
                from: "01/08/2010".into(),
                ..Post::default()
            }],
            ..Person::default()
        };
        if let Record::Person(id) = f.add(Edit::save(person))? {
            f.people.push(id);
        }
    }
    let words = Template::of_decision(&Office::default().wordings);
    let content = sample.main_round.content;
    let award = |body: Option<BodyId>, year: i64| Award {
        body,
        form: FORM.to_owned(),
        years: AwardYears::of(year),
        content: content.clone(),
        ..Award::default()
    };
    for earlier in &sample.earlier {
        f.awards(&award(body("bcd"), earlier.year), &earlier.to)?;
    }
    // A period of five years, by the Standing Committee: the other form of signing, few enough to name.
    let five = sample.five_years;
    let years = AwardYears {
        year: Entered::of(Some(Whole(2020))),
        period_from: Entered::of(Some(Whole(2016))),
        period_to: Entered::of(Some(Whole(2020))),
    };
    let round = f.round(Round {
        name: five.round.name,
        years: years.clone(),
        content: five.round.content.clone(),
        form: FORM.to_owned(),
        body: body("btv"),
        citation: five.round.citation.clone(),
        state: RoundState::Handed,
        ..Round::default()
    })?;
    let to = &five.decision.to;
    let decision = f.decision(Decision {
        body: body("btv"),
        summary: decision_words::summary(&words, FORM, to.counts(), &five.round.citation),
        round: Some(round),
        signatory: signs("btv"),
        bases: five.decision.bases.join("\n"),
        considering: crate::text::sample::COMMITTEE_OFFICE.to_owned(),
        ..Decision::default()
    })?;
    let like = Award {
        years,
        round: Some(round),
        decision: Some(decision),
        content: five.round.content,
        reward: Entered::of(Some(Money(760_000))),
        ..award(body("btv"), 2020)
    };
    f.awards(&like, to)?;
    f.issue(decision, &five.decision.number, &five.decision.date)?;
    // The year's round: proposals, the decision of our Steering Committee, its awards.
    let round = f.round(Round {
        name: sample.main_round.name,
        years: AwardYears::of(2016),
        content: content.clone(),
        form: FORM.to_owned(),
        body: body("bcd"),
        citation: sample.main_round.citation.clone(),
        dossier_due: "30/11/2016".into(),
        ceremony_on: "13/01/2017".into(),
        ceremony_at: crate::text::sample::CEREMONY.to_owned(),
        state: RoundState::Handed,
        ..Round::default()
    })?;
    let achievement = |i: usize| {
        let count = sample.achievements.len().max(1);
        sample.achievements.get(i % count).cloned().unwrap_or_default()
    };
    let mut proposed = f.recipients(&sample.khoi.to);
    proposed.extend(f.recipients(&sample.proposed_only));
    let decided = sample.khoi.to.counts().total();
    let mut votes = Vec::new();
    for (i, recipient) in proposed.into_iter().enumerate() {
        let proposal = f.add(Edit::save(Proposal {
            round: Some(round),
            unit: match &recipient {
                Recipient::Person(id) => f
                    .book
                    .read()
                    .person(*id)?
                    .and_then(|p| p.posts.first().and_then(|post| post.unit)),
                _ => None,
            },
            recipient: Some(recipient),
            achievement: achievement(i),
            received_on: "28/11/2016".into(),
            has_submission: true,
            has_report: true,
            has_minutes: true,
            consultations: vec![Consultation {
                agency: crate::text::sample::CONSULTED.to_owned(),
                asked_on: "28/11/2016".into(),
                answer: ConsultationAnswer::NoObjection,
                answered_on: "01/12/2016".into(),
                ..Consultation::default()
            }],
            ..Proposal::default()
        }))?;
        if let Record::Proposal(proposal) = proposal {
            votes.push(vote_on(proposal, i, i < decided));
        }
    }
    f.add(Edit::save(Meeting {
        round: Some(round),
        body: body("bcd"),
        held_on: "02/12/2016".into(),
        members: "15".into(),
        present: "13".into(),
        rule: VotingRule {
            quorum: Entered::of(Some(Share::MORE_THAN_HALF)),
            pass: Entered::of(Some(Share::MORE_THAN_HALF)),
            pass_of: ShareOf::Members,
        },
        conclusion: crate::text::sample::CONCLUSION.to_owned(),
        place: crate::text::sample::MEETING_PLACE.to_owned(),
        chair: crate::text::sample::CHAIR.to_owned(),
        secretary: crate::text::sample::SECRETARY.to_owned(),
        minutes: crate::text::sample::minutes(),
        votes,
        ..Meeting::default()
    }))?;
    let citation = sample.main_round.citation;
    let decision = f.decision(Decision {
        body: body("bcd"),
        summary: decision_words::summary(&words, FORM, sample.khoi.to.counts(), &citation),
        round: Some(round),
        signatory: signs("bcd"),
        bases: sample.khoi.bases.join("\n"),
        considering: crate::text::sample::HELPERS.to_owned(),
        ..Decision::default()
    })?;
    f.awards(
        &Award { round: Some(round), decision: Some(decision), ..award(body("bcd"), 2016) },
        &sample.khoi.to,
    )?;
    f.issue(decision, &sample.khoi.number, &sample.khoi.date)?;
    // Awards of the province: number and day are kept, the paper is theirs.
    for theirs in &sample.tinh {
        let decision = f.decision(Decision {
            body: body("tinh"),
            number: theirs.number.clone(),
            date: theirs.date.as_str().into(),
            summary: decision_words::summary(&words, FORM, theirs.to.counts(), &citation),
            state: PaperState::Issued,
            ..Decision::default()
        })?;
        f.awards(&Award { decision: Some(decision), ..award(body("tinh"), 2016) }, &theirs.to)?;
    }
    for edit in crate::defaults::lists_and_salaries() {
        f.add(edit)?;
    }
    let committee = body("bcd");
    year::fill(f, sample.year, committee)
}

/// How the meeting of the year voted on the proposal of a place: those it did not pass are weighed next year.
fn vote_on(proposal: ProposalId, place: usize, is_passed: bool) -> Vote {
    let (in_favour, against) = match (is_passed, place % 3) {
        (true, 0) => (13, 0),
        (true, _) => (12, 1),
        (false, _) => (6, 7),
    };
    Vote {
        in_favour: Entered::of(Some(Whole(in_favour))),
        against: Entered::of(Some(Whole(against))),
        note: if is_passed { String::new() } else { crate::text::sample::NEXT_YEAR.to_owned() },
        ..Vote::on(proposal)
    }
}

/// Numbers that look thrown, the same for a seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    fn of(&mut self, list: &'static [&'static str]) -> &'static str {
        let at = self.below(list.len());
        list.get(at).copied().unwrap_or_default()
    }
}

/// A book of `count` awards of one decision, always the same for a seed: for trying out long lists.
///
/// # Errors
/// [`WorkspaceError`].
pub fn fill_with(
    book: &mut Workspace,
    count: usize,
    seed: u64,
    by: &Actor,
    at: Moment,
) -> Result<(), WorkspaceError> {
    use crate::{
        domain::quick_list::{QuickBody, QuickList, QuickRow},
        text::sample as words,
    };
    let mut dice = Dice::new(seed);
    let mut pick = |list| dice.of(list);
    let rows = (0..count)
        .map(|i| {
            let unit = format!("{} {}", pick(words::UNIT_STARTS), pick(words::UNIT_ENDS));
            let is_person = i % 3 != 0;
            let name = if is_person {
                format!("{} {} {}", pick(words::FAMILY), pick(words::MIDDLE), pick(words::GIVEN))
            } else {
                format!("{} {}", unit, i + 1)
            };
            QuickRow {
                kind: if is_person { RecipientKind::Person } else { RecipientKind::Collective },
                unit: if is_person { unit } else { name.clone() },
                post: if is_person { pick(words::POSTS).to_owned() } else { String::new() },
                achievement: pick(words::ACHIEVEMENTS).to_owned(),
                name,
                line: i + 1,
                ..QuickRow::default()
            }
        })
        .collect();
    book.apply(
        Edit::SaveOffice(Office {
            name: words::OFFICE.to_owned(),
            place: words::PLACE.to_owned(),
            ..Office::default()
        }),
        by,
        at,
    )?;
    let list = QuickList {
        body: QuickBody::New(words::BODY.to_owned()),
        form: FORM.to_owned(),
        content: words::CONTENT.to_owned(),
        citation: String::new(),
        year: Entered::of(Some(Whole(2016))),
        rows,
        ..QuickList::default()
    };
    book.apply(Edit::RecordQuickList(list), by, at).map(|_| ())
}
