//! The names of a round, grouped by who awards them.
use super::{Consult, DeskState, Keep, Out};
use crate::{
    domain::{
        award::{Outcome, Recipient},
        decision::{Decision, PaperState},
        edit::Edit,
        failure::Failure,
        ids::{AwardId, Kind, Record},
    },
    listing::desk::{Desk, Group, Name},
    records::{
        prior::{Hints, hints},
        round_decisions::{put_apart, put_together},
        round_names::{awarded_by, judged},
        scored::ratings,
    },
    text::{desk as words, labels, sentence},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{icons, menu::low_rows},
    },
};
use egui::{Align2, FontId, Rect, Sense, Stroke, pos2, vec2};

/// Left edges of the columns and the right edge of the last, in points.
struct Columns {
    /// Where the places end: figures stand at the right.
    place: f32,
    /// Name, post and unit, achievement, dossier, decision, and the end.
    edges: [f32; 6],
}

impl Columns {
    fn of(area: Rect) -> Self {
        let left = area.left() + theme::gap::EDGE;
        let right = area.right() - theme::gap::EDGE;
        let place = left + 28.0;
        let name = place + theme::gap::EDGE;
        let room = right - name;
        // In a narrow window the achievement goes, then post and unit; names stay readable.
        let shares: [f32; 5] = match room {
            room if room > 860.0 => [0.28, 0.22, 0.20, 0.18, 0.12],
            room if room > 620.0 => [0.36, 0.24, 0.0, 0.24, 0.16],
            _ => [0.50, 0.0, 0.0, 0.28, 0.22],
        };
        let mut edges = [name; 6];
        let mut at = name;
        for (edge, share) in edges.iter_mut().skip(1).zip(shares) {
            at += room * share;
            *edge = at;
        }
        Self { place, edges }
    }

    /// The left edge and the room of a column; no room: it is not shown.
    fn column(&self, at: usize) -> (f32, f32) {
        let left = self.edges.get(at).copied().unwrap_or_default();
        let right = self.edges.get(at + 1).copied().unwrap_or(left);
        (left, (right - left - theme::gap::EDGE).max(0.0))
    }
}

/// What one does with the names of a group.
#[derive(Clone, Copy)]
enum Wish {
    Open(Record),
    TakeOut(Record),
    Consult(Record),
    Keep(Record),
    PutBack(Record),
    AwardedBy(Record, crate::domain::ids::BodyId),
    /// Đính chính, thu hồi, cấp lại: in the form of the award.
    Amend(AwardId),
}

/// Draws heads, groups and names.
pub(super) fn names_ui(cx: &Cx<'_>, ui: &mut egui::Ui, desk: &Desk, state: &mut DeskState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    heads_ui(ui);
    let mut wish = None;
    let year = desk.round.years.year.get().map_or(cx.year, |year| year.0);
    // From nowhere down into the names; from one to the next the arrows go by themselves.
    let mut enters =
        ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(egui::Key::ArrowDown));
    let is_open = |g: &&Group| !state.folded.contains(&(g.body, g.form.clone()));
    let shown: Vec<Record> = desk
        .groups
        .iter()
        .filter(is_open)
        .flat_map(|g| &g.names)
        .filter_map(Name::record)
        .collect();
    for group in &desk.groups {
        let key = (group.body, group.form.clone());
        let is_folded = state.folded.contains(&key);
        let head = group_ui(ui, group, is_folded);
        if head.clicked() {
            if is_folded {
                state.folded.remove(&key);
            } else {
                state.folded.insert(key);
            }
        }
        if !cx.read_only && group.is_ours {
            decision_menu_ui(cx, &head, desk, group);
        }
        if is_folded {
            continue;
        }
        let mut place = 0;
        let mut kind = None;
        for name in &group.names {
            // Each kind is numbered from 1, as on paper.
            if kind.replace(name.recipient.kind()) != Some(name.recipient.kind()) {
                place = 0;
            }
            if name.stands() {
                place += 1;
            }
            let row = (group, name, place, year);
            if let Some(wanted) = name_ui(cx, ui, row, state, (&mut enters, &shown)) {
                wish = Some(wanted);
            }
        }
    }
    if let Some(wish) = wish {
        carry_out(cx, desk, state, wish);
    }
}

