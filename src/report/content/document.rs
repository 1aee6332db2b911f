//! What a document says, before anything has a place: plain data that the layout reads.

use jiff::civil::Date;

use super::super::style::{Tone, Weight};

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
    /// Empty lines for handwriting, with a label.
    WritingLines { label: String, count: u8 },
    /// Title page.
    Cover(Cover),
    /// Contents with page numbers and links.
    Contents,
    /// Content that stays on one page if it fits on one.
    Together(Vec<Block>),
    /// Starts a new page, unless the page is still empty.
    PageBreak,
    /// Vertical space in points.
    Gap(f32),
}

/// A paragraph in one text size.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// The text.
    pub runs: Vec<Run>,
    /// Its size.
    pub size: Size,
    /// At most so many lines, the last one with an ellipsis; 0 means all.
    pub max_lines: u8,
    /// Whether a bullet stands before it and its lines are indented.
    pub bullet: bool,
}

/// The text sizes of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 9.5 pt, running text.
    #[default]
    Body,
    /// 9 pt, tables.
    Table,
    /// 8 pt, notes.
    Small,
    /// 12 pt, lead.
    Lead,
}

/// A piece of text in one style.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The weight.
    pub weight: Weight,
    /// The colour's meaning.
    pub tone: Tone,
}

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

/// How many questions have which answer.
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
}

/// A key figure.
#[derive(Debug, Clone)]
pub struct Card {
    /// What the figure is.
    pub label: String,
    /// The figure.
    pub value: String,
    /// The sentence below.
    pub note: String,
}

/// A drawing.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What it shows in words.
    pub alt: String,
    /// What to draw.
    pub kind: FigureKind,
}

/// The kinds of drawings.
#[derive(Debug, Clone)]
pub enum FigureKind {
    /// One small square for each question: a row of squares per checklist.
    Grid(Vec<GridRow>),
    /// One column per month: how many measures fall due.
    Months(Vec<Month>),
}

/// A row of the grid.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// The checklist.
    pub label: String,
    /// One state per question.
    pub cells: Vec<State>,
}

/// The state of a question or requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Ja.
    Yes,
    /// Nein.
    No,
    /// Nicht relevant, Entbehrlich.
    NotRelevant,
    /// Without an answer.
    Open,
    /// Teilweise.
    Partial,
}

/// A month of the timeline.
#[derive(Debug, Clone)]
pub struct Month {
    /// „Jan 2027“.
    pub label: String,
    /// Measures that fall due.
    pub due: u32,
    /// Measures among them that are done.
    pub done: u32,
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
    pub logo: Option<std::sync::Arc<Picture>>,
}

/// A decoded picture, eight bits per channel, RGBA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
    /// What it shows.
    pub alt: String,
}

impl Run {
    /// Plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Semibold text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::SemiBold, ..Self::default() }
    }

    /// Plain text in the given tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, ..Self::default() }
    }

    /// Grey text.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Muted)
    }

    /// The same text in semibold.
    pub fn bold(mut self) -> Self {
        self.weight = Weight::SemiBold;
        self
    }
}

impl Paragraph {
    /// A paragraph of the given runs in table size.
    pub fn cell(runs: Vec<Run>) -> Self {
        Self { runs, size: Size::Table, ..Self::default() }
    }

    /// A paragraph of the given runs in note size.
    pub fn small(runs: Vec<Run>) -> Self {
        Self { runs, size: Size::Small, ..Self::default() }
    }

    /// The same paragraph as an item of a list.
    pub fn bulleted(mut self) -> Self {
        self.bullet = true;
        self
    }

    /// The same paragraph, cut after so many lines.
    pub fn lines(mut self, max: u8) -> Self {
        self.max_lines = max;
        self
    }
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

    /// A grey note.
    pub fn note(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph { runs: vec![Run::muted(text)], ..Paragraph::default() })
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

    /// An empty cell.
    pub fn empty() -> Self {
        Self::Text(Vec::new())
    }

    /// The same cell, its paragraphs cut after so many lines each.
    pub fn lines(self, max: u8) -> Self {
        match self {
            Self::Text(paragraphs) => Self::Text(paragraphs.into_iter().map(|p| p.lines(max)).collect()),
            bar @ Self::Bar(_) => bar,
        }
    }
}

impl Column {
    /// A column as wide as its content, at most `max` points.
    pub fn content(head: &str, max: f32) -> Self {
        Self { head: vec![Run::new(head)], align: Align::Left, width: Width::Content(max), names_row: false }
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

impl Bar {
    /// All questions of the bar.
    pub fn total(self) -> u32 {
        self.yes + self.no + self.not_relevant + self.open + self.partial
    }
}

impl State {
    /// The sign that stands beside the word.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Yes => "✓",
            Self::No => "✕",
            Self::NotRelevant => "–",
            Self::Open => "○",
            Self::Partial => "◐",
        }
    }

    /// The colour's meaning.
    pub fn tone(self) -> Tone {
        match self {
            Self::Yes => Tone::Yes,
            Self::No => Tone::No,
            Self::NotRelevant => Tone::NotRelevant,
            Self::Open => Tone::Muted,
            Self::Partial => Tone::Warn,
        }
    }
}
