//! Numbers as Germans write them: counted things, percent, money.

use super::text::capital;

/// What a sentence writes out, of something feminine.
const WORDS: [&str; 13] =
    ["keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];

/// „1 Frage“, „5 Fragen“.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", figure(number)) }
}

/// „eine“, „zwei“, „13“: inside a sentence, of something feminine.
pub fn in_words(number: usize) -> String {
    WORDS.get(number).map_or_else(|| figure(number), |word| (*word).to_owned())
}

/// „eine Frage“, „zwei Fragen“, „13 Fragen“: inside a sentence, of something feminine.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", in_words(number), if number < 2 { one } else { many })
}

/// „Eine Frage“, „Zwei Fragen“, „13 Fragen“: at the beginning of a sentence. `feminine` is the article's gender.
pub fn count_first(number: usize, one: &str, many: &str, feminine: bool) -> String {
    match number {
        0 if !feminine => format!("Kein {one}"),
        1 if !feminine => format!("Ein {one}"),
        _ => capital(&counted(number, one, many)),
    }
}

/// „78 %“, „–“ if undefined.
pub fn percent(value: Option<u8>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value} %"))
}

/// The same for running text: number and sign stay on one line.
pub fn percent_tied(value: Option<u8>) -> String {
    percent(value).replace(' ', "\u{a0}")
}

/// „12.500 €“.
pub fn euros(amount: u64) -> String {
    format!("{}\u{a0}€", figure(usize::try_from(amount).unwrap_or(usize::MAX)))
}

/// Digits in groups of three from 10.000 on, as German typesetting has it.
pub fn figure(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_are_right() {
        assert_eq!(count(0, "Frage", "Fragen"), "0 Fragen");
        assert_eq!(count(1, "Frage", "Fragen"), "1 Frage");
        assert_eq!(count_first(0, "Checkliste", "Checklisten", true), "Keine Checkliste");
        assert_eq!(count_first(1, "Checkliste", "Checklisten", true), "Eine Checkliste");
        assert_eq!(count_first(3, "Checkliste", "Checklisten", true), "Drei Checklisten");
        assert_eq!(count_first(1, "Vorhaben", "Vorhaben", false), "Ein Vorhaben");
        assert_eq!(count_first(12_000, "Frage", "Fragen", true), "12.000 Fragen");
        assert_eq!(counted(0, "Frage", "Fragen"), "keine Frage");
        assert_eq!(counted(1, "Frage", "Fragen"), "eine Frage");
        assert_eq!(counted(12, "Frage", "Fragen"), "zwölf Fragen");
        assert_eq!(counted(13, "Frage", "Fragen"), "13 Fragen");
    }

    #[test]
    fn amounts_are_written_the_german_way() {
        assert_eq!(euros(1_234_567), "1.234.567\u{a0}€");
        assert_eq!(euros(4500), "4500\u{a0}€");
    }

    #[test]
    fn an_undefined_share_is_a_dash() {
        assert_eq!(percent(Some(78)), "78 %");
        assert_eq!(percent(None), "–");
        assert_eq!(percent_tied(Some(78)), "78\u{a0}%");
    }
}
