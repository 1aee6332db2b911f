//! What the keys do while questions are worked through.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::spot::{Spot, go, neighbour, onward};
use super::state::State;
use super::unwritten::Unwritten;
use crate::app::context::Cx;
use crate::app::keys::take;
use crate::app::parts::field_id;
use crate::kit::{input_order, keys};
use wiba_core::assessment::{AnswerValue, Target};
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands, Several};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::desk::route::Route;
use wiba_core::desk::settings::Settings;

/// What leads to a field.
const WRITTEN: [Action; 4] = [Action::Note, Action::Justification, Action::Owner, Action::Clarify];

/// Hears the keys.
pub(super) fn keys(state: &mut State, heard: &Heard<'_>, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let mut out = Commands::default();
    if state.unwritten.is_some() {
        return out;
    }
    // What is chosen in the list is highlighted instead of the question in sight, so the keys are meant for that.
    let several = cx.settings.list && !state.meeting && state.selection.len() > 1;
    let chosen: Vec<QuestionId> = state.selection.all().filter(|_| several).collect();
    // What is about to come by itself.
    let coming = state.rhythm.next(spot.scope, spot.questions, spot.current, &cx.assessment.round);
    answers(state, heard, cx, spot, coming, &chosen, &mut out);
    if state.meeting {
        nothing_written(state, heard, cx, spot.current, &mut out);
    } else if chosen.is_empty() {
        written(state, heard, cx, spot.current, &mut out);
    } else if WRITTEN.into_iter().any(|action| heard.has(action)) {
        out.push(Command::ChooseForMany(targets(&chosen), Several::Questions));
    }
    views(state, heard, cx, spot, &mut out);
    walk(state, heard, cx, spot, coming, &mut out);
    out
}

/// What a frame hears: keys, unless a text is being written, and what was chosen by its name instead.
pub(super) struct Heard<'a> {
    pub ui: &'a Ui,
    pub typing: bool,
    pub asked: Option<Action>,
}

impl Heard<'_> {
    fn has(&self, action: Action) -> bool {
        self.asked == Some(action) || (!self.typing && take(self.ui.ctx(), action))
    }

    fn has_key(&self, key: Key) -> bool {
        !self.typing && self.ui.input_mut(|input| keys::take(input, Modifiers::NONE, key))
    }
}

fn targets(chosen: &[QuestionId]) -> Vec<Target> {
    chosen.iter().copied().map(Target::Question).collect()
}

/// Answers the question in sight, the one that is about to come, or all that are chosen.
fn answers(
    state: &mut State,
    heard: &Heard<'_>,
    cx: &Cx<'_>,
    spot: Spot<'_>,
    coming: Option<QuestionId>,
    chosen: &[QuestionId],
    out: &mut Commands,
) {
    let Spot { scope, current, .. } = spot;
    for (action, value) in [
        (Action::Yes, AnswerValue::Yes),
        (Action::No, AnswerValue::No),
        (Action::NotRelevant, AnswerValue::NotRelevant),
    ] {
        if !heard.has(action) {
            continue;
        }
        // Together with whatever else belongs to the answer.
        if !chosen.is_empty() {
            out.push(Command::AnswerMany(targets(chosen), value));
            continue;
        }
        if let Some(next) = coming {
            out.push(Command::ShowIn(scope, next));
        }
        out.append(state.answer(cx, scope, coming.unwrap_or(current), Some(value)));
    }
    if heard.has(Action::ClearAnswer) {
        if chosen.is_empty() {
            out.append(state.answer(cx, scope, current, None));
        } else {
            out.push(Command::Apply(Intent::TakeBack(chosen.to_vec())));
        }
    }
}

/// In a meeting there is no field to write into.
fn nothing_written(state: &mut State, heard: &Heard<'_>, cx: &Cx<'_>, current: QuestionId, out: &mut Commands) {
    let written = [Action::Note, Action::Justification, Action::Owner, Action::WholeList];
    if written.into_iter().any(|action| heard.has(action)) {
        state.unwritten = Some(Unwritten::Text);
    }
    if heard.has(Action::Clarify) {
        let asked = cx.assessment.round.answer(current).in_clarification;
        out.push(Command::Apply(Intent::Clarify(current, !asked)));
        state.unwritten = (!asked).then_some(Unwritten::Clarification);
    }
}

