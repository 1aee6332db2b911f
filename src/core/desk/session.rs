//! The open file: what it holds, where it is saved, what can be undone. Knows no window.

use super::jobs::{Job, Poll};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::assessment::{Applied, Assessment, Edit, EditError, Stamp, edits_label};
use crate::catalog::Catalog;
use crate::store::backups::Backups;
use crate::store::disk::System;
use crate::store::{File, Lock, SaveNotice, Seal, StoreError, real_path};
use crate::wording::system_error::told;

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
    /// The last save failed.
    Failed {
        /// What happened.
        message: String,
        /// What to do.
        hint: String,
    },
}

#[derive(Debug)]
enum Storage {
    /// The example.
    None,
    Idle(File),
    /// A thread is writing; it hands the file back.
    Writing(PathBuf, Job<(File, Result<(), StoreError>)>),
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
    // Held as long as the file is open.
    _lock: Option<Lock>,
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
    fault: Option<(String, String)>,
    notices: Vec<SaveNotice>,
}

impl Session {
    /// Opens a file and takes its lock.
    ///
    /// # Errors
    /// Those of the store: not readable, not ours, damaged, newer, in use.
    pub fn open(path: &Path, now: DateTime) -> Result<Self, StoreError> {
        Self::open_with(path, None, now)
    }

    /// [`Self::open`], with what [`crate::store::unlock`] has found for a sealed file.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_with(path: &Path, seal: Option<&Seal>, now: DateTime) -> Result<Self, StoreError> {
        let lock = Lock::take(path)?;
        let (file, assessment) = File::open_with(Arc::new(System), path, seal)?;
        Ok(Self::new(assessment, Storage::Idle(file), lock, Some(now)))
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
            _lock: lock,
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

