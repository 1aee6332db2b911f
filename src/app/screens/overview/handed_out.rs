//! What has been handed out and is not back.

use eframe::egui::{Id, Rect, TextStyle, Ui};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{button, card, icon, show_with, small_muted, strong};
use wiba_core::analysis::{HintKind, HintPlace};
use wiba_core::assessment::{HandOut, HandOutState, Id as Part, hand_outs_in_order};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date;
use wiba_core::wording::number::count;

/// Paints it, what is overdue in a card of its own; nothing if nothing is out. Also says where the first of the overdue
/// can be settled.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) -> (Commands, Option<Id>) {
    let mut out = Commands::default();
    let mut first_late = None;
    let all = hand_outs_in_order(&cx.assessment.round);
    let waiting = all.into_iter().filter(|(_, what)| what.state == HandOutState::Out);
    let with_words = waiting.map(|(id, what)| (id, what, lateness(cx, id)));
    let (late, waiting): (Vec<_>, Vec<_>) = with_words.partition(|(_, _, words)| words.is_some());
    if !late.is_empty() {
        card(ui, |ui| {
            strong(ui, HintKind::HandOutOverdue.label());
            for (id, what, words) in &late {
                let button = one(ui, &mut out, *id, what, words.as_deref());
                first_late = first_late.or(button);
            }
            ui.add_space(space::S);
            if button(ui, Action::ImportAnswers.row().name).clicked() {
                out.push(Command::ChooseAnswers);
            }
        });
        ui.add_space(space::S);
    }
    if !waiting.is_empty() {
        card(ui, |ui| {
            strong(ui, "Verteilt und noch nicht zurück");
            for (id, what, _) in &waiting {
                one(ui, &mut out, *id, what, None);
            }
        });
        ui.add_space(space::S);
    }
    (out, first_late)
}

/// The hint that a part is overdue, in words.
fn lateness(cx: &Cx<'_>, id: Part) -> Option<String> {
    let at = HintPlace::HandOut(id);
    let hint = cx.findings.hints.iter().find(|hint| hint.at == at)?;
    Some(cx.findings.hint_words(*hint, &cx.assessment.round))
}

/// Paints one. Returns the button that settles it.
fn one(ui: &mut Ui, out: &mut Commands, id: Part, what: &HandOut, late: Option<&str>) -> Option<Id> {
    let tokens = theme::tokens(ui);
    let top = ui.cursor().min;
    let due = what.due.filter(|_| late.is_none());
    match late {
        Some(words) => {
            let words = format!("{} {words}", icon(Icon::TriangleAlert));
            ui.label(theme::text(words, TextStyle::Body, tokens.warn));
        }
        None => {
            let questions = count(what.questions.len(), "Frage", "Fragen");
            ui.label(theme::text(format!("{}: {questions}", what.name()), theme::strong(), tokens.text));
        }
    }
    let mut details = vec![what.form.label().to_owned()];
    details.extend(what.on.map(|day| format!("seit {}", date::short(day))));
    details.extend(due.map(|day| format!("bis {}", date::short(day))));
    small_muted(ui, details.join(" · "));
    ui.push_id(id, |ui| {
        ui.horizontal_wrapped(|ui| {
            let buttons = [(HandOutState::Done, "Erledigt"), (HandOutState::TakenBack, "Zurückgenommen")];
            let buttons = buttons.map(|(state, words)| {
                let response = button(ui, words).on_hover_text(format!("{}: {}", what.name(), state.label()));
                if response.clicked() {
                    out.push(Command::Apply(Intent::SettleHandOut(id, state)));
                }
                show_with(ui, &response, Rect::from_min_max(top, response.rect.max));
                response.id
            });
            buttons.first().copied()
        })
        .inner
    })
    .inner
}