fn heads_ui(ui: &mut egui::Ui) {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let columns = Columns::of(rect);
    let [place, heads @ ..] = words::HEADS;
    let small = FontId::proportional(theme::size::SMALL);
    let middle = rect.center().y;
    let painter = ui.painter();
    painter.text(pos2(columns.place, middle), Align2::RIGHT_CENTER, place, small.clone(), p.ink2);
    for (at, head) in heads.iter().enumerate() {
        let (left, room) = columns.column(at);
        if room > 0.0 {
            let head = theme::one_line(painter, head, small.clone(), p.ink2, room);
            painter.galley(pos2(left, middle - head.size().y / 2.0), head, p.ink2);
        }
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
}

/// What is done with the decision of a group: it takes in another form, gives it away, or is changed by another one.
fn decision_menu_ui(cx: &Cx<'_>, head: &egui::Response, desk: &Desk, group: &Group) {
    let own = group.open_decision();
    let others = |g: &&Group| g.is_ours && g.body == group.body && g.form != group.form;
    let is_shared = desk
        .groups
        .iter()
        .filter(others)
        .any(|g| own.is_some_and(|own| g.decisions.iter().any(|d| d.id == own.id)));
    // One that several forms share is offered once.
    let mut drafts: Vec<&Group> = Vec::new();
    for other in desk.groups.iter().filter(others) {
        let Some(draft) = other.open_decision() else { continue };
        let is_same = |g: &&Group| g.open_decision().is_some_and(|d| d.id == draft.id);
        if own.is_none_or(|own| own.id != draft.id) && !drafts.iter().any(is_same) {
            drafts.push(other);
        }
    }
    let has_drafted = group.names.iter().any(|n| n.stands() && !n.is_issued && n.award.is_some());
    let first = group.issued_first().and_then(|d| d.id);
    // Only on the day it was signed, and before it went out, may another copy take its place.
    let of_today = |d: &&Decision| {
        let has_it = |g: &&Group| g.decisions.iter().any(|other| other.id == d.id);
        let mut names = desk.groups.iter().filter(has_it).flat_map(|g| &g.names);
        let is_out = names.any(|name| name.is_issued && name.is_handed);
        d.state == PaperState::Issued && d.date.get() == Some(cx.today) && !is_out
    };
    let today = group.decisions.iter().find(of_today).and_then(|d| d.id);
    if first.is_none() && !(has_drafted && (is_shared || !drafts.is_empty())) {
        return;
    }
    let edit = |edit: Result<Option<Edit>, Failure>| {
        cx.actions.extend(cx.noted(edit).flatten().map(Action::Edit));
    };
    head.context_menu(|ui| {
        low_rows(ui);
        for other in drafts.iter().filter(|_| has_drafted) {
            let Some(into) = other.open_decision() else { continue };
            if ui.button(words::put_together(&other.form)).clicked() {
                edit(put_together(&cx.known, (desk, group), into));
                ui.close();
            }
        }
        if is_shared && has_drafted && ui.button(words::PUT_APART).clicked() {
            edit(put_apart(&cx.known, desk, group));
            ui.close();
        }
        if let Some(issued) = today
            && ui.button(words::NEW_COPY).on_hover_text(words::NEW_COPY_TIP).clicked()
        {
            cx.actions.push(Action::NewCopy(issued));
            ui.close();
        }
        if let Some(first) = first
            && ui.button(words::AMEND).clicked()
        {
            cx.actions.push(Action::Begin(Kind::Decision, Some(Record::Decision(first))));
            ui.close();
        }
    });
}

fn group_ui(ui: &mut egui::Ui, group: &Group, is_folded: bool) -> egui::Response {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW + 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = if group.body.is_none() { words::NO_BODY } else { &group.body_name };
    let what = words::group(&group.form, group.counts());
    let decision = match (group.body, group.is_ours) {
        (None, _) => String::new(),
        (Some(_), true) => words::decisions(&group.decisions),
        (Some(_), false) => words::DECIDED_ELSEWHERE.to_owned(),
    };
    let said = format!("{name}, {what}, {decision}");
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, !is_folded, said.as_str())
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    painter.rect_filled(rect, 0, if response.hovered() { p.hover } else { p.ground });
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
    let columns = Columns::of(rect);
    let icon = if is_folded { icons::Icon::Right } else { icons::Icon::Down };
    let middle = rect.center().y;
    icons::draw(painter, icon, pos2(columns.place - 6.0, middle), p.ink2);
    let (left, _) = columns.column(0);
    let (end, end_room) = columns.column(4);
    // What does not fit before the state of the decision is cut there.
    let end = if end_room > 0.0 { end - 60.0 } else { rect.right() - theme::gap::EDGE };
    let bold = FontId::new(theme::size::TABLE, theme::bold_family());
    let ink = if group.body.is_none() { p.amber } else { p.ink };
    let name = theme::one_line(painter, name, bold, ink, (end - left) * 0.6);
    let wide = name.size().x;
    painter.galley(pos2(left, middle - name.size().y / 2.0), name, ink);
    let sans = FontId::proportional(theme::size::TABLE);
    let at = left + wide + theme::gap::FIELD;
    let what = theme::one_line(painter, &what, sans.clone(), p.ink, end - at - theme::gap::NEAR);
    let behind = at + what.size().x + theme::gap::FIELD;
    painter.galley(pos2(at, middle - what.size().y / 2.0), what, p.ink);
    // A long state begins before its column where the line has room.
    let right = rect.right() - theme::gap::EDGE;
    let decision = theme::one_line(painter, &decision, sans, p.ink2, right - behind.min(end));
    let end = end.min(right - decision.size().x).max(behind.min(end));
    painter.galley(pos2(end, middle - decision.size().y / 2.0), decision, p.ink2);
    theme::focus_frame(ui, &response);
    response
}

