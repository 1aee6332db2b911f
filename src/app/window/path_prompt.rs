//! A path to type where the system has no file dialogs, as on a Linux without portal.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use eframe::egui::{self, Id, Key, Modifiers};

use super::Window;
use super::purpose::PathPrompt;
use crate::kit::keys;
use crate::kit::widgets::{
    FieldStyle, button, dialog, fault, labelled, muted, primary_button, select_all, small_muted, strong,
};
use wiba_core::desk::command::Commands;
use wiba_core::store::disk::{Disk, System};

impl Window {
    /// Asks for the path.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, time: f64) -> Commands {
        let Some(prompt) = &mut self.path_prompt else { return Commands::default() };
        let mut done = false;
        let mut gone = false;
        let close = dialog(ctx, "path", 520.0, |ui| {
            strong(ui, prompt.title.as_str());
            muted(ui, "Dieser PC zeigt keinen Dateidialog. Der Pfad lässt sich hier eingeben.");
            let look = FieldStyle::line("Pfad der Datei");
            let response = labelled(ui, Id::unique("typed-path"), &mut prompt.text, look);
            // On a button it belongs to that.
            let enter = response.lost_focus() && ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
            if std::mem::take(&mut prompt.fresh) {
                response.request_focus();
                // As in the dialogs of the system: what is typed replaces the proposal. A mistyped path is mended.
                if !prompt.missing {
                    select_all(ui.ctx(), response.id, &prompt.text);
                }
            }
            prompt.missing &= !response.changed();
            if prompt.missing {
                fault(ui, &response, look, "Diese Datei gibt es nicht");
            }
            small_muted(ui, "Auf Linux bringt das Paket „xdg-desktop-portal“ die Dateidialoge zurück.");
            ui.horizontal_wrapped(|ui| {
                let ready = !prompt.text.trim().is_empty();
                done = ui.add_enabled_ui(ready, |ui| primary_button(ui, "Weiter").clicked()).inner || (enter && ready);
                gone = button(ui, "Abbrechen").clicked();
            });
        });
        // A long path is not typed again because of one letter.
        let file = Path::new(prompt.text.trim());
        if done && prompt.purpose.reads() && System.stat(file).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            (prompt.missing, prompt.fresh) = (true, true);
            return Commands::default();
        }
        if done && let Some(PathPrompt { purpose, text, .. }) = self.path_prompt.take() {
            return self.chosen(ctx, purpose, PathBuf::from(text.trim()), false, time);
        }
        if gone || close {
            self.path_prompt = None;
        }
        Commands::default()
    }
}
