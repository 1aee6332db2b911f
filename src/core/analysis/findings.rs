//! All that follows from the answers, in one struct: window, paper and command line say the same.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Asking, Costs, Counts, Decision, Hint, PlanItem, Quality, RequirementStatus, Score, Standing, Verdict, asking,
    costs, coverage, decisions, hints, level, plan, quality, score, threats, verdict,
};
use crate::assessment::{Assessment, Round, Target};
use crate::catalog::{Catalog, Level, QuestionId, Threat};

/// What follows from the answers of a round on a day.
#[derive(Debug)]
pub struct Findings {
    /// Of which day: hints depend on it.
    pub today: Date,
    /// The figures.
    pub score: Score,
    /// How well the answers are founded.
    pub quality: Quality,
    /// What the figures say as a whole.
    pub verdict: Verdict,
    /// Against what something is missing, most first.
    pub threats: Vec<(Threat, Counts)>,
    /// The plan.
    pub plan: Vec<PlanItem>,
    /// What the pending measures take.
    pub costs: Costs,
    /// What the Leitung is asked to decide.
    pub decisions: Vec<Decision>,
    /// Place in the plan of each question answered Nein.
    pub ranked: BTreeMap<QuestionId, usize>,
    /// Whom to ask what, of all that is „in Klärung“.
    pub asking: Vec<Asking>,
    /// The hints.
    pub hints: Vec<Hint>,
    /// The hints of each question.
    pub hinted: BTreeMap<QuestionId, Vec<Hint>>,
    /// The status of every requirement.
    pub coverage: Vec<RequirementStatus>,
    /// The requirements of the level Basis.
    pub basis: Standing,
}

impl Findings {
    /// Works it out of a file. In a part nobody plans, and nothing is missing of its measures.
    pub fn of(catalog: &Catalog, assessment: &Assessment, today: Date) -> Self {
        match &assessment.part {
            None => Self::new(catalog, &assessment.round, today),
            Some(_) => Self::with_plan(catalog, &assessment.round, Vec::new(), today),
        }
    }

    /// Works it out.
    pub fn new(catalog: &Catalog, round: &Round, today: Date) -> Self {
        Self::with_plan(catalog, round, plan(catalog, round), today)
    }

    fn with_plan(catalog: &Catalog, round: &Round, plan: Vec<PlanItem>, today: Date) -> Self {
        let hints = hints(catalog, round, &plan, today);
        let mut hinted: BTreeMap<QuestionId, Vec<Hint>> = BTreeMap::new();
        for hint in &hints {
            if let Some(question) = hint.question() {
                hinted.entry(question).or_default().push(*hint);
            }
        }
        let ranked = places(&plan);
        let (score, quality) = (score(catalog, round), quality(catalog, round));
        let coverage = coverage(catalog, round);
        Self {
            today,
            verdict: verdict(&score, quality),
            score,
            quality,
            threats: threats(catalog, round),
            costs: costs(&plan),
            decisions: decisions(&plan, today),
            asking: asking(catalog, round),
            plan,
            ranked,
            hints,
            hinted,
            basis: level(&coverage, Level::Basis),
            coverage,
        }
    }

    /// Leaves only some measures in the plan, each with the rank that it has among all.
    pub fn keep(&mut self, of: impl Fn(&PlanItem) -> bool) {
        self.plan.retain(of);
        self.ranked = places(&self.plan);
        self.costs = costs(&self.plan);
        self.decisions = decisions(&self.plan, self.today);
    }

    /// The measure in the plan for a question.
    pub fn item(&self, question: QuestionId) -> Option<&PlanItem> {
        self.ranked.get(&question).and_then(|place| self.plan.get(*place))
    }

    /// A measure in the plan.
    pub fn item_of(&self, target: Target) -> Option<&PlanItem> {
        match target {
            Target::Question(question) => self.item(question),
            Target::Own(id) => self.plan.iter().find(|item| item.id == Some(id)),
        }
    }

    /// What measures ask for: those that are neither done nor discarded.
    pub fn pending(&self) -> Vec<&PlanItem> {
        self.plan.iter().filter(|item| item.status.is_pending()).collect()
    }
}

/// The place of each question in the plan.
fn places(plan: &[PlanItem]) -> BTreeMap<QuestionId, usize> {
    plan.iter()
        .enumerate()
        .flat_map(|(place, item)| item.questions.iter().map(move |question| (*question, place)))
        .collect()
}
