//! The office itself: its settings, the bodies that issue and award, terms of office, signatories.
use super::{
    calendar::overlap,
    entered::{Entered, Money, Whole},
    field::Field,
    ids::{BodyId, KeyVisitor, SignatoryId, TermId, visit_key},
    own_symbols::{symbol_for, unclear_line},
    paper_kind::PaperKind,
    problem::{Findings, Problem},
    rule_set,
    stored_form::{lines, one_line, typed},
    variants::Variants,
    vietnamese::{capitals, fold},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::LazyLock};

/// What [`Office::retention`] is while the office says nothing else.
const USUAL_RETENTION: &str = "10 năm";

/// Settings of the whole book (Cài đặt chung). There is exactly one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Office {
    /// Tên cơ quan giữ sổ.
    pub name: String,
    /// Địa danh trên dòng ngày tháng.
    pub place: String,
    /// “lẻ” or “linh”: 105 = một trăm lẻ năm.
    pub empty_tens_word: String,
    /// “nghìn” or “ngàn”.
    pub thousand_word: String,
    /// A decision names its recipients in Điều 1 up to this many, otherwise in annexes (default 3).
    pub named_recipient_limit: Entered<Whole>,
    /// Mirrored margins on even pages.
    pub two_sided: bool,
    /// Rewards reckoned from a coefficient are rounded up to this, in đồng (Nghị định 152/2025/NĐ-CP, Điều 49:
    /// 10.000); 0 leaves them as they are.
    pub reward_rounding: Entered<Money>,
    /// Lời văn: the name of a wording of its papers (`giay-moi/body`) and its text, of those that are not as the
    /// program has them.
    pub wordings: BTreeMap<String, String>,
    /// Thời hạn bảo quản of what belongs to a round. Usual for forms that the head of an office gives (Thông tư
    /// 10/2022/TT-BNV); the office's own list of periods goes before.
    pub retention: String,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            name: String::new(),
            place: String::new(),
            empty_tens_word: "lẻ".into(),
            thousand_word: "nghìn".into(),
            named_recipient_limit: "3".into(),
            two_sided: false,
            reward_rounding: "10.000".into(),
            wordings: BTreeMap::new(),
            retention: USUAL_RETENTION.into(),
        }
    }
}

impl Office {
    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::OfficeName, &self.name);
        if found
            .read(Field::NamedRecipientLimit, &self.named_recipient_limit)
            .is_none_or(|n| n.0 > 50)
        {
            found.add(Field::NamedRecipientLimit, Problem::NotANumber);
        }
        if found.read(Field::RewardRounding, &self.reward_rounding).is_none() {
            found.require(Field::RewardRounding, &self.reward_rounding.text);
        }
        found
    }
}

/// How a body numbers its papers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbering {
    /// From 01 through a whole term of office (HD 36-HD/VPTW).
    #[default]
    ByTerm,
    /// From 01 each January.
    ByYear,
}

/// How a body signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Signing {
    /// A collective: `T/M BAN THƯỜNG VỤ`, then the post.
    #[default]
    OnBehalf,
    /// A steering committee or staff body: the head signs directly, a deputy `K/T` (HD 36 điểm 1.7).
    HeadSigns,
}

/// Cơ quan ban hành, cơ quan tặng.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    /// `None` while not yet stored.
    pub id: Option<BodyId>,
    /// Tên đầy đủ.
    pub full_name: String,
    /// Tên ngắn, for lists and choices.
    pub short_name: String,
    /// As running text says it; the full name when blank.
    pub in_text: String,
    /// Letterhead, line(s) above: its own cấp ủy. Line breaks set by hand.
    pub letterhead_parent: String,
    /// Letterhead, its own line(s), bold. Line breaks set by hand.
    pub letterhead_name: String,
    /// Ký hiệu: `ĐUK`, `BCĐ`.
    pub symbol: String,
    /// Ký hiệu of kinds of paper that have another than the rest, one a line: `TTr/BTGDV`.
    pub own_symbols: String,
    /// Cấp: tỉnh, Khối, cơ sở … (free text, suggestions from what is in use).
    pub level: String,
    /// Key of the rule set of its papers, see `assets/rule-sets.json`.
    pub rule_set: String,
    /// What its papers do otherwise.
    pub variants: Variants,
    /// How its papers are numbered.
    pub numbering: Numbering,
    /// Is the series of its numbers kept in this book? Then a next number is suggested.
    pub series_kept_here: bool,
    /// How it signs.
    pub signing: Signing,
    /// After T/M: `BAN THƯỜNG VỤ`.
    pub on_behalf_of: String,
    /// Before “QUYẾT ĐỊNH:”: `BAN THƯỜNG VỤ ĐẢNG ỦY KHỐI DOANH NGHIỆP`; the letterhead name when blank.
    pub decides_as: String,
    /// Nơi nhận, one a line, without the dashes.
    pub default_recipients: String,
    /// “Cơ quan của ta”: its decisions can be printed here.
    pub is_ours: bool,
    /// First day.
    pub from: Entered<Date>,
    /// Last day; blank while it exists.
    pub to: Entered<Date>,
}

