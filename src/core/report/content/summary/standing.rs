//! Where the Kommune stands: the two figures, how well they are founded, and the priority groups.

use std::cmp::Reverse;

use super::super::super::document::{Block, Card, Run, Table};
use super::super::facts::Facts;
use super::super::{counts, words};
use crate::analysis::Counts;
use crate::catalog::Checklist;

/// A checklist with fewer rated questions says too little to be called weak.
const ENOUGH: usize = 3;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let overall = facts.findings.score.overall;
    let mut blocks = vec![Block::subheading(2, "Wo wir stehen"), Block::Cards(cards(overall))];
    blocks.extend(facts.findings.quality.words().map(|text| Block::runs(vec![Run::strong(text)])));
    let text = sentences(facts);
    if !text.is_empty() {
        blocks.push(Block::limited(vec![Run::new(text)], 4));
    }
    blocks.push(Block::Table(groups(facts)));
    blocks
}

/// The two figures, always together.
fn cards(counts: Counts) -> Vec<Card> {
    let card = |label: &str, value: String, note: String| Card { label: label.to_owned(), value, note };
    vec![
        card("Bearbeitungsstand", words::percent(Some(counts.answered_percent())), answered(counts)),
        card("Umsetzungsgrad", words::percent(counts.fulfilled_percent()), rated(counts)),
    ]
}

fn answered(counts: Counts) -> String {
    let total = counts.total();
    match counts.answered() {
        0 => format!("Keine der {total} Fragen ist beantwortet."),
        all if all == total => format!("Alle {total} Fragen sind beantwortet."),
        some => format!("{some} von {total} Fragen {} beantwortet.", words::is_are(some)),
    }
}

/// What the Umsetzungsgrad is made of; says by the way what „bewertet“ means.
fn rated(counts: Counts) -> String {
    let rated = counts.rated();
    let first = if rated == 0 {
        "Keine Frage ist mit Ja oder Nein beantwortet.".to_owned()
    } else if counts.no == 0 || counts.yes == 0 {
        format!("{}.", words::capital(&words::share(counts.yes, rated, "Ja")))
    } else {
        format!("Bewertet sind {rated} Fragen: {} Ja, {} Nein.", counts.yes, counts.no)
    };
    match counts.not_relevant {
        0 => first,
        1 => format!("{first} Eine ist nicht relevant."),
        many => format!("{first} {many} sind nicht relevant."),
    }
}

/// What the figures do not show by themselves.
fn sentences(facts: &Facts) -> String {
    let overall = facts.findings.score.overall;
    let mut sentences = Vec::new();
    if let Some((list, counts)) = weakest(facts) {
        let share = words::capital(&words::share(counts.no, counts.rated(), "Nein"));
        sentences.push(format!("Am schwächsten ist „{}“: {share}.", list.title));
    }
    let untouched = facts.findings.score.checklists.iter().filter(|(_, counts)| counts.answered() == 0).count();
    if overall.answered() > 0 && untouched > 0 {
        sentences.push(format!(
            "{} {} noch nicht begonnen; über sie sagt dieser Bericht nichts.",
            words::count_first(untouched, "Checkliste", "Checklisten", true),
            words::is_are(untouched)
        ));
    }
    sentences.join(" ")
}

/// The checklist with the smallest share of Ja; none if no share is smaller than that of all.
fn weakest<'a>(facts: &Facts<'a>) -> Option<(&'a Checklist, Counts)> {
    let counted = facts.catalog.checklists.iter().map(|list| (list, facts.findings.score.checklist(list.number)));
    let all = facts.findings.score.overall;
    counted
        .filter(|(_, counts)| counts.no > 0 && (counts.rated() >= ENOUGH || counts.open == 0))
        .filter(|(_, counts)| counts.yes * all.rated() < all.yes * counts.rated())
        // Shares compared as fractions: a/(a+b) < c/(c+d).
        .min_by(|(left, a), (right, b)| {
            (a.yes * b.rated())
                .cmp(&(b.yes * a.rated()))
                .then(Reverse(a.no).cmp(&Reverse(b.no)))
                .then(left.order.cmp(&right.order))
        })
}

/// A row for each priority group.
fn groups(facts: &Facts) -> Table {
    let rows = facts.catalog.priorities.iter().map(|group| {
        let name = format!("{} · {}", group.number, group.title);
        counts::row(vec![name], facts.findings.score.priority(group.number))
    });
    Table {
        columns: counts::columns(vec![counts::name("Prioritätsgruppe", 153.0)]),
        rows: rows.collect(),
        dense: true,
        summary: "Antworten je Prioritätsgruppe".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(yes: usize, no: usize, not_relevant: usize, open: usize) -> Counts {
        Counts { yes, no, not_relevant, open }
    }

    #[test]
    fn the_notes_of_the_figures_are_right_for_none_one_some_and_all() {
        assert_eq!(answered(counts(0, 0, 0, 9)), "Keine der 9 Fragen ist beantwortet.");
        assert_eq!(answered(counts(1, 0, 0, 8)), "1 von 9 Fragen ist beantwortet.");
        assert_eq!(answered(counts(3, 3, 3, 0)), "Alle 9 Fragen sind beantwortet.");
        assert_eq!(rated(counts(0, 0, 0, 9)), "Keine Frage ist mit Ja oder Nein beantwortet.");
        assert_eq!(rated(counts(1, 0, 0, 8)), "Die einzige bewertete Frage ist mit Ja beantwortet.");
        assert_eq!(
            rated(counts(0, 5, 1, 0)),
            "Keine der 5 bewerteten Fragen ist mit Ja beantwortet. Eine ist nicht relevant."
        );
        assert_eq!(rated(counts(2, 1, 4, 0)), "Bewertet sind 3 Fragen: 2 Ja, 1 Nein. 4 sind nicht relevant.");
    }
}
