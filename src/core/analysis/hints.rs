//! Hinweise: what is missing before the answers convince. They are shown and never block.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::plan::PlanItem;
use crate::assessment::{AnswerValue, Id, Round, Target};
use crate::catalog::{Catalog, QuestionId};

/// What is missing; the most urgent kind first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HintKind {
    /// A pending measure's Frist has passed.
    Overdue,
    /// „in Klärung“, and the day until which somebody was to be asked has passed.
    ClarificationOverdue,
    /// Questions that were handed out, and the day until which they were expected back has passed.
    HandOutOverdue,
    /// A Nachweis that is no longer valid.
    EvidenceLapsed,
    /// Answered under an older edition of the catalogue in which the question meant something else.
    Reworded,
    /// A pending measure without somebody responsible.
    NoOwner,
    /// A pending measure without a Frist.
    NoDueDate,
    /// Nicht relevant without a Begründung.
    NoJustification,
    /// A Nachweis that is valid for another month at most.
    EvidenceLapsing,
    /// Ja without a Nachweis.
    NoEvidence,
}

impl HintKind {
    /// All, the most urgent first.
    pub const ALL: [Self; 10] = [
        Self::Overdue,
        Self::ClarificationOverdue,
        Self::HandOutOverdue,
        Self::EvidenceLapsed,
        Self::Reworded,
        Self::NoOwner,
        Self::NoDueDate,
        Self::NoJustification,
        Self::EvidenceLapsing,
        Self::NoEvidence,
    ];

    /// What is missing, in German.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Maßnahme überfällig",
            Self::ClarificationOverdue => "Klärung überfällig",
            Self::HandOutOverdue => "Rückgabe überfällig",
            Self::EvidenceLapsed => "Nachweis abgelaufen",
            Self::EvidenceLapsing => "Nachweis läuft bald ab",
            Self::Reworded => "Frage seither neu gefasst",
            Self::NoOwner => "Maßnahme ohne Verantwortliche",
            Self::NoDueDate => "Maßnahme ohne Frist",
            Self::NoJustification => "Nicht relevant ohne Begründung",
            Self::NoEvidence => "Ja ohne Nachweis",
        }
    }

    /// Its key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ClarificationOverdue => "clarification_overdue",
            Self::HandOutOverdue => "hand_out_overdue",
            Self::EvidenceLapsed => "evidence_lapsed",
            Self::EvidenceLapsing => "evidence_lapsing",
            Self::Reworded => "reworded",
            Self::NoOwner => "no_owner",
            Self::NoDueDate => "no_due_date",
            Self::NoJustification => "no_justification",
            Self::NoEvidence => "no_evidence",
        }
    }

    /// Whether a day has passed.
    pub fn is_urgent(self) -> bool {
        matches!(self, Self::Overdue | Self::ClarificationOverdue | Self::HandOutOverdue | Self::EvidenceLapsed)
    }
}

/// Where something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HintPlace {
    /// At a question or at its measure.
    Question(QuestionId),
    /// At a measure of one's own.
    Own(Id),
    /// At what was handed out.
    HandOut(Id),
}

impl From<QuestionId> for HintPlace {
    fn from(question: QuestionId) -> Self {
        Self::Question(question)
    }
}

impl From<Target> for HintPlace {
    fn from(target: Target) -> Self {
        match target {
            Target::Question(question) => Self::Question(question),
            Target::Own(id) => Self::Own(id),
        }
    }
}

/// Something that is missing, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// What.
    pub kind: HintKind,
    /// At which question; of a measure that is overdue, at the first that it closes; of one's own, there.
    pub at: HintPlace,
}

impl Hint {
    /// The question it stands at; `None` at a measure of one's own and at what was handed out.
    pub fn question(self) -> Option<QuestionId> {
        match self.at {
            HintPlace::Question(question) => Some(question),
            HintPlace::Own(_) | HintPlace::HandOut(_) => None,
        }
    }

    /// „7.12“, or of a measure of one's own „M5“, or to whom it was handed out.
    pub fn place(self, round: &Round) -> String {
        match self.at {
            HintPlace::Question(question) => question.to_string(),
            HintPlace::Own(id) => {
                round.measures.get(&id).map(|measure| format!("M{}", measure.number)).unwrap_or_default()
            }
            HintPlace::HandOut(id) => round.hand_outs.get(&id).map(|what| what.name().to_owned()).unwrap_or_default(),
        }
    }
}

/// All hints, the most urgent kind first, each kind by question. `plan` is the plan of the same round.
pub fn hints(catalog: &Catalog, round: &Round, plan: &[PlanItem], today: Date) -> Vec<Hint> {
    let mut hints = Vec::new();
    let mut hint = |kind, at: HintPlace| hints.push(Hint { kind, at });
    for item in plan {
        if let Some(target) = item.target().filter(|_| item.overdue(today)) {
            hint(HintKind::Overdue, target.into());
        }
        let missing = [(item.lacks_owner(), HintKind::NoOwner), (item.lacks_due_date(), HintKind::NoDueDate)];
        for (_, kind) in missing.into_iter().filter(|(lacks, _)| *lacks) {
            places(item).into_iter().for_each(|at| hint(kind, at));
        }
    }
    for (id, _) in round.hand_outs.iter().filter(|(_, what)| what.is_overdue(today)) {
        hint(HintKind::HandOutOverdue, HintPlace::HandOut(*id));
    }
    for question in catalog.questions() {
        let answer = round.answer(question.id);
        if answer.in_clarification && answer.ask_until.is_some_and(|until| until < today) {
            hint(HintKind::ClarificationOverdue, question.id.into());
        }
        for lapsed in [true, false] {
            let lapses = |until| lapsing(until, today) == Some(lapsed);
            if answer.evidence.iter().filter_map(|item| item.valid_until).any(lapses) {
                let kind = if lapsed { HintKind::EvidenceLapsed } else { HintKind::EvidenceLapsing };
                hint(kind, question.id.into());
            }
        }
        if answer.given.is_some_and(|given| given.edition < question.edition) {
            hint(HintKind::Reworded, question.id.into());
        }
        match answer.value() {
            Some(AnswerValue::NotRelevant) if answer.justification.trim().is_empty() => {
                hint(HintKind::NoJustification, question.id.into());
            }
            Some(AnswerValue::Yes) if !answer.is_proven() => hint(HintKind::NoEvidence, question.id.into()),
            _ => {}
        }
    }
    hints.sort_unstable();
    hints
}

/// Where something that a measure lacks is told: at each question that it closes, or at one's own.
fn places(item: &PlanItem) -> Vec<HintPlace> {
    match item.questions.as_slice() {
        [] => item.target().map(HintPlace::from).into_iter().collect(),
        questions => questions.iter().copied().map(HintPlace::from).collect(),
    }
}

/// A Nachweis is renewed in about a month.
const RENEWAL: i64 = 30;

/// Whether a Nachweis that is valid until a day has lapsed (true), or soon will (false); `None` if neither.
pub(super) fn lapsing(until: Date, today: Date) -> Option<bool> {
    let days = (until - today).get_days();
    match until < today {
        true => Some(true),
        false => (i64::from(days) <= RENEWAL).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_says_what_is_missing_in_words_of_its_own() {
        let words = HintKind::ALL.map(HintKind::label);
        let different: std::collections::BTreeSet<_> = words.into_iter().collect();
        assert_eq!(different.len(), HintKind::ALL.len());
        assert!(HintKind::ALL.is_sorted());
    }
}
