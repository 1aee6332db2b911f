//! Why a catalogue is refused.

/// A fault in a catalogue file, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Katalog abgelehnt: {file}{}: {reason}", line.map(|line| format!(", Zeile {line}")).unwrap_or_default())]
pub struct CatalogError {
    /// Name of the file.
    pub file: String,
    /// Line from 1, if the fault stands in one.
    pub line: Option<usize>,
    /// What is wrong, in German.
    pub reason: String,
}

impl CatalogError {
    pub(super) fn new(file: &str, line: Option<usize>, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, reason: reason.into() }
    }
}
