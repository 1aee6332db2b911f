//! `antwort` and `antworten`.

use std::path::Path;

use super::args::Decision;
use super::keys::Keys;
use super::taking;
use super::{Extent, Failure, change, output, stamp};
use wiba_core::assessment::{AnswerValue, Edit, answer_question};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::{ChangedField, Compared, Preview, Relation, is_no_table, read_csv};
use wiba_core::store::{is_encrypted, read_foreign};
use wiba_core::wording::number::count;

pub(super) fn one(
    path: &Path,
    catalog: &Catalog,
    keys: &Keys,
    question: QuestionId,
    value: Option<AnswerValue>,
    note: Option<String>,
    justification: Option<String>,
) -> Result<(), Failure> {
    change(path, keys, Extent::Little, |assessment| {
        let mut edits = answer_question(&assessment.round, question, value, catalog.edition);
        edits.extend(note.map(|text| Edit::note(question, text)));
        edits.extend(justification.map(|text| Edit::justification(question, text)));
        let hint = match assessment.part {
            Some(_) => "„wiba-kompass fragen DATEI“ zeigt die Fragen des Teils.",
            None => "„wiba-kompass katalog“ zeigt die Checklisten und wie viele Fragen sie haben.",
        };
        assessment.apply(edits, catalog, stamp()).map_err(|error| Failure::new(error.to_string(), hint))?;
        Ok(())
    })?;
    output::done(&format!("{question}: {}", value.map_or("offen", AnswerValue::label)));
    Ok(())
}

/// As `einlesen --bei-konflikt ersetzen` does for a table as text, whatever is in the file.
pub(super) fn many(path: &Path, catalog: &Catalog, keys: &Keys, table: &Path) -> Result<(), Failure> {
    let bytes = read_foreign(table)?;
    if is_no_table(&bytes) || is_encrypted(&bytes) {
        let hint = "„wiba-kompass einlesen DATEI QUELLE“ liest auch Arbeitsmappen, Word-Dokumente, Fragebögen (PDF) und verteilte Teile. Es wurde nichts übernommen.";
        return Err(Failure::new(format!("„{}“ ist keine Tabelle als Text (CSV)", table.display()), hint));
    }
    let proposal = read_csv(&bytes, catalog).map_err(|error| taking::refused(table, &error))?;
    let preview = taking::take(path, catalog, keys, &proposal, Some(Decision::Replace))?;
    output::done(&taken(&preview));
    Ok(())
}

/// Answers that are other ones now, what else has been taken, and what stood there already.
fn taken(preview: &Preview) -> String {
    let answered = |asked: &&Compared| asked.changes.iter().any(|change| change.field == ChangedField::Answer);
    let answers = preview.questions.iter().filter(answered).count();
    let equal = preview.count(Relation::Equal);
    let others = preview.questions.len() - answers - equal;
    let mut told = count(answers, "Antwort übernommen", "Antworten übernommen");
    if others > 0 {
        told += &format!(", zu {} nur andere Angaben", count(others, "Frage", "Fragen"));
    }
    if equal > 0 {
        told += &format!(", {}", count(equal, "Frage war gleich", "Fragen waren gleich"));
    }
    told + "."
}
