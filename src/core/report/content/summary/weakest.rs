//! The weakest checklists and why they matter; before the first answer, where to begin.

use super::super::super::document::{Block, Run};
use super::super::facts::Facts;
use super::super::words;
use crate::analysis::Counts;
use crate::assessment::AnswerValue;
use crate::catalog::Checklist;

/// A checklist with fewer rated questions says too little to be called weak.
const ENOUGH: usize = 3;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let overall = facts.findings.score.overall;
    if overall.answered() == 0 {
        return beginning(facts);
    }
    let weak = weak(facts);
    let title = match weak.len() {
        0 => "Schwächste Checklisten",
        1 => "Die schwächste Checkliste",
        2 => "Die zwei schwächsten Checklisten",
        _ => "Die drei schwächsten Checklisten",
    };
    let mut blocks = vec![Block::subheading(2, title)];
    if weak.is_empty() {
        blocks.push(Block::text(none(overall)));
    }
    for (list, counts) in weak.iter().take(3) {
        let share = words::capital(&words::share(counts.no, counts.rated(), "Nein"));
        let open = match counts.open {
            0 => String::new(),
            open => {
                format!(" {} {} noch offen.", words::count_first(open, "weitere", "weitere", true), words::is_are(open))
            }
        };
        let runs = vec![
            Run::strong(format!("{}. ", list.title)),
            Run::new(format!("{share}.{open}{} Ziel: {}", threats(facts, list), list.goal.trim())),
        ];
        blocks.push(Block::limited(runs, 5));
    }
    blocks
}

/// Why no checklist is named.
fn none(overall: Counts) -> &'static str {
    match (overall.no, overall.open) {
        (0, 0) => "Keine Frage ist mit Nein beantwortet.",
        (0, _) => "Keine Frage ist mit Nein beantwortet; über die offenen Fragen sagt das nichts.",
        _ => "In keiner Checkliste sind genug Fragen bewertet, um sie schwach zu nennen.",
    }
}

/// Which checklist is the weakest, for the figures in words.
pub(super) fn sentence(facts: &Facts) -> Option<String> {
    weak(facts).first().map(|(list, counts)| {
        let share = words::capital(&words::share(counts.no, counts.rated(), "Nein"));
        format!("Am schwächsten ist „{}“: {share}.", list.title)
    })
}

/// The checklists of the most important group, in working order.
fn beginning(facts: &Facts) -> Vec<Block> {
    let Some(group) = facts.catalog.priorities.first() else { return Vec::new() };
    let lists: Vec<String> = facts
        .catalog
        .in_working_order()
        .iter()
        .filter(|list| list.priority == group.number)
        .map(|list| format!("„{}“ ({})", list.title, words::count(list.questions.len(), "Frage", "Fragen")))
        .collect();
    let text = format!("Am Anfang steht die Gruppe „{}“: {}.", group.title, words::list(&lists));
    vec![Block::subheading(2, "Womit zu beginnen ist"), Block::limited(vec![Run::new(text)], 5)]
}

/// Checklists with a Nein, the smallest share of Ja first.
fn weak<'a>(facts: &Facts<'a>) -> Vec<(&'a Checklist, Counts)> {
    let mut weak: Vec<_> = facts
        .catalog
        .checklists
        .iter()
        .map(|list| (list, facts.findings.score.checklist(list.number)))
        .filter(|(_, counts)| counts.no > 0 && (counts.rated() >= ENOUGH || counts.open == 0))
        .collect();
    weak.sort_by(|(left, a), (right, b)| {
        // Shares compared as fractions: a/(a+b) < c/(c+d).
        (a.yes * b.rated()).cmp(&(b.yes * a.rated())).then(b.no.cmp(&a.no)).then(left.order.cmp(&right.order))
    });
    weak
}

/// What the missing things would protect against, the most frequent first.
fn threats(facts: &Facts, list: &Checklist) -> String {
    let mut found: Vec<(&str, usize)> = Vec::new();
    for question in &list.questions {
        if facts.round().value(question.id) == Some(AnswerValue::No) {
            let label = question.threat.label();
            match found.iter_mut().find(|(other, _)| *other == label) {
                Some((_, count)) => *count += 1,
                None => found.push((label, 1)),
            }
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let names: Vec<&str> = found.into_iter().take(3).map(|(label, _)| label).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" Was fehlt, soll vor allem vor {} schützen.", words::list(&names))
    }
}
