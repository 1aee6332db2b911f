//! Start: the example, a new Kommune, a file, or where one stopped last.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use eframe::egui::{Align2, Id, Rect, TextStyle, Ui, vec2};
use lucide_icons::Icon;

use crate::app::parts::file_name;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    FieldStyle, ICON_BUTTON, button, card, icon, icon_button, labelled, muted, paint_text, primary_button, row,
    small_muted, strong, title,
};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::settings::Settings;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// Name of the new Kommune.
    pub name: String,
    /// Where its file goes.
    pub path: String,
}

/// The folder in which people keep documents.
pub fn documents() -> &'static Path {
    // Looked for once: it may lie on a slow share.
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let home = etcetera::home_dir().unwrap_or_default();
        ["Dokumente", "Documents"].iter().map(|name| home.join(name)).find(|folder| folder.is_dir()).unwrap_or(home)
    });
    &FOLDER
}

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, settings: &Settings) -> Commands {
    let mut out = Commands::default();
    let width = ui.available_width().min(720.0);
    let margin = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.add_space(margin);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add_space(space::XL);
            head(ui);
            ui.add_space(space::M);
            out.append(recent(ui, settings));
            out.append(new(ui, state));
            out.append(others(ui));
            ui.add_space(space::S);
            small_muted(ui, "Alle Angaben bleiben auf diesem PC. Kein Netz, kein Konto.");
        });
    });
    out
}

fn head(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.label(theme::text(icon(Icon::Compass), theme::display(), tokens.primary));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, "WiBA-Kompass");
            muted(ui, "Die 19 Checklisten „Weg in die Basis-Absicherung“ für Kommunen");
        });
    });
}

fn recent(ui: &mut Ui, settings: &Settings) -> Commands {
    let mut out = Commands::default();
    if settings.recent.is_empty() {
        return out;
    }
    card(ui, |ui| {
        strong(ui, "Zuletzt geöffnet");
        ui.spacing_mut().item_spacing.y = 2.0;
        for file in &settings.recent {
            ui.horizontal(|ui| {
                let place = file.path.display().to_string();
                let width = ui.available_width() - ICON_BUTTON - space::S;
                let (rect, response) = ui
                    .scope(|ui| {
                        ui.set_width(width);
                        row(ui, 44.0, false, || format!("{} öffnen, {place}", file.name))
                    })
                    .inner;
                let tokens = theme::tokens(ui);
                let half = |top: f32| Rect::from_min_size(rect.min + vec2(8.0, top), vec2(rect.width() - 16.0, 18.0));
                paint_text(ui, half(4.0), &file.name, theme::strong(), tokens.text, Align2::LEFT_CENTER);
                paint_text(ui, half(22.0), &place, TextStyle::Small, tokens.muted, Align2::LEFT_CENTER);
                if response.on_hover_text(&place).clicked() {
                    out.push(Command::Open(file.path.clone()));
                }
                if icon_button(ui, Icon::X, &format!("{} aus der Liste nehmen", file.name)).clicked() {
                    out.push(Command::Forget(file.path.clone()));
                }
            });
        }
    });
    ui.add_space(space::S);
    out
}

fn new(ui: &mut Ui, state: &mut State) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Neue Kommune");
        let before = file_name(&state.name);
        let name = FieldStyle::line("Name der Kommune").hint("z. B. Stadt Musterstadt");
        labelled(ui, Id::unique("new-name"), &mut state.name, name);
        // The proposed path follows the name until the user writes another.
        if state.path.is_empty() || state.path == documents().join(&before).display().to_string() {
            state.path = documents().join(file_name(&state.name)).display().to_string();
        }
        ui.label(theme::text("Datei", TextStyle::Small, theme::tokens(ui).muted));
        ui.add_space(-space::XS);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 140.0).max(120.0);
            labelled(ui, Id::unique("new-path"), &mut state.path, FieldStyle::line("Datei").bare().width(width));
            if button(ui, "Durchsuchen …").clicked() {
                out.push(Command::ChooseNewFile(file_name(&state.name)));
            }
        });
        let ready = !state.name.trim().is_empty() && !state.path.trim().is_empty();
        let response = ui.add_enabled_ui(ready, |ui| primary_button(ui, "Kommune anlegen")).inner;
        if response.on_disabled_hover_text("Bitte zuerst den Namen angeben").clicked() {
            out.push(Command::Create { name: state.name.trim().to_owned(), path: PathBuf::from(state.path.trim()) });
        }
    });
    ui.add_space(space::S);
    out
}

fn others(ui: &mut Ui) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Oder");
        ui.horizontal_wrapped(|ui| {
            if button(ui, format!("{} Datei öffnen …", icon(Icon::FolderOpen))).clicked() {
                out.push(Command::ChooseFile);
            }
            if button(ui, format!("{} Beispiel Musterstadt", icon(Icon::BookOpen))).clicked() {
                out.push(Command::OpenExample);
            }
        });
        small_muted(ui, "Eine .wiba-Datei lässt sich auch auf das Fenster ziehen.");
    });
    out
}
