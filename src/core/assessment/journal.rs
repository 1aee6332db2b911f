//! The Verlauf: who changed what when. Append-only; its last entry may grow while somebody is still in the field.

use std::collections::HashMap;

use jiff::civil::DateTime;

use super::{Edit, Id};

/// Who makes a change, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Wall-clock time of the PC, so that the file reads as the user remembers it.
    pub at: DateTime,
    /// Name of the person.
    pub by: String,
}

/// What one field held before and holds since: two edits of the same field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Sets what was there before.
    pub old: Edit,
    /// Sets what is there since.
    pub new: Edit,
}

/// What was changed in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// By which a merge knows that two files share it.
    pub id: Id,
    /// Wall-clock time, whole seconds.
    pub at: DateTime,
    /// Name of the person.
    pub by: String,
    /// The round it happened in.
    pub round: Id,
    /// In the order in which they were made; empty only where files were merged that say the same.
    pub changes: Vec<Change>,
    /// What brought so many changes at once.
    pub occasion: Option<Occasion>,
}

/// What brings many changes at once and is told in words of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion {
    /// Two files were merged; their names, this one and the other.
    Merged(String, String),
    /// All is again as it was then.
    Restored(DateTime),
}

impl Entry {
    /// Its changes of what a round holds now: the same question of an earlier round is another field.
    pub(super) fn changes_in(&self, round: Id) -> impl Iterator<Item = &Change> {
        let lasting = |change: &&Change| matches!(change.new, Edit::Kommune(_) | Edit::Person(..));
        self.changes.iter().filter(move |change| self.round == round || lasting(change))
    }
}

/// All entries, oldest first.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    entries: Vec<Entry>,
    /// The visit of a field during which the last entry was written, as long as it may grow.
    visit: Option<u64>,
    /// Whether the last entry stands, as it is, in a file that somebody may have copied.
    saved: bool,
    /// Whether it does as it is or as it was before it grew.
    known: bool,
}

/// What has become of the last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grown {
    /// It says what holds now.
    Longer,
    /// It is gone.
    Gone,
}

impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Eq for Journal {}

impl Journal {
    /// A journal as it was read from a file.
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries, visit: None, saved: true, known: true }
    }

    /// All entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether all entries of another journal stand here, as they are or grown since.
    pub fn holds(&self, other: &Self) -> bool {
        let here: HashMap<u128, Id> = self.entries.iter().map(|entry| (entry.id.line().0, entry.id)).collect();
        other.entries.iter().all(|entry| here.get(&entry.id.line().0).is_some_and(|id| id.is_since(entry.id)))
    }

    /// The journal is being written to a file: what grows from now on is another entry for whoever reads that file.
    pub fn saved(&mut self) {
        self.saved = true;
        self.known = true;
    }

    pub(super) fn push(&mut self, entry: Entry, visit: Option<u64>) {
        self.entries.push(entry);
        self.visit = visit;
        self.saved = false;
        self.known = false;
    }

    /// Lets the last entry grow, if it is of this visit, person and field. `None` if it is not, and then nothing has
    /// changed. An entry that has come back to where it began is taken away, unless a file has it: a copy of that file
    /// would otherwise bring back what has been taken out here, and so that is an entry of its own.
    pub(super) fn grow(&mut self, new: &Edit, visit: u64, stamp: &Stamp) -> Option<Grown> {
        if self.visit != Some(visit) {
            return None;
        }
        let last = self.entries.last_mut().filter(|last| last.by == stamp.by)?;
        let [change] = last.changes.as_mut_slice() else { return None };
        if change.new.field() != new.field() {
            return None;
        }
        if change.old == *new {
            if self.known {
                return None;
            }
            self.entries.pop();
            self.visit = None;
            return Some(Grown::Gone);
        }
        change.new = new.clone();
        last.at = stamp.at;
        if std::mem::take(&mut self.saved) {
            last.id = last.id.grown();
        }
        Some(Grown::Longer)
    }
}
