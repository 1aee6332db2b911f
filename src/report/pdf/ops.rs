//! The display list of a page as printpdf operations, each stretch of items marked with its structure element.
//!
//! Text sections are handed over as one prepared operation each: printpdf would turn every run into five, with an
//! allocation for each number in them, and a report has ten thousand runs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use printpdf::{
    Actions, BorderArray, ColorArray, Destination, DictItem, HighlightingMode, Line, LinePoint, LinkAnnotation, Op,
    PaintMode, PdfDocument, Point, Polygon, PolygonRing, Pt, RawImage, RawImageData, RawImageFormat, Rect, Rgb,
    WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::super::layout::{Color, Layout, NodeId, Page, Picture, Shape, Weight};
use super::fonts::{self, Subset};

/// The operations of a page and the element of each marked stretch, in order of its number.
pub(super) struct Content {
    pub ops: Vec<Op>,
    pub marks: Vec<NodeId>,
}

/// Pictures by address: the same picture on two pages is one object.
pub(super) type Pictures = BTreeMap<*const Picture, XObjectId>;

/// Distance of a Bézier control point for a quarter of a circle.
const QUARTER: f32 = 0.552_284_8;

/// Hands the pictures of a layout to printpdf.
pub(super) fn register_pictures(layout: &Layout, printed: &mut PdfDocument) -> Pictures {
    let mut pictures = Pictures::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Image { picture, .. } = &item.shape {
            let number = pictures.len();
            pictures.entry(Arc::as_ptr(picture)).or_insert_with(|| {
                // printpdf would draw a random name.
                let id = XObjectId(format!("Picture{number}"));
                let image = RawImage {
                    pixels: RawImageData::U8(picture.rgba.clone()),
                    width: picture.width as usize,
                    height: picture.height as usize,
                    data_format: RawImageFormat::RGBA8,
                    tag: Vec::new(),
                };
                printed.resources.xobjects.map.insert(id.clone(), XObject::Image(image));
                id
            });
        }
    }
    pictures
}

/// Translates a page.
pub(super) fn page(page: &Page, layout: &Layout, subsets: &[Subset], pictures: &Pictures) -> Content {
    let mut writer = Writer {
        ops: Vec::with_capacity(page.items.len() * 2),
        marks: Vec::new(),
        height: page.height,
        subsets,
        open: None,
        section: String::new(),
        text: None,
        font: None,
        fill: None,
        stroke: None,
        line_width: None,
    };
    for item in &page.items {
        if let Shape::Link { x, y, width, height, page: target, top, .. } = &item.shape {
            let rect = Rect {
                x: Pt(hundredth(*x)),
                y: Pt(hundredth(page.height - y - height)),
                width: Pt(hundredth(*width)),
                height: Pt(hundredth(*height)),
                mode: None,
                winding_order: None,
            };
            let target_height = layout.pages.get(*target).map_or(page.height, |page| page.height);
            writer.link(rect, *target, target_height - top);
            continue;
        }
        writer.mark(item.node);
        writer.shape(&item.shape, pictures);
    }
    writer.close();
    Content { ops: writer.ops, marks: writer.marks }
}

struct Writer<'a> {
    ops: Vec<Op>,
    marks: Vec<NodeId>,
    height: f32,
    subsets: &'a [Subset],
    /// The open stretch; the inner `None` is an artifact.
    open: Option<Option<NodeId>>,
    /// The operators of the open text section.
    section: String,
    /// Inside a text section: its cursor in hundredths of a point.
    text: Option<(i32, i32)>,
    font: Option<(Weight, u32)>,
    fill: Option<Color>,
    stroke: Option<Color>,
    line_width: Option<u32>,
}

