//! Hinweise: what is missing before the answers convince. They are shown and never block.

use jiff::civil::Date;

use super::plan::PlanItem;
use crate::assessment::{AnswerValue, Round};
use crate::catalog::{Catalog, QuestionId};

/// What is missing, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// A pending measure's Frist has passed; the first question of the measure.
    Overdue(QuestionId),
    /// Answered under an older edition of the catalogue in which the question meant something else.
    Reworded(QuestionId),
    /// Nein without somebody responsible for what is pending.
    NoOwner(QuestionId),
    /// Nein without a Frist for what is pending.
    NoDueDate(QuestionId),
    /// Nicht relevant without a Begründung.
    NoJustification(QuestionId),
    /// Ja without a Nachweis.
    NoEvidence(QuestionId),
}

impl Hint {
    /// The question it is about.
    pub fn question(self) -> QuestionId {
        match self {
            Self::Overdue(id)
            | Self::Reworded(id)
            | Self::NoOwner(id)
            | Self::NoDueDate(id)
            | Self::NoJustification(id)
            | Self::NoEvidence(id) => id,
        }
    }

    /// What is missing, in German.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue(_) => "Maßnahme überfällig",
            Self::Reworded(_) => "Frage seither neu gefasst",
            Self::NoOwner(_) => "Nein ohne Verantwortliche",
            Self::NoDueDate(_) => "Nein ohne Frist",
            Self::NoJustification(_) => "Nicht relevant ohne Begründung",
            Self::NoEvidence(_) => "Ja ohne Nachweis",
        }
    }
}

/// All hints, the most urgent kind first, each kind by question. `plan` is the plan of the same round.
pub fn hints(catalog: &Catalog, round: &Round, plan: &[PlanItem], today: Date) -> Vec<Hint> {
    let mut hints = Vec::new();
    for item in plan {
        if item.overdue(today) {
            hints.extend(item.questions.first().map(|id| Hint::Overdue(*id)));
        }
        // What is done or discarded waits for nobody.
        for question in item.questions.iter().filter(|_| item.status.is_pending()) {
            if item.owner.trim().is_empty() {
                hints.push(Hint::NoOwner(*question));
            }
            if item.due.is_none() {
                hints.push(Hint::NoDueDate(*question));
            }
        }
    }
    for question in catalog.questions() {
        let answer = round.answer(question.id);
        if answer.given.is_some_and(|given| given.edition < question.edition) {
            hints.push(Hint::Reworded(question.id));
        }
        match answer.value() {
            Some(AnswerValue::NotRelevant) if answer.justification.trim().is_empty() => {
                hints.push(Hint::NoJustification(question.id));
            }
            Some(AnswerValue::Yes) if answer.evidence.is_empty() => hints.push(Hint::NoEvidence(question.id)),
            _ => {}
        }
    }
    hints.sort_unstable();
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_says_what_is_missing_in_words_of_its_own() {
        let id = QuestionId::new(3, 1);
        let hints = [
            Hint::Overdue(id),
            Hint::NoOwner(id),
            Hint::NoDueDate(id),
            Hint::NoJustification(id),
            Hint::NoEvidence(id),
        ];
        let words = hints.map(Hint::label);
        assert!(
            words[0].contains("überfällig") && words[1..].iter().all(|words| words.contains(" ohne ")),
            "{words:?}"
        );
        let different: std::collections::BTreeSet<_> = words.into_iter().collect();
        assert_eq!(different.len(), hints.len());
        assert!(hints.iter().all(|hint| hint.question() == id));
    }
}
