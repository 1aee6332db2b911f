//! What stands around the content: page header, page footer, contents.

use super::super::document::{Align, Block, Meta};
use super::super::fonts;
use super::super::page::{Item, Role, Shape};
use super::super::style::{
    self, BODY, FOOTER_Y, GRID, HEADER_Y, LINE, MARGIN_X, MUTED, PAGE_WIDTH, SMALL, TEXT, TEXT_WIDTH, Type, Weight,
};
use super::canvas::{Canvas, ContentsEntry};
use super::lines::Lines;
use super::paragraph;

/// Room for the page number.
const NUMBER_WIDTH: f32 = 27.0;
const INDENT: f32 = 13.5;

/// The headings that stand in the contents.
pub(super) fn contents_entries(blocks: &[Block]) -> Vec<(u8, String)> {
    let mut entries = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, text, listed: true } => entries.push((*level, text.clone())),
            Block::Together(inner) => entries.extend(contents_entries(inner)),
            _ => {}
        }
    }
    entries
}

/// Breaks the entries.
pub(super) fn measure_contents(headings: &[(u8, String)]) -> Vec<(u8, Lines)> {
    headings.iter().map(|(level, text)| (*level, entry(*level, text))).collect()
}

fn entry(level: u8, text: &str) -> Lines {
    let style = Type { weight: if level == 1 { Weight::SemiBold } else { Weight::Regular }, ..BODY };
    let width = TEXT_WIDTH - indent(level) - NUMBER_WIDTH;
    paragraph::one_line(text, style, TEXT, width)
}

fn indent(level: u8) -> f32 {
    if level == 1 { 0.0 } else { INDENT }
}

/// Height of an entry with the space above it.
pub(super) fn entry_height(level: u8, lines: &Lines) -> f32 {
    lines.height() + if level == 1 { 3.0 * GRID } else { 0.0 }
}

/// Draws the entries; page numbers and links follow when all pages are known.
pub(super) fn place_contents(canvas: &mut Canvas, entries: &[(u8, Lines)]) {
    let list = canvas.node(Role::Contents, Some(0));
    let mut inner = None;
    for (heading, (level, lines)) in entries.iter().enumerate() {
        // The sections of a chapter are contents of their own within it.
        let parent = if *level == 1 {
            inner = None;
            list
        } else {
            *inner.get_or_insert_with(|| canvas.node(Role::Contents, Some(list)))
        };
        if entry_height(*level, lines) > canvas.room() {
            canvas.new_page();
        }
        canvas.y += entry_height(*level, lines) - lines.height();
        let item = canvas.node(Role::ContentsItem, Some(parent));
        let node = canvas.node(Role::Link, Some(item));
        let x = MARGIN_X + indent(*level);
        canvas.lines(Some(node), lines, x, canvas.y, TEXT_WIDTH, Align::Left);
        let (page, y, height) = (canvas.pages.len() - 1, canvas.y, lines.height());
        let baseline = y + lines.baseline();
        canvas.contents.push(ContentsEntry { page, node, y, baseline, height, heading, strong: *level == 1 });
        canvas.y += height;
    }
}

/// Writes page numbers and links into the contents.
pub(super) fn fill_contents(canvas: &mut Canvas) {
    let targets: Vec<_> = canvas.listed.iter().filter_map(|index| canvas.outline.get(*index)).cloned().collect();
    for entry in &canvas.contents {
        let Some(target) = targets.get(entry.heading) else { continue };
        let text = (target.page + 1).to_string();
        let weight = if entry.strong { Weight::SemiBold } else { Weight::Regular };
        let width = fonts::width(&text, Type { weight, ..BODY });
        let x = MARGIN_X + TEXT_WIDTH - width;
        let number = Shape::Text { x, y: entry.baseline, size: BODY.size, weight, color: TEXT, text };
        let link = Shape::Link {
            x: MARGIN_X,
            y: entry.y,
            width: TEXT_WIDTH,
            height: entry.height,
            page: target.page,
            top: target.y,
            label: format!("{}, Seite {}", target.title, target.page + 1),
        };
        if let Some(page) = canvas.pages.get_mut(entry.page) {
            let at =
                page.items.iter().rposition(|item| item.node == Some(entry.node)).map_or(page.items.len(), |i| i + 1);
            let from = page.items.get(at.saturating_sub(1)).map_or(MARGIN_X, |last| end_of(&last.shape)) + GRID;
            let leader = leader(from, x - GRID, entry.baseline).map(|shape| Item { node: None, shape });
            let items = [number, link].map(|shape| Item { node: Some(entry.node), shape });
            page.items.splice(at..at, leader.into_iter().chain(items));
        }
    }
}

