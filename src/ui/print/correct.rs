//! Any text of a paper is changed where it stands: for this paper alone, or in the record it comes from. What was put in by
//! hand is marked beside the paper, listed, and taken back one by one.
use super::{
    arrange::{self, ArrangeState, Change, change_paper},
    bar::bar_ui,
    preview::Sheet,
};
use crate::{
    domain::{
        adjustments::{Adjustments, Look, TextPiece},
        decision::Decision,
        edit::Edit,
        field::Field,
        ids::{Kind, Record},
        office::Body,
        paper::{LineChange, Paper},
        vietnamese::clean_lines,
    },
    layout::{
        block::{Document, Face, Spot},
        find::Area,
        one_with,
        page::{Item, Page, TextRun},
        texts::{Text, as_read, each_text, missing_in},
    },
    papers::{self, Arrangement, ByHand, may_change, with_line},
    records::on_paper::in_records,
    report::{ReportParams, ReportSpec, sheets, spots},
    text::{papers as words, print},
    ui::{action::Action, cx::Cx, theme},
};
use egui::{FontId, Key, Modifiers, Rect, Stroke, pos2, vec2};
use std::ops::Range;

/// A text that was pressed.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) spot: Spot,
    /// Its words where it was pressed.
    pub(super) words: String,
    /// Points of its letters.
    pub(super) size: f32,
    /// Of a cell without words, the page and where on it.
    pub(super) blank: Option<(usize, Area)>,
}

