//! What the program with the window and the one without have in common, from the arguments to the exit code.

use std::path::Path;
use std::process::ExitCode;

use super::keys::Keys;
use super::output::of_this_program;
use super::reading::Reading;
use super::{Arguments, Failure, example_report, note, run, text, usage};

/// Runs a command, or opens the window if none is given; until then there are no threads. `say` gets what there is to say at
/// the end, with the exit code.
pub fn program(window: fn(Arguments) -> Result<(), Failure>, say: fn(&str, u8)) -> ExitCode {
    let done = usage::parse(std::env::args_os()).and_then(|arguments| {
        carry_out(arguments, window)
            .map_err(|failure| (format!("Fehler: {failure}\n{}", of_this_program(failure.hint())), 1))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err((text, code)) => {
            say(&text, code);
            ExitCode::from(code)
        }
    }
}

fn carry_out(mut arguments: Arguments, window: fn(Arguments) -> Result<(), Failure>) -> Result<(), Failure> {
    match arguments.command.take() {
        Some(command) => {
            let catalog = Reading::begin(&arguments)?;
            let kommune = command.kommune().map(Path::to_owned);
            let is_missing = || kommune.is_some_and(|file| matches!(file.try_exists(), Ok(false)));
            let done = run::run(command, &catalog, &Keys::new(arguments.password_file, arguments.key_file));
            done.map_err(|failure| if is_missing() { failure.without_kommune() } else { failure })
        }
        None => {
            file_exists(&arguments)?;
            window(arguments)
        }
    }
}

/// A bare word that is no file is more often a mistyped command. With a folder or an ending it is a file that has gone, as
/// behind an old link on the desktop: the window says so, and here it is said for whoever has no window.
fn file_exists(arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.file {
        Some(file) if !file.exists() && file.extension().is_none() && file.components().count() == 1 => {
            let hint = "„wiba-kompass --hilfe“ zeigt die Befehle; eine neue Kommune legt „wiba-kompass neu DATEI --name NAME“ an.";
            Err(Failure::new(format!("„{}“ ist weder ein Befehl noch eine Datei", file.display()), hint))
        }
        Some(file) if matches!(file.try_exists(), Ok(false)) => {
            note(&format!("„{}“ gibt es nicht.", file.display()));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The console program where the other one would open its window.
///
/// # Errors
/// Unless it was the example's window: then its report is written.
pub fn without_window(arguments: Arguments) -> Result<(), Failure> {
    let catalog = Reading::begin(&arguments)?;
    if arguments.beispiel {
        return example_report(catalog.get()?);
    }
    let hint =
        "Das Fenster öffnet „wiba-kompass.exe“ (unter Linux „wiba-kompass“); „wiba-kompass --hilfe“ zeigt die Befehle.";
    Err(Failure::new("Es fehlt ein Befehl, und dieses Programm hat kein Fenster", hint))
}

/// Says something at the end: what was asked for on stdout, what went wrong on stderr.
pub fn say(message: &str, code: u8) {
    if code == 0 {
        text(message).ok();
    } else {
        note(message);
    }
}
