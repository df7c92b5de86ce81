//! “In ấn”: choose a paper, its few parameters, and see it as it will be printed.
mod arrange;
mod bar;
mod choose;
mod correct;
mod find;
mod listed;
mod options;
mod original;
pub(super) mod preview;
mod source;
mod status;
mod wording;

use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{cached::Cached, menu::low_rows},
};
use crate::{
    domain::{edit::Edit, failure::Failure, paper::About, vietnamese::fold},
    layout::{
        block::{Document, Spot},
        find::{Hit, blank_at, hits},
        page::Page,
        texts::text_of,
    },
    papers::{self, Arrangement, ByHand, PaperFormat},
    report::{ReportParams, ReportSpec, about::AboutKind, catalog},
    text::{self, actions, arranged, papers as words, screens},
};
use arrange::{ArrangeState, change_paper};
use choose::{choose_ui, papers_ui, usual_about};
use correct::{Correcting, Place, over_ui};
use options::params_ui;
use preview::{PaperClick, PreviewState, preview_ui};
use std::rc::Rc;
use wording::{Wording, wording_ui};

/// A paper on show: its document and pages, or why there is none.
pub(super) type Shown = Result<(Document, Vec<Page>), String>;

/// What the preview depends on.
type ShownKey = (String, ParamsKey, jiff::civil::Date);

/// Parameters that compare.
#[derive(Clone, Debug, PartialEq)]
struct ParamsKey {
    params: ReportParams,
    /// Bản đọc.
    is_reading: bool,
}

/// View state.
#[derive(Default)]
pub(super) struct PrintState {
    find: String,
    pub(super) chosen: Option<&'static str>,
    pub(super) params: ReportParams,
    /// What papers were about before, the last of each kind.
    last: Vec<About>,
    /// The papers of the record one came from, each with what it is about; empty offers all.
    of_record: Vec<(&'static ReportSpec, About)>,
    shown: Cached<ShownKey, Shown>,
    /// What to look at before it is printed.
    remarks: Cached<ShownKey, Vec<String>>,
    /// How far it has come.
    status: Cached<ShownKey, status::Said>,
    /// Its bản chính.
    originals: Cached<ShownKey, Result<Option<original::Originals>, Failure>>,
    preview: PreviewState,
    /// What was pointed at on the paper, and where it comes from.
    source: Option<source::Source>,
    /// What was put in by hand.
    by_hand: Cached<ShownKey, Rc<Vec<ByHand>>>,
    /// What is arranged otherwise.
    arrangement: Cached<ShownKey, Rc<Arrangement>>,
    /// What is typed into its tools.
    arrange: ArrangeState,
    /// Bản đọc: in large letters, to be read aloud. It is kept nowhere.
    pub(super) is_reading: bool,
    /// What is looked for on the paper.
    finding: find::FindState,
    /// Where it stands.
    hits: Cached<(ShownKey, String), Rc<Vec<Hit>>>,
    /// The text that is being changed on the paper.
    correcting: Option<Correcting>,
    /// The wording of the form on show, while the office puts it in its own words.
    wording: Option<Wording>,
    /// A text that the page is scrolled to.
    to_be_seen: Option<Spot>,
    /// The line that is opened once the book is past this revision: it was added or moved.
    next: Option<(u64, Spot)>,
    /// The text put in by hand that was gone to last.
    gone_to: Option<Spot>,
}

impl PrintState {
    /// Reads the paper on show again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.shown = Cached::default();
        self.remarks = Cached::default();
        self.status = Cached::default();
        self.by_hand = Cached::default();
        self.originals = Cached::default();
        self.arrangement = Cached::default();
        self.hits = Cached::default();
        self.source = None;
    }

    /// Chooses a paper with parameters.
    pub(super) fn choose(&mut self, id: &'static str, params: ReportParams) {
        if self.chosen != Some(id) || self.params != params {
            self.preview.begin();
            self.source = None;
            self.gone_to = None;
            self.is_reading = false;
        }
        self.chosen = Some(id);
        self.params = params;
        self.remember();
    }

    fn remember(&mut self) {
        let about = self.params.about;
        if AboutKind::of(about).is_some() {
            self.last.retain(|last| AboutKind::of(*last) != AboutKind::of(about));
            self.last.push(about);
        }
    }

