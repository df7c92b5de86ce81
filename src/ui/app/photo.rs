//! A photo or scan attached to a record, shown over the window; read off the window's thread.
use super::App;
use crate::{
    domain::ids::AttachmentId,
    text::{actions, screens},
    ui::{action::Action, theme},
};
use std::sync::mpsc::{Receiver, channel};

/// Longest side kept of a photo, in pixels: finer than any screen here.
const LONGEST: u32 = 1800;
/// Bytes a photo may take while it is read: larger ones are left to the program of the system.
const MOST_MEMORY: u64 = 400 << 20;

/// A photo on show.
pub(super) struct Photo {
    id: AttachmentId,
    name: String,
    read: Receiver<Option<egui::ColorImage>>,
    texture: Option<egui::TextureHandle>,
    failed: bool,
}

/// Photos that are shown here; other files by the program of the system.
pub(super) fn is_photo(extension: &str) -> bool {
    matches!(extension.to_lowercase().as_str(), "jpg" | "jpeg" | "png")
}

/// The picture, made smaller where it is larger than a screen. `None` when it cannot be read.
fn read(bytes: &[u8]) -> Option<egui::ColorImage> {
    let mut reader =
        image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let picture = if picture.width().max(picture.height()) > LONGEST {
        picture.thumbnail(LONGEST, LONGEST)
    } else {
        picture
    };
    let picture = picture.to_rgba8();
    let size = [picture.width() as usize, picture.height() as usize];
    Some(egui::ColorImage::from_rgba_unmultiplied(size, picture.as_raw()))
}

impl App {
    /// Begins to read a photo.
    pub(super) fn show_photo(
        &mut self,
        id: AttachmentId,
        name: String,
        bytes: Vec<u8>,
        ctx: &egui::Context,
    ) {
        let (give, take) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // A window closed meanwhile needs no picture.
            let _ = give.send(read(&bytes));
            ctx.request_repaint();
        });
        self.ui.photo = Some(Photo { id, name, read: take, texture: None, failed: false });
    }

    /// Draws it.
    pub(super) fn photo_ui(&mut self, ctx: &egui::Context) {
        let Some(photo) = &mut self.ui.photo else { return };
        if photo.texture.is_none()
            && let Ok(picture) = photo.read.try_recv()
        {
            photo.failed = picture.is_none();
            photo.texture =
                picture.map(|p| ctx.load_texture("photo", p, egui::TextureOptions::LINEAR));
        }
        let p = theme::palette(ctx);
        let mut close = false;
        let response = theme::dialog(ctx, "photo").show(ctx, |ui| {
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(&photo.name).family(theme::bold_family()));
                if ui.button(actions::SAVE_OUT).clicked() {
                    self.actions.push(Action::AskSaveAttachment(photo.id, photo.name.clone()));
                }
                close = theme::main_button(ui, actions::CLOSE).clicked();
            });
            let room = ui.ctx().content_rect().size() - egui::vec2(120.0, 140.0);
            match &photo.texture {
                Some(texture) => {
                    let size = texture.size_vec2();
                    let scale = (room.x / size.x).min(room.y / size.y).min(1.0);
                    ui.image((texture.id(), size * scale));
                }
                None if photo.failed => {
                    ui.label(egui::RichText::new(screens::PHOTO_FAILED).color(p.accent));
                }
                None => {
                    ui.spinner();
                }
            }
        });
        if close || response.should_close() {
            self.ui.photo = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_read_and_others_are_not() {
        let picture = read(include_bytes!("../../../assets/icon.png")).unwrap();
        assert!(picture.size[0] > 0);
        assert!(read(b"no picture").is_none());
        assert!(is_photo("JPG") && !is_photo("pdf"));
    }
}
