//! Subset fonts in the document: only what is used, and a code of its own for each character, so that text comes out of
//! the file as it went in (space and no-break space, the hyphen of a word and the one that divides it).

use std::collections::HashMap;
use std::fmt::Write as _;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use subsetter::GlyphRemapper;

use super::super::characters::is_plain;
use super::super::error::ReportError;
use super::super::faces::font_bytes;
use super::super::page::{Layout, Shape, Weight};
use super::super::shaping;
use super::codes;

const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::SemiBold, Weight::Bold];

/// Characters up to here are looked up; the family has nothing above.
const TABLE_END: usize = 0x2C00;

/// The used part of one weight.
pub(super) struct Subset {
    pub weight: Weight,
    pub units_per_em: i32,
    /// The code of each character; 0, the box, for those that the layout did not ask for.
    codes: Vec<u16>,
    /// The codes of glyphs that a character gets only beside others.
    beside: HashMap<(char, u16), u16>,
    /// By code: what is shown, in thousandths of the size, and the glyph in the subset.
    shown: Vec<Shown>,
    program: Vec<u8>,
    metrics: Metrics,
}

struct Shown {
    character: char,
    width: f32,
    glyph: u16,
}

/// Of the whole face, in thousandths of the size.
struct Metrics {
    bounds: [i64; 4],
    ascent: i64,
    descent: i64,
    cap_height: i64,
    stem: i64,
}

impl Subset {
    /// The code of a character.
    pub(super) fn code(&self, character: char) -> u16 {
        self.codes.get(character as usize).copied().unwrap_or(0)
    }

    /// The code of a glyph that stands for a character in a shaped text.
    pub(super) fn code_of(&self, character: char, glyph: u16) -> u16 {
        self.beside.get(&(character, glyph)).copied().unwrap_or_else(|| self.code(character))
    }
}

/// Whether a text needs more than its characters one after the other.
pub(super) fn is_simple(text: &str) -> bool {
    text.chars().all(|character| character == '\u{ad}' || is_plain(character))
}

/// The resource name of a weight.
pub(super) fn name(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "InterRegular",
        Weight::SemiBold => "InterSemiBold",
        Weight::Bold => "InterBold",
    }
}

/// The name of the font; the six letters mark a subset.
fn base_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "WIBAKR+Inter-Regular",
        Weight::SemiBold => "WIBAKS+Inter-SemiBold",
        Weight::Bold => "WIBAKB+Inter-Bold",
    }
}

/// What a layout shows in one weight.
#[derive(Clone)]
struct Used {
    characters: Vec<bool>,
    /// Glyphs of texts with combining marks.
    placed: Vec<(char, u16)>,
}

/// The subsets that a layout needs.
pub(super) fn subsets(layout: &Layout) -> Result<Vec<Subset>, ReportError> {
    let none = Used { characters: vec![false; TABLE_END], placed: Vec::new() };
    let mut used = [none.clone(), none.clone(), none];
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text { weight, text, .. } = &item.shape {
            let used = &mut used[*weight as usize];
            for character in text.chars() {
                if let Some(slot) = used.characters.get_mut(character as usize) {
                    *slot = true;
                }
            }
            if !is_simple(text) {
                used.placed.extend(shaping::place(text, *weight).iter().map(|placed| (placed.character, placed.glyph)));
            }
        }
    }
    let needed: Vec<_> = WEIGHTS.into_iter().zip(used).filter(|(_, used)| used.characters.contains(&true)).collect();
    needed.into_par_iter().map(|(weight, used)| subset(weight, &used)).collect()
}

