//! Award rounds (đợt khen thưởng), proposals (đề nghị) and awards (khen thưởng).
use super::{
    consultation::Consultation,
    entered::{Entered, Money, Whole},
    field::Field,
    household::Household,
    ids::{
        AmendmentId, AwardId, BodyId, CollectiveId, DecisionId, Key, KeyVisitor, Kind, PersonId,
        ProposalId, RoundId, UnitId, visit_key,
    },
    problem::{Findings, Problem},
    recipient::RecipientKind,
    round_way::Marks,
    stored_form::{lines, one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whom an award or a proposal is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Recipient {
    /// Đơn vị.
    Unit(UnitId),
    /// Tập thể trong đơn vị.
    Collective(CollectiveId),
    /// Cá nhân.
    Person(PersonId),
    /// Tập thể ngoài danh sách đơn vị, by its name.
    Outside(String),
    /// Hộ gia đình: no record of its own.
    Household(Household),
}

impl Recipient {
    /// Tập thể, cá nhân or hộ gia đình.
    pub fn kind(&self) -> RecipientKind {
        match self {
            Self::Unit(_) | Self::Collective(_) | Self::Outside(_) => RecipientKind::Collective,
            Self::Person(_) => RecipientKind::Person,
            Self::Household(_) => RecipientKind::Household,
        }
    }

    /// Cá nhân?
    pub fn is_person(&self) -> bool {
        self.kind() == RecipientKind::Person
    }

    /// Is it the same one? Households are one when their heads are, else by name and place.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Household(a), Self::Household(b)) => match (a.head, b.head) {
                (Some(a), Some(b)) => a == b,
                _ => (&a.name, &a.place) == (&b.name, &b.place),
            },
            (a, b) => a == b,
        }
    }

    /// Was one really chosen or typed?
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Outside(name) | Self::Household(Household { name, .. }) => {
                !name.trim().is_empty()
            }
            Self::Unit(_) | Self::Collective(_) | Self::Person(_) => true,
        }
    }
}

/// The years an award is for: one working year, or a period such as 2016–2020.
/// Not the year of signing: the seed's awards for 2016 were partly signed in January 2017.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AwardYears {
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// First year of a period, when it is for one.
    pub period_from: Entered<Whole>,
    /// Last year of the period.
    pub period_to: Entered<Whole>,
}

impl AwardYears {
    /// The years of one working year.
    pub fn of(year: i64) -> Self {
        Self { year: Entered::of(Some(Whole(year))), ..Self::default() }
    }

    fn check(&self, found: &mut Findings) {
        found.require(Field::Year, &self.year.text);
        for (field, entered) in [
            (Field::Year, &self.year),
            (Field::PeriodFrom, &self.period_from),
            (Field::PeriodTo, &self.period_to),
        ] {
            found.read_year(field, entered);
        }
        match (self.period_from.get(), self.period_to.get()) {
            (Some(a), Some(b)) if b < a => found.add(Field::PeriodTo, Problem::EndsBeforeStart),
            (Some(_), None) => found.add(Field::PeriodTo, Problem::Required),
            (None, Some(_)) => found.add(Field::PeriodFrom, Problem::Required),
            _ => {}
        }
    }
}

/// How far a round has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoundState {
    /// Đang đề nghị.
    #[default]
    Proposing,
    /// Đã họp xét.
    Reviewed,
    /// Đã có quyết định.
    Decided,
    /// Đã trao.
    Handed,
}

/// What a round's awards and decisions say of how far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundFacts {
    /// It has awards that were not taken back.
    pub has_awards: bool,
    /// All of them were handed over.
    pub all_handed: bool,
    /// One of its decisions is issued.
    pub is_decided: bool,
}

impl RoundState {
    /// Every state, in the order a round goes through them.
    pub const ALL: [Self; 4] = [Self::Proposing, Self::Reviewed, Self::Decided, Self::Handed];

