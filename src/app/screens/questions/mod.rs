//! Working through questions: a checklist, or a filter across all; as interview (one question, large) or list.

mod evidence;
mod interview;
mod list;
mod meaning;
mod measure_box;
mod side;
mod spot;
mod state;

pub use state::State;

use eframe::egui::{Event, TextStyle, Ui};

use self::spot::{Spot, go, neighbour, next_open};
use crate::app::context::Cx;
use crate::app::keys::take;
use crate::app::parts::{field_id, progress};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{at_right, chip, muted, pill, primary_button, title};
use wiba_core::analysis::Counts;
use wiba_core::assessment::AnswerValue;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, scope: Scope) -> Commands {
    let mut out = Commands::default();
    let questions = state.questions(scope, cx.catalog, cx.assessment, cx.findings).to_vec();
    if questions.is_empty() {
        out.append(nothing(ui, cx, scope));
        return out;
    }
    head(ui, cx, scope, &questions, &mut out);
    let current = match state.current {
        Some(id) if questions.contains(&id) => id,
        _ => questions
            .iter()
            .copied()
            .find(|id| cx.assessment.round.value(*id).is_none())
            .or(questions.first().copied())
            .unwrap_or(QuestionId::new(1, 1)),
    };
    state.current = Some(current);
    let spot = Spot { scope, questions: &questions, current, reveal: std::mem::take(&mut state.reveal) };
    if !ui.ctx().text_edit_focused() && !cx.covered {
        out.append(keys(state, ui, cx, spot));
    }
    if cx.settings.list {
        out.append(list::ui(state, ui, cx, spot));
    } else {
        out.append(interview::ui(state, ui, cx, spot));
    }
    out
}

/// What to do when no question belongs to a scope.
fn nothing(ui: &mut Ui, cx: &Cx<'_>, scope: Scope) -> Commands {
    let mut out = Commands::default();
    title(ui, scope.title(cx.catalog));
    let (words, next, route) = match scope {
        Scope::Open => ("Alle Fragen sind beantwortet.", "Bericht ansehen", Route::Report),
        Scope::No => ("Noch keine Frage ist mit Nein beantwortet.", "Offene Fragen beantworten", open_questions()),
        Scope::Hint => ("Zu keiner Frage gibt es einen Hinweis.", "Offene Fragen beantworten", open_questions()),
        Scope::Changed(_) => ("Seit diesem Tag hat sich nichts geändert.", "Zum Verlauf", Route::History),
        _ => ("Keine Frage passt zu diesem Filter.", "Zur Übersicht", Route::Overview),
    };
    muted(ui, words);
    ui.add_space(space::XS);
    if primary_button(ui, next).clicked() {
        out.push(Command::Go(route));
    }
    out
}

fn open_questions() -> Route {
    Route::Questions(Scope::Open)
}

fn head(ui: &mut Ui, cx: &Cx<'_>, scope: Scope, questions: &[QuestionId], out: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        title(ui, scope.title(cx.catalog));
        if let Scope::Checklist(number) = scope
            && let Some(list) = cx.catalog.checklist(number)
        {
            let muted = theme::tokens(ui).muted;
            pill(ui, format!("Priorität {}", list.priority), muted);
        }
        muted(ui, progress(Counts::of(questions.iter().copied(), &cx.assessment.round)));
        at_right(ui, |ui| {
            let list = cx.settings.list;
            let key = format!("Taste {}", Action::View.row().key_words());
            for (as_list, name) in [(false, "Interview"), (true, "Liste")] {
                if chip(ui, list == as_list, name).on_hover_text(&key).clicked() && list != as_list {
                    out.push(Command::Set(Box::new(Settings { list: as_list, ..cx.settings.clone() })));
                }
            }
        });
    });
    if let Scope::Checklist(number) = scope
        && let Some(list) = cx.catalog.checklist(number).filter(|_| cx.settings.list)
    {
        ui.label(theme::text(&list.goal, TextStyle::Body, theme::tokens(ui).muted));
    }
}

fn keys(state: &mut State, ui: &Ui, cx: &Cx<'_>, spot: Spot<'_>) -> Commands {
    let Spot { scope, questions, current, .. } = spot;
    let mut out = Commands::default();
    let pressed = |action: Action| take(ui.ctx(), action);
    for (action, value) in [
        (Action::Yes, Some(AnswerValue::Yes)),
        (Action::No, Some(AnswerValue::No)),
        (Action::NotRelevant, Some(AnswerValue::NotRelevant)),
        (Action::ClearAnswer, None),
    ] {
        if pressed(action) {
            out.push(Command::Answer(current, value));
        }
    }
    if pressed(Action::Note) {
        focus(ui, cx, Field::Note(current), &mut out);
    }
    if pressed(Action::Justification) {
        state.justify = Some(current);
        focus(ui, cx, Field::Justification(current), &mut out);
    }
    if pressed(Action::Owner) {
        // A measure belongs to a Nein; elsewhere there is no field to go to.
        if let Some(first) = cx.findings.item(current).and_then(|item| item.questions.first()) {
            focus(ui, cx, Field::Owner(*first), &mut out);
        }
    }
    // In the list, H belongs to the row.
    if cx.settings.list && pressed(Action::Explanation) {
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
        for (action, forward) in [(Action::Previous, false), (Action::Next, true)] {
            if pressed(action)
                && let Some(id) = neighbour(questions, current, forward)
            {
                out.push(Command::ShowIn(scope, id));
            }
        }
        if pressed(Action::NextOpen) {
            match next_open(cx.catalog, cx.assessment, questions, current) {
                Some(id) => out.push(go(scope, questions, id)),
                None => out.push(Command::Go(Route::Overview)),
            }
        }
    }
    out
}

/// Goes to a field of the interview.
fn focus(ui: &Ui, cx: &Cx<'_>, field: Field, out: &mut Commands) {
    if cx.settings.list {
        out.push(Command::Set(Box::new(Settings { list: false, ..cx.settings.clone() })));
    }
    // The letter that led here is no part of the text.
    ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
    ui.memory_mut(|memory| memory.request_focus(field_id(field)));
}
