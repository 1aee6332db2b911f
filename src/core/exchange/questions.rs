//! The whole assessment as a table, question by question: the one of `fragen`.

use jiff::civil::Date;

use super::book::{self, Table};
use super::columns::Column;
use super::evidence;
use super::fault::{Fault, ImportError};
use super::tables::text_table;
use crate::analysis::Asked;
use crate::assessment::AnswerValue;
use crate::wording::date;

/// In this order; all of them are known on import.
const COLUMNS: [Column; 15] = [
    Column::Question,
    Column::Checklist,
    Column::Short,
    Column::Text,
    Column::Answer,
    Column::Yardstick,
    Column::Note,
    Column::Justification,
    Column::Evidence,
    Column::Measure,
    Column::Owner,
    Column::Due,
    Column::Status,
    Column::ChangedAt,
    Column::ChangedBy,
];

/// Semicolons, a byte order mark, and cells that a spreadsheet would spoil with an apostrophe: reading it back gives every
/// answer, Notiz, Begründung and Nachweis as it stands.
pub fn questions_csv(questions: &[Asked]) -> String {
    let heading = COLUMNS.map(Column::heading);
    text_table(
        &heading,
        questions.iter().map(|asked| COLUMNS.iter().map(|column| plain(cell(asked, *column))).collect()),
    )
}

/// The same as a workbook, with real dates.
///
/// # Errors
/// If a text does not fit into a cell.
pub fn questions_xlsx(kommune: &str, questions: &[Asked], day: Date) -> Result<Vec<u8>, ImportError> {
    let columns = COLUMNS.iter().map(|column| book::Column {
        heading: column.heading(),
        width: width(*column),
        choices: if *column == Column::Answer { &["Ja", "Nein", "Nicht relevant", "offen"] } else { &[] },
    });
    let table = Table {
        sheet: "Fragen",
        title: format!("Prüffragen {kommune}"),
        properties: Vec::new(),
        intro: vec![
            format!("{kommune}: Antworten auf die WiBA-Prüffragen, Stand {}", date::short(day)),
            "Vertraulich".to_owned(),
        ],
        columns: columns.collect(),
        rows: questions.iter().map(|asked| COLUMNS.iter().map(|column| cell(asked, *column)).collect()).collect(),
    };
    book::write(&table, day).map_err(|fault: Fault| fault.into())
}

fn width(column: Column) -> u16 {
    match column {
        Column::Question => 8,
        Column::Text | Column::Note => 60,
        Column::Justification | Column::Evidence => 40,
        Column::Checklist | Column::Short | Column::Owner | Column::ChangedBy => 26,
        Column::Answer | Column::ChangedAt | Column::Yardstick | Column::Status => 16,
        _ => 11,
    }
}

fn cell(asked: &Asked, column: Column) -> book::Cell {
    let Asked { checklist, question, answer, measure, changed } = asked;
    match column {
        Column::Question => question.id.to_string().into(),
        Column::Checklist => checklist.title.as_str().into(),
        Column::Short => question.short.as_str().into(),
        Column::Text => question.text.as_str().into(),
        Column::Answer => answer.value().map_or("", AnswerValue::label).into(),
        Column::Yardstick => answer.met.iter().map(char::to_string).collect::<Vec<_>>().join(" ").into(),
        Column::Note => answer.note.as_str().into(),
        Column::Justification => answer.justification.as_str().into(),
        Column::Evidence => evidence::cell(&answer.evidence).into(),
        Column::Measure => measure.map_or(String::new(), |measure| format!("M{}", measure.number)).into(),
        Column::Owner => measure.map_or("", |measure| measure.owner.as_str()).into(),
        Column::Due => measure.and_then(|measure| measure.due).map_or(book::Cell::Blank, book::Cell::Day),
        Column::Status => measure.map_or("", |measure| measure.status.label()).into(),
        Column::ChangedAt => changed.map_or(book::Cell::Blank, |(at, _)| book::Cell::Moment(at)),
        Column::ChangedBy => changed.map_or("", |(_, by)| by).into(),
        Column::Yes | Column::No | Column::NotRelevant => book::Cell::Blank,
    }
}

/// As text: days and moments so that they sort.
fn plain(cell: book::Cell) -> String {
    match cell {
        book::Cell::Text(text) => text,
        book::Cell::Number(number) => number.to_string(),
        book::Cell::Day(day) => day.to_string(),
        book::Cell::Moment(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
        book::Cell::Blank => String::new(),
    }
}
