//! People and offices of a Kommune, and who took part in a round.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::assessment;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    office: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    telephone: String,
    #[serde(default, skip_serializing_if = "Presence::is_here")]
    presence: Presence,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Presence {
    #[default]
    Here,
    Absent,
    Left,
}

impl Presence {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    fn is_here(&self) -> bool {
        *self == Self::Here
    }
}

impl From<Presence> for assessment::Presence {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::Here => Self::Here,
            Presence::Absent => Self::Absent,
            Presence::Left => Self::Left,
        }
    }
}

impl From<assessment::Presence> for Presence {
    fn from(presence: assessment::Presence) -> Self {
        match presence {
            assessment::Presence::Here => Self::Here,
            assessment::Presence::Absent => Self::Absent,
            assessment::Presence::Left => Self::Left,
        }
    }
}

impl Person {
    pub(super) fn of(person: assessment::Person) -> Self {
        let assessment::Person { name, office, email, telephone, presence } = person;
        Self { name, office, email, telephone, presence: presence.into() }
    }

    pub(super) fn read(self) -> assessment::Person {
        let Self { name, office, email, telephone, presence } = self;
        assessment::Person { name, office, email, telephone, presence: presence.into() }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Participant {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

impl Participant {
    pub(super) fn of(participant: &assessment::Participant) -> Self {
        Self { name: participant.name.clone(), date: participant.date }
    }

    pub(super) fn read(self) -> assessment::Participant {
        assessment::Participant { name: self.name, date: self.date }
    }
}
