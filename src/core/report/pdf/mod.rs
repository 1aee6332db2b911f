//! From laid-out pages to the bytes of a PDF file.
//!
//! printpdf makes the document with its pages and pictures; the pages are drawn by [`drawing`]; lopdf, on which
//! printpdf stands, takes fonts, structure tree, bookmarks and metadata; our own writer packs it. Same layout, same bytes.

mod codes;
mod deflate;
mod drawing;
mod fonts;
mod form;
mod links;
mod metadata;
mod number;
mod object;
mod outline;
mod pile;
mod resources;
mod tags;
mod write;

use lopdf::Stream;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::error::ReportError;
use super::page::Layout;
use drawing::Mark;

/// Writes a layout as a tagged PDF (PDF/UA-1).
pub fn write(layout: &Layout) -> Result<Vec<u8>, ReportError> {
    let subsets = fonts::subsets(layout)?;
    let mut printed = PdfDocument::new(&layout.title);
    let pictures = resources::register_pictures(layout, &mut printed);
    let (operators, marks): (Vec<Vec<u8>>, Vec<Vec<Mark>>) = layout
        .pages
        .par_iter()
        .map(|page| {
            let drawing = drawing::page(page, &subsets, &pictures);
            (drawing.operators, drawing.marks)
        })
        .unzip();
    // One core ties the document together while the other begins to compress.
    let (contents, assembled) = rayon::join(
        // Page by page, so that the other helps as soon as it is done.
        || operators.into_par_iter().with_max_len(1).map(write::stream).collect::<Vec<Stream>>(),
        || assemble(layout, printed, &subsets, &marks),
    );
    let (mut document, pages, tags) = assembled?;
    for (page, content) in pages.iter().zip(contents) {
        let id = document.get_dictionary(*page)?.get(b"Contents")?.as_reference()?;
        document.set_object(id, content);
    }
    Ok(write::file(document, tags))
}

/// The document without what stands on its pages.
fn assemble(
    layout: &Layout,
    mut printed: PdfDocument,
    subsets: &[fonts::Subset],
    marks: &[Vec<Mark>],
) -> Result<(lopdf::Document, Vec<lopdf::ObjectId>, tags::Tree), ReportError> {
    for page in &layout.pages {
        printed.pages.push(PdfPage::new(points(page.width), points(page.height), Vec::new()));
    }
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut document = printed.to_lopdf_document(&options, &mut Vec::new());
    let pages = page_ids(&document);
    fonts::add(subsets, &mut document, &pages)?;
    let widgets = form::add(layout, &pages, &mut document)?;
    let tags = tags::Tree::build(layout, marks, &widgets, &pages, &mut document)?;
    outline::add(layout, &pages, &mut document)?;
    metadata::add(layout, &mut document)?;
    Ok((document, pages, tags))
}

fn points(length: f32) -> Mm {
    Mm::from(Pt(length))
}

fn page_ids(document: &lopdf::Document) -> Vec<lopdf::ObjectId> {
    document.get_pages().into_values().collect()
}
