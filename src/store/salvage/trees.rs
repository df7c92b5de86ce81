//! Which page holds rows of which table: by the way that leads to it, where that can still be gone.
use super::{
    pages::{Kind, Pages},
    shapes::{Fit, Shape},
};
use crate::domain::vietnamese::fold;
use rusqlite::types::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Pages of rows, by table.
#[derive(Debug, Default)]
pub(super) struct Trees {
    /// Pages that the way leads to.
    pub(super) leaves: BTreeMap<String, Vec<u32>>,
    /// Tables to some of whose pages the way is broken.
    pub(super) broken: BTreeSet<String>,
    /// Pages of rows that no way leads to.
    pub(super) stray: Vec<Stray>,
    /// Can it be told which pages are free?
    pub(super) knows_free: bool,
    /// Pages that should hold something of ours and cannot be read.
    pub(super) damaged: BTreeSet<u32>,
    /// Where the index of each table's uids begins.
    uids: HashMap<String, u32>,
}

/// A page of rows that no way leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stray {
    /// Which.
    pub(super) page: u32,
    /// Does another page that no way leads to name it?
    pub(super) is_named: bool,
}

/// The rows that a table had, as the index of its uids says.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Uid by key.
    pub(super) uids: HashMap<i64, String>,
    /// Key by uid.
    ids: HashMap<String, i64>,
    /// Was all of it read?
    pub(super) is_whole: bool,
}

/// What is found below a page.
struct Below {
    pages: Vec<u32>,
    is_whole: bool,
}

/// Finds the pages of every table.
pub(super) fn find(pages: &Pages<'_>, shapes: &[Shape]) -> Trees {
    let mut trees = Trees::default();
    let mut seen = vec![false; pages.count() as usize + 1];
    let free = pages.free();
    trees.knows_free = free.is_some();
    let free: HashSet<u32> = free.unwrap_or_default().into_iter().collect();

    let schema = below(pages, 1, &mut seen, &mut trees.damaged, &|page| {
        any_row(pages, page, |values| root(values).is_some())
    });
    let mut roots = HashMap::new();
    for page in &schema.pages {
        for cell in 0..pages.row_count(*page) {
            if let Some((kind, name, page)) = pages.row(*page, cell).and_then(|r| root(&r.values)) {
                let table =
                    name.strip_prefix("sqlite_autoindex_").and_then(|n| n.strip_suffix("_1"));
                match (kind, table) {
                    (Some(true), _) => drop(roots.insert(name, page)),
                    (Some(false), Some(table)) => drop(trees.uids.insert(table.to_owned(), page)),
                    _ => {}
                }
            }
        }
    }
    for shape in shapes {
        let Some(root) = roots.get(&shape.table) else {
            trees.broken.insert(shape.table.clone());
            continue;
        };
        let found = below(pages, *root, &mut seen, &mut trees.damaged, &|page| {
            let is_empty = pages.kind(page) == Some(Kind::Leaf) && pages.row_count(page) == 0;
            is_empty || any_row(pages, page, |values| shape.fit(values).is_some())
        });
        if !found.is_whole {
            trees.broken.insert(shape.table.clone());
        }
        trees.leaves.insert(shape.table.clone(), found.pages);
    }
    if !trees.broken.is_empty() {
        let lost =
            |page: &u32| !seen.get(*page as usize).copied().unwrap_or(true) && !free.contains(page);
        let all: Vec<u32> = (1..=pages.count()).filter(lost).collect();
        let of_kind = |kind| all.iter().copied().filter(move |p| pages.kind(*p) == Some(kind));
        let named: HashSet<u32> = of_kind(Kind::Interior)
            .flat_map(|p| pages.children(p, Kind::Interior))
            .flatten()
            .collect();
        trees.stray = of_kind(Kind::Leaf)
            .map(|page| Stray { page, is_named: named.contains(&page) })
            .collect();
    }
    trees
}

/// A row of the schema: table (or index), its name, its first page.
fn root(values: &[Value]) -> Option<(Option<bool>, String, u32)> {
    let [Value::Text(kind), Value::Text(name), Value::Text(_), Value::Integer(page), _] = values
    else {
        return None;
    };
    let is_table = match kind.as_str() {
        "table" => Some(true),
        "index" => Some(false),
        "view" | "trigger" => None,
        _ => return None,
    };
    Some((is_table, name.clone(), u32::try_from(*page).ok()?))
}

fn any_row(pages: &Pages<'_>, page: u32, fits: impl Fn(&[Value]) -> bool) -> bool {
    (0..pages.row_count(page)).any(|cell| pages.row(page, cell).is_some_and(|r| fits(&r.values)))
}

