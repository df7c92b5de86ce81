//! Where the system has no dialog for files: the path is typed, whatever the dialog was asked for.
use super::App;
use crate::{
    desktop::{Answer, Desktop, FileKind, Question},
    text::{actions, typed_path as words},
    ui::{theme, widgets::press::meant},
};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// A path being typed.
pub(super) struct TypedPath {
    question: Question,
    folder: PathBuf,
    text: String,
    /// What is wrong with it.
    trouble: Option<&'static str>,
    /// It was told that another file stands there.
    replaces: Option<PathBuf>,
    begun: bool,
}

/// Points of the field, where the window has them.
const WIDTH: f32 = 560.0;

impl TypedPath {
    fn of(question: Question, last: Option<&Path>) -> Self {
        let folder = last.or(question.folder.as_deref()).unwrap_or(Path::new(""));
        let name = question.save_as.as_deref().unwrap_or_default();
        let mut text = folder.join(name).display().to_string();
        if name.is_empty() && !text.is_empty() && !text.ends_with(MAIN_SEPARATOR) {
            text.push(MAIN_SEPARATOR);
        }
        let folder = folder.to_owned();
        Self { question, folder, text, trouble: None, replaces: None, begun: false }
    }

    /// The whole path that is meant.
    fn path(&self) -> PathBuf {
        // Copied out of a file manager, a path stands between quotes.
        let mut path = self.folder.join(self.text.trim().trim_matches('"'));
        let kind = self.question.kind;
        if path.extension().is_none() && !kind.extension().is_empty() {
            path.set_extension(kind.extension());
        }
        path
    }

    /// Why the path cannot be taken.
    fn trouble_of(&self, path: &Path, desktop: &dyn Desktop) -> Option<&'static str> {
        let text = self.text.trim();
        let is_folder = text.is_empty() || text.ends_with(['/', '\\']);
        let is_there = desktop.place_of(path).is_some();
        let has_folder = path.parent().is_some_and(|folder| desktop.place_of(folder).is_some());
        if self.question.kind == FileKind::Folder {
            (text.is_empty() || !is_there).then_some(words::NO_FOLDER)
        } else if is_folder {
            Some(words::NO_NAME)
        } else if self.question.save_as.is_none() {
            (!is_there).then_some(words::NO_FILE)
        } else if !has_folder {
            Some(words::NO_FOLDER)
        } else {
            (is_there && self.replaces.as_deref() != Some(path)).then_some(words::IS_THERE)
        }
    }
}

impl App {
    /// There is no dialog for this question: its answer is typed.
    pub(super) fn type_path(&mut self, question: Question) {
        let last = self.remembered.typed_folder.as_deref();
        self.ui.typed_path = Some(TypedPath::of(question, last));
    }

    /// Draws the small window in which the path is typed.
    pub(super) fn typed_path_ui(&mut self, ctx: &egui::Context) {
        let Some(typed) = &mut self.ui.typed_path else { return };
        let p = theme::palette(ctx);
        let (mut go, mut leave) = (false, false);
        let response = theme::dialog(ctx, "path").show(ctx, |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 2.0 * theme::height::HEAD));
            let saves = typed.question.save_as.is_some();
            ui.heading(&typed.question.title);
            let folder = typed.question.kind == FileKind::Folder;
            ui.label(match (folder, saves) {
                (true, _) => words::FOLDER,
                (false, true) => words::SAVE,
                (false, false) => words::OPEN,
            });
            ui.add_space(theme::gap::NEAR);
            let name = egui::RichText::new(words::PATH).color(p.ink2).size(theme::size::SMALL);
            let label = ui.label(name).id;
            let field = egui::TextEdit::singleline(&mut typed.text)
                .desired_width(f32::INFINITY)
                .margin(theme::margin::FIELD);
            let field = ui.add(field).labelled_by(label);
            if !std::mem::replace(&mut typed.begun, true) {
                field.request_focus();
            }
            if field.changed() {
                (typed.trouble, typed.replaces) = (None, None);
            }
            go |= field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if let Some(trouble) = typed.trouble {
                ui.label(egui::RichText::new(format!("⚠ {trouble}")).color(p.accent));
            }
            ui.add_space(theme::gap::NEAR);
            ui.horizontal(|ui| {
                let word = match (saves, typed.replaces.is_some()) {
                    (false, _) if folder => words::TAKE_FOLDER,
                    (false, _) => words::TAKE,
                    (true, false) => words::WRITE,
                    (true, true) => words::REPLACE,
                };
                // The second press of a hasty pair writes over nothing.
                go |= meant(&theme::main_button(ui, word));
                leave |= ui.button(actions::CANCEL).clicked();
            });
        });
        if go {
            let path = typed.path();
            typed.trouble = typed.trouble_of(&path, self.desktop.as_ref());
            if typed.trouble.is_none() {
                let is_folder = typed.question.kind == FileKind::Folder;
                self.ui.typed_path = None;
                let folder = if is_folder { Some(path.as_path()) } else { path.parent() };
                self.remembered.typed_folder = folder.map(Path::to_owned);
                self.remember();
                self.answered(Answer::Chosen(path));
            } else if typed.trouble == Some(words::IS_THERE) {
                typed.replaces = Some(path);
            } else {
                typed.begun = false;
            }
        } else if leave || response.should_close() {
            self.ui.typed_path = None;
            self.answered(Answer::Cancelled);
        }
    }
}