    /// How far a round has come: what the clerk said counts only where no fact speaks, that is for a
    /// meeting held and for a ceremony whose days of hand-over nobody wrote down.
    #[must_use]
    pub fn by_facts(self, facts: RoundFacts) -> Self {
        match facts {
            RoundFacts { has_awards: true, all_handed: true, .. } => Self::Handed,
            RoundFacts { is_decided: true, .. } if self == Self::Handed => Self::Handed,
            RoundFacts { is_decided: true, .. } => Self::Decided,
            RoundFacts { has_awards: true, .. } => Self::Reviewed,
            _ if self == Self::Proposing => Self::Proposing,
            _ => Self::Reviewed,
        }
    }
}

/// The one order that governs annex, register numbers, stack of certificates and money list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AwardOrder {
    /// Thứ tự đơn vị, then rank, then given name.
    #[default]
    ByUnit,
    /// Given name.
    ByName,
    /// Set by hand.
    ByHand,
}

/// Đợt khen thưởng.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// `None` while not yet stored.
    pub id: Option<RoundId>,
    /// Tên đợt.
    pub name: String,
    /// The years it is for.
    pub years: AwardYears,
    /// Nội dung khen: phong trào “Dân vận khéo”, QCDC … (free text).
    pub content: String,
    /// Hình thức khen.
    pub form: String,
    /// Cơ quan tặng.
    pub body: Option<BodyId>,
    /// Thành tích as the papers print it after “tặng Giấy khen”; blank: made from content and year.
    pub citation: String,
    /// Hạn hồ sơ.
    pub dossier_due: Entered<Date>,
    /// Ngày trao.
    pub ceremony_on: Entered<Date>,
    /// Giờ, nơi trao, in the clerk's own words.
    pub ceremony_at: String,
    /// What the clerk said of its steps.
    pub marks: Marks,
    /// Trạng thái as the clerk said it; see [`RoundState::by_facts`].
    pub state: RoundState,
    /// Thứ tự.
    pub order: AwardOrder,
    /// Cần rà soát.
    pub needs_review: bool,
}

impl Round {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it.
    pub fn check(&self, name_taken: bool) -> Findings {
        let mut found = Findings::default();
        found.require(Field::RoundName, &self.name);
        if name_taken {
            found.add(Field::RoundName, Problem::AlreadyInList);
        }
        self.years.check(&mut found);
        if self.body.is_none() {
            found.add(Field::Body, Problem::Required);
        }
        found.require(Field::AwardForm, &self.form);
        found.require(Field::Content, &self.content);
        found.read(Field::DossierDue, &self.dossier_due);
        found.read(Field::CeremonyOn, &self.ceremony_on);
        found
    }
}

/// What whoever decides said of a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It stands in the list.
    #[default]
    Standing,
    /// Rút khỏi danh sách.
    Withdrawn,
    /// Hoãn, xét đợt sau.
    Postponed,
}

impl Outcome {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Standing, Self::Withdrawn, Self::Postponed];
}

/// What may be said against a proposal, and answered with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// Papers of its dossier lack.
    Dossier,
    /// An agency that was asked has something to say.
    Objection,
    /// The last vote on it did not suffice.
    Vote,
    /// It stands in two lists of one ceremony.
    Twice,
}

impl Concern {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Dossier, Self::Objection, Self::Vote, Self::Twice];
}

/// Vẫn khen, vì: a proposal stands against what was said of it. What is said later is not answered by it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Why; blank: nobody said so.
    pub reason: String,
    /// What it answers.
    pub against: BTreeSet<Concern>,
}

impl Kept {
    /// Does it answer this?
    pub fn answers(&self, concern: Concern) -> bool {
        !self.reason.is_empty() && self.against.contains(&concern)
    }
}

