//! The official wording that a user has taken in, in the data folder of this PC.

use std::io;
use std::path::{Path, PathBuf};

use super::{StoreError, atomic, make_private, read_ordinary};
use crate::catalog::Official;
use crate::wording::system_error::told;

const FILE: &str = "wortlaut.ron";

fn place(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// What was taken in; nothing if nothing was.
///
/// # Errors
/// If it is there and cannot be read.
pub fn read_official(data: &Path) -> Result<Official, StoreError> {
    let path = place(data);
    match read_ordinary(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Official::default()),
        Err(error) => Err(StoreError::read(&path, error)),
        Ok(bytes) => ron::de::from_bytes(&bytes).map_err(|_| {
            let reason = "der Wortlaut darin ist beschädigt; ihn entfernen und noch einmal einlesen";
            StoreError::read(&path, told(io::ErrorKind::InvalidData, reason.to_owned()))
        }),
    }
}

/// Keeps it, for this user only.
///
/// # Errors
/// If it cannot be written.
pub fn keep_official(data: &Path, official: &Official) -> Result<(), StoreError> {
    let path = place(data);
    let failed = |error| StoreError::write(&path, error);
    let text = ron::ser::to_string_pretty(official, ron::ser::PrettyConfig::new());
    let text = text.map_err(|error| failed(io::Error::other(error.to_string())))?;
    make_private(data).map_err(failed)?;
    atomic::write(&path, text.as_bytes()).map_err(failed)
}

/// Removes it; whether there was any.
///
/// # Errors
/// If it cannot be removed.
pub fn remove_official(data: &Path) -> Result<bool, StoreError> {
    let path = place(data);
    match std::fs::remove_file(&path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::write(&path, error)),
    }
}
