//! What has been handed out and is not back.

use eframe::egui::Ui;

use crate::app::context::Cx;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{button, card, small_muted, strong};
use wiba_core::assessment::{HandOutState, hand_outs_in_order};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date;
use wiba_core::wording::number::count;

/// Paints it; nothing if nothing is out.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let all = hand_outs_in_order(&cx.assessment.round);
    let waiting: Vec<_> = all.into_iter().filter(|(_, what)| what.state == HandOutState::Out).collect();
    if waiting.is_empty() {
        return out;
    }
    card(ui, |ui| {
        strong(ui, "Verteilt und noch nicht zurück");
        for (id, what) in waiting {
            let tokens = theme::tokens(ui);
            let late = what.is_overdue(cx.today());
            let color = if late { tokens.warn } else { tokens.text };
            let questions = count(what.questions.len(), "Frage", "Fragen");
            ui.label(theme::text(format!("{}: {questions}", what.name()), theme::strong(), color));
            let mut details = vec![what.form.label().to_owned()];
            details.extend(what.on.map(|day| format!("seit {}", date::short(day))));
            details.extend(what.due.map(|day| format!("bis {}", date::short(day))));
            if late {
                details.push("überfällig".to_owned());
            }
            small_muted(ui, details.join(" · "));
            ui.push_id(id, |ui| {
                ui.horizontal_wrapped(|ui| {
                    for (state, words) in
                        [(HandOutState::Done, "Erledigt"), (HandOutState::TakenBack, "Zurückgenommen")]
                    {
                        if button(ui, words).on_hover_text(format!("{}: {}", what.name(), state.label())).clicked() {
                            out.push(Command::Apply(Intent::SettleHandOut(id, state)));
                        }
                    }
                });
            });
        }
    });
    ui.add_space(space::S);
    out
}