fn name_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    (group, name, place, desk_year): (&Group, &Name, usize, i64),
    state: &mut DeskState,
    (enters, shown): (&mut bool, &[Record]),
) -> Option<Wish> {
    let p = theme::palette(ui.ctx());
    let record = name.record()?;
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    // A list may have thousands: what is out of sight costs its place only.
    if !ui.is_rect_visible(rect) && !response.has_focus() {
        return None;
    }
    if std::mem::take(enters) {
        response.request_focus();
        // The same key does not go on to the next one.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
    }
    let is_chosen = state.chosen.contains(&record);
    let (how_far, is_behind) = match name {
        name if !name.stands() => (String::new(), false),
        Name { is_handed: true, .. } => (words::IS_HANDED.to_owned(), false),
        Name { is_issued: true, .. } => (words::IS_ISSUED.to_owned(), false),
        Name { is_decided: true, .. } => (words::IN_DRAFT.to_owned(), false),
        _ => (words::NOT_DECIDED.to_owned(), group.is_ours && !group.decisions.is_empty()),
    };
    let year = desk_year;
    let hints = hints_of(cx, state, record, (name, year));
    let lately =
        hints.lately.first().map_or_else(String::new, |award| words::awarded_in(award.year));
    let dossier = words::dossier(name.lacking, name.asked, name.vote);
    let kept = if name.kept.reason.is_empty() { "" } else { words::IS_KEPT };
    let dossier = sentence::joined(&[&dossier, kept, &lately], " · ");
    let lately: Vec<(i64, &str, &str)> = hints
        .lately
        .iter()
        .map(|award| (award.year, award.form.as_str(), award.body.as_str()))
        .collect();
    let ratings: Vec<&str> = ratings_of(cx, state, year, &name.recipient);
    let mut known = words::hints(&lately, hints.is_consecutive, hints.registered, (&ratings, year));
    if !name.kept.reason.is_empty() {
        known.push(words::kept_because(&name.kept.reason));
    }
    let said = format!("{}, {}, {dossier}, {how_far}", name.name, name.post_and_unit);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, said.as_str())
    });
    let response = if known.is_empty() {
        response
    } else {
        response.on_hover_text_at_pointer(known.join("\n"))
    };
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.row_line));
    let columns = Columns::of(rect);
    let middle = rect.center().y;
    let sans = FontId::proportional(theme::size::TABLE);
    let put = |column: usize, text: &str, ink: egui::Color32| {
        let (left, mut room) = columns.column(column);
        if column == 0 && name.post_and_unit.is_empty() {
            // Nothing stands beside a collective.
            let (next, next_room) = columns.column(1);
            room = room.max(next + next_room - left);
        }
        if room <= 0.0 {
            return 0.0;
        }
        let text = theme::one_line(painter, text, sans.clone(), ink, room);
        let wide = text.size().x;
        painter.galley(pos2(left, middle - text.size().y / 2.0), text, ink);
        wide
    };
    let at = if name.stands() { place.to_string() } else { "–".to_owned() };
    painter.text(pos2(columns.place, middle), Align2::RIGHT_CENTER, at, sans.clone(), p.ink2);
    if name.stands() {
        put(0, &name.name, p.ink);
        put(1, &name.post_and_unit, p.ink);
        put(2, &name.achievement, p.ink2);
        put(3, &dossier, if name.is_doubted() { p.amber } else { p.ink });
        put(4, &how_far, if is_behind { p.amber } else { p.ink });
    } else {
        let wide = put(0, &name.name, p.ink2);
        let (left, _) = columns.column(0);
        painter.hline(left..=left + wide, middle + 1.0, Stroke::new(1.0, p.ink2));
        let why = name.said.as_ref().map_or_else(String::new, |said| {
            words::taken_out(labels::outcome(name.outcome), &said.by, said.on, &said.reason)
        });
        let (left, _) = columns.column(1);
        let from = left.max(columns.column(0).0 + wide + theme::gap::EDGE);
        let room = rect.right() - theme::gap::EDGE - from;
        let why = theme::one_line(painter, &why, sans.clone(), p.ink2, room);
        painter.galley(pos2(from, middle - why.size().y / 2.0), why, p.ink2);
    }
    theme::focus_frame(ui, &response);
    if response.clicked() {
        let modifiers = ui.input(|i| i.modifiers);
        if modifiers.shift {
            choose_up_to(state, record, shown);
        } else if modifiers.command {
            if !state.chosen.remove(&record) {
                state.chosen.insert(record);
            }
        } else {
            state.chosen.clear();
            state.chosen.insert(record);
        }
        if !modifiers.shift {
            state.last_chosen = Some(record);
        }
        response.request_focus();
    }
    let mut wish = None;
    let (enter, delete) = (egui::Key::Enter, egui::Key::Delete);
    if response.double_clicked() {
        wish = Some(Wish::Open(record));
    }
    if response.has_focus() {
        ui.input_mut(|i| {
            if i.consume_key(egui::Modifiers::NONE, enter) {
                wish = Some(Wish::Open(record));
            } else if i.consume_key(egui::Modifiers::NONE, delete) && !cx.read_only {
                wish = Some(Wish::TakeOut(record));
            }
        });
    }
    response.context_menu(|ui| {
        low_rows(ui);
        if !state.chosen.contains(&record) {
            state.chosen.clear();
            state.chosen.insert(record);
        }
        if ui.button(words::OPEN).clicked() {
            wish = Some(Wish::Open(record));
            ui.close();
        }
        if cx.read_only {
            return;
        }
        if name.stands() && ui.button(words::TAKE_OUT).clicked() {
            wish = Some(Wish::TakeOut(record));
            ui.close();
        }
        if name.stands() && name.proposal.is_some() && ui.button(words::CONSULT).clicked() {
            wish = Some(Wish::Consult(record));
            ui.close();
        }
        let may_stay = !name.concerns().is_empty() || !name.kept.reason.is_empty();
        if name.stands() && name.proposal.is_some() && may_stay && ui.button(words::KEEP).clicked()
        {
            wish = Some(Wish::Keep(record));
            ui.close();
        }
        if !name.stands() && ui.button(words::PUT_BACK).clicked() {
            wish = Some(Wish::PutBack(record));
            ui.close();
        }
        if let Some(award) = name.award.filter(|_| name.is_issued)
            && ui.button(words::AMEND_AWARD).clicked()
        {
            wish = Some(Wish::Amend(award));
            ui.close();
        }
        ui.menu_button(words::AWARDED_BY, |ui| {
            for (body, shown) in cx.lists.body_choices.iter() {
                if ui.selectable_label(group.body == Some(body), shown).clicked() {
                    wish = Some(Wish::AwardedBy(record, body));
                    ui.close();
                }
            }
        });
    });
    wish
}

