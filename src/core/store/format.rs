//! The text of a file.

use std::path::Path;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::assessment::Entry;
use crate::assessment::{Assessment, Kommune, Round};

/// The format this version writes, and the newest it reads.
const FORMAT: u32 = 1;

/// `format` comes first, so that a later version can tell at the first line what it has before it.
#[derive(Serialize)]
struct FileOut<'a> {
    format: u32,
    kommune: &'a Kommune,
    round: &'a Round,
    #[serde(skip_serializing_if = "<[Round]>::is_empty")]
    earlier_rounds: &'a [Round],
    journal: &'a [Entry],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileIn {
    #[serde(rename = "format")]
    _format: u32,
    kommune: Kommune,
    round: Round,
    #[serde(default)]
    earlier_rounds: Vec<Round>,
    #[serde(default)]
    journal: Vec<Entry>,
}

/// What every format has in common.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text that is saved.
///
/// # Errors
/// None that a user can cause; an error of the RON writer is passed on.
pub fn to_text(assessment: &Assessment, path: &Path) -> Result<String, StoreError> {
    let Assessment { kommune, earlier_rounds, round, journal } = assessment;
    let file = FileOut { format: FORMAT, kommune, round, earlier_rounds, journal };
    let pretty = PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(5).escape_strings(true);
    let mut text = options()
        .to_string_pretty(&file, pretty)
        .map_err(|error| StoreError::write(path, std::io::Error::other(error.to_string())))?;
    text.push('\n');
    Ok(text)
}

/// Reads the text of a file; `path` is only for messages.
///
/// # Errors
/// If it is not ours, damaged, or newer than this version.
pub fn parse(bytes: &[u8], path: &Path) -> Result<Assessment, StoreError> {
    let foreign = || StoreError::Foreign { path: path.to_owned() };
    let text = std::str::from_utf8(bytes).map_err(|_| foreign())?.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('(') {
        return Err(foreign());
    }
    let damaged = |error: ron::error::SpannedError| StoreError::Damaged {
        path: path.to_owned(),
        line: error.span.start.line,
        reason: crate::wording::ron_error::in_german(&error, text),
    };
    match format_number(text) {
        Some(FORMAT) => {}
        Some(found) if found > FORMAT => return Err(StoreError::Newer { path: path.to_owned(), found, known: FORMAT }),
        Some(found) => return Err(StoreError::UnknownFormat { path: path.to_owned(), found }),
        None => return Err(foreign()),
    }
    let FileIn { kommune, round, earlier_rounds, journal, .. } = options().from_str(text).map_err(damaged)?;
    Ok(Assessment { kommune, earlier_rounds, round, journal })
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
    rest.get(..end)?.parse().ok()
}
