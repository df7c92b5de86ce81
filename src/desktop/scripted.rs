//! A desktop for tests: answers prepared beforehand, a clock that stands still, files kept in memory.
use super::{Answer, Desktop, Question};
use crate::domain::{calendar::Moment, failure::Failure};
use std::{
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

/// What a test looks at afterwards.
#[derive(Debug, Default)]
pub struct Record {
    /// Questions asked.
    pub asked: Vec<Question>,
    /// Files written.
    pub written: Vec<(PathBuf, Vec<u8>)>,
    /// Files shown.
    pub shown: Vec<PathBuf>,
    /// What this PC remembers.
    pub remembered: Option<String>,
    /// Unfinished work that is kept, by name.
    pub kept: BTreeMap<String, String>,
    /// Why nothing can be kept.
    pub keep_fails: Option<std::io::ErrorKind>,
    /// The system has no dialogs.
    pub no_dialogs: bool,
    /// Dialogs of the system stay open: no answer comes yet.
    pub answers_wait: bool,
    /// The disk does not answer: nothing is kept, and nothing failed yet.
    pub keep_hangs: bool,
}

/// The scripted desktop.
#[derive(Clone, Debug)]
pub struct ScriptedDesktop {
    /// The clock.
    pub now: Moment,
    /// The folder new books go to.
    pub documents: PathBuf,
    /// Files the clerk will choose, in order; `None` cancels.
    pub choices: VecDeque<Option<PathBuf>>,
    /// Shared with the test.
    pub record: Arc<Mutex<Record>>,
    waiting: VecDeque<Answer>,
    trouble: Option<std::io::ErrorKind>,
}

impl ScriptedDesktop {
    /// A desktop at a moment, with files in a folder.
    pub fn new(now: Moment, documents: &Path) -> Self {
        Self {
            now,
            documents: documents.to_owned(),
            choices: VecDeque::new(),
            record: Arc::default(),
            waiting: VecDeque::new(),
            trouble: None,
        }
    }

    fn note(&self, with: impl FnOnce(&mut Record)) {
        if let Ok(mut record) = self.record.lock() {
            with(&mut record);
        }
    }
}

impl Desktop for ScriptedDesktop {
    fn now(&self) -> Moment {
        self.now
    }
    fn account(&self) -> String {
        crate::text::terms::DEFAULT_CLERK.to_owned()
    }
    fn computer(&self) -> String {
        "MAY-01".to_owned()
    }
    fn documents(&self) -> PathBuf {
        self.documents.clone()
    }
    fn ask(&mut self, question: Question) {
        let none = self.record.lock().is_ok_and(|r| r.no_dialogs);
        self.waiting.push_back(if none {
            Answer::NoDialog(question.clone())
        } else {
            Answer::of(self.choices.pop_front().flatten())
        });
        self.note(|r| r.asked.push(question));
    }
    fn answer(&mut self) -> Option<Answer> {
        let wait = self.record.lock().is_ok_and(|r| r.answers_wait);
        if wait { None } else { self.waiting.pop_front() }
    }
    fn read(&mut self, path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
        super::files::read_whole(path, most)
    }
    fn write(&mut self, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
        super::files::write_whole(path, bytes, replace)?;
        self.note(|r| r.written.push((path.to_owned(), bytes.to_vec())));
        Ok(())
    }
    fn write_all(&mut self, files: &[(PathBuf, Vec<u8>)], replace: bool) -> Result<(), Failure> {
        super::files::write_all(files, replace)?;
        self.note(|r| r.written.extend_from_slice(files));
        Ok(())
    }
    fn write_paper(&mut self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = super::files::free_path(&self.documents.join(name));
        self.write(&path, bytes, false).map(|()| path)
    }
    fn show(&mut self, path: &Path) -> std::io::Result<()> {
        self.note(|r| r.shown.push(path.to_owned()));
        Ok(())
    }
    fn times_new_roman(&self) -> Option<[Vec<u8>; 4]> {
        None
    }
    fn remembered(&self) -> Option<String> {
        self.record.lock().ok().and_then(|r| r.remembered.clone())
    }
    fn remember(&mut self, json: &str) {
        self.note(|r| r.remembered = Some(json.to_owned()));
    }
    fn kept(&self, name: &str) -> std::io::Result<Option<String>> {
        Ok(self.record.lock().ok().and_then(|r| r.kept.get(name).cloned()))
    }
    fn kept_names(&self, folder: &str) -> std::io::Result<Vec<String>> {
        let within = |name: &&String| {
            let name = Path::new(name.as_str());
            name.starts_with(folder) && name.extension().is_some_and(|e| e == "json")
        };
        let record = self.record.lock().ok();
        Ok(record.map(|r| r.kept.keys().filter(within).cloned().collect()).unwrap_or_default())
    }
    fn keep(&mut self, name: &str, content: Option<String>) {
        let Ok(mut record) = self.record.lock() else { return };
        self.trouble = record.keep_fails;
        match content {
            _ if self.trouble.is_some() || record.keep_hangs => {}
            Some(content) => drop(record.kept.insert(name.to_owned(), content)),
            None => drop(record.kept.remove(name)),
        }
    }
    fn finish_keeping(&mut self) -> bool {
        self.trouble.is_none() && self.record.lock().is_ok_and(|r| !r.keep_hangs)
    }
    fn keep_trouble(&self) -> Option<std::io::ErrorKind> {
        self.trouble
    }
    fn set_aside(&mut self, name: &str) -> std::io::Result<PathBuf> {
        let aside = Path::new(name).with_extension("khong-doc-duoc");
        self.note(|r| {
            if let Some(content) = r.kept.remove(name) {
                r.kept.insert(aside.to_string_lossy().into_owned(), content);
            }
        });
        Ok(aside)
    }
    fn place_of(&self, path: &Path) -> Option<PathBuf> {
        path.canonicalize().ok()
    }
}
