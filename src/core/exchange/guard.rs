//! Cells that a spreadsheet would take for something else than the text they are, and the way back.
//!
//! The one means is an apostrophe before the cell, which spreadsheets know as the sign for text. It stands before
//!
//! - what is or may become a formula: a cell that begins with `=` or `@`, also full-width, with a tab or a line break;
//!   and one that begins with `+` or `-`, also full-width, unless it is harmless (see [`is_harmless`]);
//! - what would become something else than it is when a German spreadsheet saves it: numbers, dates, times, percentages,
//!   fractions, exponents, amounts of money and truth values (see [`is_value`]), also a single id like `3.4` or `1.10`;
//! - a cell that begins with an apostrophe before one of these, so that the way back is exact.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};

/// Of a longer number a spreadsheet forgets the end.
const MOST_DIGITS: usize = 15;

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
        _ => is_value(cell),
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

/// What may stand between the parts of a value.
const BETWEEN: &str = ".,:/-+%‰€$£()'’";

/// Words that stand in dates, times and amounts of money.
const WORDS: [&str; 63] = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "october",
    "december",
    "jan",
    "feb",
    "mär",
    "mrz",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "okt",
    "oct",
    "nov",
    "dez",
    "dec",
    "jänner",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "am",
    "pm",
    "e",
    "t",
    "z",
    "eur",
    "euro",
    "chf",
    "usd",
    "gbp",
    "uhr",
];

/// Whether nothing but digits, signs and words of dates and money stand in the cell, as far as it would not come back as it is.
fn is_value(cell: &str) -> bool {
    let is_truth = matches!(cell.trim().to_lowercase().as_str(), "wahr" | "falsch" | "true" | "false");
    is_truth || (cell.contains(char::is_numeric) && !comes_back(cell) && parts(cell).all(is_part))
}

/// The runs of digits and of letters.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let words = cell.split(|char: char| char.is_whitespace() || BETWEEN.contains(char));
    words.flat_map(|word| word.split_inclusive(char::is_numeric)).filter(|part| !part.is_empty())
}

/// A digit, perhaps behind a word.
fn is_part(part: &str) -> bool {
    let word = part.trim_end_matches(char::is_numeric).to_lowercase();
    word.is_empty() || WORDS.contains(&word.as_str())
}

/// A whole number, a day and a moment as the tables themselves write them, which a spreadsheet counts and sorts; and several numbers
/// or ids in a row, which are none.
fn comes_back(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_count = digits(cell) && cell.len() <= MOST_DIGITS && (cell == "0" || !cell.starts_with('0'));
    let is_id = |word: &str| word.split('.').all(digits) && word.matches('.').count() <= 1;
    let is_row = cell.split(' ').count() > 1 && cell.split(' ').all(is_id);
    is_count || is_row || Date::strptime("%Y-%m-%d", cell).is_ok() || DateTime::strptime("%Y-%m-%d %H:%M", cell).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_values_get_an_apostrophe() {
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
            "0815",
            "1234567890123456",
            " 5",
            "1,5",
            "1.000",
            "1.2.2026",
            "01/02/26",
            "12-3",
            "1. Mai",
            "1.Mai 2026",
            "Fr, 27. November 2026",
            "Mai 26",
            "2026-12-01T12:30:00Z",
            "12:30",
            "12:30 PM",
            "3E5",
            "1,5e-3",
            "50 %",
            "50%",
            "1 1/2",
            "½",
            "5 €",
            "€ 5,00",
            "5 EUR",
            "(5)",
            "WAHR",
            "falsch",
            "'0815",
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
            "2026-12-01 12:30",
            "3",
            "0",
            "030 1234567",
            "wahr ist",
            "Mai",
            "5 Personen",
            "3 Tage",
            "§ 5",
            "R2D2",
            "7.12: siehe 3.4",
        ] {
            assert_eq!(guard(cell), cell);
            assert_eq!(unguard(cell), cell);
        }
    }
}
