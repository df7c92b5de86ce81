//! Words in the Word and Excel files that papers are saved as.

/// The names of the styles of a paper's parts, as Word lists them.
pub mod style {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const MOTTO: &str = "Tiêu đề Đảng, Quốc hiệu";
    pub const PARENT: &str = "Cơ quan cấp trên";
    pub const ISSUER: &str = "Cơ quan ban hành";
    pub const NUMBER: &str = "Số và ký hiệu";
    pub const DATE: &str = "Địa danh, ngày tháng";
    pub const TITLE: &str = "Tên loại";
    pub const SUMMARY: &str = "Trích yếu";
    pub const BODY: &str = "Nội dung";
    pub const AUTHORITY: &str = "Thể thức đề ký";
    pub const POST: &str = "Chức vụ người ký";
    pub const SIGNER: &str = "Họ tên người ký";
    pub const RECIPIENTS_HEADING: &str = "Nơi nhận, đề mục";
    pub const RECIPIENTS: &str = "Nơi nhận";
    pub const ANNEX_NOTE: &str = "Kèm theo";
}

/// The name of a sheet; `number` from 1.
pub fn sheet(number: usize) -> String {
    format!("Tờ {number}")
}
