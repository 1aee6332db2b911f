//! Where a German word may be divided: at the seams that a list names, else where the patterns see a syllable.

use std::collections::HashMap;
use std::sync::LazyLock;

use hypher::Lang;

/// Ends a line whose last word goes on.
pub(super) const SOFT: char = '\u{ad}';
/// Shorter words are not divided.
const SHORTEST: usize = 7;
/// So many letters stay on the line at least, and go to the next.
const BEFORE: usize = 3;
const AFTER: usize = 4;
/// Parts of words are found by so many letters at their beginning.
const KEY: usize = 3;

/// Parts of words with the places at which they are divided, by their first letters.
type Seams = HashMap<String, Vec<(String, Vec<usize>)>>;

static SEAMS: LazyLock<Seams> = LazyLock::new(|| {
    let mut seams = Seams::new();
    let lines = include_str!("../../../../assets/trennung.txt").lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut part = String::new();
        let mut places = Vec::new();
        for character in line.chars() {
            if character == '-' { places.push(part.len()) } else { part.push(character) }
        }
        let key = part.chars().take(KEY).collect();
        seams.entry(key).or_default().push((part, places));
    }
    seams
});

/// Whether a text holds on to what follows although it ends with a hyphen: the one of „E-Mail“, and the one of „und
/// -Server“ that stands for a word before it.
pub(super) fn holds_on(text: &str) -> bool {
    let Some(before) = text.strip_suffix('-') else { return false };
    let mut letters = before.chars().rev();
    match letters.next() {
        None => true,
        Some(last) if !last.is_alphanumeric() => true,
        Some(last) => last.is_alphabetic() && letters.next().is_none_or(|other| !other.is_alphanumeric()),
    }
}

/// What says little without the number behind it.
const COUNTED: [&str; 14] =
    ["S.", "Nr.", "Az.", "Abs.", "Art.", "Kap.", "Ziff.", "§", "§§", "Seite", "Frage", "Anlage", "Akte", "E-Akte"];

/// Whether a text ends with a word that belongs to the number that follows: „S. 12“, „Frage 7.12“.
pub(super) fn counts(text: &str, behind: &str) -> bool {
    if !behind.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let last = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    COUNTED.contains(&last.trim_start_matches(['(', '„', '[']))
}

/// The places in bytes at which a word may be divided, from left to right.
pub(super) fn places(word: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    for letters in word.split(|c: char| !c.is_alphabetic()) {
        if letters.chars().count() >= SHORTEST {
            places.extend(within(letters).into_iter().map(|place| at + place));
        }
        // What divides is one character, which may have several bytes.
        at += letters.len();
        at += word[at..].chars().next().map_or(0, char::len_utf8);
    }
    places
}

/// The places in a word of letters only.
fn within(letters: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut position = 0;
    for syllable in hypher::hyphenate_bounded(letters, Lang::German, BEFORE, AFTER) {
        position += syllable.len();
        if position < letters.len() {
            places.push(position);
        }
    }
    if places.is_empty() {
        return places;
    }
    let small = letters.to_lowercase();
    // Lower case of the same length, letter by letter; where it is not, the word is no German one.
    if small.len() == letters.len() {
        for (start, _) in small.char_indices() {
            let key: String = small[start..].chars().take(KEY).collect();
            for (part, seams) in SEAMS.get(&key).into_iter().flatten() {
                if small[start..].starts_with(part.as_str()) {
                    places.retain(|place| *place <= start || *place >= start + part.len());
                    places.extend(seams.iter().map(|seam| start + seam));
                }
            }
        }
        places.sort_unstable();
        places.dedup();
        let most = small.char_indices().rev().nth(AFTER - 1).map_or(0, |(place, _)| place);
        let least = small.char_indices().nth(BEFORE).map_or(0, |(place, _)| place);
        places.retain(|place| (least..=most).contains(place));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str) -> String {
        let mut shown = word.to_owned();
        places(word).into_iter().rev().for_each(|place| shown.insert(place, '|'));
        shown
    }

    #[test]
    fn words_are_divided_by_sense_where_the_syllables_would_mislead() {
        let words = ["Informationssicherheit", "Auslagerungsmanagement", "Domänencontroller", "Brandvermeidungsanlage"];
        for word in words.map(divided) {
            for wrong in ["ti|on", "ma|nage", "manage|", "con|", "ver|m"] {
                assert!(!word.contains(wrong), "{word}");
            }
        }
        assert!(divided("Informationssicherheit").contains("tions|sicher"));
        assert_eq!(divided("Serverraum"), "Server|raum");
        assert_eq!(divided("Aufwand\u{a0}1"), "Aufwand\u{a0}1");
        for (word, whole) in [
            ("Herstellerangabe", "r|angabe"),
            ("Konfigurationsänderungen", "s|änderun"),
            ("Sicherheitsmechanismen", "s|mechanismen"),
            ("Verzeichnisdienst", "verzeichnis|dienst"),
            ("unverschlüsselt", "unver|schlüsselt"),
        ] {
            assert!(divided(word).to_lowercase().contains(whole), "{}", divided(word));
        }
    }

    #[test]
    fn no_scrap_of_a_word_goes_to_the_next_line() {
        for word in ["anderen", "Empfangender", "Konfiguration", "„Sicherungen“."] {
            let last = places(word)
                .last()
                .map_or(usize::MAX, |place| word[*place..].chars().filter(|c| c.is_alphabetic()).count());
            assert!(last >= AFTER, "{}", divided(word));
        }
        assert!(divided("E-Mail-Adressverzeichnisse").contains("ver|zeich"), "every part of a compound is looked at");
    }

    #[test]
    fn a_word_and_its_number_stay_together() {
        for (text, behind) in [("(E-Akte ", "10.24.01"), ("siehe Frage ", "11.1"), ("S. ", "59"), ("Vertrag Nr. ", "4")]
        {
            assert!(counts(text, behind), "{text}{behind}");
        }
        for (text, behind) in [("Frage ", "offen"), ("am ", "01.03.2026"), ("Nachfrage ", "3"), ("", "3")] {
            assert!(!counts(text, behind), "{text}{behind}");
        }
    }

    #[test]
    fn a_hyphen_that_belongs_to_what_follows_ends_no_line() {
        for text in ["E-", "die E-", "Client und -", "-", "(E-"] {
            assert!(holds_on(text), "{text}");
        }
        for text in ["E-Mail-", "Ein- und ", "Haupt-", "IT-", "2-"] {
            assert!(!holds_on(text), "{text}");
        }
    }
}
