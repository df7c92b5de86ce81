//! Training sessions (lớp tập huấn): topics, attendees and who was there.
use super::{
    entered::{Entered, Money, Whole},
    field::Field,
    ids::{AttendeeId, KeyVisitor, Kind, PersonId, TopicId, TrainingSessionId, UnitId, visit_key},
    person::Gender,
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::{fold, same_name_key},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Lớp tập huấn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainingSession {
    /// `None` while not yet stored.
    pub id: Option<TrainingSessionId>,
    /// Tên lớp.
    pub name: String,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Đơn vị tổ chức.
    pub organiser: String,
    /// Đơn vị phối hợp (mỗi dòng một đơn vị).
    pub partners: String,
    /// Đối tượng dự (mỗi dòng một đối tượng).
    pub audience: String,
    /// Kế hoạch, quyết định mở lớp số.
    pub plan_number: String,
    /// Ngày kế hoạch.
    pub plan_date: Entered<Date>,
    /// Khai giảng.
    pub from: Entered<Date>,
    /// Bế giảng.
    pub to: Entered<Date>,
    /// Số buổi.
    pub half_days: Entered<Whole>,
    /// Địa điểm.
    pub place: String,
    /// Số triệu tập.
    pub summoned: Entered<Whole>,
    /// Số người tham dự (khi không có danh sách).
    pub attended_total: Entered<Whole>,
    /// Kinh phí, in đồng.
    pub cost: Entered<Money>,
    /// Ghi chú.
    pub note: String,
    /// Chuyên đề.
    pub topics: Vec<Topic>,
    /// Học viên.
    pub attendees: Vec<Attendee>,
}

/// Chuyên đề.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Topic {
    /// `None` while not yet stored.
    pub id: Option<TopicId>,
    /// Chuyên đề.
    pub title: String,
    /// Báo cáo viên.
    pub speaker: String,
    /// Thời lượng.
    pub duration: String,
}

/// Học viên: someone of the book, or only a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendee {
    /// `None` while not yet stored.
    pub id: Option<AttendeeId>,
    /// Cá nhân of the book.
    pub person: Option<PersonId>,
    /// Họ và tên when not in the book; else as it was then.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// Đơn vị of the book.
    pub unit: Option<UnitId>,
    /// Đơn vị when not in the book.
    pub unit_name: String,
    /// Giới tính.
    pub gender: Gender,
    /// Đảng viên.
    pub is_party_member: bool,
    /// Được triệu tập.
    pub is_summoned: bool,
    /// One letter a half-day: x có mặt, p vắng có phép, k vắng không phép, t cử người thay, - chưa ghi.
    pub attendance: String,
    /// Số giấy chứng nhận.
    pub certificate_number: String,
    /// Ngày giấy chứng nhận.
    pub certificate_date: Entered<Date>,
}

impl Attendee {
    /// The letters of its half-days, one after the other.
    pub fn marks(&self) -> impl Iterator<Item = char> {
        self.attendance.chars().filter(|letter| !letter.is_whitespace())
    }

    /// Was anything noted of it: there, absent, or represented?
    pub fn is_marked(&self) -> bool {
        self.attendance.contains(['x', 'p', 'k', 't'])
    }

    /// Was this person, or whom they sent, there for at least one half-day?
    pub fn was_there(&self) -> bool {
        self.attendance.contains(['x', 't'])
    }
}

/// How many attended, and where the number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attended {
    /// Counted in the list of attendees.
    Listed(i64),
    /// As the office typed it: there is no list.
    Total(i64),
    /// Not known.
    Unknown,
}

impl Attended {
    /// Out of how many the list says were there (`None`: nobody is marked in it), and the typed total.
    pub fn of(listed: Option<i64>, total: Option<Whole>) -> Self {
        match (listed, total) {
            (Some(listed), _) => Self::Listed(listed),
            (None, Some(total)) => Self::Total(total.0),
            (None, None) => Self::Unknown,
        }
    }
}

