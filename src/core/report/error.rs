//! What can go wrong with a report.

/// Why a report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The embedded fonts are damaged.
    #[error("Die Schrift des Berichts lässt sich nicht lesen: {0}")]
    Font(String),
    /// The PDF could not be put together.
    #[error("Das PDF lässt sich nicht zusammensetzen: {0}")]
    Pdf(#[from] lopdf::Error),
}
