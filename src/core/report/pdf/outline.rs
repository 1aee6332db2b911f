//! Bookmarks, nested like the headings. printpdf's own are flat and sorted by title within a page.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::super::error::ReportError;
use super::super::page::{Layout, OutlineEntry};
use super::object::text_string;

/// A bookmark and those below it.
struct Mark<'a> {
    id: ObjectId,
    entry: &'a OutlineEntry,
    kids: Vec<Mark<'a>>,
}

/// Adds the headings of levels 1 and 2 as bookmarks; a document of one page needs none.
pub(super) fn add(layout: &Layout, pages: &[ObjectId], document: &mut Document) -> Result<(), ReportError> {
    let mut marks: Vec<Mark> = Vec::new();
    for entry in layout.outline.iter().filter(|entry| entry.level <= 2) {
        let mark = Mark { id: document.new_object_id(), entry, kids: Vec::new() };
        match marks.last_mut() {
            Some(above) if entry.level > above.entry.level => above.kids.push(mark),
            _ => marks.push(mark),
        }
    }
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Ok(()) };
    let root = document.new_object_id();
    let (first, last, count) = (first.id, last.id, marks.len() as i64);
    write(&marks, root, layout, pages, document);
    document.set_object(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => Object::Reference(first),
            "Last" => Object::Reference(last),
            "Count" => count,
        },
    );
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", Object::Reference(root));
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

fn write(marks: &[Mark], parent: ObjectId, layout: &Layout, pages: &[ObjectId], document: &mut Document) {
    for (index, mark) in marks.iter().enumerate() {
        let height = layout.pages.get(mark.entry.page).map_or(0.0, |page| page.height);
        let page = pages.get(mark.entry.page).map_or(Object::Null, |page| Object::Reference(*page));
        let top = Object::Real((height - mark.entry.y).round());
        let mut dictionary = dictionary! {
            "Title" => text_string(&mark.entry.title),
            "Parent" => Object::Reference(parent),
            "Dest" => vec![page, "XYZ".into(), Object::Null, top, Object::Null],
        };
        if let Some(previous) = index.checked_sub(1).and_then(|index| marks.get(index)) {
            dictionary.set("Prev", Object::Reference(previous.id));
        }
        if let Some(next) = marks.get(index + 1) {
            dictionary.set("Next", Object::Reference(next.id));
        }
        if let (Some(first), Some(last)) = (mark.kids.first(), mark.kids.last()) {
            dictionary.set("First", Object::Reference(first.id));
            dictionary.set("Last", Object::Reference(last.id));
            // Negative: closed until the reader opens it.
            dictionary.set("Count", -(mark.kids.len() as i64));
        }
        document.set_object(mark.id, dictionary);
        write(&mark.kids, mark.id, layout, pages, document);
    }
}