fn subset(weight: Weight, used: &Used) -> Result<Subset, ReportError> {
    let bytes = font_bytes(weight);
    let face = ttf_parser::Face::parse(bytes, 0).map_err(|error| ReportError::Font(error.to_string()))?;
    let thousandths = |units: i32| units as f32 * 1000.0 / f32::from(face.units_per_em());
    let mut remapper = GlyphRemapper::new();
    let mut shown = vec![Shown {
        character: '\u{fffd}',
        width: thousandths(i32::from(face.glyph_hor_advance(ttf_parser::GlyphId(0)).unwrap_or(0))),
        glyph: 0,
    }];
    let mut codes = vec![0; used.characters.len()];
    let mut beside = HashMap::new();
    let mut show = |character: char, glyph: ttf_parser::GlyphId| {
        let width = thousandths(i32::from(face.glyph_hor_advance(glyph).unwrap_or(0)));
        shown.push(Shown { character, width, glyph: remapper.remap(glyph.0) });
        (shown.len() - 1) as u16
    };
    for (code, _) in (0u32..).zip(&used.characters).filter(|(_, used)| **used) {
        let Some(character) = char::from_u32(code) else { continue };
        let Some(glyph) = face.glyph_index(if character == '\u{ad}' { '-' } else { character }) else { continue };
        codes[code as usize] = show(character, glyph);
    }
    for (character, glyph) in &used.placed {
        if face.glyph_index(*character) != Some(ttf_parser::GlyphId(*glyph)) {
            beside.entry((*character, *glyph)).or_insert_with(|| show(*character, ttf_parser::GlyphId(*glyph)));
        }
    }
    let program = subsetter::subset(bytes, 0, &remapper).map_err(|error| ReportError::Font(error.to_string()))?;
    let rounded = |units: i16| thousandths(i32::from(units)).round() as i64;
    let bounds = face.global_bounding_box();
    let metrics = Metrics {
        bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(rounded),
        ascent: rounded(face.ascender()),
        descent: rounded(face.descender()),
        cap_height: rounded(face.capital_height().unwrap_or_else(|| face.ascender())),
        // No table of the font has the thickness of its stems; this is how it is usually estimated.
        stem: 50 + (f32::from(face.weight().to_number()) / 65.0).powi(2).round() as i64,
    };
    let units_per_em = i32::from(face.units_per_em());
    Ok(Subset { weight, units_per_em, codes, beside, shown, program, metrics })
}

/// Puts the fonts into the document, under their names in the resources that all pages share.
pub(super) fn add(subsets: &[Subset], document: &mut Document, pages: &[ObjectId]) -> Result<(), ReportError> {
    let mut fonts = lopdf::Dictionary::new();
    let map = document.add_object(codes::map());
    for subset in subsets {
        fonts.set(name(subset.weight), Object::Reference(font(subset, map, document)));
    }
    let Some(first) = pages.first() else { return Ok(()) };
    let resources = document.get_dictionary(*first)?.get(b"Resources")?.as_reference()?;
    let shared = document.get_dictionary(resources)?.get(b"Font")?.as_reference()?;
    document.set_object(shared, fonts);
    Ok(())
}

fn font(subset: &Subset, map: ObjectId, document: &mut Document) -> ObjectId {
    let base = base_name(subset.weight);
    let length = subset.program.len() as i64;
    let program = document.add_object(Stream::new(dictionary! { "Length1" => length }, subset.program.clone()));
    let Metrics { bounds, ascent, descent, cap_height, stem } = subset.metrics;
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => base,
        "Ascent" => ascent,
        "Descent" => descent,
        "CapHeight" => cap_height,
        "ItalicAngle" => 0,
        "Flags" => 32,
        "StemV" => stem,
        "FontBBox" => bounds.map(Object::Integer).to_vec(),
        "FontFile2" => Object::Reference(program),
    });
    let glyphs: Vec<u8> = subset.shown.iter().flat_map(|shown| shown.glyph.to_be_bytes()).collect();
    let glyphs = document.add_object(Stream::new(lopdf::Dictionary::new(), glyphs));
    let widths = subset.shown.iter().map(|shown| Object::Real((shown.width * 10.0).round() / 10.0)).collect();
    let descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => base,
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "CIDToGIDMap" => Object::Reference(glyphs),
        "W" => vec![Object::Integer(0), Object::Array(widths)],
        "FontDescriptor" => Object::Reference(descriptor),
    };
    let descendant = document.add_object(descendant);
    let unicode = document.add_object(Stream::new(lopdf::Dictionary::new(), unicode(subset).into_bytes()));
    document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => base,
        "Encoding" => Object::Reference(map),
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => Object::Reference(unicode),
    })
}

/// From codes back to characters.
fn unicode(subset: &Subset) -> String {
    let mut map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)\
        /Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        .to_owned()
        + codes::RANGES;
    let shown: Vec<(u16, char)> = (0..).zip(subset.shown.iter().map(|shown| shown.character)).collect();
    // Writing to a text cannot fail.
    for part in shown.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", part.len());
        for (code, character) in part {
            let _ = writeln!(map, "<{}> <{:04X}>", codes::hexadecimal(*code), u32::from(*character));
        }
        map.push_str("endbfchar\n");
    }
    map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
}
