//! What the status of a requirement rests on, as the Grundschutz-Check asks for it: Nachweise, Begründungen, measures, and
//! who answered when.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Findings, PlanItem, RequirementStatus, answered_by};
use crate::assessment::{AnswerValue, Assessment, Evidence};
use crate::catalog::QuestionId;

/// What the status of a requirement rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground<'a> {
    /// The Nachweise of the questions answered Ja.
    pub evidence: Vec<(QuestionId, &'a Evidence)>,
    /// Those that have none.
    pub unproven: Vec<QuestionId>,
    /// Why questions are not relevant.
    pub justified: Vec<(QuestionId, &'a str)>,
    /// Those of which it is not said.
    pub unjustified: Vec<QuestionId>,
    /// What is planned for the questions answered Nein, in the order of the plan.
    pub measures: Vec<&'a PlanItem>,
    /// The last answer: when and by whom.
    pub answered: Option<(Date, &'a str)>,
}

/// Finds the grounds of the requirements of a round.
#[derive(Debug)]
pub struct Grounds<'a> {
    assessment: &'a Assessment,
    findings: &'a Findings,
    answered: BTreeMap<QuestionId, (Date, &'a str)>,
}

impl<'a> Grounds<'a> {
    /// `findings` are those of the assessment.
    pub fn new(assessment: &'a Assessment, findings: &'a Findings) -> Self {
        Self { assessment, findings, answered: answered_by(assessment) }
    }

    /// What the status of a requirement rests on.
    pub fn of(&self, item: &RequirementStatus) -> Ground<'a> {
        let round = &self.assessment.round;
        let given = |value| item.reasons.iter().filter(move |(_, given)| *given == Some(value)).map(|(id, _)| *id);
        let justification = |id| round.answer(id).justification.trim();
        let mut places: Vec<usize> =
            given(AnswerValue::No).filter_map(|id| self.findings.ranked.get(&id).copied()).collect();
        places.sort_unstable();
        places.dedup();
        Ground {
            evidence: given(AnswerValue::Yes)
                .flat_map(|id| round.answer(id).proofs().map(move |evidence| (id, evidence)))
                .collect(),
            unproven: given(AnswerValue::Yes).filter(|id| !round.answer(*id).is_proven()).collect(),
            justified: given(AnswerValue::NotRelevant)
                .map(|id| (id, justification(id)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
            unjustified: given(AnswerValue::NotRelevant).filter(|id| justification(*id).is_empty()).collect(),
            measures: places.into_iter().filter_map(|place| self.findings.plan.get(place)).collect(),
            answered: item
                .reasons
                .iter()
                .filter_map(|(id, _)| self.answered.get(id))
                .max_by_key(|(day, _)| *day)
                .copied(),
        }
    }
}
