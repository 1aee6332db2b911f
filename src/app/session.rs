//! The open file: what it holds, where it is saved, what can be undone. Knows no window.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use jiff::civil::DateTime;

use super::describe;
use wiba_core::assessment::{Assessment, Edit, EditError, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::store::{File, Lock, SaveNotice, StoreError, real_path};

/// Seconds between the last change and the save that follows it.
pub const AUTOSAVE_AFTER: f64 = 2.0;

/// A change that can be taken back or made again.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it was, e.g. „7.13: Nein“.
    pub label: String,
    /// Carries it out.
    pub edit: Edit,
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
    None,
    Idle(File),
    /// A thread is writing; it hands the file back.
    Writing(PathBuf, Receiver<(File, Result<(), StoreError>)>),
}

/// An open assessment.
#[derive(Debug)]
pub struct Session {
    assessment: Assessment,
    storage: Storage,
    // Held as long as the file is open.
    _lock: Option<Lock>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
    saved: u64,
    writing: u64,
    /// When the last change was made, in the window's seconds.
    changed: Option<f64>,
    state: SaveState,
    notices: Vec<SaveNotice>,
}

impl Session {
    /// Opens a file and takes its lock.
    ///
    /// # Errors
    /// Those of the store: not readable, not ours, damaged, newer, in use.
    pub fn open(path: &Path, now: DateTime) -> Result<Self, StoreError> {
        let lock = Lock::take(path)?;
        let (file, assessment) = File::open(path)?;
        Ok(Self::new(assessment, Storage::Idle(file), lock, SaveState::Saved(now)))
    }

    /// Writes a new file and opens it.
    ///
    /// # Errors
    /// If it cannot be written; without `replace` also if there is one.
    pub fn create(path: &Path, assessment: Assessment, replace: bool, now: DateTime) -> Result<Self, StoreError> {
        let lock = Lock::take(path)?;
        let file = if replace { File::create_or_replace(path, &assessment)? } else { File::create(path, &assessment)? };
        Ok(Self::new(assessment, Storage::Idle(file), lock, SaveState::Saved(now)))
    }

    /// The example, which has no file.
    pub fn example(assessment: Assessment) -> Self {
        Self::new(assessment, Storage::None, None, SaveState::Example)
    }

    fn new(assessment: Assessment, storage: Storage, lock: Option<Lock>, state: SaveState) -> Self {
        Self {
            assessment,
            storage,
            _lock: lock,
            undo: Vec::new(),
            redo: Vec::new(),
            revision: 1,
            saved: 1,
            writing: 1,
            changed: None,
            state,
            notices: Vec::new(),
        }
    }

