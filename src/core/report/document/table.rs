//! Tables: columns, rows, cells, and the bars in them.

use super::{Paragraph, Run};

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// Whether the rows stand close together.
    pub dense: bool,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// What the table shows, for screen readers.
    pub summary: String,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// What stands in the head.
    pub head: Vec<Run>,
    /// Where the text stands in the column.
    pub align: Align,
    /// How wide the column is.
    pub width: Width,
    /// Whether its cells name the row.
    pub names_row: bool,
}

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Flush right: numbers and dates.
    Right,
}

/// The width of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// As wide as its widest cell, at most so many points.
    Content(f32),
    /// Exactly so many points: tables of one kind keep their columns below each other.
    Fixed(f32),
    /// A share of what the others leave.
    Fill(f32),
}

/// A row of a table.
#[derive(Debug, Clone)]
pub enum Row {
    /// One cell for each column.
    Cells(Vec<Cell>),
    /// A heading inside the table, across all columns.
    Group(Vec<Run>),
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Text in one or more paragraphs.
    Text(Vec<Paragraph>),
    /// A stacked bar.
    Bar(Bar),
}

/// How many questions have which answer, or requirements which status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bar {
    /// Answered Ja.
    pub yes: u32,
    /// Answered Nein.
    pub no: u32,
    /// Answered Nicht relevant.
    pub not_relevant: u32,
    /// Without an answer.
    pub open: u32,
    /// Partly fulfilled; only requirements have this.
    pub partial: u32,
    /// Not asked at all; only requirements have this.
    pub not_asked: u32,
    /// Whether it counts requirements: their status has words of its own.
    pub requirements: bool,
}

impl Column {
    /// A column as wide as its content, at most `max` points.
    pub fn content(head: &str, max: f32) -> Self {
        Self { head: vec![Run::new(head)], align: Align::Left, width: Width::Content(max), names_row: false }
    }

    /// A column of a given width.
    pub fn fixed(head: &str, width: f32) -> Self {
        Self { width: Width::Fixed(width), ..Self::content(head, width) }
    }

    /// A column that takes a share of the rest.
    pub fn fill(head: &str, share: f32) -> Self {
        Self { head: vec![Run::new(head)], align: Align::Left, width: Width::Fill(share), names_row: false }
    }

    /// The same column, flush right.
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// The same column, naming its row.
    pub fn names_row(mut self) -> Self {
        self.names_row = true;
        self
    }

    /// The same column with a head of its own.
    pub fn head(mut self, head: Vec<Run>) -> Self {
        self.head = head;
        self
    }
}

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::runs(vec![Run::new(text)])
    }

    /// A cell of grey text.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::runs(vec![Run::muted(text)])
    }

    /// A cell of one paragraph.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self::Text(vec![Paragraph::cell(runs)])
    }

    /// The same cell, its paragraphs cut after so many lines each.
    pub fn lines(self, max: u8) -> Self {
        match self {
            Self::Text(paragraphs) => Self::Text(paragraphs.into_iter().map(|p| p.lines(max)).collect()),
            bar @ Self::Bar(_) => bar,
        }
    }
}

impl Bar {
    /// All questions of the bar.
    pub fn total(self) -> u32 {
        self.yes + self.no + self.not_relevant + self.open + self.partial + self.not_asked
    }
}
