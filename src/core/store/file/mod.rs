//! An assessment that is on disk, and may be saved there again.

mod protecting;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::atomic::{self, Prepared, Unplaced};
use super::backups::Backups;
use super::content::{TextDigest, as_backup, decode, digest, id_of, plain, read, sealed, sealed_text};
use super::disk::{Disk, System};
use super::names::real_path_on;
use super::{SaveNotice, Seal, StoreError, backup_path};
use crate::assessment::{Assessment, Id};
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
    /// What it is sealed with, if it has a password.
    seal: Option<Seal>,
    /// Of the text that a sealed file held when we last read or wrote it.
    text: Option<TextDigest>,
    /// Whether it has got a password, and older versions may still lie there as plain text.
    unprotected: bool,
    /// Where dated copies are kept, and by which id.
    backups: Option<Box<(Backups, Id)>>,
    back_up_next: bool,
    notices: Vec<SaveNotice>,
    /// So many of them were taken.
    told: usize,
}

impl File {
    /// Where it really is: from the root on, symbolic links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is sealed with; `None` if it is plain text.
    pub fn seal(&self) -> Option<&Seal> {
        self.seal.as_ref()
    }

    /// Is saved with this from the next save on.
    pub fn seal_from_now_on(&mut self, seal: Option<Seal>) {
        self.seal = seal;
        self.text = None;
    }

    /// What the saves since the last call could not do besides saving. Each thing is told once.
    pub fn take_notices(&mut self) -> Vec<SaveNotice> {
        let new = self.notices.get(self.told..).unwrap_or_default().to_vec();
        self.told = self.notices.len();
        new
    }

    /// Keeps dated copies from now on: of the version before the first save of a day. Those that lie there as plain text
    /// get the password of the file: it may have got that on another PC.
    pub fn keep_backups(&mut self, backups: Backups, id: Id) {
        self.backups = Some(Box::new((backups, id)));
        self.protect_dated();
    }

    /// Keeps one of the version before the next save in any case, because that save changes much at once.
    pub fn back_up_next(&mut self) {
        self.back_up_next = true;
    }

    /// Reads a file that has no password.
    ///
    /// # Errors
    /// If it cannot be read, is not ours, is sealed, damaged, or comes from a newer version. Nothing is changed on disk, but for
    /// what a program that was killed has left beside it.
    pub fn open(path: &Path) -> Result<(Self, Assessment), StoreError> {
        Self::open_on(Arc::new(System), path)
    }

