//! The results over all 19 checklists: bars in working order and a square for each question.

use super::super::document::{Block, Cell, Column, Figure, FigureKind, GridRow, Row, Table};
use super::facts::{self, Facts};
use super::words;
use crate::analysis::Mark;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let order = facts.catalog.in_working_order();
    let rows = order
        .iter()
        .map(|list| {
            let counts = facts.findings.score.checklist(list.number);
            Row::Cells(vec![
                Cell::text(list.number.to_string()),
                Cell::text(list.title.clone()).lines(2),
                Cell::Bar(facts::bar(counts)),
                Cell::text(words::percent(Some(counts.answered_percent()))),
                Cell::text(words::percent(counts.fulfilled_percent())),
            ])
        })
        .collect();
    let table = Table {
        columns: vec![
            Column::content("Nr.", 27.0).right(),
            Column::content("Checkliste", 198.0).names_row(),
            Column::fill("", 1.0).head(facts::legend()),
            Column::content("Bearbeitet", 54.0).right(),
            Column::content("Umgesetzt", 54.0).right(),
        ],
        rows,
        dense: true,
        summary: "Antworten je Checkliste in der empfohlenen Reihenfolge".to_owned(),
    };
    let grid = order
        .iter()
        .map(|list| GridRow {
            number: list.number,
            label: list.title.clone(),
            cells: list.questions.iter().map(|question| Mark::of(facts.round().value(question.id))).collect(),
        })
        .collect();
    let counts = facts.findings.score.overall;
    vec![
        Block::heading(1, "Ergebnisse je Checkliste"),
        Block::text(
            "Die Checklisten stehen in der empfohlenen Reihenfolge. „Bearbeitet“ ist der Anteil der Fragen mit Antwort, \
             „Umgesetzt“ der Anteil der Ja an allen Ja und Nein. Eine offene Frage zählt weder als Ja noch als Nein.",
        ),
        Block::Table(table),
        Block::Together(vec![
            Block::heading(2, "Alle Fragen auf einen Blick"),
            Block::text("Jedes Feld ist eine Frage, darüber ihre Nummer. ✓ Ja, ✕ Nein, – Nicht relevant, ○ offen."),
            Block::Figure(Figure {
                alt: format!(
                    "Raster aller {} Fragen nach Checkliste: {} Ja, {} Nein, {} nicht relevant, {} offen. \
                 Die einzelnen Antworten stehen im Abschnitt „Antworten“.",
                    counts.total(),
                    counts.yes,
                    counts.no,
                    counts.not_relevant,
                    counts.open
                ),
                kind: FigureKind::Grid(grid),
            }),
        ]),
    ]
}
