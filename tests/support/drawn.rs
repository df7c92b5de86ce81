//! What is wrong with a window as it was drawn: something out of reach, two things over one another, a text that
//! is cut. It looks at every widget and every text of the last frame, whatever drew them.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "a test")]
use egui::{
    FontFamily, Id, LayerId, Order, Rangef, Rect, Shape, WidgetRect, accesskit::Role,
    epaint::Galley,
};
use egui_kittest::{Harness, kittest::NodeT as _};
use std::{collections::HashMap, sync::Arc};

/// Points that are nobody's loss: borders, and what rounding leaves.
const TOLERANCE: f32 = 1.5;
/// Points from the edge of a pane, a cell or a button to what stands in it.
const INSIDE: f32 = 16.0;
/// Points between two texts of one line.
const BETWEEN: f32 = 24.0;
/// Points around the text of a button that is as wide as its text.
const PADDING: f32 = 44.0;

/// One thing that is pressed, typed in or dragged.
struct Widget {
    at: WidgetRect,
    role: Option<Role>,
    name: String,
    /// What is in sight of it.
    seen: Rect,
}

impl Widget {
    /// A row, a cell or an edge that other things stand in: no reader is told of it.
    fn is_ground(&self) -> bool {
        matches!(self.role, None | Some(Role::GenericContainer | Role::Unknown))
    }

    fn is_field(&self) -> bool {
        matches!(self.role, Some(Role::TextInput | Role::MultilineTextInput))
    }

    fn said(&self) -> String {
        let role = self.role.map_or_else(|| "something".to_owned(), |role| format!("{role:?}"));
        format!("{role} “{}” at {}", self.name, place(self.at.rect))
    }
}

/// The bar of a scroll area.
struct Bar {
    rect: Rect,
    /// 0: to the side; 1: down.
    axis: usize,
    parent: Id,
    layer: LayerId,
}

/// A text as it was painted.
struct Text {
    galley: Arc<Galley>,
    rect: Rect,
    clip: Rect,
    /// Something was painted over it later, as a dialog is.
    is_covered: bool,
}

impl Text {
    fn whole(&self) -> String {
        self.galley.job.text.replace('\n', " ")
    }

    /// Its lines, as far as they are in sight: the first may begin behind another text.
    fn rows(&self) -> Vec<Rect> {
        let moved = self.rect.min - self.galley.rect.min;
        let rows = self.galley.rows.iter().map(|r| r.rect_without_leading_space().translate(moved));
        rows.map(|r| r.shrink(TOLERANCE).intersect(self.clip)).filter(Rect::is_positive).collect()
    }
}

fn place(r: Rect) -> String {
    format!("{:.0},{:.0} {:.0}×{:.0}", r.left(), r.top(), r.width(), r.height())
}

fn span(rect: Rect, axis: usize) -> Rangef {
    if axis == 0 { rect.x_range() } else { rect.y_range() }
}

fn holds(outer: Rangef, inner: Rangef) -> bool {
    outer.min - TOLERANCE <= inner.min && inner.max <= outer.max + TOLERANCE
}

fn shared(a: Rangef, b: Rangef) -> f32 {
    a.max.min(b.max) - a.min.max(b.min)
}

fn overlap(a: Rect, b: Rect) -> bool {
    shared(a.x_range(), b.x_range()) > TOLERANCE && shared(a.y_range(), b.y_range()) > TOLERANCE
}

/// A frame, taken apart.
struct Drawn {
    widgets: Vec<Widget>,
    bars: Vec<Bar>,
    texts: Vec<Text>,
    rects: HashMap<Id, WidgetRect>,
    /// Where something lies over the rest: menus, dialogs.
    over: Vec<(LayerId, Rect)>,
}

/// What is wrong with the last frame of a window, in words.
pub fn faults<S>(window: &Harness<'_, S>) -> Vec<String> {
    let drawn = Drawn::of(window);
    let mut found = drawn.out_of_reach();
    found.extend(drawn.over_one_another());
    found.extend(drawn.texts_over_one_another());
    found.extend(drawn.cut_texts());
    found
}

/// How many menus, lists and dialogs lie over the window.
pub fn layers_over<S>(window: &Harness<'_, S>) -> usize {
    Drawn::of(window).over.iter().filter(|(layer, _)| layer.order == Order::Foreground).count()
}

