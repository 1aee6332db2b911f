//! The arguments, in German.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use wiba_core::assessment::{AnswerValue, HandOutForm, Side};
use wiba_core::catalog::{Contact, QuestionId};
use wiba_core::report::Kind;
use wiba_core::store::OfficeLock;
use wiba_core::store::backups::KEPT_RANGE;

/// clap's own headings are English.
const TEMPLATE: &str = "{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}";

/// Die 19 WiBA-Checklisten des BSI für Kommunen: beantworten, priorisieren, drucken
#[derive(Debug, Parser)]
#[command(
    name = "wiba-kompass",
    version,
    help_template = TEMPLATE,
    override_usage = "wiba-kompass [OPTIONEN] [DATEI]\n        wiba-kompass [OPTIONEN] BEFEHL …",
    after_help = "Ohne Befehl öffnet sich das Fenster. Optionen stehen vor oder nach dem Befehl.\n„wiba-kompass BEFEHL --hilfe“ erklärt einen Befehl.\nAlle Befehle kommen ohne Bildschirm aus. Alle Daten bleiben auf diesem PC.",
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    propagate_version = true,
    next_help_heading = "Optionen"
)]
pub struct Arguments {
    /// Datei einer Kommune, die im Fenster geöffnet wird
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: Option<PathBuf>,

    /// Fenster mit der Beispielkommune Musterstadt; ohne Bildschirm stattdessen deren Bericht als PDF im aktuellen Ordner
    #[arg(long, conflicts_with = "file")]
    pub beispiel: bool,

    /// Grafikausgabe festlegen statt ausprobieren: wgpu (DirectX 12, Vulkan, Metal) oder glow (OpenGL)
    #[arg(long, value_name = "ART", value_parser = renderer)]
    pub renderer: Option<Renderer>,

    /// Eigenen Katalog aus diesem Ordner statt des eingebauten verwenden
    #[arg(long, value_name = "ORDNER", global = true, display_order = 100)]
    pub katalog: Option<PathBuf>,

    /// Passwort einer verschlüsselten Datei aus dieser Textdatei lesen, statt danach zu fragen
    #[arg(long = "passwort-datei", value_name = "TEXTDATEI", global = true, display_order = 99)]
    pub password_file: Option<PathBuf>,

    /// Schlüssel dieser Stelle aus dieser Datei lesen (AGE-SECRET-KEY-1…), für eine Kopie, die für sie ausgegeben wurde
    #[arg(long = "schluessel-datei", value_name = "TEXTDATEI", global = true, display_order = 99)]
    pub key_file: Option<PathBuf>,

    /// Diese Hilfe zeigen
    #[arg(long = "hilfe", alias = "help", short = 'h', global = true, display_order = 101, action = clap::ArgAction::Help)]
    pub help: Option<bool>,

    /// Version zeigen
    #[arg(long = "version", short = 'V', global = true, display_order = 102, action = clap::ArgAction::Version)]
    pub version: Option<bool>,

