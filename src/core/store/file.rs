//! An assessment that is on disk, and may be saved there again.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::{self, Prepared, Unplaced};
use super::disk::{Disk, System};
use super::format::journal_is_whole;
use super::names::real_path_on;
use super::{MAX_BYTES, SaveNotice, StoreError, backup_path, parse, to_text};
use crate::assessment::Assessment;
use crate::wording::system_error::in_german;

/// A file that was read or written by this program and may be written again.
#[derive(Debug)]
pub struct File {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// What stood in the file when we last read or wrote it: somebody else's change must not be overwritten.
    known: Vec<u8>,
    /// What may stand in the file instead, because a save ended with an error that does not tell.
    perhaps: Option<Vec<u8>>,
    notices: Vec<SaveNotice>,
    /// So many of them were taken.
    told: usize,
}

impl File {
    /// Where it really is: from the root on, symbolic links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the saves since the last call could not do besides saving. Each thing is told once.
    pub fn take_notices(&mut self) -> Vec<SaveNotice> {
        let new = self.notices.get(self.told..).unwrap_or_default().to_vec();
        self.told = self.notices.len();
        new
    }

    /// Whether the journal is as this program wrote it; `None` where the file does not say.
    pub fn journal_is_whole(&self) -> Option<bool> {
        // It was read before, so it can be read again.
        journal_is_whole(&self.known, &self.path).ok().flatten()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If it cannot be read, is not ours, is damaged, or comes from a newer version. Nothing is changed on disk, but for
    /// what a program that was killed has left beside it.
    pub fn open(path: &Path) -> Result<(Self, Assessment), StoreError> {
        Self::open_on(Arc::new(System), path)
    }

    /// [`Self::open`] on any disk.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_on(disk: Arc<dyn Disk>, given: &Path) -> Result<(Self, Assessment), StoreError> {
        let path = disk.real_path(given).map_err(|source| StoreError::read(given, source))?;
        let known = read(disk.as_ref(), &path, given)?;
        if known.iter().all(|byte| *byte == 0) {
            let backup = disk.stat(&backup_path(&path)).is_ok_and(|stat| stat.ordinary && stat.length > 0);
            return Err(StoreError::Empty { path: given.to_owned(), backup });
        }
        let assessment = parse(&known, given)?;
        atomic::tidy(disk.as_ref(), &path);
        Ok((Self::new(disk, path, known), assessment))
    }

    /// Writes a new file, for its owner only.
    ///
    /// # Errors
    /// If there is already one with this name, or it cannot be written.
    pub fn create(path: &Path, assessment: &Assessment) -> Result<Self, StoreError> {
        Self::create_on(Arc::new(System), path, assessment)
    }

    /// [`Self::create`] on any disk.
    ///
    /// # Errors
    /// Those of [`Self::create`].
    pub fn create_on(disk: Arc<dyn Disk>, given: &Path, assessment: &Assessment) -> Result<Self, StoreError> {
        let text = text(assessment, given)?;
        let path = real_path_on(disk.as_ref(), given).map_err(|source| StoreError::write(given, source))?;
        let new =
            Prepared::new(disk.as_ref(), &path, None, &text).map_err(|source| StoreError::write(given, source))?;
        new.place_new().map_err(|unplaced| match unplaced {
            Unplaced::Refused(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                StoreError::Exists { path: given.to_owned() }
            }
            other => StoreError::unplaced(given, other),
        })?;
        Ok(Self::new(disk, path, text))
    }

    /// Writes a file under a name that the user has confirmed to replace, keeping what stood there as `.bak`.
    ///
    /// # Errors
    /// If it cannot be written; then what stood there still stands there.
    pub fn create_or_replace(path: &Path, assessment: &Assessment) -> Result<Self, StoreError> {
        Self::create_or_replace_on(Arc::new(System), path, assessment)
    }

    /// [`Self::create_or_replace`] on any disk.
    ///
    /// # Errors
    /// Those of [`Self::create_or_replace`].
    pub fn create_or_replace_on(
        disk: Arc<dyn Disk>,
        given: &Path,
        assessment: &Assessment,
    ) -> Result<Self, StoreError> {
        let text = text(assessment, given)?;
        let path = real_path_on(disk.as_ref(), given).map_err(|source| StoreError::write(given, source))?;
        let mut file = Self::new(disk, path, Vec::new());
        let previous = file.on_disk()?;
        file.known = previous.clone().unwrap_or_default();
        file.replace(previous.as_deref(), text)?;
        Ok(file)
    }

