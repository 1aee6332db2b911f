//! Which command does what.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::keys::Keys;
use super::reading::Reading;
use super::{
    Command, Failure, answering, association, checking, distributing, figures, handing_out, listing, merging, official,
    open, output, password, printing, questions, restoring, taking, target, today,
};
use wiba_core::assessment::Assessment;
use wiba_core::store::disk::System;
use wiba_core::store::{EXTENSION, File};

/// Carries out a command.
///
/// # Errors
/// With a German message and a hint.
pub(super) fn run(command: Command, catalog: &Reading, keys: &Keys) -> Result<(), Failure> {
    let whole = |path: &PathBuf| distributing::whole(open(path, keys)?);
    match command {
        Command::Beispiel { file } => {
            let example =
                wiba_core::example::new_file().map_err(|error| Failure::new(error.to_string(), error.hint()))?;
            create(&file, &example, keys)
        }
        Command::Neu { file, name } => {
            if name.trim().is_empty() {
                return Err(Failure::new(
                    "Der Name ist leer",
                    "Den Namen der Kommune angeben, zum Beispiel --name \"Stadt Musterstadt\".",
                ));
            }
            create(&file, &Assessment::new(name.trim(), today(), catalog.get()?), keys)
        }
        Command::Antwort { file, question, value, notiz, begruendung } => {
            answering::one(&file, catalog.get()?, keys, question, value.0, notiz, begruendung)
        }
        Command::Antworten { file, from } => answering::many(&file, catalog.get()?, keys, &from),
        Command::Einlesen(arguments) => taking::run(catalog.get()?, keys, &arguments),
        Command::Fragen(arguments) => {
            questions::list(&open(&arguments.form.file, keys)?, catalog.get()?, &arguments, keys)
        }
        Command::Stand { file, json } => figures::stand(&open(&file, keys)?, catalog.get()?, json),
        Command::Plan(form) => listing::plan(&whole(&form.file)?, catalog.get()?, &form, keys),
        Command::Profil(form) => listing::profile(&whole(&form.file)?, catalog.get()?, &form, keys),
        Command::Bericht(arguments) => printing::report(&whole(&arguments.file)?, catalog.get()?, &arguments, keys),
        Command::Ausgeben(arguments) => {
            handing_out::run(open(&arguments.file, keys)?, catalog.get()?, &arguments, keys)
        }
        Command::Wortlaut(arguments) => official::run(catalog.get()?, &arguments),
        Command::Verteilen(arguments) => distributing::run(catalog.get()?, keys, &arguments),
        Command::Passwort { file, wish, new } => password::password(&file, wish, new.as_ref(), keys),
        Command::Zusammenfuehren(arguments) => merging::merge(&arguments, keys),
        Command::Wiederherstellen(arguments) => restoring::restore(&arguments, keys),
        Command::Pruefen(arguments) => checking::check(&arguments, catalog.get()?, keys),
        Command::Verknuepfen { entfernen: false } => association::join(),
        Command::Verknuepfen { entfernen: true } => association::part(),
        Command::Katalog { json } => figures::catalogue(catalog.get()?, json),
    }
}

/// A new file, with a password if one is given.
fn create(path: &Path, assessment: &Assessment, keys: &Keys) -> Result<(), Failure> {
    target::name_content(path, EXTENSION);
    let seal = password::of_new_file(path, &assessment.kommune, keys)?;
    File::create_with(Arc::new(System), path, assessment, seal.as_ref())?;
    let sealed = if seal.is_some() { " und verschlüsselt" } else { "" };
    output::done(&format!("„{}“ ist angelegt{sealed}.", path.display()));
    Ok(())
}
