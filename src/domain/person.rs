//! People (cá nhân) and their dated posts.
use super::{
    calendar::PartialDate,
    entered::Entered,
    field::Field,
    ids::{KeyVisitor, Kind, PersonId, PostId, UnitId, visit_key},
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Giới tính.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gender {
    /// Not known.
    #[default]
    Unknown,
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

/// What a post is, as awards are counted apart by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Duty {
    /// Not said.
    #[default]
    Unknown,
    /// Lãnh đạo, quản lý.
    Leading,
    /// Trực tiếp lao động, công tác.
    Direct,
}

impl Duty {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Leading, Self::Direct];
}

/// Births before this year are pointed out. No document sets a limit: this and [`YOUNGEST`] only catch slips
/// of typing, and warn.
const EARLIEST_BIRTH: i16 = 1930;
/// Whoever is younger, in years, is pointed out.
const YOUNGEST: i16 = 16;

/// Chức vụ of a person in a unit through a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Post {
    /// `None` while not yet stored.
    pub id: Option<PostId>,
    /// Đơn vị.
    pub unit: Option<UnitId>,
    /// Chức vụ, whole as it is printed: `Phó Bí thư Chi bộ, Giám đốc`.
    pub title: String,
    /// Lãnh đạo or trực tiếp.
    pub duty: Duty,
    /// From.
    pub from: Entered<Date>,
    /// To; blank while in the post.
    pub to: Entered<Date>,
}

/// Cá nhân.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// `None` while not yet stored.
    pub id: Option<PersonId>,
    /// Họ và tên.
    pub full_name: String,
    /// Tên (the part lists are sorted by), when the last word of the name is not it; else blank.
    pub given_name: String,
    /// Tên in trên Giấy khen, when it differs.
    pub certificate_name: String,
    /// Đồng chí, Ông, Bà.
    pub salutation: String,
    /// Giới tính.
    pub gender: Gender,
    /// Năm sinh or ngày sinh.
    pub birth: Entered<PartialDate>,
    /// Dân tộc.
    pub ethnicity: String,
    /// Tôn giáo.
    pub religion: String,
    /// Quê quán.
    pub hometown: String,
    /// Đảng viên.
    pub is_party_member: bool,
    /// Ngày vào Đảng.
    pub party_joined: Entered<PartialDate>,
    /// Trình độ.
    pub education: String,
    /// Số tài khoản; masked in lists.
    pub account_number: String,
    /// Ghi chú.
    pub note: String,
    /// Cần rà soát: made behind a quick list.
    pub needs_review: bool,
    /// Posts, newest first.
    pub posts: Vec<Post>,
}

impl Post {
    /// Is it a new line in which nothing was entered? Such a line is no post: it is not stored.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What is wrong with it.
    fn check(&self) -> Findings {
        let mut found = Findings::default();
        if self.unit.is_none() && self.title.is_empty() {
            found.add(Field::Posts, Problem::Required);
        }
        found.read_span((Field::From, &self.from), (Field::To, &self.to));
        found
    }
}

impl Person {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.full_name
    }

    /// What is wrong with it. `perhaps_twice`: name and unit of someone who may be the same person.
    pub fn check(&self, perhaps_twice: Option<String>, today: Date) -> Findings {
        let mut found = Findings::default();
        found.require(Field::FullName, &self.full_name);
        if self.full_name.chars().any(|c| !(c.is_alphabetic() || " '’-.()".contains(c))) {
            found.add(Field::FullName, Problem::OddName);
        }
        if let Some(of) = perhaps_twice {
            found.add(Field::FullName, Problem::PerhapsTwice { of });
        }
        if let Some(birth) = found.read(Field::Birth, &self.birth)
            && (birth.year < EARLIEST_BIRTH || birth.year > today.year() - YOUNGEST)
        {
            found.add(Field::Birth, Problem::OddBirth);
        }
        found.read(Field::PartyJoined, &self.party_joined);
        let posts = self.posts.iter().enumerate().filter(|(_, post)| !post.is_blank());
        for (row, post) in posts {
            found.add_part(Kind::Post, row, post.check());
        }
        found
    }

    /// The post held on a day; the newest one without an end where dates are missing.
    pub fn post_on(&self, day: Date) -> Option<&Post> {
        self.posts
            .iter()
            .filter(|p| {
                p.from.get().is_none_or(|f| f <= day) && p.to.get().is_none_or(|t| day <= t)
            })
            .max_by_key(|p| p.from.get())
    }
}

impl Person {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.full_name,
            &mut self.given_name,
            &mut self.certificate_name,
            &mut self.salutation,
            &mut self.ethnicity,
            &mut self.religion,
            &mut self.hometown,
            &mut self.education,
            &mut self.account_number,
        ]);
        lines(&mut [&mut self.note]);
        typed(today, &mut [&mut self.birth, &mut self.party_joined]);
        for post in &mut self.posts {
            one_line(&mut [&mut post.title]);
            typed(today, &mut [&mut post.from, &mut post.to]);
        }
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        for post in &mut self.posts {
            visit_key(&mut post.unit, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_peoples_pass_and_odd_ones_only_warn() {
        let today = Date::constant(2016, 12, 5);
        for name in ["K'Brêu", "H'Hen Niê", "Nguyễn Văn An (A)", "Thạch Sa Phia", "Sóc"] {
            let person = Person { full_name: name.into(), ..Person::default() };
            assert_eq!(person.check(None, today), Findings::default(), "{name}");
        }
        let odd =
            Person { full_name: "Nguyễn 9".into(), birth: "1925".into(), ..Person::default() };
        let found = odd.check(None, today);
        assert!(!found.has_errors());
        assert_eq!(
            found.list,
            [(Field::FullName, Problem::OddName), (Field::Birth, Problem::OddBirth)]
        );
        assert!(Person::default().check(None, today).has_errors());
    }

    #[test]
    fn the_post_of_a_day() {
        let post = |title: &str, from: &str, to: &str| Post {
            title: title.into(),
            from: from.into(),
            to: to.into(),
            ..Post::default()
        };
        let person = Person {
            posts: vec![
                post("Giám đốc", "01/01/2016", ""),
                post("Trưởng phòng", "01/01/2010", "31/12/2015"),
            ],
            ..Person::default()
        };
        assert_eq!(person.post_on(Date::constant(2015, 6, 1)).unwrap().title, "Trưởng phòng");
        assert_eq!(person.post_on(Date::constant(2016, 6, 1)).unwrap().title, "Giám đốc");
    }
}
