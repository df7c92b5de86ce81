//! Meetings that weigh proposals (họp xét) and their votes, given in the meeting or in writing.
use super::{
    entered::{Entered, Whole},
    field::Field,
    ids::{
        BodyId, KeyVisitor, Kind, MeetingId, ProposalId, RoundId, VoteId, visit_key,
        visit_needed_key,
    },
    problem::{Findings, Problem},
    share::Share,
    stored_form::{lines, one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How the members were asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingWay {
    /// Họp; whoever was absent may be asked in writing.
    #[default]
    Together,
    /// Lấy phiếu xin ý kiến, không họp.
    InWriting,
}

impl MeetingWay {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Together, Self::InWriting];
}

/// Of whom the share is reckoned that a name needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareOf {
    /// Tổng số thành viên.
    #[default]
    Members,
    /// Số có mặt.
    Present,
}

impl ShareOf {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Members, Self::Present];
}

/// How votes are given in a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// Giơ tay.
    #[default]
    Hands,
    /// Bỏ phiếu kín.
    Secret,
}

impl Ballot {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Hands, Self::Secret];
}

/// What only the minutes of a meeting (biên bản) say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Minutes {
    /// Bắt đầu lúc, in the clerk's own words: `08 giờ 00`.
    pub began_at: String,
    /// Kết thúc lúc.
    pub ended_at: String,
    /// Vắng: one a line, with the reason.
    pub absent: String,
    /// Khách mời, one a line.
    pub guests: String,
    /// Ý kiến thảo luận, one a line.
    pub discussion: String,
    /// Hình thức biểu quyết.
    pub ballot: Ballot,
    /// Số phiếu phát ra.
    pub ballots_out: Entered<Whole>,
    /// Số phiếu thu về.
    pub ballots_in: Entered<Whole>,
    /// Of those, không hợp lệ.
    pub ballots_invalid: Entered<Whole>,
    /// Tổ kiểm phiếu, one a line, its head first.
    pub tellers: String,
}

impl Minutes {
    /// Phiếu hợp lệ; `None` while it is not known how many came back.
    pub fn valid(&self) -> Option<i64> {
        Some((self.ballots_in.get()?.0 - count(&self.ballots_invalid)).max(0))
    }

    /// Came back ≤ went out, and not valid ≤ came back.
    fn check(&self, found: &mut Findings) {
        let out = found.read(Field::BallotsOut, &self.ballots_out);
        let back = found.read(Field::BallotsIn, &self.ballots_in);
        let invalid = found.read(Field::BallotsInvalid, &self.ballots_invalid);
        let fewer = [(out, back, Field::BallotsIn), (back, invalid, Field::BallotsInvalid)];
        for (all, part, field) in fewer {
            if let (Some(all), Some(part)) = (all, part)
                && part > all
            {
                found.add(field, Problem::MoreBallots { most: all.0 });
            }
        }
    }

    fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.began_at, &mut self.ended_at]);
        lines(&mut [&mut self.absent, &mut self.guests, &mut self.discussion, &mut self.tellers]);
        typed(today, &mut [&mut self.ballots_out, &mut self.ballots_in, &mut self.ballots_invalid]);
    }
}

/// By what share of whom a body decides. Party bodies: more than half of all members; a state council: valid with
/// 2/3, passed with 80 % (Quyết định 86/2025/QĐ-UBND Bắc Ninh). Each meeting may say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VotingRule {
    /// Họp hợp lệ khi có mặt; blank: not asked.
    pub quorum: Entered<Share>,
    /// Được thông qua khi tán thành.
    pub pass: Entered<Share>,
    /// Of whom.
    pub pass_of: ShareOf,
}

/// Cuộc họp xét khen thưởng, or a round of letters that stands for one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// `None` while not yet stored.
    pub id: Option<MeetingId>,
    /// Đợt.
    pub round: Option<RoundId>,
    /// Who met: hội đồng, Ban Thường vụ …
    pub body: Option<BodyId>,
    /// How.
    pub way: MeetingWay,
    /// On which day; of letters the day they were counted.
    pub held_on: Entered<Date>,
    /// Where.
    pub place: String,
    /// Chủ trì.
    pub chair: String,
    /// Thư ký.
    pub secretary: String,
    /// Tổng số thành viên.
    pub members: Entered<Whole>,
    /// Có mặt.
    pub present: Entered<Whole>,
    /// By what it decides.
    pub rule: VotingRule,
    /// Kết luận, in the office's own words.
    pub conclusion: String,
    /// What only its minutes say.
    pub minutes: Minutes,
    /// One for each proposal that was put to the vote.
    pub votes: Vec<Vote>,
}