/// Đề nghị khen thưởng.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proposal {
    /// `None` while not yet stored.
    pub id: Option<ProposalId>,
    /// Đợt.
    pub round: Option<RoundId>,
    /// Đối tượng.
    pub recipient: Option<Recipient>,
    /// The unit of a person or household in this matter; its place in the order of units orders the list.
    pub unit: Option<UnitId>,
    /// Tóm tắt thành tích.
    pub achievement: String,
    /// Điểm, xếp loại, as the unit reports it.
    pub rating: String,
    /// Hình thức đề nghị; the round's when blank.
    pub form: String,
    /// Cơ quan tặng; the round's when blank.
    pub body: Option<BodyId>,
    /// Ngày nhận hồ sơ.
    pub received_on: Entered<Date>,
    /// Có tờ trình.
    pub has_submission: bool,
    /// Số tờ trình.
    pub submission_number: String,
    /// Ngày tờ trình.
    pub submission_date: Entered<Date>,
    /// Có báo cáo thành tích.
    pub has_report: bool,
    /// Có biên bản họp xét.
    pub has_minutes: bool,
    /// Ghi chú.
    pub note: String,
    /// Place in a list set by hand.
    pub position: i64,
    /// Does it stand in the list, or who took it out, when and why?
    pub outcome: Outcome,
    /// Who said so.
    pub outcome_by: String,
    /// On which day.
    pub outcome_on: Entered<Date>,
    /// Why.
    pub outcome_reason: String,
    /// Vẫn khen, vì: why it stands in the list against what was said of it.
    pub kept: Kept,
    /// Hiệp y: other agencies that are asked about the recipient.
    pub consultations: Vec<Consultation>,
}

impl Proposal {
    /// The words by which the history names it: nothing, it is named by what it is about.
    pub fn history_name(&self) -> &'static str {
        ""
    }

    /// What is wrong with it. `twice`: the recipient has another live proposal in this round;
    /// `awarded`: form and body of an award of the same content and year it already has.
    pub fn check(&self, twice: bool, awarded: Option<String>) -> Findings {
        let mut found = Findings::default();
        if self.round.is_none() {
            found.add(Field::Round, Problem::Required);
        }
        if !self.recipient.as_ref().is_some_and(Recipient::is_complete) {
            found.add(Field::Recipient, Problem::Required);
        } else if twice {
            found.add(Field::Recipient, Problem::RecipientTwice);
        }
        if let Some(how) = awarded {
            found.add(Field::Recipient, Problem::AwardedAlready { how });
        }
        found.read(Field::ReceivedOn, &self.received_on);
        found.read(Field::SubmissionDate, &self.submission_date);
        found.read(Field::OutcomeOn, &self.outcome_on);
        for (row, consultation) in self.consultations.iter().enumerate() {
            found.add_part(Kind::Consultation, row, consultation.check());
        }
        if self.outcome != Outcome::Standing {
            found.require(Field::OutcomeReason, &self.outcome_reason);
            // What is taken out needs no dossier.
            return found;
        }
        let missing = self.papers_missing();
        if !missing.is_empty() {
            found.add(Field::HasSubmission, Problem::PapersMissing { which: missing });
        }
        found
    }
}

impl Proposal {
    /// Has it anything that is said of one taken out or put off?
    pub fn tells_of_outcome(&self) -> bool {
        self.outcome != Outcome::Standing
            || [&self.outcome_by, &self.outcome_on.text, &self.outcome_reason]
                .iter()
                .any(|text| !text.is_empty())
    }

    /// The papers that its dossier lacks.
    pub fn papers_missing(&self) -> Vec<Field> {
        let papers = [
            (Field::HasSubmission, self.has_submission),
            (Field::HasReport, self.has_report),
            (Field::HasMinutes, self.has_minutes),
        ];
        papers.into_iter().filter_map(|(field, there)| (!there).then_some(field)).collect()
    }
}

/// What later happened to an award, each by its own decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmendmentKind {
    /// Đính chính.
    #[default]
    Corrected,
    /// Thu hồi.
    Revoked,
    /// Cấp lại: keeps the register number.
    Reissued,
}

