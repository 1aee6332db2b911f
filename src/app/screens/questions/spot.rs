//! Where in a scope the user is, and where it goes on.

use wiba_core::catalog::QuestionId;
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
