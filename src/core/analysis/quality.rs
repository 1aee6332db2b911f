//! How well the answers are founded: it stands beside the two figures wherever they are printed.

use crate::assessment::{AnswerValue, Round};
use crate::catalog::Catalog;
use crate::wording::text::{capital, list};

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
    /// „Zur Güte der Antworten: 33 der 109 Ja sind ohne Nachweis und 2 der 9 Nicht relevant sind ohne Begründung.“ It stands
    /// beside the two figures; `None` as long as no answer could have either.
    pub fn words(self) -> Option<String> {
        let parts: Vec<String> = [
            founded("Ja", self.proven, self.unproven, "Nachweis", "einen Nachweis"),
            founded("Nicht relevant", self.justified, self.unjustified, "Begründung", "eine Begründung"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| format!("Zur Güte der Antworten: {}.", capital(&list(&parts))))
    }
}

/// Counts what the answers of a round are founded on.
pub fn quality(catalog: &Catalog, round: &Round) -> Quality {
    let mut quality = Quality::default();
    for question in catalog.questions() {
        let answer = round.answer(question.id);
        match answer.value() {
            Some(AnswerValue::Yes) if !answer.is_proven() => quality.unproven += 1,
            Some(AnswerValue::Yes) => quality.proven += 1,
            Some(AnswerValue::NotRelevant) if answer.justification.trim().is_empty() => quality.unjustified += 1,
            Some(AnswerValue::NotRelevant) => quality.justified += 1,
            Some(AnswerValue::No) | None => {}
        }
    }
    quality
}

fn founded(answer: &str, with: usize, without: usize, thing: &str, a_thing: &str) -> Option<String> {
    match (with, without) {
        (0, 0) => None,
        (_, 0) => Some(format!("jedes {answer} hat {a_thing}")),
        (0, 1) => Some(format!("das einzige {answer} ist ohne {thing}")),
        (0, _) => Some(format!("alle {without} {answer} sind ohne {thing}")),
        (_, 1) => Some(format!("1 der {} {answer} ist ohne {thing}", with + 1)),
        _ => Some(format!("{without} der {} {answer} sind ohne {thing}", with + without)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_on_the_answers_is_right_for_none_some_and_all() {
        let said = |proven, unproven, justified, unjustified| {
            Quality { proven, unproven, justified, unjustified }.words().unwrap_or_default()
        };
        assert_eq!(said(0, 0, 0, 0), "");
        assert_eq!(
            said(76, 33, 7, 2),
            "Zur Güte der Antworten: 33 der 109 Ja sind ohne Nachweis und 2 der 9 Nicht relevant sind ohne Begründung."
        );
        assert_eq!(said(0, 0, 0, 257), "Zur Güte der Antworten: Alle 257 Nicht relevant sind ohne Begründung.");
        assert_eq!(
            said(3, 0, 4, 0),
            "Zur Güte der Antworten: Jedes Ja hat einen Nachweis und jedes Nicht relevant hat eine Begründung."
        );
        assert_eq!(said(2, 1, 0, 0), "Zur Güte der Antworten: 1 der 3 Ja ist ohne Nachweis.");
        assert_eq!(said(0, 1, 0, 0), "Zur Güte der Antworten: Das einzige Ja ist ohne Nachweis.");
    }
}
