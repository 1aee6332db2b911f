//! The one way to change an assessment.

use serde::{Deserialize, Serialize};

use super::{AnswerValue, Assessment, Evidence, Kommune, Logo, Measure, MeasureId};
use crate::catalog::{Catalog, QuestionId};

/// A change: it says what shall be there afterwards. What was there before is an `Edit` of the same kind, and so is the
/// way back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Answers a question; `None` makes it open again.
    Answer(QuestionId, Option<AnswerValue>),
    /// Sets the Notiz of a question.
    Note(QuestionId, String),
    /// Sets the Begründung of a question.
    Justification(QuestionId, String),
    /// Sets all Nachweise of a question.
    Evidence(QuestionId, Vec<Evidence>),
    /// Plans, changes or (with `None`) removes a measure.
    Measure(MeasureId, Option<Measure>),
    /// Sets the master data, all but the logo.
    Kommune(Kommune),
    /// Sets or removes the logo. Apart from the rest, so that a change of the name does not copy it.
    Logo(Option<Logo>),
    /// Several changes that are undone together, in this order.
    Several(Vec<Edit>),
}

/// An edit that cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The catalogue has no such question.
    #[error("Der Katalog hat keine Frage {0}")]
    UnknownQuestion(QuestionId),
    /// A measure must close at least one question.
    #[error("Eine Maßnahme braucht mindestens eine Frage")]
    MeasureWithoutQuestion,
    /// A question belongs to one measure at most.
    #[error("Frage {0} gehört schon zu einer anderen Maßnahme")]
    AlreadyPlanned(QuestionId),
}

impl Edit {
    pub(super) fn check(&self, assessment: &Assessment, catalog: &Catalog) -> Result<(), EditError> {
        let known = |id: QuestionId| catalog.question(id).map(|_| ()).ok_or(EditError::UnknownQuestion(id));
        match self {
            Self::Answer(id, _) | Self::Note(id, _) | Self::Justification(id, _) | Self::Evidence(id, _) => known(*id),
            Self::Measure(own, Some(measure)) => {
                if measure.questions.is_empty() {
                    return Err(EditError::MeasureWithoutQuestion);
                }
                for question in &measure.questions {
                    known(*question)?;
                    if assessment.round.measure_for(*question).is_some_and(|(other, _)| other != *own) {
                        return Err(EditError::AlreadyPlanned(*question));
                    }
                }
                Ok(())
            }
            Self::Measure(_, None) | Self::Kommune(_) | Self::Logo(_) => Ok(()),
            Self::Several(edits) => {
                // Each must fit what the ones before it leave behind, so they are tried on a copy.
                let mut trial = trial(assessment);
                edits.iter().try_for_each(|edit| {
                    edit.check(&trial, catalog)?;
                    edit.write(&mut trial);
                    Ok(())
                })
            }
        }
    }

    /// Without the parts that would change nothing; `None` if that is all of it.
    pub(super) fn effective(self, assessment: &Assessment) -> Option<Self> {
        let Self::Several(edits) = self else {
            return (self.current(assessment) != self).then_some(self);
        };
        let mut trial = trial(assessment);
        let mut kept = Vec::new();
        for edit in edits {
            if let Some(edit) = edit.effective(&trial) {
                edit.write(&mut trial);
                kept.push(edit);
            }
        }
        (!kept.is_empty()).then_some(Self::Several(kept))
    }

    /// The same kind of edit with what is there now.
    pub(super) fn current(&self, assessment: &Assessment) -> Self {
        let round = &assessment.round;
        match self {
            Self::Answer(id, _) => Self::Answer(*id, round.value(*id)),
            Self::Note(id, _) => Self::Note(*id, round.answer(*id).note.clone()),
            Self::Justification(id, _) => Self::Justification(*id, round.answer(*id).justification.clone()),
            Self::Evidence(id, _) => Self::Evidence(*id, round.answer(*id).evidence.clone()),
            Self::Measure(id, _) => Self::Measure(*id, round.measures.get(id).cloned()),
            Self::Kommune(_) => Self::Kommune(Kommune { logo: None, ..assessment.kommune.clone() }),
            Self::Logo(_) => Self::Logo(assessment.kommune.logo.clone()),
            Self::Several(edits) => {
                let mut trial = trial(assessment);
                let mut back: Vec<Self> = edits
                    .iter()
                    .map(|edit| {
                        let before = edit.current(&trial);
                        edit.write(&mut trial);
                        before
                    })
                    .collect();
                back.reverse();
                Self::Several(back)
            }
        }
    }

    pub(super) fn write(&self, assessment: &mut Assessment) {
        let Assessment { kommune, round, .. } = assessment;
        match self {
            Self::Answer(id, value) => round.answers.entry(*id).or_default().value = *value,
            Self::Note(id, text) => round.answers.entry(*id).or_default().note.clone_from(text),
            Self::Justification(id, text) => round.answers.entry(*id).or_default().justification.clone_from(text),
            Self::Evidence(id, items) => round.answers.entry(*id).or_default().evidence.clone_from(items),
            Self::Measure(id, Some(measure)) => {
                round.measures.insert(*id, measure.clone());
            }
            Self::Measure(id, None) => {
                round.measures.remove(id);
            }
            Self::Kommune(new) => {
                let logo = kommune.logo.take();
                *kommune = Kommune { logo, ..new.clone() };
            }
            Self::Logo(logo) => kommune.logo.clone_from(logo),
            Self::Several(edits) => edits.iter().for_each(|edit| edit.write(assessment)),
        }
        assessment.round.answers.retain(|_, answer| !answer.is_empty());
    }
}

/// A copy to try edits on, without the history that no edit reads.
fn trial(assessment: &Assessment) -> Assessment {
    Assessment {
        kommune: assessment.kommune.clone(),
        earlier_rounds: Vec::new(),
        round: assessment.round.clone(),
        journal: Vec::new(),
    }
}
