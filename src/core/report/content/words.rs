//! German sentences from figures: singular and plural, dates, enumerations.

use jiff::civil::Date;

use crate::wording::date::month_name;

pub(super) use crate::wording::date::{long as long_date, short as short_date};

/// „Nov 2026“.
pub(super) fn short_month(date: Date) -> String {
    format!("{} {}", month_name(date).chars().take(3).collect::<String>(), date.year())
}

/// „November 2026“.
pub(super) fn month_and_year(date: Date) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// „1 Frage“, „5 Fragen“.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", figure(number)) }
}

/// „Eine Frage“, „Zwei Fragen“, „13 Fragen“: at the beginning of a sentence. `feminine` is the article's gender.
pub(super) fn count_first(number: usize, one: &str, many: &str, feminine: bool) -> String {
    const WORDS: [&str; 13] =
        ["Keine", "", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht", "Neun", "Zehn", "Elf", "Zwölf"];
    match (number, WORDS.get(number)) {
        (0, _) if feminine => format!("Keine {one}"),
        (0, _) => format!("Kein {one}"),
        (1, _) if feminine => format!("Eine {one}"),
        (1, _) => format!("Ein {one}"),
        (_, Some(word)) => format!("{word} {many}"),
        _ => format!("{} {many}", figure(number)),
    }
}

/// „ist“ or „sind“.
pub(super) fn is_are(number: usize) -> &'static str {
    if number == 1 || number == 0 { "ist" } else { "sind" }
}

/// „4 von 6 bewerteten Fragen sind mit Ja beantwortet“, „keine der 6 …“, „die einzige bewertete Frage …“.
pub(super) fn share(part: usize, whole: usize, answer: &str) -> String {
    let (subject, verb) = share_parts(part, whole);
    let answer = given(part, whole, answer);
    format!("{subject} {verb} mit {answer} beantwortet")
}

/// „In der Gruppe „Netze“ sind 4 von 6 bewerteten Fragen mit Ja beantwortet“.
pub(super) fn share_in(place: &str, part: usize, whole: usize, answer: &str) -> String {
    let (subject, verb) = share_parts(part, whole);
    let answer = given(part, whole, answer);
    format!("{place} {verb} {subject} mit {answer} beantwortet")
}

/// The only rated question has the other answer if it does not have this one.
fn given(part: usize, whole: usize, answer: &str) -> &str {
    match (part, whole, answer) {
        (0, 1, "Ja") => "Nein",
        (0, 1, "Nein") => "Ja",
        _ => answer,
    }
}

/// Subject and verb.
fn share_parts(part: usize, whole: usize) -> (String, &'static str) {
    match (part, whole) {
        (_, 1) => ("die einzige bewertete Frage".to_owned(), "ist"),
        (0, _) => (format!("keine der {whole} bewerteten Fragen"), "ist"),
        (2, 2) => ("beide bewerteten Fragen".to_owned(), "sind"),
        (part, whole) if part == whole => (format!("alle {whole} bewerteten Fragen"), "sind"),
        (part, whole) => (format!("{part} von {whole} bewerteten Fragen"), is_are(part)),
    }
}

/// The first letter as a capital: a clause becomes a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

/// „a, b und c“.
pub(super) fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} und {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first few in quotation marks, and how many more there are.
pub(super) fn examples<S: AsRef<str>>(items: &[S], most: usize) -> String {
    let shown: Vec<String> = items.iter().take(most).map(|item| format!("„{}“", item.as_ref())).collect();
    match items.len().saturating_sub(most) {
        0 => list(&shown),
        1 => format!("{} und eine weitere", shown.join(", ")),
        rest => format!("{} und {rest} weitere", shown.join(", ")),
    }
}

/// Percent with a narrow look: „78 %“, „–“ if undefined.
pub(super) fn percent(value: Option<u8>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value}\u{a0}%"))
}

/// „12.500 €“.
pub(super) fn euros(amount: u64) -> String {
    format!("{}\u{a0}€", figure(usize::try_from(amount).unwrap_or(usize::MAX)))
}

/// Digits in groups of three from 10.000 on, as German typesetting has it.
pub(super) fn figure(number: usize) -> String {
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
    }

    #[test]
    fn shares_read_as_german_for_none_one_some_and_all() {
        assert_eq!(share(0, 4, "Ja"), "keine der 4 bewerteten Fragen ist mit Ja beantwortet");
        assert_eq!(share(1, 4, "Ja"), "1 von 4 bewerteten Fragen ist mit Ja beantwortet");
        assert_eq!(share(3, 4, "Nein"), "3 von 4 bewerteten Fragen sind mit Nein beantwortet");
        assert_eq!(share(4, 4, "Ja"), "alle 4 bewerteten Fragen sind mit Ja beantwortet");
        assert_eq!(share(1, 1, "Ja"), "die einzige bewertete Frage ist mit Ja beantwortet");
        assert_eq!(share_in("Hier", 0, 1, "Ja"), "Hier ist die einzige bewertete Frage mit Nein beantwortet");
        assert_eq!(share_in("Hier", 2, 2, "Ja"), "Hier sind beide bewerteten Fragen mit Ja beantwortet");
    }

    #[test]
    fn enumerations_end_with_und() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b und c");
        assert_eq!(examples(&["a", "b", "c"], 2), "„a“, „b“ und eine weitere");
        assert_eq!(examples(&["a", "b"], 2), "„a“ und „b“");
    }

    #[test]
    fn months_and_amounts_are_written_the_german_way() {
        assert_eq!(short_month(jiff::civil::date(2026, 3, 1)), "Mär 2026");
        assert_eq!(euros(1_234_567), "1.234.567\u{a0}€");
        assert_eq!(euros(4500), "4500\u{a0}€");
    }
}
