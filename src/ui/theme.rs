//! Colours, sizes and fonts of the window: the only place that names a colour.
use super::widgets::icons::{self, Icon};
use crate::layout::{
    block::Face,
    fonts::{FILES, PcFaces},
};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    TextStyle, Theme, Vec2,
};
use std::sync::Arc;

/// Colours of one theme, by what they are for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// Lists, forms, top bar, fields.
    pub(super) paper: Color32,
    /// Panes at the left, group rows, notices.
    pub(super) ground: Color32,
    /// Behind a sheet of paper.
    pub(super) desk: Color32,
    /// Text.
    pub(super) ink: Color32,
    /// Labels, heads, hints.
    pub(super) ink2: Color32,
    /// Hairlines between panes.
    pub(super) line: Color32,
    /// Hairlines between rows.
    pub(super) row_line: Color32,
    /// Border of a field, of a button.
    pub(super) edge: Color32,
    /// Whatever is chosen; its text stays ink.
    pub(super) tint: Color32,
    /// What lies under the pointer.
    pub(super) hover: Color32,
    /// The one main button of a screen.
    pub(super) main: Color32,
    /// Text on it.
    pub(super) on_main: Color32,
    /// Errors, the underline of the present tab.
    pub(super) accent: Color32,
    /// Waiting, missing, changed by hand: text.
    pub(super) amber: Color32,
    /// Ticks only.
    pub(super) green: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    #[expect(clippy::disallowed_methods, reason = "this is the theme")]
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Palette = Palette {
    paper: rgb(0xFF_FFFF),
    ground: rgb(0xF5_F5F3),
    desk: rgb(0xE9_E9E6),
    ink: rgb(0x1F_2328),
    ink2: rgb(0x59_616B),
    line: rgb(0xDE_DEDB),
    row_line: rgb(0xEF_EFED),
    edge: rgb(0x8B_8D88),
    tint: rgb(0xE4_E9F0),
    hover: rgb(0xF1_F3F6),
    main: rgb(0xB3_261E),
    on_main: rgb(0xFF_FFFF),
    accent: rgb(0xB3_261E),
    amber: rgb(0x8F_5F00),
    green: rgb(0x2B_7437),
};

const DARK: Palette = Palette {
    paper: rgb(0x1E_2125),
    ground: rgb(0x17_191C),
    desk: rgb(0x12_1416),
    ink: rgb(0xE8_EAED),
    ink2: rgb(0xA9_B0B9),
    line: rgb(0x33_373D),
    row_line: rgb(0x28_2C31),
    edge: rgb(0x71_7984),
    tint: rgb(0x2E_3A4A),
    hover: rgb(0x25_2A31),
    main: rgb(0xC2_473D),
    on_main: rgb(0xFF_FFFF),
    accent: rgb(0xF0_857B),
    amber: rgb(0xE3_AE45),
    green: rgb(0x7C_C486),
};

/// For weak eyes and weak screens: the light theme in black on white, without half tones.
const CONTRAST: Palette = Palette {
    ground: rgb(0xFF_FFFF),
    desk: rgb(0xFF_FFFF),
    ink: rgb(0x00_0000),
    ink2: rgb(0x1A_1A1A),
    line: rgb(0x00_0000),
    row_line: rgb(0x8A_8A8A),
    edge: rgb(0x00_0000),
    tint: rgb(0xFF_E9A8),
    hover: rgb(0xFF_F6DA),
    main: rgb(0x8B_0000),
    accent: rgb(0x8B_0000),
    amber: rgb(0x5A_3A00),
    green: rgb(0x00_4D1A),
    ..LIGHT
};

/// Sizes of letters, in points.
pub(super) mod size {
    /// Rows of lists.
    pub(in crate::ui) const TABLE: f32 = 14.0;
    /// Everything else, tabs too.
    pub(in crate::ui) const TEXT: f32 = 14.5;
    /// Labels, heads of columns, hints, status lines.
    pub(in crate::ui) const SMALL: f32 = 12.5;
    /// Title of a pane.
    pub(in crate::ui) const TITLE: f32 = 18.0;
    /// Title of a form.
    pub(in crate::ui) const FORM_TITLE: f32 = 16.0;
    /// A figure of the year.
    pub(in crate::ui) const FIGURE: f32 = 28.0;
}

