//! Sets to begin from, in the form of a file of criteria; what nobody has published is marked “mẫu” in them.

/// Each by the name it is asked for. The first needs no points: most communes only say đạt or không đạt.
const TEMPLATES: [(&str, &str); 5] = [
    ("dat-khong-dat", include_str!("../../../assets/criteria/dat-khong-dat.tsv")),
    ("mo-hinh-tap-the", include_str!("../../../assets/criteria/mo-hinh-tap-the.tsv")),
    ("dien-hinh-ca-nhan", include_str!("../../../assets/criteria/dien-hinh-ca-nhan.tsv")),
    ("qcdc", include_str!("../../../assets/criteria/qcdc.tsv")),
    ("can-tho", include_str!("../../../assets/criteria/can-tho.tsv")),
];

/// Every template: its name and its text.
pub fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    TEMPLATES.into_iter()
}

/// The text of a template.
pub fn template(name: &str) -> Option<&'static str> {
    templates().find(|(known, _)| *known == name).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exchange::evaluation::read_criteria, text::evaluation::scored_kind_named};

    #[test]
    fn nothing_is_wrong_with_any_template() {
        for (name, text) in templates() {
            let read = read_criteria(text);
            assert_eq!(read.remarks, [], "{name}");
            assert!(!read.name.is_empty() && scored_kind_named(&read.subject).is_some(), "{name}");
        }
    }
}
