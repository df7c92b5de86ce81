//! The kinds of paper that have a number, and their signs in it.
use serde::{Deserialize, Serialize};

/// Tên loại of a numbered paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PaperKind {
    /// Quyết định.
    Decision,
    /// Tờ trình.
    Submission,
    /// Báo cáo.
    Report,
    /// Kế hoạch.
    Plan,
    /// Hướng dẫn.
    Guidance,
    /// Thông báo.
    Notice,
    /// Biên bản.
    Minutes,
    /// Công văn.
    OfficialLetter,
    /// Giấy mời.
    Invitation,
}

impl PaperKind {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Decision,
        Self::Submission,
        Self::Report,
        Self::Plan,
        Self::Guidance,
        Self::Notice,
        Self::Minutes,
        Self::OfficialLetter,
        Self::Invitation,
    ];

    /// Its sign in the number: HD 36-HD/VPTW, mục II, điểm 1.3, and NĐ 30/2020/NĐ-CP, Phụ lục III have the
    /// same, but that only Party papers write `CV`.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Decision => "QĐ",
            Self::Submission => "TTr",
            Self::Report => "BC",
            Self::Plan => "KH",
            Self::Guidance => "HD",
            Self::Notice => "TB",
            Self::Minutes => "BB",
            Self::OfficialLetter => "CV",
            Self::Invitation => "GM",
        }
    }
}
