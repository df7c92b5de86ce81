//! “Theo dõi đợt”: one round on one screen. Its way, what is to be done now, its names by who awards them, and one
//! button for what comes next.
mod at_once;
mod check_names;
mod consult;
mod keep;
mod names;
mod originals;
mod out;
mod reprint;
mod way;

use super::{
    action::Action,
    cx::Cx,
    theme,
    widgets::{
        cached::Cached,
        menu::{low_rows, scrolled},
        not_read::part_not_read_ui,
    },
};
use crate::{
    domain::{
        award::{Concern, Recipient, Round, RoundState},
        decision::PaperState,
        edit::Edit,
        failure::Failure,
        ids::{BodyId, Kind, Record, RoundId},
        office::Signatory,
        round_way::{Mark, Step, next},
    },
    listing::desk::{Desk, Group, Name},
    papers::Answers,
    records::prior::Hints,
    records::round_decisions::{drafts_for, signed_by},
    records::round_names::{handed_over, rewarded, settled},
    text::{actions, desk as words, dossier, labels, review},
};
use at_once::{AtOnce, at_once_ui};
use check_names::{Checking, answers_of, check_names_ui, progress};
use consult::{Consult, consult_ui};
use keep::{Keep, keep_ui};
use names::names_ui;
use originals::{Originals, originals_ui};
use out::{Out, out_ui};
use reprint::{Reprint, reprint_ui};
use std::collections::{BTreeSet, HashMap};
use way::way_ui;

/// View state.
#[derive(Default)]
pub(super) struct DeskState {
    /// The round on show; `None`: the one of the year that is not done yet.
    round: Option<RoundId>,
    seen: Cached<RoundId, Result<Option<Desk>, Failure>>,
    /// Papers of the round that were printed and say something else now.
    reprint: Reprint,
    /// Issued decisions without their bản chính.
    originals: Originals,
    /// Names that are chosen.
    chosen: BTreeSet<Record>,
    /// The one that was chosen last: with Shift all from there on are.
    last_chosen: Option<Record>,
    /// Groups whose names are hidden, by body and form.
    folded: BTreeSet<(Option<BodyId>, String)>,
    /// Names about to be taken out.
    out: Option<Out>,
    /// Names that stay against what is said of them.
    keep: Option<Keep>,
    /// Names about which other agencies are asked.
    consult: Option<Consult>,
    /// What is sent to units, and what they answered.
    checking: Checking,
    /// How far the units are that check their names.
    answers: Cached<RoundId, Answers>,
    /// What is known of names beside their dossiers, of those that were in sight at this revision.
    hints: (u64, HashMap<Record, Hints>),
    /// What everybody who was scored in the year of the round came to.
    ratings: Cached<i64, Vec<(Recipient, String)>>,
    /// Somebody who is commended at once.
    at_once: Option<AtOnce>,
    /// One more round was asked for: it is shown once one is there whose key is higher than this.
    newer_than: Option<i64>,
}

impl DeskState {
    /// Shows a round.
    pub(super) fn show(&mut self, round: RoundId) {
        self.round = Some(round);
        self.last_chosen = None;
        self.chosen.clear();
        self.folded.clear();
    }

    /// Reads the round again at the next drawing.
    pub(super) fn read_again(&mut self) {
        self.seen = Cached::default();
        self.reprint = Cached::default();
        self.answers = Cached::default();
        self.originals = Cached::default();
    }
}

/// The round on show: the chosen one while it is of the year, else the first of the year that is not handed over,
/// else the first.
fn round_on_show(cx: &Cx<'_>, chosen: Option<RoundId>) -> Option<RoundId> {
    let of_year = || cx.lists.rounds.iter().filter(|r| cx.is_of_year(&r.years.year));
    let is_there = |id: &RoundId| of_year().any(|r| r.id == Some(*id));
    let is_open = |r: &&Round| cx.round_state(r) != RoundState::Handed;
    chosen
        .filter(is_there)
        .or_else(|| of_year().find(is_open).and_then(|r| r.id))
        .or_else(|| of_year().next().and_then(|r| r.id))
}

