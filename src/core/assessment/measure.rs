//! What the Kommune decides to do (Maßnahme).

use jiff::civil::Date;

use super::Id;

/// How far a measure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MeasureStatus {
    /// offen
    #[default]
    Open,
    /// in Umsetzung
    InProgress,
    /// umgesetzt
    Done,
    /// verworfen; [`Measure::status_note`] says why
    Discarded,
}

impl MeasureStatus {
    /// All, in the order of a selection list.
    pub const ALL: [Self; 4] = [Self::Open, Self::InProgress, Self::Done, Self::Discarded];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::InProgress => "in Umsetzung",
            Self::Done => "umgesetzt",
            Self::Discarded => "verworfen",
        }
    }

    /// Whether there is still something to do.
    pub fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// An amount of work in tenths of a person-day, so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PersonDays {
    /// Tenths of a day of one person.
    pub tenths: u32,
}

impl std::fmt::Display for PersonDays {
    /// `2,5` or `3`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.tenths % 10 {
            0 => f.pad(&(self.tenths / 10).to_string()),
            rest => f.pad(&format!("{},{rest}", self.tenths / 10)),
        }
    }
}

impl std::str::FromStr for PersonDays {
    type Err = ();

    /// Reads `2,5`, `2.5` or `3`; at most one decimal.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (whole, tenth) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(tenth) || tenth.len() > 1 {
            return Err(());
        }
        let whole: u32 = whole.parse().map_err(|_| ())?;
        let tenth: u32 = tenth.parse().map_err(|_| ())?;
        whole.checked_mul(10).and_then(|tenths| tenths.checked_add(tenth)).map(|tenths| Self { tenths }).ok_or(())
    }
}

/// What a measure of one's own is for, where it closes no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The whole Kommune: „Leitlinie schreiben“.
    Whole,
    /// The subject of one checklist.
    Checklist(u8),
}

/// A part of a measure that can be ticked off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// By which edits find it.
    pub id: Id,
    /// What to do.
    pub text: String,
    /// Whether it is done.
    pub done: bool,
}

impl Step {
    /// One of which nothing is known yet.
    pub fn blank(id: Id) -> Self {
        Self { id, text: String::new(), done: false }
    }
}

/// A planned measure. It closes the questions whose answers name it; one's own ([`Self::about`]) closes none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// For people: M12. Given when it enters the file, and never to another one.
    pub number: u32,
    /// Own title; empty: the catalogue's for the first question.
    pub title: String,
    /// Own notes on how to do it; the catalogue's steps stand beside them.
    pub description: String,
    /// Verantwortlich: person or office.
    pub owner: String,
    /// Frist.
    pub due: Option<Date>,
    /// How far it has come.
    pub status: MeasureStatus,
    /// Why it was discarded.
    pub status_note: String,
    /// One-off cost in euros.
    pub cost_once: Option<u32>,
    /// Running cost in euros per year.
    pub cost_yearly: Option<u32>,
    /// Own work.
    pub person_days: Option<PersonDays>,
    /// What a measure of one's own is for; `None` for one that closes questions.
    pub about: Option<About>,
    /// Its steps, once somebody has ticked or changed one; until then those of the catalogue stand for them.
    pub steps: Vec<Step>,
}

impl Measure {
    /// Whether nothing has been decided about it; its number is no decision.
    pub fn is_blank(&self) -> bool {
        Self { number: 0, ..self.clone() } == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn person_days_read_as_they_print() {
        for text in ["0", "2,5", "3", "10,1"] {
            assert_eq!(text.parse::<PersonDays>().map(|days| days.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("2.5".parse(), Ok(PersonDays { tenths: 25 }));
        for text in ["", "x", "1,25", "-1", "1,", ",5", "99999999999"] {
            assert_eq!(text.parse::<PersonDays>(), Err(()), "{text}");
        }
    }
}