/// Gaps, in points.
pub(super) mod gap {
    /// Label to its field.
    pub(in crate::ui) const LABEL: f32 = 4.0;
    /// Icon to text, button to button.
    pub(in crate::ui) const NEAR: f32 = 8.0;
    /// Field to field.
    pub(in crate::ui) const FIELD: f32 = 12.0;
    /// Edge of a pane to what stands in it.
    pub(in crate::ui) const EDGE: f32 = 16.0;
    /// Column to column, part to part.
    pub(in crate::ui) const PART: f32 = 24.0;
    /// Below the last field of a form, for the list that it drops.
    pub(in crate::ui) const BELOW_FORM: f32 = 120.0;
}

/// Margins, in points.
pub(super) mod margin {
    use egui::Margin;
    /// Around the text of a field.
    pub(in crate::ui) const FIELD: Margin = Margin::symmetric(8, 5);
    /// The same with room for a sign at its right edge.
    pub(in crate::ui) const FIELD_WITH_SIGN: Margin =
        Margin { left: 8, right: 28, top: 5, bottom: 5 };
    /// Around the text of a cell.
    pub(in crate::ui) const CELL: Margin = Margin::symmetric(4, 2);
    /// Around what stands in a pane that has no edge of its own.
    pub(in crate::ui) const PANE: Margin = Margin::same(8);
    /// Above and below a row of buttons.
    pub(in crate::ui) const BUTTONS: Margin = Margin::symmetric(0, 8);
    /// Around what stands in a fold: it begins below the words of its head.
    pub(in crate::ui) const FOLD: Margin = Margin { left: 24, right: 0, top: 4, bottom: 4 };
    /// Around a screen: its contents begin at the edge of the pane.
    pub(in crate::ui) const ROWS: Margin = Margin::symmetric(16, 8);
    /// Around the buttons of a strip above a pane.
    pub(in crate::ui) const STRIP: Margin = Margin::symmetric(16, 5);
    /// Around a question, or whatever else stands over the window.
    pub(in crate::ui) const DIALOG: Margin = Margin::same(16);
}

/// Heights, in points.
pub(super) mod height {
    /// A row of a list, of a menu.
    pub(in crate::ui) const ROW: f32 = 28.0;
    /// A button inside a row, or in the middle of a text.
    pub(in crate::ui) const IN_ROW: f32 = 26.0;
    /// A field, a button.
    pub(in crate::ui) const FIELD: f32 = 32.0;
    /// The main button.
    pub(in crate::ui) const MAIN: f32 = 34.0;
    /// The head and the foot of a pane.
    pub(in crate::ui) const HEAD: f32 = 52.0;
    /// The status line of a list.
    pub(in crate::ui) const STATUS: f32 = 30.0;
    /// A notice of one line.
    pub(in crate::ui) const NOTICE: f32 = 44.0;
    /// The first row of the top bar.
    pub(in crate::ui) const TOP: f32 = 44.0;
    /// The row of tabs.
    pub(in crate::ui) const TABS: f32 = 36.0;
}

/// How the window looks: Giao diện.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Look {
    /// Nền sáng.
    #[default]
    Light,
    /// Nền tối.
    Dark,
    /// Tương phản cao.
    Contrast,
}

impl Look {
    /// Every look, in the order of the menu.
    pub(super) const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    const fn palette(self) -> Palette {
        match self {
            Self::Light => LIGHT,
            Self::Dark => DARK,
            Self::Contrast => CONTRAST,
        }
    }
}

fn look_id() -> egui::Id {
    egui::Id::unique("look")
}

/// The palette in use.
pub(super) fn palette(ctx: &Context) -> Palette {
    ctx.data(|d| d.get_temp::<Look>(look_id())).unwrap_or_default().palette()
}

/// Changes how the window looks.
pub(super) fn wear(ctx: &Context, look: Look) {
    let theme = if look == Look::Dark { Theme::Dark } else { Theme::Light };
    ctx.data_mut(|d| d.insert_temp(look_id(), look));
    ctx.set_theme(theme);
    ctx.style_mut_of(theme, |style| dress(style, look.palette(), theme));
}

