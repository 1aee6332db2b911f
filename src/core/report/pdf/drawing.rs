//! The display list of a page as PDF operators, each stretch of items marked with its structure element.
//!
//! printpdf has an operation for each of them, but a report has ten thousand runs of text, and an allocation for each
//! number in them costs more than all the rest. So pages are written here, side by side on all cores.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::fonts::metrics;
use super::super::page::{Color, NodeId, Page, Picture, Shape, Weight};
use super::super::shaping;
use super::codes;
use super::fonts::{self, Subset};
use super::number::{self, hundredths};

/// The operators of a page and what is read on it.
pub(super) struct Drawing {
    pub operators: Vec<u8>,
    pub marks: Vec<Mark>,
}

/// What is read on a page, in reading order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mark {
    /// A marked stretch of an element; the first has the number 0.
    Stretch(NodeId),
    /// The next field of the page.
    Field,
}

/// The number of each picture by its address: the same picture on two pages is one object.
pub(super) type Pictures = BTreeMap<usize, usize>;

/// Where a picture is in [`Pictures`].
pub(super) fn address(picture: &Arc<Picture>) -> usize {
    Arc::as_ptr(picture) as usize
}

/// Distance of a Bézier control point for a quarter of a circle.
const QUARTER: f32 = 0.552_284_8;

/// Draws a page.
pub(super) fn page(page: &Page, subsets: &[Subset], pictures: &Pictures) -> Drawing {
    let mut pen = Pen {
        out: Vec::with_capacity(page.items.len() * 64),
        marks: Vec::new(),
        stretches: 0,
        height: page.height,
        subsets,
        open: None,
        within_text: false,
        text: None,
        font: None,
        fill: None,
        stroke: None,
        line_width: None,
    };
    for item in &page.items {
        match item.shape {
            // An annotation beside the content.
            Shape::Link { .. } => {}
            // The same, but it is read between what stands before and behind it.
            Shape::Field { .. } => {
                pen.close();
                pen.marks.push(Mark::Field);
            }
            _ => {
                pen.mark(item.node, matches!(item.shape, Shape::Text { .. }));
                pen.shape(&item.shape, pictures);
            }
        }
    }
    pen.close();
    Drawing { operators: pen.out, marks: pen.marks }
}

/// Writes operators and knows the state they leave behind. Positions are in hundredths of a point from the bottom.
struct Pen<'a> {
    out: Vec<u8>,
    marks: Vec<Mark>,
    /// How many stretches are marked.
    stretches: usize,
    height: f32,
    subsets: &'a [Subset],
    /// The open stretch; the inner `None` is an artifact.
    open: Option<Option<NodeId>>,
    /// Whether it was opened within the text section, which then goes on behind it: most stretches are a word or two.
    within_text: bool,
    /// The cursor of the open text section.
    text: Option<(i32, i32)>,
    font: Option<(Weight, u32)>,
    fill: Option<Color>,
    stroke: Option<Color>,
    line_width: Option<u32>,
}

