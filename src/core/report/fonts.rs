//! The type family: which characters it has and how wide they are.

use std::sync::LazyLock;

use super::characters;
use super::faces::font_bytes;
use super::shaping::Kerning;
use super::style::{Type, Weight};

/// Characters up to here are looked up in a table; the family has nothing above.
const TABLE_END: usize = 0x2C00;
/// Marks a character without a glyph.
const MISSING: u16 = u16::MAX;

/// The advance widths and the kerning of one weight.
pub(super) struct Metrics {
    widths: Vec<u16>,
    kerning: Kerning,
    /// The characters that need no second look.
    plain: Vec<bool>,
    units_per_em: f32,
}

static METRICS: LazyLock<[Metrics; 3]> =
    LazyLock::new(|| [Weight::Regular, Weight::SemiBold, Weight::Bold].map(Metrics::read));

/// The widths of a weight, read once per process.
pub(super) fn metrics(weight: Weight) -> &'static Metrics {
    &METRICS[weight as usize]
}

/// The width of a text in points.
pub(super) fn width(text: &str, style: Type) -> f32 {
    metrics(style.weight).width(text, style.size)
}

/// The width of a text on paper in points.
pub fn text_width(text: &str, size: f32, weight: Weight) -> f32 {
    metrics(weight).width(text, size)
}

impl Metrics {
    fn read(weight: Weight) -> Self {
        let mut widths = vec![MISSING; TABLE_END];
        let mut plain = vec![false; TABLE_END];
        let mut units_per_em = 1.0;
        // The fonts are part of the program; one that cannot be read leaves every character missing, which the
        // tests notice.
        if let Ok(face) = ttf_parser::Face::parse(font_bytes(weight), 0) {
            units_per_em = f32::from(face.units_per_em());
            for subtable in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
                if subtable.is_unicode() {
                    subtable.codepoints(|code| {
                        let glyph = subtable.glyph_index(code).and_then(|id| face.glyph_hor_advance(id));
                        if let (Some(slot), Some(advance)) = (widths.get_mut(code as usize), glyph) {
                            *slot = advance;
                            plain[code as usize] = char::from_u32(code).is_some_and(characters::is_plain);
                        }
                    });
                }
            }
        }
        // The end of a divided word looks like a hyphen and is told from one by its character.
        widths[usize::from(b'\xad')] = widths[usize::from(b'-')];
        Self { widths, plain, units_per_em, kerning: Kerning::new(weight) }
    }

    /// Whether the font has a glyph for the character.
    pub(super) fn has(&self, character: char) -> bool {
        self.widths.get(character as usize).is_some_and(|width| *width != MISSING)
    }

    /// Whether the font shows the character as it is, whatever stands beside it.
    pub(super) fn is_plain(&self, character: char) -> bool {
        self.plain.get(character as usize).copied().unwrap_or(false)
    }

    /// The width of a character on its own in font units.
    pub(super) fn advance(&self, character: char) -> i32 {
        self.units(character) as i32
    }

    fn units(&self, character: char) -> u32 {
        match self.widths.get(character as usize) {
            Some(width) if *width != MISSING => u32::from(*width),
            _ => 0,
        }
    }

    /// The width of a text in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.width_after(None, text, size)
    }

    /// The width of a text that goes on behind a character: the two may be kerned.
    pub(super) fn width_after(&self, mut before: Option<char>, text: &str, size: f32) -> f32 {
        let mut units = 0;
        for character in text.chars() {
            units += self.advance(character) + before.map_or(0, |before| self.kern(before, character));
            before = Some(character);
        }
        units as f32 * size / self.units_per_em
    }

    /// The kerning between two characters in font units.
    pub(super) fn kern(&self, left: char, right: char) -> i32 {
        self.kerning.between(left, right, self.advance(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_the_report_has_a_glyph_in_every_weight() {
        for weight in [Weight::Regular, Weight::SemiBold, Weight::Bold] {
            for sign in "äöüÄÖÜß„“–…✓✕○◐□·≤→•§€".chars() {
                assert!(metrics(weight).has(sign), "{sign} is missing in {weight:?}");
            }
        }
    }

    #[test]
    fn digits_are_equally_wide() {
        for weight in [Weight::Regular, Weight::SemiBold, Weight::Bold] {
            let widths: Vec<_> = ('0'..='9').map(|digit| metrics(weight).units(digit)).collect();
            assert!(widths.iter().all(|width| *width == widths[0] && *width > 0), "{widths:?}");
        }
    }
}
