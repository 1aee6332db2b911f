//! Two versions of one file become one, field by field.
//!
//! The common ancestor is found for each field from both journals. What only one side has changed is taken; what both
//! have changed to different things is a conflict, which a person decides. The result has the entries of both, so that
//! nothing is lost, and one more that says what the merge has done.

mod carry;
mod compare;
mod history;
mod side;
mod three;
mod weave;

use std::collections::{BTreeMap, BTreeSet};

use self::history::History;
pub use self::side::Side;
use super::edit::Thing;
use super::{Assessment, Edit, Id, Stamp};

/// Files that cannot be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// They are of two assessments.
    #[error("Die beiden Dateien sind nicht aus derselben Datei hervorgegangen")]
    Unrelated,
    /// They are of one, but each works on another round.
    #[error("Die beiden Dateien stehen in verschiedenen Erhebungen")]
    OtherRound,
    /// Conflicts are undecided.
    #[error("Noch nicht alle Stellen sind entschieden")]
    Undecided,
}

/// A field that both sides have changed to different things, or a thing that one has removed and the other changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What both had in common.
    pub base: Edit,
    /// What stands in mine.
    pub mine: Edit,
    /// What stands in the other.
    pub other: Edit,
    /// Who has set it in mine, and when, as far as the Verlauf tells.
    pub mine_by: Option<Stamp>,
    /// The same of the other.
    pub other_by: Option<Stamp>,
    /// Whose version is taken; `None` while nobody has decided.
    pub decision: Option<Side>,
}

/// Two versions of a file, and what becomes of them.
#[derive(Debug, Clone)]
pub struct Merge {
    mine: Assessment,
    other: Assessment,
    /// Fields that the other brings, and what is taken of it.
    taken: BTreeMap<Thing, Vec<Edit>>,
    /// Things that come or go with what the other has done.
    coming: BTreeSet<Thing>,
    going: BTreeSet<Thing>,
    conflicts: Vec<Conflict>,
    /// The numbers that measures have afterwards, of those that both have.
    numbers: BTreeMap<Id, u32>,
    brings: bool,
}

impl Merge {
    /// Compares two versions. With `base`, an older version of both, that is the common ancestor of all fields.
    ///
    /// # Errors
    /// If they are of different assessments or rounds.
    pub fn new(mine: Assessment, other: Assessment, base: Option<&Assessment>) -> Result<Self, MergeError> {
        if mine.id != other.id || base.is_some_and(|base| base.id != mine.id) {
            return Err(MergeError::Unrelated);
        }
        if mine.round.id != other.round.id || base.is_some_and(|base| base.round.id != mine.round.id) {
            return Err(MergeError::OtherRound);
        }
        let mut merge = Self {
            taken: BTreeMap::new(),
            coming: BTreeSet::new(),
            going: BTreeSet::new(),
            conflicts: Vec::new(),
            numbers: BTreeMap::new(),
            brings: false,
            mine: Assessment { journal: super::Journal::default(), ..mine.clone() },
            other: Assessment { journal: super::Journal::default(), ..other.clone() },
        };
        let history = History::of(&mine, &other);
        merge.brings = history.brings;
        merge.compare(&history, base);
        merge.mine.journal = mine.journal;
        merge.other.journal = other.journal;
        Ok(merge)
    }

    /// How much is taken from the other without a question: fields, and things that come or go.
    pub fn taken(&self) -> usize {
        self.taken.values().map(Vec::len).sum::<usize>() + self.coming.len() + self.going.len()
    }

    /// The edits of what is taken from the other without a question, for a preview.
    pub fn taken_edits(&self) -> impl Iterator<Item = &Edit> {
        self.taken.values().flatten()
    }

    /// The edits by which things come and go without a question, for a preview.
    pub fn coming_and_going(&self) -> impl Iterator<Item = Edit> {
        let coming = self.coming.iter().filter_map(|thing| Some(thing.blank().pop()?.current(&self.other)));
        coming.chain(self.going.iter().filter_map(|thing| thing.blank().pop()))
    }

    /// The version that has the thing which a conflict is about.
    pub fn having(&self, conflict: &Conflict) -> &Assessment {
        if conflict.mine.is_there() == Some(false) { &self.other } else { &self.mine }
    }

    /// Whether something of the other holds afterwards, as far as it is decided.
    pub fn takes_something(&self) -> bool {
        self.taken() > 0 || self.conflicts.iter().any(|conflict| conflict.decision == Some(Side::Other))
    }

    /// What a person must decide.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Decides a conflict.
    pub fn decide(&mut self, place: usize, side: Side) {
        if let Some(conflict) = self.conflicts.get_mut(place) {
            conflict.decision = Some(side);
        }
    }

    /// Decides all conflicts.
    pub fn decide_all(&mut self, side: Side) {
        for conflict in &mut self.conflicts {
            conflict.decision = Some(side);
        }
    }

    /// Whether nothing is left to decide.
    pub fn is_decided(&self) -> bool {
        self.conflicts.iter().all(|conflict| conflict.decision.is_some())
    }

    /// Whether the other file holds nothing that mine does not.
    pub fn brings_nothing(&self) -> bool {
        !self.brings && self.taken() == 0 && self.conflicts.is_empty()
    }

    /// The state into which is merged.
    pub fn mine(&self) -> &Assessment {
        &self.mine
    }

    /// The state that is merged into it.
    pub fn other(&self) -> &Assessment {
        &self.other
    }
}
