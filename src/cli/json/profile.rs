//! `profil --json`: the requirements.

use std::collections::BTreeMap;

use serde::Serialize;

use super::values::answer_key;
use wiba_core::analysis::{Fulfilment, RequirementStatus};
use wiba_core::catalog::{Level, QuestionId, RequirementId};

#[derive(Serialize)]
pub(in super::super) struct Covered<'a> {
    requirement: &'a RequirementId,
    title: &'a str,
    level: Level,
    baustein: &'a str,
    status: &'static str,
    provisional: bool,
    questions: Vec<QuestionId>,
    answers: BTreeMap<QuestionId, Option<&'static str>>,
}

impl<'a> From<&'a RequirementStatus> for Covered<'a> {
    fn from(status: &'a RequirementStatus) -> Self {
        Self {
            requirement: &status.requirement,
            title: &status.title,
            level: status.level,
            baustein: &status.baustein,
            status: match status.status {
                Fulfilment::NotCovered => "not_covered",
                Fulfilment::Unanswered => "unanswered",
                Fulfilment::Yes => "yes",
                Fulfilment::Partial => "partial",
                Fulfilment::No => "no",
                Fulfilment::Dispensable => "dispensable",
            },
            provisional: status.provisional,
            questions: status.reasons.iter().map(|(id, _)| *id).collect(),
            answers: status.reasons.iter().map(|(id, value)| (*id, value.map(answer_key))).collect(),
        }
    }
}
