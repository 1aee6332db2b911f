//! The signs of fonts that have no letters: Word inserts a box or a tick as the place of a sign in such a font.

use super::super::xml::Element;

/// What stands for a sign that nobody here knows: in a cell to be ticked it must not pass for nothing.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The sign of Unicode that a `w:sym` shows.
pub(super) fn sign(symbol: &Element) -> char {
    let code = symbol.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let Some(code) = code else { return UNKNOWN };
    // Word has the signs of these fonts from F000 on; other programs leave that out.
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    match (symbol.get("font").unwrap_or_default().to_lowercase().as_str(), place) {
        ("wingdings", 0x6F..=0x72 | 0xA8) | ("wingdings 2", 0xA3) | ("webdings", 0x63) => '☐',
        ("wingdings", 0xFE) | ("wingdings 2", 0x52) => '☑',
        ("wingdings", 0x78 | 0xFD) | ("wingdings 2", 0x51 | 0x53 | 0x54) => '☒',
        ("wingdings", 0xFC) | ("wingdings 2", 0x50) | ("webdings", 0x61) => '✓',
        ("wingdings", 0xFB) | ("wingdings 2", 0x4F) | ("webdings", 0x72) => '✗',
        // What Word makes of -->, <--, ==>, <==, :-) and a hyphen at the beginning of a line.
        ("wingdings", 0xE0 | 0xE8) => '→',
        ("wingdings", 0xDF | 0xE7) => '←',
        ("wingdings", 0x4A) => '☺',
        ("symbol", 0xB7) | ("wingdings", 0x9F | 0xA7) => '•',
        ("wingdings" | "wingdings 2" | "wingdings 3" | "webdings" | "symbol", _) => UNKNOWN,
        // Every other font has the signs of Unicode; what lies in the private area only that font knows.
        _ if (0xE000..=0xF8FF).contains(&code) => UNKNOWN,
        _ => char::from_u32(code).unwrap_or(UNKNOWN),
    }
}
