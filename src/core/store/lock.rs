//! One writer at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::StoreError;

/// Held as long as a file is open for changes. It lies beside the file as `.name.wiba.lock`, because a save replaces the
/// file itself; the system gives it free when the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    // Dropped after the file is removed; holds the system's lock.
    _file: File,
}

impl Lock {
    /// Takes the lock of a file. `None` where the folder allows no lock file or the file system knows no locks; saving
    /// still notices a change made by others.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if somebody else holds it.
    pub fn take(path: &Path) -> Result<Option<Self>, StoreError> {
        let Some(lock_path) = lock_path(path) else { return Ok(None) };
        let Ok(file) = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path) else {
            return Ok(None);
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { path: lock_path, _file: file })),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: path.to_owned() }),
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file left behind is harmless: only the system's lock on it counts.
        fs::remove_file(&self.path).ok();
    }
}

fn lock_path(path: &Path) -> Option<PathBuf> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name()?);
    name.push(".lock");
    Some(path.with_file_name(name))
}
