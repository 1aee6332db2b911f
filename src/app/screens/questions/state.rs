//! What the screen remembers, and which questions it leads through.

use std::collections::BTreeSet;

use eframe::egui::Ui;
use wiba_core::analysis::Findings;
use wiba_core::assessment::{AnswerValue, Assessment, entry_questions};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::route::Scope;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The question being shown.
    pub current: Option<QuestionId>,
    /// The questions of a filter stay while one works on them: an answered question must not vanish under the hand.
    kept: Option<(Scope, Vec<QuestionId>)>,
    /// Scroll to the current question in the next frame.
    pub(super) reveal: bool,
    /// B opens the Begründung of a question that is not „Nicht relevant“.
    pub(super) justify: Option<QuestionId>,
    /// The row of the list whose Maßstab is open.
    pub(super) unfolded: Option<Unfolded>,
    /// The answer given last, and when: shown for a moment before moving on.
    pub confirmed: Option<(QuestionId, f64)>,
}

/// An open row of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unfolded {
    pub question: QuestionId,
    /// How much room the Maßstab took in the last frame.
    pub height: f32,
}

impl State {
    /// Opens the Maßstab of a row, or closes it.
    pub(super) fn unfold(&mut self, question: QuestionId) {
        let open = self.unfolded.is_some_and(|unfolded| unfolded.question == question);
        self.unfolded = (!open).then_some(Unfolded { question, height: 0.0 });
    }

    /// Keeps how much room the open Maßstab takes; with another height than before, the frame is laid out again.
    pub(super) fn measured(&mut self, question: QuestionId, height: f32, ui: &Ui) {
        let now = Some(Unfolded { question, height });
        if self.unfolded.is_some_and(|before| before.question == question && (before.height - height).abs() > 0.5) {
            self.unfolded = now;
            ui.ctx().request_discard("the height of a Maßstab");
        }
    }

    /// Goes to a question.
    pub fn show(&mut self, question: QuestionId) {
        self.current = Some(question);
        self.reveal = true;
    }

    /// Forgets the questions of a filter, so that it is worked out anew.
    pub fn refresh(&mut self) {
        self.kept = None;
    }

    /// The questions of a scope.
    pub fn questions(
        &mut self,
        scope: Scope,
        catalog: &Catalog,
        assessment: &Assessment,
        findings: &Findings,
    ) -> &[QuestionId] {
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != scope) {
            self.kept = Some((scope, select(scope, catalog, assessment, findings)));
        }
        self.kept.as_ref().map_or(&[], |(_, questions)| questions)
    }
}

/// The questions of a scope, in the order in which they are worked through.
pub fn select(scope: Scope, catalog: &Catalog, assessment: &Assessment, findings: &Findings) -> Vec<QuestionId> {
    if let Scope::Checklist(number) = scope {
        let list = catalog.checklist(number);
        return list.map(|list| list.questions.iter().map(|question| question.id).collect()).unwrap_or_default();
    }
    let round = &assessment.round;
    let changed: BTreeSet<QuestionId> = match scope {
        Scope::Changed(day) => assessment
            .journal
            .entries()
            .iter()
            .filter(|entry| entry.at.date() >= day)
            .flat_map(|entry| entry_questions(entry, round))
            .collect(),
        _ => Default::default(),
    };
    catalog
        .in_working_order()
        .into_iter()
        .flat_map(|list| list.questions.iter().map(move |question| (list, question)))
        .filter(|(list, question)| match scope {
            Scope::Checklist(_) => false,
            Scope::Open => round.value(question.id).is_none(),
            Scope::Priority(priority) => list.priority == priority,
            Scope::Contact(contact) => question.contacts.contains(&contact),
            Scope::No => round.value(question.id) == Some(AnswerValue::No),
            Scope::Hint => findings.hinted.contains_key(&question.id),
            Scope::Changed(_) => changed.contains(&question.id),
        })
        .map(|(_, question)| question.id)
        .collect()
}
