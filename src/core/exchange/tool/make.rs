//! A workbook with the head row of the BSI's tool and our questions, for those who have no original.

use jiff::civil::Date;

use super::super::book::{self, Cell, Column, Table};
use super::super::fault::ImportError;
use super::fill;
use crate::assessment::{AnswerValue, Assessment};
use crate::catalog::Catalog;
use crate::wording::date;

const ANSWERS: [&str; 3] = ["Ja", "Nein", "Nicht relevant"];

/// A new workbook with the answers of the round, as the BSI's tool has them.
///
/// # Errors
/// If a text does not fit into a cell.
pub fn make_tool(assessment: &Assessment, catalog: &Catalog, day: Date) -> Result<Vec<u8>, ImportError> {
    let column = |heading, width| Column { heading, width, choices: &[] };
    let mut rows = Vec::new();
    for list in &catalog.checklists {
        for question in &list.questions {
            let answer = assessment.round.answer(question.id);
            rows.push(vec![
                Cell::from(list.title.as_str()),
                Cell::Number(u32::from(question.id.number)),
                Cell::from(question.text.as_str()),
                Cell::from(question.explanation.as_str()),
                Cell::from(question.effort.to_string().replace('–', " - ")),
                Cell::from(answer.value().map_or("", AnswerValue::label)),
                Cell::from(fill::note(question.id, answer)?),
            ]);
        }
    }
    let table = Table {
        sheet: "Dokumentation",
        title: format!("WiBA-Antworten {}", assessment.kommune.name),
        properties: Vec::new(),
        intro: vec![
            format!("{}: Antworten auf die WiBA-Prüffragen, Stand {}", assessment.kommune.name, date::short(day)),
            "Erstellt mit WiBA-Kompass. Prüffragen und Hilfen stehen hier in eigenen Worten, nicht im Wortlaut des BSI."
                .to_owned(),
        ],
        columns: vec![
            column("Checkliste WiBA", 26),
            column("Nr. in WiBA", 11),
            column("Prüffrage WiBA", 60),
            column("Hilfsmittel", 50),
            column("Aufwand", 9),
            Column { heading: "Umsetzung", width: 16, choices: &ANSWERS },
            column("Notizen", 60),
        ],
        rows,
    };
    Ok(book::write(&table, day)?)
}
