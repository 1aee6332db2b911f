//! What the prompt about a password remembers.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::app::window::outcome::Problem;
use wiba_core::store::{PasswordChange, Strength};

/// What a password is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// To open this file, and what then.
    Unlock(PathBuf, Then),
    /// To seal the open file, which had none.
    Set,
    /// To seal it with another one.
    Change,
    /// None is: the file is to lose its own.
    Remove,
    /// None any more: this has been done.
    Done(PasswordChange),
}

/// What is done with a file whose password or key was right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app::window) enum Then {
    /// It is opened.
    Open,
    /// It is opened to be read only.
    Read,
    /// The same, and a copy of it is worked on.
    Copy,
    /// It is merged into the open file.
    Merge,
    /// It is a part, and its answers are taken over.
    TakeAnswers,
    /// It is a backup of the open file, and compared with it.
    Backup,
}

/// The prompt and what is typed in it, wiped from memory with it.
pub(in crate::app::window) struct PasswordPrompt {
    pub(super) reason: Reason,
    pub(super) typed: Zeroizing<String>,
    pub(super) again: Zeroizing<String>,
    /// Whether the letters can be read.
    pub(super) shown: bool,
    /// What was wrong with the last attempt.
    pub(super) fault: Option<Problem>,
    /// Of what is typed; `None` while nothing is.
    pub(super) strength: Option<Strength>,
    /// Opened in this frame: its field takes the focus.
    pub(super) fresh: bool,
}

impl PasswordPrompt {
    pub(super) fn new(reason: Reason) -> Self {
        // Room for every password, so that growing leaves no pieces of it behind.
        let empty = || Zeroizing::new(String::with_capacity(1024));
        Self { reason, typed: empty(), again: empty(), shown: false, fault: None, strength: None, fresh: true }
    }

    pub(super) fn failed(&mut self, message: String, hint: &str) {
        self.fault = Some(Problem { message, hint: hint.to_owned() });
        self.fresh = true;
    }
}
