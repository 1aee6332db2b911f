//! Links within the text, and the numbers of the pages to which they lead: both are known when all pages are.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::document::{Link, Spot};
use super::super::page::{Item, NodeId, Page, Shape};
use crate::assessment::Target;

/// A place where others lead to: its page and its distance from the top.
pub(super) type Anchors = HashMap<Spot, (usize, f32)>;

/// A piece of text that leads somewhere.
pub(super) struct Reference {
    pub page: usize,
    /// Which item of the page it is.
    pub item: usize,
    pub node: NodeId,
    pub link: Arc<Link>,
    /// Left, top, width and height of the text.
    pub area: [f32; 4],
}

/// Writes the numbers of pages, and puts a link over each piece that leads somewhere.
pub(super) fn fill(pages: &mut [Page], anchors: &Anchors, references: Vec<Reference>) {
    for reference in references {
        let Reference { page, item, node, link, area: [x, y, width, height] } = reference;
        let Some((target, top)) = anchors.get(&link.to).copied() else { continue };
        let Some(page) = pages.get_mut(page) else { continue };
        let number = (target + 1).to_string();
        if link.is_number
            && let Some(Item { shape: Shape::Text { text, .. }, .. }) = page.items.get_mut(item)
        {
            // A number of a measure may have the same digits; the page stands at the end.
            if let Some(place) = text.rfind(Link::NUMBER) {
                text.replace_range(place..place + Link::NUMBER.len(), &number);
            }
        }
        let label = format!("{}, Seite {number}", name(&link.to));
        let shape = Shape::Link { x, y, width, height, page: target, top, label };
        page.items.push(Item { node: Some(node), shape });
    }
}

fn name(spot: &Spot) -> String {
    match spot {
        Spot::Question(question) => format!("Frage {question}"),
        Spot::Measure(Target::Question(question)) => format!("Maßnahme zu {question}"),
        Spot::Measure(Target::Own(_)) => "eigene Maßnahme".to_owned(),
        Spot::Requirement(requirement) => format!("Anforderung {requirement}"),
    }
}
