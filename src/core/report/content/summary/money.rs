//! What the pending measures take: by year, and the most expensive ones.

use super::super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Table};
use super::super::facts::Facts;
use super::super::words;
use crate::analysis::Sums;

/// So many of the most expensive measures are named.
const LARGEST: usize = 5;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let costs = &facts.findings.costs;
    if costs.all.stated == 0 {
        return Vec::new();
    }
    let mut rows: Vec<Row> = costs
        .years
        .iter()
        .map(|(year, sums)| row(year.map_or_else(|| "ohne Frist".to_owned(), |year| year.to_string()), sums, false))
        .collect();
    rows.push(row("zusammen".to_owned(), &costs.all, true));
    let mut blocks = vec![
        Block::subheading(2, "Geld und Zeit"),
        Block::text(match (costs.all.stated, costs.all.measures) {
            (1, 1) => "Angegeben bei der einen noch zu erledigenden Maßnahme.".to_owned(),
            (stated, all) if stated == all => format!("Angegeben bei allen {all} noch zu erledigenden Maßnahmen."),
            (stated, all) => format!(
                "Angegeben bei {stated} von {all} noch zu erledigenden Maßnahmen; was fehlt, ist nicht geschätzt, nicht kostenlos."
            ),
        }),
        Block::Table(Table {
            columns: vec![
                Column::fill("Fällig", 1.0).names_row(),
                Column::fixed("Maßnahmen", 85.5).right(),
                Column::fixed("Einmalig", 85.5).right(),
                Column::fixed("Danach jährlich", 90.0).right(),
                Column::fixed("Personentage", 85.5).right(),
            ],
            rows,
            dense: true,
            summary: "Kosten und Aufwand der noch zu erledigenden Maßnahmen nach dem Jahr ihrer Frist".to_owned(),
        }),
    ];
    let largest: Vec<String> = costs
        .largest
        .iter()
        .take(LARGEST)
        .filter_map(|place| facts.findings.plan.get(*place))
        .map(|item| {
            let price = words::means(item.cost_once.map(u64::from), item.cost_yearly.map(u64::from), None);
            format!("{} „{}“ ({})", item.citation().replace(' ', "\u{a0}"), item.title, price.join(", "))
        })
        .collect();
    if !largest.is_empty() {
        let lead = if largest.len() == 1 { "Der größte Posten: " } else { "Die größten Posten: " };
        let runs = vec![Run::strong(lead), Run::new(largest.join("; ") + ".")];
        blocks.push(Block::Paragraph(Paragraph { runs, max_lines: 6, ..Paragraph::default() }));
    }
    blocks
}

fn row(name: String, sums: &Sums, strong: bool) -> Row {
    let money = |amount: u64| if amount == 0 { "–".to_owned() } else { words::euros(amount) };
    let days = if sums.days.tenths == 0 { "–".to_owned() } else { sums.days.to_string() };
    let texts = [name, sums.measures.to_string(), money(sums.once), money(sums.yearly), days];
    let cell = |text| Cell::runs(vec![if strong { Run::strong(text) } else { Run::new(text) }]);
    Row::Cells(texts.map(cell).to_vec())
}
