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

/// Reads `31.3.2027`, `31.03.27` and `2027-03-31`.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let mut year: i16 = year.parse().ok()?;
    if year < 100 {
        year += 2000;
    }
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
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
        for text in ["", "1.3.", "31.02.2027", "1.3.027", "morgen", "1.3.2027.5"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
