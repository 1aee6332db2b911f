//! Tables of answers: a bar and the numbers that it is made of, because a narrow part of a bar has no room for its own.

use super::super::document::Run;
use super::super::document::{Cell, Column, Row};
use super::super::style::Tone;
use super::{facts, words};
use crate::analysis::{Counts, Mark};

/// The column of what is counted.
pub(super) fn name(head: &str, most: f32) -> Column {
    Column::content(head, most).names_row()
}

/// The given columns, a bar, a number for each answer and the two figures.
pub(super) fn columns(mut first: Vec<Column>) -> Vec<Column> {
    first.push(Column::fill("Anteile", 1.0));
    let answers = [(Mark::Yes, "Ja"), (Mark::No, "Nein"), (Mark::NotRelevant, "N.\u{a0}r."), (Mark::Open, "Off.")];
    first.extend(answers.map(|(mark, word)| head(mark, word)));
    first.extend(["Bearb.", "Umges."].map(|word| Column::content(word, 40.0).right()));
    first
}

/// A column of numbers under sign and word.
pub(super) fn head(mark: Mark, word: &str) -> Column {
    let run = Run { tone: Tone::from(mark), ..Run::new(format!("{}\u{a0}{word}", mark.sign())) };
    Column::content(word, 36.0).head(vec![run]).right()
}

/// A row: its names, and what the counts say.
pub(super) fn row(names: Vec<String>, counts: Counts) -> Row {
    let mut cells: Vec<Cell> = names.into_iter().map(|name| Cell::text(name).lines(3)).collect();
    cells.push(Cell::Bar(facts::bar(counts)));
    let numbers = [counts.yes, counts.no, counts.not_relevant, counts.open];
    cells.extend(numbers.map(|number| Cell::text(number.to_string())));
    cells.push(Cell::text(words::percent(Some(counts.answered_percent()))));
    cells.push(Cell::text(words::percent(counts.fulfilled_percent())));
    Row::Cells(cells)
}

/// What the short heads mean.
pub(super) const LEGEND: &str = "N.\u{a0}r. = Nicht relevant, Off. = offen, Bearb. = Bearbeitungsstand (Anteil der \
    beantworteten Fragen), Umges. = Umsetzungsgrad (Anteil der Ja an allen Ja und Nein).";
