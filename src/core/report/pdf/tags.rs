//! The structure tree: headings, paragraphs, lists, tables and figures as a screen reader meets them.

use std::io::Write as _;

use lopdf::{Document, Object, ObjectId, dictionary};
use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use super::super::error::ReportError;
use super::super::page::{FieldKind, Layout, Node, NodeId, Page, Role};
use super::drawing::Mark;
use super::form::Widget;
use super::object::text_string;
use super::pile::{self, ObjectStream, Pile};
use super::{links, number, object};

/// Structure elements, written out already: there are thousands, and lopdf's dictionaries would cost more time than
/// all pages together.
pub(super) struct Tree {
    /// All elements.
    pub elements: Vec<ObjectStream>,
    /// What ties pages and elements together: the links, and the way back from marked content.
    pub ties: Pile,
}

enum Kid {
    Mark { page: usize, number: usize },
    Node(NodeId),
    Annotation { page: usize, annotation: ObjectId },
}

struct Builder<'a> {
    layout: &'a Layout,
    pages: &'a [ObjectId],
    kids: Vec<Vec<Kid>>,
    attached: Vec<bool>,
    /// Object number of each element.
    ids: Vec<u32>,
}

impl Tree {
    /// Builds the tree and ties pages and annotations to it.
    pub(super) fn build(
        layout: &Layout,
        marks: &[Vec<Mark>],
        widgets: &[Widget],
        pages: &[ObjectId],
        document: &mut Document,
    ) -> Result<Self, ReportError> {
        let count = layout.nodes.len();
        let mut builder = Builder {
            layout,
            pages,
            kids: (0..count).map(|_| Vec::new()).collect(),
            attached: vec![false; count],
            ids: vec![0; count],
        };
        let mut ties = Pile::default();
        let mut tied = Vec::new();
        for (page, marks) in marks.iter().enumerate() {
            let mut fields = widgets.iter().filter(|widget| widget.page == page);
            let mut number = 0;
            for mark in marks {
                let (node, kid) = match mark {
                    Mark::Stretch(node) => (*node, Kid::Mark { page, number }),
                    Mark::Field => match fields.next().and_then(|widget| Some((widget.id, widget.node?))) {
                        Some((annotation, node)) => (node, Kid::Annotation { page, annotation }),
                        None => continue,
                    },
                };
                number += usize::from(matches!(mark, Mark::Stretch(_)));
                builder.attach(node);
                builder.kids[node as usize].push(kid);
            }
            let Some((id, content)) = pages.get(page).zip(layout.pages.get(page)) else { continue };
            let first = pages.len() + tied.len();
            let written = links::write(content, first, layout, pages, &mut ties, document);
            tie_page(*id, page, content, !marks.is_empty(), &written, document)?;
            for (annotation, node) in written {
                if let Some(node) = node {
                    builder.attach(node);
                    builder.kids[node as usize].push(Kid::Annotation { page, annotation });
                    tied.push(node);
                }
            }
            for widget in widgets.iter().filter(|widget| widget.page == page) {
                let Some(node) = widget.node else { continue };
                document.get_dictionary_mut(widget.id)?.set("StructParent", (pages.len() + tied.len()) as i64);
                tied.push(node);
                let annotations = document.get_dictionary_mut(pages[page])?;
                match annotations.get_mut(b"Annots") {
                    Ok(Object::Array(known)) => known.push(Object::Reference(widget.id)),
                    _ => annotations.set("Annots", vec![Object::Reference(widget.id)]),
                }
            }
        }
        builder.attach_empty_cells();
        let root = document.new_object_id();
        let nodes: Vec<NodeId> = (0..).zip(&builder.attached).filter(|(_, is)| **is).map(|(node, _)| node).collect();
        for node in &nodes {
            builder.ids[*node as usize] = document.new_object_id().0;
        }
        let elements =
            nodes.par_chunks(pile::MOST).with_max_len(1).flat_map_iter(|nodes| builder.elements(nodes, root));
        let elements = elements.collect();
        let parents = document.new_object_id();
        builder.parent_tree(&mut ties, parents.0, marks, &tied);
        let first = Object::Reference((builder.ids.first().copied().unwrap_or(0), 0));
        let next = (pages.len() + tied.len()) as i64;
        document.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => first,
                "ParentTree" => Object::Reference(parents),
                "ParentTreeNextKey" => next,
            },
        );
        document.catalog_mut()?.set("StructTreeRoot", Object::Reference(root));
        Ok(Self { elements, ties })
    }
}

