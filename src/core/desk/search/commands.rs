//! Every command by name: those of the table of actions, and one for each checklist, filter and choice.

use crate::catalog::{Catalog, Contact};
use crate::desk::actions::{Action, Row, at_questions, named};
use crate::desk::command::Command;
use crate::desk::route::{Route, Scope};
use crate::desk::settings::{Appearance, Settings, TEXT_SCALES};

/// A command with its name and its key.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is: „Befehl“, „Checkliste“.
    pub kind: &'static str,
    /// Its key; may be empty.
    pub key: String,
    /// Other words by which people look for it.
    pub also: String,
    /// What it does.
    pub command: Command,
}

/// All of them, with a file or without, and while questions are worked through or not.
pub fn entries(catalog: &Catalog, settings: &Settings, open: bool, questions: bool) -> Vec<Entry> {
    let of_row = |row: &Row| {
        let (name, also) = (row.action.menu_name().to_owned(), row.also.to_owned());
        row.action.command(settings).map(|command| Entry { name, kind: "Befehl", key: row.key_words(), also, command })
    };
    let fixed = |needs_file: bool| named(needs_file).filter_map(of_row);
    let mut all = Vec::new();
    if questions {
        all.extend(at_questions().filter(|row| row.action != Action::View).filter_map(of_row));
    }
    if open {
        all.extend(fixed(true));
        all.extend(catalog.in_working_order().into_iter().map(|list| {
            let name = format!("Checkliste {}: {}", list.number, list.title);
            let command = Command::Go(Route::Questions(Scope::Checklist(list.number)));
            Entry { kind: "Checkliste", also: list.short.clone(), ..entry(name, command) }
        }));
        all.extend(filters(catalog).map(|(name, scope)| entry(name, Command::Go(Route::Questions(scope)))));
        let name = if settings.list { "Ansicht: Interview" } else { "Ansicht: Liste" };
        let view = of_row(Action::View.row());
        all.extend(view.map(|view| Entry { name: name.to_owned(), ..view }));
    }
    all.extend(fixed(false));
    let set = |name: String, settings: Settings| entry(name, Command::Set(Box::new(settings)));
    all.extend(Appearance::ALL.map(|appearance| {
        set(format!("Darstellung: {}", appearance.label()), Settings { appearance, ..settings.clone() })
    }));
    let words = if settings.high_contrast { "Hoher Kontrast aus" } else { "Hoher Kontrast ein" };
    all.push(set(words.to_owned(), Settings { high_contrast: !settings.high_contrast, ..settings.clone() }));
    all.extend(
        TEXT_SCALES
            .map(|text_scale| set(format!("Schriftgröße {text_scale} %"), Settings { text_scale, ..settings.clone() })),
    );
    all
}

fn entry(name: String, command: Command) -> Entry {
    Entry { name, kind: "Befehl", key: String::new(), also: String::new(), command }
}

/// What can be worked through across the checklists, by name.
fn filters(catalog: &Catalog) -> impl Iterator<Item = (String, Scope)> {
    let fixed = [Scope::Open, Scope::No, Scope::Asking, Scope::Hint].map(|scope| (scope.title(catalog), scope));
    let priorities = catalog.priorities.iter().map(|group| {
        (format!("Fragen der Priorität {}: {}", group.number, group.title), Scope::Priority(group.number))
    });
    let contacts =
        Contact::ALL.into_iter().map(|contact| (format!("Gespräch mit: {}", contact.label()), Scope::Contact(contact)));
    fixed.into_iter().chain(priorities).chain(contacts)
}