/// Draws it.
pub(super) fn desk_ui(cx: &Cx<'_>, ui: &mut egui::Ui, state: &mut DeskState) {
    let p = theme::palette(ui.ctx());
    let paper = egui::Frame::new().fill(p.paper);
    if let Some(before) = state.newer_than
        && let newest = newest_round(cx)
        && newest > before
    {
        state.newer_than = None;
        state.show(RoundId(newest));
    }
    let Some(id) = round_on_show(cx, state.round) else {
        egui::CentralPanel::default().frame(paper).show(ui, |ui| {
            theme::strip_for_notices(ui, "desk");
            theme::at_edge(p.paper).show(ui, |ui| {
                ui.add_space(theme::gap::PART);
                match cx.lists.rounds.all() {
                    Err(why) => part_not_read_ui(cx, ui, &why),
                    Ok(_) => no_rounds_ui(cx, ui, &mut state.at_once),
                }
            });
        });
        if at_once_ui(cx, ui.ctx(), &mut state.at_once) {
            state.newer_than = Some(newest_round(cx));
        }
        return;
    };
    if state.round != Some(id) {
        state.show(id);
    }
    let mut seen = std::mem::take(&mut state.seen);
    let answers = state.answers.get(cx.revision, &id, |id| answers_of(cx, *id));
    let known = (answers.units, answers.answered(), answers.right);
    let read = seen.get(cx.revision, &id, |id| {
        let desk = cx.try_get(|read| Desk::read(read, *id, cx.today))?;
        Ok(desk.map(|mut desk| {
            desk.know_answers(known);
            desk
        }))
    });
    match read {
        Ok(Some(desk)) => round_ui(cx, ui, desk, state),
        Ok(None) => {}
        Err(why) => {
            egui::CentralPanel::default().frame(paper).show(ui, |ui| {
                theme::at_edge(p.paper).show(ui, |ui| part_not_read_ui(cx, ui, why));
            });
        }
    }
    out_ui(cx, ui.ctx(), read.as_ref().ok().and_then(Option::as_ref), &mut state.out);
    let desk = read.as_ref().ok().and_then(Option::as_ref);
    check_names_ui(cx, ui.ctx(), desk, &mut state.checking);
    state.seen = seen;
    keep_ui(cx, ui.ctx(), &mut state.keep);
    consult_ui(cx, ui.ctx(), &mut state.consult);
    if at_once_ui(cx, ui.ctx(), &mut state.at_once) {
        state.newer_than = Some(newest_round(cx));
    }
}

/// The key of the round that was made last; 0 while there is none.
fn newest_round(cx: &Cx<'_>) -> i64 {
    cx.lists.rounds.iter().filter_map(|round| round.id).map(|id| id.0).max().unwrap_or(0)
}

fn no_rounds_ui(cx: &Cx<'_>, ui: &mut egui::Ui, at_once: &mut Option<AtOnce>) {
    let p = theme::palette(ui.ctx());
    ui.label(egui::RichText::new(words::NO_ROUNDS).color(p.ink2));
    ui.add_space(theme::gap::FIELD);
    if !cx.read_only && theme::main_button(ui, words::OPEN_ROUND).clicked() {
        cx.actions.push(Action::Begin(Kind::Round, None));
    }
    if !cx.read_only && ui.button(words::AT_ONCE).clicked() {
        *at_once = Some(AtOnce::begin(cx));
    }
}

fn round_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    let p = theme::palette(ui.ctx());
    // In a low window everything but the main button scrolls together.
    let is_low = ui.available_height() < LEAST_HEIGHT;
    egui::Panel::bottom("desk-foot")
        .resizable(false)
        .frame(theme::at_edge(p.paper))
        .show(ui, |ui| foot_ui(cx, ui, desk, &mut state.consult));
    let head = |ui: &mut egui::Ui, state: &mut DeskState| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(cx, ui, desk, state);
        way_ui(cx, ui, desk);
        theme::at_edge(p.paper).show(ui, |ui| todo_ui(cx, ui, desk, state));
    };
    egui::CentralPanel::default().frame(egui::Frame::new().fill(p.paper)).show(ui, |ui| {
        theme::strip_for_notices(ui, "desk");
        theme::rows_to_edge(ui);
        if is_low {
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                head(ui, state);
                names_ui(cx, ui, desk, state);
            });
            return;
        }
        head(ui, state);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            names_ui(cx, ui, desk, state);
        });
    });
}

