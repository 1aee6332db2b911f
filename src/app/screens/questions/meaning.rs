//! What a question means: its Maßstab and its explanation, folded together, and whether that has changed since the answer.

use eframe::egui::Ui;

use crate::app::context::Cx;
use crate::app::parts::{glossary_text, yardstick};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{at_right, button, card_filled, fold, keycap, link, pill, small_muted, strong};
use wiba_core::analysis::{HintKind, ticks};
use wiba_core::catalog::Question;
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::intent::Intent;
use wiba_core::desk::settings::Settings;

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let open = cx.settings.explanation;
    let name = if question.yardstick.is_some() { "Ja, wenn …" } else { "Worum es geht" };
    ui.horizontal_wrapped(|ui| {
        if fold(ui, open, name, &Action::Explanation.row().key_words()) {
            out.push(Command::Set(Box::new(Settings { explanation: !open, ..cx.settings.clone() })));
        }
        standing(ui, cx, question);
        let answer = cx.assessment.round.answer(question.id);
        at_right(ui, |ui| {
            if !answer.in_clarification && cx.assessment.part.is_none() {
                let tip = "Jemand muss noch gefragt werden. Die Frage bleibt offen, bis sie beantwortet ist.";
                if link(ui, "In Klärung").on_hover_text(tip).clicked() {
                    out.push(Command::Apply(Intent::Clarify(question.id, true)));
                }
                keycap(ui, &Action::Clarify.row().key_words());
            }
            if answer.given.is_some() {
                if link(ui, "Antwort zurücknehmen").clicked() {
                    out.push(Command::Answer(question.id, None));
                }
                keycap(ui, &Action::ClearAnswer.row().key_words());
            }
        });
    });
    if !open {
        return out;
    }
    if question.yardstick.is_some() {
        out.append(yardstick(ui, cx, question));
        ui.add_space(space::XS);
        strong(ui, "Worum es geht");
    }
    glossary_text(ui, cx.catalog, &question.explanation);
    out
}

/// „erfüllt: 3 von 5“, or how many conditions there are.
fn standing(ui: &mut Ui, cx: &Cx<'_>, question: &Question) {
    let Some(yardstick) = question.yardstick.as_ref().filter(|yardstick| yardstick.has_boxes()) else { return };
    match ticks(question, cx.assessment.round.answer(question.id)) {
        Some(ticks) => {
            let tokens = theme::tokens(ui);
            pill(ui, ticks.words(), if ticks.missing.is_empty() { tokens.yes } else { tokens.text })
        }
        None => {
            let words = match yardstick.yes_if.len() {
                1 => "eine Bedingung".to_owned(),
                2 => "beide Bedingungen".to_owned(),
                many => format!("alle {many} Bedingungen"),
            };
            small_muted(ui, words)
        }
    };
}

/// Offers to confirm an answer from before the question was put anew.
pub(super) fn reworded(ui: &mut Ui, cx: &Cx<'_>, question: &Question) -> Commands {
    let mut out = Commands::default();
    let hinted = cx.findings.hinted.get(&question.id);
    if !hinted.is_some_and(|hints| hints.iter().any(|hint| hint.kind == HintKind::Reworded)) {
        return out;
    }
    let tokens = theme::tokens(ui);
    card_filled(ui, tokens.warn_soft, tokens.warn_line, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::text(HintKind::Reworded.label(), theme::strong(), tokens.warn));
            ui.label("Trifft die Antwort noch zu?");
            if button(ui, "Antwort bestätigen").clicked() {
                out.push(Command::Apply(Intent::Confirm(question.id)));
            }
        });
    });
    out
}

/// What to know when „Nicht relevant“ is chosen where WiBA does not foresee it.
pub(super) fn not_foreseen(ui: &mut Ui, cx: &Cx<'_>, question: &Question) {
    if !question.yardstick.as_ref().is_some_and(|yardstick| yardstick.not_relevant_if.is_empty()) {
        return;
    }
    small_muted(ui, "„Nicht relevant“ ist hier nicht vorgesehen. Die Antwort bleibt trotzdem stehen.");
    if !cx.catalog.providers.is_empty() {
        small_muted(ui, &cx.catalog.providers);
    }
}
