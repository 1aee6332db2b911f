//! The arguments of lists and reports.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::words::{checklist, contact, date};
use wiba_core::catalog::Contact;
use wiba_core::report::Kind;

/// A list in one of three forms.
#[derive(Debug, Args)]
pub struct Listing {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Ausgabe als JSON
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Ausgabe als CSV, mit Semikolon getrennt
    #[arg(long)]
    pub csv: bool,
}

/// What to print.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// PDF, das geschrieben wird; ein Bericht von WiBA-Kompass wird ersetzt, eine andere Datei nicht
    #[arg(short = 'o', long = "ausgabe", value_name = "PDF")]
    pub output: PathBuf,
    /// Eine vorhandene Datei mit diesem Namen ersetzen, was immer sie ist (nie eine .wiba)
    #[arg(long)]
    pub ersetzen: bool,
    /// management, massnahmen, profil, vollstaendig oder fragebogen; ohne Angabe vollstaendig
    #[arg(long, value_name = "ART", default_value = "vollstaendig", hide_default_value = true)]
    pub art: Kind,
    /// Datum des Berichts statt des heutigen
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub datum: Option<Date>,
    /// Erläuterungen der Fragen mit drucken
    #[arg(long)]
    pub mit_erlaeuterung: bool,
    /// Fragen und Hilfen im amtlichen Wortlaut, den „wortlaut“ eingelesen hat
    #[arg(long)]
    pub wortlaut: bool,
    /// Fragebogen nur mit Fragen an diese Stelle, zum Beispiel IT
    #[arg(long, value_name = "STELLE", value_parser = contact)]
    pub kontakt: Option<Contact>,
    /// Fragebogen nur mit dieser Checkliste
    #[arg(long, value_name = "NUMMER", value_parser = checklist)]
    pub checkliste: Option<u8>,
    /// Fragebogen mit den bisherigen Antworten vorbelegen
    #[arg(long)]
    pub vorbelegt: bool,
    /// Fragebogen zum Ausfüllen am Bildschirm
    #[arg(long)]
    pub ausfuellbar: bool,
    /// Ohne Namen von Personen; was frei geschrieben ist (Notizen, Begründungen, Nachweise, Texte der Maßnahmen, Geltungsbereich, Name der Erhebung), bleibt, wie es ist
    #[arg(long)]
    pub ohne_namen: bool,
    /// Maßnahmenplan nur mit den Maßnahmen dieser Person oder Stelle
    #[arg(long, value_name = "WER", conflicts_with = "ohne_namen")]
    pub verantwortlich: Option<String>,
    /// Seit wann die Zusammenfassung Änderungen nennt, statt seit Beginn der Erhebung
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub seit: Option<Date>,
}
