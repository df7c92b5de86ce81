//! The keys by which what is half typed in lists is kept among drafts.
use crate::domain::ids::Kind;

/// What a key among drafts stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyed {
    Form(Kind),
    Grid(Kind),
    GridOfRecords(Kind),
    /// The grid of the parts of a record, by the number of its key.
    Parts(Kind, i64),
}

/// The form's key among drafts, by that of its list.
pub(super) fn draft_key(list: &str) -> String {
    list.to_owned()
}

/// The grid's key among drafts; a grid that changes records has one of its own.
pub(super) fn grid_key(list: &str, of_records: bool) -> String {
    let kind = if of_records { "grid-records" } else { "grid" };
    format!("{kind}-{list}")
}

/// The key among drafts of the grid of a record's parts.
pub(super) fn parts_key(parts: &str, id: i64) -> String {
    format!("grid-{parts}-{id}")
}

impl Keyed {
    /// Reads a key; `None` when it is of none of these lists, each with its key and that of its parts.
    pub(super) fn read(
        form: &str,
        mut lists: impl Iterator<Item = (Kind, &'static str, Option<&'static str>)>,
    ) -> Option<Self> {
        let id = form.rsplit('-').next().and_then(|n| n.parse::<i64>().ok());
        lists.find_map(|(list, key, parts)| {
            if let (Some(id), Some(parts)) = (id, parts)
                && parts_key(parts, id) == form
            {
                return Some(Self::Parts(list, id));
            }
            let keys = [
                (draft_key(key), Self::Form(list)),
                (grid_key(key, false), Self::Grid(list)),
                (grid_key(key, true), Self::GridOfRecords(list)),
            ];
            keys.into_iter().find(|(key, _)| key == form).map(|(_, keyed)| keyed)
        })
    }

    /// The list it is found in.
    pub(super) fn list(self) -> Kind {
        match self {
            Self::Form(list)
            | Self::Grid(list)
            | Self::GridOfRecords(list)
            | Self::Parts(list, _) => list,
        }
    }
}