/// One such decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amendment {
    /// `None` while not yet stored.
    pub id: Option<AmendmentId>,
    /// What happened.
    pub kind: AmendmentKind,
    /// Số, ký hiệu of the decision.
    pub decision_number: String,
    /// Its day.
    pub date: Entered<Date>,
    /// Lý do.
    pub reason: String,
}

/// Khen thưởng: what one recipient was given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Award {
    /// `None` while not yet stored.
    pub id: Option<AwardId>,
    /// Đối tượng.
    pub recipient: Option<Recipient>,
    /// The unit of a person or household in this matter; its place in the order of units orders the list.
    pub unit: Option<UnitId>,
    /// Cơ quan tặng.
    pub body: Option<BodyId>,
    /// Đợt, when it belongs to one.
    pub round: Option<RoundId>,
    /// Quyết định, when it is known.
    pub decision: Option<DecisionId>,
    /// Hình thức: Giấy khen, Bằng khen …
    pub form: String,
    /// The years it is for.
    pub years: AwardYears,
    /// Nội dung khen.
    pub content: String,
    /// Thành tích as printed for this recipient; the round's when blank.
    pub citation: String,
    /// Name as printed on that day.
    pub printed_name: String,
    /// Chức vụ as printed on that day.
    pub printed_position: String,
    /// Đơn vị as printed on that day; of a household its address.
    pub printed_unit: String,
    /// Số vào sổ.
    pub register_number: String,
    /// Tiền thưởng.
    pub reward: Entered<Money>,
    /// Why it is not as the rule says.
    pub reward_reason: String,
    /// Hiện vật: what is given beside money.
    pub gift: String,
    /// Số tài khoản, ngân hàng that the money goes to, where it is not that of the person or unit.
    pub account_number: String,
    /// Ngày chi.
    pub paid_on: Entered<Date>,
    /// Ngày trao.
    pub handed_on: Entered<Date>,
    /// Người nhận.
    pub received_by: String,
    /// Ghi chú.
    pub note: String,
    /// Place in a list set by hand.
    pub position: i64,
    /// Cần rà soát.
    pub needs_review: bool,
    /// Đính chính, thu hồi, cấp lại, oldest first.
    pub amendments: Vec<Amendment>,
}

/// What the rest of the book says about an award.
#[derive(Clone, Debug, Default)]
pub struct AwardFacts {
    /// The same recipient stands under the same decision already.
    pub twice: bool,
    /// Whom the register number was given to.
    pub number_used: Option<String>,
    /// Form and body of another award of the same content and year.
    pub awarded: Option<String>,
    /// Its decision only changes what another one says.
    pub is_under_amendment: bool,
}

impl Award {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.printed_name
    }

    /// What is wrong with it.
    pub fn check(&self, facts: AwardFacts) -> Findings {
        let AwardFacts { twice, number_used, awarded, is_under_amendment } = facts;
        let mut found = Findings::default();
        if is_under_amendment {
            found.add(Field::Decision, Problem::AmendsOnly);
        }
        let has_recipient = self.recipient.as_ref().is_some_and(Recipient::is_complete);
        if !has_recipient {
            found.add(Field::Recipient, Problem::Required);
        } else if twice {
            found.add(Field::Recipient, Problem::RecipientTwice);
        }
        if let Some(how) = awarded {
            found.add(Field::Recipient, Problem::AwardedAlready { how });
        }
        if self.body.is_none() {
            found.add(Field::Body, Problem::Required);
        }
        found.require(Field::AwardForm, &self.form);
        found.require(Field::Content, &self.content);
        self.years.check(&mut found);
        if has_recipient {
            // Without one there is nothing the name could be taken from.
            found.require(Field::PrintedName, &self.printed_name);
        }
        if let Some(by) = number_used {
            found.add(Field::RegisterNumber, Problem::RegisterNumberUsed { by });
        }
        found.read(Field::Reward, &self.reward);
        found.read(Field::PaidOn, &self.paid_on);
        found.read(Field::HandedOn, &self.handed_on);
        for (row, amendment) in self.amendments.iter().enumerate() {
            let mut of_part = Findings::default();
            of_part.read(Field::DecisionDate, &amendment.date);
            of_part.require(Field::AmendmentReason, &amendment.reason);
            found.add_part(Kind::Amendment, row, of_part);
        }
        found
    }

    /// Thu hồi, and not given again since: it leaves figures and stays in registers and history.
    pub fn is_revoked(&self) -> bool {
        self.amendments
            .iter()
            .rev()
            .find(|a| a.kind != AmendmentKind::Corrected)
            .is_some_and(|a| a.kind == AmendmentKind::Revoked)
    }
}