/// A text that is being changed on the paper.
#[derive(Clone, Debug)]
pub(super) struct Correcting {
    /// Of which paper.
    of: (&'static ReportSpec, ReportParams),
    pub(super) spot: Spot,
    /// What the book has there, as read.
    pub(super) composed: String,
    /// The cells that are one cell with it, each with what the book has there.
    one_with: Vec<(Spot, String)>,
    /// The words it began with.
    before: String,
    words: String,
    face: Face,
    /// The letters that are marked in it.
    marked: Option<Range<usize>>,
    /// What is typed into its tools.
    pub(super) tools: ArrangeState,
    /// Of a cell without words, the page and where on it.
    blank: Option<(usize, Area)>,
    /// What its field and its tools cover on the screen.
    covered: Rect,
    /// Points of its letters.
    size: f32,
    /// Where it comes from.
    place: Option<(Record, Field)>,
    /// The records it may be sent back to.
    pub(super) kinds: Vec<Kind>,
    /// What may be done with the line it is.
    pub(super) changes: Vec<LineChange>,
    pub(super) is_by_hand: bool,
    has_begun: bool,
    /// At which revision of the book the change was handed over: it stays open until it was taken.
    sent: Option<u64>,
}

impl Correcting {
    /// The text that was pressed, where it may be changed: it has a name.
    pub(super) fn begin(
        cx: &Cx<'_>,
        of: (&'static ReportSpec, ReportParams),
        (document, pressed): (&Document, &Place),
        by_hand: &[ByHand],
        place: Option<(Record, Field)>,
    ) -> Option<Self> {
        let spot = pressed.spot.clone();
        let text = text_named(document, &spot)?;
        let own = by_hand.iter().find(|of| of.spot == spot.as_str());
        let before = as_read(text.words).into_string();
        let composed = own.and_then(|own| own.composed.as_deref()).unwrap_or(&before).to_owned();
        let others = one_with(document, &spot).into_iter().map(|of| {
            let own = by_hand.iter().find(|own| own.spot == of.as_str());
            let composed = own.and_then(|own| own.composed.as_deref()).unwrap_or(&before);
            (of, composed.to_owned())
        });
        let others = others.collect();
        let same = (composed.as_str(), composed.as_str());
        let found = place.map(|place| in_records(&cx.known, place, same, None));
        let found = cx.noted(found.transpose()).flatten().unwrap_or_default();
        let lines = decision_of(cx, &of);
        let changes = LineChange::ALL.into_iter().filter(|change| {
            lines.as_ref().is_some_and(|(decision, body, articles)| {
                may_change((decision, body), articles, spot.as_str(), *change)
            })
        });
        let changes = changes.collect();
        Some(Self {
            changes,
            of,
            spot,
            composed,
            one_with: others,
            words: before.clone(),
            before,
            face: text.face,
            marked: None,
            tools: ArrangeState::default(),
            size: pressed.size,
            blank: pressed.blank,
            covered: Rect::NOTHING,
            place,
            kinds: found.into_iter().map(|of| of.kind).collect(),
            is_by_hand: own.is_some(),
            has_begun: false,
            sent: None,
        })
    }

    /// Do its field or its tools lie over a place of the screen?
    pub(super) fn covers(&self, at: egui::Pos2) -> bool {
        self.covered.contains(at)
    }

    /// Is it of the paper on show?
    pub(super) fn is_of(&self, on_show: Option<&(&'static ReportSpec, ReportParams)>) -> bool {
        let (own, params) = &self.of;
        on_show.is_some_and(|(spec, of)| spec.id == own.id && of == params)
    }

    /// Is something typed that is not stored?
    pub(super) fn is_changed(&self) -> bool {
        self.words != self.before
    }

    /// The change that puts its words on its paper, those of a new line into its record; what cannot be read is told.
    pub(super) fn edit(&self, cx: &Cx<'_>) -> Option<Edit> {
        let (spec, params) = &self.of;
        if self.is_new_line()
            && let Some(place) = self.place
        {
            let words = (self.composed.as_str(), self.words.trim());
            let found = cx.noted(in_records(&cx.known, place, words, None))?;
            if let Some(of) = found.into_iter().next() {
                return Some(of.edit);
            }
        }
        match papers::to_correct(spec, cx.read, params) {
            Ok(paper) => paper.map(|mut paper| {
                self.put_words(&mut paper);
                Edit::save(paper)
            }),
            Err(e) => {
                cx.actions.push(Action::Notice(e.sentence()));
                None
            }
        }
    }

    /// Puts its words on the paper, in every cell that is one with it.
    fn put_words(&self, paper: &mut Paper) {
        paper.set_words(self.spot.as_str(), &self.composed, &self.words);
        for (spot, composed) in &self.one_with {
            paper.set_words(spot.as_str(), composed, &self.words);
        }
    }

    /// A line is written into the record it was added to, not on the paper alone.
    pub(super) fn is_new_line(&self) -> bool {
        !self.kinds.is_empty() && self.composed.contains(&print::room_for_words())
    }

    /// The letters of a new line that are room for words.
    fn room(&self) -> Option<Range<usize>> {
        let room = print::room_for_words();
        let (before, _) = self.words.split_once(&room).filter(|_| self.is_new_line())?;
        let start = before.chars().count();
        Some(start..start + room.chars().count())
    }

    /// The piece that is marked; `None`: nothing, or all of it.
    fn piece(&self) -> Option<TextPiece> {
        let marked = self.marked.clone()?;
        let words: String = self.words.chars().skip(marked.start).take(marked.len()).collect();
        let is_all = words.chars().count() == self.words.chars().count();
        (!is_all && !words.trim().is_empty()).then_some(TextPiece { start: marked.start, words })
    }

    /// How what is marked, or else all of it, looks otherwise than in the form.
    pub(super) fn look(&self, own: &Adjustments) -> Look {
        own.look(self.spot.as_str(), self.piece().as_ref())
    }

    /// The face of every letter.
    fn faces(&self, own: &Adjustments) -> Vec<Face> {
        let mut faces = vec![self.face; self.words.chars().count()];
        for look in own.looks.iter().filter(|look| look.spot == self.spot.as_str()) {
            let Some(piece) = look.piece.as_ref().and_then(|piece| piece.find(&self.words)) else {
                continue;
            };
            for face in faces.get_mut(piece).unwrap_or_default() {
                let (bold, italic) = face.looks();
                let looks = (look.bold.unwrap_or(bold), look.italic.unwrap_or(italic));
                *face = Face::looking(looks);
            }
        }
        faces
    }

    /// Is what is marked, or else all of it, bold; is it italic?
    pub(super) fn letters(&self, own: &Adjustments) -> (bool, bool) {
        let faces = self.faces(own);
        let Some(marked) = self.piece().and_then(|_| self.marked.clone()) else {
            return self.face.looks();
        };
        let all = || faces.get(marked.clone()).unwrap_or_default().iter().map(|face| face.looks());
        (all().all(|(bold, _)| bold), all().all(|(_, italic)| italic))
    }

    /// Its letters look otherwise; what is typed goes onto the paper with that.
    fn put_look(&mut self, cx: &Cx<'_>, look: Look) {
        let (spec, params) = &self.of;
        let is_typed = self.is_changed();
        change_paper(cx, (spec, params), |paper| {
            if is_typed {
                self.put_words(paper);
            }
            paper.adjustments.set_look(look);
        });
        if is_typed {
            self.before.clone_from(&self.words);
            self.is_by_hand = self.words != self.composed;
        }
    }

    /// The line is changed in its decision; gives what it is called then.
    fn change_line(&mut self, cx: &Cx<'_>, change: LineChange) -> Option<Spot> {
        let (spec, params) = &self.of;
        let (decision, body, articles) = decision_of(cx, &self.of)?;
        let paper = papers::to_correct(spec, cx.read, params).ok().flatten()?;
        let line = (self.spot.as_str(), articles.as_str());
        let changed = with_line(decision, &body, line, (change, &paper))?;
        cx.actions.push(Action::Edit(changed.edit));
        changed.spot.map(|spot| Spot::from(spot.as_str()))
    }

    /// The words go to the record they come from.
    fn send_back(&mut self, cx: &Cx<'_>, kind: Kind) {
        let Some(place) = self.place else { return };
        let (spec, params) = &self.of;
        let paper = papers::to_correct(spec, cx.read, params).ok().flatten();
        let of_paper = paper.as_ref().map(|paper| (paper, self.spot.as_str()));
        let words = (self.composed.as_str(), self.words.trim());
        let Some(found) = cx.noted(in_records(&cx.known, place, words, of_paper)) else { return };
        match found.into_iter().find(|of| of.kind == kind) {
            Some(of) => {
                self.sent = Some(cx.revision);
                cx.actions.push(Action::Edit(of.edit));
            }
            None => cx.actions.push(Action::Notice(words::MORE_THAN_RECORD.to_owned())),
        }
    }
}

/// The decision whose lines a paper shows, its body, and the articles made from the data where it has none of its own.
fn decision_of(
    cx: &Cx<'_>,
    (spec, params): &(&'static ReportSpec, ReportParams),
) -> Option<(Decision, Body, String)> {
    let id = params.decision().filter(|_| spec.id == sheets::decision::SPEC.id)?;
    let decision = cx.get(|read| read.decision(id))?;
    let body = cx.lists.bodies.iter().find(|body| body.id.is_some() && body.id == decision.body)?;
    // What cannot be made is said in the place of the paper.
    let made = || sheets::decision::articles_from_data(cx.read, params).unwrap_or_default();
    let articles = if decision.articles.trim().is_empty() { made() } else { String::new() };
    Some((decision, body.clone(), articles))
}

/// What is done with the text.
pub(super) enum Answer {
    /// The column, or the row, is set otherwise.
    Arrange(Change),
    /// Letters look otherwise.
    Letters(Look),
    OnPaper,
    InRecord(Kind),
    TakeBack,
    Line(LineChange),
    Leave,
}

/// Draws on the page: lines beside what was put in by hand, and the text that is being changed.
pub(super) fn over_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    (sheet, document): (Sheet<'_>, &Document),
    (by_hand, arrangement): (&[ByHand], &Arrangement),
    (correcting, to_be_seen, is_drawn): (&mut Option<Correcting>, &mut Option<Spot>, &mut bool),
    next: &mut Option<(u64, Spot)>,
) {
    if !by_hand.is_empty() {
        let is_by_hand = |spot: &Spot| by_hand.iter().any(|of| of.spot == spot.as_str());
        marks_ui(ui, &sheet, &numbers_of(document, is_by_hand));
    }
    if let Some(spot) = to_be_seen {
        let numbers = numbers_of(document, |of| *of == *spot);
        if let Some(place) = place_of(&sheet, &numbers) {
            *to_be_seen = None;
            ui.scroll_to_rect(place, Some(egui::Align::Center));
        }
    }
    if correcting.as_ref().and_then(|of| of.sent).is_some_and(|sent| cx.revision > sent) {
        *correcting = None;
    }
    let Some(open) = correcting else { return };
    let numbers = numbers_of(document, |of| *of == open.spot);
    if let Some(text) = text_named(document, &open.spot) {
        open.face = text.face;
    } else if !open.is_changed() {
        // Its column went, or its line.
        *correcting = None;
        return;
    }
    let blank = open.blank.filter(|(page, _)| *page == sheet.number);
    let place = place_of(&sheet, &numbers).or_else(|| blank.map(|(_, area)| sheet.rect_of(area)));
    // A text that goes on over the page is changed where it begins.
    let Some(place) = place.filter(|_| !std::mem::replace(is_drawn, place.is_some())) else {
        return;
    };
    let Some(answer) = editor_ui(ui, &sheet, place, (open, arrangement)) else { return };
    match answer {
        Answer::Leave => *correcting = None,
        Answer::Arrange(change) => {
            let (spec, params) = &open.of;
            change_paper(cx, (spec, params), |paper| change(&mut paper.adjustments));
        }
        Answer::Letters(look) => open.put_look(cx, look),
        Answer::OnPaper | Answer::TakeBack => {
            if matches!(answer, Answer::TakeBack) {
                open.words.clone_from(&open.composed);
            }
            match open.is_changed().then(|| open.edit(cx)).flatten() {
                Some(edit) => {
                    open.sent = Some(cx.revision);
                    cx.actions.push(Action::Edit(edit));
                }
                None => *correcting = None,
            }
        }
        Answer::Line(change) => {
            *next = open.change_line(cx, change).map(|spot| (cx.revision, spot));
            *correcting = None;
        }
        Answer::InRecord(kind) => {
            // What was put in by hand before may go there, too.
            if open.words.trim() == open.composed {
                *correcting = None;
            } else {
                open.send_back(cx, kind);
            }
        }
    }
}

/// The numbers of the texts of a document whose name fits.
fn numbers_of(document: &Document, fits: impl Fn(&Spot) -> bool) -> Vec<u32> {
    let mut found = Vec::new();
    each_text(document, |number, text| {
        if text.spot.is_some_and(&fits) {
            found.push(number as u32);
        }
    });
    found
}

/// The text of this name.
fn text_named<'d>(document: &'d Document, spot: &Spot) -> Option<Text<'d>> {
    let mut found = None;
    each_text(document, |_, text| {
        if text.spot == Some(spot) {
            found = found.or(Some(text));
        }
    });
    found
}

/// Where texts stand on the page.
fn place_of(sheet: &Sheet<'_>, numbers: &[u32]) -> Option<Rect> {
    let own = sheet.runs().filter(|run| run.origin.is_some_and(|of| numbers.contains(&of.text)));
    own.map(|run| sheet.place_of(run)).reduce(Rect::union)
}

/// Where a text begins: the page, from 0, and its letters.
pub(super) fn begin_of(
    document: &Document,
    pages: &[Page],
    spot: &Spot,
) -> Option<(usize, TextRun)> {
    let numbers = numbers_of(document, |of| of == spot);
    let is_its = |run: &&TextRun| run.origin.is_some_and(|of| numbers.contains(&of.text));
    pages.iter().enumerate().find_map(|(at, page)| {
        let sheet = Sheet { page, number: at, corner: pos2(0.0, 0.0), zoom: 1.0 };
        sheet.runs().find(is_its).map(|run| (at, run.clone()))
    })
}

fn marks_ui(ui: &egui::Ui, sheet: &Sheet<'_>, marked: &[u32]) {
    /// Points between the line and the letters of the page.
    const BESIDE: f32 = 9.0;
    let left = sheet.page.items.iter().map(|item| match item {
        Item::Text(run) => run.x,
        Item::Line(line) => line.x0.min(line.x1),
    });
    let left = left.reduce(f32::min).unwrap_or(0.0);
    let x = sheet.corner.x + (left - BESIDE).max(BESIDE / 2.0) * sheet.zoom;
    let stroke = Stroke::new(2.0, theme::palette(ui.ctx()).amber);
    for run in sheet.runs() {
        if run.origin.is_some_and(|of| marked.contains(&of.text)) {
            ui.painter().vline(x, sheet.place_of(run).y_range(), stroke);
        }
    }
}

/// The text in a frame where it stands, in the letters of the paper, and what may be done with it beside or below it.
fn editor_ui(
    ui: &mut egui::Ui,
    sheet: &Sheet<'_>,
    place: Rect,
    (open, arrangement): (&mut Correcting, &Arrangement),
) -> Option<Answer> {
    /// Pixels around the letters.
    const AROUND: f32 = 4.0;
    /// Pixels beside the longest line, so that it breaks where the paper breaks it.
    const ROOM: f32 = 8.0;
    /// Pixels of a short text's field.
    const LEAST: f32 = 120.0;
    let id = ui.scope_id().with("a text on the paper");
    let has_focus = ui.memory(|m| m.has_focus(id));
    // With Shift, Enter breaks the line.
    let pressed = |ui: &egui::Ui, key| {
        let alone =
            |i: &mut egui::InputState| i.modifiers.is_none() && i.consume_key(Modifiers::NONE, key);
        has_focus && ui.input_mut(alone)
    };
    // As they will be stored: a telephone sends letters and marks apart, and signs nobody sees.
    let kept = clean_lines(&open.words);
    let missing: String = missing_in(&kept, open.face).into_iter().collect();
    let mut answer = None;
    let stores = has_focus && ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::S));
    if (stores || pressed(ui, Key::Enter)) && missing.is_empty() {
        let own = open.kinds.first().filter(|_| open.is_new_line());
        answer = Some(own.map_or(Answer::OnPaper, |kind| Answer::InRecord(*kind)));
    }
    if pressed(ui, Key::F6)
        && missing.is_empty()
        && let Some(kind) = open.kinds.first()
    {
        answer = Some(Answer::InRecord(*kind));
    }
    for (key, is_bold) in [(Key::B, true), (Key::I, false)] {
        let is_pressed = has_focus && ui.input_mut(|i| i.consume_key(Modifiers::CTRL, key));
        if is_pressed && missing.is_empty() && spots::first_part(&open.spot) != spots::HEAD {
            let look = open.look(&arrangement.adjustments);
            let is = open.letters(&arrangement.adjustments);
            answer = Some(Answer::Letters(if is_bold {
                arrange::bold(look, is)
            } else {
                arrange::italic(look, is)
            }));
        }
    }
    let right = sheet.corner.x + sheet.page.width * sheet.zoom - theme::gap::EDGE;
    // A page that is seen from afar is still typed on in letters one can read.
    let size = (open.size * sheet.zoom).max(theme::size::TABLE);
    let larger = size / (open.size * sheet.zoom);
    let most = sheet.page.width * sheet.zoom - 2.0 * theme::gap::EDGE;
    let wide = (place.width() * larger + ROOM).max(LEAST).min(most.max(LEAST));
    // A line that is added has all the width of the text.
    let ends = sheet.runs().map(|run| sheet.place_of(run).right()).reduce(f32::max);
    let of_line = ends.filter(|_| open.is_new_line()).map_or(0.0, |end| end - place.left());
    let wide = wide.max(of_line);
    let left = place.left().min(right - wide).max(sheet.corner.x);
    let corner = pos2(left - AROUND, place.top() - AROUND);
    let area =
        Rect::from_min_size(corner, vec2(wide + 2.0 * AROUND, place.height() + 2.0 * AROUND));
    let faces = open.faces(&arrangement.adjustments);
    let mut layouter = |ui: &egui::Ui, text: &dyn egui::TextBuffer, room: f32| {
        let job = letters_of(text.as_str(), &faces, (open.face, size), room);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let edit = egui::TextEdit::multiline(&mut open.words)
        .id(id)
        .font(FontId::new(size, theme::print_family(open.face)))
        .layouter(&mut layouter)
        .desired_rows(1)
        .desired_width(wide)
        .margin(AROUND)
        .text_color(egui::Color32::BLACK)
        .background_color(egui::Color32::WHITE)
        .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    // The lines of the paper stand further apart than those that are typed.
    ui.painter().rect_filled(area, 0, egui::Color32::WHITE);
    let mut field =
        ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| edit.show(ui)).inner;
    // What is typed or pasted first takes the place of the dots.
    if !open.has_begun
        && let Some(room) = open.room()
    {
        use egui::text::{CCursor, CCursorRange};
        let [begin, end] = [room.start, room.end].map(CCursor::new);
        field.state.cursor.set_char_range(Some(CCursorRange::two(begin, end)));
        field.state.store(ui.ctx(), id);
    }
    let marked = field.cursor_range;
    let field = field.response.response;
    field.widget_info(|| {
        let words = open.words.as_str();
        egui::WidgetInfo {
            label: Some(words::ON_PAPER.to_owned()),
            ..egui::WidgetInfo::text_edit(true, words, words, "")
        }
    });
    // The key has taken the focus away by the time the field is drawn; pressed in another one, it is not for what is typed.
    let is_left = field.lost_focus() || !open.is_changed();
    if is_left && ui.input(|i| i.key_pressed(Key::Escape)) {
        answer = Some(Answer::Leave);
    }
    if field.changed() {
        // What was refused is typed anew.
        open.sent = None;
    }
    let is_new = !std::mem::replace(&mut open.has_begun, true);
    if is_new {
        field.request_focus();
    }
    // What is marked stays so while a button beside it is pressed.
    if field.has_focus()
        && let Some(range) = marked
    {
        let letters = range.as_sorted_char_range();
        open.marked = Some(letters.start.0..letters.end.0).filter(|of| !of.is_empty());
    }
    let bar = bar_ui(ui, sheet, field.rect, open, (arrangement, &missing));
    if matches!(bar.inner, Some(Answer::Letters(_))) {
        field.request_focus();
    }
    open.covered = field.rect.union(bar.response.rect);
    if is_new {
        ui.scroll_to_rect(field.rect.union(bar.response.rect), None);
    }
    answer.or(bar.inner)
}

/// Words as they are typed, every letter in its face.
fn letters_of(
    text: &str,
    faces: &[Face],
    (face, size): (Face, f32),
    room: f32,
) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = room;
    let letters: Vec<(char, Face)> = text
        .chars()
        .enumerate()
        .map(|(at, c)| (c, faces.get(at).copied().unwrap_or(face)))
        .collect();
    for run in letters.chunk_by(|a, b| a.1 == b.1) {
        let own = run.first().map_or(face, |(_, own)| *own);
        let words: String = run.iter().map(|(c, _)| c).collect();
        let font = FontId::new(size, theme::print_family(own));
        job.append(&words, 0.0, egui::TextFormat::simple(font, egui::Color32::BLACK));
    }
    job
}
