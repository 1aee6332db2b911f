//! The open file: what it holds, where it is saved, what can be undone. Knows no window.

use super::jobs::{Job, Poll};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;

use crate::assessment::{Applied, Assessment, Edit, EditError, Merge, MergeError, Stamp, edits_label};
use crate::catalog::Catalog;
use crate::store::backups::Backups;
use crate::store::disk::{Disk, System};
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
    /// Whether a dated copy of the version before the next save is kept in any case.
    back_up_next: bool,
    /// Whether it was made for the key of an office: what it says is not written down elsewhere.
    for_office: bool,
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

    /// Saves with another password, or without one. From then on everything that is written of it is sealed with it.
    ///
    /// # Errors
    /// If that cannot be written, or the file cannot be reached at the moment; then nothing has changed.
    pub fn reseal(&mut self, seal: Option<Seal>, now: DateTime, time: f64) -> Result<(), StoreError> {
        self.wait(now, time);
        match std::mem::replace(&mut self.storage, Storage::None) {
            Storage::Idle(mut file) => {
                self.begin_writing(&mut file);
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
            Storage::ReadOnly(path) | Storage::Writing(path, _) | Storage::Lost(path) => Some(path),
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

    /// Keeps a dated copy of what is on disk before the next save, because it changes much at once. What is not saved yet
    /// is saved first, if that is possible.
    pub fn back_up_next(&mut self, now: DateTime, time: f64) {
        if !self.is_saved() {
            self.save(now, time);
        }
        self.back_up_next = true;
    }

    /// Takes over the result of a merge of what it holds, in one step of undo. `on_disk` is the file itself, if the version
    /// merged into this one is what somebody else has saved there: from now on that is known. Returns whether something changed.
    ///
    /// # Errors
    /// If a conflict is undecided; then nothing has changed.
    pub fn merge(
        &mut self,
        merge: &Merge,
        names: (String, String),
        on_disk: Option<File>,
        stamp: Stamp,
        time: f64,
    ) -> Result<bool, MergeError> {
        let at = stamp.at;
        let (merged, back) = merge.finish(names, stamp)?;
        if let Some(mut file) = on_disk {
            self.wait(at, time);
            if file.seal().is_none() {
                // What has a password here does not lose it because somebody else has taken it away there.
                file.seal_from_now_on(self.seal.clone());
            }
            if let Some(backups) = &self.backups {
                file.keep_backups(backups.clone(), self.assessment.id);
            }
            self.seal = file.seal().cloned();
            self.storage = Storage::Idle(file);
            self.touch(time);
        }
        if merge.brings_nothing() {
            return Ok(false);
        }
        self.back_up_next = true;
        self.assessment = merged;
        if !back.is_empty() {
            self.undo.push(Step { label: "Zusammenführen".to_owned(), edits: back });
        }
        self.redo.clear();
        self.touch(time);
        Ok(true)
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
                self.begin_writing(&mut file);
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

    fn begin_writing(&mut self, file: &mut File) {
        if std::mem::take(&mut self.back_up_next) {
            file.back_up_next();
        }
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

    /// Saves beside the window and waits for it, but not longer than that: a share that does not answer must not hold up
    /// the window. Returns whether everything is saved; `None` if that is not known yet.
    pub fn save_within(&mut self, longest: Duration, now: DateTime, time: f64) -> Option<bool> {
        let end = Instant::now() + longest;
        let mut tried = false;
        loop {
            match &self.storage {
                Storage::Idle(_) if !self.is_saved() && !std::mem::replace(&mut tried, true) => self.start_save(|| {}),
                Storage::Writing(_, job) => match job.wait_for(end.saturating_duration_since(Instant::now())) {
                    Poll::Done((file, result)) => self.ended(file, result, now, time),
                    Poll::Running => return None,
                    Poll::Lost => self.lost(time),
                },
                _ => return Some(self.is_saved()),
            }
        }
    }

    /// Whether a save is under way.
    pub fn is_writing(&self) -> bool {
        matches!(self.storage, Storage::Writing(..))
    }

    /// Saves now and waits for it. Returns whether everything is saved. A save that fails is tried again by itself.
    pub fn save(&mut self, now: DateTime, time: f64) -> bool {
        self.wait(now, time);
        if let Storage::Idle(mut file) = std::mem::replace(&mut self.storage, Storage::None) {
            self.begin_writing(&mut file);
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
        if self.is_read_only() && self.is_at(path) {
            // What is read may be older than what stands there by now.
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        let here = self.is_at(path);
        if here {
            // A thread that still writes an older version there must not come last. Whoever leaves a place that does not
            // answer need not wait for it.
            self.wait(now, time);
        }
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
        self.for_office = false;
        self.begin_writing(&mut file);
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
                let changed = matches!(error, StoreError::ChangedOnDisk { .. });
                self.fault = Some(Fault { message: error.to_string(), hint: error.hint().to_owned(), changed });
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
        let hint = "Unter anderem Namen speichern.".to_owned();
        self.fault = Some(Fault { message, hint, changed: false });
    }
}
