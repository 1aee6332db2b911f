//! Sentences about the answers, and the words of the ground under one name.

pub(super) use crate::wording::date::{long as long_date, month_and_year, short as short_date, short_month};
pub(super) use crate::wording::number::{
    count, count_first, counted, euros, figure, in_words, percent_tied as percent,
};
pub(super) use crate::wording::text::{capital, list};

use crate::assessment::{Evidence, PersonDays};

/// „12.500 € einmalig“, „300 € jährlich“, „2,5 Personentage“: what of them is stated; nothing if nobody has estimated it.
pub(super) fn means(once: Option<u64>, yearly: Option<u64>, days: Option<PersonDays>) -> Vec<String> {
    let free = match (once, yearly) {
        (Some(0), Some(0)) => Some("keine Kosten"),
        (Some(0), None) => Some("keine einmaligen Kosten"),
        (None, Some(0)) => Some("keine jährlichen Kosten"),
        _ => None,
    };
    let (once, yearly, days) = (once.unwrap_or(0), yearly.unwrap_or(0), days.unwrap_or_default());
    let word = if days.tenths == 10 { "Personentag" } else { "Personentage" };
    [
        free.map(str::to_owned),
        (once > 0).then(|| format!("{} einmalig", euros(once))),
        (yearly > 0).then(|| format!("{} jährlich", euros(yearly))),
        (days.tenths > 0).then(|| format!("{days}\u{a0}{word}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// „Protokoll (Aktenschrank, 01.03.2026)“.
pub(super) fn evidence(evidence: &Evidence) -> String {
    let mut details = Vec::new();
    let (name, place) = (evidence.name(), evidence.place.trim());
    if !place.is_empty() && place != name {
        details.push(place.to_owned());
    }
    details.extend(evidence.date.map(short_date));
    details.extend(evidence.valid_until.map(|day| format!("gültig bis {}", short_date(day))));
    if details.is_empty() { name.to_owned() } else { format!("{name} ({})", details.join(", ")) }
}

/// „fehlt“ or „fehlen“.
pub(super) fn lack(number: usize) -> &'static str {
    if number == 1 { "fehlt" } else { "fehlen" }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_read_as_german_for_none_one_some_and_all() {
        assert_eq!(share(0, 4, "Ja"), "keine der 4 bewerteten Fragen ist mit Ja beantwortet");
        assert_eq!(share(1, 4, "Ja"), "1 von 4 bewerteten Fragen ist mit Ja beantwortet");
        assert_eq!(share(3, 4, "Nein"), "3 von 4 bewerteten Fragen sind mit Nein beantwortet");
        assert_eq!(share(4, 4, "Ja"), "alle 4 bewerteten Fragen sind mit Ja beantwortet");
        assert_eq!(share(1, 1, "Ja"), "die einzige bewertete Frage ist mit Ja beantwortet");
    }
}
