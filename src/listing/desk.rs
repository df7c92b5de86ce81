//! A round as its desk shows it (theo dõi đợt): its way, its names grouped by who awards, and what each group
//! has of a decision.
use crate::{
    domain::{
        award::{Concern, Kept, Outcome, Recipient, Round},
        blanks::BlankEntry,
        consultation::Asked,
        decision::{Decision, FollowsAs, PaperState},
        ids::{AwardId, BodyId, MeetingId, PersonId, ProposalId, Record, RoundId},
        meeting::{Meeting, VoteOn},
        office::{Body, Signatory},
        recipient::Counts,
        reward::Rates,
        round_way::{Standing, Step, WayFacts, way},
        vietnamese::fold,
    },
    listing::awards::{order_awards, order_proposals},
    store::{AwardFilter, AwardRow, ProposalRow, Reader, StoreError},
    text::labels,
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};

/// One name of the round: proposed, awarded, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its proposal; `None` for an award that nobody proposed.
    pub proposal: Option<ProposalId>,
    /// Its award; `None` while there is none that stands.
    pub award: Option<AwardId>,
    /// Đối tượng.
    pub recipient: Recipient,
    /// As it is printed.
    pub name: String,
    /// Chức vụ, đơn vị; of a household its address.
    pub post_and_unit: String,
    /// Thành tích.
    pub achievement: String,
    /// What its last meeting said of it.
    pub vote: Option<VoteOn>,
    /// Hiệp y: agencies asked, answered, and with something to say.
    pub asked: Asked,
    /// How many papers its dossier lacks; `None` for an award that nobody proposed.
    pub lacking: Option<usize>,
    /// Does it stand in the list?
    pub outcome: Outcome,
    /// Its decision is issued, or, of a body not ours, has its number and day: only another one takes it back.
    pub is_issued: bool,
    /// Its reward, where it has an award.
    pub reward: Reward,
    /// It was handed over.
    pub is_handed: bool,
    /// It stands under a decision.
    pub is_decided: bool,
    /// Of one taken out: who said so, when and why.
    pub said: Option<Said>,
    /// Vẫn khen, vì.
    pub kept: Kept,
    /// It stands in two lists of the ceremony: as a person and as head of a household, by two bodies, or in another round
    /// that is handed over on the same day.
    pub is_twice: bool,
}

/// The reward of one award, in đồng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reward {
    /// As it stands.
    pub given: Option<i64>,
    /// As the rule says on the day of its decision.
    pub by_rule: Option<i64>,
    /// It is said why the two differ.
    pub has_reason: bool,
    /// It was paid.
    pub is_paid: bool,
}

impl Reward {
    /// Is none given yet, though a rule says one?
    pub fn is_missing(self) -> bool {
        self.by_rule.is_some() && self.given.is_none()
    }

    /// Is another sum given than the rule says, without a reason?
    pub fn differs(self) -> bool {
        self.given.is_some()
            && self.by_rule.is_some()
            && self.given != self.by_rule
            && !self.has_reason
    }
}

/// Who took a name out, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub by: String,
    /// When.
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
}

impl Name {
    /// The record its row leads to.
    pub fn record(&self) -> Option<Record> {
        self.proposal.map(Record::Proposal).or(self.award.map(Record::Award))
    }

    /// Does it stand in the list?
    pub fn stands(&self) -> bool {
        self.outcome == Outcome::Standing
    }

    /// Everything that is said against it.
    pub fn concerns(&self) -> BTreeSet<Concern> {
        let not_passed = self.vote.is_some_and(|v| v.passes == Some(false) && !v.has_reason);
        let said = [
            (Concern::Dossier, self.lacking.is_some_and(|papers| papers > 0)),
            (Concern::Objection, self.asked.objections > 0),
            (Concern::Vote, not_passed),
            (Concern::Twice, self.is_twice),
        ];
        said.into_iter().filter_map(|(concern, is)| is.then_some(concern)).collect()
    }

