//! Edits of a Nachweis.

use jiff::civil::Date;

use crate::assessment::{Evidence, Id};

/// A field of a Nachweis.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Evidence`")]
pub enum EvidenceEdit {
    /// Its place in the list; `None` while it does not exist. It comes and goes blank.
    Listed(Option<usize>),
    Title(String),
    Place(String),
    Date(Option<Date>),
    ValidUntil(Option<Date>),
}

impl EvidenceEdit {
    pub(in crate::assessment) fn current(&self, id: Id, items: &[Evidence]) -> Self {
        let place = items.iter().position(|item| item.id == id);
        let item = place.and_then(|place| items.get(place));
        match self {
            Self::Listed(_) => Self::Listed(place),
            Self::Title(_) => Self::Title(item.map(|item| item.title.clone()).unwrap_or_default()),
            Self::Place(_) => Self::Place(item.map(|item| item.place.clone()).unwrap_or_default()),
            Self::Date(_) => Self::Date(item.and_then(|item| item.date)),
            Self::ValidUntil(_) => Self::ValidUntil(item.and_then(|item| item.valid_until)),
        }
    }

    pub(in crate::assessment) fn write(&self, id: Id, items: &mut Vec<Evidence>) {
        let place = items.iter().position(|item| item.id == id);
        match (self, place) {
            (Self::Listed(to), place) => {
                let item = place.map_or_else(|| Evidence::blank(id), |place| items.remove(place));
                if let Some(to) = to {
                    items.insert((*to).min(items.len()), item);
                }
            }
            (edit, Some(place)) => {
                let Some(item) = items.get_mut(place) else { return };
                match edit {
                    Self::Title(text) => item.title.clone_from(text),
                    Self::Place(text) => item.place.clone_from(text),
                    Self::Date(date) => item.date = *date,
                    Self::ValidUntil(date) => item.valid_until = *date,
                    Self::Listed(_) => {}
                }
            }
            (_, None) => {}
        }
    }
}