    /// Was zu tun ist; ohne Befehl öffnet sich das Fenster.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Command {
    /// Schreibt die Beispielkommune Musterstadt in eine neue Datei
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass beispiel DATEI")]
    Beispiel {
        /// Neue Datei
        #[arg(value_name = "DATEI", help_heading = "Argumente")]
        file: PathBuf,
    },
    /// Legt eine Kommune an
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass neu DATEI --name NAME")]
    Neu {
        /// Neue Datei
        #[arg(value_name = "DATEI", help_heading = "Argumente")]
        file: PathBuf,
        /// Name der Kommune, zum Beispiel „Stadt Musterstadt“
        #[arg(long, value_name = "NAME")]
        name: String,
    },
    /// Beantwortet eine Frage
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass antwort DATEI FRAGE WERT [--notiz TEXT] [--begruendung TEXT]")]
    Antwort {
        /// Datei der Kommune
        #[arg(value_name = "DATEI", help_heading = "Argumente")]
        file: PathBuf,
        /// Nummer der Frage, zum Beispiel 7.12
        #[arg(value_name = "FRAGE", help_heading = "Argumente")]
        question: QuestionId,
        /// ja, nein, nicht-relevant oder offen
        #[arg(value_name = "WERT", help_heading = "Argumente")]
        value: AnswerWord,
        /// Notiz zur Frage
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        notiz: Option<String>,
        /// Begründung, warum die Frage nicht relevant ist
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        begruendung: Option<String>,
    },
    /// Beantwortet viele Fragen auf einmal, alle oder keine
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass antworten DATEI --aus CSV")]
    Antworten {
        /// Datei der Kommune
        #[arg(value_name = "DATEI", help_heading = "Argumente")]
        file: PathBuf,
        /// Tabelle mit den Spalten frage;antwort;notiz;begruendung; leere Zellen ändern nichts
        #[arg(long = "aus", value_name = "CSV")]
        from: PathBuf,
    },
    /// Liest Antworten aus einer fremden Datei: Excel-Tool des BSI, Tabelle in CSV oder Excel
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass einlesen DATEI QUELLE [--vorschau] [--bei-konflikt behalten|ersetzen] [--json]")]
    Einlesen(TakeArguments),
    /// Alle Prüffragen mit dem, was dazu eingetragen ist
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass fragen DATEI [--json|--csv|--xlsx ZIEL] [--kontakt STELLE] [--antwort WERT]")]
    Fragen(QuestionsArguments),
    /// Kennzahlen: Bearbeitungsstand und Umsetzungsgrad
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass stand DATEI [--json]")]
    Stand {
        /// Datei der Kommune
        #[arg(value_name = "DATEI", help_heading = "Argumente")]
        file: PathBuf,
        /// Ausgabe als JSON
        #[arg(long)]
        json: bool,
    },
    /// Maßnahmenplan, das Dringende und Günstige zuerst
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass plan DATEI [--json|--csv]")]
    Plan(Listing),
    /// Anforderungen des Profils mit Umsetzungsstatus und Gründen
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass profil DATEI [--json|--csv]")]
    Profil(Listing),
    /// Schreibt einen Bericht als PDF
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass bericht DATEI -o PDF [OPTIONEN]")]
    Bericht(ReportArguments),
    /// Gibt die Datei für andere aus: verschlüsselt für eine Stelle, oder als Excel-Tool des BSI
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass ausgeben DATEI --fuer age1… -o ZIEL\n        wiba-kompass ausgeben DATEI --wiba-xlsx ZIEL [--vorlage ORIGINAL] [--ersetzen]")]
    Ausgeben(HandOutArguments),
    /// Gibt Fragen an andere aus, als Excel-Tabelle, Word-Dokument oder WiBA-Datei, und zeigt, was noch unterwegs ist
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass verteilen DATEI (--kontakt STELLE | --person WER | --fragen IDS) --als xlsx|docx|wiba -o ZIEL [OPTIONEN]\n        wiba-kompass verteilen DATEI [--json]\n        wiba-kompass verteilen DATEI --erledigt N | --zurueckgenommen N")]
    Verteilen(DistributeArguments),
    /// Liest den amtlichen Wortlaut der Fragen aus dem eigenen Excel-Tool oder den Checklisten des BSI, nur für diesen PC
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass wortlaut [QUELLE | --entfernen]")]
    Wortlaut(WordingArguments),
    /// Verschlüsselt die Datei mit einem Passwort, ändert es oder entfernt es
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass passwort DATEI setzen|aendern|entfernen [--neues-passwort-datei TEXTDATEI]")]
    Passwort {
        /// Datei der Kommune
        #[arg(value_name = "DATEI", help_heading = "Argumente")]
        file: PathBuf,
        /// setzen, aendern oder entfernen
        #[arg(value_name = "WAS", help_heading = "Argumente")]
        wish: PasswordWish,
        /// Das neue Passwort aus dieser Textdatei lesen, statt danach zu fragen
        #[arg(long = "neues-passwort-datei", value_name = "TEXTDATEI")]
        new: Option<PathBuf>,
    },
    /// Führt zwei Fassungen derselben Datei zusammen, Feld für Feld
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass zusammenfuehren DATEI ANDERE [--basis ALT] [-o ZIEL] [--bei-konflikt meine|andere] [--vorschau] [--json]")]
    Zusammenfuehren(MergeArguments),
    /// Zeigt die Sicherungen einer Datei auf diesem PC und legt eine davon als neue Datei an
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass wiederherstellen DATEI [--liste | --stand N [-o ZIEL]]")]
    Wiederherstellen(RestoreArguments),
    /// Prüft die Datei und listet die Hinweise
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass pruefen DATEI [--json] [--reparieren ZIEL]")]
    Pruefen(CheckArguments),
    /// Öffnet .wiba mit einem Doppelklick, nur für die eigene Anmeldung (nur Windows)
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass verknuepfen [--entfernen]")]
    Verknuepfen {
        /// Die Verknüpfung wieder entfernen
        #[arg(long)]
        entfernen: bool,
    },
    /// Die 19 Checklisten
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass katalog [--json]")]
    Katalog {
        /// Ausgabe als JSON, mit allen Fragen
        #[arg(long)]
        json: bool,
    },
}

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
    #[arg(long)]
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
    #[arg(long, value_name = "N")]
    pub stand: Option<usize>,
    /// Neue Datei, die den Stand der Sicherung erhält
    #[arg(short = 'o', long = "ausgabe", value_name = "ZIEL", requires = "stand")]
    pub output: Option<PathBuf>,
    /// So viele Sicherungen von jeder Datei künftig aufheben (1 bis 200)
    #[arg(long, value_name = "ANZAHL", value_parser = kept, conflicts_with_all = ["liste", "stand", "output"])]
    pub behalten: Option<usize>,
}

