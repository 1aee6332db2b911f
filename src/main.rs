//! The program with the window, which on Linux carries out the commands too.

#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

use wiba_cli::{Arguments, Failure, Reading};
use wiba_kompass::app::{self, Display, Renderer, RunError, Start, StartWith};

fn main() -> ExitCode {
    wiba_cli::program(window, say)
}

fn window(arguments: Arguments) -> Result<(), Failure> {
    let display = Display::open();
    let reading = Reading::begin(&arguments)?;
    let catalog = || Ok(reading.get()?.clone());
    let start = match arguments.file {
        _ if arguments.beispiel => Start::Example,
        Some(file) => Start::File(file),
        None => Start::Empty,
    };
    let renderer = arguments.renderer.map(|renderer| match renderer {
        wiba_cli::Renderer::Wgpu => Renderer::Wgpu,
        wiba_cli::Renderer::Glow => Renderer::Glow,
    });
    let with = StartWith { start, renderer, catalog: &catalog };
    match display.and_then(|display| app::run(display, &with)) {
        Ok(()) => Ok(()),
        Err(error) => {
            // What is wrong with the catalogue comes first: without it there is no window.
            let catalog = reading.get()?;
            match error {
                RunError::NoWindow { .. } if with.start == Start::Example => {
                    wiba_cli::note(&format!("{error}. Stattdessen entsteht der Bericht des Beispiels."));
                    wiba_cli::example_report(catalog)
                }
                _ => Err(Failure::new(error.to_string(), error.hint())),
            }
        }
    }
}

/// Says something at the end, where somebody sees it.
fn say(text: &str, code: u8) {
    if unseen() {
        app::message_box(text, code != 0);
    } else {
        wiba_cli::say(text, code);
    }
}

/// A program with a window has no console on Windows. Only where its output is redirected does somebody read it.
#[cfg(windows)]
fn unseen() -> bool {
    use std::os::windows::io::AsRawHandle;
    std::io::stderr().as_raw_handle().is_null() && std::io::stdout().as_raw_handle().is_null()
}

#[cfg(not(windows))]
fn unseen() -> bool {
    false
}
