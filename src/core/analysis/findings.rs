//! All that follows from the answers, in one struct: window, paper and command line say the same.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Hint, PlanItem, RequirementStatus, Score, coverage, hints, plan, score};
use crate::assessment::Round;
use crate::catalog::{Catalog, QuestionId};

/// What follows from the answers of a round on a day.
#[derive(Debug)]
pub struct Findings {
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

impl Findings {
    /// Works it out.
    pub fn new(catalog: &Catalog, round: &Round, today: Date) -> Self {
        let plan = plan(catalog, round);
        let hints = hints(catalog, round, &plan, today);
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
            today,
            score: score(catalog, round),
            plan,
            ranked,
            hints,
            hinted,
            coverage: coverage(catalog, round),
            owners: owners.into_iter().collect(),
        }
    }

    /// The measure in the plan for a question.
    pub fn item(&self, question: QuestionId) -> Option<&PlanItem> {
        self.ranked.get(&question).and_then(|place| self.plan.get(*place))
    }

    /// What measures ask for: those that are neither done nor discarded.
    pub fn pending(&self) -> Vec<&PlanItem> {
        self.plan.iter().filter(|item| item.status.is_pending()).collect()
    }
}