    /// Chooses a paper of what it usually is about.
    pub(super) fn choose_usual(&mut self, cx: &Cx<'_>, id: &'static str) {
        if let Some(spec) = catalog::spec(id) {
            let about = usual_about(cx, spec.usual_about(), &self.last);
            self.choose(id, ReportParams::about(about));
        }
    }

    /// Offers the papers of one record and shows the first that can be made.
    pub(super) fn offer(
        &mut self,
        papers: Vec<(&'static ReportSpec, About)>,
        can_be_made: impl Fn(&'static ReportSpec, About) -> bool,
    ) {
        let made = papers.iter().find(|(spec, about)| can_be_made(spec, *about));
        if let Some((spec, about)) = made.or(papers.first()) {
            self.choose(spec.id, ReportParams::about(*about));
        }
        self.of_record = papers;
    }

    /// The papers to choose from: those of a record, or all.
    fn offered(&self) -> Vec<&'static ReportSpec> {
        let is_offered = |spec: &&ReportSpec| {
            self.of_record.is_empty() || self.of_record.iter().any(|(of, _)| of.id == spec.id)
        };
        catalog::ALL.iter().filter(is_offered).collect()
    }

    /// Goes to a paper: of the record one came from, or of what it usually is about.
    fn go_to(&mut self, cx: &Cx<'_>, id: &'static str) {
        let of_record = self.of_record.iter().find(|(of, _)| of.id == id).map(|(_, about)| *about);
        match of_record {
            Some(about) => self.choose(id, ReportParams::about(about)),
            None => self.choose_usual(cx, id),
        }
    }

    fn key(&self, cx: &Cx<'_>) -> Option<ShownKey> {
        let key = ParamsKey { params: self.params.clone(), is_reading: self.is_reading };
        Some((self.chosen?.to_owned(), key, cx.today))
    }

    fn remarks(&mut self, cx: &Cx<'_>) -> &[String] {
        let Some(key) = self.key(cx) else { return &[] };
        self.remarks.get(cx.revision, &key, |(id, params, _)| {
            let Some(spec) = catalog::spec(id) else { return Vec::new() };
            papers::remarks(spec, cx.read, &params.params).unwrap_or_else(|e| vec![e.sentence()])
        })
    }

    /// What was put in by hand on the paper on show.
    fn by_hand(&mut self, cx: &Cx<'_>) -> Rc<Vec<ByHand>> {
        let Some(key) = self.key(cx) else { return Rc::default() };
        let found = self.by_hand.get(cx.revision, &key, |(id, params, today)| {
            let found = catalog::spec(id)
                .map(|spec| papers::by_hand(spec, cx.read, &params.params, *today));
            // A paper that cannot be made says so in its place.
            Rc::new(found.and_then(Result::ok).unwrap_or_default())
        });
        Rc::clone(found)
    }

    /// How the paper on show is arranged.
    fn arrangement(&mut self, cx: &Cx<'_>) -> Rc<Arrangement> {
        let Some(key) = self.key(cx) else { return Rc::default() };
        let found = self.arrangement.get(cx.revision, &key, |(id, params, today)| {
            let spec = catalog::spec(id);
            let found = spec.map(|spec| papers::arrangement(spec, cx.read, &params.params, *today));
            Rc::new(found.and_then(Result::ok).unwrap_or_default())
        });
        Rc::clone(found)
    }

    /// Where on the paper on show what is looked for stands.
    fn hits(&mut self, cx: &Cx<'_>) -> Rc<Vec<Hit>> {
        if !self.finding.is_open {
            return Rc::default();
        }
        let Some(key) = self.key(cx) else { return Rc::default() };
        self.shown(cx);
        let shown = self.shown.peek().and_then(|shown| shown.as_ref().ok());
        let pages = shown.map_or(&[][..], |(_, pages)| pages.as_slice());
        let key = (key, self.finding.words.clone());
        let found =
            self.hits.get(cx.revision, &key, |(_, words)| Rc::new(hits(pages, words, fold_letter)));
        Rc::clone(found)
    }

    /// What is typed on the paper and not stored yet: the paper is left.
    pub(super) fn leave(&mut self, cx: &Cx<'_>) -> Option<Edit> {
        let wording = self.wording.take().and_then(|wording| wording.edit(cx));
        let correcting = self.correcting.take().filter(Correcting::is_changed);
        wording.or_else(|| correcting?.edit(cx))
    }

    /// The same, handed over.
    pub(super) fn store_left(&mut self, cx: &Cx<'_>) {
        cx.actions.extend(self.leave(cx).map(Action::Edit));
    }

    /// Goes to a text of the paper on show.
    fn go_to_text(&mut self, cx: &Cx<'_>, spot: Spot) {
        let page = match self.shown(cx) {
            Some(Ok((document, pages))) => correct::begin_of(document, pages, &spot),
            _ => None,
        };
        if let Some((page, _)) = page {
            self.preview.go_to(page);
            self.to_be_seen = Some(spot.clone());
        }
        self.gone_to = Some(spot);
    }

    /// Opens a line that was added or moved.
    fn open_line(&mut self, cx: &Cx<'_>, by_hand: &[ByHand], spot: &Spot) {
        let begin = match self.shown(cx) {
            Some(Ok((document, pages))) => correct::begin_of(document, pages, spot),
            _ => None,
        };
        if let (Some((page, run)), Some(of)) = (begin, self.on_show()) {
            self.preview.go_to(page);
            let at = egui::Pos2::ZERO;
            let click = PaperClick { on_page: (run.x, run.y), run: Some(run), page, at };
            pressed(cx, self, by_hand, of, &click);
        }
    }

    /// How far the paper on show has come.
    fn status(&mut self, cx: &Cx<'_>) -> status::Said {
        let Some(key) = self.key(cx) else { return status::Said::default() };
        // Another paper may have been chosen since this frame began: the status is that paper's, too.
        self.shown(cx);
        let shown = self.shown.peek().and_then(|shown| shown.as_ref().ok());
        let said = self.status.get(cx.revision, &key, |(id, params, today)| {
            let document = shown.map(|(document, _)| document);
            let found = catalog::spec(id)
                .map(|spec| papers::status(spec, cx.read, &params.params, document, *today));
            let mut said = match found {
                Some(Ok(found)) => status::said_of(&found),
                Some(Err(e)) => {
                    status::Said { warns: vec![e.sentence()], ..status::Said::default() }
                }
                None => status::Said::default(),
            };
            said.warns.extend(document.into_iter().flat_map(papers::said_by_pages));
            said
        });
        said.clone()
    }

    /// The paper on show and its parameters.
    pub(super) fn on_show(&self) -> Option<(&'static ReportSpec, ReportParams)> {
        Some((catalog::spec(self.chosen?)?, self.params.clone()))
    }

    /// The paper on show, laid out once for its parameters.
    pub(super) fn shown(&mut self, cx: &Cx<'_>) -> Option<&Shown> {
        let key = self.key(cx)?;
        Some(self.shown.get(cx.revision, &key, |(id, params, today)| {
            let spec = catalog::spec(id).ok_or_else(|| screens::PRINT_NOTHING.to_owned())?;
            let paper = papers::open(spec, cx.read, &params.params, *today);
            let paper = if params.is_reading { paper.map(papers::reading_copy) } else { paper };
            paper.map(|p| (p.document, p.pages)).map_err(|e| e.sentence())
        }))
    }
}

/// Draws the tab.
pub(super) fn print_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let p = theme::palette(ui.ctx());
    let room = ui.available_width();
    // With large letters one pane holds the papers and what is asked of them: the paper keeps a place.
    let (narrow, one_pane) = (room < 1000.0, room < 760.0);
    if state.chosen.and_then(catalog::spec).is_none()
        && let Some(first) = catalog::ALL.first()
    {
        state.choose_usual(cx, first.id);
    }
    let can_print = matches!(state.shown(cx), Some(Ok(_)));
    // Another paper came on show: what was typed on the one before is its own.
    let on_show = state.on_show();
    if state.correcting.as_ref().is_some_and(|open| !open.is_of(on_show.as_ref())) {
        state.store_left(cx);
    }
    let spec = state.chosen.and_then(catalog::spec);
    if state.wording.as_ref().is_some_and(|open| !open.is_of_form(spec)) {
        state.store_left(cx);
    }
    let find_id = ui.scope_id().with("find on the paper");
    if can_print {
        find::open_by_key(ui, find_id, &mut state.finding);
    }
    let by_hand = state.by_hand(cx);
    let arrangement = state.arrangement(cx);
    if let Some((_, spot)) = state.next.take_if(|(revision, _)| cx.revision > *revision) {
        state.open_line(cx, &by_hand, &spot);
    }
    if !by_hand.is_empty() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::F8))
    {
        let last = state.gone_to.as_ref();
        let at = by_hand.iter().position(|of| last.is_some_and(|l| l.as_str() == of.spot));
        let next = at.map_or(0, |at| (at + 1) % by_hand.len());
        if let Some(of) = by_hand.get(next) {
            state.go_to_text(cx, Spot::from(of.spot.as_str()));
        }
    }
    egui::Panel::left("papers")
        .exact_size(if narrow { 230.0 } else { 256.0 })
        .resizable(false)
        .frame(egui::Frame::new().fill(p.ground))
        .show(ui, |ui| {
            if one_pane {
                actions_ui(cx, ui, can_print, theme::at_edge(p.ground));
            }
            theme::rows_to_edge(ui);
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                if one_pane {
                    theme::at_edge(p.ground).show(ui, |ui| {
                        papers_ui(cx, ui, state);
                        if words_ui(cx, ui, state) {
                            return;
                        }
                        options_ui(cx, ui, state);
                        by_hand_ui(cx, ui, state, &by_hand);
                        original_ui(cx, ui, state);
                        arrange_ui(cx, ui, state);
                        ui.add_space(theme::gap::FIELD);
                    });
                } else {
                    choose_ui(cx, ui, state);
                }
            });
        });
    if !one_pane {
        egui::Panel::right("params")
            .exact_size(if narrow { 230.0 } else { 296.0 })
            .resizable(false)
            .frame(theme::at_edge(p.paper))
            .show(ui, |ui| {
                actions_ui(cx, ui, can_print, egui::Frame::new());
                // Above the buttons, so that what is chosen above keeps its place when a remark comes or goes.
                let remarks = remarks(cx, state, can_print);
                if !remarks.is_empty() {
                    let foot = egui::Panel::bottom("remarks").resizable(false);
                    foot.frame(egui::Frame::new()).show(ui, |ui| {
                        ui.add_space(theme::gap::LABEL);
                        remarks_ui(ui, &remarks);
                    });
                }
                theme::scroll_in_pane(ui, egui::ScrollArea::vertical(), |ui| {
                    if let Some(spec) = state.chosen.and_then(catalog::spec) {
                        ui.add_space(theme::gap::FIELD);
                        let title = egui::RichText::new(spec.title()).size(theme::size::FORM_TITLE);
                        ui.label(title.family(theme::bold_family()));
                    }
                    tells_ui(cx, ui, state, can_print);
                    if words_ui(cx, ui, state) {
                        return;
                    }
                    by_hand_ui(cx, ui, state, &by_hand);
                    ui.add_space(theme::gap::FIELD);
                    let options = egui::RichText::new(screens::PRINT_OPTIONS);
                    ui.label(options.family(theme::bold_family()));
                    options_ui(cx, ui, state);
                    original_ui(cx, ui, state);
                    arrange_ui(cx, ui, state);
                    ui.add_space(theme::gap::FIELD);
                });
            });
    }
    let desk = egui::Frame::new().fill(p.desk);
    egui::CentralPanel::default().frame(desk).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if can_print {
            let is_issued = state.status(cx).is_issued;
            source::source_ui(cx, ui, state.source.as_ref(), is_issued);
        }
        theme::strip_for_notices(ui, "paper");
        if one_pane {
            theme::at_edge(p.desk).show(ui, |ui| {
                ui.add_space(theme::gap::LABEL);
                tells_ui(cx, ui, state, can_print);
                let remarks = remarks(cx, state, can_print);
                if !remarks.is_empty() {
                    ui.add_space(theme::gap::LABEL);
                    remarks_ui(ui, &remarks);
                }
                ui.add_space(theme::gap::LABEL);
            });
        }
        let found = state.hits(cx);
        if let Some(page) = find::strip_ui(ui, find_id, &mut state.finding, &found) {
            state.preview.go_to(page);
        }
        let mut finding = std::mem::take(&mut state.finding);
        let mut preview = std::mem::take(&mut state.preview);
        let mut correcting = state.correcting.take();
        let mut to_be_seen = state.to_be_seen.take();
        let mut next = state.next.take();
        let mut click = None;
        match state.shown(cx) {
            None => {
                say_ui(ui, screens::PRINT_NOTHING, p.ink2);
            }
            Some(Err(sentence)) => {
                say_ui(ui, sentence, p.accent);
            }
            Some(Ok((document, pages))) => {
                let mut is_drawn = false;
                click = preview_ui(ui, pages, &mut preview, |ui, sheet| {
                    find::marks_ui(ui, &sheet, &mut finding, &found);
                    let open = (&mut correcting, &mut to_be_seen, &mut is_drawn);
                    let own = (by_hand.as_slice(), &*arrangement);
                    over_ui(cx, ui, (sheet, document), own, open, &mut next);
                });
            }
        }
        state.preview = preview;
        state.finding = finding;
        state.correcting = correcting;
        state.next = next;
        if let (Some(click), Some(of)) = (click, state.on_show()) {
            pressed(cx, state, &by_hand, of, &click);
        }
    });
}

