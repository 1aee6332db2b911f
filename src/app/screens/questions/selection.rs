//! Several questions of the list at once: by Strg and Umschalt with a click or the arrows, as in a file manager.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers, Ui};

use crate::kit::keys;
use wiba_core::catalog::QuestionId;

/// What is selected.
#[derive(Debug, Default)]
pub(super) struct Selection {
    chosen: BTreeSet<QuestionId>,
    /// From where Umschalt selects.
    anchor: Option<QuestionId>,
    /// To where it has been taken.
    end: Option<QuestionId>,
}

impl Selection {
    /// Nothing any more.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether a question is selected.
    pub(super) fn has(&self, id: QuestionId) -> bool {
        self.chosen.contains(&id)
    }

    /// All, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = QuestionId> {
        self.chosen.iter().copied()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.chosen.len()
    }

    /// The one that is selected alone.
    pub(super) fn only(&self) -> Option<QuestionId> {
        self.chosen.first().copied().filter(|_| self.chosen.len() == 1)
    }

    /// A question was clicked with these keys held; `current` is the one in sight. Returns whether the click only selects.
    pub(super) fn clicked(
        &mut self,
        questions: &[QuestionId],
        current: QuestionId,
        id: QuestionId,
        held: Modifiers,
    ) -> bool {
        if held.shift {
            self.reach(questions, self.anchor.unwrap_or(current), id);
        } else if held.command {
            if self.chosen.is_empty() && current != id {
                self.chosen.insert(current);
            }
            if !self.chosen.remove(&id) {
                self.chosen.insert(id);
            }
            self.anchor = Some(id);
        } else {
            self.clear();
            return false;
        }
        true
    }

    /// All of a list.
    pub(super) fn take_all(&mut self, questions: &[QuestionId]) {
        self.chosen = questions.iter().copied().collect();
    }

    /// What the keys do; `all`: Strg+A was pressed. Returns to where the selection has been taken.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        questions: &[QuestionId],
        current: QuestionId,
        all: bool,
    ) -> Option<QuestionId> {
        if all {
            self.take_all(questions);
        }
        let mut taken_to = None;
        for (key, forward) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            if ui.input_mut(|input| keys::take(input, Modifiers::SHIFT, key)) {
                let from = self.anchor.unwrap_or(current);
                let end = self.end.filter(|_| !self.chosen.is_empty()).unwrap_or(from);
                let to = super::spot::neighbour(questions, end, forward).unwrap_or(end);
                self.reach(questions, from, to);
                taken_to = Some(to);
            }
        }
        if !self.chosen.is_empty() && ui.input_mut(|input| keys::take(input, Modifiers::NONE, Key::Escape)) {
            self.clear();
        }
        taken_to
    }

    /// All from one to another.
    fn reach(&mut self, questions: &[QuestionId], from: QuestionId, to: QuestionId) {
        let place = |id: QuestionId| questions.iter().position(|other| *other == id);
        let (Some(one), Some(other)) = (place(from), place(to)) else { return };
        self.chosen = questions.get(one.min(other)..=one.max(other)).unwrap_or_default().iter().copied().collect();
        (self.anchor, self.end) = (Some(from), Some(to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [QuestionId; 4] =
        [QuestionId::new(3, 1), QuestionId::new(3, 2), QuestionId::new(3, 3), QuestionId::new(3, 4)];

    #[test]
    fn strg_takes_one_more_and_umschalt_all_from_there() {
        let mut selection = Selection::default();
        assert!(selection.clicked(&ALL, ALL[0], ALL[2], Modifiers::COMMAND));
        assert_eq!(selection.all().collect::<Vec<_>>(), [ALL[0], ALL[2]]);
        assert!(selection.clicked(&ALL, ALL[0], ALL[3], Modifiers::SHIFT));
        assert_eq!(selection.all().collect::<Vec<_>>(), [ALL[2], ALL[3]]);
        assert!(selection.clicked(&ALL, ALL[0], ALL[3], Modifiers::COMMAND));
        assert_eq!((selection.all().collect::<Vec<_>>(), selection.only()), (vec![ALL[2]], Some(ALL[2])));
        assert!(!selection.clicked(&ALL, ALL[0], ALL[1], Modifiers::NONE));
        assert_eq!((selection.len(), selection.only()), (0, None));
    }
}
