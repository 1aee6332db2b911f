//! Keys, and what is held with them.

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the keys")]
pub enum Key {
    /// A letter (as a capital), a digit or a sign.
    Sign(char),
    /// A sign that counts when it is written, whatever has to be held for it on this keyboard.
    Written(char),
    Enter,
    Delete,
    Escape,
    Tab,
    Left,
    Right,
    Up,
    Down,
    /// F1 to F12.
    F(u8),
}

impl Key {
    /// What stands on it.
    fn cap(self) -> String {
        match self {
            Self::Sign(sign) | Self::Written(sign) => sign.to_string(),
            Self::Enter => "Enter".to_owned(),
            Self::Delete => "Entf".to_owned(),
            Self::Escape => "Esc".to_owned(),
            Self::Tab => "Tab".to_owned(),
            Self::Left => "←".to_owned(),
            Self::Right => "→".to_owned(),
            Self::Up => "↑".to_owned(),
            Self::Down => "↓".to_owned(),
            Self::F(number) => format!("F{number}"),
        }
    }
}

/// A key and exactly what is held with it: with anything more or less it is another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// Strg, on a Mac Cmd.
    pub strg: bool,
    /// Alt. AltGr arrives as Strg and Alt on many PCs.
    pub alt: bool,
    /// Umschalt.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// What stands on the keys.
    pub(super) fn caps(self) -> Vec<String> {
        let held = [(self.strg, "Strg"), (self.alt, "Alt"), (self.shift, "Umschalt")];
        let held = held.into_iter().filter(|(is, _)| *is).map(|(_, cap)| cap.to_owned());
        held.chain([self.key.cap()]).collect()
    }

    /// Whether holding it down does the same again and again: a held J must not answer one question after the other.
    pub fn repeats(self) -> bool {
        !self.is_plain() || matches!(self.key, Key::Left | Key::Right | Key::Up | Key::Down | Key::Tab)
    }

    /// Whether nothing is held with it.
    pub(super) fn is_plain(self) -> bool {
        !self.strg && !self.alt && !self.shift
    }
}

/// A key alone.
pub(super) const fn plain(key: Key) -> Chord {
    Chord { strg: false, alt: false, shift: false, key }
}

/// With Strg.
pub(super) const fn strg(key: Key) -> Chord {
    Chord { strg: true, ..plain(key) }
}

/// With Alt.
pub(super) const fn alt(key: Key) -> Chord {
    Chord { alt: true, ..plain(key) }
}

/// With Umschalt as well.
pub(super) const fn shifted(chord: Chord) -> Chord {
    Chord { shift: true, ..chord }
}
