//! A sheet with some cells written anew and no results of formulas; everything else stays byte for byte.

use std::collections::BTreeMap;
use std::ops::Range;

use super::sheet::{Cell, Row, Sheet};
use super::strings::escaped;

/// What is written: by row (from 1) and column (from 0); an empty text empties the cell.
pub(in super::super) type Texts = BTreeMap<(u64, usize), String>;

/// The part of a sheet with these texts in its cells. Cells without a row of their own are not written.
pub(in super::super) fn patched(part: &[u8], sheet: &Sheet, texts: &Texts) -> Vec<u8> {
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            if let Some(text) = texts.get(&(row.number, cell.column)) {
                pieces.push((cell.span.clone(), element(sheet, row, cell.column, cell.style.as_deref(), text)));
            } else if let Some(cached) = cell.cached.clone().filter(|_| cell.formula) {
                // The kind of a result that is not there any more would be wrong for an empty one.
                pieces.extend(kind_of_result(part, cell).map(|kind| (kind, String::new())));
                pieces.push((cached, String::new()));
            }
        }
        for (&(_, column), text) in texts.range((row.number, 0)..=(row.number, usize::MAX)) {
            if row.cell(column).is_none() && !text.is_empty() {
                let next = row.cells.iter().find(|cell| cell.column > column);
                let place = next.map_or(row.end, |cell| cell.span.start);
                pieces.push((place..place, element(sheet, row, column, neighbour_style(sheet, column), text)));
            }
        }
    }
    pieces.sort_by_key(|(span, _)| (span.start, span.end));
    spliced(part, &pieces)
}

/// The bytes with pieces put in place of others, in order.
pub(in super::super) fn spliced(part: &[u8], pieces: &[(Range<usize>, String)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(part.len() + pieces.iter().map(|(_, text)| text.len()).sum::<usize>());
    let mut done = 0;
    for (span, text) in pieces {
        bytes.extend_from_slice(part.get(done..span.start).unwrap_or_default());
        bytes.extend_from_slice(text.as_bytes());
        done = span.end;
    }
    bytes.extend_from_slice(part.get(done..).unwrap_or_default());
    bytes
}

fn element(sheet: &Sheet, row: &Row, column: usize, style: Option<&str>, text: &str) -> String {
    let prefix = &sheet.prefix;
    let style = style.map_or(String::new(), |style| format!(" s=\"{}\"", escaped(style)));
    let place = format!("{}{}", letters(column), row.number);
    if text.is_empty() {
        return format!("<{prefix}c r=\"{place}\"{style}/>");
    }
    format!(
        "<{prefix}c r=\"{place}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}is></{prefix}c>",
        escaped(text)
    )
}

/// How the other cells of a column look.
fn neighbour_style(sheet: &Sheet, column: usize) -> Option<&str> {
    sheet.rows.iter().rev().find_map(|row| row.cell(column)?.style.as_deref())
}

/// Where the start tag of a cell says of what kind its value is, with the blank before it.
fn kind_of_result(part: &[u8], cell: &Cell) -> Option<Range<usize>> {
    let whole = part.get(cell.span.clone())?;
    let tag = whole.get(..whole.iter().position(|byte| *byte == b'>')?)?;
    let start = tag.windows(4).position(|four| four == b" t=\"")?;
    let length = 5 + tag.get(start + 4..)?.iter().position(|byte| *byte == b'"')?;
    Some(cell.span.start + start..cell.span.start + start + length)
}

/// `F` for 5.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_names_of_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(letters(column), name);
        }
    }
}
