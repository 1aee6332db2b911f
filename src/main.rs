//! Window or command: reads the arguments, prints errors, sets the exit code.

use std::io::Write;
use std::process::ExitCode;

use wiba_kompass::cli::{self, Arguments, Failure};

fn main() -> ExitCode {
    let arguments = match cli::parse(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err((text, 0)) => {
            // Nothing is left to do if even this cannot be printed.
            std::io::stdout().write_all(text.as_bytes()).ok();
            return ExitCode::SUCCESS;
        }
        Err((text, code)) => {
            eprint!("{text}");
            return ExitCode::from(code);
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("Fehler: {failure}");
            if !failure.hint().is_empty() {
                eprintln!("{}", failure.hint());
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let catalog = cli::catalogue(arguments.katalog.as_ref())?;
    match arguments.command {
        Some(command) => cli::run(command, &catalog),
        None => Ok(()),
    }
}
