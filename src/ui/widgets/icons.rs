//! The few signs that no font of the window has, drawn as lines.
use egui::{Atom, Color32, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Icon {
    /// Lines of a list.
    Lines,
    /// A new one.
    Plus,
    /// A folder.
    Folder,
    /// Only to be looked at.
    Eye,
    /// Something is looked for.
    Find,
    /// One step back, and again.
    Undo,
    Redo,
    /// Something drops from here, or is unfolded; the last first.
    Down,
    /// The first first; the page before.
    Up,
    /// Something is folded here, or this leads on.
    Right,
    /// Done.
    Tick,
    /// Not needed.
    Dash,
    /// It is being done.
    Dot,
    /// To come.
    Ring,
    /// To be looked at.
    Warning,
    /// How lines of words stand.
    AlignLeft,
    AlignCenter,
    AlignRight,
    AlignBoth,
}

/// A sign in a button, beside its words.
pub(in crate::ui) fn atom(icon: Icon) -> Atom<'static> {
    Atom::paint(vec2(12.0, 12.0), move |ui, args| {
        draw(ui.painter(), icon, args.rect.center(), args.fallback_text_color);
    })
}

/// The room of a sign, where there is none.
pub(in crate::ui) fn blank() -> Atom<'static> {
    Atom::paint(vec2(12.0, 12.0), |_, _| {})
}

/// The sign of what is folded, and of what is not.
pub(in crate::ui) fn fold_sign(ui: &mut Ui, openness: f32, response: &Response) {
    let icon = if openness > 0.5 { Icon::Down } else { Icon::Right };
    let ink = ui.style().interact(response).fg_stroke.color;
    draw(ui.painter(), icon, response.rect.center(), ink);
}

/// Draws a sign of 12 points around a place.
pub(in crate::ui) fn draw(painter: &Painter, icon: Icon, at: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    let line = |from: (f32, f32), to: (f32, f32)| {
        let place = |(x, y): (f32, f32)| pos2(at.x + x, at.y + y);
        painter.line_segment([place(from), place(to)], stroke);
    };
    match icon {
        Icon::Lines => {
            line((-6.0, -4.0), (6.0, -4.0));
            line((-6.0, 0.0), (6.0, 0.0));
            line((-6.0, 4.0), (2.0, 4.0));
        }
        Icon::AlignLeft | Icon::AlignCenter | Icon::AlignRight | Icon::AlignBoth => {
            for (y, short) in [(-4.5, 0.0), (-1.5, 5.0), (1.5, 0.0), (4.5, 5.0)] {
                let (left, right) = match icon {
                    Icon::AlignLeft => (0.0, short),
                    Icon::AlignCenter => (short / 2.0, short / 2.0),
                    Icon::AlignRight => (short, 0.0),
                    _ => (0.0, 0.0),
                };
                line((-6.0 + left, y), (6.0 - right, y));
            }
        }
        Icon::Plus => {
            line((-6.0, 0.0), (6.0, 0.0));
            line((0.0, -6.0), (0.0, 6.0));
        }
        Icon::Folder => {
            let body = Rect::from_center_size(pos2(at.x, at.y + 1.0), vec2(13.0, 9.0));
            painter.rect_stroke(body, 1, stroke, StrokeKind::Middle);
            line((-6.5, -3.5), (-6.5, -5.5));
            line((-6.5, -5.5), (-1.5, -5.5));
            line((-1.5, -5.5), (0.5, -3.5));
        }
        Icon::Tick => {
            line((-5.0, 0.5), (-1.5, 4.0));
            line((-1.5, 4.0), (5.0, -4.0));
        }
        Icon::Dash => line((-4.0, 0.0), (4.0, 0.0)),
        Icon::Dot => {
            painter.circle_filled(at, 5.5, ink);
        }
        Icon::Ring => {
            painter.circle_stroke(at, 5.0, stroke);
        }
        Icon::Warning => {
            line((0.0, -6.0), (6.5, 5.5));
            line((6.5, 5.5), (-6.5, 5.5));
            line((-6.5, 5.5), (0.0, -6.0));
            line((0.0, -2.0), (0.0, 2.0));
            painter.circle_filled(pos2(at.x, at.y + 3.8), 0.9, ink);
        }
        Icon::Eye => {
            painter.circle_stroke(at, 2.2, stroke);
            let lid = |up: f32| {
                let points = [(-7.0, 0.0), (-3.5, 3.6), (0.0, 4.6), (3.5, 3.6), (7.0, 0.0)];
                let points = points.map(|(x, y): (f32, f32)| pos2(at.x + x, at.y + up * y));
                painter.line(points.to_vec(), stroke);
            };
            lid(1.0);
            lid(-1.0);
        }
        Icon::Find => {
            painter.circle_stroke(pos2(at.x - 1.0, at.y - 1.0), 4.0, stroke);
            line((2.0, 2.0), (5.5, 5.5));
        }
        Icon::Undo | Icon::Redo => {
            let side = if icon == Icon::Undo { 1.0 } else { -1.0 };
            let path = |points: &[(f32, f32)]| {
                let points = points.iter().map(|(x, y)| pos2(at.x + side * x, at.y + y));
                painter.line(points.collect(), stroke);
            };
            path(&[(-2.0, -5.5), (-5.5, -2.0), (-2.0, 1.5)]);
            path(&[
                (-5.5, -2.0),
                (2.0, -2.0),
                (4.4, -1.0),
                (5.4, 1.4),
                (4.4, 3.8),
                (2.0, 4.8),
                (-1.0, 4.8),
            ]);
        }
        Icon::Down => {
            line((-4.0, -2.0), (0.0, 2.0));
            line((0.0, 2.0), (4.0, -2.0));
        }
        Icon::Up => {
            line((-4.0, 2.0), (0.0, -2.0));
            line((0.0, -2.0), (4.0, 2.0));
        }
        Icon::Right => {
            line((-2.0, -4.0), (2.0, 0.0));
            line((2.0, 0.0), (-2.0, 4.0));
        }
    }
}
