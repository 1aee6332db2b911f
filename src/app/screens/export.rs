//! What can be written for other programs.

use eframe::egui;

use crate::kit::widgets::{button, dialog, small_muted, strong};
use wiba_core::desk::command::{Command, Commands, Export};

/// Paints the choice.
pub fn ui(ctx: &egui::Context) -> Commands {
    let mut out = Commands::default();
    let close = dialog(ctx, "export", 520.0, |ui| {
        strong(ui, "Exportieren");
        for export in Export::ALL {
            if button(ui, format!("{} …", export.label())).clicked() {
                out.push(Command::Export(export));
                out.push(Command::CloseOverlay);
            }
            small_muted(ui, export.about());
        }
        ui.separator();
        if button(ui, "Schließen").clicked() {
            out.push(Command::CloseOverlay);
        }
    });
    if close {
        out.push(Command::CloseOverlay);
    }
    out
}
