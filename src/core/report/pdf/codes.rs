//! How characters are written in a page: the first of a font as one byte, the others as two. Nearly all of a German text
//! is among the first, and a page of single bytes is a sixth smaller than one of pairs.

use lopdf::{Stream, dictionary};

/// Codes below this are one byte. The first bytes of pairs begin here.
const SINGLE: u16 = 0xE0;
/// The name of the map.
const NAME: &str = "WiBA-H";

/// The bytes of the character with this place in its font.
pub(super) fn bytes(place: u16) -> ([u8; 2], usize) {
    match place.checked_sub(SINGLE) {
        None => ([place as u8, 0], 1),
        Some(rest) => ((rest + (SINGLE << 8)).to_be_bytes(), 2),
    }
}

/// The code in hexadecimal digits.
pub(super) fn hexadecimal(place: u16) -> String {
    let (bytes, count) = bytes(place);
    bytes.iter().take(count).map(|byte| format!("{byte:02X}")).collect()
}

/// The lengths of codes, as every map says them.
pub(super) const RANGES: &str = "2 begincodespacerange\n<00><DF>\n<E000><FFFF>\nendcodespacerange\n";

/// The map from codes to places, by which a viewer reads the text of a page.
pub(super) fn map() -> Stream {
    let mut map = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo 3 dict dup begin\n/Registry \
         (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n/CMapName /{NAME} def\n/CMapType 1 def\n\
         /WMode 0 def\n{RANGES}33 begincidrange\n<00> <DF> 0\n"
    );
    for first in SINGLE..=0xFF {
        let place = SINGLE + (first - SINGLE) * 256;
        map.push_str(&format!("<{first:02X}00> <{first:02X}FF> {place}\n"));
    }
    map.push_str("endcidrange\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    let system = dictionary! {
        "Registry" => lopdf::Object::string_literal("Adobe"),
        "Ordering" => lopdf::Object::string_literal("Identity"),
        "Supplement" => 0,
    };
    let head = dictionary! { "Type" => "CMap", "CMapName" => NAME, "CIDSystemInfo" => system, "WMode" => 0 };
    Stream::new(head, map.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_one_byte_and_the_others_two() {
        assert_eq!(["00", "DF", "E000", "E0FF", "E100"], [0, 223, 224, 479, 480].map(hexadecimal).as_slice());
    }
}
