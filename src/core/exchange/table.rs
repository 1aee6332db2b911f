//! Answers in a table with a heading, wherever it comes from: text or a workbook.

use unicode_normalization::UnicodeNormalization;

use super::columns::Column;
use super::evidence;
use super::fault::{At, Fault, ImportError};
use super::ids;
use super::proposal::{Kind, Proposal, Statement};
use super::words::{answer_word, is_unseen};
use crate::assessment::AnswerValue;
use crate::catalog::{Catalog, QuestionId};

const COLUMNS: &str = "Die Überschrift nennt die Spalten frage;antwort;notiz;begruendung, jede einmal, oder die der Tabelle aller Fragen; andere Spalten löschen.";
const ANSWERS: &str = "In der Spalte „Antwort“ Ja, Nein, Nicht relevant oder offen eintragen.";
const FILL_IN: &str = "Unter der Überschrift für jede Antwort eine Zeile eintragen, zum Beispiel 7.12;ja.";
const ONE_TICK: &str = "In jeder Zeile höchstens ein Feld unter Ja, Nein und Nicht relevant ankreuzen.";
const VALUE: &str = "In die genannte Zelle einen Text schreiben.";
const EVIDENCE: &str = "Je Zeile der Zelle einen Nachweis schreiben: Titel | Fundort | Datum.";

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub at: At,
    pub cells: Vec<Cell>,
}

/// A cell as it reads, or why it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Unreadable(&'static str),
}

impl Cell {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// What a table of answers says.
///
/// # Errors
/// If its columns are not known, or there is nothing in it.
pub(super) fn read(kind: Kind, heading: &Row, rows: &[Row], catalog: &Catalog) -> Result<Proposal, ImportError> {
    let columns = Columns::find(heading, rows).map_err(ImportError::new)?;
    if rows.is_empty() {
        return Err(Fault::new(heading.at.clone(), "die Tabelle enthält keine Antworten", FILL_IN).into());
    }
    let mut faults = Vec::new();
    let mut asked = Vec::new();
    let mut ids = Vec::new();
    for row in rows {
        match columns.text(row, Column::Question) {
            Ok(Some(id)) => {
                asked.push(row);
                ids.push((row.at.clone(), id.to_owned()));
            }
            Ok(None) => faults.push(Fault::numberless(row.at.clone())),
            Err(fault) => faults.push(fault),
        }
    }
    let mut statements = Vec::new();
    for (row, id) in asked.into_iter().zip(ids::questions(&ids, catalog)) {
        match id.and_then(|id| columns.statement(row, id).map_err(|fault| fault.in_row_of(id))) {
            Ok(statement) => statements.push(statement),
            Err(fault) => faults.push(fault),
        }
    }
    let mut proposal = Proposal::new(kind, statements, faults);
    proposal.ignored = columns.ignored;
    Ok(proposal)
}

/// Where each column stands.
pub(super) struct Columns {
    places: Vec<(Column, usize)>,
    ignored: Vec<String>,
}

impl Columns {
    /// Every column has a known heading, or nothing in it.
    pub(super) fn find(heading: &Row, rows: &[Row]) -> Result<Self, Vec<Fault>> {
        let mut columns = Self { places: Vec::new(), ignored: Vec::new() };
        let mut faults = Vec::new();
        let mut fault = |reason: String| faults.push(Fault::new(heading.at.clone(), reason, COLUMNS));
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(heading.cells.len());
        for index in 0..width {
            let name = match heading.cells.get(index) {
                Some(Cell::Text(text)) => text.nfc().filter(|char| !is_unseen(*char)).collect::<String>(),
                _ => String::new(),
            };
            let name = name.trim();
            let empty = || rows.iter().all(|row| row.cells.get(index).is_none_or(Cell::is_blank));
            match Column::named(name) {
                Some(column) if columns.place(column).is_some() => fault(format!("die Spalte „{name}“ steht doppelt")),
                Some(column) => {
                    columns.places.push((column, index));
                    if !column.can_be_set() && !empty() {
                        columns.ignored.push(column.heading().to_owned());
                    }
                }
                None if empty() => {}
                None if name.is_empty() => {
                    fault(format!("Spalte {} hat keine Überschrift, ist aber nicht leer", index + 1));
                }
                None => fault(format!("die Spalte „{name}“ ist nicht bekannt")),
            }
        }
        let ticks = [Column::Yes, Column::No].iter().all(|column| columns.place(*column).is_some());
        for (column, name, missing) in [
            (Column::Question, "frage", true),
            // One of both ways, and not both.
            (Column::Answer, "antwort", !ticks),
        ] {
            if columns.place(column).is_none() && missing {
                fault(format!("die Spalte „{name}“ fehlt"));
            }
        }
        if ticks && columns.place(Column::Answer).is_some() {
            fault("neben der Spalte „antwort“ stehen Spalten zum Ankreuzen".to_owned());
        }
        if faults.is_empty() { Ok(columns) } else { Err(faults) }
    }

    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.iter().find(|(named, _)| *named == column).map(|(_, index)| *index)
    }

