//! What this PC remembers between starts: zoom, recent books, the clerk's name, the renderer that worked.
use super::{action::List, theme::Look, widgets::table::ColumnLayout};
use crate::domain::vietnamese::clean;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, path::PathBuf};

/// Kept in the account's own folder, never in a book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remembered {
    pub(super) zoom: f32,
    pub(super) look: Look,
    pub(super) recent: Vec<PathBuf>,
    pub(super) clerks: Vec<String>,
    pub(super) renderer: Option<String>,
    /// How lists are laid out.
    pub(super) layouts: HashMap<List, ColumnLayout>,
    /// Draw papers with this PC's Times New Roman.
    pub(super) times_new_roman: bool,
}

impl Default for Remembered {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            look: Look::Light,
            recent: Vec::new(),
            clerks: Vec::new(),
            renderer: None,
            layouts: HashMap::new(),
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

    /// A book that was opened comes first; eight are kept.
    pub(super) fn opened(&mut self, path: &std::path::Path) {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(8);
    }
}
