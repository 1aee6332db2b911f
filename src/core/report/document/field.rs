//! What is filled in: by hand on paper, or on the screen.

use crate::assessment::FormField;

/// Something to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// By which a program finds it: „7.12/antwort/ja“.
    pub name: String,
    /// What it is for, in words.
    pub about: String,
    /// What is filled in.
    pub kind: FieldKind,
}

/// What is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A box to tick.
    Check {
        /// Whether it is ticked already.
        on: bool,
    },
    /// Lines to write on.
    Text {
        /// What stands there already.
        value: String,
    },
}

impl Field {
    /// A box to tick.
    pub fn check(name: FormField, about: String, on: bool) -> Self {
        Self { name: name.to_string(), about, kind: FieldKind::Check { on } }
    }

    /// Lines to write on.
    pub fn text(name: FormField, about: &str, value: &str) -> Self {
        Self { name: name.to_string(), about: about.to_owned(), kind: FieldKind::Text { value: value.to_owned() } }
    }
}
