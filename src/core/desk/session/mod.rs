//! The open file: what it holds, where it is saved, what can be undone. Knows no window.

mod changes;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use super::jobs::Job;
use crate::assessment::{Assessment, Edit};
use crate::store::backups::Backups;
use crate::store::disk::{Disk, System};
use crate::store::{File, Lock, SaveNotice, Seal, StoreError, real_path};

/// Seconds between the last change and the save that follows it.
pub const AUTOSAVE_AFTER: f64 = 2.0;
/// Seconds between the first change that is not saved and the save, however many follow. With the time that typed text
/// waits in its field, a change is on disk after ten seconds.
pub const AUTOSAVE_AT_LATEST: f64 = 4.0;
/// Seconds until a save that failed is tried again.
pub const RETRY_AFTER: f64 = 5.0;

/// A change that can be taken back or made again.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it was, e.g. „7.13: Nein“.
    pub label: String,
    /// Carry it out.
    pub edits: Vec<Edit>,
}

/// What stands beside the name of the Kommune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on disk since then.
    Saved(DateTime),
    /// Changes wait for the next save.
    Pending,
    /// The example: it has no file.
    Example,
    /// It is open to be read only.
    ReadOnly,
    /// The last save failed.
    Failed {
        /// What happened.
        message: String,
        /// What to do.
        hint: String,
        /// Whether it did because somebody else has changed the file: both versions can be merged.
        changed: bool,
    },
}

#[derive(Debug)]
enum Storage {
    /// The example.
    None,
    /// A file that is only read, or a copy for another office.
    ReadOnly(PathBuf),
    Idle(File),
    /// A thread is writing since then, in the window's seconds; it hands the file back.
    Writing(PathBuf, Job<(File, Result<(), StoreError>)>, f64),
    /// The thread that was writing is gone, and the file with it.
    Lost(PathBuf),
}

/// When changes were made that no save has taken up yet, in the window's seconds.
#[derive(Debug, Clone, Copy)]
struct Unsaved {
    first: f64,
    last: f64,
}

/// An open assessment.
#[derive(Debug)]
pub struct Session {
    assessment: Assessment,
    storage: Storage,
    /// What the file is sealed with: also for whatever else is written of it.
    seal: Option<Seal>,
    /// Where dated copies of the file are kept.
    backups: Option<Backups>,
    /// Whether a dated copy of the version before the next save is kept in any case.
    back_up_next: bool,
    /// Whether it was made for the key of an office: what it says is not written down elsewhere.
    for_office: bool,
    // Held as long as the file is open.
    _lock: Option<Lock>,
    /// Of the recovery copy that stands in for the file: nobody else is to decide about it meanwhile.
    copy: Option<Lock>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
    saved: u64,
    writing: u64,
    unsaved: Option<Unsaved>,
    /// When a save that failed is tried again, and when the first of them failed, in the window's seconds.
    retry: Option<f64>,
    failing_since: Option<f64>,
    /// When the last save succeeded.
    saved_at: Option<DateTime>,
    fault: Option<Fault>,
    notices: Vec<SaveNotice>,
}

/// Why the last save failed.
#[derive(Debug)]
struct Fault {
    message: String,
    hint: String,
    changed: bool,
}

impl Session {
    /// Opens a file and takes its lock.
    ///
    /// # Errors
    /// Those of the store: not readable, not ours, damaged, newer, in use.
    pub fn open(path: &Path, now: DateTime) -> Result<Self, StoreError> {
        Self::open_on(Arc::new(System), path, None, now)
    }

