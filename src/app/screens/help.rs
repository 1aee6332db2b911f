//! ?: all keys at a glance.

use eframe::egui::{self, Grid, Id, Modal, ScrollArea, Ui};

use crate::app::command::{Command, Commands};
use crate::app::keys::{EVERYWHERE, KeyHelp, QUESTIONS};
use crate::app::theme::space;
use crate::app::widgets::{button, keycap, small_muted, strong, two_columns};

/// Paints it over the screen.
pub fn ui(ctx: &egui::Context) -> Commands {
    let mut out = Commands::default();
    let screen = ctx.content_rect();
    let response = Modal::new(Id::unique("help")).show(ctx, |ui| {
        ui.set_width(720.0_f32.min(screen.width() - 48.0));
        strong(ui, "Tasten");
        ScrollArea::vertical().max_height(screen.height() - 140.0).min_scrolled_height(screen.height() - 140.0).show(
            ui,
            |ui| {
                let half = (ui.available_width() - space::L) / 2.0;
                two_columns(
                    ui,
                    half,
                    280.0,
                    |ui| table(ui, "In den Checklisten", QUESTIONS),
                    |ui| table(ui, "Überall", EVERYWHERE),
                );
            },
        );
        small_muted(ui, "In Textfeldern schreiben die Buchstaben nur Text.");
        if button(ui, "Schließen").clicked() {
            out.push(Command::CloseOverlay);
        }
    });
    if response.should_close() {
        out.push(Command::CloseOverlay);
    }
    out
}

fn table(ui: &mut Ui, title: &str, keys: &[KeyHelp]) {
    small_muted(ui, title);
    Grid::new(title).num_columns(2).spacing([space::M, 6.0]).min_row_height(22.0).show(ui, |ui| {
        for key in keys {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.spacing_mut().interact_size.y = 20.0;
                for cap in key.keys {
                    keycap(ui, cap);
                }
            });
            ui.label(key.what);
            ui.end_row();
        }
    });
}
