//! What follows from the answers, worked out once for each state of the file and shared by all screens.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use wiba_core::analysis::{self, Hint, PlanItem, RequirementStatus, Score};
use wiba_core::assessment::{Assessment, Entry, entry_questions};
use wiba_core::catalog::{Catalog, QuestionId};

/// The analysis of one state of the file.
#[derive(Debug)]
pub struct View {
    /// Of which revision.
    pub revision: u64,
    /// Of which day: hints depend on it.
    pub today: Date,
    /// The figures.
    pub score: Score,
    /// The plan.
    pub plan: Vec<PlanItem>,
    /// Place in the plan of each question answered Nein.
    pub ranked: BTreeMap<QuestionId, usize>,
    /// The hints.
    pub hints: Vec<Hint>,
    /// The hints of each question.
    pub hinted: BTreeMap<QuestionId, Vec<Hint>>,
    /// The status of every requirement.
    pub coverage: Vec<RequirementStatus>,
    /// The owners named so far, for suggestions.
    pub owners: Vec<String>,
}

impl View {
    /// Works it out.
    pub fn new(catalog: &Catalog, assessment: &Assessment, revision: u64, today: Date) -> Self {
        let round = &assessment.round;
        let plan = analysis::plan(catalog, round);
        let hints = analysis::hints(catalog, round, &plan, today);
        let mut hinted: BTreeMap<QuestionId, Vec<Hint>> = BTreeMap::new();
        for hint in &hints {
            hinted.entry(hint.question()).or_default().push(*hint);
        }
        let ranked = plan
            .iter()
            .enumerate()
            .flat_map(|(place, item)| item.questions.iter().map(move |question| (*question, place)))
            .collect();
        let owners: BTreeSet<String> = round
            .measures
            .values()
            .map(|measure| measure.owner.trim())
            .filter(|owner| !owner.is_empty())
            .map(str::to_owned)
            .collect();
        Self {
            revision,
            today,
            score: analysis::score(catalog, round),
            plan,
            ranked,
            hints,
            hinted,
            coverage: analysis::coverage(catalog, round),
            owners: owners.into_iter().collect(),
        }
    }

    /// The measure in the plan for a question.
    pub fn item(&self, question: QuestionId) -> Option<&PlanItem> {
        self.ranked.get(&question).and_then(|place| self.plan.get(*place))
    }
}

/// The Verlauf of one question, latest first.
pub fn history_of(assessment: &Assessment, question: QuestionId) -> impl Iterator<Item = &Entry> {
    assessment
        .journal
        .entries()
        .iter()
        .rev()
        .filter(move |entry| entry_questions(entry, &assessment.round).contains(&question))
}
