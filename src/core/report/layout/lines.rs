//! Text as it stands: lines of pieces, each in one style.
//!
//! A line that goes on ends with the blank that divides its last word from the next, or with a soft hyphen: what draws
//! the line shows a hyphen, what reads it knows that the word goes on.

use std::sync::Arc;

use super::super::document::{Align, Field, Link, Spot};
use super::super::style::{Color, Weight};

/// A broken paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    pub leading: f32,
    pub size: f32,
    /// What stands before the first line: the paragraph is an item of a list.
    pub mark: Option<Piece>,
    /// A box to tick in place of the mark.
    pub field: Option<Arc<Field>>,
    /// The place that begins with them.
    pub anchor: Option<Spot>,
}

/// A line: pieces of text from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub pieces: Vec<Piece>,
    pub width: f32,
}

/// A piece of a line in one style.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub x: f32,
    pub weight: Weight,
    pub color: Color,
    pub link: Option<Arc<Link>>,
    pub text: String,
}

/// Some lines of a paragraph, as they stand together on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub of: &'a Lines,
    pub lines: &'a [Line],
    begins: bool,
}

impl<'a> From<&'a Lines> for Part<'a> {
    fn from(of: &'a Lines) -> Self {
        of.part(0..of.lines.len())
    }
}

impl Part<'_> {
    /// Their height.
    pub(super) fn height(self) -> f32 {
        self.lines.len() as f32 * self.of.leading
    }

    /// The place that begins here.
    pub(super) fn anchor(&self) -> Option<&Spot> {
        self.of.anchor.as_ref().filter(|_| self.begins)
    }
}

impl Lines {
    /// Height of all lines.
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading
    }

    /// Width of the widest line.
    pub(super) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Some of the lines.
    pub(super) fn part(&self, lines: std::ops::Range<usize>) -> Part<'_> {
        Part { begins: lines.start == 0, of: self, lines: &self.lines[lines] }
    }

    /// Where the baseline stands below the top of a line.
    pub(super) fn baseline(&self) -> f32 {
        // Centres the x-height-to-ascender body of Inter in its line.
        self.leading / 2.0 + self.size * 0.36
    }

    /// Where a line starts, relative to the left edge of a column.
    pub(super) fn offset(line: &Line, width: f32, align: Align) -> f32 {
        match align {
            Align::Left => 0.0,
            Align::Right => width - line.width,
        }
    }
}
