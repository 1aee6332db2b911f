//! The ids of measures, which in format 1 had numbers only.

use std::collections::{BTreeMap, BTreeSet};

use super::measure::Measure;
use crate::assessment::{self, Id};

/// The ids of measures by their number: a measure is known by the first question that it closes.
pub(super) struct Numbers {
    round: Id,
    ids: BTreeMap<u32, Id>,
}

impl Numbers {
    /// `round`: that of the measures. `measures`: each state of each that is known, the newest first.
    pub(super) fn of<'a>(round: Id, measures: impl Iterator<Item = (u32, &'a Measure)>) -> Self {
        let mut ids = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (number, measure) in measures {
            let Some(first) = measure.questions.first() else { continue };
            let own = assessment::measure_id(round, *first);
            // After a regrouping two may have begun with the same question.
            if !ids.contains_key(&number) && taken.insert(own) {
                ids.insert(number, own);
            }
        }
        Self { round, ids }
    }

    pub(super) fn id(&self, number: u32) -> Id {
        let by_number = || Id::derived(&["measure number", &self.round.to_string(), &number.to_string()]);
        self.ids.get(&number).copied().unwrap_or_else(by_number)
    }
}
