//! What a foreign file is, by what is in it, and what it says.

use super::archive::{Archive, Content};
use super::fault::{Fault, ImportError};
use super::proposal::Proposal;
use super::tool::Documented;
use super::workbook::Workbook;
use super::{csv, docx, form, own};
use crate::catalog::Catalog;

const CHOOSE: &str = "Das Excel-Tool des BSI, eine Checkliste in Word, ein ZIP mit Checklisten, eine Tabelle mit Antworten oder einen ausgefüllten Fragebogen (PDF) wählen.";

/// Reads answers from a foreign file, whatever its name: the BSI's tool, its checklists in Word (one, or an
/// archive of several), our own tables in CSV or XLSX, our questionnaires filled in on the screen.
///
/// # Errors
/// If it is none of these, or is damaged, encrypted or too large.
pub fn read(bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    if bytes.is_empty() {
        return Err(Fault::whole("die Datei ist leer", CHOOSE).into());
    }
    if let Some(pdf) = form::start(bytes).and_then(|start| bytes.get(start..)) {
        return form::read(pdf, catalog);
    }
    if !is_package(bytes) {
        return csv::read(bytes, catalog);
    }
    let mut archive = Archive::open(bytes)?;
    match archive.content()? {
        Content::Workbook(part) => {
            let workbook = Workbook::open(&mut archive, &part)?;
            match Documented::find(&mut archive, &workbook)? {
                Some(documented) => Ok(documented.proposal(catalog)),
                None => own::read(&mut archive, &workbook, catalog),
            }
        }
        Content::Document(part) => docx::read(&mut archive, &part, catalog),
        Content::Files => docx::read_all(&mut archive, catalog),
    }
}

/// Reads a table of answers as text, and nothing else.
///
/// # Errors
/// If it is no such table, or anything in it cannot be understood.
pub fn read_csv(bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    csv::read(bytes, catalog)?.whole()
}

/// An archive, or the envelope of the old Office.
fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}
