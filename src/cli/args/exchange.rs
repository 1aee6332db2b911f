//! The arguments of what goes to others and comes back from them.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::results::Listing;
use super::words::{AnswerWord, Decision, contact, date, decision, hand_out_form, number};
use wiba_core::assessment::HandOutForm;
use wiba_core::catalog::{Contact, QuestionId};
use wiba_core::store::OfficeLock;

/// What to read, and what to do where it says something else.
#[derive(Debug, Args)]
pub struct TakeArguments {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Datei mit Antworten
    #[arg(value_name = "QUELLE", help_heading = "Argumente")]
    pub source: PathBuf,
    /// Nur zeigen, was neu, gleich, anders und nicht verstanden ist
    #[arg(long, conflicts_with = "bei_konflikt")]
    pub vorschau: bool,
    /// Wo etwas anderes eingetragen ist: behalten, was dort steht, oder ersetzen
    #[arg(long, value_name = "WAHL", value_parser = decision)]
    pub bei_konflikt: Option<Decision>,
    /// Ausgabe als JSON
    #[arg(long)]
    pub json: bool,
    /// Passwort der Datei mit Antworten aus dieser Textdatei lesen, wenn es ein anderes ist
    #[arg(long = "passwort-datei-andere", value_name = "TEXTDATEI")]
    pub other_password_file: Option<PathBuf>,
}

/// Which questions, and in which form.
#[derive(Debug, Args)]
pub struct QuestionsArguments {
    #[command(flatten)]
    pub form: Listing,
    /// Excel-Arbeitsmappe schreiben; „einlesen“ liest sie und die CSV wieder
    #[arg(long, value_name = "ZIEL", conflicts_with_all = ["json", "csv"])]
    pub xlsx: Option<PathBuf>,
    /// Eine vorhandene Datei mit diesem Namen ersetzen (nie eine .wiba)
    #[arg(long, requires = "xlsx")]
    pub ersetzen: bool,
    /// Nur Fragen an diese Stelle, zum Beispiel IT
    #[arg(long, value_name = "STELLE", value_parser = contact)]
    pub kontakt: Option<Contact>,
    /// Nur Fragen mit dieser Antwort: ja, nein, nicht-relevant oder offen
    #[arg(long, value_name = "WERT")]
    pub antwort: Option<AnswerWord>,
}

/// For whom, and as what.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("form").required(true).args(["fuer", "wiba_xlsx"]))]
pub struct HandOutArguments {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Kopie, die nur mit dem Schlüssel dieser Stelle zu lesen ist: ihr öffentlicher Schlüssel, age1…
    #[arg(long, value_name = "SCHLUESSEL", requires = "output")]
    pub fuer: Option<OfficeLock>,
    /// Neue Datei, die für die Stelle geschrieben wird
    #[arg(short = 'o', long = "ausgabe", value_name = "ZIEL", conflicts_with = "wiba_xlsx")]
    pub output: Option<PathBuf>,
    /// Excel-Arbeitsmappe mit den Antworten, wie das Tool des BSI sie hat
    #[arg(long, value_name = "ZIEL")]
    pub wiba_xlsx: Option<PathBuf>,
    /// Das eigene Excel-Tool des BSI: In einer Kopie davon werden nur Umsetzung und Notizen eingetragen
    #[arg(long, visible_alias = "original", value_name = "ORIGINAL", requires = "wiba_xlsx")]
    pub vorlage: Option<PathBuf>,
    /// Eine vorhandene Arbeitsmappe mit diesem Namen ersetzen
    #[arg(long, requires = "wiba_xlsx")]
    pub ersetzen: bool,
}

/// Which questions go out, to whom and as what; or what is out.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("which").args(["contact", "person", "questions"]))]
pub struct DistributeArguments {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Alle Fragen an diese Stelle, zum Beispiel Gebäude
    #[arg(long = "kontakt", value_name = "STELLE", value_parser = contact, requires = "form")]
    pub contact: Option<Contact>,
    /// Alle Fragen in Klärung, zu denen diese Person oder Stelle genannt ist
    #[arg(long, value_name = "WER", requires = "form")]
    pub person: Option<String>,
    /// Diese Fragen, mit Komma getrennt, zum Beispiel 7.12,12.2
    #[arg(long = "fragen", value_name = "IDS", value_delimiter = ',', requires = "form")]
    pub questions: Vec<QuestionId>,
    /// In welcher Form: xlsx, docx oder wiba
    #[arg(long = "als", value_name = "FORM", value_parser = hand_out_form, requires_all = ["output", "which"])]
    pub form: Option<HandOutForm>,
    /// Datei, die geschrieben wird
    #[arg(short = 'o', long = "ausgabe", value_name = "ZIEL", requires = "form")]
    pub output: Option<PathBuf>,
    /// An wen sie geht, wenn nicht an die genannte Stelle oder Person
    #[arg(long = "an", value_name = "WER", requires = "form")]
    pub to: Option<String>,
    /// Bis wann die Antworten zurück sein sollen
    #[arg(long = "bis", value_name = "JJJJ-MM-TT", value_parser = date, requires = "form")]
    pub until: Option<Date>,
    /// Mit den bisherigen Antworten, Notizen und Nachweisen
    #[arg(long = "vorbelegt", requires = "form")]
    pub answered: bool,
    /// Eine vorhandene Tabelle oder ein Dokument mit diesem Namen ersetzen (nie eine .wiba)
    #[arg(long = "ersetzen", requires = "form")]
    pub replace: bool,
    /// Was verteilt ist, als JSON
    #[arg(long, conflicts_with = "form")]
    pub json: bool,
    /// Als erledigt vermerken: die Nummer in der Liste
    #[arg(long = "erledigt", value_name = "N", value_parser = number, conflicts_with_all = ["form", "json", "taken_back"])]
    pub done: Option<usize>,
    /// Als zurückgenommen vermerken: die Nummer in der Liste
    #[arg(long = "zurueckgenommen", value_name = "N", value_parser = number, conflicts_with_all = ["form", "json"])]
    pub taken_back: Option<usize>,
}

/// From where the official wording is taken.
#[derive(Debug, Args)]
pub struct WordingArguments {
    /// Excel-Tool des BSI, Checklisten in Word (auch als ZIP) oder Zuordnung zu den Anforderungen (.xlsx)
    #[arg(value_name = "QUELLE", help_heading = "Argumente")]
    pub source: Option<PathBuf>,
    /// Den eingelesenen Wortlaut von diesem PC entfernen
    #[arg(long, conflicts_with = "source")]
    pub entfernen: bool,
}
