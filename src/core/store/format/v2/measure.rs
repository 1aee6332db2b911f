//! A measure with its steps.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::damage::Damage;
use super::super::syntax::FormatFault;
use crate::assessment::{self, Id, MeasureStatus, PersonDays};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    number: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    owner: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    #[serde(default)]
    status: Status,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status_note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost_once: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost_yearly: Option<u32>,
    /// Tenths of a person-day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person_tenths: Option<u32>,
    /// What a measure of one's own is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<About>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step>,
}

/// Whether a field that is seldom set may be left out.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
pub(super) fn not(value: &bool) -> bool {
    !value
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum About {
    Whole,
    Checklist(u8),
}

impl From<About> for assessment::About {
    fn from(about: About) -> Self {
        match about {
            About::Whole => Self::Whole,
            About::Checklist(number) => Self::Checklist(number),
        }
    }
}

impl From<assessment::About> for About {
    fn from(about: assessment::About) -> Self {
        match about {
            assessment::About::Whole => Self::Whole,
            assessment::About::Checklist(number) => Self::Checklist(number),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    id: Id,
    text: String,
    #[serde(default, skip_serializing_if = "not")]
    done: bool,
}

/// Also of format 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in super::super) enum Status {
    #[default]
    Open,
    InProgress,
    Done,
    Discarded,
}

impl From<Status> for MeasureStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Open => Self::Open,
            Status::InProgress => Self::InProgress,
            Status::Done => Self::Done,
            Status::Discarded => Self::Discarded,
        }
    }
}

impl From<MeasureStatus> for Status {
    fn from(status: MeasureStatus) -> Self {
        match status {
            MeasureStatus::Open => Self::Open,
            MeasureStatus::InProgress => Self::InProgress,
            MeasureStatus::Done => Self::Done,
            MeasureStatus::Discarded => Self::Discarded,
        }
    }
}

impl Measure {
    pub(super) fn of(measure: &assessment::Measure) -> Self {
        let assessment::Measure {
            number,
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
            steps,
        } = measure.clone();
        let person_tenths = person_days.map(|days| days.tenths);
        let status = status.into();
        let about = about.map(About::from);
        let steps = steps.into_iter().map(|assessment::Step { id, text, done }| Step { id, text, done }).collect();
        Self {
            number,
            title,
            description,
            owner,
            due,
            status,
            status_note,
            cost_once,
            cost_yearly,
            person_tenths,
            about,
            steps,
        }
    }

    /// Each step stands once.
    pub(super) fn check(&self) -> Result<(), FormatFault> {
        let mut seen = BTreeSet::new();
        if self.steps.iter().all(|step| seen.insert(step.id)) {
            return Ok(());
        }
        Err(FormatFault(format!("ein Schritt der Maßnahme M{} steht doppelt", self.number)))
    }

    /// Takes out what stands twice.
    pub(super) fn mend(&mut self, id: Id) -> Vec<Damage> {
        let (mut seen, mut damages) = (BTreeSet::new(), Vec::new());
        let number = self.number;
        self.steps.retain(|step| {
            let new = seen.insert(step.id);
            if !new {
                let text = format!("Ein Schritt der Maßnahme M{number} steht doppelt; weggelassen: „{}“", step.text);
                damages.push(Damage::new("step_doubled", id, text));
            }
            new
        });
        damages
    }

    pub(super) fn read(self) -> assessment::Measure {
        let Self {
            number,
            title,
            description,
            owner,
            due,
            status,
            status_note,
            cost_once,
            cost_yearly,
            person_tenths,
            about,
            steps,
        } = self;
        assessment::Measure {
            number,
            title,
            description,
            owner,
            due,
            status: status.into(),
            status_note,
            cost_once,
            cost_yearly,
            person_days: person_tenths.map(|tenths| PersonDays { tenths }),
            about: about.map(Into::into),
            steps: steps.into_iter().map(|Step { id, text, done }| assessment::Step { id, text, done }).collect(),
        }
    }
}
