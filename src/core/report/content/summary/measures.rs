//! The most urgent measures of the plan.

use super::super::super::document::{Block, Cell, Column, Paragraph, Row, Run, Size, Table};
use super::super::super::style::Tone;
use super::super::facts::{self, Facts};
use super::super::words;
use crate::analysis::PlanItem;

/// Measures on the first page.
const TOP: usize = 10;
/// Longer titles take two lines there.
const LONG_TITLE: usize = 32;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    let pending = facts.findings.pending();
    let title = match pending.len() {
        0 => "Maßnahmen",
        1 => "Die dringendste Maßnahme",
        2..TOP => "Die dringendsten Maßnahmen",
        _ => "Die zehn dringendsten Maßnahmen",
    };
    let mut blocks = vec![Block::subheading(2, title)];
    if pending.is_empty() {
        blocks.push(Block::text(none(facts)));
        return blocks;
    }
    let shown = &pending[..pending.len().min(TOP)];
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::content("Rang", 27.0).right(),
            Column::fill("Maßnahme", 1.0).names_row(),
            Column::content("Frage", 45.0),
            Column::content("Aufwand", 45.0),
            Column::content("Verantwortlich", 99.0),
            Column::content("Frist", 63.0).right(),
            Column::content("", 54.0),
        ],
        rows: shown.iter().map(|item| row(facts, item)).collect(),
        // Room for all, even if every title takes two lines.
        dense: shown.iter().filter(|item| item.title.chars().count() > LONG_TITLE).count() > 4,
        summary: "Die dringendsten Maßnahmen nach Rang".to_owned(),
    }));
    let all = match facts.findings.plan.len() {
        all if all == shown.len() => String::new(),
        all => format!(" Alle {all} Maßnahmen stehen im Maßnahmenplan."),
    };
    let efforts: Vec<String> =
        facts.catalog.efforts.iter().map(|effort| format!("{} = {}", effort.level, effort.title)).collect();
    let note = format!(
        "Rang nach Prioritätsgruppe der Checkliste, Basis-Anforderungen zuerst, dann geringster Aufwand ({}).{all}",
        efforts.join(", ").replace(" = ", "\u{a0}=\u{a0}")
    );
    let small = Paragraph { runs: vec![Run::muted(note)], size: Size::Small, max_lines: 3, mark: "" };
    blocks.push(Block::Paragraph(small));
    blocks
}

/// Why there is no measure to show.
fn none(facts: &Facts) -> &'static str {
    let overall = facts.findings.score.overall;
    match (facts.findings.plan.len(), overall.no) {
        (1, _) => "Die einzige Maßnahme ist umgesetzt oder verworfen.",
        (2.., _) => "Alle Maßnahmen sind umgesetzt oder verworfen.",
        _ if overall.answered() == 0 => {
            "Maßnahmen folgen aus Fragen, die mit Nein beantwortet sind. Noch ist keine Frage beantwortet."
        }
        _ => "Es gibt keine Maßnahmen, denn keine Frage ist mit Nein beantwortet.",
    }
}

fn row(facts: &Facts, item: &PlanItem) -> Row {
    let first = item.questions.first().map(ToString::to_string).unwrap_or_default();
    let more = if item.questions.len() > 1 { "\u{a0}…" } else { "" };
    let badge = if item.overdue(facts.date()) {
        Run::toned("überfällig", Tone::Warn)
    } else if item.quick_win() {
        Run::new("Quick\u{a0}Win")
    } else {
        Run::default()
    };
    Row::Cells(vec![
        Cell::text(item.rank.to_string()),
        Cell::runs(vec![Run::strong(item.title.clone())]).lines(2),
        Cell::text(first + more).lines(1),
        Cell::text(facts::effort(item.effort)),
        facts::or_dash(&item.owner).lines(1),
        item.due.map_or_else(|| Cell::muted("–"), |date| Cell::text(words::short_date(date))),
        Cell::runs(vec![badge]).lines(1),
    ])
}
