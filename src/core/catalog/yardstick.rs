//! The Maßstab: when a question is Ja.

use serde::{Deserialize, Serialize};

use crate::wording::text::capital;

/// With what an example begins among [`Yardstick::contents`].
const EXAMPLE: &str = "z. B. ";

/// Decides a question by conditions that all must hold. Lines of our own, in the style of a checklist; what they mean
/// follows WiBA.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yardstick {
    /// Conditions for Ja, all of them needed; alternatives stand in one line.
    pub yes_if: Vec<Condition>,
    /// What must at least be covered; examples begin with „z. B.“.
    #[serde(default)]
    pub contents: Vec<String>,
    /// What is enough, although one might doubt it.
    #[serde(default)]
    pub suffices: Vec<String>,
    /// What is not enough, although one might think so.
    #[serde(default)]
    pub not_enough: Vec<String>,
    /// What need not be met, and when.
    #[serde(default)]
    pub exceptions: Vec<String>,
    /// When the question is „Nicht relevant“.
    #[serde(default)]
    pub not_relevant_if: Vec<String>,
}

/// One condition for Ja.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition(
    /// Its letter, by which a tick is kept; never given to another meaning.
    pub char,
    /// What must hold.
    pub String,
);

/// What a part of the Maßstab below its conditions is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Yardstick`")]
pub enum PartKind {
    Contents,
    /// What `contents` only gives as examples.
    Examples,
    Suffices,
    NotEnough,
    Exceptions,
    NotRelevantIf,
}

impl PartKind {
    /// Its German heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Contents => "Mindestinhalt",
            Self::Examples => "Beispiele",
            Self::Suffices => "Genügt",
            Self::NotEnough => "Genügt nicht",
            Self::Exceptions => "Ausnahmen",
            Self::NotRelevantIf => "Nicht relevant, wenn",
        }
    }

    /// The sign before it; empty where there is none.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Suffices => "✓",
            Self::NotEnough => "✕",
            _ => "",
        }
    }
}

impl Yardstick {
    /// Whether the conditions are ticked one by one: a single one is the answer itself.
    pub fn has_boxes(&self) -> bool {
        self.yes_if.len() > 1
    }

    /// All parts below the conditions that say something, in the order in which they are read.
    pub fn parts(&self) -> Vec<(PartKind, Vec<String>)> {
        let (examples, contents): (Vec<_>, Vec<_>) =
            self.contents.iter().cloned().partition(|line| line.starts_with(EXAMPLE));
        let examples = examples.iter().filter_map(|line| line.strip_prefix(EXAMPLE)).map(capital).collect();
        [
            (PartKind::Contents, contents),
            (PartKind::Examples, examples),
            (PartKind::Suffices, self.suffices.clone()),
            (PartKind::NotEnough, self.not_enough.clone()),
            (PartKind::Exceptions, self.exceptions.clone()),
            (PartKind::NotRelevantIf, self.not_relevant_if.clone()),
        ]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .collect()
    }
}
