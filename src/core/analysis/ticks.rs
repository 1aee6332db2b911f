//! How far a question is met by the conditions that somebody has ticked.

use crate::assessment::Answer;
use crate::catalog::{Condition, Question};

/// The ticks at a question: all of them together never answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticks<'a> {
    /// How many conditions are met.
    pub met: usize,
    /// Of how many.
    pub of: usize,
    /// Those that are not, in order.
    pub missing: Vec<&'a str>,
}

impl Ticks<'_> {
    /// „erfüllt: 3 von 5“.
    pub fn words(&self) -> String {
        format!("erfüllt: {} von {}", self.met, self.of)
    }
}

/// The ticks at a question; `None` if there are none. A letter that the catalogue does not know counts for nothing.
pub fn ticks<'a>(question: &'a Question, answer: &Answer) -> Option<Ticks<'a>> {
    let conditions = &question.yardstick.as_ref().filter(|yardstick| yardstick.has_boxes())?.yes_if;
    let (met, missing): (Vec<&Condition>, Vec<&Condition>) =
        conditions.iter().partition(|condition| answer.met.contains(&condition.0));
    let missing = missing.into_iter().map(|condition| condition.1.as_str()).collect();
    (!met.is_empty()).then_some(Ticks { met: met.len(), of: conditions.len(), missing })
}
