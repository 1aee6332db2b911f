//! The first start: three steps that can be skipped.

use eframe::egui::{self, Id, Key, Modifiers};

use crate::app::parts::{appearance, scale};
use crate::kit::keys;
use crate::kit::theme::space;
use crate::kit::widgets::{
    FieldStyle, at_right, button, dialog, keycap, labelled, link, muted, primary_button, small_muted, strong,
};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::settings::Settings;

/// What the highest step needs above the buttons.
const HIGHEST: f32 = 252.0;

/// State of the welcome.
#[derive(Debug, Default)]
pub struct State {
    step: usize,
    name: String,
    /// Whether the keyboard has been led to this step.
    begun: Option<usize>,
}

/// Paints it over the screen.
pub fn ui(state: &mut State, ctx: &egui::Context, settings: &Settings) -> Commands {
    let mut out = Commands::default();
    let mut new = settings.clone();
    let mut done = false;
    let mut enter = false;
    let close = dialog(ctx, "welcome", 528.0, |ui| {
        // All steps are as high as the highest, so that the buttons stay where they are.
        let top = ui.cursor().top();
        small_muted(ui, format!("Schritt {} von 3", state.step + 1));
        match state.step {
            0 => {
                strong(ui, "Willkommen bei WiBA-Kompass");
                muted(ui, "257 Fragen in 19 Checklisten führen in die Basis-Absicherung. Alles bleibt auf diesem PC.");
                let look = FieldStyle::line("Name für den Verlauf").hint("z. B. M. Sommer, ISB");
                let field = labelled(ui, Id::unique("welcome-name"), &mut state.name, look);
                if state.begun != Some(0) {
                    field.request_focus();
                    state.begun = Some(0);
                }
                enter |= field.lost_focus() && ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
                small_muted(ui, "Steht bei jeder Änderung. Später unter Einstellungen änderbar.");
            }
            1 => {
                strong(ui, "Wie soll es aussehen?");
                appearance(ui, &mut new);
                scale(ui, &mut new);
            }
            _ => {
                strong(ui, "Antworten geht ohne Maus");
                for (actions, what) in [
                    (&[Action::Yes, Action::No, Action::NotRelevant][..], "Ja, Nein, Nicht relevant"),
                    (&[Action::NextOpen][..], "zur nächsten offenen Frage"),
                    (&[Action::Undo][..], "nimmt jede Änderung zurück"),
                    (&[Action::Help][..], "zeigt alle Tasten"),
                ] {
                    ui.horizontal(|ui| {
                        for cap in actions.iter().flat_map(|action| action.row().caps()) {
                            keycap(ui, &cap);
                        }
                        ui.label(what);
                    });
                }
                muted(ui, "Gespeichert wird von selbst, zwei Sekunden nach jeder Änderung.");
            }
        }
        ui.add_space((top + HIGHEST - ui.cursor().top()).max(space::S));
        ui.horizontal(|ui| {
            if state.step > 0 && button(ui, "Zurück").clicked() {
                state.step -= 1;
            }
            at_right(ui, |ui| {
                let last = state.step == 2;
                if !last && link(ui, "Überspringen").clicked() {
                    done = true;
                }
                let go = primary_button(ui, if last { "Los geht’s" } else { "Weiter" });
                if state.begun != Some(state.step) {
                    // A pass that egui lays out anew does not count: asked for until it is there.
                    if go.has_focus() {
                        state.begun = Some(state.step);
                    } else {
                        go.request_focus();
                        ui.ctx().request_repaint();
                    }
                }
                if go.clicked() || std::mem::take(&mut enter) {
                    if last {
                        done = true;
                    } else {
                        state.step += 1;
                    }
                }
            });
        });
    });
    if done || close {
        new.welcomed = true;
        if !state.name.trim().is_empty() {
            state.name.trim().clone_into(&mut new.user);
        }
    }
    if new != *settings {
        out.push(Command::Set(Box::new(new)));
    }
    out
}
