//! Heads of columns as units write them, and the fields they mean.
use super::terms;
use crate::domain::{field::Field, vietnamese::fold};

/// Words of a head, folded, and the fields they may mean; the first that a list has is meant.
const WORDS: &[(&str, &[Field])] = &[
    ("ten mo hinh", &[Field::ModelName, Field::MovementModel]),
    ("mo hinh", &[Field::ModelName, Field::MovementModel]),
    ("ten tap the", &[Field::Collective, Field::CollectiveName]),
    ("tap the", &[Field::Collective, Field::Recipient]),
    ("ho gia dinh", &[Field::HouseholdName]),
    ("ten ho", &[Field::HouseholdName]),
    ("chu ho", &[Field::HouseholdHead]),
    ("ho va ten", &[Field::FullName, Field::Person, Field::SignatoryName]),
    ("ho ten", &[Field::FullName, Field::Person, Field::SignatoryName]),
    ("ca nhan", &[Field::Person, Field::FullName]),
    ("hoc vien", &[Field::FullName, Field::Person]),
    ("ten lop", &[Field::SessionName]),
    ("ten dot", &[Field::RoundName]),
    ("nam sinh", &[Field::Birth]),
    ("ngay, thang, nam sinh", &[Field::Birth]),
    ("ngay sinh", &[Field::Birth]),
    ("gioi tinh", &[Field::Gender]),
    ("nam/nu", &[Field::Gender]),
    ("chuc vu", &[Field::PostTitle, Field::SignatoryPosition, Field::PrintedPosition]),
    ("chuc danh", &[Field::PostTitle, Field::SignatoryPosition]),
    ("loai don vi", &[Field::UnitKind]),
    ("don vi to chuc", &[Field::Organiser]),
    ("ten don vi", &[Field::UnitName, Field::Unit]),
    ("don vi cong tac", &[Field::Unit, Field::UnitName]),
    ("noi cong tac", &[Field::Unit, Field::UnitName]),
    ("don vi", &[Field::Unit, Field::UnitName]),
    ("to chuc co so dang", &[Field::Unit, Field::UnitName]),
    ("tccsd", &[Field::Unit, Field::UnitName]),
    ("linh vuc", &[Field::ModelField]),
    ("thanh tich", &[Field::Achievement, Field::Citation]),
    ("noi dung", &[Field::RegistrationContent, Field::Content, Field::DocumentSummary]),
    ("muc tieu", &[Field::Goal]),
    ("ngay dang ky", &[Field::RegisteredOn]),
    ("loai dang ky", &[Field::RegistrationKind]),
    ("dia diem", &[Field::SessionPlace, Field::WhereAndWhom]),
    ("hinh thuc", &[Field::AwardForm]),
    ("so quyet dinh", &[Field::Decision, Field::Number]),
    ("so qd", &[Field::Decision, Field::Number]),
    ("so, ky hieu", &[Field::NumberSymbol]),
    ("so ky hieu", &[Field::NumberSymbol]),
    ("trich yeu", &[Field::DocumentSummary, Field::DecisionSummary]),
    ("tien thuong", &[Field::Reward]),
    ("so vao so", &[Field::RegisterNumber]),
    ("xep loai", &[Field::DemocracyClass, Field::Rating]),
    ("diem", &[Field::Rating]),
    ("dang vien", &[Field::IsPartyMember, Field::PartyMembers]),
    ("dien thoai", &[Field::Phone]),
    ("dia chi", &[Field::Address, Field::HouseholdPlace]),
    ("chi tieu", &[Field::TargetName]),
    ("loai", &[Field::RegistrationKind, Field::ModelKind, Field::DocumentKind, Field::UnitKind]),
    ("nam", &[Field::Year, Field::StartYear]),
    ("ngay", &[Field::DocumentDate, Field::DecisionDate, Field::ReceivedOn]),
    ("ghi chu", &[Field::Note]),
];

/// Letters a head may have behind the words it is known by: “Họ và tên / Tên tập thể”.
const MOST_MORE: usize = 16;

