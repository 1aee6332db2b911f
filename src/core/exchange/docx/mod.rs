//! Checklists and questionnaires in Word: tables in which people tick Ja, Nein or Nicht relevant.

mod document;
mod symbols;
mod tables;

use std::collections::BTreeMap;

use super::archive::{Archive, Content};
use super::fault::{At, Fault, ImportError};
use super::proposal::{Kind, Proposal, Statement};
use super::wording;
use crate::catalog::{Asked, Catalog, QuestionId};

const CHOOSE: &str = "Eine Checkliste wählen, in der eine Tabelle Spalten für Nummer, Ja, Nein und Nicht relevant hat.";
const DOCUMENTS: &str = "Ein ZIP wählen, in dem Checklisten als .docx liegen.";
const MOST_DOCUMENTS: usize = 200;

/// Reads one document.
pub(super) fn read(archive: &mut Archive, part: &str, catalog: &Catalog) -> Result<Proposal, ImportError> {
    let rows = rows(archive, part, "", catalog)?;
    if rows.is_empty() {
        return Err(Fault::whole("das Dokument enthält keine Tabelle mit Fragen zum Ankreuzen", CHOOSE).into());
    }
    Ok(proposal(Kind::Docx, rows, catalog))
}

/// Reads all documents of an archive. One that cannot be read is named and does not keep the others away.
pub(super) fn read_all(archive: &mut Archive, catalog: &Catalog) -> Result<Proposal, ImportError> {
    let (found, faults) = rows_of_all(archive, catalog)?;
    let mut proposal = proposal(Kind::DocxZip, found, catalog);
    proposal.not_understood.extend(faults);
    proposal.not_understood.sort_by(|a, b| a.at.cmp(&b.at));
    Ok(proposal)
}

/// How one document words its questions, and what is not understood.
pub(super) fn wording(archive: &mut Archive, part: &str, catalog: &Catalog) -> Result<Worded, ImportError> {
    Ok(worded(rows(archive, part, "", catalog)?, Vec::new(), catalog))
}

/// The same of all documents of an archive.
pub(super) fn wording_of_all(archive: &mut Archive, catalog: &Catalog) -> Result<Worded, ImportError> {
    let (found, faults) = rows_of_all(archive, catalog)?;
    Ok(worded(found, faults, catalog))
}

/// Questions in the words of a document, and what is not understood.
type Worded = (BTreeMap<QuestionId, Asked>, Vec<Fault>);

fn worded(rows: Vec<tables::Row>, mut faults: Vec<Fault>, catalog: &Catalog) -> Worded {
    let (asked, ids) = named(rows, &mut faults);
    let mut texts = Vec::new();
    for (row, id) in asked.into_iter().zip(super::ids::questions(&ids, catalog)) {
        let [question, help] = row.wording;
        match id {
            Ok(id) => texts.push((id, question, help)),
            Err(fault) => faults.push(fault),
        }
    }
    (wording::texts(texts.into_iter()), faults)
}

fn rows_of_all(archive: &mut Archive, catalog: &Catalog) -> Result<(Vec<tables::Row>, Vec<Fault>), ImportError> {
    let mut names: Vec<String> = archive.names().into_iter().filter(|name| is_document(name)).collect();
    names.sort();
    if names.is_empty() {
        return Err(Fault::whole("das Archiv enthält kein Word-Dokument", DOCUMENTS).into());
    }
    if names.len() > MOST_DOCUMENTS {
        let told = format!("das Archiv enthält {} Dokumente, das sind zu viele", names.len());
        return Err(Fault::whole(told, DOCUMENTS).into());
    }
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for name in names {
        let file = name.rsplit('/').next().unwrap_or(&name).to_owned();
        match in_archive(archive, &name, &file, catalog) {
            Ok(rows) if rows.is_empty() => {
                let told = "das Dokument enthält keine Tabelle mit Fragen zum Ankreuzen";
                faults.push(Fault::new(At::within(&file, 0), told, CHOOSE));
            }
            Ok(rows) => found.extend(rows),
            Err(fault) => faults.push(Fault { at: At::within(&file, fault.at.row), ..fault }),
        }
    }
    Ok((found, faults))
}

fn in_archive(archive: &mut Archive, name: &str, file: &str, catalog: &Catalog) -> Result<Vec<tables::Row>, Fault> {
    let bytes = archive.needed(name)?;
    let mut inner = archive.within(&bytes)?;
    let rows = inner.content().and_then(|content| match content {
        Content::Document(part) => rows(&mut inner, &part, file, catalog),
        _ => Err(Fault::whole("die Datei ist kein Word-Dokument", CHOOSE)),
    });
    archive.done(&inner);
    rows
}

/// Not what a Mac or an open Word leaves beside the documents.
fn is_document(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let ends = file.len() > 5 && file.to_lowercase().ends_with(".docx");
    ends && !name.starts_with("__MACOSX") && !file.starts_with("~$") && !file.starts_with("._")
}

fn rows(archive: &mut Archive, part: &str, file: &str, catalog: &Catalog) -> Result<Vec<tables::Row>, Fault> {
    let document = document::read(&archive.needed(part)?)?;
    Ok(tables::rows(&document, file, catalog))
}

/// The rows whose number can be read, with it.
fn named(rows: Vec<tables::Row>, faults: &mut Vec<Fault>) -> (Vec<tables::Row>, Vec<(At, String)>) {
    let mut asked = Vec::new();
    let mut ids = Vec::new();
    for row in rows {
        match &row.id {
            Ok(id) => {
                ids.push((row.at.clone(), id.clone()));
                asked.push(row);
            }
            Err(fault) => faults.push(fault.clone()),
        }
    }
    (asked, ids)
}

fn proposal(kind: Kind, rows: Vec<tables::Row>, catalog: &Catalog) -> Proposal {
    let mut faults = Vec::new();
    let (asked, ids) = named(rows, &mut faults);
    let mut statements = Vec::new();
    for (row, id) in asked.into_iter().zip(super::ids::questions(&ids, catalog)) {
        let statement = |id| match row.answer {
            Ok(answer) => Ok(Statement { answer: answer.map(Some), ..Statement::about(id, row.at) }),
            Err(fault) => Err(fault.in_row_of(id)),
        };
        match id.and_then(statement) {
            Ok(statement) => {
                let said = |text: String| Some(text).filter(|text| !text.is_empty());
                let (note, justification) = match row.justification {
                    Some(justification) => (said(row.note), said(justification)),
                    None => super::reason::read(&row.note),
                };
                statements.push(Statement { note, justification, ..statement });
            }
            Err(fault) => faults.push(fault),
        }
    }
    Proposal::new(kind, statements, faults)
}
