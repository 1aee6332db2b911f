//! `fragen --json`: every question with what is recorded.

use jiff::civil::DateTime;
use serde::Serialize;

use super::values::answer_key;
use wiba_core::analysis::Asked;
use wiba_core::catalog::QuestionId;

/// A question with what is recorded for it.
#[derive(Serialize)]
pub(in super::super) struct Told<'a> {
    #[serde(serialize_with = "as_text")]
    id: QuestionId,
    checklist: u8,
    answer: Option<&'static str>,
    note: &'a str,
    justification: &'a str,
    evidence: Vec<Evidence<'a>>,
    met: Vec<char>,
    measure: Option<String>,
    changed_at: Option<DateTime>,
    changed_by: Option<&'a str>,
    in_clarification: bool,
    ask: &'a str,
    ask_until: Option<jiff::civil::Date>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    title: &'a str,
    place: &'a str,
    date: Option<jiff::civil::Date>,
    valid_until: Option<jiff::civil::Date>,
}

fn as_text<S: serde::Serializer>(id: &QuestionId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

impl<'a> From<&Asked<'a>> for Told<'a> {
    fn from(asked: &Asked<'a>) -> Self {
        let answer = asked.answer;
        let evidence = answer.evidence.iter().map(|item| Evidence {
            title: &item.title,
            place: &item.place,
            date: item.date,
            valid_until: item.valid_until,
        });
        Self {
            id: asked.question.id,
            checklist: asked.checklist.number,
            answer: answer.value().map(answer_key),
            note: &answer.note,
            justification: &answer.justification,
            evidence: evidence.collect(),
            met: answer.met.iter().copied().collect(),
            measure: asked.measure.map(|measure| format!("M{}", measure.number)),
            changed_at: asked.changed.map(|(at, _)| at),
            changed_by: asked.changed.map(|(_, by)| by),
            in_clarification: answer.in_clarification,
            ask: &answer.ask,
            ask_until: answer.ask_until,
        }
    }
}