/// A letter as it is looked for: without tone marks, small.
fn fold_letter(c: char) -> char {
    fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

/// A text or a blank cell was pressed: where it comes from is said, and it is changed where it stands. What was typed in
/// another one is stored as if it had been left.
fn pressed(
    cx: &Cx<'_>,
    state: &mut PrintState,
    by_hand: &[ByHand],
    (spec, params): (&'static ReportSpec, ReportParams),
    click: &PaperClick,
) {
    if state.correcting.as_ref().is_some_and(|open| open.covers(click.at)) {
        return;
    }
    cx.actions.extend(state.leave(cx).map(Action::Edit));
    let Some(Ok((document, pages))) = state.shown.peek() else { return };
    let blank = || {
        let found = blank_at(document, pages.get(click.page)?, click.on_page)?;
        let blank = Some((click.page, found.area));
        Some(Place { spot: found.spot, words: String::new(), size: found.size, blank })
    };
    let text = click.run.as_ref().and_then(|run| {
        let spot = text_of(document, run)?.spot?.clone();
        Some(Place { spot, words: run.text.to_string(), size: run.size, blank: None })
    });
    let pressed = if click.run.is_some() { text } else { blank() };
    if click.run.is_none() && pressed.is_none() {
        return;
    }
    let source = source::source_of(cx, spec, &params, pressed.as_ref());
    let paper = papers::to_correct(spec, cx.read, &params);
    let may_change = !cx.read_only && matches!(paper, Ok(Some(_)));
    let begin = |pressed: &Place| {
        Correcting::begin(cx, (spec, params), (document, pressed), by_hand, source.place)
    };
    state.correcting = pressed.as_ref().filter(|_| may_change).and_then(begin);
    state.source = Some(source);
}

/// What was put in by hand on the paper on show, and what is arranged otherwise.
fn by_hand_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState, by_hand: &[ByHand]) {
    let Some((spec, params)) = state.on_show() else { return };
    let arrangement = state.arrangement(cx);
    if by_hand.is_empty() && arrangement.all.is_empty() {
        return;
    }
    ui.add_space(theme::gap::FIELD);
    ui.label(egui::RichText::new(words::BY_HAND).family(theme::bold_family()));
    let go = listed::list_ui(cx, ui, (spec, &params), by_hand);
    let document = state.shown.peek().and_then(|shown| shown.as_ref().ok()).map(|(of, _)| of);
    let change = arrange::list_ui(ui, &arrangement, document, cx.read_only);
    if let Some(change) = change {
        change_paper(cx, (spec, &params), |paper| change(&mut paper.adjustments));
    }
    if let Some(spot) = go {
        state.go_to_text(cx, spot);
    }
}

/// The wording of the form on show, or the button that opens it. True while it is open: it takes the pane.
fn words_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) -> bool {
    if let Some(open) = &mut state.wording {
        if wording_ui(cx, ui, open) {
            state.wording = None;
        }
        return true;
    }
    let Some(spec) = state.chosen.and_then(catalog::spec).filter(|spec| Wording::is_of(spec))
    else {
        return false;
    };
    ui.add_space(theme::gap::LABEL);
    if ui.add(theme::small_button(text::papers::OPEN_WORDING)).clicked() {
        state.wording = Some(Wording::begin(cx, spec));
    }
    false
}