fn notices_id() -> egui::Id {
    egui::Id::unique("where notices stand")
}

/// Says in this frame where notices may stand: at the foot of an area that has no buttons there.
fn notices_stand_in(ctx: &Context, area: egui::Rect) {
    ctx.data_mut(|d| d.insert_temp(notices_id(), Some(area)));
}

/// What was said in this frame.
pub(super) fn take_place_of_notices(ctx: &Context) -> Option<egui::Rect> {
    ctx.data_mut(|d| d.remove_temp::<Option<egui::Rect>>(notices_id())).flatten()
}

fn room_id() -> egui::Id {
    egui::Id::unique("room for notices")
}

/// Points the notices take at the foot of a list: it ends above them.
fn room_for_notices(ctx: &Context) -> f32 {
    ctx.data(|d| d.get_temp(room_id())).unwrap_or(0.0)
}

/// A strip at the foot of a pane for the notices of this frame: they lie over nothing in it.
pub(super) fn strip_for_notices(ui: &mut egui::Ui, salt: &str) {
    let room = room_for_notices(ui.ctx());
    if room > 0.0 {
        let strip = egui::Panel::bottom(("notices", salt)).resizable(false);
        strip.exact_size(room).frame(egui::Frame::NONE).show(ui, |ui| {
            notices_stand_in(ui.ctx(), ui.max_rect());
        });
    } else {
        notices_stand_in(ui.ctx(), ui.available_rect_before_wrap());
    }
}

/// How high the notices are in this frame.
pub(super) fn leave_room_for_notices(ctx: &Context, height: f32) {
    if (room_for_notices(ctx) - height).abs() > 0.5 {
        ctx.data_mut(|d| d.insert_temp(room_id(), height));
        ctx.request_repaint();
    }
}

/// The family that paints a print face in the preview.
pub(super) fn print_family(face: Face) -> FontFamily {
    FontFamily::Name(
        match face {
            Face::Regular => "print-regular",
            Face::Bold => "print-bold",
            Face::Italic => "print-italic",
            Face::BoldItalic => "print-bold-italic",
        }
        .into(),
    )
}

/// Letters of titles, heads and main buttons: semibold, which beside the text is calmer than bold.
pub(super) fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Fonts and styles; before anything is drawn. `faces` draw the papers in place of ours.
pub(super) fn install(ctx: &Context, look: Look, faces: Option<&PcFaces>) {
    ctx.set_fonts(fonts(faces));
    wear(ctx, look);
}

/// Every font of the window.
pub(super) fn fonts(pc: Option<&PcFaces>) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("sans", include_bytes!("../../fonts/NotoSans-Regular.ttf"));
    add("sans-semibold", include_bytes!("../../fonts/NotoSans-SemiBold.ttf"));
    add("symbols", include_bytes!("../../fonts/NotoSansSymbols2-subset.ttf"));
    add("math", include_bytes!("../../fonts/NotoSansMath-subset.ttf"));
    for (face, ours) in Face::ALL.into_iter().zip(FILES) {
        let bytes = pc.map_or(ours, |pc| pc.file(face));
        let family = print_family(face);
        let name = family.to_string();
        // Without kerning, as the PDF places letters.
        fonts
            .font_data
            .insert(name.clone(), Arc::new(FontData::from_owned(without_kerning(bytes))));
        fonts.families.insert(family, vec![name, "sans".into()]);
    }
    let with_signs = |first: &str| vec![first.to_owned(), "symbols".to_owned(), "math".to_owned()];
    fonts.families.insert(FontFamily::Proportional, with_signs("sans"));
    fonts.families.insert(FontFamily::Monospace, with_signs("sans"));
    fonts.families.insert(bold_family(), with_signs("sans-semibold"));
    fonts
}

