//! A copy for another office: an ordinary age file of the plain text, for the key of that office. It is read, and merged
//! back; it is not worked on.

use std::io;
use std::path::Path;

use super::content::{fits, plain, read};
use super::disk::System;
use super::seal::is_for_office as is_one;
use super::{OfficeKey, OfficeLock, StoreError, atomic, parse};
use crate::assessment::Assessment;

/// Whether a file is such a copy.
///
/// # Errors
/// If it cannot be read.
pub fn is_for_office(path: &Path) -> Result<bool, StoreError> {
    Ok(is_one(&read(&System, path, path)?))
}

/// Writes one, to a new file.
///
/// # Errors
/// If there is already one, or it cannot be written.
pub fn write_for_office(path: &Path, assessment: &Assessment, lock: &OfficeLock) -> Result<(), StoreError> {
    let text = lock.close(&plain(assessment, path)?).map_err(|source| StoreError::write(path, source))?;
    fits(text.len(), path)?;
    atomic::write_new(path, text.as_bytes()).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
        _ => StoreError::write(path, source),
    })
}

/// Reads one.
///
/// # Errors
/// If it cannot be read, is another file, is damaged, or was made for another key.
pub fn read_for_office(path: &Path, key: &OfficeKey) -> Result<Assessment, StoreError> {
    let bytes = read(&System, path, path)?;
    if !is_one(&bytes) {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    let text = key.open(&bytes).map_err(|fault| StoreError::Seal { path: path.to_owned(), fault })?;
    parse(&text, path)
}
