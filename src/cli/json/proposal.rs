//! `einlesen --json`: what a foreign file says.

use serde::Serialize;

use super::values::answer_key;
use wiba_core::assessment::AnswerValue;
use wiba_core::exchange::{ChangedField, Preview, Proposal, Relation};

/// What a foreign file says, beside what is recorded.
#[derive(Serialize)]
pub(in super::super) struct Taking<'a> {
    kind: &'static str,
    new: usize,
    equal: usize,
    different: usize,
    changes: Vec<Changed<'a>>,
    not_understood: Vec<NotUnderstood<'a>>,
    ignored_columns: &'a [String],
}

#[derive(Serialize)]
struct Changed<'a> {
    question: String,
    field: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    place: String,
}

#[derive(Serialize)]
struct NotUnderstood<'a> {
    place: String,
    question: Option<String>,
    text: &'a str,
    reason: &'a str,
}

impl<'a> Taking<'a> {
    pub(in super::super) fn new(proposal: &'a Proposal, preview: &'a Preview) -> Self {
        let changes = preview.questions.iter().flat_map(|asked| {
            asked.changes.iter().map(|change| Changed {
                question: asked.question.to_string(),
                field: change.field.key(),
                old: told(change.field, &change.old),
                new: told(change.field, &change.new),
                place: asked.at.to_string(),
            })
        });
        let faults = proposal.not_understood.iter();
        Self {
            kind: proposal.kind.key(),
            new: preview.count(Relation::New),
            equal: preview.count(Relation::Equal),
            different: preview.count(Relation::Different),
            changes: changes.collect(),
            not_understood: faults
                .map(|fault| NotUnderstood {
                    place: fault.at.to_string(),
                    question: fault.question.map(|id| id.to_string()),
                    text: &fault.text,
                    reason: &fault.reason,
                })
                .collect(),
            ignored_columns: &proposal.ignored,
        }
    }
}

/// An answer as elsewhere: `yes`, `no`, `not_relevant`, null while open. Other fields as they stand.
fn told(field: ChangedField, text: &str) -> Option<&str> {
    match field {
        ChangedField::Answer => AnswerValue::ALL.into_iter().find(|value| value.label() == text).map(answer_key),
        _ => Some(text),
    }
}