    /// Is this said against it, and not answered with a reason?
    pub fn is_open(&self, concern: Concern) -> bool {
        self.concerns().contains(&concern) && !self.kept.answers(concern)
    }

    /// Is anything said against it that nobody answered?
    pub fn is_doubted(&self) -> bool {
        Concern::ALL.into_iter().any(|concern| self.is_open(concern))
    }
}

/// The names that one body awards in one form.
#[derive(Clone, Debug)]
pub struct Group {
    /// Cơ quan tặng; `None` where neither proposal nor round says one.
    pub body: Option<BodyId>,
    /// Its short name.
    pub body_name: String,
    /// Is it a body of ours, whose decisions are made here?
    pub is_ours: bool,
    /// Hình thức.
    pub form: String,
    /// In the order of the round; those taken out keep their place.
    pub names: Vec<Name>,
    /// Its decisions of this round, newest first.
    pub decisions: Vec<Decision>,
}

impl Group {
    /// One without names.
    fn of(body: Option<BodyId>, form: &str, bodies: &[Body]) -> Self {
        let known = bodies.iter().find(|b| b.id.is_some() && b.id == body);
        Self {
            body,
            body_name: known.map_or_else(String::new, |b| b.short().to_owned()),
            is_ours: known.is_some_and(|b| b.is_ours),
            form: form.to_owned(),
            names: Vec::new(),
            decisions: Vec::new(),
        }
    }

    /// How many of each kind stand in the list.
    pub fn counts(&self) -> Counts {
        self.names.iter().filter(|n| n.stands()).map(|n| n.recipient.kind()).collect()
    }

    /// Drafted, but nobody stands under it any more.
    pub fn is_empty_draft(&self) -> bool {
        self.names.iter().all(|n| !n.stands()) && self.open_decision().is_some()
    }

    /// The newest decision that awards and is not issued yet.
    pub fn open_decision(&self) -> Option<&Decision> {
        self.decisions.iter().find(|d| d.state != PaperState::Issued && d.awards())
    }

    /// The newest one that is not issued yet, whether it awards or changes another.
    pub fn unissued(&self) -> Option<&Decision> {
        self.decisions.iter().find(|d| d.state != PaperState::Issued)
    }

    /// The issued decision that a later one adds to: the first of them.
    pub fn issued_first(&self) -> Option<&Decision> {
        let issued = |d: &&Decision| d.state == PaperState::Issued;
        let first = |d: &&Decision| d.follows_as == FollowsAs::First;
        let oldest = || self.decisions.iter().rev().filter(issued);
        oldest().find(first).or_else(|| oldest().next())
    }

    /// Names that stand and have no award.
    pub fn without_award(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|n| n.stands() && n.award.is_none())
    }
}

/// A round as its desk shows it.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The round.
    pub round: Round,
    /// By which its way is judged.
    pub facts: WayFacts,
    /// Each step with how it stands.
    pub way: Vec<(Step, Standing)>,
    /// Its names by who awards them and in which form: our bodies first.
    pub groups: Vec<Group>,
    /// Who signs the decisions not issued yet; who signed them once all are.
    pub signatories: Vec<Signatory>,
    /// Its last meeting, where one was entered.
    pub meeting: Option<MeetingId>,
    /// Quỹ khen thưởng of the calendar year its decisions are signed in, and what is given of it by form.
    pub fund: (Option<i64>, Vec<(String, i64)>),
    /// Units that may propose and have not.
    pub missing_units: Vec<String>,
    /// Blanks by form that our bodies need, and how many the ledger of the year has left of that kind; `None`
    /// where it has none of that kind.
    pub blanks: Vec<(String, usize, Option<i64>)>,
}

impl Desk {
    /// The decisions of our own bodies, by group.
    pub fn our_decisions(&self) -> impl Iterator<Item = &Decision> {
        self.groups.iter().filter(|g| g.is_ours).flat_map(|g| &g.decisions)
    }

    /// The day on which its decisions are signed: that of the first not issued yet that has one, else today.
    pub fn signing_day(&self, today: Date) -> Date {
        let mut open = self.groups.iter().filter(|g| g.is_ours).filter_map(Group::unissued);
        open.find_map(|d| d.date.get()).unwrap_or(today)
    }

