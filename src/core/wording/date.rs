//! Dates as Germans write and type them.

use jiff::civil::{Date, DateTime};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// „22.11.2026“.
pub fn short(date: Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// „22. November 2026“; day and month stay on one line.
pub fn long(date: Date) -> String {
    format!("{}.\u{a0}{} {}", date.day(), month_name(date), date.year())
}

/// „22.11.2026 14:32“.
pub fn short_time(at: DateTime) -> String {
    format!("{} {}", short(at.date()), clock(at))
}

/// „14:32“.
pub fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// „Nov 2026“.
pub fn short_month(date: Date) -> String {
    format!("{} {}", month_name(date).chars().take(3).collect::<String>(), date.year())
}

/// „November 2026“.
pub fn month_and_year(date: Date) -> String {
    format!("{} {}", month_name(date), date.year())
}

/// „November“.
pub fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// Which year a day without one is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearest {
    /// The next such day, e.g. of a Frist; today counts.
    Next,
    /// The last one, e.g. of a Nachweis; today counts.
    Last,
}

/// What is wrong with a date as somebody has typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// It has not the form of a date.
    #[error("Bitte ein Datum wie 31.03.2027 angeben")]
    NoDate,
    /// A day that is in no calendar.
    #[error("Den {0:02}.{1:02}. gibt es nicht")]
    NoSuchDay(i8, i8),
    /// The 29 February of another year.
    #[error("Den {0:02}.{1:02}.{2} gibt es nicht")]
    NotInThatYear(i8, i8, i16),
    /// The year has neither two nor four digits, or is out of all reason.
    #[error("Bitte das Jahr wie 27 oder 2027 angeben")]
    Year,
}

/// Years that a date of this program can lie in.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Reads `31.3.2027`, `31.03.27` and `2027-03-31`.
pub fn parse(text: &str) -> Option<Date> {
    whole(text).and_then(|(day, month, year)| on(day, month, year.ok_or(DateFault::NoDate)?)).ok()
}

/// Reads `2027-03-31` and nothing else, as the command line wants it.
///
/// # Errors
/// What is wrong with it.
pub fn parse_iso(text: &str) -> Result<Date, DateFault> {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    match whole(text)? {
        (day, month, Some(year)) if lengths == [4, 2, 2] => on(day, month, year),
        _ => Err(DateFault::NoDate),
    }
}

/// [`read`], and nothing from a field that is blank.
///
/// # Errors
/// What is wrong with it.
pub fn read_optional(text: &str, today: Date, nearest: Nearest) -> Result<Option<Date>, DateFault> {
    match text.trim() {
        "" => Ok(None),
        text => read(text, today, nearest).map(Some),
    }
}

/// The same as somebody types it: `30.6.` is the nearest 30 June.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str, today: Date, nearest: Nearest) -> Result<Date, DateFault> {
    let (day, month, year) = whole(text)?;
    if let Some(year) = year {
        return on(day, month, year);
    }
    // A 29 February is at most eight years away.
    let mut days = (0..=8).filter_map(|years| match nearest {
        Nearest::Next => Date::new(today.year() + years, month, day).ok().filter(|day| *day >= today),
        Nearest::Last => Date::new(today.year() - years, month, day).ok().filter(|day| *day <= today),
    });
    days.next().ok_or(DateFault::NoSuchDay(day, month))
}

/// Day, month, and the year if there is one.
fn whole(text: &str) -> Result<(i8, i8, Option<i16>), DateFault> {
    let number = |digits: &str| match digits.len() {
        1..=4 if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse::<i16>().ok(),
        _ => None,
    };
    let short = |digits: &str| number(digits).and_then(|number| i8::try_from(number).ok()).ok_or(DateFault::NoDate);
    let text = text.trim();
    let parts: Vec<&str> = text.split('-').collect();
    if let [year, month, day] = parts.as_slice()
        && let (4, Some(year)) = (year.len(), number(year))
    {
        return Ok((short(day)?, short(month)?, Some(year)));
    }
    let mut parts = text.split('.').map(str::trim);
    let (Some(day), Some(month), year, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(DateFault::NoDate);
    };
    let (day, month) = (short(day)?, short(month)?);
    let year = match year.unwrap_or_default() {
        "" => None,
        year => Some(match (year.len(), number(year)) {
            (2, Some(year)) => year + 2000,
            (4, Some(year)) => year,
            _ => return Err(DateFault::Year),
        }),
    };
    Ok((day, month, year))
}

