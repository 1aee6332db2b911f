//! Window or command: reads the arguments, prints errors, sets the exit code.

use std::process::ExitCode;

use wiba_core::catalog::Catalog;
use wiba_kompass::app::{self, Renderer, RunError, Start, StartWith};
use wiba_kompass::cli::{self, Arguments, Failure};

fn main() -> ExitCode {
    let done = match cli::parse(std::env::args_os()) {
        Ok(arguments) => run(arguments),
        Err((text, 0)) => cli::text(&text),
        Err((text, code)) => {
            cli::note(&text);
            return ExitCode::from(code);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            cli::note(&format!("Fehler: {failure}\n{}", failure.hint()));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    cli::start_threads();
    let catalog = cli::catalogue(arguments.katalog.as_ref())?;
    match arguments.command {
        Some(command) => cli::run(command, &catalog),
        None => window(arguments, catalog),
    }
}

fn window(arguments: Arguments, catalog: Catalog) -> Result<(), Failure> {
    let start = match arguments.file {
        _ if arguments.beispiel => Start::Example,
        Some(file) if !file.exists() => {
            let hint = "„wiba-kompass --hilfe“ zeigt die Befehle; eine neue Kommune legt „wiba-kompass neu DATEI --name NAME“ an.";
            return Err(Failure::new(format!("„{}“ ist weder ein Befehl noch eine Datei", file.display()), hint));
        }
        Some(file) => Start::File(file),
        None => Start::Empty,
    };
    let renderer = arguments.renderer.map(|renderer| match renderer {
        cli::Renderer::Wgpu => Renderer::Wgpu,
        cli::Renderer::Glow => Renderer::Glow,
    });
    match app::run(StartWith { start: start.clone(), renderer, catalog: catalog.clone() }) {
        Ok(()) => Ok(()),
        Err(error @ RunError::NoWindow { .. }) if start == Start::Example => {
            cli::note(&format!("{error}. Stattdessen entsteht der Bericht des Beispiels."));
            cli::example_report(&catalog)
        }
        Err(error) => Err(Failure::new(error.to_string(), error.hint())),
    }
}
