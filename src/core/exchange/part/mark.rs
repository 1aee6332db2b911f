//! By what a part is known again: properties of the document, which Excel, Word and LibreOffice keep.

use super::super::archive::Archive;
use super::super::fault::Fault;
use super::super::xml::{Token, Xml};
use crate::assessment::Id;

const PART: &str = "WiBA-Teil";
const OF: &str = "WiBA-Datei";
const EDITION: &str = "WiBA-Ausgabe";
const TO: &str = "WiBA-Empfänger";

/// What a part says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Mark {
    /// Its own id.
    pub part: Id,
    /// The file of which it is a part.
    pub of: Id,
    /// The edition of the catalogue under which it went out.
    pub edition: u32,
    /// To whom.
    pub to: String,
}

impl Mark {
    /// The properties that say it.
    pub(super) fn properties(&self) -> Vec<(&'static str, String)> {
        vec![
            (PART, self.part.to_string()),
            (OF, self.of.to_string()),
            (EDITION, self.edition.to_string()),
            (TO, self.to.clone()),
        ]
    }

    /// The mark of a workbook or document; `None` if it is no part.
    pub(in super::super) fn read(archive: &mut Archive) -> Result<Option<Self>, Fault> {
        let Some((_, part)) = archive.relations("")?.into_values().find(|(kind, _)| kind == "custom-properties") else {
            return Ok(None);
        };
        let Some(bytes) = archive.part(&part)? else { return Ok(None) };
        let (mut part, mut of, mut edition, mut to) = (None, None, None, String::new());
        let mut xml = Xml::new(&bytes)?;
        while let Some(token) = xml.next()? {
            let Token::Open(element) = token else { continue };
            let Some(name) = element.get("name").filter(|_| element.name() == "property") else { continue };
            let value = xml.text()?;
            let value = value.trim();
            match name.as_str() {
                PART => part = value.parse().ok(),
                OF => of = value.parse().ok(),
                EDITION => edition = value.parse().ok(),
                TO => value.clone_into(&mut to),
                _ => {}
            }
        }
        Ok(match (part, of, edition) {
            (Some(part), Some(of), Some(edition)) => Some(Self { part, of, edition, to }),
            _ => None,
        })
    }
}
