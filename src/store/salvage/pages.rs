//! A file of SQLite's format as bytes: pages, cells, records. Nothing in it is trusted, nothing panics.
use rusqlite::types::Value;
use std::borrow::Cow;

/// Page sizes from the usual one on.
const SIZES: [usize; 8] = [4096, 512, 1024, 2048, 8192, 16384, 32768, 65536];
/// The first bytes of every file that SQLite made.
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";
/// Bytes of the head of a file, before its first page's own content.
const HEAD: usize = 100;

/// What a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Rows of a table.
    Leaf,
    /// The way to pages of a table.
    Interior,
    /// Entries of an index.
    IndexLeaf,
    /// Entries of an index, and the way to more.
    IndexInterior,
}

/// One row as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// SQLite's own key.
    pub(super) id: i64,
    /// One for each column that stands in the row; the key's own column is null.
    pub(super) values: Vec<Value>,
    /// Some text holds bytes that are no letters; they were replaced.
    pub(super) is_doubtful: bool,
}

/// The bytes of a file, cut into pages. Pages are numbered from 1.
pub(super) struct Pages<'a> {
    bytes: &'a [u8],
    size: usize,
    usable: usize,
    /// Further pages of long rows that were read: no page belongs to two rows.
    taken: Vec<bool>,
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let found = bytes.get(at..at.checked_add(N)?)?;
    Some(found.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// SQLite's number of one to nine bytes, and where the next thing stands.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut sum: u64 = 0;
    for place in 0..9 {
        let at = at.checked_add(place)?;
        let byte = *bytes.get(at)?;
        if place == 8 {
            return Some((sum << 8 | u64::from(byte), at + 1));
        }
        sum = sum << 7 | u64::from(byte & 0x7F);
        if byte < 0x80 {
            return Some((sum, at + 1));
        }
    }
    None
}

/// A record's values, and whether letters had to be replaced. `None` when its sizes do not come out even.
fn record(bytes: &[u8]) -> Option<(Vec<Value>, bool)> {
    let (head, mut at) = varint(bytes, 0)?;
    let head = usize::try_from(head).ok().filter(|h| *h <= bytes.len())?;
    let (mut body, mut values, mut is_doubtful) = (head, Vec::new(), false);
    while at < head {
        let (kind, next) = varint(bytes, at)?;
        at = next;
        let size = match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind as usize,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            long => usize::try_from((long - 12) / 2).ok()?,
        };
        let found = bytes.get(body..body.checked_add(size)?)?;
        body += size;
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            7 => Value::Real(f64::from_be_bytes(found.try_into().ok()?)),
            1..=6 => {
                let sum = found.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
                // The first bit is the sign of a number of any width.
                let unused = 64 - 8 * size as u32;
                Value::Integer((sum << unused).cast_signed() >> unused)
            }
            even if even % 2 == 0 => Value::Blob(found.to_vec()),
            _ => {
                let text = String::from_utf8_lossy(found);
                // A text of ours never holds the letter zero: a page was wiped under it.
                is_doubtful |= matches!(text, Cow::Owned(_)) || text.contains('\0');
                Value::Text(text.replace('\0', "\u{fffd}"))
            }
        });
    }
    (at == head && body == bytes.len()).then_some((values, is_doubtful))
}