/// Whose version holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideWord(pub Side);

impl std::str::FromStr for SideWord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "meine" => Ok(Self(Side::Mine)),
            "andere" => Ok(Self(Side::Other)),
            _ => Err(format!("„{text}“ ist keine der beiden Fassungen; möglich sind meine und andere")),
        }
    }
}

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
}

/// What happens to a field where the file says something else than what is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// What is recorded stays.
    Keep,
    /// What the file says takes its place.
    Replace,
}

/// Which questions, and in which form.
#[derive(Debug, Args)]
pub struct QuestionsArguments {
    /// Datei der Kommune
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    pub file: PathBuf,
    /// Ausgabe als JSON
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Ausgabe als CSV, mit Semikolon getrennt; „einlesen“ liest sie wieder
    #[arg(long)]
    pub csv: bool,
    /// Excel-Arbeitsmappe schreiben; „einlesen“ liest sie wieder
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
    #[arg(long = "erledigt", value_name = "N", conflicts_with_all = ["form", "json", "taken_back"])]
    pub done: Option<usize>,
    /// Als zurückgenommen vermerken: die Nummer in der Liste
    #[arg(long = "zurueckgenommen", value_name = "N", conflicts_with_all = ["form", "json"])]
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
    /// management, massnahmen, profil, vollstaendig oder fragebogen
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
    /// Ohne Namen von Personen; Notizen, Begründungen und Nachweise bleiben, wie sie sind
    #[arg(long)]
    pub ohne_namen: bool,
    /// Maßnahmenplan nur mit den Maßnahmen dieser Person oder Stelle
    #[arg(long, value_name = "WER", conflicts_with = "ohne_namen")]
    pub verantwortlich: Option<String>,
    /// Seit wann die Zusammenfassung Änderungen nennt, statt seit Beginn der Erhebung
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub seit: Option<Date>,
}

/// An answer as it is typed; „offen“ takes one back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerWord(pub Option<AnswerValue>);

impl std::str::FromStr for AnswerWord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        wiba_core::exchange::answer_word(text)
            .map(Self)
            .ok_or_else(|| format!("„{text}“ ist keine Antwort; erwartet wird ja, nein, nicht-relevant oder offen"))
    }
}

/// What is done with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordWish {
    /// A file that has none gets one.
    Setzen,
    /// Another one in place of the one it has.
    Aendern,
    /// It has none from then on.
    Entfernen,
}

impl std::str::FromStr for PasswordWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "setzen" => Ok(Self::Setzen),
            "aendern" | "ändern" => Ok(Self::Aendern),
            "entfernen" => Ok(Self::Entfernen),
            _ => Err(format!("„{text}“ passt hier nicht; erwartet wird setzen, aendern oder entfernen")),
        }
    }
}

/// What paints the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX.
    Wgpu,
    /// OpenGL.
    Glow,
}

fn renderer(text: &str) -> Result<Renderer, String> {
    match text.to_lowercase().as_str() {
        "wgpu" => Ok(Renderer::Wgpu),
        "glow" => Ok(Renderer::Glow),
        _ => Err(format!("„{text}“ ist keine Grafikausgabe; möglich sind wgpu und glow")),
    }
}

fn kept(text: &str) -> Result<usize, String> {
    let number = text.trim().parse().ok().filter(|number| KEPT_RANGE.contains(number));
    number.ok_or_else(|| format!("„{text}“ ist keine Anzahl von {} bis {}", KEPT_RANGE.start(), KEPT_RANGE.end()))
}

fn decision(text: &str) -> Result<Decision, String> {
    match text.trim().to_lowercase().as_str() {
        "behalten" => Ok(Decision::Keep),
        "ersetzen" => Ok(Decision::Replace),
        _ => Err(format!("„{text}“ ist keine Wahl; möglich sind behalten und ersetzen")),
    }
}

fn hand_out_form(text: &str) -> Result<HandOutForm, String> {
    let wanted = text.trim().to_lowercase();
    let known = HandOutForm::ALL.into_iter().find(|form| form.ending() == wanted);
    known.ok_or_else(|| format!("„{text}“ ist keine Form; möglich sind xlsx, docx und wiba"))
}

fn contact(text: &str) -> Result<Contact, String> {
    let wanted = text.trim().to_lowercase();
    Contact::ALL.into_iter().find(|contact| contact.label().to_lowercase() == wanted).ok_or_else(|| {
        let known: Vec<_> = Contact::ALL.iter().map(|contact| contact.label()).collect();
        format!("„{text}“ ist keine Stelle; bekannt sind {}", known.join(", "))
    })
}

fn checklist(text: &str) -> Result<u8, String> {
    text.trim()
        .parse()
        .map_err(|_| format!("„{text}“ ist keine Nummer einer Checkliste; erwartet wird eine Zahl, zum Beispiel 7"))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("„{text}“ ist kein Datum; erwartet wird JJJJ-MM-TT, zum Beispiel 2026-11-22"))
}
