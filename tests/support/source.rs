//! Rust source as the rules of the house look at it: its code without comments and tests, its string literals,
//! and which modules of the crate it names.
#![allow(unreachable_pub, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]
use std::collections::BTreeSet;

/// One file of Rust, without its test module.
pub struct Source {
    /// Without comments; literals are left as they are.
    pub code: String,
    /// (line from 1, text between the quotes as written) of every string literal.
    pub literals: Vec<(usize, String)>,
}

impl Source {
    pub fn of(text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let mut source = Self { code: String::new(), literals: Vec::new() };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else {
                let string = string_literal(rest, source.code.chars().next_back());
                let length = match &string {
                    Some((whole, inside)) => {
                        let line = source.code.matches('\n').count() + 1;
                        source.literals.push((line, (*inside).to_owned()));
                        whole.len()
                    }
                    None => character_literal(rest).unwrap_or(c.len_utf8()),
                };
                source.code.push_str(&rest[..length]);
                length
            };
            rest = &rest[length..];
        }
        source
    }

    /// The modules of the crate that it names by `crate::`, `dan_van::`, or by `super::` up to the crate.
    /// `depth`: how many modules lie above it, itself counted: 2 for `ui::find`.
    pub fn crate_modules(&self, depth: usize) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for start in ["crate::", "dan_van::"] {
            for (at, _) in self.code.match_indices(start) {
                let before = self.code[..at].chars().next_back();
                if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
                    found.extend(first_names(&self.code[at + start.len()..]));
                }
            }
        }
        let climb = "super::".repeat(depth);
        for (at, _) in self.code.match_indices(&climb) {
            found.extend(first_names(&self.code[at + climb.len()..]));
        }
        found
    }
}

/// A string literal at the beginning: (with its quotes, what stands between them).
fn string_literal(text: &str, before: Option<char>) -> Option<(&str, &str)> {
    let is_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = text.strip_prefix('r').or(text.strip_prefix("br")).filter(|_| !is_name);
    if let Some(after) = raw {
        let hashes = after.len() - after.trim_start_matches('#').len();
        if after[hashes..].starts_with('"') {
            let start = text.len() - after.len() + hashes + 1;
            let end = start + text[start..].find(&format!("\"{}", "#".repeat(hashes)))?;
            return Some((&text[..end + 1 + hashes], &text[start..end]));
        }
    }
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((&text[..at + 2], &inside[..at])),
            _ => {}
        }
    }
    None
}

/// The length of a character literal at the beginning; a lifetime is none.
fn character_literal(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let end = if inside.starts_with('\\') {
        inside.char_indices().skip(2).find(|(_, c)| *c == '\'')?.0
    } else {
        inside.chars().next()?.len_utf8()
    };
    inside[end..].starts_with('\'').then_some(end + 2)
}

/// What a path goes on with: one name, or those of a group in braces.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&group[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}
