//! The BSI's Excel tool: the sheet in which answers are documented, read and written.

mod fill;
mod head;
mod make;
mod names;

use std::collections::BTreeMap;

pub use fill::{Filled, fill_tool, has_macros};
pub use make::make_tool;
pub(super) use names::checklist_named;

use self::head::Head;
use super::archive::Archive;
use super::fault::{At, Fault};
use super::ids;
use super::proposal::{Kind, Proposal, Statement};
use super::reason;
use super::wording;
use super::words::answer_word;
use super::workbook::{self, Row, Sheet, Tab, Value, Workbook};
use crate::assessment::AnswerValue;
use crate::catalog::{Asked, Catalog, QuestionId};

const NUMBERED: &str = "In jeder Zeile die Checkliste und die Nummer der Frage wie im Original stehen lassen.";
const ANSWERS: &str = "In der Spalte „Umsetzung“ Ja, Nein oder Nicht relevant wählen oder sie leer lassen.";
const ONE_CELL: &str = "In die genannte Zelle einen Text schreiben; verbundene Zellen und Formeln auflösen.";

/// The sheet of a workbook that documents the answers.
pub(super) struct Documented {
    name: String,
    part: String,
    sheet: Sheet,
    head: Head,
}

impl Documented {
    /// Finds it: a sheet with the head row whose name contains „Dokumentation“, or else any with that head row; one that is
    /// not hidden before one that is. `None` if there is none.
    pub(super) fn find(archive: &mut Archive, workbook: &Workbook) -> Result<Option<Self>, Fault> {
        let named = |tab: &&Tab| super::words::plain(&tab.name).contains("dokumentation");
        for wanted in [true, false] {
            let mut found = Vec::new();
            for tab in workbook.tabs.iter().filter(|tab| named(tab) == wanted) {
                let sheet = workbook.sheet(&archive.needed(&tab.part)?)?;
                if let Some(head) = Head::find(&sheet).transpose()? {
                    found.push((tab.clone(), (sheet, head)));
                }
            }
            if let Some((Tab { name, part, .. }, (sheet, head))) = workbook::the_one(found)? {
                return Ok(Some(Self { name, part, sheet, head }));
            }
        }
        Ok(None)
    }

    /// What it says.
    pub(super) fn proposal(&self, catalog: &Catalog) -> Proposal {
        let (rows, mut faults) = self.questions(catalog);
        let mut statements = Vec::new();
        for (row, question) in rows {
            match self.statement(row, question) {
                Ok(statement) => statements.push(statement),
                Err(fault) => faults.push(fault.in_row_of(question)),
            }
        }
        Proposal::new(Kind::WibaXlsx, statements, faults)
    }

    /// Its questions and helps in its own words, and what is not understood.
    pub(super) fn wording(&self, catalog: &Catalog) -> (BTreeMap<QuestionId, Asked>, Vec<Fault>) {
        let (rows, faults) = self.questions(catalog);
        let text = |row: &Row, column: Option<usize>| {
            column.map_or(String::new(), |column| self.sheet.value(row, column).text().to_owned())
        };
        let asked = rows.into_iter().map(|(row, id)| (id, text(row, self.head.question), text(row, self.head.help)));
        (wording::texts(asked), faults)
    }

    /// Which row asks which question, and rows that ask none although something stands in them.
    fn questions(&self, catalog: &Catalog) -> (Vec<(&Row, QuestionId)>, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut named = Vec::new();
        let mut cells = Vec::new();
        for row in self.sheet.rows.iter().filter(|row| row.number > self.head.row) {
            match self.id(row, catalog) {
                Ok(Some(id)) => {
                    named.push(row);
                    cells.push((self.at(row), id));
                }
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        let mut rows = Vec::new();
        for (row, id) in named.into_iter().zip(ids::questions(&cells, catalog)) {
            match id {
                Ok(id) => rows.push((row, id)),
                Err(fault) => faults.push(fault),
            }
        }
        (rows, faults)
    }

    fn at(&self, row: &Row) -> At {
        At::within(&self.name, row.number)
    }

    /// The question of a row as `7.12`, from the name of its checklist and the number within it.
    fn id(&self, row: &Row, catalog: &Catalog) -> Result<Option<String>, Fault> {
        // One cell may name the checklist of many rows.
        let list = self.sheet.value(row, self.head.list);
        let number = row.value(self.head.number);
        let (list, number) = (list.text().trim(), number.text().trim().trim_end_matches('.'));
        let says = [Some(self.head.answer), self.head.note].into_iter().flatten();
        let silent = says.into_iter().all(|column| *row.value(column) == Value::Empty);
        if number.is_empty() || list.is_empty() {
            return if silent {
                Ok(None)
            } else {
                Err(Fault::new(self.at(row), "Checkliste oder Nummer der Frage fehlt", NUMBERED))
            };
        }
        let Some(checklist) = checklist_named(list, catalog) else {
            let told = format!("die Checkliste „{list}“ kennt der Katalog nicht");
            return Err(Fault::new(self.at(row), told, NUMBERED).saying(list));
        };
        let checklist = checklist.to_string();
        let whole = number.strip_suffix(",0").or_else(|| number.strip_suffix(".0")).unwrap_or(number);
        if !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Some(format!("{checklist}.{whole}")));
        }
        // Some editions number the questions as we do.
        match number.split_once(['.', ',']) {
            Some((list, _)) if list == checklist => Ok(Some(number.to_owned())),
            _ => {
                let told = format!("„{number}“ ist keine Nummer einer Frage dieser Checkliste");
                Err(Fault::new(self.at(row), told, NUMBERED).saying(number))
            }
        }
    }

    fn statement(&self, row: &Row, question: QuestionId) -> Result<Statement, Fault> {
        let word = self.text(row, self.head.answer, "Umsetzung")?;
        let answer = word.map(|word| self.answer(row, word)).transpose()?;
        let note = self.head.note.map(|note| self.text(row, note, "Notizen")).transpose()?.flatten();
        let (note, justification) = note.map_or((None, None), reason::read);
        Ok(Statement { answer, note, justification, ..Statement::about(question, self.at(row)) })
    }

    #[allow(clippy::option_option, reason = "None is the answer „offen“")]
    fn answer(&self, row: &Row, word: &str) -> Result<Option<AnswerValue>, Fault> {
        answer_word(word).ok_or_else(|| {
            let told = format!("„{word}“ ist keine Antwort; erwartet wird Ja, Nein oder Nicht relevant");
            Fault::new(self.at(row), told, ANSWERS).saying(word)
        })
    }

    /// What stands in a cell of this row alone.
    fn text<'a>(&self, row: &'a Row, column: usize, heading: &str) -> Result<Option<&'a str>, Fault> {
        let fault = |what: String| Err(Fault::new(self.at(row), format!("unter „{heading}“ steht {what}"), ONE_CELL));
        match row.value(column) {
            Value::Text(_) if self.sheet.spans_rows(row.number, column) => {
                fault("eine Zelle, die über mehrere Zeilen verbunden ist".to_owned())
            }
            Value::Text(text) => Ok(Some(text.as_str()).filter(|text| !text.trim().is_empty())),
            Value::Empty => Ok(None),
            Value::Error(error) => fault(format!("der Fehlerwert {error}")),
            Value::Unknown => fault("eine Formel ohne berechneten Wert".to_owned()),
        }
    }
}
