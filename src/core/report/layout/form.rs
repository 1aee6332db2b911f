//! What is filled in by hand: lines to sign on and lines to write on.

use super::super::document::Align;
use super::super::page::{Role, Shape};
use super::super::style::{self, GRID, MARGIN_X, MUTED, SMALL, TEXT_WIDTH};
use super::canvas::Canvas;
use super::{cards, paragraph};

/// Distance of the lines for handwriting.
const PITCH: f32 = 20.25;
/// Height of a signature with the space to write above its line.
pub(super) const SIGNATURE_HEIGHT: f32 = 54.0;
/// Lines of a label: names are longer than half a line.
const LABEL_LINES: usize = 2;

/// Draws lines to sign on, side by side, each with its label below.
pub(super) fn signature(canvas: &mut Canvas, labels: &[String]) {
    let line = canvas.y + SIGNATURE_HEIGHT - LABEL_LINES as f32 * SMALL.leading - GRID;
    for (index, label) in labels.iter().enumerate() {
        let (x, width) = cards::part(index, labels.len());
        canvas.push(None, Shape::Line { from: (x, line), to: (x + width, line), width: 0.5, color: MUTED });
        let node = canvas.node(Role::Paragraph, Some(0));
        let text = paragraph::shorten(paragraph::plain(label, SMALL, MUTED, width), LABEL_LINES, width);
        canvas.lines(Some(node), &text, x, line + GRID, width, Align::Left);
    }
    canvas.y += SIGNATURE_HEIGHT;
}

/// Height of so many lines for handwriting.
pub(super) fn writing_height(count: u8) -> f32 {
    f32::from(count) * PITCH
}

/// Draws empty lines for handwriting; the label stands at the beginning of the first.
pub(super) fn writing(canvas: &mut Canvas, label: &str, count: u8) {
    let node = canvas.node(Role::Paragraph, Some(0));
    let text = paragraph::one_line(label, SMALL, MUTED, TEXT_WIDTH);
    let top = canvas.y + PITCH - SMALL.leading - GRID / 2.0;
    canvas.lines(Some(node), &text, MARGIN_X, top, TEXT_WIDTH, Align::Left);
    for _ in 0..count {
        canvas.y += PITCH;
        canvas.rule(canvas.y, style::WRITING);
    }
}
