//! Writing a file whole or not at all: temporary file in the same folder, fsync, rename, fsync of the folder.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::access::keep_access;
use super::disk::{Disk, Stat, System};
use super::names::{
    backup_path, folder, is_temporary, is_temporary_of_0_1, other_version_path, real_path_on, temporary_path,
    unused_other_version_path,
};
use crate::wording::system_error::told;

/// Virus scanners and sync clients hold a file for a moment.
const PAUSE: Duration = Duration::from_millis(100);
/// Two seconds of them.
const ATTEMPTS: u32 = 20;
/// Nobody writes that long.
const LEFT_OVER: Duration = Duration::from_secs(10 * 60);

/// Writes `bytes` to `path`, replacing what stood there. Whatever fails, `path` holds the old content or the new one.
///
/// # Errors
/// Those of the file system (folder missing or read-only, disk full), or if the file is write-protected.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_on(&System, path, bytes)
}

/// Like [`write`], but refuses to replace a file.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if there is one, else those of the file system.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = real_path_on(&System, path)?;
    Ok(Prepared::new(&System, &path, None, bytes)?.place_new()?)
}

/// [`write`] on any disk.
///
/// # Errors
/// Those of [`write`].
pub fn write_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = real_path_on(disk, path)?;
    let old = replaceable(disk, &path)?;
    Ok(Prepared::new(disk, &path, old.as_ref().map(|old| (path.as_path(), old)), bytes)?.place()?)
}

/// What stands at a place that a file shall take; `None` if nothing does.
pub(super) fn replaceable(disk: &dyn Disk, path: &Path) -> io::Result<Option<Stat>> {
    let old = match disk.stat(path) {
        Ok(old) => old,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    old.must_be_ordinary()?;
    let refused = |reason| Err(told(io::ErrorKind::PermissionDenied, reason));
    // A rename asks nobody whether the file may be changed, so it is asked here, even of an administrator.
    if old.protected {
        return refused("die Datei ist schreibgeschützt");
    }
    match disk.may_write(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            refused("die Berechtigung zum Ändern der Datei fehlt")
        }
        // Whoever cannot answer that does not forbid it.
        _ => Ok(Some(old)),
    }
}

/// Why a version did not get its name.
#[derive(Debug)]
pub(super) enum Unplaced {
    /// It has not: what stood there still does.
    Refused(io::Error),
    /// The system reports an error, yet may have done it (network shares do such things).
    Unknown(io::Error),
}

impl From<Unplaced> for io::Error {
    fn from(unplaced: Unplaced) -> Self {
        match unplaced {
            Unplaced::Refused(error) | Unplaced::Unknown(error) => error,
        }
    }
}

/// A version that is complete on the medium and waits for its name; without it, it goes away again.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    disk: &'a dyn Disk,
    bytes: &'a [u8],
    temporary: PathBuf,
    target: PathBuf,
    placed: bool,
    /// Its lock tells whoever tidies up that it is in use; where there are no locks, its age does.
    file: Option<File>,
    /// Group, access list and mode are those of the file that it was to be like.
    pub(super) access_kept: bool,
}

impl<'a> Prepared<'a> {
    /// Writes it beside `target`, a real path, as accessible as `like`; else for its owner only, because it lists a
    /// town's weaknesses.
    pub(super) fn new(
        disk: &'a dyn Disk,
        target: &Path,
        like: Option<(&Path, &Stat)>,
        bytes: &'a [u8],
    ) -> io::Result<Self> {
        let temporary = temporary_path(target);
        let mut file = disk.create(&temporary)?;
        let target = target.to_owned();
        let mut prepared = Self { disk, bytes, temporary, target, placed: false, file: None, access_kept: true };
        disk.try_lock(&file).ok();
        disk.write(&mut file, bytes)?;
        if let Some((from, like)) = like {
            prepared.access_kept = keep_access(disk, &file, from, like, like.mode);
        }
        match disk.sync(&file) {
            Err(error) if !is_refusal(&error) => return Err(error),
            _ => prepared.file = Some(file),
        }
        Ok(prepared)
    }

    /// Gives it its name, whatever had that before.
    pub(super) fn place(mut self) -> Result<(), Unplaced> {
        self.close();
        let renamed = patiently(self.disk, || self.disk.rename(&self.temporary, &self.target));
        self.settled(renamed)
    }

    /// Gives it its name in exchange for the version that has it, and looks at what comes out: between the last look and
    /// this step somebody else may have put another version there. One that is not `expected` is kept beside the file,
    /// and its path returned. Where the file system cannot exchange, that gap stays.
    pub(super) fn place_over(mut self, expected: impl Fn(&[u8]) -> bool) -> Result<Option<PathBuf>, Unplaced> {
        self.close();
        if let Err(error) = self.disk.exchange(&self.temporary, &self.target) {
            // A system that knows no such step has not done it.
            if error.kind() == io::ErrorKind::Unsupported || self.holds(&self.temporary) {
                return self.place().map(|()| None);
            }
            if !self.holds(&self.target) {
                // What lies there may be the only version: it stays.
                self.keep_beside();
                return Err(Unplaced::Unknown(error));
            }
        }
        self.disk.sync_folder(folder(&self.target)).ok();
        let old = || self.disk.read(&self.temporary, u64::MAX);
        // Once more, for a medium that stumbles: it is not to be taken for somebody else's.
        if old().or_else(|_| old()).is_ok_and(|old| expected(&old)) {
            return Ok(None);
        }
        Ok(Some(self.keep_beside()))
    }

