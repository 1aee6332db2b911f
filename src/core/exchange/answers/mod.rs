//! Many answers from a table that somebody filled in with a spreadsheet. It is taken whole or not at all: whatever
//! cannot be understood beyond doubt is refused with its line and what to do.

mod encoding;
mod fault;
mod ids;
mod rows;
mod words;

use unicode_normalization::UnicodeNormalization;

pub use fault::{ImportError, RowError};
pub use words::answer_word;

use super::guard::unguard;
use crate::assessment::{AnswerValue, Edit};
use crate::catalog::{Catalog, QuestionId};
use rows::{Cell, Row};

const COLUMNS: &str = "Die erste Zeile nennt die Spalten frage;antwort;notiz;begruendung, jede einmal; andere Spalten löschen oder umbenennen.";
const CELLS: &str = "Jede Zeile braucht so viele Zellen wie die erste; ein Text, in dem das Trennzeichen vorkommt, gehört in Anführungszeichen.";
const ANSWERS: &str = "In der Spalte „antwort“ ja, nein, nicht-relevant oder offen eintragen.";
const FILL_IN: &str = "Unter der ersten Zeile für jede Antwort eine Zeile eintragen, zum Beispiel 7.12;ja.";

/// The answers of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    rows: Vec<Answered>,
}

/// What a table says about a question; `None` where a cell is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answered {
    question: QuestionId,
    #[allow(clippy::option_option, reason = "the inner None is the answer „offen“")]
    value: Option<Option<AnswerValue>>,
    note: Option<String>,
    justification: Option<String>,
}

impl Answers {
    /// How many questions get an answer; „offen“ is one.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|row| row.value.is_some()).count()
    }

    /// The change that takes them over.
    pub fn into_edits(self, catalog: &Catalog) -> Vec<Edit> {
        let edits = self.rows.into_iter().flat_map(|row| {
            let Answered { question, value, note, justification } = row;
            [
                value.map(|value| Edit::answer(question, value, catalog.edition)),
                note.map(|text| Edit::note(question, text)),
                justification.map(|text| Edit::justification(question, text)),
            ]
        });
        edits.flatten().collect()
    }
}

/// Like [`read_answers`], as edits.
///
/// # Errors
/// If anything in it cannot be understood, with the line of every fault.
pub fn answers_from_csv(bytes: &[u8], catalog: &Catalog) -> Result<Vec<Edit>, ImportError> {
    Ok(read_answers(bytes, catalog)?.into_edits(catalog))
}

/// Reads a table with the columns `frage;antwort;notiz;begruendung` (the last two may be missing, any order), separated
/// by semicolon, tab or comma, in UTF-8, UTF-16 or Windows-1252. Empty cells change nothing, those of Notiz and Begründung
/// may be missing at the end of a row, and empty rows are skipped. Blanks round a text are dropped unless it stands in
/// quotation marks.
///
/// # Errors
/// If anything in it cannot be understood, with the line of every fault.
pub fn read_answers(bytes: &[u8], catalog: &Catalog) -> Result<Answers, ImportError> {
    let text = encoding::decode(bytes)?;
    let (text, separator, line) = beginning(&text);
    let mut rows = rows::rows(text, separator, line)?;
    if rows.is_empty() {
        return Err(RowError::new(line, "die Tabelle enthält keine Antworten", FILL_IN).into());
    }
    let heading = rows.remove(0);
    rows.retain(|row| !row.is_empty());
    let columns = Columns::find(&heading, &rows).map_err(ImportError::new)?;

    let mut faults = Vec::new();
    let mut named = Vec::new();
    let mut answers = Answers::default();
    for row in &rows {
        match columns.read(row, heading.cells.len(), catalog, &mut named) {
            Ok(answered) => answers.rows.push(answered),
            Err(fault) => faults.push(fault),
        }
    }
    faults.extend(ids::doubtful(&named, catalog));
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Err(ImportError::new(faults));
    }
    if rows.is_empty() {
        return Err(RowError::new(heading.line, "die Tabelle enthält keine Antworten", FILL_IN).into());
    }
    Ok(answers)
}

