//! The frame of a paper: sheet and margins, letterhead, place and day, titles, signature, Nơi nhận.
use crate::{
    domain::{
        decision::{Decision, PaperState},
        office::{Body, Signatory, Signing},
        paper_kind::PaperKind,
        rule_set::{DecidesLine, Family, RecipientsHeading, RuleSet, TitleEnd},
        vietnamese::capitals,
    },
    layout::{
        block::{
            Align, Block, Column, Face, Limits, PageNumbers, Paper, Paragraph, Role, Rule, Section,
            Span, Spot, Style, mm,
        },
        natural_width,
    },
    report::spots,
    text::{breaks, dates, print},
};
use jiff::civil::Date;

/// From baseline to baseline of what stands outside running text, by the size of its letters: a single line of
/// a word processor. Our choice; running text has the lines of its rule set (`assets/rule-sets.json`).
const SINGLE_LINE: f32 = 1.2;
/// Points above a title and above the foot. Our choice: one line of 14-point letters.
pub const GAP: f32 = 14.0;
/// Share of the left side of a Party letterhead: 78 mm of 165. Our choice, by what was measured: an issuer such
/// as “ĐẢNG ỦY KHỐI DOANH NGHIỆP” is 77.9 mm wide at 14 points, the line of place and day about 75.5 mm.
const PARTY_LEFT: f32 = 78.0 / 165.0;
/// The same of a state letterhead. Our choice: Quốc hiệu, 13 points, is 95.7 mm wide, so the left has 68 mm.
const STATE_LEFT: f32 = 68.0 / 165.0;
/// The left side is never less than this share, so that a number such as `Số 1147-QĐ/BTGDVTW` has its line.
const LEAST_LEFT: f32 = 0.3;
/// The rule below a state issuer: NĐ 30/2020/NĐ-CP wants a third to a half of the line above.
const ISSUER_RULE: f32 = 0.4;
/// The part that is left of the room in cells where a page is to be saved. Our choice: letters still do not touch lines.
const LEAST_PADDING: f32 = 0.6;
/// From the letterhead's names to its number and day, points. Our choice.
const ABOVE_NUMBER: f32 = 3.0;
/// Points above who decides, and above `QUYẾT ĐỊNH:`. Our choice.
const ABOVE_DECIDES: f32 = 10.0;
/// Room for the hand above the signer's name, by the size of its letters: with the name's own line 30 mm from
/// the post, which is usual practice.
const ROOM_TO_SIGN: f32 = 5.0;
/// Shares of Nơi nhận and signature. Our choice: 48 % and 52 %, the signature a little more.
const FOOT: (f32, f32) = (0.48, 0.52);

/// The sheet of a rule set.
pub fn paper(rules: &RuleSet, two_sided: bool, landscape: bool) -> Paper {
    let m = rules.margins_mm;
    let upright = Paper { mirrored: two_sided, ..Paper::a4(m.top, m.bottom, m.left, m.right) };
    if landscape { upright.landscape() } else { upright }
}

/// A section with the rule set's page numbers: centred at the top and none on its first page, in the Party's
/// forms (HD 36-HD/VPTW, HD 05-HD/VPTW) as in the state's (NĐ 30/2020/NĐ-CP).
pub fn section(rules: &RuleSet, paper: Paper, is_annex: bool, blocks: Vec<Block>) -> Section {
    let numbers = PageNumbers {
        size: rules.page_number.size,
        // The middle of the figures stands at the set distance from the edge: they are two thirds of their size
        // tall in this face.
        baseline: mm(rules.page_number.from_top_mm) + rules.page_number.size * 0.33,
        prefix: String::new(),
        on_first: false,
        restart: !is_annex || rules.annex_numbers_own_pages,
    };
    let limits = Limits {
        line: rules.squeeze.line_pt,
        gap: rules.squeeze.gap_pt,
        size: rules.squeeze.size,
        table_line: rules.squeeze.table_line_pt / rules.table_line_pt,
        padding: LEAST_PADDING,
    };
    Section { paper, numbers: Some(numbers), blocks, limits: Some(limits), ..Section::default() }
}

/// Points of the letters of a part of a paper: the one place where a role gets its size.
fn size(rules: &RuleSet, role: Role) -> f32 {
    let s = &rules.sizes;
    match role {
        Role::Motto => s.motto,
        Role::Parent => s.parent,
        Role::Issuer => s.issuer,
        Role::Number => s.number,
        Role::Date => s.date,
        Role::Title => s.title,
        Role::Summary => s.summary,
        Role::Body => s.body,
        Role::Authority => s.authority,
        Role::Position => s.position,
        Role::Signer => s.signer,
        Role::RecipientsHeading => s.recipients_heading,
        Role::Recipients => s.recipients,
        Role::AnnexNote => s.annex_note,
    }
}

