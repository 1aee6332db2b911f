//! The box that says what cannot be written here.

use eframe::egui::Ui;

use super::state::State;
use crate::app::context::Cx;
use crate::kit::widgets::{button, dialog, primary_button, strong};
use wiba_core::desk::command::{Command, Commands};

/// Whoever presses the key of a field is about to type: the letters must not answer questions.
pub(super) fn ui(state: &mut State, ui: &Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let Some(what) = state.unwritten else { return out };
    let mut stay = false;
    let close = dialog(ui.ctx(), "nothing-to-write", 440.0, |ui| {
        let (title, words) = what.words(cx);
        strong(ui, title);
        ui.label(words);
        ui.horizontal_wrapped(|ui| {
            let go_on = if what.in_meeting() { "Weiter mit der Sitzung" } else { "Weiter" };
            stay = primary_button(ui, go_on).clicked();
            if what.in_meeting() && button(ui, "Sitzung beenden").clicked() {
                state.unwritten = None;
                out.push(Command::ToggleMeeting);
            }
        });
    });
    if stay || close {
        state.unwritten = None;
    }
    out
}
