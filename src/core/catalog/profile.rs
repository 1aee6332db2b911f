//! The profile that coverage is measured against: Bausteine and Anforderungen of the IT-Grundschutz-Kompendium.

use serde::{Deserialize, Serialize};

use super::RequirementId;

/// How far a requirement of the IT-Grundschutz-Kompendium 2023 goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Basis-Anforderung: to be fulfilled first.
    Basis,
    /// Standard-Anforderung: state of the art for normal protection needs.
    Standard,
    /// Anforderung bei erhöhtem Schutzbedarf.
    Hoch,
}

impl Level {
    /// The Kompendium's own word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Basis => "Basis",
            Self::Standard => "Standard",
            Self::Hoch => "Hoch",
        }
    }
}

/// A requirement of a Baustein.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// e.g. `ORP.4.A8`.
    pub id: RequirementId,
    /// Title in the Kompendium, Edition 2023.
    pub title: String,
    /// Level in the Kompendium, Edition 2023.
    pub level: Level,
}

/// A module of the IT-Grundschutz-Kompendium.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baustein {
    /// e.g. `ORP.4`.
    pub id: String,
    /// Title in the Kompendium.
    pub title: String,
    /// Those of its requirements that belong to the profile.
    pub requirements: Vec<Requirement>,
}

/// The list of requirements that a municipality is measured against.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name of the list.
    pub title: String,
    /// Where the list comes from; printed wherever coverage is spoken of.
    pub provenance: String,
    /// In the Kompendium's order.
    pub bausteine: Vec<Baustein>,
}

impl Profile {
    /// All requirements with their Baustein, in order.
    pub fn requirements(&self) -> impl Iterator<Item = (&Baustein, &Requirement)> {
        self.bausteine
            .iter()
            .flat_map(|baustein| baustein.requirements.iter().map(move |requirement| (baustein, requirement)))
    }

    /// The requirement with this id (e.g. `ORP.4.A8`).
    pub fn requirement(&self, id: &RequirementId) -> Option<&Requirement> {
        self.requirements().map(|(_, requirement)| requirement).find(|requirement| requirement.id == *id)
    }
}