/// A copy of a font file whose kerning and substitution tables no reader will find: their tags in the
/// table directory are renamed.
fn without_kerning(file: &[u8]) -> Vec<u8> {
    let mut copy = file.to_vec();
    let count = copy.get(4..6).and_then(|b| b.try_into().ok()).map_or(0, u16::from_be_bytes);
    for i in 0..usize::from(count) {
        let at = 12 + i * 16;
        if let Some(tag) = copy.get_mut(at..at + 4)
            && (tag == b"GPOS" || tag == b"GSUB" || tag == b"kern")
        {
            // Lower-case tags sort last in no font's directory; readers look tags up, none asks for these.
            tag.copy_from_slice(match &*tag {
                b"GPOS" => b"GPO_",
                b"GSUB" => b"GSU_",
                _ => b"ker_",
            });
        }
    }
    copy
}

fn dress(style: &mut egui::Style, p: Palette, theme: Theme) {
    use FontFamily::Proportional;
    style.text_styles = [
        (TextStyle::Small, FontId::new(size::SMALL, Proportional)),
        (TextStyle::Body, FontId::new(size::TEXT, Proportional)),
        (TextStyle::Button, FontId::new(size::TEXT, Proportional)),
        (TextStyle::Monospace, FontId::new(size::TABLE, Proportional)),
        (TextStyle::Heading, FontId::new(size::TITLE, bold_family())),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(gap::NEAR, gap::NEAR - 2.0);
    spacing.button_padding = Vec2::new(gap::FIELD, gap::LABEL + 1.0);
    spacing.interact_size = Vec2::new(height::FIELD, height::FIELD);
    spacing.combo_width = height::HEAD;
    spacing.icon_width = gap::EDGE;
    spacing.icon_spacing = gap::NEAR;
    spacing.menu_margin = Margin::same(gap::NEAR as i8);
    spacing.scroll = scroll_bars();
    let v = &mut style.visuals;
    *v = if theme == Theme::Dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    v.override_text_color = Some(p.ink);
    v.weak_text_color = Some(p.ink2);
    v.panel_fill = p.paper;
    v.window_fill = p.paper;
    v.window_stroke = Stroke::new(1.0, p.edge);
    v.extreme_bg_color = p.paper;
    v.text_edit_bg_color = Some(p.paper);
    v.faint_bg_color = p.ground;
    v.code_bg_color = p.ground;
    v.selection.bg_fill = p.tint;
    v.selection.stroke = Stroke::new(1.5, p.ink);
    v.hyperlink_color = p.ink;
    v.error_fg_color = p.accent;
    v.warn_fg_color = p.amber;
    v.text_cursor.blink = false;
    v.text_cursor.stroke = Stroke::new(1.5, p.ink);
    let radius = CornerRadius::same(RADIUS);
    for w in [
        &mut v.widgets.noninteractive,
        &mut v.widgets.inactive,
        &mut v.widgets.hovered,
        &mut v.widgets.active,
        &mut v.widgets.open,
    ] {
        w.corner_radius = radius;
        w.bg_stroke = Stroke::new(1.0, p.edge);
        w.fg_stroke = Stroke::new(1.0, p.ink);
        w.expansion = 0.0;
    }
    v.widgets.noninteractive.bg_fill = p.ground;
    v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, p.line);
    v.widgets.inactive.bg_fill = p.paper;
    v.widgets.inactive.weak_bg_fill = p.paper;
    v.widgets.inactive.fg_stroke = Stroke::new(1.0, p.ink2);
    v.widgets.hovered.bg_fill = p.hover;
    v.widgets.hovered.weak_bg_fill = p.hover;
    v.widgets.open.bg_fill = p.hover;
    v.widgets.open.weak_bg_fill = p.hover;
    v.widgets.active.bg_fill = p.tint;
    v.widgets.active.weak_bg_fill = p.tint;
    // Where the keys go is always seen.
    v.widgets.active.bg_stroke = Stroke::new(1.5, p.ink);
    v.window_corner_radius = radius;
    v.menu_corner_radius = radius;
    v.popup_shadow = egui::Shadow::NONE;
    v.window_shadow = egui::Shadow::NONE;
}

/// Points a bar takes beside what it moves.
pub(super) const BAR: f32 = 12.0;

