//! How many were awarded between two days: what is asked for over the telephone, and by every report.
use super::{
    person::Gender,
    recipient::{Counts, RecipientKind},
    vietnamese::fold,
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
    /// Đảng viên, of a person.
    pub is_party_member: bool,
    /// Loại hình doanh nghiệp, of a unit.
    pub business_type: String,
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
    /// Doanh nghiệp, of the collectives: units of such a kind.
    pub businesses: usize,
}

impl Counted {
    /// Counts them; whoever is of another people than the `majority` is of a minority, and a unit is a business
    /// when its kind has one of the words of `businesses`.
    pub fn of(awarded: &[AwardedOne], majority: &str, businesses: &[&str]) -> Self {
        let majority = fold(majority);
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
        let is_business = |a: &AwardedOne| {
            let kind = fold(&a.business_type);
            businesses.iter().any(|word| kind.contains(&fold(word)))
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
            businesses: count(&is_business),
        }
    }
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
            business_type: String::new(),
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
        let counted = Counted::of(&awarded, "Kinh", &["công ty"]);
        let counts = |collectives, persons, households| Counts { collectives, persons, households };
        assert_eq!(counted.all, counts(2, 3, 1));
        assert_eq!(
            counted.by_form,
            [("Bằng khen".to_owned(), counts(1, 0, 0)), ("Giấy khen".to_owned(), counts(1, 3, 1))]
        );
        assert_eq!((counted.women, counted.minorities), (2, 1));
        assert_eq!((counted.outside_party, counted.businesses), (2, 1));
        for one in &mut awarded {
            one.is_party_member = false;
        }
        let unmarked = Counted::of(&awarded, "Kinh", &[]);
        assert_eq!((unmarked.outside_party, unmarked.businesses), (0, 0));
    }
}
