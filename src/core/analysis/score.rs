//! The two figures: Bearbeitungsstand and Umsetzungsgrad. They always stand together, because an unanswered question is
//! neither fulfilled nor unfulfilled.

use crate::assessment::{AnswerValue, Round};
use crate::catalog::{Catalog, Checklist, QuestionId};

/// How many questions have which answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// J: answered Ja.
    pub yes: usize,
    /// N: answered Nein.
    pub no: usize,
    /// R: answered Nicht relevant.
    pub not_relevant: usize,
    /// O: not answered.
    pub open: usize,
}

impl Counts {
    /// Of some questions.
    pub fn of(questions: impl IntoIterator<Item = QuestionId>, round: &Round) -> Self {
        let mut counts = Self::default();
        for question in questions {
            counts.add(round.value(question));
        }
        counts
    }

    pub(super) fn add(&mut self, value: Option<AnswerValue>) {
        match value {
            Some(AnswerValue::Yes) => self.yes += 1,
            Some(AnswerValue::No) => self.no += 1,
            Some(AnswerValue::NotRelevant) => self.not_relevant += 1,
            None => self.open += 1,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            yes: self.yes + other.yes,
            no: self.no + other.no,
            not_relevant: self.not_relevant + other.not_relevant,
            open: self.open + other.open,
        }
    }

    /// J + N + R.
    pub fn answered(self) -> usize {
        self.yes + self.no + self.not_relevant
    }

    /// J + N: the questions that the Umsetzungsgrad is about.
    pub fn rated(self) -> usize {
        self.yes + self.no
    }

    /// J + N + R + O.
    pub fn total(self) -> usize {
        self.answered() + self.open
    }

    /// Bearbeitungsstand in percent: (J+N+R) / (J+N+R+O).
    pub fn answered_percent(self) -> u8 {
        percent(self.answered(), self.total()).unwrap_or(0)
    }

    /// Umsetzungsgrad in percent: J / (J+N). `None` (shown „–“) if nothing was answered Ja or Nein.
    pub fn fulfilled_percent(self) -> Option<u8> {
        percent(self.yes, self.rated())
    }
}

/// A share in whole percent, rounded down, but never 0 while something is there, so that 100 means all and 0 means none.
/// `None` if the whole is 0.
pub fn percent(part: usize, whole: usize) -> Option<u8> {
    if whole == 0 {
        return None;
    }
    let down = part.min(whole) * 100 / whole;
    let shown = if part > 0 { down.max(1) } else { 0 };
    u8::try_from(shown).ok()
}

/// The counts of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Over all questions.
    pub overall: Counts,
    /// Per priority group, with its number, 1 to 4.
    pub priorities: Vec<(u8, Counts)>,
    /// Per checklist, with its number, 1 to 19.
    pub checklists: Vec<(u8, Counts)>,
}

impl Score {
    /// The counts of one checklist.
    pub fn checklist(&self, number: u8) -> Counts {
        self.checklists.iter().find(|(other, _)| *other == number).map(|(_, counts)| *counts).unwrap_or_default()
    }

    /// The counts of one priority group.
    pub fn priority(&self, number: u8) -> Counts {
        self.priorities.iter().find(|(other, _)| *other == number).map(|(_, counts)| *counts).unwrap_or_default()
    }
}

/// Counts the answers of a round.
pub fn score(catalog: &Catalog, round: &Round) -> Score {
    let checklists: Vec<_> = catalog
        .checklists
        .iter()
        .map(|list| (list, Counts::of(list.questions.iter().map(|question| question.id), round)))
        .collect();
    let sum = |keep: &dyn Fn(&Checklist) -> bool| {
        checklists.iter().filter(|(list, _)| keep(list)).fold(Counts::default(), |sum, (_, counts)| sum.plus(*counts))
    };
    Score {
        overall: sum(&|_| true),
        priorities: catalog
            .priorities
            .iter()
            .map(|group| (group.number, sum(&|list| list.priority == group.number)))
            .collect(),
        checklists: checklists.iter().map(|(list, counts)| (list.number, *counts)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_rounded_down_but_zero_and_hundred_are_exact() {
        assert_eq!(percent(0, 257), Some(0));
        assert_eq!(percent(1, 257), Some(1), "something is never 0 %");
        assert_eq!(percent(256, 257), Some(99), "all but one is never 100 %");
        assert_eq!(percent(257, 257), Some(100));
        assert_eq!(percent(2, 3), Some(66));
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn an_unanswered_question_is_neither_fulfilled_nor_unfulfilled() {
        let counts = Counts { yes: 3, no: 1, not_relevant: 2, open: 6 };
        assert_eq!(counts.answered_percent(), 50);
        assert_eq!(counts.fulfilled_percent(), Some(75));
    }

    #[test]
    fn without_a_yes_or_no_the_second_figure_is_undefined() {
        let counts = Counts { not_relevant: 2, ..Counts::default() };
        assert_eq!(counts.answered_percent(), 100);
        assert_eq!(counts.fulfilled_percent(), None);
    }
}
