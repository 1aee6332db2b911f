//! Where lines end: Unicode line breaking, German hyphenation, and force where a word takes more than a line.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use std::sync::Arc;

use super::super::document::Link;
use super::super::fonts::metrics;
use super::super::style::{Color, Type, Weight};
use super::hyphens;
use super::lines::{Line, Lines, Piece};

/// If a word is not divided, the line may stay empty up to this share of its width.
const RAGGED: f32 = 0.12;
/// Of a longer word only so many bytes are looked at for each line: more than any line takes. All of it for each line
/// would take quadratic time.
const ENDLESS: usize = 400;

/// Style up to a byte position.
pub(super) struct Span {
    pub end: usize,
    pub weight: Weight,
    pub color: Color,
    pub link: Option<Arc<Link>>,
}

/// A text that is to be broken into lines of a width.
pub(super) struct Breaker<'a> {
    pub text: &'a str,
    pub spans: &'a [Span],
    pub size: f32,
    pub width: f32,
}

impl Breaker<'_> {
    /// Breaks it.
    pub(super) fn run(&self, style: Type) -> Lines {
        let mut lines = Vec::new();
        // Most cells need no more than a line.
        if !self.text.is_empty() && !self.text.contains('\n') {
            let line = self.line(0, self.text.len(), false);
            if line.width <= self.width + 0.01 {
                return Lines { lines: vec![line], ..self.empty(style) };
            }
        }
        let mut start = 0; // of the line
        let mut used = 0.0; // width of the line so far, with trailing spaces
        let mut last = 0; // end of the last segment that fits
        for (end, opportunity) in linebreaks(self.text) {
            let (before, behind) = self.text.split_at(end);
            let together = || hyphens::holds_on(before) || hyphens::counts(before, behind);
            if opportunity == BreakOpportunity::Allowed && together() {
                continue;
            }
            let mut segment = last;
            let trimmed = last + self.text[last..end].trim_end().len();
            loop {
                let word = &self.text[segment..trimmed.max(segment)];
                let word_width = self.measure_up_to(start, segment, segment + word.len());
                if used + word_width <= self.width + 0.01 {
                    used += word_width + self.measure(start, segment + word.len(), end);
                    break;
                }
                let room = self.width - used;
                // A line that holds only the rest of a word looks like a mistake.
                let ends = || self.text[segment + word.len()..].chars().find(|c| !c.is_whitespace() || *c == '\n');
                let split = if used == 0.0 || (room > self.width * RAGGED && !matches!(ends(), None | Some('\n'))) {
                    self.hyphenate(start, segment, word, room)
                } else {
                    None
                };
                if let Some(split) = split {
                    lines.push(self.line(start, split, true));
                    segment = split;
                } else if used > 0.0 {
                    lines.push(self.line(start, segment, false));
                } else {
                    let split = self.force(segment, word);
                    lines.push(self.line(start, split, false));
                    segment = split;
                }
                start = segment;
                used = 0.0;
                if segment >= end {
                    break;
                }
            }
            last = end;
            if opportunity == BreakOpportunity::Mandatory && (end < self.text.len() || start < end) {
                lines.push(self.line(start, end, false));
                start = end;
                used = 0.0;
            }
        }
        Lines { lines, ..self.empty(style) }
    }

    fn empty(&self, style: Type) -> Lines {
        Lines { leading: style.leading, size: self.size, ..Lines::default() }
    }

    /// The last place of a word at which the first part and a hyphen fit.
    fn hyphenate(&self, start: usize, at: usize, word: &str, room: f32) -> Option<usize> {
        let word = head(word, ENDLESS);
        work::add(word.len());
        let mut best = None;
        for place in hyphens::places(word) {
            let hyphen = self.measure_text(self.text[..at + place].chars().next_back(), "-", self.span_at(at));
            if self.measure(start, at, at + place) + hyphen > room {
                break;
            }
            best = Some(at + place);
        }
        best
    }

    /// As many characters of an endless word as the line takes, at least one.
    fn force(&self, at: usize, word: &str) -> usize {
        let mut position = at;
        let mut used = 0.0;
        for (index, cluster) in word.grapheme_indices(true) {
            let start = at + index;
            used += self.measure(at, start, start + cluster.len());
            if position > at && used > self.width {
                break;
            }
            position = start + cluster.len();
        }
        position
    }

    fn line(&self, start: usize, end: usize, hyphen: bool) -> Line {
        let text = self.text[start..end].trim_end();
        let goes_on = end < self.text.len() && text.len() < end - start;
        let end = start + text.len();
        let mut line = Line::default();
        let mut from = start;
        for span in self.spans {
            if span.end <= from || from >= end {
                continue;
            }
            let to = span.end.min(end);
            let mut text = self.text[from..to].to_owned();
            if hyphen && to == end {
                text.push(hyphens::SOFT);
            }
            let width = metrics(span.weight).width(&text, self.size);
            if goes_on && to == end {
                text.push(' ');
            }
            line.pieces.push(Piece {
                x: line.width,
                weight: span.weight,
                color: span.color,
                link: span.link.clone(),
                text,
            });
            line.width += width;
            from = to;
        }
        line
    }

    fn span_at(&self, position: usize) -> Weight {
        self.spans.iter().find(|span| position < span.end).map_or(Weight::Regular, |span| span.weight)
    }

    fn measure_text(&self, before: Option<char>, text: &str, weight: Weight) -> f32 {
        work::add(text.len());
        metrics(weight).width_after(before, text, self.size)
    }

    /// The width, or any that is wider than a line if the text does not fit into one.
    fn measure_up_to(&self, line: usize, start: usize, end: usize) -> f32 {
        let mut most = ENDLESS;
        loop {
            let head = head(&self.text[start..end], most);
            let width = self.measure(line, start, start + head.len());
            if start + head.len() == end || width > self.width + 0.01 {
                return width;
            }
            most *= 2;
        }
    }

    /// The width of a part of the line that begins at `line`: kerned with what stands before it in the same style.
    fn measure(&self, line: usize, start: usize, end: usize) -> f32 {
        let mut width = 0.0;
        let mut from = start;
        let mut begins = line;
        for span in self.spans {
            if span.end <= from {
                begins = begins.max(span.end);
                continue;
            }
            if from >= end {
                break;
            }
            let to = span.end.min(end);
            let before = if from > begins { self.text[..from].chars().next_back() } else { None };
            width += self.measure_text(before, &self.text[from..to], span.weight);
            from = to;
            begins = begins.max(span.end);
        }
        width
    }
}

/// The first bytes of a text, up to the next end of a character.
fn head(text: &str, most: usize) -> &str {
    &text[..text.ceil_char_boundary(most)]
}

/// Counts what is measured, for the tests.
pub(super) mod work {
    #[cfg(not(test))]
    pub(super) fn add(_: usize) {}

    #[cfg(test)]
    thread_local! {
        static BYTES: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    #[cfg(test)]
    pub(super) fn add(bytes: usize) {
        BYTES.set(BYTES.get() + bytes);
    }

    #[cfg(test)]
    pub(in super::super) fn take() -> usize {
        BYTES.take()
    }
}
