//! Answers written into a copy of the BSI's tool: only the cells for answers and notes change, and what formulas gave.

use std::path::Path;

use super::super::archive::{Archive, Changes, Content};
use super::super::book::MOST_IN_CELL;
use super::super::fault::{At, Fault, ImportError};
use super::super::reason;
use super::super::workbook::{Row, Texts, Workbook};
use super::Documented;
use crate::assessment::{Answer, AnswerValue, Round};
use crate::catalog::Catalog;

const CHOOSE: &str =
    "Das Excel-Tool des BSI (.xlsx) als Vorlage angeben oder keine, dann entsteht eine neue Arbeitsmappe.";
const RESOLVE: &str = "In der Vorlage verbundene Zellen und Formeln unter „Umsetzung“ und „Notizen“ auflösen.";
const OTHER: &str = "Die Vorlage hat andere Fragen als der Katalog: diese Antworten von Hand übertragen.";
/// What the kind of a workbook with macros contains.
const MACROS: &str = "macroEnabled";
const WORKBOOK: &str =
    "Die Vorlage in Excel als „Excel-Arbeitsmappe (.xlsx)“ oder mit Makros (.xlsm) speichern und diese angeben.";
const WITH_MACROS: &str =
    "Dem Ziel die Endung .xlsm geben: Unter einer anderen öffnet Excel eine Arbeitsmappe mit Makros nicht.";
const WITHOUT_MACROS: &str = "Dem Ziel die Endung .xlsx geben: Unter .xlsm öffnet Excel nur Arbeitsmappen mit Makros.";
const SHORTER: &str = "Die Notiz oder die Begründung kürzen; mehr fasst eine Zelle in Excel nicht.";

/// A workbook with the answers in it.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// Answers that have no place in it.
    pub left_out: Vec<Fault>,
    /// Whether it has the macros of the original.
    macros: bool,
}

impl Filled {
    /// One of our own making: it has all answers and no macros.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, left_out: Vec::new(), macros: false }
    }

    /// The same, if it may be called so: Excel opens a workbook with macros only under a name that says so.
    ///
    /// # Errors
    /// If it may not.
    pub fn named(self, path: &Path) -> Result<Self, ImportError> {
        let says_so = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsm"));
        match (self.macros, says_so) {
            (true, false) => {
                Err(Fault::whole("die Vorlage hat Makros, und das Ziel endet nicht auf .xlsm", WITH_MACROS).into())
            }
            (false, true) => {
                let told = "das Ziel endet auf .xlsm, die Arbeitsmappe hat aber keine Makros";
                Err(Fault::whole(told, WITHOUT_MACROS).into())
            }
            _ => Ok(self),
        }
    }
}

/// Whether a workbook has macros, whatever its name: then its copy must be called so. What is no workbook has none.
pub fn has_macros(workbook: &[u8]) -> bool {
    let kind = || -> Result<String, Fault> {
        let mut archive = Archive::open(workbook)?;
        let Content::Workbook(part) = archive.content()? else { return Ok(String::new()) };
        archive.kind(&part)
    };
    kind().is_ok_and(|kind| kind.contains(MACROS))
}

/// The answers of a round in a copy of the user's own workbook.
///
/// # Errors
/// If it is no workbook of that kind, or a text does not fit into a cell.
pub fn fill_tool(original: &[u8], round: &Round, catalog: &Catalog) -> Result<Filled, ImportError> {
    let mut archive = Archive::open(original)?;
    let no_tool = || Fault::whole("die Vorlage ist nicht das Excel-Tool des BSI", CHOOSE);
    let Content::Workbook(part) = archive.content()? else { return Err(no_tool().into()) };
    let kind = archive.kind(&part)?;
    if kind.contains("template") {
        return Err(Fault::whole("die Vorlage ist eine Mustervorlage von Excel (.xltx, .xltm)", WORKBOOK).into());
    }
    let workbook = Workbook::open(&mut archive, &part)?;
    let tool = Documented::find(&mut archive, &workbook)?.ok_or_else(no_tool)?;
    let (texts, left_out) = tool.texts(round, catalog)?;
    let changes: Changes = workbook.with_texts(&mut archive, &tool.part, &texts)?;
    Ok(Filled { bytes: archive.rewritten(&changes)?, left_out, macros: kind.contains(MACROS) })
}

/// What stands in the cell for notes.
///
/// # Errors
/// If it does not fit.
pub(super) fn note(question: impl std::fmt::Display, answer: &Answer) -> Result<String, Fault> {
    let note = reason::write(&answer.note, &answer.justification);
    if note.encode_utf16().count() > MOST_IN_CELL {
        let told = format!("Notiz und Begründung zu Frage {question} haben zusammen mehr als 32.767 Zeichen");
        return Err(Fault::whole(told, SHORTER));
    }
    Ok(note)
}

impl Documented {
    /// What is to be written where, as far as it does not stand there, and what has no place.
    fn texts(&self, round: &Round, catalog: &Catalog) -> Result<(Texts, Vec<Fault>), Fault> {
        let (rows, _) = self.questions(catalog);
        let mut texts = Texts::new();
        let mut left_out = Vec::new();
        for question in catalog.questions() {
            let answer = round.answer(question.id);
            let value = answer.value().map_or(String::new(), |value| AnswerValue::label(value).to_owned());
            let note = note(question.id, answer)?;
            let Some((row, _)) = rows.iter().find(|(_, id)| *id == question.id) else {
                if !value.is_empty() || !note.is_empty() {
                    let told = format!("die Vorlage hat keine eindeutige Zeile für Frage {}", question.id);
                    left_out.push(Fault::new(At::within(&self.name, 0), told, OTHER));
                }
                continue;
            };
            let mut write = |column: usize, text: String| {
                if row.value(column).text() == text && !row.cell(column).is_some_and(|cell| cell.formula) {
                    return;
                }
                if !self.is_free(row, column) {
                    let told = format!("in die Zelle für Frage {} lässt sich nicht schreiben", question.id);
                    left_out.push(Fault::new(self.at(row), told, RESOLVE));
                    return;
                }
                texts.insert((row.number, column), text);
            };
            write(self.head.answer, value);
            match self.head.note {
                Some(column) => write(column, note),
                None if note.is_empty() => {}
                None => {
                    let told = format!("die Vorlage hat keine Spalte „Notizen“ für Frage {}", question.id);
                    left_out.push(Fault::new(self.at(row), told, OTHER));
                }
            }
        }
        Ok((texts, left_out))
    }

    /// Whether a cell belongs to its row alone, and no other takes its formula from it.
    fn is_free(&self, row: &Row, column: usize) -> bool {
        !self.sheet.spans_rows(row.number, column) && !row.cell(column).is_some_and(|cell| cell.shared)
    }
}
