//! The old encodings that are known.
use serde::{Deserialize, Serialize};

/// An old encoding of Vietnamese, as text shows it: each byte as the letter Windows-1252 has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Legacy {
    /// TCVN3 (ABC): fonts .VnTime, .VnTimeH, .VnArial. “Tr\u{ad}¬ng V¨n H\u{ad}ng”.
    Tcvn3,
    /// VNI-Windows: fonts VNI-Times, VNI-Helve. “Tröông Vaên Höng”.
    Vni,
    /// Windows-1258 taken for Windows-1252. “NguyêÞn Thiò Hôìng”.
    Windows1258,
}

impl Legacy {
    /// Every one.
    pub(super) const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Windows1258];
}
