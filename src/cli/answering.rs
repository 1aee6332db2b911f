//! `antwort` and `antworten`.

use std::path::Path;

use super::{Failure, change, output, stamp};
use wiba_core::assessment::{AnswerValue, Edit};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::read_answers;
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
    output::done(&format!("{question}: {}", value.map_or("offen", AnswerValue::label)))
}

pub(super) fn many(path: &Path, catalog: &Catalog, table: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(table).map_err(|error| StoreError::read(table, error))?;
    let answers = read_answers(&bytes, catalog)
        .map_err(|error| Failure::new(format!("„{}“ wird nicht übernommen\n{error}", table.display()), error.hint()))?;
    let count = answers.count();
    change(path, |assessment| {
        assessment
            .apply(answers.into_edits(catalog), catalog, stamp())
            .map_err(|error| Failure::new(error.to_string(), "Es wurde nichts übernommen."))?;
        Ok(())
    })?;
    output::done(&match count {
        1 => "1 Antwort übernommen.".to_owned(),
        count => format!("{count} Antworten übernommen."),
    })
}
