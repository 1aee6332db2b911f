//! Master data of a Kommune.

use std::collections::BTreeMap;

use super::{Id, Person};

/// A German Land with the two digits that its municipalities' AGS start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Land {
    /// First two digits of the amtlicher Gemeindeschlüssel.
    pub prefix: &'static str,
    /// Name.
    pub name: &'static str,
}

/// The 16 Länder by AGS prefix (amtliches Gemeindeverzeichnis).
pub const LAENDER: [Land; 16] = [
    Land { prefix: "01", name: "Schleswig-Holstein" },
    Land { prefix: "02", name: "Hamburg" },
    Land { prefix: "03", name: "Niedersachsen" },
    Land { prefix: "04", name: "Bremen" },
    Land { prefix: "05", name: "Nordrhein-Westfalen" },
    Land { prefix: "06", name: "Hessen" },
    Land { prefix: "07", name: "Rheinland-Pfalz" },
    Land { prefix: "08", name: "Baden-Württemberg" },
    Land { prefix: "09", name: "Bayern" },
    Land { prefix: "10", name: "Saarland" },
    Land { prefix: "11", name: "Berlin" },
    Land { prefix: "12", name: "Brandenburg" },
    Land { prefix: "13", name: "Mecklenburg-Vorpommern" },
    Land { prefix: "14", name: "Sachsen" },
    Land { prefix: "15", name: "Sachsen-Anhalt" },
    Land { prefix: "16", name: "Thüringen" },
];

/// Coat of arms or logo, kept inside the file so that it travels with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// A PNG in Base64.
    pub base64: String,
}

/// The institution that is assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kommune {
    /// As it signs, e.g. „Stadt Musterstadt“.
    pub name: String,
    /// Amtlicher Gemeindeschlüssel, 8 digits; empty if unknown.
    pub ags: String,
    /// Name of the Land; empty if unknown.
    pub land: String,
    /// Number of inhabitants.
    pub inhabitants: Option<u32>,
    /// Who leads the administration (Bürgermeisterin, Landrat …).
    pub leitung: String,
    /// Who is in charge of information security.
    pub isb: String,
    /// How to reach them.
    pub isb_email: String,
    /// Stands on every page of a report.
    pub confidentiality: String,
    /// An invented Kommune: said wherever its name stands.
    pub invented: bool,
    /// Coat of arms or logo for the cover.
    pub logo: Option<Logo>,
    /// Geltungsbereich: which offices, places and systems were assessed.
    pub scope: String,
    /// People and offices.
    pub people: BTreeMap<Id, Person>,
}

impl Kommune {
    /// Whether a person or office is responsible where `owner` is named: by the name, or as the office of the person.
    pub fn answers_for(&self, who: &str, owner: &str) -> bool {
        let (who, owner) = (who.trim().to_lowercase(), owner.trim().to_lowercase());
        if who.is_empty() || owner.is_empty() {
            return false;
        }
        let belongs =
            |person: &Person| person.label().to_lowercase() == owner && person.office.trim().to_lowercase() == who;
        who == owner || self.people.values().any(belongs)
    }
}

impl Default for Kommune {
    fn default() -> Self {
        Self {
            name: String::new(),
            ags: String::new(),
            land: String::new(),
            inhabitants: None,
            leitung: String::new(),
            isb: String::new(),
            isb_email: String::new(),
            confidentiality: "Vertraulich".to_owned(),
            invented: false,
            logo: None,
            scope: String::new(),
            people: BTreeMap::new(),
        }
    }
}
