//! The first start: three steps that can be skipped.

use eframe::egui::{self, Id};

use crate::app::parts::{appearance, scale};
use crate::kit::theme::space;
use crate::kit::widgets::{
    FieldStyle, at_right, button, dialog, keycap, labelled, link, muted, primary_button, small_muted, strong,
};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::settings::Settings;

/// State of the welcome.
#[derive(Debug, Default)]
pub struct State {
    step: usize,
    name: String,
}

/// Paints it over the screen.
pub fn ui(state: &mut State, ctx: &egui::Context, settings: &Settings) -> Commands {
    let mut out = Commands::default();
    let mut new = settings.clone();
    let mut done = false;
    let close = dialog(ctx, "welcome", 480.0, |ui| {
        small_muted(ui, format!("Schritt {} von 3", state.step + 1));
        match state.step {
            0 => {
                strong(ui, "Willkommen bei WiBA-Kompass");
                muted(ui, "257 Fragen in 19 Checklisten führen in die Basis-Absicherung. Alles bleibt auf diesem PC.");
                let look = FieldStyle::line("Name für den Verlauf").hint("z. B. M. Sommer, ISB");
                labelled(ui, Id::unique("welcome-name"), &mut state.name, look);
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
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            if state.step > 0 && button(ui, "Zurück").clicked() {
                state.step -= 1;
            }
            at_right(ui, |ui| {
                let last = state.step == 2;
                if !last && link(ui, "Überspringen").clicked() {
                    done = true;
                }
                if primary_button(ui, if last { "Los geht es" } else { "Weiter" }).clicked() {
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