fn style(rules: &RuleSet, role: Role, face: Face) -> Style {
    Style { face, ..Style::regular(size(rules, role)) }
}

/// Centred words of a part of a paper, broken where they read best.
pub fn centred(
    rules: &RuleSet,
    (role, face): (Role, Face),
    spot: &str,
    text: impl AsRef<str>,
) -> Paragraph {
    let style = style(rules, role, face);
    Paragraph::new(breaks::title(text.as_ref()), style, Align::Center, style.size * SINGLE_LINE)
        .named(role, spot)
}

/// What stands on the line of number and day.
#[derive(Clone, Debug, Default)]
pub struct NumberAndDay {
    /// Number without symbol; blank is left for the pen.
    pub number: String,
    /// Day; `None` is left for the pen.
    pub date: Option<Date>,
    /// Month known before the day (a draft).
    pub month: Option<i8>,
    /// The year the paper is drawn up in.
    pub year: i64,
    /// What kind of paper it numbers; `None`: a decision.
    pub kind: Option<PaperKind>,
}

impl NumberAndDay {
    /// Of a decision: known once it has gone to be signed; before, it has those asked for in the options or leaves room
    /// for the pen. While it is not issued, the options come first.
    pub fn of(decision: &Decision, params: &super::ReportParams, today: Date) -> Self {
        let typed = decision.date.get();
        let known = decision.is_sent_to_sign();
        let own = (Some(decision.number.clone()).filter(|_| known), typed.filter(|_| known));
        let (number, date) = if decision.state == PaperState::Issued {
            own
        } else {
            (params.draft_number().or(own.0), params.draft_day().or(own.1))
        };
        Self {
            number: number.unwrap_or_default(),
            date,
            month: typed.map(Date::month),
            year: i64::from(date.or(typed).map_or(today.year(), Date::year)),
            kind: None,
        }
    }

    /// Of a paper of a kind that no record numbers: as asked for in its options.
    pub fn asked(params: &super::ReportParams, kind: PaperKind, today: Date) -> Self {
        let date = params.draft_day();
        Self {
            number: params.draft_number().unwrap_or_default(),
            date,
            month: None,
            year: i64::from(date.unwrap_or(today).year()),
            kind: Some(kind),
        }
    }

    fn day(&self) -> String {
        match (self.date, self.month) {
            (Some(day), _) => dates::long(day),
            (None, Some(month)) => dates::blank_day(month, self.year),
            (None, None) => dates::blank(self.year),
        }
    }
}

/// Letterhead with number, place and day.
pub fn letterhead(rules: &RuleSet, body: &Body, place: &str, when: &NumberAndDay) -> Vec<Block> {
    let part = |role, face, spot, text: &str| centred(rules, (role, face), spot, text);
    let mut left = Vec::new();
    if !body.letterhead_parent.is_empty() {
        let parent = capitals(&body.letterhead_parent);
        left.push(part(Role::Parent, Face::Regular, spots::PARENT, &parent));
    }
    let issuer = capitals(&body.letterhead_name);
    let issuer = part(Role::Issuer, Face::Bold, spots::ISSUER, &issuer);
    let (right, usual_share) = match rules.family {
        Family::Party => {
            left.push(issuer);
            left.push(part(Role::Issuer, Face::Regular, spots::STAR, print::STAR));
            let motto = part(Role::Motto, Face::Bold, spots::MOTTO, print::PARTY_MOTTO);
            (vec![motto.ruled(Rule::AsLongAsText)], PARTY_LEFT)
        }
        Family::State => {
            left.push(issuer.ruled(Rule::Share(ISSUER_RULE)));
            let name = part(Role::Motto, Face::Bold, spots::STATE_NAME, print::STATE_NAME);
            // Tiêu ngữ is a point larger than Quốc hiệu (NĐ 30, Phụ lục I).
            let style = Style::bold(size(rules, Role::Motto) + 1.0);
            let motto = Paragraph::new(
                breaks::title(print::STATE_MOTTO),
                style,
                Align::Center,
                style.size * SINGLE_LINE,
            );
            let motto = motto.named(Role::Motto, spots::MOTTO);
            (vec![name, motto.ruled(Rule::AsLongAsText)], STATE_LEFT)
        }
    };
    let kind = when.kind.unwrap_or(PaperKind::Decision);
    let number = print::number_of_paper(rules, kind, body, &when.number);
    let number = rules.number_line.replace("{number}", &number);
    // Bound, but for the space behind the place: there a line breaks when a place is longer than any.
    let bound = |text: &str| text.replace(' ', "\u{a0}");
    let number = part(Role::Number, Face::Regular, spots::NUMBER, &bound(&number));
    let place = if place.is_empty() { print::WORD_FOR_THE_PEN } else { place };
    let place_and_day = format!("{}, {}", bound(place), bound(&when.day()));
    let place_and_day = part(Role::Date, Face::Italic, spots::DATE, &place_and_day);
    // A long place takes its room from the number beside it, not from the names above.
    let names = left_share(rules, &left, &right, usual_share);
    let (number, place_and_day) = (vec![number], vec![place_and_day]);
    let day = left_share(rules, &number, &place_and_day, names);
    let columns = |share: f32, left: Vec<Paragraph>, right: Vec<Paragraph>| {
        vec![Column { share, paragraphs: left }, Column { share: 1.0 - share, paragraphs: right }]
    };
    vec![
        Block::Columns { columns: columns(names, left, right), space_before: 0.0 },
        Block::Columns { columns: columns(day, number, place_and_day), space_before: ABOVE_NUMBER },
    ]
}

