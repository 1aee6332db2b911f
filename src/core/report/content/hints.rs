//! Hinweise: what is missing from the answers.

use super::super::document::{Block, Cell, Column, Row, Run, Table};
use super::facts::Facts;
use super::words;
use crate::analysis::Hint;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "Hinweise")];
    if facts.findings.hints.is_empty() {
        blocks.push(Block::text("Es gibt keine Hinweise."));
        return blocks;
    }
    blocks.push(Block::text(format!(
        "{} auf fehlende Angaben, überschrittene Fristen oder Fragen, die seither neu gefasst sind. Die Kennzahlen hängen nicht davon ab.",
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
            Column::fill("Fragen", 1.0),
        ],
        rows,
        dense: false,
        summary: "Hinweise nach Art".to_owned(),
    }));
    blocks
}
