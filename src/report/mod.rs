//! Paper: what a document says, where it stands on the page, and the PDF.

mod content;
pub mod layout;
mod pdf;
mod style;

pub use layout::Layout;

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

/// The bytes of the PDF: the same layout gives the same bytes.
pub fn pdf(layout: &Layout) -> Result<Vec<u8>, ReportError> {
    pdf::write(layout)
}
