//! Wen muss ich noch fragen? What is „in Klärung“, by whom must be asked.

use std::collections::BTreeMap;

use crate::assessment::Round;
use crate::catalog::{Catalog, QuestionId};

/// Somebody who must still be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// As the questions name them; empty for those of which nobody has said yet whom to ask.
    pub who: String,
    /// What, in working order.
    pub questions: Vec<QuestionId>,
}

impl Asking {
    /// What stands above their questions.
    pub fn title(&self) -> &str {
        if self.who.is_empty() { "Noch niemand benannt" } else { &self.who }
    }
}

/// Everybody who must still be asked, by name; those of whom nobody has said who they are come last.
pub fn asking(catalog: &Catalog, round: &Round) -> Vec<Asking> {
    let mut by_name: BTreeMap<(bool, String, &str), Vec<QuestionId>> = BTreeMap::new();
    for question in catalog.in_working_order().into_iter().flat_map(|list| &list.questions) {
        let answer = round.answer(question.id);
        if answer.in_clarification {
            let who = answer.ask.trim();
            by_name.entry((who.is_empty(), who.to_lowercase(), who)).or_default().push(question.id);
        }
    }
    by_name.into_iter().map(|((_, _, who), questions)| Asking { who: who.to_owned(), questions }).collect()
}
