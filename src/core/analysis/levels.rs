//! The requirements of the profile by level: Basis-Absicherung is about those of the level Basis.

use super::{Fulfilment, RequirementStatus};
use crate::catalog::Level;

/// How many requirements have which status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Ja.
    pub yes: usize,
    /// Teilweise.
    pub partial: usize,
    /// Nein.
    pub no: usize,
    /// Entbehrlich.
    pub dispensable: usize,
    /// Unbearbeitet.
    pub unanswered: usize,
    /// Not asked by WiBA.
    pub not_covered: usize,
    /// Among those with an answer: with a question that is still open.
    pub provisional: usize,
}

impl Standing {
    /// Of some requirements.
    pub fn of<'a>(requirements: impl IntoIterator<Item = &'a RequirementStatus>) -> Self {
        let mut standing = Self::default();
        for item in requirements {
            *match item.status {
                Fulfilment::Yes => &mut standing.yes,
                Fulfilment::Partial => &mut standing.partial,
                Fulfilment::No => &mut standing.no,
                Fulfilment::Dispensable => &mut standing.dispensable,
                Fulfilment::Unanswered => &mut standing.unanswered,
                Fulfilment::NotCovered => &mut standing.not_covered,
            } += 1;
            standing.provisional += usize::from(item.is_provisional());
        }
        standing
    }

    /// Those that WiBA asks about.
    pub fn asked(self) -> usize {
        self.yes + self.partial + self.no + self.dispensable + self.unanswered
    }

    /// All.
    pub fn total(self) -> usize {
        self.asked() + self.not_covered
    }
}

/// The requirements of one level.
pub fn level(coverage: &[RequirementStatus], level: Level) -> Standing {
    Standing::of(coverage.iter().filter(|item| item.level == level))
}