/// Hundredths of a point are fine enough and print short.
fn hundredth(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn rgb(color: Color) -> printpdf::Color {
    let part = |byte: u8| (f32::from(byte) / 2.55).round() / 100.0;
    printpdf::Color::Rgb(Rgb { r: part(color.0), g: part(color.1), b: part(color.2), icc_profile: None })
}

impl Writer<'_> {
    /// Opens the stretch of an element, unless it is open already.
    fn mark(&mut self, node: Option<NodeId>) {
        if self.open == Some(node) {
            return;
        }
        self.close();
        match node {
            None => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Some(node) => {
                let number = DictItem::Int(self.marks.len() as i64);
                self.marks.push(node);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: "Span".to_owned(),
                    properties: DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) },
                });
            }
        }
        self.open = Some(node);
    }

    fn close(&mut self) {
        self.end_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.section.push_str("\nET");
            let key = std::mem::take(&mut self.section);
            self.ops.push(Op::Unknown { key, value: Vec::new() });
        }
    }

    fn set_fill(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.ops.push(Op::SetFillColor { col: rgb(color) });
        }
    }

    fn set_stroke(&mut self, width: f32, color: Color) {
        if self.stroke != Some(color) {
            self.stroke = Some(color);
            self.ops.push(Op::SetOutlineColor { col: rgb(color) });
        }
        if self.line_width != Some(width.to_bits()) {
            self.line_width = Some(width.to_bits());
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
    }

    fn flip(&self, y: f32) -> f32 {
        hundredth(self.height - y)
    }

    fn shape(&mut self, shape: &Shape, pictures: &Pictures) {
        match shape {
            Shape::Text { x, y, size, weight, color, text } => self.text(*x, *y, *size, *weight, *color, text),
            Shape::Rect { x, y, width, height, fill } => {
                self.end_text();
                self.set_fill(*fill);
                let rectangle = Rect {
                    x: Pt(hundredth(*x)),
                    y: Pt(self.flip(y + height)),
                    width: Pt(hundredth(*width)),
                    height: Pt(hundredth(*height)),
                    mode: Some(PaintMode::Fill),
                    winding_order: None,
                };
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Shape::Line { from, to, width, color } => {
                self.end_text();
                self.set_stroke(*width, *color);
                let points = [from, to].map(|(x, y)| corner(hundredth(*x), self.flip(*y), false)).to_vec();
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Shape::RoundRect { x, y, width, height, radius, fill, stroke } => {
                self.end_text();
                if let Some(fill) = fill {
                    self.set_fill(*fill);
                }
                if let Some((width, color)) = stroke {
                    self.set_stroke(*width, *color);
                }
                let mode = match (fill, stroke) {
                    (Some(_), Some(_)) => PaintMode::FillStroke,
                    (Some(_), None) => PaintMode::Fill,
                    _ => PaintMode::Stroke,
                };
                let points = self.round_rect([*x, *y, *width, *height], *radius);
                let rings = vec![PolygonRing { points }];
                self.ops
                    .push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
            }
            Shape::Image { x, y, width, height, picture } => {
                self.end_text();
                if let Some(id) = pictures.get(&Arc::as_ptr(picture)) {
                    let transform = XObjectTransform {
                        translate_x: Some(Pt(hundredth(*x))),
                        translate_y: Some(Pt(self.flip(y + height))),
                        scale_x: Some(hundredth(*width)),
                        scale_y: Some(hundredth(*height)),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    };
                    self.ops.push(Op::UseXobject { id: id.clone(), transform });
                }
            }
            Shape::Link { .. } => {}
        }
    }

    /// Adds a run to the current text section.
    fn text(&mut self, x: f32, y: f32, size: f32, weight: Weight, color: Color, text: &str) {
        let Some(subset) = self.subsets.iter().find(|subset| subset.weight == weight) else { return };
        if self.text.is_none() {
            self.section.push_str("BT");
        }
        let cursor = self.text.unwrap_or((0, 0));
        // Writing to a string cannot fail.
        if self.font != Some((weight, size.to_bits())) {
            self.font = Some((weight, size.to_bits()));
            let _ = write!(self.section, "\n/{} {size} Tf", fonts::id(weight).0);
        }
        if self.fill != Some(color) {
            self.fill = Some(color);
            let [red, green, blue] = [color.0, color.1, color.2].map(|part| (f32::from(part) / 2.55).round() as i32);
            self.section.push('\n');
            [red, green, blue].into_iter().for_each(|part| decimal(&mut self.section, part));
            self.section.push_str("rg");
        }
        let to = ((x * 100.0).round() as i32, ((self.height - y) * 100.0).round() as i32);
        self.text = Some(to);
        self.section.push('\n');
        decimal(&mut self.section, to.0 - cursor.0);
        decimal(&mut self.section, to.1 - cursor.1);
        self.section.push_str("Td(");
        for character in text.chars() {
            let glyph = subset.glyphs.get(&character).copied().unwrap_or(0);
            glyph.to_be_bytes().into_iter().for_each(|byte| escape(&mut self.section, byte));
        }
        self.section.push_str(")Tj");
    }

    fn link(&mut self, rect: Rect, page: usize, top: f32) {
        let target = Destination::Xyz { page: page + 1, left: None, top: Some(hundredth(top)), zoom: None };
        let link = LinkAnnotation {
            rect,
            actions: Actions::Goto(target),
            border: BorderArray::Solid([0.0, 0.0, 0.0]),
            color: ColorArray::Transparent,
            highlighting: HighlightingMode::Invert,
        };
        self.ops.push(Op::LinkAnnotation { link });
    }

    /// The outline of a rectangle with round corners.
    fn round_rect(&self, [x, y, width, height]: [f32; 4], radius: f32) -> Vec<LinePoint> {
        let (left, right) = (x, x + width);
        let (top, bottom) = (y, y + height);
        let pull = radius * (1.0 - QUARTER);
        [
            (left + radius, top, false),
            (right - radius, top, false),
            (right - pull, top, true),
            (right, top + pull, true),
            (right, top + radius, false),
            (right, bottom - radius, false),
            (right, bottom - pull, true),
            (right - pull, bottom, true),
            (right - radius, bottom, false),
            (left + radius, bottom, false),
            (left + pull, bottom, true),
            (left, bottom - pull, true),
            (left, bottom - radius, false),
            (left, top + radius, false),
            (left, top + pull, true),
            (left + pull, top, true),
            (left + radius, top, false),
        ]
        .map(|(x, y, bezier)| corner(hundredth(x), self.flip(y), bezier))
        .to_vec()
    }
}

/// A number of hundredths, as short as it can be, and a space.
fn decimal(out: &mut String, hundredths: i32) {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let _ = match (part, part % 10) {
        (0, _) => write!(out, "{sign}{whole} "),
        (_, 0) => write!(out, "{sign}{whole}.{} ", part / 10),
        _ => write!(out, "{sign}{whole}.{part:02} "),
    };
}

/// A byte of a string, so that the text section stays ASCII.
fn escape(out: &mut String, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend(['\\', char::from(byte)]),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        0..=0x7f => out.push(char::from(byte)),
        _ => drop(write!(out, "\\{byte:03o}")),
    }
}

fn corner(x: f32, y: f32, bezier: bool) -> LinePoint {
    LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier }
}
