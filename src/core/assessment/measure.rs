//! What the Kommune decides to do (Maßnahme).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalog::QuestionId;

/// Number of a measure within its round; not its rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeasureId(pub u32);

/// How far a measure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
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

/// A planned measure. It closes one or more questions answered Nein.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The questions it closes; a question belongs to one measure at most.
    pub questions: BTreeSet<QuestionId>,
    /// Own title; empty: the catalogue's for the first question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Own notes on how to do it; the catalogue's steps stand beside them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Verantwortlich: person or office.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Frist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How far it has come.
    #[serde(default)]
    pub status: MeasureStatus,
    /// Why it was discarded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status_note: String,
    /// One-off cost in euros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_once: Option<u32>,
    /// Running cost in euros per year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_yearly: Option<u32>,
    /// Own work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_days: Option<PersonDays>,
}

impl Measure {
    /// A measure for one question, with nothing decided yet.
    pub fn for_question(question: QuestionId) -> Self {
        Self { questions: BTreeSet::from([question]), ..Self::default() }
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
