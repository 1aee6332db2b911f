//! What can go wrong with files: what happened, and what to do.

use std::io;
use std::path::{Path, PathBuf};

use super::atomic::Unplaced;
use super::{Holder, SealFault};
use crate::wording::system_error::{in_german, told};

/// An error of the store. `Display` says what happened, [`StoreError::hint`] what to do. Nothing on disk has changed,
/// except perhaps with [`StoreError::Uncertain`].
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be read.
    #[error("„{}“ kann nicht gelesen werden: {}", path.display(), in_german(source))]
    Read {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file cannot be written.
    #[error("„{}“ kann nicht geschrieben werden: {}", path.display(), in_german(source))]
    Write {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system reported an error at the last step, and it cannot be seen whether that was done.
    #[error("Ob „{}“ gespeichert ist, ist ungewiss: {}", path.display(), in_german(source))]
    Uncertain {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Nothing in it, or zeros only: what power cuts and broken synchronisations leave.
    #[error("„{}“ ist leer", path.display())]
    Empty {
        /// Which file.
        path: PathBuf,
        /// Whether the version before lies beside it.
        backup: bool,
    },
    /// More than any Kommune needs; it would not be opened again.
    #[error("„{}“ ist mit mehr als {} MB zu groß", path.display(), super::MAX_BYTES / 1024 / 1024)]
    TooLarge {
        /// Which file.
        path: PathBuf,
    },
    /// A file of another program.
    #[error("„{}“ ist keine Datei von WiBA-Kompass", path.display())]
    Foreign {
        /// Which file.
        path: PathBuf,
    },
    /// One of ours that cannot be understood any more.
    #[error("„{}“ ist beschädigt, Zeile {line}: {reason}", path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What the reader expected.
        reason: String,
        /// Whether it lies in the Verlauf, behind all answers: then they are there, see [`super::examine()`].
        in_journal: bool,
    },
    /// Written by a later version.
    #[error("„{}“ hat das Dateiformat {found}; diese Version liest bis Format {known}", path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The newest that this version reads.
        known: u32,
    },
    /// Written by a later version of the program, in a format that this one knows.
    #[error("„{}“ ist mit Version {version} geschrieben; diese ist {}", path.display(), env!("CARGO_PKG_VERSION"))]
    NewerVersion {
        /// Which file.
        path: PathBuf,
        /// The version that wrote it.
        version: String,
    },
    /// Well-formed, but it says two things about one.
    #[error("„{}“ widerspricht sich: {reason}", path.display())]
    Contradictory {
        /// Which file.
        path: PathBuf,
        /// What contradicts what.
        reason: String,
    },
    /// Sealed, and not to be opened like this.
    #[error("„{}“ {}", path.display(), fault.what())]
    Seal {
        /// Which file.
        path: PathBuf,
        /// Why not.
        fault: SealFault,
    },
    /// A format number that never was.
    #[error("„{}“ hat das unbekannte Dateiformat {found}", path.display())]
    UnknownFormat {
        /// Which file.
        path: PathBuf,
        /// Its format.
        found: u32,
    },
    /// A new file would replace one.
    #[error("„{}“ gibt es schon", path.display())]
    Exists {
        /// Which file.
        path: PathBuf,
    },
    /// Somebody else saved in between.
    #[error("„{}“ wurde seit dem Öffnen von jemand anderem oder einem anderen Programm geändert", path.display())]
    ChangedOnDisk {
        /// Which file.
        path: PathBuf,
    },
    /// Another window or command is at work on it.
    #[error("„{}“ ist schon in einem anderen Fenster oder Befehl geöffnet{}", path.display(), by(holder.as_ref()))]
    InUse {
        /// Which file.
        path: PathBuf,
        /// Who it is, if that can be read.
        holder: Option<Holder>,
    },
    /// Whether somebody is at work on it cannot be found out.
    #[error("„{}“ lässt sich nicht sperren („{}“: {})", path.display(), lock.display(), in_german(source))]
    Lock {
        /// Which file.
        path: PathBuf,
        /// The file beside it that is locked.
        lock: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A report or table would replace an assessment.
    #[error("„{}“ ist eine Datei mit Antworten und kein Ziel für etwas anderes", path.display())]
    TargetIsAssessment {
        /// Which file.
        path: PathBuf,
    },
    /// A report or table would replace a file that is none of ours.
    #[error("„{}“ gibt es schon und ist kein Bericht von WiBA-Kompass", path.display())]
    TargetTaken {
        /// Which file.
        path: PathBuf,
    },
}

impl StoreError {
    /// Reading failed.
    pub fn read(path: &Path, source: io::Error) -> Self {
        // Windows says of a folder that it may not be read.
        let source = if path.is_dir() { told(io::ErrorKind::IsADirectory, "es ist ein Ordner") } else { source };
        Self::Read { path: path.to_owned(), source }
    }

    /// Writing failed.
    pub fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }

    pub(super) fn unplaced(path: &Path, unplaced: Unplaced) -> Self {
        match unplaced {
            Unplaced::Refused(source) => Self::write(path, source),
            Unplaced::Unknown(source) => Self::Uncertain { path: path.to_owned(), source },
        }
    }

    /// What the user can do now.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => "Schreibweise und Ordner prüfen.",
            Self::Read { source, .. } if source.kind() == io::ErrorKind::IsADirectory => {
                "Eine Datei in dem Ordner wählen."
            }
            Self::Read { .. } => "Prüfen, ob die Datei erreichbar ist und gelesen werden darf.",
            Self::Write { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "Den Ordner anlegen oder das Laufwerk verbinden, oder an einem anderen Ort speichern."
            }
            Self::Write { source, .. } if source.kind() == io::ErrorKind::IsADirectory => {
                "Auch einen Namen für die Datei angeben."
            }
            Self::Write { source, .. } if source.kind() == io::ErrorKind::InvalidFilename => {
                "Einen kürzeren Namen ohne Sonderzeichen wählen."
            }
            Self::Write { .. } => {
                "An einem anderen Ort speichern oder Platz und Schreibrechte schaffen. Die bisherige Datei ist unverändert."
            }
            Self::Uncertain { .. } => {
                "Prüfen, ob der Ordner erreichbar ist, und noch einmal speichern oder die Datei neu öffnen."
            }
            Self::Empty { backup: true, .. } => {
                "Daneben liegt die Fassung vor dem letzten Speichern mit der Endung .wiba.bak: eine Kopie davon mit der Endung .wiba öffnen."
            }
            Self::Empty { backup: false, .. } => "Die Datei aus einer Sicherung wiederherstellen. Sie ist unverändert.",
            Self::TooLarge { .. } => {
                "So groß wird eine Datei von WiBA-Kompass nicht: die richtige Datei wählen oder eine Sicherung öffnen. Sie ist unverändert."
            }
            Self::Foreign { .. } => "Eine Datei mit der Endung .wiba wählen. Die Datei ist unverändert.",
            Self::Damaged { in_journal: true, .. } => {
                "Alle Antworten und Maßnahmen stehen davor und sind lesbar, nur der Verlauf ist beschädigt. Liegt daneben eine Datei mit der Endung .wiba.bak, ist sie die Fassung vor dem letzten Speichern: eine Kopie davon mit der Endung .wiba öffnen; sonst eine Sicherung. Die Datei ist unverändert."
            }
            Self::Damaged { .. } => {
                "Liegt daneben eine Datei mit der Endung .wiba.bak, ist sie die Fassung vor dem letzten Speichern: eine Kopie davon mit der Endung .wiba öffnen."
            }
            Self::Contradictory { .. } => {
                "Die Stelle mit einem Texteditor berichtigen oder die Datei aus einer Sicherung wiederherstellen. Sie ist unverändert."
            }
            Self::Newer { .. } | Self::NewerVersion { .. } => {
                "Eine neuere Version von WiBA-Kompass verwenden. Die Datei ist unverändert."
            }
            Self::Seal { fault, .. } => fault.hint(),
            Self::UnknownFormat { .. } => "Die Datei aus einer Sicherung wiederherstellen. Sie ist unverändert.",
            Self::Exists { .. } => "Einen anderen Namen wählen oder die vorhandene Datei öffnen.",
            Self::ChangedOnDisk { .. } => {
                "Beide Fassungen zusammenführen oder die eigene unter anderem Namen speichern."
            }
            Self::InUse { .. } => "Das andere Fenster schließen und noch einmal versuchen.",
            Self::Lock { .. } => {
                "Arbeitet niemand sonst an der Datei, die genannte Sperrdatei löschen; sonst deren Rechte berichtigen."
            }
            Self::TargetIsAssessment { .. } => "Einen anderen Namen wählen. Die Datei ist unverändert.",
            Self::TargetTaken { .. } => "Einen anderen Namen wählen. Die Datei ist unverändert.",
        }
    }
}

fn by(holder: Option<&Holder>) -> String {
    holder.map_or_else(String::new, |holder| format!(" ({holder})"))
}
