//! Edits of who took part in a round.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::assessment::{Id, Participant};

/// A field of somebody who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Participant`")]
pub enum ParticipantEdit {
    /// Whether they are in the list. They come and go blank.
    Listed(bool),
    Name(String),
    Date(Option<Date>),
}

impl ParticipantEdit {
    pub(in crate::assessment) fn current(&self, participant: Option<&Participant>) -> Self {
        match self {
            Self::Listed(_) => Self::Listed(participant.is_some()),
            Self::Name(_) => Self::Name(participant.map(|who| who.name.clone()).unwrap_or_default()),
            Self::Date(_) => Self::Date(participant.and_then(|who| who.date)),
        }
    }

    pub(in crate::assessment) fn write(&self, id: Id, participants: &mut BTreeMap<Id, Participant>) {
        match self {
            Self::Listed(true) => drop(participants.entry(id).or_default()),
            Self::Listed(false) => drop(participants.remove(&id)),
            edit => {
                let Some(participant) = participants.get_mut(&id) else { return };
                match edit {
                    Self::Name(text) => participant.name.clone_from(text),
                    Self::Date(date) => participant.date = *date,
                    Self::Listed(_) => {}
                }
            }
        }
    }
}
