//! The terms of the glossary that the report uses.

use std::collections::BTreeSet;

use super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Table};
use super::facts::Facts;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let used = used(facts);
    let rows: Vec<Row> = facts
        .catalog
        .glossary
        .terms()
        .iter()
        .filter(|term| used.contains(term.term.as_str()))
        .map(|term| {
            Row::Cells(vec![
                Cell::runs(vec![Run::strong(term.term.clone())]),
                Cell::Text(vec![Paragraph::small(vec![Run::new(term.explanation.clone())])]),
            ])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![Column::content("Begriff", 135.0), Column::fill("Bedeutung", 1.0)];
    vec![
        Block::heading(1, "Begriffe"),
        Block::Table(Table { columns, rows, dense: true, summary: "Begriffe und ihre Bedeutung".to_owned() }),
    ]
}

/// Terms in the texts that the report prints.
fn used<'a>(facts: &Facts<'a>) -> BTreeSet<&'a str> {
    let catalog = facts.catalog;
    let mut used = BTreeSet::new();
    let mut look =
        |text: &str| used.extend(catalog.glossary.find_in(text).into_iter().map(|(_, term)| term.term.as_str()));
    for question in catalog.questions() {
        look(&question.text);
        if facts.options.with_explanations {
            look(&question.explanation);
            if let Some(yardstick) = &question.yardstick {
                yardstick.yes_if.iter().for_each(|condition| look(&condition.1));
                yardstick.parts().iter().flat_map(|(_, lines)| lines).for_each(|line| look(line));
            }
        }
    }
    for item in &facts.findings.plan {
        look(&item.title);
        item.steps.iter().for_each(|step| look(step));
    }
    used
}
