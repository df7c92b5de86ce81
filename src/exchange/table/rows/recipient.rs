//! One recipient out of a row: its kind, its name as printed, its post, its unit or place.
use super::Reading;
use crate::{
    domain::{
        person::Gender,
        quick_list::{Column, Doubt, QuickRow},
        recipient::RecipientKind,
        vietnamese::word_key,
    },
    exchange::table::{
        births,
        cell::{
            gender_of_address, more_of, name_and_rest, plain, post_and_unit, without_bracket,
            without_kind_word,
        },
        kinds::{Looks, is_name_after_one_word, is_unit, looks},
        line::{Line, Numbering, is_arabic, is_number},
        names,
        parts::Part,
        words::words,
    },
};

impl Reading<'_> {
    /// One recipient out of the text of its name and the cells read so far.
    #[expect(clippy::too_many_arguments, reason = "what a row says, cell by cell")]
    pub(super) fn one(
        &mut self,
        part: &Part,
        line: &Line,
        mut row: QuickRow,
        text: &str,
        said: Option<RecipientKind>,
        title: &str,
        address: &str,
    ) {
        if !text.chars().any(char::is_alphabetic) {
            return;
        }
        let in_one = part.columns.contains(&Column::NameAndPost);
        let unbracketed = without_bracket(text, row.post.is_empty());
        let text = unbracketed.as_str();
        let (front, rest) = name_and_rest(text);
        let front_key = word_key(names::without_signs(front));
        let front_looks = looks(names::without_signs(front), &front_key);
        let whole = text.replace('\n', " ");
        let section = said.or(self.state.section);
        let may_part = !rest.is_empty()
            && section != Some(RecipientKind::Collective)
            && !matches!(front_looks, Looks::Collective | Looks::NoName);
        let rest_key = word_key(rest);
        let tells = words().posts.begin(&rest_key)
            || is_unit(&rest_key)
            || births::read(rest.split([',', ';']).next().unwrap_or_default()).is_some();
        let born = births::read(rest.trim_end_matches(['.', ';'])).is_some();
        let parts = may_part
            && (born || (in_one || said.is_some() || tells) && (row.post.is_empty() || in_one));
        let name_text = if parts { front.to_owned() } else { whole };
        if parts {
            more_of(&mut row, rest);
        }
        // A row with nothing but a name in a table of several columns: only what reads like a recipient
        // is one, and not all in capitals as titles are.
        let used =
            part.columns.iter().filter(|c| !matches!(c, Column::Skip | Column::Serial)).count();
        let alone = line.filled().filter(|(_, c)| !is_number(c)).count() < 2 && used > 1;
        let name_text_bare = names::without_signs(&name_text).to_owned();
        let key = word_key(&name_text_bare);
        let look = looks(&name_text_bare, &key);
        let numbered = line.filled().any(|(_, c)| is_arabic(c));
        if alone && said.is_none() && !numbered {
            let capitals = !name_text_bare.chars().any(char::is_lowercase);
            if capitals || matches!(look, Looks::NoName) {
                return;
            }
        }
        // Among numbered lines of a text, a line without number is none of them.
        if part.lines_are_numbered && !line.filled().any(|(_, c)| is_number(c)) {
            return;
        }
        let single = used <= 1 && part.columns.len() <= 2;
        if part.guessed
            && !numbered
            && words().letter_words.iter().any(|w| key.contains(w.as_str()))
        {
            return;
        }
        if single
            && part.guessed
            && self.state.section.is_none()
            && !numbered
            && matches!(look, Looks::NoName)
            && name_text_bare.split(' ').count() > 7
        {
            return;
        }
        row.kind = self.kind(part, &mut row, (&name_text_bare, look), said, !title.is_empty());
        match row.kind {
            RecipientKind::Person => {
                let name = names::person(&name_text, title, self.address_is_usual);
                row.name = name.printed;
                row.doubts.extend(name.doubts);
                if row.gender == Gender::Unknown {
                    row.gender = gender_of_address(&name_text, title);
                }
            }
            RecipientKind::Collective | RecipientKind::Household => {
                let text = if row.kind == RecipientKind::Collective {
                    without_kind_word(&name_text)
                } else {
                    &name_text
                };
                let name = names::collective(text);
                row.name = name.printed;
                row.doubts.extend(name.doubts);
            }
        }
        self.settle_place(part, line, &mut row, address);
        names::usual_post(&mut row);
        if row.kind == RecipientKind::Person && row.name.chars().any(|c| c.is_ascii_digit()) {
            row.doubts.push(Doubt::FiguresInName);
        }
        if row.name.is_empty() {
            return;
        }
        self.state.numbering = Numbering::of(line);
        self.out.rows.push(row);
    }

    /// Unit or place of a recipient: its own cell, the heading above, the cell above (merged), the address.
    fn settle_place(&mut self, part: &Part, line: &Line, row: &mut QuickRow, address: &str) {
        let has_unit_column = part.columns.contains(&Column::Unit);
        match row.kind {
            RecipientKind::Person => {
                // No column of units at all: the post may hold the unit behind a comma.
                let unit_elsewhere = has_unit_column || part.columns.contains(&Column::PostAndUnit);
                if row.unit.is_empty()
                    && !unit_elsewhere
                    && row.post.contains([',', '-', '–'])
                    && self.state.unit.is_empty()
                {
                    let (post, unit) = post_and_unit(&row.post);
                    if !post.is_empty() && !unit.is_empty() {
                        (row.post, row.unit) = (post, unit);
                        if !part.columns.contains(&Column::NameAndPost) {
                            row.doubts.push(Doubt::UnitOutOfPost);
                        }
                    }
                }
                if row.unit.is_empty() && !self.state.unit.is_empty() {
                    row.unit.clone_from(&self.state.unit);
                } else if row.unit.is_empty() && has_unit_column {
                    self.unit_from_above(part, line, row);
                }
                if row.unit.is_empty() && !address.is_empty() {
                    address.clone_into(&mut row.unit);
                }
                if row.unit.is_empty()
                    && (has_unit_column || part.columns.contains(&Column::PostAndUnit))
                {
                    row.doubts.push(Doubt::NoUnit);
                }
            }
            RecipientKind::Household => {
                if row.unit.is_empty() && !address.is_empty() {
                    address.clone_into(&mut row.unit);
                }
                // The place of a household may stand where persons have their post.
                if is_unit(&word_key(&row.post)) {
                    let place = std::mem::take(&mut row.post);
                    row.unit =
                        if row.unit.is_empty() { place } else { format!("{place}, {}", row.unit) };
                }
                if row.unit.is_empty() && !self.state.unit.is_empty() {
                    row.unit.clone_from(&self.state.unit);
                } else if row.unit.is_empty() && has_unit_column {
                    self.unit_from_above(part, line, row);
                }
            }
            RecipientKind::Collective => {
                if row.unit.is_empty() && is_unit(&word_key(&row.post)) {
                    row.unit = std::mem::take(&mut row.post);
                }
                if row.unit.is_empty() && !self.state.unit.is_empty() {
                    row.unit.clone_from(&self.state.unit);
                }
                if row.unit.is_empty() {
                    address.clone_into(&mut row.unit);
                }
                if row.unit.is_empty() {
                    row.unit.clone_from(&row.name);
                }
                // Merged cells do not reach past a collective.
                if line.filled().all(|(i, _)| part.columns.get(i) != Some(&Column::Unit)) {
                    self.state.above.remove(&Column::Unit);
                }
            }
        }
    }

    fn unit_from_above(&mut self, part: &Part, line: &Line, row: &mut QuickRow) {
        let of_units = |i: &usize| part.columns.get(*i) == Some(&Column::Unit);
        if line.errors.iter().any(of_units) {
            return;
        }
        if let Some(above) = self.state.above.get(&Column::Unit) {
            let lines: Vec<&str> = above.lines().map(plain).filter(|t| !t.is_empty()).collect();
            row.unit = lines.join(", ");
            // Where the number is merged too, the cells surely are.
            let has_numbers = part.columns.contains(&Column::Serial);
            if !has_numbers || line.filled().any(|(_, c)| is_arabic(c)) {
                row.doubts.push(Doubt::FromAbove(Column::Unit));
            }
        }
    }

    /// Which kind it is: said by a column or section, by the head, or told from words and what stands beside.
    fn kind(
        &self,
        part: &Part,
        row: &mut QuickRow,
        (name, look): (&str, Looks),
        said: Option<RecipientKind>,
        titled: bool,
    ) -> RecipientKind {
        use RecipientKind::{Collective, Household, Person};
        let by_words = match look {
            Looks::Collective => Some(Collective),
            Looks::Household => Some(Household),
            Looks::Person => Some(Person),
            Looks::CollectiveOrName | Looks::MayBePerson | Looks::NoName => None,
        };
        if let Some(kind) = said {
            return kind;
        }
        if let Some(kind) = self.state.section {
            // A household may go by the name of its head.
            if by_words.is_some_and(|w| w != kind && (w, kind) != (Person, Household)) {
                row.doubts.push(Doubt::KindUnlikely);
            }
            return kind;
        }
        let evidence = titled
            || !row.birth.is_empty()
            || row.gender != Gender::Unknown
            || !row.post.is_empty() && !is_unit(&word_key(&row.post));
        let by_head = match part.kinds.as_slice() {
            [first, rest @ ..] if rest.iter().all(|k| k == first) => Some(*first),
            _ => None,
        };
        let sure = !part.guessed;
        // “Tổ Thị Mẫu” under “Họ và tên” with a post is a person.
        let look = if look == Looks::Collective
            && by_head == Some(Person)
            && evidence
            && is_name_after_one_word(name)
        {
            Looks::CollectiveOrName
        } else {
            look
        };
        let (kind, guessed) = match (look, by_head) {
            (Looks::Household, head) => {
                (Household, head != Some(Household) && !part.kinds.contains(&Household))
            }
            (_, Some(Household)) => (Household, false),
            (Looks::Person, head) => (Person, head != Some(Person) && !(sure && evidence)),
            (Looks::NoName | Looks::Collective, Some(Collective)) => (Collective, false),
            (Looks::Collective, _) => (Collective, true),
            (_, Some(Person)) => (Person, false),
            (Looks::MayBePerson | Looks::CollectiveOrName, Some(Collective)) if !evidence => {
                (Collective, false)
            }
            (Looks::CollectiveOrName | Looks::MayBePerson | Looks::NoName, _) if evidence => {
                (Person, !sure)
            }
            (Looks::CollectiveOrName | Looks::NoName, _) => (Collective, true),
            (Looks::MayBePerson, _) => (Person, true),
        };
        if guessed {
            row.doubts.push(Doubt::KindGuessed);
        }
        kind
    }
}