    /// What a row says in a column; `None` if it is blank.
    fn text<'a>(&self, row: &'a Row, column: Column) -> Result<Option<&'a str>, Fault> {
        match self.place(column).and_then(|index| row.cells.get(index)) {
            None => Ok(None),
            Some(Cell::Text(text)) => Ok(Some(text.as_str()).filter(|text| !text.trim().is_empty())),
            Some(Cell::Unreadable(why)) => {
                Err(Fault::new(row.at.clone(), format!("in der Spalte „{}“ steht {why}", column.heading()), VALUE))
            }
        }
    }

    fn statement(&self, row: &Row, question: QuestionId) -> Result<Statement, Fault> {
        let own = |column| self.text(row, column).map(|text| text.map(str::to_owned));
        let evidence = match self.text(row, Column::Evidence)?.map(evidence::read).transpose() {
            Ok(evidence) => evidence,
            Err(line) => {
                let reason = format!("„{line}“ ist kein Nachweis mit Titel, Fundort und Datum");
                return Err(Fault::new(row.at.clone(), reason, EVIDENCE).saying(line));
            }
        };
        Ok(Statement {
            answer: match self.place(Column::Answer) {
                Some(_) => self.text(row, Column::Answer)?.map(|word| answer(row, word)).transpose()?,
                None => self.ticked(row)?.map(Some),
            },
            note: own(Column::Note)?,
            justification: own(Column::Justification)?,
            evidence,
            ..Statement::about(question, row.at.clone())
        })
    }

    fn ticked(&self, row: &Row) -> Result<Option<AnswerValue>, Fault> {
        let mut cells = [""; 3];
        for (cell, column) in cells.iter_mut().zip([Column::Yes, Column::No, Column::NotRelevant]) {
            *cell = self.text(row, column)?.unwrap_or_default();
        }
        ticked(&row.at, cells)
    }
}

#[allow(clippy::option_option, reason = "None is the answer „offen“")]
fn answer(row: &Row, word: &str) -> Result<Option<AnswerValue>, Fault> {
    answer_word(word).ok_or_else(|| {
        let reason = format!("„{word}“ ist keine Antwort; erwartet wird Ja, Nein, Nicht relevant oder offen");
        Fault::new(row.at.clone(), reason, ANSWERS).saying(word)
    })
}

/// What is ticked in the cells under Ja, Nein and Nicht relevant.
pub(super) fn ticked(at: &At, cells: [&str; 3]) -> Result<Option<AnswerValue>, Fault> {
    let mut found = Vec::new();
    for (cell, value) in cells.into_iter().zip(AnswerValue::ALL) {
        match super::words::tick(cell) {
            Some(true) => found.push(value),
            Some(false) => {}
            None => {
                let reason = format!("unter „{}“ steht „{cell}“ statt eines Kreuzes", value.label());
                return Err(Fault::new(at.clone(), reason, ONE_TICK).saying(cell));
            }
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [value] => Ok(Some(*value)),
        several => {
            let words: Vec<&str> = several.iter().map(|value| value.label()).collect();
            Err(Fault::new(at.clone(), format!("angekreuzt ist {}", words.join(" und ")), ONE_TICK)
                .saying(words.join(", ")))
        }
    }
}
