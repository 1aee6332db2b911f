//! What a command prints, and how it fails. Nothing here ends the program: a full disk or a closed pipe behind stdout or
//! stderr is an error like any other.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use wiba_core::exchange::{Fault, MOST_FAULTS};
use wiba_core::store::{SaveNotice, SealFault, StoreError};
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

    /// The same where the Kommune's file is not there: perhaps there is none yet.
    #[must_use]
    pub(super) fn without_kommune(self) -> Self {
        let Self { message, hint } = self;
        let hint = format!("{hint} Eine neue Kommune legt „wiba-kompass neu DATEI --name NAME“ an.");
        Self { message, hint: hint.trim_start().to_owned() }
    }

    /// What to do, one or two sentences; may be empty.
    pub fn hint(&self) -> &str {
        &self.hint
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let hints = [error.hint(), advice(&error)];
        Self::new(error.to_string(), hints.into_iter().filter(|hint| !hint.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

/// Which command or option helps; the core knows none. Empty if none does.
fn advice(error: &StoreError) -> &'static str {
    match error {
        StoreError::Empty { .. } => "„wiba-kompass wiederherstellen DATEI“ zeigt die Sicherungen auf diesem PC.",
        StoreError::ChangedOnDisk { .. } => {
            "„wiba-kompass zusammenfuehren DATEI ANDERE“ macht aus zwei Fassungen eine."
        }
        StoreError::Damaged { in_journal: true, .. } => {
            "„wiba-kompass pruefen DATEI --reparieren ZIEL“ schreibt eine Kopie mit allem, was vor dieser Zeile steht."
        }
        StoreError::TargetTaken { .. } => "--ersetzen überschreibt sie.",
        StoreError::Seal { fault: SealFault::Locked, .. } => "--passwort-datei DATEI nennt es ohne Nachfrage.",
        StoreError::Seal { fault: SealFault::NeedsKey, .. } => "--schluessel-datei DATEI nennt ihn.",
        _ => "",
    }
}

/// Says something on stderr. If even that is not possible, nobody listens.
pub fn note(text: &str) {
    let mut text = shown(text);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    io::stderr().write_all(text.as_bytes()).ok();
}

/// Says what a save could not do besides saving.
pub(super) fn notices(notices: Vec<SaveNotice>) {
    for notice in notices {
        note(&format!("Hinweis: {notice}. {}", notice.hint()));
    }
}

/// Commands are called by the name that works in a console: on Windows it is another one than that of the window.
pub(super) fn of_this_program(text: &str) -> String {
    let name = if cfg!(windows) { "wiba-kompass-cli " } else { "wiba-kompass " };
    text.replace("wiba-kompass ", name)
}

/// Prints a text for people.
pub fn text(text: &str) -> Result<(), Failure> {
    raw(&shown(text)).map_err(|reason| broken_off(&reason))
}

/// Prints a table for programs: as it is, unless it goes to a terminal.
pub(super) fn table(table: &str) -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        text(&table.replace("\r\n", "\n"))
    } else {
        raw(table).map_err(|reason| broken_off(&reason))
    }
}

/// Says what has been done. It stays done if that cannot be said, so the command has not failed.
pub(super) fn done(line: &str) {
    after_saving(self::line(line));
}

/// What could be printed about something that is saved: it stays saved, so the command has not failed.
pub(super) fn after_saving(printed: Result<(), Failure>) {
    if let Err(failure) = printed {
        note(&format!("Hinweis: Es ist gespeichert, nur die Meldung darüber fehlt. {failure}."));
    }
}

pub(super) fn line(line: &str) -> Result<(), Failure> {
    text(&format!("{line}\n"))
}

/// Refuses „-“ where a file of ours is to be written.
pub(super) fn is_file(target: &Path) -> Result<(), Failure> {
    if target.as_os_str() != "-" {
        return Ok(());
    }
    let message = "„-“ ist kein Ziel: Geschrieben wird nur in eine Datei";
    Err(Failure::new(message, "Einen Dateinamen angeben, zum Beispiel -o neu.wiba."))
}

pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format!("Die Ausgabe misslingt: {error}"), ""))?;
    // JSON may leave these as they are, but some terminals obey them. They stand in strings only.
    let mut escaped = String::with_capacity(json.len() + 1);
    for char in json.chars() {
        match char {
            '\u{7f}'..='\u{9f}' => escaped.push_str(&format!("\\u{:04x}", u32::from(char))),
            _ => escaped.push(char),
        }
    }
    escaped.push('\n');
    raw(&escaped).map_err(|reason| broken_off(&reason))
}

fn broken_off(reason: &str) -> Failure {
    Failure::new(format!("Die Ausgabe bricht ab: {reason}"), "Platz und Ziel der Ausgabe prüfen.")
}

fn raw(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // The reader (`head`) has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(in_german(&error)),
        Ok(()) => Ok(()),
    }
}

/// A text without characters that a terminal would obey instead of showing: controls, and what turns the direction of
/// reading. They come from names and notes, and those may come from anybody.
fn shown(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            '\n' | '\t' => char,
            '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '␡',
            '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ => char,
        })
        .collect()
}

/// What is not understood in a foreign file, a line each; a wrong file would fill the screen.
pub(super) fn faults(faults: &[Fault]) -> String {
    let mut lines: String = faults.iter().take(MOST_FAULTS).map(|fault| format!("  {fault}\n")).collect();
    if faults.len() > MOST_FAULTS {
        lines += &format!("  … und {} weitere\n", faults.len() - MOST_FAULTS);
    }
    lines
}

/// A name or title as part of one line.
pub(super) fn in_line(text: &str) -> String {
    shown(&text.replace("\r\n", " ").replace(['\n', '\t', '\r'], " "))
}

/// Rows in columns as wide as their widest cell, two spaces apart; the columns in `right` are set flush right.
pub(super) fn columns(rows: &[Vec<String>], right: &[usize]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| in_line(cell)).collect()).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in &rows {
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
