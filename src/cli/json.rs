//! The JSON of `--json`; its keys are documented in ARCHITECTURE.md and part of the contract with scripts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use wiba_core::analysis::{
    Counts, Findings, Fulfilment, Period, PlanItem, Quality, RequirementStatus, Standing as Requirements, Sums,
    Verdict, period,
};
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, MeasureStatus, Merge, PersonDays, QuestionEdit, Side, field_key, thing_name,
    value_text,
};
use wiba_core::catalog::{
    Catalog, Contact, Level, Question, QuestionId, Recommendation, RequirementId, Term, Threat, Yardstick,
};

#[derive(Serialize)]
struct Figures {
    yes: usize,
    no: usize,
    not_relevant: usize,
    open: usize,
    answered_percent: u8,
    fulfilled_percent: Option<u8>,
}

impl From<Counts> for Figures {
    fn from(counts: Counts) -> Self {
        Self {
            yes: counts.yes,
            no: counts.no,
            not_relevant: counts.not_relevant,
            open: counts.open,
            answered_percent: counts.answered_percent(),
            fulfilled_percent: counts.fulfilled_percent(),
        }
    }
}

#[derive(Serialize)]
struct GroupFigures<'a> {
    number: u8,
    title: &'a str,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct ChecklistFigures<'a> {
    number: u8,
    title: &'a str,
    priority: u8,
    order: u8,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
pub(super) struct Standing<'a> {
    kommune: &'a str,
    round: &'a str,
    overall: Figures,
    verdict: &'static str,
    quality: QualityFigures,
    threats: Vec<ThreatFigures>,
    basis: RequirementFigures,
    costs: CostFigures,
    period: Option<PeriodFigures>,
    priorities: Vec<GroupFigures<'a>>,
    checklists: Vec<ChecklistFigures<'a>>,
}

#[derive(Serialize)]
struct QualityFigures {
    yes_with_evidence: usize,
    yes_without_evidence: usize,
    not_relevant_with_justification: usize,
    not_relevant_without_justification: usize,
}

impl From<Quality> for QualityFigures {
    fn from(quality: Quality) -> Self {
        Self {
            yes_with_evidence: quality.proven,
            yes_without_evidence: quality.unproven,
            not_relevant_with_justification: quality.justified,
            not_relevant_without_justification: quality.unjustified,
        }
    }
}

#[derive(Serialize)]
struct ThreatFigures {
    threat: &'static str,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Serialize)]
struct RequirementFigures {
    total: usize,
    asked: usize,
    yes: usize,
    partial: usize,
    no: usize,
    dispensable: usize,
    unanswered: usize,
    provisional: usize,
}

impl From<Requirements> for RequirementFigures {
    fn from(standing: Requirements) -> Self {
        let Requirements { yes, partial, no, dispensable, unanswered, provisional, .. } = standing;
        let (total, asked) = (standing.total(), standing.asked());
        Self { total, asked, yes, partial, no, dispensable, unanswered, provisional }
    }
}

#[derive(Serialize)]
struct SumFigures {
    measures: usize,
    stated: usize,
    once: u64,
    yearly: u64,
    person_days: f64,
}

impl From<&Sums> for SumFigures {
    fn from(sums: &Sums) -> Self {
        let Sums { measures, stated, once, yearly, days } = *sums;
        Self { measures, stated, once, yearly, person_days: person_days(days) }
    }
}

fn person_days(days: PersonDays) -> f64 {
    f64::from(days.tenths) / 10.0
}

#[derive(Serialize)]
struct YearFigures {
    year: Option<i16>,
    #[serde(flatten)]
    sums: SumFigures,
}

#[derive(Serialize)]
struct CostFigures {
    #[serde(flatten)]
    all: SumFigures,
    years: Vec<YearFigures>,
}

#[derive(Serialize)]
struct PeriodFigures {
    from: Date,
    to: Date,
    changed: Date,
}

impl From<Period> for PeriodFigures {
    fn from(Period { from, to, changed }: Period) -> Self {
        Self { from, to, changed }
    }
}

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Nothing => "nothing",
        Verdict::Incomplete => "incomplete",
        Verdict::GreatestRisks => "greatest_risks",
        Verdict::Gaps => "gaps",
        Verdict::NoGapSoFar => "no_gap_so_far",
        Verdict::Unfounded => "unfounded",
        Verdict::Met => "met",
    }
}