impl Recipient {
    /// Puts it into its stored form.
    pub fn tidy(&mut self) {
        match self {
            Self::Outside(name) => one_line(&mut [name]),
            Self::Household(household) => {
                one_line(&mut [&mut household.name, &mut household.place]);
            }
            Self::Unit(_) | Self::Collective(_) | Self::Person(_) => {}
        }
    }

    /// Has the key looked at by which it names a record; without it there is no recipient any more, but a
    /// household without its head.
    pub fn visit_key(recipient: &mut Option<Self>, visit: &mut KeyVisitor<'_>) {
        fn one<K: Key>(key: K, visit: &mut KeyVisitor<'_>) -> Option<K> {
            let mut key = Some(key);
            visit_key(&mut key, visit);
            key
        }
        *recipient = match recipient.take() {
            Some(Self::Unit(id)) => one(id, visit).map(Self::Unit),
            Some(Self::Collective(id)) => one(id, visit).map(Self::Collective),
            Some(Self::Person(id)) => one(id, visit).map(Self::Person),
            Some(Self::Household(mut household)) => {
                visit_key(&mut household.head, visit);
                Some(Self::Household(household))
            }
            other => other,
        };
    }
}

impl AwardYears {
    /// Puts them into their stored form.
    pub fn tidy(&mut self, today: Date) {
        typed(today, &mut [&mut self.year, &mut self.period_from, &mut self.period_to]);
    }
}

impl Round {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name, &mut self.content, &mut self.form]);
        one_line(&mut [&mut self.ceremony_at]);
        lines(&mut [&mut self.citation]);
        self.years.tidy(today);
        typed(today, &mut [&mut self.dossier_due, &mut self.ceremony_on]);
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.body, visit);
    }
}

impl Proposal {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        if let Some(recipient) = &mut self.recipient {
            recipient.tidy();
        }
        one_line(&mut [
            &mut self.rating,
            &mut self.form,
            &mut self.submission_number,
            &mut self.note,
            &mut self.outcome_by,
            &mut self.outcome_reason,
            &mut self.kept.reason,
        ]);
        if self.kept.reason.is_empty() {
            self.kept.against.clear();
        }
        lines(&mut [&mut self.achievement]);
        typed(today, &mut [&mut self.received_on, &mut self.submission_date, &mut self.outcome_on]);
        for consultation in &mut self.consultations {
            consultation.tidy(today);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.round, visit);
        Recipient::visit_key(&mut self.recipient, visit);
        visit_key(&mut self.unit, visit);
        visit_key(&mut self.body, visit);
    }
}

