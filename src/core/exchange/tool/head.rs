//! The head row of the tool, wherever it stands in its sheet.

use super::super::fault::{At, Fault};
use super::super::words::plain;
use super::super::workbook::{Row, Sheet};

const TWICE: &str = "Spalten mit gleicher Überschrift umbenennen, sodass nur die des Originals so heißt.";

/// The row and the columns that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub row: u64,
    pub list: usize,
    pub number: usize,
    pub question: Option<usize>,
    pub help: Option<usize>,
    pub answer: usize,
    pub note: Option<usize>,
}

impl Head {
    /// The first row that names checklist, number and answer; `Some(Err)` if it names one of them twice.
    pub(super) fn find(sheet: &Sheet) -> Option<Result<Self, Fault>> {
        sheet.rows.iter().find_map(Self::of)
    }

    fn of(row: &Row) -> Option<Result<Self, Fault>> {
        let mut twice = None;
        let mut place = |names: &[&str]| {
            let mut found = row.cells.iter().filter(|cell| names.contains(&plain(cell.value.text()).as_str()));
            let first = found.next()?;
            if let Some(second) = found.next() {
                twice = Some(second.value.text().to_owned());
            }
            Some(first.column)
        };
        let list = place(&["checklistewiba", "checkliste"])?;
        let number = place(&["nrinwiba", "nr", "nummer", "nrwiba"])?;
        let answer = place(&["umsetzung"])?;
        let question = place(&["pruffragewiba", "prueffragewiba", "prueffrage"]);
        let help = place(&["hilfsmittel", "hilfe"]);
        let note = place(&["notizen", "notiz"]);
        if let Some(name) = twice {
            let told = format!("die Spalte „{name}“ steht doppelt");
            return Some(Err(Fault::new(At::row(row.number), told, TWICE)));
        }
        Some(Ok(Self { row: row.number, list, number, question, help, answer, note }))
    }
}
