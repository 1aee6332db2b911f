//! `antwort` and `antworten`.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::keys::Keys;
use super::{Failure, change, output, stamp};
use wiba_core::assessment::{AnswerValue, Edit};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::read_answers;
use wiba_core::store::StoreError;

pub(super) fn one(
    path: &Path,
    catalog: &Catalog,
    keys: &Keys,
    question: QuestionId,
    value: Option<AnswerValue>,
    note: Option<String>,
    justification: Option<String>,
) -> Result<(), Failure> {
    let mut edits = vec![Edit::answer(question, value, catalog.edition)];
    edits.extend(note.map(|text| Edit::note(question, text)));
    edits.extend(justification.map(|text| Edit::justification(question, text)));
    change(path, keys, |assessment| {
        assessment.apply(edits, catalog, stamp()).map_err(|error| {
            Failure::new(
                error.to_string(),
                "„wiba-kompass katalog“ zeigt die Checklisten und wie viele Fragen sie haben.",
            )
        })?;
        Ok(())
    })?;
    output::done(&format!("{question}: {}", value.map_or("offen", AnswerValue::label)));
    Ok(())
}

pub(super) fn many(path: &Path, catalog: &Catalog, keys: &Keys, table: &Path) -> Result<(), Failure> {
    let bytes = read(table)?;
    let answers = read_answers(&bytes, catalog)
        .map_err(|error| Failure::new(format!("„{}“ wird nicht übernommen\n{error}", table.display()), error.hint()))?;
    let count = answers.count();
    change(path, keys, |assessment| {
        assessment
            .apply(answers.into_edits(catalog), catalog, stamp())
            .map_err(|error| Failure::new(error.to_string(), "Es wurde nichts übernommen."))?;
        Ok(())
    })?;
    output::done(&match count {
        1 => "1 Antwort übernommen.".to_owned(),
        count => format!("{count} Antworten übernommen."),
    });
    Ok(())
}

/// Whatever is longer is no table of answers; a device without an end would fill the memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

fn read(table: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    File::open(table)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| StoreError::read(table, error))?;
    if bytes.len() as u64 > MOST_BYTES {
        let hint = "Die Tabelle mit den Spalten frage;antwort;notiz;begruendung angeben. Es wurde nichts übernommen.";
        return Err(Failure::new(format!("„{}“ ist zu groß für eine Tabelle mit Antworten", table.display()), hint));
    }
    Ok(bytes)
}