impl Award {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        if let Some(recipient) = &mut self.recipient {
            recipient.tidy();
        }
        one_line(&mut [
            &mut self.form,
            &mut self.content,
            &mut self.printed_name,
            &mut self.printed_position,
            &mut self.printed_unit,
            &mut self.register_number,
            &mut self.received_by,
            &mut self.account_number,
            &mut self.note,
        ]);
        lines(&mut [&mut self.citation]);
        self.years.tidy(today);
        self.reward.tidy(today);
        self.paid_on.tidy(today);
        one_line(&mut [&mut self.reward_reason, &mut self.gift]);
        self.handed_on.tidy(today);
        for amendment in &mut self.amendments {
            one_line(&mut [&mut amendment.decision_number, &mut amendment.reason]);
            amendment.date.tidy(today);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        Recipient::visit_key(&mut self.recipient, visit);
        visit_key(&mut self.unit, visit);
        visit_key(&mut self.body, visit);
        visit_key(&mut self.round, visit);
        visit_key(&mut self.decision, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_two_ends_in_order() {
        let round = Round {
            name: "Tổng kết 5 năm".into(),
            years: AwardYears {
                year: "2020".into(),
                period_from: "2020".into(),
                period_to: "2016".into(),
            },
            content: "Dân vận khéo".into(),
            form: "Giấy khen".into(),
            body: Some(BodyId(1)),
            ..Round::default()
        };
        assert_eq!(round.check(false).list, [(Field::PeriodTo, Problem::EndsBeforeStart)]);
        let open =
            Round { years: AwardYears { period_to: "".into(), ..round.years.clone() }, ..round };
        assert_eq!(open.check(false).list, [(Field::PeriodTo, Problem::Required)]);
    }

    #[test]
    fn a_round_is_as_far_as_its_facts() {
        use RoundState::{Decided, Handed, Proposing, Reviewed};
        let facts =
            |has_awards, all_handed, is_decided| RoundFacts { has_awards, all_handed, is_decided };
        for (said, facts, want) in [
            (Proposing, facts(false, false, false), Proposing),
            (Reviewed, facts(false, false, false), Reviewed),
            // No decision stands for it, whatever was said.
            (Decided, facts(false, false, false), Reviewed),
            (Decided, facts(true, false, false), Reviewed),
            (Handed, facts(true, false, false), Reviewed),
            (Proposing, facts(true, false, false), Reviewed),
            (Proposing, facts(true, false, true), Decided),
            (Proposing, facts(false, false, true), Decided),
            (Handed, facts(true, false, true), Handed),
            (Proposing, facts(true, true, true), Handed),
            (Proposing, facts(true, true, false), Handed),
        ] {
            assert_eq!(said.by_facts(facts), want, "{said:?} {facts:?}");
        }
    }

    #[test]
    fn a_household_is_there_once_it_has_a_name() {
        let household = |name: &str| {
            Recipient::Household(Household { name: name.into(), ..Household::default() })
        };
        assert!(!household(" ").is_complete());
        assert!(household("Hộ ông Trần Văn Mẫu").is_complete());
        assert_eq!(household("").kind(), RecipientKind::Household);
        // Kept by a version that knew neither place nor head.
        let kept = r#"{"Household": {"name": "Hộ bà Kim Mẫu"}}"#;
        assert_eq!(serde_json::from_str::<Recipient>(kept).unwrap(), household("Hộ bà Kim Mẫu"));
        // A half typed award that an older version kept.
        let kept = r#"{"recipient": {"Outside": "Trường Chính trị"}, "form": "Giấy khen"}"#;
        let award: Award = serde_json::from_str(kept).unwrap();
        assert_eq!(award.recipient, Some(Recipient::Outside("Trường Chính trị".into())));
    }

    #[test]
    fn missing_papers_only_warn() {
        let proposal = Proposal {
            round: Some(RoundId(1)),
            recipient: Some(Recipient::Unit(UnitId(1))),
            has_report: true,
            ..Proposal::default()
        };
        let found = proposal.check(false, None);
        assert!(!found.has_errors());
        assert_eq!(
            found.list,
            [(
                Field::HasSubmission,
                Problem::PapersMissing { which: vec![Field::HasSubmission, Field::HasMinutes] }
            )]
        );
        assert!(proposal.check(true, None).has_errors());
    }

    #[test]
    fn revoked_until_given_again() {
        let with = |kinds: &[AmendmentKind]| Award {
            amendments: kinds
                .iter()
                .map(|k| Amendment { kind: *k, ..Amendment::default() })
                .collect(),
            ..Award::default()
        };
        use AmendmentKind::{Corrected, Reissued, Revoked};
        assert!(with(&[Revoked, Corrected]).is_revoked());
        assert!(!with(&[Revoked, Reissued]).is_revoked());
        assert!(!with(&[Corrected]).is_revoked());
    }
}