/// Names, painted below one of these heads, of which not even the longest word is whole.
pub fn cut_names<S>(window: &Harness<'_, S>, heads: &[&str]) -> Vec<String> {
    let drawn = Drawn::of(window);
    /// A head stands in a strip of its own.
    const STRIP: f32 = 34.0;
    let head_of = |t: &&Text| t.clip.height() < STRIP && heads.contains(&t.whole().as_str());
    let mut found = Vec::new();
    for head in drawn.texts.iter().filter(head_of) {
        let column = head.clip.x_range();
        let stands_below = |t: &&Text| {
            (t.clip.left() - column.min).abs() < TOLERANCE && t.rect.top() > head.rect.bottom()
        };
        for name in drawn.texts.iter().filter(stands_below).filter(|t| t.galley.elided) {
            let Some(section) = name.galley.job.sections.first() else { continue };
            let font = section.format.font_id.clone();
            let ink = section.format.color;
            let wide = |word: &str| {
                window
                    .ctx
                    .fonts_mut(|f| f.layout_no_wrap(word.to_owned(), font.clone(), ink).size().x)
            };
            let longest = name.whole().split(' ').map(wide).fold(0.0, f32::max);
            let room = name.galley.job.wrap.max_width;
            if longest > room + TOLERANCE {
                found.push(format!(
                    "“{}”: {room:.0} points for a word of {longest:.0}",
                    name.whole()
                ));
            }
        }
    }
    found
}

impl Drawn {
    fn of<S>(window: &Harness<'_, S>) -> Self {
        let whole = window.ctx.content_rect();
        let mut told: HashMap<u64, (Role, String)> = HashMap::new();
        for node in window.root().children_recursive() {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            told.insert(node.locate().0.0, (node.role(), name));
        }
        let all = window.ctx.viewport(|v| v.prev_pass.widgets.clone());
        let (mut widgets, mut bars, mut rects) = (Vec::new(), Vec::new(), HashMap::new());
        let mut over = Vec::new();
        for (layer, of_layer) in all.layers() {
            if layer.order == Order::Tooltip || layer.order == Order::Debug {
                continue;
            }
            if layer.order != Order::Background && !of_layer.is_empty() {
                let area = window.ctx.memory(|m| m.area_rect(layer.id));
                over.extend(area.map(|rect| (*layer, rect)));
            }
            for at in of_layer {
                rects.insert(at.id, *at);
                let known = told.get(&at.id.value());
                let role = known.map(|k| k.0);
                if role == Some(Role::ScrollBar) {
                    let axis = usize::from(at.rect.height() > at.rect.width());
                    let (rect, parent) = (at.interact_rect.intersect(whole), at.parent_id);
                    bars.push(Bar { rect, axis, parent, layer: *layer });
                } else if at.sense.interactive() && at.sense.is_focusable() && at.visible {
                    let name = known.map(|k| k.1.clone()).unwrap_or_default();
                    let seen = at.interact_rect.intersect(whole);
                    widgets.push(Widget { at: *at, role, name, seen });
                }
            }
        }
        let mut texts = Vec::new();
        for clipped in &window.output().shapes {
            walk(&clipped.shape, clipped.clip_rect.intersect(whole), &mut texts);
        }
        Self { widgets, bars, texts, rects, over }
    }

    /// Does a scroll area bring what stands in this `Ui` into sight?
    fn scrolls(&self, mut here: Id, rect: Rect, axis: usize) -> bool {
        while let Some(ui) = self.rects.get(&here) {
            let outer = ui.parent_id;
            let of_outer = |bar: &&Bar| bar.axis == axis && bar.parent == outer;
            if self.bars.iter().any(|bar| of_outer(&bar)) {
                let inside = self.rects.values().filter(|r| r.parent_id == outer && r.id != outer);
                let inside = inside.fold(Rect::NOTHING, |all, r| all.union(r.rect));
                if holds(span(inside, axis), span(rect, axis)) {
                    return true;
                }
            }
            if outer == here {
                break;
            }
            here = outer;
        }
        false
    }

