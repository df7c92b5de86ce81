//! Arguments as typed, with what is wrong about them in Vietnamese.
use super::outcome::CliError;
use crate::text::cli as words;
use std::{ffi::OsString, path::PathBuf};

/// Everything after the command's name.
#[derive(Debug, Default)]
pub(super) struct Args {
    /// Words without dashes.
    pub(super) words: Vec<OsString>,
    options: Vec<(String, OsString)>,
    flags: Vec<String>,
}

/// Years that are worked with: those of days that can be typed.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
/// Options without a value.
const FLAGS: &[&str] =
    &["json", "force", "no-window", "rows", "preview", "no-achievements", "again", "all"];
/// Options with one.
const OPTIONS: &[&str] = &[
    "out", "data", "year", "set", "body", "form", "content", "office", "awards", "seed", "from",
    "limit", "step", "unlock", "format", "paper", "name", "template", "round",
];

impl Args {
    /// Reads all arguments; `--help` counts as a word.
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, CliError> {
        let mut args = Self::default();
        let usage = |e: lexopt::Error| CliError::Usage(words::unknown(&e.to_string()));
        while let Some(arg) = parser.next().map_err(usage)? {
            match arg {
                lexopt::Arg::Value(word) => args.words.push(word),
                lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => {
                    args.flags.push("help".into());
                }
                lexopt::Arg::Long(name) if FLAGS.contains(&name) => {
                    args.flags.push(name.to_owned());
                }
                lexopt::Arg::Long(name) if OPTIONS.contains(&name) => {
                    let name = name.to_owned();
                    let missing = |_| CliError::Usage(words::value_missing(&format!("--{name}")));
                    let value = parser.value().map_err(missing)?;
                    args.options.push((name, value));
                }
                lexopt::Arg::Long(name) => {
                    return Err(CliError::Usage(words::unknown(&format!("--{name}"))));
                }
                lexopt::Arg::Short(c) => {
                    return Err(CliError::Usage(words::unknown(&format!("-{c}"))));
                }
            }
        }
        Ok(args)
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|f| f == name)
    }

    /// An option's text, the last one given.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.options
            .iter()
            .rev()
            .find(|(n, _)| n == name)
            .map(|(_, v)| crate::domain::vietnamese::clean(&v.to_string_lossy()))
    }

    /// An option's path, the last one given; a blank one is none.
    pub(super) fn path(&self, name: &str) -> Option<PathBuf> {
        let given = self.options.iter().rev().find(|(n, _)| n == name);
        given.filter(|(_, v)| !v.is_empty()).map(|(_, v)| v.into())
    }

    pub(super) fn needed_path(&self, name: &str) -> Result<PathBuf, CliError> {
        self.path(name).ok_or_else(|| CliError::Usage(words::needed(&format!("--{name}"))))
    }

    pub(super) fn needed_text(&self, name: &str) -> Result<String, CliError> {
        self.text(name)
            .filter(|t| !t.is_empty())
            .ok_or_else(|| CliError::Usage(words::needed(&format!("--{name}"))))
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, CliError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let bad = || CliError::Usage(words::bad_value(&format!("--{name}"), &text));
        text.parse::<i64>().map(Some).map_err(|_| bad())
    }

    /// `--year`: one that a book or a paper of ours may have.
    pub(super) fn year(&self) -> Result<Option<i64>, CliError> {
        let year = self.number("year")?;
        match year.filter(|year| !YEARS.contains(year)) {
            Some(year) => Err(CliError::Usage(words::bad_value("--year", &year.to_string()))),
            None => Ok(year),
        }
    }

    /// The word at a place, or what is needed there.
    pub(super) fn word(&self, at: usize, what: &str) -> Result<PathBuf, CliError> {
        let word = self.words.get(at).filter(|w| !w.is_empty());
        word.map(PathBuf::from).ok_or_else(|| CliError::Usage(words::needed(what)))
    }

    /// All `--set key=value`.
    pub(super) fn settings(&self) -> Result<Vec<(String, String)>, CliError> {
        self.options
            .iter()
            .filter(|(n, _)| n == "set")
            .map(|(_, v)| {
                let text = v.to_string_lossy();
                text.split_once('=')
                    .map(|(k, v)| (k.trim().to_owned(), crate::domain::vietnamese::clean(v)))
                    .ok_or_else(|| CliError::Usage(words::bad_value("--set", &text)))
            })
            .collect()
    }
}