/// Bars are seen wherever there is more than fits, and lie over nothing.
fn scroll_bars() -> egui::style::ScrollStyle {
    /// How much of the ink a bar at rest has.
    const AT_REST: f32 = 0.5;
    let mut bars = egui::style::ScrollStyle::floating();
    bars.bar_width = gap::NEAR;
    bars.floating_width = gap::NEAR - 2.0;
    bars.bar_outer_margin = 2.0;
    bars.floating_allocated_width = BAR;
    bars.dormant_handle_opacity = AT_REST;
    bars.active_handle_opacity = AT_REST;
    bars.interact_handle_opacity = 0.8;
    bars.fade.strength = 0.0;
    bars
}

/// Rows from here on reach the edge of their pane: a bar stands in the margin that they keep there.
pub(super) fn rows_to_edge(ui: &mut egui::Ui) {
    ui.spacing_mut().scroll.floating_allocated_width = 0.0;
}

/// What scrolls in a pane that keeps a margin: its bar stands in that margin, and makes nothing narrower.
pub(super) fn scroll_in_pane<R>(
    ui: &mut egui::Ui,
    area: egui::ScrollArea,
    contents: impl FnOnce(&mut egui::Ui) -> R,
) -> R {
    let place = ui.available_rect_before_wrap();
    let to_edge = egui::Rect::from_min_max(place.min, place.max + Vec2::new(gap::EDGE, 0.0));
    let mut pane = ui.new_child(egui::UiBuilder::new().max_rect(to_edge));
    rows_to_edge(&mut pane);
    let shown = area.auto_shrink(false).show(&mut pane, |ui| {
        ui.set_max_width(place.width());
        contents(ui)
    });
    ui.advance_cursor_after_rect(place);
    shown.inner
}

/// A window over the others, with room around what stands in it.
pub(super) fn dialog(ctx: &Context, name: &str) -> egui::Modal {
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(margin::DIALOG);
    egui::Modal::new(egui::Id::unique(name)).frame(frame)
}

/// Is a dialog in which something was typed left by Esc? A press beside it loses nothing.
pub(super) fn left_by_escape<R>(ctx: &Context, dialog: &egui::ModalResponse<R>) -> bool {
    dialog.is_top_modal
        && !dialog.any_popup_open
        && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}

/// A button inside a row, or in the middle of a text.
pub(super) fn small_button<'b>(text: impl egui::IntoAtoms<'b>) -> egui::Button<'b> {
    egui::Button::new(text).small().min_size(Vec2::new(0.0, height::IN_ROW))
}

/// The one main button of a screen.
pub(super) fn main_button(ui: &mut egui::Ui, text: &str) -> egui::Response {
    main_button_with_key(ui, text, "")
}

/// The same with its key behind the words.
pub(super) fn main_button_with_key(ui: &mut egui::Ui, text: &str, key: &str) -> egui::Response {
    let p = palette(ui.ctx());
    let label = egui::RichText::new(text).color(p.on_main).family(bold_family());
    let mut atoms = egui::Atoms::new(label);
    if !key.is_empty() {
        atoms.push_right(egui::RichText::new(key).color(p.on_main).size(size::SMALL));
    }
    let button = egui::Button::new(atoms).fill(p.main).min_size(Vec2::new(0.0, height::MAIN));
    named(ui.add(button), text)
}

/// A quiet button with its key behind the words, for menus and fields that open something.
pub(super) fn button_with_key<'b>(text: impl egui::IntoAtoms<'b>, key: &str) -> egui::Button<'b> {
    let button = egui::Button::new(text);
    if key.is_empty() {
        return button;
    }
    button.shortcut_text(egui::RichText::new(key).size(size::SMALL))
}

/// A button is called by its words alone, without the key behind them.
pub(super) fn named(button: egui::Response, text: &str) -> egui::Response {
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, button.enabled(), text));
    button
}

/// A frame whose contents begin at the edge of their pane, and which has nothing above and below them.
pub(super) fn at_edge(fill: Color32) -> egui::Frame {
    egui::Frame::new().fill(fill).inner_margin(Margin::symmetric(gap::EDGE as i8, 0))
}