/// The letterhead of a công văn: its trích yếu stands below the number.
pub fn letter_head(
    rules: &RuleSet,
    body: &Body,
    place: &str,
    when: &NumberAndDay,
    subject: &str,
) -> Vec<Block> {
    let mut blocks = letterhead(rules, body, place, when);
    if let Some(Block::Columns { columns, .. }) = blocks.last_mut()
        && let Some(left) = columns.first_mut()
    {
        let face = if rules.letter_subject.italic { Face::Italic } else { Face::Regular };
        let said = rules.letter_subject.text.replace("{subject}", subject);
        let style = Style { face, ..Style::regular(rules.sizes.letter_subject) };
        let line = style.size * SINGLE_LINE;
        let words = breaks::title(&print::no_break(&said));
        let subject = Paragraph::new(words, style, Align::Center, line);
        left.paragraphs.push(subject.named(Role::Summary, spots::SUBJECT).space(ABOVE_NUMBER));
    }
    blocks
}

/// Columns of people who sign, each with its post in capitals, what stands below it, room for the hand and a name.
pub fn signatures(rules: &RuleSet, columns: &[(String, String, String)]) -> Block {
    let share = 1.0 / columns.len().max(1) as f32;
    let column = |(at, (post, below, name)): (usize, &(String, String, String))| {
        // The first is named as the one who signs alone.
        let named = |spot: &str| match at {
            0 => spot.to_owned(),
            at => format!("{spot}/{}", at + 1),
        };
        let mut paragraphs =
            vec![centred(rules, (Role::Position, Face::Bold), &named(spots::POSITION), post)];
        if !below.is_empty() {
            let mut small =
                centred(rules, (Role::Recipients, Face::Italic), &named(spots::SIGN_HERE), below);
            small.balanced = false;
            paragraphs.push(small);
        }
        let room = size(rules, Role::Signer) * ROOM_TO_SIGN;
        let part = (Role::Signer, Face::Bold);
        paragraphs.push(centred(rules, part, &named(spots::SIGNER), name).space(room));
        Column { share, paragraphs }
    };
    Block::Signature {
        columns: columns.iter().enumerate().map(column).collect(),
        space_before: GAP,
    }
}

/// The share of the left side of one row of a letterhead: the usual one; less where the right side needs
/// more room to stand on one line each, such as a long place and its day; more where that keeps the lines
/// of the left side whole. The left side keeps what a number such as `Số 1147-QĐ/BTGDVTW` needs.
fn left_share(rules: &RuleSet, left: &[Paragraph], right: &[Paragraph], usual: f32) -> f32 {
    let room = paper(rules, false, false).body_width();
    let needs = |side: &[Paragraph]| {
        side.iter().map(natural_width).fold(0.0, f32::max) / room + mm(1.0) / room
    };
    let (left, most) = (needs(left), 1.0 - needs(right));
    if left <= most { usual.max(left).min(most) } else { usual.min(most).max(LEAST_LEFT) }
}

/// Tên loại and trích yếu, with what stands below them.
pub fn title(rules: &RuleSet, kind: &str, subject: &str) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(kind_of_paper(rules, kind).space(GAP))];
    blocks.extend(close_title(rules, subject_of_paper(rules, subject)));
    blocks
}

