//! Something that is wrong with a file.

/// Something that is wrong, and what a repaired copy makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// By which programs know it.
    pub kind: &'static str,
    /// Where it is.
    pub place: String,
    /// What it is, in German.
    pub text: String,
    /// Whether a repaired copy is free of it.
    pub mended: bool,
}

impl Damage {
    pub(super) fn new(kind: &'static str, place: impl ToString, text: String) -> Self {
        Self { kind, place: place.to_string(), text, mended: true }
    }
}
