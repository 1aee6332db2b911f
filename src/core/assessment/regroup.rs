//! Several measures become one.

use super::planning::step_id;
use super::{
    Assessment, Edit, Id, Measure, MeasureEdit, MeasureStatus, PersonDays, Step, StepEdit, plan_measure, remove_measure,
};
use crate::catalog::QuestionId;

/// What closes these questions becomes one measure, of which the first question's comes first: its title and owner hold,
/// the earliest date, the sum of costs and work. `title` is for a measure that has none of its own; `proposed` are the
/// steps of the catalogue for a question, which stand beside those of one's own where only some have such.
pub fn merge_measures(
    assessment: &Assessment,
    questions: &[QuestionId],
    title: &str,
    proposed: impl Fn(QuestionId) -> Vec<String>,
) -> Vec<Edit> {
    let round = &assessment.round;
    let Some((first, rest)) = questions.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Vec::new() };
    let (whole, mut edits) = plan_measure(assessment, *first);
    let mut sum = round.measures.get(&whole).cloned().unwrap_or_default();
    let had = sum.steps.len();
    let of_first = match round.measures.contains_key(&whole) {
        true => round.questions_of(whole).collect(),
        false => vec![*first],
    };
    let mut sides = vec![(of_first, std::mem::take(&mut sum.steps))];
    let mut statuses = vec![sum.status];
    let mut gone: Vec<Id> = Vec::new();
    let mut joining: Vec<QuestionId> = Vec::new();
    for question in rest {
        match round.measure_for(*question) {
            Some((id, part)) if id != whole && !gone.contains(&id) => {
                statuses.push(part.status);
                take_over(&mut sum, part);
                joining.extend(round.questions_of(id));
                sides.push((round.questions_of(id).collect(), part.steps.clone()));
                gone.push(id);
            }
            Some(_) => {}
            None => {
                statuses.push(MeasureStatus::Open);
                joining.push(*question);
                sides.push((vec![*question], Vec::new()));
            }
        }
    }
    sum.status = together(&statuses);
    if sum.title.trim().is_empty() {
        title.clone_into(&mut sum.title);
    }
    edits.extend(gone.iter().flat_map(|id| remove_measure(round, *id)));
    edits.extend(joining.into_iter().map(|question| Edit::plan(question, Some(whole))));
    edits.extend(MeasureEdit::all(&sum).map(|edit| Edit::Measure(whole, edit)));
    for (place, step) in steps_together(whole, sides, proposed).iter().enumerate().skip(had) {
        let step_edits = [StepEdit::Listed(Some(place)), StepEdit::Text(step.text.clone()), StepEdit::Done(step.done)];
        edits.extend(step_edits.map(|edit| Edit::Step(whole, step.id, edit)));
    }
    edits
}

/// The steps of all sides in order. As long as nobody has steps of his own, those of the catalogue hold by themselves.
fn steps_together(
    whole: Id,
    sides: Vec<(Vec<QuestionId>, Vec<Step>)>,
    proposed: impl Fn(QuestionId) -> Vec<String>,
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    if sides.iter().all(|(_, own)| own.is_empty()) {
        return steps;
    }
    for (questions, own) in sides {
        if own.is_empty() {
            for text in questions.into_iter().flat_map(&proposed) {
                steps.push(Step { id: step_id(whole, steps.len(), &text), text, done: false });
            }
        } else {
            steps.extend(own);
        }
    }
    steps
}

/// All done is done; where only some are, or some have begun, the whole is under way.
fn together(statuses: &[MeasureStatus]) -> MeasureStatus {
    match statuses {
        [first, rest @ ..] if rest.iter().all(|status| status == first) => *first,
        _ if statuses.iter().any(|status| matches!(status, MeasureStatus::Done | MeasureStatus::InProgress)) => {
            MeasureStatus::InProgress
        }
        _ => MeasureStatus::Open,
    }
}

fn take_over(sum: &mut Measure, part: &Measure) {
    for (to, from) in [(&mut sum.title, &part.title), (&mut sum.owner, &part.owner)] {
        if to.trim().is_empty() {
            to.clone_from(from);
        }
    }
    for (to, from) in [(&mut sum.description, &part.description), (&mut sum.status_note, &part.status_note)] {
        if !from.trim().is_empty() && to != from {
            if !to.is_empty() {
                to.push('\n');
            }
            to.push_str(from);
        }
    }
    // The earliest date holds for all.
    sum.due = [sum.due, part.due].into_iter().flatten().min();
    let add = |one: Option<u32>, other: Option<u32>| match (one, other) {
        (Some(one), Some(other)) => Some(one.saturating_add(other)),
        (one, other) => one.or(other),
    };
    sum.cost_once = add(sum.cost_once, part.cost_once);
    sum.cost_yearly = add(sum.cost_yearly, part.cost_yearly);
    let tenths = |days: Option<PersonDays>| days.map(|days| days.tenths);
    sum.person_days = add(tenths(sum.person_days), tenths(part.person_days)).map(|tenths| PersonDays { tenths });
}
