//! Paper: what a document says ([`content`]), where it stands on the page ([`layout`]), and the PDF ([`pdf`]). Between
//! them stand two vocabularies: [`document`] and [`page`].

mod characters;
mod content;
mod document;
mod error;
mod faces;
mod fonts;
mod layout;
mod options;
pub mod page;
mod pdf;
mod shaping;
mod style;
mod typed;

pub use error::ReportError;
pub use faces::font_bytes;
pub use fonts::text_width;
pub use options::{Kind, Options, ParseKindError, file_name};
pub use page::Layout;

use std::sync::Arc;

use self::document::Picture;
use crate::assessment::{Assessment, Kommune};
use crate::catalog::Catalog;

/// The Kommune's coat of arms or logo in pixels; `None` if there is none or it is damaged.
pub fn logo(kommune: &Kommune) -> Option<Arc<Picture>> {
    content::logo(kommune)
}

/// The pages of a report, as a display list for preview and PDF.
pub fn pages(assessment: &Assessment, catalog: &Catalog, options: &Options) -> Layout {
    layout::pages(&content::document(assessment, catalog, options))
}

/// The bytes of the PDF: the same layout gives the same bytes.
///
/// # Errors
/// If a font or a part of the document is damaged; for a released program never.
pub fn pdf(layout: &Layout) -> Result<Vec<u8>, ReportError> {
    pdf::write(layout)
}
