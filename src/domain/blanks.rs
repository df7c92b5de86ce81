//! The ledger of certificate blanks (phôi giấy khen): what came, was used and was spoiled, by counts.
use super::{
    entered::{Entered, Whole},
    field::Field,
    ids::BlankEntryId,
    problem::{Findings, Problem},
    stored_form::{lines, one_line, typed},
    vietnamese::fold,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What an entry of the ledger says happened to the blanks it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlankMovement {
    /// Left over from the year before.
    CarriedOver,
    /// Nhận from whoever supplies them.
    #[default]
    Received,
    /// Đã dùng: printed and given.
    Used,
    /// Hỏng, to be destroyed with minutes.
    Spoiled,
}

impl BlankMovement {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 4] = [Self::CarriedOver, Self::Received, Self::Used, Self::Spoiled];

    /// Does it leave the office fewer blanks than before?
    pub fn takes_away(self) -> bool {
        matches!(self, Self::Used | Self::Spoiled)
    }
}

/// Một lần ghi sổ theo dõi phôi giấy khen: so many blanks of one kind on one day. No serial numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BlankEntry {
    /// `None` while not yet stored.
    pub id: Option<BlankEntryId>,
    /// Năm công tác.
    pub year: Entered<Whole>,
    /// Loại phôi, in the office's own words.
    pub kind: String,
    /// Biến động.
    pub movement: BlankMovement,
    /// Ngày ghi sổ phôi.
    pub date: Entered<Date>,
    /// Số lượng (tờ), 1 or more.
    pub count: Entered<Whole>,
    /// Lý do hỏng; of spoiled ones only.
    pub reason: String,
    /// Số biên bản hủy phôi; of spoiled ones only.
    pub minutes_number: String,
    /// Ngày biên bản hủy phôi; of spoiled ones only.
    pub minutes_date: Entered<Date>,
    /// Ghi chú.
    pub note: String,
}

impl BlankEntry {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.kind
    }

    /// What is wrong with it. `left`: how many blanks of its kind and year the other entries leave.
    pub fn check(&self, left: i64) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Year, &self.year.text);
        let year = found.read_year(Field::Year, &self.year);
        found.require(Field::BlankKind, &self.kind);
        found.require(Field::BlankDate, &self.date.text);
        let date = found.read(Field::BlankDate, &self.date);
        if date.zip(year).is_some_and(|(date, year)| i64::from(date.year()) != year) {
            found.add(Field::BlankDate, Problem::NotInYear);
        }
        found.require(Field::BlankCount, &self.count.text);
        let count = found.read(Field::BlankCount, &self.count).map(|count| count.0);
        if count == Some(0) {
            found.add(Field::BlankCount, Problem::AtLeastOne);
        }
        if self.movement.takes_away() && count.is_some_and(|count| count > left) {
            found.add(Field::BlankCount, Problem::MoreThanLeft { left: left.max(0) });
        }
        found.read(Field::BlankMinutesDate, &self.minutes_date);
        if self.movement == BlankMovement::Spoiled {
            found.require(Field::SpoiledReason, &self.reason);
            // Minutes are often drawn up once for all that were spoiled, some time later.
            if self.minutes_number.trim().is_empty() {
                found.add(Field::BlankMinutesNumber, Problem::NoMinutes);
            }
            if self.minutes_date.text.trim().is_empty() {
                found.add(Field::BlankMinutesDate, Problem::NoMinutes);
            }
        } else {
            for (field, text) in [
                (Field::SpoiledReason, &self.reason),
                (Field::BlankMinutesNumber, &self.minutes_number),
                (Field::BlankMinutesDate, &self.minutes_date.text),
            ] {
                if !text.trim().is_empty() {
                    found.add(field, Problem::OnlyOfSpoiled);
                }
            }
        }
        found
    }

    /// Has it anything that is said of spoiled blanks only?
    pub fn tells_of_spoiled(&self) -> bool {
        self.movement == BlankMovement::Spoiled
            || [&self.reason, &self.minutes_number, &self.minutes_date.text]
                .iter()
                .any(|text| !text.is_empty())
    }

    /// Is it of this year and this kind of blank? Case and tones of the kind's name do not matter.
    pub fn is_of(&self, year: i64, kind: &str) -> bool {
        self.year.get().is_some_and(|y| y.0 == year) && fold(&self.kind) == fold(kind)
    }

    /// What it adds to the blanks that are left; below 0 where it takes away.
    pub fn change(&self) -> i64 {
        let count = self.count.get().map_or(0, |count| count.0);
        if self.movement.takes_away() { -count } else { count }
    }

    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.kind, &mut self.reason, &mut self.minutes_number]);
        lines(&mut [&mut self.note]);
        typed(today, &mut [&mut self.date, &mut self.minutes_date]);
        typed(today, &mut [&mut self.year, &mut self.count]);
    }
}

/// How many blanks of one kind the entries of a year leave; below 0 where more was used than came.
pub fn blanks_left(entries: &[BlankEntry], year: i64, kind: &str) -> i64 {
    entries.iter().filter(|entry| entry.is_of(year, kind)).map(BlankEntry::change).sum()
}