/// Below this height, in points, the screen scrolls as a whole.
const LEAST_HEIGHT: f32 = 520.0;

fn head_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    let p = theme::palette(ui.ctx());
    theme::at_edge(p.paper).show(ui, |ui| {
        let size = egui::vec2(ui.available_width(), theme::height::HEAD);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.set_min_height(size.y);
            if ui.button(words::EDIT_ROUND).clicked() {
                cx.actions.show(desk.round.id.map(Record::Round));
            }
            if !cx.read_only && ui.button(words::AT_ONCE).clicked() {
                state.at_once = Some(AtOnce::begin(cx));
            }
            whole_ui(cx, ui, desk);
            others_ui(cx, ui, desk, state);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(
                    egui::Label::new(egui::RichText::new(&desk.round.name).heading()).truncate(),
                );
                if let Some(day) = desk.round.ceremony_on.get() {
                    let when = words::ceremony_in(day, cx.today);
                    let when = egui::RichText::new(when).color(p.ink2);
                    ui.add(egui::Label::new(when).truncate());
                }
            });
        });
    });
}

/// The other rounds of the year, where there are any.
fn others_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    let of_year = || cx.lists.rounds.iter().filter(|r| cx.is_of_year(&r.years.year));
    if of_year().count() < 2 {
        return;
    }
    let combo = egui::ComboBox::from_id_salt("desk-rounds").icon(theme::chevron);
    let combo = combo.selected_text(words::OTHER_ROUND).show_ui(ui, |ui| {
        for round in of_year() {
            let is_this = round.id == desk.round.id;
            let name = format!("{} · {}", round.name, labels::round_state(cx.round_state(round)));
            if ui.selectable_label(is_this, name).clicked()
                && let Some(id) = round.id
            {
                state.show(id);
            }
        }
    });
    theme::named(combo.response, words::OTHER_ROUND);
}

/// What is to be done at once, and beside it what the ceremony needs.
fn todo_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    /// Points that both need to stand side by side.
    const BOTH: f32 = 760.0;
    ui.add_space(theme::gap::FIELD);
    if ui.available_width() < BOTH {
        now_ui(cx, ui, desk, state);
        ui.add_space(theme::gap::FIELD);
        prepare_ui(cx, ui, desk, state);
    } else {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                now_ui(cx, left, desk, state);
                prepare_ui(cx, right, desk, state);
            }
        });
    }
    ui.add_space(theme::gap::FIELD);
}

/// One line, with what stands at its end.
fn line_with<R>(
    ui: &mut egui::Ui,
    text: &str,
    is_amber: bool,
    end: impl FnOnce(&mut egui::Ui) -> R,
) -> R {
    let p = theme::palette(ui.ctx());
    let size = egui::vec2(ui.available_width(), theme::height::ROW + 2.0);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_height(size.y);
        let end = end(ui);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let ink = if is_amber { p.amber } else { p.ink };
            ui.add(egui::Label::new(egui::RichText::new(text).color(ink)).truncate());
        });
        end
    })
    .inner
}

/// One line with the button for it; none where it has no name.
fn line_ui(ui: &mut egui::Ui, text: &str, button: &str, is_amber: bool) -> bool {
    line_with(ui, text, is_amber, |ui| {
        !button.is_empty() && ui.add(theme::small_button(button)).clicked()
    })
}

