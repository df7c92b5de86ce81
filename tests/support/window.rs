//! The window in tests: opened without a screen, driven by keys and labels.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "a test")]
use crate::support::at;
use dan_van::{desktop::scripted::ScriptedDesktop, text::screens, ui::App};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use std::path::Path;

pub type Window = Harness<'static, App>;

pub fn window(desktop: ScriptedDesktop, book: Option<&Path>) -> Window {
    window_of(desktop, book, (1366.0, 768.0), 1.0)
}

/// A window of so many pixels, drawn so many times as large: 2.0 is 200 %.
pub fn window_of(
    desktop: ScriptedDesktop,
    book: Option<&Path>,
    (width, height): (f32, f32),
    scale: f32,
) -> Window {
    let app = App::new(Box::new(desktop), book.map(Path::to_owned));
    let mut window = Harness::builder()
        .with_size([width / scale, height / scale])
        .with_pixels_per_point(scale)
        .with_max_steps(60)
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    window.run_steps(3);
    window
}

/// A window drawn so many times a second, as a screen does while one types.
pub fn window_drawn(desktop: ScriptedDesktop, book: Option<&Path>, times: f32) -> Window {
    let app = App::new(Box::new(desktop), book.map(Path::to_owned));
    let mut window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_step_dt(1.0 / times)
        .build_ui_state(|ui, app: &mut App| app.ui(ui), app);
    window.run_steps(3);
    window
}

pub fn desktop(folder: &Path) -> ScriptedDesktop {
    ScriptedDesktop::new(at("2016-12-05T14:03:00"), folder)
}

pub fn settle(window: &mut Window) {
    window.run_steps(4);
}

/// Brings what is called so into sight where a list is longer than the window, as whoever looks for it would.
fn bring_into_sight(window: &mut Window, label: &str) {
    let buttons = window.query_all_by_role_and_label(Role::Button, label);
    let Some(node) = buttons.chain(window.query_all_by_label(label)).next() else { return };
    let middle = node.rect().center();
    if !window.ctx.content_rect().contains(middle) {
        node.scroll_to_me();
        settle(window);
    }
}

/// The button of that name, or whatever else is called so.
pub fn click(window: &mut Window, label: &str) {
    bring_into_sight(window, label);
    let buttons: Vec<_> = window.query_all_by_role_and_label(Role::Button, label).collect();
    match buttons.as_slice() {
        [button] => button.click(),
        _ => window.get_by_label(label).click(),
    }
    settle(window);
}

pub fn button(window: &mut Window, label: &str) {
    bring_into_sight(window, label);
    window.get_by_role_and_label(Role::Button, label).click();
    settle(window);
}

/// The button or row whose name begins so.
pub fn click_beginning(window: &mut Window, name: &str) {
    let said = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let found = window.query_all_by_role(Role::Button).find(|node| said(node).starts_with(name));
    let Some(found) = found else {
        let all: Vec<String> = window.query_all_by_role(Role::Button).map(|n| said(&n)).collect();
        panic!("no “{name}…” among {all:#?}");
    };
    found.click();
    settle(window);
}

pub fn type_into(window: &mut Window, label: &str, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, label);
    field.click();
    settle(window);
    window.get_by_role_and_label(Role::TextInput, label).type_text(text);
    settle(window);
}

pub fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// A new book through the four questions.
pub fn new_book(window: &mut Window) {
    let title = screens::START_NEW;
    let choice = format!("{title}\n{}", screens::START_NEW_TEXT);
    button(window, &choice);
    type_into(window, screens::NEW_OFFICE, "Đảng ủy Khối Doanh nghiệp");
    press(window, Modifiers::NONE, Key::Enter);
    // Enter has gone on to the next question.
    for text in ["Trà Vinh", "Ban Chỉ đạo Đảng ủy Khối", "Phan Văn Mẫu"] {
        window.event(Event::Text(text.into()));
        settle(window);
        press(window, Modifiers::NONE, Key::Enter);
    }
}

pub fn fill(window: &mut Window, text: &str) {
    if !text.is_empty() {
        window.event(Event::Text(text.into()));
        settle(window);
    }
    press(window, Modifiers::NONE, Key::Enter);
}

/// Goes down to a list of “Nhập liệu” by keys alone.
pub fn list_below(window: &mut Window, times: usize) {
    for _ in 0..times {
        press(window, Modifiers::CTRL, Key::PageDown);
    }
}

pub fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.into()));
    window.run_steps(6);
}

/// As if typed at once.
pub fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.into()));
    settle(window);
}

/// A text as it stands on the screen.
#[derive(Clone, Debug)]
pub struct Painted {
    /// With “…” where it was cut.
    pub text: String,
    pub rect: egui::Rect,
    /// What is seen of the place it stands in.
    pub seen: egui::Rect,
}

impl Painted {
    /// Is all of it in sight?
    pub fn is_whole(&self) -> bool {
        !self.text.contains('…') && self.seen.expand(1.0).contains_rect(self.rect)
    }
}

/// Every text of which something is in sight.
pub fn painted(window: &Window) -> Vec<Painted> {
    fn walk(shape: &egui::Shape, clip: egui::Rect, out: &mut Vec<Painted>) {
        match shape {
            egui::Shape::Text(t) => {
                let rect = t.galley.rect.translate(t.pos.to_vec2());
                let rows = &t.galley.rows;
                let shown: String = rows.iter().map(|r| r.text()).collect::<Vec<_>>().join(" ");
                if rect.intersects(clip) && !shown.trim().is_empty() {
                    out.push(Painted { text: shown, rect, seen: clip });
                }
            }
            egui::Shape::Vec(all) => all.iter().for_each(|s| walk(s, clip, out)),
            _ => {}
        }
    }
    let whole = window.ctx.content_rect();
    let mut out = Vec::new();
    for clipped in &window.output().shapes {
        walk(&clipped.shape, clipped.clip_rect.intersect(whole), &mut out);
    }
    out
}

/// The pointer goes to a place; it is pressed and let go within one frame, as on a slow screen.
pub fn press_at_once(window: &mut Window, pos: egui::Pos2) {
    let button = |pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.input_mut().events.extend([Event::PointerMoved(pos), button(true), button(false)]);
    window.step();
}

/// Turns the wheel over a place.
pub fn wheel(window: &mut Window, pos: egui::Pos2, delta: egui::Vec2) {
    window.input_mut().events.push(Event::PointerMoved(pos));
    window.step();
    window.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(6);
}
