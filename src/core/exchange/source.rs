//! What a foreign file is, by what is in it, and what it says.

use std::path::Path;

use super::archive::{Archive, Content, is_package};
use super::fault::{Fault, ImportError};
use super::part::{self, Mark};
use super::proposal::Proposal;
use super::tool::Documented;
use super::workbook::Workbook;
use super::{csv, docx, form, own};
use crate::catalog::Catalog;

const CHOOSE: &str = "Das Excel-Tool des BSI, eine Checkliste in Word, ein ZIP mit Checklisten, eine Tabelle mit Antworten oder einen ausgefüllten Fragebogen (PDF) wählen.";

const RENAME: &str = "Die richtige Datei wählen. Eine Tabelle als Text braucht die Endung .csv, alles andere aus dem Programm neu speichern, mit dem es gemacht wurde.";

/// Reads answers from a foreign file, whatever its name: the BSI's tool, its checklists in Word (one, or an
/// archive of several), our own tables in CSV or XLSX, our questionnaires filled in on the screen, and parts that were handed
/// out.
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
    if part::is_ours(bytes) {
        return part::read(bytes, catalog);
    }
    if !is_package(bytes) {
        return csv::read(bytes, catalog);
    }
    let mut archive = Archive::open(bytes)?;
    let content = archive.content()?;
    let mark = Mark::read(&mut archive)?;
    let proposal = match content {
        Content::Workbook(part) => {
            let workbook = Workbook::open(&mut archive, &part)?;
            match Documented::find(&mut archive, &workbook)? {
                Some(documented) => Ok(documented.proposal(catalog)),
                None => own::read(&mut archive, &workbook, catalog),
            }
        }
        Content::Document(part) => docx::read(&mut archive, &part, catalog),
        Content::Files => docx::read_all(&mut archive, catalog),
    }?;
    Ok(match mark {
        Some(mark) => proposal.marked(mark),
        None => proposal,
    })
}

/// Reads answers from a file with this name. A text that calls itself a workbook is refused as what it is, before anybody
/// looks for columns in it.
///
/// # Errors
/// Those of [`read`], or if it is not what its ending says.
pub fn read_file(path: &Path, bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let (fits, what) = match ending.as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" | "xls" => (is_package(bytes), "keine Excel-Arbeitsmappe"),
        "docx" | "docm" | "dotx" | "dotm" | "doc" => (is_package(bytes), "kein Word-Dokument"),
        "ods" | "odt" => (is_package(bytes), "kein Dokument von LibreOffice"),
        "zip" => (is_package(bytes), "kein ZIP-Archiv"),
        "pdf" => (form::start(bytes).is_some(), "kein PDF"),
        _ => (true, ""),
    };
    if !fits && !bytes.is_empty() {
        return Err(Fault::whole(format!("die Datei ist {what}, obwohl sie auf .{ending} endet"), RENAME).into());
    }
    read(bytes, catalog)
}

/// Whether bytes are what [`read`] reads as something else than a table as text.
pub fn is_no_table(bytes: &[u8]) -> bool {
    form::start(bytes).is_some() || part::is_ours(bytes) || is_package(bytes)
}

/// Reads a table of answers as text, and nothing else.
///
/// # Errors
/// If it is no such table, or anything in it cannot be understood.
pub fn read_csv(bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    csv::read(bytes, catalog)?.whole()
}
