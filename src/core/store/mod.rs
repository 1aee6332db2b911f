//! The file of a Kommune: `*.wiba`, readable RON, written so that no crash and no full disk can lose what was there.

pub mod atomic;
mod catalog_folder;
mod error;
mod format;
mod lock;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use catalog_folder::read_catalog;
pub use error::StoreError;
pub use format::{journal_is_whole, origin, parse, to_text};
pub use lock::Lock;

use crate::assessment::Assessment;

/// The ending of our files.
pub const EXTENSION: &str = "wiba";

/// No Kommune comes near this; a larger file is not ours, and reading it would only hang the PC.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// A file that was read or written by this program and may be written again.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    /// What stood in the file when we last read or wrote it: somebody else's change must not be overwritten.
    known: Vec<u8>,
}

impl File {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it cannot be read, is not ours, is damaged, or comes from a newer version. Nothing is changed on disk.
    pub fn open(path: &Path) -> Result<(Self, Assessment), StoreError> {
        let known = read(path)?;
        let assessment = parse(&known, path)?;
        Ok((Self { path: path.to_owned(), known }, assessment))
    }

    /// Writes a new file.
    ///
    /// # Errors
    /// If there is already one with this name, or it cannot be written.
    pub fn create(path: &Path, assessment: &Assessment) -> Result<Self, StoreError> {
        let text = to_text(assessment, path)?.into_bytes();
        atomic::write_new(path, &text).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
            _ => StoreError::write(path, source),
        })?;
        Ok(Self { path: path.to_owned(), known: text })
    }

    /// Writes a file under a name that the user has confirmed to replace, keeping what stood there as `.bak`.
    ///
    /// # Errors
    /// If it cannot be written; then what stood there still stands there.
    pub fn create_or_replace(path: &Path, assessment: &Assessment) -> Result<Self, StoreError> {
        let text = to_text(assessment, path)?.into_bytes();
        replace(path, &text)?;
        Ok(Self { path: path.to_owned(), known: text })
    }

    /// Saves, keeping the version before as `.bak`.
    ///
    /// # Errors
    /// If it cannot be written, or if somebody else has changed the file since; then the file is as it was.
    pub fn save(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        let text = to_text(assessment, &self.path)?.into_bytes();
        match fs::read(&self.path) {
            Ok(on_disk) if on_disk == text => {
                self.known = text;
                return Ok(());
            }
            Ok(on_disk) if on_disk != self.known => return Err(StoreError::ChangedOnDisk { path: self.path.clone() }),
            // Gone (moved, or a USB stick pulled): writing it anew loses nothing.
            _ => {}
        }
        replace(&self.path, &text)?;
        self.known = text;
        Ok(())
    }
}

/// The previous version that a save keeps: `name.wiba.bak`.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    let length = fs::metadata(path).map_err(|source| StoreError::read(path, source))?.len();
    if length > MAX_BYTES {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    fs::read(path).map_err(|source| StoreError::read(path, source))
}

fn replace(path: &Path, text: &[u8]) -> Result<(), StoreError> {
    match fs::read(path) {
        Ok(previous) => {
            let backup = backup_path(path);
            atomic::write(&backup, &previous).map_err(|source| StoreError::write(&backup, source))?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(StoreError::read(path, error)),
    }
    atomic::write(path, text).map_err(|source| StoreError::write(path, source))
}
