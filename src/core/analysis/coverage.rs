//! What the answers say about the requirements of the profile.

use serde::{Deserialize, Serialize};

use super::mark::Mark;
use crate::assessment::{AnswerValue, Round};
use crate::catalog::{Catalog, Level, QuestionId, RequirementId};

/// Umsetzungsstatus: the words of the Grundschutz-Check, and one for what WiBA does not ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fulfilment {
    /// No question of WiBA asks about it.
    NotCovered,
    /// Unbearbeitet: no question about it is answered.
    Unanswered,
    /// Ja: all answered ones are Ja. WiBA's part of the requirement is met, not more.
    Yes,
    /// Teilweise: Ja and Nein.
    Partial,
    /// Nein: Nein and no Ja.
    No,
    /// Entbehrlich: all answered ones are Nicht relevant.
    Dispensable,
}

impl Fulfilment {
    /// All, in the order of a legend.
    pub const ALL: [Self; 6] =
        [Self::Yes, Self::Partial, Self::No, Self::Dispensable, Self::Unanswered, Self::NotCovered];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotCovered => "nicht durch WiBA abgefragt",
            Self::Unanswered => "Unbearbeitet",
            Self::Yes => "Ja",
            Self::Partial => "Teilweise",
            Self::No => "Nein",
            Self::Dispensable => "Entbehrlich",
        }
    }

    /// How it is marked.
    pub fn mark(self) -> Mark {
        match self {
            Self::NotCovered => Mark::NotAsked,
            Self::Unanswered => Mark::Open,
            Self::Yes => Mark::Yes,
            Self::Partial => Mark::Partial,
            Self::No => Mark::No,
            Self::Dispensable => Mark::NotRelevant,
        }
    }
}

/// A question that a status rests on, and its answer.
type Reason = (QuestionId, Option<AnswerValue>);

/// A requirement of the profile with its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementStatus {
    /// e.g. `ORP.4.A8`.
    pub requirement: RequirementId,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: Level,
    /// The Baustein it belongs to, e.g. `ORP.4`.
    pub baustein: String,
    /// What the answers say.
    pub status: Fulfilment,
    /// „vorläufig“: a question about it is still open while others are answered, or none is.
    pub provisional: bool,
    /// The questions about it and their answers.
    pub reasons: Vec<Reason>,
}

impl RequirementStatus {
    /// Whether the status may still change with an open question although it rests on an answer.
    pub fn is_provisional(&self) -> bool {
        self.provisional && self.status != Fulfilment::Unanswered
    }

    /// The reasons in one line: „3.2 Ja, 3.3 offen“.
    pub fn reasons_line(&self) -> String {
        let reasons =
            self.reasons.iter().map(|(id, value)| format!("{id} {}", value.map_or("offen", AnswerValue::label)));
        reasons.collect::<Vec<_>>().join(", ")
    }
}

/// The status of every requirement of the profile, in its order.
pub fn coverage(catalog: &Catalog, round: &Round) -> Vec<RequirementStatus> {
    catalog
        .profile
        .requirements()
        .map(|(baustein, requirement)| {
            let reasons: Vec<Reason> =
                catalog.questions_for(&requirement.id).iter().map(|id| (*id, round.value(*id))).collect();
            RequirementStatus {
                requirement: requirement.id.clone(),
                title: requirement.title.clone(),
                level: requirement.level,
                baustein: baustein.id.clone(),
                status: fulfilment(&reasons),
                provisional: reasons.iter().any(|(_, value)| value.is_none()),
                reasons,
            }
        })
        .collect()
}

fn fulfilment(reasons: &[Reason]) -> Fulfilment {
    let has = |wanted| reasons.iter().any(|(_, value)| *value == Some(wanted));
    match (has(AnswerValue::Yes), has(AnswerValue::No), has(AnswerValue::NotRelevant)) {
        _ if reasons.is_empty() => Fulfilment::NotCovered,
        (true, true, _) => Fulfilment::Partial,
        (true, false, _) => Fulfilment::Yes,
        (false, true, _) => Fulfilment::No,
        (false, false, true) => Fulfilment::Dispensable,
        (false, false, false) => Fulfilment::Unanswered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_follows_the_answered_questions_only() {
        use AnswerValue::{No, NotRelevant, Yes};
        let status = |values: &[Option<AnswerValue>]| {
            let reasons: Vec<Reason> = values.iter().map(|value| (QuestionId::new(1, 1), *value)).collect();
            fulfilment(&reasons)
        };
        assert_eq!(status(&[]), Fulfilment::NotCovered);
        assert_eq!(status(&[None, None]), Fulfilment::Unanswered);
        assert_eq!(status(&[Some(Yes), None]), Fulfilment::Yes);
        assert_eq!(status(&[Some(Yes), Some(NotRelevant)]), Fulfilment::Yes);
        assert_eq!(status(&[Some(Yes), Some(No), None]), Fulfilment::Partial);
        assert_eq!(status(&[Some(No), Some(NotRelevant)]), Fulfilment::No);
        assert_eq!(status(&[Some(NotRelevant), None]), Fulfilment::Dispensable);
    }

    #[test]
    fn the_words_are_those_of_the_grundschutz_check_and_each_has_a_sign_of_its_own() {
        let words = ["Ja", "Teilweise", "Nein", "Entbehrlich", "Unbearbeitet", "nicht durch WiBA abgefragt"];
        assert_eq!(Fulfilment::ALL.map(Fulfilment::label), words);
        assert_eq!(Fulfilment::ALL.map(|status| status.mark().sign()), ["✓", "◐", "✕", "–", "○", "·"]);
    }
}
