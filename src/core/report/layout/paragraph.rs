//! Breaking text into lines: Unicode line breaking, German hyphenation, flush left.
//!
//! A line that goes on ends with the blank that divides its last word from the next, or with a soft hyphen: what draws
//! the line shows a hyphen, what reads it knows that the word goes on.

use std::sync::Arc;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::super::document::{Align, Field, Paragraph, Run, Size};
use super::super::fonts::metrics;
use super::super::style::{self, Color, Type, Weight};
use super::hyphens;
use super::sanitize::sanitize;

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
    pub text: String,
}

/// If a word is not divided, the line may stay empty up to this share of its width.
const RAGGED: f32 = 0.12;
/// Room for a bullet, in sizes of the text.
const BULLET: f32 = 1.0;
/// Room for a box to tick or another sign.
const BOX: f32 = 1.5;
/// Of a longer word only so many bytes are looked at for each line: more than any line takes. All of it for each line
/// would take quadratic time.
const ENDLESS: usize = 400;

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
    pub(super) fn part(&self, lines: std::ops::Range<usize>) -> Self {
        Self { lines: self.lines[lines].to_vec(), leading: self.leading, size: self.size, mark: None, field: None }
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

/// The text style of a paragraph size.
pub(super) fn type_of(size: Size) -> Type {
    match size {
        Size::Body => style::BODY,
        Size::Table => style::TABLE,
        Size::Small => style::SMALL,
        Size::Lead => style::LEAD,
    }
}

/// Breaks a paragraph.
pub(super) fn paragraph(paragraph: &Paragraph, width: f32) -> Lines {
    let style = type_of(paragraph.size);
    let indent = style.size
        * match paragraph.mark {
            "" => 0.0,
            "•" => BULLET,
            _ => BOX,
        };
    let mut lines = runs(&paragraph.runs, style, width - indent);
    if paragraph.max_lines > 0 {
        lines = shorten(lines, usize::from(paragraph.max_lines), width - indent);
    }
    if indent > 0.0 {
        hang(&mut lines, paragraph.mark, indent);
        lines.field.clone_from(&paragraph.field);
    }
    lines
}

/// Moves the lines to the right of their mark.
fn hang(lines: &mut Lines, mark: &str, indent: f32) {
    for line in &mut lines.lines {
        line.width += indent;
        line.pieces.iter_mut().for_each(|piece| piece.x += indent);
    }
    lines.mark = Some(Piece { x: 0.0, weight: Weight::Regular, color: style::MUTED, text: mark.to_owned() });
}

/// Breaks one run.
pub(super) fn plain(text: &str, style: Type, color: Color, width: f32) -> Lines {
    let text = sanitize(text, style.weight);
    let spans = [Span { end: text.len(), weight: style.weight, color }];
    Breaker { text: &text, spans: &spans, size: style.size, width }.run(style)
}

/// As much of a text as one line takes.
pub(super) fn one_line(text: &str, style: Type, color: Color, width: f32) -> Lines {
    shorten(plain(text, style, color, width), 1, width)
}

/// Breaks runs that may differ in weight and colour.
pub(super) fn runs(runs: &[Run], style: Type, width: f32) -> Lines {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(runs.len());
    for run in runs {
        let weight = run.weight.max(style.weight);
        text.push_str(&sanitize(&run.text, weight));
        spans.push(Span { end: text.len(), weight, color: run.tone.color() });
    }
    Breaker { text: &text, spans: &spans, size: style.size, width }.run(style)
}

/// Cuts after so many lines; the last one takes what fits of the next and ends with an ellipsis.
pub(super) fn shorten(mut lines: Lines, max: usize, width: f32) -> Lines {
    if lines.lines.len() <= max {
        return lines;
    }
    let mut rest = lines.lines.split_off(max);
    let next = rest.first_mut().and_then(|line| (!line.pieces.is_empty()).then(|| line.pieces.swap_remove(0)));
    if let Some(line) = lines.lines.last_mut()
        && let Some(piece) = line.pieces.last_mut()
    {
        let font = metrics(piece.weight);
        let mut text = piece.text.trim_end_matches(hyphens::SOFT).to_owned();
        text.push_str(next.as_ref().map_or("", |next| next.text.as_str()));
        let clusters: Vec<&str> = text.graphemes(true).collect();
        let mut count = clusters.len();
        let mut cut = text.trim_end().to_owned() + "…";
        while count > 0 && piece.x + font.width(&cut, lines.size) > width {
            count -= 1;
            cut = clusters[..count].concat().trim_end().to_owned() + "…";
        }
        line.width = piece.x + font.width(&cut, lines.size);
        piece.text = cut;
    }
    lines
}

/// Style up to a byte position.
struct Span {
    end: usize,
    weight: Weight,
    color: Color,
}

struct Breaker<'a> {
    text: &'a str,
    spans: &'a [Span],
    size: f32,
    width: f32,
}

