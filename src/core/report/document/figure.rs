//! Key figures, charts and pictures.

use crate::analysis::Mark;

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
    /// One bar for each: how much of it is missing.
    Shares(Vec<Share>),
}

/// How much of something is missing.
#[derive(Debug, Clone)]
pub struct Share {
    /// Of what.
    pub label: &'static str,
    /// What is missing.
    pub part: u32,
    /// All of it.
    pub whole: u32,
}

/// A row of the grid.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// The checklist's number.
    pub number: u8,
    /// The checklist.
    pub label: String,
    /// One mark per question.
    pub cells: Vec<Mark>,
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
