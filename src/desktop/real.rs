//! The real desktop: the system's clock, dialogs, files and PDF viewer.
use super::{Answer, Desktop, FileKind, Question, files, keeper::Keeper};
use crate::domain::{calendar::Moment, failure::Failure};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
};

/// The outside world as it is.
pub struct RealDesktop {
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
    /// Keeps unfinished work; `None` where the account has no folder of its own.
    keeper: Option<Keeper>,
    /// Wakes the window when an answer has come.
    pub wake: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Default for RealDesktop {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self { sender, answers, keeper: memory_folder().map(Keeper::new), wake: None }
    }
}

/// Date and time on the wall; [`Moment::MIN`] when the clock is past the last day there is.
pub fn now() -> Moment {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    let read = jiff::Timestamp::try_from(std::time::SystemTime::now());
    let Ok(read) = read else { return Moment::MIN };
    let now = read.to_zoned(jiff::tz::TimeZone::system()).datetime();
    now.with().subsec_nanosecond(0).build().unwrap_or(now)
}

/// The last dialog that was asked for did not come: rfd tells a missing dialog and a cancelled one apart in the
/// log alone.
static NO_DIALOG: AtomicBool = AtomicBool::new(false);

/// Takes note of what rfd says when neither the desktop's portal nor zenity, its last resort, shows a dialog.
fn note_missing_dialog(record: &log::Record<'_>) {
    let is_of_dialogs = record.target().starts_with("rfd") && record.level() == log::Level::Error;
    if is_of_dialogs && record.args().to_string().contains("zenity") {
        NO_DIALOG.store(true, Ordering::Relaxed);
    }
}

/// Begins the log of this PC: what went wrong, never what is in a book. Begun anew when it grows past 1 MB.
pub fn start_log() {
    const MOST: u64 = 1_000_000;
    let file = memory_file("dan-van-kheo.log").and_then(|path| {
        std::fs::create_dir_all(path.parent()?).ok()?;
        if std::fs::metadata(&path).is_ok_and(|m| m.len() > MOST) {
            // The last one is kept beside for a look back.
            let _ = std::fs::rename(&path, path.with_extension("log.1"));
        }
        fern::log_file(&path).ok()
    });
    let mut log = fern::Dispatch::new()
        .level(log::LevelFilter::Warn)
        .chain(fern::Output::call(note_missing_dialog));
    if let Some(file) = file {
        let written = fern::Dispatch::new().format(|out, message, record| {
            out.finish(format_args!("{} {} {} {message}", now(), record.level(), record.target()));
        });
        log = log.chain(written.chain(file));
    }
    // A second start in one process (tests) keeps the first log.
    let _ = log.apply();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Only the place: a panic's message may carry text of the book.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        log::error!("panic at {place}");
        usual(panic);
    }));
}

/// Says something when there is no window: a message box where the system has one, and the terminal.
pub fn say_without_window(sentence: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{sentence}");
    #[cfg(windows)]
    super::windows::message_box(sentence);
}

fn variable(names: &[&str]) -> Option<String> {
    names.iter().find_map(|n| std::env::var(n).ok()).filter(|v| !v.trim().is_empty())
}

/// The folder beside the program when it is portable (a file `portable` stands there), else the
/// account's own.
fn memory_folder() -> Option<PathBuf> {
    let beside = std::env::current_exe().ok()?.parent()?.to_owned();
    if beside.join("portable").exists() {
        return Some(beside);
    }
    directories::ProjectDirs::from("", "", "DanVanKheo").map(|d| d.data_local_dir().to_owned())
}

/// Where the log and what this PC remembers stand.
pub fn memory_file(name: &str) -> Option<PathBuf> {
    memory_folder().map(|f| f.join(name))
}

impl Desktop for RealDesktop {
    fn now(&self) -> Moment {
        now()
    }

    fn account(&self) -> String {
        variable(&["USERNAME", "USER"])
            .unwrap_or_else(|| crate::text::terms::DEFAULT_CLERK.to_owned())
    }

    fn computer(&self) -> String {
        variable(&["COMPUTERNAME", "HOSTNAME"]).unwrap_or_else(|| {
            std::fs::read_to_string("/etc/hostname")
                .map(|t| t.trim().to_owned())
                .unwrap_or_default()
        })
    }

