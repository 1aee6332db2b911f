//! What is set about a measure wherever it is shown: who, how far, and whether its questions are now Ja.

use eframe::egui::{TextStyle, Ui};

use crate::app::context::Cx;
use crate::app::parts::field;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{ComboStyle, FieldStyle, card_filled, check_line, choose, primary_button};
use wiba_core::analysis::PlanItem;
use wiba_core::assessment::{MeasureStatus, Target};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;

/// Who is responsible, with those named before to choose from.
pub fn owner(ui: &mut Ui, cx: &Cx<'_>, id: Target, width: f32) {
    field(ui, cx, Field::Owner(id), FieldStyle::line("Verantwortlich").hint("Person oder Stelle").width(width));
}

/// A list to choose the status from.
pub fn status(ui: &mut Ui, id: Target, item: &PlanItem, width: f32, out: &mut Commands) {
    ui.label(theme::text("Status", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    status_box(ui, id, item, width, out);
}

/// The same without its name above, e.g. in a table.
pub fn status_box(ui: &mut Ui, id: Target, item: &PlanItem, width: f32, out: &mut Commands) {
    let now = item.status;
    let name = match item.questions.first() {
        Some(question) => format!("Status der Maßnahme zu {question}"),
        None => format!("Status von {}", item.citation()),
    };
    let all = MeasureStatus::ALL.map(|status| (status, status.label()));
    let picked = choose(ui, ("status", id), &all, now, ComboStyle::new(&name, width));
    out.extend(picked.filter(|status| *status != now).map(|status| Command::Apply(Intent::Status(id, status))));
}

/// What is missing by the ticks, before the steps of a measure.
pub fn missing(ui: &mut Ui, item: &PlanItem) {
    if item.missing.is_empty() {
        return;
    }
    ui.label(theme::text("Es fehlt noch:", theme::small_strong(), theme::tokens(ui).text));
    for condition in &item.missing {
        ui.label(format!("• {condition}"));
    }
    ui.label(theme::text("Schritte:", theme::small_strong(), theme::tokens(ui).text));
}

/// What to do, step by step: each can be ticked off.
pub fn steps(ui: &mut Ui, item: &PlanItem) -> Commands {
    let mut out = Commands::default();
    let Some(target) = item.target() else { return out };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, text) in item.steps.iter().enumerate() {
            let done = item.own_steps.get(place).is_some_and(|step| step.done);
            if check_line(ui, done, text).clicked() {
                out.push(Command::Apply(Intent::Tick(target, place, !done)));
            }
        }
    });
    out
}

/// A finished measure offers to answer its questions with Ja.
pub fn finish_offer(ui: &mut Ui, item: &PlanItem) -> Commands {
    let mut out = Commands::default();
    if item.status != MeasureStatus::Done || item.questions.is_empty() {
        return out;
    }
    let tokens = theme::tokens(ui);
    card_filled(ui, tokens.yes_soft, tokens.yes, |ui| {
        let ids: Vec<String> = item.questions.iter().map(ToString::to_string).collect();
        ui.label(format!("Umgesetzt. Ist damit auch {} erfüllt?", ids.join(", ")));
        let words = if ids.len() == 1 { "Frage auf Ja setzen" } else { "Fragen auf Ja setzen" };
        if primary_button(ui, words).clicked() {
            out.push(Command::Apply(Intent::Fulfilled(item.questions.clone())));
        }
    });
    out
}
