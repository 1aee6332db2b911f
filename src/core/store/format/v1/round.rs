//! An Erhebung of format 1 with its answers and measures.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::super::maps::unique;
use super::super::syntax::FormatFault;
use super::super::v2::Value;
use super::evidence::Evidence;
use super::measure::Measure;
use super::numbers::Numbers;
use crate::assessment::{Answer, Given, Id, Round};
use crate::catalog::QuestionId;

/// The only edition of the catalogue that there was.
const EDITION: u32 = 1;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundOut {
    pub(super) name: String,
    pub(super) started: Date,
    catalog: String,
    #[serde(default, deserialize_with = "unique")]
    answers: BTreeMap<QuestionId, AnswerOut>,
    #[serde(default, deserialize_with = "unique")]
    measures: BTreeMap<u32, Measure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerOut {
    #[serde(default)]
    value: Option<Value>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    justification: String,
    #[serde(default)]
    evidence: Vec<Evidence>,
}

impl RoundOut {
    pub(super) fn id(&self) -> Id {
        Id::derived(&["round", &self.name, &self.started.to_string()])
    }

    pub(super) fn measures(&self) -> impl Iterator<Item = (u32, &Measure)> {
        self.measures.iter().map(|(number, measure)| (*number, measure))
    }

    pub(super) fn read(self, numbers: &Numbers) -> Result<Round, FormatFault> {
        let id = self.id();
        let mut answers: BTreeMap<QuestionId, Answer> =
            self.answers.into_iter().map(|(question, answer)| (question, answer.read(question))).collect();
        let mut measures = BTreeMap::new();
        for (number, measure) in self.measures {
            let measure_id = numbers.id(number);
            for question in &measure.questions {
                let answer = answers.entry(*question).or_default();
                if answer.measure.is_some() {
                    return Err(FormatFault(format!("Frage {question} steht unter zwei Maßnahmen")));
                }
                answer.measure = Some(measure_id);
            }
            measures.insert(measure_id, measure.read(number));
        }
        Ok(Round {
            id,
            name: self.name,
            started: self.started,
            catalog: self.catalog,
            answers,
            measures,
            participants: BTreeMap::new(),
            hand_outs: BTreeMap::new(),
        })
    }
}

impl AnswerOut {
    pub(super) fn read(self, question: QuestionId) -> Answer {
        let evidence = self.evidence.into_iter().enumerate().map(|(place, item)| item.read(question, place)).collect();
        Answer {
            given: given(self.value),
            note: self.note,
            justification: self.justification,
            evidence,
            ..Answer::default()
        }
    }
}

pub(super) fn given(value: Option<Value>) -> Option<Given> {
    value.map(|value| Given { value: value.into(), edition: EDITION })
}
