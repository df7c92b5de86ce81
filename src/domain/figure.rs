//! The figures of the year-end report (con số của báo cáo năm) by their ids, as targets name them.

/// How many figures there are. Their ids are Q1, Q2, … in the order of the report.
pub const COUNT: usize = 14;

/// Is this the id of a figure? Capitals do not matter.
pub fn is_id(text: &str) -> bool {
    (1..=COUNT).any(|number| text.eq_ignore_ascii_case(&format!("Q{number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_report_has_is_a_figure() {
        let last = format!("Q{COUNT}");
        for id in ["Q1", "q2", "Q10", &last] {
            assert!(is_id(id), "{id}");
        }
        let beyond = format!("Q{}", COUNT + 1);
        for id in ["", "Q", "Q0", "Q01", "Q+1", "1", "QĐ", &beyond] {
            assert!(!is_id(id), "{id}");
        }
    }
}
