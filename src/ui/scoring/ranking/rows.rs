//! The rows of the ranking: where each text stands, heads, groups, lines.
use crate::{
    domain::evaluation::{Proposed, Rules, Standing},
    listing::ranking::RankedSubject,
    text::{evaluation, scoring as words},
    ui::theme,
};
use egui::{Align2, FontId, Rect, Sense, Stroke, pos2, vec2};

/// The criteria at the top of a set that have a column: few.
pub(super) fn tops(lines: &[(usize, &RankedSubject)]) -> Vec<usize> {
    /// More columns leave no room for names.
    const MOST: usize = 6;
    let first = lines.iter().map(|(_, line)| &line.ranked.judged.groups).find(|g| !g.is_empty());
    let tops: Vec<usize> = first.into_iter().flatten().map(|(at, _)| *at).collect();
    if tops.len() > MOST { Vec::new() } else { tops }
}

/// Where the columns stand, in points.
pub(super) struct Columns {
    place: f32,
    name: (f32, f32),
    /// No room: it is not shown.
    unit: (f32, f32),
    /// The criteria at the top of the set, each with its head and its right edge.
    groups: Vec<(usize, String, f32)>,
    total: f32,
    class: (f32, f32),
    proposed: (f32, f32),
}

impl Columns {
    pub(super) fn of(
        area: Rect,
        rules: &Rules,
        (lines, has_units): (&[(usize, &RankedSubject)], bool),
    ) -> Self {
        /// Width of the points of a group, and of the total.
        const POINTS: f32 = 64.0;
        const CLASS: f32 = 170.0;
        const PROPOSED: f32 = 110.0;
        let right = area.right() - theme::gap::EDGE;
        let place = area.left() + theme::gap::EDGE + 36.0;
        let name = place + theme::gap::FIELD;
        let mut groups = tops(lines);
        let least = 260.0 + POINTS + CLASS + PROPOSED;
        if right - name < least + groups.len() as f32 * POINTS {
            groups.clear();
        }
        let figures = (groups.len() as f32 + 1.0) * POINTS;
        let texts = right - name - figures - CLASS - PROPOSED - theme::gap::FIELD;
        let has_units =
            has_units && texts > 420.0 && lines.iter().any(|(_, line)| !line.unit.is_empty());
        let unit = if has_units { name + texts * 0.58 } else { name + texts };
        let mut at = name + texts;
        let groups = groups
            .into_iter()
            .map(|group| {
                at += POINTS;
                let head = rules.criteria.get(group).map_or_else(String::new, |c| c.code.clone());
                (group, head, at)
            })
            .collect();
        let total = at + POINTS;
        let class = total + theme::gap::FIELD;
        Self {
            place,
            name: (name, unit - theme::gap::FIELD),
            unit: (unit, name + texts - theme::gap::NEAR),
            groups,
            total,
            class: (class, class + CLASS - theme::gap::NEAR),
            proposed: (class + CLASS, right),
        }
    }
}

pub(super) fn heads_ui(ui: &mut egui::Ui, columns: &Columns) {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let middle = rect.center().y;
    let small = || FontId::proportional(theme::size::SMALL);
    let figure = |at: f32, text: &str| {
        ui.painter().text(pos2(at, middle), Align2::RIGHT_CENTER, text, small(), p.ink2);
    };
    figure(columns.place, words::RANK);
    for (_, head, at) in &columns.groups {
        figure(*at, head);
    }
    figure(columns.total, words::TOTAL);
    for (column, head) in [
        (columns.name, words::NAME),
        (columns.unit, words::UNIT),
        (columns.class, words::CLASS),
        (columns.proposed, words::PROPOSED),
    ] {
        theme::cell_text(ui.painter(), (column, middle), head, (small(), p.ink2));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
}

pub(super) fn group_ui(ui: &mut egui::Ui, name: &str) {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW + 2.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, 0, p.ground);
        let bold = FontId::new(theme::size::TABLE, theme::bold_family());
        let room = (rect.left() + theme::gap::EDGE, rect.right() - theme::gap::EDGE);
        theme::cell_text(ui.painter(), (room, rect.center().y), name, (bold, p.ink));
    }
}

pub(super) fn line_ui(
    ui: &mut egui::Ui,
    rules: &Rules,
    columns: &Columns,
    (place, line, is_chosen): (usize, &RankedSubject, bool),
) -> egui::Response {
    let p = theme::palette(ui.ctx());
    let size = vec2(ui.available_width(), theme::height::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let judged = &line.ranked.judged;
    let class = evaluation::class(rules, judged.standing);
    let proposed = evaluation::proposed(line.ranked.proposed);
    let total = evaluation::points(judged.total);
    let said = format!("{}, {total}, {class}", line.name);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, said.as_str())
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_chosen {
        ui.painter().rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, p.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.row_line));
    let middle = rect.center().y;
    let sans = || FontId::proportional(theme::size::TABLE);
    // Where the leftmost figure begins: a name may go on to there.
    let begins = std::cell::Cell::new(columns.class.0);
    let figure = |at: f32, text: String, font: FontId, ink| {
        let drawn = ui.painter().text(pos2(at, middle), Align2::RIGHT_CENTER, text, font, ink);
        if at > columns.place {
            begins.set(begins.get().min(drawn.left()));
        }
    };
    if place > 0 {
        figure(columns.place, place.to_string(), sans(), p.ink2);
    }
    for (group, _, at) in &columns.groups {
        if let Some((_, points)) = judged.groups.iter().find(|(of, _)| of == group) {
            figure(*at, evaluation::points(*points), sans(), p.ink2);
        }
    }
    if judged.standing != Standing::NotJudged {
        let bold = FontId::new(theme::size::TABLE, theme::bold_family());
        figure(columns.total, total, bold, p.ink);
    }
    let has_unit = columns.unit.1 > columns.unit.0;
    let end = if has_unit { columns.name.1 } else { begins.get() - theme::gap::NEAR };
    theme::cell_text(ui.painter(), ((columns.name.0, end), middle), &line.name, (sans(), p.ink));
    let unit =
        if has_unit { (columns.unit.0, begins.get() - theme::gap::NEAR) } else { columns.unit };
    theme::cell_text(ui.painter(), (unit, middle), &line.unit, (sans(), p.ink2));
    let is_open = matches!(judged.standing, Standing::NotJudged | Standing::Undecided { .. });
    let ink = if is_open || judged.is_excluded { p.amber } else { p.ink };
    theme::cell_text(ui.painter(), (columns.class, middle), &class, (sans(), ink));
    let ink = if line.ranked.proposed == Proposed::Undecided { p.amber } else { p.ink };
    theme::cell_text(ui.painter(), (columns.proposed, middle), proposed, (sans(), ink));
    theme::focus_frame(ui, &response);
    response
}