impl Default for Body {
    fn default() -> Self {
        Self {
            id: None,
            full_name: String::new(),
            short_name: String::new(),
            in_text: String::new(),
            letterhead_parent: String::new(),
            letterhead_name: String::new(),
            symbol: String::new(),
            own_symbols: String::new(),
            level: String::new(),
            rule_set: "HD36-2018".into(),
            variants: Variants::default(),
            numbering: Numbering::default(),
            series_kept_here: false,
            signing: Signing::default(),
            on_behalf_of: String::new(),
            decides_as: String::new(),
            default_recipients: String::new(),
            is_ours: true,
            from: Entered::default(),
            to: Entered::default(),
        }
    }
}

/// What the rest of the book says about a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyFacts {
    /// Another live body has this full name.
    pub name_taken: bool,
    /// The field by which decisions it has issued would be numbered otherwise than now, if one would.
    pub renumbered_by: Option<Field>,
}

/// Bodies as they are usually called, with what comes with the name.
#[derive(Default, Deserialize)]
struct Usual {
    /// Who signs for an organ and stands before its name.
    signers: Vec<UsualSigner>,
    /// The first that fits counts.
    organs: Vec<UsualOrgan>,
}

#[derive(Deserialize)]
struct UsualSigner {
    begins: Vec<String>,
    signing: Signing,
    on_behalf_of: String,
}

#[derive(Deserialize)]
struct UsualOrgan {
    begins: Vec<String>,
    /// One of these follows somewhere in the name; none: whatever follows.
    #[serde(default)]
    of: Vec<String>,
    symbol: String,
    signing: Signing,
    #[serde(default)]
    on_behalf_of: String,
    #[serde(default)]
    rule_set: Option<String>,
    #[serde(default)]
    numbering: Numbering,
    /// In its letterhead the place it is of stands below it (NĐ 30: `ỦY BAN NHÂN DÂN`, `XÃ …`).
    #[serde(default)]
    place_on_its_own_line: bool,
}

impl UsualOrgan {
    /// Its letterhead, of the name it was found by.
    fn letterhead(&self, name: &str) -> String {
        let place =
            after(name, &self.begins).filter(|p| self.place_on_its_own_line && !p.is_empty());
        let organ = place.and_then(|place| name.trim().strip_suffix(place));
        match (organ, place) {
            (Some(organ), Some(place)) => {
                format!("{}\n{}", capitals(organ.trim()), capitals(place))
            }
            _ => capitals(name),
        }
    }

    fn is_called(&self, name: &str) -> bool {
        let of = |rest: &str| {
            let rest = fold(rest);
            self.of.is_empty() || self.of.iter().any(|of| rest.contains(&fold(of)))
        };
        after(name, &self.begins).is_some_and(of)
    }
}

static USUAL: LazyLock<Usual> = LazyLock::new(|| {
    // The file is part of the program and read by a test; a broken one knows no body.
    serde_json::from_str(include_str!("../../assets/usual-bodies.json")).unwrap_or_default()
});

