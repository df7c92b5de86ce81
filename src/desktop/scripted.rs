//! A desktop for tests: answers prepared beforehand, a clock that stands still, files kept in memory.
use super::{Answer, Desktop, Question};
use crate::domain::{calendar::Moment, failure::Failure};
use std::{
    collections::VecDeque,
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
    /// The quick list begun without a book.
    pub kept_list: Option<String>,
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
        let path = self.choices.pop_front().flatten();
        self.waiting.push_back(Answer { purpose: question.purpose, path });
        self.note(|r| r.asked.push(question));
    }
    fn answer(&mut self) -> Option<Answer> {
        self.waiting.pop_front()
    }
    fn read(&mut self, path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
        super::files::read_whole(path, most)
    }
    fn write(&mut self, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
        super::files::write_whole(path, bytes, replace)?;
        self.note(|r| r.written.push((path.to_owned(), bytes.to_vec())));
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
    fn kept_list(&self) -> Option<String> {
        self.record.lock().ok().and_then(|r| r.kept_list.clone())
    }
    fn keep_list(&mut self, json: Option<&str>) {
        self.note(|r| r.kept_list = json.map(str::to_owned));
    }
}
