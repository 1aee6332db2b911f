//! Where to go on.

use crate::assessment::Round;
use crate::catalog::{Catalog, QuestionId};

/// The next open question in the recommended working order, after `after` if given; past the end it starts over, so that
/// `None` means that every question is answered.
pub fn next_open(catalog: &Catalog, round: &Round, after: Option<QuestionId>) -> Option<QuestionId> {
    let order: Vec<QuestionId> = catalog
        .in_working_order()
        .into_iter()
        .flat_map(|list| list.questions.iter().map(|question| question.id))
        .collect();
    let start = after.and_then(|id| order.iter().position(|other| *other == id)).map_or(0, |index| index + 1);
    let (before, rest) = order.split_at(start);
    rest.iter().chain(before).copied().find(|id| round.value(*id).is_none())
}

/// The next open question after `current` in a list; at its end those that were skipped.
pub fn next_open_within(round: &Round, questions: &[QuestionId], current: QuestionId) -> Option<QuestionId> {
    let place = questions.iter().position(|id| *id == current).map_or(0, |place| place + 1);
    let (before, after) = questions.split_at(place.min(questions.len()));
    after.iter().chain(before).copied().find(|id| *id != current && round.value(*id).is_none())
}

/// The next open question after `current` in a list, else anywhere.
pub fn next_open_from(
    catalog: &Catalog,
    round: &Round,
    questions: &[QuestionId],
    current: QuestionId,
) -> Option<QuestionId> {
    next_open_within(round, questions, current)
        .or_else(|| next_open(catalog, round, Some(current)).filter(|id| *id != current))
}
