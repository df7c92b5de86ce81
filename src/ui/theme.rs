//! Colours, sizes and fonts of the window: the only place that names a colour.
use crate::layout::{
    block::Face,
    fonts::{FILES, PcFaces},
};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    TextStyle, Theme, Vec2,
};
use std::sync::Arc;

/// Colours of one theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) paper: Color32,
    pub(super) ground: Color32,
    pub(super) ink: Color32,
    pub(super) weak: Color32,
    pub(super) line: Color32,
    pub(super) accent: Color32,
    pub(super) on_accent: Color32,
    pub(super) error: Color32,
    pub(super) warning: Color32,
    pub(super) selected: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    #[expect(clippy::disallowed_methods, reason = "this is the theme")]
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Palette = Palette {
    paper: rgb(0xFF_FFFF),
    ground: rgb(0xF5_F5F3),
    ink: rgb(0x1F_2328),
    weak: rgb(0x5A_6068),
    line: rgb(0xD9_D9D6),
    accent: rgb(0xB3_261E),
    on_accent: rgb(0xFF_FFFF),
    error: rgb(0xA6_1B14),
    warning: rgb(0x8A_5A00),
    selected: rgb(0xF7_E4E2),
};

const DARK: Palette = Palette {
    paper: rgb(0x1E_2023),
    ground: rgb(0x16_181A),
    ink: rgb(0xEC_ECE8),
    weak: rgb(0xA9_AFB6),
    line: rgb(0x3A_3D41),
    accent: rgb(0xE0_6A62),
    on_accent: rgb(0x16_181A),
    error: rgb(0xFF_9A92),
    warning: rgb(0xE8_B860),
    selected: rgb(0x4A_2A28),
};

/// For weak eyes and weak screens: black on white, no half tones.
const CONTRAST: Palette = Palette {
    paper: rgb(0xFF_FFFF),
    ground: rgb(0xFF_FFFF),
    ink: rgb(0x00_0000),
    weak: rgb(0x1A_1A1A),
    line: rgb(0x00_0000),
    accent: rgb(0x8B_0000),
    on_accent: rgb(0xFF_FFFF),
    error: rgb(0x8B_0000),
    warning: rgb(0x5A_3A00),
    selected: rgb(0xFF_E9A8),
};

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
pub(super) fn notices_stand_in(ctx: &Context, area: egui::Rect) {
    ctx.data_mut(|d| d.insert_temp(notices_id(), Some(area)));
}

/// What was said in this frame.
pub(super) fn take_place_of_notices(ctx: &Context) -> Option<egui::Rect> {
    ctx.data_mut(|d| d.remove_temp::<Option<egui::Rect>>(notices_id())).flatten()
}

/// Height of a table row.
pub(super) const ROW: f32 = 28.0;
/// Height of a field.
pub(super) const FIELD: f32 = 30.0;

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

/// Letters of the window in bold.
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
    add("sans-bold", include_bytes!("../../fonts/NotoSans-Bold.ttf"));
    add("symbols", include_bytes!("../../fonts/NotoSansSymbols2-subset.ttf"));
    add("arrows", include_bytes!("../../fonts/NotoSansMath-subset.ttf"));
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
    let with_signs =
        |first: &str| vec![first.to_owned(), "symbols".to_owned(), "arrows".to_owned()];
    fonts.families.insert(FontFamily::Proportional, with_signs("sans"));
    fonts.families.insert(FontFamily::Monospace, with_signs("sans"));
    fonts.families.insert(bold_family(), with_signs("sans-bold"));
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
        (TextStyle::Small, FontId::new(12.5, Proportional)),
        (TextStyle::Body, FontId::new(14.5, Proportional)),
        (TextStyle::Button, FontId::new(14.5, Proportional)),
        (TextStyle::Monospace, FontId::new(14.0, Proportional)),
        (TextStyle::Heading, FontId::new(18.0, bold_family())),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(12.0, 5.0);
    spacing.interact_size = Vec2::new(32.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    let v = &mut style.visuals;
    *v = if theme == Theme::Dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    v.override_text_color = Some(p.ink);
    v.panel_fill = p.ground;
    v.window_fill = p.paper;
    v.window_stroke = Stroke::new(1.0, p.line);
    v.extreme_bg_color = p.paper;
    v.faint_bg_color = p.ground;
    v.selection.bg_fill = p.selected;
    v.selection.stroke = Stroke::new(2.0, p.accent);
    v.hyperlink_color = p.accent;
    v.error_fg_color = p.error;
    v.warn_fg_color = p.warning;
    v.text_cursor.blink = false;
    let radius = CornerRadius::same(4);
    for w in [
        &mut v.widgets.noninteractive,
        &mut v.widgets.inactive,
        &mut v.widgets.hovered,
        &mut v.widgets.active,
        &mut v.widgets.open,
    ] {
        w.corner_radius = radius;
        w.bg_stroke = Stroke::new(1.0, p.line);
        w.expansion = 0.0;
    }
    v.widgets.noninteractive.bg_fill = p.ground;
    v.widgets.inactive.bg_fill = p.paper;
    v.widgets.inactive.weak_bg_fill = p.paper;
    v.widgets.hovered.weak_bg_fill = p.ground;
    v.widgets.hovered.bg_stroke = Stroke::new(1.0, p.weak);
    v.widgets.active.weak_bg_fill = p.selected;
    v.widgets.active.bg_stroke = Stroke::new(2.0, p.accent);
    v.window_corner_radius = radius;
    v.menu_corner_radius = radius;
    v.popup_shadow = egui::Shadow::NONE;
    v.window_shadow = egui::Shadow::NONE;
}

/// The one main button of a screen.
pub(super) fn main_button(ui: &mut egui::Ui, text: &str) -> egui::Response {
    let p = palette(ui.ctx());
    let label = egui::RichText::new(text).color(p.on_accent);
    ui.add(egui::Button::new(label).fill(p.accent).min_size(Vec2::new(0.0, 32.0)))
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
    fn text_can_be_read_in_every_look() {
        for look in Look::ALL {
            let p = look.palette();
            for ground in [p.paper, p.ground, p.selected] {
                for ink in [p.ink, p.weak, p.error, p.warning, p.accent] {
                    // Small signs and the chosen tab stand on paper and ground only.
                    if ground == p.selected && ink != p.ink {
                        continue;
                    }
                    let found = contrast(ink, ground);
                    assert!(found >= 4.5, "{look:?} {ink:?} on {ground:?}: {found}");
                }
            }
            assert!(contrast(p.on_accent, p.accent) >= 4.5, "{look:?}");
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
