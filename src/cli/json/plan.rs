//! `plan --json`: the measures.

use jiff::civil::Date;
use serde::Serialize;

use super::values::person_days;
use wiba_core::analysis::PlanItem;
use wiba_core::assessment::MeasureStatus;
use wiba_core::catalog::{QuestionId, RequirementId};

#[derive(Serialize)]
pub(in super::super) struct Measure<'a> {
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
