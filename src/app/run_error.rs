//! Why the window does not open, or is gone.

use std::path::PathBuf;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No display, or nothing that could paint on it.
    #[error("Das Fenster lässt sich nicht öffnen, es fehlt ein Bildschirm oder eine passende Grafikausgabe ({reason})")]
    NoWindow {
        /// What the system says.
        reason: String,
    },
    /// The program stopped by a fault of its own; what was not saved went to a copy.
    #[error("Das Programm wurde durch einen Fehler beendet{}", copy.as_ref().map(|path| format!(". Der letzte Stand liegt in „{}“", path.display())).unwrap_or_default())]
    Crashed {
        /// Where the copy is, if one was needed and could be made.
        copy: Option<PathBuf>,
    },
    /// What painted the window is gone, and no other would open it again; the open file was saved.
    #[error("Die Grafikausgabe ist ausgefallen, und das Fenster ließ sich nicht wieder öffnen. {}", copy.as_ref().map_or("Die Datei ist gespeichert".to_owned(), |path| format!("Der letzte Stand liegt in „{}“", path.display())))]
    GraphicsLost {
        /// Where a copy is, if the file could not be saved.
        copy: Option<PathBuf>,
    },
}

impl RunError {
    /// What the user can do now.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoWindow { .. } => {
                "Ohne Bildschirm arbeiten alle Befehle, zum Beispiel „wiba-kompass bericht“; „wiba-kompass --hilfe“ erklärt sie."
            }
            Self::GraphicsLost { copy: None } | Self::Crashed { copy: None } => "Das Programm neu starten.",
            Self::GraphicsLost { copy: Some(_) } | Self::Crashed { copy: Some(_) } => {
                "Das Programm neu starten: Es bietet die Kopie an."
            }
        }
    }
}
