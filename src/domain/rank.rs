//! The rank of a post, for the usual order of a list: unit, rank, given name.
use super::vietnamese::fold;

/// Beginnings of posts from high to low, folded. An office that wants another order sets it by hand.
const RANKS: &[&str] = &[
    "bi thu dang uy",
    "bi thu dang bo",
    "bi thu chi bo",
    "pho bi thu dang uy",
    "pho bi thu thuong truc",
    "pho bi thu",
    "chu tich hoi dong",
    "tong giam doc",
    "giam doc",
    "pho tong giam doc",
    "pho giam doc",
    "chu tich cong doan",
    "pho chu tich cong doan",
    "bi thu doan",
    "pho bi thu doan",
    "dang uy vien",
    "uy vien",
    "chi uy vien",
    "ke toan truong",
    "truong ban",
    "truong phong",
    "truong",
    "pho truong",
];

/// 0 is highest; posts that are not known come last, all alike.
pub fn rank_of_post(title: &str) -> usize {
    let title = fold(title);
    // The longest beginning wins: “Phó Bí thư Đoàn” is not a “Phó Bí thư”.
    RANKS
        .iter()
        .enumerate()
        .filter(|(_, start)| title.starts_with(**start))
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