fn on(day: i8, month: i8, year: i16) -> Result<Date, DateFault> {
    if !YEARS.contains(&year) {
        return Err(DateFault::Year);
    }
    let leap = 2000;
    match (Date::new(year, month, day), Date::new(leap, month, day)) {
        (Ok(date), _) => Ok(date),
        (Err(_), Ok(_)) => Err(DateFault::NotInThatYear(day, month, year)),
        (Err(_), Err(_)) => Err(DateFault::NoSuchDay(day, month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_the_german_way() {
        let date = jiff::civil::date(2026, 3, 1);
        assert_eq!(short(date), "01.03.2026");
        assert_eq!(long(date), "1.\u{a0}März 2026");
        assert_eq!(short_time(date.at(8, 5, 30, 0)), "01.03.2026 08:05");
        assert_eq!(short_month(date), "Mär 2026");
        assert_eq!(month_and_year(date), "März 2026");
        assert_eq!(month_name(jiff::civil::date(2026, 12, 31)), "Dezember");
    }
    #[test]
    fn a_date_reads_as_it_prints_and_in_the_usual_short_forms() {
        let day = jiff::civil::date(2027, 3, 1);
        for text in ["01.03.2027", "1.3.2027", "1.3.27", "2027-03-01", " 1. 3. 2027 "] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
        for text in ["", "1.3.", "31.02.2027", "1.3.027", "morgen", "1.3.2027.5", "1.3.0099", "1.3.-1", "0099-03-01"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_of_the_command_line_has_one_form_and_a_year_within_reason() {
        assert_eq!(parse_iso("2027-03-01"), Ok(jiff::civil::date(2027, 3, 1)));
        for text in ["", "1.3.2027", "20270301", "2027-3-1", "2027-03-01T10:00", " 2027-03-01", "-009999-01-01"] {
            assert_eq!(parse_iso(text), Err(DateFault::NoDate), "{text}");
        }
        assert_eq!(parse_iso("0001-01-01"), Err(DateFault::Year));
        assert_eq!(parse_iso("2027-02-29"), Err(DateFault::NotInThatYear(29, 2, 2027)));
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_one() {
        let date = jiff::civil::date;
        let read = |text, nearest| read(text, date(2026, 11, 22), nearest);
        for text in ["30.6.", "30.6", "30.06.", " 30. 6. "] {
            assert_eq!(read(text, Nearest::Next), Ok(date(2027, 6, 30)), "{text}");
            assert_eq!(read(text, Nearest::Last), Ok(date(2026, 6, 30)), "{text}");
        }
        assert_eq!(read("24.12.", Nearest::Next), Ok(date(2026, 12, 24)));
        assert_eq!(read("22.11.", Nearest::Next), Ok(date(2026, 11, 22)), "today");
        assert_eq!(read("22.11.", Nearest::Last), Ok(date(2026, 11, 22)), "today");
        assert_eq!(read("29.2.", Nearest::Next), Ok(date(2028, 2, 29)));
        assert_eq!(read("29.2.", Nearest::Last), Ok(date(2024, 2, 29)));
        assert_eq!(read("1.3.27", Nearest::Last), Ok(date(2027, 3, 1)), "with a year it is that one");
    }

    #[test]
    fn what_is_wrong_with_a_date_is_named() {
        for (text, fault) in [
            ("31.2.", "Den 31.02. gibt es nicht"),
            ("31.02.2027", "Den 31.02. gibt es nicht"),
            ("29.2.27", "Den 29.02.2027 gibt es nicht"),
            ("32.1.27", "Den 32.01. gibt es nicht"),
            ("1.13.27", "Den 01.13. gibt es nicht"),
            ("2027-02-30", "Den 30.02. gibt es nicht"),
            ("1.3.0099", "Bitte das Jahr wie 27 oder 2027 angeben"),
            ("1.3.-1", "Bitte das Jahr wie 27 oder 2027 angeben"),
            ("1.3.027", "Bitte das Jahr wie 27 oder 2027 angeben"),
            ("morgen", "Bitte ein Datum wie 31.03.2027 angeben"),
            ("Mitte 3.27", "Bitte ein Datum wie 31.03.2027 angeben"),
            ("300.3.2027", "Bitte ein Datum wie 31.03.2027 angeben"),
        ] {
            let found = read(text, jiff::civil::date(2026, 11, 22), Nearest::Next).unwrap_err();
            assert_eq!(found.to_string(), fault, "{text}");
        }
    }
}
