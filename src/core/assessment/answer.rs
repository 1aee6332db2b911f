//! What is recorded for one question.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Id;

/// The official answers of WiBA. An open question has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// An answer as it was given: its meaning depends on how the question was put then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Given {
    /// The answer.
    pub value: AnswerValue,
    /// [`crate::catalog::Catalog::edition`] under which it was given or confirmed last.
    pub edition: u32,
}

/// A proof that an answer is true (Nachweis): a document, a setting, a protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// By which edits find it.
    pub id: Id,
    /// What it is.
    pub title: String,
    /// Where it is found: path, file reference, cabinet.
    pub place: String,
    /// Of what day it is.
    pub date: Option<Date>,
    /// Last day on which it proves anything (gültig bis); `None` if it does not lapse.
    pub valid_until: Option<Date>,
}

impl Evidence {
    /// One of which nothing is known yet.
    pub fn blank(id: Id) -> Self {
        Self { id, title: String::new(), place: String::new(), date: None, valid_until: None }
    }

    /// Its title, or where there is none its Fundort; empty if it says nothing.
    pub fn name(&self) -> &str {
        match self.title.trim() {
            "" => self.place.trim(),
            title => title,
        }
    }
}

/// All that is recorded for a question. Notes and evidence stay when the value changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// `None` while open.
    pub given: Option<Given>,
    /// Letters of the conditions of the Maßstab that are met, as far as somebody has ticked them. They never answer by
    /// themselves.
    pub met: BTreeSet<char>,
    /// Notiz: anything worth remembering.
    pub note: String,
    /// Begründung: why the question is not relevant.
    pub justification: String,
    /// Nachweise.
    pub evidence: Vec<Evidence>,
    /// The measure that closes the question, if somebody has planned one; it has an entry in the round's measures.
    pub measure: Option<Id>,
    /// „in Klärung“: somebody must still be asked. No answer by itself; beside one, the answer counts as it stands.
    pub in_clarification: bool,
    /// Whom to ask.
    pub ask: String,
    /// Until when.
    pub ask_until: Option<Date>,
}

/// Nothing recorded.
pub(super) static EMPTY: Answer = Answer {
    given: None,
    met: BTreeSet::new(),
    note: String::new(),
    justification: String::new(),
    evidence: Vec::new(),
    measure: None,
    in_clarification: false,
    ask: String::new(),
    ask_until: None,
};

impl Answer {
    /// Ja, Nein, Nicht relevant, or `None` while open.
    pub fn value(&self) -> Option<AnswerValue> {
        self.given.map(|given| given.value)
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        *self == EMPTY
    }

    /// The Nachweise that say something: one without title and Fundort proves nothing.
    pub fn proofs(&self) -> impl Iterator<Item = &Evidence> {
        self.evidence.iter().filter(|item| !item.name().is_empty())
    }

    /// Whether there is a Nachweis.
    pub fn is_proven(&self) -> bool {
        self.proofs().next().is_some()
    }
}
