//! The one way to change an assessment: an [`Edit`] sets one field of one thing.
//!
//! What was there before is an edit of the same field, and so is the way back. A change of several fields is a list of
//! edits, carried out in order or not at all.

mod all;
mod evidence;
mod hand_out;
mod kommune;
mod measure;
mod participant;
mod person;
mod question;
mod step;

pub(super) use self::all::List;
pub use self::evidence::EvidenceEdit;
pub use self::hand_out::HandOutEdit;
pub use self::kommune::KommuneEdit;
pub use self::measure::MeasureEdit;
pub use self::participant::ParticipantEdit;
pub use self::person::PersonEdit;
pub use self::question::QuestionEdit;
pub use self::step::StepEdit;
use super::{Given, Id};
use crate::catalog::QuestionId;

/// Sets one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A field of what is recorded for a question.
    Question(QuestionId, QuestionEdit),
    /// A field of a Nachweis of a question.
    Evidence(QuestionId, Id, EvidenceEdit),
    /// A field of a measure.
    Measure(Id, MeasureEdit),
    /// A field of a step of a measure.
    Step(Id, Id, StepEdit),
    /// A field of the master data.
    Kommune(KommuneEdit),
    /// A field of a person or office in the list of the Kommune.
    Person(Id, PersonEdit),
    /// A field of somebody who took part in the round.
    Participant(Id, ParticipantEdit),
    /// A field of what was handed out.
    HandOut(Id, HandOutEdit),
}

/// A change that cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The catalogue has no such question.
    #[error("Der Katalog hat keine Frage {0}")]
    UnknownQuestion(QuestionId),
    /// The measure is not there (any more).
    #[error("Die Maßnahme gibt es nicht mehr")]
    UnknownMeasure(Id),
    /// The Nachweis is not there (any more).
    #[error("Den Nachweis zu Frage {0} gibt es nicht mehr")]
    UnknownEvidence(QuestionId),
    /// The step of a measure is not there (any more).
    #[error("Den Schritt der Maßnahme gibt es nicht mehr")]
    UnknownStep(Id),
    /// The person is not in the list (any more).
    #[error("Die Person steht nicht mehr in der Liste")]
    UnknownPerson(Id),
    /// The participant is not in the list (any more).
    #[error("Die Person steht nicht mehr unter den Beteiligten")]
    UnknownParticipant(Id),
    /// The hand-out is not in the list (any more).
    #[error("Was verteilt wurde, steht nicht mehr in der Liste")]
    UnknownHandOut(Id),
    /// The file is a part that does not ask this question.
    #[error("Diese Datei ist ein Teil, der Frage {0} nicht enthält")]
    NotInPart(QuestionId),
    /// The file is a part, and this would not come back with the answers.
    #[error("Diese Datei ist ein Teil: festhalten lassen sich Antworten, Notizen, Begründungen und Nachweise")]
    NotOfPart,
    /// A thing that still says something, or that something still names, cannot go.
    #[error("Was noch Angaben enthält, lässt sich nicht entfernen")]
    NotBlank,
}

/// Which field an edit sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field {
    pub(super) thing: Thing,
    part: Part,
}

/// What a field is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Thing {
    Question(QuestionId),
    Evidence(QuestionId, Id),
    Measure(Id),
    Step(Id, Id),
    Kommune,
    Person(Id),
    Participant(Id),
    HandOut(Id),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Question(std::mem::Discriminant<QuestionEdit>),
    Evidence(std::mem::Discriminant<EvidenceEdit>),
    Measure(std::mem::Discriminant<MeasureEdit>),
    Step(std::mem::Discriminant<StepEdit>),
    Kommune(std::mem::Discriminant<KommuneEdit>),
    Person(std::mem::Discriminant<PersonEdit>),
    Participant(std::mem::Discriminant<ParticipantEdit>),
    HandOut(std::mem::Discriminant<HandOutEdit>),
}

impl Edit {
    /// Answers a question under this edition of the catalogue; `None` makes it open again.
    pub fn answer(question: QuestionId, value: Option<super::AnswerValue>, edition: u32) -> Self {
        Self::Question(question, QuestionEdit::Answer(value.map(|value| Given { value, edition })))
    }

    /// Sets the Notiz of a question.
    pub fn note(question: QuestionId, text: impl Into<String>) -> Self {
        Self::Question(question, QuestionEdit::Note(text.into()))
    }

    /// Sets the Begründung of a question.
    pub fn justification(question: QuestionId, text: impl Into<String>) -> Self {
        Self::Question(question, QuestionEdit::Justification(text.into()))
    }

    /// Puts a question under a measure, or under none.
    pub fn plan(question: QuestionId, measure: Option<Id>) -> Self {
        Self::Question(question, QuestionEdit::Measure(measure))
    }

    /// Which field it sets.
    pub fn field(&self) -> Field {
        use std::mem::discriminant;
        let (thing, part) = match self {
            Self::Question(id, edit) => (Thing::Question(*id), Part::Question(discriminant(edit))),
            Self::Evidence(question, id, edit) => (Thing::Evidence(*question, *id), Part::Evidence(discriminant(edit))),
            Self::Measure(id, edit) => (Thing::Measure(*id), Part::Measure(discriminant(edit))),
            Self::Step(measure, id, edit) => (Thing::Step(*measure, *id), Part::Step(discriminant(edit))),
            Self::Kommune(edit) => (Thing::Kommune, Part::Kommune(discriminant(edit))),
            Self::Person(id, edit) => (Thing::Person(*id), Part::Person(discriminant(edit))),
            Self::Participant(id, edit) => (Thing::Participant(*id), Part::Participant(discriminant(edit))),
            Self::HandOut(id, edit) => (Thing::HandOut(*id), Part::HandOut(discriminant(edit))),
        };
        Field { thing, part }
    }
}
