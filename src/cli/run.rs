//! Which command does what.

use std::path::PathBuf;

use super::keys::Keys;
use super::{
    Command, Failure, answering, association, checking, create, distributing, figures, handing_out, listing, merging,
    official, open, password, printing, questions, restoring, taking, today,
};
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;

/// Carries out a command.
///
/// # Errors
/// With a German message and a hint.
pub(super) fn run(command: Command, catalog: &Catalog, keys: &Keys) -> Result<(), Failure> {
    let whole = |path: &PathBuf| distributing::whole(open(path, keys)?);
    match command {
        Command::Beispiel { file } => {
            let example =
                wiba_core::example::new_file().map_err(|error| Failure::new(error.to_string(), error.hint()))?;
            create(&file, &example)
        }
        Command::Neu { file, name } => {
            if name.trim().is_empty() {
                return Err(Failure::new(
                    "Der Name ist leer",
                    "Den Namen der Kommune angeben, zum Beispiel --name \"Stadt Musterstadt\".",
                ));
            }
            create(&file, &Assessment::new(name.trim(), today(), catalog))
        }
        Command::Antwort { file, question, value, notiz, begruendung } => {
            answering::one(&file, catalog, keys, question, value.0, notiz, begruendung)
        }
        Command::Antworten { file, from } => answering::many(&file, catalog, keys, &from),
        Command::Einlesen(arguments) => taking::run(catalog, keys, &arguments),
        Command::Fragen(arguments) => questions::list(&open(&arguments.form.file, keys)?, catalog, &arguments, keys),
        Command::Stand { file, json } => figures::stand(&open(&file, keys)?, catalog, json),
        Command::Plan(form) => listing::plan(&whole(&form.file)?, catalog, &form, keys),
        Command::Profil(form) => listing::profile(&whole(&form.file)?, catalog, &form, keys),
        Command::Bericht(arguments) => printing::report(&whole(&arguments.file)?, catalog, &arguments, keys),
        Command::Ausgeben(arguments) => handing_out::run(open(&arguments.file, keys)?, catalog, &arguments, keys),
        Command::Wortlaut(arguments) => official::run(catalog, &arguments),
        Command::Verteilen(arguments) => distributing::run(catalog, keys, &arguments),
        Command::Passwort { file, wish, new } => password::password(&file, wish, new.as_ref(), keys),
        Command::Zusammenfuehren(arguments) => merging::merge(&arguments, keys),
        Command::Wiederherstellen(arguments) => restoring::restore(&arguments, keys),
        Command::Pruefen(arguments) => checking::check(&arguments, catalog, keys),
        Command::Verknuepfen { entfernen: false } => association::join(),
        Command::Verknuepfen { entfernen: true } => association::part(),
        Command::Katalog { json } => figures::catalogue(catalog, json),
    }
}