/// What is chosen, and how it is shown.
fn views(state: &mut State, heard: &Heard<'_>, cx: &Cx<'_>, spot: Spot<'_>, out: &mut Commands) {
    let Spot { questions, current, .. } = spot;
    let as_list = cx.settings.list && !state.meeting;
    if !state.meeting && heard.has(Action::WholeList) {
        let open = questions.iter().filter(|id| cx.assessment.round.value(**id).is_none());
        out.push(Command::ChooseForMany(open.map(|id| Target::Question(*id)).collect(), Several::NotRelevant));
    }
    if as_list && !heard.typing {
        if let Some(end) = state.selection.keys(heard.ui, questions, current, heard.has(Action::SelectAll)) {
            (state.current, state.reveal) = (Some(end), true);
        }
    } else if heard.asked == Some(Action::SelectAll) && !state.meeting {
        // What is chosen by name is seen in the list; its key belongs to what is typed.
        state.selection.take_all(questions);
        if !as_list {
            out.extend(Action::View.command(cx.settings));
        }
    }
    if heard.has(Action::Explanation) {
        // In the list, the Maßstab belongs to the row.
        if as_list {
            state.unfold(current);
        } else {
            out.push(Command::Set(Box::new(Settings { explanation: !cx.settings.explanation, ..cx.settings.clone() })));
        }
    }
    if heard.has(Action::View) {
        out.extend(Action::View.command(cx.settings));
    }
}

/// From question to question.
fn walk(
    state: &mut State,
    heard: &Heard<'_>,
    cx: &Cx<'_>,
    spot: Spot<'_>,
    coming: Option<QuestionId>,
    out: &mut Commands,
) {
    let Spot { scope, questions, current, .. } = spot;
    // With the focus on a control, Enter and the arrows belong to it.
    if heard.asked.is_none() && heard.ui.memory(|memory| memory.focused()).is_some() {
        return;
    }
    if coming.is_some() && heard.has(Action::Previous) {
        // Back to the answer that is still in sight.
        state.rhythm.stay();
    }
    for (action, forward) in [(Action::Previous, false), (Action::Next, true)] {
        if heard.has(action)
            && let Some(id) = neighbour(questions, current, forward)
        {
            out.push(Command::ShowIn(scope, id));
        }
    }
    // In the list, a page is ten questions.
    if cx.settings.list && !state.meeting {
        let here = questions.iter().position(|id| *id == current).unwrap_or_default();
        let last = questions.len().saturating_sub(1);
        for (key, to) in [
            (Key::PageDown, (here + 10).min(last)),
            (Key::PageUp, here.saturating_sub(10)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if heard.has_key(key) {
                out.extend(questions.get(to).map(|id| Command::ShowIn(scope, *id)));
            }
        }
    }
    if heard.has(Action::NextOpen) {
        match onward(cx, spot) {
            Some(id) => out.push(go(scope, questions, id)),
            None => out.push(Command::Go(Route::Overview)),
        }
    }
}

/// The keys that lead to a field.
fn written(state: &mut State, heard: &Heard<'_>, cx: &Cx<'_>, current: QuestionId, out: &mut Commands) {
    let ui = heard.ui;
    if heard.has(Action::Note) {
        focus(state, ui, cx, Field::Note(current), out);
    }
    if heard.has(Action::Justification) {
        state.justify = Some(current);
        focus(state, ui, cx, Field::Justification(current), out);
    }
    if heard.has(Action::Owner) {
        // A measure belongs to a Nein, and to the whole file; elsewhere there is no field to go to.
        let item = cx.findings.item(current).filter(|_| cx.assessment.part.is_none());
        match item.and_then(|item| item.questions.first()) {
            Some(first) => focus(state, ui, cx, Field::Owner((*first).into()), out),
            None => state.unwritten = Some(Unwritten::Owner),
        }
    }
    if heard.has(Action::Clarify) {
        // In a part, what is not clear is said in the note: whom to ask is known where it came from.
        let whole = cx.assessment.part.is_none();
        if whole && !cx.assessment.round.answer(current).in_clarification {
            out.push(Command::Apply(Intent::Clarify(current, true)));
        }
        let field = if whole { Field::Ask(current) } else { Field::Note(current) };
        focus(state, ui, cx, field, out);
    }
}

/// Goes to a field of the interview.
fn focus(state: &mut State, ui: &Ui, cx: &Cx<'_>, field: Field, out: &mut Commands) {
    if cx.settings.list {
        out.push(Command::Set(Box::new(Settings { list: false, ..cx.settings.clone() })));
        state.visit(field);
    }
    // The letter that led here is no part of the text; those that follow are, once the field is there.
    ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
    // Whoever writes something about a question stays with it.
    state.rhythm.stay();
    input_order::wait(ui.ctx());
    ui.memory_mut(|memory| memory.request_focus(field_id(field)));
}