    fn documents(&self) -> PathBuf {
        directories::UserDirs::new()
            .and_then(|d| d.document_dir().map(Path::to_owned).or(Some(d.home_dir().to_owned())))
            .unwrap_or_default()
    }

    fn ask(&mut self, question: Question) {
        let sender = self.sender.clone();
        let wake = self.wake.clone();
        // A dialog on the window's own thread can freeze it, so it gets one of its own.
        std::thread::spawn(move || {
            let mut dialog = rfd::FileDialog::new().set_title(&question.title);
            if !question.kind.extension().is_empty() {
                dialog = dialog.add_filter(kind_name(question.kind), &[question.kind.extension()]);
            }
            if let Some(folder) = &question.folder {
                dialog = dialog.set_directory(folder);
            }
            NO_DIALOG.store(false, Ordering::Relaxed);
            let path = match &question.save_as {
                Some(name) => dialog.set_file_name(name).save_file(),
                None if question.kind == FileKind::Folder => dialog.pick_folder(),
                None => dialog.pick_file(),
            };
            // The window may be gone by now.
            let _ = sender.send(match path {
                None if NO_DIALOG.load(Ordering::Relaxed) => Answer::NoDialog(question),
                path => Answer::of(path),
            });
            if let Some(wake) = wake {
                wake();
            }
        });
    }

    fn answer(&mut self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }

    fn read(&mut self, path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
        files::read_whole(path, most)
    }
    fn write(&mut self, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
        files::write_whole(path, bytes, replace)
    }

    fn write_all(&mut self, files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), Failure> {
        files::write_all(files, replace)
    }

    fn write_paper(&mut self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let folder = std::env::temp_dir().join("dan-van-kheo");
        std::fs::create_dir_all(&folder).map_err(|e| Failure::File(folder.clone(), e.kind()))?;
        let path = folder.join(name);
        if files::write_whole(&path, bytes, true).is_ok() {
            return Ok(path);
        }
        let other = files::free_path(&path);
        files::write_whole(&other, bytes, false).map(|()| other)
    }

    fn show(&mut self, path: &Path) -> std::io::Result<()> {
        opener::open(path).map_err(std::io::Error::other)
    }

    fn times_new_roman(&self) -> Option<[Vec<u8>; 4]> {
        let folder = PathBuf::from(variable(&["WINDIR", "SYSTEMROOT"])?).join("Fonts");
        let read = |name: &str| std::fs::read(folder.join(name)).ok();
        Some([read("times.ttf")?, read("timesbd.ttf")?, read("timesi.ttf")?, read("timesbi.ttf")?])
    }

    fn remembered(&self) -> Option<String> {
        std::fs::read_to_string(memory_file("settings.json")?).ok()
    }

    fn remember(&mut self, json: &str) {
        let Some(path) = memory_file("settings.json") else { return };
        if let Err(e) = files::write_in_folder(&path, json.as_bytes()) {
            log::warn!("settings not kept: {:?}", e.kind());
        }
    }

    fn kept(&self, name: &str) -> std::io::Result<Option<String>> {
        self.keeper.as_ref().map_or(Ok(None), |k| k.read(name))
    }

    fn kept_names(&self, folder: &str) -> std::io::Result<Vec<String>> {
        self.keeper.as_ref().map_or(Ok(Vec::new()), |k| k.names(folder))
    }

    fn keep(&mut self, name: &str, content: Option<String>) {
        if let Some(keeper) = &mut self.keeper {
            keeper.keep(name, content);
        }
    }

    fn finish_keeping(&mut self) -> bool {
        // Where there is no folder to keep it in, nothing is on the disk.
        self.keeper.as_ref().is_some_and(Keeper::finish)
    }

    fn keep_trouble(&self) -> Option<std::io::ErrorKind> {
        self.keeper.as_ref().and_then(Keeper::trouble)
    }

    fn set_aside(&mut self, name: &str) -> std::io::Result<PathBuf> {
        match &mut self.keeper {
            Some(keeper) => keeper.set_aside(name),
            None => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    fn place_of(&self, path: &Path) -> Option<PathBuf> {
        path.canonicalize().ok()
    }
}

fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Book => crate::text::terms::BOOK_FILE,
        FileKind::Pdf => crate::text::terms::PDF_FILE,
        FileKind::Word => crate::text::terms::WORD_FILE,
        FileKind::Excel => crate::text::terms::EXCEL_FILE,
        FileKind::Any | FileKind::Folder => "",
    }
}
