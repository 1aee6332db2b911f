//! Of what a document speaks: of whom, of which days, and that it is confidential; in its text, where it is read aloud.

use super::super::document::{Block, Run};
use super::super::options::Kind;
use super::facts::Facts;
use super::words;
use crate::analysis::{Period, period};

/// The lines below a document's title. In the full report they stand on the cover.
pub(super) fn subtitle(facts: &Facts) -> Vec<Block> {
    if facts.options.kind == Kind::Full {
        return Vec::new();
    }
    let invented = if facts.kommune().invented { " (erfundenes Beispiel)" } else { "" };
    let mut first = vec![
        Run::strong(format!("{}{invented}", facts.name())),
        Run::new(format!(" · {} · Stand {}", facts.round().name.trim(), words::long_date(facts.date()))),
    ];
    let confidentiality = facts.kommune().confidentiality.trim();
    if !confidentiality.is_empty() {
        first.push(Run::new(format!(" · {confidentiality}")));
    }
    let mut blocks = vec![Block::limited(first, 3)];
    blocks.extend(times(facts).map(Block::note));
    blocks
}

/// „Erhoben vom 14.09. bis 20.11.2026, letzte Änderung am 22.11.2026.“, and a warning if the data is younger than the date.
pub(super) fn times(facts: &Facts) -> Option<String> {
    let Period { from, to, changed } = period(facts.assessment)?;
    let days = if from == to {
        format!("Erhoben am {}", words::short_date(to))
    } else {
        format!("Erhoben vom {} bis {}", words::short_date(from), words::short_date(to))
    };
    let after = if changed > facts.date() {
        " Achtung: Das Stand-Datum dieses Dokuments liegt vor der letzten Änderung; es zeigt die heutigen Angaben."
    } else {
        ""
    };
    Some(format!("{days}, letzte Änderung am {}.{after}", words::short_date(changed)))
}