/// The last pages below a page, in order. A page is gone to once; one that does not belong is damaged.
fn below(
    pages: &Pages<'_>,
    root: u32,
    seen: &mut [bool],
    damaged: &mut BTreeSet<u32>,
    belongs: &dyn Fn(u32) -> bool,
) -> Below {
    let mut found = Below { pages: Vec::new(), is_whole: true };
    let mut waiting = vec![Some(root)];
    while let Some(next) = waiting.pop() {
        let free_to_go = next.and_then(|page| Some((page, seen.get_mut(page as usize)?)));
        let Some((page, seen)) = free_to_go.filter(|(page, seen)| *page > 0 && !**seen) else {
            found.is_whole = false;
            // Beyond the end: the file is cut off there.
            damaged.extend(next.filter(|page| *page > pages.count()));
            continue;
        };
        let kind = pages.kind(page);
        let is_of_table = matches!(kind, Some(Kind::Leaf | Kind::Interior));
        if is_of_table && !pages.adds_up(page) {
            found.is_whole = false;
            damaged.insert(page);
        }
        match kind {
            Some(kind @ Kind::Interior) => {
                *seen = true;
                waiting.extend(pages.children(page, kind).into_iter().rev());
            }
            // Its first byte may be what is damaged: rows that fit say what it is.
            _ if belongs(page) => {
                *seen = true;
                found.pages.push(page);
            }
            _ => {
                found.is_whole = false;
                damaged.insert(page);
            }
        }
    }
    found
}

impl Index {
    /// Key and uid of a row of which one of the two may be damaged.
    pub(super) fn key_of(&self, id: i64, uid: &str) -> Option<(i64, &str)> {
        match self.ids.get_key_value(uid) {
            Some((uid, id)) => Some((*id, uid)),
            None => self.uids.get(&id).map(|uid| (id, uid.as_str())),
        }
    }
}

impl Trees {
    /// The rows that a table had, as far as the index of its uids can be read.
    pub(super) fn index(&self, pages: &Pages<'_>, table: &str) -> Index {
        let Some(root) = self.uids.get(table) else { return Index::default() };
        let mut index = Index { is_whole: true, ..Index::default() };
        let mut seen = HashSet::new();
        let mut waiting = vec![Some(*root)];
        while let Some(next) = waiting.pop() {
            let kind = next.and_then(|page| Some((page, pages.kind(page)?)));
            let Some((page, kind @ (Kind::IndexLeaf | Kind::IndexInterior))) =
                kind.filter(|(page, _)| seen.insert(*page))
            else {
                index.is_whole = false;
                continue;
            };
            for entry in pages.entries(page, kind) {
                match entry {
                    Some((uid, id)) => {
                        index.ids.insert(uid.clone(), id);
                        index.uids.insert(id, uid);
                    }
                    None => index.is_whole = false,
                }
            }
            if kind == Kind::IndexInterior {
                waiting.extend(pages.children(page, kind));
            }
        }
        index
    }

    /// The broken tables whose rows a stray page's look like: the best ones; several when it cannot be told.
    pub(super) fn owners<'s>(
        &self,
        pages: &Pages<'_>,
        page: u32,
        shapes: &'s [Shape],
    ) -> Vec<&'s str> {
        let broken = shapes.iter().filter(|s| self.broken.contains(&s.table));
        let score = |shape: &Shape| {
            let rows = (0..pages.row_count(page)).filter_map(|cell| pages.row(page, cell));
            rows.filter_map(|row| shape.fit(&row.values))
                .map(|fit| 1 + u64::from(fit == Fit::Whole))
                .sum()
        };
        let scores: Vec<(&str, (u64, u64))> = broken
            .map(|shape| (shape.table.as_str(), (score(shape), folds(pages, page, shape))))
            .collect();
        let best = scores.iter().map(|(_, score)| *score).max().unwrap_or_default();
        scores.iter().filter(|(_, s)| *s == best && best.0 > 0).map(|(name, _)| *name).collect()
    }
}

/// Where two tables look alike: 2 for each row whose searched name is made from its name, 0 for one
/// where it is not, 1 for one of a table without.
fn folds(pages: &Pages<'_>, page: u32, shape: &Shape) -> u64 {
    let rows = (0..pages.row_count(page)).filter_map(|cell| pages.row(page, cell));
    rows.map(|row| {
        let of = |column| shape.text(&row.values, column);
        match (of("name"), of("name_fold")) {
            (Some(name), Some(found)) => 2 * u64::from(fold(name) == found),
            _ => 1,
        }
    })
    .sum()
}

/// How many first rows of pages fit a table of these: tells the version of a file. Fits, of how many.
pub(super) fn fitting(pages: &Pages<'_>, shapes: &[Shape]) -> (usize, usize) {
    let (mut fits, mut all) = (0, 0);
    for page in (1..=pages.count()).filter(|p| pages.kind(*p) == Some(Kind::Leaf)) {
        let row = pages.row(page, 0).filter(|r| root(&r.values).is_none());
        let Some(row) = row else { continue };
        all += 2;
        let best = shapes.iter().filter_map(|s| s.fit(&row.values)).max();
        fits += best.map_or(0, |fit| 1 + usize::from(fit == Fit::Whole));
    }
    (fits, all)
}
