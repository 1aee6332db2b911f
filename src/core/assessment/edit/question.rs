//! Edits of what is recorded for a question.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assessment::{Answer, Given, Id};

/// A field of what is recorded for a question.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Answer`")]
pub enum QuestionEdit {
    Answer(Option<Given>),
    Met(BTreeSet<char>),
    Note(String),
    Justification(String),
    Measure(Option<Id>),
    InClarification(bool),
    Ask(String),
    AskUntil(Option<Date>),
}

impl QuestionEdit {
    pub(in crate::assessment) fn current(&self, answer: &Answer) -> Self {
        match self {
            Self::Answer(_) => Self::Answer(answer.given),
            Self::Met(_) => Self::Met(answer.met.clone()),
            Self::Note(_) => Self::Note(answer.note.clone()),
            Self::Justification(_) => Self::Justification(answer.justification.clone()),
            Self::Measure(_) => Self::Measure(answer.measure),
            Self::InClarification(_) => Self::InClarification(answer.in_clarification),
            Self::Ask(_) => Self::Ask(answer.ask.clone()),
            Self::AskUntil(_) => Self::AskUntil(answer.ask_until),
        }
    }

    pub(in crate::assessment) fn write(&self, answer: &mut Answer) {
        match self {
            Self::Answer(given) => answer.given = *given,
            Self::Met(letters) => answer.met.clone_from(letters),
            Self::Note(text) => answer.note.clone_from(text),
            Self::Justification(text) => answer.justification.clone_from(text),
            Self::Measure(id) => answer.measure = *id,
            Self::InClarification(asked) => answer.in_clarification = *asked,
            Self::Ask(text) => answer.ask.clone_from(text),
            Self::AskUntil(date) => answer.ask_until = *date,
        }
    }
}