impl<'a> Pages<'a> {
    /// Cuts a file into pages of the size that makes most sense: what the head says may be damaged.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let said = match number::<2>(bytes, 16) {
            Some(1) => 65536,
            other => other.unwrap_or_default() as usize,
        };
        let has_head = bytes.starts_with(MAGIC);
        let mut best = (0, SIZES[0]);
        for size in [said].into_iter().filter(|s| has_head && SIZES.contains(s)).chain(SIZES) {
            let pages = Self { bytes, size, usable: size, taken: Vec::new() };
            let good = (1..=pages.count()).filter(|n| pages.looks_whole(*n)).count();
            if good > best.0 {
                best = (good, size);
            }
        }
        let size = best.1;
        let count = bytes.len().div_ceil(size);
        // Ours reserve no room at the end of a page, whatever a damaged head says.
        Self { bytes, size, usable: size, taken: vec![false; count + 1] }
    }

    /// How many pages there are, a cut-off last one counted.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.bytes.len().div_ceil(self.size)).unwrap_or(u32::MAX)
    }

    /// The pages that bytes of the file belong to, from one up to before another.
    pub(super) fn between(&self, from: usize, to: usize) -> std::ops::RangeInclusive<u32> {
        let page = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        page(from / self.size + 1)..=page(to.div_ceil(self.size)).min(self.count())
    }

    /// The bytes of a page without its reserved end; fewer when the file is cut off there.
    fn page(&self, page: u32) -> Option<&'a [u8]> {
        let start = (page as usize).checked_sub(1)?.checked_mul(self.size)?;
        let rest = self.bytes.get(start..)?;
        rest.get(..self.usable).or(Some(rest)).filter(|p| !p.is_empty())
    }

    /// Where the page's own content begins: the first page holds the head of the file.
    fn start(page: u32) -> usize {
        if page == 1 { HEAD } else { 0 }
    }

    /// What a page holds, by its own word.
    pub(super) fn kind(&self, page: u32) -> Option<Kind> {
        match self.page(page)?.get(Self::start(page))? {
            13 => Some(Kind::Leaf),
            5 => Some(Kind::Interior),
            10 => Some(Kind::IndexLeaf),
            2 => Some(Kind::IndexInterior),
            _ => None,
        }
    }

    /// Does every cell of the page begin in the page?
    fn looks_whole(&self, page: u32) -> bool {
        let Some(kind) = self.kind(page) else { return false };
        let said = self.page(page).and_then(|p| number::<2>(p, Self::start(page) + 3));
        Some(self.cells(page, kind).count() as u64) == said
            && self.cells(page, kind).all(|cell| cell.is_some())
    }

    /// How many cells a page says it has, and where the list of them begins; never more than it has room for.
    fn list_of_cells(&self, page: u32, kind: Kind) -> Option<(usize, usize)> {
        let start = Self::start(page);
        let head = start + if matches!(kind, Kind::Leaf | Kind::IndexLeaf) { 8 } else { 12 };
        let said = number::<2>(self.page(page)?, start + 3)? as usize;
        Some((said.min(self.usable.saturating_sub(head) / 2), head))
    }

    /// Where a cell of a page begins; `None` for one that cannot be in it.
    fn cell(&self, page: u32, kind: Kind, cell: usize) -> Option<usize> {
        let (count, head) = self.list_of_cells(page, kind)?;
        let bytes = self.page(page)?;
        let at = number::<2>(bytes, head.checked_add(cell.checked_mul(2)?)?)? as usize;
        (cell < count && at >= head + 2 * count && at < bytes.len()).then_some(at)
    }

    fn cells(&self, page: u32, kind: Kind) -> impl Iterator<Item = Option<usize>> {
        let count = self.list_of_cells(page, kind).map_or(0, |(count, _)| count);
        (0..count).map(move |i| self.cell(page, kind, i))
    }

    /// The pages below an interior page, in order; `None` where one cannot be told.
    pub(super) fn children(&self, page: u32, kind: Kind) -> Vec<Option<u32>> {
        let Some(bytes) = self.page(page) else { return Vec::new() };
        let child = |at| number::<4>(bytes, at).and_then(|n| u32::try_from(n).ok());
        let mut all: Vec<Option<u32>> = self.cells(page, kind).map(|at| child(at?)).collect();
        all.push(child(Self::start(page) + 8));
        all
    }

    /// How many cells a page of rows says it has.
    pub(super) fn row_count(&self, page: u32) -> usize {
        self.list_of_cells(page, Kind::Leaf).map_or(0, |(count, _)| count)
    }

    /// The row in a cell of a page of rows; `None` when it cannot be read. What a long row has on further
    /// pages is looked at only; see [`Pages::take_row`].
    pub(super) fn row(&self, page: u32, cell: usize) -> Option<Row> {
        self.read_row(page, cell).map(|(row, _)| row)
    }

    /// As [`Pages::row`], and no other row gets its further pages any more.
    pub(super) fn take_row(&mut self, page: u32, cell: usize) -> Option<Row> {
        let (row, further) = self.read_row(page, cell)?;
        for page in further {
            if let Some(taken) = self.taken.get_mut(page as usize) {
                *taken = true;
            }
        }
        Some(row)
    }

    fn read_row(&self, page: u32, cell: usize) -> Option<(Row, Vec<u32>)> {
        let bytes = self.page(page)?;
        let at = self.cell(page, Kind::Leaf, cell)?;
        let (length, at) = varint(bytes, at)?;
        let (id, at) = varint(bytes, at)?;
        let length = usize::try_from(length).ok()?;
        let (payload, further) = self.payload(bytes, at, length, self.usable - 35)?;
        let (values, is_doubtful) = record(&payload)?;
        Some((Row { id: id.cast_signed(), values, is_doubtful }, further))
    }

    /// The entries of an index page: its value and the key of its row; `None` for one that cannot be read.
    /// Only entries that stand whole in the page are read.
    pub(super) fn entries(&self, page: u32, kind: Kind) -> Vec<Option<(String, i64)>> {
        let Some(bytes) = self.page(page) else { return Vec::new() };
        let most = (self.usable.saturating_sub(12)) * 64 / 255 - 23;
        let skipped = if kind == Kind::IndexInterior { 4 } else { 0 };
        let entry = |at: usize| {
            let (length, at) = varint(bytes, at + skipped)?;
            let length = usize::try_from(length).ok().filter(|l| *l <= most)?;
            let (values, _) = record(bytes.get(at..at.checked_add(length)?)?)?;
            match values.as_slice() {
                [Value::Text(value), Value::Integer(id)] => Some((value.clone(), *id)),
                _ => None,
            }
        };
        self.cells(page, kind).map(|at| entry(at?)).collect()
    }

    /// How many bytes of a row stand on its first page, which takes `most` of a row that does not go on.
    fn on_first_page(&self, length: usize, most: usize) -> usize {
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let even = least + (length - least) % (self.usable - 4);
        if even <= most { even } else { least }
    }

    /// The bytes of a row that may go on over further pages, and those pages.
    fn payload(
        &self,
        page: &'a [u8],
        at: usize,
        length: usize,
        most: usize,
    ) -> Option<(Cow<'a, [u8]>, Vec<u32>)> {
        if length <= most {
            return Some((Cow::Borrowed(page.get(at..at.checked_add(length)?)?), Vec::new()));
        }
        if length > self.bytes.len() {
            return None;
        }
        let here = self.on_first_page(length, most);
        let mut bytes = page.get(at..at.checked_add(here)?)?.to_vec();
        let mut next = number::<4>(page, at + here)?;
        let mut further = Vec::new();
        while bytes.len() < length {
            let number_of_page = u32::try_from(next).ok().filter(|n| *n > 1)?;
            // A page that was given away, or comes twice: a circle, or another row's.
            if *self.taken.get(number_of_page as usize)? || further.len() > self.taken.len() {
                return None;
            }
            let page = self.page(number_of_page)?;
            next = number::<4>(page, 0)?;
            let rest = (length - bytes.len()).min(self.usable - 4);
            bytes.extend_from_slice(page.get(4..4 + rest)?);
            further.push(number_of_page);
        }
        Some((Cow::Owned(bytes), further))
    }

    /// The pages that hold nothing; `None` when their list cannot be read to its end.
    pub(super) fn free(&self) -> Option<Vec<u32>> {
        let said = number::<4>(self.bytes, 36)? as usize;
        let mut next = number::<4>(self.bytes, 32)?;
        let mut found = Vec::new();
        if !self.bytes.starts_with(MAGIC) || said >= self.taken.len() {
            return None;
        }
        while next != 0 && found.len() < said {
            let trunk = u32::try_from(next).ok()?;
            let bytes = self.page(trunk)?;
            found.push(trunk);
            next = number::<4>(bytes, 0)?;
            let count = number::<4>(bytes, 4)? as usize;
            if count > self.usable / 4 {
                return None;
            }
            for i in 0..count {
                found.push(u32::try_from(number::<4>(bytes, 8 + 4 * i)?).ok()?);
            }
        }
        (found.len() == said && next == 0).then_some(found)
    }

    /// Do the cells of a page of a table, and what is free between them, make up all of its content? If not,
    /// it holds more than its head says.
    pub(super) fn adds_up(&self, page: u32) -> bool {
        self.content_and_sum(page).is_some_and(|(content, sum)| content == sum)
    }

    fn content_and_sum(&self, page: u32) -> Option<(usize, usize)> {
        /// The least that a cell takes.
        const LEAST: usize = 4;
        let (bytes, start, kind) = (self.page(page)?, Self::start(page), self.kind(page)?);
        let content = self.usable.checked_sub(match number::<2>(bytes, start + 5)? {
            0 => 65536,
            at => at as usize,
        })?;
        let mut sum = usize::from(*bytes.get(start + 7)?);
        for cell in self.cells(page, kind) {
            let first = cell?;
            let size = if kind == Kind::Leaf {
                let (length, at) = varint(bytes, first)?;
                let (_, at) = varint(bytes, at)?;
                let length = usize::try_from(length).ok()?;
                let here = self.on_first_page(length, self.usable - 35);
                at - first + here + if here < length { 4 } else { 0 }
            } else {
                varint(bytes, first + 4)?.1 - first
            };
            sum = sum.checked_add(size.max(LEAST))?;
        }
        let mut free = number::<2>(bytes, start + 1)? as usize;
        while free != 0 {
            sum = sum.checked_add(number::<2>(bytes, free + 2)? as usize)?;
            let next = number::<2>(bytes, free)? as usize;
            // In order, so that there is an end.
            free = Some(next).filter(|next| *next == 0 || *next > free)?;
        }
        Some((content, sum))
    }

    /// Was this further page given to a row?
    pub(super) fn is_taken(&self, page: u32) -> bool {
        self.taken.get(page as usize).copied().unwrap_or(true)
    }

    /// The version of the schema that the head of the file says.
    pub(super) fn user_version(&self) -> Option<i64> {
        number::<4>(self.bytes, 60).filter(|_| self.bytes.starts_with(MAGIC)).map(|v| v as i64)
    }
}
