//! Dates that a spreadsheet has made of something else, as it shows them and as it keeps them.

use jiff::civil::{Date, date};

const MONTHS: [(&str, u8); 17] = [
    ("jan", 1),
    ("feb", 2),
    ("mrz", 3),
    ("mär", 3),
    ("mar", 3),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
];

/// A day that somebody never meant; the year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spoiled {
    pub day: u8,
    pub month: u8,
    pub year: Option<i16>,
}

/// Reads how a spreadsheet shows a date (`07. Dez`, `7.12.2026`, `Dez 26`, `2026-12-07`) and the number that it keeps for
/// one. A month with one number is the first of a month with its year, as Excel shows a date of which it was given no day.
pub(super) fn spoiled(text: &str) -> Option<Spoiled> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let month_word = |part: &str| MONTHS.iter().find(|(word, _)| part.starts_with(word)).map(|(_, month)| *month);
    let year = |part: &str| {
        let number = number(part)?;
        i16::try_from(if part.len() <= 2 { 2000 + number } else { number }).ok()
    };
    match parts.as_slice() {
        [serial] if serial.len() == 5 => {
            let day = day_of(f64::from(number(serial)?), false)?;
            Some(Spoiled { day: small(day.day())?, month: small(day.month())?, year: Some(day.year()) })
        }
        [word, after] if month_word(word).is_some() => {
            Some(Spoiled { day: 1, month: month_word(word)?, year: year(after) })
        }
        [day, word] if month_word(word).is_some() => {
            Some(Spoiled { day: in_month(number(day)?)?, month: month_word(word)?, year: None })
        }
        [day, word, rest] if month_word(word).is_some() => {
            Some(Spoiled { day: in_month(number(day)?)?, month: month_word(word)?, year: year(rest) })
        }
        [day, month] if day.starts_with('0') && lower.ends_with('.') => {
            Some(Spoiled { day: in_month(number(day)?)?, month: in_year(number(month)?)?, year: None })
        }
        [first, month, day, ..] if first.len() == 4 => {
            Some(Spoiled { day: in_month(number(day)?)?, month: in_year(number(month)?)?, year: year(first) })
        }
        [day, month, third] if third.len() == 4 || third.len() == 2 => {
            Some(Spoiled { day: in_month(number(day)?)?, month: in_year(number(month)?)?, year: year(third) })
        }
        _ => None,
    }
}

/// So many days Excel knows.
pub(super) const DAYS: f64 = 2_958_466.0;

/// The day of a serial number of Excel; with `since_1904`, as old Macs count. `None` beyond the years it knows.
pub(super) fn day_of(serial: f64, since_1904: bool) -> Option<Date> {
    // Excel believes that 1900 was a leap year, so that its days are right from March 1900 on.
    let epoch = if since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    if !(0.0..DAYS).contains(&serial) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "checked above")]
    let days = serial.floor() as i64;
    epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn in_month(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|number| (1..=31).contains(number))
}

fn in_year(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|number| (1..=12).contains(number))
}

fn small(number: i8) -> Option<u8> {
    u8::try_from(number).ok()
}
