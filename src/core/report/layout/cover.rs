//! The title page.

use super::super::content::document::{Align, Cover};
use super::super::style::{self, BODY, COVER, GRID, LEAD, MARGIN_X, MUTED, PRIMARY, TEXT, TEXT_WIDTH, Type, Weight};
use super::paragraph::{self, Lines};
use super::sheet::Sheet;
use super::{Role, Shape};

/// A coat of arms is higher than wide, a logo often the other way round.
const LOGO_WIDTH: f32 = 216.0;
const LOGO_HEIGHT: f32 = 90.0;
const LABEL_WIDTH: f32 = 153.0;
/// Long names are cut, so that the title page stays one page.
const NAME_LINES: usize = 6;

/// Draws the title page; the next block starts a new page.
pub(super) fn place(sheet: &mut Sheet, cover: &Cover) {
    sheet.y = 108.0;
    if let Some(picture) = &cover.logo {
        let scale = (LOGO_WIDTH / picture.width as f32).min(LOGO_HEIGHT / picture.height as f32);
        let (width, height) = (picture.width as f32 * scale, picture.height as f32 * scale);
        let node = sheet.node(Role::Figure, Some(0));
        sheet.describe(node, picture.alt.clone());
        let (x, y) = (MARGIN_X, sheet.y);
        sheet.bounds(node, [x, y, width, height]);
        sheet.push(Some(node), Shape::Image { x, y, width, height, picture: picture.clone() });
    }
    sheet.y += LOGO_HEIGHT + 54.0;
    sheet.push(None, Shape::Rect { x: MARGIN_X, y: sheet.y, width: 54.0, height: 3.0, fill: PRIMARY });
    sheet.y += 20.25;
    text(sheet, Role::Paragraph, &cover.institution, LEAD, MUTED, NAME_LINES);
    sheet.y += GRID;
    text(sheet, Role::Heading(1), &cover.title, COVER, TEXT, 3);
    sheet.y += GRID;
    text(sheet, Role::Paragraph, &cover.subtitle, LEAD, MUTED, 3);
    sheet.y += 54.0;
    for (label, value) in &cover.facts {
        fact(sheet, label, value);
    }
    let note = paragraph::plain(&cover.note, BODY, MUTED, TEXT_WIDTH);
    sheet.y = style::FOOTER_Y - note.height() - 27.0;
    text(sheet, Role::Paragraph, &cover.confidentiality, Type { weight: Weight::SemiBold, ..BODY }, TEXT, 1);
    text(sheet, Role::Paragraph, &cover.note, BODY, MUTED, 8);
}

fn text(sheet: &mut Sheet, role: Role, words: &str, style: Type, color: style::Color, max: usize) {
    let lines = paragraph::shorten(paragraph::plain(words, style, color, TEXT_WIDTH), max, TEXT_WIDTH);
    draw(sheet, role, &lines, MARGIN_X, TEXT_WIDTH);
    sheet.y += lines.height();
}

fn draw(sheet: &mut Sheet, role: Role, lines: &Lines, x: f32, width: f32) {
    let node = sheet.node(role, Some(0));
    sheet.lines(Some(node), lines, x, sheet.y, width, Align::Left);
}

fn fact(sheet: &mut Sheet, label: &str, value: &str) {
    let width = TEXT_WIDTH - LABEL_WIDTH;
    let label = paragraph::plain(label, BODY, MUTED, LABEL_WIDTH);
    let value = paragraph::shorten(paragraph::plain(value, BODY, TEXT, width), 3, width);
    draw(sheet, Role::Paragraph, &label, MARGIN_X, LABEL_WIDTH);
    draw(sheet, Role::Paragraph, &value, MARGIN_X + LABEL_WIDTH, width);
    sheet.y += label.height().max(value.height()) + 2.0 * GRID;
}
