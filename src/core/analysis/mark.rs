//! What stands for a state on screen and paper: one sign each, and the key under which screen and paper have its colour.

use crate::assessment::AnswerValue;

/// The state of a question or requirement, as it is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Ja.
    Yes,
    /// Teilweise.
    Partial,
    /// Nein.
    No,
    /// Nicht relevant, Entbehrlich.
    NotRelevant,
    /// Without an answer.
    Open,
    /// Not asked at all.
    NotAsked,
}

impl Mark {
    /// The mark of a question by its answer.
    pub fn of(answer: Option<AnswerValue>) -> Self {
        match answer {
            Some(AnswerValue::Yes) => Self::Yes,
            Some(AnswerValue::No) => Self::No,
            Some(AnswerValue::NotRelevant) => Self::NotRelevant,
            None => Self::Open,
        }
    }

    /// The sign that always stands with the word.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Yes => AnswerValue::Yes.sign(),
            Self::Partial => "◐",
            Self::No => AnswerValue::No.sign(),
            Self::NotRelevant => AnswerValue::NotRelevant.sign(),
            Self::Open => "○",
            Self::NotAsked => "·",
        }
    }
}
