//! What this PC remembers between starts: zoom, size of the window, recent books, the clerk's name, the renderer that worked.
use super::{theme::Look, widgets::table::ColumnLayout};
use crate::domain::{calendar::Moment, vietnamese::clean};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, path::PathBuf};

/// The least window, in points: what a PC of 1024×600 shows.
pub(super) const LEAST_WINDOW: (f32, f32) = (900.0, 560.0);
/// What a window begins with on a PC that remembers nothing.
const FIRST_WINDOW: (f32, f32) = (1280.0, 690.0);

/// The window as it was left.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct WindowSize {
    /// Points at 100 %, when it does not fill the screen.
    pub(super) size: (f32, f32),
    pub(super) is_maximized: bool,
}

impl Default for WindowSize {
    fn default() -> Self {
        Self { size: FIRST_WINDOW, is_maximized: true }
    }
}

impl WindowSize {
    /// How the window opens: as it was left, and never smaller than its screens are made for.
    pub(super) fn opening(self, window: egui::ViewportBuilder) -> egui::ViewportBuilder {
        let (width, height) = self.size;
        window
            .with_inner_size([width.max(LEAST_WINDOW.0), height.max(LEAST_WINDOW.1)])
            .with_min_inner_size([LEAST_WINDOW.0, LEAST_WINDOW.1])
            .with_maximized(self.is_maximized)
    }

    /// The window as it is now. One that fills the screen keeps the size it will have when it does not; one
    /// that is minimised tells nothing.
    pub(super) fn now(self, window: &egui::ViewportInfo, zoom: f32) -> Self {
        let is_maximized = window.maximized.unwrap_or(false) || window.fullscreen.unwrap_or(false);
        if window.minimized == Some(true) {
            return self;
        }
        if is_maximized {
            return Self { is_maximized, ..self };
        }
        let size =
            window.inner_rect.map(|r| ((r.width() * zoom).round(), (r.height() * zoom).round()));
        let size = size.filter(|s| s.0 >= LEAST_WINDOW.0 / 2.0 && s.1 >= LEAST_WINDOW.1 / 2.0);
        size.map_or(self, |size| Self { size, is_maximized: false })
    }
}

/// A book as it was when it was last open here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct RecentBook {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// Whose it is.
    pub(super) office: String,
    /// The working year it was left in.
    pub(super) year: i64,
    /// When it was opened or left, whichever came last.
    pub(super) at: Moment,
}

/// Kept in the account's own folder, never in a book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remembered {
    pub(super) zoom: f32,
    pub(super) window: WindowSize,
    pub(super) look: Look,
    pub(super) recent: Vec<PathBuf>,
    /// What is known of them.
    pub(super) recent_books: Vec<RecentBook>,
    pub(super) clerks: Vec<String>,
    pub(super) renderer: Option<String>,
    /// How lists are laid out, by the keys of their descriptions.
    pub(super) layouts: HashMap<String, ColumnLayout>,
    /// Where the last file was that a path was typed for.
    pub(super) typed_folder: Option<PathBuf>,
    /// Draw papers with this PC's Times New Roman.
    pub(super) times_new_roman: bool,
}

impl Default for Remembered {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            window: WindowSize::default(),
            look: Look::Light,
            recent: Vec::new(),
            recent_books: Vec::new(),
            clerks: Vec::new(),
            renderer: None,
            layouts: HashMap::new(),
            typed_folder: None,
            times_new_roman: true,
        }
    }
}

impl Remembered {
    /// Reads what was kept; anything unreadable is forgotten.
    pub(super) fn read(json: Option<String>) -> Self {
        json.and_then(|j| serde_json::from_str(&j).ok()).unwrap_or_default()
    }

    /// Who works now comes first; eight names are kept to choose from.
    pub(super) fn works(&mut self, name: &str) {
        let name = clean(name);
        self.clerks.retain(|c| *c != name && !c.is_empty());
        if !name.is_empty() {
            self.clerks.insert(0, name);
        }
        self.clerks.truncate(8);
    }

    /// What is known of a book that was open here before.
    pub(super) fn about(&self, path: &std::path::Path) -> Option<&RecentBook> {
        self.recent_books.iter().find(|book| book.path == path)
    }

    /// A book was opened, or is being left.
    pub(super) fn seen(&mut self, book: RecentBook) {
        self.recent_books.retain(|b| b.path != book.path && self.recent.contains(&b.path));
        self.recent_books.push(book);
    }

    /// A book that was opened comes first; eight are kept.
    pub(super) fn opened(&mut self, path: &std::path::Path) {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_as_it_was_left() {
        let rect =
            |w: f32, h: f32| egui::Rect::from_min_size(egui::pos2(3.0, 4.0), egui::vec2(w, h));
        let info = |maximized: bool, w: f32, h: f32| egui::ViewportInfo {
            inner_rect: Some(rect(w, h)),
            maximized: Some(maximized),
            minimized: Some(false),
            ..egui::ViewportInfo::default()
        };
        let first = WindowSize::default();
        assert!(first.is_maximized);
        // At 200 % it has half as many points of its own.
        let left = first.now(&info(false, 500.0, 350.0), 2.0);
        assert_eq!(left, WindowSize { size: (1000.0, 700.0), is_maximized: false });
        let whole = left.now(&info(true, 1366.0, 740.0), 1.0);
        assert_eq!(whole, WindowSize { size: (1000.0, 700.0), is_maximized: true });
        let small = WindowSize { size: (500.0, 300.0), is_maximized: false };
        let opened = small.opening(egui::ViewportBuilder::default());
        assert_eq!(opened.inner_size, Some(egui::vec2(900.0, 560.0)));
        assert_eq!(opened.min_inner_size, Some(egui::vec2(900.0, 560.0)));
        // What an older release kept is read as before.
        let old = Remembered::read(Some(r#"{"zoom":1.25,"clerks":["Văn thư"]}"#.to_owned()));
        assert_eq!((old.zoom, old.window), (1.25, first));
    }
}
