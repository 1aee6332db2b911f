//! The laid-out pages as a display list: what the PDF writer and the preview in the window both draw.

use std::sync::Arc;

use jiff::civil::Date;

pub use super::document::{Field, FieldKind, Picture};
pub use super::style::{Color, Weight};

/// Laid-out pages with everything that a drawer needs.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The document's title.
    pub title: String,
    /// One sentence on the content.
    pub subject: String,
    /// The institution.
    pub author: String,
    /// The date of the document.
    pub date: Date,
    /// The pages.
    pub pages: Vec<Page>,
    /// Headings for bookmarks and for jumping in the preview.
    pub outline: Vec<OutlineEntry>,
    /// What the items mean, for screen readers. The first node is the document.
    pub nodes: Vec<Node>,
    /// What a form on the screen says about itself, by name; `None` if nothing is filled in there.
    pub form: Option<Vec<(String, String)>>,
}

/// A page: what is drawn on it, in drawing and reading order.
#[derive(Debug, Clone)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The display list.
    pub items: Vec<Item>,
}

/// A heading and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// 1 to 3.
    pub level: u8,
    /// The text of the heading.
    pub title: String,
    /// Index of the page.
    pub page: usize,
    /// Distance from the page's top in points.
    pub y: f32,
}

/// One thing to draw. Positions are in points from the page's top left corner.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its place in the structure; `None` is decoration that a screen reader skips.
    pub node: Option<NodeId>,
    /// What to draw.
    pub shape: Shape,
}

/// The shapes of the display list.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the fields are what their names say, in points")]
pub enum Shape {
    /// A run of text; `y` is the baseline. Every character has a glyph in the font; a soft hyphen at its end is drawn as a
    /// hyphen, a blank there divides it from the next line.
    Text { x: f32, y: f32, size: f32, weight: Weight, color: Color, text: String },
    /// A filled rectangle.
    Rect { x: f32, y: f32, width: f32, height: f32, fill: Color },
    /// A straight line.
    Line { from: (f32, f32), to: (f32, f32), width: f32, color: Color },
    /// A rectangle with round corners and an outline.
    RoundRect {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        radius: f32,
        fill: Option<Color>,
        stroke: Option<(f32, Color)>,
    },
    /// A picture, scaled into the rectangle.
    Image { x: f32, y: f32, width: f32, height: f32, picture: Arc<Picture> },
    /// What is filled in on the screen.
    Field { x: f32, y: f32, width: f32, height: f32, field: Arc<Field> },
    /// An area that leads to a place in the document.
    Link { x: f32, y: f32, width: f32, height: f32, page: usize, top: f32, label: String },
}

impl Shape {
    /// Moves it to the right.
    pub(super) fn move_right(&mut self, by: f32) {
        match self {
            Self::Line { from, to, .. } => {
                from.0 += by;
                to.0 += by;
            }
            Self::Text { x, .. }
            | Self::Rect { x, .. }
            | Self::RoundRect { x, .. }
            | Self::Image { x, .. }
            | Self::Field { x, .. }
            | Self::Link { x, .. } => *x += by,
        }
    }
}

/// Index into [`Layout::nodes`].
pub type NodeId = u32;

/// A structure element.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The element it belongs to; the document has none.
    pub parent: Option<NodeId>,
    /// Alternative text of a figure, summary of a table.
    pub alt: Option<String>,
    /// Page and bounding box (x, y, width, height) of a figure.
    pub bounds: Option<(usize, [f32; 4])>,
    /// How many columns a cell spans.
    pub span: u16,
    /// What is filled in here by hand.
    pub field: Option<Arc<Field>>,
}

/// The roles of structure elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of PDF's structure types in plain words")]
pub enum Role {
    Document,
    Heading(u8),
    Paragraph,
    List,
    ListItem,
    ListLabel,
    ListBody,
    Table,
    TableRow,
    ColumnHead,
    RowHead,
    TableCell,
    Figure,
    Contents,
    ContentsItem,
    Link,
    Form,
}
