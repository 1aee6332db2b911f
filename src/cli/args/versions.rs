//! The arguments of what concerns the file itself: checking it, merging versions, taking one back.

use std::path::PathBuf;

use clap::Args;

use super::words::{SideWord, kept, number};

/// What to check.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Ausgabe als JSON
    #[arg(long)]
    pub json: bool,
    /// Neue Datei: eine Kopie ohne die Fehler; genannt wird, was in ihr fehlt
    #[arg(long, value_name = "ZIEL")]
    pub reparieren: Option<PathBuf>,
}

/// What to merge.
#[derive(Debug, Args)]
pub struct MergeArguments {
    /// Datei der Kommune; sie wird geändert, wenn kein Ziel angegeben ist
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Die andere Fassung; sie bleibt, wie sie ist
    #[arg(value_name = "ANDERE", help_heading = "Argumente")]
    pub other: PathBuf,
    /// Ältere Fassung, aus der beide hervorgegangen sind; sonst zeigt der Verlauf, was beiden gemeinsam ist
    #[arg(long, value_name = "ALT")]
    pub basis: Option<PathBuf>,
    /// Neue Datei für das Ergebnis; die beiden anderen bleiben, wie sie sind
    #[arg(short = 'o', long = "ausgabe", value_name = "ZIEL")]
    pub output: Option<PathBuf>,
    /// Was gilt, wenn beide Fassungen verschieden geändert sind: meine (DATEI) oder andere (ANDERE)
    #[arg(long, value_name = "WESSEN")]
    pub bei_konflikt: Option<SideWord>,
    /// Nur zeigen, was übernommen würde
    #[arg(long, conflicts_with = "output")]
    pub vorschau: bool,
    /// Ausgabe als JSON
    #[arg(long)]
    pub json: bool,
    /// Passwort der anderen Fassung aus dieser Textdatei lesen, wenn es ein anderes ist
    #[arg(long = "passwort-datei-andere", value_name = "TEXTDATEI")]
    pub other_password_file: Option<PathBuf>,
}

/// Which backup, and where to.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// Datei der Kommune; sie bleibt, wie sie ist, und muss nicht mehr lesbar sein
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Die Sicherungen als JSON
    #[arg(long, conflicts_with_all = ["stand", "output"])]
    pub liste: bool,
    /// Nummer der Sicherung; ohne -o wird gezeigt, was in ihr anders ist als in der Datei
    #[arg(long, value_name = "N", value_parser = number)]
    pub stand: Option<usize>,
    /// Neue Datei, die den Stand der Sicherung erhält
    #[arg(short = 'o', long = "ausgabe", value_name = "ZIEL", requires = "stand")]
    pub output: Option<PathBuf>,
    /// So viele Sicherungen von jeder Datei künftig aufheben (1 bis 200)
    #[arg(long, value_name = "ANZAHL", value_parser = kept, conflicts_with_all = ["liste", "stand", "output"])]
    pub behalten: Option<usize>,
}