/// Sets a page's boxes and keys.
fn tie_page(
    id: ObjectId,
    index: usize,
    page: &Page,
    has_marks: bool,
    links: &[(ObjectId, Option<NodeId>)],
    document: &mut Document,
) -> Result<(), ReportError> {
    let dictionary = document.get_dictionary_mut(id)?;
    let size = [0.0, 0.0, page.width, page.height].map(Object::Real).to_vec();
    dictionary.set("MediaBox", size);
    dictionary.remove(b"TrimBox");
    dictionary.remove(b"CropBox");
    if has_marks {
        dictionary.set("StructParents", index as i64);
    }
    if links.is_empty() {
        dictionary.remove(b"Annots");
    } else {
        dictionary.set("Annots", links.iter().map(|(id, _)| Object::Reference(*id)).collect::<Vec<_>>());
    }
    dictionary.set("Tabs", "S");
    Ok(())
}

impl Builder<'_> {
    /// Puts a node into its parent at its first appearance, so that the tree follows the reading order.
    fn attach(&mut self, node: NodeId) {
        if std::mem::replace(&mut self.attached[node as usize], true) {
            return;
        }
        if let Some(parent) = self.layout.nodes[node as usize].parent {
            self.attach(parent);
            self.kids[parent as usize].push(Kid::Node(node));
        }
    }

    /// A cell without text is still a cell: without it the row would be too short.
    fn attach_empty_cells(&mut self) {
        for (index, node) in self.layout.nodes.iter().enumerate() {
            let cell = matches!(node.role, Role::ColumnHead | Role::RowHead | Role::TableCell);
            let Some(parent) = node.parent.filter(|parent| cell && self.attached[*parent as usize]) else { continue };
            if !self.attached[index] {
                self.attached[index] = true;
                let id = index as NodeId;
                let kids = &mut self.kids[parent as usize];
                let at = kids.iter().position(|kid| matches!(kid, Kid::Node(other) if *other > id));
                kids.insert(at.unwrap_or(kids.len()), Kid::Node(id));
            }
        }
    }

    /// Some elements, packed.
    fn elements(&self, nodes: &[NodeId], root: ObjectId) -> Vec<ObjectStream> {
        let mut pile = Pile::default();
        for node in nodes {
            pile.begin(self.ids[*node as usize]);
            self.element(*node, root, &mut pile.bytes);
        }
        pile.packed()
    }

    fn element(&self, id: NodeId, root: ObjectId, out: &mut Vec<u8>) {
        let node = &self.layout.nodes[id as usize];
        let kids = &self.kids[id as usize];
        let parent = node.parent.map_or(root.0, |parent| self.ids[parent as usize]);
        let home = kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            _ => None,
        });
        out.extend(b"<</S/");
        out.extend(role_name(node.role).as_bytes());
        out.extend(b"/P ");
        number::reference(out, parent);
        if let Some(page) = home.and_then(|page| self.pages.get(page)) {
            out.extend(b"/Pg ");
            number::reference(out, page.0);
        }
        attributes(node, self.layout, out);
        // A single kid stands alone: shorter, and some readers stumble over lists of one.
        let (open, close) = if kids.len() == 1 { ("/K ", ">>\n") } else { ("/K[", "]>>\n") };
        out.extend(open.as_bytes());
        for kid in kids {
            match kid {
                Kid::Mark { page, number } if Some(*page) == home => {
                    number::integer(out, *number);
                    out.push(b' ');
                }
                Kid::Mark { page, number } => {
                    // Writing to memory cannot fail.
                    let _ = write!(out, "<</Type/MCR/Pg {} 0 R/MCID {number}>>", self.pages[*page].0);
                }
                Kid::Node(node) => number::reference(out, self.ids[*node as usize]),
                Kid::Annotation { page, annotation } if Some(*page) == home => {
                    let _ = write!(out, "<</Type/OBJR/Obj {} 0 R>>", annotation.0);
                }
                Kid::Annotation { page, annotation } => {
                    let _ = write!(out, "<</Type/OBJR/Pg {} 0 R/Obj {} 0 R>>", self.pages[*page].0, annotation.0);
                }
            }
        }
        out.extend(close.as_bytes());
    }

    /// From marked content and annotations back to the elements.
    fn parent_tree(&self, ties: &mut Pile, id: u32, marks: &[Vec<Mark>], links: &[NodeId]) {
        ties.begin(id);
        let out = &mut ties.bytes;
        out.extend(b"<</Nums[");
        for (page, marks) in marks.iter().enumerate().filter(|(_, marks)| !marks.is_empty()) {
            number::integer(out, page);
            out.push(b'[');
            for mark in marks {
                if let Mark::Stretch(node) = mark {
                    number::reference(out, self.ids[*node as usize]);
                }
            }
            out.extend(b"]");
        }
        for (index, node) in links.iter().enumerate() {
            number::integer(out, self.pages.len() + index);
            out.push(b' ');
            number::reference(out, self.ids[*node as usize]);
        }
        out.extend(b"]>>\n");
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::ListLabel => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::ColumnHead | Role::RowHead => "TH",
        Role::TableCell => "TD",
        Role::Figure => "Figure",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Link => "Link",
        Role::Form => "Form",
    }
}

