//! The result of a merge: the edits that lead to it, and the entry that tells them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::history::History;
use super::side::Side;
use super::weave::weave;
use super::{Merge, MergeError};
use crate::assessment::edit::{List, Thing};
use crate::assessment::{
    Assessment, Change, Edit, Entry, Field, HandOutEdit, Id, Journal, MeasureEdit, Occasion, ParticipantEdit,
    PersonEdit, QuestionEdit, Stamp,
};

impl Merge {
    /// Carries the merge out: mine with what the other brings, the journals of both, and an entry that names the two
    /// files. Returns the edits that take it back; the entries stay. If the other brings nothing, nothing changes.
    ///
    /// # Errors
    /// [`MergeError::Undecided`] if a conflict is.
    pub fn finish(&self, names: (String, String), stamp: Stamp) -> Result<(Assessment, Vec<Edit>), MergeError> {
        if !self.is_decided() {
            return Err(MergeError::Undecided);
        }
        let mut result = self.mine.clone();
        if self.brings_nothing() {
            return Ok((result, Vec::new()));
        }
        let history = History::of(&self.mine, &self.other);
        result.journal = Journal::new(history.entries.iter().map(|entry| (*entry).clone()).collect());
        let plan = Plan::of(self, &history);
        let mut changes = result.carry_out(plan.edits(self, &history));
        let dangling = result.round.answers.iter().filter_map(|(question, answer)| {
            answer.measure.filter(|id| !result.round.measures.contains_key(id)).map(|_| Edit::plan(*question, None))
        });
        let dangling: Vec<Edit> = dangling.collect();
        changes.extend(result.carry_out(dangling));
        let back = changes.iter().rev().map(|change| change.old.clone()).collect();
        // What was not taken stands in the Verlauf too.
        let kept = self.conflicts.iter().filter(|conflict| conflict.decision == Some(Side::Mine));
        changes.extend(kept.map(|conflict| Change { old: conflict.other.clone(), new: conflict.mine.clone() }));
        changes.extend(set_right(&history, &changes, &result));
        let Stamp { at, by } = stamp;
        let round = result.round.id;
        let occasion = Some(Occasion::Merged(names.0, names.1));
        result.journal.push(Entry { id: Id::random(), at, by, round, changes, occasion }, None);
        Ok((result, back))
    }
}

/// Where the entries of both, one after the other, end with something else than what holds now: the last of them need not
/// be of the side whose version was taken. Whoever merges again must not take that for a change of somebody.
fn set_right(history: &History<'_>, changes: &[Change], result: &Assessment) -> Vec<Change> {
    let round = result.round.id;
    let told =
        history.entries.iter().flat_map(|entry| entry.changes_in(round)).chain(changes).map(|change| &change.new);
    let mut last: HashMap<Field, &Edit> = HashMap::new();
    let mut fields = Vec::new();
    for edit in told {
        if last.insert(edit.field(), edit).is_none() {
            fields.push(edit.field());
        }
    }
    let wrong = fields.iter().filter_map(|field| last.get(field)).map(|told| (*told, told.current(result)));
    wrong
        .filter(|(told, now)| *told != now && !(now.is_placed() && told.is_placed()))
        .map(|(told, new)| Change { old: told.clone(), new })
        .collect()
}

/// What comes, goes and changes in mine.
struct Plan {
    coming: BTreeSet<Thing>,
    going: BTreeSet<Thing>,
    fields: Vec<Edit>,
    /// Measures that a person has kept though the other side had removed them.
    kept: Vec<(Id, Side)>,
}

impl Plan {
    fn of(merge: &Merge, history: &History<'_>) -> Self {
        let mut plan = Self {
            coming: merge.coming.clone(),
            going: merge.going.clone(),
            fields: merge.taken.values().flatten().cloned().collect(),
            kept: Vec::new(),
        };
        for conflict in &merge.conflicts {
            let thing = conflict.mine.field().thing;
            let decision = conflict.decision.unwrap_or(Side::Mine);
            let kept = if decision == Side::Mine { &conflict.mine } else { &conflict.other };
            match kept.is_there() {
                None if decision == Side::Other => plan.fields.push(conflict.other.clone()),
                None => {}
                Some(true) => {
                    if let Thing::Measure(id) = thing {
                        plan.kept.push((id, decision));
                    }
                    if decision == Side::Other {
                        plan.coming.insert(thing);
                        plan.fields.extend(merge.all_of(thing));
                    }
                }
                Some(false) if decision == Side::Other => drop(plan.going.insert(thing)),
                Some(false) => {}
            }
        }
        plan.keep_questions(merge, history);
        let steps: Vec<Thing> = plan.coming.iter().flat_map(|thing| merge.steps(*thing, &merge.other)).collect();
        plan.coming.extend(steps);
        let steps: Vec<Thing> = plan.going.iter().flat_map(|thing| merge.steps(*thing, &merge.mine)).collect();
        plan.going.extend(steps);
        plan
    }

    /// A measure that is kept keeps the questions that left it only because the other side had removed it.
    fn keep_questions(&mut self, merge: &Merge, history: &History<'_>) {
        for (id, side) in self.kept.clone() {
            let (has, lost) = match side {
                Side::Mine => (&merge.mine, &merge.other),
                Side::Other => (&merge.other, &merge.mine),
            };
            for question in has.round.questions_of(id) {
                let planned = Edit::plan(question, Some(id));
                let was = history.ancestor(&Edit::plan(question, None)) == planned;
                if was && lost.round.answer(question).measure.is_none() {
                    self.fields.retain(|edit| edit.field() != planned.field());
                    self.fields.push(planned);
                }
            }
        }
    }

