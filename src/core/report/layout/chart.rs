//! Drawings: stacked bars, the grid of all questions, the months. Each area carries a sign, so that they can be told
//! apart without colour.

use super::super::document::{Align, Bar, GridRow, Month, Share};
use super::super::fonts;
use super::super::page::{NodeId, Shape};
use super::super::style::{self, BODY, Color, SMALL, TEXT_WIDTH, Type, Weight};
use super::canvas::Canvas;
use super::lines::Lines;
use crate::analysis::Mark;

/// Signs in bars and squares.
const SIGN: Type = Type { size: 7.5, leading: 9.0, weight: Weight::SemiBold };
/// Width of an outline, and distance of the lines that hatch an area.
const EDGE: f32 = 0.5;
const HATCH: f32 = 6.75;
/// Room for the checklist's number, and for number and title.
const NUMBER_WIDTH: f32 = 13.5;
const LABEL_WIDTH: f32 = 198.0;
const PITCH: f32 = 11.25;
/// The first and every fifth column have their number above.
const TICK: usize = 5;
const GRID_ROW: f32 = 11.25;
const MONTHS_HEIGHT: f32 = 81.0;
const SHARE_ROW: f32 = 18.0;
/// Room for the name of a share and for its numbers.
const SHARE_LABEL: f32 = 99.0;
const SHARE_NUMBER: f32 = 54.0;

/// Area colour and sign colour of a mark.
fn colors(mark: Mark) -> (Color, Color) {
    match mark {
        Mark::Yes => (style::YES_BAR, style::PAPER),
        Mark::No => (style::NO_BAR, style::PAPER),
        Mark::NotRelevant => (style::NOT_RELEVANT_BAR, style::TEXT),
        Mark::Open => (style::OPEN_BAR, style::MUTED),
        Mark::NotAsked => (style::PAPER, style::MUTED),
        Mark::Partial => (style::PARTIAL_BAR, style::TEXT),
    }
}

