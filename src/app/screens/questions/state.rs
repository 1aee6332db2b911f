//! What the screen remembers, and which questions it leads through.

use std::collections::BTreeSet;

use eframe::egui::{Context, Ui};

use super::past::Past;
use super::rhythm::Rhythm;
use super::selection::Selection;
use super::spot::Spot;
use super::unwritten::Unwritten;
use crate::app::context::Cx;
use wiba_core::analysis::{Asking, Findings};
use wiba_core::assessment::{AnswerValue, Assessment, entry_questions};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::Scope;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The question being shown.
    pub current: Option<QuestionId>,
    /// The questions of a filter stay while one works on them: an answered question must not vanish under the hand.
    kept: Option<Kept>,
    /// Scroll to the current question in the next frame.
    pub(super) reveal: bool,
    /// What was painted last, and whether as a list.
    painted: Option<(Scope, bool)>,
    /// B has opened the Begründung of a question, and somebody is in it.
    pub(super) justify: Option<QuestionId>,
    /// Confirm, pause, move on.
    pub(super) rhythm: Rhythm,
    /// The field for which the list has given way to the interview, and whether it has had the focus; the list comes back
    /// when it is left.
    pub(super) visiting: Option<(Field, bool)>,
    /// Whether a meeting looks on: nothing is written then.
    pub(super) meeting: bool,
    /// Somebody pressed the key of a field that is not here.
    pub(super) unwritten: Option<Unwritten>,
    /// The questions of the list that are selected, to set the same for all.
    pub(super) selection: Selection,
    /// What was chosen in the menu instead of by its key.
    pub asked: Option<Action>,
    /// Whether that has waited for a frame.
    waited: bool,
    /// The row of the list whose Maßstab is open.
    pub(super) unfolded: Option<Unfolded>,
    /// What happened to the question in sight.
    pub(super) past: Option<Past>,
}

/// The questions of a scope as they were when it was entered.
#[derive(Debug)]
struct Kept {
    scope: Scope,
    questions: Vec<QuestionId>,
    /// What stands above some of them in the list.
    headings: Vec<(usize, String)>,
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

    /// A field is led to out of the list, which comes back when it is left.
    pub fn visit(&mut self, field: Field) {
        self.visiting = Some((field, false));
    }

    /// Goes to a question, and no longer chooses others.
    pub fn show(&mut self, question: QuestionId) {
        self.current = Some(question);
        self.reveal = true;
        self.selection.clear();
        self.rhythm.shown(question);
    }

    /// Forgets the questions of a filter, so that it is worked out anew, and begins at the current one.
    pub fn refresh(&mut self) {
        self.kept = None;
        self.painted = None;
        self.selection.clear();
        self.rhythm.stay();
        self.unwritten = None;
    }

    /// Whether a box says that something cannot be written here. That of a meeting goes with it, whatever else is pressed.
    pub fn is_asking(&self) -> bool {
        self.unwritten.is_some_and(|what| !what.in_meeting())
    }

    /// No question is in sight: nothing is meant for one.
    pub(super) fn show_none(&mut self) {
        (self.current, self.asked, self.waited, self.unwritten) = (None, None, false, None);
    }

    /// Whether the current question must be scrolled to in this frame: it is another one, or stands in another list.
    pub(super) fn reveals(&mut self, scope: Scope, as_list: bool) -> bool {
        let before = self.painted.replace((scope, as_list));
        std::mem::take(&mut self.reveal) || before != Some((scope, as_list))
    }

    /// Answers a question from the keyboard: the rhythm goes on.
    pub(super) fn answer(&mut self, cx: &Cx<'_>, scope: Scope, id: QuestionId, value: Option<AnswerValue>) -> Commands {
        let before = cx.assessment.round.value(id);
        self.rhythm.answered((scope, id), before, value, cx.settings.move_on, cx.time);
        let mut out = Commands::default();
        out.push(Command::Answer(id, value));
        out
    }

