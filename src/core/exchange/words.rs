//! How people write an answer, a tick and a heading.

use unicode_normalization::UnicodeNormalization;

use crate::assessment::AnswerValue;

/// Reads an answer; `None` for anything that is none. The inner `None` is „offen“.
///
/// One rule: upper and lower case are the same, and blanks of all kinds, dots, hyphens, underscores and slashes do not
/// count. What is left must be one of `ja`, `j`, `✓`; `nein`, `n`; `nichtrelevant`, `nr`, `r`, `na`, `entfällt`,
/// `entfaellt`; `offen`, `o`. So „Ja.“, „JA“, „nicht-relevant“, „n. r.“ and „n/a“ are answers, „ja?“ and „x“ are none.
#[allow(clippy::option_option, reason = "the inner None is the answer „offen“")]
pub fn answer_word(text: &str) -> Option<Option<AnswerValue>> {
    let word: String = text.nfc().filter(|char| !is_filler(*char)).flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "ja" | "j" | "✓" | "✔" => Some(Some(AnswerValue::Yes)),
        "nein" | "n" => Some(Some(AnswerValue::No)),
        "nichtrelevant" | "nr" | "r" | "na" | "entfällt" | "entfaellt" => Some(Some(AnswerValue::NotRelevant)),
        "offen" | "o" => Some(None),
        _ => None,
    }
}

/// Whether a cell under „Ja“, „Nein“ or „Nicht relevant“ is ticked; `None` if it says something else.
pub(super) fn tick(text: &str) -> Option<bool> {
    let sign: String = text.chars().filter(|char| !is_filler(*char)).flat_map(char::to_lowercase).collect();
    match sign.as_str() {
        "" | "☐" | "□" => Some(false),
        "x" | "✓" | "✔" | "✗" | "✘" | "☒" | "☑" | "🗷" | "🗹" => Some(true),
        _ => None,
    }
}

/// A heading or name by what it says: case, umlauts, blanks and signs do not count.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for char in text.nfc().flat_map(char::to_lowercase) {
        match char {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            char if char.is_alphanumeric() => plain.push(char),
            _ => {}
        }
    }
    plain
}

fn is_filler(char: char) -> bool {
    char.is_whitespace() || is_unseen(char) || matches!(char, '.' | '-' | '‐' | '‑' | '–' | '_' | '/')
}

/// Marks that a spreadsheet or a web page leaves behind and nobody sees.
pub(super) fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}')
}