/// One row of a pane at the left: a name from its edge, a count at its other edge; the chosen one is tinted
/// from edge to edge.
pub(super) fn pane_row(
    ui: &mut egui::Ui,
    is_chosen: bool,
    name: &str,
    count: &str,
) -> egui::Response {
    let p = palette(ui.ctx());
    let width = ui.available_width();
    let small = FontId::proportional(size::SMALL);
    let shown = ui.painter().layout_no_wrap(count.to_owned(), small, p.ink2);
    let room = width - 2.0 * gap::EDGE - shown.size().x - gap::NEAR;
    let font = FontId::proportional(size::TEXT);
    let text = ui.painter().layout(name.to_owned(), font, p.ink, room.max(40.0));
    // A long name takes a second line sooner than it is cut.
    let high = height::ROW.max(text.size().y + gap::NEAR);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, high), egui::Sense::click());
    let said = if count.is_empty() { name.to_owned() } else { format!("{name}  {count}") };
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), is_chosen, &said)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 0, p.tint);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, p.hover);
    }
    let inside = rect.shrink2(Vec2::new(gap::EDGE, 0.0));
    let middle = |high: f32| rect.center().y - high / 2.0;
    let at = egui::pos2(inside.right() - shown.size().x, middle(shown.size().y));
    painter.galley(at, shown, p.ink2);
    painter.galley(egui::pos2(inside.left(), middle(text.size().y)), text, p.ink);
    focus_frame(ui, &response);
    response
}

/// A text on one line of a painted row or tile, cut with “…” where the room ends.
pub(super) fn one_line(
    painter: &egui::Painter,
    text: &str,
    font: FontId,
    ink: Color32,
    room: f32,
) -> Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    painter.layout_job(job)
}

/// A text on one line of a painted row, from one point to another around the middle of the row; none where there is
/// no room.
pub(super) fn cell_text(
    painter: &egui::Painter,
    ((left, right), middle): ((f32, f32), f32),
    text: &str,
    (font, ink): (FontId, Color32),
) {
    if right > left {
        let text = one_line(painter, text, font, ink, right - left);
        painter.galley(egui::pos2(left, middle - text.size().y / 2.0), text, ink);
    }
}

/// Where the keys go is always seen: a frame of ink around what has them.
pub(super) fn focus_frame(ui: &egui::Ui, response: &egui::Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette(ui.ctx()).ink);
        ui.painter().rect_stroke(response.rect, 0, stroke, egui::StrokeKind::Inside);
    }
}

/// The edge of a field as it was, to be put back.
pub(super) type Edge = [Stroke; 3];

/// The edge of the next field: red and strong where something in it must be mended. Gives what it was.
pub(super) fn edge_of_field(ui: &mut egui::Ui, is_wrong: bool) -> Option<Edge> {
    if !is_wrong {
        return None;
    }
    let stroke = Stroke::new(2.0, palette(ui.ctx()).accent);
    let v = ui.visuals_mut();
    let edges = [
        &mut v.widgets.inactive.bg_stroke,
        &mut v.widgets.hovered.bg_stroke,
        &mut v.selection.stroke,
    ];
    Some(edges.map(|edge| std::mem::replace(edge, stroke)))
}

/// Puts the edge back.
pub(super) fn restore_edge(ui: &mut egui::Ui, edge: Option<Edge>) {
    let Some([inactive, hovered, focused]) = edge else { return };
    let v = ui.visuals_mut();
    (v.widgets.inactive.bg_stroke, v.widgets.hovered.bg_stroke) = (inactive, hovered);
    v.selection.stroke = focused;
}

/// Corners of buttons, fields and menus, in points.
pub(super) const RADIUS: u8 = 4;

/// The sign of a field that drops a list.
pub(super) fn chevron(
    ui: &egui::Ui,
    rect: egui::Rect,
    visuals: &egui::style::WidgetVisuals,
    _is_open: bool,
) {
    icons::draw(ui.painter(), Icon::Down, rect.center(), visuals.fg_stroke.color);
}

/// The name of a group of rows in a pane at the left.
pub(super) fn pane_group(ui: &mut egui::Ui, name: &str) {
    let p = palette(ui.ctx());
    ui.horizontal(|ui| {
        ui.add_space(gap::EDGE);
        ui.label(egui::RichText::new(name).color(p.ink2).size(size::SMALL));
    });
}

