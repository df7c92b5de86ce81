//! Members of the Steering Committee (Ban Chỉ đạo) and their tasks.
use super::{
    entered::Entered,
    field::Field,
    ids::{BodyId, CommitteeMemberId, KeyVisitor, PersonId, visit_key},
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Thành viên Ban Chỉ đạo.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommitteeMember {
    /// `None` while not yet stored.
    pub id: Option<CommitteeMemberId>,
    /// Ban Chỉ đạo.
    pub body: Option<BodyId>,
    /// Cá nhân of the book.
    pub person: Option<PersonId>,
    /// Họ và tên, when not in the book.
    pub name: String,
    /// Vai trò.
    pub role: String,
    /// Là Trưởng Ban.
    pub is_head: bool,
    /// Phân công.
    pub tasks: String,
    /// Từ ngày.
    pub from: Entered<Date>,
    /// Đến ngày.
    pub to: Entered<Date>,
    /// Thứ tự.
    pub position: i64,
}

impl CommitteeMember {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.role
    }

    /// What is wrong with it. `heads`: the other heads of the same body.
    pub fn check<'a>(&self, heads: impl IntoIterator<Item = &'a Self>) -> Findings {
        let mut found = Findings::default();
        if self.body.is_none() {
            found.add(Field::CommitteeBody, Problem::Required);
        }
        if self.person.is_none() && self.name.trim().is_empty() {
            found.add(Field::Person, Problem::Required);
        }
        found.require(Field::CommitteeRole, &self.role);
        let (from, to) = found.read_span((Field::From, &self.from), (Field::To, &self.to));
        let overlaps = |other: &Self| {
            let before = |end: Option<Date>, start: Option<Date>| matches!((end, start), (Some(end), Some(start)) if end < start);
            !before(to, other.from.get()) && !before(other.to.get(), from)
        };
        let same_body =
            |o: &&Self| o.is_head && o.body == self.body && (o.id.is_none() || o.id != self.id);
        if self.is_head && heads.into_iter().filter(same_body).any(overlaps) {
            found.add(Field::IsCommitteeHead, Problem::TwoHeads);
        }
        found
    }
}

impl CommitteeMember {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name, &mut self.role]);
        lines(&mut [&mut self.tasks]);
        typed(today, &mut [&mut self.from, &mut self.to]);
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.body, visit);
        visit_key(&mut self.person, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_head_at_a_time() {
        let head = |id: i64, from: &str, to: &str| CommitteeMember {
            id: Some(CommitteeMemberId(id)),
            body: Some(BodyId(1)),
            name: "Phan Văn Mẫu".into(),
            role: "Trưởng Ban".into(),
            is_head: true,
            from: from.into(),
            to: to.into(),
            ..CommitteeMember::default()
        };
        let first = head(1, "01/01/2015", "30/06/2016");
        assert_eq!(head(2, "01/07/2016", "").check([&first]), Findings::default());
        assert_eq!(
            head(2, "01/06/2016", "").check([&first]).list,
            [(Field::IsCommitteeHead, Problem::TwoHeads)]
        );
    }
}
