//! Kinds of recipients (đối tượng khen thưởng), in the one order of all papers, and how many there are
//! of each.
use serde::{Deserialize, Serialize};

/// Whom an award is for. Papers list collectives before persons before households, each numbered from 1.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum RecipientKind {
    /// Tập thể.
    #[default]
    Collective,
    /// Cá nhân.
    Person,
    /// Hộ gia đình.
    Household,
}

impl RecipientKind {
    /// All kinds, in the order of the papers.
    pub const ALL: [Self; 3] = [Self::Collective, Self::Person, Self::Household];
}

/// How many recipients of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counts {
    pub collectives: usize,
    pub persons: usize,
    pub households: usize,
}

impl Counts {
    /// So many of one kind.
    pub fn of(kind: RecipientKind, count: usize) -> Self {
        let mut counts = Self::default();
        *counts.mut_of(kind) = count;
        counts
    }

    /// How many of a kind.
    pub fn get(&self, kind: RecipientKind) -> usize {
        match kind {
            RecipientKind::Collective => self.collectives,
            RecipientKind::Person => self.persons,
            RecipientKind::Household => self.households,
        }
    }

    /// All together.
    pub fn total(&self) -> usize {
        self.collectives + self.persons + self.households
    }

    /// The kinds there are, in the order of the papers, each with its count.
    pub fn present(&self) -> impl Iterator<Item = (RecipientKind, usize)> + use<> {
        let counts = *self;
        let all = RecipientKind::ALL.into_iter().map(move |kind| (kind, counts.get(kind)));
        all.filter(|(_, count)| *count > 0)
    }

    fn mut_of(&mut self, kind: RecipientKind) -> &mut usize {
        match kind {
            RecipientKind::Collective => &mut self.collectives,
            RecipientKind::Person => &mut self.persons,
            RecipientKind::Household => &mut self.households,
        }
    }
}

impl FromIterator<RecipientKind> for Counts {
    fn from_iter<I: IntoIterator<Item = RecipientKind>>(kinds: I) -> Self {
        let mut counts = Self::default();
        for kind in kinds {
            *counts.mut_of(kind) += 1;
        }
        counts
    }
}
