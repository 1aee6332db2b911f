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
pub(super) fn keys(state: &mut State, ui: &Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let Spot { scope, questions, current, .. } = spot;
    let mut out = Commands::default();
    if state.unwritten.is_some() {
        return out;
    }
    // What is about to come by itself.
    let coming = state.rhythm.next(scope, questions, current, &cx.assessment.round);
    let asked = state.asked.take();
    let pressed = |action: Action| take(ui.ctx(), action) || asked == Some(action);
    let as_list = cx.settings.list && !state.meeting;
    // What is chosen in the list is highlighted instead of the question in sight, so the keys are meant for that.
    let chosen: Vec<QuestionId> = state.selection.all().filter(|_| as_list && state.selection.len() > 1).collect();
    let targets = || chosen.iter().copied().map(Target::Question).collect();
    for (action, value) in [
        (Action::Yes, AnswerValue::Yes),
        (Action::No, AnswerValue::No),
        (Action::NotRelevant, AnswerValue::NotRelevant),
    ] {
        if pressed(action) {
            // Together with whatever else belongs to the answer.
            if !chosen.is_empty() {
                out.push(Command::AnswerMany(targets(), value));
                continue;
            }
            if let Some(next) = coming {
                out.push(Command::ShowIn(scope, next));
            }
            out.append(state.answer(cx, scope, coming.unwrap_or(current), Some(value)));
        }
    }
    if pressed(Action::ClearAnswer) {
        if chosen.is_empty() {
            out.append(state.answer(cx, scope, current, None));
        } else {
            out.push(Command::Apply(Intent::TakeBack(chosen.clone())));
        }
    }
    if state.meeting {
        // There is no field to write into.
        if [Action::Note, Action::Justification, Action::Owner, Action::WholeList].into_iter().any(&pressed) {
            state.unwritten = Some(Unwritten::Text);
        }
        if pressed(Action::Clarify) {
            let asked = cx.assessment.round.answer(current).in_clarification;
            out.push(Command::Apply(Intent::Clarify(current, !asked)));
            state.unwritten = (!asked).then_some(Unwritten::Clarification);
        }
    } else if chosen.is_empty() {
        out.append(written(state, ui, cx, current, &pressed));
    } else if WRITTEN.into_iter().any(&pressed) {
        out.push(Command::ChooseForMany(targets(), Several::Questions));
    }
    if !state.meeting && pressed(Action::WholeList) {
        let open = questions.iter().filter(|id| cx.assessment.round.value(**id).is_none());
        out.push(Command::ChooseForMany(open.map(|id| Target::Question(*id)).collect(), Several::NotRelevant));
    }
    if as_list {
        if let Some(end) = state.selection.keys(ui, questions, current, pressed(Action::SelectAll)) {
            (state.current, state.reveal) = (Some(end), true);
        }
    } else if asked == Some(Action::SelectAll) && !state.meeting {
        // What is chosen by name is seen in the list; its key belongs to what is typed.
        state.selection.take_all(questions);
        out.extend(Action::View.command(cx.settings));
    }
    // In the list, H belongs to the row.
    if as_list && pressed(Action::Explanation) {
        state.unfold(current);
    }
    for action in [Action::Explanation, Action::View] {
        if pressed(action)
            && let Some(command) = action.command(cx.settings)
        {
            out.push(command);
        }
    }
    // With the focus on a control, Enter and the arrows belong to it.
    if ui.memory(|memory| memory.focused()).is_none() {
        if coming.is_some() && pressed(Action::Previous) {
            // Back to the answer that is still in sight.
            state.rhythm.stay();
        }
        for (action, forward) in [(Action::Previous, false), (Action::Next, true)] {
            if pressed(action)
                && let Some(id) = neighbour(questions, current, forward)
            {
                out.push(Command::ShowIn(scope, id));
            }
        }
        // In the list, a page is ten questions.
        if as_list {
            let here = questions.iter().position(|id| *id == current).unwrap_or_default();
            let last = questions.len().saturating_sub(1);
            for (key, to) in [
                (Key::PageDown, (here + 10).min(last)),
                (Key::PageUp, here.saturating_sub(10)),
                (Key::Home, 0),
                (Key::End, last),
            ] {
                if ui.input_mut(|input| keys::take(input, Modifiers::NONE, key)) {
                    out.extend(questions.get(to).map(|id| Command::ShowIn(scope, *id)));
                }
            }
        }
        if pressed(Action::NextOpen) {
            match onward(cx, spot) {
                Some(id) => out.push(go(scope, questions, id)),
                None => out.push(Command::Go(Route::Overview)),
            }
        }
    }
    out
}

/// The keys that lead to a field.
fn written(
    state: &mut State,
    ui: &Ui,
    cx: &Cx<'_>,
    current: QuestionId,
    pressed: &impl Fn(Action) -> bool,
) -> Commands {
    let mut out = Commands::default();
    if pressed(Action::Note) {
        focus(state, ui, cx, Field::Note(current), &mut out);
    }
    if pressed(Action::Justification) {
        state.justify = Some(current);
        focus(state, ui, cx, Field::Justification(current), &mut out);
    }
    if pressed(Action::Owner) {
        // A measure belongs to a Nein, and to the whole file; elsewhere there is no field to go to.
        if cx.assessment.part.is_none()
            && let Some(first) = cx.findings.item(current).and_then(|item| item.questions.first())
        {
            focus(state, ui, cx, Field::Owner((*first).into()), &mut out);
        }
    }
    if pressed(Action::Clarify) {
        // In a part, what is not clear is said in the note: whom to ask is known where it came from.
        let whole = cx.assessment.part.is_none();
        if whole && !cx.assessment.round.answer(current).in_clarification {
            out.push(Command::Apply(Intent::Clarify(current, true)));
        }
        let field = if whole { Field::Ask(current) } else { Field::Note(current) };
        focus(state, ui, cx, field, &mut out);
    }
    out
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
