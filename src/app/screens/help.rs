//! ?: all keys at a glance, and how the words of the Maßstab are meant.

use eframe::egui::{self, Grid, Key, Modifiers, ScrollArea, Ui, vec2};

use crate::kit::keys;
use crate::kit::theme::space;
use crate::kit::widgets::{self, button, dialog, keycap, small_muted, strong, two_columns};
use wiba_core::catalog::Catalog;
use wiba_core::desk::actions::{Group, helped};
use wiba_core::desk::command::{Command, Commands};

/// Paints it over the screen.
pub fn ui(ctx: &egui::Context, catalog: &Catalog) -> Commands {
    let mut out = Commands::default();
    let screen = ctx.content_rect();
    let close = dialog(ctx, "help", 720.0, |ui| {
        strong(ui, "Tasten");
        ScrollArea::vertical().max_height(screen.height() - 170.0).min_scrolled_height(screen.height() - 170.0).show(
            ui,
            |ui| {
                scroll_by_key(ui);
                let half = (ui.available_width() - space::L) / 2.0;
                two_columns(
                    ui,
                    half,
                    280.0,
                    |ui| table(ui, "In den Checklisten", Group::Questions),
                    |ui| table(ui, "Überall", Group::Everywhere),
                );
                meanings(ui, catalog);
            },
        );
        small_muted(
            ui,
            "In Textfeldern schreiben die Buchstaben nur Text. Wer schneller tippt, als das Fenster nachkommt: Die \
             Antwort gilt schon der nächsten Frage.",
        );
        if button(ui, "Schließen").clicked() {
            out.push(Command::CloseOverlay);
        }
    });
    if close {
        out.push(Command::CloseOverlay);
    }
    out
}

/// How words like „festgelegt“ are meant, and the rule for what a provider runs.
fn meanings(ui: &mut Ui, catalog: &Catalog) {
    let said = [("Die Wörter im Maßstab", &catalog.words), ("Was ein Anbieter betreibt", &catalog.providers)];
    for (name, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
        ui.add_space(space::M);
        strong(ui, name);
        ui.label(text);
    }
}

/// Nothing in here takes the focus, so the arrows scroll.
fn scroll_by_key(ui: &Ui) {
    widgets::scroll_by_key(ui);
    for (key, step) in [(Key::ArrowDown, -40.0), (Key::ArrowUp, 40.0)] {
        if ui.input(|input| keys::pressed(input, Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, step));
        }
    }
}

fn table(ui: &mut Ui, title: &str, group: Group) {
    small_muted(ui, title);
    ui.spacing_mut().interact_size.y = 20.0;
    Grid::new(title).num_columns(2).spacing([space::M, 6.0]).min_row_height(22.0).show(ui, |ui| {
        for row in helped(group) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                for cap in row.caps() {
                    keycap(ui, &cap);
                }
            });
            ui.label(row.help);
            ui.end_row();
        }
    });
}
