//! What a file of the BSI says in its own words.

use std::collections::BTreeMap;

use super::fault::Fault;
use crate::catalog::{Asked, Official, QuestionId};

/// What a file says, and what of it is not understood.
#[derive(Debug, Clone)]
pub struct Wording {
    /// The texts.
    pub official: Official,
    /// Rows that are not understood.
    pub not_understood: Vec<Fault>,
}

/// Questions by their numbers, as they come; an empty question says nothing.
pub(super) fn texts(rows: impl Iterator<Item = (QuestionId, String, String)>) -> BTreeMap<QuestionId, Asked> {
    let tidy = |text: String| text.trim().replace("\r\n", "\n");
    let rows = rows.map(|(id, text, help)| (id, Asked { text: tidy(text), help: tidy(help) }));
    rows.filter(|(_, asked)| !asked.text.is_empty()).collect()
}
