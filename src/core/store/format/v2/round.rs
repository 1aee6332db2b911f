//! A round: its answers, Nachweise, measures and participants.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::damage::Damage;
use super::super::maps::unique;
use super::super::syntax::FormatFault;
use super::hand_out::HandOut;
use super::measure::{Measure, not};
use super::people::Participant;
use crate::assessment::{self, AnswerValue, Given, Id};
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
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unique")]
    participants: BTreeMap<Id, Participant>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unique")]
    hand_outs: BTreeMap<Id, HandOut>,
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
    #[serde(default, skip_serializing_if = "not")]
    in_clarification: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    ask: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ask_until: Option<Date>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_until: Option<Date>,
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
            participants: round.participants.iter().map(|(id, who)| (*id, Participant::of(who))).collect(),
            hand_outs: round.hand_outs.iter().map(|(id, what)| (*id, HandOut::of(what.clone()))).collect(),
        }
    }

    /// Takes out what contradicts itself.
    pub(super) fn mend(&mut self) -> Vec<Damage> {
        let mut damages = Vec::new();
        for (question, answer) in &mut self.answers {
            if let Some(gone) = answer.measure.take_if(|measure| !self.measures.contains_key(measure)) {
                let text = format!("Die Maßnahme von Frage {question} fehlt; die Frage steht ohne sie da ({gone})");
                damages.push(Damage::new("dangling_measure", question, text));
            }
            let mut seen = BTreeSet::new();
            answer.evidence.retain(|item| {
                let new = seen.insert(item.id);
                if !new {
                    let text =
                        format!("Ein Nachweis von Frage {question} steht doppelt; weggelassen: „{}“", item.title);
                    damages.push(Damage::new("evidence_doubled", question, text));
                }
                new
            });
        }
        damages.extend(self.measures.iter_mut().flat_map(|(id, measure)| measure.mend(*id)));
        damages
    }

    pub(super) fn read(self) -> Result<assessment::Round, FormatFault> {
        let Self { id, name, started, catalog, answers, measures, participants, hand_outs } = self;
        for (question, answer) in &answers {
            if answer.measure.is_some_and(|measure| !measures.contains_key(&measure)) {
                return Err(FormatFault(format!("die Maßnahme von Frage {question} fehlt")));
            }
            let mut seen = BTreeSet::new();
            if !answer.evidence.iter().all(|item| seen.insert(item.id)) {
                return Err(FormatFault(format!("ein Nachweis von Frage {question} steht doppelt")));
            }
        }
        for measure in measures.values() {
            measure.check()?;
        }
        Ok(assessment::Round {
            id,
            name,
            started,
            catalog,
            answers: answers.into_iter().map(|(id, answer)| (id, answer.read())).collect(),
            measures: measures.into_iter().map(|(id, measure)| (id, measure.read())).collect(),
            participants: participants.into_iter().map(|(id, who)| (id, who.read())).collect(),
            hand_outs: hand_outs.into_iter().map(|(id, what)| (id, what.read())).collect(),
        })
    }
}

impl Answer {
    pub(super) fn of(answer: &assessment::Answer) -> Self {
        let evidence = answer.evidence.iter().map(|item| {
            let assessment::Evidence { id, title, place, date, valid_until } = item.clone();
            Evidence { id, title, place, date, valid_until }
        });
        Self {
            value: answer.given.map(|given| given.value.into()),
            edition: answer.given.map(|given| given.edition),
            met: answer.met.iter().collect(),
            note: answer.note.clone(),
            justification: answer.justification.clone(),
            evidence: evidence.collect(),
            measure: answer.measure,
            in_clarification: answer.in_clarification,
            ask: answer.ask.clone(),
            ask_until: answer.ask_until,
        }
    }

    pub(super) fn read(self) -> assessment::Answer {
        let evidence = self.evidence.into_iter().map(|item| {
            let Evidence { id, title, place, date, valid_until } = item;
            assessment::Evidence { id, title, place, date, valid_until }
        });
        assessment::Answer {
            given: self.value.map(|value| Given { value: value.into(), edition: self.edition.unwrap_or(1) }),
            met: self.met.chars().collect(),
            note: self.note,
            justification: self.justification,
            evidence: evidence.collect(),
            measure: self.measure,
            in_clarification: self.in_clarification,
            ask: self.ask,
            ask_until: self.ask_until,
        }
    }
}
