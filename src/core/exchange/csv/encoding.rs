//! The text of a table, whatever encoding a spreadsheet has written it in.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::fault::{At, Fault};

pub(super) const TABLE: &str = "Die Tabelle mit den Antworten wählen, aus dem Programm, mit dem sie gemacht wurde, als CSV oder .xlsx gespeichert.";
const SAVE_AS_UTF8: &str = "In Excel beim Speichern den Dateityp „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen.";
const RETYPE: &str = "Das Zeichen in der genannten Zeile neu eintippen und die Tabelle als UTF-8 speichern.";
const WHOLE_FILE: &str = "Die Tabelle noch einmal speichern oder übertragen.";

/// Reads UTF-8, UTF-16 (both with or without byte order mark) or Windows-1252.
///
/// Only what cannot be UTF-8 as a whole is taken for Windows-1252: a file with valid umlauts of UTF-8 and a bad byte
/// elsewhere is damaged. The code pages of DOS and the old Mac are not read, for nothing tells them apart for sure; they
/// are recognised by signs that no German text has in Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Fault> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return std::str::from_utf8(rest).map(str::to_owned).map_err(|error| bad_byte(rest, error.valid_up_to()));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, UTF_16LE);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, UTF_16BE);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return utf16(bytes, encoding);
    }
    let read = std::str::from_utf8(bytes);
    // A note of ours may hold any sign, but no heading does, and no text in another encoding.
    let telling = if read.is_ok() { bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes) } else { bytes };
    if telling.iter().any(|byte| is_of_no_text(*byte)) {
        return Err(Fault::whole("die Datei ist keine Tabelle als Text", TABLE));
    }
    match read {
        Ok(text) => Ok(text.to_owned()),
        Err(error) if has_utf8_letters(bytes) => Err(bad_byte(bytes, error.valid_up_to())),
        Err(_) => windows_1252(bytes),
    }
}

/// Controls that no program leaves in a text; those that Word does for breaks and hyphens are not among them.
fn is_of_no_text(byte: u8) -> bool {
    matches!(byte, 0..=8 | 14..=26 | 28 | 29)
}

fn bad_byte(bytes: &[u8], at: usize) -> Fault {
    let byte = bytes.get(at).copied().unwrap_or_default();
    Fault::new(
        At::row(line_of(&bytes[..at])),
        format!("ein Zeichen ist beschädigt (Byte {byte:02X}); die übrige Tabelle ist UTF-8"),
        RETYPE,
    )
}

/// The line that begins or goes on after these bytes of a text in which a line feed is one byte.
fn line_of(before: &[u8]) -> u64 {
    let feeds = before.iter().filter(|byte| **byte == b'\n').count();
    let returns = before.iter().filter(|byte| **byte == b'\r').count();
    1 + feeds.max(returns) as u64
}

/// Letters and signs of other encodings seldom form valid sequences of UTF-8 by chance. `ß`, `Ö` or `Ü` and a closing
/// quotation mark in Windows-1252 do: such pairs would be letters of Armenian, Hebrew, Syriac or N'Ko and do not count.
fn has_utf8_letters(bytes: &[u8]) -> bool {
    let by_chance =
        |char| matches!(char, '\0'..='\x7f' | '\u{580}'..='\u{5bf}' | '\u{700}'..='\u{73f}' | '\u{7c0}'..='\u{7ff}');
    bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).any(|char| !by_chance(char))
}

/// Without a mark, UTF-16 is known by its many zeros: the headings are ASCII, so every other byte is one.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..12)?;
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 5..) => Some(UTF_16LE),
        (5.., 0) => Some(UTF_16BE),
        _ => None,
    }
}

fn utf16(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Fault> {
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    let text = encoding.decode_without_bom_handling(bytes).0;
    let before = text.split('\u{fffd}').next().unwrap_or_default();
    Err(Fault::new(
        At::row(line_of(before.as_bytes())),
        "ein Zeichen ist beschädigt; die Tabelle ist UTF-16",
        WHOLE_FILE,
    ))
}

fn windows_1252(bytes: &[u8]) -> Result<String, Fault> {
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let Some(at) = foreign_sign(&text) else { return Ok(text) };
    let place = text.split_at(at);
    let sign = place.1.chars().next().unwrap_or_default();
    let sign = if sign.is_control() { String::new() } else { format!(" („{sign}“)") };
    Err(Fault::new(
        At::row(line_of(place.0.as_bytes())),
        format!(
            "die Umlaute sind nicht lesbar{sign}; die Tabelle ist vermutlich in einem Zeichensatz von DOS oder Mac gespeichert"
        ),
        SAVE_AS_UTF8,
    ))
}

/// Where a text read as Windows-1252 has a sign that stands there only because it is none: an umlaut of cp850 or
/// MacRoman becomes a control character, a quotation mark inside a word or a letter that German does not have.
fn foreign_sign(text: &str) -> Option<usize> {
    let has_umlauts = text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß']);
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        let foreign = match char {
            '\u{80}'..='\u{9f}' | 'Ÿ' => true,
            '„' | '”' | '§' => before.is_alphabetic() && after.is_alphabetic(),
            '™' | '€' | '†' => !before.is_ascii_digit() && after.is_alphabetic(),
            'Š' | 'Ž' => !has_umlauts || before.is_lowercase(),
            'š' | 'á' => !has_umlauts,
            _ => false,
        };
        if foreign {
            return Some(at);
        }
        before = char;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1252_with_quotation_marks_and_foreign_names_is_read() {
        for text in ["„Spaß“, »Gruß« und 5 € – für Frau Dušek", "André zahlt 5€/Monat", "§ 8a BSIG, Größe"]
        {
            let bytes = WINDOWS_1252.encode(text).0;
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn umlauts_of_dos_and_mac_are_recognised() {
        let dos: [&[u8]; 4] = [b"\nf\x81r", b"\nGr\x94\xe1e", b"\nl\x84rmt", b"\nStra\xe1e"];
        let mac: [&[u8]; 4] = [b"\nf\x9fr", b"\nL\x8arm", b"\nh\x9aren", b"\nGr\x9a\xa7e"];
        for bytes in dos.into_iter().chain(mac) {
            let fault = decode(bytes).unwrap_err();
            assert_eq!(fault.at.row, 2, "{bytes:?}");
            assert!(fault.cure.contains("UTF-8"), "{fault:?}");
        }
    }
}
