//! Dates as people type and read them.

use jiff::civil::{Date, DateTime};

pub use wiba_core::wording::date::short as show;

/// `31.03.2027 14:32`.
pub fn show_time(at: DateTime) -> String {
    format!("{} {:02}:{:02}", show(at.date()), at.hour(), at.minute())
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
    fn a_date_reads_as_it_prints_and_in_the_usual_short_forms() {
        let day = jiff::civil::date(2027, 3, 1);
        for text in ["01.03.2027", "1.3.2027", "1.3.27", "2027-03-01", " 1. 3. 2027 "] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
        assert_eq!(show(day), "01.03.2027");
        for text in ["", "1.3.", "31.02.2027", "1.3.027", "morgen", "1.3.2027.5"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