/// One line about names that something is said against: the first is looked at, or all stay for a reason.
fn doubted_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    (desk, text): (&Desk, &str),
    (first, is): (&Name, impl Fn(&Name) -> bool),
    keep: &mut Option<Keep>,
) {
    let may_stay = !cx.read_only && first.proposal.is_some();
    let (look, stay) = line_with(ui, text, true, |ui| {
        let look = ui.add(theme::small_button(words::LOOK)).clicked();
        (look, may_stay && ui.add(theme::small_button(words::KEEP)).clicked())
    });
    if look {
        cx.actions.show(first.record());
    }
    if stay {
        *keep = Keep::about(desk.standing_that(is).cloned().collect());
    }
}

fn title_ui(ui: &mut egui::Ui, title: &str) {
    ui.label(egui::RichText::new(title).family(theme::bold_family()));
    ui.add_space(theme::gap::LABEL);
}

fn now_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    let p = theme::palette(ui.ctx());
    title_ui(ui, words::NOW);
    let mut any = reprint_ui(cx, ui, desk, &mut state.reprint);
    let is_marked = |step| desk.round.marks.contains_key(&step);
    if !desk.missing_units.is_empty() && desk.facts.proposals > 0 && !is_marked(Step::Receive) {
        any = true;
        units_ui(ui, &desk.missing_units);
    }
    if let Some(first) = desk.first_lacking().filter(|_| !is_marked(Step::Dossiers)) {
        any = true;
        let text = words::dossiers_lacking(desk.facts.lacking, &first.name);
        let of = (first, |n: &Name| n.is_open(Concern::Dossier));
        doubted_ui(cx, ui, (desk, &text), of, &mut state.keep);
    }
    if let Some(first) = desk.first_unanswered().filter(|_| !is_marked(Step::Dossiers)) {
        any = true;
        let is = |n: &Name| !n.is_issued && n.asked.answered < n.asked.all;
        let text = words::unanswered(desk.standing_that(is).count(), &first.name);
        if line_ui(ui, &text, words::LOOK, true) {
            cx.actions.show(first.record());
        }
    }
    /// What is said of so many names, the first of them by name, and of which.
    type Said = (fn(usize, &str) -> String, fn(&Name) -> bool, Step);
    let of_names: [Said; 3] = [
        (words::objected, |n| !n.is_issued && n.is_open(Concern::Objection), Step::Dossiers),
        (words::not_passed, |n| !n.is_issued && n.is_open(Concern::Vote), Step::Review),
        (words::twice, |n| n.is_open(Concern::Twice), Step::Receive),
    ];
    for (sentence, is, step) in of_names {
        // That somebody stands twice is said until it is answered.
        if is_marked(step) && step != Step::Receive {
            continue;
        }
        let Some(first) = desk.standing_that(is).next() else { continue };
        any = true;
        let text = sentence(desk.standing_that(is).count(), &first.name);
        doubted_ui(cx, ui, (desk, &text), (first, is), &mut state.keep);
    }
    let without = |g: &&Group| g.body.is_none();
    let homeless = desk.groups.iter().filter(without).map(|g| g.counts().total()).sum::<usize>();
    if homeless > 0 {
        any = true;
        line_ui(ui, &words::without_body(homeless), "", true);
    }
    let unsigned = desk
        .our_decisions()
        .find(|d| d.state != PaperState::Issued && d.is_sent_to_sign() && d.signatory.is_none());
    if let Some(decision) = unsigned {
        any = true;
        if line_ui(ui, words::NO_SIGNER, words::LOOK, true) {
            cx.actions.show(decision.id.map(Record::Decision));
        }
    }
    let empty = desk.groups.iter().filter(|g| g.is_ours).find(|g| g.is_empty_draft());
    if let Some(decision) = empty.and_then(Group::open_decision) {
        any = true;
        if line_ui(ui, words::EMPTY_DRAFT, words::LOOK, true) {
            cx.actions.show(decision.id.map(Record::Decision));
        }
    }
    if desk.facts.undecided > 0 && desk.facts.decisions > 0 {
        any = true;
        let button = if cx.read_only { "" } else { words::PUT_IN };
        if line_ui(ui, &words::undecided(desk.facts.undecided), button, true) {
            put_in(cx, desk);
        }
    }
    if !any {
        ui.label(egui::RichText::new(words::NOTHING_NOW).color(p.ink2));
    }
}