    /// [`Self::open`] on any disk.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_on(disk: Arc<dyn Disk>, given: &Path) -> Result<(Self, Assessment), StoreError> {
        Self::open_with(disk, given, None)
    }

    /// [`Self::open_on`], with what [`super::unlock`] has found for a sealed file.
    ///
    /// # Errors
    /// Those of [`Self::open`]; [`super::SealFault::Locked`] also if it has got another password meanwhile.
    pub fn open_with(disk: Arc<dyn Disk>, given: &Path, seal: Option<&Seal>) -> Result<(Self, Assessment), StoreError> {
        let path = disk.real_path(given).map_err(|source| StoreError::read(given, source))?;
        let known = read(disk.as_ref(), &path, given)?;
        if known.iter().all(|byte| *byte == 0) {
            let backup = disk.stat(&backup_path(&path)).is_ok_and(|stat| stat.ordinary && stat.length > 0);
            return Err(StoreError::Empty { path: given.to_owned(), backup });
        }
        let (assessment, text) = decode(&known, given, seal)?;
        atomic::tidy(disk.as_ref(), &path);
        let seal = seal.filter(|_| text.is_some());
        Ok((Self { text, ..Self::new(disk, path, known, seal) }, assessment))
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
        Self::create_with(disk, given, assessment, None)
    }

    /// [`Self::create_on`], sealed if there is a seal.
    ///
    /// # Errors
    /// Those of [`Self::create`].
    pub fn create_with(
        disk: Arc<dyn Disk>,
        given: &Path,
        assessment: &Assessment,
        seal: Option<&Seal>,
    ) -> Result<Self, StoreError> {
        let (bytes, text) = sealed_text(assessment, given, seal)?;
        let path = real_path_on(disk.as_ref(), given).map_err(|source| StoreError::write(given, source))?;
        let new =
            Prepared::new(disk.as_ref(), &path, None, &bytes).map_err(|source| StoreError::write(given, source))?;
        new.place_new().map_err(|unplaced| match unplaced {
            Unplaced::Refused(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                StoreError::Exists { path: given.to_owned() }
            }
            other => StoreError::unplaced(given, other),
        })?;
        Ok(Self { text, ..Self::new(disk, path, bytes, seal) })
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
        Self::create_or_replace_with(disk, given, assessment, None)
    }

    /// [`Self::create_or_replace_on`], sealed if there is a seal.
    ///
    /// # Errors
    /// Those of [`Self::create_or_replace`].
    fn create_or_replace_with(
        disk: Arc<dyn Disk>,
        given: &Path,
        assessment: &Assessment,
        seal: Option<&Seal>,
    ) -> Result<Self, StoreError> {
        Self::replace_keeping(disk, given, assessment, seal, None)
    }

    /// [`Self::create_or_replace_with`], keeping what stood there also as a dated copy if it is another version of the same
    /// file: the `.bak` goes with the next save.
    ///
    /// # Errors
    /// Those of [`Self::create_or_replace`].
    pub fn replace_keeping(
        disk: Arc<dyn Disk>,
        given: &Path,
        assessment: &Assessment,
        seal: Option<&Seal>,
        backups: Option<Backups>,
    ) -> Result<Self, StoreError> {
        let (bytes, text) = sealed_text(assessment, given, seal)?;
        let path = real_path_on(disk.as_ref(), given).map_err(|source| StoreError::write(given, source))?;
        let mut file = Self::new(disk, path, Vec::new(), seal);
        let previous = file.on_disk()?;
        if let Some(backups) = backups.filter(|_| id_of(file.disk.as_ref(), &file.path) == Some(assessment.id)) {
            // They get the password once it is certain that the file has it.
            file.backups = Some(Box::new((backups, assessment.id)));
            file.back_up_next();
        }
        file.known = previous.clone().unwrap_or_default();
        file.replace(previous.as_deref(), bytes)?;
        file.text = text;
        Ok(file)
    }

    /// Saves, keeping the version before as `.bak`.
    ///
    /// # Errors
    /// If it cannot be written, or if somebody else has changed the file since; then the file is as it was.
    pub fn save(&mut self, assessment: &Assessment) -> Result<(), StoreError> {
        let text = plain(assessment, &self.path)?;
        let digest = self.seal.as_ref().map(|_| digest(&text));
        let previous = self.on_disk()?;
        match &previous {
            Some(on_disk) if self.says(on_disk, &text, digest) => {
                self.saved(on_disk.clone());
                self.protect(assessment.id);
                return Ok(());
            }
            Some(on_disk) if !self.knows(on_disk) => return Err(self.changed()),
            // Gone (moved, or a USB stick pulled): writing it anew loses nothing.
            _ => {}
        }
        let bytes = sealed(assessment.id, text, &self.path, self.seal())?;
        self.replace(previous.as_deref(), bytes)?;
        self.text = digest;
        self.protect(assessment.id);
        Ok(())
    }

    fn new(disk: Arc<dyn Disk>, path: PathBuf, known: Vec<u8>, seal: Option<&Seal>) -> Self {
        Self {
            disk,
            path,
            known,
            perhaps: None,
            seal: seal.cloned(),
            text: None,
            unprotected: false,
            backups: None,
            back_up_next: false,
            notices: Vec::new(),
            told: 0,
        }
    }

    /// Whether bytes on disk say this already.
    fn says(&self, on_disk: &[u8], text: &[u8], digest: Option<TextDigest>) -> bool {
        if digest.is_some() { digest == self.text && on_disk == self.known } else { on_disk == text }
    }

    fn knows(&self, bytes: &[u8]) -> bool {
        bytes == self.known || self.perhaps.as_deref() == Some(bytes)
    }

    fn saved(&mut self, bytes: Vec<u8>) {
        self.known = bytes;
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

    /// Puts bytes in the place of `previous`, which stand in the file now.
    fn replace(&mut self, previous: Option<&[u8]>, bytes: Vec<u8>) -> Result<(), StoreError> {
        let (disk, path) = (self.disk.clone(), self.path.clone());
        let (disk, path) = (disk.as_ref(), path.as_path());
        let failed = |source| StoreError::write(path, source);
        let old = atomic::replaceable(disk, path).map_err(failed)?;
        let like = old.as_ref().map(|old| (path, old));
        let new = Prepared::new(disk, path, like, &bytes).map_err(failed)?;
        let backup = backup_path(path);
        let previous = previous.map(|bytes| as_backup(bytes, path, self.seal()));
        let kept = match &previous {
            None => Ok(None),
            Some(Ok(bytes)) => Prepared::new(disk, &backup, like, bytes).map(Some),
            Some(Err(error)) => Err(io::Error::new(error.kind(), error.to_string())),
        };
        let dated = self.keep_version(previous.as_ref().and_then(|previous| previous.as_deref().ok()));
        // Writing takes its time; a sync client may have put another version there meanwhile.
        if self.on_disk()?.is_some_and(|now| !self.knows(&now)) {
            return Err(self.changed());
        }
        let access_kept = new.access_kept;
        let other = match new.place_over(|bytes| self.knows(bytes)) {
            Ok(other) => other,
            Err(unplaced) => return Err(self.unplaced(unplaced, bytes)),
        };
        // From here on the file is saved, whatever else fails.
        self.saved(bytes);
        if let Some(other) = other {
            self.notice(SaveNotice::OtherKept { path: path.to_owned(), other });
        }
        if !access_kept {
            self.notice(SaveNotice::AccessLost { path: path.to_owned() });
        }
        if old.is_some_and(|old| old.links > 1) {
            self.notice(SaveNotice::LinkParted { path: path.to_owned() });
        }
        match dated {
            Ok(()) => self.back_up_next = false,
            Err(error) => self.notice(SaveNotice::NotDated { path: path.to_owned(), reason: in_german(&error) }),
        }
        if let Err(error) = kept.and_then(|kept| Ok(kept.map_or(Ok(()), Prepared::place)?)) {
            self.notice(SaveNotice::BackupFailed { path: backup, reason: in_german(&error) });
        }
        Ok(())
    }

    /// Keeps a dated copy of the version that goes, where and when that is wanted.
    fn keep_version(&self, previous: Option<&[u8]>) -> io::Result<()> {
        let (Some((backups, id)), Some(previous)) = (self.backups.as_deref(), previous) else { return Ok(()) };
        backups.keep_version(*id, &self.path, previous, jiff::Zoned::now().datetime(), self.back_up_next)
    }

    /// What to say of a version that did not get its name, as far as can be seen.
    fn unplaced(&mut self, unplaced: Unplaced, bytes: Vec<u8>) -> StoreError {
        let unplaced = match unplaced {
            Unplaced::Unknown(error) => {
                let unchanged = self.on_disk().is_ok_and(|now| now.as_ref() == Some(&self.known));
                self.perhaps = Some(bytes);
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
