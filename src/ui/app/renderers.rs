//! Starting the window: one renderer after the other until one works.
use super::App;
use crate::{
    desktop::{Desktop as _, real::RealDesktop},
    text::terms,
    ui::remembered::Remembered,
};
use std::path::Path;

/// Opens the window: the renderer that worked last time first, then the others. `Err` when none starts.
///
/// # Errors
/// The last renderer's own words.
pub fn run(open: Option<&Path>) -> Result<(), String> {
    let desktop = RealDesktop::default();
    let remembered = Remembered::read(desktop.remembered());
    let mut order = vec![eframe::Renderer::Glow, eframe::Renderer::Wgpu];
    if remembered.renderer.as_deref() == Some("wgpu") {
        order.reverse();
    }
    // Without one of ours, eframe shows its own.
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icon.png"))
        .unwrap_or_default();
    let icon = std::sync::Arc::new(icon);
    let mut last = String::new();
    for renderer in order {
        let name = if renderer == eframe::Renderer::Wgpu { "wgpu" } else { "glow" };
        let options = eframe::NativeOptions {
            renderer,
            run_and_return: true,
            viewport: remembered.window.opening(
                egui::ViewportBuilder::default().with_title(terms::PRODUCT).with_icon(icon.clone()),
            ),
            ..Default::default()
        };
        let open = open.map(Path::to_owned);
        let started = eframe::run_native(
            "dan-van-kheo",
            options,
            Box::new(move |creation| {
                let mut desktop = RealDesktop::default();
                let ctx = creation.egui_ctx.clone();
                desktop.wake = Some(std::sync::Arc::new(move || ctx.request_repaint()));
                let mut app = App::new(Box::new(desktop), open);
                if app.remembered.renderer.as_deref() != Some(name) {
                    app.remembered.renderer = Some(name.to_owned());
                    let json = serde_json::to_string(&app.remembered).unwrap_or_default();
                    app.desktop.remember(&json);
                }
                Ok(Box::new(app))
            }),
        );
        match started {
            Ok(()) => return Ok(()),
            Err(e) => {
                log::error!("renderer {name}: {e}");
                last = e.to_string();
            }
        }
    }
    Err(last)
}
