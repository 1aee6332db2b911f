//! Fields that are filled in on the screen: check boxes and text fields of an AcroForm, each state with its appearance, so
//! that no viewer has to make one.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::super::error::ReportError;
use super::super::faces::font_bytes;
use super::super::page::{Field, FieldKind, Layout, NodeId, Shape, Weight};
use super::super::typed::{LEADING, SIZE, lines};
use super::object::text_string;

/// A field on a page and its place in the structure.
pub(super) struct Widget {
    pub page: usize,
    pub id: ObjectId,
    pub node: Option<NodeId>,
}

const FONT: &str = "Inter";
/// Field flag: several lines.
const MULTILINE: i64 = 1 << 12;

/// Makes the fields of all pages and the form that holds them.
pub(super) fn add(layout: &Layout, pages: &[ObjectId], document: &mut Document) -> Result<Vec<Widget>, ReportError> {
    let Some(said) = &layout.form else { return Ok(Vec::new()) };
    let font = font(document)?;
    let resources = dictionary! { "Font" => dictionary! { FONT => Object::Reference(font) } };
    let mut shared = Appearances::default();
    let mut widgets = Vec::new();
    let mut roots: Vec<(String, ObjectId, Vec<Object>)> = Vec::new();
    for (page, content) in layout.pages.iter().enumerate() {
        let Some(home) = pages.get(page) else { continue };
        for item in &content.items {
            let Shape::Field { x, y, width, height, field } = &item.shape else { continue };
            let bottom = content.height - y - height;
            let (parent, name) = field.name.split_once('.').unwrap_or(("", &field.name));
            let mut widget = widget(field, [*width, *height], &resources, &mut shared, document);
            widget.set("Rect", [*x, bottom, x + width, bottom + height].map(hundredths).to_vec());
            widget.set("P", Object::Reference(*home));
            widget.set("T", text_string(name));
            let root = roots.iter_mut().find(|(known, ..)| known == parent);
            let (_, root, kids) = match root {
                Some(root) => root,
                None => {
                    roots.push((parent.to_owned(), document.new_object_id(), Vec::new()));
                    let Some(last) = roots.last_mut() else { continue };
                    last
                }
            };
            if !parent.is_empty() {
                widget.set("Parent", Object::Reference(*root));
            }
            let id = document.add_object(widget);
            kids.push(Object::Reference(id));
            widgets.push(Widget { page, id, node: item.node });
        }
    }
    let mut fields = Vec::new();
    for (name, id, kids) in roots {
        if name.is_empty() {
            fields.extend(kids);
        } else {
            document.set_object(id, dictionary! { "T" => text_string(&name), "Kids" => kids });
            fields.push(Object::Reference(id));
        }
    }
    // What the form says about itself is not shown anywhere, so it has no widget.
    for (name, value) in said {
        let field = dictionary! { "FT" => "Tx", "Ff" => 1, "T" => text_string(name), "V" => text_string(value) };
        fields.push(Object::Reference(document.add_object(field)));
    }
    let form = document.add_object(dictionary! {
        "Fields" => fields,
        "DR" => resources,
        "DA" => Object::string_literal(format!("/{FONT} {SIZE} Tf 0 g")),
    });
    document.catalog_mut()?.set("AcroForm", Object::Reference(form));
    Ok(widgets)
}

fn hundredths(length: f32) -> Object {
    Object::Real((length * 100.0).round() / 100.0)
}

fn widget(
    field: &Field,
    size: [f32; 2],
    resources: &Dictionary,
    shared: &mut Appearances,
    document: &mut Document,
) -> Dictionary {
    let mut widget = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "F" => 4,
        "TU" => text_string(&field.about),
        "Contents" => text_string(&field.about),
    };
    match &field.kind {
        FieldKind::Check { on } => {
            let state = if *on { "Ja" } else { "Off" };
            let [off, ticked] = [false, true].map(|on| shared.get(check(size, on), size, &Dictionary::new(), document));
            widget.set("FT", "Btn");
            widget.set("V", state);
            if *on {
                widget.set("DV", state);
            }
            widget.set("AS", state);
            widget.set("AP", dictionary! { "N" => dictionary! { "Off" => off, "Ja" => ticked } });
        }
        FieldKind::Text { value } => {
            let shown = shared.get(text(value, size), size, resources, document);
            widget.set("FT", "Tx");
            widget.set("DA", Object::string_literal(format!("/{FONT} {SIZE} Tf 0 g")));
            widget.set("V", text_string(value));
            // By this it is known, when it comes back, what somebody has changed.
            if !value.is_empty() {
                widget.set("DV", text_string(value));
            }
            widget.set("AP", dictionary! { "N" => shown });
            if size[1] > 2.0 * LEADING {
                widget.set("Ff", MULTILINE);
            }
        }
    }
    widget
}