fn attributes(node: &Node, layout: &Layout, out: &mut Vec<u8>) {
    match node.role {
        // Writing to memory cannot fail.
        Role::ColumnHead if node.span > 1 => {
            drop(write!(out, "/A<</O/Table/Scope/Column/ColSpan {}>>", node.span));
        }
        Role::ColumnHead => out.extend(b"/A<</O/Table/Scope/Column>>"),
        Role::RowHead => out.extend(b"/A<</O/Table/Scope/Row>>"),
        Role::List => out.extend(b"/A<</O/List/ListNumbering/Disc>>"),
        // Writing to memory cannot fail.
        Role::TableCell if node.span > 1 => drop(write!(out, "/A<</O/Table/ColSpan {}>>", node.span)),
        Role::Table => {
            if let Some(summary) = &node.alt {
                out.extend(b"/A<</O/Table/Summary");
                object::write(out, &text_string(summary));
                out.extend(b">>");
            }
        }
        Role::Form => print_field(node, out),
        Role::Figure => {
            out.extend(b"/Alt");
            object::write(out, &text_string(node.alt.as_deref().unwrap_or("Abbildung")));
            if let Some((page, [x, y, width, height])) = node.bounds {
                let bottom = layout.pages.get(page).map_or(0.0, |page| page.height) - y - height;
                let (right, top) = (x + width, bottom + height);
                let _ = write!(out, "/A<</O/Layout/Placement/Block/BBox[{x:.2} {bottom:.2} {right:.2} {top:.2}]>>");
            }
        }
        _ => {}
    }
}

/// What is filled in by hand: what it is, whether it is ticked, and what for.
fn print_field(node: &Node, out: &mut Vec<u8>) {
    let Some(field) = &node.field else { return };
    out.extend(match field.kind {
        FieldKind::Check { on: true } => b"/A<</O/PrintField/Role/cb/checked/on/Desc".as_slice(),
        FieldKind::Check { on: false } => b"/A<</O/PrintField/Role/cb/checked/off/Desc",
        FieldKind::Text { .. } => b"/A<</O/PrintField/Role/tv/Desc",
    });
    object::write(out, &text_string(&field.about));
    out.extend(b">>");
}
