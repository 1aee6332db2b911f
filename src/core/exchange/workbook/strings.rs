//! Texts of a workbook: those that its cells share, and those inside a cell.

use super::super::fault::Fault;
use super::super::xml::{Token, Xml, damaged};

/// The shared strings, by their numbers.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<String>, Fault> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(bytes)?;
    while let Some(token) = xml.next()? {
        if let Token::Open(element) = token
            && element.name() == "si"
        {
            strings.push(text(&mut xml)?);
        }
    }
    Ok(strings)
}

/// The text of a `si` or `is` that has just opened: its runs one after the other, without furigana.
pub(super) fn text(xml: &mut Xml) -> Result<String, Fault> {
    let mut text = String::new();
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Some(Token::Open(element)) => match element.name() {
                "t" => text.push_str(&xml.text()?),
                "rPh" => xml.skip()?,
                _ => depth += 1,
            },
            Some(Token::Close) => depth -= 1,
            Some(Token::Text(_)) => {}
            None => return Err(damaged()),
        }
    }
    Ok(unescaped(&text))
}

/// Signs that XML cannot hold stand as `_x000D_` in a workbook, and so does an underscore before what looks like that.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        match escape(from) {
            Some(char) => {
                plain.push(char);
                rest = &from[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// A text as it stands in XML: its own signs, and those that XML cannot hold, which [`unescaped`] gives back.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '_' if text.get(at..).is_some_and(|rest| rest.starts_with("_x") && escape(rest).is_some()) => {
                escaped.push_str("_x005F_");
            }
            '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => escaped.push(char),
            other => escaped.push_str(&format!("_x{:04X}_", u32::from(other))),
        }
    }
    escaped
}

/// The sign that `_xHHHH_` at the beginning of a text stands for.
pub(in super::super) fn escape(text: &str) -> Option<char> {
    let digits = text.get(2..6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    (text.get(6..7) == Some("_")).then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
}
