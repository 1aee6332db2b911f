//! The summary for the Leitung: two pages, whatever the answers are.

mod decisions;
mod measures;
mod remaining;
mod weakest;

use super::super::document::{Block, Card, Cell, Column, Row, Run, Table};
use super::facts::{self, Facts};
use super::words;
use crate::analysis::Counts;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Zusammenfassung für die Leitung"), subtitle(facts)];
    blocks.push(Block::subheading(2, "Wo wir stehen"));
    blocks.push(Block::Cards(cards(facts.findings.score.overall)));
    blocks.push(Block::limited(vec![Run::new(standing(facts))], 4));
    blocks.push(Block::Table(groups(facts)));
    blocks.extend(measures::section(facts));
    blocks.push(Block::PageBreak);
    blocks.extend(weakest::section(facts));
    blocks.extend(decisions::section(facts));
    blocks.extend(remaining::section(facts));
    blocks.extend(signature(facts));
    blocks
}

fn subtitle(facts: &Facts) -> Block {
    let kommune = facts.kommune();
    let mut text = format!("Stand {}", words::long_date(facts.date()));
    if !kommune.isb.trim().is_empty() {
        text.push_str(&format!(" · Informationssicherheit: {}", kommune.isb.trim()));
    }
    Block::limited(vec![Run::muted(text)], 1)
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

/// The figures in plain sentences.
fn standing(facts: &Facts) -> String {
    let overall = facts.findings.score.overall;
    if overall.answered() == 0 {
        return format!(
            "Noch ist keine der {} Prüffragen beantwortet. Über den Stand der Informationssicherheit sagt dieser \
             Bericht deshalb nichts.",
            overall.total()
        );
    }
    let mut sentences = Vec::new();
    if overall.rated() == 0 {
        sentences.push("Ohne Ja und Nein lässt sich kein Umsetzungsgrad nennen.".to_owned());
    } else if overall.no == 0 {
        sentences.push("Keine Frage ist mit Nein beantwortet.".to_owned());
    } else {
        sentences.extend(first_group(facts));
        sentences.extend(weakest::sentence(facts));
    }
    let untouched = facts.findings.score.checklists.iter().filter(|(_, counts)| counts.answered() == 0).count();
    if untouched > 0 {
        sentences.push(format!(
            "{} {} noch nicht begonnen; über sie sagt dieser Bericht nichts.",
            words::count_first(untouched, "Checkliste", "Checklisten", true),
            words::is_are(untouched)
        ));
    } else if overall.open > 0 {
        sentences.push(format!(
            "{} {} noch offen; offen heißt weder Ja noch Nein.",
            words::count_first(overall.open, "Frage", "Fragen", true),
            words::is_are(overall.open)
        ));
    }
    sentences.join(" ")
}

/// How far the most important group is.
fn first_group(facts: &Facts) -> Option<String> {
    let group = facts.catalog.priorities.first()?;
    let counts = facts.findings.score.priority(group.number);
    (counts.rated() > 0).then(|| {
        let place = format!("In der Gruppe „{}“", group.title);
        format!("{}.", words::share_in(&place, counts.yes, counts.rated(), "Ja"))
    })
}

/// A bar for each priority group.
fn groups(facts: &Facts) -> Table {
    let row = |group: &crate::catalog::PriorityGroup| {
        let counts = facts.findings.score.priority(group.number);
        Row::Cells(vec![
            Cell::text(format!("{} · {}", group.number, group.title)).lines(1),
            Cell::Bar(facts::bar(counts)),
            Cell::text(words::percent(Some(counts.answered_percent()))),
            Cell::text(words::percent(counts.fulfilled_percent())),
        ])
    };
    Table {
        columns: vec![
            Column::content("Prioritätsgruppe", 171.0).names_row(),
            Column::fill("", 1.0).head(facts::legend()),
            Column::content("Bearbeitet", 54.0).right(),
            Column::content("Umgesetzt", 54.0).right(),
        ],
        rows: facts.catalog.priorities.iter().map(row).collect(),
        dense: true,
        summary: "Antworten je Prioritätsgruppe".to_owned(),
    }
}

fn signature(facts: &Facts) -> Vec<Block> {
    let with_name = |role: &str, name: &str| {
        if name.trim().is_empty() { role.to_owned() } else { format!("{role}: {}", name.trim()) }
    };
    let kommune = facts.kommune();
    vec![
        Block::subheading(2, "Zur Kenntnis genommen"),
        Block::Signature(vec![
            "Ort, Datum".to_owned(),
            with_name("Leitung", &kommune.leitung),
            with_name("Informationssicherheit", &kommune.isb),
        ]),
    ]
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
