//! Key figures in boxes side by side.

use super::super::document::{Align, Card};
use super::super::page::{Role, Shape};
use super::super::style::{self, BODY, FIGURE, MARGIN_X, MUTED, TEXT, TEXT_WIDTH, snap};
use super::canvas::Canvas;
use super::lines::Lines;
use super::paragraph;

const GAP: f32 = 13.5;
const PAD: f32 = 11.25;

/// A card with broken lines.
pub(super) struct Measured {
    label: Lines,
    value: Lines,
    note: Lines,
}

/// Left edge and width of one of `count` equal parts of the text area.
pub(super) fn part(index: usize, count: usize) -> (f32, f32) {
    let count = count.max(1) as f32;
    let width = (TEXT_WIDTH - GAP * (count - 1.0)) / count;
    (MARGIN_X + index as f32 * (width + GAP), width)
}

/// Breaks the lines of all cards.
pub(super) fn measure(cards: &[Card]) -> Vec<Measured> {
    let width = part(0, cards.len()).1 - 2.0 * PAD;
    cards
        .iter()
        .map(|card| Measured {
            label: paragraph::plain(&card.label, BODY, MUTED, width),
            value: paragraph::plain(&card.value, FIGURE, TEXT, width),
            note: paragraph::plain(&card.note, BODY, MUTED, width),
        })
        .collect()
}

/// Height of the highest card.
pub(super) fn height(cards: &[Measured]) -> f32 {
    let inside = |card: &Measured| card.label.height() + card.value.height() + card.note.height();
    snap(cards.iter().map(inside).fold(0.0, f32::max) + 2.0 * PAD)
}

/// Draws the cards.
pub(super) fn place(canvas: &mut Canvas, cards: &[Measured]) {
    let height = height(cards);
    for (index, card) in cards.iter().enumerate() {
        let (x, width) = part(index, cards.len());
        let y = canvas.y;
        let stroke = Some((0.75, style::LINE));
        canvas.push(None, Shape::RoundRect { x, y, width, height, radius: 5.0, fill: None, stroke });
        let mut top = y + PAD;
        for lines in [&card.label, &card.value, &card.note] {
            let node = canvas.node(Role::Paragraph, Some(0));
            canvas.lines(Some(node), lines, x + PAD, top, width, Align::Left);
            top += lines.height();
        }
    }
    canvas.y += height;
}