    /// [`Self::open`] on any disk, with what [`crate::store::unlock`] has found for a sealed file.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_on(disk: Arc<dyn Disk>, path: &Path, seal: Option<&Seal>, now: DateTime) -> Result<Self, StoreError> {
        let lock = Lock::take(path)?;
        let (file, assessment) = File::open_with(disk, path, seal)?;
        Ok(Self::new(assessment, Storage::Idle(file), lock, Some(now)))
    }

    /// Opens a file to be read only, whoever else has it open.
    ///
    /// # Errors
    /// Those of [`Self::open`], but for that it is in use.
    pub fn read(path: &Path, seal: Option<&Seal>, now: DateTime) -> Result<Self, StoreError> {
        let (file, assessment) = File::open_with(Arc::new(System), path, seal)?;
        let session = Self::new(assessment, Storage::ReadOnly(file.path().to_owned()), None, Some(now));
        Ok(Self { seal: file.seal().cloned(), ..session })
    }

    /// A copy that was made for the key of an office, to be read only.
    pub fn for_office(path: PathBuf, assessment: Assessment) -> Self {
        Self { for_office: true, ..Self::new(assessment, Storage::ReadOnly(path), None, None) }
    }

    /// Writes a new file and opens it.
    ///
    /// # Errors
    /// If it cannot be written, or if there is one.
    pub fn create(path: &Path, assessment: Assessment, now: DateTime) -> Result<Self, StoreError> {
        let lock = Lock::take(path)?;
        let file = File::create(path, &assessment)?;
        Ok(Self::new(assessment, Storage::Idle(file), lock, Some(now)))
    }

    /// The example, which has no file.
    pub fn example(assessment: Assessment) -> Self {
        Self::new(assessment, Storage::None, None, None)
    }

    fn new(assessment: Assessment, storage: Storage, lock: Option<Lock>, saved_at: Option<DateTime>) -> Self {
        let seal = match &storage {
            Storage::Idle(file) => file.seal().cloned(),
            _ => None,
        };
        Self {
            assessment,
            storage,
            seal,
            backups: None,
            back_up_next: false,
            for_office: false,
            _lock: lock,
            copy: None,
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 1,
            saved: 1,
            writing: 1,
            unsaved: None,
            retry: None,
            failing_since: None,
            saved_at,
            fault: None,
            notices: Vec::new(),
        }
    }

    /// Keeps dated copies of the file from now on.
    pub fn keep_backups(&mut self, backups: Backups) {
        if let Storage::Idle(file) = &mut self.storage {
            file.keep_backups(backups.clone(), self.assessment.id);
        }
        self.backups = Some(backups);
    }

    /// What it holds.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// What it is sealed with; `None` if it has no password.
    pub fn seal(&self) -> Option<&Seal> {
        self.seal.as_ref()
    }

    /// Whether what it says may not be written down elsewhere in plain words.
    pub fn is_secret(&self) -> bool {
        self.seal.is_some() || self.for_office
    }

    /// Whether it is only read: nothing can be changed until it is saved under another name.
    pub fn is_read_only(&self) -> bool {
        matches!(self.storage, Storage::ReadOnly(_))
    }

    /// Goes up with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Where it is saved; `None` for the example.
    pub fn path(&self) -> Option<&Path> {
        match &self.storage {
            Storage::None => None,
            Storage::Idle(file) => Some(file.path()),
            Storage::ReadOnly(path) | Storage::Writing(path, ..) | Storage::Lost(path) => Some(path),
        }
    }

    /// Whether everything is saved, or there is nothing to save to.
    pub fn is_saved(&self) -> bool {
        matches!(self.storage, Storage::None | Storage::ReadOnly(_)) || self.saved == self.revision
    }

    /// What stands beside the name. True at every moment for what the file holds; what is still being typed is added by
    /// whoever knows it.
    pub fn state(&self) -> SaveState {
        match self.storage {
            Storage::None => return SaveState::Example,
            Storage::ReadOnly(_) => return SaveState::ReadOnly,
            _ => {}
        }
        match (&self.fault, self.saved_at) {
            (Some(Fault { message, hint, changed }), _) => {
                SaveState::Failed { message: message.clone(), hint: hint.clone(), changed: *changed }
            }
            (None, Some(at)) if self.is_saved() => SaveState::Saved(at),
            _ => SaveState::Pending,
        }
    }

    /// Whether this is the open file, however the path is written.
    pub fn is_at(&self, path: &Path) -> bool {
        real_path(path).is_ok_and(|path| self.path() == Some(path.as_path()))
    }
}
