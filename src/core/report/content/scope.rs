//! Of what a document speaks: of whom, of which days, and that it is confidential; in its text, where it is read aloud.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::document::{Block, Run};
use super::super::options::Kind;
use super::facts::Facts;
use super::{names, words};
use crate::analysis::{Period, period};

/// The lines below a document's title. In the full report they stand on the cover.
pub(super) fn subtitle(facts: &Facts) -> Vec<Block> {
    if facts.options.kind == Kind::Full {
        return Vec::new();
    }
    let invented = if facts.kommune().invented { " (erfundenes Beispiel)" } else { "" };
    let mut first = vec![
        Run::strong(format!("{}{invented}", facts.short_name())),
        Run::new(format!(" · {} · Stand {}", facts.round().name.trim(), words::long_date(facts.date()))),
    ];
    let confidentiality = facts.kommune().confidentiality.trim();
    if !confidentiality.is_empty() {
        first.push(Run::new(format!(" · {confidentiality}")));
    }
    let mut blocks = vec![Block::limited(first, 4)];
    let scope = facts.kommune().scope.trim();
    if !scope.is_empty() {
        blocks.push(Block::limited(vec![Run::muted("Geltungsbereich: "), Run::new(scope)], 3));
    }
    let who = match facts.options.kind {
        Kind::Management | Kind::Profile => participants(facts),
        Kind::Measures | Kind::Full | Kind::Questionnaire => None,
    };
    if let Some(who) = who {
        blocks.push(Block::limited(vec![Run::muted("Beteiligte: "), Run::new(who)], 2));
    }
    blocks.extend(times(facts).map(Block::note));
    if facts.options.without_names {
        blocks.push(Block::note(names::NOTE));
    }
    blocks
}

/// „P. Beispiel (14.09.2026); M. Sommer (14.09. und 06.10.2026)“: who took part and when, in the order of their first day;
/// `None` if nobody is named.
pub(super) fn participants(facts: &Facts) -> Option<String> {
    let mut days: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
    for who in facts.round().participants.values().filter(|who| !who.name.trim().is_empty()) {
        days.entry(who.name.trim()).or_default().extend(who.date);
    }
    let mut people: Vec<(&str, Vec<Date>)> = days.into_iter().collect();
    for (_, days) in &mut people {
        days.sort_unstable();
        days.dedup();
    }
    // Who has no day took part as a whole and stands behind those of the meetings.
    people.sort_by_key(|(name, days)| (days.is_empty(), days.first().copied(), *name));
    let said: Vec<String> = people
        .into_iter()
        .map(|(name, days)| match days.as_slice() {
            [] => name.to_owned(),
            days => {
                format!("{name} ({})", words::list(&days.iter().copied().map(words::short_date).collect::<Vec<_>>()))
            }
        })
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
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
