//! A part as a workbook: the answers by drop-down, the Maßstab beside each question.

use super::super::book::{self, Cell, Table};
use super::super::columns::Column;
use super::super::evidence;
use super::super::fault::ImportError;
use super::handed::Handed;
use super::yardstick;
use crate::assessment::AnswerValue;
use crate::catalog::{Checklist, Question};

const COLUMNS: [(Column, u16); 8] = [
    (Column::Question, 8),
    (Column::Checklist, 22),
    (Column::Text, 50),
    (Column::Yardstick, 60),
    (Column::Answer, 14),
    (Column::Note, 44),
    (Column::Justification, 32),
    (Column::Evidence, 32),
];

pub(super) fn write(handed: &Handed) -> Result<Vec<u8>, ImportError> {
    let columns = COLUMNS.iter().map(|(column, width)| book::Column {
        heading: column.heading(),
        width: *width,
        choices: if *column == Column::Answer { &["Ja", "Nein", "Nicht relevant"] } else { &[] },
    });
    let rows = handed.asked().flat_map(|(list, questions)| {
        questions.into_iter().map(|question| COLUMNS.iter().map(|(it, _)| cell(handed, list, question, *it)).collect())
    });
    let mut intro = vec![handed.title()];
    intro.extend(handed.introduction());
    intro.push("Nachweise je Zeile der Zelle: Titel | Fundort | Datum.".to_owned());
    let table = Table {
        sheet: "Fragen",
        title: handed.title(),
        properties: handed.mark().properties(),
        intro,
        columns: columns.collect(),
        rows: rows.collect(),
    };
    Ok(book::write(&table, handed.day)?)
}

fn cell(handed: &Handed, list: &Checklist, question: &Question, column: Column) -> Cell {
    let answer = handed.answer(question);
    match column {
        Column::Question => question.id.to_string().into(),
        Column::Checklist => list.title.as_str().into(),
        Column::Text => question.text.as_str().into(),
        Column::Yardstick => yardstick::lines(question).join("\n").into(),
        Column::Answer => answer.value().map_or("", AnswerValue::label).into(),
        Column::Note => answer.note.into(),
        Column::Justification => answer.justification.into(),
        Column::Evidence => evidence::cell(&answer.evidence).into(),
        _ => Cell::Blank,
    }
}
