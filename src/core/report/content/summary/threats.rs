//! Against what something is missing: the one picture that needs no knowledge of checklists.

use super::super::super::document::{Block, Figure, FigureKind, Share};
use super::super::facts::Facts;
use super::super::words;
use crate::analysis::Counts;
use crate::catalog::Threat;

/// More bars would say less.
const MOST: usize = 5;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let missing: Vec<&(Threat, Counts)> =
        facts.findings.threats.iter().filter(|(_, counts)| counts.no > 0).take(MOST).collect();
    let Some((threat, counts)) = missing.first() else { return Vec::new() };
    let lead = format!(
        "Gegen {} {} {} von {} Vorkehrungen.",
        threat.label(),
        words::lack(counts.no),
        counts.no,
        counts.total()
    );
    let said: Vec<String> = missing
        .iter()
        .map(|(threat, counts)| format!("{}: {} von {}", threat.label(), counts.no, counts.total()))
        .collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let shares = missing
        .iter()
        .map(|(threat, counts)| Share { label: threat.label(), part: number(counts.no), whole: number(counts.total()) })
        .collect();
    vec![Block::Together(vec![
        Block::subheading(2, "Wogegen etwas fehlt"),
        Block::text(lead),
        Block::Figure(Figure {
            alt: format!("Mit Nein beantwortete Fragen nach dem, wovor sie schützen. {}.", said.join("; ")),
            kind: FigureKind::Shares(shares),
        }),
    ])]
}
