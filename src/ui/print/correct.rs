//! Any text of a paper is changed where it stands: for this paper alone, or in the record it comes from. What was put in by
//! hand is marked beside the paper, listed, and taken back one by one.
use super::preview::{PaperClick, Sheet};
use crate::{
    domain::{
        decision::Decision,
        edit::Edit,
        field::Field,
        ids::{Kind, Record},
        office::Body,
        paper::{LineChange, Paper},
    },
    layout::{
        block::{Document, Face, Spot},
        page::{Item, Page, TextRun},
        texts::{as_read, each_text, missing_in, text_of},
    },
    papers::{self, ByHand, may_change, with_line},
    records::on_paper::in_records,
    report::{ReportParams, ReportSpec, sheets},
    text::{papers as words, print, terms},
    ui::{action::Action, cx::Cx, theme, widgets::menu::low_rows},
};
use egui::{FontId, Key, Modifiers, Rect, Stroke, pos2, vec2};

/// A text that is being changed on the paper.
#[derive(Clone, Debug)]
pub(super) struct Correcting {
    /// Of which paper.
    of: (&'static ReportSpec, ReportParams),
    spot: Spot,
    /// What the book has there, as read.
    composed: String,
    /// The words it began with.
    before: String,
    words: String,
    face: Face,
    /// Points of its letters.
    size: f32,
    /// Where it comes from.
    place: Option<(Record, Field)>,
    /// The records it may be sent back to.
    kinds: Vec<Kind>,
    /// What may be done with the line it is.
    changes: Vec<LineChange>,
    is_by_hand: bool,
    has_begun: bool,
    /// At which revision of the book the change was handed over: it stays open until it was taken.
    sent: Option<u64>,
}

impl Correcting {
    /// The text that was pressed, where it may be changed: it has a name.
    pub(super) fn begin(
        cx: &Cx<'_>,
        of: (&'static ReportSpec, ReportParams),
        (document, click): (&Document, &PaperClick),
        by_hand: &[ByHand],
        place: Option<(Record, Field)>,
    ) -> Option<Self> {
        let text = text_of(document, &click.run)?;
        let spot = text.spot?.clone();
        let own = by_hand.iter().find(|of| of.spot == spot.as_str());
        let before = as_read(text.words).into_string();
        let composed = own.and_then(|own| own.composed.as_deref()).unwrap_or(&before).to_owned();
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
            words: before.clone(),
            before,
            face: text.face,
            size: click.run.size,
            place,
            kinds: found.into_iter().map(|of| of.kind).collect(),
            is_by_hand: own.is_some(),
            has_begun: false,
            sent: None,
        })
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
                paper.set_words(self.spot.as_str(), &self.composed, &self.words);
                Edit::save(paper)
            }),
            Err(e) => {
                cx.actions.push(Action::Notice(e.sentence()));
                None
            }
        }
    }

    /// A line is written into the record it was added to, not on the paper alone.
    fn is_new_line(&self) -> bool {
        !self.kinds.is_empty() && self.composed.contains(&print::room_for_words())
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
enum Answer {
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
    by_hand: &[ByHand],
    (correcting, to_be_seen): (&mut Option<Correcting>, &mut Option<Spot>),
    next: &mut Option<(u64, Spot)>,
) {
    if !by_hand.is_empty() {
        let is_by_hand = |spot: &Spot| by_hand.iter().any(|of| of.spot == spot.as_str());
        marks_ui(ui, &sheet, &numbers_of(document, is_by_hand));
    }
    if let Some(spot) = to_be_seen.take() {
        let numbers = numbers_of(document, |of| *of == spot);
        if let Some(place) = place_of(&sheet, &numbers) {
            ui.scroll_to_rect(place, Some(egui::Align::Center));
        }
    }
    if correcting.as_ref().and_then(|of| of.sent).is_some_and(|sent| cx.revision > sent) {
        *correcting = None;
    }
    let Some(open) = correcting else { return };
    let numbers = numbers_of(document, |of| *of == open.spot);
    let Some(place) = place_of(&sheet, &numbers) else { return };
    let Some(answer) = editor_ui(ui, &sheet, place, open) else { return };
    match answer {
        Answer::Leave => *correcting = None,
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
        let sheet = Sheet { page, corner: pos2(0.0, 0.0), zoom: 1.0 };
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
    open: &mut Correcting,
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
    let missing: String = missing_in(&open.words, open.face).into_iter().collect();
    let mut answer = None;
    if pressed(ui, Key::Escape) {
        answer = Some(Answer::Leave);
    }
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
    let font = FontId::new(size, theme::print_family(open.face));
    let edit = egui::TextEdit::multiline(&mut open.words)
        .id(id)
        .font(font)
        .desired_rows(1)
        .desired_width(wide)
        .margin(AROUND)
        .text_color(egui::Color32::BLACK)
        .background_color(egui::Color32::WHITE)
        .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    // The lines of the paper stand further apart than those that are typed.
    ui.painter().rect_filled(area, 0, egui::Color32::WHITE);
    let field = ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| ui.add(edit)).inner;
    field.widget_info(|| {
        let words = open.words.as_str();
        egui::WidgetInfo {
            label: Some(words::ON_PAPER.to_owned()),
            ..egui::WidgetInfo::text_edit(true, words, words, "")
        }
    });
    if field.changed() {
        // What was refused is typed anew.
        open.sent = None;
    }
    let is_new = !std::mem::replace(&mut open.has_begun, true);
    if is_new {
        field.request_focus();
    }
    let bar = bar_ui(ui, sheet, field.rect, open, &missing);
    if is_new {
        ui.scroll_to_rect(field.rect.union(bar.response.rect), None);
    }
    answer.or(bar.inner)
}

/// What may be done with the text: beside the paper where there is room, else below the text.
fn bar_ui(
    ui: &mut egui::Ui,
    sheet: &Sheet<'_>,
    field: Rect,
    open: &Correcting,
    missing: &str,
) -> egui::InnerResponse<Option<Answer>> {
    /// Pixels of it.
    const WIDTH: f32 = 210.0;
    let p = theme::palette(ui.ctx());
    let beside = sheet.corner.x + sheet.page.width * sheet.zoom + theme::gap::NEAR;
    let has_room = beside + WIDTH < ui.clip_rect().right();
    let corner = if has_room {
        pos2(beside, field.top())
    } else {
        pos2(field.left(), field.bottom() + theme::gap::LABEL)
    };
    let area = Rect::from_min_size(corner, vec2(WIDTH, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
        let frame = egui::Frame::popup(ui.style());
        frame
            .show(ui, |ui| {
                ui.set_width(WIDTH);
                low_rows(ui);
                theme::quiet_menus(ui);
                let mut answer = None;
                let small = |text: String| egui::RichText::new(text).size(theme::size::SMALL);
                if open.is_by_hand {
                    ui.add(
                        egui::Label::new(small(words::book_says(&open.composed)).color(p.ink2))
                            .truncate(),
                    );
                }
                if !missing.is_empty() {
                    ui.label(small(words::cannot_print(missing)).color(p.accent));
                }
                let row = |ui: &mut egui::Ui, text: &str, key: &str| {
                    let button = theme::button_with_key(text, key);
                    let size = vec2(ui.available_width(), theme::height::IN_ROW);
                    theme::named(ui.add(button.min_size(size)), text).clicked()
                };
                ui.add_enabled_ui(missing.is_empty(), |ui| {
                    let is_new = open.is_new_line();
                    if !is_new && row(ui, words::ON_PAPER_ONLY, "Enter") {
                        answer = Some(Answer::OnPaper);
                    }
                    for (at, kind) in open.kinds.iter().enumerate() {
                        let key = match at {
                            0 if is_new => "Enter",
                            0 => "F6",
                            _ => "",
                        };
                        if row(ui, &words::in_record(terms::kind(*kind)), key) {
                            answer = Some(Answer::InRecord(*kind));
                        }
                    }
                });
                if open.is_by_hand && row(ui, words::TAKE_BACK, "") {
                    answer = Some(Answer::TakeBack);
                }
                if !open.changes.is_empty() {
                    // What is typed is answered first.
                    ui.add_enabled_ui(!open.is_changed(), |ui| {
                        ui.horizontal_wrapped(|ui| {
                            for change in &open.changes {
                                let name = words::line_change(*change);
                                if ui.add(theme::small_button(name)).clicked() {
                                    answer = Some(Answer::Line(*change));
                                }
                            }
                        });
                    });
                }
                if row(ui, words::LEAVE, "Esc") {
                    answer = Some(Answer::Leave);
                }
                ui.label(small(words::BREAK_HINT.to_owned()).color(p.ink2));
                answer
            })
            .inner
    })
}

/// What was put in by hand, each with a way to it and back. Gives the one to go to.
pub(super) fn list_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    (spec, params): (&ReportSpec, &ReportParams),
    by_hand: &[ByHand],
) -> Option<Spot> {
    if by_hand.is_empty() {
        return None;
    }
    let p = theme::palette(ui.ctx());
    let mut go = None;
    ui.add_space(theme::gap::FIELD);
    ui.label(egui::RichText::new(words::BY_HAND).family(theme::bold_family()));
    ui.label(egui::RichText::new(words::NEXT_BY_HAND).color(p.ink2).size(theme::size::SMALL));
    for of in by_hand {
        ui.add_space(theme::gap::LABEL);
        let (text, composed) = words::by_hand(&of.words, of.composed.as_deref());
        if ui.add(egui::Link::new(egui::RichText::new(text))).clicked() {
            go = Some(Spot::from(of.spot.as_str()));
        }
        let (said, ink) = match composed {
            None => (words::NO_PLACE.to_owned(), p.amber),
            Some(composed) if of.is_astray => (words::book_says_now(&composed), p.amber),
            Some(composed) => (words::book_says(&composed), p.ink2),
        };
        ui.add(
            egui::Label::new(egui::RichText::new(said).color(ink).size(theme::size::SMALL)).wrap(),
        );
        if cx.read_only {
            continue;
        }
        let change = |change: &dyn Fn(&mut Paper)| match papers::to_correct(spec, cx.read, params) {
            Ok(Some(mut paper)) => {
                change(&mut paper);
                cx.actions.push(Action::Edit(Edit::save(paper)));
            }
            Ok(None) => {}
            Err(e) => cx.actions.push(Action::Notice(e.sentence())),
        };
        ui.horizontal_wrapped(|ui| {
            if ui.add(theme::small_button(words::TAKE_BACK)).clicked() {
                change(&|paper| paper.take_back(&of.spot));
            }
            if let Some(composed) = of.composed.as_ref().filter(|_| of.is_astray)
                && ui.add(theme::small_button(words::KEEP_BY_HAND)).clicked()
            {
                change(&|paper| paper.set_words(&of.spot, composed, &of.words));
            }
        });
    }
    go
}