/// Two are the same whatever the order of their votes, and whatever of them was not counted: those stand in a form
/// as the proposals of the round come and go.
impl PartialEq for Meeting {
    fn eq(&self, other: &Self) -> bool {
        // Whatever else there is, by the one list of its fields that is written for drafts.
        let rest = |m: &Self| {
            let bare = Self { votes: Vec::new(), ..m.clone() };
            serde_json::to_value(bare).ok()
        };
        let votes = |m: &Self| {
            let mut votes: Vec<Vote> =
                m.votes.iter().filter(|vote| vote.says_anything()).cloned().collect();
            votes.sort_by_key(|vote| vote.proposal);
            votes
        };
        rest(self) == rest(other) && votes(self) == votes(other)
    }
}

/// How many were for a proposal, and against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vote {
    /// `None` while not yet stored.
    pub id: Option<VoteId>,
    /// On which proposal.
    pub proposal: ProposalId,
    /// Tán thành, in the meeting.
    pub in_favour: Entered<Whole>,
    /// Không tán thành, in the meeting.
    pub against: Entered<Whole>,
    /// Tán thành, in writing.
    pub written_in_favour: Entered<Whole>,
    /// Không tán thành, in writing.
    pub written_against: Entered<Whole>,
    /// Ghi chú.
    pub note: String,
}

impl Default for Vote {
    fn default() -> Self {
        Self::on(ProposalId(0))
    }
}

impl Vote {
    /// One not yet counted.
    pub fn on(proposal: ProposalId) -> Self {
        Self {
            id: None,
            proposal,
            in_favour: Entered::default(),
            against: Entered::default(),
            written_in_favour: Entered::default(),
            written_against: Entered::default(),
            note: String::new(),
        }
    }

    /// Was anything counted?
    pub fn is_counted(&self) -> bool {
        [&self.in_favour, &self.against, &self.written_in_favour, &self.written_against]
            .iter()
            .any(|count| count.get().is_some())
    }

    /// Does it say anything? One that was not counted stands in the form only.
    pub fn says_anything(&self) -> bool {
        self.is_counted() || !self.note.trim().is_empty()
    }

    /// Everybody in favour, in the meeting and in writing.
    pub fn total_in_favour(&self) -> i64 {
        count(&self.in_favour) + count(&self.written_in_favour)
    }
}

fn count(entered: &Entered<Whole>) -> i64 {
    entered.get().map_or(0, |count| count.0)
}

/// What a meeting said of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteOn {
    /// Everybody in favour, in the meeting and in writing.
    pub in_favour: i64,
    /// Of how many its share is reckoned, where that is known.
    pub of: Option<i64>,
    /// Was it passed? `None` where no rule says.
    pub passes: Option<bool>,
    /// A note stands beside it: why a name stays though it was not passed.
    pub has_reason: bool,
}

