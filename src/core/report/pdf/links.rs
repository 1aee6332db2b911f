//! Links, written out already as the structure elements are: a report has hundreds.

use std::io::Write as _;

use lopdf::{Document, ObjectId};

use super::super::page::{Layout, NodeId, Page, Shape};
use super::object::{self, text_string};
use super::pile::Pile;

/// Writes the links of a page; the first has this key in the parent tree. Gives each with its place in the structure.
pub(super) fn write(
    page: &Page,
    first: usize,
    layout: &Layout,
    pages: &[ObjectId],
    pile: &mut Pile,
    document: &mut Document,
) -> Vec<(ObjectId, Option<NodeId>)> {
    let mut written = Vec::new();
    for item in &page.items {
        let Shape::Link { x, y, width, height, page: target, top, label } = &item.shape else { continue };
        let Some((id, there)) = pages.get(*target).zip(layout.pages.get(*target)) else { continue };
        let link = document.new_object_id();
        pile.begin(link.0);
        let bytes = &mut pile.bytes;
        let bottom = page.height - y - height;
        // Whole points are fine enough for the area. Writing to memory cannot fail.
        let _ = write!(
            bytes,
            "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{x:.0} {bottom:.0} {:.0} {:.0}]/Dest[{} 0 R/XYZ null {:.0} \
             null]/StructParent {}/Contents",
            x + width,
            bottom + height,
            id.0,
            there.height - top,
            first + written.len()
        );
        object::write(bytes, &text_string(label));
        bytes.extend(b">>\n");
        written.push((link, item.node));
    }
    written
}
