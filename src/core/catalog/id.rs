//! The id of a question, printed as `7.12`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Checklist and number of a question; reads and prints as `7.12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId {
    /// 1–19.
    pub checklist: u8,
    /// From 1 within the checklist.
    pub number: u8,
}

impl QuestionId {
    /// Question `number` of checklist `checklist`.
    pub const fn new(checklist: u8, number: u8) -> Self {
        Self { checklist, number }
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `pad` keeps width and alignment of the caller's format string.
        f.pad(&format!("{}.{}", self.checklist, self.number))
    }
}

/// The text is not of the form `7.12`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("„{0}“ ist keine Fragennummer; erwartet wird Checkliste.Frage, zum Beispiel 7.12")]
pub struct ParseQuestionIdError(String);

impl FromStr for QuestionId {
    type Err = ParseQuestionIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseQuestionIdError(text.to_owned());
        let digits = |part: &str| {
            if part.bytes().all(|byte| byte.is_ascii_digit()) { part.parse().ok().filter(|n| *n > 0) } else { None }
        };
        let (checklist, number) = text.trim().split_once('.').ok_or_else(error)?;
        Ok(Self { checklist: digits(checklist).ok_or_else(error)?, number: digits(number).ok_or_else(error)? })
    }
}

impl Serialize for QuestionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for QuestionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_prints_as_it_reads() {
        assert_eq!("7.12".parse(), Ok(QuestionId::new(7, 12)));
        assert_eq!(QuestionId::new(7, 12).to_string(), "7.12");
    }

    #[test]
    fn what_is_not_two_positive_numbers_is_refused() {
        for text in ["", "7", "7.", ".1", "7.x", "0.1", "1.0", "+1.2", "7.12.1", "300.1"] {
            assert!(text.parse::<QuestionId>().is_err(), "{text}");
        }
    }

    #[test]
    fn ids_sort_by_number_and_not_by_text() {
        assert!(QuestionId::new(7, 9) < QuestionId::new(7, 12));
    }
}
