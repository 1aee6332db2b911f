//! How well the answers are founded: it stands beside the two figures wherever they are printed.

use crate::assessment::{AnswerValue, Round};
use crate::catalog::Catalog;

/// Answers that somebody else can follow, and those that are only said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quality {
    /// Ja with at least one Nachweis.
    pub proven: usize,
    /// Ja without a Nachweis.
    pub unproven: usize,
    /// Nicht relevant with a Begründung.
    pub justified: usize,
    /// Nicht relevant without one.
    pub unjustified: usize,
}

impl Quality {
    /// Whether every Ja has a Nachweis and every Nicht relevant a Begründung.
    pub fn is_complete(self) -> bool {
        self.unproven == 0 && self.unjustified == 0
    }
}

/// Counts what the answers of a round are founded on.
pub fn quality(catalog: &Catalog, round: &Round) -> Quality {
    let mut quality = Quality::default();
    for question in catalog.questions() {
        let answer = round.answer(question.id);
        match answer.value() {
            Some(AnswerValue::Yes) if answer.evidence.is_empty() => quality.unproven += 1,
            Some(AnswerValue::Yes) => quality.proven += 1,
            Some(AnswerValue::NotRelevant) if answer.justification.trim().is_empty() => quality.unjustified += 1,
            Some(AnswerValue::NotRelevant) => quality.justified += 1,
            Some(AnswerValue::No) | None => {}
        }
    }
    quality
}
