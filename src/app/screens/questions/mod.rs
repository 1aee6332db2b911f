//! Working through questions: a checklist, or a filter across all; as interview (one question, large) or list.

mod clarification;
mod evidence;
mod hint_lines;
mod interview;
mod keys;
mod list;
mod meaning;
mod measure_box;
mod meeting;
mod past;
mod question_menu;
mod rhythm;
mod rows;
mod selection;
mod side;
mod spot;
mod state;
mod unwritten;
mod unwritten_box;

pub use state::State;

use eframe::egui::{TextStyle, Ui};
use lucide_icons::Icon;

use self::keys::Heard;
use self::spot::Spot;
use crate::app::context::Cx;
use crate::app::parts::{field_id, progress};
use crate::kit::theme::{self, space};
use crate::kit::toasts::repaint_delay;
use crate::kit::widgets::{at_right, chip, icon_button, muted, pill, primary_button, title};
use wiba_core::analysis::Counts;
use wiba_core::catalog::QuestionId;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;

/// Paints the screen; if a meeting looks on, with how the file stands.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, scope: Scope, saved: Option<&str>) -> Commands {
    let mut out = Commands::default();
    let questions = state.questions(scope, cx.catalog, cx.assessment, cx.findings).to_vec();
    if questions.is_empty() {
        state.show_none();
        out.append(nothing(ui, cx, scope));
        return out;
    }
    let meeting = saved.is_some();
    state.meeting = meeting;
    // A meeting that has begun or ended takes the box along.
    state.unwritten = state.unwritten.filter(|what| what.in_meeting() == meeting);
    let as_list = cx.settings.list && !meeting;
    if !meeting {
        head(ui, cx, scope, &questions, &mut out);
    }
    // One that is chosen alone is highlighted alone, and where the user is.
    state.current = state.selection.only().filter(|_| as_list).or(state.current);
    let mut current = match state.current {
        Some(id) if questions.contains(&id) => id,
        _ => questions
            .iter()
            .copied()
            .find(|id| cx.assessment.round.value(*id).is_none())
            .or(questions.first().copied())
            .unwrap_or(QuestionId::new(1, 1)),
    };
    state.current = Some(current);
    let typing = ui.ctx().text_edit_focused();
    if typing || state.selection.len() > 1 {
        // Whoever writes something about a question, or has chosen several, stays there.
        state.rhythm.stay();
    }
    if !cx.covered {
        let asked = state.take_asked(ui.ctx(), typing);
        let spot = Spot { scope, questions: &questions, current, reveal: false };
        out.append(keys::keys(state, &Heard { ui, typing, asked }, cx, spot));
    }
    // The keys come first: what was pressed was meant for what was in sight.
    if let Some(next) = state.rhythm.next(scope, &questions, current, &cx.assessment.round).filter(|_| !cx.covered) {
        match state.rhythm.rest(cx.time) {
            Some(rest) if rest <= 0.0 => {
                out.push(Command::ShowIn(scope, next));
                current = next;
            }
            Some(rest) => ui.ctx().request_repaint_after_secs(repaint_delay(rest)),
            None => {}
        }
    }
    let spot = Spot { scope, questions: &questions, current, reveal: state.reveals(scope, as_list) };
    if let Some(saved) = saved {
        out.append(meeting::ui(state, ui, cx, spot, saved));
    } else if as_list {
        out.append(list::ui(state, ui, cx, spot));
    } else {
        out.append(interview::ui(state, ui, cx, spot));
    }
    out.append(unwritten_box::ui(state, ui, cx));
    // Whoever came from the list only to write something goes back to it.
    if let Some((field, arrived)) = &mut state.visiting {
        let inside = ui.memory(|memory| memory.has_focus(field_id(*field)));
        let left = *arrived && !inside && !cx.covered;
        *arrived |= inside;
        if left {
            state.visiting = None;
            out.push(Command::Set(Box::new(Settings { list: true, ..cx.settings.clone() })));
        }
    }
    // The field that B has opened goes when it is left empty.
    let writing = |id| ui.memory(|memory| memory.has_focus(field_id(Field::Justification(id))));
    if state.justify.is_some_and(|id| !writing(id)) {
        state.justify = None;
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
        Scope::Asking => ("Keine Frage ist in Klärung.", "Offene Fragen beantworten", open_questions()),
        Scope::Hint | Scope::Hinted(_) => {
            ("Zu keiner Frage gibt es einen Hinweis.", "Offene Fragen beantworten", open_questions())
        }
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

/// „19 von 22 beantwortet“, in „Nacharbeit“ „3 von 59 erledigt“.
fn progress_words(cx: &Cx<'_>, scope: Scope, questions: &[QuestionId]) -> String {
    let done: Option<Vec<bool>> = questions.iter().map(|id| scope.is_done(*id, cx.findings)).collect();
    match done {
        Some(done) => format!("{} von {} erledigt", done.iter().filter(|done| **done).count(), done.len()),
        None => progress(Counts::of(questions.iter().copied(), &cx.assessment.round)),
    }
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
        muted(ui, progress_words(cx, scope, questions));
        at_right(ui, |ui| {
            let list = cx.settings.list;
            let key = format!("Taste {}", Action::View.row().key_words());
            if scope == Scope::Asking && icon_button(ui, Icon::Copy, "Alle Fragen in Klärung kopieren").clicked() {
                out.push(Command::Copy(clarification::copied(cx, &cx.findings.asking)));
            }
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
