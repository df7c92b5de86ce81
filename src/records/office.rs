//! The office itself: one record, whose settings are changed and never removed.
use super::{
    description::{Description, copy_all},
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{edit::Edit, field::Field, ids::Kind, office::Office},
    text::{
        screens,
        terms::{self, field},
    },
};

/// The office’s own settings.
pub static OFFICE: Description<Office> = Description {
    kind: Kind::Office,
    group: screens::GROUP_SETTINGS,
    key: "Office",
    words: &terms::office::OFFICE,
    columns: &[column(screens::head::NONE), rest(field(Field::Name)), column(field(Field::Place))],
    rows: |known| {
        let office = known.read.office()?;
        Ok(vec![ListRow::of(1, vec![Cell::blank(), office.name.into(), office.place.into()])])
    },
    count: |_known| None,
    load: |known, _id| Ok(Some(known.read.office()?)),
    // The one there is.
    blank: |known| known.get(|read| read.office()),
    fields: |form, office, _known| {
        form.text(Field::OfficeName, &mut office.name);
        form.text(Field::Place, &mut office.place);
        let mut north = office.empty_tens_word == screens::LINH;
        form.choice(
            Field::EmptyTensWord,
            &mut north,
            &[(false, screens::READ_105_LE), (true, screens::READ_105_LINH)],
        );
        if north { screens::LINH } else { screens::LE }.clone_into(&mut office.empty_tens_word);
        let mut south = office.thousand_word == screens::NGAN;
        form.choice(
            Field::ThousandWord,
            &mut south,
            &[(false, screens::READ_1000_NGHIN), (true, screens::READ_1000_NGAN)],
        );
        if south { screens::NGAN } else { screens::NGHIN }.clone_into(&mut office.thousand_word);
        form.entered(Field::NamedRecipientLimit, &mut office.named_recipient_limit);
        form.entered(Field::RewardRounding, &mut office.reward_rounding);
        form.text(Field::Retention, &mut office.retention);
        form.check(Field::TwoSided, &mut office.two_sided);
    },
    grid: &[],
    save: Edit::SaveOffice,
    reorder: None,
    copy: copy_all,
};
