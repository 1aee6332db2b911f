//! What is filled in by hand: lines to sign on and lines to write on.

use std::sync::Arc;

use super::super::document::{Align, Field, FieldKind};
use super::super::page::{Role, Shape};
use super::super::style::{self, GRID, LEAD, MARGIN_X, MUTED, SMALL, TEXT, TEXT_WIDTH};
use super::super::typed;
use super::canvas::Canvas;
use super::{cards, paragraph};

/// Distance of the lines for handwriting.
const PITCH: f32 = 20.25;
/// Height of a field for a word.
const FIELD: f32 = 18.0;
/// Space between a label and the next box.
const BESIDE: f32 = 27.0;
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

/// Draws lines to write a word on, side by side, each with its label below.
pub(super) fn fields(canvas: &mut Canvas, fields: &[(Arc<Field>, String)]) {
    let line = canvas.y + SIGNATURE_HEIGHT - LABEL_LINES as f32 * SMALL.leading - GRID;
    for (index, (field, label)) in fields.iter().enumerate() {
        let (x, width) = cards::part(index, fields.len());
        let parent = canvas.node(Role::Paragraph, Some(0));
        let text = paragraph::one_line(label, SMALL, MUTED, width);
        canvas.lines(Some(parent), &text, x, line + GRID, width, Align::Left);
        let (form, placed) = canvas.field(parent, field, [x, line - FIELD, width, FIELD]);
        if !placed {
            canvas.push(Some(form), Shape::Line { from: (x, line), to: (x + width, line), width: 0.5, color: MUTED });
        }
    }
    canvas.y += SIGNATURE_HEIGHT;
}

/// Draws boxes to tick with their labels, side by side.
pub(super) fn boxes(canvas: &mut Canvas, boxes: &[(Arc<Field>, String)]) {
    let line = canvas.node(Role::Paragraph, Some(0));
    let mut x = MARGIN_X;
    for (field, label) in boxes {
        let side = LEAD.size;
        let on = field.kind == FieldKind::Check { on: true };
        let (form, placed) = canvas.field(line, field, [x, canvas.y + (LEAD.leading - side) / 2.0, side, side]);
        let sign = paragraph::plain(if on { "☒" } else { "☐" }, LEAD, TEXT, TEXT_WIDTH);
        if !placed {
            canvas.lines(Some(form), &sign, x, canvas.y, TEXT_WIDTH, Align::Left);
        }
        x += side + 2.0 * GRID;
        let mut text = paragraph::plain(label, LEAD, TEXT, TEXT_WIDTH);
        let width = text.width();
        // Read aloud, the labels are words apart.
        text.lines.iter_mut().flat_map(|line| line.pieces.last_mut()).for_each(|piece| piece.text.push(' '));
        canvas.lines(Some(line), &text, x, canvas.y, TEXT_WIDTH, Align::Left);
        x += width + BESIDE;
    }
    canvas.y += LEAD.leading;
}

/// More lines than this take too much of a page; beyond that a field scrolls.
const MOST_LINES: u8 = 28;

/// As many lines for handwriting as what stands in the fields needs, each below its name; at least `count`.
pub(super) fn room(count: u8, fields: &[(Arc<Field>, String)]) -> u8 {
    let width = cards::part(0, fields.len()).1;
    let texts = fields.iter().filter_map(|(field, _)| match &field.kind {
        FieldKind::Text { value } => Some(typed::lines(value, width).len()),
        FieldKind::Check { .. } => None,
    });
    let needed = texts.max().unwrap_or(0) as f32 * typed::LEADING + SMALL.leading + GRID;
    ((needed / PITCH).ceil() as u8).clamp(count, MOST_LINES)
}

/// Height of so many lines for handwriting.
pub(super) fn writing_height(count: u8) -> f32 {
    f32::from(count) * PITCH
}

/// Draws empty lines for handwriting; the label stands at the beginning of the first. On the screen there is a field for
/// each thing that can be said.
pub(super) fn writing(canvas: &mut Canvas, label: &str, count: u8, fields: &[(Arc<Field>, String)]) {
    let height = writing_height(count);
    if canvas.on_screen {
        for (index, (field, label)) in fields.iter().enumerate() {
            let (x, width) = cards::part(index, fields.len());
            let node = canvas.node(Role::Paragraph, Some(0));
            let text = paragraph::one_line(label, SMALL, MUTED, width);
            let top = canvas.y + GRID;
            canvas.lines(Some(node), &text, x, top, width, Align::Left);
            canvas.field(node, field, [x, top + SMALL.leading, width, height - SMALL.leading - GRID]);
        }
        canvas.y += height;
        return;
    }
    let node = canvas.node(Role::Paragraph, Some(0));
    let text = paragraph::one_line(label, SMALL, MUTED, TEXT_WIDTH);
    let top = canvas.y + PITCH - SMALL.leading - GRID / 2.0;
    canvas.lines(Some(node), &text, MARGIN_X, top, TEXT_WIDTH, Align::Left);
    let Some((field, _)) = fields.first() else { return };
    let (form, _) = canvas.field(node, field, [MARGIN_X, canvas.y, TEXT_WIDTH, height]);
    for _ in 0..count {
        canvas.y += PITCH;
        let (from, to) = ((MARGIN_X, canvas.y), (MARGIN_X + TEXT_WIDTH, canvas.y));
        canvas.push(Some(form), Shape::Line { from, to, width: 0.5, color: style::WRITING });
    }
}
