//! The one way to change an assessment: an [`Edit`] sets one field of one thing.
//!
//! What was there before is an edit of the same field, and so is the way back. A change of several fields is a list of
//! edits, carried out in order or not at all.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Evidence, Given, Id, Kommune, Logo, Measure, MeasureStatus, PersonDays};
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
    /// A field of the master data.
    Kommune(KommuneEdit),
}

/// A field of what is recorded for a question.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Answer`")]
pub enum QuestionEdit {
    Answer(Option<Given>),
    Met(BTreeSet<char>),
    Note(String),
    Justification(String),
    Measure(Option<Id>),
}

/// A field of a Nachweis.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Evidence`")]
pub enum EvidenceEdit {
    /// Its place in the list; `None` while it does not exist. It comes and goes blank.
    Listed(Option<usize>),
    Title(String),
    Place(String),
    Date(Option<Date>),
}

/// A field of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Measure`")]
pub enum MeasureEdit {
    /// Its number for people; `None` while it does not exist. It comes and goes blank.
    Number(Option<u32>),
    Title(String),
    Description(String),
    Owner(String),
    Due(Option<Date>),
    Status(MeasureStatus),
    StatusNote(String),
    CostOnce(Option<u32>),
    CostYearly(Option<u32>),
    PersonDays(Option<PersonDays>),
}

/// A field of the master data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Kommune`")]
pub enum KommuneEdit {
    Name(String),
    Ags(String),
    Land(String),
    Inhabitants(Option<u32>),
    Leitung(String),
    Isb(String),
    IsbEmail(String),
    Confidentiality(String),
    Logo(Option<Logo>),
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
    /// A thing that still says something, or that something still names, cannot go.
    #[error("Was noch Angaben enthält, lässt sich nicht entfernen")]
    NotBlank,
}

/// Which field an edit sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Field {
    thing: Thing,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Thing {
    Question(QuestionId),
    Evidence(QuestionId, Id),
    Measure(Id),
    Kommune,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Question(std::mem::Discriminant<QuestionEdit>),
    Evidence(std::mem::Discriminant<EvidenceEdit>),
    Measure(std::mem::Discriminant<MeasureEdit>),
    Kommune(std::mem::Discriminant<KommuneEdit>),
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
            Self::Kommune(edit) => (Thing::Kommune, Part::Kommune(discriminant(edit))),
        };
        Field { thing, part }
    }
}

impl QuestionEdit {
    pub(super) fn current(&self, answer: &super::Answer) -> Self {
        match self {
            Self::Answer(_) => Self::Answer(answer.given),
            Self::Met(_) => Self::Met(answer.met.clone()),
            Self::Note(_) => Self::Note(answer.note.clone()),
            Self::Justification(_) => Self::Justification(answer.justification.clone()),
            Self::Measure(_) => Self::Measure(answer.measure),
        }
    }

    pub(super) fn write(&self, answer: &mut super::Answer) {
        match self {
            Self::Answer(given) => answer.given = *given,
            Self::Met(letters) => answer.met.clone_from(letters),
            Self::Note(text) => answer.note.clone_from(text),
            Self::Justification(text) => answer.justification.clone_from(text),
            Self::Measure(id) => answer.measure = *id,
        }
    }
}

impl EvidenceEdit {
    pub(super) fn current(&self, id: Id, items: &[Evidence]) -> Self {
        let place = items.iter().position(|item| item.id == id);
        let item = place.and_then(|place| items.get(place));
        match self {
            Self::Listed(_) => Self::Listed(place),
            Self::Title(_) => Self::Title(item.map(|item| item.title.clone()).unwrap_or_default()),
            Self::Place(_) => Self::Place(item.map(|item| item.place.clone()).unwrap_or_default()),
            Self::Date(_) => Self::Date(item.and_then(|item| item.date)),
        }
    }

