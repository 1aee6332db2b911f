//! What both journals tell: all entries in one order, and for each field what both had in common and who set it last.

use std::collections::{HashMap, HashSet};

use super::side::{Side, Sides};
use super::weave::weave;
use crate::assessment::{Assessment, Edit, Entry, Field, Id, MeasureEdit, Stamp};

/// What both journals tell.
pub(super) struct History<'a> {
    /// All entries of both, each in its newest state.
    pub(super) entries: Vec<&'a Entry>,
    /// Whether the other file has entries that mine has not.
    pub(super) brings: bool,
    /// What the last entry that both have has set.
    common: HashMap<Field, &'a Edit>,
    /// What stood there before the first entry.
    first: HashMap<Field, &'a Edit>,
    last: Sides<HashMap<Field, &'a Entry>>,
    /// The last change of a place within its list that only one side has.
    moved: Sides<HashMap<Field, &'a Entry>>,
    /// By which entry a measure got its number.
    pub(super) numbered: HashMap<Id, &'a Entry>,
    /// The highest number that a measure has or had.
    pub(super) highest: u32,
    /// The one that both are in.
    round: Id,
}

impl<'a> History<'a> {
    pub(super) fn of(mine: &'a Assessment, other: &'a Assessment) -> Self {
        let journals = Sides { mine: mine.journal.entries(), other: other.journal.entries() };
        let lines = |entries: &[Entry]| entries.iter().map(|entry| entry.id.line().0).collect::<Vec<_>>();
        let (my_lines, other_lines) = (lines(journals.mine), lines(journals.other));
        let entry = |side, place: usize| journals.get(side).get(place);
        let woven =
            weave(&my_lines, &other_lines, |side, place| entry(side, place).map(|entry: &Entry| (entry.at, entry.id)));
        let of_mine: HashSet<u128> = my_lines.iter().copied().collect();
        let in_other: HashMap<u128, &Entry> = other_lines.iter().copied().zip(journals.other).collect();
        let mut history = Self {
            entries: Vec::with_capacity(woven.len()),
            brings: false,
            common: HashMap::new(),
            first: HashMap::new(),
            last: Sides::default(),
            moved: Sides::default(),
            numbered: HashMap::new(),
            highest: [mine, other]
                .iter()
                .flat_map(|file| file.round.measures.values())
                .map(|measure| measure.number)
                .max()
                .unwrap_or(0),
            round: mine.round.id,
        };
        for (side, place) in woven {
            let Some(entry) = entry(side, place) else { continue };
            let line = entry.id.line().0;
            match in_other.get(&line) {
                Some(theirs) if of_mine.contains(&line) => history.shared(entry, theirs),
                _ => history.single(side, entry),
            }
        }
        history
    }

    /// An entry that both have; it may have grown on one side.
    fn shared(&mut self, mine: &'a Entry, other: &'a Entry) {
        let (older, newer) = if mine.id.is_since(other.id) { (other, mine) } else { (mine, other) };
        self.brings |= newer.id != mine.id;
        for change in older.changes_in(self.round) {
            let field = change.new.field();
            self.common.insert(field, &change.new);
            self.last.mine.insert(field, mine);
            self.last.other.insert(field, other);
        }
        self.add(newer);
    }

    fn single(&mut self, side: Side, entry: &'a Entry) {
        self.brings |= side == Side::Other;
        for change in entry.changes_in(self.round) {
            let field = change.new.field();
            self.last.get_mut(side).insert(field, entry);
            if change.old.is_there() == Some(true) && change.new.is_there() == Some(true) {
                self.moved.get_mut(side).insert(field, entry);
            }
        }
        self.add(entry);
    }

    fn add(&mut self, entry: &'a Entry) {
        for change in entry.changes_in(self.round) {
            self.first.entry(change.new.field()).or_insert(&change.old);
        }
        for change in &entry.changes {
            if let Edit::Measure(id, MeasureEdit::Number(Some(number))) = change.new {
                self.highest = self.highest.max(number);
                if change.old.is_there() == Some(false) {
                    self.numbered.entry(id).or_insert(entry);
                }
            }
        }
        self.entries.push(entry);
    }

    /// What both had in common in a field; `blank` is what it holds while nothing is known.
    pub(super) fn ancestor(&self, blank: &Edit) -> Edit {
        let field = blank.field();
        self.common.get(&field).or_else(|| self.first.get(&field)).map_or_else(|| blank.clone(), |edit| (*edit).clone())
    }

    /// Who has set a field last on a side, and when.
    pub(super) fn stamp(&self, side: Side, field: Field) -> Option<Stamp> {
        self.last.get(side).get(&field).map(|entry| Stamp { at: entry.at, by: entry.by.clone() })
    }

    /// Who has set one of these fields last on a side, and when.
    pub(super) fn newest(&self, side: Side, fields: impl Iterator<Item = Field>) -> Option<Stamp> {
        let entries = fields.filter_map(|field| self.last.get(side).get(&field).copied());
        let newest = entries.max_by_key(|entry| (entry.at, entry.id))?;
        Some(Stamp { at: newest.at, by: newest.by.clone() })
    }

    /// The last time that a thing of a list was given another place on one side only.
    pub(super) fn moved(&self, side: Side, fields: impl Iterator<Item = Field>) -> Option<&Entry> {
        fields.filter_map(|field| self.moved.get(side).get(&field).copied()).max_by_key(|entry| (entry.at, entry.id))
    }
}