/// Units that have not sent, the first by name, and all of them in a list.
fn units_ui(ui: &mut egui::Ui, units: &[String]) {
    line_with(ui, &words::units_missing(units), false, |ui| {
        let button = theme::named(ui.add(theme::small_button(words::LOOK)), words::ALL_UNITS);
        egui::Popup::menu(&button).show(|ui| {
            scrolled(ui, |ui| {
                for unit in units {
                    ui.label(unit);
                }
            });
        });
    });
}

/// Everybody who waits for a decision comes under one.
fn put_in(cx: &Cx<'_>, desk: &Desk) {
    if let Some(edit) = cx.noted(drafts_for(&cx.known, desk)).flatten() {
        cx.actions.push(Action::Edit(edit));
    }
}

fn prepare_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    let round = &desk.round;
    title_ui(ui, words::PREPARE);
    let ceremony = words::ceremony(round.ceremony_on.get(), &round.ceremony_at);
    if line_ui(ui, &format!("{}: {ceremony}", words::CEREMONY), words::CHANGE, false) {
        cx.actions.show(round.id.map(Record::Round));
    }
    if let Some(answers) = state.answers.peek().filter(|answers| answers.units > 0) {
        let text = format!("{}: {}", review::CHECK_NAMES, progress(answers));
        let is_amber = !answers.changed.is_empty() || !answers.wanting.is_empty();
        if line_ui(ui, &text, review::OPEN, is_amber) {
            state.checking.is_open = true;
        }
    }
    signer_ui(cx, ui, desk);
    money_ui(cx, ui, desk);
    for (form, needed, left) in &desk.blanks {
        let is_short = left.is_some_and(|left| left < i64::try_from(*needed).unwrap_or(i64::MAX));
        let text = format!("{} {}", words::BLANKS, words::blanks(form, *needed, *left));
        if line_ui(ui, &text, words::LOOK, is_short) {
            cx.actions.push(Action::Open(Kind::BlankEntry));
        }
    }
    originals_ui(cx, ui, desk, &mut state.originals);
}

/// What is given, by the rule or otherwise, and what is left of the fund of the year.
fn money_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk) {
    let given: i64 = desk.ours_that(|_| true).filter_map(|name| name.reward.given).sum();
    let missing = desk.ours_that(|name| name.reward.is_missing()).count();
    if given > 0 || missing > 0 {
        let button = if missing > 0 && !cx.read_only { words::BY_RULE } else { "" };
        if line_ui(ui, &words::rewards(given, missing), button, missing > 0)
            && let Some(edit) = cx.noted(rewarded(&cx.known, desk)).flatten()
        {
            cx.actions.push(Action::Edit(edit));
        }
    }
    let differs = || desk.ours_that(|name| name.reward.differs());
    if let Some(first) = differs().next()
        && line_ui(ui, &words::other_rewards(differs().count(), &first.name), words::LOOK, true)
    {
        cx.actions.show(first.award.map(Record::Award));
    }
    if let (Some(fund), spent) = &desk.fund {
        let spent_in_all: i64 = spent.iter().map(|(_, sum)| sum).sum();
        line_ui(ui, &words::fund(*fund, spent), "", spent_in_all > *fund);
    }
}

