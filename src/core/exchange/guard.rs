//! Cells that a spreadsheet would take for something else than the text they are, and the way back.
//!
//! The one means is an apostrophe before the cell, which spreadsheets know as the sign for text. It stands before
//!
//! - what is or may become a formula: a cell that begins with `=` or `@`, also full-width, with a tab or a line break;
//!   and one that begins with `+` or `-`, also full-width, unless it is harmless (see [`is_harmless`]);
//! - what would become a date or a number: a cell that is a single id like `3.4` or `1.10`;
//! - a cell that begins with an apostrophe before one of these, so that the way back is exact.

use std::borrow::Cow;

/// The cell as it is written to a table.
pub(super) fn guard(cell: &str) -> Cow<'_, str> {
    if is_spoiled(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell as it was before [`guard`].
pub(super) fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_spoiled(rest)).unwrap_or(cell)
}

fn is_spoiled(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'');
    match cell.chars().next() {
        Some('=' | '＝' | '@' | '＠' | '\t' | '\r' | '\n') => true,
        Some(sign @ ('+' | '-' | '＋' | '－')) => !is_harmless(&cell[sign.len_utf8()..]),
        _ => is_id(cell),
    }
}

/// Whether what follows a sign stays readable text: groups of digits apart by blanks (`+49 30 1234567`), or a blank and
/// words (`- Punkt`). No brackets, no operators and no quotes, so nothing that could call, fetch or calculate.
fn is_harmless(rest: &str) -> bool {
    let groups = || rest.split(' ').filter(|group| !group.is_empty());
    let number = groups().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    if number {
        return groups().count() > 1;
    }
    let plain = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ';', ':', '?']);
        word.split('-').all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
    };
    rest.starts_with(' ') && groups().all(|word| word == "-" || plain(word))
}

fn is_id(cell: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    cell.split_once('.').is_some_and(|(list, number)| digits(list) && digits(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_single_ids_get_an_apostrophe() {
        for cell in [
            "=1+1",
            "+1+1",
            "-2+3+cmd|' /C calc'!A0",
            "- HYPERLINK(\"http://x\")",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "＋1+1",
            "－A1*2",
            "＠SUM(A1)",
            "+4930123",
            "+49-30-123",
            "-Punkt",
            "3.4",
            "1.10",
            "'=1",
            "''3.4",
        ] {
            assert_eq!(guard(cell), format!("'{cell}"));
            assert_eq!(unguard(&guard(cell)), cell);
        }
    }

    #[test]
    fn harmless_text_stays_as_it_is() {
        for cell in [
            "",
            "IT-Leitung",
            "+49 30 1234567",
            "- Punkt",
            "- IT-Leitung, Frau Öz",
            "'kurz'",
            "3.4 3.5",
            "ORP.4.A1",
            "2026-12-01",
            "3",
        ] {
            assert_eq!(guard(cell), cell);
            assert_eq!(unguard(cell), cell);
        }
    }
}