/// Where a text ends.
fn end_of(shape: &Shape) -> f32 {
    match shape {
        Shape::Text { x, size, weight, text, .. } => x + fonts::text_width(text, *size, *weight),
        _ => MARGIN_X,
    }
}

/// A thin line that leads the eye to the page number.
fn leader(from: f32, to: f32, y: f32) -> Option<Shape> {
    (to > from + INDENT).then_some(Shape::Line { from: (from, y), to: (to, y), width: 0.5, color: LINE })
}

/// Header and footer of every page; a cover has none.
pub(super) fn headers_and_footers(canvas: &mut Canvas, meta: &Meta) {
    let count = canvas.pages.len();
    let right_width = TEXT_WIDTH * 0.35;
    let right = paragraph::one_line(&meta.header_right, BODY, MUTED, right_width);
    let left_width = TEXT_WIDTH - right.width() - INDENT;
    let left = paragraph::one_line(&meta.header_left, BODY, MUTED, left_width);
    let footer = paragraph::one_line(&meta.footer_left, SMALL, MUTED, TEXT_WIDTH * 0.84);
    for (index, page) in canvas.pages.iter_mut().enumerate() {
        if meta.cover && index == 0 {
            continue;
        }
        let mut draw = |lines: &Lines, x: f32, y: f32| {
            for piece in lines.lines.iter().flat_map(|line| &line.pieces) {
                let (weight, color, text) = (piece.weight, piece.color, piece.text.clone());
                let shape = Shape::Text { x: x + piece.x, y, size: lines.size, weight, color, text };
                page.items.push(Item { node: None, shape });
            }
        };
        draw(&left, MARGIN_X, HEADER_Y);
        draw(&right, PAGE_WIDTH - MARGIN_X - right.width(), HEADER_Y);
        draw(&footer, MARGIN_X, FOOTER_Y);
        let number = paragraph::plain(&format!("Seite {} von {count}", index + 1), SMALL, MUTED, f32::MAX);
        draw(&number, PAGE_WIDTH - MARGIN_X - number.width(), FOOTER_Y);
        let y = FOOTER_Y - 13.5;
        let rule = Shape::Line { from: (MARGIN_X, y), to: (MARGIN_X + TEXT_WIDTH, y), width: 0.5, color: LINE };
        page.items.push(Item { node: None, shape: rule });
    }
    const { assert!(style::BOTTOM < FOOTER_Y - 13.5, "the footer stands below the content") };
}

/// Says of a back that nothing is missing on it.
pub(super) fn stays_free(canvas: &mut Canvas) {
    let words = paragraph::one_line("Diese Seite bleibt frei.", SMALL, MUTED, TEXT_WIDTH);
    canvas.lines(None, &words, MARGIN_X, canvas.y, TEXT_WIDTH, Align::Left);
}

/// Moves the content of each page to its outer edge, so that there is room for a binding.
pub(super) fn bind(canvas: &mut Canvas) {
    let shift = |page: usize| if page.is_multiple_of(2) { style::BINDING } else { -style::BINDING };
    for (index, page) in canvas.pages.iter_mut().enumerate() {
        page.items.iter_mut().for_each(|item| item.shape.move_right(shift(index)));
    }
    for (page, bounds) in canvas.nodes.iter_mut().filter_map(|node| node.bounds.as_mut()) {
        bounds[0] += shift(*page);
    }
}
