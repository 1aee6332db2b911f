//! Edits of a measure.

use jiff::civil::Date;

use crate::assessment::{About, Measure, MeasureStatus, PersonDays};

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
    About(Option<About>),
}

impl MeasureEdit {
    pub(in crate::assessment) fn current(&self, measure: Option<&Measure>) -> Self {
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
            Self::About(_) => Self::About(measure.about),
        }
    }

    pub(in crate::assessment) fn write(&self, measure: &mut Measure) {
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
            Self::About(about) => measure.about = *about,
        }
    }

    /// All decisions about a measure, one edit for each field but its number and its steps.
    pub(crate) fn all(measure: &Measure) -> [Self; 10] {
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
            about,
            steps: _,
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
            Self::About(about),
        ]
    }
}
