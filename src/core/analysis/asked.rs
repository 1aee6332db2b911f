//! Every question with what is recorded for it: for tables and lists.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::period::entries;
use crate::assessment::{Answer, Assessment, Edit, Measure};
use crate::catalog::{Catalog, Checklist, Question, QuestionId};

/// A question and what is recorded for it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Its checklist.
    pub checklist: &'a Checklist,
    /// The question.
    pub question: &'a Question,
    /// What is recorded; nothing if nothing is.
    pub answer: &'a Answer,
    /// The measure that somebody has planned for it.
    pub measure: Option<&'a Measure>,
    /// The last change of anything recorded for it, when and by whom.
    pub changed: Option<(DateTime, &'a str)>,
}

/// All questions, in order.
pub fn asked<'a>(catalog: &'a Catalog, assessment: &'a Assessment) -> Vec<Asked<'a>> {
    let round = &assessment.round;
    let mut changed: BTreeMap<QuestionId, (DateTime, &str)> = BTreeMap::new();
    for entry in entries(assessment) {
        for change in &entry.changes {
            if let Edit::Question(question, _) | Edit::Evidence(question, ..) = &change.new {
                changed.insert(*question, (entry.at, entry.by.as_str()));
            }
        }
    }
    let of_list = |checklist: &'a Checklist| {
        let changed = &changed;
        checklist.questions.iter().map(move |question| {
            let answer = round.answer(question.id);
            let measure = answer.measure.and_then(|id| round.measures.get(&id));
            Asked { checklist, question, answer, measure, changed: changed.get(&question.id).copied() }
        })
    };
    catalog.checklists.iter().flat_map(of_list).collect()
}