    /// Saves, keeping the version before as `.bak`.
    ///
    /// # Errors
    /// If it cannot be written, or if somebody else has changed the file since; then the file is as it was.
    pub fn save(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        let text = text(assessment, &self.path)?;
        let previous = self.on_disk()?;
        match &previous {
            Some(on_disk) if *on_disk == text => {
                self.saved(text);
                return Ok(());
            }
            Some(on_disk) if !self.knows(on_disk) => return Err(self.changed()),
            // Gone (moved, or a USB stick pulled): writing it anew loses nothing.
            _ => {}
        }
        self.replace(previous.as_deref(), text)
    }

    fn new(disk: Arc<dyn Disk>, path: PathBuf, known: Vec<u8>) -> Self {
        Self { disk, path, known, perhaps: None, notices: Vec::new(), told: 0 }
    }

    fn knows(&self, bytes: &[u8]) -> bool {
        bytes == self.known || self.perhaps.as_deref() == Some(bytes)
    }

    fn saved(&mut self, text: Vec<u8>) {
        self.known = text;
        self.perhaps = None;
    }

    fn changed(&self) -> StoreError {
        StoreError::ChangedOnDisk { path: self.path.clone() }
    }

    /// What stands in the file; `None` if there is none.
    fn on_disk(&self) -> Result<Option<Vec<u8>>, StoreError> {
        match read(self.disk.as_ref(), &self.path, &self.path) {
            Err(StoreError::Read { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
            other => other.map(Some),
        }
    }

    /// Puts a text in the place of `previous`, which stands in the file now.
    fn replace(&mut self, previous: Option<&[u8]>, text: Vec<u8>) -> Result<(), StoreError> {
        let (disk, path) = (self.disk.clone(), self.path.clone());
        let (disk, path) = (disk.as_ref(), path.as_path());
        let failed = |source| StoreError::write(path, source);
        let old = atomic::replaceable(disk, path).map_err(failed)?;
        let like = old.as_ref().map(|old| (path, old));
        let new = Prepared::new(disk, path, like, &text).map_err(failed)?;
        let backup = backup_path(path);
        let kept = previous.map(|bytes| Prepared::new(disk, &backup, like, bytes));
        // Writing takes its time; a sync client may have put another version there meanwhile.
        if self.on_disk()?.is_some_and(|now| !self.knows(&now)) {
            return Err(self.changed());
        }
        let access_kept = new.access_kept;
        if let Err(unplaced) = new.place() {
            return Err(self.unplaced(unplaced, text));
        }
        // From here on the file is saved, whatever else fails.
        self.saved(text);
        if !access_kept {
            self.notice(SaveNotice::AccessLost { path: path.to_owned() });
        }
        if old.is_some_and(|old| old.links > 1) {
            self.notice(SaveNotice::LinkParted { path: path.to_owned() });
        }
        if let Some(Err(error)) = kept.map(|kept| Ok(kept?.place()?)) {
            let error: io::Error = error;
            self.notice(SaveNotice::BackupFailed { path: backup, reason: in_german(&error) });
        }
        Ok(())
    }

    /// What to say of a version that did not get its name, as far as can be seen.
    fn unplaced(&mut self, unplaced: Unplaced, text: Vec<u8>) -> StoreError {
        let unplaced = match unplaced {
            Unplaced::Unknown(error) => {
                let unchanged = self.on_disk().is_ok_and(|now| now.as_ref() == Some(&self.known));
                self.perhaps = Some(text);
                if unchanged { Unplaced::Refused(error) } else { Unplaced::Unknown(error) }
            }
            refused => refused,
        };
        StoreError::unplaced(&self.path, unplaced)
    }

    fn notice(&mut self, notice: SaveNotice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

/// The text of an assessment, if a file may hold as much.
fn text(assessment: &Assessment, path: &Path) -> Result<Vec<u8>, StoreError> {
    let text = to_text(assessment, path)?.into_bytes();
    if text.len() as u64 > MAX_BYTES { Err(StoreError::TooLarge { path: path.to_owned() }) } else { Ok(text) }
}

/// What stands in a file; `told` is the path for messages.
fn read(disk: &dyn Disk, path: &Path, told: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |source| StoreError::read(told, source);
    let stat = disk.stat(path).map_err(failed)?;
    stat.must_be_ordinary().map_err(failed)?;
    let bytes = if stat.length > MAX_BYTES { None } else { Some(disk.read(path, MAX_BYTES + 1).map_err(failed)?) };
    match bytes {
        Some(bytes) if bytes.len() as u64 <= MAX_BYTES => Ok(bytes),
        _ => Err(StoreError::TooLarge { path: told.to_owned() }),
    }
}
