//! The text of a file. One module for each format number: every older one is read for ever, the newest is written.

mod damage;
mod examine;
mod maps;
mod syntax;
mod v1;
mod v2;

use std::path::Path;

use serde::Deserialize;

pub use self::damage::Damage;
pub use self::examine::Examined;
pub(super) use self::examine::examine;
pub(super) use self::syntax::VERSION;
use self::syntax::{FormatFault, options};
use super::StoreError;
use crate::assessment::{Assessment, Id};
use crate::wording::ron_error;

/// The format this version writes, and the newest it reads.
const FORMAT: u32 = 2;

/// What every format has in common.
#[derive(Deserialize)]
struct Head {
    format: u32,
    #[serde(default)]
    version: Option<String>,
}

/// The text that is saved.
///
/// # Errors
/// None that a user can cause; an error of the RON writer is passed on.
pub fn to_text(assessment: &Assessment, path: &Path) -> Result<String, StoreError> {
    v2::to_text(assessment).map_err(|error| StoreError::write(path, std::io::Error::other(error.to_string())))
}

/// Reads the text of a file; `path` is only for messages.
///
/// # Errors
/// If it is not ours, damaged, or newer than this version.
pub fn parse(bytes: &[u8], path: &Path) -> Result<Assessment, StoreError> {
    let text = text_of(bytes, path)?;
    let read = match format_number(text) {
        Some(1) => read_as::<v1::File>(text, path)?.read(),
        Some(FORMAT) => read_as::<v2::File>(text, path).map_err(|error| within_journal(error, text))?.read(),
        Some(found) if found > FORMAT => {
            return Err(StoreError::Newer { path: path.to_owned(), found, known: FORMAT });
        }
        Some(found) => return Err(StoreError::UnknownFormat { path: path.to_owned(), found }),
        None => return Err(StoreError::Foreign { path: path.to_owned() }),
    };
    read.map_err(|FormatFault(reason)| StoreError::Contradictory { path: path.to_owned(), reason })
}

/// The format number of a file, and the version that wrote it (from format 2 on).
///
/// # Errors
/// If it is not ours.
pub fn origin(bytes: &[u8], path: &Path) -> Result<(u32, Option<String>), StoreError> {
    let text = text_of(bytes, path)?;
    let format = format_number(text).ok_or_else(|| StoreError::Foreign { path: path.to_owned() })?;
    Ok((format, leading_version(text)))
}

/// Whether the journal is as this program wrote it; `None` where the file does not say.
///
/// # Errors
/// If it cannot be read.
pub fn journal_is_whole(bytes: &[u8], path: &Path) -> Result<Option<bool>, StoreError> {
    let text = text_of(bytes, path)?;
    match format_number(text) {
        Some(FORMAT) => Ok(read_as::<v2::File>(text, path)?.journal_is_whole()),
        _ => Ok(None),
    }
}

pub(super) fn text_of<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, StoreError> {
    let text = std::str::from_utf8(bytes).map_err(|error| misread(bytes, error.valid_up_to(), path))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('(') { Ok(text) } else { Err(StoreError::Foreign { path: path.to_owned() }) }
}

/// What is no UTF-8 from a place on: saved by an editor in another encoding, or a byte that a disk has turned.
fn misread(bytes: &[u8], place: usize, path: &Path) -> StoreError {
    if !is_assessment(bytes) {
        return StoreError::Foreign { path: path.to_owned() };
    }
    let line = bytes[..place].iter().filter(|byte| **byte == b'\n').count() + 1;
    let reason = "hier steht kein Text in UTF-8. Hat ein Editor sie so gespeichert, dort mit der Kodierung UTF-8 speichern; sonst hat der Datenträger gelitten";
    StoreError::Damaged { path: path.to_owned(), line, reason: reason.to_owned(), in_journal: false }
}

/// Whether this is a RON struct with a field `format`, whatever else is in it; also one that an editor has saved in UTF-16.
pub(in crate::store) fn is_assessment(bytes: &[u8]) -> bool {
    /// `format` stands near the start.
    const HEAD: usize = 4096;
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head);
    let head = head.trim_start_matches(|char: char| matches!(char, '\u{feff}' | '\u{fffd}') || char.is_whitespace());
    let mut fields = head.split("format").skip(1);
    head.starts_with('(') && fields.any(|rest| rest.trim_start().starts_with(':'))
}

pub(super) fn read_as<T: for<'de> Deserialize<'de>>(text: &str, path: &Path) -> Result<T, StoreError> {
    options().from_str(text).map_err(|error| match leading_version(text) {
        // What this version does not know is not damage.
        Some(version) if is_newer(&version) => StoreError::NewerVersion { path: path.to_owned(), version },
        _ => StoreError::Damaged {
            path: path.to_owned(),
            line: error.span.start.line,
            reason: ron_error::in_german(&error, text),
            in_journal: false,
        },
    })
}

/// Damage with the note whether it lies in the Verlauf.
fn within_journal(error: StoreError, text: &str) -> StoreError {
    match error {
        StoreError::Damaged { path, line, reason, .. } => {
            let in_journal = journal_start(text).is_some_and(|start| line >= text[..start].lines().count());
            StoreError::Damaged { path, line, reason, in_journal }
        }
        other => other,
    }
}

/// Where the entries of the Verlauf begin, as this program writes them.
fn journal_start(text: &str) -> Option<usize> {
    const JOURNAL: &str = "\n  journal: [\n";
    text.find(JOURNAL).map(|start| start + JOURNAL.len())
}

fn is_newer(version: &str) -> bool {
    let numbers = |version: &str| -> Vec<u32> { version.split('.').map_while(|part| part.parse().ok()).collect() };
    numbers(version) > numbers(VERSION)
}

/// The format number, even if the rest is damaged or written in a newer syntax. It stands first, so the file need not be
/// read twice; only one that somebody has rearranged is.
fn format_number(text: &str) -> Option<u32> {
    leading_format(text).or_else(|| options().from_str::<Head>(text).ok().map(|head| head.format))
}

fn leading_format(text: &str) -> Option<u32> {
    let rest = text.trim_start().strip_prefix('(')?.trim_start().strip_prefix("format")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let end = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end)?;
    // RON also writes 1_0 and 0x10.
    (after.trim_start().is_empty() || after.trim_start().starts_with([',', ')'])).then_some(())?;
    number.parse().ok()
}

/// The version behind the format number, where this program writes it; looked for by a full reading in a file that
/// somebody has rearranged.
fn leading_version(text: &str) -> Option<String> {
    let rest = text.trim_start().strip_prefix('(')?;
    let rest = rest.split_once(',')?.1.trim_start();
    match rest.strip_prefix("version").and_then(|rest| rest.trim_start().strip_prefix(':')) {
        Some(rest) => rest.trim_start().strip_prefix('"')?.split_once('"').map(|(version, _)| version.to_owned()),
        None => options().from_str::<Head>(text).ok().and_then(|head| head.version),
    }
}

/// The id behind the version, where this program writes it; the text may be only the start of a file.
pub(super) fn leading_id(text: &str) -> Option<Id> {
    let rest = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('(')?;
    let (head, rest) = rest.split_once("id:")?;
    (head.trim_start().starts_with("format") && !head.contains('(')).then_some(())?;
    rest.trim_start().strip_prefix('"')?.split_once('"')?.0.parse().ok()
}
