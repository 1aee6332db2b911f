//! Paragraphs and the pieces of text in them.

use std::sync::Arc;

use super::super::style::{Tone, Weight};
use super::{Field, FieldKind, Link, Spot};

/// A paragraph in one text size.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// The text.
    pub runs: Vec<Run>,
    /// Its size.
    pub size: Size,
    /// At most so many lines, the last one with an ellipsis; 0 means all.
    pub max_lines: u8,
    /// What stands before its lines, which are indented then; empty for nothing.
    pub mark: &'static str,
    /// A box to tick in place of the mark.
    pub field: Option<Arc<Field>>,
    /// The place that begins here.
    pub anchor: Option<Spot>,
}

/// The text sizes of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 10 pt, running text.
    #[default]
    Body,
    /// 9 pt, tables.
    Table,
    /// 9 pt, notes.
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
    /// Where it leads.
    pub link: Option<Arc<Link>>,
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

    /// The same paragraph as an item of a list, behind a sign.
    pub fn marked(mut self, sign: &'static str) -> Self {
        self.mark = sign;
        self
    }

    /// The same paragraph behind a box to tick.
    pub fn ticked(self, field: Field) -> Self {
        let sign = if field.kind == (FieldKind::Check { on: true }) { "☒" } else { "☐" };
        Self { field: Some(Arc::new(field)), ..self.marked(sign) }
    }

    /// The same paragraph as the beginning of a place.
    pub fn anchored(mut self, spot: Spot) -> Self {
        self.anchor = Some(spot);
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
        Self { text: bound(text.into()), ..Self::default() }
    }

    /// Semibold text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { weight: Weight::SemiBold, ..Self::new(text) }
    }

    /// Plain text in the given tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { tone, ..Self::new(text) }
    }

    /// Grey text.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Muted)
    }

    /// The same text, leading to a place.
    pub fn to(mut self, spot: Spot) -> Self {
        self.link = Some(Arc::new(Link { to: spot, is_number: false }));
        self
    }

    /// „S. 27“, where a place is. What stands behind it would move with the number of its digits.
    pub fn page_of(spot: Spot) -> Self {
        let link = Arc::new(Link { to: spot, is_number: true });
        Self { link: Some(link), ..Self::muted(format!("S.\u{a0}{}", Link::NUMBER)) }
    }

    /// The same text, with others before it that lead to the same place.
    pub fn behind(mut self, words: &str) -> Self {
        self.text.insert_str(0, words);
        self
    }

    /// The same text in semibold.
    pub fn bold(mut self) -> Self {
        self.weight = Weight::SemiBold;
        self
    }
}

/// The text with abbreviations that no line end divides.
fn bound(text: String) -> String {
    const DIVISIBLE: [&str; 3] = ["z. B.", "d. h.", "u. a."];
    if !DIVISIBLE.iter().any(|abbreviation| text.contains(abbreviation)) {
        return text;
    }
    DIVISIBLE.iter().fold(text, |text, abbreviation| text.replace(abbreviation, &abbreviation.replace(' ', "\u{a0}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stay_on_one_line() {
        assert_eq!(Run::new("Ämter, z. B. das Bauamt").text, "Ämter, z.\u{a0}B. das Bauamt");
        assert_eq!(Run::strong("d. h. sofort").text, "d.\u{a0}h. sofort");
    }
}
