//! A workbook (XLSX) as cells with values, and where they stand in its parts, so that some can be written anew.

mod shared;
mod sheet;
mod strings;
mod styles;

pub(super) use sheet::{Row, Sheet, Value};

use self::shared::Shared;
use super::archive::Archive;
use super::fault::Fault;
use super::xml::{Token, Xml};

/// What belongs to a whole workbook.
pub(super) struct Workbook {
    /// In the order of the tabs.
    pub tabs: Vec<Tab>,
    shared: Shared,
}

/// A sheet that is there, not read yet.
pub(super) struct Tab {
    pub name: String,
    pub hidden: bool,
    pub part: String,
}

impl Workbook {
    /// Reads the list of sheets and what they share.
    pub(super) fn open(archive: &mut Archive, part: &str) -> Result<Self, Fault> {
        let relations = archive.relations(part)?;
        let bytes = archive.needed(part)?;
        let mut workbook = Self { tabs: Vec::new(), shared: Shared::default() };
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

    /// The cells of a sheet.
    pub(super) fn sheet(&self, bytes: &[u8]) -> Result<Sheet, Fault> {
        sheet::read(bytes, &self.shared)
    }
}
