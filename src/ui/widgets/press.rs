//! Which press of the mouse was meant. A button that goes away leaves another one under the pointer: the second
//! press of a hasty pair must not remove anything there.
use egui::{Context, Event, Id, Pos2, Response};

/// Seconds within which a second press belongs to the first. Hands that are not sure of the mouse are slow.
const PAIR: f64 = 0.9;
/// Points the pointer may stray between the two.
const STRAY: f32 = 16.0;

/// The last press, and whether it was the second of a pair.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    at: Option<(Pos2, f64)>,
    is_second: bool,
}

fn id() -> Id {
    Id::unique("the last press of the mouse")
}

/// Takes note of presses; call once a frame, before anything is drawn.
pub(in crate::ui) fn watch(ctx: &Context) {
    let (presses, now) = ctx.input(|i| {
        let pressed = |e: &Event| match e {
            Event::PointerButton { pos, pressed: true, .. } => Some(*pos),
            _ => None,
        };
        (i.events.iter().filter_map(pressed).collect::<Vec<_>>(), i.time)
    });
    for pos in presses {
        ctx.data_mut(|d| {
            let last: &mut Last = d.get_temp_mut_or_default(id());
            let near = |(at, time): (Pos2, f64)| now - time < PAIR && at.distance(pos) < STRAY;
            last.is_second = last.at.is_some_and(near);
            last.at = Some((pos, now));
        });
    }
}

/// Was a button pressed, and was it meant? The second press of a pair never is; a key always is. To be asked of
/// everything that removes, lets go for good, or comes to stand where another button was.
pub(in crate::ui) fn meant(button: &Response) -> bool {
    let by_mouse = button.clicked_by(egui::PointerButton::Primary);
    let is_second = || button.ctx.data(|d| d.get_temp::<Last>(id())).is_some_and(|l| l.is_second);
    button.clicked() && !(by_mouse && is_second())
}
