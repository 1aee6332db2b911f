//! Where in a scope the user is, and where it goes on.

use wiba_core::analysis::{self, next_open_within};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::command::Command;
use wiba_core::desk::route::Scope;

/// Where in a scope the user is.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub scope: Scope,
    pub questions: &'a [QuestionId],
    pub current: QuestionId,
    /// Scroll there in this frame.
    pub reveal: bool,
}

/// The next open question after `current` within the scope, else anywhere.
pub(super) fn next_open(
    catalog: &Catalog,
    assessment: &Assessment,
    questions: &[QuestionId],
    current: QuestionId,
) -> Option<QuestionId> {
    let round = &assessment.round;
    next_open_within(round, questions, current)
        .or_else(|| analysis::next_open(catalog, round, Some(current)).filter(|id| *id != current))
}

/// The question before or after.
pub(super) fn neighbour(questions: &[QuestionId], current: QuestionId, forward: bool) -> Option<QuestionId> {
    let place = questions.iter().position(|id| *id == current)?;
    let place = if forward { place + 1 } else { place.checked_sub(1)? };
    questions.get(place).copied()
}

/// Goes to a question: within the scope if it belongs there, else to its checklist.
pub(super) fn go(scope: Scope, questions: &[QuestionId], id: QuestionId) -> Command {
    if questions.contains(&id) { Command::ShowIn(scope, id) } else { Command::Show(id) }
}
