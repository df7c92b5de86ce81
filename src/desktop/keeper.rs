//! Small files of unfinished work, written by a thread of its own: whoever types never waits for the disk.
use super::files;
use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// A file may be held for a moment by what looks for viruses.
const TRIES: u32 = 3;
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(100);
/// The longest that [`Keeper::finish`] waits for a disk that does not answer.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Bytes of the largest file that is read back.
const MOST: u64 = 256 << 20;

/// What the window and the worker tell each other. Never held while a file is written.
#[derive(Debug, Default)]
struct State {
    /// What is to stand in each file, the latest only; `None` takes the file away.
    waiting: HashMap<PathBuf, Option<String>>,
    /// A file is being written.
    busy: bool,
    /// Files that could not be written the last time.
    trouble: HashMap<PathBuf, io::ErrorKind>,
    has_worker: bool,
    ended: bool,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps files in one folder, by their names below it.
#[derive(Debug)]
pub struct Keeper {
    folder: PathBuf,
    shared: Arc<Shared>,
}

impl Keeper {
    /// In this folder; it is made when it is needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, shared: Arc::default() }
    }

    /// Keeps a file soon, or takes it away. Of several contents that wait the latest is written.
    pub fn keep(&mut self, name: &str, content: Option<String>) {
        let path = self.folder.join(name);
        let mut state = self.shared.lock();
        if !state.has_worker {
            let shared = self.shared.clone();
            let begun = thread::Builder::new().name("keeper".to_owned()).spawn(move || {
                work(&shared);
            });
            state.has_worker = begun.is_ok();
            if let Err(e) = begun {
                state.trouble.insert(path, e.kind());
                return;
            }
        }
        state.waiting.insert(path, content);
        self.shared.changed.notify_all();
    }

    /// Waits until all of it is written, a few seconds at most. False when something is not on the disk: what it
    /// is to replace must stay.
    pub fn finish(&self) -> bool {
        self.finish_within(LONGEST_WAIT)
    }

    fn finish_within(&self, longest: Duration) -> bool {
        let unfinished = |state: &mut State| state.busy || !state.waiting.is_empty();
        let waited =
            self.shared.changed.wait_timeout_while(self.shared.lock(), longest, unfinished);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !unfinished(&mut state) && state.trouble.is_empty()
    }

    /// Why some file could not be written; `None` once it could.
    pub fn trouble(&self) -> Option<io::ErrorKind> {
        self.shared.lock().trouble.values().next().copied()
    }

