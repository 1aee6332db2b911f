//! The envelope: readable RON around two age files in ASCII armour, with real line breaks, so that they can be taken out by
//! hand.

use std::path::Path;

use serde::Deserialize;

use super::SealFault;
use crate::assessment::Id;
use crate::store::StoreError;
use crate::store::format::{VERSION, read_as, text_of};

/// A sealed file as it stands on disk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Envelope {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "version")]
    _version: String,
    id: Id,
    sealed: Parts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    key: String,
    body: String,
}

impl Envelope {
    pub(super) fn new(id: Id, key: String, body: String) -> Self {
        Self { _format: 2, _version: VERSION.to_owned(), id, sealed: Parts { key, body } }
    }

    /// Reads one; `None` if the bytes are no envelope, whatever they are instead. `path` is only for messages.
    ///
    /// # Errors
    /// If it is damaged, cut off, or comes from a newer version.
    pub(in crate::store) fn read(bytes: &[u8], path: &Path) -> Result<Option<Self>, StoreError> {
        let Ok(text) = text_of(bytes, path) else { return Ok(None) };
        if first_field_with_bracket(text) != Some("sealed") {
            return Ok(None);
        }
        match read_as::<Self>(text, path) {
            Err(StoreError::Damaged { path, .. }) if !text.trim_end().ends_with(')') => {
                Err(StoreError::Seal { path, fault: SealFault::CutOff })
            }
            other => other.map(Some),
        }
    }

    /// Whether bytes are an envelope, damaged or not.
    pub(in crate::store) fn is(bytes: &[u8]) -> bool {
        std::str::from_utf8(bytes).is_ok_and(|text| first_field_with_bracket(text) == Some("sealed"))
    }

    /// Which assessment it holds.
    pub(in crate::store) fn id(&self) -> Id {
        self.id
    }

    pub(super) fn key(&self) -> &str {
        self.sealed.key.trim()
    }

    pub(super) fn body(&self) -> &str {
        self.sealed.body.trim()
    }

    /// As it stands on disk. Nothing in armour needs an escape.
    pub(super) fn to_text(&self) -> String {
        let (key, body) = (self.key(), self.body());
        let id = self.id;
        format!(
            "(format: 2, version: \"{VERSION}\", id: \"{id}\", sealed: (\n  key: \"\n{key}\n\",\n  body: \"\n{body}\n\",\n))\n"
        )
    }
}

/// The first field of the outermost struct whose value is one too; it stands near the start.
fn first_field_with_bracket(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('(')?;
    let mut quoted = false;
    let bracket = text.char_indices().take(1000).find_map(|(at, char)| {
        quoted ^= char == '"';
        (char == '(' && !quoted).then_some(at)
    })?;
    let before = text.get(..bracket)?.trim_end().strip_suffix(':')?.trim_end();
    before.rsplit(|char: char| !char.is_alphanumeric() && char != '_').next()
}