pub(super) fn standing<'a>(assessment: &'a Assessment, catalog: &'a Catalog, findings: &Findings) -> Standing<'a> {
    let score = &findings.score;
    let costs = &findings.costs;
    Standing {
        kommune: &assessment.kommune.name,
        round: &assessment.round.name,
        overall: score.overall.into(),
        verdict: verdict_key(findings.verdict),
        quality: findings.quality.into(),
        threats: findings
            .threats
            .iter()
            .map(|(threat, counts)| ThreatFigures { threat: threat.label(), figures: (*counts).into() })
            .collect(),
        basis: findings.basis.into(),
        costs: CostFigures {
            all: (&costs.all).into(),
            years: costs.years.iter().map(|(year, sums)| YearFigures { year: *year, sums: sums.into() }).collect(),
        },
        period: period(assessment).map(Into::into),
        priorities: catalog
            .priorities
            .iter()
            .map(|group| GroupFigures {
                number: group.number,
                title: &group.title,
                figures: score.priority(group.number).into(),
            })
            .collect(),
        checklists: catalog
            .checklists
            .iter()
            .map(|list| ChecklistFigures {
                number: list.number,
                title: &list.title,
                priority: list.priority,
                order: list.order,
                figures: score.checklist(list.number).into(),
            })
            .collect(),
    }
}

#[derive(Serialize)]
pub(super) struct Measure<'a> {
    rank: usize,
    number: Option<u32>,
    cited: String,
    questions: &'a [QuestionId],
    priority: u8,
    effort_min: Option<u8>,
    effort_max: Option<u8>,
    quick_win: bool,
    requirements: &'a [RequirementId],
    title: &'a str,
    missing: &'a [String],
    steps: &'a [String],
    steps_done: Option<usize>,
    own: bool,
    reason: &'a str,
    owner: Option<&'a str>,
    due: Option<Date>,
    status: &'static str,
    status_note: &'a str,
    cost_once: Option<u32>,
    cost_yearly: Option<u32>,
    person_days: Option<f64>,
}

impl<'a> From<&'a PlanItem> for Measure<'a> {
    fn from(item: &'a PlanItem) -> Self {
        Self {
            rank: item.rank,
            number: item.number,
            cited: item.citation(),
            questions: &item.questions,
            priority: item.priority,
            effort_min: item.effort.map(|effort| effort.min),
            effort_max: item.effort.map(|effort| effort.max),
            quick_win: item.quick_win(),
            requirements: &item.requirements,
            title: &item.title,
            missing: &item.missing,
            steps: &item.steps,
            steps_done: item.steps_done(),
            own: item.about.is_some(),
            reason: &item.reason,
            owner: Some(item.owner.as_str()).filter(|owner| !owner.is_empty()),
            due: item.due,
            status: match item.status {
                MeasureStatus::Open => "open",
                MeasureStatus::InProgress => "in_progress",
                MeasureStatus::Done => "done",
                MeasureStatus::Discarded => "discarded",
            },
            status_note: &item.status_note,
            cost_once: item.cost_once,
            cost_yearly: item.cost_yearly,
            person_days: item.days.map(person_days),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Covered<'a> {
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

pub(super) fn answer_key(value: AnswerValue) -> &'static str {
    match value {
        AnswerValue::Yes => "yes",
        AnswerValue::No => "no",
        AnswerValue::NotRelevant => "not_relevant",
    }
}

#[derive(Serialize)]
pub(super) struct Catalogue<'a> {
    version: &'a str,
    edition: u32,
    source: &'a str,
    words: &'a str,
    providers: &'a str,
    checklists: Vec<CatalogueList<'a>>,
    glossary: &'a [Term],
}

#[derive(Serialize)]
struct CatalogueList<'a> {
    number: u8,
    title: &'a str,
    short: &'a str,
    priority: u8,
    order: u8,
    goal: &'a str,
    scope: &'a str,
    introduction: &'a str,
    not_relevant: &'a str,
    questions: Vec<CatalogueQuestion<'a>>,
}

