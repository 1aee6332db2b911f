//! Where in a scope the user is, and where it goes on.

use crate::app::context::Cx;
use wiba_core::analysis::next_open_from;
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

/// Where it goes on: to the next open question, in „Nacharbeit“ to the next one with a hint.
pub(super) fn onward(cx: &Cx<'_>, spot: Spot<'_>) -> Option<QuestionId> {
    let Spot { scope, questions, current, .. } = spot;
    if scope.is_done(current, cx.findings).is_none() {
        return next_open_from(cx.catalog, &cx.assessment.round, questions, current);
    }
    let place = questions.iter().position(|id| *id == current).map_or(0, |place| place + 1);
    let (before, after) = questions.split_at(place.min(questions.len()));
    let waits = |id: &QuestionId| *id != current && scope.is_done(*id, cx.findings) == Some(false);
    after.iter().chain(before).copied().find(waits)
}

/// Goes to a question: within the scope if it belongs there, else to its checklist.
pub(super) fn go(scope: Scope, questions: &[QuestionId], id: QuestionId) -> Command {
    if questions.contains(&id) { Command::ShowIn(scope, id) } else { Command::Show(id) }
}
