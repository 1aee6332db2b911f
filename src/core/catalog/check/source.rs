//! The text of a file of the catalogue: what stands in it, and in which line.

use serde::de::DeserializeOwned;

use crate::catalog::{CatalogError, SourceFile};

/// WiBA has 19 checklists; positions and numbers run from 1 to this.
pub(super) const CHECKLISTS: u8 = 19;

/// Catalogues from before there were editions are the first.
pub(super) fn first_edition() -> u32 {
    1
}

/// Refuses a file of which one of these fields says nothing.
pub(super) fn filled(file: &SourceFile, fields: &[(&str, &str)]) -> Result<(), CatalogError> {
    let empty = fields.iter().find(|(_, text)| is_empty(text));
    empty.map_or(Ok(()), |(field, _)| {
        let line = line_of_field(&file.text, &format!("{field}:"), 0);
        Err(CatalogError::new(&file.name, line, format!("„{field}“ ist leer")))
    })
}

pub(super) fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

pub(super) fn find<'a>(files: &'a [SourceFile], name: &str) -> Result<&'a SourceFile, CatalogError> {
    files.iter().find(|file| file.name == name).ok_or_else(|| CatalogError::new(name, None, "die Datei fehlt"))
}

pub(super) fn read<T: DeserializeOwned>(file: &SourceFile) -> Result<T, CatalogError> {
    // A file saved by the Windows editor starts with a byte order mark.
    let text = file.text.trim_start_matches('\u{feff}');
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| {
        let reason = crate::wording::ron_error::in_german(&error, text);
        CatalogError::new(&file.name, Some(error.span.start.line), reason)
    })
}

/// Numbers must be 1, 2, … `count`, in this order.
pub(super) fn numbered(
    file: &str,
    what: &str,
    numbers: impl Iterator<Item = u8>,
    count: u8,
) -> Result<(), CatalogError> {
    if numbers.eq(1..=count) {
        Ok(())
    } else {
        Err(CatalogError::new(file, None, format!("{what} müssen von 1 bis {count} nummeriert sein")))
    }
}

/// The line (from 1) of the `nth` (from 0) line that starts with this field. The RON reader tells places of syntax
/// errors only; fields stand on lines of their own in our files.
pub(super) fn line_of_field(text: &str, field: &str, nth: usize) -> Option<usize> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with(field));
    lines.nth(nth).map(|(index, _)| index + 1)
}

pub(super) fn last_line_with(text: &str, needle: &str) -> Option<usize> {
    text.lines().enumerate().filter(|(_, line)| line.contains(needle)).last().map(|(index, _)| index + 1)
}