#[derive(Serialize)]
struct CatalogueQuestion<'a> {
    id: QuestionId,
    number: u8,
    short: &'a str,
    text: &'a str,
    edition: u32,
    yardstick: Option<CatalogueYardstick<'a>>,
    explanation: &'a str,
    measure: &'a Recommendation,
    evidence: &'a [String],
    contacts: &'a [Contact],
    threat: Threat,
    effort_min: u8,
    effort_max: u8,
    requirements: &'a [RequirementId],
}

/// `letters` stand beside `yes_if`, in the same order.
#[derive(Serialize)]
struct CatalogueYardstick<'a> {
    yes_if: Vec<&'a str>,
    letters: Vec<char>,
    contents: &'a [String],
    suffices: &'a [String],
    not_enough: &'a [String],
    exceptions: &'a [String],
    not_relevant_if: &'a [String],
}

impl<'a> From<&'a Yardstick> for CatalogueYardstick<'a> {
    fn from(yardstick: &'a Yardstick) -> Self {
        Self {
            yes_if: yardstick.yes_if.iter().map(|condition| condition.1.as_str()).collect(),
            letters: yardstick.yes_if.iter().map(|condition| condition.0).collect(),
            contents: &yardstick.contents,
            suffices: &yardstick.suffices,
            not_enough: &yardstick.not_enough,
            exceptions: &yardstick.exceptions,
            not_relevant_if: &yardstick.not_relevant_if,
        }
    }
}

impl<'a> From<&'a Catalog> for Catalogue<'a> {
    fn from(catalog: &'a Catalog) -> Self {
        let question = |question: &'a Question| CatalogueQuestion {
            id: question.id,
            number: question.id.number,
            short: &question.short,
            text: &question.text,
            edition: question.edition,
            yardstick: question.yardstick.as_ref().map(CatalogueYardstick::from),
            explanation: &question.explanation,
            measure: &question.measure,
            evidence: &question.evidence,
            contacts: &question.contacts,
            threat: question.threat,
            effort_min: question.effort.min,
            effort_max: question.effort.max,
            requirements: &question.requirements,
        };
        Self {
            version: &catalog.version,
            edition: catalog.edition,
            source: &catalog.source,
            words: &catalog.words,
            providers: &catalog.providers,
            checklists: catalog
                .checklists
                .iter()
                .map(|list| CatalogueList {
                    number: list.number,
                    title: &list.title,
                    short: &list.short,
                    priority: list.priority,
                    order: list.order,
                    goal: &list.goal,
                    scope: &list.scope,
                    introduction: &list.introduction,
                    not_relevant: &list.not_relevant,
                    questions: list.questions.iter().map(question).collect(),
                })
                .collect(),
            glossary: catalog.glossary.terms(),
        }
    }
}

/// What a merge takes, and what is to be decided.
#[derive(Serialize)]
pub(super) struct Merged {
    taken: usize,
    conflicts: Vec<Conflict>,
}

#[derive(Serialize)]
struct Conflict {
    thing: String,
    field: &'static str,
    base: Option<String>,
    mine: Option<String>,
    other: Option<String>,
    mine_by: Option<String>,
    mine_at: Option<String>,
    other_by: Option<String>,
    other_at: Option<String>,
    decision: Option<&'static str>,
}

impl From<&Merge> for Merged {
    fn from(merge: &Merge) -> Self {
        let value = |edit: &Edit, file: &Assessment| match edit {
            Edit::Question(_, QuestionEdit::Answer(given)) => given.map(|given| answer_key(given.value).to_owned()),
            edit => value_text(edit, file),
        };
        let conflicts = merge.conflicts().iter().map(|conflict| Conflict {
            thing: thing_name(&conflict.mine, merge.mine()),
            field: field_key(&conflict.mine),
            base: value(&conflict.base, merge.mine()),
            mine: value(&conflict.mine, merge.mine()),
            other: value(&conflict.other, merge.other()),
            mine_by: conflict.mine_by.as_ref().map(|stamp| stamp.by.clone()),
            mine_at: conflict.mine_by.as_ref().map(|stamp| stamp.at.to_string()),
            other_by: conflict.other_by.as_ref().map(|stamp| stamp.by.clone()),
            other_at: conflict.other_by.as_ref().map(|stamp| stamp.at.to_string()),
            decision: conflict.decision.map(|side| match side {
                Side::Mine => "mine",
                Side::Other => "other",
            }),
        });
        Self { taken: merge.taken(), conflicts: conflicts.collect() }
    }
}
