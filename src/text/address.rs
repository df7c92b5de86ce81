//! How people are addressed in running text: what stands before a name, and what behind it.
use super::sentence::without_capital;
use crate::domain::{
    household::begins_with_address,
    person::Gender,
    rule_set::{Address, RuleSet},
    title,
    vietnamese::same_name_key,
};

const COMRADE: &str = "đồng chí";
const MAN: &str = "ông";
const WOMAN: &str = "bà";
const EITHER: &str = "ông (bà)";
const PERSON: &str = "người";

/// How somebody is addressed who is not named: `đồng chí` where that is the way of the body.
pub const fn anybody(rules: &RuleSet) -> &'static str {
    match rules.address {
        Address::Comrade | Address::MembersAsComrades => COMRADE,
        Address::Either | Address::ByGender => EITHER,
    }
}

/// What people are called that are counted: `13/15 đồng chí`.
pub const fn several(rules: &RuleSet) -> &'static str {
    match rules.address {
        Address::Comrade | Address::MembersAsComrades => COMRADE,
        Address::Either | Address::ByGender => PERSON,
    }
}

/// A person as running text names one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'a> {
    /// As it is printed, with ranks and titles.
    pub name: &'a str,
    /// Chức vụ.
    pub position: &'a str,
    /// Đơn vị.
    pub unit: &'a str,
    /// Giới tính.
    pub gender: Gender,
    /// Đảng viên.
    pub is_party_member: bool,
    /// As the clerk wants the person to be addressed; blank for the way of the body.
    pub salutation: &'a str,
}

/// `đồng chí Nguyễn Văn A, Bí thư Chi bộ, ấp 5`. What was typed for a person counts before the way of the body; without
/// it a rank or title stands in the place of the address.
pub fn named_person(rules: &RuleSet, of: &Named<'_>) -> String {
    let title = title::split(of.name).title;
    let address = match of.salutation.trim() {
        "" if !title.is_empty() => String::new(),
        "" => usual(rules.address, of).to_owned(),
        // “Thượng tọa” typed twice is said once.
        typed if same_name_key(typed) == same_name_key(title) => String::new(),
        typed if begins_with_address(&format!("{typed} {}", of.name)) => without_capital(typed),
        typed => typed.to_owned(),
    };
    let who =
        if address.is_empty() { of.name.to_owned() } else { format!("{address} {}", of.name) };
    let behind = [of.position, of.unit].into_iter().filter(|text| !text.is_empty());
    std::iter::once(who.as_str()).chain(behind).collect::<Vec<_>>().join(", ")
}

fn usual(address: Address, of: &Named<'_>) -> &'static str {
    match (address, of.gender) {
        (Address::Comrade, _) => COMRADE,
        (Address::MembersAsComrades, _) if of.is_party_member => COMRADE,
        (Address::Either, _) | (_, Gender::Unknown) => EITHER,
        (_, Gender::Male) => MAN,
        (_, Gender::Female) => WOMAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule_set;

    #[test]
    fn people_are_addressed_as_the_body_does_or_as_was_typed() {
        use Address::{ByGender, Comrade, Either, MembersAsComrades};
        use Gender::{Female, Male, Unknown};
        let usual = rule_set::by_id("HD36-2018").unwrap();
        let name = "Lê Mẫu";
        for (address, gender, is_party_member, salutation, name, want) in [
            (Comrade, Female, false, "", name, "đồng chí Lê Mẫu"),
            (Either, Female, true, "", name, "ông (bà) Lê Mẫu"),
            (ByGender, Female, true, "", name, "bà Lê Mẫu"),
            (ByGender, Male, true, "", name, "ông Lê Mẫu"),
            (ByGender, Unknown, true, "", name, "ông (bà) Lê Mẫu"),
            (MembersAsComrades, Female, true, "", name, "đồng chí Lê Mẫu"),
            (MembersAsComrades, Female, false, "", name, "bà Lê Mẫu"),
            (MembersAsComrades, Unknown, false, "", name, "ông (bà) Lê Mẫu"),
            (Comrade, Female, true, "Bà", name, "bà Lê Mẫu"),
            (Comrade, Female, true, "Đồng chí", name, "đồng chí Lê Mẫu"),
            (ByGender, Male, false, "Hòa thượng", name, "Hòa thượng Lê Mẫu"),
            (Comrade, Male, true, "", "Đại tá Lê Văn Mẫu", "Đại tá Lê Văn Mẫu"),
            (Comrade, Male, true, "Đại tá", "Đại tá Lê Văn Mẫu", "Đại tá Lê Văn Mẫu"),
            (Comrade, Male, true, "Đồng chí", "Đại tá Lê Văn Mẫu", "đồng chí Đại tá Lê Văn Mẫu"),
        ] {
            let rules = RuleSet { address, ..usual.clone() };
            let of = Named { name, gender, is_party_member, salutation, ..Named::default() };
            assert_eq!(named_person(&rules, &of), want);
            let of = Named { position: "Bí thư", unit: "Chi bộ 5", ..of };
            assert_eq!(named_person(&rules, &of), format!("{want}, Bí thư, Chi bộ 5"));
        }
    }
}
