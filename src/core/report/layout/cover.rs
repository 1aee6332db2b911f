//! The title page.

use super::super::document::{Align, Cover};
use super::super::page::{NodeId, Role, Shape};
use super::super::style::{self, BODY, COVER, GRID, LEAD, MARGIN_X, MUTED, PRIMARY, TEXT, TEXT_WIDTH, Type, Weight};
use super::canvas::Canvas;
use super::lines::Lines;
use super::paragraph;

/// A coat of arms is higher than wide, a logo often the other way round.
const LOGO_WIDTH: f32 = 216.0;
const LOGO_HEIGHT: f32 = 90.0;
const LABEL_WIDTH: f32 = 166.5;
/// Long names are cut, so that the title page stays one page.
const NAME_LINES: usize = 6;

/// Draws the title page; the next block starts a new page.
pub(super) fn place(canvas: &mut Canvas, cover: &Cover) {
    canvas.y = 108.0;
    if let Some(picture) = &cover.logo {
        let scale = (LOGO_WIDTH / picture.width as f32).min(LOGO_HEIGHT / picture.height as f32);
        let (width, height) = (picture.width as f32 * scale, picture.height as f32 * scale);
        let node = canvas.node(Role::Figure, Some(0));
        canvas.describe(node, picture.alt.clone());
        let (x, y) = (MARGIN_X, canvas.y);
        canvas.bounds(node, [x, y, width, height]);
        canvas.push(Some(node), Shape::Image { x, y, width, height, picture: picture.clone() });
    }
    canvas.y += LOGO_HEIGHT + 54.0;
    canvas.push(None, Shape::Rect { x: MARGIN_X, y: canvas.y, width: 54.0, height: 3.0, fill: PRIMARY });
    canvas.y += 20.25;
    text(canvas, Role::Paragraph, &cover.institution, LEAD, MUTED, NAME_LINES);
    canvas.y += GRID;
    text(canvas, Role::Heading(1), &cover.title, COVER, TEXT, 3);
    canvas.y += GRID;
    text(canvas, Role::Paragraph, &cover.subtitle, LEAD, MUTED, 3);
    canvas.y += 54.0;
    let note = paragraph::plain(&cover.note, BODY, MUTED, TEXT_WIDTH);
    let end = style::FOOTER_Y - note.height() - 27.0;
    let list = canvas.node(Role::List, Some(0));
    for fact in facts(cover, end - canvas.y) {
        place_fact(canvas, list, &fact);
    }
    canvas.y = end;
    text(canvas, Role::Paragraph, &cover.confidentiality, Type { weight: Weight::SemiBold, ..BODY }, TEXT, 1);
    text(canvas, Role::Paragraph, &cover.note, BODY, MUTED, 8);
}

fn text(canvas: &mut Canvas, role: Role, words: &str, style: Type, color: style::Color, max: usize) {
    let lines = paragraph::shorten(paragraph::plain(words, style, color, TEXT_WIDTH), max, TEXT_WIDTH);
    draw(canvas, role, &lines, MARGIN_X, TEXT_WIDTH);
    canvas.y += lines.height();
}

fn draw(canvas: &mut Canvas, role: Role, lines: &Lines, x: f32, width: f32) {
    let node = canvas.node(role, Some(0));
    canvas.lines(Some(node), lines, x, canvas.y, width, Align::Left);
}

/// A label, and what stands beside it.
struct Fact {
    label: Lines,
    value: Lines,
}

impl Fact {
    fn height(&self) -> f32 {
        self.label.height().max(self.value.height()) + 2.0 * GRID
    }
}

/// What is told in up to three lines each, in fewer where all would not fit above the note.
fn facts(cover: &Cover, room: f32) -> Vec<Fact> {
    let all = |most: usize| -> Vec<Fact> { cover.facts.iter().map(|fact| in_lines(fact, most)).collect() };
    let fits = |facts: &Vec<Fact>| facts.iter().map(Fact::height).sum::<f32>() <= room;
    [3, 2].into_iter().map(all).find(fits).unwrap_or_else(|| all(1))
}

fn in_lines((label, value): &(String, String), most: usize) -> Fact {
    let width = TEXT_WIDTH - LABEL_WIDTH;
    Fact {
        label: paragraph::plain(label, BODY, MUTED, LABEL_WIDTH),
        value: paragraph::shorten(paragraph::plain(value, BODY, TEXT, width), most, width),
    }
}

fn place_fact(canvas: &mut Canvas, list: NodeId, fact: &Fact) {
    let item = Some(canvas.node(Role::ListItem, Some(list)));
    let (name, body) = (canvas.node(Role::ListLabel, item), canvas.node(Role::ListBody, item));
    canvas.lines(Some(name), &fact.label, MARGIN_X, canvas.y, LABEL_WIDTH, Align::Left);
    canvas.lines(Some(body), &fact.value, MARGIN_X + LABEL_WIDTH, canvas.y, TEXT_WIDTH - LABEL_WIDTH, Align::Left);
    canvas.y += fact.height();
}