    /// What stands in a file; `None` when there is none.
    ///
    /// # Errors
    /// The system's.
    pub fn read(&self, name: &str) -> io::Result<Option<String>> {
        self.finish();
        let read = files::read_whole(&self.folder.join(name), MOST);
        let bytes = match read.map_err(|e| files::kind_of(&e)) {
            Ok(bytes) => bytes,
            Err(io::ErrorKind::NotFound) => return Ok(None),
            Err(kind) => return Err(kind.into()),
        };
        String::from_utf8(bytes).map(Some).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    /// The names of the files in a folder below, in order; none when there is no such folder.
    ///
    /// # Errors
    /// The system's.
    pub fn names(&self, below: &str) -> io::Result<Vec<String>> {
        self.finish();
        let entries = match fs::read_dir(self.folder.join(below)) {
            Ok(entries) => entries.collect::<io::Result<Vec<_>>>()?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(e),
        };
        let name = |entry: fs::DirEntry| entry.file_name().into_string().ok();
        let is_kept = |name: &String| Path::new(name).extension().is_some_and(|e| e == "json");
        let mut names: Vec<String> = entries.into_iter().filter_map(name).filter(is_kept).collect();
        names.sort();
        Ok(names.iter().map(|name| format!("{below}/{name}")).collect())
    }

    /// Gives a file that cannot be read another name, so that nothing is written over it.
    ///
    /// # Errors
    /// The system's; it then stands where it stood.
    pub fn set_aside(&mut self, name: &str) -> io::Result<PathBuf> {
        self.finish();
        let path = self.folder.join(name);
        let aside = files::free_path(&path.with_extension("khong-doc-duoc"));
        fs::rename(&path, &aside).map(|()| aside)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.finish();
        self.shared.lock().ended = true;
        self.shared.changed.notify_all();
    }
}

/// The worker: one file after the other, until the program ends.
fn work(shared: &Shared) {
    let mut state = shared.lock();
    loop {
        let Some(path) = state.waiting.keys().next().cloned() else {
            if state.ended {
                return;
            }
            state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        let content = state.waiting.remove(&path).flatten();
        state.busy = true;
        drop(state);
        let done = write(&path, content.as_deref());
        state = shared.lock();
        state.busy = false;
        match done {
            Ok(()) => drop(state.trouble.remove(&path)),
            Err(e) => {
                if state.trouble.insert(path, e.kind()).is_none() {
                    log::warn!("unfinished work not kept: {:?}", e.kind());
                }
            }
        }
        shared.changed.notify_all();
    }
}

fn write(path: &Path, content: Option<&str>) -> io::Result<()> {
    let once = || match content {
        Some(content) => files::write_in_folder(path, content.as_bytes()),
        None => match fs::remove_file(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        },
    };
    let mut done = once();
    for _ in 1..TRIES {
        if done.is_ok() {
            break;
        }
        thread::sleep(PAUSE);
        done = once();
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_is_kept_and_read_by_the_next_program() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::new(folder.path().join("made when needed"));
        assert_eq!(keeper.read("phieu/a.json").unwrap(), None);
        assert!(keeper.names("phieu").unwrap().is_empty());
        for letters in 1..=500 {
            keeper.keep("phieu/a.json", Some("ơ".repeat(letters)));
        }
        keeper.keep("phieu/b.json", Some("hai".to_owned()));
        assert!(keeper.finish());
        let mut next = Keeper::new(folder.path().join("made when needed"));
        assert_eq!(next.names("phieu").unwrap(), ["phieu/a.json", "phieu/b.json"]);
        assert_eq!(next.read("phieu/a.json").unwrap(), Some("ơ".repeat(500)));
        // Forgotten, it is gone; what was never there is gone already.
        next.keep("phieu/b.json", None);
        next.keep("phieu/c.json", None);
        next.finish();
        assert_eq!(next.names("phieu").unwrap(), ["phieu/a.json"]);
        assert_eq!(next.trouble(), None);
    }

    #[test]
    fn whoever_looks_finds_a_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::new(folder.path().to_owned());
        let path = folder.path().join("a.json");
        let (mut seen, mut last) = (0, 0);
        for n in 1..=200 {
            keeper.keep("a.json", Some(format!("{n}:{}", "x".repeat(100 * n))));
            if let Ok(text) = fs::read_to_string(&path) {
                let (number, xs) = text.split_once(':').unwrap();
                let number: usize = number.parse().unwrap();
                assert_eq!(xs.len(), 100 * number, "a file cut short");
                assert!(number >= last, "an older one came over a newer one");
                last = number;
                seen += 1;
            }
            thread::sleep(Duration::from_millis(1));
        }
        assert!(seen > 0);
        drop(keeper);
        assert!(fs::read_to_string(&path).unwrap().starts_with("200:"), "dropped, it was finished");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");
    }

    #[test]
    fn what_cannot_be_written_is_told_until_it_can() {
        let folder = tempfile::tempdir().unwrap();
        // A file stands where the folder should.
        fs::write(folder.path().join("phieu"), "").unwrap();
        let mut keeper = Keeper::new(folder.path().to_owned());
        keeper.keep("phieu/a.json", Some("một".to_owned()));
        keeper.keep("b.json", Some("hai".to_owned()));
        assert!(!keeper.finish());
        assert!(keeper.trouble().is_some());
        assert_eq!(keeper.read("b.json").unwrap().as_deref(), Some("hai"));
        fs::remove_file(folder.path().join("phieu")).unwrap();
        keeper.keep("phieu/a.json", Some("ba".to_owned()));
        assert!(keeper.finish());
        assert_eq!(keeper.trouble(), None);
        assert_eq!(keeper.read("phieu/a.json").unwrap().as_deref(), Some("ba"));
    }

    #[test]
    fn a_disk_that_does_not_answer_in_time_has_not_written_all() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path().to_owned());
        // As the worker leaves it while a write hangs.
        keeper.shared.lock().busy = true;
        assert!(!keeper.finish_within(Duration::from_millis(10)));
        assert_eq!(keeper.trouble(), None, "nothing failed yet either");
        keeper.shared.lock().busy = false;
        assert!(keeper.finish());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::new(folder.path().to_owned());
        for byte in [0xff, 0xfe] {
            fs::write(folder.path().join("a.json"), [byte]).unwrap();
            assert!(keeper.read("a.json").is_err());
            let aside = keeper.set_aside("a.json").unwrap();
            assert_eq!(fs::read(aside).unwrap(), [byte]);
        }
        assert_eq!(keeper.read("a.json").unwrap(), None);
        assert!(keeper.names(".").unwrap().is_empty());
        assert!(keeper.set_aside("a.json").is_err(), "nothing is there any more");
        // What a kill in the middle of a write left goes, once it cannot be another window's.
        let left = folder.path().join(".dvk-abcdef.tmp");
        let young = folder.path().join(".dvk-ghijkl.tmp");
        fs::write(&young, "").unwrap();
        let file = fs::File::create(&left).unwrap();
        file.set_modified(file.metadata().unwrap().modified().unwrap() - 2 * files::LEFT_OVER)
            .unwrap();
        keeper.keep("b.json", Some(String::new()));
        keeper.finish();
        assert!(!left.exists() && young.exists());
    }
}
