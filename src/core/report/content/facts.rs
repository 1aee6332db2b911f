//! The figures behind a report, computed once.

use jiff::civil::Date;

use super::super::Options;
use super::document::{Bar, Cell, Run, State};
use crate::analysis::{self, Counts, Fulfilment, Hint, PlanItem, RequirementStatus, Score};
use crate::assessment::{AnswerValue, Assessment, Kommune, Round};
use crate::catalog::{Catalog, Effort};

/// All that the sections draw on.
pub(super) struct Facts<'a> {
    pub assessment: &'a Assessment,
    pub catalog: &'a Catalog,
    pub options: &'a Options,
    pub score: Score,
    pub plan: Vec<PlanItem>,
    pub coverage: Vec<RequirementStatus>,
    pub hints: Vec<Hint>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(assessment: &'a Assessment, catalog: &'a Catalog, options: &'a Options) -> Self {
        let round = &assessment.round;
        let plan = analysis::plan(catalog, round);
        let hints = analysis::hints(catalog, round, &plan, options.date);
        Self {
            assessment,
            catalog,
            options,
            score: analysis::score(catalog, round),
            coverage: analysis::coverage(catalog, round),
            plan,
            hints,
        }
    }

    pub(super) fn round(&self) -> &'a Round {
        &self.assessment.round
    }

    pub(super) fn kommune(&self) -> &'a Kommune {
        &self.assessment.kommune
    }

    pub(super) fn date(&self) -> Date {
        self.options.date
    }

    /// Name of the Kommune; an unnamed one is not an empty line.
    pub(super) fn name(&self) -> &'a str {
        let name = self.kommune().name.trim();
        if name.is_empty() { "Kommune ohne Namen" } else { name }
    }

    /// The catalogue that was answered, if it is another than the one that the report counts by.
    pub(super) fn other_catalogue(&self) -> Option<&'a str> {
        let answered = self.round().catalog.as_str();
        (answered != self.catalog.version).then_some(answered)
    }

    /// What measures ask for: those that are neither done nor discarded.
    pub(super) fn pending(&self) -> Vec<&PlanItem> {
        self.plan.iter().filter(|item| item.status.is_pending()).collect()
    }
}

/// The bar of some counts.
pub(super) fn bar(counts: Counts) -> Bar {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Bar {
        yes: number(counts.yes),
        no: number(counts.no),
        not_relevant: number(counts.not_relevant),
        open: number(counts.open),
        partial: 0,
    }
}

/// The state of a question.
pub(super) fn state(value: Option<AnswerValue>) -> State {
    match value {
        Some(AnswerValue::Yes) => State::Yes,
        Some(AnswerValue::No) => State::No,
        Some(AnswerValue::NotRelevant) => State::NotRelevant,
        None => State::Open,
    }
}

/// Sign and word of an answer, in its colour.
pub(super) fn answer_run(value: Option<AnswerValue>) -> Run {
    let word = value.map_or("offen", AnswerValue::label);
    let state = state(value);
    Run::toned(format!("{} {word}", state.sign()), state.tone())
}

/// Sign and word of a status, in its colour.
pub(super) fn status_run(status: Fulfilment) -> Run {
    let tone = match status {
        Fulfilment::Yes => State::Yes.tone(),
        Fulfilment::Partial => State::Partial.tone(),
        Fulfilment::No => State::No.tone(),
        Fulfilment::Dispensable => State::NotRelevant.tone(),
        Fulfilment::Unanswered | Fulfilment::NotCovered => State::Open.tone(),
    };
    Run::toned(format!("{} {}", status.sign(), status.label()), tone)
}

/// The legend in the head of a bar column.
pub(super) fn legend() -> Vec<Run> {
    [
        ("✓ Ja   ", State::Yes),
        ("✕ Nein   ", State::No),
        ("– Nicht relevant   ", State::NotRelevant),
        ("○ offen", State::Open),
    ]
    .into_iter()
    .map(|(text, state)| Run::toned(text, state.tone()))
    .collect()
}

/// A text or a dash.
pub(super) fn or_dash(text: &str) -> Cell {
    if text.trim().is_empty() { Cell::muted("–") } else { Cell::text(text.trim()) }
}

/// „1“ or „1–4“.
pub(super) fn effort(effort: Effort) -> String {
    effort.to_string()
}
