//! What stands below the bar as long as something about the open file waits: why it cannot be saved, that it is only read,
//! or that another version lies beside it; and what can be done.

use std::path::PathBuf;

use eframe::egui::{Color32, Frame, Margin, TextStyle, Ui};
use lucide_icons::Icon;

use crate::kit::theme;
use crate::kit::widgets::{button, icon, primary_button, small_muted};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::session::{SaveState, Session};

/// Paints it at the top of `ui`; nothing while all is well. `beside` are other versions of the file; `is_copy`: it was
/// saved in place of the file.
pub(super) fn banner(ui: &mut Ui, session: &Session, beside: &[PathBuf], is_copy: bool) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    match session.state() {
        SaveState::Failed { message, hint, changed } => strip(
            ui,
            tokens.no_soft,
            |ui| {
                let words = format!("{} Nicht gespeichert: {message}", icon(Icon::TriangleAlert));
                ui.label(theme::text(words, theme::strong(), tokens.no));
                small_muted(ui, hint);
                if !changed {
                    let again = "Das Programm versucht es alle paar Sekunden wieder.";
                    ui.label(theme::text(again, TextStyle::Small, tokens.muted));
                }
            },
            |ui| {
                match session.path().filter(|_| changed) {
                    Some(path) if primary_button(ui, "Zusammenführen …").clicked() => {
                        out.push(Command::MergeWith(path.to_owned()));
                    }
                    _ => {}
                }
                if primary_button(ui, "Speichern unter …").clicked() {
                    out.push(Command::SaveAs);
                }
                if !changed && button(ui, "Jetzt noch einmal versuchen").clicked() {
                    out.push(Command::Save);
                }
            },
        ),
        SaveState::ReadOnly => strip(
            ui,
            tokens.soft,
            |ui| {
                ui.label(theme::text(format!("{} Nur lesen", icon(Icon::Lock)), theme::strong(), tokens.text));
                small_muted(ui, "Ändern lässt sich diese Datei erst unter eigenem Namen.");
            },
            |ui| {
                if button(ui, "Speichern unter …").clicked() {
                    out.push(Command::SaveAs);
                }
            },
        ),
        _ if is_copy => strip(
            ui,
            tokens.soft,
            |ui| {
                let words = format!("{} Rettungskopie", icon(Icon::LifeBuoy));
                ui.label(theme::text(words, theme::strong(), tokens.text));
                small_muted(ui, "Prüfen und unter eigenem Namen speichern; die Kopie verschwindet dann.");
            },
            |ui| {
                if primary_button(ui, "Speichern unter …").clicked() {
                    out.push(Command::SaveAs);
                }
            },
        ),
        _ => {}
    }
    for other in beside {
        let name = other.file_name().unwrap_or_default().to_string_lossy();
        strip(
            ui,
            tokens.soft,
            |ui| {
                let words = format!("{} Daneben liegt eine andere Fassung: {name}", icon(Icon::Files));
                ui.label(theme::text(words, theme::strong(), tokens.text));
                small_muted(ui, "Sie enthält Änderungen, die hier fehlen, etwa von einem anderen PC.");
            },
            |ui| {
                if primary_button(ui, "Zusammenführen …").clicked() {
                    out.push(Command::MergeWith(other.clone()));
                }
                if button(ui, "Jetzt nicht").clicked() {
                    out.push(Command::LeaveVersion(other.clone()));
                }
            },
        );
    }
    out
}

/// The buttons have a row of their own: beside a text that wraps, egui paints them over its last line.
fn strip(ui: &mut Ui, fill: Color32, words: impl FnOnce(&mut Ui), buttons: impl FnOnce(&mut Ui)) {
    Frame::new().fill(fill).inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(words);
        ui.horizontal_wrapped(buttons);
    });
    // The page begins where it ends.
    ui.add_space(-ui.spacing().item_spacing.y);
}
