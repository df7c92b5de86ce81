//! Soát tên: what is sent to each unit of a round, and what the units answered.
use crate::{
    domain::{
        edit::{Edit, Purpose},
        entered::Entered,
        ids::RoundId,
    },
    listing::desk::Desk,
    papers::{Answers, AskedUnit, UnitAnswer, asked_units, with_answer, without_answer},
    report::ReportError,
    text::{actions, review as words},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{cached::Cached, line::field_ui, press::meant},
    },
};
use jiff::civil::Date;

/// The question.
#[derive(Default)]
pub(super) struct Checking {
    /// Is it on show? What was typed is kept while it is not.
    pub(super) is_open: bool,
    /// Of which round it was typed.
    of: Option<RoundId>,
    /// Until when the units are to answer.
    answer_by: Entered<Date>,
    /// Whom they answer.
    contact: String,
    /// Who answered, for the next answer that is noted.
    by: String,
    /// The unit that wants something changed, by its key, and what.
    wanting: Option<(String, String)>,
    seen: Cached<(RoundId, Option<Date>), Result<Vec<AskedUnit>, String>>,
}

/// How far the answers of a round are; nothing while its paper cannot be made.
pub(super) fn answers_of(cx: &Cx<'_>, round: RoundId) -> Answers {
    match asked_units(cx.read, round, None, cx.today) {
        Ok(units) => Answers::of(&units),
        Err(ReportError::Store(error)) => {
            cx.failures.note(&error.failure());
            Answers::default()
        }
        Err(ReportError::Refused(_) | ReportError::Empty(_)) => Answers::default(),
    }
}

/// In one line: `12/14 đơn vị đã soát; chưa trả lời: …`.
pub(super) fn progress(answers: &Answers) -> String {
    let Answers { units, right, changed, wanting, silent } = answers;
    words::progress((*right, *units), [changed, wanting, silent])
}

/// What was asked for of a unit.
enum Asked {
    Copy,
    Right,
    /// Its field is opened.
    Wants,
    /// What stands in the field is noted.
    NoteWants,
    TakeBack,
}

/// Asks, while there is something to ask.
pub(super) fn check_names_ui(
    cx: &Cx<'_>,
    ctx: &egui::Context,
    desk: Option<&Desk>,
    asked: &mut Checking,
) {
    /// Points of the window.
    const WIDTH: f32 = 760.0;
    /// Points that stand above and below the units.
    const AROUND: f32 = 280.0;
    let Some(desk) = desk.filter(|_| asked.is_open) else { return };
    let Some(round) = desk.round.id else { return };
    if asked.of != Some(round) {
        *asked = Checking { is_open: true, of: Some(round), ..Checking::default() };
    }
    let p = theme::palette(ctx);
    let mut leaves = false;
    let mut pressed: Option<(usize, Asked)> = None;
    let key = (round, asked.answer_by.get());
    let mut seen = std::mem::take(&mut asked.seen);
    let units = seen.get(cx.revision, &key, |(round, by)| {
        asked_units(cx.read, *round, *by, cx.today).map_err(|e| e.sentence())
    });
    let response = theme::dialog(ctx, "names checked").show(ctx, |ui| {
        let room = ctx.content_rect().size();
        ui.set_width(WIDTH.min(room.x - 60.0));
        ui.heading(words::DIALOG);
        let units = match units {
            Ok(units) => {
                let said = egui::RichText::new(progress(&Answers::of(units))).color(p.ink2);
                ui.label(said);
                units.as_slice()
            }
            Err(sentence) => {
                ui.label(egui::RichText::new(sentence.as_str()).color(p.amber));
                &[]
            }
        };
        ui.add_space(theme::gap::NEAR);
        ui.columns(3, |columns| {
            let [first, second, third] = columns else { return };
            let by = field_ui(first, words::ANSWER_BY_FIELD, &mut asked.answer_by.text);
            if by.lost_focus() {
                asked.answer_by.tidy(cx.today);
            }
            field_ui(second, words::CONTACT_FIELD, &mut asked.contact);
            if !cx.read_only {
                field_ui(third, words::BY_FIELD, &mut asked.by);
            }
        });
        let is_unclear = !asked.answer_by.text.trim().is_empty();
        if is_unclear && asked.answer_by.get().is_none() {
            ui.label(egui::RichText::new(words::NO_DAY).color(p.amber));
        }
        ui.add_space(theme::gap::NEAR);
        let height = (room.y - AROUND).max(theme::height::HEAD * 2.0);
        let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, |ui| {
            for (at, unit) in units.iter().enumerate() {
                if let Some(of_unit) = unit_ui(cx, ui, unit, &mut asked.wanting) {
                    pressed = Some((at, of_unit));
                }
            }
        });
        ui.add_space(theme::gap::FIELD);
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(!units.is_empty(), |ui| {
                let write = theme::main_button(ui, words::WRITE_FILES);
                if write.on_hover_text(words::WRITE_FILES_TIP).clicked() {
                    cx.actions.push(Action::SendCheck(round, asked.answer_by.get()));
                }
            });
            leaves |= ui.button(actions::CLOSE).clicked();
        });
        if let Some((at, of_unit)) = pressed.take()
            && let Some(unit) = units.get(at)
        {
            answered(cx, ui, (desk, round, unit), &of_unit, asked);
        }
    });
    asked.seen = seen;
    leaves |= theme::left_by_escape(ctx, &response);
    if leaves {
        asked.is_open = false;
    }
}

