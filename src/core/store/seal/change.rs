//! What to know when the password of a file has changed: what the program cannot reach.

/// What happened to a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordChange {
    /// A file that had none has one.
    Set,
    /// It has another one.
    Changed,
    /// It has none any more.
    Removed,
}

impl PasswordChange {
    /// What was done, as the rest of a sentence about the file.
    pub fn done(self) -> &'static str {
        match self {
            Self::Set => "ist jetzt verschlüsselt",
            Self::Changed => "hat ein neues Passwort",
            Self::Removed => "ist nicht mehr verschlüsselt",
        }
    }

    /// What stays as it was.
    pub fn beyond_reach(self) -> &'static str {
        match self {
            Self::Set => {
                "Sicherungen auf anderen PCs werden verschlüsselt, sobald die Datei dort geöffnet wird. Nicht verschlüsselt bleiben Kopien, die andere angelegt haben: Sicherungen der IT, frühere Fassungen in der Cloud und im Papierkorb, E-Mail-Anhänge, Berichte und Tabellen; auch gelöschte Reste auf dem Datenträger. Wer sicher sein will, löscht sie dort."
            }
            Self::Changed => {
                "Frühere Fassungen, auch die daneben mit der Endung .bak und die Sicherungen auf diesem und anderen PCs, öffnet weiterhin das bisherige Passwort. Ist es bekannt geworden, diese Fassungen löschen."
            }
            Self::Removed => {
                "Jeder, der die Datei erreicht, kann sie lesen. Die Fassung davor (Endung .bak) und die Sicherungen auf diesem und anderen PCs öffnet weiterhin das bisherige Passwort."
            }
        }
    }
}
