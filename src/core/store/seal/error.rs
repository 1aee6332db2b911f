//! Why something sealed cannot be opened, as far as age can tell the reasons apart.

use age::DecryptError;

/// The most work for a password that is done, as an exponent of 2: twice that of our own files.
pub(super) const MOST_WORK: u8 = 18;

/// What is wrong with a sealed file, or with what it was to be opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealFault {
    /// It needs a password.
    Locked,
    /// The password is another one.
    WrongPassword,
    /// The part that holds the key is damaged.
    KeyDamaged,
    /// The part that holds the answers is damaged.
    BodyDamaged,
    /// The end is missing.
    CutOff,
    /// Checking the password would take more than this program wants to do: the exponent, of which each one doubles it.
    TooMuchWork(u8),
    /// A copy that was made for somebody's key.
    NeedsKey,
    /// Such a copy is damaged or cut off.
    CopyDamaged,
    /// The key is not the one that the copy was made for.
    WrongKey,
}

impl SealFault {
    /// What opening the key with a password says.
    pub(super) fn of_key(error: &DecryptError) -> Self {
        match error {
            DecryptError::DecryptionFailed => Self::WrongPassword,
            DecryptError::ExcessiveWork { required, .. } => Self::TooMuchWork(*required),
            _ => Self::KeyDamaged,
        }
    }

    /// What is the matter, as the rest of a sentence about the file.
    pub(in crate::store) fn what(self) -> String {
        match self {
            Self::Locked => "ist verschlüsselt".to_owned(),
            Self::WrongPassword => "lässt sich mit diesem Passwort nicht öffnen".to_owned(),
            Self::KeyDamaged => "ist beschädigt: Der Teil mit dem Schlüssel ist nicht mehr lesbar".to_owned(),
            Self::BodyDamaged => {
                "ist beschädigt: Das Passwort stimmt, aber der Teil mit den Antworten ist nicht mehr lesbar".to_owned()
            }
            Self::CutOff => "ist abgeschnitten: Das Ende der verschlüsselten Datei fehlt".to_owned(),
            Self::TooMuchWork(factor) => format!(
                "verlangt für das Passwort den Rechenaufwand 2 hoch {factor}; erlaubt ist höchstens 2 hoch {MOST_WORK}, damit eine fremde Datei den PC nicht lahmlegt"
            ),
            Self::NeedsKey => "ist eine Kopie für eine andere Stelle und mit deren Schlüssel verschlüsselt".to_owned(),
            Self::CopyDamaged => {
                "ist beschädigt: Der Schlüssel stimmt, aber der Inhalt ist nicht mehr lesbar".to_owned()
            }
            Self::WrongKey => "ist für einen anderen Schlüssel verschlüsselt oder beschädigt".to_owned(),
        }
    }

    /// What the user can do.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Locked => "Das Passwort eingeben.",
            Self::WrongPassword => {
                "Groß- und Kleinschreibung, Feststelltaste und Tastaturbelegung prüfen. Ohne das Passwort kann niemand die Datei lesen. Stimmt es sicher, ist der Teil mit dem Schlüssel beschädigt: dann eine Sicherung öffnen."
            }
            Self::KeyDamaged | Self::BodyDamaged | Self::CutOff => {
                "Liegt daneben eine Datei mit der Endung .wiba.bak, ist sie die Fassung vor dem letzten Speichern: eine Kopie davon mit der Endung .wiba öffnen; sonst eine Sicherung. Die Datei ist unverändert."
            }
            Self::TooMuchWork(_) => {
                "WiBA-Kompass schreibt solche Dateien nicht. Wer ihr vertraut, öffnet sie mit dem Programm age, siehe README."
            }
            Self::NeedsKey => {
                "Zum Lesen den Schlüssel angeben, der mit AGE-SECRET-KEY-1 beginnt. Ändern lässt sich die Kopie nicht."
            }
            Self::CopyDamaged => "Die Kopie noch einmal ausgeben lassen.",
            Self::WrongKey => {
                "Den Schlüssel angeben, dessen öffentlicher Teil (age1…) beim Ausgeben genannt wurde, oder die Kopie neu ausgeben lassen."
            }
        }
    }
}
