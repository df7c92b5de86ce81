//! The way of an award round (theo dõi đợt): its steps, how far it has come, and which comes next. Names are
//! checked before the signature, because the annex is signed with the decision; what is paid is settled last.
use super::award::{Round, RoundState};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One step of the way, in the order a round goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Nhận đề nghị of the units.
    Receive,
    /// Hồ sơ: tờ trình, báo cáo, biên bản of each proposal; hiệp y of other agencies.
    Dossiers,
    /// Họp xét, or letters that stand for a meeting.
    Review,
    /// Trình: tờ trình to whoever decides.
    Submit,
    /// Soát tên with the units.
    CheckNames,
    /// Trình ký: number, day and signatory are set, nothing is frozen yet.
    ToSign,
    /// Ký, phát hành.
    Issue,
    /// Trao.
    HandOver,
    /// Thanh toán, lưu.
    Settle,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 9] = [
        Self::Receive,
        Self::Dossiers,
        Self::Review,
        Self::Submit,
        Self::CheckNames,
        Self::ToSign,
        Self::Issue,
        Self::HandOver,
        Self::Settle,
    ];
}

/// What the clerk says of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Đã xong, on this day.
    Done(Date),
    /// Đợt này không cần.
    NotNeeded,
}

/// What the clerk said of the steps of a round.
pub type Marks = BTreeMap<Step, Mark>;

/// What the book knows of a round, by which its steps are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WayFacts {
    /// Units that may propose.
    pub units: usize,
    /// Of them, those that have sent a proposal.
    pub units_sent: usize,
    /// Proposals that stand.
    pub proposals: usize,
    /// Of them, those whose dossier lacks a paper.
    pub lacking: usize,
    /// Of them, those about which an agency was asked that has not answered.
    pub unanswered: usize,
    /// Of them, those that a meeting voted on.
    pub voted: usize,
    /// Of them, those that our own bodies decide and that have no award yet.
    pub undecided: usize,
    /// Decisions of our own bodies: all of them, those at least sent to be signed, and those issued.
    pub decisions: usize,
    /// The same.
    pub sent_to_sign: usize,
    /// The same.
    pub issued: usize,
    /// Units that have names to check: all of them, those that answered, and those whose names stand as they found
    /// them right.
    pub to_check: usize,
    /// The same.
    pub answered: usize,
    /// The same.
    pub checked: usize,
    /// Names that have an award, drafted or issued.
    pub awarded: usize,
    /// Of them, those whose award is issued and stands.
    pub awards: usize,
    /// Of them, those handed over.
    pub handed: usize,
}

impl WayFacts {
    /// Everybody has a decision, and of the decisions as many have come so far as there are.
    fn all_decisions(&self, come: usize) -> bool {
        self.decisions > 0 && self.undecided == 0 && come == self.decisions
    }
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Done.
    Done,
    /// Not needed in this round.
    NotNeeded,
    /// It comes next.
    Now,
    /// A later step is done, but this one is not, or no more.
    Behind,
    /// To come.
    ToCome,
}

/// Is a step done, by what the clerk said or, where nothing was said, by what the book knows?
fn is_done(step: Step, round: &Round, facts: &WayFacts) -> bool {
    if let Some(mark) = round.marks.get(&step) {
        return matches!(mark, Mark::Done(_));
    }
    match step {
        Step::Receive => facts.units > 0 && facts.units_sent >= facts.units,
        Step::Dossiers => {
            facts.lacking == 0 && facts.unanswered == 0 && facts.proposals + facts.awarded > 0
        }
        Step::Review => {
            let all_voted = facts.proposals > 0 && facts.voted >= facts.proposals;
            round.state != RoundState::Proposing || facts.awarded > 0 || all_voted
        }
        Step::CheckNames => facts.to_check > 0 && facts.checked >= facts.to_check,
        Step::Submit | Step::Settle => false,
        Step::ToSign => facts.all_decisions(facts.sent_to_sign),
        Step::Issue => facts.all_decisions(facts.issued),
        // Days of hand-over that nobody wrote down: the clerk's word counts.
        Step::HandOver if round.state == RoundState::Handed => {
            facts.decisions > 0 && facts.issued == facts.decisions
        }
        Step::HandOver => {
            facts.awards > 0
                && facts.handed >= facts.awards
                && facts.undecided == 0
                && facts.issued == facts.decisions
        }
    }
}