    fn out_of_reach(&self) -> Vec<String> {
        let mut found = Vec::new();
        for widget in self.widgets.iter().filter(|w| !w.is_ground() && w.at.enabled) {
            let scrolls = |axis| self.scrolls(widget.at.parent_id, widget.at.rect, axis);
            let is_gone = |axis| span(widget.seen, axis).span() <= 0.0;
            if (0..2).any(|axis| is_gone(axis) && scrolls(axis)) {
                // Once it is brought into sight it is looked at there.
                continue;
            }
            for axis in 0..2 {
                let (all, seen) = (span(widget.at.rect, axis), span(widget.seen, axis));
                if !holds(seen, all) && !scrolls(axis) {
                    let seen = place(widget.seen);
                    found.push(format!(
                        "out of reach: {}, of which {seen} is in sight",
                        widget.said()
                    ));
                    break;
                }
            }
        }
        found
    }

    fn is_inside(&self, mut inner: Id, outer: Id) -> bool {
        while let Some(at) = self.rects.get(&inner) {
            if at.parent_id == outer {
                return true;
            }
            if at.parent_id == inner {
                return false;
            }
            inner = at.parent_id;
        }
        false
    }

    fn over_one_another(&self) -> Vec<String> {
        let mut found = Vec::new();
        // The edge that a pane is dragged by lies on both panes.
        let is_edge = |w: &Widget| w.role == Some(Role::Splitter);
        let in_sight = |w: &&Widget| w.seen.is_positive() && !w.is_ground() && !is_edge(w);
        let shown: Vec<&Widget> = self.widgets.iter().filter(in_sight).collect();
        for (i, a) in shown.iter().enumerate() {
            for b in shown.iter().skip(i + 1) {
                if a.at.layer_id == b.at.layer_id
                    && overlap(a.seen, b.seen)
                    && !self.is_inside(b.at.id, a.at.id)
                    && !self.is_inside(a.at.id, b.at.id)
                {
                    found.push(format!("over one another: {} and {}", a.said(), b.said()));
                }
            }
            for bar in self.bars.iter().filter(|bar| bar.layer == a.at.layer_id) {
                // A row from edge to edge keeps a margin, in which the bar may stand.
                let is_row = a.role == Some(Role::Button)
                    && bar.axis == 1
                    && a.at.rect.right() + TOLERANCE > bar.rect.right();
                if overlap(bar.rect, a.seen) && !is_row {
                    let bar = place(bar.rect);
                    found.push(format!("over one another: {} and a scroll bar at {bar}", a.said()));
                }
            }
        }
        for bar in self.bars.iter().filter(|bar| bar.axis == 1) {
            let over = |t: &&Text| {
                let other = |(layer, area): &(LayerId, Rect)| {
                    *layer != bar.layer && area.contains_rect(t.rect)
                };
                self.over.iter().any(other)
            };
            for text in self.uncovered().into_iter().filter(|t| !over(t)) {
                if text.rows().iter().any(|row| overlap(*row, bar.rect)) {
                    let (text, bar) = (text.whole(), place(bar.rect));
                    found.push(format!("over one another: “{text}” and a scroll bar at {bar}"));
                }
            }
        }
        // A notice hides nothing that can be pressed.
        for (layer, rect) in self.over.iter().filter(|(layer, _)| layer.order == Order::Middle) {
            for w in shown.iter().filter(|w| w.at.layer_id.order == Order::Background) {
                if overlap(*rect, w.seen) {
                    found.push(format!("over one another: {} and {layer:?}", w.said()));
                }
            }
        }
        found
    }

    /// Texts that nothing covers.
    fn uncovered(&self) -> Vec<&Text> {
        self.texts.iter().filter(|t| !t.is_covered).collect()
    }

    fn texts_over_one_another(&self) -> Vec<String> {
        let mut found = Vec::new();
        let texts = self.uncovered();
        for (i, a) in texts.iter().enumerate() {
            for b in texts.iter().skip(i + 1).filter(|b| overlap(a.rect, b.rect)) {
                let rows = b.rows();
                let touches = |row: &Rect| rows.iter().any(|r| overlap(*row, *r));
                if let Some(row) = a.rows().iter().find(|row| touches(row)) {
                    let (a, b, at) = (a.whole(), b.whole(), place(*row));
                    found.push(format!("over one another: “{a}” and “{b}” at {at}"));
                }
            }
        }
        found
    }

    /// The smallest thing a text is the text of.
    fn owner(&self, text: &Text) -> Option<&Widget> {
        let around = |w: &&Widget| {
            !w.is_ground()
                && w.at.rect.expand(TOLERANCE).contains_rect(text.rect.intersect(text.clip))
        };
        let area = |w: &&Widget| w.at.rect.area();
        self.widgets.iter().filter(around).min_by(|a, b| area(a).total_cmp(&area(b)))
    }