/// The bản chính of the paper on show.
fn original_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    // What cannot be printed was not signed.
    let Some(key) = state.key(cx).filter(|_| matches!(state.shown.peek(), Some(Ok(_)))) else {
        return;
    };
    let found = state.originals.get(cx.revision, &key, |(id, params, _)| match catalog::spec(id) {
        Some(spec) => original::originals_of(cx, spec, &params.params),
        None => Ok(None),
    });
    original::originals_ui(cx, ui, found);
}

/// The columns, rows and pages of the paper on show, while it is no issued one.
fn arrange_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let Some((spec, params)) = state.on_show() else { return };
    if !matches!(state.shown(cx), Some(Ok(_))) {
        return;
    }
    ui.add_space(theme::gap::NEAR);
    let reading = ui.checkbox(&mut state.is_reading, arranged::READING);
    reading.on_hover_text(arranged::READING_TIP);
    if cx.read_only || state.status(cx).is_issued {
        return;
    }
    let arrangement = state.arrangement(cx);
    ui.add_space(theme::gap::FIELD);
    ui.label(egui::RichText::new(arranged::ARRANGE).family(theme::bold_family()));
    if let Some(change) = arrange::pane_ui(ui, &arrangement, &mut state.arrange) {
        change_paper(cx, (spec, &params), |paper| change(&mut paper.adjustments));
    }
}