impl TrainingSession {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::SessionName, &self.name);
        found.require(Field::Year, &self.year.text);
        found.read_year(Field::Year, &self.year);
        found.require(Field::Organiser, &self.organiser);
        found.read(Field::PlanDate, &self.plan_date);
        found.read_span((Field::From, &self.from), (Field::To, &self.to));
        let half_days = found.read(Field::HalfDays, &self.half_days);
        if half_days.is_some_and(|n| n.0 < 1) {
            found.add(Field::HalfDays, Problem::AtLeastOne);
        }
        found.read(Field::Summoned, &self.summoned);
        found.read(Field::AttendedTotal, &self.attended_total);
        found.read(Field::SessionCost, &self.cost);
        for (row, topic) in self.topics.iter().enumerate() {
            let mut of_part = Findings::default();
            of_part.require(Field::TopicTitle, &topic.title);
            found.add_part(Kind::Topic, row, of_part);
        }
        for (row, attendee) in self.attendees.iter().enumerate() {
            let mut of_part = Findings::default();
            if attendee.person.is_none() && attendee.name.trim().is_empty() {
                of_part.add(Field::Attendees, Problem::Required);
            }
            let same = |other: &Attendee| match (attendee.person, other.person) {
                (Some(a), Some(b)) => a == b,
                _ => {
                    !attendee.name.is_empty()
                        && same_name_key(&attendee.name) == same_name_key(&other.name)
                        && attendee.unit == other.unit
                        && fold(&attendee.unit_name) == fold(&other.unit_name)
                }
            };
            if self.attendees.iter().take(row).any(same) {
                let name = attendee.name.clone();
                of_part.add(Field::Attendees, Problem::AttendeeTwice { name });
            }
            let letters: Vec<char> = attendee.marks().collect();
            let too_many = half_days.is_some_and(|n| letters.len() as i64 > n.0);
            if too_many || letters.iter().any(|c| !"xpkt-".contains(*c)) {
                of_part.add(Field::Attendance, Problem::BadAttendance);
            }
            of_part.read(Field::CertificateDate, &attendee.certificate_date);
            found.add_part(Kind::Attendee, row, of_part);
        }
        found
    }

    /// “Tham dự” is being there for at least one half-day. A list outweighs the typed total.
    pub fn attended(&self) -> Attended {
        // A list in which nobody is marked yet tells nothing.
        let present = self.attendees.iter().filter(|a| a.was_there()).count() as i64;
        let listed = self.attendees.iter().any(Attendee::is_marked).then_some(present);
        Attended::of(listed, self.attended_total.get())
    }
}

impl TrainingSession {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.name,
            &mut self.organiser,
            &mut self.plan_number,
            &mut self.place,
        ]);
        lines(&mut [&mut self.partners, &mut self.audience, &mut self.note]);
        typed(today, &mut [&mut self.plan_date, &mut self.from, &mut self.to]);
        typed(
            today,
            &mut [
                &mut self.year,
                &mut self.half_days,
                &mut self.summoned,
                &mut self.attended_total,
            ],
        );
        typed(today, &mut [&mut self.cost]);
        for part in &mut self.topics {
            one_line(&mut [&mut part.title, &mut part.speaker, &mut part.duration]);
        }
        for part in &mut self.attendees {
            one_line(&mut [
                &mut part.name,
                &mut part.position,
                &mut part.unit_name,
                &mut part.attendance,
                &mut part.certificate_number,
            ]);
            typed(today, &mut [&mut part.certificate_date]);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        for attendee in &mut self.attendees {
            visit_key(&mut attendee.person, visit);
            visit_key(&mut attendee.unit, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Place;

    fn attendee(name: &str, attendance: &str) -> Attendee {
        Attendee { name: name.into(), attendance: attendance.into(), ..Attendee::default() }
    }

    #[test]
    fn a_list_outweighs_the_total_and_one_half_day_is_enough() {
        let mut session = TrainingSession {
            name: "Tập huấn".into(),
            year: "2016".into(),
            organiser: "Ban Chỉ đạo".into(),
            half_days: "2".into(),
            attended_total: "77".into(),
            ..TrainingSession::default()
        };
        assert_eq!(session.attended(), Attended::Total(77));
        session.attendees = vec![
            attendee("Lê A", "x x"),
            attendee("Trần B", "p x"),
            attendee("Kim Sóc", "k k"),
            attendee("Sơn C", "t"),
        ];
        assert_eq!(session.attended(), Attended::Listed(3));
        assert_eq!(session.check(), Findings::default());
        session.attendees.push(attendee("LÊ A", "x x x"));
        assert_eq!(
            session.check().list,
            [
                (Field::Attendees, Problem::AttendeeTwice { name: "LÊ A".into() }),
                (Field::Attendance, Problem::BadAttendance)
            ]
        );
        let last = Some(Place { part: Kind::Attendee.into(), row: 4 });
        assert!(session.check().list.iter().all(|finding| finding.place == last));
    }
}