/// The way of a round: each step with how it stands. What the program cannot see (a tờ trình that went out, names
/// checked by telephone) counts as done when a later step is.
pub fn way(round: &Round, facts: &WayFacts) -> Vec<(Step, Standing)> {
    let is_done = |step: Step| is_done(step, round, facts);
    // Whole dossiers do not say that all have sent theirs, nor names that were checked that a meeting was held.
    let by_book = |step: Step| step == Step::CheckNames && !round.marks.contains_key(&step);
    let tells = |step: Step| step >= Step::Review && is_done(step) && !by_book(step);
    let last_done = Step::ALL.into_iter().rposition(tells);
    let mut found_now = false;
    let judge = |(at, step): (usize, Step)| {
        let is_passed = last_done.is_some_and(|last| at < last);
        // Where units answer, the program sees what is left.
        let is_unseen = match step {
            Step::CheckNames => facts.answered == 0,
            step => matches!(step, Step::Receive | Step::Submit),
        };
        let standing = if round.marks.get(&step) == Some(&Mark::NotNeeded) {
            Standing::NotNeeded
        } else if is_done(step) || is_passed && is_unseen {
            Standing::Done
        } else if is_passed {
            Standing::Behind
        } else if found_now {
            Standing::ToCome
        } else {
            found_now = true;
            Standing::Now
        };
        (step, standing)
    };
    Step::ALL.into_iter().enumerate().map(judge).collect()
}

