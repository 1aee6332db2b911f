//! A part: some questions of a file, in a file of their own, for somebody who answers them.

use std::collections::BTreeSet;

use super::id::Id;
use crate::catalog::QuestionId;

/// What makes a file a part of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id of the file that it is of.
    pub of: Id,
    /// For whom.
    pub to: String,
    /// The questions that it asks.
    pub questions: BTreeSet<QuestionId>,
    /// The edition of the catalogue under which it was handed out.
    pub edition: u32,
}
