//! Many answers from a table that somebody filled in with a spreadsheet.

use std::borrow::Cow;
use std::collections::BTreeMap;

use csv::StringRecord;

use crate::assessment::{AnswerValue, Edit};
use crate::catalog::{Catalog, QuestionId};

/// A row that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Zeile {line}: {reason}")]
pub struct RowError {
    /// From 1, the heading included.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
}

/// Why a table is refused. Nothing of it has been taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The heading lacks a column.
    #[error("Zeile 1: die Spalte „{0}“ fehlt")]
    MissingColumn(&'static str),
    /// The table has a heading only, or nothing at all.
    #[error("Die Tabelle enthält keine Antworten")]
    Empty,
    /// All rows with faults.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Rows(Vec<RowError>),
}

/// Reads `ja`, `nein`, `nicht-relevant`, `offen` and how people write them; `None` for anything else.
#[allow(clippy::option_option, reason = "the inner None is the answer „offen“")]
pub fn answer_word(text: &str) -> Option<Option<AnswerValue>> {
    match text.trim().to_lowercase().replace(['-', '_'], " ").as_str() {
        "ja" | "j" => Some(Some(AnswerValue::Yes)),
        "nein" | "n" => Some(Some(AnswerValue::No)),
        "nicht relevant" | "nichtrelevant" | "r" | "nr" | "n.r." => Some(Some(AnswerValue::NotRelevant)),
        "offen" | "o" => Some(None),
        _ => None,
    }
}

/// Reads a table with the columns `frage;antwort;notiz;begruendung` (the last two may be missing, any order) into one
/// change. UTF-8 or Windows-1252, separated by semicolon, comma or tab. Empty cells change nothing.
///
/// # Errors
/// If anything in it cannot be understood, with the line of every fault.
pub fn answers_from_csv(bytes: &[u8], catalog: &Catalog) -> Result<Vec<Edit>, ImportError> {
    let text = decode(bytes);
    // Excel writes the separator into a first line of its own if told to.
    let (skipped, text) = match text.split_once('\n') {
        Some((first, rest)) if first.trim().to_lowercase().starts_with("sep=") => (1, rest),
        _ => (0, text.as_ref()),
    };
    let heading = text.lines().next().unwrap_or_default();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator(heading)).flexible(true).from_reader(text.as_bytes());
    let columns = Columns::find(reader.headers().map_err(|_| ImportError::Empty)?)?;

    let mut edits = Vec::new();
    let mut faults = Vec::new();
    let mut seen: BTreeMap<QuestionId, u64> = BTreeMap::new();
    for record in reader.records() {
        match record {
            Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line) + skipped;
                match row(&record, &columns, catalog, &mut seen, line) {
                    Ok(row) => edits.extend(row),
                    Err(reason) => faults.push(RowError { line, reason }),
                }
            }
            Err(error) => faults.push(RowError {
                line: error.position().map_or(0, csv::Position::line) + skipped,
                reason: "die Zeile ist nicht lesbar".to_owned(),
            }),
        }
    }
    if !faults.is_empty() {
        return Err(ImportError::Rows(faults));
    }
    if seen.is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(edits)
}

struct Columns {
    question: usize,
    answer: usize,
    note: Option<usize>,
    justification: Option<usize>,
}

impl Columns {
    fn find(heading: &StringRecord) -> Result<Self, ImportError> {
        let place =
            |names: &[&str]| heading.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
        Ok(Self {
            question: place(&["frage"]).ok_or(ImportError::MissingColumn("frage"))?,
            answer: place(&["antwort"]).ok_or(ImportError::MissingColumn("antwort"))?,
            note: place(&["notiz"]),
            justification: place(&["begruendung", "begründung"]),
        })
    }
}

fn row(
    record: &StringRecord,
    columns: &Columns,
    catalog: &Catalog,
    seen: &mut BTreeMap<QuestionId, u64>,
    line: u64,
) -> Result<Vec<Edit>, String> {
    let cell =
        |index: Option<usize>| index.and_then(|index| record.get(index)).map(str::trim).filter(|cell| !cell.is_empty());
    let question = cell(Some(columns.question)).ok_or("die Fragennummer fehlt")?;
    let id: QuestionId = question.parse().map_err(|error: crate::catalog::ParseQuestionIdError| error.to_string())?;
    if catalog.question(id).is_none() {
        return Err(format!("der Katalog hat keine Frage {id}"));
    }
    if let Some(first) = seen.insert(id, line) {
        return Err(format!("Frage {id} steht schon in Zeile {first}"));
    }
    let mut edits = Vec::new();
    if let Some(word) = cell(Some(columns.answer)) {
        let value = answer_word(word)
            .ok_or_else(|| format!("„{word}“ ist keine Antwort; erwartet wird ja, nein, nicht-relevant oder offen"))?;
        edits.push(Edit::answer(id, value, catalog.edition));
    }
    if let Some(note) = cell(columns.note) {
        edits.push(Edit::note(id, note));
    }
    if let Some(justification) = cell(columns.justification) {
        edits.push(Edit::justification(id, justification));
    }
    Ok(edits)
}

/// What is not UTF-8 comes from an older Excel, which writes Windows-1252.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

fn separator(heading: &str) -> u8 {
    [b';', b'\t'].into_iter().find(|byte| heading.as_bytes().contains(byte)).unwrap_or(b',')
}
