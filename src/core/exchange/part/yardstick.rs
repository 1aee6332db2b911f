//! The Maßstab of a question as lines of text.

use crate::catalog::Question;

/// Its conditions, and what else is said about them, a line each.
pub(super) fn lines(question: &Question) -> Vec<String> {
    let Some(yardstick) = &question.yardstick else { return Vec::new() };
    let mut lines = match yardstick.yes_if.as_slice() {
        [] => Vec::new(),
        [only] => vec![format!("Ja, wenn: {}", only.1)],
        several => {
            let conditions = several.iter().map(|condition| format!("{}) {}", condition.0, condition.1));
            std::iter::once("Ja, wenn:".to_owned()).chain(conditions).collect()
        }
    };
    lines.extend(yardstick.parts().into_iter().map(|(kind, lines)| format!("{}: {}", kind.label(), lines.join("; "))));
    lines
}
