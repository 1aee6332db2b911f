//! Paragraphs and the pieces of text in them.

use super::super::super::style::{Tone, Weight};

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
