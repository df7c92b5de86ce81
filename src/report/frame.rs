//! The frame of a paper: sheet and margins, letterhead, place and day, titles, signature, Nơi nhận.
use crate::{
    domain::{
        decision::{Decision, PaperState},
        office::{Body, Signatory, Signing},
        rule_set::{Family, RecipientsHeading, RuleSet, TitleEnd},
        vietnamese::capitals,
    },
    layout::{
        block::{
            Align, Block, Column, Face, PageNumbers, Paper, Paragraph, Rule, Section, Span, Style,
        },
        mm, natural_width,
    },
    text::{breaks, dates, print},
};
use jiff::civil::Date;

/// The sheet of a rule set.
pub fn paper(rules: &RuleSet, two_sided: bool, landscape: bool) -> Paper {
    let m = rules.margins_mm;
    let upright = Paper { mirrored: two_sided, ..Paper::a4(m.top, m.bottom, m.left, m.right) };
    if landscape { upright.landscape() } else { upright }
}

/// A section with the rule set's page numbers: centred at the top, none on its first page.
pub fn section(rules: &RuleSet, paper: Paper, is_annex: bool, blocks: Vec<Block>) -> Section {
    let numbers = PageNumbers {
        size: rules.page_number.size,
        // The figures' middle stands at the set distance from the edge.
        baseline: mm(rules.page_number.from_top_mm) + rules.page_number.size * 0.33,
        prefix: String::new(),
        on_first: false,
        restart: !is_annex || rules.annex_numbers_own_pages,
    };
    Section { paper, numbers: Some(numbers), blocks, remarks: Vec::new() }
}

/// Centred words, broken where they read best.
pub fn centred(text: impl AsRef<str>, style: Style) -> Paragraph {
    Paragraph::new(breaks::title(text.as_ref()), style, Align::Center, style.size * 1.2)
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
}

