//! Words of documents issued and received.
use super::{ListWords, Words};
use crate::domain::{field::Field as F, ids::Kind};

pub(super) const WORDS: Words = Words {
    kinds: &[(Kind::Document, "văn bản")],
    fields: &[
        (F::DocumentKind, "Loại văn bản"),
        (F::IssuingBody, "Cơ quan ban hành văn bản"),
        (F::DocumentDate, "Ngày văn bản"),
        (F::DocumentSummary, "Trích yếu văn bản"),
        (F::Signer, "Người ký văn bản"),
    ],
    columns: &[("signer", F::Signer)],
    choice_columns: &[],
    choices: &[],
};

/// Văn bản.
pub const DOCUMENTS: ListWords = ListWords {
    title: "Văn bản",
    add: "Thêm văn bản",
    empty: "Năm này chưa có văn bản: kế hoạch, hướng dẫn, báo cáo.",
};
