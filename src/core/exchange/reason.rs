//! Notiz and Begründung in the one cell that the official files have for both.

/// Stands before the Begründung, in a paragraph of its own.
const MARK: &str = "Begründung: ";
const BETWEEN: &str = "\n\n";

/// The two parts of a cell.
pub(super) fn read(text: &str) -> (Option<String>, Option<String>) {
    let said = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    match split(text) {
        Some((note, justification)) => (said(note), said(justification)),
        None => (said(text), None),
    }
}

/// At the last paragraph that begins with the mark.
fn split(text: &str) -> Option<(&str, &str)> {
    let mark = MARK.trim_end();
    let after = |rest: &'_ str| rest.len() - rest.strip_prefix(' ').unwrap_or(rest).len();
    if let Some(at) = text.rfind(&format!("{BETWEEN}{mark}")) {
        let (note, rest) = text.split_at(at);
        let rest = rest.get(BETWEEN.len() + mark.len()..)?;
        return Some((note, rest.get(after(rest)..)?));
    }
    let rest = text.strip_prefix(mark)?;
    Some(("", rest.get(after(rest)..)?))
}
