//! The Maßstab of a question on paper.

use std::collections::BTreeSet;

use super::super::document::{Paragraph, Run};
use super::super::style::Tone;
use crate::catalog::{PartKind, Yardstick};

/// The conditions, one below the other, each with a box; `met` are ticked.
pub(super) fn boxes(yardstick: &Yardstick, met: &BTreeSet<char>) -> Vec<Paragraph> {
    let conditions = yardstick.yes_if.iter();
    conditions
        .map(|condition| {
            let sign = if met.contains(&condition.0) { "☒" } else { "☐" };
            Paragraph::small(vec![Run::new(format!("{}) {}", condition.0, condition.1))]).marked(sign)
        })
        .collect()
}

/// „Ja, wenn: …“ in one piece.
pub(super) fn conditions(yardstick: &Yardstick) -> Vec<Run> {
    let lines: Vec<&str> = yardstick.yes_if.iter().map(|condition| condition.1.as_str()).collect();
    vec![lead(), Run::new(format!("{}. ", lines.join("; ")))]
}

/// What leads in the conditions.
pub(super) fn lead() -> Run {
    Run::strong("Ja, wenn: ")
}

/// „Mindestinhalt: …. Genügt: ….“ in one piece; empty if there is nothing below the conditions.
pub(super) fn parts(yardstick: &Yardstick) -> Vec<Run> {
    yardstick
        .parts()
        .into_iter()
        .flat_map(|(kind, lines)| {
            let lead = match kind {
                PartKind::Suffices => Run::toned(format!("{}\u{a0}{}: ", kind.sign(), kind.label()), Tone::Yes),
                PartKind::NotEnough => Run::toned(format!("{}\u{a0}{}: ", kind.sign(), kind.label()), Tone::No),
                _ => Run::new(format!("{}: ", kind.label())),
            };
            [lead.bold(), Run::new(format!("{}. ", lines.join("; ")))]
        })
        .collect()
}
