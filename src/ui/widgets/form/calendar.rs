//! A Vietnamese calendar below a day's field: Alt+↓ opens it, arrows walk, Enter picks, Esc closes.
use crate::{
    domain::calendar::{parse_date, show_date},
    text::screens,
    ui::{
        theme,
        widgets::{
            icons::{self, Icon},
            menu::drop_from,
        },
    },
};
use egui::{Id, Key, Modifiers, Ui};
use jiff::{Span, civil::Date};

/// Points a month takes at most.
const MONTH: f32 = 250.0;

/// Draws the calendar of the field `id` while it is open; gives the picked day as text.
/// Call it before the field is drawn: keys that walk the calendar do not reach the field.
pub(super) fn calendar_ui(ui: &Ui, id: Id, text: &str, today: Date) -> Option<String> {
    let open_id = id.with("calendar");
    let focused = ui.memory(|m| m.has_focus(id));
    let mut shown: Option<Date> = ui.data(|d| d.get_temp(open_id));
    if focused && shown.is_none() && ui.input_mut(|i| i.consume_key(Modifiers::ALT, Key::ArrowDown))
    {
        shown = Some(parse_date(text, today).unwrap_or(today));
    }
    let mut day = shown?;
    let mut picked = None;
    let mut close = !focused && !ui.data(|d| d.get_temp(id.with("over"))).unwrap_or(false);
    if focused {
        let typing = |e: &egui::Event| {
            matches!(e, egui::Event::Text(_) | egui::Event::Paste(_))
                || matches!(e, egui::Event::Key { key: Key::Backspace, pressed: true, .. })
        };
        // Typing goes on in the field.
        close |= ui.input(|i| i.events.iter().any(typing));
        for (key, step) in [
            (Key::ArrowLeft, Span::new().days(-1)),
            (Key::ArrowRight, Span::new().days(1)),
            (Key::ArrowUp, Span::new().weeks(-1)),
            (Key::ArrowDown, Span::new().weeks(1)),
            (Key::PageUp, Span::new().months(-1)),
            (Key::PageDown, Span::new().months(1)),
        ] {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                day = day.checked_add(step).unwrap_or(day);
            }
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            picked = Some(show_date(day));
        }
        close |= ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    }
    let below: Option<egui::Rect> = ui.data(|d| d.get_temp(id.with("field")));
    if let Some(field) = below.filter(|_| !close && picked.is_none()) {
        let (at, pivot, _) = drop_from(ui.ctx(), field, MONTH);
        let area = egui::Area::new(open_id)
            .order(egui::Order::Foreground)
            .pivot(pivot)
            .fixed_pos(at)
            .show(ui.ctx(), |ui| {
                let p = theme::palette(ui.ctx());
                egui::Frame::popup(ui.style()).fill(p.paper).show(ui, |ui| {
                    if let Some(chosen) = month_ui(ui, &mut day, today) {
                        picked = Some(show_date(chosen));
                    }
                });
            });
        let over = area.response.contains_pointer();
        ui.data_mut(|d| d.insert_temp(id.with("over"), over));
        close |= !focused && !over;
    }
    ui.data_mut(|d| {
        if close || picked.is_some() {
            d.remove_temp::<Date>(open_id);
        } else {
            d.insert_temp(open_id, day);
        }
    });
    if picked.is_some() {
        ui.memory_mut(|m| m.request_focus(id));
    }
    picked
}

/// The button at the end of a day's field; Tab passes it by.
pub(super) fn button_ui(ui: &Ui, id: Id, field: egui::Rect) -> bool {
    let place = egui::Rect::from_min_max(
        egui::pos2(field.right() - 30.0, field.top() + 2.0),
        egui::pos2(field.right() - 2.0, field.bottom() - 2.0),
    );
    // Over the field: what stands below it, and a remark on it, stay where they are.
    let button = ui.interact(place, id.with("calendar button"), egui::Sense::CLICK);
    theme::named(button.clone(), screens::CALENDAR_TIP);
    let sign = field.right_center() - egui::vec2(theme::gap::EDGE, 0.0);
    icons::draw(ui.painter(), Icon::Down, sign, theme::palette(ui.ctx()).ink2);
    button.on_hover_text(screens::CALENDAR_TIP).clicked()
}

/// Opens the calendar of a field, as its button does.
pub(super) fn open(ui: &Ui, id: Id, text: &str, today: Date) {
    let day = parse_date(text, today).unwrap_or(today);
    ui.data_mut(|d| d.insert_temp(id.with("calendar"), day));
    ui.memory_mut(|m| m.request_focus(id));
}

/// Is the calendar of a field open?
pub(super) fn is_open(ui: &Ui, id: Id) -> bool {
    ui.data(|d| d.get_temp::<Date>(id.with("calendar"))).is_some()
}

/// Remembers where the field stands, for the calendar to drop below it.
pub(super) fn stands_at(ui: &Ui, id: Id, rect: egui::Rect) {
    ui.data_mut(|d| d.insert_temp(id.with("field"), rect));
}

/// One month, weeks from Monday on.
fn month_ui(ui: &mut Ui, day: &mut Date, today: Date) -> Option<Date> {
    let p = theme::palette(ui.ctx());
    let mut picked = None;
    ui.horizontal(|ui| {
        let months = |n: i64| day.checked_add(Span::new().months(n)).unwrap_or(*day);
        let (before, after) = (months(-1), months(1));
        let (year_before, year_after) = (months(-12), months(12));
        for (sign, to) in [("«", year_before), ("‹", before)] {
            if ui.add(theme::small_button(sign)).clicked() {
                *day = to;
            }
        }
        ui.label(
            egui::RichText::new(screens::month_of(day.month(), day.year()))
                .family(theme::bold_family()),
        );
        for (sign, to) in [("›", after), ("»", year_after)] {
            if ui.add(theme::small_button(sign)).clicked() {
                *day = to;
            }
        }
    });
    egui::Grid::new("month").spacing([4.0, 2.0]).show(ui, |ui| {
        for name in screens::WEEKDAYS {
            ui.label(egui::RichText::new(name).color(p.ink2).size(theme::size::SMALL));
        }
        ui.end_row();
        let first = day.first_of_month();
        let blank = first.weekday().to_monday_zero_offset();
        for _ in 0..blank {
            ui.label("");
        }
        for number in 1..=day.days_in_month() {
            let Ok(this) = Date::new(day.year(), day.month(), number) else { continue };
            let mut text = egui::RichText::new(number.to_string());
            if this == today {
                text = text.family(theme::bold_family()).color(p.ink);
            }
            let button = egui::Button::selectable(this == *day, text)
                .sense(egui::Sense::CLICK)
                .min_size(egui::vec2(30.0, 26.0));
            if ui.add(button).clicked() {
                picked = Some(this);
            }
            if this.weekday() == jiff::civil::Weekday::Sunday {
                ui.end_row();
            }
        }
    });
    picked
}
