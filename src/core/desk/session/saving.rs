//! Saving the open file: by itself, by hand, under another name, with another password.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::DateTime;

use super::{AUTOSAVE_AFTER, AUTOSAVE_AT_LATEST, Fault, RETRY_AFTER, Session, Storage, Unsaved};
use crate::desk::jobs::{Job, Poll};
use crate::desk::recovery;
use crate::store::disk::System;
use crate::store::{File, Lock, SaveNotice, Seal, StoreError};
use crate::wording::system_error::told;

/// How long a save may hold up the window: a share that does not answer is waited for beside it.
const PATIENCE: Duration = Duration::from_secs(2);

impl Session {
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
                    self.ended(file, &Ok(()), now, time);
                } else {
                    self.storage = Storage::Idle(file);
                    // Whatever was to be saved still is, and what is uncertain is written again.
                    self.touch(time);
                }
                result
            }
            other => {
                self.storage = other;
                Err(self.unreachable())
            }
        }
    }

    /// Keeps a dated copy of what is on disk before the next save, because it changes much at once. What is not saved yet
    /// is saved first, if that is possible.
    pub fn back_up_next(&mut self, now: DateTime, time: f64) {
        if !self.is_saved() {
            self.save(now, time);
        }
        self.back_up_next = true;
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

    /// Why nothing can be written where a thread has the file.
    fn unreachable(&self) -> StoreError {
        let reason = match self.storage {
            Storage::Writing(..) => told(std::io::ErrorKind::TimedOut, "der Speicherort antwortet nicht"),
            _ => told(std::io::ErrorKind::Other, "das Speichern wurde abgebrochen"),
        };
        StoreError::write(self.path().unwrap_or(Path::new("")), reason)
    }

    /// Starts to save in a thread; `done` is called there when it is over.
    pub fn start_save(&mut self, time: f64, done: impl FnOnce() + Send + 'static) {
        match std::mem::replace(&mut self.storage, Storage::None) {
            Storage::Idle(mut file) => {
                let path = file.path().to_owned();
                self.begin_writing(&mut file);
                let assessment = self.assessment.clone();
                let job = Job::start(done, move || {
                    let result = file.save(&assessment);
                    (file, result)
                });
                self.storage = Storage::Writing(path, job, time);
            }
            other => self.storage = other,
        }
    }

    pub(super) fn begin_writing(&mut self, file: &mut File) {
        if std::mem::take(&mut self.back_up_next) {
            file.back_up_next();
        }
        self.unsaved = None;
        self.retry = None;
        self.writing = self.revision;
        self.assessment.journal.saved();
    }

    /// Saves a recovery copy in a folder, as [`recovery::save`] does. What grows from now on is another entry than the one
    /// that stands there.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn copy(&mut self, folder: &Path) -> std::io::Result<PathBuf> {
        self.assessment.journal.saved();
        let path = recovery::save(folder, &self.assessment, self.seal())?;
        // It may be another one than before, or the same.
        self.copy = None;
        self.copy = Lock::take(&path).ok().flatten();
        Ok(path)
    }

    /// Takes note of a save that has ended.
    pub fn poll(&mut self, now: DateTime, time: f64) {
        let Storage::Writing(_, job, _) = &self.storage else { return };
        match job.poll() {
            Poll::Done((file, result)) => self.ended(file, &result, now, time),
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
                Storage::Idle(_) if !self.is_saved() && !std::mem::replace(&mut tried, true) => {
                    self.start_save(time, || {});
                }
                Storage::Writing(_, job, _) => match job.wait_for(end.saturating_duration_since(Instant::now())) {
                    Poll::Done((file, result)) => self.ended(file, &result, now, time),
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

    /// Saves now, whatever there is to save, and waits a moment for it. Returns whether everything is saved. A save that
    /// fails is tried again by itself; one that takes long goes on beside the window.
    pub fn save(&mut self, now: DateTime, time: f64) -> bool {
        self.wait(now, time);
        self.start_save(time, || {});
        self.wait(now, time);
        self.is_saved()
    }

    /// Seconds for which it has been impossible to save, because saves fail or one does not end.
    pub fn failing_for(&self, time: f64) -> Option<f64> {
        let writing = match self.storage {
            Storage::Writing(_, _, since) => Some(since),
            _ => None,
        };
        self.failing_since.or(writing).map(|since| time - since)
    }

    /// Waits a moment for a save that is under way.
    pub(super) fn wait(&mut self, now: DateTime, time: f64) {
        let Storage::Writing(_, job, _) = &self.storage else { return };
        match job.wait_for(PATIENCE) {
            Poll::Done((file, result)) => self.ended(file, &result, now, time),
            Poll::Running => {}
            Poll::Lost => self.lost(time),
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
            match std::mem::replace(&mut self.storage, Storage::None) {
                // It is known what shall stand there: what somebody else has saved meanwhile is not replaced.
                Storage::Idle(mut file) => {
                    self.begin_writing(&mut file);
                    let result = file.save(&self.assessment);
                    self.ended(file, &result, now, time);
                    return result;
                }
                other => self.storage = other,
            }
            if let Storage::Writing(..) = self.storage {
                return Err(self.unreachable());
            }
        }
        let lock = if here { None } else { Some(Lock::take(path)?) };
        let mut file = if replace || here {
            File::replace_keeping(Arc::new(System), path, &self.assessment, self.seal(), self.backups.clone())?
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
        self.ended(file, &Ok(()), now, time);
        Ok(())
    }

    fn ended(&mut self, mut file: File, result: &Result<(), StoreError>, now: DateTime, time: f64) {
        self.notices.extend(file.take_notices());
        self.storage = Storage::Idle(file);
        match result {
            Ok(()) => {
                self.saved = self.writing;
                self.saved_at = Some(now);
                self.fault = None;
                self.failing_since = None;
                self.copy = None;
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