/// In the place of a paper, why there is none.
fn say_ui(ui: &mut egui::Ui, sentence: &str, ink: egui::Color32) {
    let desk = theme::palette(ui.ctx()).desk;
    ui.add_space(theme::gap::EDGE);
    theme::at_edge(desk).show(ui, |ui| ui.label(egui::RichText::new(sentence).color(ink)));
}

/// How far the paper has come.
fn tells_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState, can_print: bool) {
    let tells = if can_print { state.status(cx).tells } else { Vec::new() };
    if !tells.is_empty() {
        let tells = egui::RichText::new(tells.join(" ")).color(theme::palette(ui.ctx()).ink2);
        ui.label(tells.size(theme::size::SMALL));
    }
}

/// What is to be known of the paper before it is printed.
fn remarks(cx: &Cx<'_>, state: &mut PrintState, can_print: bool) -> Vec<String> {
    let mut remarks = state.remarks(cx).to_vec();
    if can_print {
        remarks.extend(state.status(cx).warns);
    }
    // What stops the paper is said in its place.
    if let Some(Err(sentence)) = state.shown.peek() {
        remarks.retain(|remark| remark != sentence);
    }
    papers::each_once(&mut remarks);
    remarks
}

fn remarks_ui(ui: &mut egui::Ui, remarks: &[String]) {
    let amber = theme::palette(ui.ctx()).amber;
    /// Pixels of the remarks that are seen at once.
    const HIGH: f32 = 180.0;
    let scroll = egui::ScrollArea::vertical().id_salt("remarks").max_height(HIGH);
    scroll.min_scrolled_height(HIGH).show(ui, |ui| {
        for remark in remarks {
            ui.label(egui::RichText::new(remark).color(amber).size(theme::size::TABLE));
        }
    });
}

