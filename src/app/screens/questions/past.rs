//! What happened to a question before.

use wiba_core::catalog::QuestionId;

/// The latest entries of the Verlauf about a question, in one state of the file: to find them all is looked through.
#[derive(Debug)]
pub(super) struct Past {
    /// The state of the file, and the question.
    pub of: (u64, QuestionId),
    /// The places of its entries, latest first.
    pub entries: Vec<usize>,
}
