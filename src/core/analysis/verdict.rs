//! The one sentence that the figures allow.

use super::{Counts, Quality, Score};

/// What the figures say as a whole. The first that holds is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// No question is answered.
    Nothing,
    /// Fewer than four of five questions are answered.
    Incomplete,
    /// There is a Nein in the first priority group.
    GreatestRisks,
    /// There is a Nein elsewhere. In the first group questions may be open.
    Gaps,
    /// There is no Nein, but a question is open.
    NoGapSoFar,
    /// Everything is answered without a Nein, but more than half of it without Nachweis or Begründung.
    Unfounded,
    /// Everything is answered without a Nein.
    Met,
}

/// The verdict by the rule that [`Verdict`] states.
pub fn verdict(score: &Score, quality: Quality) -> Verdict {
    let all = score.overall;
    let first = score.priorities.first().map_or_else(Counts::default, |(_, counts)| *counts);
    let bare = quality.unproven + quality.unjustified;
    match () {
        () if all.answered() == 0 => Verdict::Nothing,
        () if all.answered() * 5 < all.total() * 4 => Verdict::Incomplete,
        () if first.no > 0 => Verdict::GreatestRisks,
        () if all.no > 0 => Verdict::Gaps,
        () if all.open > 0 => Verdict::NoGapSoFar,
        () if bare * 2 > all.answered() => Verdict::Unfounded,
        () => Verdict::Met,
    }
}
