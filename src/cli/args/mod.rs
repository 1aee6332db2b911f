//! The arguments, in German.

mod exchange;
mod results;
mod versions;
mod words;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

pub use self::exchange::{DistributeArguments, HandOutArguments, QuestionsArguments, TakeArguments, WordingArguments};
pub use self::results::{Listing, ReportArguments};
pub use self::versions::{CheckArguments, MergeArguments, RestoreArguments};
pub use self::words::{AnswerWord, Decision, PasswordWish, Renderer};
use self::words::{question, renderer};
use wiba_core::catalog::QuestionId;

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

    /// Passwort einer verschlüsselten Datei aus dieser Textdatei lesen, statt danach zu fragen; neu und beispiel verschlüsseln damit
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

impl Command {
    /// Why an option is not for what is to be done, where clap cannot tell; the caller would believe that it was obeyed.
    pub(super) fn contradiction(&self) -> Option<&'static str> {
        match self {
            Self::Passwort { wish: PasswordWish::Entfernen, new: Some(_), .. } => Some(
                "„--neues-passwort-datei“ und „entfernen“ gehen nicht zusammen; „aendern“ setzt ein neues Passwort",
            ),
            _ => None,
        }
    }

    /// The file of a Kommune that must be there for the command.
    pub(super) fn kommune(&self) -> Option<&Path> {
        match self {
            Self::Antwort { file, .. }
            | Self::Antworten { file, .. }
            | Self::Stand { file, .. }
            | Self::Passwort { file, .. }
            | Self::Einlesen(TakeArguments { file, .. })
            | Self::Fragen(QuestionsArguments { form: Listing { file, .. }, .. })
            | Self::Plan(Listing { file, .. })
            | Self::Profil(Listing { file, .. })
            | Self::Bericht(ReportArguments { file, .. })
            | Self::Ausgeben(HandOutArguments { file, .. })
            | Self::Verteilen(DistributeArguments { file, .. })
            | Self::Zusammenfuehren(MergeArguments { file, .. })
            | Self::Pruefen(CheckArguments { file, .. }) => Some(file),
            Self::Beispiel { .. }
            | Self::Neu { .. }
            | Self::Wortlaut(_)
            | Self::Wiederherstellen(_)
            | Self::Verknuepfen { .. }
            | Self::Katalog { .. } => None,
        }
    }
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
        #[arg(value_name = "FRAGE", help_heading = "Argumente", value_parser = question)]
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
    /// Liest Antworten aus einer fremden Datei: Excel-Tool und Checklisten (Word, ZIP) des BSI, Tabelle in CSV oder Excel, ausgefüllter Fragebogen (PDF), verteilte Fragen
    #[command(help_template = TEMPLATE, next_help_heading = "Optionen", override_usage = "wiba-kompass einlesen DATEI QUELLE [--vorschau] [--bei-konflikt behalten|ersetzen] [--passwort-datei-andere TEXTDATEI] [--json]")]
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