impl Meeting {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.held_on.text
    }

    /// Was anybody of it absent, so that votes in writing may come? Letters are in writing anyhow.
    fn most_in_writing(&self) -> Option<i64> {
        let members = self.members.get()?.0;
        match self.way {
            MeetingWay::InWriting => Some(members),
            MeetingWay::Together => self.present.get().map(|present| (members - present.0).max(0)),
        }
    }

    /// Did enough come? `None` while that is not known, or not asked. Nobody comes to letters.
    pub fn is_valid(&self) -> Option<bool> {
        let quorum = self.rule.quorum.get().filter(|_| self.way == MeetingWay::Together)?;
        Some(quorum.is_met(self.present.get()?.0, self.members.get()?.0))
    }

    /// Of how many the share is reckoned that a name needs.
    fn base(&self) -> Option<i64> {
        let whom = match (self.rule.pass_of, self.way) {
            (ShareOf::Present, MeetingWay::Together) => &self.present,
            _ => &self.members,
        };
        whom.get().map(|whom| whom.0)
    }

    /// The fewest that must be in favour; `None` while that cannot be reckoned.
    pub fn needed(&self) -> Option<i64> {
        Some(self.rule.pass.get()?.least(self.base()?))
    }

    /// Was it passed? `None` while it was not counted, or the share is not known. A meeting to which too few came
    /// passes nothing.
    pub fn passes(&self, vote: &Vote) -> Option<bool> {
        if vote.is_counted() && self.is_valid() == Some(false) {
            return Some(false);
        }
        let needed = self.needed().filter(|_| vote.is_counted())?;
        Some(vote.total_in_favour() >= needed)
    }

    /// How many could vote at once: those who were there, or to whom letters went.
    pub fn everybody(&self) -> &Entered<Whole> {
        match self.way {
            MeetingWay::Together => &self.present,
            MeetingWay::InWriting => &self.members,
        }
    }

    /// What it said by a vote.
    pub fn on(&self, vote: &Vote) -> VoteOn {
        VoteOn {
            in_favour: vote.total_in_favour(),
            of: self.base(),
            passes: self.passes(vote),
            has_reason: !vote.note.is_empty(),
        }
    }

    /// Everybody who was there is in favour, of those votes where nothing was counted.
    pub fn all_in_favour(&mut self) {
        let together = self.way == MeetingWay::Together;
        let all = self.everybody().clone();
        for vote in self.votes.iter_mut().filter(|vote| !vote.is_counted()) {
            if together {
                vote.in_favour = all.clone();
            } else {
                vote.written_in_favour = all.clone();
            }
        }
    }

    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        if self.round.is_none() {
            found.add(Field::Round, Problem::Required);
        }
        if self.body.is_none() {
            found.add(Field::MeetingBody, Problem::Required);
        }
        found.read(Field::MeetingHeldOn, &self.held_on);
        let members = found.read(Field::Members, &self.members).map(|members| members.0);
        let present = found.read(Field::Present, &self.present).map(|present| present.0);
        if let (Some(members), Some(present)) = (members, present)
            && present > members
        {
            found.add(Field::Present, Problem::MoreThanMembers { members });
        }
        let quorum = found.read(Field::Quorum, &self.rule.quorum);
        found.read(Field::PassShare, &self.rule.pass);
        if let (Some(quorum), Some(members), Some(false)) = (quorum, members, self.is_valid()) {
            found.add(Field::Present, Problem::NoQuorum { needed: quorum.least(members) });
        }
        self.minutes.check(&mut found);
        for (row, vote) in self.votes.iter().enumerate() {
            found.add_part(Kind::Vote, row, self.check_vote(vote));
        }
        found
    }

    /// What is wrong with one vote of it.
    pub fn check_vote(&self, vote: &Vote) -> Findings {
        let mut found = Findings::default();
        let mut total = |fields: [(Field, &Entered<Whole>); 2]| {
            let mut sum = 0_i64;
            for (field, entered) in fields {
                sum = sum.saturating_add(found.read(field, entered).map_or(0, |count| count.0));
            }
            sum
        };
        let meeting = total([(Field::InFavour, &vote.in_favour), (Field::Against, &vote.against)]);
        let written = total([
            (Field::WrittenInFavour, &vote.written_in_favour),
            (Field::WrittenAgainst, &vote.written_against),
        ]);
        if let Some(members) = self.members.get().map(|members| members.0)
            && meeting.saturating_add(written) > members
        {
            found.add(Field::InFavour, Problem::MoreThanMembers { members });
        }
        let there = match self.way {
            MeetingWay::Together => self.present.get().map(|present| present.0),
            MeetingWay::InWriting => Some(0),
        };
        if let Some(there) = there.filter(|there| meeting > *there) {
            found.add(Field::InFavour, Problem::MoreVotesThanPresent { present: there });
        }
        if let Some(most) = self.most_in_writing().filter(|most| written > *most) {
            found.add(Field::WrittenInFavour, Problem::MoreVotesThanAbsent { absent: most });
        }
        if let (Some(false), Some(needed)) = (self.passes(vote), self.needed()) {
            found.add(Field::InFavour, Problem::NotPassed { needed });
        }
        found
    }

    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.place, &mut self.chair, &mut self.secretary]);
        lines(&mut [&mut self.conclusion]);
        self.minutes.tidy(today);
        typed(today, &mut [&mut self.held_on]);
        typed(today, &mut [&mut self.members, &mut self.present]);
        typed(today, &mut [&mut self.rule.quorum, &mut self.rule.pass]);
        for vote in &mut self.votes {
            one_line(&mut [&mut vote.note]);
            typed(
                today,
                &mut [
                    &mut vote.in_favour,
                    &mut vote.against,
                    &mut vote.written_in_favour,
                    &mut vote.written_against,
                ],
            );
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.round, visit);
        visit_key(&mut self.body, visit);
        for vote in &mut self.votes {
            visit_needed_key(&mut vote.proposal, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Place;

    fn meeting(members: &str, present: &str, rule: (&str, &str, ShareOf)) -> Meeting {
        Meeting {
            round: Some(RoundId(1)),
            body: Some(BodyId(1)),
            members: members.into(),
            present: present.into(),
            rule: VotingRule { quorum: rule.0.into(), pass: rule.1.into(), pass_of: rule.2 },
            ..Meeting::default()
        }
    }

    fn vote(in_favour: &str, against: &str, written: (&str, &str)) -> Vote {
        Vote {
            in_favour: in_favour.into(),
            against: against.into(),
            written_in_favour: written.0.into(),
            written_against: written.1.into(),
            ..Vote::on(ProposalId(1))
        }
    }

    #[test]
    fn a_party_body_passes_with_more_than_half_of_all_members() {
        let party = meeting("11", "8", ("quá nửa", "quá nửa", ShareOf::Members));
        assert_eq!((party.is_valid(), party.needed()), (Some(true), Some(6)));
        for (votes, passes) in [
            (vote("6", "2", ("", "")), Some(true)),
            (vote("5", "3", ("", "")), Some(false)),
            // Two of the three who were absent wrote.
            (vote("5", "3", ("1", "1")), Some(true)),
            (vote("", "", ("", "")), None),
            (vote("0", "", ("", "")), Some(false)),
        ] {
            assert_eq!(party.passes(&votes), passes, "{votes:?}");
        }
    }

    #[test]
    fn a_state_council_needs_two_thirds_to_meet_and_eighty_percent_to_pass() {
        let council = meeting("15", "9", ("2/3", "80 %", ShareOf::Members));
        assert_eq!((council.is_valid(), council.needed()), (Some(false), Some(12)));
        let found = council.check();
        assert!(found.has(Field::Present, &Problem::NoQuorum { needed: 10 }));
        assert!(!found.has_errors(), "a meeting that was held is not refused");
        // Reckoned of those present, the same votes pass.
        let of_present = meeting("15", "10", ("2/3", "80 %", ShareOf::Present));
        assert_eq!(of_present.needed(), Some(8));
        assert_eq!(of_present.passes(&vote("8", "2", ("", ""))), Some(true));
    }

    #[test]
    fn letters_have_no_quorum_and_count_all_members() {
        let mut letters = meeting("9", "", ("2/3", "quá nửa", ShareOf::Present));
        letters.way = MeetingWay::InWriting;
        assert_eq!((letters.is_valid(), letters.needed()), (None, Some(5)));
        letters.votes = vec![vote("", "", ("5", "1")), vote("", "", ("", ""))];
        assert_eq!(letters.check(), Findings::default());
        letters.all_in_favour();
        let in_favour: Vec<i64> = letters.votes.iter().map(Vote::total_in_favour).collect();
        assert_eq!(in_favour, [5, 9], "what was counted stays");
    }

    #[test]
    fn more_votes_than_people_is_a_contradiction_and_is_said_at_its_row() {
        let mut party = meeting("9", "7", ("", "quá nửa", ShareOf::Members));
        party.votes =
            vec![vote("7", "", ("", "")), vote("7", "1", ("", "")), vote("5", "", ("3", "0"))];
        let found = party.check();
        let at = |row| Some(Place { part: Kind::Vote.into(), row });
        let says = |row, field| found.at(at(row), field).cloned().collect::<Vec<_>>();
        assert!(says(0, Field::InFavour).is_empty());
        assert_eq!(says(1, Field::InFavour), [Problem::MoreVotesThanPresent { present: 7 }]);
        assert_eq!(says(2, Field::WrittenInFavour), [Problem::MoreVotesThanAbsent { absent: 2 }]);
        assert!(found.has_errors());
        party.present = "10".into();
        assert!(party.check().has(Field::Present, &Problem::MoreThanMembers { members: 9 }));
    }

    #[test]
    fn all_in_favour_are_those_present() {
        let mut party = meeting("9", "7", ("", "quá nửa", ShareOf::Members));
        party.votes = vec![Vote::on(ProposalId(1)), vote("4", "3", ("", ""))];
        party.all_in_favour();
        let in_favour: Vec<&str> =
            party.votes.iter().map(|vote| vote.in_favour.text.as_str()).collect();
        assert_eq!(in_favour, ["7", "4"]);
        assert_eq!(party.passes(&party.votes[1]), Some(false));
    }
}
