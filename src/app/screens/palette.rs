//! Strg+K: every command by name.

use eframe::egui::{self, Align2, Area, Frame, Id, Key, Modifiers, Order, ScrollArea, TextStyle, vec2};

use crate::app::parts::move_pick;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, follow_focus, labelled, muted, paint_text, row};
use wiba_core::catalog::{Catalog, Contact};
use wiba_core::desk::command::{Command, Commands, Overlay};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::{Appearance, Settings};

/// State of the palette.
#[derive(Debug, Default)]
pub struct State {
    needle: String,
    picked: usize,
}

/// All commands with their names and keys.
pub fn entries(catalog: &Catalog, settings: &Settings, open: bool) -> Vec<(String, &'static str, Command)> {
    let mut all: Vec<(String, &'static str, Command)> = Vec::new();
    let mut add = |name: &str, key: &'static str, command: Command| all.push((name.to_owned(), key, command));
    if open {
        add("Übersicht", "Alt+1", Command::Go(Route::Overview));
        add("Maßnahmen", "Alt+2", Command::Go(Route::Measures));
        add("Profil", "Alt+3", Command::Go(Route::Profile));
        add("Bericht", "Alt+4", Command::Go(Route::Report));
        add("Stammdaten", "", Command::Go(Route::Kommune));
        add("Verlauf", "", Command::Go(Route::History));
        add("Einstellungen", "", Command::Go(Route::Settings));
        add("Suchen", "Strg+F", Command::Toggle(Overlay::Search));
        add("Rückgängig", "Strg+Z", Command::Undo);
        add("Wiederholen", "Strg+Y", Command::Redo);
        add("Speichern", "Strg+S", Command::Save);
        add("Speichern unter …", "", Command::SaveAs);
        add("Antworten aus CSV übernehmen …", "", Command::ChooseAnswers);
        add("Datei schließen", "", Command::CloseFile);
        for list in catalog.in_working_order() {
            let target = Route::Questions(Scope::Checklist(list.number));
            add(&format!("Checkliste {}: {}", list.number, list.title), "", Command::Go(target));
        }
        add("Alle offenen Fragen", "", Command::Go(Route::Questions(Scope::Open)));
        add("Alle Nein", "", Command::Go(Route::Questions(Scope::No)));
        add("Fragen mit Hinweis", "", Command::Go(Route::Questions(Scope::Hint)));
        for group in &catalog.priorities {
            let name = format!("Fragen der Priorität {}: {}", group.number, group.title);
            add(&name, "", Command::Go(Route::Questions(Scope::Priority(group.number))));
        }
        for contact in Contact::ALL {
            let name = format!("Gespräch mit: {}", contact.label());
            add(&name, "", Command::Go(Route::Questions(Scope::Contact(contact))));
        }
        let list = Settings { list: !settings.list, ..settings.clone() };
        add(if settings.list { "Ansicht: Interview" } else { "Ansicht: Liste" }, "L", Command::Set(Box::new(list)));
    }
    add("Datei öffnen …", "Strg+O", Command::ChooseFile);
    add("Tasten", "?", Command::Toggle(Overlay::Help));
    for appearance in Appearance::ALL {
        let new = Settings { appearance, ..settings.clone() };
        add(&format!("Darstellung: {}", appearance.label()), "", Command::Set(Box::new(new)));
    }
    let contrast = Settings { high_contrast: !settings.high_contrast, ..settings.clone() };
    let words = if settings.high_contrast { "Hoher Kontrast aus" } else { "Hoher Kontrast ein" };
    add(words, "", Command::Set(Box::new(contrast)));
    for scale in [80, 100, 125, 150, 200] {
        let new = Settings { text_scale: scale, ..settings.clone() };
        add(&format!("Schriftgröße {scale} %"), "", Command::Set(Box::new(new)));
    }
    all
}

/// Those whose name has all the words.
pub fn matching(entries: Vec<(String, &'static str, Command)>, needle: &str) -> Vec<(String, &'static str, Command)> {
    let needle = needle.to_lowercase();
    let words: Vec<&str> = needle.split_whitespace().collect();
    entries
        .into_iter()
        .filter(|(name, _, _)| {
            let name = name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        })
        .collect()
}

/// Paints it over the screen.
pub fn ui(
    state: &mut State,
    ctx: &egui::Context,
    catalog: &Catalog,
    settings: &Settings,
    open: bool,
    fresh: bool,
) -> Commands {
    let mut out = Commands::default();
    let screen = ctx.content_rect();
    let width = 520.0_f32.min(screen.width() - 24.0);
    let area = Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 64.0));
    let response = area.show(ctx, |ui| {
        Frame::popup(ui.style()).inner_margin(space::M).show(ui, |ui| {
            ui.set_width(width - 26.0);
            // As long as it is open, Tab stays here.
            ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let look = FieldStyle::line("Befehl").bare().hint("Was soll geschehen?");
            let response = labelled(ui, Id::unique("palette-field"), &mut state.needle, look);
            if fresh {
                response.request_focus();
            }
            let found = matching(entries(catalog, settings, open), &state.needle);
            let moved = move_pick(ui, &mut state.picked, found.len(), response.changed());
            if found.is_empty() {
                muted(ui, "Kein Befehl heißt so.");
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = (screen.height() - 180.0).clamp(120.0, 420.0);
            ScrollArea::vertical().id_salt("commands").max_height(height).min_scrolled_height(height).show(ui, |ui| {
                for (index, (name, key, command)) in found.into_iter().enumerate() {
                    let picked = index == state.picked;
                    let (rect, response) = row(ui, 30.0, picked, || name.clone());
                    let tokens = theme::tokens(ui);
                    let inner = rect.shrink2(vec2(8.0, 0.0));
                    paint_text(ui, inner, &name, TextStyle::Body, tokens.text, Align2::LEFT_CENTER);
                    paint_text(ui, inner, key, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
                    if picked && moved {
                        ui.scroll_to_rect(rect, None);
                    }
                    if response.clicked() || (enter && picked) {
                        out.push(Command::CloseOverlay);
                        out.push(command);
                    }
                }
                follow_focus(ui, ui.min_rect());
            });
        });
    });
    if !fresh && response.response.clicked_elsewhere() {
        out.push(Command::CloseOverlay);
    }
    out
}
