//! Changes of the open file, and taking them back. Each is one step.

use jiff::civil::DateTime;

use super::{Session, Step, Storage, Unsaved};
use crate::assessment::{Applied, Edit, EditError, Merge, MergeError, Stamp, edits_label};
use crate::catalog::Catalog;
use crate::store::File;

impl Session {
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
        let back = self.assessment.apply(edits, catalog, stamp)?;
        Ok(self.changed(None, back, time))
    }

    /// Carries out a change that has a name of its own, because it is of many kinds. Returns whether something changed.
    ///
    /// # Errors
    /// See [`Assessment::apply`]; then nothing has changed.
    pub fn apply_as(
        &mut self,
        name: &str,
        edits: Vec<Edit>,
        catalog: &Catalog,
        stamp: Stamp,
        time: f64,
    ) -> Result<bool, EditError> {
        let back = self.assessment.apply(edits, catalog, stamp)?;
        Ok(self.changed(Some(name), back, time).is_some())
    }

    /// Makes the file what it was `then`, with edits of [`Assessment::edits_toward`]. Returns whether something changed.
    pub fn restore(&mut self, edits: Vec<Edit>, then: DateTime, stamp: Stamp, time: f64) -> bool {
        let back = self.assessment.restore(edits, then, stamp);
        self.changed(Some("früherer Stand wiederhergestellt"), back, time).is_some()
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
        match self.assessment.type_in(edits, visit, catalog, stamp)? {
            Applied::Nothing => {}
            Applied::Grown => {
                self.redo.clear();
                self.touch(time);
            }
            Applied::Gone => {
                // Nothing lies between the entry and the step that was noted with it.
                self.undo.pop();
                self.redo.clear();
                self.touch(time);
            }
            Applied::Changed(back) => drop(self.changed(None, back, time)),
        }
        Ok(())
    }

    /// Notes a change that stands in the Verlauf now.
    fn changed(&mut self, name: Option<&str>, back: Vec<Edit>, time: f64) -> Option<String> {
        if back.is_empty() {
            return None;
        }
        let label = name.map_or_else(|| self.last_label(), str::to_owned);
        self.undo.push(Step { label: label.clone(), edits: back });
        self.redo.clear();
        self.touch(time);
        Some(label)
    }

    fn last_label(&self) -> String {
        let last = self.assessment.journal.entries().last();
        let edits: Vec<Edit> = last.iter().flat_map(|entry| &entry.changes).map(|change| change.new.clone()).collect();
        edits_label(&edits, &self.assessment.round)
    }

    /// Takes over the result of a merge of what it holds, in one step of undo. `on_disk` is the file itself, if the version
    /// merged into this one is what somebody else has saved there: from now on that is known. Returns whether there is something to
    /// take back.
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
        let undoable = !back.is_empty();
        if undoable {
            self.undo.push(Step { label: "Zusammenführen".to_owned(), edits: back });
        }
        self.redo.clear();
        self.touch(time);
        Ok(undoable)
    }

    /// Takes the last change back. Returns its label.
    pub fn undo(&mut self, stamp: Stamp, time: f64) -> Option<String> {
        let Step { label, edits } = self.undo.pop()?;
        let edits = self.assessment.take_back(edits, stamp);
        self.redo.push(Step { label: label.clone(), edits });
        self.touch(time);
        Some(label)
    }

    /// Makes the last change that was taken back again. Returns its label.
    pub fn redo(&mut self, stamp: Stamp, time: f64) -> Option<String> {
        let Step { label, edits } = self.redo.pop()?;
        let edits = self.assessment.take_back(edits, stamp);
        self.undo.push(Step { label: label.clone(), edits });
        self.touch(time);
        Some(label)
    }

    pub(super) fn touch(&mut self, time: f64) {
        self.revision += 1;
        let first = self.unsaved.map_or(time, |unsaved| unsaved.first);
        self.unsaved = Some(Unsaved { first, last: time });
    }
}
