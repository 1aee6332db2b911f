//! A workbook (XLSX) as cells with values, and where they stand in its parts, so that some can be written anew.

mod calculation;
mod patch;
mod shared;
mod sheet;
mod strings;
mod styles;

pub(super) use patch::Texts;
pub(super) use sheet::{Row, Sheet, Value, WIDEST};

use self::shared::Shared;
use super::archive::{Archive, Changes};
use super::fault::Fault;
use super::xml::{Token, Xml};
use crate::wording::number::counted;

/// What belongs to a whole workbook.
pub(super) struct Workbook {
    /// In the order of the tabs.
    pub tabs: Vec<Tab>,
    part: String,
    shared: Shared,
}

/// A sheet that is there, not read yet.
#[derive(Clone)]
pub(super) struct Tab {
    pub name: String,
    pub hidden: bool,
    pub part: String,
}

const ONE_SHEET: &str = "Das Blatt, das nicht gelesen werden soll, löschen oder ausblenden.";

/// The one of several sheets that holds answers: one that is not hidden before one that is. `None` of none.
///
/// # Errors
/// If there are several all the same.
pub(super) fn the_one<T>(mut found: Vec<(Tab, T)>) -> Result<Option<(Tab, T)>, Fault> {
    if found.iter().any(|(tab, _)| !tab.hidden) {
        found.retain(|(tab, _)| !tab.hidden);
    }
    if found.len() > 1 {
        let names: Vec<String> = found.iter().map(|(tab, _)| format!("„{}“", tab.name)).collect();
        let sheets = counted(found.len(), "Blatt", "Blätter");
        return Err(Fault::whole(format!("{sheets} enthalten Antworten: {}", names.join(", ")), ONE_SHEET));
    }
    Ok(found.pop())
}

impl Workbook {
    /// Reads the list of sheets and what they share.
    pub(super) fn open(archive: &mut Archive, part: &str) -> Result<Self, Fault> {
        let relations = archive.relations(part)?;
        let bytes = archive.needed(part)?;
        let mut workbook = Self { tabs: Vec::new(), part: part.to_owned(), shared: Shared::default() };
        let mut xml = Xml::new(&bytes)?;
        while let Some(token) = xml.next()? {
            let Token::Open(element) = token else { continue };
            match element.name() {
                "workbookPr" => {
                    workbook.shared.since_1904 =
                        element.get("date1904").is_some_and(|value| value == "1" || value == "true");
                }
                "sheet" => {
                    let target = element.get("id").and_then(|id| relations.get(&id));
                    if let (Some(name), Some((kind, part))) = (element.get("name"), target)
                        && kind == "worksheet"
                    {
                        let hidden = element.get("state").is_some_and(|state| state != "visible");
                        workbook.tabs.push(Tab { name, hidden, part: part.clone() });
                    }
                }
                _ => {}
            }
        }
        for (kind, part) in relations.values() {
            match kind.as_str() {
                "sharedStrings" => workbook.shared.strings = strings::read(&archive.needed(part)?)?,
                "styles" => workbook.shared.styles = styles::read(&archive.needed(part)?)?,
                _ => {}
            }
        }
        Ok(workbook)
    }

    /// What must change in the archive to have these texts in the cells of a sheet: that sheet, the results of formulas in
    /// all of them, and what says that they are to be worked out anew.
    pub(super) fn with_texts(&self, archive: &mut Archive, part: &str, texts: &Texts) -> Result<Changes, Fault> {
        let mut changes = Changes::new();
        let none = Texts::new();
        let mut lost_formula = false;
        for tab in &self.tabs {
            let bytes = archive.needed(&tab.part)?;
            let sheet = self.sheet(&bytes)?;
            let texts = if tab.part == part { texts } else { &none };
            let written = patch::patched(&bytes, &sheet, texts);
            if written != bytes {
                changes.insert(tab.part.clone(), Some(written));
            }
            let mut cells = sheet.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (row.number, cell)));
            lost_formula |= cells.any(|(row, cell)| cell.formula && texts.contains_key(&(row, cell.column)));
        }
        if changes.is_empty() {
            return Ok(changes);
        }
        let bytes = archive.needed(&self.part)?;
        changes.insert(self.part.clone(), Some(calculation::anew(&bytes)?));
        if lost_formula {
            calculation::without_chain(archive, &self.part, &mut changes)?;
        }
        Ok(changes)
    }

    /// The cells of a sheet.
    pub(super) fn sheet(&self, bytes: &[u8]) -> Result<Sheet, Fault> {
        sheet::read(bytes, &self.shared)
    }
}
