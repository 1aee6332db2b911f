//! The console program. Windows needs it beside the one with the window; it links neither egui nor a renderer.

use std::process::ExitCode;

fn main() -> ExitCode {
    wiba_cli::program(wiba_cli::without_window, wiba_cli::say)
}
