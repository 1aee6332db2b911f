//! What the store asks of the file system, one small step each, so that tests can let every step fail once.

mod stat;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

use std::fmt::Debug;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::private_folder::make_private;
pub use stat::Stat;
#[cfg(unix)]
use unix as platform;
#[cfg(not(unix))]
use windows as platform;

/// The file system, as far as the store needs it.
pub trait Disk: Debug + Send + Sync {
    /// The path with every symbolic link followed, from the root on; the file must exist.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf>;
    /// What the file is, links followed.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// An error if the user may not write to the file.
    fn may_write(&self, path: &Path) -> io::Result<()>;
    /// At most `limit` bytes from the start of an ordinary file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// A new file for reading and writing that only its owner may open.
    fn create(&self, path: &Path) -> io::Result<File>;
    /// Makes a folder of the program with all above it, or finds it, and sees that only its owner may look into it.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Appends.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Gives a new file the owner and the group of another; only the group counts for the result.
    fn keep_group(&self, file: &File, like: &Stat) -> io::Result<()>;
    /// Gives a new file the access list and the attributes of the one at `from`; only the list counts for the result.
    fn keep_attributes(&self, file: &File, from: &Path) -> io::Result<()>;
    /// Sets the permissions of the Unix kind.
    fn keep_mode(&self, file: &File, mode: u32) -> io::Result<()>;
    /// Waits until the content is on the medium.
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Waits until the names in a folder are on the medium.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Replaces what is at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Lets two files of one folder change their names in one step; [`io::ErrorKind::Unsupported`] where that is not known.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Replaces nothing: [`io::ErrorKind::AlreadyExists`] if there is something at `to`.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// What lies in a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Opens an existing ordinary file for locking, never a link: to write if possible, else to read.
    fn open_lock(&self, path: &Path) -> io::Result<File>;
    /// Takes the system's lock of an open file if it is free.
    fn try_lock(&self, file: &File) -> Result<(), TryLockError>;
    /// Waits before another attempt.
    fn pause(&self, duration: Duration);
}

/// The real one.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Disk for System {
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        platform::real_path(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(Stat::of(&fs::metadata(path)?))
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        platform::may_write(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = platform::without_waiting(OpenOptions::new().read(true), 0).open(path)?;
        Stat::of(&file.metadata()?).must_be_ordinary()?;
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        platform::for_owner(OpenOptions::new().read(true).write(true).create_new(true)).open(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        make_private(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn keep_group(&self, file: &File, like: &Stat) -> io::Result<()> {
        platform::keep_group(file, &Stat::of(&file.metadata()?), like)
    }

    fn keep_attributes(&self, file: &File, from: &Path) -> io::Result<()> {
        platform::keep_attributes(file, from)
    }

    fn keep_mode(&self, file: &File, mode: u32) -> io::Result<()> {
        platform::keep_mode(file, &Stat::of(&file.metadata()?), mode)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        platform::sync_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        platform::exchange(one, other)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        platform::rename_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        let mut both = OpenOptions::new();
        let file = match platform::without_waiting(both.read(true).write(true), platform::NO_LINK).open(path) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                platform::without_waiting(OpenOptions::new().read(true), platform::NO_LINK).open(path)?
            }
            other => other?,
        };
        Stat::of(&file.metadata()?).must_be_ordinary()?;
        Ok(file)
    }

    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    fn pause(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}