/// What follows when a name begins with one of these, whatever the case and the spelling of its tones.
fn after<'a>(name: &'a str, starts: &[String]) -> Option<&'a str> {
    let name = name.trim();
    starts.iter().find_map(|start| {
        let count = start.split(' ').count();
        let end = name.match_indices(' ').nth(count - 1).map_or(name.len(), |(at, _)| at);
        let (head, rest) = name.split_at_checked(end)?;
        (fold(head) == fold(start)).then(|| rest.trim_start())
    })
}

impl Body {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        self.short()
    }

    /// A body of which only the name is known yet: letterhead, signing, form and symbol as bodies of such
    /// names usually have them (`assets/usual-bodies.json`). A symbol that is not in the table stays blank:
    /// it is asked for, never made up.
    pub fn from_name(name: &str) -> Self {
        let mut body =
            Self { full_name: name.to_owned(), signing: Signing::HeadSigns, ..Self::default() };
        if let Some(rules) = rule_set::of_party_now() {
            body.rule_set.clone_from(&rules.id);
        }
        // “Ban Thường vụ Đảng ủy X” is signed by the first, its letterhead is that of the second.
        let signer = USUAL.signers.iter().find_map(|s| Some((s, after(name, &s.begins)?)));
        let organ_name = signer.map(|(_, rest)| rest).filter(|rest| !rest.is_empty());
        let of_itself = organ_name.unwrap_or(name);
        body.letterhead_name = capitals(of_itself);
        let organ = USUAL.organs.iter().find(|o| o.is_called(of_itself));
        if let Some(organ) = organ {
            body.letterhead_name = organ.letterhead(of_itself);
            body.symbol.clone_from(&organ.symbol);
            body.signing = organ.signing;
            body.on_behalf_of = capitals(&organ.on_behalf_of);
            body.numbering = organ.numbering;
            if let Some(rule_set) = &organ.rule_set {
                body.rule_set.clone_from(rule_set);
            }
        }
        if let Some((signer, _)) = signer.filter(|_| organ_name.is_some()) {
            body.signing = signer.signing;
            body.on_behalf_of = capitals(&signer.on_behalf_of);
            body.decides_as = capitals(name);
        }
        body
    }

    /// Fills what its form still has as a blank body has it with what comes with the name; what was typed or
    /// chosen before stays.
    pub fn fill_from_name(&mut self) {
        let blank = Self::default();
        let usual = Self::from_name(&self.full_name);
        let fill = |own: &mut String, blank: &str, usual: String| {
            if *own == blank {
                *own = usual;
            }
        };
        fill(&mut self.letterhead_name, &blank.letterhead_name, usual.letterhead_name);
        fill(&mut self.symbol, &blank.symbol, usual.symbol);
        fill(&mut self.rule_set, &blank.rule_set, usual.rule_set);
        fill(&mut self.on_behalf_of, &blank.on_behalf_of, usual.on_behalf_of);
        fill(&mut self.decides_as, &blank.decides_as, usual.decides_as);
        if self.signing == blank.signing {
            self.signing = usual.signing;
        }
        if self.numbering == blank.numbering {
            self.numbering = usual.numbering;
        }
    }

    /// The name in running text.
    pub fn in_text(&self) -> &str {
        if self.in_text.is_empty() { &self.full_name } else { &self.in_text }
    }

    /// The short name, or the full one where there is none.
    pub fn short(&self) -> &str {
        if self.short_name.is_empty() { &self.full_name } else { &self.short_name }
    }

    /// Do both stand below one cấp ủy, as two ban of a Tỉnh ủy do? Their letterheads say it.
    pub fn is_beside(&self, other: &Self) -> bool {
        let above = |body: &Self| fold(&body.letterhead_parent);
        !above(self).is_empty() && above(self) == above(other) && self.id != other.id
    }

    /// The symbol in numbers of a kind of paper: its own where there is one, else the usual one; may be blank.
    pub fn symbol_of(&self, kind: PaperKind) -> &str {
        symbol_for(&self.own_symbols, kind).unwrap_or(self.symbol.trim())
    }

    /// What is wrong with it.
    pub fn check(&self, facts: &BodyFacts) -> Findings {
        let mut found = Findings::default();
        found.require(Field::BodyFullName, &self.full_name);
        if facts.name_taken {
            found.add(Field::BodyFullName, Problem::AlreadyInList);
        }
        if let Some(field) = facts.renumbered_by {
            found.add(field, Problem::RenumbersIssued);
        }
        if self.is_ours {
            found.require(Field::LetterheadName, &self.letterhead_name);
            if self.symbol.trim().is_empty() {
                found.add(Field::Symbol, Problem::NoSymbol);
            }
            if self.signing == Signing::OnBehalf {
                found.require(Field::OnBehalfOf, &self.on_behalf_of);
            }
        }
        if let Some(line) = unclear_line(&self.own_symbols) {
            found.add(Field::OwnSymbols, Problem::UnclearSymbol { line: line.trim().to_owned() });
        }
        found.read_span((Field::From, &self.from), (Field::To, &self.to));
        found
    }
}

