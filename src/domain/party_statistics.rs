//! The yearly form of statistics on awards of Party organisations and members (Biểu số 7-BTCTW), whose rows are data:
//! `assets/bieu-7.json`.
use super::vietnamese::fold;
use serde::Deserialize;
use std::sync::LazyLock;

/// What a row of the form counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Nothing: it heads those below.
    #[default]
    Heading,
    /// Organisations of the Party, of its kinds; of every kind where it names none.
    Organs,
    /// Members of the Party.
    Members,
    /// What the book does not know.
    Pen,
}

/// One row of the form, with rows for forms of award below it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    /// Its name among the rows, the same for ever.
    pub key: String,
    /// `I`, `1`, `a`.
    #[serde(default)]
    pub marker: String,
    /// What it is about.
    pub label: String,
    /// What it counts.
    #[serde(default, rename = "of")]
    pub counts: Counts,
    /// What the name of a kind of unit says that it counts; a kind belongs to the first row that knows it.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Forms of award, each with what its name begins with.
    #[serde(default)]
    pub forms: Vec<(String, Vec<String>)>,
}

#[derive(Default, Deserialize)]
struct Form {
    rows: Vec<FormRow>,
}

static FORM: LazyLock<Form> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one has no rows.
    serde_json::from_str(include_str!("../../assets/bieu-7.json")).unwrap_or_default()
});

/// The rows of the form, from top to bottom.
pub fn rows() -> &'static [FormRow] {
    &FORM.rows
}

/// Whom an award was given to, as the form tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awarded<'a> {
    /// A unit of this kind.
    Unit(&'a str),
    /// A member of the Party.
    Member,
    /// Anybody else.
    Other,
}

/// Where an award is counted: the place of its row, and of its form in that; `None` where no row fits.
pub fn place(awarded: Awarded<'_>, form: &str) -> Option<(usize, usize)> {
    let form = fold(form);
    let knows = |row: &FormRow| match awarded {
        Awarded::Unit(kind) => {
            let kind = fold(kind);
            row.counts == Counts::Organs && row.kinds.iter().any(|of| kind.contains(&fold(of)))
        }
        Awarded::Member => row.counts == Counts::Members,
        Awarded::Other => false,
    };
    let (at, row) = rows().iter().enumerate().find(|(_, row)| knows(row))?;
    let begins = |(_, starts): &(String, Vec<String>)| {
        starts.iter().any(|start| form.starts_with(&fold(start)))
    };
    Some((at, row.forms.iter().position(begins)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_award_is_counted_in_the_row_of_its_kind_and_form() {
        let found = |awarded, form| {
            let (row, form) = place(awarded, form)?;
            let row = rows().get(row)?;
            Some((row.key.as_str(), row.forms.get(form)?.0.as_str()))
        };
        use Awarded::{Member, Other, Unit};
        for (awarded, form, want) in [
            (Unit("Đảng bộ cơ sở"), "Giấy khen", Some(("bases", "Giấy khen"))),
            (Unit("Chi bộ cơ sở"), "Bằng khen", Some(("bases", "Bằng khen"))),
            (Unit("Đảng bộ cấp trên trực tiếp cơ sở"), "Cờ", Some(("above", "Cờ"))),
            (Unit("Đảng bộ bộ phận"), "giấy khen", Some(("parts", "Giấy khen"))),
            (Unit("Chi bộ trực thuộc đảng ủy cơ sở"), "Giấy khen", Some(("cells", "Giấy khen"))),
            (Unit("Chi bộ"), "Cờ", None),
            (Unit("Doanh nghiệp"), "Giấy khen", None),
            (Member, "Bằng khen của Tỉnh ủy", Some(("members", "Bằng khen"))),
            (Member, "Kỷ niệm chương", None),
            (Other, "Giấy khen", None),
        ] {
            assert_eq!(found(awarded, form), want, "{awarded:?} {form}");
        }
    }

    #[test]
    fn rows_have_names_of_their_own() {
        let mut keys: Vec<&str> = rows().iter().map(|row| row.key.as_str()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert!(all > 10 && keys.len() == all && keys.iter().all(|key| !key.contains('/')));
    }
}