    /// Saves with another password, or without one. From then on everything that is written of it is sealed with it.
    ///
    /// # Errors
    /// If that cannot be written, or the file cannot be reached at the moment; then nothing has changed.
    pub fn reseal(&mut self, seal: Option<Seal>, now: DateTime, time: f64) -> Result<(), StoreError> {
        self.wait(now, time);
        match std::mem::replace(&mut self.storage, Storage::None) {
            Storage::Idle(mut file) => {
                self.begin_writing();
                let result = file.reseal(seal, &self.assessment);
                self.seal = file.seal().cloned();
                if result.is_ok() {
                    self.ended(file, Ok(()), now, time);
                } else {
                    self.storage = Storage::Idle(file);
                    // Whatever was to be saved still is, and what is uncertain is written again.
                    self.touch(time);
                }
                result
            }
            other => {
                self.storage = other;
                let lost = told(std::io::ErrorKind::Other, "das Speichern wurde abgebrochen");
                Err(StoreError::write(self.path().unwrap_or(Path::new("")), lost))
            }
        }
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
            Storage::Writing(path, _) | Storage::Lost(path) => Some(path),
        }
    }

    /// Whether everything is saved, or there is nothing to save to.
    pub fn is_saved(&self) -> bool {
        matches!(self.storage, Storage::None) || self.saved == self.revision
    }

    /// What stands beside the name. True at every moment for what the file holds; what is still being typed is added by
    /// whoever knows it.
    pub fn state(&self) -> SaveState {
        if matches!(self.storage, Storage::None) {
            return SaveState::Example;
        }
        match (&self.fault, self.saved_at) {
            (Some((message, hint)), _) => SaveState::Failed { message: message.clone(), hint: hint.clone() },
            (None, Some(at)) if self.is_saved() => SaveState::Saved(at),
            _ => SaveState::Pending,
        }
    }

    /// What [`Self::undo`] would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// What [`Self::redo`] would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Carries out a change. Returns what it was; `None` if nothing changed.
    ///
    /// # Errors
    /// See [`Assessment::apply`]; then nothing has changed.
    pub fn apply(
        &mut self,
        edits: Vec<Edit>,
        catalog: &Catalog,
        stamp: Stamp,
        time: f64,
    ) -> Result<Option<String>, EditError> {
        let back = self.assessment.apply(edits.clone(), catalog, stamp)?;
        Ok(self.changed(&edits, back, time))
    }

    /// Carries out what was typed during a visit of a field: all of it is one step of undo.
    ///
    /// # Errors
    /// See [`Assessment::apply`]; then nothing has changed.
    pub fn type_in(
        &mut self,
        edits: Vec<Edit>,
        visit: u64,
        catalog: &Catalog,
        stamp: Stamp,
        time: f64,
    ) -> Result<(), EditError> {
        match self.assessment.type_in(edits.clone(), visit, catalog, stamp)? {
            Applied::Nothing => {}
            Applied::Grown => {
                self.redo.clear();
                self.touch(time);
            }
            Applied::Changed(back) => drop(self.changed(&edits, back, time)),
        }
        Ok(())
    }

    fn changed(&mut self, edits: &[Edit], back: Vec<Edit>, time: f64) -> Option<String> {
        if back.is_empty() {
            return None;
        }
        let label = edits_label(edits, &self.assessment.round);
        self.undo.push(Step { label: label.clone(), edits: back });
        self.redo.clear();
        self.touch(time);
        Some(label)
    }

    /// Takes the last change back. Returns its label.
    ///
    /// # Errors
    /// None in practice: what was there before fits. The step stays.
    pub fn undo(&mut self, stamp: Stamp, time: f64) -> Result<Option<String>, EditError> {
        let Some(step) = self.undo.last() else { return Ok(None) };
        let edits = self.assessment.take_back(step.edits.clone(), stamp)?;
        let label = step.label.clone();
        self.undo.pop();
        self.redo.push(Step { label: label.clone(), edits });
        self.touch(time);
        Ok(Some(label))
    }

    /// Makes the last change that was taken back again. Returns its label.
    ///
    /// # Errors
    /// None in practice. The step stays.
    pub fn redo(&mut self, stamp: Stamp, time: f64) -> Result<Option<String>, EditError> {
        let Some(step) = self.redo.last() else { return Ok(None) };
        let edits = self.assessment.take_back(step.edits.clone(), stamp)?;
        let label = step.label.clone();
        self.redo.pop();
        self.undo.push(Step { label: label.clone(), edits });
        self.touch(time);
        Ok(Some(label))
    }

    fn touch(&mut self, time: f64) {
        self.revision += 1;
        let first = self.unsaved.map_or(time, |unsaved| unsaved.first);
        self.unsaved = Some(Unsaved { first, last: time });
    }

    /// Seconds until the autosave is due; `None` if there is nothing to save, or nothing to save to at the moment.
    pub fn autosave_in(&self, time: f64) -> Option<f64> {
        if !matches!(self.storage, Storage::Idle(_)) || self.is_saved() {
            return None;
        }
        let due = match (self.retry, self.unsaved) {
            (Some(retry), _) => retry,
            (None, Some(Unsaved { first, last })) => (last + AUTOSAVE_AFTER).min(first + AUTOSAVE_AT_LATEST),
            (None, None) => return None,
        };
        Some((due - time).max(0.0))
    }

    /// Starts to save in a thread; `done` is called there when it is over.
    pub fn start_save(&mut self, done: impl FnOnce() + Send + 'static) {
        match std::mem::replace(&mut self.storage, Storage::None) {
            Storage::Idle(mut file) => {
                let path = file.path().to_owned();
                self.begin_writing();
                let assessment = self.assessment.clone();
                let job = Job::start(done, move || {
                    let result = file.save(&assessment);
                    (file, result)
                });
                self.storage = Storage::Writing(path, job);
            }
            other => self.storage = other,
        }
    }

    fn begin_writing(&mut self) {
        self.unsaved = None;
        self.retry = None;
        self.writing = self.revision;
        self.assessment.journal.saved();
    }

    /// Takes note of a save that has ended.
    pub fn poll(&mut self, now: DateTime, time: f64) {
        let Storage::Writing(_, job) = &self.storage else { return };
        match job.poll() {
            Poll::Done((file, result)) => self.ended(file, result, now, time),
            Poll::Running => {}
            Poll::Lost => self.lost(time),
        }
    }

    /// Saves now and waits for it. Returns whether everything is saved. A save that fails is tried again by itself.
    pub fn save(&mut self, now: DateTime, time: f64) -> bool {
        self.wait(now, time);
        if let Storage::Idle(mut file) = std::mem::replace(&mut self.storage, Storage::None) {
            self.begin_writing();
            let result = file.save(&self.assessment);
            self.ended(file, result, now, time);
        }
        self.is_saved()
    }

    /// Seconds for which it has been impossible to save; `None` while the last save succeeded.
    pub fn failing_for(&self, time: f64) -> Option<f64> {
        self.failing_since.map(|since| time - since)
    }

    /// Waits for a save that is under way.
    fn wait(&mut self, now: DateTime, time: f64) {
        match std::mem::replace(&mut self.storage, Storage::None) {
            Storage::Writing(path, job) => match job.wait() {
                Some((file, result)) => self.ended(file, result, now, time),
                None => {
                    self.storage = Storage::Lost(path);
                    self.lost(time);
                }
            },
            other => self.storage = other,
        }
    }

    /// What saves could not do besides saving; each thing once.
    pub fn take_notices(&mut self) -> Vec<SaveNotice> {
        std::mem::take(&mut self.notices)
    }

    /// Saves under another name and goes on there. With `replace` the user has confirmed that what stands there may go.
    ///
    /// # Errors
    /// If it cannot be written, or something stands there; then nothing has changed.
    pub fn save_as(&mut self, path: &Path, replace: bool, now: DateTime, time: f64) -> Result<(), StoreError> {
        // A thread that still writes an older version to the same path must not come last.
        self.wait(now, time);
        let here = self.is_at(path);
        let lock = if here { None } else { Some(Lock::take(path)?) };
        let mut file = if replace || here {
            File::create_or_replace_with(Arc::new(System), path, &self.assessment, self.seal())?
        } else {
            File::create_with(Arc::new(System), path, &self.assessment, self.seal())?
        };
        if let Some(backups) = &self.backups {
            file.keep_backups(backups.clone(), self.assessment.id);
        }
        if let Some(lock) = lock {
            self._lock = lock;
        }
        self.begin_writing();
        self.ended(file, Ok(()), now, time);
        Ok(())
    }

    /// Whether this is the open file, however the path is written.
    pub fn is_at(&self, path: &Path) -> bool {
        real_path(path).is_ok_and(|path| self.path() == Some(path.as_path()))
    }

    fn ended(&mut self, mut file: File, result: Result<(), StoreError>, now: DateTime, time: f64) {
        self.notices.extend(file.take_notices());
        self.storage = Storage::Idle(file);
        match result {
            Ok(()) => {
                self.saved = self.writing;
                self.saved_at = Some(now);
                self.fault = None;
                self.failing_since = None;
            }
            Err(error) => {
                self.retry = Some(time + RETRY_AFTER);
                self.failing_since.get_or_insert(time);
                self.fault = Some((error.to_string(), error.hint().to_owned()));
            }
        }
    }

    /// The saving thread is gone with the file: only „Speichern unter“ helps.
    fn lost(&mut self, time: f64) {
        let path = self.path().map(Path::to_owned).unwrap_or_default();
        self.storage = Storage::Lost(path);
        // What it was writing may or may not be on disk.
        self.saved = 0;
        self.failing_since.get_or_insert(time);
        let message = "Das Speichern wurde abgebrochen".to_owned();
        self.fault = Some((message, "Unter anderem Namen speichern.".to_owned()));
    }
}
