//! Reading the arguments, with clap's English complaints in German.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Arguments;

/// Reads the arguments. `Err` holds the text to print and the exit code: 0 for help and version, 2 for wrong usage.
///
/// # Errors
/// If the program has nothing more to do than to print this text.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, (String, u8)> {
    Arguments::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (error.to_string(), 0),
        _ => (format!("Fehler: {}\n„wiba-kompass --hilfe“ zeigt, was möglich ist.\n", explain(&error)), 2),
    })
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
        ErrorKind::ArgumentConflict => {
            format!("„{argument}“ und „{}“ gehen nicht zusammen", context(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("„{argument}“ braucht einen Wert"),
        ErrorKind::InvalidValue => {
            format!("„{value}“ passt nicht zu „{argument}“; möglich: {}", context(ContextKind::ValidValue))
        }
        // Our own parsers say in German what they expect.
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(reason) if reason.is::<std::num::ParseIntError>() => {
                format!("„{value}“ passt nicht zu „{argument}“; erwartet wird eine Zahl")
            }
            Some(reason) => reason.to_string(),
            None => format!("„{value}“ passt nicht zu „{argument}“"),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("zu viele oder zu wenige Werte bei „{argument}“")
        }
        ErrorKind::InvalidUtf8 => "ein Argument ist nicht lesbar".to_owned(),
        _ => "der Aufruf ist unvollständig".to_owned(),
    }
}
