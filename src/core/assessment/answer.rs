//! What is recorded for one question.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The official answers of WiBA. An open question has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AnswerValue {
    /// Ja: what the question asks for is in place.
    Yes,
    /// Nein: it is not, or only in part.
    No,
    /// Nicht relevant: the subject does not exist here.
    NotRelevant,
}

impl AnswerValue {
    /// All three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotRelevant];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Yes => "Ja",
            Self::No => "Nein",
            Self::NotRelevant => "Nicht relevant",
        }
    }

    /// The sign that always stands with the word.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Yes => "✓",
            Self::No => "✕",
            Self::NotRelevant => "–",
        }
    }
}

/// A proof that an answer is true (Nachweis): a document, a setting, a protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is.
    pub title: String,
    /// Where it is found: path, file reference, cabinet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Of what day it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// All that is recorded for a question. Notes and evidence stay when the value changes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// `None` while open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<AnswerValue>,
    /// Notiz: anything worth remembering.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Begründung: why the question is not relevant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub justification: String,
    /// Nachweise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// Nothing recorded.
pub(super) static EMPTY: Answer =
    Answer { value: None, note: String::new(), justification: String::new(), evidence: Vec::new() };

impl Answer {
    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        *self == EMPTY
    }
}
