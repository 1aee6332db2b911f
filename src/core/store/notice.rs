//! What a save that has succeeded could not do as well.

use std::fmt;
use std::path::PathBuf;

/// Something to tell the user once; the file itself is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveNotice {
    /// Group or access list of the version before could not be given to the new one.
    AccessLost {
        /// Which file.
        path: PathBuf,
    },
    /// The file had a second name, which still leads to the version before.
    LinkParted {
        /// Which file.
        path: PathBuf,
    },
    /// An older version stays plain text, though the file has a password now.
    PlainCopy {
        /// Which file.
        path: PathBuf,
    },
    /// The dated backups stay plain text, because they are also those of another file that has no password.
    SharedBackups {
        /// Which file that is.
        other: PathBuf,
    },
    /// Another version beside the file is plain text, though the file has a password now.
    PlainVersion {
        /// Which file.
        path: PathBuf,
    },
    /// At the last moment somebody else had put another version there.
    OtherKept {
        /// Which file.
        path: PathBuf,
        /// Where that version lies now.
        other: PathBuf,
    },
    /// The version before could not be kept among the dated backups.
    NotDated {
        /// Which file.
        path: PathBuf,
        /// Why, in German.
        reason: String,
    },
    /// The version before could not be kept.
    BackupFailed {
        /// Which file it would have been.
        path: PathBuf,
        /// Why, in German.
        reason: String,
    },
}

impl SaveNotice {
    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::AccessLost { .. } => {
                "Wer die Datei mit anderen teilt, sollte ihre Gruppe und Rechte prüfen und neu setzen."
            }
            Self::LinkParted { .. } => {
                "Sollen beide Namen zur selben Datei führen, den anderen löschen und als symbolische Verknüpfung neu anlegen."
            }
            Self::OtherKept { .. } => {
                "Beide Fassungen sind vollständig. „Zusammenführen“ übernimmt, was in der anderen neu ist."
            }
            Self::NotDated { .. } => {
                "Platz und Rechte im Ordner der lokalen Daten prüfen. Die Datei selbst ist gespeichert, und daneben liegt die vorige Fassung als .bak."
            }
            Self::SharedBackups { .. } => {
                "Sollen sie auch verschlüsselt sein: der anderen Datei dasselbe Passwort geben oder sie löschen und dann das Passwort noch einmal setzen."
            }
            Self::PlainCopy { .. } => "Die Datei löschen, sobald das möglich ist.",
            Self::PlainVersion { .. } => {
                "Wird sie noch gebraucht, auch ihr ein Passwort geben. Sonst übernimmt „Zusammenführen“, was in ihr neu ist, und danach kann sie weg."
            }
            Self::BackupFailed { .. } => "Platz und Rechte im Ordner prüfen. Die Datei selbst ist gespeichert.",
        }
    }
}

impl fmt::Display for SaveNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AccessLost { path } => write!(
                f,
                "„{}“ ist gespeichert, aber Gruppe oder Zugriffsrechte ließen sich nicht beibehalten",
                path.display()
            ),
            Self::LinkParted { path } => write!(
                f,
                "„{}“ ist gespeichert, aber nur unter diesem Namen: Ein zweiter Name (harter Link) führt noch zur alten Fassung",
                path.display()
            ),
            Self::OtherKept { path, other } => write!(
                f,
                "„{}“ ist gespeichert; eine Fassung, die im selben Augenblick von jemand anderem kam, liegt jetzt in „{}“",
                path.display(),
                other.display()
            ),
            Self::NotDated { path, reason } => {
                write!(f, "Von „{}“ ließ sich keine Sicherung anlegen: {reason}", path.display())
            }
            Self::PlainCopy { path } => write!(
                f,
                "„{}“ ist eine ältere Fassung ohne Verschlüsselung und ließ sich nicht verschlüsseln",
                path.display()
            ),
            Self::SharedBackups { other } => write!(
                f,
                "Die Sicherungen auf diesem PC sind nicht verschlüsselt: Sie sind auch die von „{}“, einer Fassung ohne Passwort",
                other.display()
            ),
            Self::PlainVersion { path } => {
                write!(f, "„{}“ ist eine andere Fassung derselben Kommune und nicht verschlüsselt", path.display())
            }
            Self::BackupFailed { path, reason } => {
                write!(f, "Die vorige Fassung ließ sich nicht als „{}“ aufheben: {reason}", path.display())
            }
        }
    }
}