/// Who signs the decisions that are not issued yet, and a list of those who may sign them instead.
fn signer_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk) {
    let names: Vec<&str> = desk.signatories.iter().map(|s| s.name.as_str()).collect();
    let signer = if names.is_empty() { words::NOT_SET.to_owned() } else { names.join(", ") };
    let open: Vec<_> =
        desk.groups.iter().filter(|g| g.is_ours).filter_map(Group::unissued).collect();
    let may_sign = |s: &&Signatory| {
        open.iter().any(|d| d.body == s.body) && s.in_post(desk.signing_day(cx.today))
    };
    let others: Vec<_> = cx.lists.signatories.iter().filter(may_sign).collect();
    let text = format!("{}: {signer}", words::SIGNER);
    if cx.read_only || others.is_empty() {
        line_ui(ui, &text, "", false);
        return;
    }
    line_with(ui, &text, false, |ui| {
        let button = ui.add(theme::small_button(words::CHANGE));
        egui::Popup::menu(&theme::named(button, words::CHANGE_SIGNER)).show(|ui| {
            low_rows(ui);
            for signatory in others {
                let name = format!("{}, {}", signatory.name, signatory.post());
                let signs = desk.signatories.iter().any(|s| s.id == signatory.id);
                if ui.selectable_label(signs, name).clicked() {
                    cx.actions.extend(signed_by(desk, signatory).map(Action::Edit));
                    ui.close();
                }
            }
        });
    });
}

/// Points at the foot behind the other buttons that one more needs, with what stands at the end.
const ROOM_FOR_MORE: f32 = 160.0;

/// The same for the table of money.
const ROOM_FOR_MONEY: f32 = 200.0;

/// The main button for what comes next, then the papers of the round and more names.
fn foot_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, consult: &mut Option<Consult>) {
    let p = theme::palette(ui.ctx());
    let size = egui::vec2(ui.available_width(), theme::height::HEAD);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_height(size.y);
        next_ui(cx, ui, desk);
        if ui.button(words::PRINT).clicked() {
            cx.actions.push(Action::PrintRecord(desk.round.id.map(Record::Round)));
        }
        if !cx.read_only
            && ui.button(words::ADD_NAME).clicked()
            && let Some(id) = desk.round.id
        {
            cx.actions.push(Action::Begin(Kind::Proposal, Some(Record::Round(id))));
        }
        let has_proposals = desk.facts.proposals > 0;
        if !cx.read_only && has_proposals {
            meeting_ui(cx, ui, desk);
        }
        if !cx.read_only && has_proposals && ui.button(words::CONSULT).clicked() {
            let standing = desk.standing_that(|n| n.proposal.is_some()).cloned().collect();
            *consult = Consult::about(cx, standing);
        }
        // In a narrow window it is opened from the form of the round.
        if !cx.read_only
            && desk.facts.awarded > 0
            && ui.available_width() > ROOM_FOR_MONEY
            && let Some(id) = desk.round.id
            && ui.button(actions::GRID_PAYMENTS).clicked()
        {
            cx.actions.push(Action::OpenParts(Record::Round(id)));
        }
        // In a narrow window it is found by Ctrl+K.
        if ui.available_width() > ROOM_FOR_MORE && ui.button(words::COUNT).clicked() {
            cx.actions.push(Action::CountAwards);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let keys = egui::RichText::new(words::KEYS).color(p.ink2).size(theme::size::SMALL);
            ui.add(egui::Label::new(keys).truncate());
        });
    });
}

/// All papers of the round at once, and its dossier.
fn whole_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk) {
    let Some(id) = desk.round.id else { return };
    let button = ui.button(dossier::WHOLE);
    egui::Popup::menu(&button).show(|ui| {
        low_rows(ui);
        for (name, action) in [
            (dossier::PRINT_ALL, Action::PrintRound(id)),
            (dossier::WRITE_ALL, Action::SaveRound(id)),
            (dossier::EXPORT, Action::ExportRound(id)),
        ] {
            if ui.button(name).clicked() {
                cx.actions.push(action);
                ui.close();
            }
        }
    });
}

