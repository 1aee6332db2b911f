//! The official wording of questions and requirements, out of the user's own files of the BSI: tool, checklists, mapping.

mod mapping;

use std::collections::BTreeMap;

use super::archive::{Archive, Content, is_package};
use super::docx;
use super::fault::{Fault, ImportError};
use super::tool::Documented;
use super::wording::Wording;
use super::workbook::Workbook;
use crate::catalog::{Asked, Catalog, Official, QuestionId, Sourced};

const CHOOSE: &str = "Das Excel-Tool des BSI, seine Checklisten in Word (auch als ZIP) oder die Zuordnung zu den Anforderungen (.xlsx) wählen.";

/// Reads the wording; `source` says where it comes from, wherever it is printed.
///
/// # Errors
/// If the file has none, or cannot be read.
pub fn read_wording(bytes: &[u8], source: &str, catalog: &Catalog) -> Result<Wording, ImportError> {
    if !is_package(bytes) {
        return Err(Fault::whole("die Datei ist weder eine Excel-Arbeitsmappe noch ein Word-Dokument", CHOOSE).into());
    }
    let mut archive = Archive::open(bytes)?;
    let (texts, faults) = match archive.content()? {
        Content::Workbook(part) => {
            let workbook = Workbook::open(&mut archive, &part)?;
            match Documented::find(&mut archive, &workbook)?.map(|tool| tool.wording(catalog)) {
                Some((texts, faults)) if !texts.is_empty() => (texts, faults),
                _ => {
                    let what = "kein Blatt der Arbeitsmappe enthält Prüffragen oder ihre Anforderungen";
                    let mapping = mapping::read(&mut archive, &workbook, source, catalog)?;
                    return mapping.ok_or_else(|| Fault::whole(what, CHOOSE).into());
                }
            }
        }
        Content::Document(part) => docx::wording(&mut archive, &part, catalog)?,
        Content::Files => docx::wording_of_all(&mut archive, catalog)?,
    };
    if texts.is_empty() {
        return Err(Fault::whole("die Datei enthält keine Prüffragen", CHOOSE).into());
    }
    let texts: BTreeMap<_, _> = texts.into_iter().filter(|(id, asked)| !is_ours(*id, asked, catalog)).collect();
    if texts.is_empty() {
        let what = "die Datei enthält die Texte von WiBA-Kompass, nicht den Wortlaut des BSI";
        return Err(Fault::whole(what, CHOOSE).into());
    }
    let questions = Sourced::new(source.to_owned(), texts);
    Ok(Wording { official: Official { questions, ..Official::default() }, not_understood: faults })
}

/// A tool or document that this program has written says what the catalogue says; printed as the wording of the BSI it
/// would be a lie.
fn is_ours(id: QuestionId, asked: &Asked, catalog: &Catalog) -> bool {
    let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    catalog.question(id).is_some_and(|ours| {
        same(&asked.text, &ours.text) && (asked.help.is_empty() || same(&asked.help, &ours.explanation))
    })
}
