//! Two versions of one file become one, field by field.
//!
//! The common ancestor is found for each field from both journals. What only one side has changed is taken; what both
//! have changed to different things is a conflict, which a person decides. The result has the entries of both, so that
//! nothing is lost, and one more that says what the merge has done.

mod carry;
mod history;
mod side;
mod weave;

use std::collections::{BTreeMap, BTreeSet};

use self::history::History;
pub use self::side::Side;
use super::edit::Thing;
use super::{Assessment, Edit, Field, Id, MeasureEdit, QuestionEdit, Stamp};

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
    #[error("Es sind noch Widersprüche zu entscheiden")]
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

    fn compare(&mut self, history: &History<'_>, base: Option<&Assessment>) {
        let mut things = self.mine.things();
        things.extend(self.other.things());
        for thing in things {
            let fields: Vec<Three> = thing
                .blank()
                .into_iter()
                .map(|blank| Three::of(&blank, &self.mine, &self.other, history, base))
                .collect();
            let presence = fields.last().filter(|three| three.base.is_there().is_some());
            match presence.map(|three| (three, three.mine.is_there(), three.other.is_there())) {
                Some((three, mine, other)) if mine != other => {
                    self.one_sided(thing, three, &fields, history, base);
                }
                _ => self.both(thing, &fields, history),
            }
        }
    }

    /// A thing that both have, or that is always there.
    fn both(&mut self, thing: Thing, fields: &[Three], history: &History<'_>) {
        for three in fields.iter().filter(|three| three.mine != three.other) {
            if let (
                Edit::Measure(id, MeasureEdit::Number(Some(mine))),
                Edit::Measure(_, MeasureEdit::Number(Some(other))),
            ) = (&three.mine, &three.other)
            {
                let number = three.number(*mine, *other, history);
                self.numbers.insert(*id, number);
            } else if three.mine.is_there().is_none() {
                match three.settled() {
                    Some(Side::Mine) => {}
                    Some(Side::Other) => self.taken.entry(thing).or_default().push(three.other.clone()),
                    None => self.conflicts.push(three.conflict(history)),
                }
            }
        }
    }

    /// A thing that only one side has: it is new there, or gone on the other.
    fn one_sided(
        &mut self,
        thing: Thing,
        presence: &Three,
        fields: &[Three],
        history: &History<'_>,
        base: Option<&Assessment>,
    ) {
        // Steps come and go with their measure.
        if let Thing::Step(measure, _) = thing
            && self.mine.round.measures.contains_key(&measure) != self.other.round.measures.contains_key(&measure)
        {
            return;
        }
        let has = if presence.mine.is_there() == Some(true) { Side::Mine } else { Side::Other };
        let was = presence.base.is_there() == Some(true);
        match (was, has) {
            (false, Side::Mine) => {}
            (false, Side::Other) => self.takes(thing),
            (true, has) if self.has_changed(thing, has, fields, history, base) => {
                self.conflicts.push(presence.conflict(history));
            }
            (true, Side::Mine) => drop(self.going.insert(thing)),
            (true, Side::Other) => {}
        }
    }

    /// All of a thing that only the other has.
    fn takes(&mut self, thing: Thing) {
        self.coming.insert(thing);
        let all = self.all_of(thing);
        self.taken.insert(thing, all);
    }

    /// The fields of a thing as the other has them, with the steps of a measure.
    fn all_of(&self, thing: Thing) -> Vec<Edit> {
        let mut edits: Vec<Edit> = thing
            .blank()
            .into_iter()
            .map(|blank| (blank.current(&self.other), blank))
            .filter(|(edit, blank)| edit != blank && edit.is_there().is_none())
            .map(|(edit, _)| edit)
            .collect();
        for step in self.steps(thing, &self.other) {
            edits.extend(self.all_of(step));
        }
        edits
    }

    fn steps(&self, thing: Thing, file: &Assessment) -> Vec<Thing> {
        let Thing::Measure(id) = thing else { return Vec::new() };
        let steps = file.round.measures.get(&id).map(|measure| measure.steps.as_slice()).unwrap_or_default();
        steps.iter().map(|step| Thing::Step(id, step.id)).collect()
    }

    /// Whether the side that still has a thing has done something with it since.
    fn has_changed(
        &self,
        thing: Thing,
        has: Side,
        fields: &[Three],
        history: &History<'_>,
        base: Option<&Assessment>,
    ) -> bool {
        let changed = |three: &Three| three.get(has) != &three.base && three.base.is_there() != Some(true);
        let file = match has {
            Side::Mine => &self.mine,
            Side::Other => &self.other,
        };
        let three = |blank: &Edit| Three::of(blank, &self.mine, &self.other, history, base);
        let steps = self.steps(thing, file);
        let new_question = |id: Id| {
            file.round.questions_of(id).any(|question| {
                let three = three(&Edit::plan(question, None));
                three.base != Edit::plan(question, Some(id))
            })
        };
        fields.iter().any(changed)
            || steps.iter().flat_map(|step| step.blank()).any(|blank| {
                let three = three(&blank);
                changed(&three) || three.base.is_there() == Some(false)
            })
            || matches!(thing, Thing::Measure(id) if new_question(id))
    }
}

/// A field as both sides have it, and as it was.
struct Three {
    base: Edit,
    mine: Edit,
    other: Edit,
}

impl Three {
    fn of(
        blank: &Edit,
        mine: &Assessment,
        other: &Assessment,
        history: &History<'_>,
        base: Option<&Assessment>,
    ) -> Self {
        let (mine, other) = (blank.current(mine), blank.current(other));
        let base = match base {
            Some(base) => blank.current(base),
            // Most fields are the same on both sides, and nobody asks then.
            None if mine == other && mine.is_there().is_none() => mine.clone(),
            None => history.ancestor(blank),
        };
        Self { base, mine, other }
    }

    fn get(&self, side: Side) -> &Edit {
        match side {
            Side::Mine => &self.mine,
            Side::Other => &self.other,
        }
    }

    /// Whose version holds, if that needs no person.
    fn settled(&self) -> Option<Side> {
        if self.other == self.base {
            return Some(Side::Mine);
        }
        if self.mine == self.base {
            return Some(Side::Other);
        }
        match (&self.mine, &self.other) {
            // The same answer, confirmed under two editions of the catalogue.
            (
                Edit::Question(_, QuestionEdit::Answer(Some(mine))),
                Edit::Question(_, QuestionEdit::Answer(Some(other))),
            ) if mine.value == other.value => Some(if other.edition > mine.edition { Side::Other } else { Side::Mine }),
            _ => None,
        }
    }

    /// The number of a measure that both have: that of the side which has changed it, else the one given earlier.
    fn number(&self, mine: u32, other: u32, history: &History<'_>) -> u32 {
        let field = self.mine.field();
        let given = |side| history.stamp(side, field).map(|stamp| stamp.at);
        if self.other == self.base {
            return mine;
        }
        if self.mine == self.base {
            return other;
        }
        match given(Side::Mine).cmp(&given(Side::Other)) {
            std::cmp::Ordering::Less => mine,
            std::cmp::Ordering::Greater => other,
            std::cmp::Ordering::Equal => mine.min(other),
        }
    }

    fn conflict(&self, history: &History<'_>) -> Conflict {
        let field: Field = self.mine.field();
        Conflict {
            base: self.base.clone(),
            mine: self.mine.clone(),
            other: self.other.clone(),
            mine_by: history.stamp(Side::Mine, field),
            other_by: history.stamp(Side::Other, field),
            decision: None,
        }
    }
}