fn next_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk) {
    let p = theme::palette(ui.ctx());
    let Some(step) = next(&desk.way) else {
        ui.label(egui::RichText::new(words::ALL_DONE).color(p.ink2));
        return;
    };
    if cx.read_only {
        return;
    }
    let ours = || desk.groups.iter().filter(|g| g.is_ours);
    let drafts = desk.facts.undecided > 0;
    let name = match step {
        Step::Receive if desk.facts.proposals + desk.facts.awarded == 0 => {
            words::ENTER_PROPOSALS.to_owned()
        }
        Step::ToSign | Step::Issue if drafts => {
            let waits = |g: &&Group| g.names.iter().any(|n| n.stands() && !n.is_decided);
            words::draft(ours().filter(waits).count())
        }
        Step::Dossiers if desk.facts.lacking == 0 => words::SEE_UNANSWERED.to_owned(),
        step => words::do_step(step).to_owned(),
    };
    // While a question stands over the screen its keys are not those of the screen.
    let is_asking = ui.memory(|m| m.top_modal_layer().is_some());
    let pressed =
        !is_asking && ui.input_mut(|i| i.consume_key(egui::Modifiers::CTRL, egui::Key::Enter));
    if !(theme::main_button_with_key(ui, &name, "Ctrl+Enter").clicked() || pressed) {
        return;
    }
    let open = || ours().find_map(Group::unissued);
    match step {
        Step::Receive if desk.facts.proposals + desk.facts.awarded == 0 => {
            let round = desk.round.id.map(Record::Round);
            cx.actions.push(Action::Begin(Kind::Proposal, round));
        }
        Step::Dossiers => match desk.first_lacking().or_else(|| desk.first_unanswered()) {
            Some(first) => cx.actions.show(first.record()),
            None => cx.actions.push(Action::Open(Kind::Proposal)),
        },
        Step::ToSign | Step::Issue if drafts => put_in(cx, desk),
        Step::ToSign => {
            let draft = desk.our_decisions().find(|d| !d.is_sent_to_sign());
            cx.actions.show(draft.and_then(|d| d.id).map(Record::Decision));
        }
        Step::Issue => {
            if let Some(decision) = open() {
                cx.actions.push(Action::Issue(Box::new(decision.clone())));
            }
        }
        Step::HandOver => {
            if let Some(edit) = cx.noted(handed_over(&cx.known, desk)).flatten() {
                cx.actions.push(Action::Edit(edit));
            }
        }
        Step::Review if desk.facts.proposals > 0 => open_meeting(cx, desk),
        Step::Settle => {
            if let Some(edit) = cx.noted(settled(&cx.known, desk)) {
                cx.actions.push(Action::Edit(edit));
            }
        }
        Step::Receive | Step::Review | Step::Submit | Step::CheckNames => {
            mark(cx, desk, step, Some(Mark::Done(cx.today)));
        }
    }
}

/// Begins the meeting of the round; where there is one already, that one or another.
fn meeting_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk) {
    let button = ui.button(words::MEETING);
    if desk.meeting.is_none() {
        if button.clicked() {
            open_meeting(cx, desk);
        }
        return;
    }
    egui::Popup::menu(&button).show(|ui| {
        low_rows(ui);
        if ui.button(words::LAST_MEETING).clicked() {
            open_meeting(cx, desk);
            ui.close();
        }
        if ui.button(words::ANOTHER_MEETING).clicked() {
            let round = desk.round.id.map(Record::Round);
            cx.actions.push(Action::Begin(Kind::Meeting, round));
            ui.close();
        }
    });
}

/// The meeting of the round, or a new one where none was entered.
fn open_meeting(cx: &Cx<'_>, desk: &Desk) {
    cx.actions.push(match desk.meeting {
        Some(meeting) => Action::Show(Record::Meeting(meeting)),
        None => Action::Begin(Kind::Meeting, desk.round.id.map(Record::Round)),
    });
}

/// The clerk says how a step stands; `None`: as the book knows it.
fn mark(cx: &Cx<'_>, desk: &Desk, step: Step, mark: Option<Mark>) {
    let mut round = desk.round.clone();
    match mark {
        Some(mark) => round.marks.insert(step, mark),
        None => round.marks.remove(&step),
    };
    // The list of rounds says the same of the meeting.
    if step == Step::Review {
        round.state = match (mark, round.state) {
            (Some(Mark::Done(_)), RoundState::Proposing) => RoundState::Reviewed,
            (None, RoundState::Reviewed) => RoundState::Proposing,
            (_, state) => state,
        };
    }
    cx.actions.push(Action::Edit(Edit::save(round)));
}