/// All names between the one that was chosen last and this one.
fn choose_up_to(state: &mut DeskState, record: Record, shown: &[Record]) {
    let place = |of: Record| shown.iter().position(|other| *other == of);
    let Some(to) = place(record) else { return };
    let from = state.last_chosen.and_then(place).unwrap_or(to);
    state.chosen = shown.iter().skip(from.min(to)).take(from.abs_diff(to) + 1).copied().collect();
}

/// What the book knows of a name; read when its row comes into sight, and kept until the book changes.
fn hints_of(
    cx: &Cx<'_>,
    state: &mut DeskState,
    record: Record,
    (name, year): (&Name, i64),
) -> Hints {
    let (revision, kept) = &mut state.hints;
    if *revision != cx.revision {
        *revision = cx.revision;
        kept.clear();
    }
    if let Some(hints) = kept.get(&record) {
        return hints.clone();
    }
    let found = cx.noted(hints(&cx.known, &name.recipient, year, name.award)).unwrap_or_default();
    kept.insert(record, found.clone());
    found
}

/// What somebody came to where they were scored in the year; read once for all names.
fn ratings_of<'s>(
    cx: &Cx<'_>,
    state: &'s mut DeskState,
    year: i64,
    of: &Recipient,
) -> Vec<&'s str> {
    let read = |year: &i64| cx.noted(ratings(&cx.known, *year)).unwrap_or_default();
    let all = state.ratings.get(cx.revision, &year, read);
    all.iter().filter(|(whom, _)| whom == of).map(|(_, rating)| rating.as_str()).collect()
}

