//! The rank of a post, for the usual order of a list: unit, rank, given name.
use super::vietnamese::fold;
use std::sync::LazyLock;

/// Beginnings of posts from high to low, folded, of `assets/ranks.json`: the usual order of an office. One that
/// wants another sets it by hand.
static RANKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one knows no rank.
    let posts: Vec<String> =
        serde_json::from_str(include_str!("../../assets/ranks.json")).unwrap_or_default();
    posts.iter().map(|post| fold(post)).collect()
});

/// 0 is highest; posts that are not known come last, all alike.
pub fn rank_of_post(title: &str) -> usize {
    let title = fold(title);
    // The longest beginning wins: “Phó Bí thư Đoàn” is not a “Phó Bí thư”.
    RANKS
        .iter()
        .enumerate()
        .filter(|(_, start)| title.starts_with(start.as_str()))
        .max_by_key(|(_, start)| start.len())
        .map_or(RANKS.len(), |(rank, _)| rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secretaries_before_deputies_before_staff() {
        let mut posts =
            ["Nhân viên", "Phó Bí thư Đoàn", "Phó Bí thư Chi bộ", "Bí thư Chi bộ, Giám đốc"];
        posts.sort_by_key(|p| rank_of_post(p));
        assert_eq!(
            posts,
            ["Bí thư Chi bộ, Giám đốc", "Phó Bí thư Chi bộ", "Phó Bí thư Đoàn", "Nhân viên"]
        );
    }
}
