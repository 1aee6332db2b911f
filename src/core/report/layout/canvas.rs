//! The pages under construction: where the pen is, what has been drawn, and what it means.

use std::sync::Arc;

use super::super::document::{Align, Field, Link};
use super::super::fonts;
use super::super::page::{Item, Node, NodeId, OutlineEntry, Page, Role, Shape};
use super::super::style::{self, Color};
use super::lines::{Lines, Part, Piece};
use super::references::{Anchors, Reference};

/// An entry of the contents that waits for its page number.
pub(super) struct ContentsEntry {
    pub page: usize,
    pub node: NodeId,
    pub y: f32,
    pub baseline: f32,
    pub height: f32,
    /// Index into the headings that stand in the contents.
    pub heading: usize,
    pub strong: bool,
}

/// The pages under construction.
#[derive(Default)]
pub(super) struct Canvas {
    pub pages: Vec<Page>,
    pub nodes: Vec<Node>,
    pub outline: Vec<OutlineEntry>,
    /// The entries of the outline that stand in the contents.
    pub listed: Vec<usize>,
    /// Where contents entries wait for their page numbers.
    pub contents: Vec<ContentsEntry>,
    /// The places to which others refer.
    pub anchors: Anchors,
    /// The pieces of text that refer to them.
    pub references: Vec<Reference>,
    /// The current position on the last page.
    pub y: f32,
    /// Whether fields are filled in on the screen.
    pub on_screen: bool,
}

impl Canvas {
    /// A new structure element.
    pub(super) fn node(&mut self, role: Role, parent: Option<NodeId>) -> NodeId {
        self.nodes.push(Node { role, parent, alt: None, bounds: None, span: 1, field: None });
        (self.nodes.len() - 1) as NodeId
    }

    /// Gives an element its alternative text.
    pub(super) fn describe(&mut self, node: NodeId, alt: String) {
        self.nodes[node as usize].alt = Some(alt);
    }

    /// Notes where a figure stands.
    pub(super) fn bounds(&mut self, node: NodeId, bounds: [f32; 4]) {
        let page = self.pages.len() - 1;
        self.nodes[node as usize].bounds = Some((page, bounds));
    }

    /// Lets a cell span columns.
    pub(super) fn span(&mut self, node: NodeId, columns: usize) {
        self.nodes[node as usize].span = columns as u16;
    }

    /// Draws on the current page.
    pub(super) fn push(&mut self, node: Option<NodeId>, shape: Shape) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(Item { node, shape });
        }
    }

    /// Draws broken lines from `top` downwards.
    pub(super) fn lines<'a>(
        &mut self,
        node: Option<NodeId>,
        part: impl Into<Part<'a>>,
        x: f32,
        top: f32,
        width: f32,
        align: Align,
    ) {
        let part = part.into();
        if let (Some(spot), Some(page)) = (part.anchor(), self.pages.len().checked_sub(1)) {
            self.anchors.entry(spot.clone()).or_insert((page, top));
        }
        let lines = part.of;
        for (index, line) in part.lines.iter().enumerate() {
            let y = top + index as f32 * lines.leading + lines.baseline();
            let left = x + Lines::offset(line, width, align);
            for piece in line.pieces.iter().filter(|piece| !piece.text.is_empty()) {
                let (weight, color, text) = (piece.weight, piece.color, piece.text.clone());
                let (x, size) = (left + piece.x, lines.size);
                let node = match (&piece.link, node) {
                    (Some(link), Some(parent)) => {
                        let width = fonts::text_width(text.trim_end(), size, weight);
                        let area = [x, y - lines.baseline(), width, lines.leading];
                        Some(self.refer(parent, link, area))
                    }
                    _ => node,
                };
                self.push(node, Shape::Text { x, y, size, weight, color, text });
            }
        }
    }

    /// The element of the piece of text that is drawn next and leads somewhere.
    fn refer(&mut self, parent: NodeId, link: &Arc<Link>, area: [f32; 4]) -> NodeId {
        let node = self.node(Role::Link, Some(parent));
        let (page, item) = match self.pages.last() {
            Some(last) => (self.pages.len() - 1, last.items.len()),
            None => return node,
        };
        self.references.push(Reference { page, item, node, link: link.clone(), area });
        node
    }

    /// Draws what stands before the first of some lines.
    pub(super) fn mark(&mut self, node: NodeId, mark: &Piece, lines: &Lines, x: f32, top: f32) {
        let node = match &lines.field {
            Some(field) => {
                let side = lines.size;
                let place = [x + mark.x, top + (lines.leading - side) / 2.0, side, side];
                let (form, placed) = self.field(node, field, place);
                if placed {
                    return;
                }
                form
            }
            None => node,
        };
        let Piece { weight, color, .. } = *mark;
        let (size, y, text) = (lines.size, top + lines.baseline(), mark.text.clone());
        self.push(Some(node), Shape::Text { x: x + mark.x, y, size, weight, color, text });
    }

    /// Something to fill in; `true` if it has been placed as a field for the screen, else its element on paper is to be
    /// drawn by the caller.
    pub(super) fn field(
        &mut self,
        parent: NodeId,
        field: &Arc<Field>,
        [x, y, width, height]: [f32; 4],
    ) -> (NodeId, bool) {
        let node = self.node(Role::Form, Some(parent));
        if self.on_screen {
            self.push(Some(node), Shape::Field { x, y, width, height, field: field.clone() });
        } else {
            self.nodes[node as usize].field = Some(field.clone());
        }
        (node, self.on_screen)
    }

    /// Draws a thin line across the text area.
    pub(super) fn rule(&mut self, y: f32, color: Color) {
        let from = (style::MARGIN_X, y);
        self.push(None, Shape::Line { from, to: (style::MARGIN_X + style::TEXT_WIDTH, y), width: 0.5, color });
    }

    /// What is left on the page.
    pub(super) fn room(&self) -> f32 {
        style::BOTTOM - self.y + 0.01
    }

    /// Starts a page.
    pub(super) fn new_page(&mut self) {
        self.pages.push(Page { width: style::PAGE_WIDTH, height: style::PAGE_HEIGHT, items: Vec::new() });
        self.y = style::TOP;
    }

    /// Whether nothing stands on the page yet.
    pub(super) fn at_top(&self) -> bool {
        self.pages.last().is_none_or(|page| page.items.is_empty())
    }
}
