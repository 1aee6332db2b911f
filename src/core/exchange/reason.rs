//! Notiz and Begründung in the one cell that the official files have for both.
//!
//! The Begründung stands behind the Notiz, in a paragraph of its own that begins with „Begründung: “. A paragraph of either
//! that begins so by itself gets a sign that nobody sees before it, so that the way back is exact.

/// Stands before the Begründung.
const MARK: &str = "Begründung:";
const BETWEEN: &str = "\n\n";
/// Stands before a [`MARK`] that is none.
const NOT: char = '\u{2060}';

/// One cell for both; blank texts count as none.
pub(super) fn write(note: &str, justification: &str) -> String {
    let said = |text: &str| if text.trim().is_empty() { String::new() } else { hidden(text) };
    let (note, justification) = (said(note), said(justification));
    match (note.is_empty(), justification.is_empty()) {
        (_, true) => note,
        (true, false) => format!("{MARK} {justification}"),
        (false, false) => format!("{note}{BETWEEN}{MARK} {justification}"),
    }
}

/// The two parts of a cell.
pub(super) fn read(text: &str) -> (Option<String>, Option<String>) {
    let said = |text: &str| (!text.trim().is_empty()).then(|| shown(text));
    match split(text) {
        Some((note, justification)) => (said(note), said(justification)),
        None => (said(text), None),
    }
}

/// At the last paragraph that begins with the mark.
fn split(text: &str) -> Option<(&str, &str)> {
    let (note, rest) = match text.rfind(&format!("{BETWEEN}{MARK}")) {
        Some(at) => text.split_at_checked(at).map(|(note, rest)| (note, &rest[BETWEEN.len()..]))?,
        None => ("", text),
    };
    let rest = rest.strip_prefix(MARK)?;
    Some((note, rest.strip_prefix(' ').unwrap_or(rest)))
}

fn hidden(text: &str) -> String {
    at_marks(text, |before| format!("{NOT}{before}"))
}

fn shown(text: &str) -> String {
    at_marks(text, |before| before.strip_prefix(NOT).unwrap_or(before).to_owned())
}

/// The text with what stands between the start of a paragraph and a mark replaced; only the unseen signs may stand there.
fn at_marks(text: &str, replace: impl Fn(&str) -> String) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let signs = rest.len() - rest.trim_start_matches(NOT).len();
        let (before, after) = rest.split_at(signs);
        if after.starts_with(MARK) {
            done.push_str(&replace(before));
            rest = after;
        }
        let Some(end) = rest.find(BETWEEN) else { return done + rest };
        // The last of many line breaks in a row begins the paragraph.
        let end = end + BETWEEN.len();
        let breaks = rest.len() - rest[end..].trim_start_matches('\n').len();
        done.push_str(&rest[..breaks]);
        rest = &rest[breaks..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_come_back_even_where_they_look_like_the_mark() {
        for note in
            ["", "Notiz", "a\n\nBegründung: b", "Begründung: c", "x\n", "\u{2060}Begründung: y", "a\n\n\n\nBegründung:"]
        {
            for reason in ["", "weil", "a\n\nBegründung: b", "Begründung: d", "\n\nBegründung:"] {
                let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
                assert_eq!(read(&write(note, reason)), (text(note), text(reason)), "{note:?} {reason:?}");
            }
        }
    }

    #[test]
    fn a_reason_that_somebody_has_typed_is_known() {
        assert_eq!(read("Notiz\n\nBegründung:weil"), (Some("Notiz".to_owned()), Some("weil".to_owned())));
        assert_eq!(read("Notiz\nBegründung: weil").1, None);
    }
}