    /// Names that stand and of which something is true.
    pub fn standing_that<'a>(
        &'a self,
        is: impl Fn(&Name) -> bool + 'a,
    ) -> impl Iterator<Item = &'a Name> {
        let stands = move |name: &&Name| name.stands() && is(name);
        self.groups.iter().flat_map(|g| &g.names).filter(stands)
    }

    /// The same of those that our own bodies award.
    pub fn ours_that<'a>(
        &'a self,
        is: impl Fn(&Name) -> bool + 'a,
    ) -> impl Iterator<Item = &'a Name> {
        let stands = move |name: &&Name| name.stands() && is(name);
        self.groups.iter().filter(|g| g.is_ours).flat_map(|g| &g.names).filter(stands)
    }

    /// The first name whose dossier lacks papers.
    pub fn first_lacking(&self) -> Option<&Name> {
        let lacks = |n: &&Name| n.stands() && n.is_open(Concern::Dossier);
        self.groups.iter().flat_map(|g| &g.names).find(lacks)
    }

    /// The first name about which an agency has not answered.
    pub fn first_unanswered(&self) -> Option<&Name> {
        self.standing_that(|name| name.asked.answered < name.asked.all).next()
    }

    /// Tells it how far the units are that check their names: how many there are, how many answered, and how many
    /// found all right.
    pub fn know_answers(&mut self, (to_check, answered, checked): (usize, usize, usize)) {
        self.facts = WayFacts { to_check, answered, checked, ..self.facts };
        self.way = way(&self.round, &self.facts);
    }

    /// Reads the desk of a round; `None` when it is not there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn read(read: Reader<'_>, id: RoundId, today: Date) -> Result<Option<Self>, StoreError> {
        let Some(round) = read.round(id)? else { return Ok(None) };
        let bodies = read.bodies()?;
        let mut proposals = read.proposal_rows(Some(id), None)?;
        order_proposals(&mut proposals, round.order);
        let mut awards =
            read.award_rows(AwardFilter { round: Some(id), ..AwardFilter::default() })?;
        awards.retain(|a| !a.is_revoked);
        order_awards(&mut awards, round.order);
        let mut decisions = read.decisions()?;
        let under: HashSet<_> = awards.iter().filter_map(|a| a.decision).collect();
        decisions.retain(|d| d.round == Some(id) || d.id.is_some_and(|id| under.contains(&id)));
        let units: Vec<_> = read.unit_rows()?.into_iter().filter(|u| u.to.is_none()).collect();
        let bases: Vec<_> = units.iter().filter(|u| u.is_party_base).collect();
        let may_propose = if bases.is_empty() { units.iter().collect() } else { bases };
        let sent: HashSet<_> = proposals.iter().filter_map(|p| p.unit_id).collect();
        let missing_units: Vec<String> =
            may_propose.iter().filter(|u| !sent.contains(&u.id)).map(|u| u.name.clone()).collect();
        let meetings = read.meetings_of(id)?;
        let mut groups = groups(&round, &bodies, (&proposals, &meetings), &awards, &decisions);
        let (rules, salaries) = (read.reward_rules()?, read.base_salaries()?);
        let rounding = read.office()?.reward_rounding.get().map_or(0, |money| money.0);
        let rates = Rates { rules: &rules, salaries: &salaries, rounding };
        let mut open = groups.iter().filter(|g| g.is_ours).filter_map(Group::unissued);
        let signing = open.find_map(|d| d.date.get()).unwrap_or(today);
        let days = awards
            .iter()
            .filter_map(|a| Some((a.id, a.decision_date.as_deref()?.parse().ok()?)))
            .collect();
        for group in groups.iter_mut().filter(|g| g.is_ours) {
            set_rewards(group, &bodies, &days, (&rates, signing));
        }
        mark_twice(&mut groups, &elsewhere(read, &round)?);
        let ours = || groups.iter().filter(|g| g.is_ours);
        let of_ours = |wanted: fn(&Decision) -> bool| {
            let decisions = ours().flat_map(|g| &g.decisions).filter(|d| wanted(d));
            decisions.filter_map(|d| d.id).collect::<HashSet<_>>().len()
        };
        let undecided = |name: &&Name| name.stands() && !name.is_decided;
        let standing = || groups.iter().flat_map(|g| &g.names).filter(|n| n.stands());
        let facts = WayFacts {
            units: may_propose.len(),
            units_sent: may_propose.len() - missing_units.len(),
            proposals: standing().filter(|n| n.proposal.is_some()).count(),
            lacking: standing().filter(|n| n.is_open(Concern::Dossier)).count(),
            unanswered: standing().filter(|n| n.asked.answered < n.asked.all).count(),
            voted: standing().filter(|n| n.proposal.is_some() && n.vote.is_some()).count(),
            undecided: ours().flat_map(|g| &g.names).filter(undecided).count(),
            decisions: of_ours(|_| true),
            sent_to_sign: of_ours(Decision::is_sent_to_sign),
            issued: of_ours(|d| d.state == PaperState::Issued),
            // Their answers stand on a paper, which papers reads.
            to_check: 0,
            answered: 0,
            checked: 0,
            awarded: standing().filter(|n| n.award.is_some()).count(),
            awards: standing().filter(|n| n.is_issued).count(),
            handed: standing().filter(|n| n.is_issued && n.is_handed).count(),
        };
        let mut signatories = Vec::new();
        // Of a round whose decisions are all issued: those who signed them.
        let open = ours().any(|g| g.unissued().is_some());
        let asked = |d: &&Decision| !open || d.state != PaperState::Issued;
        for decision in ours().flat_map(|g| &g.decisions).filter(asked) {
            if let Some(signatory) = decision.signatory.map(|s| read.signatory(s)).transpose()? {
                signatories.extend(signatory.filter(|s| !signatories.contains(s)));
            }
        }
        let year = round.years.year.get().map_or(0, |year| year.0);
        let entries = read.blank_entries(Some(year))?;
        let mut blanks: Vec<(String, usize, Option<i64>)> = Vec::new();
        for group in ours() {
            let needed = group.counts().total();
            if let Some((_, all, _)) = blanks.iter_mut().find(|(form, ..)| *form == group.form) {
                *all += needed;
                continue;
            }
            // “Giấy khen khổ A4” are blanks of “Giấy khen”, too.
            let of_form = |e: &&BlankEntry| fold(&e.kind).starts_with(&fold(&group.form));
            let of_form = entries.iter().filter(of_form).map(BlankEntry::change);
            let left = of_form.clone().next().is_some().then(|| of_form.sum());
            blanks.push((group.form.clone(), needed, left));
        }
        let way = way(&round, &facts);
        let signed = ours().flat_map(|g| &g.decisions).find_map(|d| d.date.get());
        let year = i64::from(signed.unwrap_or(signing).year());
        let fund = read.working_year_of(year)?.and_then(|y| y.reward_fund.get()).map(|m| m.0);
        let fund = (fund, read.rewards_of_year(year)?);
        let meeting = meetings.first().and_then(|meeting| meeting.id);
        Ok(Some(Self {
            round,
            facts,
            way,
            groups,
            signatories,
            meeting,
            fund,
            missing_units,
            blanks,
        }))
    }
}

