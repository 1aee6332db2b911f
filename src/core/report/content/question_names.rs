//! What the numbers of the questions stand for, in a document that does not contain the questions.

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Spot, Table};
use super::facts::Facts;
use crate::catalog::Question;

/// The questions that a document mentions.
pub(super) fn section(facts: &Facts, mentions: impl Fn(&Question) -> bool) -> Vec<Block> {
    let mut rows = Vec::new();
    for list in &facts.catalog.checklists {
        let questions: Vec<&Question> = list.questions.iter().filter(|question| mentions(question)).collect();
        if questions.is_empty() {
            continue;
        }
        rows.push(Row::Group(vec![Run::new(format!("{} {}", list.number, list.title))]));
        rows.extend(questions.chunks(2).map(|pair| {
            let cells = |question: &&Question| {
                let number = Paragraph::cell(vec![Run::new(question.id.to_string())]);
                [Cell::Text(vec![number.anchored(Spot::Question(question.id))]), Cell::text(question.short.clone())]
            };
            let mut row: Vec<Cell> = pair.iter().flat_map(cells).collect();
            if pair.len() == 1 {
                row.extend([Cell::text("–"), Cell::text("–")]);
            }
            Row::Cells(row)
        }));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = || [Column::fixed("Nr.", 31.5).right(), Column::fill("Frage in Kürze", 1.0)];
    vec![
        Block::heading(1, "Die Fragen in Kürze"),
        Block::Table(Table {
            columns: columns().into_iter().chain(columns()).collect(),
            rows,
            dense: true,
            summary: "Nummern und kurze Namen der Fragen".to_owned(),
        }),
    ]
}
