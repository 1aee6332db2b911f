//! Edits of the master data.

use crate::assessment::{Kommune, Logo};

/// A field of the master data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the fields of `Kommune`")]
pub enum KommuneEdit {
    Name(String),
    Ags(String),
    Land(String),
    Inhabitants(Option<u32>),
    Leitung(String),
    Isb(String),
    IsbEmail(String),
    Confidentiality(String),
    Logo(Option<Logo>),
    Scope(String),
}

impl KommuneEdit {
    pub(in crate::assessment) fn current(&self, kommune: &Kommune) -> Self {
        match self {
            Self::Name(_) => Self::Name(kommune.name.clone()),
            Self::Ags(_) => Self::Ags(kommune.ags.clone()),
            Self::Land(_) => Self::Land(kommune.land.clone()),
            Self::Inhabitants(_) => Self::Inhabitants(kommune.inhabitants),
            Self::Leitung(_) => Self::Leitung(kommune.leitung.clone()),
            Self::Isb(_) => Self::Isb(kommune.isb.clone()),
            Self::IsbEmail(_) => Self::IsbEmail(kommune.isb_email.clone()),
            Self::Confidentiality(_) => Self::Confidentiality(kommune.confidentiality.clone()),
            Self::Logo(_) => Self::Logo(kommune.logo.clone()),
            Self::Scope(_) => Self::Scope(kommune.scope.clone()),
        }
    }

    pub(in crate::assessment) fn write(&self, kommune: &mut Kommune) {
        match self {
            Self::Name(text) => kommune.name.clone_from(text),
            Self::Ags(text) => kommune.ags.clone_from(text),
            Self::Land(text) => kommune.land.clone_from(text),
            Self::Inhabitants(count) => kommune.inhabitants = *count,
            Self::Leitung(text) => kommune.leitung.clone_from(text),
            Self::Isb(text) => kommune.isb.clone_from(text),
            Self::IsbEmail(text) => kommune.isb_email.clone_from(text),
            Self::Confidentiality(text) => kommune.confidentiality.clone_from(text),
            Self::Logo(logo) => kommune.logo.clone_from(logo),
            Self::Scope(text) => kommune.scope.clone_from(text),
        }
    }
}