impl Breaker<'_> {
    fn run(&self, style: Type) -> Lines {
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
            if opportunity == BreakOpportunity::Allowed && hyphens::holds_on(&self.text[..end]) {
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
            line.pieces.push(Piece { x: line.width, weight: span.weight, color: span.color, text });
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
mod work {
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
    pub(super) fn take() -> usize {
        BYTES.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, width: f32) -> Vec<String> {
        let lines = plain(text, style::BODY, style::TEXT, width);
        for line in &lines.lines {
            assert!(line.width <= width + 0.02, "{line:?} is wider than {width}");
        }
        lines.lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_line_that_goes_on_ends_with_a_blank_and_a_divided_word_with_a_soft_hyphen() {
        let lines = broken("Die Informationssicherheitsbeauftragte unterschreibt den Brief", 120.0);
        let text = lines.concat().replace('\u{ad}', "");
        assert_eq!(text, "Die Informationssicherheitsbeauftragte unterschreibt den Brief");
        assert!(lines.iter().any(|line| line.ends_with('\u{ad}')) && lines.iter().any(|line| line.ends_with(' ')));
    }

    #[test]
    fn the_last_word_of_a_paragraph_is_not_divided_unless_no_line_takes_it() {
        for width in 90..200u16 {
            let lines = broken("Wer die Notfälle der Verwaltung übt und auswertet: Gebäudeleitung", width.into());
            assert!(lines.last().is_some_and(|last| last == "Gebäudeleitung" || last.contains(' ')), "{lines:?}");
        }
        assert_eq!(broken("Gebäudeleitung", 50.0).len(), 2);
    }

    #[test]
    fn a_long_german_word_is_hyphenated() {
        let lines = broken("Die Informationssicherheitsbeauftragte unterschreibt", 120.0);
        assert!(lines[0].ends_with('\u{ad}') || lines[1].ends_with('\u{ad}'), "{lines:?}");
    }

    #[test]
    fn a_word_without_spaces_is_broken_by_force() {
        let lines = broken(&"x".repeat(400), 100.0);
        assert_eq!(lines.concat().len(), 400);
    }

    #[test]
    fn an_endless_word_is_broken_in_linear_time() {
        let base64 = "QmFja3VwIGRlciBWZXJ3YWx0dW5n";
        for (pattern, length, blanks) in
            [(base64, 1_000_000, 0), (base64, 100_000, 100_000), ("x", 100_000, 0), ("01", 100_000, 0)]
        {
            let text = pattern.repeat(length / pattern.len()) + &" ".repeat(blanks);
            work::take();
            let lines = plain(&text, style::TABLE, style::TEXT, 150.0);
            let work = work::take();
            assert!(work < 80 * text.len(), "{work} bytes were measured for {} of {pattern}", text.len());
            assert!(lines.lines.len() > length / 100, "{pattern}");
        }
    }

    #[test]
    fn line_feeds_are_kept_and_a_final_one_adds_no_line() {
        assert_eq!(broken("eins\n\nzwei\n", 100.0), ["eins ", "", "zwei"]);
    }

    #[test]
    fn an_empty_text_has_no_line() {
        assert!(broken("", 100.0).is_empty());
    }

    #[test]
    fn a_shortened_paragraph_ends_with_an_ellipsis_inside_the_column() {
        let text = Paragraph::cell(vec![Run::new("Ein Name, der in keine Spalte passt und nie endet")]).lines(1);
        let lines = paragraph(&text, 80.0);
        assert_eq!(lines.lines.len(), 1);
        assert!(lines.lines[0].width <= 80.0 && lines.lines[0].pieces[0].text.ends_with('…'));
    }
}
