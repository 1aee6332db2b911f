//! A measure of format 1, which names its questions.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;

use super::super::v2::Status;
use crate::assessment::{self, PersonDays};
use crate::catalog::QuestionId;

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub(super) questions: BTreeSet<QuestionId>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    due: Option<Date>,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    status_note: String,
    #[serde(default)]
    cost_once: Option<u32>,
    #[serde(default)]
    cost_yearly: Option<u32>,
    #[serde(default)]
    person_days: Option<Days>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Days {
    tenths: u32,
}

impl Measure {
    pub(super) fn read(self, number: u32) -> assessment::Measure {
        assessment::Measure {
            number,
            title: self.title,
            description: self.description,
            owner: self.owner,
            due: self.due,
            status: self.status.into(),
            status_note: self.status_note,
            cost_once: self.cost_once,
            cost_yearly: self.cost_yearly,
            person_days: self.person_days.map(|days| PersonDays { tenths: days.tenths }),
            about: None,
            steps: Vec::new(),
        }
    }
}