    /// What it holds.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
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
            Storage::Writing(path, _) => Some(path),
        }
    }

    /// Whether everything is saved, or there is nothing to save to.
    pub fn is_saved(&self) -> bool {
        matches!(self.storage, Storage::None) || self.saved == self.revision
    }

    /// What stands beside the name.
    pub fn state(&self) -> &SaveState {
        &self.state
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
        edit: Edit,
        catalog: &Catalog,
        stamp: Stamp,
        time: f64,
    ) -> Result<Option<String>, EditError> {
        let label = describe::label(&edit);
        let Some(back) = self.assessment.apply(edit, catalog, stamp)? else {
            return Ok(None);
        };
        self.undo.push(Step { label: label.clone(), edit: back });
        self.redo.clear();
        self.touch(time);
        Ok(Some(label))
    }

    /// Takes the last change back. Returns its label.
    ///
    /// # Errors
    /// None in practice: what was there before fits.
    pub fn undo(&mut self, catalog: &Catalog, stamp: Stamp, time: f64) -> Result<Option<String>, EditError> {
        let Some(step) = self.undo.pop() else { return Ok(None) };
        if let Some(edit) = self.assessment.apply(step.edit, catalog, stamp)? {
            self.redo.push(Step { label: step.label.clone(), edit });
        }
        self.touch(time);
        Ok(Some(step.label))
    }

    /// Makes the last change that was taken back again. Returns its label.
    ///
    /// # Errors
    /// None in practice.
    pub fn redo(&mut self, catalog: &Catalog, stamp: Stamp, time: f64) -> Result<Option<String>, EditError> {
        let Some(step) = self.redo.pop() else { return Ok(None) };
        if let Some(edit) = self.assessment.apply(step.edit, catalog, stamp)? {
            self.undo.push(Step { label: step.label.clone(), edit });
        }
        self.touch(time);
        Ok(Some(step.label))
    }

    fn touch(&mut self, time: f64) {
        self.revision += 1;
        self.changed = Some(time);
        if !matches!(self.state, SaveState::Example) {
            self.state = SaveState::Pending;
        }
    }

    /// Seconds until the autosave is due; `None` if there is nothing to save.
    pub fn autosave_in(&self, time: f64) -> Option<f64> {
        let changed = self.changed?;
        matches!(self.storage, Storage::Idle(_)).then(|| (changed + AUTOSAVE_AFTER - time).max(0.0))
    }

    /// Starts to save in a thread; `done` is called there when it is over.
    pub fn start_save(&mut self, done: impl FnOnce() + Send + 'static) {
        self.changed = None;
        match std::mem::replace(&mut self.storage, Storage::None) {
            Storage::Idle(mut file) => {
                let (sender, receiver) = channel();
                let path = file.path().to_owned();
                let assessment = self.assessment.clone();
                self.writing = self.revision;
                std::thread::spawn(move || {
                    let result = file.save(&assessment);
                    sender.send((file, result)).ok();
                    done();
                });
                self.storage = Storage::Writing(path, receiver);
            }
            other => self.storage = other,
        }
    }

    /// Takes note of a save that has ended.
    pub fn poll(&mut self, now: DateTime) {
        let Storage::Writing(_, receiver) = &self.storage else { return };
        match receiver.try_recv() {
            Ok((file, result)) => self.ended(file, result, now),
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => self.lost(),
        }
    }

    /// Saves now and waits for it. Returns whether everything is saved.
    pub fn save(&mut self, now: DateTime) -> bool {
        self.wait(now);
        self.changed = None;
        if let Storage::Idle(mut file) = std::mem::replace(&mut self.storage, Storage::None) {
            self.writing = self.revision;
            let result = file.save(&self.assessment);
            self.ended(file, result, now);
        }
        self.is_saved()
    }

    /// Waits for a save that is under way.
    fn wait(&mut self, now: DateTime) {
        if let Storage::Writing(_, receiver) = &self.storage {
            match receiver.recv() {
                Ok((file, result)) => self.ended(file, result, now),
                Err(_) => self.lost(),
            }
        }
    }

    /// What saves could not do besides saving; each thing once.
    pub fn take_notices(&mut self) -> Vec<SaveNotice> {
        std::mem::take(&mut self.notices)
    }

    /// Saves under another name, which the user has confirmed to replace, and goes on there.
    ///
    /// # Errors
    /// If it cannot be written; then nothing has changed.
    pub fn save_as(&mut self, path: &Path, now: DateTime) -> Result<(), StoreError> {
        self.wait(now);
        let here = real_path(path).is_ok_and(|path| self.path() == Some(path.as_path()));
        let lock = if here { None } else { Some(Lock::take(path)?) };
        let file = File::create_or_replace(path, &self.assessment)?;
        if let Some(lock) = lock {
            self._lock = lock;
        }
        self.writing = self.revision;
        self.changed = None;
        self.ended(file, Ok(()), now);
        Ok(())
    }

    fn ended(&mut self, mut file: File, result: Result<(), StoreError>, now: DateTime) {
        self.notices.extend(file.take_notices());
        self.storage = Storage::Idle(file);
        match result {
            Ok(()) => {
                self.saved = self.writing;
                self.state = if self.is_saved() { SaveState::Saved(now) } else { SaveState::Pending };
            }
            Err(error) => {
                self.state = SaveState::Failed { message: error.to_string(), hint: error.hint().to_owned() };
            }
        }
    }

    /// The saving thread is gone with the file: only „Speichern unter“ helps.
    fn lost(&mut self) {
        self.storage = Storage::None;
        self.state = SaveState::Failed {
            message: "Das Speichern wurde abgebrochen".to_owned(),
            hint: "Unter anderem Namen speichern.".to_owned(),
        };
    }
}
