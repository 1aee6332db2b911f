//! A checklist and its questions.

use serde::{Deserialize, Serialize};

use super::{QuestionId, RequirementId, Yardstick};

/// WiBA's effort for a measure, as a range: it depends on the starting point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "(u8, u8)")]
pub struct Effort {
    /// 1 (same day) to 4 (long-term, with experts), in the best case.
    pub min: u8,
    /// 1–4, in the worst case; never below `min`.
    pub max: u8,
}

impl TryFrom<(u8, u8)> for Effort {
    type Error = String;

    fn try_from((min, max): (u8, u8)) -> Result<Self, String> {
        if (1..=4).contains(&min) && (min..=4).contains(&max) {
            Ok(Self { min, max })
        } else {
            Err(format!("„({min}, {max})“ ist kein Aufwand: Er liegt zwischen 1 und 4, der kleinere Wert zuerst"))
        }
    }
}

impl std::fmt::Display for Effort {
    /// `2` or `1–4`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.min == self.max { f.pad(&self.min.to_string()) } else { f.pad(&format!("{}–{}", self.min, self.max)) }
    }
}

/// Who in a municipality can answer a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the German words themselves")]
pub enum Contact {
    Leitung,
    #[serde(rename = "ISB")]
    Isb,
    #[serde(rename = "IT")]
    It,
    Organisation,
    Personal,
    #[serde(rename = "Gebäude")]
    Gebaeude,
    Fachamt,
    Datenschutz,
    Dienstleister,
}

impl Contact {
    /// All, in the order of a selection list.
    pub const ALL: [Self; 9] = [
        Self::Leitung,
        Self::Isb,
        Self::It,
        Self::Organisation,
        Self::Personal,
        Self::Gebaeude,
        Self::Fachamt,
        Self::Datenschutz,
        Self::Dienstleister,
    ];

    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Leitung => "Leitung",
            Self::Isb => "ISB",
            Self::It => "IT",
            Self::Organisation => "Organisation",
            Self::Personal => "Personal",
            Self::Gebaeude => "Gebäude",
            Self::Fachamt => "Fachamt",
            Self::Datenschutz => "Datenschutz",
            Self::Dienstleister => "Dienstleister",
        }
    }
}

/// What a question protects against, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the German words themselves")]
pub enum Threat {
    Ransomware,
    Schadsoftware,
    Phishing,
    Datenabfluss,
    Datenverlust,
    Diebstahl,
    Ausfall,
    Fehlbedienung,
    Fremdzugriff,
    Manipulation,
    Mitlesen,
    Elementarschaden,
}

impl Threat {
    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ransomware => "Ransomware",
            Self::Schadsoftware => "Schadsoftware",
            Self::Phishing => "Phishing",
            Self::Datenabfluss => "Datenabfluss",
            Self::Datenverlust => "Datenverlust",
            Self::Diebstahl => "Diebstahl",
            Self::Ausfall => "Ausfall",
            Self::Fehlbedienung => "Fehlbedienung",
            Self::Fremdzugriff => "Fremdzugriff",
            Self::Manipulation => "Manipulation",
            Self::Mitlesen => "Mitlesen",
            Self::Elementarschaden => "Elementarschaden",
        }
    }
}

/// What to do when the answer is Nein.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Imperative, at most 60 characters.
    pub title: String,
    /// One to five; who has done them all can answer Ja. The smallest comes first.
    pub steps: Vec<String>,
}

/// A yes/no question of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Prints as `7.12`.
    pub id: QuestionId,
    /// The edition of the catalogue in which its meaning last changed.
    pub edition: u32,
    /// For lists and charts, at most 32 characters.
    pub short: String,
    /// The question itself; „Ja“ is the good state.
    pub text: String,
    /// When it is Ja; a catalogue of one's own may have none.
    pub yardstick: Option<Yardstick>,
    /// Why it matters, and hard terms made plain.
    pub explanation: String,
    /// What to do after a Nein.
    pub measure: Recommendation,
    /// What an auditor would accept as evidence.
    pub evidence: Vec<String>,
    /// Who can answer, the most likely first.
    pub contacts: Vec<Contact>,
    /// What it protects against.
    pub threat: Threat,
    /// WiBA's effort.
    pub effort: Effort,
    /// The requirements of the Kompendium that WiBA maps it to; may be empty.
    pub requirements: Vec<RequirementId>,
}

/// A WiBA checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// 1–19.
    pub number: u8,
    /// The official title.
    pub title: String,
    /// At most 22 characters, for the navigation and charts.
    pub short: String,
    /// Priority group 1–4.
    pub priority: u8,
    /// Position 1–19 in the working order that the BSI recommends.
    pub order: u8,
    /// What is achieved when the list is done.
    pub goal: String,
    /// What belongs here and what elsewhere.
    pub scope: String,
    /// Two or three sentences that lead in.
    pub introduction: String,
    /// When the whole list may be „Nicht relevant“ and how to document that.
    pub not_relevant: String,
    /// By number; without gaps, unless the catalogue was made by [`super::Catalog::only`].
    pub questions: Vec<Question>,
}
