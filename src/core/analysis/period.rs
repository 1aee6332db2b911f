//! When the answers of the round were given, and what has changed since a day; both are read from the journal.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Counts;
use crate::assessment::{AnswerValue, Assessment, Edit, Entry, Id, MeasureEdit, MeasureStatus, QuestionEdit};
use crate::catalog::{Catalog, QuestionId};

/// The days of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first answer.
    pub from: Date,
    /// The last answer.
    pub to: Date,
    /// The last change of anything.
    pub changed: Date,
}

/// What has changed since a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Development {
    /// Since when: changes of this day count.
    pub since: Date,
    /// The answers before.
    pub before: Counts,
    /// Questions that are answered otherwise than before.
    pub changed: usize,
    /// Measures that have been carried out since.
    pub done: usize,
    /// Measures that have been discarded since.
    pub discarded: usize,
}

/// The entries of the round that is open, oldest first.
pub(super) fn entries(assessment: &Assessment) -> impl DoubleEndedIterator<Item = &Entry> {
    assessment.journal.entries().iter().filter(|entry| entry.round == assessment.round.id)
}

/// Taking an answer away is none.
fn is_answer(edit: &Edit) -> bool {
    matches!(edit, Edit::Question(_, QuestionEdit::Answer(Some(_))))
}

/// The days of the round; `None` as long as nothing is answered, or if the journal does not know when.
pub fn period(assessment: &Assessment) -> Option<Period> {
    assessment.round.answers.values().find(|answer| answer.given.is_some())?;
    let answered = || entries(assessment).filter(|entry| entry.changes.iter().any(|change| is_answer(&change.new)));
    let day = |entry: &Entry| entry.at.date();
    Some(Period {
        from: answered().map(day).min()?,
        to: answered().map(day).max()?,
        changed: entries(assessment).map(day).max()?,
    })
}

/// Who gave a question the answer that it has, and when.
pub fn answered_by(assessment: &Assessment) -> BTreeMap<QuestionId, (Date, &str)> {
    let mut last = BTreeMap::new();
    for entry in entries(assessment) {
        for change in &entry.changes {
            match &change.new {
                Edit::Question(question, QuestionEdit::Answer(Some(_))) => {
                    last.insert(*question, (entry.at.date(), entry.by.as_str()));
                }
                Edit::Question(question, QuestionEdit::Answer(None)) => drop(last.remove(question)),
                _ => {}
            }
        }
    }
    last
}

/// What has changed since a day, by taking the journal back to it.
pub fn development(catalog: &Catalog, assessment: &Assessment, since: Date) -> Development {
    let round = &assessment.round;
    let now: BTreeMap<QuestionId, Option<AnswerValue>> =
        catalog.questions().map(|question| (question.id, round.value(question.id))).collect();
    let mut then = now.clone();
    let mut statuses: BTreeMap<Id, MeasureStatus> = BTreeMap::new();
    for change in
        entries(assessment).filter(|entry| entry.at.date() >= since).rev().flat_map(|e| e.changes.iter().rev())
    {
        match &change.old {
            Edit::Question(question, QuestionEdit::Answer(given)) => {
                if let Some(value) = then.get_mut(question) {
                    *value = given.map(|given| given.value);
                }
            }
            Edit::Measure(id, MeasureEdit::Status(status)) => drop(statuses.insert(*id, *status)),
            _ => {}
        }
    }
    let mut before = Counts::default();
    then.values().for_each(|value| before.add(*value));
    let became = |wanted: MeasureStatus| {
        let changed = statuses.iter().filter(|(_, old)| **old != wanted);
        let ids: BTreeSet<&Id> = changed.map(|(id, _)| id).collect();
        ids.into_iter().filter(|id| round.measures.get(id).is_some_and(|measure| measure.status == wanted)).count()
    };
    Development {
        since,
        before,
        changed: now.iter().filter(|(id, value)| then.get(id) != Some(value)).count(),
        done: became(MeasureStatus::Done),
        discarded: became(MeasureStatus::Discarded),
    }
}
