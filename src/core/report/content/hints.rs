//! Hinweise: what is missing from the answers, and who must still be asked.

use super::super::document::{Block, Cell, Column, Row, Run, Table};
use super::facts::Facts;
use super::words;
use crate::analysis::{Asking, Hint};

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Hinweise")];
    if facts.findings.hints.is_empty() {
        blocks.push(Block::text("Es gibt keine Hinweise."));
    } else {
        blocks.extend(missing(facts));
    }
    blocks.extend(asking(facts));
    blocks
}

/// What is missing, by kind.
fn missing(facts: &Facts) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.push(Block::text(format!(
        "{} auf fehlende Angaben, überschrittene Fristen, bald ablaufende Nachweise oder Fragen, die seither neu gefasst sind. Die Kennzahlen hängen nicht davon ab.",
        words::count_first(facts.findings.hints.len(), "Hinweis", "Hinweise", false)
    )));
    let mut rows = Vec::new();
    let mut rest = facts.findings.hints.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|hint| hint.kind == first.kind).count();
        let (group, after) = rest.split_at(same);
        rest = after;
        let ids: Vec<String> = group.iter().map(|hint: &Hint| hint.place(facts.round())).collect();
        rows.push(Row::Cells(vec![
            Cell::runs(vec![Run::strong(first.kind.label())]),
            Cell::text(same.to_string()),
            Cell::text(ids.join(", ")),
        ]));
    }
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Hinweis", 153.0).names_row(),
            Column::content("Anzahl", 36.0).right(),
            Column::fill("Wo", 1.0),
        ],
        rows,
        dense: false,
        summary: "Hinweise nach Art".to_owned(),
    }));
    blocks
}

/// Who must still be asked what; nothing where nothing is „in Klärung“.
fn asking(facts: &Facts) -> Vec<Block> {
    if facts.findings.asking.is_empty() {
        return Vec::new();
    }
    let row = |asking: &Asking| {
        let until = asking.questions.iter().filter_map(|id| facts.round().answer(*id).ask_until).min();
        let until = until.map_or_else(|| Cell::muted("–"), |until| Cell::text(words::short_date(until)));
        let ids: Vec<String> = asking.questions.iter().map(ToString::to_string).collect();
        Row::Cells(vec![
            Cell::runs(vec![Run::strong(asking.title())]),
            until,
            Cell::text(asking.questions.len().to_string()),
            Cell::text(ids.join(", ")),
        ])
    };
    vec![
        Block::heading(2, "Wer noch gefragt wird"),
        Block::Table(Table {
            columns: vec![
                Column::content("Wer", 153.0).names_row(),
                Column::content("Bis, frühestens", 72.0).right(),
                Column::content("Anzahl", 36.0).right(),
                Column::fill("Fragen in Klärung", 1.0),
            ],
            rows: facts.findings.asking.iter().map(row).collect(),
            dense: false,
            summary: "Fragen in Klärung nach dem, der gefragt wird".to_owned(),
        }),
    ]
}
