//! `stand --json`: the figures.

use jiff::civil::Date;
use serde::Serialize;

use super::values::person_days;
use wiba_core::analysis::{Counts, Findings, Period, Quality, Standing as Requirements, Sums, Verdict, period};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;

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
pub(in super::super) struct Standing<'a> {
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

pub(in super::super) fn standing<'a>(
    assessment: &'a Assessment,
    catalog: &'a Catalog,
    findings: &Findings,
) -> Standing<'a> {
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