/// The parts of a bar in drawing order, with the word for each.
fn parts(bar: Bar) -> [(Mark, u32, &'static str); 6] {
    let (not_relevant, open) =
        if bar.requirements { ("Entbehrlich", "Unbearbeitet") } else { ("nicht relevant", "offen") };
    [
        (Mark::Yes, bar.yes, "Ja"),
        (Mark::Partial, bar.partial, "Teilweise"),
        (Mark::No, bar.no, "Nein"),
        (Mark::NotRelevant, bar.not_relevant, not_relevant),
        (Mark::Open, bar.open, open),
        (Mark::NotAsked, bar.not_asked, "nicht abgefragt"),
    ]
}

/// A bar in words: „Balken: 12 Ja, 3 Nein, 1 offen“.
pub(super) fn bar_words(bar: Bar) -> String {
    let words: Vec<String> =
        parts(bar).iter().filter(|part| part.1 > 0).map(|(_, count, word)| format!("{count} {word}")).collect();
    if words.is_empty() { "Leerer Balken".to_owned() } else { format!("Balken: {}", words.join(", ")) }
}

/// A stacked bar in the rectangle x, y, width, height.
pub(super) fn bar(canvas: &mut Canvas, node: NodeId, bar: Bar, [x, y, width, height]: [f32; 4]) {
    let total = bar.total();
    if total == 0 {
        canvas.push(Some(node), Shape::Rect { x, y: y + height / 2.0 - 0.25, width, height: 0.5, fill: style::LINE });
        return;
    }
    let mut before = 0;
    for (mark, count, _) in parts(bar) {
        if count == 0 {
            continue;
        }
        let left = x + width * before as f32 / total as f32;
        before += count;
        let right = x + width * before as f32 / total as f32;
        // A hair of paper between the parts keeps them apart on a black-and-white print.
        let gap = if before < total { 1.0 } else { 0.0 };
        let ink = colors(mark).1;
        area(canvas, node, mark, [left, y, (right - left - gap).max(0.3), height]);
        let label = format!("{} {count}", mark.sign());
        // Letters on hatching are hard to read; the number stands in the table.
        for text in [label.as_str(), mark.sign()].into_iter().filter(|_| mark != Mark::NotAsked) {
            let needed = fonts::width(text, SIGN);
            if needed + 4.0 < right - left {
                let middle = (left + right - gap - needed) / 2.0;
                sign(canvas, node, text, middle, y + height / 2.0 + SIGN.size * 0.36, ink);
                break;
            }
        }
    }
}

/// The area of a mark; a pale one has an outline, and what was not asked is hatched.
fn area(canvas: &mut Canvas, node: NodeId, mark: Mark, [x, y, width, height]: [f32; 4]) {
    let fill = colors(mark).0;
    let pale = !matches!(mark, Mark::Yes | Mark::No);
    if !pale || width < 2.0 * EDGE {
        let fill = if pale { style::OUTLINE } else { fill };
        return canvas.push(Some(node), Shape::Rect { x, y, width, height, fill });
    }
    canvas.push(Some(node), Shape::Rect { x, y, width, height, fill: style::OUTLINE });
    let (x, y, width, height) = (x + EDGE, y + EDGE, width - 2.0 * EDGE, height - 2.0 * EDGE);
    canvas.push(Some(node), Shape::Rect { x, y, width, height, fill });
    if mark == Mark::NotAsked {
        let mut start = x + HATCH - height;
        while start < x + width {
            let (left, right) = (start.max(x), (start + height).min(x + width));
            let from = (left, y + height - (left - start));
            let to = (right, y + height - (right - start));
            canvas.push(Some(node), Shape::Line { from, to, width: EDGE, color: style::OUTLINE });
            start += HATCH;
        }
    }
}

fn sign(canvas: &mut Canvas, node: NodeId, text: &str, x: f32, y: f32, color: Color) {
    let (size, weight) = (SIGN.size, SIGN.weight);
    canvas.push(Some(node), Shape::Text { x, y, size, weight, color, text: text.to_owned() });
}

fn label(canvas: &mut Canvas, node: NodeId, text: &str, x: f32, y: f32, color: Color) {
    let (size, weight) = (SMALL.size, SMALL.weight);
    canvas.push(Some(node), Shape::Text { x, y, size, weight, color, text: text.to_owned() });
}

/// Height of the grid.
pub(super) fn grid_height(rows: &[GridRow]) -> f32 {
    GRID_ROW + rows.iter().map(|row| grid_label(row).height().max(GRID_ROW)).sum::<f32>()
}

/// The title of a checklist, whole.
fn grid_label(row: &GridRow) -> Lines {
    super::paragraph::plain(&row.label, SMALL, style::TEXT, LABEL_WIDTH - NUMBER_WIDTH - 9.0)
}

/// One square for each question.
pub(super) fn grid(canvas: &mut Canvas, node: NodeId, rows: &[GridRow]) {
    let most = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1).max(1);
    let pitch = PITCH.min((TEXT_WIDTH - LABEL_WIDTH) / most as f32);
    let side = pitch - 1.5;
    for number in (1..=most).filter(|number| *number == 1 || number.is_multiple_of(TICK)) {
        let text = number.to_string();
        let middle = style::MARGIN_X + LABEL_WIDTH + (number - 1) as f32 * pitch + side / 2.0;
        let x = middle - fonts::width(&text, SIGN) / 2.0;
        sign(canvas, node, &text, x, canvas.y + GRID_ROW - 3.0, style::MUTED);
    }
    canvas.y += GRID_ROW;
    let left = style::MARGIN_X + NUMBER_WIDTH + 4.5;
    for row in rows {
        let middle = canvas.y + GRID_ROW / 2.0;
        let top = middle - SMALL.leading / 2.0;
        let number = super::paragraph::plain(&row.number.to_string(), SMALL, style::MUTED, NUMBER_WIDTH);
        canvas.lines(Some(node), &number, style::MARGIN_X, top, NUMBER_WIDTH, Align::Right);
        let text = grid_label(row);
        canvas.lines(Some(node), &text, left, top, LABEL_WIDTH, Align::Left);
        for (index, mark) in row.cells.iter().enumerate() {
            let ink = colors(*mark).1;
            let x = style::MARGIN_X + LABEL_WIDTH + index as f32 * pitch;
            let y = middle - side / 2.0;
            area(canvas, node, *mark, [x, y, side, side]);
            let width = fonts::width(mark.sign(), SIGN);
            sign(canvas, node, mark.sign(), x + (side - width) / 2.0, middle + SIGN.size * 0.36, ink);
        }
        canvas.y += text.height().max(GRID_ROW);
    }
}

/// Height of the shares.
pub(super) fn shares_height(shares: &[Share]) -> f32 {
    shares.len() as f32 * SHARE_ROW
}

