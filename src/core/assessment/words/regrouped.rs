//! Whether a change joins or parts measures.

use super::super::{Edit, Id, MeasureEdit, QuestionEdit};

/// Whether questions come under a measure that others have, or get ones of their own again.
pub(super) fn regrouped(edits: &[Edit]) -> Option<String> {
    let new = |id: Id| {
        edits.iter().any(|edit| matches!(edit, Edit::Measure(made, MeasureEdit::Number(Some(_))) if *made == id))
    };
    let planned: Vec<Id> = edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Question(_, QuestionEdit::Measure(Some(id))) => Some(*id),
            _ => None,
        })
        .collect();
    let shared = |id: &Id| !new(*id) || planned.iter().filter(|other| *other == id).count() > 1;
    let untitled =
        |edit: &Edit| matches!(edit, Edit::Measure(id, MeasureEdit::Title(title)) if title.is_empty() && !new(*id));
    if planned.iter().any(shared) {
        Some("Maßnahmen zusammengefasst".to_owned())
    } else if !planned.is_empty() && edits.iter().any(untitled) {
        Some("Maßnahmen getrennt".to_owned())
    } else {
        None
    }
}
