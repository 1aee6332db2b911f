//! What a merge takes and what it asks, for whoever decides about it.

use super::values::{compared, field_name, presence_line, quoted, states_compared, thing_name, thing_title};
use crate::assessment::{Conflict, Edit, EvidenceEdit, Merge, StepEdit};
use crate::wording::number::count;

/// What is taken from the other without a question, in lines like those of [`compared`]: one for each thing that comes or
/// goes, and one for each field.
pub fn taken_lines(merge: &Merge) -> Vec<[String; 3]> {
    let (mine, other) = (merge.mine(), merge.other());
    let things = merge.coming_and_going().map(|edit| presence_line(&edit, mine, other, false));
    things.chain(merge.taken_edits().map(|edit| compared(edit, mine, other))).collect()
}

/// What a conflict is about: the thing, by its title where it has one, and the field.
pub fn conflict_name(conflict: &Conflict, merge: &Merge) -> String {
    let (edit, file) = (&conflict.mine, merge.having(conflict));
    let name = format!("{} {}", thing_name(edit, file), field_name(edit));
    // Both titles stand beside it.
    let is_title = matches!(edit, Edit::Evidence(_, _, EvidenceEdit::Title(_)) | Edit::Step(_, _, StepEdit::Text(_)));
    match thing_title(edit, file).filter(|_| !is_title) {
        Some(title) => format!("{name} {}", quoted(&title)),
        None => name,
    }
}

/// That another version brings nothing, and whether it says something else all the same: because something was changed or
/// taken back here since.
pub fn nothing_new(what: &str, merge: &Merge) -> String {
    match states_compared(merge.mine(), merge.other()).map_or(0, |lines| lines.len()) {
        0 => format!("{what} enthält nichts, was nicht schon in der Datei steht."),
        other => format!(
            "{what} enthält nichts, was nicht schon im Verlauf der Datei steht. {} dort anders; hier gilt, was in der Datei steht. Soll etwas davon gelten, es hier eintragen.",
            count(other, "Angabe ist", "Angaben sind")
        ),
    }
}
