//! What is damaged in a book: which record, and what to do.
use super::{
    sentence::{one_line, with_capital},
    terms,
};
use crate::domain::{
    damage::{Damage, Named},
    ids::Kind,
};

/// Places that are said at once; the rest only counted.
const SAID_AT_ONCE: usize = 3;

/// A row by kind and name: cá nhân “Nguyễn Văn A”.
fn row(row: &Named) -> String {
    let kind = terms::rows(row.kind);
    let name = one_line(terms::name(row.kind, &row.name));
    let said =
        if name.trim().is_empty() { kind.to_owned() } else { format!("{kind} “{name}”") };
    match row.of.as_ref().filter(|of| !of.name.is_empty()) {
        Some(of) => format!("{said} ({})", self::row(of)),
        None => said,
    }
}

/// One damaged place: which record, what happened, what to do.
pub fn damage(damage: &Damage) -> String {
    match damage {
        Damage::Changed(named) => {
            let what = with_capital(&row(named));
            match named.kind {
                Some(Kind::Paper) => format!(
                    "{what}: không còn như lúc phát hành hay lúc sửa. Hãy đối chiếu với bản đã ký, và lấy lại từ bản sao lưu."
                ),
                Some(Kind::Step | Kind::StepChange) => format!(
                    "{what}: không còn như lúc ghi. Mục hiện có trong sổ không bị ảnh hưởng; đừng hoàn tác bước này."
                ),
                Some(Kind::Printing) => format!(
                    "{what}: ghi nhận của lần in này không còn như lúc ghi; giấy và các mục của sổ không bị ảnh hưởng. Hãy in lại giấy này, sổ sẽ ghi nhận lại; nếu vẫn còn báo, hãy cứu sổ, lần in này sẽ được bỏ."
                ),
                Some(
                    Kind::Attachment
                    | Kind::Amendment
                    | Kind::NotDuplicate
                    | Kind::Fact
                    | Kind::Draft,
                ) => format!(
                    "{what}: nội dung không còn như lúc ghi. Hãy đối chiếu, hoặc phục hồi từ bản sao lưu."
                ),
                _ => format!(
                    "{what}: nội dung không còn như lúc ghi. Hãy đối chiếu với giấy tờ hoặc bản sao lưu, sửa cho đúng rồi lưu lại mục này."
                ),
            }
        }
        Damage::NotUnderstood(named) => format!(
            "{}: có ô mang giá trị chương trình không hiểu nên không đọc được mục này. Hãy phục hồi từ bản sao lưu; nếu không có, hãy cứu những gì còn đọc được.",
            with_capital(&row(named))
        ),
        Damage::NotFound(named) => format!(
            "{}: nội dung còn nguyên nhưng có thể tìm không thấy hoặc xếp sai chỗ. Hãy phục hồi từ bản sao lưu.",
            with_capital(&row(named))
        ),
        Damage::File(named) => format!(
            "{}: tệp bị hỏng. Hãy đính kèm lại tệp gốc, hoặc lấy lại từ bản sao lưu.",
            with_capital(&row(named))
        ),
        Damage::NamesNothing(named) => format!(
            "{}: gắn với một mục không còn trong sổ. Hãy phục hồi từ bản sao lưu.",
            with_capital(&row(named))
        ),
        Damage::Index { row: Some(named), .. } => format!(
            "{}: mục lục của sổ không dẫn đến mục này, danh sách có thể thiếu. Hãy phục hồi từ bản sao lưu.",
            with_capital(&row(named))
        ),
        Damage::Index { kind, row: None } => format!(
            "Mục lục của phần {} bị hỏng, danh sách có thể thiếu. Hãy phục hồi từ bản sao lưu.",
            terms::rows(*kind)
        ),
        Damage::Unreadable { kind: kind @ Some(_), .. } => format!(
            "Phần {} có chỗ không đọc được. Hãy phục hồi từ bản sao lưu.",
            terms::rows(*kind)
        ),
        Damage::Unreadable { kind: None, .. } => {
            "Có chỗ trong tệp không đọc được. Hãy phục hồi từ bản sao lưu.".to_owned()
        }
    }
}

/// The title over what a check found where each record can be mended by hand.
pub const TO_MEND: &str = "Có mục không còn như lúc ghi";

/// What a check found, and what to do: what can be mended by hand is said as that, a backup only after it.
pub fn checked(damage: &[Damage]) -> String {
    let places = found(damage);
    let all = super::cli::check_found(damage);
    if damage.iter().all(Damage::is_mended_by_hand) {
        format!("{places}\n{all}")
    } else {
        format!("{all}\n{places}")
    }
}

/// What was found beside the work: the first places, and how many more.
pub fn found(found: &[Damage]) -> String {
    let mut lines: Vec<String> = found.iter().take(SAID_AT_ONCE).map(damage).collect();
    if found.len() > SAID_AT_ONCE {
        lines.push(format!(
            "Và {} chỗ khác. Chọn “{}” để xem.",
            found.len() - SAID_AT_ONCE,
            super::actions::MENU_CHECK
        ));
    }
    lines.join("\n")
}