/// “Mở để in”, at the foot of its pane, off while there is nothing to print.
fn actions_ui(cx: &Cx<'_>, ui: &mut egui::Ui, can_print: bool, frame: egui::Frame) {
    let foot = egui::Panel::bottom("print-actions").resizable(false);
    foot.min_size(theme::height::HEAD).frame(frame).show(ui, |ui| {
        ui.add_space((theme::height::HEAD - theme::height::MAIN) / 2.0);
        ui.add_enabled_ui(can_print, |ui| {
            ui.horizontal_wrapped(|ui| {
                if theme::main_button(ui, actions::SHOW_PDF)
                    .on_hover_text(actions::SHOW_PDF_TIP)
                    .clicked()
                {
                    cx.actions.push(Action::ShowPdf);
                }
                if ui.button(actions::SAVE_PDF).clicked() {
                    cx.actions.push(Action::SavePdf);
                }
                let others = ui.button(actions::SAVE_OTHERS);
                egui::Popup::menu(&others).show(|ui| {
                    low_rows(ui);
                    for (name, format) in [
                        (actions::SAVE_WORD, PaperFormat::Docx),
                        (actions::SAVE_EXCEL, PaperFormat::Xlsx),
                    ] {
                        if ui.button(name).clicked() {
                            cx.actions.push(Action::SaveFor(format));
                            ui.close();
                        }
                    }
                });
            });
        });
    });
}

/// What the chosen paper asks for.
fn options_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut PrintState) {
    let Some(spec) = state.chosen.and_then(catalog::spec) else { return };
    let before = state.params.clone();
    let is_issued = state.status(cx).is_issued;
    params_ui(cx, ui, spec, &mut state.params, is_issued);
    if state.params == before {
        return;
    }
    state.remember();
    // What was pointed at may stand elsewhere now; of another matter it is another paper.
    state.source = None;
    let of = |p: &ReportParams| (p.about, p.body());
    if of(&state.params) != of(&before) {
        state.preview.begin();
    }
}