/// The body of a name, full or short, whatever its capitals and tones.
pub fn body_named<'a>(bodies: &'a [Body], name: &str) -> Option<&'a Body> {
    let wanted = super::vietnamese::fold(name);
    let is = |name: &str| super::vietnamese::fold(name) == wanted;
    bodies.iter().find(|b| is(&b.full_name) || !b.short_name.is_empty() && is(&b.short_name))
}

/// The first body of ours: what new records and papers of the office begin with.
pub fn our_body(bodies: &[Body]) -> Option<&Body> {
    bodies.iter().find(|body| body.is_ours)
}

/// The body of this key, where it is ours.
pub fn ours_of_key(bodies: &[Body], key: Option<BodyId>) -> Option<&Body> {
    bodies.iter().find(|body| body.is_ours && body.id.is_some() && body.id == key)
}

/// Nhiệm kỳ of the cấp ủy, congress to congress.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Term {
    /// `None` while not yet stored.
    pub id: Option<TermId>,
    /// E.g. `2015–2020`.
    pub name: String,
    /// First day.
    pub from: Entered<Date>,
    /// Last day; blank for the present one.
    pub to: Entered<Date>,
}

impl Term {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it, given all other live terms.
    pub fn check<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Name, &self.name);
        found.require(Field::From, &self.from.text);
        let (from, to) = found.read_span((Field::From, &self.from), (Field::To, &self.to));
        if let Some(from) = from {
            for other in others.filter(|o| o.id != self.id) {
                if other.from.get().is_some_and(|f| overlap((from, to), (f, other.to.get()))) {
                    found.add(Field::From, Problem::TermOverlaps { name: other.name.clone() });
                }
            }
        }
        found
    }

    /// Does it hold this day?
    pub fn holds(&self, day: Date) -> bool {
        self.from.get().is_some_and(|f| overlap((f, self.to.get()), (day, Some(day))))
    }
}

/// Người ký of one body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signatory {
    /// `None` while not yet stored.
    pub id: Option<SignatoryId>,
    /// Of which body.
    pub body: Option<BodyId>,
    /// Họ và tên, without titles.
    pub name: String,
    /// Chức vụ: `Phó Bí thư`, `Trưởng Ban`. Printed in capitals. A second line, set by hand, is another post
    /// below it: `Phó Trưởng Ban`, `Phó Bí thư Đảng ủy`.
    pub position: String,
    /// Cấp trưởng: signs a steering committee's papers without K/T.
    pub is_head: bool,
    /// Ký thừa lệnh: `T/L BAN THƯỜNG VỤ`, then the post.
    pub by_order: bool,
    /// First day in the post.
    pub from: Entered<Date>,
    /// Last day; blank while in the post.
    pub to: Entered<Date>,
}

impl Signatory {
    /// The words by which the history names it.
    pub fn history_name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it; `body`: the one it signs for, where that is known.
    pub fn check(&self, body: Option<&Body>) -> Findings {
        let mut found = Findings::default();
        if self.body.is_none() {
            found.add(Field::Body, Problem::Required);
        }
        found.require(Field::SignatoryName, &self.name);
        if self.position.trim().is_empty() && body.is_none_or(|body| self.needs_post(body)) {
            found.add(Field::SignatoryPosition, Problem::NoPost);
        }
        found.read_span((Field::From, &self.from), (Field::To, &self.to));
        found
    }

