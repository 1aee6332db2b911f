//! When the measures fall due.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::document::{Block, Cell, Column, Figure, FigureKind, Month, Paragraph, Row, Run, Table};
use super::super::style::Tone;
use super::facts::{self, Facts};
use super::{links, words};
use crate::analysis::PlanItem;
use crate::assessment::MeasureStatus;

/// More months do not fit side by side.
const MOST_MONTHS: usize = 36;

pub(super) fn section(facts: &Facts) -> Vec<Block> {
    // Without measures there are no dates to tell.
    if !facts.findings.plan.iter().any(keeps_a_date) {
        return Vec::new();
    }
    let mut dated: Vec<(Date, &PlanItem)> = facts
        .findings
        .plan
        .iter()
        .filter(|item| keeps_a_date(item))
        .filter_map(|item| item.due.map(|due| (due, item)))
        .collect();
    dated.sort_by_key(|(due, item)| (*due, item.rank));
    let months = months(&dated);
    let text = introduction(facts, &dated, months.is_some());
    let mut blocks = vec![Block::heading(1, "Zeitplan"), Block::text(text)];
    if dated.is_empty() {
        return blocks;
    }
    if let Some(months) = months {
        let most = months.iter().map(|month| month.due).max().unwrap_or(0);
        blocks.push(Block::runs(vec![Run::strong("Fällige Maßnahmen je Monat")]));
        blocks.push(Block::Figure(Figure {
            alt: format!(
                "Säulendiagramm der fälligen Maßnahmen je Monat von {} bis {}, höchstens {most} in einem Monat. Die \
                 einzelnen Fristen stehen in der folgenden Tabelle.",
                dated.first().map(|(due, _)| words::month_and_year(*due)).unwrap_or_default(),
                dated.last().map(|(due, _)| words::month_and_year(*due)).unwrap_or_default(),
            ),
            kind: FigureKind::Months(months),
        }));
    }
    blocks.push(Block::Table(table(facts, &dated)));
    blocks
}

/// Whether a measure still has a date to keep or kept it; a discarded one has none.
fn keeps_a_date(item: &PlanItem) -> bool {
    item.status != MeasureStatus::Discarded
}

/// How many of the pending measures have a Frist, so that the numbers are those of the plan, and what else stands here.
fn introduction(facts: &Facts, dated: &[(Date, &PlanItem)], with_chart: bool) -> String {
    let pending = facts.findings.pending().len();
    let with_date = dated.iter().filter(|(_, item)| item.status.is_pending()).count();
    let overdue = dated.iter().filter(|(_, item)| item.overdue(facts.date())).count();
    let done = dated.len() - with_date;
    let mut text = match (with_date, pending) {
        (_, 0) => "Keine Maßnahme ist noch zu erledigen".to_owned(),
        (0, _) => "Für keine Maßnahme, die noch zu erledigen ist, ist eine Frist gesetzt".to_owned(),
        (1, 1) => "Die eine Maßnahme, die noch zu erledigen ist, hat eine Frist".to_owned(),
        (all, pending) if all == pending => {
            format!("Alle {} Maßnahmen, die noch zu erledigen sind, haben eine Frist", words::in_words(all))
        }
        (1, pending) => format!("Eine von {pending} Maßnahmen, die noch zu erledigen sind, hat eine Frist"),
        (some, pending) => format!("{some} von {pending} Maßnahmen, die noch zu erledigen sind, haben eine Frist"),
    };
    if overdue > 0 {
        text.push_str(&format!("; überfällig {} {}", words::is_are(overdue), words::in_words(overdue)));
    }
    text.push('.');
    if done > 0 {
        let verb = if done == 1 { "steht" } else { "stehen" };
        let gray = if with_chart { ", im Diagramm grau" } else { "" };
        let what = words::count_first(done, "umgesetzte Maßnahme", "umgesetzte Maßnahmen", true);
        text.push_str(&format!(" {what} {verb} mit ihrer Frist dabei{gray}."));
    }
    text
}

/// A column for each month from the first Frist to the last, or none if they lie too far apart.
fn months(dated: &[(Date, &PlanItem)]) -> Option<Vec<Month>> {
    let (first, last) = (dated.first()?.0.first_of_month(), dated.last()?.0.first_of_month());
    let mut months = Vec::new();
    let mut month = first;
    while month <= last {
        if months.len() == MOST_MONTHS {
            return None;
        }
        let within = || dated.iter().filter(|(due, _)| due.first_of_month() == month);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        months.push(Month {
            label: words::short_month(month),
            due: number(within().count()),
            done: number(within().filter(|(_, item)| !item.status.is_pending()).count()),
        });
        month = month.checked_add(1.month()).ok()?;
    }
    (months.len() > 1).then_some(months)
}

fn table(facts: &Facts, dated: &[(Date, &PlanItem)]) -> Table {
    let row = |(due, item): &(Date, &PlanItem)| {
        let mut status = vec![Paragraph::cell(vec![Run::new(item.status.label())])];
        if item.overdue(facts.date()) {
            status.insert(0, Paragraph::cell(vec![Run::toned("überfällig", Tone::Warn).bold()]));
        }
        Row::Cells(vec![
            Cell::text(words::short_date(*due)),
            Cell::runs(vec![links::measure(Run::new(item.citation().replace(' ', "\u{a0}")), item)]),
            Cell::text(item.title.clone()),
            facts::or_dash(&item.owner),
            Cell::Text(status),
        ])
    };
    Table {
        columns: vec![
            Column::content("Frist", 54.0).right(),
            Column::content("Nummer", 40.5),
            Column::fill("Maßnahme", 1.0).names_row(),
            Column::content("Verantwortlich", 99.0),
            Column::content("Status", 72.0),
        ],
        rows: dated.iter().map(row).collect(),
        dense: true,
        summary: "Maßnahmen nach Frist".to_owned(),
    }
}
