//! The Verlauf: who changed what when.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::Edit;

/// Who makes a change, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Wall-clock time of the PC, so that the file reads as the user remembers it.
    pub at: DateTime,
    /// Name of the person.
    pub by: String,
}

/// One change. `old` applied again takes it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Wall-clock time.
    pub at: DateTime,
    /// Name of the person.
    pub by: String,
    /// Name of the round it happened in.
    pub round: String,
    /// What was there before.
    pub old: Edit,
    /// What is there since.
    pub new: Edit,
}