/// By what two names are one recipient, as [`Recipient::is_same`] has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Same {
    Recipient(Recipient),
    Head(PersonId),
    Household(String, String),
}

impl Same {
    fn of(recipient: &Recipient) -> Self {
        match recipient {
            Recipient::Household(household) => match household.head {
                Some(head) => Self::Head(head),
                None => Self::Household(household.name.clone(), household.place.clone()),
            },
            other => Self::Recipient(other.clone()),
        }
    }
}

/// Whoever stands in another round that is handed over on the same day.
fn elsewhere(read: Reader<'_>, round: &Round) -> Result<HashSet<Same>, StoreError> {
    let mut found = HashSet::new();
    let Some(day) = round.ceremony_on.get() else { return Ok(found) };
    for other in read.rounds()? {
        if other.id != round.id && other.ceremony_on.get() == Some(day) {
            let rows = read.proposal_rows(other.id, None)?.into_iter();
            let rows = rows.filter(|row| row.outcome == Outcome::Standing);
            found.extend(rows.map(|row| Same::of(&row.recipient)));
        }
    }
    Ok(found)
}

/// Marks the names that stand twice. What is answered of one is answered of the others that are the same.
fn mark_twice(groups: &mut [Group], elsewhere: &HashSet<Same>) {
    let mut times: HashMap<Same, usize> = HashMap::new();
    let mut answered: HashSet<Same> = HashSet::new();
    for name in groups.iter().flat_map(|g| &g.names).filter(|name| name.stands()) {
        let same = Same::of(&name.recipient);
        if name.kept.answers(Concern::Twice) {
            answered.insert(same.clone());
        }
        *times.entry(same).or_default() += 1;
    }
    for name in groups.iter_mut().flat_map(|g| &mut g.names).filter(|name| name.stands()) {
        let same = Same::of(&name.recipient);
        // A person who heads a household of the list, too.
        let heads = match &same {
            Same::Head(head) => times.contains_key(&Same::Recipient(Recipient::Person(*head))),
            _ => false,
        };
        let is_twice =
            heads || times.get(&same).is_some_and(|n| *n > 1) || elsewhere.contains(&same);
        name.is_twice =
            is_twice && (!answered.contains(&same) || name.kept.answers(Concern::Twice));
    }
}

