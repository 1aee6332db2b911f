//! What a document says, before anything has a place: plain data that the layout reads.

mod field;
mod figure;
mod link;
mod table;
mod text;

use std::sync::Arc;

use jiff::civil::Date;

pub use field::{Field, FieldKind};
pub use figure::{Card, Figure, FigureKind, GridRow, Month, Picture, Share};
pub use link::{Link, Spot};
pub use table::{Align, Bar, Cell, Column, Row, Table, Width};
pub use text::{Paragraph, Run, Size};

/// A whole document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Title, header, footer, date.
    pub meta: Meta,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// What stands around the content.
#[derive(Debug, Clone)]
pub struct Meta {
    /// The document's title, shown in the viewer's title bar.
    pub title: String,
    /// One sentence on the content, for the file's properties.
    pub subject: String,
    /// The institution.
    pub author: String,
    /// Left side of the page header.
    pub header_left: String,
    /// Right side of the page header: the confidentiality line.
    pub header_right: String,
    /// Left side of the footer.
    pub footer_left: String,
    /// The date of the document; the only time in the file.
    pub date: Date,
    /// Whether the first page is a cover without header and footer.
    pub cover: bool,
    /// What a form on the screen says about itself, by name; `None` for a document on paper.
    pub form: Option<Vec<(String, String)>>,
}

/// A piece of content.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading, level 1 to 3; levels 1 and 2 are bookmarks.
    Heading {
        level: u8,
        text: String,
        /// Whether it stands in the contents.
        listed: bool,
    },
    /// A paragraph.
    Paragraph(Paragraph),
    /// A bulleted list.
    List(Vec<Paragraph>),
    /// A table with a head that is repeated on every page.
    Table(Table),
    /// Key figures side by side.
    Cards(Vec<Card>),
    /// A drawing with an alternative text.
    Figure(Figure),
    /// Lines to sign on, side by side.
    Signature(Vec<String>),
    /// Lines to write a word on, side by side, with their labels.
    Fields(Vec<(Arc<Field>, String)>),
    /// Boxes to tick, side by side, with their labels.
    Boxes(Vec<(Arc<Field>, String)>),
    /// Empty lines for handwriting, with a label; on the screen a field for each of the given.
    WritingLines { label: String, count: u8, fields: Vec<(Arc<Field>, String)> },
    /// Title page.
    Cover(Cover),
    /// Contents with page numbers and links.
    Contents,
    /// Content that stays on one page if it fits on one.
    Together(Vec<Block>),
    /// Starts a new page, unless the page is still empty.
    PageBreak,
    /// Starts a new page, unless at least half of this one is free: no chapter leaves a page nearly empty behind.
    ChapterBreak,
    /// Starts a new odd page: what begins here is handed out on its own, printed on two sides.
    OddPage,
    /// Starts a new page, unless all that follows up to the next page break fits on this one.
    PageBreakUnlessAllFits,
}

/// The title page.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The Kommune.
    pub institution: String,
    /// The kind of report.
    pub title: String,
    /// The round.
    pub subtitle: String,
    /// „Vertraulich“.
    pub confidentiality: String,
    /// Label and value, one below the other.
    pub facts: Vec<(String, String)>,
    /// The note at the foot of the page.
    pub note: String,
    /// Coat of arms or logo.
    pub logo: Option<Arc<Picture>>,
}

impl Block {
    /// A heading that stands in the contents.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into(), listed: true }
    }

    /// A heading that does not stand in the contents.
    pub fn subheading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into(), listed: false }
    }

    /// A paragraph of plain running text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph { runs: vec![Run::new(text)], ..Paragraph::default() })
    }

    /// A paragraph of running text.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self::Paragraph(Paragraph { runs, ..Paragraph::default() })
    }

    /// Running text that takes at most so many lines.
    pub fn limited(runs: Vec<Run>, lines: u8) -> Self {
        Self::Paragraph(Paragraph { runs, max_lines: lines, ..Paragraph::default() })
    }

    /// A grey note.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph { runs: vec![Run::muted(text)], ..Paragraph::default() })
    }
}
