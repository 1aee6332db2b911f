//! Dates as Germans write them.

use jiff::civil::Date;

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

/// „November“.
pub fn month_name(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_the_german_way() {
        let date = jiff::civil::date(2026, 3, 1);
        assert_eq!(short(date), "01.03.2026");
        assert_eq!(long(date), "1.\u{a0}März 2026");
        assert_eq!(month_name(jiff::civil::date(2026, 12, 31)), "Dezember");
    }
}