    /// Gives what lies under the temporary name one that [`tidy`] does not take for something left over.
    fn keep_beside(&mut self) -> PathBuf {
        self.placed = true;
        let now = jiff::Zoned::now().datetime();
        let beside = other_version_path(&self.target, now);
        if self.disk.rename_new(&self.temporary, &beside).is_ok() {
            return beside;
        }
        // The name is taken, or the file system cannot replace nothing: nobody has this one.
        let unused = unused_other_version_path(&self.target, now);
        let kept = patiently(self.disk, || self.disk.rename(&self.temporary, &unused));
        if kept.is_ok() { unused } else { self.temporary.clone() }
    }

    fn holds(&self, path: &Path) -> bool {
        self.disk.read(path, u64::MAX).is_ok_and(|bytes| bytes == self.bytes)
    }

    /// Gives it its name if nothing has it: else [`io::ErrorKind::AlreadyExists`].
    pub(super) fn place_new(mut self) -> Result<(), Unplaced> {
        self.close();
        let renamed = self.disk.rename_new(&self.temporary, &self.target);
        let renamed = match renamed {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(Unplaced::Refused(error)),
            // Not every file system can do that in one step.
            Err(_) if !self.has_arrived() => self.claim(),
            other => other,
        };
        self.settled(renamed)
    }

    /// Some systems rename no file that is open.
    fn close(&mut self) {
        self.file = None;
    }

    /// An empty file of that name keeps others away as well.
    fn claim(&self) -> io::Result<()> {
        drop(self.disk.create(&self.target)?);
        let renamed = patiently(self.disk, || self.disk.rename(&self.temporary, &self.target));
        if renamed.is_err() && !self.has_arrived() {
            self.disk.remove(&self.target).ok();
        }
        renamed
    }

    fn settled(mut self, renamed: io::Result<()>) -> Result<(), Unplaced> {
        if let Err(error) = renamed
            && !self.has_arrived()
        {
            let here = self.disk.stat(&self.temporary).is_ok();
            return Err(if here { Unplaced::Refused(error) } else { Unplaced::Unknown(error) });
        }
        self.placed = true;
        // Makes the name survive a power cut. Many file systems refuse, and the file is saved in any case.
        self.disk.sync_folder(folder(&self.target)).ok();
        Ok(())
    }

    /// Whether it has its name in spite of an error.
    fn has_arrived(&self) -> bool {
        let gone = self.disk.stat(&self.temporary).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        gone && self.holds(&self.target)
    }
}

impl Drop for Prepared<'_> {
    fn drop(&mut self) {
        self.close();
        if !self.placed {
            // What cannot be removed now is when the file is next opened.
            self.disk.remove(&self.temporary).ok();
        }
    }
}

/// A file system that cannot do this, unlike a medium that fails or is full.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

/// Tries again for two seconds while somebody holds the file.
fn patiently(disk: &dyn Disk, rename: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for _ in 0..ATTEMPTS {
        match rename() {
            Err(error) if is_held(&error) => disk.pause(PAUSE),
            other => return other,
        }
    }
    rename()
}

fn is_held(error: &io::Error) -> bool {
    use io::ErrorKind::{ExecutableFileBusy, PermissionDenied, ResourceBusy};
    matches!(error.kind(), PermissionDenied | ResourceBusy | ExecutableFileBusy)
        || cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Removes what a program that was killed has left beside a file.
pub(super) fn tidy(disk: &dyn Disk, path: &Path) {
    for temporary in disk.list(folder(path)).unwrap_or_default() {
        let ours = is_temporary(&temporary, path)
            || is_temporary(&temporary, &backup_path(path))
            || is_temporary_of_0_1(&temporary) && is_of_version_0_1(disk, &temporary);
        if ours && is_left_over(disk, &temporary) {
            disk.remove(&temporary).ok();
        }
    }
}

/// Whether it begins as a file of version 0.1 does: other programs name their files as they like.
fn is_of_version_0_1(disk: &dyn Disk, path: &Path) -> bool {
    disk.read(path, 100).is_ok_and(|head| head.starts_with(b"(\n  format: 1,\n  kommune: ("))
}

pub(super) fn is_left_over(disk: &dyn Disk, path: &Path) -> bool {
    let old = disk.stat(path).is_ok_and(|stat| {
        let age = stat.modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        stat.ordinary && age.is_some_and(|age| age > LEFT_OVER)
    });
    old && disk
        .open_lock(path)
        .is_ok_and(|file| !matches!(disk.try_lock(&file), Err(std::fs::TryLockError::WouldBlock)))
}