    /// The same at a click. A double click is one.
    pub(super) fn click(&mut self, ui: &Ui, cx: &Cx<'_>, scope: Scope, id: QuestionId, value: AnswerValue) -> Commands {
        // Space and a screen reader press a button where the pointer rests, too.
        if ui.input(|input| input.pointer.primary_clicked()) && self.rhythm.is_second_click(ui) {
            return Commands::default();
        }
        self.answer(cx, scope, id, Some(value))
    }

    /// What was chosen by its name. The field in which it was looked for has the focus for one frame more.
    pub(super) fn take_asked(&mut self, ctx: &Context, typing: bool) -> Option<Action> {
        self.asked?;
        if typing && !std::mem::replace(&mut self.waited, true) {
            ctx.request_repaint();
            return None;
        }
        self.waited = false;
        self.asked.take()
    }

    /// The question that the next answer is for, though another one stays in sight until then.
    pub(super) fn waiting(&self, cx: &Cx<'_>, spot: Spot<'_>) -> Option<QuestionId> {
        let next = self.rhythm.next(spot.scope, spot.questions, spot.current, &cx.assessment.round);
        next.filter(|_| self.rhythm.rest(cx.time).is_none())
    }

    /// The questions of a scope.
    pub fn questions(
        &mut self,
        scope: Scope,
        catalog: &Catalog,
        assessment: &Assessment,
        findings: &Findings,
    ) -> &[QuestionId] {
        if self.kept.as_ref().is_none_or(|kept| kept.scope != scope) {
            let questions = select(scope, catalog, assessment, findings);
            let headings = if scope == Scope::Asking { asking_headings(findings) } else { Vec::new() };
            self.kept = Some(Kept { scope, questions, headings });
        }
        self.kept.as_ref().map_or(&[], |kept| &kept.questions)
    }

    /// The questions of the scope that is shown.
    pub(super) fn kept_questions(&self) -> &[QuestionId] {
        self.kept.as_ref().map_or(&[], |kept| &kept.questions)
    }

    /// Before which questions of a scope there is a heading in the list.
    pub(super) fn headings(&self, scope: Scope) -> Vec<(usize, String)> {
        let kept = self.kept.as_ref().filter(|kept| kept.scope == scope);
        kept.map(|kept| kept.headings.clone()).unwrap_or_default()
    }
}

/// Whom to ask, before the first question for each.
fn asking_headings(findings: &Findings) -> Vec<(usize, String)> {
    let mut before = 0;
    let heading = |group: &Asking| {
        let here = before;
        before += group.questions.len();
        (here, format!("{} ({})", group.title(), group.questions.len()))
    };
    findings.asking.iter().map(heading).collect()
}

/// The questions of a scope, in the order in which they are worked through.
pub fn select(scope: Scope, catalog: &Catalog, assessment: &Assessment, findings: &Findings) -> Vec<QuestionId> {
    if let Scope::Checklist(number) = scope {
        let list = catalog.checklist(number);
        return list.map(|list| list.questions.iter().map(|question| question.id).collect()).unwrap_or_default();
    }
    if scope == Scope::Asking {
        return findings.asking.iter().flat_map(|group| &group.questions).copied().collect();
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
            Scope::Checklist(_) | Scope::Asking => false,
            Scope::Open => round.value(question.id).is_none(),
            Scope::Priority(priority) => list.priority == priority,
            Scope::Contact(contact) => question.contacts.contains(&contact),
            Scope::No => round.value(question.id) == Some(AnswerValue::No),
            Scope::Hint => findings.hinted.contains_key(&question.id),
            Scope::Hinted(kind) => {
                findings.hinted.get(&question.id).is_some_and(|hints| hints.iter().any(|hint| hint.kind == kind))
            }
            Scope::Changed(_) => changed.contains(&question.id),
        })
        .map(|(_, question)| question.id)
        .collect()
}