fn reward_of(award: &AwardRow) -> Reward {
    Reward {
        given: award.reward,
        by_rule: None,
        has_reason: award.has_reward_reason,
        is_paid: award.is_paid,
    }
}

/// What the rules say of the rewards of a group of ours, each on the day of its decision; of one that has none yet
/// on the day it is about to be signed. `days`: of the decisions of awards.
fn set_rewards(
    group: &mut Group,
    bodies: &[Body],
    days: &HashMap<AwardId, Date>,
    (rates, signing): (&Rates<'_>, Date),
) {
    let body = bodies.iter().find(|b| b.id.is_some() && b.id == group.body);
    let level = body.map_or("", |b| b.level.as_str());
    for name in &mut group.names {
        let day = name.award.and_then(|id| days.get(&id).copied()).unwrap_or(signing);
        let sum = rates.reward((&group.form, level), name.recipient.kind(), day);
        name.reward.by_rule = sum.filter(|_| name.award.is_some()).map(|sum| sum.0);
    }
}

/// Are awards of a group's form given by a decision?
fn has_awards_of(awards: &[AwardRow], decision: &Decision, group: &Group) -> bool {
    awards.iter().any(|a| a.decision == decision.id && a.form == group.form)
}

fn groups(
    round: &Round,
    bodies: &[Body],
    (proposals, meetings): (&[ProposalRow], &[Meeting]),
    awards: &[AwardRow],
    decisions: &[Decision],
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let is_ours = |id| bodies.iter().any(|b| b.id == id && b.is_ours);
    let issued = |award: &AwardRow| {
        let is_final = |d: &Decision| d.is_final(is_ours(d.body));
        award.decision.is_some() && decisions.iter().any(|d| d.id == award.decision && is_final(d))
    };
    let mut put = |body: Option<BodyId>, form: &str, name: Name| {
        let of = |g: &&mut Group| g.body == body && g.form == form;
        if let Some(group) = groups.iter_mut().find(of) {
            return group.names.push(name);
        }
        groups.push(Group { names: vec![name], ..Group::of(body, form, bodies) });
    };
    let mut votes: HashMap<ProposalId, VoteOn> = HashMap::new();
    // The last meeting that voted on a name counts.
    for meeting in meetings {
        for vote in meeting.votes.iter().filter(|vote| vote.is_counted()) {
            votes.entry(vote.proposal).or_insert_with(|| meeting.on(vote));
        }
    }
    let mut taken = HashSet::new();
    for p in proposals {
        let award = awards.iter().find(|a| a.recipient.is_same(&p.recipient));
        taken.extend(award.map(|a| a.id));
        let (body, form) = award.map_or((p.body, &p.form), |a| (Some(a.body), &a.form));
        let unit = if p.unit == p.name { "" } else { p.unit.as_str() };
        put(
            body,
            form,
            Name {
                proposal: Some(p.id),
                award: award.map(|a| a.id),
                recipient: p.recipient.clone(),
                name: award.map_or(&p.name, |a| &a.name).clone(),
                post_and_unit: labels::joined(&[&p.title, unit]),
                achievement: p.achievement.clone(),
                vote: votes.get(&p.id).copied(),
                asked: p.asked,
                lacking: Some(p.lacking),
                outcome: p.outcome,
                is_issued: award.is_some_and(issued),
                reward: award.map_or_else(Reward::default, reward_of),
                is_handed: award.is_some_and(|a| a.is_handed),
                is_decided: award.is_some_and(|a| a.decision.is_some()),
                kept: p.kept.clone(),
                is_twice: false,
                said: (p.outcome != Outcome::Standing).then(|| Said {
                    by: p.outcome_by.clone(),
                    on: p.outcome_on,
                    reason: p.outcome_reason.clone(),
                }),
            },
        );
    }
    for a in awards.iter().filter(|a| !taken.contains(&a.id)) {
        let unit = if a.unit == a.name { "" } else { a.unit.as_str() };
        put(
            Some(a.body),
            &a.form,
            Name {
                proposal: None,
                award: Some(a.id),
                recipient: a.recipient.clone(),
                name: a.name.clone(),
                post_and_unit: labels::joined(&[&a.position_title, unit]),
                achievement: a.citation.clone(),
                vote: None,
                asked: Asked::default(),
                lacking: None,
                outcome: Outcome::Standing,
                is_issued: issued(a),
                reward: reward_of(a),
                is_handed: a.is_handed,
                is_decided: a.decision.is_some(),
                kept: Kept::default(),
                is_twice: false,
                said: None,
            },
        );
    }
    for group in &mut groups {
        // Collectives, persons, households, as every list has them.
        group.names.sort_by_key(|n| n.recipient.kind());
    }
    let order = |g: &Group| (!g.is_ours, g.body != round.body, g.form != round.form);
    groups.sort_by_key(order);
    for decision in decisions {
        let under = |a: &&AwardRow| a.decision.is_some() && a.decision == decision.id;
        let of_body = |g: &Group| g.body == decision.body;
        // One with several forms stands at each of their groups; one that changes another stands where that one does.
        let has = |g: &Group| awards.iter().filter(under).any(|a| a.form == g.form);
        let follows = |g: &Group| {
            let is_followed = |d: &Decision| d.id.is_some() && d.id == decision.follows;
            !decision.awards()
                && decisions.iter().any(|d| is_followed(d) && has_awards_of(awards, d, g))
        };
        let mut is_placed = false;
        for group in groups.iter_mut().filter(|g| of_body(g) && (has(g) || follows(g))) {
            group.decisions.push(decision.clone());
            is_placed = true;
        }
        if is_placed {
            continue;
        }
        let form = awards.iter().find(under).map(|a| a.form.as_str());
        // One under which nobody stands yet belongs to the first group of its body that has none open.
        let waits = |g: &Group| {
            form.is_some_and(|form| g.form == form) || form.is_none() && g.open_decision().is_none()
        };
        let at = groups
            .iter()
            .position(|g| of_body(g) && waits(g))
            .or_else(|| groups.iter().position(of_body));
        if let Some(group) = at.and_then(|at| groups.get_mut(at)) {
            group.decisions.push(decision.clone());
            continue;
        }
        // All its names went to others: it stays in sight.
        let new = Group::of(decision.body, form.unwrap_or(&round.form), bodies);
        groups.push(Group { decisions: vec![decision.clone()], ..new });
    }
    groups.sort_by_key(order);
    groups
}
