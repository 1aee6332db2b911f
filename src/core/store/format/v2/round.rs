//! A round: its answers, Nachweise and measures.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::maps::unique;
use super::super::syntax::FormatFault;
use crate::assessment::{self, AnswerValue, Given, Id, MeasureStatus, PersonDays};
use crate::catalog::QuestionId;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Round {
    id: Id,
    name: String,
    started: Date,
    catalog: String,
    #[serde(default, deserialize_with = "unique")]
    answers: BTreeMap<QuestionId, Answer>,
    #[serde(default, deserialize_with = "unique")]
    measures: BTreeMap<Id, Measure>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    /// Of the catalogue under which the value was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<u32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    met: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    justification: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    measure: Option<Id>,
}

/// Also of format 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Answer")]
pub(in super::super) enum Value {
    Yes,
    No,
    NotRelevant,
}

impl From<Value> for AnswerValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Yes => Self::Yes,
            Value::No => Self::No,
            Value::NotRelevant => Self::NotRelevant,
        }
    }
}

impl From<AnswerValue> for Value {
    fn from(value: AnswerValue) -> Self {
        match value {
            AnswerValue::Yes => Self::Yes,
            AnswerValue::No => Self::No,
            AnswerValue::NotRelevant => Self::NotRelevant,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    id: Id,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

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

impl Round {
    pub(super) fn of(round: &assessment::Round) -> Self {
        Self {
            id: round.id,
            name: round.name.clone(),
            started: round.started,
            catalog: round.catalog.clone(),
            answers: round.answers.iter().map(|(id, answer)| (*id, Answer::of(answer))).collect(),
            measures: round.measures.iter().map(|(id, measure)| (*id, Measure::of(measure))).collect(),
        }
    }

    pub(super) fn read(self) -> Result<assessment::Round, FormatFault> {
        let Self { id, name, started, catalog, answers, measures } = self;
        for (question, answer) in &answers {
            if answer.measure.is_some_and(|measure| !measures.contains_key(&measure)) {
                return Err(FormatFault(format!("die Maßnahme von Frage {question} fehlt")));
            }
            let mut seen = BTreeSet::new();
            if !answer.evidence.iter().all(|item| seen.insert(item.id)) {
                return Err(FormatFault(format!("ein Nachweis von Frage {question} steht doppelt")));
            }
        }
        Ok(assessment::Round {
            id,
            name,
            started,
            catalog,
            answers: answers.into_iter().map(|(id, answer)| (id, answer.read())).collect(),
            measures: measures.into_iter().map(|(id, measure)| (id, measure.read())).collect(),
        })
    }
}

impl Answer {
    pub(super) fn of(answer: &assessment::Answer) -> Self {
        let evidence = answer.evidence.iter().map(|item| {
            let assessment::Evidence { id, title, place, date } = item.clone();
            Evidence { id, title, place, date }
        });
        Self {
            value: answer.given.map(|given| given.value.into()),
            edition: answer.given.map(|given| given.edition),
            met: answer.met.iter().collect(),
            note: answer.note.clone(),
            justification: answer.justification.clone(),
            evidence: evidence.collect(),
            measure: answer.measure,
        }
    }

    pub(super) fn read(self) -> assessment::Answer {
        let evidence = self.evidence.into_iter().map(|item| {
            let Evidence { id, title, place, date } = item;
            assessment::Evidence { id, title, place, date }
        });
        assessment::Answer {
            given: self.value.map(|value| Given { value: value.into(), edition: self.edition.unwrap_or(1) }),
            met: self.met.chars().collect(),
            note: self.note,
            justification: self.justification,
            evidence: evidence.collect(),
            measure: self.measure,
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
        } = measure.clone();
        let person_tenths = person_days.map(|days| days.tenths);
        let status = status.into();
        Self { number, title, description, owner, due, status, status_note, cost_once, cost_yearly, person_tenths }
    }

    pub(super) fn read(self) -> assessment::Measure {
        let Self { number, title, description, owner, due, status, status_note, cost_once, cost_yearly, person_tenths } =
            self;
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
        }
    }
}
