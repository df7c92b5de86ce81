//! Quiet moments: while nothing is pressed or typed the book is looked over, once after opening.
use super::App;
use std::time::Duration;

/// Seconds without a key, a click or a move after which it is quiet.
const QUIET_AFTER: f64 = 0.4;
/// How long a frame may look: the next key does not wait longer than that.
const A_FRAME: Duration = Duration::from_millis(6);
/// From one look to the next: the PC has other work too.
const EVERY: Duration = Duration::from_millis(25);

impl App {
    /// Looks over a little more of the book. What is found becomes a remark; at the end the window rests.
    pub(super) fn look_over_quietly(&mut self, ctx: &egui::Context) {
        let Some(book) = self.book.as_mut().filter(|b| b.has_more_to_look_over()) else { return };
        let (now, touched) = ctx.input(|i| {
            (i.time, !i.events.is_empty() || i.pointer.any_down() || !i.keys_down.is_empty())
        });
        if touched || self.touched_at > now {
            self.touched_at = now;
        }
        let quiet = now - self.touched_at;
        if quiet < QUIET_AFTER {
            ctx.request_repaint_after(Duration::from_secs_f64(QUIET_AFTER - quiet));
        } else if book.look_over(A_FRAME) {
            ctx.request_repaint_after(EVERY);
        }
    }
}