impl NumberAndDay {
    /// Of a decision: known when it is issued; a draft has those asked for in the options.
    pub fn of(decision: &Decision, params: &super::ReportParams, today: Date) -> Self {
        let typed = decision.date.get();
        let (number, date) = if decision.state == PaperState::Issued {
            (Some(decision.number.clone()), typed)
        } else {
            (params.draft_number.clone(), params.draft_date)
        };
        Self {
            number: number.unwrap_or_default(),
            date,
            month: typed.map(Date::month),
            year: i64::from(date.or(typed).map_or(today.year(), Date::year)),
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
    let s = &rules.sizes;
    let issuer = capitals(&body.letterhead_name);
    let mut left = Vec::new();
    if !body.letterhead_parent.is_empty() {
        left.push(centred(capitals(&body.letterhead_parent), Style::regular(s.parent)));
    }
    let (right, usual_share) = match rules.family {
        Family::Party => {
            left.push(centred(issuer, Style::bold(s.issuer)));
            left.push(centred(print::STAR, Style::regular(s.issuer)));
            let motto = centred(print::PARTY_MOTTO, Style::bold(s.motto)).ruled(Rule::AsLongAsText);
            (vec![motto], 78.0 / 165.0)
        }
        Family::State => {
            left.push(centred(issuer, Style::bold(s.issuer)).ruled(Rule::Share(0.4)));
            let name = centred(print::STATE_NAME, Style::bold(s.motto));
            let motto =
                centred(print::STATE_MOTTO, Style::bold(s.motto + 1.0)).ruled(Rule::AsLongAsText);
            (vec![name, motto], 68.0 / 165.0)
        }
    };
    let number = print::number_on_paper(rules, body, &when.number);
    let number = rules.number_line.replace("{number}", &number);
    // Bound, but for the space behind the place: there a line breaks when a place is longer than any.
    let bound = |text: &str| text.replace(' ', "\u{a0}");
    let number = centred(bound(&number), Style::regular(s.number));
    let place = if place.is_empty() { print::WORD_FOR_THE_PEN } else { place };
    let place_and_day = format!("{}, {}", bound(place), bound(&when.day()));
    let place_and_day = centred(place_and_day, Style::italic(s.date));
    // A long place takes its room from the number beside it, not from the names above.
    let names = left_share(rules, &left, &right, usual_share);
    let (number, place_and_day) = (vec![number], vec![place_and_day]);
    let day = left_share(rules, &number, &place_and_day, names);
    let columns = |share: f32, left: Vec<Paragraph>, right: Vec<Paragraph>| {
        vec![Column { share, paragraphs: left }, Column { share: 1.0 - share, paragraphs: right }]
    };
    vec![
        Block::Columns { columns: columns(names, left, right), space_before: 0.0 },
        Block::Columns { columns: columns(day, number, place_and_day), space_before: 3.0 },
    ]
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
    if left <= most { usual.max(left).min(most) } else { usual.min(most).max(0.3) }
}

/// Tên loại and trích yếu, with what stands below them.
pub fn title(rules: &RuleSet, kind: &str, subject: &str) -> Vec<Block> {
    let s = &rules.sizes;
    let kind = centred(kind, Style::bold(s.title)).space(14.0).with_next();
    let subject = print::bind(&print::subject(rules, subject));
    let mut blocks = vec![Block::Paragraph(kind)];
    blocks.extend(close_title(rules, centred(subject, Style::bold(s.summary))));
    blocks
}

/// The last paragraph of a paper's head and what closes the head in this rule set.
pub fn close_title(rules: &RuleSet, last: Paragraph) -> Vec<Block> {
    let last = last.with_next();
    match &rules.title_end {
        TitleEnd::Dashes(dashes) => {
            let dashes = centred(dashes.as_str(), Style::regular(rules.sizes.summary));
            vec![Block::Paragraph(last), Block::Paragraph(dashes.with_next())]
        }
        TitleEnd::Rule(share) => vec![Block::Paragraph(last.ruled(Rule::Share(*share)))],
    }
}

/// A paragraph of running text.
pub fn body_text(rules: &RuleSet, text: &str) -> Paragraph {
    let style = Style::regular(rules.sizes.body);
    Paragraph {
        first_indent: mm(rules.indent_mm),
        ..Paragraph::new(print::bind(text), style, Align::Justify, rules.line_pt)
    }
    .space(rules.paragraph_gap_pt)
}

/// The căn cứ of a decision and whose proposal it follows.
pub fn bases(rules: &RuleSet, bases: &str, considering: &str) -> Vec<Block> {
    let face = if rules.basis_italic { Face::Italic } else { Face::Regular };
    let paragraph = |text: String| {
        let mut p = body_text(rules, &text);
        for span in &mut p.spans {
            span.style.face = face;
        }
        Block::Paragraph(p)
    };
    print::bases(rules, bases, considering).into_iter().map(paragraph).collect()
}

/// The same with its first words bold: `Điều 1.`
pub fn article(rules: &RuleSet, head: &str, text: &str) -> Paragraph {
    let mut p = body_text(rules, text);
    let bold =
        Span { text: format!("{} ", print::bind(head)), style: Style::bold(rules.sizes.body) };
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
    let s = &rules.sizes;
    let post = signatory.map(|x| capitals(&x.position)).unwrap_or_default();
    // A head whose tick was forgotten is none the less no deputy.
    let is_deputy = signatory.is_some_and(|x| !x.is_head && print::is_deputy(&x.position));
    let mut out = Vec::new();
    match body.signing {
        Signing::OnBehalf => {
            let authority = format!("{} {}", rules.on_behalf, capitals(&body.on_behalf_of));
            out.push(centred(authority, Style::bold(s.authority)));
            if rules.deputy_on_behalf_for_head && is_deputy {
                let head = format!("{} {}", rules.for_head, head_of(&post, head_title));
                out.push(centred(head, Style::bold(s.authority)));
            }
        }
        Signing::HeadSigns if is_deputy => {
            let authority = format!("{} {}", rules.for_head, head_of(&post, head_title));
            out.push(centred(authority, Style::bold(s.authority)));
        }
        Signing::HeadSigns => {}
    }
    if !post.is_empty() {
        let style =
            if rules.position_bold { Style::bold(s.position) } else { Style::regular(s.position) };
        out.push(centred(post, style));
    }
    let name = signatory.map(|x| x.name.clone()).unwrap_or_default();
    out.push(centred(name, Style::bold(s.signer)).space(s.signer * 5.0));
    out
}

/// The head's post in capitals: the one in post, or the deputy's without “PHÓ”.
fn head_of(deputy: &str, head_title: &str) -> String {
    if !head_title.is_empty() {
        return capitals(head_title);
    }
    deputy.split_once(' ').map_or_else(|| deputy.to_owned(), |(_, rest)| rest.to_owned())
}

/// Left side of the foot: Nơi nhận. `first` comes before the lines, unless they say it themselves.
pub fn recipients(rules: &RuleSet, first: &str, lines: &str) -> Vec<Paragraph> {
    let s = &rules.sizes;
    let heading = match rules.recipients_heading_style {
        RecipientsHeading::Underlined => {
            Style { underline: true, ..Style::regular(s.recipients_heading) }
        }
        RecipientsHeading::BoldItalic => {
            Style { face: Face::BoldItalic, ..Style::regular(s.recipients_heading) }
        }
    };
    let line =
        |style: Style, text: String| Paragraph::new(text, style, Align::Left, style.size * 1.2);
    let mut out = vec![line(heading, print::RECIPIENTS.to_owned())];
    let typed: Vec<&str> = lines
        .lines()
        .map(|l| l.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';', '.']))
        .filter(|l| !l.is_empty())
        .collect();
    let says_it = typed.iter().any(|l| print::is_as_in_article(l));
    let first = Some(first).filter(|f| !f.is_empty() && !says_it);
    let all: Vec<&str> = first.into_iter().chain(typed).collect();
    let count = all.len();
    for (i, text) in all.into_iter().enumerate() {
        let end = if i + 1 == count { &rules.last_recipients_end } else { &rules.recipients_end };
        out.push(line(Style::regular(s.recipients), print::bind(&format!("- {text}{end}"))));
    }
    out
}

/// The foot of a paper: left and right of the sheet.
pub fn foot(left: Vec<Paragraph>, right: Vec<Paragraph>) -> Block {
    Block::Signature {
        columns: vec![
            Column { share: 0.48, paragraphs: left },
            Column { share: 0.52, paragraphs: right },
        ],
        space_before: 14.0,
    }
}
