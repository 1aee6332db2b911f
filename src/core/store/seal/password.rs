//! A password, the same however it was typed.

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A password that is not empty. Letters with marks are one letter each (NFC), whatever keyboard wrote them; blanks count.
/// It is wiped from memory when it is dropped, and never printed.
#[derive(Debug, Clone)]
pub struct Password(pub(super) SecretString);

/// What a password may not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Nothing.
    #[error("Das Passwort ist leer")]
    Empty,
    /// Of a file: other bytes than those of UTF-8.
    #[error("Das Passwort ist nicht in UTF-8 geschrieben")]
    NotUtf8,
    /// It holds what nobody can type: a line break, a tab, another control character.
    #[error("Das Passwort enthält einen Zeilenumbruch oder ein anderes Steuerzeichen")]
    Control,
}

impl PasswordFault {
    /// What to do.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Empty => "Ein Passwort eingeben, am besten mehrere Wörter.",
            Self::NotUtf8 | Self::Control => {
                "In der Passwortdatei darf nur das Passwort stehen, als Text in UTF-8, mit höchstens einem Zeilenumbruch am Ende."
            }
        }
    }
}

impl Password {
    /// One that was typed.
    ///
    /// # Errors
    /// [`PasswordFault::Empty`] or [`PasswordFault::Control`].
    pub fn new(typed: &str) -> Result<Self, PasswordFault> {
        if typed.is_empty() {
            return Err(PasswordFault::Empty);
        }
        if typed.chars().any(char::is_control) {
            return Err(PasswordFault::Control);
        }
        // Written into a buffer that is large enough, so that no piece is left where it grew.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * 3));
        normal.extend(typed.nfc());
        Ok(Self(SecretString::from(normal.as_str())))
    }

    /// Whether another one is the same.
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }

    /// The content of a password file: UTF-8, where a byte order mark at the start and one line break at the end do not
    /// belong to it.
    ///
    /// # Errors
    /// [`PasswordFault`] for everything else.
    pub fn from_file(bytes: &[u8]) -> Result<Self, PasswordFault> {
        let text = std::str::from_utf8(bytes).map_err(|_| PasswordFault::NotUtf8)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\n')).unwrap_or(text);
        Self::new(text)
    }
}