/// The text from its heading on, its separator and the heading's line. Empty lines before it are skipped, and so is the
/// `sep=` with which Excel may name the separator.
fn beginning(text: &str) -> (&str, char, u64) {
    let (mut rest, mut line, mut separator) = (text, 1, None);
    loop {
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(end);
        let named = head.trim_start().get(..4).is_some_and(|word| word.eq_ignore_ascii_case("sep="));
        let empty = head.chars().all(|char| char.is_whitespace() || matches!(char, ';' | ',' | '"'));
        if tail.is_empty() || !(named || empty) {
            let found = [';', '\t', ','].into_iter().find(|separator| head.contains(*separator));
            return (rest, separator.or(found).unwrap_or(';'), line);
        }
        if named {
            separator = head.trim_start().chars().nth(4).filter(|char| matches!(char, ';' | '\t' | ','));
        }
        rest = tail.strip_prefix("\r\n").unwrap_or_else(|| &tail[1..]);
        line += 1;
    }
}

struct Columns {
    question: usize,
    answer: usize,
    note: Option<usize>,
    justification: Option<usize>,
}

impl Columns {
    /// Every column has a known heading, or no heading and nothing in it.
    fn find(heading: &Row, rows: &[Row]) -> Result<Self, Vec<RowError>> {
        let mut places: [Option<usize>; 4] = [None; 4];
        let mut faults = Vec::new();
        let mut fault = |reason: String| faults.push(RowError::new(heading.line, reason, COLUMNS));
        for (index, cell) in heading.cells.iter().enumerate() {
            let name: String = cell.text.nfc().filter(|char| !words::is_unseen(*char)).collect();
            let name = name.trim();
            let place = match name.to_lowercase().as_str() {
                "frage" => 0,
                "antwort" => 1,
                "notiz" => 2,
                "begruendung" | "begründung" => 3,
                _ if rows.iter().all(|row| row.cells.get(index).is_none_or(Cell::is_blank)) => continue,
                "" => {
                    fault(format!("Spalte {} hat keine Überschrift, ist aber nicht leer", index + 1));
                    continue;
                }
                _ => {
                    fault(format!("die Spalte „{name}“ ist nicht bekannt"));
                    continue;
                }
            };
            if places[place].replace(index).is_some() {
                fault(format!("die Spalte „{name}“ steht doppelt"));
            }
        }
        for (place, name) in places.iter().zip(["frage", "antwort"]) {
            if place.is_none() {
                fault(format!("die Spalte „{name}“ fehlt"));
            }
        }
        match places {
            [Some(question), Some(answer), note, justification] if faults.is_empty() => {
                Ok(Self { question, answer, note, justification })
            }
            _ => Err(faults),
        }
    }

    fn read(
        &self,
        row: &Row,
        width: usize,
        catalog: &Catalog,
        named: &mut Vec<ids::Named>,
    ) -> Result<Answered, RowError> {
        let count = row.cells.len();
        if count != width {
            let more = if count > width { "mehr" } else { "weniger" };
            let reason = format!("{more} Zellen als die erste Zeile ({count} statt {width})");
            return Err(RowError::new(row.line, reason, CELLS));
        }
        let cell = |index: Option<usize>| row.cells.get(index?).and_then(Cell::content);
        let question = cell(Some(self.question)).ok_or_else(|| {
            RowError::new(row.line, "die Fragennummer fehlt", "Jede Antwort braucht ihre Fragennummer.")
        })?;
        let id = ids::named(question, row.line, catalog)?;
        let question = id.id;
        named.push(id);
        self.torn(row)?;
        let value = cell(Some(self.answer)).map(|word| {
            answer_word(word).ok_or_else(|| {
                let reason = format!("„{word}“ ist keine Antwort; erwartet wird ja, nein, nicht-relevant oder offen");
                RowError::new(row.line, reason, ANSWERS)
            })
        });
        let text = |index| cell(index).map(|text| unguard(text).to_owned());
        Ok(Answered {
            question,
            value: value.transpose()?,
            note: text(self.note),
            justification: text(self.justification),
        })
    }

    /// Notiz and Begründung side by side may be one text that a separator without quotation marks has torn apart: then
    /// the second begins with the blank that follows a comma or semicolon, and the first does not.
    fn torn(&self, row: &Row) -> Result<(), RowError> {
        let (Some(note), Some(justification)) = (self.note, self.justification) else { return Ok(()) };
        let pair = row.cells.get(note.min(justification)).zip(row.cells.get(note.max(justification)));
        let plain = |cell: &Cell| !cell.quoted && !cell.is_blank();
        match pair {
            Some((first, second))
                if note.abs_diff(justification) == 1
                    && plain(first)
                    && plain(second)
                    && second.text.starts_with(' ')
                    && !first.text.starts_with(' ') =>
            {
                let reason = format!("„{}“ gehört wohl noch zum Text davor", second.text.trim());
                Err(RowError::new(row.line, reason, CELLS))
            }
            _ => Ok(()),
        }
    }
}
