//! Edits of a person or office.

use std::collections::BTreeMap;

use crate::assessment::{Id, Person, Presence};

/// A field of a person or office.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Person`")]
pub enum PersonEdit {
    /// Whether they are in the list. They come and go blank.
    Listed(bool),
    Name(String),
    Office(String),
    Email(String),
    Telephone(String),
    Presence(Presence),
}

impl PersonEdit {
    pub(in crate::assessment) fn current(&self, person: Option<&Person>) -> Self {
        let listed = person.is_some();
        let person = person.cloned().unwrap_or_default();
        match self {
            Self::Listed(_) => Self::Listed(listed),
            Self::Name(_) => Self::Name(person.name),
            Self::Office(_) => Self::Office(person.office),
            Self::Email(_) => Self::Email(person.email),
            Self::Telephone(_) => Self::Telephone(person.telephone),
            Self::Presence(_) => Self::Presence(person.presence),
        }
    }

    pub(in crate::assessment) fn write(&self, id: Id, people: &mut BTreeMap<Id, Person>) {
        match self {
            Self::Listed(true) => drop(people.entry(id).or_default()),
            Self::Listed(false) => drop(people.remove(&id)),
            edit => {
                let Some(person) = people.get_mut(&id) else { return };
                match edit {
                    Self::Name(text) => person.name.clone_from(text),
                    Self::Office(text) => person.office.clone_from(text),
                    Self::Email(text) => person.email.clone_from(text),
                    Self::Telephone(text) => person.telephone.clone_from(text),
                    Self::Presence(presence) => person.presence = *presence,
                    Self::Listed(_) => {}
                }
            }
        }
    }
}
