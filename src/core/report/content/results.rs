//! The results over all 19 checklists: bars in working order and a square for each question.

use super::super::document::{Block, Column, Figure, FigureKind, GridRow, Table};
use super::counts;
use super::facts::Facts;
use crate::analysis::Mark;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let order = facts.catalog.in_working_order();
    let rows = order
        .iter()
        .map(|list| {
            let names = vec![list.number.to_string(), list.title.clone()];
            counts::row(names, facts.findings.score.checklist(list.number))
        })
        .collect();
    let table = Table {
        columns: counts::columns(vec![Column::content("Nr.", 20.0).right(), counts::name("Checkliste", 100.0)]),
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
    let mut blocks = vec![
        Block::heading(1, "Ergebnisse je Checkliste"),
        Block::text(
            "Die Checklisten stehen in der empfohlenen Reihenfolge. Eine offene Frage zählt weder als Ja noch als Nein.",
        ),
    ];
    blocks.extend(facts.findings.quality.words().map(Block::text));
    blocks.extend([
        Block::note(counts::LEGEND),
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
    ]);
    blocks
}
