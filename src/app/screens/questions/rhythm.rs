//! The rhythm of answering: an answer is seen for a moment, then the next open question comes. Whoever is faster, as with a
//! questionnaire on paper, types on: a key pressed meanwhile answers the question that was about to come.

use eframe::egui::{Pos2, Ui};

use wiba_core::analysis::next_open_within;
use wiba_core::assessment::{AnswerValue, Round};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::route::Scope;
use wiba_core::desk::settings::MoveOn;

/// How long an answer is shown before the next question comes.
const CONFIRMATION: f64 = 0.4;
/// Within this time a second click on the same spot belongs to the first, as most systems have it.
const DOUBLE_CLICK: f64 = 0.5;
/// How far a hand moves the pointer between the two, in points.
const TREMBLE: f32 = 6.0;

/// What was answered last, and what follows from it.
#[derive(Debug, Default)]
pub(super) struct Rhythm {
    confirmed: Option<QuestionId>,
    leaving: Option<Leaving>,
    clicked: Option<(f64, Option<Pos2>)>,
}

/// An answer that is being shown before the next question comes.
#[derive(Debug)]
struct Leaving {
    scope: Scope,
    from: QuestionId,
    value: AnswerValue,
    /// When the next question comes; `None` if it waits for the next answer.
    at: Option<f64>,
}

impl Rhythm {
    /// A question is answered with `value`; it was `before`.
    pub fn answered(
        &mut self,
        (scope, id): (Scope, QuestionId),
        before: Option<AnswerValue>,
        value: Option<AnswerValue>,
        move_on: MoveOn,
        time: f64,
    ) {
        self.leaving = None;
        let Some(value) = value.filter(|value| before != Some(*value)) else { return };
        self.confirmed = Some(id);
        // A Nein shows its measure for a moment longer: M stays with it.
        let pause = if value == AnswerValue::Yes { CONFIRMATION } else { 2.0 * CONFIRMATION };
        let at = match (move_on, value) {
            (MoveOn::Never, _) => return,
            (MoveOn::Always, _) | (MoveOn::AfterYes, AnswerValue::Yes) => Some(time + pause),
            // It can be read in peace. Whoever types on from a paper means the next question all the same: an answer that
            // was just given is never overwritten by the next key.
            (MoveOn::AfterYes, _) => None,
        };
        // A corrected answer stays in sight.
        if before.is_none() {
            self.leaving = Some(Leaving { scope, from: id, value, at });
        }
    }

    /// Whether the answer to this question was the last one given.
    pub fn confirms(&self, id: QuestionId) -> bool {
        self.confirmed == Some(id)
    }

    /// The question stays.
    pub fn stay(&mut self) {
        self.leaving = None;
    }

    /// A question is shown: whatever was about to come instead does not.
    pub fn shown(&mut self, id: QuestionId) {
        if self.leaving.as_ref().is_some_and(|leaving| leaving.from != id) {
            self.leaving = None;
        }
    }

    /// The question that is about to come instead of `current`, if any. An answer that was taken back leads nowhere.
    pub fn next(
        &self,
        scope: Scope,
        questions: &[QuestionId],
        current: QuestionId,
        round: &Round,
    ) -> Option<QuestionId> {
        let leaving = self.leaving.as_ref()?;
        let here = leaving.scope == scope && leaving.from == current && round.value(current) == Some(leaving.value);
        if here { next_open_within(round, questions, current) } else { None }
    }

    /// Seconds until it comes; `None` if it waits for the next answer.
    pub fn rest(&self, time: f64) -> Option<f64> {
        self.leaving.as_ref().and_then(|leaving| leaving.at).map(|at| at - time)
    }

    /// Whether a click is the second one of a double click: it would answer the question that has come in between.
    pub fn is_second_click(&mut self, ui: &Ui) -> bool {
        let (time, place) = ui.input(|input| (input.time, input.pointer.interact_pos()));
        let before = self.clicked.replace((time, place));
        before.is_some_and(|(at, other)| {
            let near = match (place, other) {
                (Some(one), Some(other)) => one.distance(other) < TREMBLE,
                (one, other) => one == other,
            };
            near && time - at < DOUBLE_CLICK
        })
    }
}