/// One unit: its name, what it answered, and what is done with it.
fn unit_ui(
    cx: &Cx<'_>,
    ui: &mut egui::Ui,
    unit: &AskedUnit,
    wanting: &mut Option<(String, String)>,
) -> Option<Asked> {
    let p = theme::palette(ui.ctx());
    let mut pressed = None;
    let (said, ink) = match &unit.answer {
        UnitAnswer::None => (words::SILENT.to_owned(), p.ink2),
        UnitAnswer::Right(by, on) => (words::right(by, on), p.green),
        UnitAnswer::Wants(by, on, wants) => (words::wants(by, on, wants), p.amber),
        UnitAnswer::Changed(wanted, changes) => (words::changed(wanted, changes), p.amber),
    };
    let line = egui::Stroke::new(1.0, p.line);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line);
    ui.add_space(theme::gap::NEAR);
    let size = egui::vec2(ui.available_width(), 0.0);
    let from_right = egui::Layout::right_to_left(egui::Align::Min);
    ui.allocate_ui_with_layout(size, from_right, |ui| {
        let row = egui::vec2(ui.available_width(), theme::height::IN_ROW);
        let buttons = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(row, buttons, |ui| {
            let mut button = |ui: &mut egui::Ui, name: &str, asked: Asked| {
                let button = ui.add(theme::small_button(name));
                if meant(&theme::named(button, &words::of_unit(name, &unit.name))) {
                    pressed = Some(asked);
                }
            };
            if !cx.read_only {
                if unit.answer != UnitAnswer::None {
                    button(ui, words::TAKE_BACK, Asked::TakeBack);
                }
                button(ui, words::WANTS, Asked::Wants);
                if !matches!(unit.answer, UnitAnswer::Right(..)) {
                    button(ui, words::RIGHT, Asked::Right);
                }
            }
            button(ui, words::COPY, Asked::Copy);
        });
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.label(egui::RichText::new(&unit.name).family(theme::bold_family()));
            ui.label(egui::RichText::new(said).color(ink).size(theme::size::TABLE));
        });
    });
    let open = wanting.as_mut().filter(|(of, _)| *of == unit.key);
    if let Some((_, text)) = open {
        let field = field_ui(ui, words::WANTS_FIELD, text);
        let is_entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if ui.memory(|m| m.focused().is_none()) && !is_entered {
            field.request_focus();
        }
        let is_said = !text.trim().is_empty();
        ui.add_enabled_ui(is_said, |ui| {
            let note = meant(&ui.add(theme::small_button(words::NOTE_WANTS)));
            if note || is_entered && is_said {
                pressed = Some(Asked::NoteWants);
            }
        });
    }
    pressed
}

/// Does what was asked for of a unit.
fn answered(
    cx: &Cx<'_>,
    ui: &egui::Ui,
    (desk, round, unit): (&Desk, RoundId, &AskedUnit),
    of_unit: &Asked,
    asked: &mut Checking,
) {
    let by = asked.by.trim();
    let paper = match of_unit {
        Asked::Copy => {
            let body = cx.lists.bodies.iter().find(|b| b.id.is_some() && b.id == desk.round.body);
            let body = body.map_or("", |body| body.in_text());
            let until = (asked.answer_by.get(), asked.contact.as_str());
            let of = (body, desk.round.name.as_str());
            ui.ctx().copy_text(words::message(&unit.name, of, &unit.lines(), until));
            cx.actions.push(Action::Notice(words::COPIED.to_owned()));
            return;
        }
        Asked::Wants => {
            let known = match &unit.answer {
                UnitAnswer::Wants(_, _, wants) => wants.clone(),
                _ => String::new(),
            };
            asked.wanting = Some((unit.key.clone(), known));
            return;
        }
        Asked::Right => with_answer(cx.read, round, unit, (by, cx.today, "")),
        Asked::NoteWants => {
            let wants = asked.wanting.as_ref().map_or("", |(_, wants)| wants.trim());
            with_answer(cx.read, round, unit, (by, cx.today, wants))
        }
        Asked::TakeBack => without_answer(cx.read, round, unit),
    };
    match paper {
        Ok(paper) => {
            let edits = vec![Edit::save(paper)];
            let edit = Edit::Several { purpose: Purpose::NamesChecked, edits };
            cx.actions.push(Action::Edit(edit));
            asked.wanting = None;
            // The next one is somebody else.
            asked.by.clear();
        }
        Err(e) => cx.actions.push(Action::Notice(e.sentence())),
    }
}
