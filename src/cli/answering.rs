//! `antwort` and `antworten`.

use std::path::Path;

use super::{Failure, change, output, stamp};
use wiba_core::assessment::{AnswerValue, Edit, QuestionEdit};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::{ImportError, answers_from_csv};
use wiba_core::store::StoreError;

pub(super) fn one(
    path: &Path,
    catalog: &Catalog,
    question: QuestionId,
    value: Option<AnswerValue>,
    note: Option<String>,
    justification: Option<String>,
) -> Result<(), Failure> {
    let mut edits = vec![Edit::answer(question, value, catalog.edition)];
    edits.extend(note.map(|text| Edit::note(question, text)));
    edits.extend(justification.map(|text| Edit::justification(question, text)));
    change(path, |assessment| {
        assessment.apply(edits, catalog, stamp()).map_err(|error| {
            Failure::new(
                error.to_string(),
                "„wiba-kompass katalog“ zeigt die Checklisten und wie viele Fragen sie haben.",
            )
        })?;
        Ok(())
    })?;
    output::line(&format!("{question}: {}", value.map_or("offen", AnswerValue::label)))
}

pub(super) fn many(path: &Path, catalog: &Catalog, table: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(table).map_err(|error| StoreError::read(table, error))?;
    let edits = answers_from_csv(&bytes, catalog).map_err(|error| {
        let hint = match error {
            ImportError::Rows(_) => "Die genannten Zeilen berichtigen und noch einmal versuchen. Es wurde nichts übernommen.",
            _ => "Erwartet werden die Spalten frage;antwort;notiz;begruendung in der ersten Zeile. Es wurde nichts übernommen.",
        };
        Failure::new(format!("„{}“ wird nicht übernommen\n{error}", table.display()), hint)
    })?;
    let questions = edits.iter().filter(|edit| matches!(edit, Edit::Question(_, QuestionEdit::Answer(_)))).count();
    change(path, |assessment| {
        assessment
            .apply(edits, catalog, stamp())
            .map_err(|error| Failure::new(error.to_string(), "Es wurde nichts übernommen."))?;
        Ok(())
    })?;
    output::line(&match questions {
        1 => "1 Antwort übernommen.".to_owned(),
        count => format!("{count} Antworten übernommen."),
    })
}