/// Tên loại.
pub fn kind_of_paper(rules: &RuleSet, kind: &str) -> Paragraph {
    centred(rules, (Role::Title, Face::Bold), spots::TITLE, kind).with_next()
}

/// Trích yếu.
pub fn subject_of_paper(rules: &RuleSet, subject: &str) -> Paragraph {
    let subject = print::no_break(&print::subject(rules, subject));
    centred(rules, (Role::Summary, Face::Bold), spots::SUBJECT, subject).with_next()
}

/// The last paragraph of a paper's head and what closes the head in this rule set.
pub fn close_title(rules: &RuleSet, last: Paragraph) -> Vec<Block> {
    let last = last.with_next();
    match &rules.title_end {
        TitleEnd::Dashes(dashes) => {
            let dashes = centred(rules, (Role::Summary, Face::Regular), spots::TITLE_END, dashes);
            vec![Block::Paragraph(last), Block::Paragraph(dashes.with_next())]
        }
        TitleEnd::Rule(share) => vec![Block::Paragraph(last.ruled(Rule::Share(*share)))],
    }
}

/// A paragraph of running text.
pub fn body_text(rules: &RuleSet, spot: impl Into<Spot>, text: &str) -> Paragraph {
    let style = style(rules, Role::Body, Face::Regular);
    Paragraph {
        first_indent: mm(rules.indent_mm),
        ..Paragraph::new(print::no_break(text), style, Align::Justify, rules.line_pt)
    }
    .named(Role::Body, spot)
    .space(rules.paragraph_gap_pt)
}

/// The căn cứ of a decision and whose proposal it follows.
pub fn bases(rules: &RuleSet, bases: &str, considering: &str) -> Vec<Block> {
    let face = if rules.basis_italic { Face::Italic } else { Face::Regular };
    let count = print::bases(rules, bases, "").len();
    let paragraph = |(i, text): (usize, String)| {
        let spot = if i < count { spots::basis(i + 1) } else { spots::CONSIDERING.into() };
        let mut p = body_text(rules, spot, &text);
        for span in &mut p.spans {
            span.style.face = face;
        }
        Block::Paragraph(p)
    };
    print::bases(rules, bases, considering).into_iter().enumerate().map(paragraph).collect()
}

/// Who decides, on what ground, and `QUYẾT ĐỊNH:`, in the order of the rule set.
pub fn deciding(rules: &RuleSet, body: &Body, (grounds, considering): (&str, &str)) -> Vec<Block> {
    let who = if body.decides_as.is_empty() { &body.letterhead_name } else { &body.decides_as };
    let who = capitals(&who.replace('\n', " "));
    let said = |spot: &str, text: String| {
        let line = centred(rules, (Role::Body, Face::Bold), spot, text);
        Block::Paragraph(line.space(ABOVE_DECIDES).with_next())
    };
    let mut blocks = Vec::new();
    if rules.decides_line == DecidesLine::AboveBases {
        blocks.push(said(spots::AUTHORITY_ABOVE, who.clone()));
    }
    blocks.extend(bases(rules, grounds, considering));
    blocks.push(said(spots::DECIDES, print::decides(rules, &who)));
    blocks
}

/// Article `number` of a decision: running text with its first words bold, `Điều 1.`
pub fn article(rules: &RuleSet, number: usize, head: &str, text: &str) -> Paragraph {
    let mut p = body_text(rules, spots::article(number), text);
    let bold = Span {
        text: format!("{} ", print::no_break(head)),
        style: style(rules, Role::Body, Face::Bold),
        spot: Some(spots::article_head(number)),
        ..Span::default()
    };
    p.spans.insert(0, bold);
    p
}

