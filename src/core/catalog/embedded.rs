//! The catalogue files that are built into the program.

use super::{Catalog, CatalogError, SourceFile};

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../checklists/", $name)))),*]
    };
}

const FILES: [(&str, &str); 22] = embed![
    "01-arbeit-ausserhalb.ron",
    "02-arbeit-innerhalb.ron",
    "03-backup.ron",
    "04-buerosoftware.ron",
    "05-client.ron",
    "06-drucker-und-multifunktionsgeraete.ron",
    "07-it-administration.ron",
    "08-mobile-endgeraete.ron",
    "09-netze.ron",
    "10-organisation-und-personal.ron",
    "11-outsourcing-und-cloud.ron",
    "12-rollen-berechtigungen-authentisierung.ron",
    "13-serverraum-und-datentraegerarchiv.ron",
    "14-serversysteme.ron",
    "15-sicherheitsmechanismen.ron",
    "16-telefonie-und-fax.ron",
    "17-umgang-mit-informationen.ron",
    "18-vorbereitung-fuer-sicherheitsvorfaelle.ron",
    "19-webserver-und-webanwendungen.ron",
    "glossar.ron",
    "katalog.ron",
    "profil-basis-absicherung.ron",
];

impl Catalog {
    /// The catalogue built into the program.
    ///
    /// # Errors
    /// Never for a released program: a test reads it.
    pub fn embedded() -> Result<Self, CatalogError> {
        Self::parse(&Self::embedded_files())
    }

    /// The built-in files, e.g. to write them to a folder as the start of an own catalogue.
    pub fn embedded_files() -> Vec<SourceFile> {
        FILES.iter().map(|(name, text)| SourceFile { name: (*name).to_owned(), text: (*text).to_owned() }).collect()
    }
}