    /// The edits, in an order in which each finds what it names.
    fn edits(self, merge: &Merge, history: &History<'_>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for thing in &self.coming {
            match thing {
                Thing::Person(id) => edits.push(Edit::Person(*id, PersonEdit::Listed(true))),
                Thing::Participant(id) => edits.push(Edit::Participant(*id, ParticipantEdit::Listed(true))),
                Thing::HandOut(id) => edits.push(Edit::HandOut(*id, HandOutEdit::Listed(true))),
                Thing::Measure(id) => {
                    let number = merge.other.round.measures.get(id).map(|measure| measure.number);
                    edits.push(Edit::Measure(*id, MeasureEdit::Number(number)));
                }
                _ => {}
            }
        }
        edits.extend(self.numbers(merge, history));
        let leave = |edit: &Edit| matches!(edit, Edit::Question(_, QuestionEdit::Measure(_)));
        let (questions, others): (Vec<Edit>, Vec<Edit>) = self.fields.iter().cloned().partition(leave);
        edits.extend(questions);
        let gone = |thing: &Thing| matches!(thing, Thing::Evidence(..) | Thing::Step(..));
        edits.extend(self.going.iter().filter(|thing| gone(thing)).flat_map(|thing| thing.blank()));
        edits.extend(self.places(merge, history));
        edits.extend(others);
        edits.extend(self.going.iter().filter(|thing| !gone(thing)).flat_map(|thing| thing.blank()));
        edits
    }

    /// No two measures have one number: the one that had it first keeps it.
    fn numbers(&self, merge: &Merge, history: &History<'_>) -> Vec<Edit> {
        let mut wanted: BTreeMap<Id, u32> = BTreeMap::new();
        for (id, measure) in &merge.mine.round.measures {
            if !self.going.contains(&Thing::Measure(*id)) {
                wanted.insert(*id, merge.numbers.get(id).copied().unwrap_or(measure.number));
            }
        }
        for (id, measure) in &merge.other.round.measures {
            if self.coming.contains(&Thing::Measure(*id)) {
                wanted.insert(*id, measure.number);
            }
        }
        let mut by_age: Vec<(Id, u32)> = wanted.into_iter().collect();
        by_age.sort_by_key(|(id, _)| (history.numbered.get(id).map(|entry| (entry.at, entry.id)), *id));
        let (mut used, mut highest) = (HashSet::new(), history.highest);
        let mut edits = Vec::new();
        for (id, number) in by_age {
            let number = if used.insert(number) {
                number
            } else {
                highest = highest.saturating_add(1);
                highest
            };
            edits.push(Edit::Measure(id, MeasureEdit::Number(Some(number))));
        }
        edits
    }

    /// Puts what comes into its place in its list, and all others where they belong.
    fn places(&self, merge: &Merge, history: &History<'_>) -> Vec<Edit> {
        let (mine, other) = (merge.mine.lists(), merge.other.lists());
        let lists: BTreeSet<List> = mine.keys().chain(other.keys()).copied().collect();
        let none = Vec::new();
        let mut edits = Vec::new();
        for list in lists {
            let (ours, theirs) = (mine.get(&list).unwrap_or(&none), other.get(&list).unwrap_or(&none));
            if ours == theirs {
                continue;
            }
            let stays = |id: &Id| !self.going.contains(&list.item(*id));
            let mut now: Vec<Id> = ours.iter().copied().filter(stays).collect();
            let there = |id: &Id| ours.contains(id) && stays(id) || self.coming.contains(&list.item(*id));
            let theirs: Vec<Id> = theirs.iter().copied().filter(there).collect();
            let target = together(list, &now, &theirs, history);
            for (place, id) in target.iter().enumerate() {
                if now.get(place) != Some(id) {
                    now.retain(|other| other != id);
                    now.insert(place.min(now.len()), *id);
                    edits.push(list.place(*id, place));
                }
            }
        }
        edits
    }
}

/// One list of two. Where they order what both have differently, the one that somebody has ordered last counts.
fn together(list: List, mine: &[Id], other: &[Id], history: &History<'_>) -> Vec<Id> {
    let common = |one: &[Id], two: &[Id]| one.iter().copied().filter(|id| two.contains(id)).collect::<Vec<_>>();
    let (of_mine, of_other) = (common(mine, other), common(other, mine));
    let moved = |side| {
        let fields = of_mine.iter().map(|id| list.place(*id, 0).field());
        history.moved(side, fields).map(|entry| (entry.at, entry.id))
    };
    let as_mine = (moved(Side::Mine), &of_other) >= (moved(Side::Other), &of_mine);
    let ordered = |ids: &[Id], like: &[Id]| {
        let places: HashMap<Id, usize> = like.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let mut next = like.iter().copied();
        ids.iter().map(|id| if places.contains_key(id) { next.next().unwrap_or(*id) } else { *id }).collect::<Vec<_>>()
    };
    let like = if as_mine { &of_mine } else { &of_other };
    let (mine, other) = (ordered(mine, like), ordered(other, like));
    let id = |side, place: usize| match side {
        Side::Mine => mine.get(place).copied(),
        Side::Other => other.get(place).copied(),
    };
    weave(&mine, &other, id).into_iter().filter_map(|(side, place)| id(side, place)).collect()
}
