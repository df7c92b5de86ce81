//! Kinds of damage that a stick, a disk or a careless copy does to a file.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test"
)]

/// Bytes of a page of a book.
const PAGE: usize = 4096;

/// Numbers of chance, the same for a seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(0x9E37_79B9_7F4A_7C15))
    }

    pub fn number(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `most`.
    pub fn below(&mut self, most: usize) -> usize {
        (self.number() % most.max(1) as u64) as usize
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes.iter_mut() {
            *byte = self.number() as u8;
        }
    }
}

/// What happened to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    OneBit,
    ManyBits,
    ZeroPage,
    NoisePage,
    SwappedPages,
    PageTwice,
    CutAnywhere,
    CutAtPage,
    NoiseBehind,
    FileHead,
    PageHead,
    Bytes,
    Letter,
    /// A page as it was in an older state of the same book.
    OldPage,
}

pub const ALL: &[Kind] = &[
    Kind::OneBit,
    Kind::ManyBits,
    Kind::ZeroPage,
    Kind::NoisePage,
    Kind::SwappedPages,
    Kind::PageTwice,
    Kind::CutAnywhere,
    Kind::CutAtPage,
    Kind::NoiseBehind,
    Kind::FileHead,
    Kind::PageHead,
    Kind::Bytes,
    Kind::Letter,
    Kind::OldPage,
];

/// A damaged copy of a good file, and where it was hit. `older`: an earlier state of the same book.
pub fn damaged(good: &[u8], older: &[u8], kind: Kind, dice: &mut Dice) -> (Vec<u8>, String) {
    let mut file = good.to_vec();
    let pages = file.len() / PAGE;
    let page = |n: usize| n * PAGE..(n + 1) * PAGE;
    let place = match kind {
        Kind::OneBit => {
            let at = dice.below(file.len());
            file[at] ^= 1 << dice.below(8);
            format!("at {at}")
        }
        Kind::ManyBits => {
            let count = 2 + dice.below(199);
            for _ in 0..count {
                let at = dice.below(file.len());
                file[at] ^= 1 << dice.below(8);
            }
            format!("{count} bits")
        }
        Kind::ZeroPage => {
            let n = dice.below(pages);
            file[page(n)].fill(0);
            format!("page {}", n + 1)
        }
        Kind::NoisePage => {
            let n = dice.below(pages);
            dice.fill(&mut file[page(n)]);
            format!("page {}", n + 1)
        }
        Kind::SwappedPages => {
            let (a, b) = (dice.below(pages), dice.below(pages));
            file[page(a)].copy_from_slice(&good[page(b)]);
            file[page(b)].copy_from_slice(&good[page(a)]);
            format!("pages {} and {}", a + 1, b + 1)
        }
        Kind::PageTwice => {
            let (from, to) = (dice.below(pages), dice.below(pages));
            file[page(to)].copy_from_slice(&good[page(from)]);
            format!("page {} over {}", from + 1, to + 1)
        }
        Kind::CutAnywhere => {
            file.truncate(dice.below(good.len()));
            format!("to {}", file.len())
        }
        Kind::CutAtPage => {
            file.truncate(dice.below(pages) * PAGE);
            format!("to {}", file.len())
        }
        Kind::NoiseBehind => {
            let count = *dice.of(&[1, 100, PAGE, PAGE + 1, 65536, 150_000]);
            let mut tail = vec![0; count];
            dice.fill(&mut tail);
            file.extend(tail);
            format!("{count} bytes more")
        }
        Kind::FileHead => {
            let at = 16 + dice.below(84);
            file[at] = *dice.of(&[0, 1, 2, 3, 4, 5, 7, 64, 127, 255]);
            format!("byte {at}: {}", file[at])
        }
        Kind::PageHead => {
            let (n, at) = (1 + dice.below(pages - 1), dice.below(12));
            file[n * PAGE + at] = dice.number() as u8;
            format!("page {} byte {at}", n + 1)
        }
        Kind::Bytes => {
            let at = 100 + dice.below(file.len() - 100);
            let count = (*dice.of(&[1, 4, 16, 512])).min(file.len() - at);
            dice.fill(&mut file[at..at + count]);
            format!("{count} bytes at {at}")
        }
        Kind::Letter => {
            let word =
                dice.of(&["Trà Vinh", "Nguyễn", "Giấy khen", "2016", "Chi bộ", "Đảng"]).as_bytes();
            let places: Vec<usize> =
                (0..file.len() - word.len()).filter(|at| file[*at..].starts_with(word)).collect();
            if places.is_empty() {
                return (file, "nothing".to_owned());
            }
            let at = dice.of(&places) + dice.below(word.len());
            file[at] = *dice.of(&[b'A', 0xFF, 0, 0x80, file[at] ^ 1]);
            format!("letter at {at}")
        }
        Kind::OldPage => {
            let is_other = |n: &usize| good[page(*n)] != older[page(*n)];
            let others: Vec<usize> = (0..pages.min(older.len() / PAGE)).filter(is_other).collect();
            if others.is_empty() {
                return (file, "nothing".to_owned());
            }
            let n = *dice.of(&others);
            file[page(n)].copy_from_slice(&older[page(n)]);
            format!("page {} as it was", n + 1)
        }
    };
    (file, place)
}
