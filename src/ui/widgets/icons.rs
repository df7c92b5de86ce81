//! The few signs that no font of the window has, drawn as lines.
use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

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
    }
}
