//! From laid-out pages to the bytes of a PDF file.
//!
//! printpdf makes the page contents, fonts, pictures and links; lopdf, on which printpdf stands, takes the structure
//! tree, bookmarks and metadata; our own writer packs it. Same layout, same bytes.

mod fonts;
mod metadata;
mod object;
mod ops;
mod outline;
mod tags;
mod write;

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt};

use super::ReportError;
use super::layout::Layout;

/// Writes a layout as a tagged PDF (PDF/UA-1).
pub fn write(layout: &Layout) -> Result<Vec<u8>, ReportError> {
    let subsets = fonts::subsets(layout)?;
    let mut printed = PdfDocument::new(&layout.title);
    let pictures = ops::register_pictures(layout, &mut printed);
    let mut marks = Vec::with_capacity(layout.pages.len());
    for page in &layout.pages {
        let content = ops::page(page, layout, &subsets, &pictures);
        printed.pages.push(PdfPage::new(points(page.width), points(page.height), content.ops));
        marks.push(content.marks);
    }
    fonts::register(&subsets, &mut printed);

    // The operators come from us, not from a file: printpdf may pass on those it has no name for.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings = Vec::new();
    let mut document = printed.to_lopdf_document(&options, &mut warnings);

    fonts::remove_specimen(&mut document)?;
    let pages = page_ids(&document);
    let tags = tags::Tree::build(layout, &marks, &pages, &mut document)?;
    outline::add(layout, &pages, &mut document)?;
    metadata::add(layout, &mut document)?;
    fonts::name(&mut document);
    Ok(write::file(document, tags))
}

fn points(length: f32) -> Mm {
    Mm::from(Pt(length))
}

fn page_ids(document: &lopdf::Document) -> Vec<lopdf::ObjectId> {
    document.get_pages().into_values().collect()
}
