//! Where in a scope the user is, and where it goes on.

use crate::app::context::Cx;
use wiba_core::analysis::{next_open_from, next_open_within};
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

/// Where it goes on. A list with a question of its own, as „Alle Nein“, is never left for an open question elsewhere.
pub(super) fn onward(cx: &Cx<'_>, spot: Spot<'_>) -> Option<QuestionId> {
    let Spot { scope, questions, current, .. } = spot;
    let round = &cx.assessment.round;
    match scope {
        Scope::Checklist(_) | Scope::Open | Scope::Priority(_) => next_open_from(cx.catalog, round, questions, current),
        // Whoever is being asked knows nothing about the others.
        Scope::Contact(_) | Scope::Asking => next_open_within(round, questions, current),
        // They are answered, and one looks through them.
        Scope::No | Scope::Changed(_) => neighbour(questions, current, true),
        Scope::Hint | Scope::Hinted(_) => {
            let place = questions.iter().position(|id| *id == current).map_or(0, |place| place + 1);
            let (before, after) = questions.split_at(place.min(questions.len()));
            let waits = |id: &QuestionId| *id != current && scope.is_done(*id, cx.findings) == Some(false);
            after.iter().chain(before).copied().find(waits)
        }
    }
}

/// What `onward` looks for, and what there is to say if it finds nothing.
pub(super) fn onward_words(scope: Scope) -> (&'static str, &'static str) {
    match scope {
        Scope::Checklist(_) | Scope::Open | Scope::Priority(_) => {
            ("Nächste offene Frage", "Alle Fragen sind beantwortet")
        }
        Scope::Contact(_) | Scope::Asking => ("Nächste offene Frage", "Hier ist keine andere Frage offen"),
        Scope::No | Scope::Changed(_) => ("Nächste Frage", "Ende der Liste"),
        Scope::Hint | Scope::Hinted(_) => ("Nächste Frage mit Hinweis", "Alles andere ist erledigt"),
    }
}

/// What is said while the keys are for another question than the one in sight.
pub(super) fn waiting_words(id: QuestionId) -> String {
    format!("J, N, R gelten schon für {id}; ← bleibt hier")
}

/// Goes to a question: within the scope if it belongs there, else to its checklist.
pub(super) fn go(scope: Scope, questions: &[QuestionId], id: QuestionId) -> Command {
    if questions.contains(&id) { Command::ShowIn(scope, id) } else { Command::Show(id) }
}
