//! How the styles of a workbook show a number: as it is, as a percentage, as a day or a time.

use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::super::xml::{Token, Xml};

/// What a cell shows of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    #[default]
    Number,
    Percent,
    Day,
    Time(Clock),
    DayAndTime(Clock),
}

/// Which parts of a time are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Hours go on beyond the day.
    pub elapsed: bool,
    pub hours: bool,
    pub seconds: bool,
}

/// By the number that a cell names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    shown: Vec<Shown>,
}

impl Styles {
    pub(super) fn shown(&self, style: usize) -> Shown {
        self.shown.get(style).copied().unwrap_or_default()
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Styles, Fault> {
    let mut own: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut styles = Styles::default();
    let mut xml = Xml::new(bytes)?;
    let mut of_cells = false;
    while let Some(token) = xml.next()? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "numFmt" => {
                let id = element.get("numFmtId").and_then(|id| id.parse().ok());
                if let (Some(id), Some(code)) = (id, element.get("formatCode")) {
                    own.insert(id, shown_by(&code));
                }
            }
            "cellXfs" => of_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => of_cells = false,
            "xf" if of_cells => {
                let format: u32 = element.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                styles.shown.push(own.get(&format).copied().unwrap_or_else(|| built_in(format)));
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// What the formats show that no workbook spells out (ISO 29500, 18.8.30).
fn built_in(format: u32) -> Shown {
    match format {
        9 | 10 => Shown::Percent,
        14..=17 | 27..=31 | 36 | 50..=58 => Shown::Day,
        18 | 20 => shown_by("h:mm"),
        19 | 21 => shown_by("h:mm:ss"),
        22 => shown_by("d.m.y h:mm"),
        45 | 47 => shown_by("mm:ss"),
        46 => shown_by("[h]:mm:ss"),
        _ => Shown::Number,
    }
}

/// What a number format shows, by its letters outside quotation marks: `m` is a minute behind an hour or before seconds,
/// and a month elsewhere.
fn shown_by(code: &str) -> Shown {
    let Letters { letters, elapsed, percent } = letters(code);
    let has = |wanted: &[char]| letters.iter().any(|letter| wanted.contains(letter));
    let before = |place: usize| place.checked_sub(1).and_then(|place| letters.get(place)).copied();
    let is_minute = |place: usize| elapsed || before(place) == Some('h') || letters.get(place + 1) == Some(&'s');
    let month = letters.iter().enumerate().any(|(place, letter)| *letter == 'm' && !is_minute(place));
    let day = month || has(&['d', 'y', 't', 'j']);
    let clock = Clock { elapsed, hours: has(&['h']), seconds: has(&['s']) };
    let time = clock.hours || clock.seconds || elapsed;
    match (day, time) {
        (true, true) => Shown::DayAndTime(clock),
        (true, false) => Shown::Day,
        (false, true) => Shown::Time(clock),
        (false, false) if percent => Shown::Percent,
        (false, false) => Shown::Number,
    }
}

/// What a format consists of, as far as it counts here.
struct Letters {
    /// Each once in a row.
    letters: Vec<char>,
    /// `[h]`, `[mm]` and `[ss]` count on beyond the day.
    elapsed: bool,
    percent: bool,
}

/// The first section of a format: the others are for numbers below zero, zero and texts.
fn letters(code: &str) -> Letters {
    let mut found = Letters { letters: Vec::new(), elapsed: false, percent: false };
    let code = code.to_lowercase().replace("am/pm", "");
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' | '_' | '*' => drop(chars.next()),
            '"' => chars.by_ref().take_while(|char| *char != '"').for_each(drop),
            '[' => {
                let inside: String = chars.by_ref().take_while(|char| *char != ']').collect();
                if !inside.is_empty() && inside.chars().all(|char| matches!(char, 'h' | 'm' | 's')) {
                    found.elapsed = true;
                    found.letters.extend(inside.chars());
                }
            }
            ';' => break,
            '%' => found.percent = true,
            'd' | 'm' | 'y' | 't' | 'j' | 'h' | 's' => found.letters.push(char),
            _ => {}
        }
    }
    found.letters.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{Clock, Shown, shown_by};

    #[test]
    fn formats_of_days_times_and_percentages_are_known_from_those_of_numbers() {
        for code in ["dd.mm.yyyy", "[$-407]mmm yy", "TT.MM.JJJJ", "d/m", "mmm", "dd.mm.yyyy;@"] {
            assert_eq!(shown_by(code), Shown::Day, "{code}");
        }
        let clock = Clock { elapsed: false, hours: true, seconds: false };
        for code in ["hh:mm", "h:mm AM/PM", "h\\:mm", "[$-407]hh:mm;@", "hh \"Uhr\" mm"] {
            assert_eq!(shown_by(code), Shown::Time(clock), "{code}");
        }
        assert_eq!(shown_by("hh:mm:ss"), Shown::Time(Clock { seconds: true, ..clock }));
        assert_eq!(shown_by("mm:ss"), Shown::Time(Clock { hours: false, seconds: true, ..clock }));
        assert_eq!(shown_by("[h]:mm"), Shown::Time(Clock { elapsed: true, ..clock }));
        for code in ["dd.mm.yyyy hh:mm", "TT.MM.JJJJ hh:mm", "m/d/yy h:mm"] {
            assert_eq!(shown_by(code), Shown::DayAndTime(clock), "{code}");
        }
        assert_eq!(shown_by("0.0%"), Shown::Percent);
        for code in ["0.00", "#,##0 \"Tage\"", "@", "General\\d", "[Red]0", "0 \"%\""] {
            assert_eq!(shown_by(code), Shown::Number, "{code}");
        }
    }
}
