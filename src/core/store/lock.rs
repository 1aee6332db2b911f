//! One writer at a time.

use std::fmt;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::StoreError;
use super::access::like_file;
use super::disk::{Disk, System};
use super::holder::Holder;
use super::names::{holder_path, lock_path, real_path_on};

/// How long one command waits for another.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// Held as long as a file is open for changes. It lies beside the file as `.name.wiba.lock`, because a save replaces the
/// file itself; the system gives it free when the program ends, however it ends. The lock file stays for ever: removing
/// it would let two programs lock two files of one name.
pub struct Lock {
    disk: Arc<dyn Disk>,
    /// Says who holds it; removed before the lock is given free.
    holder: PathBuf,
    // Holds the system's lock.
    _file: File,
}

impl Lock {
    /// Takes the lock of a file. `None` where the folder allows no lock file or the file system knows no locks; saving
    /// still notices a change made by others.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if somebody else holds it, [`StoreError::Lock`] if that cannot be found out.
    pub fn take(path: &Path) -> Result<Option<Self>, StoreError> {
        Self::take_within(path, Duration::ZERO)
    }

    /// Like [`Self::take`], but waits for others to finish: commands of a script queue.
    ///
    /// # Errors
    /// Those of [`Self::take`], after that time.
    pub fn take_within(path: &Path, patience: Duration) -> Result<Option<Self>, StoreError> {
        Self::take_on(Arc::new(System), path, patience)
    }

    /// [`Self::take_within`] on any disk.
    ///
    /// # Errors
    /// Those of [`Self::take`].
    pub fn take_on(disk: Arc<dyn Disk>, path: &Path, patience: Duration) -> Result<Option<Self>, StoreError> {
        let given = path;
        // Where there is no folder there is no file: reading or writing it says so.
        let Ok(path) = real_path_on(disk.as_ref(), path) else { return Ok(None) };
        let (Some(lock), Some(holder)) = (lock_path(&path), holder_path(&path)) else { return Ok(None) };
        let failed = |source| StoreError::Lock { path: given.to_owned(), lock: lock.clone(), source };
        let Some(file) = open(disk.as_ref(), &lock, &path).map_err(failed)? else { return Ok(None) };
        let start = Instant::now();
        loop {
            match disk.try_lock(&file) {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => disk.pause(Duration::from_millis(15)),
                Err(TryLockError::WouldBlock) => {
                    let holder = Holder::read(disk.as_ref(), &holder);
                    return Err(StoreError::InUse { path: given.to_owned(), holder });
                }
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) if has_no_locks(&error) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
        Holder::me().write(disk.as_ref(), &holder, &path);
        Ok(Some(Self { disk, holder, _file: file }))
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lock").field("holder", &self.holder).finish_non_exhaustive()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // One left behind says nothing while nobody holds the lock, and the next holder replaces it.
        self.disk.remove(&self.holder).ok();
    }
}

/// Opens the lock file of a file, or makes it. `None` if this place allows none.
fn open(disk: &dyn Disk, lock: &Path, path: &Path) -> io::Result<Option<File>> {
    for last in [false, false, true] {
        match disk.open_lock(lock) {
            Ok(file) => {
                // The file may have been closed or opened to others since; only the owner of the lock can follow.
                like_file(disk, &file, path);
                return Ok(Some(file));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Whoever makes it opens it to others in a second step.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && !last => {
                disk.pause(Duration::from_millis(50));
                continue;
            }
            Err(error) => return Err(error),
        }
        match disk.create(lock) {
            Ok(file) => {
                like_file(disk, &file, path);
                return Ok(Some(file));
            }
            // Somebody else was quicker.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !last => {}
            Err(error) if allows_no_file(&error) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

fn allows_no_file(error: &io::Error) -> bool {
    use io::ErrorKind::{
        InvalidFilename, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull, Unsupported,
    };
    matches!(
        error.kind(),
        InvalidFilename | NotFound | PermissionDenied | QuotaExceeded | ReadOnlyFilesystem | StorageFull | Unsupported
    )
}

/// Some shares know no locks, or none for somebody who may only read.
fn has_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        if let Some(Errno::NOLCK | Errno::BADF) = Errno::from_io_error(error) {
            return true;
        }
    }
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}