    pub(super) fn write(&self, id: Id, items: &mut Vec<Evidence>) {
        let place = items.iter().position(|item| item.id == id);
        match (self, place) {
            (Self::Listed(to), place) => {
                let item = place.map_or_else(|| Evidence::blank(id), |place| items.remove(place));
                if let Some(to) = to {
                    items.insert((*to).min(items.len()), item);
                }
            }
            (edit, Some(place)) => {
                let Some(item) = items.get_mut(place) else { return };
                match edit {
                    Self::Title(text) => item.title.clone_from(text),
                    Self::Place(text) => item.place.clone_from(text),
                    Self::Date(date) => item.date = *date,
                    Self::Listed(_) => {}
                }
            }
            (_, None) => {}
        }
    }
}

impl MeasureEdit {
    pub(super) fn current(&self, measure: Option<&Measure>) -> Self {
        let number = measure.map(|measure| measure.number);
        let measure = measure.cloned().unwrap_or_default();
        match self {
            Self::Number(_) => Self::Number(number),
            Self::Title(_) => Self::Title(measure.title),
            Self::Description(_) => Self::Description(measure.description),
            Self::Owner(_) => Self::Owner(measure.owner),
            Self::Due(_) => Self::Due(measure.due),
            Self::Status(_) => Self::Status(measure.status),
            Self::StatusNote(_) => Self::StatusNote(measure.status_note),
            Self::CostOnce(_) => Self::CostOnce(measure.cost_once),
            Self::CostYearly(_) => Self::CostYearly(measure.cost_yearly),
            Self::PersonDays(_) => Self::PersonDays(measure.person_days),
        }
    }

    pub(super) fn write(&self, measure: &mut Measure) {
        match self {
            Self::Number(number) => measure.number = number.unwrap_or_default(),
            Self::Title(text) => measure.title.clone_from(text),
            Self::Description(text) => measure.description.clone_from(text),
            Self::Owner(text) => measure.owner.clone_from(text),
            Self::Due(date) => measure.due = *date,
            Self::Status(status) => measure.status = *status,
            Self::StatusNote(text) => measure.status_note.clone_from(text),
            Self::CostOnce(amount) => measure.cost_once = *amount,
            Self::CostYearly(amount) => measure.cost_yearly = *amount,
            Self::PersonDays(days) => measure.person_days = *days,
        }
    }

    /// All decisions about a measure, one edit for each field but its number.
    pub(crate) fn all(measure: &Measure) -> [Self; 9] {
        let Measure {
            number: _,
            title,
            description,
            owner,
            due,
            status,
            status_note,
            cost_once,
            cost_yearly,
            person_days,
        } = measure.clone();
        [
            Self::Title(title),
            Self::Description(description),
            Self::Owner(owner),
            Self::Due(due),
            Self::Status(status),
            Self::StatusNote(status_note),
            Self::CostOnce(cost_once),
            Self::CostYearly(cost_yearly),
            Self::PersonDays(person_days),
        ]
    }
}

impl KommuneEdit {
    pub(super) fn current(&self, kommune: &Kommune) -> Self {
        match self {
            Self::Name(_) => Self::Name(kommune.name.clone()),
            Self::Ags(_) => Self::Ags(kommune.ags.clone()),
            Self::Land(_) => Self::Land(kommune.land.clone()),
            Self::Inhabitants(_) => Self::Inhabitants(kommune.inhabitants),
            Self::Leitung(_) => Self::Leitung(kommune.leitung.clone()),
            Self::Isb(_) => Self::Isb(kommune.isb.clone()),
            Self::IsbEmail(_) => Self::IsbEmail(kommune.isb_email.clone()),
            Self::Confidentiality(_) => Self::Confidentiality(kommune.confidentiality.clone()),
            Self::Logo(_) => Self::Logo(kommune.logo.clone()),
        }
    }

    pub(super) fn write(&self, kommune: &mut Kommune) {
        match self {
            Self::Name(text) => kommune.name.clone_from(text),
            Self::Ags(text) => kommune.ags.clone_from(text),
            Self::Land(text) => kommune.land.clone_from(text),
            Self::Inhabitants(count) => kommune.inhabitants = *count,
            Self::Leitung(text) => kommune.leitung.clone_from(text),
            Self::Isb(text) => kommune.isb.clone_from(text),
            Self::IsbEmail(text) => kommune.isb_email.clone_from(text),
            Self::Confidentiality(text) => kommune.confidentiality.clone_from(text),
            Self::Logo(logo) => kommune.logo.clone_from(logo),
        }
    }
}
