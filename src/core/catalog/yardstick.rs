//! The Maßstab: when a question is Ja.

use serde::{Deserialize, Serialize};

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