/// A bar for each thing of which something is missing, as long as its share; the numbers stand beside it.
pub(super) fn shares(canvas: &mut Canvas, node: NodeId, shares: &[Share]) {
    let (x, width) = (style::MARGIN_X + SHARE_LABEL, TEXT_WIDTH - SHARE_LABEL - SHARE_NUMBER);
    for share in shares {
        let middle = canvas.y + SHARE_ROW / 2.0;
        let base = middle + BODY.size * 0.36;
        let (size, weight, color) = (BODY.size, Weight::SemiBold, style::TEXT);
        let text = share.label.to_owned();
        canvas.push(Some(node), Shape::Text { x: style::MARGIN_X, y: base, size, weight, color, text });
        let height = SHARE_ROW - 6.0;
        let missing = width * share.part as f32 / share.whole.max(1) as f32;
        area(canvas, node, Mark::Open, [x, middle - height / 2.0, width, height]);
        area(canvas, node, Mark::No, [x, middle - height / 2.0, missing, height]);
        let text = format!("{} von {}", share.part, share.whole);
        let right = style::MARGIN_X + TEXT_WIDTH - fonts::text_width(&text, size, weight);
        canvas.push(Some(node), Shape::Text { x: right, y: base, size, weight, color, text });
        canvas.y += SHARE_ROW;
    }
}

/// Height of the months.
pub(super) fn months_height() -> f32 {
    MONTHS_HEIGHT
}

/// A column for each month: open measures above done ones.
pub(super) fn months(canvas: &mut Canvas, node: NodeId, months: &[Month]) {
    let most = months.iter().map(|month| month.due).max().unwrap_or(1).max(1);
    let pitch = TEXT_WIDTH / months.len().max(1) as f32;
    let width = (pitch * 0.6).min(27.0);
    let base = canvas.y + MONTHS_HEIGHT - 2.0 * SMALL.leading;
    let full = MONTHS_HEIGHT - 3.5 * SMALL.leading;
    for (index, month) in months.iter().enumerate() {
        let center = style::MARGIN_X + (index as f32 + 0.5) * pitch;
        let x = center - width / 2.0;
        let height = full * month.due as f32 / most as f32;
        let done = full * month.done as f32 / most as f32;
        if month.due > month.done {
            let shape = Shape::Rect { x, y: base - height, width, height: height - done, fill: style::PRIMARY };
            canvas.push(Some(node), shape);
        }
        if month.done > 0 {
            area(canvas, node, Mark::NotRelevant, [x, base - done, width, done]);
        }
        if month.due > 0 {
            let count = month.due.to_string();
            label(canvas, node, &count, center - fonts::width(&count, SMALL) / 2.0, base - height - 3.0, style::TEXT);
        }
        // Every label would overlap its neighbour if there are many months.
        let every = (fonts::width("Mai 2027 ", SMALL) / pitch).ceil().max(1.0) as usize;
        if index % every == 0 {
            let half = fonts::width(&month.label, SMALL) / 2.0;
            let left = style::MARGIN_X;
            let x = (center - half).clamp(left, left + TEXT_WIDTH - 2.0 * half);
            label(canvas, node, &month.label, x, base + SMALL.leading, style::MUTED);
        }
    }
    canvas.rule(base, style::MUTED);
    canvas.y += MONTHS_HEIGHT;
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [Mark; 6] = [Mark::Yes, Mark::Partial, Mark::No, Mark::NotRelevant, Mark::Open, Mark::NotAsked];

    /// Relative luminance as WCAG defines it.
    fn luminance(Color(red, green, blue): Color) -> f32 {
        let linear = |part: u8| {
            let share = f32::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// What a black-and-white printer makes of a colour.
    fn grey(Color(red, green, blue): Color) -> f32 {
        0.299 * f32::from(red) + 0.587 * f32::from(green) + 0.114 * f32::from(blue)
    }

    #[test]
    fn every_sign_stands_out_from_its_area() {
        for mark in MARKS {
            let (fill, ink) = colors(mark);
            let (dark, light) = (luminance(fill).min(luminance(ink)), luminance(fill).max(luminance(ink)));
            assert!((light + 0.05) / (dark + 0.05) >= 4.5, "{mark:?}");
        }
    }

    #[test]
    fn every_area_stands_out_from_the_paper_by_itself_or_by_its_outline() {
        let against_paper = |color: Color| 1.05 / (luminance(color) + 0.05);
        assert!(against_paper(style::OUTLINE) >= 3.0 && against_paper(style::WRITING) >= 3.0);
        for mark in [Mark::Yes, Mark::No] {
            assert!(against_paper(colors(mark).0) >= 3.0, "{mark:?}");
        }
    }

    #[test]
    fn the_areas_differ_without_colour() {
        for (index, left) in MARKS.iter().enumerate() {
            for right in &MARKS[index + 1..] {
                let apart = (grey(colors(*left).0) - grey(colors(*right).0)).abs();
                let hatched = [*left, *right].contains(&Mark::NotAsked);
                assert!(apart > 25.0 || hatched, "{left:?} and {right:?}");
            }
        }
    }
}
