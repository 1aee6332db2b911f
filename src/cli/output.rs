//! What a command prints, and how it fails.

use std::io::{self, Write};

use serde::Serialize;

use wiba_core::store::StoreError;
use wiba_core::wording::system_error::in_german;

/// A command that failed: what happened, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    message: String,
    hint: String,
}

impl Failure {
    /// What happened (without a full stop) and what to do (whole sentences).
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }

    /// What to do, one or two sentences; may be empty.
    pub fn hint(&self) -> &str {
        &self.hint
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

/// Prints a text as it is.
pub(super) fn text(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        // The reader (`head`) has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::new(
            format!("Die Ausgabe bricht ab: {}", in_german(&error)),
            "Platz und Ziel der Ausgabe prüfen.",
        )),
        Ok(()) => Ok(()),
    }
}

pub(super) fn line(line: &str) -> Result<(), Failure> {
    text(&format!("{line}\n"))
}

/// Says something beside the output; that it cannot be said is no failure.
pub(super) fn note(line: &str) {
    writeln!(io::stderr(), "{line}").ok();
}

pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format!("Die Ausgabe misslingt: {error}"), ""))?;
    line(&json)
}

/// Rows in columns as wide as their widest cell, two spaces apart; the columns in `right` are set flush right.
pub(super) fn columns(rows: &[Vec<String>], right: &[usize]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = if column == 0 { "" } else { "  " };
            let cell = if right.contains(&column) { format!("{cell:>width$}") } else { format!("{cell:<width$}") };
            line.push_str(gap);
            line.push_str(&cell);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