/// What fields look like, by what is drawn: a thousand empty boxes are one.
#[derive(Default)]
struct Appearances(BTreeMap<Vec<u8>, ObjectId>);

impl Appearances {
    fn get(&mut self, content: Vec<u8>, [width, height]: [f32; 2], with: &Dictionary, to: &mut Document) -> Object {
        let id = *self.0.entry(content).or_insert_with_key(|content| {
            let form = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => [0.0, 0.0, width, height].map(hundredths).to_vec(),
                "Resources" => with.clone(),
            };
            to.add_object(Stream::new(form, content.clone()))
        });
        Object::Reference(id)
    }
}

/// A box, with a cross if it is ticked.
fn check([width, height]: [f32; 2], on: bool) -> Vec<u8> {
    let mut drawn = format!("0.33 0.38 0.44 RG 0.9 w 1 1 {:.2} {:.2} re S\n", width - 2.0, height - 2.0);
    if on {
        let (right, top) = (width - 3.0, height - 3.0);
        drawn.push_str(&format!("0.1 0.14 0.19 RG 1.2 w 3 3 m {right:.2} {top:.2} l 3 {top:.2} m {right:.2} 3 l S\n"));
    }
    drawn.into_bytes()
}

/// A frame and what stands in it, as far as it fits.
fn text(value: &str, [width, height]: [f32; 2]) -> Vec<u8> {
    let mut drawn =
        format!("0.45 0.5 0.55 RG 0.5 w 0.25 0.25 {:.2} {:.2} re S\n/Tx BMC\n", width - 0.5, height - 0.5).into_bytes();
    if !value.is_empty() {
        drawn.extend(format!("q 1 1 {:.2} {:.2} re W n BT /{FONT} {SIZE} Tf 0 g\n", width - 2.0, height - 2.0).bytes());
        let first = if height > 2.0 * LEADING { height - LEADING } else { (height - SIZE) / 2.0 + 1.0 };
        drawn.extend(format!("2 {first:.2} Td {LEADING} TL\n").bytes());
        // What the field does not show is in its value; here it would run over what stands below.
        let room = ((first / LEADING) as usize + 1).max(1);
        for line in lines(value, width).iter().take(room) {
            drawn.push(b'(');
            for byte in codes(line) {
                if b"()\\".contains(&byte) {
                    drawn.push(b'\\');
                }
                drawn.push(byte);
            }
            drawn.extend(b")Tj T*\n");
        }
        drawn.extend(b"ET Q\n");
    }
    drawn.extend(b"EMC\n");
    drawn
}

/// A line in the codes of the font; what it does not have is a question mark.
fn codes(line: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(&line.replace(|c| !known(c), "?")).0.into_owned()
}

/// Whether WinAnsi has the character.
fn known(character: char) -> bool {
    !encoding_rs::WINDOWS_1252.encode(character.encode_utf8(&mut [0; 4])).2 && !character.is_control()
}

/// The font of what is typed: simple, whole, in WinAnsi, so that viewers can write with it.
fn font(document: &mut Document) -> Result<ObjectId, ReportError> {
    let bytes = font_bytes(Weight::Regular);
    let face = ttf_parser::Face::parse(bytes, 0).map_err(|error| ReportError::Font(error.to_string()))?;
    let thousandths = |units: i32| (units as f32 * 1000.0 / f32::from(face.units_per_em())).round() as i64;
    let program = Stream::new(dictionary! { "Length1" => bytes.len() as i64 }, bytes.to_vec());
    let program = document.add_object(program);
    let bounds = face.global_bounding_box();
    let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => "Inter-Regular",
        "Ascent" => thousandths(face.ascender().into()),
        "Descent" => thousandths(face.descender().into()),
        "CapHeight" => thousandths(face.capital_height().unwrap_or_else(|| face.ascender()).into()),
        "ItalicAngle" => 0,
        "Flags" => 32,
        "StemV" => 88,
        "FontBBox" => bounds.map(|part| Object::Integer(thousandths(part.into()))).to_vec(),
        "FontFile2" => Object::Reference(program),
    });
    let width = |code: u8| {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&code));
        let glyph = text.chars().next().and_then(|character| face.glyph_index(character)).unwrap_or_default();
        Object::Integer(thousandths(face.glyph_hor_advance(glyph).unwrap_or(0).into()))
    };
    Ok(document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => "Inter-Regular",
        "Encoding" => "WinAnsiEncoding",
        "FirstChar" => 32,
        "LastChar" => 255,
        "Widths" => (32..=255u8).map(width).collect::<Vec<_>>(),
        "FontDescriptor" => Object::Reference(descriptor),
    }))
}
