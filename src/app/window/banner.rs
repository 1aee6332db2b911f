//! What stands below the bar as long as the open file cannot be saved: why, and what can be done.

use eframe::egui::{Frame, Margin, TextStyle, Ui};
use lucide_icons::Icon;

use crate::kit::theme;
use crate::kit::widgets::{button, icon, primary_button, small_muted};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::session::{SaveState, Session};

/// Paints it at the top of `ui`; nothing while all is well.
pub(super) fn banner(ui: &mut Ui, session: &Session) -> Commands {
    let mut out = Commands::default();
    let SaveState::Failed { message, hint } = session.state() else { return out };
    let tokens = theme::tokens(ui);
    Frame::new().fill(tokens.no_soft).inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let words = format!("{} Nicht gespeichert: {message}", icon(Icon::TriangleAlert));
            ui.label(theme::text(words, theme::strong(), tokens.no));
            small_muted(ui, hint);
            ui.label(theme::text(
                "Das Programm versucht es alle paar Sekunden wieder.",
                TextStyle::Small,
                tokens.muted,
            ));
            if primary_button(ui, "Speichern unter …").clicked() {
                out.push(Command::SaveAs);
            }
            if button(ui, "Jetzt noch einmal versuchen").clicked() {
                out.push(Command::Save);
            }
        });
    });
    out
}
