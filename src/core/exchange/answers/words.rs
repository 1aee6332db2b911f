//! How people write an answer.

use unicode_normalization::UnicodeNormalization;

use crate::assessment::AnswerValue;

/// Reads an answer; `None` for anything that is none. The inner `None` is „offen“.
///
/// One rule: upper and lower case are the same, and blanks of all kinds, dots, hyphens, underscores and slashes do not
/// count. What is left must be one of `ja`, `j`; `nein`, `n`; `nichtrelevant`, `nr`, `r`, `na`, `entfällt`, `entfaellt`;
/// `offen`, `o`. So „Ja.“, „JA“, „nicht-relevant“, „n. r.“ and „n/a“ are answers, „ja?“ and „x“ are none.
#[allow(clippy::option_option, reason = "the inner None is the answer „offen“")]
pub fn answer_word(text: &str) -> Option<Option<AnswerValue>> {
    let word: String = text.nfc().filter(|char| !is_filler(*char)).flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "ja" | "j" => Some(Some(AnswerValue::Yes)),
        "nein" | "n" => Some(Some(AnswerValue::No)),
        "nichtrelevant" | "nr" | "r" | "na" | "entfällt" | "entfaellt" => Some(Some(AnswerValue::NotRelevant)),
        "offen" | "o" => Some(None),
        _ => None,
    }
}

fn is_filler(char: char) -> bool {
    char.is_whitespace() || is_unseen(char) || matches!(char, '.' | '-' | '‐' | '‑' | '–' | '_' | '/')
}

/// Marks that a spreadsheet or a web page leaves behind and nobody sees.
pub(super) fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