impl Pen<'_> {
    /// Opens the stretch of an element, unless it is open already and takes what comes.
    fn mark(&mut self, node: Option<NodeId>, for_text: bool) {
        if self.open == Some(node) && (for_text || !self.within_text) {
            return;
        }
        if for_text && self.within_text {
            self.operator(b"EMC");
        } else {
            self.close();
        }
        self.within_text = for_text;
        if for_text {
            self.begin_text();
        }
        match node {
            None => self.operator(b"/Artifact BMC"),
            Some(node) => {
                self.out.extend(b"/Span<</MCID ");
                number::integer(&mut self.out, self.stretches);
                self.operator(b">>BDC");
                self.marks.push(Mark::Stretch(node));
                self.stretches += 1;
            }
        }
        self.open = Some(node);
    }

    fn close(&mut self) {
        if !self.within_text {
            self.end_text();
        }
        if self.open.take().is_some() {
            self.operator(b"EMC");
        }
        self.end_text();
        self.within_text = false;
    }

    fn begin_text(&mut self) {
        if self.text.is_none() {
            self.operator(b"BT");
            self.text = Some((0, 0));
        }
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.operator(b"ET");
        }
    }

    fn operator(&mut self, name: &[u8]) {
        self.out.extend(name);
        self.out.push(b'\n');
    }

    /// Operands in points, rounded to hundredths, and the operator.
    fn points(&mut self, operands: &[f32], name: &[u8]) {
        operands.iter().for_each(|operand| hundredths(&mut self.out, rounded(*operand)));
        self.operator(name);
    }

    fn color(&mut self, color: Color, name: &[u8]) {
        [color.0, color.1, color.2]
            .into_iter()
            .for_each(|part| hundredths(&mut self.out, (f32::from(part) / 2.55).round() as i32));
        self.operator(name);
    }

    fn set_fill(&mut self, color: Color) {
        if self.fill.replace(color) != Some(color) {
            self.color(color, b"rg");
        }
    }

    fn set_stroke(&mut self, width: f32, color: Color) {
        if self.stroke.replace(color) != Some(color) {
            self.color(color, b"RG");
        }
        if self.line_width.replace(width.to_bits()) != Some(width.to_bits()) {
            self.points(&[width], b"w");
        }
    }

    fn shape(&mut self, shape: &Shape, pictures: &Pictures) {
        if let Shape::Text { x, y, size, weight, color, text } = shape {
            return self.text(*x, *y, *size, *weight, *color, text);
        }
        self.end_text();
        match shape {
            Shape::Rect { x, y, width, height, fill } => {
                self.set_fill(*fill);
                self.points(&[*x, self.height - y - height, *width, *height], b"re f");
            }
            Shape::Line { from, to, width, color } => {
                self.set_stroke(*width, *color);
                self.points(&[from.0, self.height - from.1], b"m");
                self.points(&[to.0, self.height - to.1], b"l S");
            }
            Shape::RoundRect { x, y, width, height, radius, fill, stroke } => {
                if let Some(fill) = fill {
                    self.set_fill(*fill);
                }
                if let Some((width, color)) = stroke {
                    self.set_stroke(*width, *color);
                }
                self.round_rect([*x, self.height - y - height, *width, *height], *radius);
                self.operator(match (fill, stroke) {
                    (Some(_), Some(_)) => b"b",
                    (Some(_), None) => b"f",
                    _ => b"s",
                });
            }
            Shape::Image { x, y, width, height, picture } => {
                if let Some(number) = pictures.get(&address(picture)) {
                    self.out.extend(b"q ");
                    self.points(&[*width, 0.0, 0.0, *height, *x, self.height - y - height], b"cm");
                    self.operator(format!("/{} Do Q", picture_name(*number)).as_bytes());
                }
            }
            Shape::Text { .. } | Shape::Link { .. } | Shape::Field { .. } => {}
        }
    }

    /// Adds a run to the text section.
    fn text(&mut self, x: f32, y: f32, size: f32, weight: Weight, color: Color, text: &str) {
        let Some(subset) = self.subsets.iter().find(|subset| subset.weight == weight) else { return };
        self.begin_text();
        let from = self.text.unwrap_or((0, 0));
        if self.font.replace((weight, size.to_bits())) != Some((weight, size.to_bits())) {
            self.out.push(b'/');
            self.out.extend(fonts::name(weight).as_bytes());
            self.out.push(b' ');
            self.points(&[size], b"Tf");
        }
        self.set_fill(color);
        let to = (rounded(x), rounded(self.height - y));
        self.text = Some(to);
        hundredths(&mut self.out, to.0 - from.0);
        hundredths(&mut self.out, to.1 - from.1);
        self.operator(b"Td");
        if fonts::is_simple(text) { self.kerned(text, subset) } else { self.shaped(text, subset) }
    }

    /// Characters one after the other, moved where the font asks for it.
    fn kerned(&mut self, text: &str, subset: &Subset) {
        let metrics = metrics(subset.weight);
        let begin = self.out.len();
        self.out.extend(b"[(");
        let mut moved = false;
        let mut before = None;
        for character in text.chars() {
            let kern = before.map_or(0, |before| metrics.kern(before, character));
            if kern != 0 {
                moved = true;
                self.out.push(b')');
                // Thousandths of the size are fine enough and print short.
                hundredths(&mut self.out, -kern * 1000 / subset.units_per_em * 100);
                self.out.push(b'(');
            }
            self.code(subset.code(character));
            before = Some(character);
        }
        if moved {
            self.operator(b")]TJ");
        } else {
            self.out.remove(begin);
            self.operator(b")Tj");
        }
    }

    /// Glyphs of a text with combining marks, each at its place.
    fn shaped(&mut self, text: &str, subset: &Subset) {
        let metrics = metrics(subset.weight);
        let thousandths = |units: i32| units * 100_000 / subset.units_per_em;
        let size = self.font.map_or(0.0, |(_, size)| f32::from_bits(size));
        let mut up = 0;
        for placed in shaping::place(text, subset.weight) {
            if std::mem::replace(&mut up, placed.up) != placed.up {
                self.points(&[placed.up as f32 * size / subset.units_per_em as f32], b"Ts");
            }
            self.out.push(b'[');
            hundredths(&mut self.out, thousandths(-placed.right));
            self.out.push(b'(');
            self.code(subset.code_of(placed.character, placed.glyph));
            self.out.push(b')');
            // Where the pen stands now, and where the next glyph begins.
            let natural = metrics.advance(placed.character);
            hundredths(&mut self.out, thousandths(natural + placed.right - placed.advance));
            self.operator(b"]TJ");
        }
        if up != 0 {
            self.points(&[0.0], b"Ts");
        }
    }

    fn code(&mut self, code: u16) {
        let (bytes, count) = codes::bytes(code);
        for byte in bytes.into_iter().take(count) {
            match byte {
                b'(' | b')' | b'\\' => self.out.extend([b'\\', byte]),
                // A bare carriage return would be read as a line feed.
                b'\r' => self.out.extend(b"\\r"),
                _ => self.out.push(byte),
            }
        }
    }

    /// The outline of a rectangle with round corners, counter-clockwise from the bottom left.
    fn round_rect(&mut self, [left, bottom, width, height]: [f32; 4], radius: f32) {
        let (right, top) = (left + width, bottom + height);
        let pull = radius * (1.0 - QUARTER);
        self.points(&[left + radius, bottom], b"m");
        self.points(&[right - radius, bottom], b"l");
        self.points(&[right - pull, bottom, right, bottom + pull, right, bottom + radius], b"c");
        self.points(&[right, top - radius], b"l");
        self.points(&[right, top - pull, right - pull, top, right - radius, top], b"c");
        self.points(&[left + radius, top], b"l");
        self.points(&[left + pull, top, left, top - pull, left, top - radius], b"c");
        self.points(&[left, bottom + radius], b"l");
        self.points(&[left, bottom + pull, left + pull, bottom, left + radius, bottom], b"c");
    }
}

/// The resource name of a picture.
pub(super) fn picture_name(number: usize) -> String {
    format!("Picture{number}")
}

/// Hundredths of a point are fine enough and print short.
fn rounded(length: f32) -> i32 {
    (length * 100.0).round() as i32
}