/// The field of a list that a head means.
pub fn field_of(head: &str, of_list: &[Field]) -> Option<Field> {
    let head = fold(head);
    if head.is_empty() {
        return None;
    }
    let labelled = |f: &&Field| fold(terms::field(**f)) == head;
    if let Some(field) = of_list.iter().find(labelled) {
        return Some(*field);
    }
    // A head begins with its words and says little more: “Đảng viên, nhân viên kỹ thuật” is no head.
    let begins = |words: &str| {
        head.strip_prefix(words).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) && rest.chars().count() <= MOST_MORE
        })
    };
    WORDS
        .iter()
        .filter(|(words, _)| begins(words))
        .find_map(|(_, fields)| fields.iter().copied().find(|f| of_list.contains(f)))
}

/// Is it the very label of a field, or the very words of a head?
fn is_whole_head(head: &str, field: Field) -> bool {
    let head = fold(head);
    head == fold(terms::field(field))
        || WORDS.iter().any(|(words, fields)| *words == head && fields.contains(&field))
}

/// The row that holds the heads, among the first of a block, and what each means; a field counts once.
pub fn head_row(cells: &[Vec<String>], of_list: &[Field]) -> Option<(usize, Vec<Option<Field>>)> {
    const LOOKED_AT: usize = 15;
    let mut best: Option<(usize, usize, Vec<Option<Field>>)> = None;
    for (at, row) in cells.iter().take(LOOKED_AT).enumerate() {
        let mut fields: Vec<Option<Field>> = Vec::new();
        for cell in row {
            // A head is short; a long cell is a title or a fact.
            let field = (cell.chars().count() <= 60).then(|| field_of(cell, of_list)).flatten();
            fields.push(field.filter(|f| !fields.contains(&Some(*f))));
        }
        let known = fields.iter().flatten().count();
        let filled = row.iter().filter(|c| !c.trim().is_empty()).count();
        // One column alone: only its very name is a head, for a fact may well begin with it.
        let alone = || {
            let only = fields.iter().flatten().next().zip(row.first());
            filled == 1 && row.len() == 1 && only.is_some_and(|(f, head)| is_whole_head(head, *f))
        };
        let enough = known >= 2 && known * 2 >= filled || known == 1 && alone();
        if enough && best.as_ref().is_none_or(|b| known > b.1) {
            best = Some((at, known, fields));
        }
    }
    best.map(|(at, _, fields)| (at, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_as_units_write_them() {
        let list = [Field::FullName, Field::PostTitle, Field::Unit, Field::Gender, Field::Birth];
        for (head, want) in [
            ("Họ và tên", Some(Field::FullName)),
            ("HỌ TÊN", Some(Field::FullName)),
            ("Chức vụ, đơn vị", Some(Field::PostTitle)),
            ("Đơn vị công tác", Some(Field::Unit)),
            ("Năm sinh", Some(Field::Birth)),
            ("Đảng viên, nhân viên kỹ thuật", None),
            ("STT", None),
            ("Danh sách", None),
            ("", None),
        ] {
            assert_eq!(field_of(head, &list), want, "{head}");
        }
        let block = [
            vec!["DANH SÁCH HỌC VIÊN".to_owned()],
            ["STT", "Họ và tên", "Giới tính", "Đơn vị"].map(str::to_owned).to_vec(),
            ["1", "Hồ Hoàng Đạt", "Nam", "Đảng bộ Điện lực"].map(str::to_owned).to_vec(),
        ];
        let want = vec![None, Some(Field::FullName), Some(Field::Gender), Some(Field::Unit)];
        assert_eq!(head_row(&block, &list), Some((1, want)));
        assert_eq!(head_row(block.get(2..).unwrap_or_default(), &list), None);
        let facts = [["Mô hình thu gom rác"], ["Mô hình tuyến đường hoa"]]
            .map(|r| r.map(str::to_owned).to_vec());
        assert_eq!(head_row(&facts, &[Field::ModelName]), None, "no first row is lost");
        let named = [["Tên mô hình"], ["Thu gom rác"]].map(|r| r.map(str::to_owned).to_vec());
        assert_eq!(head_row(&named, &[Field::ModelName]), Some((0, vec![Some(Field::ModelName)])));
    }
}