/// The step that comes next; `None` when all are done.
pub fn next(way: &[(Step, Standing)]) -> Option<Step> {
    way.iter().find(|(_, standing)| *standing == Standing::Now).map(|(step, _)| *step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Standing::{Behind, Done, NotNeeded, Now, ToCome};

    fn standings(round: &Round, facts: &WayFacts) -> Vec<Standing> {
        way(round, facts).into_iter().map(|(_, standing)| standing).collect()
    }

    #[test]
    fn a_round_goes_step_by_step() {
        let day = Date::constant(2026, 12, 2);
        let mut round = Round::default();
        let mut facts = WayFacts { units: 22, ..WayFacts::default() };
        assert_eq!(next(&way(&round, &facts)), Some(Step::Receive));
        // Seventeen of twenty-two have sent; the clerk closes the list.
        facts = WayFacts { units_sent: 17, proposals: 19, lacking: 1, undecided: 19, ..facts };
        assert_eq!(next(&way(&round, &facts)), Some(Step::Receive));
        round.marks.insert(Step::Receive, Mark::Done(day));
        assert_eq!(next(&way(&round, &facts)), Some(Step::Dossiers));
        facts.lacking = 0;
        assert_eq!(next(&way(&round, &facts)), Some(Step::Review));
        round.state = RoundState::Reviewed;
        assert_eq!(next(&way(&round, &facts)), Some(Step::Submit));
        round.marks.insert(Step::Submit, Mark::Done(day));
        round.marks.insert(Step::CheckNames, Mark::NotNeeded);
        assert_eq!(next(&way(&round, &facts)), Some(Step::ToSign));
        facts = WayFacts { decisions: 2, undecided: 0, awards: 19, sent_to_sign: 1, ..facts };
        assert_eq!(next(&way(&round, &facts)), Some(Step::ToSign));
        facts.sent_to_sign = 2;
        assert_eq!(next(&way(&round, &facts)), Some(Step::Issue));
        facts.issued = 2;
        assert_eq!(next(&way(&round, &facts)), Some(Step::HandOver));
        facts.handed = 19;
        assert_eq!(
            standings(&round, &facts),
            [Done, Done, Done, Done, NotNeeded, Done, Done, Done, Now]
        );
        round.marks.insert(Step::Settle, Mark::Done(day));
        assert_eq!(next(&way(&round, &facts)), None);
    }

    #[test]
    fn an_agency_that_has_not_answered_holds_the_dossiers_and_votes_on_all_are_the_meeting() {
        let mut facts = WayFacts {
            units: 1,
            units_sent: 1,
            proposals: 3,
            unanswered: 1,
            ..WayFacts::default()
        };
        let round = Round::default();
        assert_eq!(next(&way(&round, &facts)), Some(Step::Dossiers));
        facts.unanswered = 0;
        assert_eq!(next(&way(&round, &facts)), Some(Step::Review));
        facts.voted = 2;
        assert_eq!(next(&way(&round, &facts)), Some(Step::Review), "one was not voted on");
        facts.voted = 3;
        assert_eq!(next(&way(&round, &facts)), Some(Step::Submit));
    }

    #[test]
    fn names_are_checked_once_every_unit_found_them_right() {
        let day = Date::constant(2026, 12, 4);
        let mut round = Round { state: RoundState::Reviewed, ..Round::default() };
        round.marks.insert(Step::Submit, Mark::Done(day));
        let mut facts = WayFacts {
            units: 3,
            units_sent: 3,
            proposals: 3,
            undecided: 3,
            to_check: 3,
            answered: 2,
            checked: 2,
            ..WayFacts::default()
        };
        assert_eq!(next(&way(&round, &facts)), Some(Step::CheckNames));
        facts = WayFacts { answered: 3, checked: 3, ..facts };
        assert_eq!(next(&way(&round, &facts)), Some(Step::ToSign));
        // A name changed after the decision went to be signed.
        facts = WayFacts { decisions: 1, sent_to_sign: 1, undecided: 0, checked: 2, ..facts };
        assert_eq!(standings(&round, &facts)[4..6], [Behind, Done]);
        // Where nobody was asked, a later step says that it was done.
        facts = WayFacts { answered: 0, checked: 0, ..facts };
        assert_eq!(standings(&round, &facts)[4..6], [Done, Done]);
        // Names that were checked early do not stand for the meeting.
        round = Round::default();
        facts = WayFacts { decisions: 0, sent_to_sign: 0, answered: 3, checked: 3, ..facts };
        assert_eq!(standings(&round, &facts)[2..5], [Now, ToCome, Done]);
    }

    #[test]
    fn a_name_added_late_shows_where_the_way_came_undone() {
        let round = Round { state: RoundState::Reviewed, ..Round::default() };
        let mut facts = WayFacts {
            units: 3,
            units_sent: 3,
            proposals: 14,
            decisions: 1,
            sent_to_sign: 1,
            issued: 1,
            awards: 14,
            ..WayFacts::default()
        };
        let way_of = standings(&round, &facts);
        assert_eq!(way_of, [Done, Done, Done, Done, Done, Done, Done, Now, ToCome]);
        // One more proposal, whose dossier lacks the minutes, has no award.
        facts = WayFacts { proposals: 15, lacking: 1, undecided: 1, ..facts };
        let way_of = standings(&round, &facts);
        assert_eq!(way_of, [Done, Behind, Done, Now, ToCome, ToCome, ToCome, ToCome, ToCome]);
    }

    #[test]
    fn what_the_clerk_says_outweighs_what_the_book_knows() {
        let mut round = Round::default();
        let facts =
            WayFacts { units: 1, units_sent: 1, proposals: 1, lacking: 1, ..WayFacts::default() };
        round.marks.insert(Step::Dossiers, Mark::NotNeeded);
        assert_eq!(next(&way(&round, &facts)), Some(Step::Review));
        round.marks.insert(Step::Dossiers, Mark::Done(Date::constant(2026, 12, 1)));
        assert_eq!(next(&way(&round, &facts)), Some(Step::Review));
        round.marks.remove(&Step::Dossiers);
        assert_eq!(next(&way(&round, &facts)), Some(Step::Dossiers));
    }
}
