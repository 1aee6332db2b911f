//! Subset fonts. Without its HTML engine printpdf embeds whole fonts, so it gets fonts that hold only what is used.

use std::collections::BTreeMap;

use printpdf::{
    FontId, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub,
    PdfPage, Pt, TextItem,
};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use subsetter::GlyphRemapper;

use super::super::error::ReportError;
use super::super::fonts::font_bytes;
use super::super::page::{Layout, Shape, Weight};

const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::SemiBold, Weight::Bold];

/// Characters up to here are looked up; the family has nothing above.
const TABLE_END: usize = 0x2C00;

/// The used part of one weight.
pub(super) struct Subset {
    pub weight: Weight,
    /// The glyph of each character in the subset; 0 for those that it does not have.
    glyphs: Vec<u16>,
    font: ParsedFont,
}

impl Subset {
    /// The glyph of a character; 0, the box, if the layout did not ask for it.
    pub(super) fn glyph(&self, character: char) -> u16 {
        self.glyphs.get(character as usize).copied().unwrap_or(0)
    }

    /// The characters that have a glyph.
    fn characters(&self) -> impl DoubleEndedIterator<Item = char> {
        let used = self.glyphs.iter().enumerate().filter(|(_, glyph)| **glyph != 0);
        used.filter_map(|(code, _)| char::from_u32(code as u32))
    }
}

/// The resource name of a weight.
pub(super) fn name(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "InterRegular",
        Weight::SemiBold => "InterSemiBold",
        Weight::Bold => "InterBold",
    }
}

/// The subsets that a layout needs.
pub(super) fn subsets(layout: &Layout) -> Result<Vec<Subset>, ReportError> {
    let mut used = [const { [false; TABLE_END] }; 3];
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text { weight, text, .. } = &item.shape {
            for character in text.chars() {
                if let Some(slot) = used[*weight as usize].get_mut(character as usize) {
                    *slot = true;
                }
            }
        }
    }
    let needed: Vec<_> = WEIGHTS.into_iter().zip(&used).filter(|(_, used)| used.contains(&true)).collect();
    needed.into_par_iter().map(|(weight, used)| subset(weight, used)).collect()
}

fn subset(weight: Weight, used: &[bool]) -> Result<Subset, ReportError> {
    let bytes = font_bytes(weight);
    let face = ttf_parser::Face::parse(bytes, 0).map_err(|error| ReportError::Font(error.to_string()))?;
    let mut remapper = GlyphRemapper::new();
    let mut glyphs = vec![0; used.len()];
    let mut codepoint_to_glyph = BTreeMap::new();
    let mut glyph_widths = BTreeMap::new();
    for (code, _) in (0u32..).zip(used).filter(|(_, used)| **used) {
        let Some(glyph) = char::from_u32(code).and_then(|character| face.glyph_index(character)) else { continue };
        let new = remapper.remap(glyph.0);
        glyphs[code as usize] = new;
        codepoint_to_glyph.insert(code, new);
        glyph_widths.insert(new, face.glyph_hor_advance(glyph).unwrap_or(0));
    }
    let program = subsetter::subset(bytes, 0, &remapper).map_err(|error| ReportError::Font(error.to_string()))?;
    let bounds = face.global_bounding_box();
    let font = ParsedFont {
        original_bytes: program,
        font_index: 0,
        font_name: Some(name(weight).replacen("Inter", "Inter-", 1)),
        codepoint_to_glyph,
        glyph_widths,
        units_per_em: face.units_per_em(),
        font_metrics: FontMetrics { ascent: face.ascender(), descent: face.descender() },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: face.units_per_em(),
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: face.weight().to_number(),
        },
    };
    Ok(Subset { weight, glyphs, font })
}

/// Hands the subsets to printpdf, with a specimen page that shows each character once: from it printpdf learns which
/// glyphs need widths and Unicode values, while the real pages carry their text already encoded. Looking up each of a
/// hundred thousand characters there would take longer than everything else together.
pub(super) fn register(subsets: &[Subset], printed: &mut PdfDocument) {
    let mut specimen = vec![Op::StartTextSection];
    for subset in subsets {
        let id = FontId(name(subset.weight).to_owned());
        printed.resources.fonts.map.insert(id.clone(), PdfFont::new(subset.font.clone()));
        specimen.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        // Of characters that share a glyph (space and no-break space) the last one shown is the one that is read.
        specimen.push(Op::ShowText { items: vec![TextItem::Text(subset.characters().rev().collect())] });
    }
    specimen.push(Op::EndTextSection);
    printed.pages.push(PdfPage::new(Mm(10.0), Mm(10.0), specimen));
}

/// Takes the specimen page, the last one, out of the document.
pub(super) fn remove_specimen(document: &mut lopdf::Document) -> Result<(), ReportError> {
    let pages_id = document.catalog()?.get(b"Pages")?.as_reference()?;
    let pages = document.get_object_mut(pages_id)?.as_dict_mut()?;
    let kids = pages.get_mut(b"Kids")?.as_array_mut()?;
    let specimen = kids.pop();
    let count = kids.len() as i64;
    pages.set("Count", count);
    if let Some(specimen) = specimen {
        let page = document.objects.remove(&specimen.as_reference()?);
        if let Some(page) = page {
            for key in [b"Contents".as_slice(), b"Resources".as_slice()] {
                document.objects.remove(&page.as_dict()?.get(key)?.as_reference()?);
            }
        }
    }
    Ok(())
}

/// Gives the fonts the six-letter tag that marks a subset.
pub(super) fn tag(document: &mut lopdf::Document) {
    for object in document.objects.values_mut() {
        if let lopdf::Object::Dictionary(dictionary) = object {
            rename(dictionary);
        }
    }
}

fn rename(dictionary: &mut lopdf::Dictionary) {
    for key in [b"BaseFont".as_slice(), b"FontName".as_slice()] {
        if let Ok(lopdf::Object::Name(name)) = dictionary.get_mut(key)
            && name.starts_with(b"Inter-")
        {
            let tag: &[u8] = match name.as_slice() {
                b"Inter-Regular" => b"WIBAKR+",
                b"Inter-SemiBold" => b"WIBAKS+",
                _ => b"WIBAKB+",
            };
            name.splice(0..0, tag.iter().copied());
        }
    }
    if let Ok(lopdf::Object::Array(descendants)) = dictionary.get_mut(b"DescendantFonts") {
        for descendant in descendants {
            if let lopdf::Object::Dictionary(descendant) = descendant {
                rename(descendant);
            }
        }
    }
}
