//! What the font asks for between its letters: kerning, and where combining marks stand. harfrust reads it, as it does
//! for the window, so that a line is as wide there as on paper.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI16, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use harfrust::{Direction, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};

use super::faces::font_bytes;
use super::style::Weight;

/// Latin letters and the punctuation of German are looked up in a table; other scripts are rare.
const LATIN: std::ops::Range<u32> = 0x20..0x180;
const PUNCTUATION: std::ops::Range<u32> = 0x2010..0x2040;
const TABLE: usize = (LATIN.end - LATIN.start + PUNCTUATION.end - PUNCTUATION.start) as usize;
/// What is added to a known value, so that 0 means that nobody has asked yet.
const KNOWN: i16 = 0x4000;

/// Moves below a fortieth of the size are hardly seen, and each of them costs room in the file.
const UNSEEN: i16 = 52;

/// A glyph of a text with combining marks. Lengths are in font units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// The character that it shows.
    pub character: char,
    pub glyph: u16,
    pub advance: i32,
    pub right: i32,
    pub up: i32,
}

/// The kerning of one weight, filled as pairs are met: shaping each line anew would take longer than all the rest.
pub(super) struct Kerning {
    weight: Weight,
    table: Vec<AtomicI16>,
    rare: Mutex<HashMap<(char, char), i16>>,
}

/// A font ready to be shaped with.
struct Font {
    font: FontRef<'static>,
    data: ShaperData,
    plan: ShapePlan,
}

/// The fonts are part of the program; one that could not be read would leave its text without kerning.
static FONTS: LazyLock<[Option<Font>; 3]> = LazyLock::new(|| {
    [Weight::Regular, Weight::SemiBold, Weight::Bold].map(|weight| {
        let font = FontRef::new(font_bytes(weight)).ok()?;
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Some(Font { font, data, plan })
    })
});

fn slot(character: char) -> Option<usize> {
    let code = u32::from(character);
    match () {
        () if LATIN.contains(&code) => Some((code - LATIN.start) as usize),
        () if PUNCTUATION.contains(&code) => Some((code - PUNCTUATION.start + LATIN.end - LATIN.start) as usize),
        () => None,
    }
}

impl Kerning {
    pub(super) fn new(weight: Weight) -> Self {
        let table = (0..TABLE * TABLE).map(|_| AtomicI16::new(0)).collect();
        Self { weight, table, rare: Mutex::default() }
    }

    /// How much closer (below 0) or wider the second character stands than behind the first one's own advance, in font
    /// units.
    pub(super) fn between(&self, left: char, right: char, advance: i32) -> i32 {
        // What divides a word at the end of a line looks like a hyphen.
        let right = if right == '\u{ad}' { '-' } else { right };
        let known = match (slot(left), slot(right)) {
            (Some(row), Some(column)) => {
                let cell = self.table.get(row * TABLE + column);
                match cell.map_or(0, |cell| cell.load(Ordering::Relaxed)) {
                    0 => {
                        let asked = ask(self.weight, left, right, advance);
                        if let Some(cell) = cell {
                            cell.store(asked + KNOWN, Ordering::Relaxed);
                        }
                        asked
                    }
                    known => known - KNOWN,
                }
            }
            _ => {
                let mut rare = self.rare.lock().unwrap_or_else(PoisonError::into_inner);
                *rare.entry((left, right)).or_insert_with(|| ask(self.weight, left, right, advance))
            }
        };
        i32::from(known)
    }
}

fn ask(weight: Weight, left: char, right: char, advance: i32) -> i16 {
    match place(&[left, right].iter().collect::<String>(), weight).as_slice() {
        [first, _] => {
            let kern = i16::try_from(first.advance - advance).unwrap_or(0).clamp(-KNOWN + 1, KNOWN - 1);
            if kern.abs() < UNSEEN { 0 } else { kern }
        }
        _ => 0,
    }
}

/// The glyphs of a text; empty if the font makes another number of them than the text has characters, which Inter does
/// not do.
pub(super) fn place(text: &str, weight: Weight) -> Vec<Placed> {
    let Some(Some(font)) = FONTS.get(weight as usize) else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    for (index, character) in (0u32..).zip(text.chars()) {
        buffer.add(character, index);
    }
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    let shaper = font.data.shaper(&font.font).build();
    let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(&font.plan)));
    if shaped.len() != text.chars().count() {
        return Vec::new();
    }
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    text.chars()
        .zip(glyphs)
        .map(|(character, (info, position))| Placed {
            character,
            glyph: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: position.x_advance,
            right: position.x_offset,
            up: position.y_offset,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fonts::metrics;
    use super::*;

    #[test]
    fn letters_that_fit_into_each_other_stand_closer_and_the_second_time_as_well() {
        let metrics = metrics(Weight::Regular);
        let close = metrics.kern('A', 'V');
        assert!(close < -50, "{close}");
        assert_eq!(metrics.kern('A', 'V'), close);
        assert_eq!(metrics.kern('n', 'n'), 0);
        assert_eq!(metrics.kern('r', '\u{ad}'), metrics.kern('r', '-'));
    }

    #[test]
    fn a_mark_that_has_no_letter_of_its_own_stands_above_its_letter() {
        let placed = place("x\u{301}", Weight::Regular);
        let [letter, mark] = placed.as_slice() else { panic!("{placed:?}") };
        assert_eq!((letter.right, letter.up, mark.advance), (0, 0, 0));
        assert!(mark.right != 0 && mark.character == '\u{301}', "{mark:?}");
    }
}
