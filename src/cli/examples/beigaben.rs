//! What goes with the Linux packages: the man page and the completions of the shells, made from the arguments.
//!
//! `cargo run -p wiba-cli --example beigaben -- FOLDER`

#![allow(clippy::disallowed_methods, reason = "writes nobody's data")]

use std::io;
use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::roff::{Roff, bold, italic, roman};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or_else(|| io::Error::other("FOLDER is missing"))?);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("wiba-kompass.1"), page(wiba_cli::Arguments::command()))?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(shell, &mut wiba_cli::Arguments::command(), "wiba-kompass", &folder)?;
    }
    Ok(())
}

/// One page for all commands, in German.
fn page(mut command: Command) -> String {
    command.build();
    let mut page = Roff::new();
    // Where others have a date: it would change with every build.
    let version = concat!("Version ", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["wiba-kompass", "1", version, "WiBA-Kompass", "Benutzerhandbuch"]);
    page.control("SH", ["BEZEICHNUNG"]);
    page.text([roman(format!("wiba-kompass - {}", words(command.get_about())))]);
    page.control("SH", ["ÜBERSICHT"]);
    for line in usage(&command).lines() {
        page.text([bold(line.trim())]).control("br", []);
    }
    page.control("SH", ["BESCHREIBUNG"]);
    for line in words(command.get_after_help()).lines() {
        page.text([roman(line)]);
    }
    page.control("SH", ["OPTIONEN"]);
    arguments(&command, false, &mut page);
    page.control("SH", ["BEFEHLE"]);
    for inner in command.get_subcommands() {
        page.control("SS", [usage(inner).as_str()]);
        page.text([roman(words(inner.get_about()))]);
        arguments(inner, true, &mut page);
    }
    page.control("SH", ["RÜCKGABEWERT"]);
    page.text([roman("0 gelungen, 1 misslungen, 2 falscher Aufruf.")]);
    page.render()
}

/// The arguments of a command; those that all have stand once, at the top.
fn arguments(command: &Command, inner: bool, page: &mut Roff) {
    let all = command.get_arguments().filter(|argument| !(argument.is_hide_set() || inner && argument.is_global_set()));
    for argument in all {
        let names =
            [argument.get_short().map(|name| format!("-{name}")), argument.get_long().map(|name| format!("--{name}"))];
        let names: Vec<String> = names.into_iter().flatten().collect();
        let takes = argument.is_positional() || argument.get_action().takes_values();
        let value = argument.get_value_names().filter(|_| takes).and_then(|names| names.first());
        let mut head = vec![bold(names.join(", "))];
        if let Some(value) = value {
            head.push(roman(if names.is_empty() { "" } else { " " }));
            head.push(italic(value.as_str()));
        }
        page.control("TP", []).text(head).text([roman(words(argument.get_help()))]);
    }
}

fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage: ").to_owned()
}

fn words(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
