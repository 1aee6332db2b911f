//! A field in three versions, and whose holds.

use super::history::History;
use super::{Conflict, Side};
use crate::assessment::{Assessment, Edit, Field, QuestionEdit};

/// A field as both sides have it, and as it was.
pub(super) struct Three {
    pub(super) base: Edit,
    pub(super) mine: Edit,
    pub(super) other: Edit,
}

impl Three {
    pub(super) fn of(
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

    pub(super) fn get(&self, side: Side) -> &Edit {
        match side {
            Side::Mine => &self.mine,
            Side::Other => &self.other,
        }
    }

    /// Whose version holds, if that needs no person.
    pub(super) fn settled(&self) -> Option<Side> {
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
    pub(super) fn number(&self, mine: u32, other: u32, history: &History<'_>) -> u32 {
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

    pub(super) fn conflict(&self, history: &History<'_>) -> Conflict {
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
