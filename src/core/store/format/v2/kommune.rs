//! The master data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::maps::unique;
use super::super::syntax::FormatFault;
use super::people::Person;
use super::pictures::{Pictures, keep, picture};
use crate::assessment::{self, Id};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Kommune {
    name: String,
    ags: String,
    land: String,
    inhabitants: Option<u32>,
    leitung: String,
    isb: String,
    isb_email: String,
    confidentiality: String,
    invented: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    scope: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "unique")]
    people: BTreeMap<Id, Person>,
}

impl Default for Kommune {
    fn default() -> Self {
        Self::of(&assessment::Kommune::default(), &mut Pictures::new())
    }
}

impl Kommune {
    pub(super) fn of(kommune: &assessment::Kommune, pictures: &mut Pictures) -> Self {
        let assessment::Kommune {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
            scope,
            people,
        } = kommune.clone();
        let logo = keep(logo.as_ref(), pictures);
        let people = people.into_iter().map(|(id, person)| (id, Person::of(person))).collect();
        Self { name, ags, land, inhabitants, leitung, isb, isb_email, confidentiality, invented, logo, scope, people }
    }

    pub(super) fn read(self, pictures: &Pictures) -> Result<assessment::Kommune, FormatFault> {
        let Self {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
            scope,
            people,
        } = self;
        let logo = picture(logo, pictures)?;
        Ok(assessment::Kommune {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
            scope,
            people: people.into_iter().map(|(id, person)| (id, person.read())).collect(),
        })
    }
}