/// Right side of the foot: authority, post, room for the hand, name.
pub fn signature(
    rules: &RuleSet,
    body: &Body,
    signatory: Option<&Signatory>,
    head_title: &str,
) -> Vec<Paragraph> {
    let part = |role, face, spot, text: &str| centred(rules, (role, face), spot, text);
    let post = signatory.map(|x| capitals(&x.position)).unwrap_or_default();
    // A head whose tick was forgotten is none the less no deputy.
    let is_deputy = signatory.is_some_and(|x| !x.is_head && print::is_deputy(&x.position));
    let by_order = signatory.is_some_and(|x| x.by_order);
    let mut out = Vec::new();
    match body.signing {
        _ if by_order => {
            let whose = match body.signing {
                Signing::OnBehalf => capitals(&body.on_behalf_of),
                Signing::HeadSigns => first_line(head_title),
            };
            let whose = if whose.is_empty() { print::WORD_FOR_THE_PEN } else { &whose };
            let authority = format!("{} {whose}", rules.by_order);
            out.push(part(Role::Authority, Face::Bold, spots::AUTHORITY, &authority));
            if is_deputy {
                // The head of his own office, not of the body.
                let head = format!("{} {}", rules.for_head, head_of(&post, ""));
                out.push(part(Role::Authority, Face::Bold, spots::FOR_HEAD, &head));
            }
        }
        Signing::OnBehalf => {
            let authority = format!("{} {}", rules.on_behalf, capitals(&body.on_behalf_of));
            out.push(part(Role::Authority, Face::Bold, spots::AUTHORITY, &authority));
            if rules.deputy_on_behalf_for_head && is_deputy {
                let head = format!("{} {}", rules.for_head, head_of(&post, head_title));
                out.push(part(Role::Authority, Face::Bold, spots::FOR_HEAD, &head));
            }
        }
        Signing::HeadSigns if is_deputy => {
            let authority = format!("{} {}", rules.for_head, head_of(&post, head_title));
            out.push(part(Role::Authority, Face::Bold, spots::AUTHORITY, &authority));
        }
        Signing::HeadSigns => {}
    }
    let has_post = signatory.is_none_or(|x| x.needs_post(body));
    if !post.is_empty() && has_post {
        let face = if rules.position_bold { Face::Bold } else { Face::Regular };
        out.push(part(Role::Position, face, spots::POSITION, &post));
    }
    let name = signatory.map(|x| x.name.as_str()).unwrap_or_default();
    let room = size(rules, Role::Signer) * ROOM_TO_SIGN;
    out.push(part(Role::Signer, Face::Bold, spots::SIGNER, name).space(room));
    out
}

/// The head's post in capitals: the one in post, or the deputy's without “PHÓ”. A second post below it is another.
fn head_of(deputy: &str, head_title: &str) -> String {
    if !head_title.is_empty() {
        return first_line(head_title);
    }
    let deputy = first_line(deputy);
    deputy.split_once(' ').map_or_else(|| deputy.clone(), |(_, rest)| rest.to_owned())
}

/// The first of the posts that somebody has, in capitals.
fn first_line(posts: &str) -> String {
    capitals(posts.lines().next().unwrap_or_default())
}

/// Left side of the foot: Nơi nhận. `first` comes before the lines, unless they say it themselves.
pub fn recipients(rules: &RuleSet, first: &str, lines: &str) -> Vec<Paragraph> {
    let (underline, face) = match rules.recipients_heading_style {
        RecipientsHeading::Underlined => (true, Face::Regular),
        RecipientsHeading::BoldItalic => (false, Face::BoldItalic),
    };
    let line = |role: Role, style: Style, spot: Spot, text: String| {
        Paragraph::new(text, style, Align::Left, style.size * SINGLE_LINE).named(role, spot)
    };
    let heading = Style { underline, ..style(rules, Role::RecipientsHeading, face) };
    let words = print::RECIPIENTS.to_owned();
    let mut out = vec![line(Role::RecipientsHeading, heading, spots::RECIPIENTS.into(), words)];
    let typed: Vec<&str> = lines
        .lines()
        .map(|l| l.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';', '.']))
        .filter(|l| !l.is_empty())
        .collect();
    let says_it = typed.iter().any(|l| print::is_as_in_article(l));
    let first = Some(first).filter(|f| !f.is_empty() && !says_it);
    let all: Vec<&str> = first.into_iter().chain(typed).collect();
    let count = all.len();
    // A head over nothing says nothing.
    if count == 0 {
        return Vec::new();
    }
    for (i, text) in all.into_iter().enumerate() {
        let end = if i + 1 == count { &rules.last_recipients_end } else { &rules.recipients_end };
        let style = style(rules, Role::Recipients, Face::Regular);
        let text = print::no_break(&format!("- {text}{end}"));
        out.push(line(Role::Recipients, style, spots::recipient(i + 1), text));
    }
    out
}

/// The foot of a paper: left and right of the sheet.
pub fn foot(left: Vec<Paragraph>, right: Vec<Paragraph>) -> Block {
    Block::Signature {
        columns: vec![
            Column { share: FOOT.0, paragraphs: left },
            Column { share: FOOT.1, paragraphs: right },
        ],
        space_before: GAP,
    }
}
