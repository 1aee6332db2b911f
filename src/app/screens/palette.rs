//! Strg+K: every command by name.

use eframe::egui::{self, Align2, Area, Frame, Id, Key, Modifiers, Order, ScrollArea, TextStyle, vec2};

use crate::app::parts::move_pick;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, follow_focus, labelled, muted, paint_text, row};
use wiba_core::catalog::{Catalog, Contact};
use wiba_core::desk::actions::{Action, named};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::{Appearance, Settings};

/// State of the palette.
#[derive(Debug, Default)]
pub struct State {
    needle: String,
    picked: usize,
}

/// A command with its name and its key.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its key; may be empty.
    pub key: String,
    /// Other words by which people look for it.
    pub also: &'static str,
    /// What it does.
    pub command: Command,
}

/// All commands: those of the table, and one for each checklist, filter and choice.
pub fn entries(catalog: &Catalog, settings: &Settings, open: bool) -> Vec<Entry> {
    let fixed = |needs_file: bool| {
        named(needs_file).filter_map(|row| {
            let command = row.action.command(settings)?;
            Some(Entry { name: row.name.to_owned(), key: row.key_words(), also: row.also, command })
        })
    };
    let mut all = Vec::new();
    if open {
        all.extend(fixed(true));
        all.extend(scopes(catalog).map(|(name, scope)| entry(name, Command::Go(Route::Questions(scope)))));
        let name = if settings.list { "Ansicht: Interview" } else { "Ansicht: Liste" };
        all.extend(Action::View.command(settings).map(|command| Entry {
            name: name.to_owned(),
            key: Action::View.row().key_words(),
            also: "",
            command,
        }));
    }
    all.extend(fixed(false));
    let set = |name: String, settings: Settings| entry(name, Command::Set(Box::new(settings)));
    all.extend(Appearance::ALL.map(|appearance| {
        set(format!("Darstellung: {}", appearance.label()), Settings { appearance, ..settings.clone() })
    }));
    let words = if settings.high_contrast { "Hoher Kontrast aus" } else { "Hoher Kontrast ein" };
    all.push(set(words.to_owned(), Settings { high_contrast: !settings.high_contrast, ..settings.clone() }));
    all.extend(
        [80, 100, 125, 150, 200]
            .map(|text_scale| set(format!("Schriftgröße {text_scale} %"), Settings { text_scale, ..settings.clone() })),
    );
    all
}

fn entry(name: String, command: Command) -> Entry {
    Entry { name, key: String::new(), also: "", command }
}

/// What can be worked through, by name.
fn scopes(catalog: &Catalog) -> impl Iterator<Item = (String, Scope)> {
    let lists = catalog
        .in_working_order()
        .into_iter()
        .map(|list| (format!("Checkliste {}: {}", list.number, list.title), Scope::Checklist(list.number)));
    let filters = [("Alle offenen Fragen", Scope::Open), ("Alle Nein", Scope::No), ("Fragen mit Hinweis", Scope::Hint)];
    let priorities = catalog.priorities.iter().map(|group| {
        (format!("Fragen der Priorität {}: {}", group.number, group.title), Scope::Priority(group.number))
    });
    let contacts =
        Contact::ALL.into_iter().map(|contact| (format!("Gespräch mit: {}", contact.label()), Scope::Contact(contact)));
    lists.chain(filters.map(|(name, scope)| (name.to_owned(), scope))).chain(priorities).chain(contacts)
}

/// Those whose name has all the words.
pub fn matching(entries: Vec<Entry>, needle: &str) -> Vec<Entry> {
    let needle = needle.to_lowercase();
    let words: Vec<&str> = needle.split_whitespace().collect();
    entries
        .into_iter()
        .filter(|entry| {
            let name = format!("{} {}", entry.name.to_lowercase(), entry.also);
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
            let enter = ui.input_mut(|input| keys::take(input, Modifiers::NONE, Key::Enter));
            let look = FieldStyle::line("Befehl").bare().hint("Was soll geschehen?");
            let response = labelled(ui, Id::unique("palette-field"), &mut state.needle, look);
            if fresh {
                response.request_focus();
            }
            let found = matching(entries(catalog, settings, open), &state.needle);
            let moved = move_pick(ui, &mut state.picked, found.len(), response.changed());
            if found.is_empty() {
                muted(ui, "Kein Befehl heißt so. Nach Fragen und Texten sucht Strg+F.");
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = (screen.height() - 180.0).clamp(120.0, 420.0);
            ScrollArea::vertical().id_salt("commands").max_height(height).min_scrolled_height(height).show(ui, |ui| {
                for (index, Entry { name, key, command, .. }) in found.into_iter().enumerate() {
                    let picked = index == state.picked;
                    let (rect, response) = row(ui, 30.0, picked, || name.clone());
                    let tokens = theme::tokens(ui);
                    let inner = rect.shrink2(vec2(8.0, 0.0));
                    paint_text(ui, inner, &name, TextStyle::Body, tokens.text, Align2::LEFT_CENTER);
                    paint_text(ui, inner, &key, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
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
