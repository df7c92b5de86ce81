//! Which awards the year-end report counts, by `assets/figures.json`.
use crate::domain::{office::Body, vietnamese::fold};
use serde::Deserialize;
use std::sync::LazyLock;

/// The report counts by the sentence “05 tập thể và 06 cá nhân được Ban Chỉ đạo tỉnh tặng Giấy khen, 07 tập
/// thể và 07 cá nhân được Ban Chỉ đạo Đảng ủy Khối tặng Giấy khen” of the model report of 2016: only giấy
/// khen, and only of a Ban Chỉ đạo; what a Ban Thường vụ gives is no part of it. Names are compared without
/// capitals and tones.
#[derive(Default, Deserialize)]
struct CountedAwards {
    /// Forms of award (hình thức) that are a giấy khen.
    certificate_forms: Vec<String>,
    /// What the full name of a Ban Chỉ đạo begins with.
    steering_committees: Vec<String>,
    /// Levels (cấp) that are the province.
    province_levels: Vec<String>,
    /// Levels that are the Khối.
    block_levels: Vec<String>,
}

static COUNTED: LazyLock<CountedAwards> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one counts nothing.
    serde_json::from_str(include_str!("../../../assets/figures.json")).unwrap_or_default()
});

/// Whose steering committee gave a giấy khen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Giver {
    /// Ban Chỉ đạo tỉnh.
    Province,
    /// Ban Chỉ đạo Đảng ủy Khối.
    Block,
    /// A Ban Chỉ đạo whose level is another, or is not entered.
    OtherLevel,
}

/// Is this form of award a giấy khen?
pub(super) fn is_certificate(form: &str) -> bool {
    is_one_of(&COUNTED.certificate_forms, form)
}

/// Which steering committee this body is; `None` for any other body.
pub(super) fn giver(body: &Body) -> Option<Giver> {
    let name = fold(&body.full_name);
    let begins = |start: &String| {
        let rest = name.strip_prefix(fold(start).as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    if !COUNTED.steering_committees.iter().any(begins) {
        return None;
    }
    Some(if is_one_of(&COUNTED.province_levels, &body.level) {
        Giver::Province
    } else if is_one_of(&COUNTED.block_levels, &body.level) {
        Giver::Block
    } else {
        Giver::OtherLevel
    })
}

fn is_one_of(names: &[String], name: &str) -> bool {
    let name = fold(name.trim());
    names.iter().any(|known| fold(known) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_giver_is_told_by_name_and_level() {
        for (name, level, expected) in [
            ("Ban Chỉ đạo tỉnh", "Tỉnh", Some(Giver::Province)),
            ("ban chỉ đạo công tác dân vận tỉnh", "cấp tỉnh", Some(Giver::Province)),
            ("BCĐ Đảng ủy Khối", " khối ", Some(Giver::Block)),
            ("Ban Chỉ đạo huyện Mẫu", "Huyện", Some(Giver::OtherLevel)),
            ("Ban Chỉ đạo", "", Some(Giver::OtherLevel)),
            ("Ban Thường vụ Đảng ủy Khối", "Khối", None),
            ("BCĐX", "Khối", None),
        ] {
            let body = Body { full_name: name.into(), level: level.into(), ..Body::default() };
            assert_eq!(giver(&body), expected, "{name}, {level}");
        }
        assert!(is_certificate("giấy khen") && !is_certificate("Bằng khen"));
    }
}
