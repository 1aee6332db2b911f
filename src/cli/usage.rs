//! Reading the arguments, with clap's English complaints in German.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, CommandFactory, Parser};

use super::output::of_this_program;
use super::{Arguments, Command};
use wiba_core::catalog::Catalog;

/// Reads the arguments. `Err` holds the text to print and the exit code: 0 for help and version, 2 for wrong usage.
///
/// # Errors
/// If the program has nothing more to do than to print this text.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, (String, u8)> {
    let wrong = |command: &str, reason: String| {
        let text = format!("Fehler: {reason}\n„wiba-kompass {command}--hilfe“ zeigt, was möglich ist.\n");
        (of_this_program(&text), 2)
    };
    let arguments = command_first(arguments.into_iter().collect()).map_err(|reason| wrong("", reason))?;
    let first = arguments.get(1).map(|word| word.to_string_lossy()).unwrap_or_default();
    let command = Arguments::command().find_subcommand(&*first).map_or(String::new(), |_| format!("{first} "));
    let arguments = Arguments::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp => (of_this_program(&error.to_string()), 0),
        // With a command before it, clap would name the command too.
        ErrorKind::DisplayVersion => (version(), 0),
        _ => wrong(&command, explain(&error)),
    })?;
    match arguments.command.as_ref().and_then(Command::contradiction) {
        Some(reason) => Err(wrong(&command, reason.to_owned())),
        None => Ok(arguments),
    }
}

/// What somebody who reports a fault should name.
fn version() -> String {
    let mut text = concat!("wiba-kompass ", env!("CARGO_PKG_VERSION"), "\n").to_owned();
    if let Ok(catalog) = Catalog::embedded() {
        text.push_str(&format!("Katalog {}, Ausgabe {}\n", catalog.version, catalog.edition));
    }
    text.push_str(concat!("Stand ", env!("WIBA_COMMIT"), "\n"));
    text
}

/// Puts the command before the options, so that all of them may stand before or after it.
fn command_first(mut arguments: Vec<OsString>) -> Result<Vec<OsString>, String> {
    let root = Arguments::command();
    let valued: Vec<&Arg> = std::iter::once(&root)
        .chain(root.get_subcommands())
        .flat_map(clap::Command::get_arguments)
        .filter(|argument| argument.get_action().takes_values() && !argument.is_positional())
        .collect();
    let is_command = |word: &str| root.find_subcommand(word).is_some();

    let words: Vec<String> = arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let mut places = Vec::new();
    let mut rest = words.iter().enumerate().skip(1).take_while(|(_, word)| *word != "--");
    while let Some((place, word)) = rest.next() {
        if word.len() < 2 || !word.starts_with('-') {
            places.push((place, word.as_str()));
        } else if valued.iter().any(|option| is_option(option, word)) {
            rest.next(); // its value
        }
    }
    match places.as_slice() {
        [(place, word), ..] if is_command(word) => {
            let command = arguments.remove(*place);
            arguments.insert(1, command);
            Ok(arguments)
        }
        [(_, file), (_, word), ..] if is_command(word) => {
            Err(format!("erst der Befehl, dann die Datei: „wiba-kompass {word} {file}“"))
        }
        [(_, word), _, ..] => Err(format!("„{word}“ ist kein Befehl, und ohne Befehl öffnet sich nur eine Datei")),
        _ => Ok(arguments),
    }
}

fn is_option(option: &Arg, word: &str) -> bool {
    match word.strip_prefix("--") {
        Some(long) => {
            option.get_long() == Some(long) || option.get_all_aliases().is_some_and(|others| others.contains(&long))
        }
        None => option.get_short().is_some_and(|short| word.chars().skip(1).eq([short])),
    }
}

fn explain(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("„{}“ ist kein Befehl", context(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("„{argument}“ ist hier nicht möglich"),
        ErrorKind::MissingRequiredArgument => format!("es fehlt: {argument}"),
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            prior if prior == argument || prior.is_empty() => format!("„{argument}“ darf nur einmal stehen"),
            prior => format!("„{argument}“ und „{prior}“ gehen nicht zusammen"),
        },
        ErrorKind::InvalidValue if value.is_empty() => format!("„{argument}“ braucht einen Wert"),
        ErrorKind::InvalidValue => {
            format!("„{value}“ passt nicht zu „{argument}“; möglich: {}", context(ContextKind::ValidValue))
        }
        // Our own parsers say in German what they expect.
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(reason) => reason.to_string(),
            None => format!("„{value}“ passt nicht zu „{argument}“"),
        },
        ErrorKind::TooManyValues => format!("„{argument}“ nimmt keinen Wert, auch nicht „{value}“"),
        ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("zu viele oder zu wenige Werte bei „{argument}“")
        }
        ErrorKind::InvalidUtf8 => "ein Argument ist nicht lesbar".to_owned(),
        _ => "der Aufruf ist unvollständig".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_declared_consistently_and_every_value_is_read_by_a_parser_that_speaks_german() {
        Arguments::command().debug_assert();
    }
}