    /// The post as lists say it: one line, whatever its lines on paper.
    pub fn post(&self) -> String {
        self.position.lines().collect::<Vec<_>>().join(", ")
    }

    /// Is its post printed? What is signed by order always says whose post that is.
    pub fn needs_post(&self, body: &Body) -> bool {
        self.by_order || rule_set::of(body).is_none_or(|rules| rules.post_line)
    }

    /// In the post on that day? An unknown first day counts as long ago.
    pub fn in_post(&self, day: Date) -> bool {
        self.from.get().is_none_or(|f| f <= day) && self.to.get().is_none_or(|t| day <= t)
    }
}

impl Office {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.name,
            &mut self.place,
            &mut self.empty_tens_word,
            &mut self.thousand_word,
        ]);
        self.named_recipient_limit.tidy(today);
        self.reward_rounding.tidy(today);
    }
}

impl Body {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [
            &mut self.full_name,
            &mut self.short_name,
            &mut self.in_text,
            &mut self.symbol,
            &mut self.level,
            &mut self.rule_set,
            &mut self.on_behalf_of,
            &mut self.variants.units_below,
        ]);
        lines(&mut [
            &mut self.letterhead_parent,
            &mut self.letterhead_name,
            &mut self.own_symbols,
            &mut self.decides_as,
            &mut self.default_recipients,
        ]);
        typed(today, &mut [&mut self.from, &mut self.to]);
    }
}

impl Term {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name]);
        typed(today, &mut [&mut self.from, &mut self.to]);
    }
}

