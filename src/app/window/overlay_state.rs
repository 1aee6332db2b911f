//! What is laid over the screen remembers this.

use std::path::PathBuf;

use wiba_core::assessment::Edit;
use wiba_core::desk::command::Command;

use super::password::Then;
use crate::app::screens::{hand_out, many, participants, search, welcome};

/// State of the overlays.
#[derive(Debug, Default)]
pub(super) struct OverlayState {
    /// Opened in this frame: its field takes the focus.
    pub fresh: bool,
    pub search: search::State,
    pub palette: search::State,
    pub finder: search::Finder,
    pub welcome: welcome::State,
    pub many: many::State,
    pub hand_out: hand_out::State,
    pub participants: participants::State,
}

impl OverlayState {
    /// Starts anew; what was searched for stays.
    pub(super) fn opened(&mut self) {
        self.fresh = true;
        self.palette = search::State::default();
    }
}

/// What is asked before a file is left.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Prompt {
    /// The open file cannot be saved, and this was to follow.
    Unsaved(Command),
    /// This file is open elsewhere; the text says where and since when.
    InUse(PathBuf, String),
    /// The open file is only read, and this was to be changed.
    ReadOnly(Vec<Edit>),
    /// This file opens with a key only, and this was to follow.
    NeedsKey(PathBuf, Then),
    /// The open file is being saved since then, which takes its time, and this is to follow.
    Saving(Command, f64),
    /// Fields hold what cannot be taken over, and this was to follow.
    Rejected(Command),
}
