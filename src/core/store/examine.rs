//! Whether a file is whole, and what can be made of it if it is not.

use std::path::Path;

use super::content::{read, with_text};
use super::disk::System;
use super::seal::is_for_office;
use super::{Examined, File, OfficeKey, Seal, StoreError, format};

/// Looks at a file more patiently than it is opened: what contradicts itself, and a journal whose end is damaged, are named and
/// left out. `seal` and `key` open what has a password or was made for an office.
///
/// # Errors
/// Those of [`File::open`], where nothing can be made of it.
pub fn examine(path: &Path, seal: Option<&Seal>, key: Option<&OfficeKey>) -> Result<Examined, StoreError> {
    let bytes = read(&System, path, path)?;
    if bytes.iter().all(|byte| *byte == 0) {
        // That says what lies beside it.
        File::open(path)?;
    }
    match key.filter(|_| is_for_office(&bytes)) {
        Some(key) => {
            let text = key.open(&bytes).map_err(|fault| StoreError::Seal { path: path.to_owned(), fault })?;
            format::examine(&text, path)
        }
        None => with_text(&bytes, path, seal, |text, _| format::examine(text, path))?,
    }
}