impl Signatory {
    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.name]);
        lines(&mut [&mut self.position]);
        typed(today, &mut [&mut self.from, &mut self.to]);
    }

    /// Has every key looked at by which it names another record.
    pub fn keys(&mut self, visit: &mut KeyVisitor<'_>) {
        visit_key(&mut self.body, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_out_of_its_name() {
        let standing = Body::from_name("Ban Thường vụ Đảng ủy Khối Doanh nghiệp");
        assert_eq!(
            (standing.letterhead_name.as_str(), standing.on_behalf_of.as_str()),
            ("ĐẢNG ỦY KHỐI DOANH NGHIỆP", "BAN THƯỜNG VỤ")
        );
        let steering = Body::from_name("Ban Chỉ đạo Đảng ủy Khối");
        assert_eq!(steering.signing, Signing::HeadSigns);
        let chairman = Body::from_name("Chủ tịch Ủy ban nhân dân xã Tân Mẫu");
        assert_eq!(
            (chairman.letterhead_name.as_str(), chairman.decides_as.as_str(), chairman.signing),
            (
                "ỦY BAN NHÂN DÂN\nXÃ TÂN MẪU",
                "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN MẪU",
                Signing::HeadSigns
            )
        );
        for body in [steering, standing, chairman] {
            assert_eq!(
                body.check(&BodyFacts::default()),
                Findings::default(),
                "{}",
                body.full_name
            );
        }
    }

    #[test]
    fn what_was_typed_before_the_name_stays() {
        let mut body = Body {
            full_name: "Ủy ban nhân dân xã Mẫu".into(),
            short_name: "Ủy ban".into(),
            own_symbols: "TTr/VP".into(),
            ..Body::default()
        };
        body.fill_from_name();
        assert_eq!(
            (body.short_name.as_str(), body.own_symbols.as_str(), body.symbol.as_str()),
            ("Ủy ban", "TTr/VP", "UBND")
        );
        assert_eq!(body.rule_set, "ND30-2020");
        let mut typed = Body { symbol: "UBND-VP".into(), ..body.clone() };
        typed.full_name = "Hội đồng nhân dân xã Mẫu".into();
        typed.letterhead_name.clear();
        typed.fill_from_name();
        assert_eq!(typed.symbol, "UBND-VP");
        assert!(typed.letterhead_name.starts_with("HỘI ĐỒNG NHÂN DÂN"));
        // Of a name alone it is what comes with the name.
        let name = "Ban Thường vụ Đảng ủy Khối Doanh nghiệp";
        let mut blank = Body { full_name: name.into(), ..Body::default() };
        blank.fill_from_name();
        assert_eq!(blank, Body::from_name(name));
    }

    #[test]
    fn a_change_that_renumbers_issued_decisions_is_said() {
        let body = Body::from_name("Đảng ủy xã Mẫu");
        let facts = BodyFacts { renumbered_by: Some(Field::Symbol), ..BodyFacts::default() };
        let found = body.check(&facts);
        assert!(!found.has_errors() && found.has(Field::Symbol, &Problem::RenumbersIssued));
        assert_eq!(body.check(&BodyFacts::default()), Findings::default());
    }

    #[test]
    fn symbols_come_from_the_table_or_stay_blank() {
        for (name, symbol, rule_set) in [
            ("Đảng ủy xã Tân Mẫu", "ĐU", "HD05-2026"),
            ("Ban Thường vụ Đảng uỷ phường Mẫu", "ĐU", "HD05-2026"),
            ("Ban Chấp hành Đảng bộ phường Mẫu", "ĐU", "HD05-2026"),
            ("BTV Đảng ủy đặc khu Mẫu", "ĐU", "HD05-2026"),
            ("Ban Thường vụ Tỉnh ủy Vĩnh Long", "TU", "HD05-2026"),
            ("Thành ủy Cần Thơ", "TU", "HD05-2026"),
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "BTGDVTU", "HD05-2026"),
            ("Ban Tuyên giáo và Dân vận Thành ủy Cần Thơ", "BTGDVTU", "HD05-2026"),
            ("Ban Chỉ đạo công tác dân vận xã Mẫu", "BCĐ", "HD05-2026"),
            ("Ban Thường vụ Đảng ủy Khối Doanh nghiệp", "ĐUK", "HD05-2026"),
            ("Ủy ban nhân dân xã Mẫu", "UBND", "ND30-2020"),
            ("Chủ tịch UBND phường Mẫu", "UBND", "ND30-2020"),
            ("Hội đồng nhân dân xã Mẫu", "HĐND", "ND30-2020"),
            ("Chủ tịch HĐND xã Mẫu", "HĐND", "ND30-2020"),
            ("Thường trực Hội đồng nhân dân xã Mẫu", "", "ND30-2020"),
            ("Ban Thường trực Ủy ban MTTQ Việt Nam xã Mẫu", "MTTQ-BTT", "ND30-2020"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu", "MTTQ-BTT", "ND30-2020"),
            // Not in the table: asked for.
            ("Ban Tuyên giáo và Dân vận Đảng ủy đặc khu Mẫu", "", "HD05-2026"),
            ("Ban Thường vụ Đảng ủy các cơ quan Đảng tỉnh", "", "HD05-2026"),
            ("Đảng ủy Ủy ban nhân dân tỉnh", "", "HD05-2026"),
            ("Ban Xây dựng Đảng", "", "HD05-2026"),
            ("Hội Nông dân xã Mẫu", "", "HD05-2026"),
            ("Ban Thường vụ", "", "HD05-2026"),
        ] {
            let body = Body::from_name(name);
            assert_eq!(
                (body.symbol.as_str(), body.rule_set.as_str()),
                (symbol, rule_set),
                "{name}"
            );
            let found = body.check(&BodyFacts::default());
            assert!(!found.has_errors(), "{name}: {found:?}");
            assert_eq!(found.has(Field::Symbol, &Problem::NoSymbol), symbol.is_empty());
        }
    }

    #[test]
    fn terms_may_not_overlap() {
        let term = |id, name: &str, from: &str, to: &str| Term {
            id: Some(TermId(id)),
            name: name.into(),
            from: from.into(),
            to: to.into(),
        };
        let old = term(1, "2010–2015", "01/07/2010", "30/06/2015");
        let new = term(2, "2015–2020", "01/07/2015", "");
        assert!(!new.check([&old, &new].into_iter()).has_errors());
        let wrong = term(3, "2015–2020", "30/06/2015", "");
        let found = wrong.check([&old].into_iter());
        assert_eq!(found.list, [(Field::From, Problem::TermOverlaps { name: "2010–2015".into() })]);
        let backwards = term(4, "x", "02/01/2016", "01/01/2016");
        assert_eq!(backwards.check([].into_iter()).list, [(Field::To, Problem::EndsBeforeStart)]);
    }
}