/// Buttons from here on have no border until the pointer or the keys are on them: menus, steps, links in a row.
pub(super) fn quiet_menus(ui: &mut egui::Ui) {
    ui.visuals_mut().button_frame = false;
}

/// Buttons from here on have their border again.
pub(super) fn framed_buttons(ui: &mut egui::Ui) {
    ui.visuals_mut().button_frame = true;
}

/// One tab of a row: the present one is bold and has a line below it. The first one stands at the edge.
pub(super) fn tab(
    ui: &mut egui::Ui,
    is_present: bool,
    name: &str,
    is_first: bool,
) -> egui::Response {
    let p = palette(ui.ctx());
    let text = egui::RichText::new(name).size(size::TEXT);
    let text = if is_present { text.family(bold_family()) } else { text.color(p.ink2) };
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, gap::NEAR);
    if is_first {
        // Its words, not its padding, stand at the edge.
        ui.add_space(-gap::NEAR);
    }
    let button = egui::Button::new(text).frame_when_inactive(false);
    // Under the pointer only its words tell it; the keys still have their frame.
    let hovered = ui.visuals().widgets.hovered;
    ui.visuals_mut().widgets.hovered.weak_bg_fill = Color32::TRANSPARENT;
    ui.visuals_mut().widgets.hovered.bg_stroke = Stroke::NONE;
    let response = ui.add(button);
    ui.visuals_mut().widgets.hovered = hovered;
    ui.spacing_mut().button_padding.x = padding;
    if is_present {
        let under = ui.max_rect().bottom();
        let span = response.rect.shrink2(Vec2::new(gap::NEAR, 0.0)).x_range();
        ui.painter().hline(span, under - 1.5, Stroke::new(3.0, p.accent));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::fonts::metrics;

    /// Contrast of two colours after WCAG 2: 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let light = |c: Color32| {
            let part = |v: u8| {
                let v = f32::from(v) / 255.0;
                if v <= 0.03928 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_pair_of_colours_can_be_told_apart_in_every_look() {
        for look in Look::ALL {
            let p = look.palette();
            let at_least = |least: f32, name: &str, ink: Color32, grounds: &[Color32]| {
                for ground in grounds {
                    let found = contrast(ink, *ground);
                    assert!(found >= least, "{look:?}: {name} {ink:?} on {ground:?}: {found}");
                }
            };
            let grounds = [p.paper, p.ground, p.desk, p.tint, p.hover];
            for (name, ink) in
                [("ink", p.ink), ("ink2", p.ink2), ("accent", p.accent), ("amber", p.amber)]
            {
                at_least(4.5, name, ink, &grounds);
            }
            at_least(4.5, "on_main", p.on_main, &[p.main]);
            // What has a border, and signs, stand on paper and in the panes at the left.
            at_least(3.0, "edge", p.edge, &[p.paper, p.ground]);
            at_least(3.0, "green", p.green, &grounds);
            at_least(3.0, "main", p.main, &[p.paper, p.ground]);
        }
    }

    /// What the screen shows of a paper is as wide as what the PDF prints, kerning pairs included.
    #[test]
    fn the_preview_is_as_wide_as_the_print() {
        let ctx = Context::default();
        ctx.set_fonts(fonts(None));
        let words = ["AV", "To", "KT. TRƯỞNG", "Võ Văn Tư", "ĐẢNG CỘNG SẢN VIỆT NAM"];
        for frame in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                if frame == 0 {
                    return;
                }
                for face in Face::ALL {
                    for zoom in [0.25, 0.37, 1.0, 4.0] {
                        for word in words {
                            let size = 14.0 * zoom;
                            let font = FontId::new(size, print_family(face));
                            let shown = ui
                                .painter()
                                .layout_no_wrap(word.to_owned(), font, Color32::BLACK)
                                .size()
                                .x;
                            let printed = metrics(face).width(word, size);
                            // A pixel of rounding for the whole word.
                            assert!(
                                (shown - printed).abs() <= 1.01,
                                "{word} {face:?} {zoom}: {shown} {printed}"
                            );
                        }
                    }
                }
            });
            // Nothing paints here, so the glyph textures are let go.
            output.textures_delta.clear();
        }
    }
}
