//! How many were awarded between two days: what is asked for over the telephone, and by every report.
use super::{
    person::{Duty, Gender},
    recipient::{Counts, RecipientKind},
    vietnamese::{fold, same_name_key},
};

/// One who was awarded, for counting.
#[derive(Clone, Debug, PartialEq)]
pub struct AwardedOne {
    /// Tập thể, cá nhân, hộ gia đình.
    pub kind: RecipientKind,
    /// Hình thức.
    pub form: String,
    /// Of a person.
    pub gender: Gender,
    /// Dân tộc, of a person; blank where the book does not have it.
    pub ethnicity: String,
    /// Tôn giáo, of a person; blank where the book does not have it.
    pub religion: String,
    /// What the post was, of a person on the day of the decision.
    pub duty: Duty,
    /// Đảng viên, of a person.
    pub is_party_member: bool,
    /// Loại hình doanh nghiệp, of a unit.
    pub business_type: String,
    /// Loại đơn vị, of a unit.
    pub unit_kind: String,
}

impl AwardedOne {
    /// Cá nhân?
    pub fn is_person(&self) -> bool {
        self.kind == RecipientKind::Person
    }
}

/// Those awarded between two days, by the day on which their decision was signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// All of them.
    pub all: Counts,
    /// The same by form, in the order of the alphabet.
    pub by_form: Vec<(String, Counts)>,
    /// Nữ, of the persons.
    pub women: usize,
    /// Dân tộc thiểu số, of the persons whose ethnicity the book has.
    pub minorities: usize,
    /// Ngoài Đảng, of the persons; 0 where the office marks no members.
    pub outside_party: usize,
    /// Lãnh đạo, quản lý, of the persons whose post says so.
    pub leading: usize,
    /// Trực tiếp lao động, công tác, of the persons whose post says so.
    pub direct: usize,
    /// Có đạo, of the persons whose religion the book has.
    pub religious: usize,
    /// Doanh nghiệp, of the collectives: units of such a kind.
    pub businesses: usize,
    /// Cơ sở tôn giáo, of the collectives: units of such a kind.
    pub religious_places: usize,
}

/// The words by which those who are counted apart are known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// The people that is no minority.
    pub majority: &'a str,
    /// Words with which the field of religion of somebody without one begins.
    pub no_religion: &'a [&'a str],
    /// Of which a kind of business has one.
    pub businesses: &'a [&'a str],
    /// Of which a kind of religious place has one.
    pub religious_places: &'a [&'a str],
}

impl Counted {
    /// Counts them; whoever is of another people than the majority is of a minority, and a unit is a business or a
    /// religious place when its kind has one of their words, tones and all: “chùa” is not “chưa”.
    pub fn of(awarded: &[AwardedOne], words: &Words<'_>) -> Self {
        let majority = fold(words.majority);
        let count = |is: &dyn Fn(&AwardedOne) -> bool| awarded.iter().filter(|a| is(a)).count();
        let mut forms: Vec<&str> = awarded.iter().map(|a| a.form.as_str()).collect();
        forms.sort_unstable();
        forms.dedup();
        let of_form = |form: &str| -> Counts {
            awarded.iter().filter(|a| a.form == form).map(|a| a.kind).collect()
        };
        let is_minority = |a: &AwardedOne| {
            let ethnicity = fold(&a.ethnicity);
            !ethnicity.is_empty() && ethnicity != majority
        };
        let has_one = |text: &str, of: &[&str]| {
            let text = in_words(text);
            of.iter().any(|word| text.contains(&in_words(word)))
        };
        let is_religious = |a: &AwardedOne| {
            let religion = in_words(&a.religion);
            let is_none = |none: &&str| religion.starts_with(&in_words(none));
            !religion.trim().is_empty() && !words.no_religion.iter().any(is_none)
        };
        // Where nobody is marked as a member, the mark says nothing.
        let marks_members = awarded.iter().any(|a| a.is_party_member);
        let outside_party = count(&|a| marks_members && a.is_person() && !a.is_party_member);
        Self {
            all: awarded.iter().map(|a| a.kind).collect(),
            by_form: forms.into_iter().map(|form| (form.to_owned(), of_form(form))).collect(),
            women: count(&|a| a.gender == Gender::Female),
            minorities: count(&is_minority),
            outside_party,
            leading: count(&|a| a.duty == Duty::Leading),
            direct: count(&|a| a.duty == Duty::Direct),
            religious: count(&is_religious),
            businesses: count(&|a| has_one(&a.business_type, words.businesses)),
            religious_places: count(&|a| {
                let kind = format!("{} {}", a.unit_kind, a.business_type);
                has_one(&kind, words.religious_places)
            }),
        }
    }
}

/// The words of a text, each between two spaces: what is looked for in them is found as whole words.
fn in_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let keys: Vec<String> = words.map(same_name_key).collect();
    format!(" {} ", keys.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_counted_where_it_belongs() {
        let one = |kind, form: &str, gender, ethnicity: &str| AwardedOne {
            kind,
            form: form.into(),
            gender,
            ethnicity: ethnicity.into(),
            is_party_member: ethnicity.is_empty(),
            religion: String::new(),
            duty: Duty::Unknown,
            business_type: String::new(),
            unit_kind: String::new(),
        };
        use Gender::{Female, Male, Unknown};
        use RecipientKind::{Collective, Household, Person};
        let mut awarded = vec![
            one(Collective, "Giấy khen", Unknown, ""),
            one(Collective, "Bằng khen", Unknown, ""),
            one(Person, "Giấy khen", Female, "Kinh"),
            one(Person, "Giấy khen", Male, "Khmer"),
            one(Person, "Giấy khen", Female, ""),
            one(Household, "Giấy khen", Unknown, ""),
        ];
        awarded[0].business_type = "Công ty cổ phần".into();
        awarded[1].business_type = "Đơn vị sự nghiệp".into();
        (awarded[1].unit_kind, awarded[2].religion) =
            ("Cơ sở tôn giáo".into(), "Không theo đạo nào".into());
        // Nothing is known of it yet: no pagoda.
        awarded[0].unit_kind = "Chưa phân loại".into();
        (awarded[3].religion, awarded[4].religion) = ("Phật giáo".into(), "Công giáo".into());
        (awarded[2].duty, awarded[3].duty) = (Duty::Leading, Duty::Direct);
        let words = Words {
            majority: "Kinh",
            no_religion: &["không"],
            businesses: &["công ty"],
            religious_places: &["tôn giáo", "chùa"],
        };
        let counted = Counted::of(&awarded, &words);
        let counts = |collectives, persons, households| Counts { collectives, persons, households };
        assert_eq!(counted.all, counts(2, 3, 1));
        assert_eq!(
            counted.by_form,
            [("Bằng khen".to_owned(), counts(1, 0, 0)), ("Giấy khen".to_owned(), counts(1, 3, 1))]
        );
        assert_eq!((counted.women, counted.minorities), (2, 1));
        assert_eq!((counted.outside_party, counted.businesses), (2, 1));
        assert_eq!((counted.leading, counted.direct), (1, 1));
        assert_eq!((counted.religious, counted.religious_places), (2, 1));
        for one in &mut awarded {
            one.is_party_member = false;
        }
        let unmarked = Counted::of(&awarded, &Words { businesses: &[], ..words });
        assert_eq!((unmarked.outside_party, unmarked.businesses), (0, 0));
    }
}