    /// Points to the right of a text, and of what it is the text of, that nothing stands in.
    fn room_beside(&self, text: &Text) -> f32 {
        let owner = self.owner(text);
        let mut right = text.rect.right();
        let mut end = text.clip.right() - INSIDE;
        let mut own = None;
        if let Some(owner) = owner {
            if owner.at.rect.width() < text.rect.width() + PADDING {
                right = right.max(owner.at.rect.right());
                own = Some(owner.at.id);
            } else {
                end = end.min(owner.at.rect.right() - INSIDE);
            }
        }
        let in_line = |r: Rect| shared(r.y_range(), text.rect.y_range()) > TOLERANCE;
        for other in &self.texts {
            if other.rect.left() >= text.rect.right() - TOLERANCE && in_line(other.rect) {
                end = end.min(other.rect.left() - BETWEEN);
            }
        }
        for w in self.widgets.iter().filter(|w| !w.is_ground() && Some(w.at.id) != own) {
            if w.seen.left() >= text.rect.right() - TOLERANCE && in_line(w.seen) {
                end = end.min(w.seen.left() - 8.0);
            }
        }
        for bar in self.bars.iter().filter(|bar| bar.axis == 1) {
            if bar.rect.left() >= text.rect.right() - TOLERANCE && in_line(bar.rect) {
                end = end.min(bar.rect.left());
            }
        }
        end - right
    }

    /// Does a bar move what is seen through this place?
    fn moves(&self, clip: Rect, axis: usize) -> bool {
        /// What heads, frames and bars take of the place.
        const AROUND: f32 = 40.0;
        self.bars.iter().any(|bar| {
            bar.axis == axis
                && holds(span(bar.rect.expand(AROUND), axis), span(clip, axis))
                && clip.expand(AROUND).intersects(bar.rect.expand2(if axis == 1 {
                    egui::vec2(2000.0, 0.0)
                } else {
                    egui::vec2(0.0, 2000.0)
                }))
        })
    }

    fn cut_texts(&self) -> Vec<String> {
        let mut found = Vec::new();
        for text in self.uncovered() {
            let owner = self.owner(text);
            if owner.is_some_and(Widget::is_field) {
                // It scrolls in its field.
                continue;
            }
            let said = || format!("“{}” at {}", text.whole(), place(text.rect));
            if text.galley.elided && owner.and_then(|o| o.role) != Some(Role::ComboBox) {
                let wanting = text.galley.intrinsic_size().x - text.rect.width();
                let room = self.room_beside(text);
                if wanting <= room {
                    found.push(format!(
                        "cut: {}, {wanting:.0} points wanting, {room:.0} free",
                        said()
                    ));
                }
            }
            let is_cut = |axis: &usize| !holds(span(text.clip, *axis), span(text.rect, *axis));
            let cut: Vec<usize> = (0..2).filter(is_cut).collect();
            // What one bar brings into sight is looked at there.
            if !cut.is_empty() && !cut.iter().any(|axis| self.moves(text.clip, *axis)) {
                found.push(format!("cut: {}, of which {} is in sight", said(), place(text.clip)));
            }
        }
        found
    }
}

fn walk(shape: &Shape, clip: Rect, out: &mut Vec<Text>) {
    match shape {
        Shape::Text(t) => {
            let rect = t.galley.rect.translate(t.pos.to_vec2());
            let of_paper = t.galley.job.sections.first().is_some_and(|s| {
                matches!(&s.format.font_id.family, FontFamily::Name(n) if n.starts_with("print-"))
            });
            // Letters of a paper stand where the paper has them.
            if !of_paper && rect.intersects(clip) && !t.galley.job.text.trim().is_empty() {
                out.push(Text { galley: t.galley.clone(), rect, clip, is_covered: false });
            }
        }
        Shape::Rect(r) if r.fill.is_opaque() => {
            let over = r.rect.intersect(clip);
            for text in out.iter_mut() {
                text.is_covered |= overlap(over, text.rect.intersect(text.clip));
            }
        }
        Shape::Vec(all) => all.iter().for_each(|s| walk(s, clip, out)),
        _ => {}
    }
}