/// The names a wish is about: all that are chosen where the one it was said of is among them.
fn meant(desk: &Desk, state: &DeskState, record: Record) -> Vec<Name> {
    let is_meant = |name: &&Name| {
        name.record().is_some_and(|of| {
            of == record || state.chosen.contains(&record) && state.chosen.contains(&of)
        })
    };
    desk.groups.iter().flat_map(|g| &g.names).filter(is_meant).cloned().collect()
}

fn carry_out(cx: &Cx<'_>, desk: &Desk, state: &mut DeskState, wish: Wish) {
    let edit = match wish {
        Wish::Open(record) => return cx.actions.push(Action::Show(record)),
        Wish::Amend(award) => return cx.actions.push(Action::Show(Record::Award(award))),
        Wish::TakeOut(record) => {
            let mut names = meant(desk, state, record);
            names.retain(Name::stands);
            if names.is_empty() {
                return;
            }
            if names.iter().all(|name| name.is_issued) {
                cx.actions.push(Action::Notice(words::ISSUED_ALREADY.to_owned()));
            } else {
                names.retain(|name| !name.is_issued);
                state.out = Some(Out::of(names));
            }
            return;
        }
        Wish::Consult(record) => {
            state.consult = Consult::about(cx, meant(desk, state, record));
            return;
        }
        Wish::Keep(record) => {
            state.keep = Keep::about(meant(desk, state, record));
            return;
        }
        Wish::PutBack(record) => {
            let names = meant(desk, state, record);
            judged(&cx.known, &names, (Outcome::Standing, "", ""))
        }
        Wish::AwardedBy(record, body) => {
            let names = meant(desk, state, record);
            if names.iter().all(|name| name.is_issued) {
                return cx.actions.push(Action::Notice(words::ISSUED_ALREADY.to_owned()));
            }
            awarded_by(&cx.known, &names, body)
        }
    };
    if let Some(edit) = cx.noted(edit).flatten() {
        cx.actions.push(Action::Edit(edit));
    }
}
