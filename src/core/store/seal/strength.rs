//! How good a password is: what an attacker who has the file would try first.

use std::sync::LazyLock;

use super::Password;
use crate::assessment::Kommune;
use secrecy::ExposeSecret;

/// German words that people take for passwords, the most frequent ones first; umlauts also as two letters.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("woerter.txt").split_whitespace().collect());

/// From „sehr schwach“ to „sehr gut“.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Guessed at once.
    VeryWeak,
    /// Guessed within a day.
    Weak,
    /// Withstands a while.
    Fair,
    /// Withstands everybody who has the file and some computers.
    Good,
    /// The same for long.
    VeryGood,
}

impl Strength {
    /// Judges a password for the file of a Kommune: its names count as known.
    pub fn of(password: &Password, kommune: &Kommune) -> Self {
        let known = [&kommune.name, &kommune.land, &kommune.leitung, &kommune.isb].map(String::as_str);
        let parts = known.iter().flat_map(|name| name.split(|char: char| !char.is_alphanumeric()));
        let known: Vec<String> =
            known.iter().copied().chain(parts).filter(|part| part.chars().count() > 2).map(str::to_lowercase).collect();
        let inputs: Vec<&str> = known.iter().map(String::as_str).chain(WORDS.iter().copied()).collect();
        match u8::from(zxcvbn::zxcvbn(password.0.expose_secret(), &inputs).score()) {
            0 => Self::VeryWeak,
            1 => Self::Weak,
            2 => Self::Fair,
            3 => Self::Good,
            _ => Self::VeryGood,
        }
    }

    /// Whether the user should be warned.
    pub fn is_weak(self) -> bool {
        self < Self::Good
    }

    /// In a word or two.
    pub fn label(self) -> &'static str {
        match self {
            Self::VeryWeak => "sehr schwach",
            Self::Weak => "schwach",
            Self::Fair => "mäßig",
            Self::Good => "gut",
            Self::VeryGood => "sehr gut",
        }
    }

    /// What to do about a weak one.
    pub fn advice(self) -> &'static str {
        if self.is_weak() {
            "Leicht zu erraten. Besser sind vier oder mehr zufällige Wörter, die nichts mit der Kommune zu tun haben."
        } else {
            "Gut aufbewahren: Ein Ersatzschlüssel ist nicht vorgesehen."
        }
    }
}
